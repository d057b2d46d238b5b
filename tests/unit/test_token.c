#include "unit.h"

#include <string.h>

#include "app/token.h"
#include "app/undo.h"
#include "base/secret.h"
#include "practice.h"

#include "base/ban.h"

static struct token
add(struct practice *p, const char *name, const char *hash) {
    struct token_answer answer;
    struct token_request request = {.action = TOKEN_ADD, .name = name, .hash = hash};
    want(p, FAULT_NONE, app_token(p->ctx, &p->app, &request, &answer, &p->err));
    return answer.token;
}

static enum fault
revoke(struct practice *p, const char *name) {
    struct token_answer answer;
    struct token_request request = {.action = TOKEN_REVOKE, .name = name};
    return app_token(p->ctx, &p->app, &request, &answer, &p->err);
}

static bool
opens(struct practice *p, const char *hash) {
    struct token token;
    want(p, FAULT_NONE, app_token_check(p->ctx, &p->app, hash, &token, &p->err));
    return token.id != 0;
}

static void
opens_until_it_is_revoked(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    assert_false(opens(p, "h1"));
    add(p, "backup", "h1");
    add(p, "report", "h2");
    assert_true(opens(p, "h1"));
    assert_true(opens(p, "h2"));
    assert_false(opens(p, "h"));
    assert_false(opens(p, ""));
    want(p, FAULT_NONE, revoke(p, "Backup"));
    assert_false(opens(p, "h1"));
    assert_true(opens(p, "h2"));
    want(p, FAULT_CONFLICT, revoke(p, "backup"));
    want(p, FAULT_NOT_FOUND, revoke(p, "other"));
    practice_free(p);
}

static void
has_a_name_of_its_own(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    struct token_answer answer;
    struct token_request request = {.action = TOKEN_ADD, .name = " \n ", .hash = "h"};
    want(p, FAULT_INVALID, app_token(p->ctx, &p->app, &request, &answer, &p->err));
    assert_string_equal(p->err.field, "name");
    add(p, "backup", "h1");
    request.name = "BACKUP";
    want(p, FAULT_INVALID, app_token(p->ctx, &p->app, &request, &answer, &p->err));
    char long_name[82];
    memset(long_name, 'x', 81);
    long_name[81] = '\0';
    request.name = long_name;
    want(p, FAULT_INVALID, app_token(p->ctx, &p->app, &request, &answer, &p->err));
    /* The name of one that was revoked is free again. */
    want(p, FAULT_NONE, revoke(p, "backup"));
    add(p, "backup", "h2");
    request = (struct token_request){.action = TOKEN_LIST};
    want(p, FAULT_NONE, app_token(p->ctx, &p->app, &request, &answer, &p->err));
    assert_int_equal(answer.tokens.count, 2);
    assert_string_equal(answer.tokens.items[0].hash, "h2");
    assert_int_equal(answer.tokens.items[1].revoked_day, PRACTICE_TODAY);
    practice_free(p);
}

/* Undo passes over tokens: it takes back what was done before and leaves them alone. */
static void
is_not_brought_back_by_undo(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    struct undo_answer undo;
    practice_add(p, "Ana Ruiz", NULL);
    int64_t id = add(p, "backup", "h1").id;
    want(p, FAULT_NONE, revoke(p, "backup"));
    want(p, FAULT_NONE, app_undo(p->ctx, &p->app, &undo, &p->err));
    assert_string_equal(undo.change.kind, "add");
    assert_false(opens(p, "h1"));
    want(p, FAULT_NOT_FOUND, app_undo(p->ctx, &p->app, &undo, &p->err));
    add(p, "report", "h2");
    want(p, FAULT_NONE, app_redo(p->ctx, &p->app, &undo, &p->err));
    assert_string_equal(undo.change.kind, "add");
    assert_false(opens(p, "h1"));
    assert_true(opens(p, "h2"));
    /* Not even when somebody asks for that very change. */
    struct changes all = {0};
    want(p, FAULT_NONE, store_begin_read(p->app.store, &p->err));
    want(p, FAULT_NONE, change_list(p->ctx, p->app.store, 0, 0, 20, &all, &p->err));
    store_end(p->app.store);
    int tried = 0;
    for (size_t i = 0; i < all.count; i++) {
        if (strcmp(all.items[i].kind, "token") != 0)
            continue;
        want(p, FAULT_NONE, app_begin(&p->app, "undo", &p->err));
        want(p, FAULT_CONFLICT,
             change_revert(p->app.store, all.items[i].id, NULL, &p->err));
        store_end(p->app.store);
        tried++;
    }
    assert_int_equal(tried, 3);
    assert_true(id > 0);
    assert_false(opens(p, "h1"));
    practice_free(p);
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(opens_until_it_is_revoked),
        cmocka_unit_test(has_a_name_of_its_own),
        cmocka_unit_test(is_not_brought_back_by_undo),
    };
    return cmocka_run_group_tests_name("token", tests, NULL, NULL);
}
