#include "unit.h"

#include <signal.h>
#include <string.h>

#include "base/memory.h"
#include "base/program.h"

#include "base/ban.h"

static int
begin(void **state) {
    *state = mem_context(NULL);
    return 0;
}

static int
end(void **state) {
    talloc_free(*state);
    return 0;
}

static enum fault
run(void *ctx, const char *script, const char *input, char **out, size_t *len,
    struct error *err) {
    const char *const words[] = {"sh", "-c", script, NULL};
    return program_run(ctx, "/bin/sh", words, input, strlen(input), out, len, err);
}

static void
it_gives_what_the_program_writes(void **state) {
    void *ctx = *state;
    struct error err;
    char *out;
    size_t len;
    assert_int_equal(run(ctx, "tr a-z A-Z", "quiet", &out, &len, &err), FAULT_NONE);
    assert_string_equal(out, "QUIET");
    assert_int_equal(len, 5);
}

/* More than any pipe holds: neither waits for the other. */
static void
much_goes_in_and_comes_out(void **state) {
    void *ctx = *state;
    struct error err;
    char *out;
    size_t len, size = 3 << 20;
    char *input = mem_array(ctx, char, size + 1);
    memset(input, 'x', size);
    assert_int_equal(run(ctx, "cat; cat", input, &out, &len, &err), FAULT_NONE);
    assert_int_equal(len, size);
    assert_int_equal(run(ctx, "echo done", input, &out, &len, &err), FAULT_NONE);
    assert_string_equal(out, "done\n");
}

static void
its_last_line_of_error_is_the_message(void **state) {
    void *ctx = *state;
    struct error err;
    char *out;
    size_t len;
    assert_int_equal(
        run(ctx, "echo grumble >&2; echo No font. >&2; exit 1", "", &out, &len, &err),
        FAULT_INVALID);
    assert_string_equal(err.text, "No font.");
    assert_int_equal(run(ctx, "kill -9 $$", "", &out, &len, &err), FAULT_IO);
    /* Grumbling alone is no failure. */
    assert_int_equal(run(ctx, "echo grumble >&2; echo fine", "", &out, &len, &err),
                     FAULT_NONE);
}

/* As in the server, which lets its children go by themselves. */
static void
it_works_where_children_are_ignored(void **state) {
    void *ctx = *state;
    struct error err;
    char *out;
    size_t len;
    signal(SIGCHLD, SIG_IGN);
    assert_int_equal(run(ctx, "sleep 0.05; echo late", "", &out, &len, &err),
                     FAULT_NONE);
    signal(SIGCHLD, SIG_DFL);
    assert_string_equal(out, "late\n");
}

static void
what_is_missing_is_said(void **state) {
    void *ctx = *state;
    static const char *const words[] = {"nowhere", NULL};
    struct error err;
    char *out;
    size_t len;
    assert_int_equal(
        program_run(ctx, "/nonexistent/nowhere", words, "", 0, &out, &len, &err),
        FAULT_IO);
    assert_non_null(strstr(err.text, "can't be started"));
    assert_null(program_find(ctx, "tend-nowhere", "nowhere"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int
main(void) {
    const struct CMUnitTest tests[] = {
        TEST(it_gives_what_the_program_writes),
        TEST(much_goes_in_and_comes_out),
        TEST(its_last_line_of_error_is_the_message),
        TEST(it_works_where_children_are_ignored),
        TEST(what_is_missing_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
