#include "unit.h"

#include <string.h>

#include "base/memory.h"
#include "base/private.h"
#include "base/private_lists.h"

#include "base/ban.h"

static void
lists_are_in_order_for_looking_up(void **state) {
    (void)state;
    const struct {
        const char *const *list;
        size_t count;
    } lists[] = {{private_given, private_given_count},
                 {private_either, private_either_count},
                 {private_general, private_general_count},
                 {private_short, private_short_count}};
    for (size_t l = 0; l < 4; l++)
        for (size_t i = 1; i < lists[l].count; i++)
            assert_true(strcmp(lists[l].list[i - 1], lists[l].list[i]) < 0);
}

static void
r8_a_cell_with_a_name_is_known_by_its_looks(void **state) {
    (void)state;
    static const char *const names[] = {
        "Jane Doe",     "jane doe",     "Doe, Jane",  "J. Smith",
        "Smith, J.",    "Jane D.",      "Jane D",     "JANE DOE",
        "Sarah",        "Ms Doe",       "Mrs. Patel", "Herr Maier",
        "Anne-Marie L", "Łukasz Nowak", "Mark Ross",  "Jürgen Groß"};
    static const char *const perhaps[] = {"JS", "J.S.", "J S", "Zoltan Kodaly",
                                          "Dr Doe"};
    static const char *const none[] = {"",
                                       "1042",
                                       "P-17",
                                       "anxiety",
                                       "Teen Anxiety",
                                       "EMDR",
                                       "CBT",
                                       "OCD",
                                       "Harbour School",
                                       "Psychology Today",
                                       "grief, mid 40s",
                                       "Couples",
                                       "two sessions, then stopped",
                                       "yes",
                                       "Grace Hospital",
                                       "ana@example.org",
                                       "3/14/2024",
                                       "work stress and sleep"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (private_name(names[i]) != PRIVATE_YES)
            fail_msg("%s", names[i]);
    for (size_t i = 0; i < sizeof perhaps / sizeof *perhaps; i++)
        if (private_name(perhaps[i]) != PRIVATE_MAYBE)
            fail_msg("%s", perhaps[i]);
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        if (private_name(none[i]) != PRIVATE_NO)
            fail_msg("%s", none[i]);
    assert_int_equal(private_name(NULL), PRIVATE_NO);
}

static void
numbers_are_no_names(void **state) {
    (void)state;
    assert_true(private_is_number("1042"));
    assert_true(private_is_number("P-17"));
    assert_true(private_is_number("#2023/04"));
    assert_false(private_is_number("Jane 2"));
    assert_false(private_is_number("Doe17"));
    assert_false(private_is_number("JS"));
    assert_false(private_is_number(""));
}

static void
r8_running_text_that_tells_somebody_is_found(void **state) {
    (void)state;
    static const struct {
        const char *text;
        enum private_kind kind;
    } cases[] = {
        {"Sarah called back", PRIVATE_A_NAME},
        {"mother of Emma, 9", PRIVATE_A_NAME},
        {"referred J. Smith on", PRIVATE_A_NAME},
        {"Mrs Doe did not come", PRIVATE_A_NAME},
        {"saw Will Baker twice", PRIVATE_A_NAME},
        {"J.S. came once", PRIVATE_A_NAME},
        {"Jane's mother rang", PRIVATE_A_NAME},
        {"dob 3/14/2012", PRIVATE_BIRTH},
        {"D.O.B. unknown", PRIVATE_BIRTH},
        {"born 14 March 2012", PRIVATE_BIRTH},
        {"call (555) 010-1234", PRIVATE_PHONE},
        {"ring 555-0101", PRIVATE_PHONE},
        {"+49 30 901820", PRIVATE_PHONE},
        {"jd@example.org wrote", PRIVATE_EMAIL},
        {"Will call back", PRIVATE_NOTHING},
        {"Mark as done", PRIVATE_NOTHING},
        {"teen anxiety, EMDR", PRIVATE_NOTHING},
        {"seen 3/14/2024, again 2024-05-01", PRIVATE_NOTHING},
        {"stayed 2019-2021", PRIVATE_NOTHING},
        {"the U.S. and the U.K.", PRIVATE_NOTHING},
        {"St. Mary's, Elizabeth Street School", PRIVATE_NOTHING},
        {"Harbour School", PRIVATE_NOTHING},
        {"paid 1200.50", PRIVATE_NOTHING},
        {"grief after a birth", PRIVATE_NOTHING},
        {"", PRIVATE_NOTHING},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (private_find(cases[i].text, NULL) != cases[i].kind)
            fail_msg("%s: %d", cases[i].text, private_find(cases[i].text, NULL));
    assert_int_equal(private_find("Ana wrote back", "ana ruiz"), PRIVATE_NOTHING);
    assert_int_equal(private_find("Anna wrote back", "ana ruiz"), PRIVATE_A_NAME);
    assert_int_equal(private_find(NULL, NULL), PRIVATE_NOTHING);
    assert_string_equal(private_kind_words(PRIVATE_BIRTH), "a birth date");
}

static void
r8_a_known_name_is_found_again_anywhere(void **state) {
    (void)state;
    assert_true(private_mentions("then zoë came again", "Zoe Quill"));
    assert_true(private_mentions("QUILL family", "Zoe Quill"));
    assert_false(private_mentions("quilling class", "Zoe Quill"));
    assert_false(private_mentions("family", "Quill Family"));
    assert_false(private_mentions("al came", "Al Q."));
    assert_true(private_mentions("then Al came", "Al Q."));
    assert_true(private_mentions("Zoes mother", "Zoe Quill"));
    assert_false(private_mentions("", "Zoe"));
}

static void
r8_a_long_text_is_looked_through_to_its_end(void **state) {
    (void)state;
    char *text = mem_dup(NULL, "");
    for (int i = 0; i < 1000; i++)
        text = mem_append(text, "a b ");
    text = mem_append(text, "Zeb Quill and Sarah");
    assert_true(private_mentions(text, "Zeb"));
    assert_int_equal(private_find(text, NULL), PRIVATE_A_NAME);
    talloc_free(text);
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_are_in_order_for_looking_up),
        cmocka_unit_test(r8_a_cell_with_a_name_is_known_by_its_looks),
        cmocka_unit_test(numbers_are_no_names),
        cmocka_unit_test(r8_running_text_that_tells_somebody_is_found),
        cmocka_unit_test(r8_a_known_name_is_found_again_anywhere),
        cmocka_unit_test(r8_a_long_text_is_looked_through_to_its_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
