#include "unit.h"

#include <string.h>

#include "store/header.h"
#include "store/sql.h"

#include "base/ban.h"

static enum fault
look(const unsigned char *bytes, size_t len, char text[1024]) {
    struct error err = {0};
    enum fault fault = header_check(bytes, len, "p.tend", &err);
    memcpy(text, err.text, sizeof err.text);
    return fault;
}

static void
make(unsigned char bytes[HEADER_SIZE], unsigned version) {
    memset(bytes, 0, HEADER_SIZE);
    memcpy(bytes, "SQLite format 3", 16);
    memcpy(bytes + 68, "Tend", 4);
    bytes[62] = (unsigned char)(version >> 8);
    bytes[63] = (unsigned char)version;
}

static void
knows_a_practice(void **state) {
    (void)state;
    unsigned char bytes[HEADER_SIZE] = {0};
    char text[1024];
    assert_int_equal(look(bytes, 0, text), FAULT_NONE);
    make(bytes, (unsigned)sql_migration_count);
    assert_int_equal(look(bytes, sizeof bytes, text), FAULT_NONE);
    make(bytes, 1);
    assert_int_equal(look(bytes, sizeof bytes, text), FAULT_NONE);
    assert_false(header_has_log(bytes, sizeof bytes));
    bytes[18] = 2;
    assert_true(header_has_log(bytes, sizeof bytes));
    assert_false(header_has_log(bytes, 0));
}

static void
refuses_what_is_none(void **state) {
    (void)state;
    unsigned char bytes[HEADER_SIZE];
    char text[1024];
    make(bytes, 1);
    assert_int_equal(look(bytes, 99, text), FAULT_FOREIGN);
    assert_non_null(strstr(text, "p.tend is not a Tend practice"));
    assert_int_equal(look(bytes, 1, text), FAULT_FOREIGN);
    bytes[15] = ' ';
    assert_int_equal(look(bytes, sizeof bytes, text), FAULT_FOREIGN);
    make(bytes, 1);
    bytes[71] = 'e';
    assert_int_equal(look(bytes, sizeof bytes, text), FAULT_FOREIGN);
    assert_non_null(strstr(text, "is a database"));
}

static void
refuses_newer_ones(void **state) {
    (void)state;
    unsigned char bytes[HEADER_SIZE];
    char text[1024];
    make(bytes, 999);
    assert_int_equal(look(bytes, sizeof bytes, text), FAULT_NEWER);
    assert_non_null(strstr(text, "format 999"));
    struct error err;
    assert_int_equal(header_check_version(sql_migration_count + 1, "p", &err),
                     FAULT_NEWER);
    assert_int_equal(header_check_version(sql_migration_count, "p", &err), FAULT_NONE);
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_a_practice),
        cmocka_unit_test(refuses_what_is_none),
        cmocka_unit_test(refuses_newer_ones),
    };
    return cmocka_run_group_tests_name("header", tests, NULL, NULL);
}
