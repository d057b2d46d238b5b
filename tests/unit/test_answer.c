#include "unit.h"

#include "base/memory.h"
#include "domain/answer.h"
#include "domain/referral.h"

#include "base/ban.h"

#define H(hour) ((hour)*60)

enum { MON, TUE, WED, THU, FRI, SAT, SUN, NEXT_MON, NEXT_TUE };

static void *ctx;
static struct calendar cal;

static int
begin(void **state) {
    (void)state;
    ctx = mem_context(NULL);
    cal = (struct calendar){0};
    return 0;
}

static int
end(void **state) {
    (void)state;
    talloc_free(ctx);
    return 0;
}

/* Days from Monday 2 March 2026 on. */
static day_t
at(int days) {
    return day_from_date((struct date){2026, 3, 2}) + days;
}

static void
set(const char *name, const char *value, int from) {
    plan_set(ctx, &cal.settings, name, value, at(from));
}

static void
pause_days(int from, int to) {
    *array_add(ctx, &cal.pauses) = (struct pause){
        .id = 1, .from_day = at(from), .to_day = at(to), .label = "holidays"};
}

static struct referral
received(int day, int minute) {
    struct referral r = referral_new(1, REFERRAL_RECEIVED, at(day));
    r.minute = minute;
    r.followed = true;
    return r;
}

static struct referral
answered(int day, int minute, int answer_day, int answer_minute) {
    struct referral r = received(day, minute);
    r.contacted_day = at(answer_day);
    r.contacted_minute = answer_minute;
    return r;
}

static struct answer
look(const struct referral *r, int day, int minute) {
    return answer_of(&cal, r, (struct wall_time){at(day), minute});
}

/* One that came on a day and a minute is due then. */
static void
due(int day, int minute, int due_day, int due_minute) {
    struct referral r = received(day, minute);
    struct answer a = look(&r, day, minute);
    assert_int_equal(a.state, ANSWER_RUNNING);
    assert_int_equal(a.due.day - at(0), due_day);
    assert_int_equal(a.due.minute, due_minute);
    /* Neither a minute more nor one less is left than until then. */
    struct wall_time came = {at(day), minute};
    assert_int_equal(answer_minutes(&cal, came, a.due), a.limit);
    assert_int_equal(answer_left(&(struct answer){.limit = a.limit, .used = a.limit}),
                     0);
}

static int
left(const struct referral *r, int day, int minute) {
    struct answer a = look(r, day, minute);
    return answer_left(&a);
}

static int
took(struct referral r) {
    struct answer a = look(&r, 300, H(12));
    assert_int_equal(a.state, ANSWER_GIVEN);
    return a.used;
}

/* --- when it is due --------------------------------------------------------------- */

static void
r5_a_referral_is_due_a_working_day_later(void **state) {
    (void)state;
    due(MON, H(14), TUE, H(14));
    due(MON, H(16) + 59, TUE, H(16) + 59);
    due(MON, H(9), MON, H(17));
    due(MON, H(9) + 1, TUE, H(9) + 1);
    set("answer.days", "3", MON);
    due(MON, H(14), THU, H(14));
    due(WED, H(10), NEXT_MON, H(10));
}

static void
r5_what_comes_outside_of_working_hours_counts_from_their_beginning(void **state) {
    (void)state;
    due(MON, H(17), TUE, H(17));
    due(MON, H(21), TUE, H(17));
    due(MON, H(24), TUE, H(17));
    due(MON, 1, MON, H(17));
    due(MON, H(8), MON, H(17));
    due(FRI, H(20), NEXT_MON, H(17));
    due(SAT, H(11), NEXT_MON, H(17));
    due(SUN, 1, NEXT_MON, H(17));
    due(FRI, H(15), NEXT_MON, H(15));
}

static void
r5_a_time_that_is_not_known_counts_from_the_beginning_of_the_day(void **state) {
    (void)state;
    due(MON, 0, MON, H(17));
    due(SAT, 0, NEXT_MON, H(17));
}

static void
r5_the_clock_stands_still_outside_of_working_hours(void **state) {
    (void)state;
    struct referral r = received(FRI, H(15));
    assert_int_equal(left(&r, FRI, H(15)), H(8));
    assert_int_equal(left(&r, FRI, H(17)), H(6));
    assert_int_equal(left(&r, FRI, H(23)), H(6));
    assert_int_equal(left(&r, SUN, H(12)), H(6));
    assert_int_equal(left(&r, NEXT_MON, H(8)), H(6));
    assert_int_equal(left(&r, NEXT_MON, H(9) + 1), H(6) - 1);
    assert_int_equal(left(&r, NEXT_MON, H(15)), 0);
    assert_int_equal(left(&r, NEXT_MON, H(15) + 1), -1);
    assert_int_equal(left(&r, NEXT_TUE, H(10)), -H(3));
    static const struct {
        int day, minute;
        bool stands;
    } times[] = {{FRI, H(9) - 1, true}, {FRI, H(9), false},  {FRI, H(17) - 1, false},
                 {FRI, H(17), true},    {SAT, H(12), true},  {SUN, H(12), true},
                 {SUN, 0, true},        {NEXT_MON, 1, true}, {NEXT_MON, H(12), false}};
    for (size_t i = 0; i < sizeof times / sizeof *times; i++)
        assert_int_equal(look(&r, times[i].day, times[i].minute).stands,
                         times[i].stands);
    /* Now may be before it came, when clocks were put back. */
    assert_int_equal(left(&r, THU, H(12)), H(8));
}

static void
goes_on(int day, int minute, int then_day, int then_minute) {
    struct wall_time then = answer_goes_on(&cal, (struct wall_time){at(day), minute});
    assert_int_equal(then.day - at(0), then_day);
    assert_int_equal(then.minute, then_minute);
}

static void
r5_a_clock_that_stands_goes_on_with_the_next_working_hour(void **state) {
    (void)state;
    goes_on(MON, H(12), MON, H(12));
    goes_on(MON, H(7), MON, H(9));
    goes_on(MON, H(17), TUE, H(9));
    goes_on(FRI, H(18), NEXT_MON, H(9));
    goes_on(SUN, H(12), NEXT_MON, H(9));
    pause_days(TUE, FRI);
    goes_on(WED, H(12), NEXT_MON, H(9));
    set("hours", "10:30-12", NEXT_MON);
    goes_on(WED, H(12), NEXT_MON, H(10) + 30);
    pause_days(MON, 5000);
    goes_on(WED, H(12), WED, H(12));
}

static void
r5_a_pause_over_the_limit_lets_the_clock_stand(void **state) {
    (void)state;
    pause_days(TUE, FRI);
    due(MON, H(14), NEXT_MON, H(14));
    due(WED, H(10), NEXT_MON, H(17));
    due(TUE, 0, NEXT_MON, H(17));
    struct referral r = received(MON, H(14));
    assert_int_equal(left(&r, THU, H(12)), H(5));
    assert_true(look(&r, THU, H(12)).stands);
    assert_int_equal(left(&r, NEXT_MON, H(10)), H(4));
}

static void
r5_the_limit_is_that_of_the_plan_under_which_it_came(void **state) {
    (void)state;
    set("answer.days", "2", MON);
    struct referral r = received(MON, H(14));
    set("answer.days", "1", TUE);
    struct answer a = look(&r, TUE, H(10));
    assert_int_equal(a.limit, H(16));
    assert_int_equal(a.due.day, at(WED));
    due(TUE, H(10), WED, H(10));
    /* The days themselves count as they are worked: shorter from Wednesday on. */
    set("hours", "9-13", WED);
    due(TUE, H(10), WED, H(10));
    a = look(&r, TUE, H(10));
    assert_int_equal(a.day_minutes, H(8));
    assert_int_equal(a.due.day, at(THU));
    assert_int_equal(a.due.minute, H(10));
    /* A day that is no longer worked doesn't count. */
    set("days.working", "mon,tue,fri", WED);
    assert_int_equal(look(&r, TUE, H(10)).due.day, at(NEXT_MON));
    assert_int_equal(left(&r, THU, H(12)), H(5));
}

static void
r5_working_hours_may_be_any(void **state) {
    (void)state;
    set("hours", "16-24", MON);
    due(MON, H(20), TUE, H(20));
    due(MON, H(24), TUE, H(24));
    due(TUE, H(12), TUE, H(24));
    struct referral r = received(MON, H(20));
    assert_int_equal(left(&r, MON, H(23)), H(5));
    assert_true(answer_time_runs(&cal, (struct wall_time){at(MON), H(24) - 1}));
    assert_false(answer_time_runs(&cal, (struct wall_time){at(TUE), 0}));
    set("hours", "0:00-24:00", MON);
    set("days.working", "every day", MON);
    due(FRI, H(15), SAT, H(15));
    due(FRI, 1, SAT, 1);
    r = received(FRI, 0);
    assert_int_equal(look(&r, FRI, H(10)).limit, H(24));
    assert_int_equal(left(&r, FRI, H(10)), H(14));
    set("hours", "9:00-9:01", MON);
    due(FRI, H(15), SAT, H(9) + 1);
}

static void
r5_only_what_is_received_and_waits_has_a_clock(void **state) {
    (void)state;
    struct referral r = received(MON, H(10));
    r.direction = REFERRAL_GIVEN;
    assert_int_equal(look(&r, TUE, H(10)).state, ANSWER_NONE);
    r = received(MON, H(10));
    r.followed = false;
    assert_int_equal(look(&r, TUE, H(10)).state, ANSWER_NONE);
    assert_null(answer_says(ctx, &(struct answer){0}));
    r = received(MON, H(10));
    r.ended_day = at(TUE);
    r.ended_why = END_NOT_A_FIT;
    assert_int_equal(look(&r, TUE, H(10)).state, ANSWER_NONE);
    /* Once answered, an end changes nothing about the answer. */
    r.contacted_day = at(TUE);
    assert_int_equal(look(&r, TUE, H(10)).state, ANSWER_GIVEN);
}

/* --- how long it took ------------------------------------------------------------- */

static void
r5_an_answer_took_the_working_minutes_until_it_came(void **state) {
    (void)state;
    assert_int_equal(took(answered(MON, H(14), MON, H(14) + 40)), 40);
    assert_int_equal(took(answered(MON, H(14), TUE, H(10))), H(4));
    assert_int_equal(took(answered(FRI, H(20), SUN, H(9))), 0);
    assert_int_equal(took(answered(FRI, H(16), NEXT_MON, H(10))), H(2));
    assert_int_equal(took(answered(MON, H(20), MON, H(21))), 0);
    assert_int_equal(took(answered(MON, H(14), 140, H(14))), 100 * H(8));
}

static void
r5_without_a_time_whole_days_count(void **state) {
    (void)state;
    assert_int_equal(took(answered(MON, 0, MON, H(16))), 0);
    assert_int_equal(took(answered(MON, H(16), MON, 0)), 0);
    assert_int_equal(took(answered(MON, 0, TUE, H(16))), H(8));
    assert_int_equal(took(answered(MON, H(16), TUE, 0)), H(8));
    assert_int_equal(took(answered(FRI, 0, NEXT_TUE, 0)), H(16));
    assert_int_equal(took(answered(SAT, 0, NEXT_MON, 0)), 0);
    struct referral r = answered(MON, 0, TUE, H(16));
    assert_true(look(&r, WED, H(9)).by_days);
    r = answered(MON, H(9), TUE, H(16));
    assert_false(look(&r, WED, H(9)).by_days);
}

/* --- what hangs ------------------------------------------------------------------- */

static void
r5_what_is_answered_and_not_booked_hangs_after_five_working_days(void **state) {
    (void)state;
    struct referral r = answered(MON, H(9), TUE, H(9));
    assert_int_equal(answer_hangs(&cal, &r, at(NEXT_MON)), 0);
    assert_int_equal(answer_hangs(&cal, &r, at(NEXT_TUE)), 5);
    assert_int_equal(answer_hangs(&cal, &r, at(NEXT_TUE) + 1), 6);
    pause_days(WED, FRI);
    assert_int_equal(answer_hangs(&cal, &r, at(NEXT_TUE) + 1), 0);
    r.booked_day = at(WED);
    assert_int_equal(answer_hangs(&cal, &r, at(NEXT_TUE) + 30), 0);
    r = answered(MON, H(9), TUE, H(9));
    r.ended_day = at(WED);
    assert_int_equal(answer_hangs(&cal, &r, at(NEXT_TUE) + 30), 0);
    r = received(MON, H(9));
    assert_int_equal(answer_hangs(&cal, &r, at(NEXT_TUE) + 30), 0);
    r = answered(MON, H(9), TUE, H(9));
    r.direction = REFERRAL_GIVEN;
    assert_int_equal(answer_hangs(&cal, &r, at(NEXT_TUE) + 30), 0);
}

/* --- words ------------------------------------------------------------------------ */

static void
says_what_is_left_in_whole_pieces(void **state) {
    (void)state;
    struct referral r = received(MON, H(14));
    static const struct {
        int day, minute;
        const char *says;
    } cases[] = {
        {MON, H(14), "a working day left"},
        {MON, H(14) + 1, "7 working hours left"},
        {TUE, H(12), "2 working hours left"},
        {TUE, H(12) + 1, "1 working hour left"},
        {TUE, H(13) + 1, "59 minutes left"},
        {TUE, H(13) + 59, "1 minute left"},
        {TUE, H(14), "due now"},
        {TUE, H(14) + 5, "5 minutes over"},
        {WED, H(9) + 30, "3 working hours over"},
        {WED, H(14), "a working day over"},
        {NEXT_TUE, H(14), "5 working days over"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct answer a = look(&r, cases[i].day, cases[i].minute);
        assert_string_equal(answer_says(ctx, &a), cases[i].says);
    }
    r = answered(MON, H(14), TUE, H(10));
    struct answer a = look(&r, WED, H(9));
    assert_string_equal(answer_says(ctx, &a), "answered after 4 h");
    r = answered(SAT, H(14), SUN, H(10));
    a = look(&r, WED, H(9));
    assert_string_equal(answer_says(ctx, &a), "answered at once");
    assert_string_equal(answer_length(ctx, 0, H(8)), "0 min");
    assert_string_equal(answer_length(ctx, H(8) + 160, H(8)),
                        "1 working day 2 h 40 min");
    assert_string_equal(answer_length(ctx, H(16) + 5, H(8)), "2 working days 5 min");
}

/* --- how fast --------------------------------------------------------------------- */

static void
add(struct referrals *all, struct referral r) {
    *array_add(ctx, all) = r;
}

static void
r5_how_fast_i_answer_by_month(void **state) {
    (void)state;
    struct referrals all = {0};
    const struct wall_time now = {at(NEXT_TUE), H(12)};
    /* In January: 1 h and 3 h; in March: at once, 4 h, two days late. */
    add(&all, answered(-40, H(10), -40, H(11)));
    add(&all, answered(-39, H(10), -39, H(13)));
    add(&all, answered(MON, 0, MON, 0));
    add(&all, answered(MON, H(14), TUE, H(10)));
    add(&all, answered(MON, H(14), THU, H(14)));
    add(&all, received(MON, H(14)));      /* over already */
    add(&all, received(NEXT_TUE, H(11))); /* still in time */
    struct referral r = received(TUE, H(9));
    r.ended_day = at(WED);
    r.ended_why = END_NO_ANSWER;
    add(&all, r);
    r = answered(MON, H(9), FRI, H(9)); /* given: the colleague's */
    r.direction = REFERRAL_GIVEN;
    add(&all, r);
    add(&all, answered(-400, H(9), -390, H(9))); /* too long ago */
    r = received(-39, H(9));                     /* history: nobody knows */
    r.followed = false;
    add(&all, r);
    r = received(TUE, 0); /* a sheet that says "completed: yes", and not when */
    r.contacted_day = r.booked_day = r.seen_day = r.day;
    add(&all, r);
    struct answer_record record = answer_record(ctx, &cal, &all, now, 3);
    assert_int_equal(record.months.count, 3);
    const struct answer_sum *m = record.months.items;
    assert_int_equal(m[0].month, day_from_date((struct date){2026, 1, 1}));
    assert_int_equal(m[2].month, day_from_date((struct date){2026, 3, 1}));
    assert_int_equal(m[0].answered, 2);
    assert_int_equal(m[0].median, H(2));
    assert_int_equal(m[0].within, 2);
    assert_int_equal(m[1].answered, 0);
    assert_int_equal(m[1].median, 0);
    assert_int_equal(m[2].answered, 3);
    assert_int_equal(m[2].within, 2);
    assert_int_equal(m[2].median, H(4));
    assert_int_equal(m[2].overdue, 1);
    assert_int_equal(m[2].by_days, 1);
    assert_int_equal(record.all.answered, 5);
    assert_int_equal(record.all.within, 4);
    assert_int_equal(record.all.overdue, 1);
    assert_int_equal(record.all.median, H(3));
    assert_int_equal(record.waiting, 1);
    assert_int_equal(record.unanswered, 1);
    assert_int_equal(record.limit, H(8));
}

static void
how_fast_of_nothing_is_nothing(void **state) {
    (void)state;
    const struct wall_time now = {at(MON), H(12)};
    struct answer_record record =
        answer_record(ctx, &cal, &(struct referrals){0}, now, 12);
    assert_int_equal(record.months.count, 12);
    assert_int_equal(record.months.items[0].month,
                     day_from_date((struct date){2025, 4, 1}));
    assert_int_equal(record.all.answered, 0);
    assert_int_equal(record.all.median, 0);
}

/* Minute by minute through two weeks: what the clock says adds up. */
static void
the_clock_runs_minute_by_minute(void **state) {
    (void)state;
    pause_days(THU, FRI);
    set("hours", "8:30-12", NEXT_TUE);
    struct wall_time from = {at(MON), 0};
    int counted = 0;
    for (int day = MON; day < MON + 14; day++)
        for (int minute = 0; minute < H(24); minute++) {
            struct wall_time now = {at(day), minute};
            assert_int_equal(answer_minutes(&cal, from, now), counted);
            counted += answer_time_runs(&cal, now);
        }
    assert_int_equal(counted, 4 * H(8) + 4 * 210);
}

int
main(void) {
#define TEST(f) cmocka_unit_test_setup_teardown(f, begin, end)
    const struct CMUnitTest tests[] = {
        TEST(r5_a_referral_is_due_a_working_day_later),
        TEST(r5_what_comes_outside_of_working_hours_counts_from_their_beginning),
        TEST(r5_a_time_that_is_not_known_counts_from_the_beginning_of_the_day),
        TEST(r5_the_clock_stands_still_outside_of_working_hours),
        TEST(r5_a_clock_that_stands_goes_on_with_the_next_working_hour),
        TEST(r5_a_pause_over_the_limit_lets_the_clock_stand),
        TEST(r5_the_limit_is_that_of_the_plan_under_which_it_came),
        TEST(r5_working_hours_may_be_any),
        TEST(r5_only_what_is_received_and_waits_has_a_clock),
        TEST(r5_an_answer_took_the_working_minutes_until_it_came),
        TEST(r5_without_a_time_whole_days_count),
        TEST(r5_what_is_answered_and_not_booked_hangs_after_five_working_days),
        TEST(says_what_is_left_in_whole_pieces),
        TEST(r5_how_fast_i_answer_by_month),
        TEST(how_fast_of_nothing_is_nothing),
        TEST(the_clock_runs_minute_by_minute),
    };
    return cmocka_run_group_tests_name("answer", tests, NULL, NULL);
}
