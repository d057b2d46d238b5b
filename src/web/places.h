/*
 * Where one can go: the pages that stand in the navigation, and a few more that are
 * found by typing.
 */
#ifndef WEB_PLACES_H
#define WEB_PLACES_H

#include <jansson.h>

struct place {
    const char *name, *path;
    const char *key;   /* the letter that leads there, or NULL */
    const char *words; /* what is there; searched as well */
};

/* Each ends with a place without a name. */
extern const struct place main_places[];     /* always in sight */
extern const struct place more_places[];     /* in the menu */
extern const struct place referral_places[]; /* tabs of the referral programme */
extern const struct place hidden_places[];   /* found by typing alone */

/* [{"name","path","key","words","current"}]. */
json_t *places_model(const struct place *places, const char *path);

#endif
