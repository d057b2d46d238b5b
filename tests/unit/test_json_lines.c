#include "unit.h"

#include <string.h>

#include "base/memory.h"
#include "exchange/json_lines.h"

#include "base/ban.h"

static const char *const path[] = {"a", "b", "*", "v", NULL};

static char *
lines_of(const void *ctx, const char *json) {
    struct json_lines lines = {0};
    json_lines(ctx, json, strlen(json), path, &lines);
    char *text = mem_dup(ctx, "");
    for (size_t i = 0; i < lines.count; i++)
        text = mem_append(text, "%ld ", lines.items[i]);
    return text;
}

static void
finds_elements_on_the_path(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    assert_string_equal(lines_of(ctx, "{\"x\":{\"b\":[{\"v\":[1]}]},\n"
                                      "\"a\":{\"n\":[{\"v\":[9]}],\"b\":[\n"
                                      "{\"t\":\"v\",\"v\":[\n{\"v\":[7]},\n\n[8],"
                                      "\"s\",null]},\n"
                                      "{\"v\":[]},{\"v\":{\"b\":[1]}},\n"
                                      "{\"w\":[2],\"v\":[\n3]}]}}"),
                        "4 6 6 6 9 ");
    assert_string_equal(lines_of(ctx, "[{\"a\":1}]"), "");
    assert_string_equal(lines_of(ctx, "{\"a\":{\"b\":{\"*\":{\"v\":[1]}}}}"), "");
    talloc_free(ctx);
}

static void
is_not_fooled_by_strings(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    assert_string_equal(
        lines_of(ctx,
                 "{\"a\":{\"b\":[{\"t\":\"\\\"v\\\":[1]}],{[\\\\\",\n\"v\":[1]}]}}"),
        "2 ");
    assert_string_equal(lines_of(ctx, "{\"a\\\"\":{},\"a\":{\"b\":[{\"v\":[1]}]}}"),
                        "1 ");
    talloc_free(ctx);
}

static void
bears_any_text(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    assert_string_equal(lines_of(ctx, ""), "");
    assert_string_equal(lines_of(ctx, "}]},\"\\"), "");
    assert_string_equal(lines_of(ctx, "{\"a\":{\"b\":[{\"v\":[\"open"), "1 ");
    assert_string_equal(lines_of(ctx, "{\"a\":{\"b\":[{\"v\":["), "");
    talloc_free(ctx);
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_elements_on_the_path),
        cmocka_unit_test(is_not_fooled_by_strings),
        cmocka_unit_test(bears_any_text),
    };
    return cmocka_run_group_tests_name("json_lines", tests, NULL, NULL);
}
