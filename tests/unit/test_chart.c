#include "unit.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "web/chart_draw.h"
#include "web/chart_sides.h"
#include "web/row_strip.h"

#include "base/ban.h"

#define NASTY "<b>\"O'Neil\" & ]]></b>\n"
#define DEPTH_MAX 16

static void *ctx;

static int
begin(void **state) {
    (void)state;
    ctx = mem_context(NULL);
    return 0;
}

static int
end(void **state) {
    (void)state;
    talloc_free(ctx);
    return 0;
}

static const struct chart_head head = {"one", "A title", "What it says"};
static const struct chart_head nasty_head = {"one", NASTY, NASTY};

/* --- looking at a picture --- */

static const char *
after_attributes(const char *p) {
    while (*p == ' ') {
        p += 1 + strcspn(p + 1, "=");
        assert_true(strncmp(p, "=\"", 2) == 0);
        p += 2 + strcspn(p + 2, "\"<");
        assert_int_equal(*p, '"');
        p++;
    }
    return p;
}

static const char *
after_text(const char *p) {
    for (; *p && *p != '<'; p++) {
        assert_true((unsigned char)*p >= ' ' && *p != '>');
        if (*p == '&')
            assert_true(strncmp(p, "&amp;", 5) == 0 || strncmp(p, "&lt;", 4) == 0 ||
                        strncmp(p, "&gt;", 4) == 0 || strncmp(p, "&quot;", 6) == 0 ||
                        strncmp(p, "&#39;", 5) == 0);
    }
    return p;
}

/* Every element is closed, every attribute quoted, every sign escaped, no colour or
 * style is written into it, and no number is none. */
static void
assert_whole(const char *svg) {
    const char *open[DEPTH_MAX] = {0};
    size_t depth = 0;
    assert_true(strncmp(svg, "<svg ", 5) == 0);
    for (const char *p = svg; *p; p = after_text(p)) {
        assert_int_equal(*p, '<');
        if (p[1] == '/') {
            assert_true(depth > 0);
            size_t len = strcspn(p + 2, ">");
            assert_memory_equal(open[--depth], p + 2, len);
            p += len + 3;
            continue;
        }
        assert_true(depth < DEPTH_MAX);
        open[depth++] = p + 1;
        p = after_attributes(p + 1 + strcspn(p + 1, " />"));
        if (*p == '/') {
            depth--;
            p++;
        }
        assert_int_equal(*p++, '>');
    }
    assert_int_equal(depth, 0);
    assert_null(strstr(svg, "style="));
    assert_null(strstr(svg, "fill=\"#"));
    assert_null(strstr(svg, "nan"));
    assert_null(strstr(svg, "inf"));
    assert_non_null(strstr(svg, "role=\"img\""));
    assert_non_null(strstr(svg, "aria-labelledby=\"one-title one-desc\""));
    assert_non_null(strstr(svg, "<title id=\"one-title\">"));
    assert_non_null(strstr(svg, "<desc id=\"one-desc\">"));
}

static int
times(const char *svg, const char *piece) {
    int n = 0;
    for (const char *p = svg; (p = strstr(p, piece)) != NULL; p += strlen(piece))
        n++;
    return n;
}

/* The value of an attribute in the first element that has `piece` before it. */
static double
value_of(const char *svg, const char *piece, const char *attribute) {
    const char *at = strstr(svg, piece);
    assert_non_null(at);
    at = strstr(at, mem_printf(ctx, " %s=\"", attribute));
    assert_non_null(at);
    return strtod(at + strlen(attribute) + 3, NULL);
}

/* --- numbers, scales --- */

static const char *
number(double n) {
    struct buffer b = {.ctx = ctx};
    draw_number(&b, n);
    return buffer_str(&b);
}

static void
numbers_are_short_and_never_nothing(void **state) {
    (void)state;
    assert_string_equal(number(0), "0");
    assert_string_equal(number(12), "12");
    assert_string_equal(number(12.34), "12.3");
    assert_string_equal(number(-0.25), "-0.3");
    assert_string_equal(number(-0.01), "0");
    assert_string_equal(number(NAN), "0");
    assert_string_equal(number(INFINITY), "0");
}

static void
a_scale_ends_round_and_has_few_steps(void **state) {
    (void)state;
    double step;
    assert_true(draw_scale(0, &step) == 1 && step == 1);
    assert_true(draw_scale(18, &step) == 20 && step == 5);
    assert_true(draw_scale(123, &step) == 150 && step == 50);
    assert_true(draw_scale(90, &step) == 90 && step == 30);
    for (int most = 1; most < 20000; most += 7) {
        double top = draw_scale(most, &step);
        assert_true(top >= most && top < most + step && top / step <= 4);
    }
}

/* --- pictures --- */

static void
point(struct chart_points *points, double x, double y) {
    *array_add(ctx, points) = (struct chart_point){.x = x, .y = y, .tip = NASTY};
}

static void
a_line_escapes_all_that_it_is_given(void **state) {
    (void)state;
    struct chart_line c = {.head = nasty_head,
                           .low = 20,
                           .high = 90,
                           .low_label = NASTY,
                           .high_label = NASTY,
                           .done_label = NASTY,
                           .wanted_label = NASTY};
    for (int i = 0; i < 5; i++) {
        point(&c.done, i, i * 10);
        point(&c.wanted, i, i * 12);
    }
    *array_add(ctx, &c.ticks) = (struct chart_tick){.x = 2, .label = NASTY};
    const char *svg = chart_line(ctx, &c);
    assert_whole(svg);
    assert_null(strstr(svg, "<b>"));
    assert_int_equal(times(svg, "&lt;b&gt;&quot;O&#39;Neil&quot; &amp; "), 12);
}

static void
empty_pictures_are_pictures(void **state) {
    (void)state;
    assert_whole(chart_line(ctx, &(struct chart_line){.head = head}));
    assert_whole(chart_stack(ctx, &(struct chart_stack){.head = head}));
    assert_whole(chart_bars(ctx, &(struct chart_bars){.head = head}));
    assert_whole(chart_sides(ctx, &(struct chart_sides){.head = head}));
    assert_whole(chart_gauge(ctx, &(struct chart_gauge){.head = head}));
    assert_whole(chart_calendar(ctx, &(struct chart_calendar){.head = head}));
}

static void
a_single_point_is_a_dot_without_a_line(void **state) {
    (void)state;
    struct chart_line c = {.head = head, .done_label = "1 touch"};
    point(&c.done, 0, 1);
    const char *svg = chart_line(ctx, &c);
    assert_whole(svg);
    assert_int_equal(times(svg, "<circle"), 1);
    assert_null(strstr(svg, "class=\"line\""));
}

static void
ticks_that_have_no_room_are_left_out_the_last_stays(void **state) {
    (void)state;
    struct chart_line c = {.head = head};
    for (int i = 0; i < 60; i++) {
        point(&c.done, i, i);
        *array_add(ctx, &c.ticks) =
            (struct chart_tick){.x = i, .label = mem_printf(ctx, "%d Sept", i)};
    }
    const char *svg = chart_line(ctx, &c);
    assert_whole(svg);
    assert_true(times(svg, " Sept</text>") >= 3 && times(svg, " Sept</text>") <= 6);
    assert_non_null(strstr(svg, ">59 Sept</text>"));
}

static void
a_higher_value_stands_higher(void **state) {
    (void)state;
    struct chart_line c = {.head = head};
    point(&c.done, 0, 0);
    point(&c.done, 10, 130);
    const char *svg = chart_line(ctx, &c);
    assert_true(value_of(svg, "<circle class=\"dot last\"", "cy") <
                value_of(svg, "<circle class=\"dot\"", "cy"));
}

static void
parts_stand_on_each_other_each_with_its_pattern(void **state) {
    (void)state;
    struct chart_stack c = {.head = nasty_head, .labels = {NASTY, "adding", NULL}};
    *array_add(ctx, &c.columns) =
        (struct chart_column){.label = NASTY, .parts = {6, 3, 1}, .tip = NASTY};
    *array_add(ctx, &c.columns) = (struct chart_column){.parts = {5, 0, 0}};
    const char *svg = chart_stack(ctx, &c);
    assert_whole(svg);
    double y1 = value_of(svg, "class=\"c1\"", "y");
    double y2 = value_of(svg, "class=\"c2\"", "y");
    double h2 = value_of(svg, "class=\"c2\"", "height");
    assert_true(fabs(y2 + h2 - y1) < 0.15);
    assert_non_null(strstr(svg, "url(#one-hatch)"));
    assert_non_null(strstr(svg, "url(#one-spots)"));
    /* Nothing of nothing: two columns' parts, and the samples beside two labels. */
    assert_int_equal(times(svg, "class=\"c1\""), 3);
    assert_int_equal(times(svg, "class=\"c2\""), 2);
    assert_int_equal(times(svg, "class=\"c3\""), 1);
}

static void
bars_are_as_long_as_their_values(void **state) {
    (void)state;
    struct chart_bars c = {.head = nasty_head};
    *array_add(ctx, &c.bars) =
        (struct chart_bar){.label = NASTY, .words = NASTY, .value = 40};
    *array_add(ctx, &c.bars) =
        (struct chart_bar){.label = "quiet", .words = "20", .value = 20, .quiet = true};
    const char *svg = chart_bars(ctx, &c);
    assert_whole(svg);
    double all = value_of(svg, "class=\"c1\"", "width");
    double half = value_of(svg, "class=\"c1 light\"", "width");
    assert_true(fabs(all - 2 * half) < 0.3);
}

static void
a_whisker_goes_from_low_to_high_and_makes_room(void **state) {
    (void)state;
    struct chart_bars c = {.head = head};
    *array_add(ctx, &c.bars) = (struct chart_bar){
        .label = "one", .words = "6", .value = 6, .low = 3, .high = 12};
    *array_add(ctx, &c.bars) =
        (struct chart_bar){.label = "two", .words = "4", .value = 4};
    const char *svg = chart_bars(ctx, &c);
    assert_whole(svg);
    assert_int_equal(times(svg, "class=\"whisker\""), 3);
    double left = value_of(svg, "class=\"c1 light\"", "x");
    double wide = value_of(svg, "class=\"c1 light\"", "width");
    double high = value_of(svg, "class=\"whisker\"", "x2");
    assert_true(fabs(value_of(svg, "class=\"whisker\"", "x1") - left - wide / 2) < 0.2);
    assert_true(fabs(high - left - 2 * wide) < 0.3);
    assert_true(high < CHART_WIDTH);
}

static double
gauge_at(int value) {
    struct chart_gauge c = {
        .head = head, .value = value, .low = 20, .high = 90, .label = "people"};
    const char *svg = chart_gauge(ctx, &c);
    assert_whole(svg);
    return value_of(svg, "dot last", "cx");
}

static void
a_gauge_keeps_its_value_on_the_scale(void **state) {
    (void)state;
    assert_true(gauge_at(-5) == gauge_at(0));
    assert_true(gauge_at(20) > gauge_at(0));
    assert_true(gauge_at(91) > gauge_at(90));
    assert_true(gauge_at(5000) <= CHART_WIDTH && gauge_at(5000) > gauge_at(100));
    assert_true(gauge_at(5000) == gauge_at(100000));
}

static struct chart_calendar
calendar(day_t from, int days, enum mark mark) {
    struct chart_calendar c = {.head = head, .today = from + days - 1};
    for (int i = 0; i < days; i++)
        *array_add(ctx, &c.days) = (struct chart_day){
            .day = from + i, .mark = mark, .some = i == 0, .tip = NASTY};
    return c;
}

static void
every_mark_has_a_shape_of_its_own(void **state) {
    (void)state;
    static const char *const shapes[] = {
        [MARK_CHECK] = "class=\"c1\"",     [MARK_WITHOUT] = "class=\"open\"",
        [MARK_REST] = "class=\"rest\"",    [MARK_EXTRA] = "class=\"stroke\"",
        [MARK_PAUSE] = "class=\"stroke\"", [MARK_OPEN] = "class=\"open now\"",
        [MARK_COMING] = "class=\"rest\"",  [MARK_BEFORE] = NULL};
    day_t monday = day_from_date((struct date){2026, 3, 2});
    for (int mark = MARK_CHECK; mark <= MARK_BEFORE; mark++) {
        struct chart_calendar c = calendar(monday, 3, (enum mark)mark);
        const char *svg = chart_calendar(ctx, &c);
        assert_whole(svg);
        assert_int_equal(times(svg, "class=\"today\""), 1);
        if (shapes[mark])
            assert_int_equal(times(svg, shapes[mark]), mark == MARK_EXTRA ? 6 : 3);
        assert_int_equal(times(svg, "class=\"some\""),
                         mark == MARK_WITHOUT || mark == MARK_OPEN);
    }
}

static void
a_year_stands_in_two_bands_with_all_its_months(void **state) {
    (void)state;
    day_t from = day_from_date((struct date){2025, 12, 1});
    struct chart_calendar c = calendar(from, 365, MARK_CHECK);
    const char *svg = chart_calendar(ctx, &c);
    assert_whole(svg);
    assert_int_equal(times(svg, "class=\"c1\""), 365);
    for (int month = 1; month <= 12; month++)
        assert_int_equal(times(svg, mem_printf(ctx, ">%.3s</text>", month_name(month))),
                         1);
    assert_int_equal(times(svg, ">M</text>"), 2);
}

static void
a_calendar_may_begin_on_any_day(void **state) {
    (void)state;
    day_t sunday = day_from_date((struct date){2026, 3, 1});
    struct chart_calendar c = calendar(sunday, 2, MARK_CHECK);
    const char *svg = chart_calendar(ctx, &c);
    assert_whole(svg);
    const char *first = strstr(svg, "<circle"), *second = strstr(first + 1, "<circle");
    assert_true(value_of(first, "<circle", "cx") < value_of(second, "<circle", "cx"));
    assert_true(value_of(first, "<circle", "cy") > value_of(second, "<circle", "cy"));
}

/* --- the strip --- */

static json_t *
strip(const char *model) {
    json_error_t why;
    json_t *m = json_loads(model, 0, &why);
    assert_non_null(m);
    row_strip_add(ctx, m);
    return m;
}

static const char *
strip_says(const char *model) {
    json_t *m = strip(model);
    const char *says = mem_dup(
        ctx, json_string_value(json_object_get(json_object_get(m, "strip"), "says")));
    json_decref(m);
    return says;
}

static void
P10_the_strip_says_how_long_the_row_is_and_how_far_the_treat(void **state) {
    (void)state;
#define MODEL(more) "{\"date\":\"2026-03-02\",\"row_treat\":10,\"marks\":[]," more "}"
    assert_string_equal(
        strip_says(MODEL("\"row\":7,\"to_treat\":3,\"treat\":\"long walk\"")),
        "7 in a row, 3 to your treat: long walk");
    assert_string_equal(strip_says(MODEL("\"row\":9,\"to_treat\":1,\"treat\":null")),
                        "9 in a row, 1 more earns a treat");
    assert_string_equal(strip_says(MODEL("\"row\":0,\"to_treat\":10,\"treat\":null")),
                        "The next checkmark begins a row; 10 in a row earn a treat");
    assert_string_equal(
        strip_says(MODEL("\"row\":0,\"to_treat\":10,\"treat\":\"a bath\"")),
        "The next checkmark begins a row, 10 to your treat: a bath");
}

static void
the_strip_names_each_mark_in_words(void **state) {
    (void)state;
    json_t *m =
        strip("{\"date\":\"2026-03-02\",\"row\":1,\"to_treat\":9,\"treat\":null,"
              "\"marks\":[{\"date\":\"2026-02-27\",\"mark\":\"check\","
              "\"touches\":3},{\"date\":\"2026-03-02\",\"mark\":\"open\","
              "\"touches\":1}]}");
    char *text = json_dumps(json_object_get(json_object_get(m, "strip"), "marks"),
                            JSON_COMPACT | JSON_SORT_KEYS);
    assert_string_equal(text,
                        "[{\"class\":\"done\",\"day\":\"Fr\",\"words\":\"Fri 27 "
                        "February: 3 touches, checkmark\"},{\"class\":\" now\",\"day\":"
                        "\"Mo\",\"words\":\"Today: 1 touch, not over yet\"}]");
    free(text);
    json_decref(m);
}

/* --- two sides --- */

static void
two_sides_share_one_line_and_one_scale(void **state) {
    (void)state;
    struct chart_sides c = {
        .head = nasty_head, .left_label = NASTY, .right_label = "to"};
    *array_add(ctx, &c.pairs) = (struct chart_pair){NASTY, 4, 2};
    *array_add(ctx, &c.pairs) = (struct chart_pair){"none", 0, 0};
    const char *svg = chart_sides(ctx, &c);
    assert_whole(svg);
    assert_null(strstr(svg, "<b>"));
    assert_int_equal(times(svg, "<rect class=\"c1\""), 1);
    assert_int_equal(times(svg, "<rect class=\"c2\""), 1);
    double middle = CHART_WIDTH / 2;
    double left = value_of(svg, "class=\"c1\"", "width");
    double right = value_of(svg, "class=\"c2\"", "width");
    assert_true(fabs(left - 2 * right) < 0.2);
    assert_true(fabs(value_of(svg, "class=\"c1\"", "x") + left - middle) < 0.2);
    assert_true(fabs(value_of(svg, "class=\"c2\"", "x") - middle) < 0.2);
    assert_int_equal(times(svg, ">0<"), 2);
}

int
main(void) {
#define T(name) cmocka_unit_test_setup_teardown(name, begin, end)
    const struct CMUnitTest tests[] = {
        T(numbers_are_short_and_never_nothing),
        T(a_scale_ends_round_and_has_few_steps),
        T(a_line_escapes_all_that_it_is_given),
        T(empty_pictures_are_pictures),
        T(a_single_point_is_a_dot_without_a_line),
        T(ticks_that_have_no_room_are_left_out_the_last_stays),
        T(a_higher_value_stands_higher),
        T(parts_stand_on_each_other_each_with_its_pattern),
        T(bars_are_as_long_as_their_values),
        T(two_sides_share_one_line_and_one_scale),
        T(a_whisker_goes_from_low_to_high_and_makes_room),
        T(a_gauge_keeps_its_value_on_the_scale),
        T(every_mark_has_a_shape_of_its_own),
        T(a_year_stands_in_two_bands_with_all_its_months),
        T(a_calendar_may_begin_on_any_day),
        T(P10_the_strip_says_how_long_the_row_is_and_how_far_the_treat),
        T(the_strip_names_each_mark_in_words),
    };
    return cmocka_run_group_tests_name("chart", tests, NULL, NULL);
}
