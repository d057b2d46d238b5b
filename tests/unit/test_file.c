/* Files and folders. */
#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "unit.h"

#include "base/ban.h"

static void
a_parent_is_made_with_all_before_it_and_for_its_owner(void **state) {
    void *ctx = mem_context(NULL);
    char root[] = "/tmp/tend-file-XXXXXX";
    struct error err;
    struct stat st;
    (void)state;
    assert_non_null(mkdtemp(root));
    const char *outer = mem_printf(ctx, "%s/outer", root);
    const char *inner = mem_printf(ctx, "%s/inner", outer);
    const char *file = mem_printf(ctx, "%s/file", inner);
    for (int twice = 0; twice < 2; twice++)
        assert_int_equal(file_make_parent(file, &err), FAULT_NONE);
    assert_int_equal(stat(inner, &st), 0);
    assert_true(S_ISDIR(st.st_mode));
    assert_int_equal(st.st_mode & 0777, 0700);
    assert_false(file_exists(file));
    assert_int_equal(rmdir(inner) | rmdir(outer) | rmdir(root), 0);
    talloc_free(ctx);
}

static void
without_a_folder_there_is_nothing_to_make(void **state) {
    struct error err;
    (void)state;
    assert_int_equal(file_make_parent("practice.tend", &err), FAULT_NONE);
    assert_int_equal(file_make_parent("/practice.tend", &err), FAULT_NONE);
    assert_false(file_exists("practice.tend"));
}

static void
a_file_in_the_way_is_told(void **state) {
    struct error err = {0};
    (void)state;
    assert_int_equal(file_make_parent("/dev/null/below/practice.tend", &err), FAULT_IO);
    assert_string_equal(err.text,
                        "The folder /dev/null/below can't be made: Not a directory.");
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_parent_is_made_with_all_before_it_and_for_its_owner),
        cmocka_unit_test(without_a_folder_there_is_nothing_to_make),
        cmocka_unit_test(a_file_in_the_way_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
