#include "unit.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "domain/own_words.h"

#include "base/ban.h"

static struct own_words own;
static void *ctx;

static void
bring(enum own_word_kind kind, const char *word, enum method method, enum share share,
      bool hidden) {
    const int64_t id = (int64_t)own.count + 1;
    *array_add(ctx, &own) = (struct own_word){.id = id,
                                              .kind = kind,
                                              .word = word,
                                              .word_key = text_fold(ctx, word),
                                              .method = method,
                                              .share = share,
                                              .hidden = hidden};
}

static int
begin(void **state) {
    (void)state;
    ctx = mem_context(NULL);
    own = (struct own_words){0};
    return 0;
}

static int
end(void **state) {
    (void)state;
    talloc_free(ctx);
    return 0;
}

static void
p4_a_word_of_ones_own_is_a_method(void **state) {
    (void)state;
    const char *word;
    bring(OWN_METHOD, "Sauna", METHOD_IN_PERSON, SHARE_NONE, false);
    bring(OWN_METHOD, "voice note", METHOD_TEXT, SHARE_NONE, false);
    bring(OWN_TAG, "teens", METHOD_NONE, SHARE_NONE, false);
    assert_int_equal(method_from_any(&own, "sauna", &word), METHOD_IN_PERSON);
    assert_string_equal(word, "Sauna");
    assert_int_equal(method_from_any(&own, "Voice-Note", &word), METHOD_TEXT);
    assert_string_equal(word, "voice note");
    assert_int_equal(method_from_any(&own, "teens", &word), METHOD_NONE);
    assert_null(word);
    assert_int_equal(method_from_any(&own, "saun", &word), METHOD_NONE);
    assert_int_equal(method_from_any(&own, "", &word), METHOD_NONE);
    assert_int_equal(method_from_any(&own, NULL, &word), METHOD_NONE);
    assert_int_equal(own_method_longest(&own), 2);
}

static void
p4_own_words_come_before_tends(void **state) {
    (void)state;
    const char *word;
    assert_int_equal(method_from_any(&own, "coffee", &word), METHOD_IN_PERSON);
    assert_string_equal(word, "coffee");
    assert_int_equal(method_from_any(&own, "email", &word), METHOD_EMAIL);
    assert_null(word);
    assert_int_equal(method_from_any(&own, "ph", &word), METHOD_PHONE);
    assert_null(word);
    assert_int_equal(own_method_longest(&own), 1);
    bring(OWN_METHOD, "coffee", METHOD_VIDEO, SHARE_NONE, false);
    assert_int_equal(method_from_any(&own, "Coffee", &word), METHOD_VIDEO);
}

static void
t4_the_menu_begins_with_six(void **state) {
    (void)state;
    struct menu menu;
    menu_all(ctx, &own, &menu);
    assert_int_equal(menu.count, 6);
    int shares[SHARE_COUNT] = {0};
    for (size_t i = 0; i < menu.count; i++) {
        assert_false(menu.items[i].own || menu.items[i].hidden);
        shares[menu.items[i].share]++;
    }
    for (int s = 0; s < SHARE_COUNT; s++)
        assert_true(shares[s] > 0);
}

static void
t4_takes_own_entries_and_hides_any(void **state) {
    (void)state;
    struct menu menu;
    struct plan plan = {.face_to_face = true};
    menu_all(ctx, &own, &menu);
    const char *third = menu.items[2].word;
    bring(OWN_MENU, "a recipe", METHOD_NONE, SHARE_KNOWLEDGE, false);
    bring(OWN_MENU, third, METHOD_NONE, SHARE_KNOWLEDGE, true);
    bring(OWN_MENU, "a poem", METHOD_NONE, SHARE_NONE, true);
    menu_all(ctx, &own, &menu);
    assert_int_equal(menu.count, 8);
    assert_true(menu.items[2].hidden);
    assert_false(menu.items[2].own);
    assert_int_equal(menu.items[2].id, 2);
    assert_false(menu_offers(&plan, &menu.items[2]));
    assert_string_equal(menu.items[6].word, "a recipe");
    assert_true(menu.items[6].own);
    assert_true(menu_offers(&plan, &menu.items[6]));
    assert_false(menu_offers(&plan, &menu.items[7]));
}

static void
t4_can_be_done_without_meeting(void **state) {
    (void)state;
    struct menu menu;
    struct plan shy = {.face_to_face = false};
    int offered = 0;
    menu_all(ctx, &own, &menu);
    for (size_t i = 0; i < menu.count; i++) {
        assert_int_equal(menu_offers(&shy, &menu.items[i]), !menu.items[i].meets);
        offered += menu_offers(&shy, &menu.items[i]);
    }
    assert_true(offered >= 3 && offered < 6);
}

static void
t4_finds_an_entry_by_a_part_of_it(void **state) {
    (void)state;
    struct menu menu;
    bring(OWN_MENU, "a recipe", METHOD_NONE, SHARE_KNOWLEDGE, false);
    bring(OWN_MENU, "a recipe book", METHOD_NONE, SHARE_KNOWLEDGE, false);
    bring(OWN_MENU, "a poem", METHOD_NONE, SHARE_NONE, true);
    menu_all(ctx, &own, &menu);
    assert_ptr_equal(menu_find(&menu, "Coffee"), &menu.items[0]);
    assert_ptr_equal(menu_find(&menu, "a recipe"), &menu.items[6]);
    assert_ptr_equal(menu_find(&menu, "recipe b"), &menu.items[7]);
    assert_null(menu_find(&menu, "recipe"));
    assert_null(menu_find(&menu, "cake"));
    assert_null(menu_find(&menu, ""));
    assert_null(menu_find(&menu, NULL));
    /* A hidden one only by its whole name, to offer it again. */
    assert_null(menu_find(&menu, "poem"));
    assert_ptr_equal(menu_find(&menu, "A poem"), &menu.items[8]);
}

static void
t4_writes_down_what_was_given(void **state) {
    (void)state;
    const struct menu_entry entry = {.word = "a recipe"};
    assert_string_equal(menu_note(ctx, &entry, NULL), "gave a recipe");
    assert_string_equal(menu_note(ctx, &entry, "new office"),
                        "gave a recipe; new office");
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(p4_a_word_of_ones_own_is_a_method, begin, end),
        cmocka_unit_test_setup_teardown(p4_own_words_come_before_tends, begin, end),
        cmocka_unit_test_setup_teardown(t4_the_menu_begins_with_six, begin, end),
        cmocka_unit_test_setup_teardown(t4_takes_own_entries_and_hides_any, begin, end),
        cmocka_unit_test_setup_teardown(t4_can_be_done_without_meeting, begin, end),
        cmocka_unit_test_setup_teardown(t4_finds_an_entry_by_a_part_of_it, begin, end),
        cmocka_unit_test_setup_teardown(t4_writes_down_what_was_given, begin, end),
    };
    return cmocka_run_group_tests_name("own_words", tests, NULL, NULL);
}
