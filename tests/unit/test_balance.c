#include "unit.h"

#include <string.h>

#include "base/memory.h"
#include "domain/balance.h"

#include "base/ban.h"

static void
r3_who_gave_and_hardly_got_is_owed(void **state) {
    (void)state;
    static const struct {
        int received, given;
        enum balance_kind kind;
    } cases[] = {
        {1, 0, BALANCE_OWED},    {3, 1, BALANCE_OWED}, {2, 1, BALANCE_EVEN},
        {1, 1, BALANCE_EVEN},    {1, 5, BALANCE_EVEN}, {0, 1, BALANCE_UNHEARD},
        {0, 4, BALANCE_UNHEARD},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(balance_kind(cases[i].received, cases[i].given),
                         cases[i].kind);
}

static void
r3_who_is_owed_most_comes_first(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct balances all = {0};
    const struct balance people[] = {
        {.person_id = 1, .name = "Even", .received = 4, .given = 4},
        {.person_id = 2, .name = "Unheard", .given = 9, .received_day = DAY_NONE},
        {.person_id = 3, .name = "Once", .received = 1, .received_day = 100},
        {.person_id = 4, .name = "Thrice", .received = 4, .given = 1},
        {.person_id = 5, .name = "Lately", .received = 1, .received_day = 200},
    };
    char *line = mem_dup(ctx, "");
    for (size_t i = 0; i < 5; i++)
        *array_add(ctx, &all) = people[i];
    balance_order(&all);
    for (size_t i = 0; i < 5; i++)
        line = mem_append(line, "%s%s", i ? " " : "", all.items[i].name);
    assert_string_equal(line, "Thrice Lately Once Unheard Even");
    struct balance sum = balance_sum(&all);
    assert_int_equal(sum.received, 10);
    assert_int_equal(sum.given, 14);
    assert_int_equal(sum.received_day, 200);
    talloc_free(ctx);
}

static void
kinds_have_words(void **state) {
    (void)state;
    enum balance_kind kind;
    for (int i = 0; i < BALANCE_KIND_COUNT; i++) {
        assert_true(
            balance_kind_from_word(balance_kind_word((enum balance_kind)i), &kind));
        assert_int_equal(kind, i);
    }
    assert_false(balance_kind_from_word("all", &kind));
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(r3_who_gave_and_hardly_got_is_owed),
        cmocka_unit_test(r3_who_is_owed_most_comes_first),
        cmocka_unit_test(kinds_have_words),
    };
    return cmocka_run_group_tests_name("balance", tests, NULL, NULL);
}
