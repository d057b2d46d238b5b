#include "unit.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "domain/draft.h"
#include "domain/refer_page.h"

#include "base/ban.h"

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

static const struct refer_page general = {.id = 1,
                                          .name = "general",
                                          .whom = "Teenagers",
                                          .fees = "90 an hour",
                                          .send = "Call me"};

static void
r4_a_version_takes_from_the_first_what_it_leaves_empty(void **state) {
    (void)state;
    const struct refer_page schools = {
        .id = 2, .name = "schools", .whom = "Pupils", .how = "In the lunch break"};
    struct refer_page whole = refer_page_whole(&general, &schools);
    assert_int_equal(whole.id, 2);
    assert_string_equal(whole.name, "schools");
    assert_string_equal(whole.whom, "Pupils");
    assert_string_equal(whole.how, "In the lunch break");
    assert_string_equal(whole.fees, "90 an hour");
    assert_string_equal(whole.send, "Call me");
    assert_null(whole.places);
    assert_string_equal(refer_heading(&whole), "How to refer to me");
}

static void
each_field_has_a_question_and_an_example_without_gaps(void **state) {
    (void)state;
    struct refer_page page = {0};
    for (int f = 0; f < REFER_FIELDS; f++) {
        enum refer_field field = (enum refer_field)f, found;
        const struct refer_hint *hint = refer_hint(field);
        assert_true(refer_field_from_word(hint->name, &found));
        assert_int_equal(found, field);
        assert_true(strchr(hint->question, '?') != NULL);
        assert_true(text_width(hint->example) < hint->most);
        assert_int_equal(draft_gaps(hint->example), 0);
        *refer_slot(&page, field) = hint->name;
        assert_ptr_equal(refer_text(&page, field), hint->name);
    }
    assert_string_equal(page.heading, "heading");
    assert_string_equal(page.send, "send");
    enum refer_field none;
    assert_false(refer_field_from_word("name", &none));
}

static void
r4_what_is_missing_is_told_before_it_is_sent(void **state) {
    void *ctx = *state;
    const struct me nobody = {0};
    const struct refer_page blank = {.name = "general"};
    struct strings all = refer_missing(ctx, &blank, &nobody);
    assert_int_equal(all.count, 4);
    const struct me rosa = {.name = "Rosa Lind", .url = "example.org"};
    assert_int_equal(refer_missing(ctx, &general, &rosa).count, 0);
    struct refer_page gap = general;
    gap.whom = "Teenagers from [age] on";
    all = refer_missing(ctx, &gap, &rosa);
    assert_int_equal(all.count, 1);
    assert_string_equal(all.items[0], "\"Whom I help\" has a gap in [brackets].");
    gap.heading = "[heading]";
    assert_int_equal(refer_missing(ctx, &gap, &rosa).count, 2);
    const struct me mute = {.name = "Rosa Lind", .address = "Main Street 8"};
    assert_int_equal(refer_missing(ctx, &general, &mute).count, 1);
}

static const char *
chosen(void *ctx, const char *role) {
    static const char *const names[] = {
        "general", "schools",    "Physicians and clinics",
        "clergy",  "Colleagues", "midwives"};
    struct refer_pages pages = {0};
    struct tags tags = {0};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        *array_add(ctx, &pages) =
            (struct refer_page){.id = (int64_t)i + 1, .name = names[i]};
    if (role)
        *array_add(ctx, &tags) = (struct tag){.kind = TAG_ROLE, .word = role};
    return refer_page_for(&pages, &tags)->name;
}

static void
r4_the_version_follows_their_role(void **state) {
    void *ctx = *state;
    assert_string_equal(chosen(ctx, "teacher"), "schools");
    assert_string_equal(chosen(ctx, "school social worker"), "schools");
    assert_string_equal(chosen(ctx, "physician"), "Physicians and clinics");
    assert_string_equal(chosen(ctx, "nurse"), "Physicians and clinics");
    assert_string_equal(chosen(ctx, "pastor"), "clergy");
    assert_string_equal(chosen(ctx, "therapist"), "Colleagues");
    assert_string_equal(chosen(ctx, "lawyer"), "general");
    assert_string_equal(chosen(ctx, "florist"), "general");
    assert_string_equal(chosen(ctx, NULL), "general");
    const struct refer_pages none = {0};
    const struct tags tags = {0};
    assert_null(refer_page_for(&none, &tags));
}

static void
r4_their_very_word_goes_before_its_kind(void **state) {
    void *ctx = *state;
    struct refer_pages pages = {0};
    struct tags tags = {0};
    *array_add(ctx, &pages) = (struct refer_page){.name = "general"};
    *array_add(ctx, &pages) = (struct refer_page){.name = "doctors"};
    *array_add(ctx, &pages) = (struct refer_page){.name = "nurses"};
    *array_add(ctx, &tags) = (struct tag){.kind = TAG_ROLE, .word = "Nurse"};
    assert_string_equal(refer_page_for(&pages, &tags)->name, "nurses");
}

static void
texts_are_trimmed_and_bounded(void **state) {
    void *ctx = *state;
    struct error err;
    const char *text = "";
    assert_int_equal(refer_clean(ctx, REFER_WHOM, "  one\r\n\r\ntwo \n", &text, &err),
                     0);
    assert_string_equal(text, "one\n\ntwo");
    assert_int_equal(refer_clean(ctx, REFER_HEADING, " one \n two ", &text, &err), 0);
    assert_string_equal(text, "one two");
    assert_int_equal(refer_clean(ctx, REFER_FEES, " \n ", &text, &err), 0);
    assert_null(text);
    char *longer = mem_dup(ctx, "");
    for (int i = 0; i < 401; i++)
        longer = mem_append(longer, "x");
    assert_int_equal(refer_clean(ctx, REFER_FEES, longer, &text, &err), FAULT_INVALID);
    assert_string_equal(err.field, "fees");
    assert_int_equal(refer_clean(ctx, REFER_WHOM, longer, &text, &err), 0);
    assert_int_equal(refer_name_clean(ctx, " schools ", &text, &err), 0);
    assert_string_equal(text, "schools");
    const char *const refused[] = {
        "",           "  ", "7",
        "12 schools", "…",  "a name that is far too long to stand on any tab"};
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        assert_int_equal(refer_name_clean(ctx, refused[i], &text, &err), FAULT_INVALID);
}

static void
the_users_details_come_from_the_plan(void **state) {
    void *ctx = *state;
    struct settings settings = {0};
    struct me me = me_at(ctx, &settings, 5);
    assert_null(me.name);
    assert_null(me.address);
    plan_set(ctx, &settings, "me.name", "Rosa Lind", 3);
    plan_set(ctx, &settings, "me.address", "Main Street 8\nTown", 3);
    me = me_at(ctx, &settings, 5);
    assert_string_equal(me.name, "Rosa Lind");
    assert_string_equal(me.address, "Main Street 8\nTown");
    assert_null(me_at(ctx, &settings, 2).name);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int
main(void) {
    const struct CMUnitTest tests[] = {
        TEST(r4_a_version_takes_from_the_first_what_it_leaves_empty),
        TEST(each_field_has_a_question_and_an_example_without_gaps),
        TEST(r4_what_is_missing_is_told_before_it_is_sent),
        TEST(r4_the_version_follows_their_role),
        TEST(r4_their_very_word_goes_before_its_kind),
        TEST(texts_are_trimmed_and_bounded),
        TEST(the_users_details_come_from_the_plan),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
