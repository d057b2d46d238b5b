#include "unit.h"

#include <string.h>

#include "base/memory.h"
#include "view/model.h"
#include "web/figure.h"

#include "base/ban.h"

static void *ctx;
static struct progress_answer answer;

static int
begin(void **state) {
    (void)state;
    struct settings none = {0};
    ctx = mem_context(NULL);
    answer = (struct progress_answer){
        .today = day_from_date((struct date){2026, 3, 2}),
        .plan = plan_at(&none, 0),
        .begun = DAY_NONE,
        .renewal = DAY_NONE,
        .past = {.first_day = DAY_NONE,
                 .second_day = DAY_NONE,
                 .weeks_from = DAY_NONE,
                 .working = 0x1F},
    };
    answer.calendar = (struct row_answer){
        .today = answer.today, .plan = answer.plan, .way = {.to_go = 10, .every = 10}};
    return 0;
}

static int
end(void **state) {
    (void)state;
    talloc_free(ctx);
    return 0;
}

/* What a figure says; `next` is where it leads, or NULL. */
static void
assert_says(json_t *figure, const char *words, const char *next) {
    const char *says = model_get(figure, "says");
    if (!strstr(says, words))
        fail_msg("\"%s\" does not have \"%s\"", says, words);
    if (next)
        assert_string_equal(model_get(model_list(figure, "next"), "href"), next);
    else
        assert_false(model_has(figure, "next"));
    json_decref(figure);
}

static void
add_week(int adding, int following, int closing, int knowledge, int judged) {
    day_t monday = answer.today - 7 * 3 + 7 * (day_t)answer.past.weeks.count;
    *array_add(ctx, &answer.past.weeks) =
        (struct progress_week){.from = monday,
                               .to = monday + 6,
                               .effort = {adding, following, closing},
                               .gifts = {.touches = adding + following + closing,
                                         .shares = {[SHARE_KNOWLEDGE] = knowledge},
                                         .judged = judged,
                                         .meaningful = judged / 2}};
    answer.effort.adding += adding;
    answer.effort.following += following;
    answer.effort.closing += closing;
}

static void
nothing_is_drawn_before_there_is_something(void **state) {
    (void)state;
    json_t *all = figures_of_progress(ctx, &answer);
    size_t i;
    json_t *figure;
    assert_int_equal(json_array_size(all), 9);
    json_array_foreach(all, i, figure) {
        bool list = strcmp(model_get(figure, "id"), "list") == 0;
        assert_int_equal(model_has(figure, "svg"), list);
        assert_int_equal(model_has(figure, "table"), list);
        assert_true(strlen(model_get(figure, "says")) > 20);
    }
    json_decref(all);
}

static void
P1_the_list_tells_what_to_do_below_and_above(void **state) {
    (void)state;
    answer.people = 19;
    answer.size = LIST_SHORT;
    assert_says(figure_of_list(ctx, &answer), "19 people of at least 20: 1 more.",
                "/people/new");
    answer.people = 91;
    answer.size = LIST_LONG;
    assert_says(figure_of_list(ctx, &answer), "91 people, 1 more than the 90",
                "/people?sort=last");
    answer.people = 50;
    answer.size = LIST_RIGHT;
    assert_says(figure_of_list(ctx, &answer), "50 people, between 20 and 90", NULL);
    answer.unreachable = 1; /* P2 */
    assert_says(figure_of_list(ctx, &answer), "50 people", "/people?missing=contact");
}

static void
P1_a_list_that_is_a_year_old_wants_to_be_walked_through(void **state) {
    (void)state;
    for (int i = 0; i < 2; i++)
        *array_add(ctx, &answer.past.months) =
            (struct list_month){.from = answer.today - 40 + 30 * i,
                                .to = answer.today - 11 + 30 * i,
                                .people = 20 + i,
                                .added = 1 + i,
                                .let_go = i};
    assert_says(figure_of_months(ctx, &answer),
                "Since January 2026 3 people came to the list, and 1 was let go.",
                NULL);
    answer.renewal = answer.today - 1;
    assert_says(figure_of_months(ctx, &answer), "3 people came", "/walk");
}

static void
P9_the_line_is_told_on_it_and_below_it(void **state) {
    (void)state;
    answer.begun = answer.line.from = answer.today - 2;
    answer.since_begun = true;
    answer.line.touches = 9;
    answer.line.line = 9;
    answer.past.first_day = answer.today + 20;
    for (int i = 0; i < 3; i++)
        *array_add(ctx, &answer.past.steps) =
            (struct line_step){.from = answer.today - 2 + i,
                               .to = answer.today - 2 + i,
                               .touches = 3,
                               .total = 3 * i + 3,
                               .line = 3 * i + 3};
    json_t *figure = figure_of_line(ctx, &answer);
    assert_non_null(strstr(model_get(figure, "svg"), ">60 on 22 Mar</text>"));
    assert_says(figure,
                "9 touches since you began on Sat 28 February. The line of your "
                "plan is at 9: you are on it.",
                NULL);
    answer.line.touches = 8;
    assert_says(figure_of_line(ctx, &answer), "nothing to catch up", "/today");
    answer.since_begun = false;
    answer.past.first_day = DAY_NONE;
    assert_says(figure_of_line(ctx, &answer), "in the last eight working weeks",
                "/today");
}

static void
N1_the_effort_warns_when_following_up_starves(void **state) {
    (void)state;
    add_week(3, 1, 0, 0, 0);
    assert_says(figure_of_effort(ctx, &answer), "1 followed up, 3 were the first",
                NULL);
    answer.starves = true;
    answer.overdue = 2;
    assert_says(figure_of_effort(ctx, &answer),
                "1 of the 4 touches of the last four weeks followed up, while 2 people "
                "you follow wait beyond",
                "/today");
}

static void
P5_the_kind_given_least_is_named_when_there_is_enough_to_say_so(void **state) {
    (void)state;
    add_week(1, 1, 0, 2, 0);
    assert_says(figure_of_gifts(ctx, &answer), "What you gave with the 2 touches",
                NULL);
    add_week(0, 10, 0, 9, 0);
    assert_says(figure_of_gifts(ctx, &answer),
                "In the last 2 weeks you gave compassion least.", NULL);
}

static void
T2_meaningful_ones_stand_apart(void **state) {
    (void)state;
    add_week(1, 1, 0, 0, 0);
    assert_says(figure_of_meaning(ctx, &answer), "once you judge them", NULL);
    add_week(0, 5, 0, 0, 4);
    json_t *figure = figure_of_meaning(ctx, &answer);
    const json_t *rows = model_list(model_list(figure, "table"), "rows");
    assert_int_equal(json_array_size(rows), 3);
    assert_says(
        figure,
        "In the last 2 weeks 2 of the 4 touches that you judged were meaningful.",
        NULL);
}

static void
P4_the_ways_used_are_counted(void **state) {
    (void)state;
    add_week(0, 4, 0, 0, 0);
    answer.past.methods[METHOD_PHONE] = 3;
    answer.past.methods[METHOD_COUNT] = 1;
    assert_says(figure_of_methods(ctx, &answer), "the 4 touches of this week", NULL);
    answer.past.methods[METHOD_EMAIL] = 5;
    assert_says(figure_of_methods(ctx, &answer),
                "This week you used 2 ways to reach out, most often by e-mail.", NULL);
}

static void
G3_weekdays_without_work_are_shown_when_they_had_touches(void **state) {
    (void)state;
    add_week(0, 10, 0, 0, 0);
    answer.past.weekdays[TUESDAY] = 8;
    answer.past.weekdays[SUNDAY] = 2;
    json_t *figure = figure_of_weekdays(ctx, &answer);
    assert_int_equal(json_array_size(model_list(model_list(figure, "table"), "rows")),
                     6);
    assert_says(figure, "This week Tuesday carried the most: 8 of 10 touches.", NULL);
}

static void
P10_the_row_is_told_with_its_treat_and_the_best(void **state) {
    (void)state;
    struct row_answer *a = &answer.calendar;
    a->begun = true;
    *array_add(ctx, &a->days) =
        (struct row_day){.day = answer.today, .touches = 3, .mark = MARK_CHECK};
    a->row = (struct row){.length = 7, .first = answer.today - 8};
    a->best = (struct row){.length = 7};
    a->way = (struct treat_way){.to_go = 3, .every = 10, .name = "a long walk"};
    assert_says(figure_of_calendar(ctx, a),
                "7 checkmarks in a row since Sun 22 February, 3 more to your treat: a "
                "long walk. This is your best row so far.",
                NULL);
    a->best.length = 12;
    a->way.name = NULL;
    assert_says(figure_of_calendar(ctx, a),
                "3 more earn a treat. Your best row was 12.", NULL);
    a->row.length = 0;
    assert_says(figure_of_calendar(ctx, a), "The next checkmark begins a row", NULL);
}

int
main(void) {
#define T(name) cmocka_unit_test_setup_teardown(name, begin, end)
    const struct CMUnitTest tests[] = {
        T(nothing_is_drawn_before_there_is_something),
        T(P1_the_list_tells_what_to_do_below_and_above),
        T(P1_a_list_that_is_a_year_old_wants_to_be_walked_through),
        T(P9_the_line_is_told_on_it_and_below_it),
        T(N1_the_effort_warns_when_following_up_starves),
        T(P5_the_kind_given_least_is_named_when_there_is_enough_to_say_so),
        T(T2_meaningful_ones_stand_apart),
        T(P4_the_ways_used_are_counted),
        T(G3_weekdays_without_work_are_shown_when_they_had_touches),
        T(P10_the_row_is_told_with_its_treat_and_the_best),
    };
    return cmocka_run_group_tests_name("figures", tests, NULL, NULL);
}
