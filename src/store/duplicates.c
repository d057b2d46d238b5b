#include "store/duplicates.h"

#include <string.h>

#include "base/memory.h"
#include "domain/words.h"

#include "base/ban.h"

static enum fault
load_people(const void *ctx, struct store *st, struct likenesses *out,
            struct error *err) {
    struct stmt *s;
    TRY(db_prepare(st->db, "duplicates_people", &s, err));
    for (;;) {
        bool row;
        TRY(db_step(s, &row, err));
        if (!row)
            return FAULT_NONE;
        *array_add(ctx, out) = (struct likeness){.id = db_int(s, 0),
                                                 .name_key = db_need_text(ctx, s, 1),
                                                 .organisation = db_text(ctx, s, 2)};
    }
}

enum fault
duplicates_load(const void *ctx, struct store *st, struct likenesses *out,
                struct error *err) {
    struct stmt *s;
    size_t at = 0;
    TRY(load_people(ctx, st, out, err));
    TRY(db_prepare(st->db, "duplicates_ways", &s, err));
    for (;;) {
        bool row;
        TRY(db_step(s, &row, err));
        if (!row)
            return FAULT_NONE;
        /* Both are in order of the person. */
        int64_t id = db_int(s, 0);
        while (at < out->count && out->items[at].id < id)
            at++;
        if (at == out->count || out->items[at].id != id)
            continue;
        bool email = strcmp(db_need_peek(s, 1), way_kind_word(WAY_EMAIL)) == 0;
        struct likeness *p = &out->items[at];
        *array_add(ctx, email ? &p->emails : &p->phones) = db_need_text(ctx, s, 2);
    }
}
