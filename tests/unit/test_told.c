#include "unit.h"

#include <string.h>

#include "app/log.h"
#include "app/person.h"
#include "app/told.h"
#include "practice.h"

#include "base/ban.h"

#define NOTE "daughter graduates 12 June; her birthday 3 May, new car"

static struct log_request
request(int64_t id, const char *note) {
    return (struct log_request){.person_id = id,
                                .day = PRACTICE_TODAY,
                                .method = METHOD_EMAIL,
                                .share = SHARE_NONE,
                                .liked = NOT_SAID,
                                .meaningful = NOT_SAID,
                                .next = DAY_NONE,
                                .note = note};
}

static void
preview(struct practice *p, int64_t id, const char *note, struct facts *out) {
    *out = (struct facts){0};
    want(p, FAULT_NONE,
         app_log_told(p->ctx, &p->app, id, PRACTICE_TODAY, note, out, &p->err));
}

static void
p8_what_is_shown_while_typing_is_what_is_kept(void **state) {
    struct practice *p = practice_new(true);
    int64_t id = practice_add(p, "Ana Ruiz", "ana@example.org");
    struct log_request r = request(id, NOTE);
    struct log_answer answer;
    struct facts shown;
    (void)state;
    preview(p, id, NOTE, &shown);
    assert_int_equal(shown.count, 2);
    assert_string_equal(told_key(p->ctx, &shown.items[0]),
                        "2026-06-12 daughter graduates");
    assert_string_equal(told_key(p->ctx, &shown.items[1]), "--05-03 birthday");
    want(p, FAULT_NONE, app_log(p->ctx, &p->app, &r, &answer, &p->err));
    assert_int_equal(answer.facts.count, shown.count);
    for (size_t i = 0; i < shown.count; i++)
        assert_string_equal(told_key(p->ctx, &answer.facts.items[i]),
                            told_key(p->ctx, &shown.items[i]));
    /* What is known is not offered again. */
    preview(p, id, NOTE "; daughter graduates 12 June", &shown);
    assert_int_equal(shown.count, 0);
    practice_free(p);
}

static void
what_was_refused_is_not_kept(void **state) {
    struct practice *p = practice_new(true);
    int64_t id = practice_add(p, "Ana Ruiz", "ana@example.org");
    struct log_request r = request(id, NOTE);
    struct log_answer answer;
    struct strings refused = {0};
    (void)state;
    *array_add(p->ctx, &refused) = "2026-06-12 daughter graduates";
    r.refused = &refused;
    want(p, FAULT_NONE, app_log(p->ctx, &p->app, &r, &answer, &p->err));
    assert_int_equal(answer.facts.count, 1);
    assert_string_equal(answer.facts.items[0].text, "birthday");
    practice_free(p);
}

static void
a_note_tells_each_thing_once_and_a_blank_one_nothing(void **state) {
    struct practice *p = practice_new(true);
    int64_t id = practice_add(p, "Ana Ruiz", "ana@example.org");
    struct facts shown;
    (void)state;
    preview(p, id, "moves 12 June; Moves 12 June", &shown);
    assert_int_equal(shown.count, 1);
    preview(p, id, NULL, &shown);
    assert_int_equal(shown.count, 0);
    preview(p, id, " \n", &shown);
    assert_int_equal(shown.count, 0);
    practice_free(p);
}

static void
p4_the_form_offers_every_method_and_share_the_suggested_first(void **state) {
    struct practice *p = practice_new(true);
    int64_t id = practice_add(p, "Ana Ruiz", "ana@example.org");
    struct log_proposal out;
    unsigned methods = 0, shares = 0;
    (void)state;
    want(p, FAULT_NONE,
         app_log_propose(p->ctx, &p->app, id, PRACTICE_TODAY, &out, &p->err));
    assert_string_equal(out.name, "Ana Ruiz");
    assert_int_equal(out.methods[0], out.method);
    assert_int_equal(out.shares[0], out.share);
    for (int i = 0; i < METHOD_COUNT; i++)
        methods |= 1U << out.methods[i];
    for (int i = 0; i < SHARE_COUNT; i++)
        shares |= 1U << out.shares[i];
    assert_int_equal(methods, (1U << METHOD_COUNT) - 1);
    assert_int_equal(shares, (1U << SHARE_COUNT) - 1);
    assert_true(out.next > PRACTICE_TODAY);
    want(p, FAULT_NOT_FOUND,
         app_log_propose(p->ctx, &p->app, 99, PRACTICE_TODAY, &out, &p->err));
    practice_free(p);
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(p8_what_is_shown_while_typing_is_what_is_kept),
        cmocka_unit_test(what_was_refused_is_not_kept),
        cmocka_unit_test(a_note_tells_each_thing_once_and_a_blank_one_nothing),
        cmocka_unit_test(p4_the_form_offers_every_method_and_share_the_suggested_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
