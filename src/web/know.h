/* What is known of somebody, as a part of their page. */
#ifndef WEB_KNOW_H
#define WEB_KNOW_H

#include "web/page.h"

/* m["know"] = what view_profile() says, with "path", "known" (anything is written
 * down) and "to_find_out" (the gaps in words); null for somebody off the list of whom
 * nothing is known. */
MUST_CHECK enum fault know_panel(const struct request *rq, json_t *m,
                                 struct error *err);

#endif
