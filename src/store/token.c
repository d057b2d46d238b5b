#include "store/token.h"

#include "store/db.h"
#include "store/row.h"

#include "base/ban.h"

enum fault
token_good(const void *ctx, struct store *st, const char *hash, struct token *out,
           struct error *err) {
    struct stmt *s;
    bool row;
    *out = (struct token){.made_day = DAY_NONE, .revoked_day = DAY_NONE};
    TRY(db_prepare(st->db, "token_good", &s, err));
    db_bind_text(s, 1, hash);
    TRY(db_step(s, &row, err));
    if (row)
        row_read(ctx, s, 0, &TOKEN, out);
    db_reset(s);
    return FAULT_NONE;
}
