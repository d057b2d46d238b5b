#include "store/ledger.h"

#include "store/row.h"

#include "base/ban.h"

static enum fault
read_all(const void *ctx, struct stmt *s, struct named_referrals *out,
         struct error *err) {
    for (;;) {
        bool row;
        TRY(db_step(s, &row, err));
        if (!row)
            return FAULT_NONE;
        struct named_referral *r = array_add(ctx, out);
        row_read(ctx, s, 0, &REFERRAL, &r->referral);
        r->name = db_need_text(ctx, s, (int)REFERRAL.count);
    }
}

enum fault
ledger_load(const void *ctx, struct store *st, int64_t person_id,
            struct named_referrals *out, struct error *err) {
    struct stmt *s;
    TRY(db_prepare(st->db, person_id ? "ledger_of" : "ledger", &s, err));
    if (person_id)
        db_bind_int(s, 1, person_id);
    return read_all(ctx, s, out, err);
}

enum fault
ledger_unanswered(const void *ctx, struct store *st, struct named_referrals *out,
                  struct error *err) {
    struct stmt *s;
    TRY(db_prepare(st->db, "ledger_unanswered", &s, err));
    return read_all(ctx, s, out, err);
}

enum fault
ledger_unbooked(const void *ctx, struct store *st, day_t answered,
                struct named_referrals *out, struct error *err) {
    struct stmt *s;
    TRY(db_prepare(st->db, "ledger_unbooked", &s, err));
    db_bind_int(s, 1, answered);
    return read_all(ctx, s, out, err);
}

enum fault
ledger_received_since(const void *ctx, struct store *st, day_t since,
                      struct named_referrals *out, struct error *err) {
    struct stmt *s;
    TRY(db_prepare(st->db, "ledger_received_since", &s, err));
    db_bind_int(s, 1, since);
    return read_all(ctx, s, out, err);
}

enum fault
ledger_thanks(const void *ctx, struct store *st, struct named_referrals *out,
              struct error *err) {
    struct stmt *s;
    TRY(db_prepare(st->db, "ledger_thanks", &s, err));
    return read_all(ctx, s, out, err);
}

enum fault
ledger_thanked(const void *ctx, struct store *st, day_t since, int limit,
               struct named_referrals *out, struct error *err) {
    struct stmt *s;
    TRY(db_prepare(st->db, "ledger_thanked", &s, err));
    db_bind_int(s, 1, since);
    db_bind_int(s, 2, limit);
    return read_all(ctx, s, out, err);
}

enum fault
ledger_by_code(struct store *st, const char *code, int64_t *out, struct error *err) {
    struct stmt *s;
    bool row;
    TRY(db_prepare(st->db, "ledger_code", &s, err));
    db_bind_text(s, 1, code);
    TRY(db_step(s, &row, err));
    *out = row ? db_int(s, 0) : 0;
    return FAULT_NONE;
}
