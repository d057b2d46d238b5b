#include "unit.h"

#include <string.h>

#include "base/error.h"
#include "base/text.h"

#include "base/ban.h"

static void
fills_an_error(void **state) {
    (void)state;
    struct error err;
    assert_int_equal(error_set(&err, FAULT_BUSY, "Wait %d s.", 5), FAULT_BUSY);
    assert_int_equal(err.fault, FAULT_BUSY);
    assert_string_equal(err.field, "");
    assert_string_equal(err.text, "Wait 5 s.");
    assert_int_equal(error_field(&err, "date", "No."), FAULT_INVALID);
    assert_string_equal(err.field, "date");
    assert_int_equal(error_set(NULL, FAULT_IO, "x"), FAULT_IO);
    assert_int_equal(error_field(NULL, "date", "x"), FAULT_INVALID);
}

static void
cuts_between_characters(void **state) {
    (void)state;
    static const char *const letters[] = {"x", "é", "€", "😀"};
    for (size_t i = 0; i < 4; i++) {
        char text[4 * 1100] = "";
        size_t len = strlen(letters[i]);
        for (size_t k = 0; k < 1100; k++)
            memcpy(text + k * len, letters[i], len);
        for (size_t start = 0; start < 4; start++) {
            struct error err;
            (void)!error_set(&err, FAULT_INVALID, "%.*s%.4399s", (int)start, "abcd",
                             text);
            assert_true(text_is_utf8(err.text, strlen(err.text)));
            assert_in_range(strlen(err.text), sizeof err.text - 8, sizeof err.text - 1);
        }
    }
}

static void
replaces_what_is_no_text(void **state) {
    (void)state;
    struct error err;
    (void)!error_set(&err, FAULT_CORRUPT, "a\xF3z \xC3\xA9 %s", "\xE2\x82");
    assert_string_equal(err.text, "a?z \xC3\xA9 ??");
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fills_an_error),
        cmocka_unit_test(cuts_between_characters),
        cmocka_unit_test(replaces_what_is_no_text),
    };
    return cmocka_run_group_tests_name("error", tests, NULL, NULL);
}
