#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "exchange/vcard_take.h"
#include "exchange/vcard_values.h"

#include "base/ban.h"

/* Ten years; a longer rhythm is a typing mistake. */
#define RHYTHM_MAX 3660

void
vcard_take_own_fact(struct vcard_taking *t, const struct vcard_property *p,
                    const char *word) {
    (void)word;
    contact_add_fact(t->c, vcard_text(t, p));
}

void
vcard_take_own_star(struct vcard_taking *t, const struct vcard_property *p,
                    const char *word) {
    (void)word;
    t->c->starred = strcmp(vcard_text(t, p), "1") == 0;
}

/* date;method;text */
void
vcard_take_own_touch(struct vcard_taking *t, const struct vcard_property *p,
                     const char *word) {
    (void)word;
    struct strings parts = vcard_split(t->ctx, vcard_value(t->ctx, p), ';');
    struct date date;
    if (parts.count < 3 || !vcard_date(parts.items[0], 0, &date))
        return;
    contact_add_touch(t->c, date, vcard_unescape(t->ctx, parts.items[1], NULL),
                      vcard_unescape(t->ctx, parts.items[2], NULL));
}

void
vcard_take_own_last_talked(struct vcard_taking *t, const struct vcard_property *p,
                           const char *word) {
    (void)word;
    struct date date;
    if (vcard_date(vcard_text(t, p), 0, &date) && date.year)
        t->c->last_talked = date;
}

void
vcard_take_own_rhythm(struct vcard_taking *t, const struct vcard_property *p,
                      const char *word) {
    (void)word;
    long days = strtol(vcard_text(t, p), NULL, 10);
    if (days > 0 && days <= RHYTHM_MAX)
        t->c->rhythm_days = (int)days;
}
