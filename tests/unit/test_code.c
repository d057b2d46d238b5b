#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "domain/code.h"

#include "base/ban.h"

static int
compare(const void *a, const void *b) {
    return strcmp(a, b);
}

/* METHOD R8: a code for every referral, and none twice. */
static void
r8_gives_every_referral_its_own(void **state) {
    (void)state;
    enum { COUNT = 120000, SPACE = 49000 };
    void *ctx = mem_context(NULL);
    char(*codes)[CODE_MAX] = mem_zero_array(ctx, CODE_MAX, COUNT, "codes");
    for (int i = 0; i < COUNT; i++) {
        assert_ptr_equal(code_make(i, codes[i]), codes[i]);
        assert_int_equal(codes[i][4], '-');
        assert_int_equal(strlen(codes[i]), i < SPACE ? 6 : 7);
        assert_int_equal(strspn(codes[i], "abcdefghijklmnopqrstuvwxyz"), 4);
    }
    qsort(codes, COUNT, CODE_MAX, compare);
    for (int i = 1; i < COUNT; i++)
        assert_int_not_equal(strcmp(codes[i - 1], codes[i]), 0);
    talloc_free(ctx);
}

static void
r8_does_not_tell_the_order(void **state) {
    (void)state;
    char a[CODE_MAX], b[CODE_MAX];
    assert_int_not_equal(memcmp(code_make(1, a), code_make(2, b), 4), 0);
    assert_true(strlen(code_make(INT64_MAX, a)) < CODE_MAX);
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(r8_gives_every_referral_its_own),
        cmocka_unit_test(r8_does_not_tell_the_order),
    };
    return cmocka_run_group_tests_name("code", tests, NULL, NULL);
}
