#include "unit.h"

#include "base/lookup.h"
#include "base/memory.h"

#include "base/ban.h"

static void
keeps_the_first_number_of_a_key(void **state) {
    (void)state;
    struct lookup *lookup = lookup_new(NULL);
    bool added = false;
    size_t value = 99;
    assert_false(lookup_get(lookup, "ana", &value));
    assert_int_equal(value, 99);
    char key[] = "ana"; /* copied: the caller's may change */
    assert_int_equal(*lookup_put(lookup, key, 7, &added), 7);
    assert_true(added);
    key[0] = 'x';
    assert_int_equal(*lookup_put(lookup, "ana", 8, &added), 7);
    assert_false(added);
    *lookup_put(lookup, "ana", 0, NULL) = 9;
    assert_true(lookup_get(lookup, "ana", &value));
    assert_int_equal(value, 9);
    assert_false(lookup_get(lookup, "an", &value));
    talloc_free(lookup);
}

static void
holds_many_in_any_order(void **state) {
    (void)state;
    struct lookup *lookup = lookup_new(NULL);
    for (size_t i = 0; i < 20000; i++) /* sorted keys would make a plain tree a list */
        lookup_put(lookup, mem_printf(lookup, "%08zu", i), i, NULL);
    for (size_t i = 0; i < 20000; i += 777) {
        size_t value = 0;
        assert_true(lookup_get(lookup, mem_printf(lookup, "%08zu", i), &value));
        assert_int_equal(value, i);
    }
    talloc_free(lookup);
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_the_first_number_of_a_key),
        cmocka_unit_test(holds_many_in_any_order),
    };
    return cmocka_run_group_tests_name("lookup", tests, NULL, NULL);
}
