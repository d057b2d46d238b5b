/* From a name as typed to a person. */
#ifndef APP_RESOLVE_H
#define APP_RESOLVE_H

#include "app/app.h"

struct named {
    int64_t id;
    const char *name;
    const char *organisation; /* or NULL */
    bool active;
};
struct named_list ARRAY(struct named);

/*
 * The person meant by `typed`: "#12" or "12" is an id; otherwise part of a name, in any
 * case, without accents, in any order; a nickname, organisation or tag word helps.
 * People on the list come before those let go. One fits: *out. Several fit: AMBIGUOUS,
 * with the candidates in `several` (may be NULL) and in the message. Nobody: NOT_FOUND,
 * with those whose names are near. Opens no transaction of its own.
 */
MUST_CHECK enum fault app_resolve(const void *ctx, const struct app *app,
                                  const char *typed, struct named *out,
                                  struct named_list *several, struct error *err);

#endif
