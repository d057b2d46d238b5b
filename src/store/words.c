#include "store/words.h"

#include "domain/words.h"
#include "store/db.h"
#include "store/row.h"

#include "base/ban.h"

enum fault
words_in_use(const void *ctx, struct store *st, enum tag_kind kind,
             struct word_uses *out, struct error *err) {
    struct stmt *s;
    TRY(db_prepare(st->db, "words_in_use", &s, err));
    db_bind_text(s, 1, tag_kind_word(kind));
    for (;;) {
        bool row;
        TRY(db_step(s, &row, err));
        if (!row)
            return FAULT_NONE;
        *array_add(ctx, out) = (struct word_use){.word = db_need_text(ctx, s, 0),
                                                 .word_key = db_need_text(ctx, s, 1),
                                                 .people = (int)db_int(s, 2)};
    }
}

enum fault
words_tags(const void *ctx, struct store *st, enum tag_kind kind, const char *word_key,
           struct tags *out, struct error *err) {
    struct stmt *s;
    TRY(db_prepare(st->db, "words_tags", &s, err));
    db_bind_text(s, 1, tag_kind_word(kind));
    db_bind_text(s, 2, word_key);
    for (;;) {
        bool row;
        TRY(db_step(s, &row, err));
        if (!row)
            return FAULT_NONE;
        row_read(ctx, s, 0, &TAG, array_add(ctx, out));
    }
}

enum fault
words_has(struct store *st, int64_t person_id, enum tag_kind kind, const char *word_key,
          bool *out, struct error *err) {
    struct stmt *s;
    bool row;
    TRY(db_prepare(st->db, "words_has", &s, err));
    db_bind_int(s, 1, person_id);
    db_bind_text(s, 2, tag_kind_word(kind));
    db_bind_text(s, 3, word_key);
    TRY(db_step(s, &row, err));
    *out = row && db_int(s, 0) > 0;
    db_reset(s);
    return FAULT_NONE;
}
