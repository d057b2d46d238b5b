#include "unit.h"

#include <string.h>

#include "base/memory.h"
#include "domain/plan.h"

#include "base/ban.h"

static void *ctx;
static struct settings settings;

static int
begin(void **state) {
    (void)state;
    ctx = mem_context(NULL);
    settings = (struct settings){0};
    return 0;
}

static int
end(void **state) {
    (void)state;
    talloc_free(ctx);
    return 0;
}

static const char *
checked(const char *name, const char *value) {
    const char *canonical;
    struct error err;
    enum fault fault = plan_check(ctx, name, value, &canonical, &err);
    if (fault == FAULT_NONE)
        return canonical;
    assert_int_equal(fault, FAULT_INVALID);
    assert_string_equal(err.field, name);
    return mem_dup(ctx, err.text);
}

static bool
refused(const char *name, const char *value) {
    return strstr(checked(name, value), "It takes ") != NULL;
}

static void
the_defaults_are_those_of_the_method(void **state) {
    (void)state;
    struct plan plan = plan_at(&settings, 0);
    assert_int_equal(plan.day_min, 3);
    assert_int_equal(plan.day_max, 5);
    assert_int_equal(plan.working, 0x1F);
    assert_int_equal(plan.list_min, 20);
    assert_int_equal(plan.list_max, 90);
    assert_int_equal(plan.list_renew_days, 365);
    assert_int_equal(plan.month_first, 60);
    assert_int_equal(plan.month_second, 120);
    assert_int_equal(plan.row_treat, 10);
    assert_int_equal(plan.rhythm_days, 0);
    assert_true(plan.face_to_face);
    assert_true(plan.moment);
    assert_int_equal(plan.method_count, 5);
    assert_int_equal(plan.methods[4], METHOD_IN_PERSON);
    struct error err;
    assert_int_equal(plan_check_whole(&plan, &err), FAULT_NONE);
}

static void
every_item_says_what_it_is(void **state) {
    (void)state;
    for (size_t i = 0; i < plan_item_count(); i++) {
        const struct plan_item *item = plan_item_at(i);
        assert_ptr_equal(plan_item_by_name(item->name), item);
        assert_true(strlen(item->meaning) > 10);
        assert_true(strlen(item->rule) >= 2);
        assert_string_equal(checked(item->name, item->standard), item->standard);
        assert_string_equal(plan_value(&settings, item->name, 5), item->standard);
    }
    assert_null(plan_item_by_name("day"));
    assert_null(plan_value(&settings, "day", 5));
    assert_string_equal(plan_item_by_name("DAY.MIN")->name, "day.min");
}

static void
checks_numbers(void **state) {
    (void)state;
    assert_string_equal(checked("day.min", " 4 "), "4");
    assert_string_equal(checked("day.min", "20"), "20");
    assert_string_equal(checked("day.min", "007"), "7");
    assert_string_equal(checked("day.min", "0"),
                        "day.min can't be \"0\". It takes a number from 1 to 20.");
    assert_true(refused("day.min", "21"));
    assert_true(refused("day.min", "-1"));
    assert_true(refused("day.min", "three"));
    assert_true(refused("day.min", "3.5"));
    assert_true(refused("day.min", "99999999999999999999"));
    assert_true(refused("day.min", ""));
    assert_true(refused("day.min", NULL));
    assert_non_null(strstr(checked("day.mean", "3"), "The plan has no \"day.mean\""));
}

/* What is about the user may be empty, and an address has several lines. */
static void
checks_what_is_about_the_user(void **state) {
    (void)state;
    assert_string_equal(checked("me.name", "  Rosa \n Lind "), "Rosa Lind");
    assert_string_equal(checked("me.name", " "), "");
    assert_string_equal(checked("me.url", NULL), "");
    assert_string_equal(checked("me.address", " Main Street 8 \r\n\r\n  12345 Town\n"),
                        "Main Street 8\n12345 Town");
    assert_string_equal(checked("me.address", "\n \n"), "");
    assert_true(refused("me.address", "a\nb\nc\nd\ne\nf\ng"));
    assert_true(refused("me.phone", "0123456789012345678901234567890123456789 0"));
    for (size_t i = 0; i < plan_item_count(); i++) {
        const struct plan_item *item = plan_item_at(i);
        assert_int_equal(plan_is_own(item), strncmp(item->name, "me.", 3) == 0);
        assert_int_equal(plan_is_own(item), *item->standard == '\0');
    }
}

static void
checks_weekdays(void **state) {
    (void)state;
    static const char *const good[][2] = {
        {"mon-fri", "mon,tue,wed,thu,fri"},
        {"Mon to Fri", "mon,tue,wed,thu,fri"},
        {"mon – fri", "mon,tue,wed,thu,fri"},
        {"monday,Wednesday, fri", "mon,wed,fri"},
        {"wed mon and fri", "mon,wed,fri"},
        {"tue-thu, sat", "tue,wed,thu,sat"},
        {"fri-mon", "mon,fri,sat,sun"},
        {"every day", "mon,tue,wed,thu,fri,sat,sun"},
        {"su", "sun"},
    };
    static const char *const bad[] = {
        "m",           "mon-",    "-fri", "mon--fri", "holiday",
        "mon-wed-fri", "mondays", ",",    "and",      "–"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_string_equal(checked("days.working", good[i][0]), good[i][1]);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_true(refused("days.working", bad[i]));
}

static void
checks_the_other_forms(void **state) {
    (void)state;
    assert_string_equal(checked("rhythm", "AUTO"), "auto");
    assert_string_equal(checked("rhythm", "6w"), "42 days");
    assert_string_equal(checked("rhythm", "1"), "1 day");
    assert_true(refused("rhythm", "often"));
    assert_string_equal(checked("face-to-face", "No"), "no");
    assert_string_equal(checked("moment", "on"), "yes");
    assert_true(refused("moment", "maybe"));
    assert_string_equal(checked("methods", "email, call card email"),
                        "email,phone,card");
    assert_true(refused("methods", "email,owl"));
    assert_string_equal(checked("moment.text", "  Breathe.\n Tea. "), "Breathe. Tea.");
    char *longer = mem_dup(ctx, "");
    for (int i = 0; i < 201; i++)
        longer = mem_append(longer, "ä");
    assert_true(refused("moment.text", longer));
    assert_string_equal(checked("moment.text", longer + 2), longer + 2);
}

static void
whole(const char *name, const char *value, const char *message) {
    struct error err;
    struct settings tried = plan_copy(ctx, &settings);
    plan_set(ctx, &tried, name, value, 0);
    struct plan plan = plan_at(&tried, 0);
    assert_int_equal(plan_check_whole(&plan, &err), FAULT_INVALID);
    assert_string_equal(err.text, message);
}

static void
numbers_must_fit_each_other(void **state) {
    (void)state;
    whole("day.min", "6",
          "day.min (6) can't be more than day.max (5). Set both: "
          "`tend plan day.min=6 day.max=8`.");
    whole("day.min", "20",
          "day.min (20) can't be more than day.max (5). Set both: "
          "`tend plan day.min=20 day.max=20`.");
    whole("list.max", "10",
          "list.min (20) can't be more than list.max (10). Set both: "
          "`tend plan list.min=20 list.max=90`.");
    whole("month.first", "200",
          "month.first (200) can't be more than month.second (120). Set both: "
          "`tend plan month.first=200 month.second=400`.");
}

static void
a_setting_holds_from_its_day_on(void **state) {
    (void)state;
    plan_set(ctx, &settings, "day.min", "2", 100);
    plan_set(ctx, &settings, "day.min", "4", 200);
    plan_set(ctx, &settings, "days.working", "sat,sun", 200);
    assert_int_equal(plan_day_min_at(&settings, 99), 3);
    assert_int_equal(plan_day_min_at(&settings, 100), 2);
    assert_int_equal(plan_day_min_at(&settings, 199), 2);
    assert_int_equal(plan_day_min_at(&settings, 200), 4);
    assert_int_equal(plan_working_at(&settings, 199), 0x1F);
    assert_int_equal(plan_working_at(&settings, 200), 0x60);
    assert_int_equal(settings.count, 3);
}

static void
a_setting_overtakes_later_ones(void **state) {
    (void)state;
    plan_set(ctx, &settings, "day.min", "2", 100);
    plan_set(ctx, &settings, "day.min", "4", 200);
    plan_set(ctx, &settings, "day.max", "9", 200);
    plan_set(ctx, &settings, "day.min", "5", 150);
    assert_int_equal(plan_day_min_at(&settings, 120), 2);
    assert_int_equal(plan_day_min_at(&settings, 300), 5);
    assert_string_equal(plan_value(&settings, "day.max", 300), "9");
    /* From the earliest day on it holds throughout. */
    plan_set(ctx, &settings, "day.min", "1", DAY_MIN);
    assert_int_equal(plan_day_min_at(&settings, 120), 1);
    assert_int_equal(plan_day_min_at(&settings, DAY_MIN), 1);
    assert_int_equal(settings.count, 2);
}

static void
a_setting_of_the_same_day_keeps_its_id(void **state) {
    (void)state;
    plan_set(ctx, &settings, "day.min", "2", 100);
    settings.items[0].id = 7;
    plan_set(ctx, &settings, "day.min", "4", 100);
    assert_int_equal(settings.count, 1);
    assert_int_equal(settings.items[0].id, 7);
    assert_string_equal(settings.items[0].value, "4");
    /* What held before anyway needs no setting. */
    plan_set(ctx, &settings, "day.min", "3", 100);
    assert_int_equal(settings.count, 0);
}

static void
tells_what_changed(void **state) {
    (void)state;
    struct settings after = plan_copy(ctx, &settings);
    plan_set(ctx, &after, "day.min", "2", 100);
    plan_set(ctx, &after, "day.max", "5", 100);
    struct plan_changes changes = plan_compare(ctx, &settings, &after, 100);
    assert_int_equal(settings.count, 0);
    assert_int_equal(changes.count, 1);
    assert_string_equal(changes.items[0].name, "day.min");
    assert_string_equal(changes.items[0].before, "3");
    assert_string_equal(changes.items[0].after, "2");
    assert_int_equal(plan_compare(ctx, &settings, &after, 99).count, 0);
}

static void
what_cannot_be_read_gives_way_to_the_default(void **state) {
    (void)state;
    static const char *const bad[][2] = {{"day.min", "many"},
                                         {"days.working", "x"},
                                         {"rhythm", "x"},
                                         {"methods", "owl"},
                                         {"face-to-face", "x"}};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        *array_add(ctx, &settings) =
            (struct setting){.name = bad[i][0], .value = bad[i][1]};
    struct plan plan = plan_at(&settings, 1);
    assert_int_equal(plan.day_min, 3);
    assert_int_equal(plan.working, 0x1F);
    assert_int_equal(plan.rhythm_days, 0);
    assert_int_equal(plan.method_count, 5);
    assert_true(plan.face_to_face);
}

static void
apply(const char *preset) {
    const struct plan_preset *p = plan_preset_by_name(preset);
    for (size_t i = 0; p->values[i][0]; i++)
        plan_set(ctx, &settings, p->values[i][0], p->values[i][1], 0);
}

static void
N4_presets_are_sound_and_known_again(void **state) {
    (void)state;
    struct error err;
    assert_string_equal(plan_preset_at_work(&settings, 0)->name, "daily");
    for (size_t i = plan_preset_count(); i-- > 0;) {
        const struct plan_preset *p = plan_preset_at(i);
        for (size_t k = 0; p->values[k][0]; k++)
            assert_string_equal(checked(p->values[k][0], p->values[k][1]),
                                p->values[k][1]);
        apply(p->name);
        struct plan plan = plan_at(&settings, 0);
        assert_int_equal(plan_check_whole(&plan, &err), FAULT_NONE);
        assert_ptr_equal(plan_preset_at_work(&settings, 0), p);
    }
    /* The last one applied was Daily, the default: nothing is left to keep. */
    assert_int_equal(settings.count, 0);
    plan_set(ctx, &settings, "day.min", "2", 0);
    assert_null(plan_preset_at_work(&settings, 0));
    assert_null(plan_preset_by_name("hourly"));
    assert_string_equal(plan_preset_by_name("Weekly")->name, "weekly");
}

static const char *
implied(int people) {
    struct plan plan = plan_at(&settings, 0);
    return plan_implies(ctx, &plan, people);
}

static void
shows_what_a_choice_means(void **state) {
    (void)state;
    assert_string_equal(implied(0),
                        "Nobody is on the list yet. 20 people at 3 a day: each about "
                        "every 7 working days (1 week)");
    assert_string_equal(
        implied(60),
        "60 people at 3 a day: each about every 20 working days (4 weeks)");
    assert_string_equal(
        implied(61),
        "61 people at 3 a day: each about every 21 working days (4 weeks)");
    assert_string_equal(
        implied(1), "1 person at 3 a day: each about every 1 working day; until the "
                    "list holds 20, Tend leaves 7 working days (1 week)");
    assert_string_equal(implied(800),
                        "800 people at 3 a day: each about every 267 working days (53 "
                        "weeks); Tend comes back after 30 working days (6 weeks), so "
                        "that new names wait their turn");
    apply("weekly");
    assert_string_equal(
        implied(60),
        "60 people at 1 a day: each about every 60 working days (20 weeks)");
    apply("eight");
    assert_string_equal(implied(8),
                        "8 people, each every 52 days: about 56 touches a year");
    assert_string_equal(implied(60),
                        "60 people, each every 52 days: about 421 touches a year, more "
                        "than the plan's days hold");
    plan_set(ctx, &settings, "rhythm", "1 day", 0);
    assert_string_equal(
        implied(1), "1 person, each every 1 day: about 365 touches a year, more than "
                    "the plan's days hold");
}

static void
P7_the_rhythm_follows_the_list(void **state) {
    (void)state;
    struct plan plan = plan_at(&settings, 0);
    assert_int_equal(plan_auto_rhythm(&plan, 60), 20);
    assert_int_equal(plan_auto_rhythm(&plan, 5), 7);    /* as with 20 */
    assert_int_equal(plan_auto_rhythm(&plan, 800), 30); /* as with 90 */
    assert_int_equal(plan_rhythm_days(&plan, 60, 0), 28);
    assert_int_equal(plan_rhythm_days(&plan, 60, 10), 10);
    plan.rhythm_days = 45;
    assert_int_equal(plan_rhythm_days(&plan, 60, 0), 45);
    assert_int_equal(plan_rhythm_days(&plan, 60, 10), 10);
}

int
main(void) {
#define T(name) cmocka_unit_test_setup_teardown(name, begin, end)
    const struct CMUnitTest tests[] = {
        T(the_defaults_are_those_of_the_method),
        T(every_item_says_what_it_is),
        T(checks_numbers),
        T(checks_what_is_about_the_user),
        T(checks_weekdays),
        T(checks_the_other_forms),
        T(numbers_must_fit_each_other),
        T(a_setting_holds_from_its_day_on),
        T(a_setting_overtakes_later_ones),
        T(a_setting_of_the_same_day_keeps_its_id),
        T(tells_what_changed),
        T(what_cannot_be_read_gives_way_to_the_default),
        T(N4_presets_are_sound_and_known_again),
        T(shows_what_a_choice_means),
        T(P7_the_rhythm_follows_the_list),
    };
    return cmocka_run_group_tests_name("plan", tests, NULL, NULL);
}
