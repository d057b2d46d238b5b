#ifndef VIEW_SOURCES_H
#define VIEW_SOURCES_H

#include "app/sources.h"
#include "view/model.h"

/*
 * {"date","direction","from","to","all","first","total","seen":proportion,
 * "where":side,"who":side,"why":side,"how":side,"when":{"unit","periods":[{"from",
 * "to","count"}],"years","since","total","months":[12],"seasons":[{"name","count",
 * "share"}],"chance","says","stands_out"}}; a side:
 * {"said","unsaid","leads","says","groups":[{"word" or
 * "person","count","share","seen","last"}],"others":{"groups","referrals"}}. Each share
 * is a view_proportion(). With `only` (one of these words), the others are null.
 */
json_t *view_sources(const struct sources_answer *answer, const char *only);

#endif
