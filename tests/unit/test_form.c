/* What pages are sent. */
#include "web/form.h"

#include <string.h>

#include "base/memory.h"
#include "unit.h"

#include "base/ban.h"

static struct form
query(void *ctx, const char *text) {
    struct form form = {0};
    struct error err;
    assert_int_equal(form_read_query(ctx, text, strlen(text), &form, &err), FAULT_NONE);
    return form;
}

static enum fault
query_fault(void *ctx, const char *text, struct error *err) {
    struct form form = {0};
    return form_read_query(ctx, text, strlen(text), &form, err);
}

static struct form
json(void *ctx, const char *text) {
    struct form form = {0};
    struct error err = {0};
    if (form_read_json(ctx, text, strlen(text), &form, &err) != FAULT_NONE)
        fail_msg("%s", err.text);
    return form;
}

static void
reads_fields(void **state) {
    void *ctx = mem_context(NULL);
    struct form f = query(ctx, "name=Zo%C3%AB+Lee&day=fri&tag=a&tag=b&empty=&bare&&=x");
    (void)state;
    assert_string_equal(form_get(&f, "name"), "Zoë Lee");
    assert_string_equal(form_get(&f, "day"), "fri");
    assert_null(form_get(&f, "empty"));
    assert_true(form_has(&f, "empty"));
    assert_true(form_has(&f, "bare"));
    assert_false(form_has(&f, "nothing"));
    assert_null(form_get(&f, "nothing"));
    struct strings tags = form_all(ctx, &f, "tag");
    assert_int_equal(tags.count, 2);
    assert_string_equal(tags.items[1], "b");
    assert_string_equal(form_get(&f, ""), "x");
    talloc_free(ctx);
}

static void
refuses_broken_escapes(void **state) {
    static const char *const broken[] = {"a=%", "a=%4", "a=%zz",
                                         "%=1", "a=%e", "%c3=1"};
    void *ctx = mem_context(NULL);
    (void)state;
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        struct error err;
        assert_int_equal(query_fault(ctx, broken[i], &err), FAULT_INVALID);
    }
    talloc_free(ctx);
}

static void
names_the_field_with_wrong_bytes(void **state) {
    void *ctx = mem_context(NULL);
    struct error err;
    (void)state;
    assert_int_equal(query_fault(ctx, "a=1&note=%ff%fe", &err), FAULT_INVALID);
    assert_string_equal(err.field, "note");
    talloc_free(ctx);
}

static void
drops_nuls_and_keeps_the_rest(void **state) {
    void *ctx = mem_context(NULL);
    struct form f = query(ctx, "a=x%00y%00");
    (void)state;
    assert_string_equal(form_get(&f, "a"), "xy");
    assert_int_equal(f.items[0].len, 2);
    talloc_free(ctx);
}

static void
takes_only_so_many_fields(void **state) {
    void *ctx = mem_context(NULL);
    size_t count = FORM_FIELDS_MAX + 1;
    char *text = mem_array(ctx, char, 3 * count + 1);
    struct error err;
    (void)state;
    for (size_t i = 0; i < count; i++)
        memcpy(text + 3 * i, "a=&", 3);
    assert_int_equal(query_fault(ctx, text, &err), FAULT_INVALID);
    text[3 * (count - 1)] = '\0';
    assert_int_equal(query(ctx, text).count, FORM_FIELDS_MAX);
    talloc_free(ctx);
}

static void
reads_json_as_fields(void **state) {
    void *ctx = mem_context(NULL);
    struct form f =
        json(ctx, "{\"name\":\"Ana \\u0000R\",\"liked\":true,\"full\":false,"
                  "\"days\":30,\"tag\":[\"a\",\"b\",1],\"none\":null,"
                  "\"choice\":{\"12\":\"merge\"}}");
    int days;
    (void)state;
    assert_string_equal(form_get(&f, "name"), "Ana R");
    assert_int_equal(form_said(&f, "liked"), SAID_YES);
    assert_int_equal(form_said(&f, "full"), SAID_NO);
    assert_int_equal(form_said(&f, "none"), NOT_SAID);
    assert_int_equal(form_int(&f, "days", 1, 90, 0, &days, NULL), FAULT_NONE);
    assert_int_equal(days, 30);
    assert_int_equal(form_all(ctx, &f, "tag").count, 3);
    assert_string_equal(form_get(&f, "choice.12"), "merge");
    talloc_free(ctx);
}

static void
refuses_json_that_is_none(void **state) {
    static const char *const wrong[] = {"",
                                        "[]",
                                        "{",
                                        "{\"a\":1,\"a\":2}",
                                        "{\"a\":1.5}",
                                        "{\"a\":[[1]]}",
                                        "{\"a\":[{}]}",
                                        "\xff",
                                        "{} {}"};
    void *ctx = mem_context(NULL);
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct form form = {0};
        struct error err = {0};
        assert_int_equal(form_read_json(ctx, wrong[i], strlen(wrong[i]), &form, &err),
                         FAULT_INVALID);
        assert_true(strlen(err.text) > 10);
    }
    talloc_free(ctx);
}

static void
reads_answers_days_and_numbers(void **state) {
    void *ctx = mem_context(NULL);
    const day_t monday = 20514; /* 2026-03-02 */
    struct form f =
        query(ctx, "y=ON&n=0&m=maybe&day=tomorrow&past=yesterday&bad=soonish"
                   "&n5=5&n99=99&nx=x&id=7&id0=0&idx=a");
    struct error err;
    day_t day;
    int n;
    int64_t id;
    (void)state;
    assert_true(form_yes(&f, "y"));
    assert_int_equal(form_said(&f, "n"), SAID_NO);
    assert_int_equal(form_said(&f, "m"), NOT_SAID);
    assert_int_equal(form_day(&f, "day", monday, false, &day, &err), FAULT_NONE);
    assert_int_equal(day, monday + 1);
    assert_int_equal(form_day(&f, "past", monday, true, &day, &err), FAULT_NONE);
    assert_int_equal(day, monday - 1);
    assert_int_equal(form_day(&f, "none", monday, false, &day, &err), FAULT_NONE);
    assert_int_equal(day, DAY_NONE);
    assert_int_equal(form_day(&f, "bad", monday, false, &day, &err), FAULT_INVALID);
    assert_string_equal(err.field, "bad");
    assert_int_equal(form_int(&f, "n5", 1, 9, 3, &n, &err), FAULT_NONE);
    assert_int_equal(n, 5);
    assert_int_equal(form_int(&f, "none", 1, 9, 3, &n, &err), FAULT_NONE);
    assert_int_equal(n, 3);
    assert_int_equal(form_int(&f, "n99", 1, 9, 3, &n, &err), FAULT_INVALID);
    assert_int_equal(form_int(&f, "nx", 1, 9, 3, &n, &err), FAULT_INVALID);
    assert_string_equal(err.field, "nx");
    assert_int_equal(form_id(&f, "id", &id, &err), FAULT_NONE);
    assert_int_equal(id, 7);
    assert_int_equal(form_id(&f, "none", &id, &err), FAULT_NONE);
    assert_int_equal(id, 0);
    assert_int_equal(form_id(&f, "id0", &id, &err), FAULT_INVALID);
    assert_int_equal(form_id(&f, "idx", &id, &err), FAULT_INVALID);
    talloc_free(ctx);
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_fields),
        cmocka_unit_test(refuses_broken_escapes),
        cmocka_unit_test(names_the_field_with_wrong_bytes),
        cmocka_unit_test(drops_nuls_and_keeps_the_rest),
        cmocka_unit_test(takes_only_so_many_fields),
        cmocka_unit_test(reads_json_as_fields),
        cmocka_unit_test(refuses_json_that_is_none),
        cmocka_unit_test(reads_answers_days_and_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
