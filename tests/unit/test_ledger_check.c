#include "unit.h"

#include "domain/ledger_check.h"
#include "domain/referral.h"

#include "base/ban.h"

#define MON 20514

static struct referral
received(void) {
    struct referral r = referral_new(7, REFERRAL_RECEIVED, MON - 9);
    r.followed = true;
    r.contacted_day = MON - 9;
    r.booked_day = MON - 8;
    r.seen_day = MON - 2;
    r.thanks = THANKS_DONE;
    r.thanked_day = MON - 7;
    return r;
}

static void
expect(const struct referral *r, const struct touch *thanks,
       const struct referral *from, const char *field) {
    struct error err = {0};
    enum fault fault = ledger_check(r, thanks, from, &err);
    assert_int_equal(fault, field ? FAULT_INVALID : FAULT_NONE);
    if (field)
        assert_string_equal(err.field, field);
}

static void
r5_days_are_in_order(void **state) {
    (void)state;
    struct referral r = received();
    expect(&r, NULL, NULL, NULL);
    r.booked_day = MON - 10;
    expect(&r, NULL, NULL, "booked");
    r = received();
    r.contacted_day = DAY_NONE;
    expect(&r, NULL, NULL, "contacted");
    r = received();
    r.ended_day = MON;
    expect(&r, NULL, NULL, "ended");
    r = received();
    r.seen_day = MON + 400; /* on whatever day somebody looks */
    expect(&r, NULL, NULL, NULL);
}

static void
r6_thanks_have_a_day_and_a_touch_of_the_same_person(void **state) {
    (void)state;
    struct referral r = received();
    struct touch touch = {.id = 3, .person_id = 7, .day = MON - 7};
    expect(&r, &touch, NULL, NULL);
    touch.person_id = 8;
    expect(&r, &touch, NULL, "thanks");
    touch.person_id = 7;
    r.thanks = THANKS_OWED;
    expect(&r, &touch, NULL, "thanks");
    expect(&r, NULL, NULL, "thanks");
    r.thanked_day = DAY_NONE;
    expect(&r, NULL, NULL, NULL);
    r.thanks = THANKS_DONE;
    expect(&r, NULL, NULL, NULL);
    expect(&r, &touch, NULL, "thanks");
    r.thanked_day = MON - 10;
    expect(&r, NULL, NULL, "thanks");
    r = referral_new(7, REFERRAL_GIVEN, MON);
    expect(&r, NULL, NULL, NULL);
    r.thanks = THANKS_OWED;
    expect(&r, NULL, NULL, "thanks");
}

static void
r5_only_what_was_received_is_handed_on(void **state) {
    (void)state;
    struct referral from = received();
    struct referral r = referral_new(8, REFERRAL_GIVEN, MON);
    expect(&r, NULL, &from, NULL);
    r.day = from.day - 1;
    expect(&r, NULL, &from, "passed");
    r.day = MON;
    from.direction = REFERRAL_GIVEN;
    expect(&r, NULL, &from, "passed");
    from.direction = r.direction = REFERRAL_RECEIVED;
    expect(&r, NULL, &from, "passed");
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(r5_days_are_in_order),
        cmocka_unit_test(r6_thanks_have_a_day_and_a_touch_of_the_same_person),
        cmocka_unit_test(r5_only_what_was_received_is_handed_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
