/* What is said of somebody on their page: trust, two of three, the envelope. */
#include "unit.h"

#include "base/memory.h"
#include "domain/card.h"
#include "domain/qualify.h"
#include "domain/touch.h"
#include "domain/trust.h"

#include "base/ban.h"

static void
T5_five_to_thirteen_touches(void **state) {
    (void)state;
    assert_int_equal(trust_of(0), TRUST_NONE);
    assert_int_equal(trust_of(1), TRUST_GROWING);
    assert_int_equal(trust_of(4), TRUST_GROWING);
    assert_int_equal(trust_of(5), TRUST_LIKELY);
    assert_int_equal(trust_of(13), TRUST_LIKELY);
    assert_int_equal(trust_of(14), TRUST_EXPECTED);
    assert_string_equal(trust_word(trust_of(7)), "likely");
}

static void
N3_says_which_of_the_three_hold(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct qualified q[QUALIFIER_COUNT];
    struct person person = {.liked = SAID_YES, .practice_full = NOT_SAID};
    struct referrals referrals = {0};
    *array_add(ctx, &referrals) =
        (struct referral){.direction = REFERRAL_GIVEN, .day = 20500};
    qualify(ctx, &person, &referrals, q);
    assert_int_equal(q[QUALIFIER_LIKED].holds, SAID_YES);
    assert_int_equal(q[QUALIFIER_FULL].holds, NOT_SAID);
    /* What I gave them is no referral from them. */
    assert_int_equal(q[QUALIFIER_REFERRED].holds, SAID_NO);
    *array_add(ctx, &referrals) =
        (struct referral){.direction = REFERRAL_RECEIVED, .day = 20510};
    *array_add(ctx, &referrals) =
        (struct referral){.direction = REFERRAL_RECEIVED, .day = 20400};
    person.practice_full = SAID_NO;
    qualify(ctx, &person, &referrals, q);
    assert_int_equal(q[QUALIFIER_REFERRED].holds, SAID_YES);
    assert_string_equal(q[QUALIFIER_REFERRED].why,
                        "2 referrals, the last on 26 February 2026.");
    assert_int_equal(q[QUALIFIER_FULL].holds, SAID_NO);
    talloc_free(ctx);
}

static void
P7_the_newest_judgement_counts(void **state) {
    (void)state;
    struct touch items[] = {
        {.liked = NOT_SAID}, {.liked = SAID_NO}, {.liked = SAID_YES}};
    struct touches touches = {.items = items, .count = 3};
    assert_int_equal(touches_liked(&touches), SAID_NO);
    touches.count = 1;
    assert_int_equal(touches_liked(&touches), NOT_SAID);
}

/* The envelope of somebody at the Hill School, its lines joined by "|". */
static char *
envelope(void *ctx, const char *label, const char *address) {
    struct record record = {
        .person = {.name = "Ana Ruiz", .organisation = "Hill School"}};
    *array_add(ctx, &record.ways) =
        (struct way){.kind = WAY_EMAIL, .value = "ana@example.org"};
    if (address)
        *array_add(ctx, &record.ways) =
            (struct way){.kind = WAY_ADDRESS, .label = label, .value = address};
    struct strings lines = card_lines(ctx, &record);
    char *out = mem_dup(ctx, "");
    for (size_t i = 0; i < lines.count; i++)
        out = mem_append(out, "%s%s", i ? "|" : "", lines.items[i]);
    return out;
}

static void
an_envelope_for_work_and_one_for_home(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    const char *address = "1 Main Street\n\n  12345  Springfield \n";
    assert_string_equal(envelope(ctx, "work", address),
                        "Ana Ruiz|Hill School|1 Main Street|12345 Springfield");
    assert_string_equal(envelope(ctx, NULL, address),
                        "Ana Ruiz|Hill School|1 Main Street|12345 Springfield");
    assert_string_equal(envelope(ctx, "home", address),
                        "Ana Ruiz|1 Main Street|12345 Springfield");
    assert_string_equal(envelope(ctx, "work", "HILL SCHOOL\nAna Ruiz\n1 Main Street"),
                        "Ana Ruiz|Hill School|1 Main Street");
    assert_string_equal(envelope(ctx, NULL, NULL), "");
    talloc_free(ctx);
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(T5_five_to_thirteen_touches),
        cmocka_unit_test(N3_says_which_of_the_three_hold),
        cmocka_unit_test(P7_the_newest_judgement_counts),
        cmocka_unit_test(an_envelope_for_work_and_one_for_home),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
