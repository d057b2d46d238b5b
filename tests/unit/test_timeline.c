#include "unit.h"

#include "base/memory.h"
#include "domain/timeline.h"

#include "base/ban.h"

#define TODAY 20514 /* Monday 2 March 2026 */

static void *ctx;
static struct person person;
static struct touches touches;
static struct reach_outs reach_outs;
static struct referrals referrals;
static struct cards cards;
static struct broughts imports;

static int
begin(void **state) {
    (void)state;
    ctx = mem_context(NULL);
    person = (struct person){.name = "Ana", .added_day = TODAY - 100};
    person.let_go_day = DAY_NONE;
    touches = (struct touches){0};
    reach_outs = (struct reach_outs){0};
    referrals = (struct referrals){0};
    cards = (struct cards){0};
    imports = (struct broughts){0};
    return 0;
}

static int
end(void **state) {
    (void)state;
    talloc_free(ctx);
    return 0;
}

static void
touch(int64_t id, day_t day) {
    *array_add(ctx, &touches) = (struct touch){.id = id, .day = day};
}

static void
reach_out(int64_t id, day_t day, enum reach_out_state state, int64_t touch_id,
          day_t made) {
    *array_add(ctx, &reach_outs) = (struct reach_out){
        .id = id, .day = day, .state = state, .touch_id = touch_id, .made_day = made};
}

/* Each moment as "kind@days from today", newest first. */
static const char *
line(void) {
    const struct timeline_of of = {.today = TODAY,
                                   .person = &person,
                                   .touches = &touches,
                                   .reach_outs = &reach_outs,
                                   .referrals = &referrals,
                                   .cards = &cards,
                                   .imports = &imports};
    struct moments all = timeline_make(ctx, &of);
    char *out = mem_dup(ctx, "");
    for (size_t i = 0; i < all.count; i++)
        out = mem_append(out, "%s%s@%d", i ? " " : "", moment_word(all.items[i].kind),
                         all.items[i].day - TODAY);
    return out;
}

static void
begins_when_they_were_added(void **state) {
    (void)state;
    assert_string_equal(line(), "added@-100");
}

static void
an_import_takes_the_place_of_adding(void **state) {
    (void)state;
    *array_add(ctx, &imports) =
        (struct brought){.day = TODAY - 50, .outcome = IMPORT_MERGED};
    assert_string_equal(line(), "merged@-50 added@-100");
    *array_add(ctx, &imports) =
        (struct brought){.day = TODAY - 100, .outcome = IMPORT_ADDED};
    assert_string_equal(line(), "merged@-50 imported@-100");
}

static void
newest_first_and_the_later_of_one_day_above(void **state) {
    (void)state;
    touch(7, TODAY - 3);
    touch(9, TODAY - 3);
    touch(8, TODAY);
    *array_add(ctx, &referrals) = (struct referral){.id = 1, .day = TODAY - 3};
    assert_string_equal(line(), "touch@0 referral@-3 touch@-3 touch@-3 added@-100");
    const struct timeline_of of = {TODAY,      &person, &touches, &reach_outs,
                                   &referrals, &cards,  &imports};
    struct moments all = timeline_make(ctx, &of);
    assert_int_equal(all.items[2].touch->id, 9);
    assert_int_equal(all.items[3].touch->id, 7);
}

static void
G8_what_was_planned_is_told_by_the_touch_that_did_it(void **state) {
    (void)state;
    touch(7, TODAY - 3);
    reach_out(1, TODAY - 5, REACH_OUT_DONE, 7, TODAY - 30);
    reach_out(2, TODAY + 20, REACH_OUT_OPEN, 0, TODAY - 3);
    assert_string_equal(line(), "planned@20 touch@-3 added@-100");
    const struct timeline_of of = {TODAY,      &person, &touches, &reach_outs,
                                   &referrals, &cards,  &imports};
    assert_int_equal(timeline_make(ctx, &of).items[1].reach_out->id, 1);
}

static void
what_was_moved_stands_on_the_day_it_was_moved(void **state) {
    (void)state;
    /* put off eighteen days ago, then overtaken by a touch */
    reach_out(1, TODAY - 20, REACH_OUT_MOVED, 0, TODAY - 40);
    reach_out(2, TODAY + 9, REACH_OUT_MOVED, 7, TODAY - 18);
    touch(7, TODAY - 4);
    assert_string_equal(line(), "touch@-4 moved@-18 added@-100");
}

static void
what_was_dropped_does_not_lie_ahead(void **state) {
    (void)state;
    reach_out(1, TODAY + 9, REACH_OUT_DROPPED, 0, TODAY - 40);
    reach_out(2, TODAY - 30, REACH_OUT_DROPPED, 0, TODAY - 40);
    assert_string_equal(line(), "dropped@0 dropped@-30 added@-100");
    person.let_go_day = TODAY - 2;
    person.let_go_why = "moved away";
    assert_string_equal(line(), "let-go@-2 dropped@-2 dropped@-30 added@-100");
}

static void
a_card_is_promised_and_then_sent(void **state) {
    (void)state;
    touch(7, TODAY);
    *array_add(ctx, &cards) = (struct card){
        .id = 1, .asked_day = TODAY - 6, .done_day = TODAY, .touch_id = 7};
    *array_add(ctx, &cards) =
        (struct card){.id = 2, .asked_day = TODAY - 9, .done_day = TODAY - 8};
    assert_string_equal(line(), "touch@0 card@-6 sent@-8 card@-9 added@-100");
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(begins_when_they_were_added, begin, end),
        cmocka_unit_test_setup_teardown(an_import_takes_the_place_of_adding, begin,
                                        end),
        cmocka_unit_test_setup_teardown(newest_first_and_the_later_of_one_day_above,
                                        begin, end),
        cmocka_unit_test_setup_teardown(
            G8_what_was_planned_is_told_by_the_touch_that_did_it, begin, end),
        cmocka_unit_test_setup_teardown(what_was_moved_stands_on_the_day_it_was_moved,
                                        begin, end),
        cmocka_unit_test_setup_teardown(what_was_dropped_does_not_lie_ahead, begin,
                                        end),
        cmocka_unit_test_setup_teardown(a_card_is_promised_and_then_sent, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
