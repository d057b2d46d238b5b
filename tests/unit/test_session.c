/* One-time links, sessions, and pages kept. */
#include "web/session.h"

#include <sodium.h>
#include <string.h>

#include "base/memory.h"
#include "unit.h"

#include "base/ban.h"

#define NOW 1772450000

static struct sessions *
make(void *ctx, unsigned char secret[SECRET_BYTES]) {
    assert_true(sodium_init() >= 0);
    randombytes_buf(secret, SECRET_BYTES);
    return sessions_new(ctx, secret);
}

static void
a_link_opens_one_session(void **state) {
    unsigned char secret[SECRET_BYTES];
    char link[LINK_TEXT];
    char cookie[SECRET_TEXT];
    void *ctx = mem_context(NULL);
    struct sessions *all = make(ctx, secret);
    (void)state;
    link_make(secret, NOW, link);
    assert_int_equal(session_open(all, link, NOW, cookie), LINK_GOOD);
    assert_non_null(session_find(all, cookie, NOW));
    /* Used again it opens nothing, and shuts what it had opened. */
    char other[SECRET_TEXT];
    assert_int_equal(session_open(all, link, NOW, other), LINK_USED);
    assert_null(session_find(all, cookie, NOW));
    assert_int_equal(session_open(all, link, NOW, other), LINK_USED);
    talloc_free(ctx);
}

static void
a_link_is_good_for_some_minutes(void **state) {
    unsigned char secret[SECRET_BYTES];
    char link[LINK_TEXT];
    char cookie[SECRET_TEXT];
    void *ctx = mem_context(NULL);
    struct sessions *all = make(ctx, secret);
    (void)state;
    link_make(secret, NOW, link);
    assert_int_equal(session_open(all, link, NOW + LINK_SECONDS + 1, cookie), LINK_OLD);
    assert_int_equal(session_open(all, link, NOW - LINK_SECONDS - 1, cookie), LINK_OLD);
    assert_int_equal(session_open(all, link, NOW + LINK_SECONDS, cookie), LINK_GOOD);
    talloc_free(ctx);
}

static void
a_link_can_not_be_made_up(void **state) {
    unsigned char secret[SECRET_BYTES];
    unsigned char other_secret[SECRET_BYTES];
    char link[LINK_TEXT];
    char cookie[SECRET_TEXT];
    void *ctx = mem_context(NULL);
    struct sessions *all = make(ctx, secret);
    (void)state;
    randombytes_buf(other_secret, sizeof other_secret);
    link_make(other_secret, NOW, link);
    assert_int_equal(session_open(all, link, NOW, cookie), LINK_WRONG);
    link_make(secret, NOW, link);
    for (size_t i = 0; i < strlen(link); i++) {
        char changed[LINK_TEXT];
        memcpy(changed, link, sizeof changed);
        changed[i] = (char)(changed[i] == '1' ? '2' : '1');
        assert_int_equal(session_open(all, changed, NOW, cookie), LINK_WRONG);
    }
    assert_int_equal(session_open(all, "", NOW, cookie), LINK_WRONG);
    assert_int_equal(session_open(all, "1.2", NOW, cookie), LINK_WRONG);
    assert_int_equal(session_open(all, link, NOW, cookie), LINK_GOOD);
    talloc_free(ctx);
}

static void
sessions_end(void **state) {
    unsigned char secret[SECRET_BYTES];
    char link[LINK_TEXT];
    char cookie[SECRET_TEXT];
    void *ctx = mem_context(NULL);
    struct sessions *all = make(ctx, secret);
    (void)state;
    link_make(secret, NOW, link);
    assert_int_equal(session_open(all, link, NOW, cookie), LINK_GOOD);
    struct session *s = session_find(all, cookie, NOW);
    assert_true(session_token_is(s, session_token(s)));
    assert_false(session_token_is(s, ""));
    assert_false(session_token_is(s, NULL));
    assert_null(session_find(all, NULL, NOW));
    assert_null(session_find(all, "zz", NOW));
    assert_non_null(session_find(all, cookie, NOW + SESSION_SECONDS));
    assert_null(session_find(all, cookie, NOW + 2 * SESSION_SECONDS + 1));
    talloc_free(ctx);
}

static void
many_sessions_push_out_the_oldest(void **state) {
    unsigned char secret[SECRET_BYTES];
    char link[LINK_TEXT];
    char first[SECRET_TEXT];
    char cookie[SECRET_TEXT];
    void *ctx = mem_context(NULL);
    struct sessions *all = make(ctx, secret);
    (void)state;
    for (int i = 0; i < 100; i++) {
        int64_t now = NOW + i * (LINK_SECONDS / 10);
        link_make(secret, now, link);
        assert_int_equal(session_open(all, link, now, i ? cookie : first), LINK_GOOD);
    }
    assert_null(session_find(all, first, NOW + 100 * LINK_SECONDS));
    assert_non_null(session_find(all, cookie, NOW + 100 * LINK_SECONDS));
    talloc_free(ctx);
}

static void
says_a_thing_once(void **state) {
    unsigned char secret[SECRET_BYTES];
    char link[LINK_TEXT];
    char cookie[SECRET_TEXT];
    int64_t undo;
    void *ctx = mem_context(NULL);
    struct sessions *all = make(ctx, secret);
    (void)state;
    link_make(secret, NOW, link);
    assert_int_equal(session_open(all, link, NOW, cookie), LINK_GOOD);
    struct session *s = session_find(all, cookie, NOW);
    assert_null(session_said(ctx, s, &undo));
    session_say(s, "first", 0);
    session_say(s, "Logged.", 7);
    assert_string_equal(session_said(ctx, s, &undo), "Logged.");
    assert_int_equal(undo, 7);
    assert_null(session_said(ctx, s, &undo));
    session_close(all, s);
    session_say(s, "nobody hears this", 8);
    assert_null(session_said(ctx, s, &undo));
    assert_null(session_find(all, cookie, NOW));
    talloc_free(ctx);
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_link_opens_one_session),
        cmocka_unit_test(a_link_is_good_for_some_minutes),
        cmocka_unit_test(a_link_can_not_be_made_up),
        cmocka_unit_test(sessions_end),
        cmocka_unit_test(many_sessions_push_out_the_oldest),
        cmocka_unit_test(says_a_thing_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
