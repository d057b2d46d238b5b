#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/day.h"
#include "base/memory.h"
#include "template_cases.h"
#include "web/template.h"

#include "base/ban.h"

static const char *
render(void *ctx, const struct template *t, const json_t *const *models, size_t count) {
    size_t len;
    struct render_options options = {.today = day_from_date((struct date){2026, 3, 2})};
    const char *page = template_render(ctx, t, models, count, &options, &len);
    assert_int_equal(len, strlen(page));
    return page;
}

/* The cases of template_cases.mjs, each a test. */
static void
test_case(void **state) {
    const struct template_case *c = *state;
    void *ctx = mem_context(NULL);
    json_t *models[2] = {NULL, NULL};
    size_t count = 0;
    for (; c->models[count]; count++) {
        models[count] = json_loads(c->models[count], JSON_ALLOW_NUL, NULL);
        assert_non_null(models[count]);
    }
    const char *page = render(ctx, c->template, (const json_t *const *)models, count);
    assert_string_equal(page, c->page);
    json_decref(models[0]);
    json_decref(models[1]);
    talloc_free(ctx);
}

static const struct template *
case_named(const char *name) {
    for (size_t i = 0; i < template_case_count; i++)
        if (strcmp(template_cases[i].name, name) == 0)
            return template_cases[i].template;
    fail_msg("no case is called %s", name);
    return NULL;
}

/* A megabyte of what HTML has to fear comes out escaped, all of it. */
static void
test_a_megabyte_of_markup(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    size_t len = 1 << 20;
    char *text = talloc_array(ctx, char, len + 1);
    memset(text, '<', len);
    text[len] = '\0';
    json_t *model = json_pack("{s:s}", "name", text);
    const json_t *models[] = {model};
    const char *page = render(ctx, case_named("a value"), models, 1);
    assert_int_equal(strlen(page), strlen("Hello !") + 4 * len);
    assert_null(strchr(page, '<'));
    json_decref(model);
    talloc_free(ctx);
}

static void
test_a_thousand_rows(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    json_t *rows = json_array();
    for (int i = 0; i < 1000; i++)
        json_array_append_new(rows, json_pack("{s:s}", "name", "Ana"));
    json_t *model = json_pack("{s:o}", "people", rows);
    const json_t *models[] = {model};
    const char *page = render(ctx, case_named("a list repeats"), models, 1);
    assert_int_equal(strlen(page), 4000);
    json_decref(model);
    talloc_free(ctx);
}

/* Lists in lists without end: it stops, and says what it reached. */
static void
test_a_model_without_floor(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    json_t *model = json_pack("{s:s, s:[]}", "name", "x", "kids");
    for (int i = 0; i < 500; i++)
        model = json_pack("{s:s, s:[o]}", "name", "x", "kids", model);
    const json_t *models[] = {model};
    const char *page = render(
        ctx, case_named("a partial that holds itself follows the model"), models, 1);
    assert_true(strlen(page) > 60);
    assert_true(strlen(page) < 500);
    json_decref(model);
    talloc_free(ctx);
}

/* More contexts than there is room for. */
static void
test_many_contexts(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    json_t *model = json_pack("{s:s}", "name", "Ana");
    const json_t *models[200];
    for (size_t i = 0; i < 200; i++)
        models[i] = model;
    assert_string_equal(render(ctx, case_named("a value"), models, 200), "Hello Ana!");
    assert_string_equal(render(ctx, case_named("an object is a context"), models, 200),
                        "");
    json_decref(model);
    talloc_free(ctx);
}

int
main(void) {
    static const struct CMUnitTest hostile[] = {
        cmocka_unit_test(test_a_megabyte_of_markup),
        cmocka_unit_test(test_a_thousand_rows),
        cmocka_unit_test(test_a_model_without_floor),
        cmocka_unit_test(test_many_contexts),
    };
    const size_t others = sizeof hostile / sizeof *hostile;
    const size_t count = template_case_count + others;
    struct CMUnitTest *tests = mem_array(NULL, struct CMUnitTest, count);
    for (size_t i = 0; i < template_case_count; i++)
        tests[i] = (struct CMUnitTest){.name = template_cases[i].name,
                                       .test_func = test_case,
                                       .initial_state = (void *)&template_cases[i]};
    for (size_t i = 0; i < others; i++)
        tests[template_case_count + i] = hostile[i];
    int failed = _cmocka_run_group_tests("templates", tests, count, NULL, NULL);
    talloc_free(tests);
    return failed;
}
