#include "unit.h"

#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "domain/draft.h"

#include "base/ban.h"

/* As many seeds in a row as must differ: choices of what is said, and of the opening.
 */
#define SEEDS 9

static const struct person ana = {
    .name = "Ana Ruiz", .given = "Ana", .liked = NOT_SAID};

static struct draft_request
request(enum draft_form form, enum share share, int touches) {
    return (struct draft_request){.form = form,
                                  .share = share,
                                  .person = &ana,
                                  .touches = touches,
                                  .days_since = touches ? 30 : 0};
}

/* Calls `check` for every kind of draft there is. */
static void
each(void *ctx, void (*check)(const struct draft_request *, const struct draft *)) {
    static const struct fact day = {.kind = FACT_EVENT, .text = "daughter graduates"};
    static const struct fact born = {.kind = FACT_BIRTHDAY, .text = "birthday"};
    static const struct fact *const events[] = {NULL, &day, &born};
    static const char *const told[] = {NULL, "new group for teens"};
    static const char *const introducers[] = {NULL, "Ben Ohm"};
    for (int form = 0; form < DRAFT_FORM_COUNT; form++)
        for (int share = SHARE_NONE; share < SHARE_COUNT; share++)
            for (int touches = 0; touches < 3; touches++)
                for (int known = 0; known < 12; known++)
                    for (unsigned seed = 0; seed < 81; seed++) {
                        struct draft_request r = request(form, share, touches);
                        r.event = events[known % 3];
                        r.event_ahead = seed % 2;
                        r.told = told[known / 3 % 2];
                        r.introducer = introducers[known / 6];
                        r.days_since = touches * 90;
                        r.seed = seed;
                        struct draft d = draft_make(ctx, &r);
                        check(&r, &d);
                        talloc_free_children(ctx);
                    }
}

static void
asks_for_nothing(const struct draft_request *r, const struct draft *d) {
    static const char *const asking[] = {
        " refer",   " client",  " patient",      " business",      " my practice",
        " my rate", " my fee",  " openings ",    " availab",       " in mind for me",
        " offer",   " service", " recommend me", " my work",       " new cases",
        " send me", " slots ",  " help me",      " do me a favou", " discount"};
    (void)r;
    char *key = mem_printf(NULL, " %s %s ", text_fold(d->body, d->subject),
                           text_fold(d->body, d->body));
    for (size_t i = 0; i < sizeof asking / sizeof *asking; i++)
        if (strstr(key, asking[i]))
            fail_msg("\"%s\" is in: %s", asking[i], d->body);
    talloc_free(key);
}

static void
p6_never_asks_for_business(void **state) {
    void *ctx = mem_context(NULL);
    (void)state;
    each(ctx, asks_for_nothing);
    talloc_free(ctx);
}

static void
is_well_formed(const struct draft_request *r, const struct draft *d) {
    bool brief = r->form == DRAFT_TEXT || r->form == DRAFT_SOCIAL;
    assert_true(strlen(d->body) > 20);
    if (strlen(d->body) > (brief ? 330 : 520))
        fail_msg("too long: %s", d->body);
    assert_null(strchr(d->body, '@'));
    assert_null(strstr(d->body, "  "));
    assert_null(strstr(d->body, "\n\n\n"));
    assert_null(strstr(d->body, "(null)"));
    assert_null(strchr(d->body, '\r'));
    if (brief)
        assert_null(strchr(d->body, '\n'));
    /* Somebody else signs; nothing stands behind the greeting at the end. */
    else
        assert_int_equal(d->body[strlen(d->body) - 1], ',');
    bool subject = r->form == DRAFT_EMAIL || r->form >= DRAFT_COFFEE;
    assert_int_equal(d->subject != NULL, subject);
    if (d->subject)
        assert_in_range(strlen(d->subject), 1, 60);
    assert_int_equal(d->form, r->form);
}

static void
every_draft_is_short_and_ends_without_a_name(void **state) {
    void *ctx = mem_context(NULL);
    (void)state;
    each(ctx, is_well_formed);
    talloc_free(ctx);
}

static void
two_drafts_of_a_day_differ(void **state) {
    void *ctx = mem_context(NULL);
    (void)state;
    for (int form = 0; form < DRAFT_FORM_COUNT; form++)
        for (int touches = 0; touches < 2; touches++)
            for (unsigned a = 0; a < SEEDS; a++)
                for (unsigned b = 0; b < a; b++) {
                    struct draft_request r = request(form, SHARE_KNOWLEDGE, touches);
                    r.seed = a;
                    struct draft one = draft_make(ctx, &r);
                    r.seed = b;
                    struct draft two = draft_make(ctx, &r);
                    assert_string_not_equal(one.body, two.body);
                }
    talloc_free(ctx);
}

static void
the_same_seed_gives_the_same_draft(void **state) {
    void *ctx = mem_context(NULL);
    (void)state;
    struct draft_request r = request(DRAFT_EMAIL, SHARE_NETWORK, 4);
    r.seed = 7;
    assert_string_equal(draft_make(ctx, &r).body, draft_make(ctx, &r).body);
    r.seed = 4294967295U;
    assert_non_null(draft_make(ctx, &r).body);
    talloc_free(ctx);
}

static bool
any_holds(void *ctx, struct draft_request r, const char *part) {
    for (r.seed = 0; r.seed < 81; r.seed++)
        if (strstr(draft_make(ctx, &r).body, part))
            return true;
    return false;
}

static void
p5_gives_what_was_chosen(void **state) {
    void *ctx = mem_context(NULL);
    (void)state;
    for (int touches = 0; touches < 2; touches++) {
        struct draft_request r = request(DRAFT_EMAIL, SHARE_KNOWLEDGE, touches);
        assert_true(any_holds(ctx, r, "[the article]"));
        assert_false(any_holds(ctx, r, "[name]"));
        r.share = SHARE_NETWORK;
        assert_true(any_holds(ctx, r, "[name]"));
        assert_false(any_holds(ctx, r, "[the article]"));
        r.share = SHARE_COMPASSION;
        assert_false(any_holds(ctx, r, "[the article]"));
        assert_false(any_holds(ctx, r, "[name]"));
    }
    talloc_free(ctx);
}

static void
p8_a_birthday_is_congratulated_on_its_day_and_not_before(void **state) {
    static const struct fact born = {.kind = FACT_BIRTHDAY, .text = "birthday"};
    void *ctx = mem_context(NULL);
    (void)state;
    for (int form = 0; form < DRAFT_FORM_COUNT; form++)
        for (unsigned seed = 0; seed < 27; seed++) {
            struct draft_request r = request(form, SHARE_KNOWLEDGE, 3);
            r.event = &born;
            r.seed = seed;
            const char *body = draft_make(ctx, &r).body;
            assert_true(strstr(body, "birthday"));
            assert_int_equal(draft_gaps(body), 0);
            r.event_ahead = true;
            assert_null(strstr(draft_make(ctx, &r).body, "Happy birthday"));
        }
    talloc_free(ctx);
}

static void
p8_what_they_told_is_a_gap_to_put_into_words(void **state) {
    static const struct fact day = {.kind = FACT_EVENT, .text = "daughter graduates"};
    void *ctx = mem_context(NULL);
    (void)state;
    struct draft_request r = request(DRAFT_EMAIL, SHARE_COMPASSION, 3);
    r.told = "new group\nfor [older] teens";
    for (r.seed = 0; r.seed < 9; r.seed++) {
        const char *body = draft_make(ctx, &r).body;
        assert_non_null(strstr(body, "[new group for |older| teens]"));
        assert_int_equal(draft_gaps(body), 1);
    }
    r.event = &day;
    assert_non_null(strstr(draft_make(ctx, &r).body, "[daughter graduates]"));
    talloc_free(ctx);
}

static void
r8_nothing_about_clients_comes_into_a_draft(void **state) {
    static const char *const secret[] = {
        "client of mine knows her", "sees Patients on Fridays", "took the case over",
        "referred Mrs K.",          "couple on Tuesday",        "trauma work with J",
        "her sessions moved",       "Klientin K. kam",          "diagnosis unclear"};
    static const struct fact day = {.kind = FACT_EVENT, .text = "client's hearing"};
    void *ctx = mem_context(NULL);
    (void)state;
    for (size_t i = 0; i < sizeof secret / sizeof *secret; i++) {
        assert_false(draft_may_tell(secret[i]));
        struct draft_request r = request(DRAFT_EMAIL, SHARE_COMPASSION, 3);
        r.told = secret[i];
        assert_null(strstr(draft_make(ctx, &r).body, secret[i]));
    }
    assert_true(draft_may_tell("new group for teens"));
    assert_true(draft_may_tell("plays the cello"));
    assert_false(draft_may_tell(NULL));
    assert_false(draft_may_tell(" "));
    struct draft_request r = request(DRAFT_TEXT, SHARE_COMPASSION, 3);
    r.event = &day;
    const char *body = draft_make(ctx, &r).body;
    assert_null(strstr(body, "hearing"));
    assert_non_null(strstr(body, "[what they told you]"));
    talloc_free(ctx);
}

static void
t7_a_first_letter_claims_nothing_that_only_the_user_knows(void **state) {
    void *ctx = mem_context(NULL);
    (void)state;
    struct draft_request r = request(DRAFT_EMAIL, SHARE_COMPASSION, 0);
    for (r.seed = 0; r.seed < 27; r.seed++)
        assert_true(draft_gaps(draft_make(ctx, &r).body) >= 1);
    assert_false(any_holds(ctx, r, "It has been a while"));
    r.introducer = "Ben Ohm";
    assert_true(any_holds(ctx, r, "Ben Ohm told me about you"));
    r.touches = 1;
    assert_false(any_holds(ctx, r, "Ben Ohm"));
    /* Liked, so they have met, before Tend was there. */
    struct person friend = ana;
    friend.liked = SAID_YES;
    r.touches = 0;
    r.introducer = NULL;
    r.person = &friend;
    assert_true(any_holds(ctx, r, "It has been a while"));
    talloc_free(ctx);
}

static void
a_question_waits_for_an_answer(void **state) {
    void *ctx = mem_context(NULL);
    (void)state;
    for (int touches = 0; touches < 2; touches++) {
        struct draft_request r = request(DRAFT_EMAIL, SHARE_NETWORK, touches);
        assert_false(any_holds(ctx, r, "No need to answer"));
        r.share = SHARE_KNOWLEDGE;
        assert_true(any_holds(ctx, r, "No need to answer"));
    }
    struct draft_request r = request(DRAFT_EMAIL, SHARE_COMPASSION, 1);
    assert_false(any_holds(ctx, r, "No need to answer"));
    talloc_free(ctx);
}

static void
an_invitation_may_go_as_a_text_message(void **state) {
    void *ctx = mem_context(NULL);
    (void)state;
    struct draft_request r = request(DRAFT_WALK, SHARE_COMPASSION, 3);
    r.brief = true;
    for (r.seed = 0; r.seed < 27; r.seed++) {
        struct draft d = draft_make(ctx, &r);
        assert_null(d.subject);
        assert_null(strchr(d.body, '\n'));
        assert_non_null(strstr(d.body, "walk"));
        assert_true(strncmp(d.body, "Hi Ana! ", 8) == 0);
    }
    talloc_free(ctx);
}

static void
a_long_silence_is_named(void **state) {
    void *ctx = mem_context(NULL);
    (void)state;
    struct draft_request r = request(DRAFT_EMAIL, SHARE_COMPASSION, 5);
    assert_false(any_holds(ctx, r, "It has been a while"));
    r.days_since = 91;
    assert_true(any_holds(ctx, r, "It has been a while"));
    assert_false(any_holds(ctx, r, "this morning"));
    talloc_free(ctx);
}

static const char *
greeted(void *ctx, struct person person, enum draft_form form, int touches) {
    struct draft_request r = request(form, SHARE_COMPASSION, touches);
    person.liked = NOT_SAID;
    r.person = &person;
    const char *body = draft_make(ctx, &r).body;
    return mem_dup_n(ctx, body, strcspn(body, ",!"));
}

static void
people_are_greeted_by_the_name_they_go_by(void **state) {
    void *ctx = mem_context(NULL);
    (void)state;
    struct person doctor = {
        .name = "Dr. Ana Ruiz", .prefix = "Dr.", .given = "Ana", .family = "Ruiz"};
    assert_string_equal(greeted(ctx, doctor, DRAFT_EMAIL, 0), "Dear Dr. Ruiz");
    assert_string_equal(greeted(ctx, doctor, DRAFT_EMAIL, 1), "Dear Ana");
    assert_string_equal(greeted(ctx, doctor, DRAFT_TEXT, 1), "Hi Ana");
    struct person plain = {.name = "Rev. Cy Young"};
    assert_string_equal(greeted(ctx, plain, DRAFT_CARD, 0), "Dear Cy");
    struct person firm = {.name = "Harbour School", .company = true};
    assert_string_equal(greeted(ctx, firm, DRAFT_EMAIL, 1), "Hello");
    assert_string_equal(greeted(ctx, firm, DRAFT_SOCIAL, 1), "Hello");
    struct person address = {.name = "office@example.org"};
    assert_string_equal(greeted(ctx, address, DRAFT_EMAIL, 1), "Hello");
    struct person marks = {.name = "Dr. "};
    assert_string_equal(greeted(ctx, marks, DRAFT_EMAIL, 1), "Hello");
    talloc_free(ctx);
}

static void
a_method_begins_with_its_own_form(void **state) {
    (void)state;
    assert_int_equal(draft_form_for(METHOD_EMAIL, NULL, 0), DRAFT_EMAIL);
    assert_int_equal(draft_form_for(METHOD_NONE, NULL, 0), DRAFT_EMAIL);
    assert_int_equal(draft_form_for(METHOD_PHONE, NULL, 0), DRAFT_CALL);
    assert_int_equal(draft_form_for(METHOD_VIDEO, NULL, 0), DRAFT_CALL);
    assert_int_equal(draft_form_for(METHOD_GIFT, NULL, 0), DRAFT_CARD);
    assert_int_equal(draft_form_for(METHOD_POST, NULL, 0), DRAFT_CARD);
    assert_int_equal(draft_form_for(METHOD_CARD, NULL, 0), DRAFT_CARD);
    assert_int_equal(draft_form_for(METHOD_TEXT, NULL, 0), DRAFT_TEXT);
    assert_int_equal(draft_form_for(METHOD_SOCIAL, NULL, 0), DRAFT_SOCIAL);
    assert_int_equal(draft_form_for(METHOD_IN_PERSON, "walk", 0), DRAFT_WALK);
    assert_int_equal(draft_form_for(METHOD_IN_PERSON, "coffee", 1), DRAFT_COFFEE);
    assert_int_not_equal(draft_form_for(METHOD_IN_PERSON, NULL, 0),
                         draft_form_for(METHOD_IN_PERSON, NULL, 1));
    assert_string_equal(draft_form_word(DRAFT_CALL), "call");
    assert_string_equal(draft_form_word(DRAFT_EMAIL), "email");
}

static void
gaps_are_counted(void **state) {
    (void)state;
    assert_int_equal(draft_gaps(NULL), 0);
    assert_int_equal(draft_gaps("none"), 0);
    assert_int_equal(draft_gaps("[one] and [another]"), 2);
    assert_int_equal(draft_gaps("] [] [ ["), 0);
    assert_int_equal(draft_gaps("[[a]]"), 1);
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(p6_never_asks_for_business),
        cmocka_unit_test(every_draft_is_short_and_ends_without_a_name),
        cmocka_unit_test(two_drafts_of_a_day_differ),
        cmocka_unit_test(the_same_seed_gives_the_same_draft),
        cmocka_unit_test(p5_gives_what_was_chosen),
        cmocka_unit_test(p8_a_birthday_is_congratulated_on_its_day_and_not_before),
        cmocka_unit_test(p8_what_they_told_is_a_gap_to_put_into_words),
        cmocka_unit_test(r8_nothing_about_clients_comes_into_a_draft),
        cmocka_unit_test(t7_a_first_letter_claims_nothing_that_only_the_user_knows),
        cmocka_unit_test(a_question_waits_for_an_answer),
        cmocka_unit_test(an_invitation_may_go_as_a_text_message),
        cmocka_unit_test(a_long_silence_is_named),
        cmocka_unit_test(people_are_greeted_by_the_name_they_go_by),
        cmocka_unit_test(a_method_begins_with_its_own_form),
        cmocka_unit_test(gaps_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
