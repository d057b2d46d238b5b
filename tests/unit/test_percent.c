/* Percent-encoding. */
#include "base/percent.h"

#include <string.h>

#include "base/memory.h"
#include "unit.h"

#include "base/ban.h"

static void
encodes_all_that_could_mean_something(void **state) {
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                "0123456789-._~";
    void *ctx = mem_context(NULL);
    struct buffer b = {.ctx = ctx};
    char all[256];
    char back[256 * 3 + 1];
    size_t len;
    (void)state;
    for (int i = 0; i < 256; i++)
        all[i] = (char)i;
    percent_add(&b, all, sizeof all);
    assert_int_equal(strspn(buffer_str(&b), mem_printf(ctx, "%s%%", plain)), b.len);
    assert_int_equal(b.len, strlen(plain) + 3 * (256 - strlen(plain)));
    assert_true(percent_decode(buffer_str(&b), b.len, false, back, &len));
    assert_int_equal(len, sizeof all);
    assert_memory_equal(back, all, sizeof all);
    talloc_free(ctx);
}

static void
decodes_as_forms_do(void **state) {
    char out[32];
    size_t len;
    (void)state;
    assert_true(percent_decode("a+b%2Bc%c3%A9", 13, true, out, &len));
    assert_string_equal(out, "a b+cé");
    assert_int_equal(len, 7);
    assert_true(percent_decode("a+b", 3, false, out, &len));
    assert_string_equal(out, "a+b");
    assert_true(percent_decode("", 0, true, out, &len));
    assert_int_equal(len, 0);
}

static void
refuses_broken_escapes(void **state) {
    static const char *const broken[] = {"%", "%4", "a%", "%zz", "%4g", "%%41"};
    char out[32];
    size_t len;
    (void)state;
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++)
        assert_false(percent_decode(broken[i], strlen(broken[i]), true, out, &len));
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(encodes_all_that_could_mean_something),
        cmocka_unit_test(decodes_as_forms_do),
        cmocka_unit_test(refuses_broken_escapes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
