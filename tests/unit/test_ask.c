#include "unit.h"

#include <string.h>

#include "base/memory.h"
#include "domain/ask.h"
#include "domain/draft.h"
#include "domain/referral.h"

#include "base/ban.h"

#define TODAY 20514 /* Mon 2 March 2026 */

static int
begin(void **state) {
    *state = mem_context(NULL);
    return 0;
}

static int
end(void **state) {
    talloc_free(*state);
    return 0;
}

/* Somebody as a test wants them, and what is looked at. */
struct somebody {
    struct person person;
    struct state state;
    struct plan plan;
    struct touches touches;
    struct referrals referrals;
    struct reach_outs open;
    enum level trust;
};

static struct somebody
stranger(void) {
    return (struct somebody){
        .person = {.id = 1,
                   .name = "Ana Ruiz",
                   .given = "Ana",
                   .liked = NOT_SAID,
                   .let_go_day = DAY_NONE},
        .state = {.active = true,
                  .last_touch = DAY_NONE,
                  .received_day = DAY_NONE,
                  .given_day = DAY_NONE,
                  .thanks_day = DAY_NONE},
        .plan = plan_at(NULL, TODAY),
        .trust = LEVEL_UNKNOWN,
    };
}

static struct touch *
add_touch(void *ctx, struct somebody *s, day_t day) {
    struct touch *t = array_add(ctx, &s->touches);
    *t = (struct touch){
        .day = day, .share = SHARE_NONE, .meaningful = NOT_SAID, .liked = NOT_SAID};
    s->state.touches++;
    s->state.last_touch = day;
    return t;
}

/* In touch for long, and liked: five touches, half a year ago. */
static struct somebody friend(void *ctx) {
    struct somebody s = stranger();
    for (int i = 0; i < 5; i++)
        add_touch(ctx, &s, TODAY - 200 + i);
    s.person.liked = SAID_YES;
    return s;
}

/* A referral from them, entered as it should be, with thanks done. */
static struct referral *
add_received(void *ctx, struct somebody *s, day_t day) {
    struct referral *r = array_add(ctx, &s->referrals);
    *r = referral_new(1, REFERRAL_RECEIVED, day);
    r->followed = true;
    s->state.received++;
    s->state.received_day = day;
    return r;
}

static struct ask_look
look(void *ctx, const struct somebody *s) {
    const struct ask_facts facts = {.person = &s->person,
                                    .state = &s->state,
                                    .plan = &s->plan,
                                    .touches = &s->touches,
                                    .referrals = &s->referrals,
                                    .open = &s->open,
                                    .trust = s->trust,
                                    .today = TODAY};
    return ask_look_at(ctx, &facts);
}

static const struct ask_sign *
sign(const struct ask_look *l, enum ask_sign_kind kind) {
    const struct ask_signs *signs = ask_sign_is_for(kind) ? &l->pro : &l->con;
    for (size_t i = 0; i < signs->count; i++)
        if (signs->items[i].kind == kind)
            return &signs->items[i];
    return NULL;
}

static void
r4_trust_liking_and_worth_speak_for_asking(void **state) {
    void *ctx = *state;
    struct somebody s = friend(ctx);
    struct ask_look l = look(ctx, &s);
    assert_non_null(sign(&l, ASK_TRUST));
    assert_non_null(strstr(sign(&l, ASK_TRUST)->evidence, "5 touches"));
    assert_non_null(sign(&l, ASK_LIKED));
    assert_null(sign(&l, ASK_MEANINGFUL));
    assert_int_equal(l.con.count, 0);
    assert_int_equal(l.verdict, ASK_RIGHT);
    s.state.meaningful = 2;
    l = look(ctx, &s);
    assert_non_null(strstr(sign(&l, ASK_MEANINGFUL)->evidence, "2 of your touches"));
}

static void
r4_trust_as_the_user_judged_it_goes_before_the_count(void **state) {
    void *ctx = *state;
    struct somebody s = stranger();
    add_touch(ctx, &s, TODAY - 10);
    s.trust = LEVEL_MUCH;
    struct ask_look l = look(ctx, &s);
    assert_non_null(strstr(sign(&l, ASK_TRUST)->evidence, "judged"));
    s.trust = LEVEL_NONE;
    l = look(ctx, &s);
    assert_null(sign(&l, ASK_TRUST));
}

static void
r4_a_good_outcome_just_now_speaks_for_asking(void **state) {
    void *ctx = *state;
    struct somebody s = friend(ctx);
    struct referral *r = add_received(ctx, &s, TODAY - 100);
    r->contacted_day = TODAY - 99;
    r->booked_day = TODAY - 90;
    r->seen_day = TODAY - ASK_OUTCOME_DAYS;
    struct ask_look l = look(ctx, &s);
    assert_int_equal(sign(&l, ASK_OUTCOME)->day, TODAY - ASK_OUTCOME_DAYS);
    assert_non_null(sign(&l, ASK_REFERRED));
    s.referrals.items[0].seen_day--;
    l = look(ctx, &s);
    assert_null(sign(&l, ASK_OUTCOME));
    /* Somebody sent to them is their outcome, not ours. */
    s.referrals.items[0].direction = REFERRAL_GIVEN;
    s.referrals.items[0].seen_day = TODAY;
    l = look(ctx, &s);
    assert_null(sign(&l, ASK_OUTCOME));
}

static void
r4_what_was_given_lately_speaks_for_asking(void **state) {
    void *ctx = *state;
    struct somebody s = friend(ctx);
    struct ask_look l = look(ctx, &s);
    assert_null(sign(&l, ASK_GAVE));
    add_touch(ctx, &s, TODAY - ASK_GAVE_DAYS)->share = SHARE_KNOWLEDGE;
    l = look(ctx, &s);
    assert_int_equal(sign(&l, ASK_GAVE)->day, TODAY - ASK_GAVE_DAYS);
    s.state.given = 1;
    s.state.given_day = TODAY - 3;
    l = look(ctx, &s);
    assert_string_equal(sign(&l, ASK_GAVE)->evidence,
                        "You sent them somebody on Fri 27 February.");
}

static void
r4_an_ask_gives_nothing(void **state) {
    void *ctx = *state;
    struct somebody s = friend(ctx);
    struct touch *t = add_touch(ctx, &s, TODAY - 5);
    t->asked = true;
    t->share = SHARE_KNOWLEDGE;
    struct ask_look l = look(ctx, &s);
    assert_null(sign(&l, ASK_GAVE));
}

static void
p6_first_touches_speak_against_it(void **state) {
    void *ctx = *state;
    struct somebody s = stranger();
    struct ask_look l = look(ctx, &s);
    assert_non_null(strstr(sign(&l, ASK_EARLY)->evidence, "never a first move"));
    assert_int_equal(l.verdict, ASK_NOT_YET);
    assert_false(l.draft_allowed);
    add_touch(ctx, &s, TODAY - 1);
    l = look(ctx, &s);
    assert_non_null(strstr(sign(&l, ASK_EARLY)->evidence, "1 touch so far"));
    assert_true(l.draft_allowed);
    for (int i = 0; i < 4; i++)
        add_touch(ctx, &s, TODAY - 1);
    l = look(ctx, &s);
    assert_null(sign(&l, ASK_EARLY));
}

static void
p6_whoever_has_referred_is_no_stranger(void **state) {
    void *ctx = *state;
    struct somebody s = stranger();
    struct referral *r = add_received(ctx, &s, TODAY - 50);
    r->ended_day = TODAY - 40;
    r->ended_why = END_NO_ANSWER;
    struct ask_look l = look(ctx, &s);
    assert_null(sign(&l, ASK_EARLY));
    assert_true(l.draft_allowed);
}

static void
r4_thanks_owed_and_promises_come_first(void **state) {
    void *ctx = *state;
    struct somebody s = friend(ctx);
    s.state.thanks_day = TODAY - 4;
    struct ask_look l = look(ctx, &s);
    assert_string_equal(sign(&l, ASK_THANKS)->evidence,
                        "For the referral of Thu 26 February.");
    assert_int_equal(l.verdict, ASK_FIRST);
    s = friend(ctx);
    *array_add(ctx, &s.open) = (struct reach_out){
        .day = TODAY + 2, .state = REACH_OUT_OPEN, .promise = "send the article"};
    l = look(ctx, &s);
    assert_string_equal(sign(&l, ASK_PROMISE)->evidence,
                        "For Wed 4 March: send the article.");
    assert_int_equal(l.verdict, ASK_FIRST);
    /* A date without a promise is none. */
    s.open.items[0].promise = NULL;
    l = look(ctx, &s);
    assert_null(sign(&l, ASK_PROMISE));
}

static void
r4_a_client_of_theirs_who_waits_comes_first(void **state) {
    void *ctx = *state;
    struct somebody s = friend(ctx);
    struct referral *r = add_received(ctx, &s, TODAY - 2);
    struct ask_look l = look(ctx, &s);
    assert_int_equal(sign(&l, ASK_WAITING)->day, TODAY - 2);
    assert_int_equal(l.verdict, ASK_FIRST);
    r->contacted_day = TODAY - 1;
    l = look(ctx, &s);
    assert_null(sign(&l, ASK_WAITING));
}

static void
r4_asks_keep_their_distance(void **state) {
    void *ctx = *state;
    struct somebody s = friend(ctx);
    add_touch(ctx, &s, TODAY - 89)->asked = true;
    add_touch(ctx, &s, TODAY - 20)->share = SHARE_NETWORK;
    struct ask_look l = look(ctx, &s);
    assert_int_equal(l.asked_day, TODAY - 89);
    assert_non_null(strstr(sign(&l, ASK_RECENT)->evidence, "90 days"));
    assert_int_equal(l.verdict, ASK_LATER);
    s.plan.ask_rest_days = 89;
    l = look(ctx, &s);
    assert_null(sign(&l, ASK_RECENT));
    assert_int_equal(l.verdict, ASK_RIGHT);
}

static void
r4_giving_comes_before_asking_again(void **state) {
    void *ctx = *state;
    struct somebody s = friend(ctx);
    s.touches.items[0].share = SHARE_COMPASSION;
    add_touch(ctx, &s, TODAY - 120)->asked = true;
    struct ask_look l = look(ctx, &s);
    assert_int_equal(sign(&l, ASK_NOTHING)->day, TODAY - 120);
    assert_int_equal(l.verdict, ASK_FIRST);
    add_touch(ctx, &s, TODAY - 100)->meaningful = SAID_YES;
    l = look(ctx, &s);
    assert_null(sign(&l, ASK_NOTHING));
    /* Neither asked nor referred: nobody's turn. */
    s = friend(ctx);
    l = look(ctx, &s);
    assert_null(sign(&l, ASK_NOTHING));
}

static void
r4_who_was_let_go_is_said_to_be(void **state) {
    void *ctx = *state;
    struct somebody s = friend(ctx);
    s.person.let_go_day = TODAY - 7;
    s.person.let_go_why = "moved away";
    struct ask_look l = look(ctx, &s);
    assert_string_equal(sign(&l, ASK_LET_GO)->evidence,
                        "Let go on Mon 23 February: moved away.");
    assert_int_equal(l.verdict, ASK_NOT_YET);
}

/* Whatever is recorded: something is said, and it neither forbids nor pushes. */
static void
r4_the_user_decides(void **state) {
    void *ctx = *state;
    static const char *const words[] = {"must",        "should ", "never", "don't",
                                        "not allowed", "forbid",  "now or"};
    for (int bits = 0; bits < 64; bits++) {
        struct somebody s = bits & 1 ? friend(ctx) : stranger();
        if (bits & 2)
            s.state.thanks_day = TODAY;
        if (bits & 4)
            add_touch(ctx, &s, TODAY)->asked = true;
        if (bits & 8)
            s.person.let_go_day = TODAY;
        if (bits & 16)
            add_received(ctx, &s, TODAY);
        if (bits & 32)
            add_touch(ctx, &s, TODAY)->share = SHARE_NETWORK;
        struct ask_look l = look(ctx, &s);
        assert_true(strlen(l.says) > 20);
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            assert_null(strstr(l.says, words[i]));
        for (size_t i = 0; i < l.pro.count; i++)
            assert_true(ask_sign_is_for(l.pro.items[i].kind));
        for (size_t i = 0; i < l.con.count; i++)
            assert_false(ask_sign_is_for(l.con.items[i].kind));
    }
}

static void
r8_words_that_ask_tell_of_nobody(void **state) {
    void *ctx = *state;
    static const char *const telling[] = {"client", "patient", "session", "diagnos"};
    const struct person ana = {.name = "Ana Ruiz", .given = "Ana"};
    const struct person firm = {.name = "Mill Lane Practice", .company = true};
    for (unsigned v = 0; v < ASK_VARIANTS; v++)
        for (int way = 0; way < 4; way++) {
            char *words = ask_words(ctx, &ana, way & 1, way & 2, v);
            for (size_t i = 0; i < 4; i++)
                assert_null(strcasestr(words, telling[i]));
            assert_int_equal(draft_gaps(words), 0);
            if (v > 0)
                assert_string_not_equal(words,
                                        ask_words(ctx, &ana, way & 1, way & 2, 0));
        }
    assert_non_null(strstr(ask_words(ctx, &ana, false, true, 0), "one page"));
    assert_null(strstr(ask_words(ctx, &ana, false, false, 0), "one page"));
    assert_memory_equal(ask_words(ctx, &ana, false, true, 0), "Dear Ana,\n", 10);
    assert_memory_equal(ask_words(ctx, &firm, false, true, 0), "Hello,\n", 7);
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(r4_trust_liking_and_worth_speak_for_asking,
                                        begin, end),
        cmocka_unit_test_setup_teardown(
            r4_trust_as_the_user_judged_it_goes_before_the_count, begin, end),
        cmocka_unit_test_setup_teardown(r4_a_good_outcome_just_now_speaks_for_asking,
                                        begin, end),
        cmocka_unit_test_setup_teardown(r4_what_was_given_lately_speaks_for_asking,
                                        begin, end),
        cmocka_unit_test_setup_teardown(r4_an_ask_gives_nothing, begin, end),
        cmocka_unit_test_setup_teardown(p6_first_touches_speak_against_it, begin, end),
        cmocka_unit_test_setup_teardown(p6_whoever_has_referred_is_no_stranger, begin,
                                        end),
        cmocka_unit_test_setup_teardown(r4_thanks_owed_and_promises_come_first, begin,
                                        end),
        cmocka_unit_test_setup_teardown(r4_a_client_of_theirs_who_waits_comes_first,
                                        begin, end),
        cmocka_unit_test_setup_teardown(r4_asks_keep_their_distance, begin, end),
        cmocka_unit_test_setup_teardown(r4_giving_comes_before_asking_again, begin,
                                        end),
        cmocka_unit_test_setup_teardown(r4_who_was_let_go_is_said_to_be, begin, end),
        cmocka_unit_test_setup_teardown(r4_the_user_decides, begin, end),
        cmocka_unit_test_setup_teardown(r8_words_that_ask_tell_of_nobody, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
