#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "web/static.h"

#include "base/ban.h"

static void
test_each_file_is_found_and_packed(void **state) {
    (void)state;
    assert_non_null(static_files[0].name);
    for (const struct static_file *f = static_files; f->name; f++) {
        assert_ptr_equal(static_at(f->path), f);
        assert_ptr_equal(static_named(f->name), f);
        assert_true(f->len > 0);
        assert_true(f->gzip_len > 0);
        assert_memory_equal(f->gzip, "\x1f\x8b\x08", 3);
        assert_memory_equal(f->gzip + 4, "\0\0\0\0", 4); /* no time of day in it */
    }
}

static void
test_the_path_holds_the_name_and_a_hash(void **state) {
    (void)state;
    const struct static_file *htmx = static_named("htmx.min.js");
    assert_non_null(htmx);
    assert_memory_equal(htmx->path, "/static/htmx.min.", 17);
    assert_int_equal(strlen(htmx->path), strlen("/static/htmx.min.0123456789ab.js"));
    assert_string_equal(htmx->type, "text/javascript; charset=utf-8");
    assert_null(static_at("/static/htmx.min.js"));
    assert_null(static_at("/static/../static.c"));
    assert_null(static_named("static.c"));
}

int
main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_file_is_found_and_packed),
        cmocka_unit_test(test_the_path_holds_the_name_and_a_hash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
