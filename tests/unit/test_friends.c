#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "exchange/friends.h"

#include "base/ban.h"

static struct contacts *
read_bytes(const void *ctx, const char *bytes, size_t len) {
    struct error err;
    struct contacts *all = NULL;
    assert_int_equal(friends_read(ctx, bytes, len, &all, &err), 0);
    return all;
}

static struct contacts *
read_text(const void *ctx, const char *text) {
    return read_bytes(ctx, text, strlen(text));
}

static struct contacts *
read_file(const void *ctx) {
    const char *path =
        mem_printf(ctx, "%s/friends/friends.md", getenv("TEND_TEST_DATA"));
    char *bytes;
    size_t len;
    struct error err;
    assert_int_equal(file_read(ctx, path, &bytes, &len, &err), 0);
    assert_true(friends_looks_like(bytes, len));
    return read_bytes(ctx, bytes, len);
}

static const struct contact *
named(const struct contacts *all, const char *name) {
    for (size_t i = 0; i < all->list.count; i++)
        if (strcmp(all->list.items[i]->name, name) == 0)
            return all->list.items[i];
    fail_msg("nobody called %s", name);
    return NULL;
}

static void
reads_friends(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct contacts *all = read_file(ctx);
    assert_int_equal(all->format, FORMAT_FRIENDS);
    assert_int_equal(all->list.count, 5);
    const struct contact *ana = named(all, "Ana Ruiz");
    assert_int_equal(ana->line, 16);
    assert_string_equal(ana->given, "Ana");
    assert_string_equal(ana->family, "Ruiz");
    assert_null(ana->additional);
    assert_string_equal(ana->nickname, "The Admiral");
    assert_int_equal(ana->tags.count, 2);
    assert_string_equal(ana->tags.items[1], "science:math");
    assert_string_equal(ana->facts.items[0],
                        "15 June 2024: Ana Ruiz is getting a building named after her. "
                        "@navy");
    assert_string_equal(ana->facts.items[1], "also known as Amazing (really) Ana");
    assert_string_equal(ana->facts.items[2], "place: Paris");
    assert_int_equal(ana->facts.count, 3);
    const struct contact *lee = named(all, "George Washington Lee");
    assert_string_equal(lee->given, "George");
    assert_string_equal(lee->additional, "Washington");
    assert_string_equal(lee->family, "Lee");
    const struct contact *cleo = named(all, "Cleo");
    assert_string_equal(cleo->given, "Cleo");
    assert_null(cleo->family);
    talloc_free(ctx);
}

static void
reads_events(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct contacts *all = read_file(ctx);
    const struct contact *ana = named(all, "Ana Ruiz");
    assert_int_equal(ana->touches.count, 2);
    assert_string_equal(
        ana->touches.items[0].text,
        "Ana Ruiz and I went to Marie's Diner. Ben had to cancel. @food");
    assert_null(ana->touches.items[0].method);
    assert_int_equal(ana->touches.items[0].date.mday, 1);
    assert_int_equal(named(all, "George Washington Lee")->touches.count, 1);
    const struct contact *dora = named(all, "Dora Lind"); /* only in an activity */
    assert_int_equal(dora->line, 4);
    assert_string_equal(
        dora->touches.items[0].text,
        "Celebrated the new year in Łódź with Dora Lind. See my_notes_file. @party");
    const struct contact *emil = named(all, "emil ohm"); /* only in a note */
    assert_int_equal(emil->line, 12);
    assert_string_equal(emil->facts.items[0],
                        "6 June 2023: emil ohm has been accepted in Paris. @school");
    talloc_free(ctx);
}

static void
skips_lines_of_another_shape(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct contacts *all = read_file(ctx);
    static const struct contact_skip skips[] = {
        {5, "the activity does not begin with a date, like 2018-01-04:"},
        {6, "the activity names nobody in stars, like **Grace Hopper**"},
        {7, "the activity does not begin with a date, like 2018-01-04:"},
        {18, "there is no name at the start of the line"},
        {19, "behind the name only (a.k.a. Nickname), [Place] and @tags can stand"},
        {20, "behind the name only (a.k.a. Nickname), [Place] and @tags can stand"},
        {21, "behind the name only (a.k.a. Nickname), [Place] and @tags can stand"},
        {27, "no section of friends.md is called so; what follows is left out"},
    };
    size_t count = sizeof skips / sizeof *skips;
    assert_int_equal(all->skips.count, count);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(all->skips.items[i].line, skips[i].line);
        assert_string_equal(all->skips.items[i].reason, skips[i].reason);
    }
    assert_int_equal(all->read, 5 + count);
    talloc_free(ctx);
}

static void
bears_any_bytes(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct contacts *all =
        read_bytes(ctx,
                   "oops\r\n### FRIENDS\r\nZo\xEB Na\x81me\r\n\r\n* A\0b\n"
                   "Bo (a.k.a. ) [ ]",
                   55);
    assert_int_equal(all->list.count, 3);
    assert_string_equal(all->list.items[0]->given, "Zoë");
    assert_string_equal(all->list.items[1]->name, "A b");
    assert_int_equal(all->list.items[2]->facts.count, 0);
    assert_null(all->list.items[2]->nickname);
    assert_int_equal(all->skips.count, 1);
    assert_int_equal(all->skips.items[0].line, 1);
    all = read_text(ctx, "### Activities:\n- 2020-01-01: **** **…** *** **Ana\n"
                         "- 2020-01-02: **…** _a_ _b c_ _d_e");
    assert_int_equal(all->list.count, 1);
    assert_string_equal(all->list.items[0]->touches.items[1].text, "… a b c _d_e");
    struct error err;
    assert_int_equal(friends_read(ctx, "x\n### Foo\n", 10, &all, &err), FAULT_INVALID);
    assert_int_equal(friends_read(ctx, "", 0, &all, &err), FAULT_INVALID);
    assert_false(friends_looks_like("# Friends\nx\n", 12));
    assert_false(friends_looks_like("", 0));
    assert_true(friends_looks_like("a\n\n### Friends:", 15));
    talloc_free(ctx);
}

/* 100,000 activities with 30,000 names, one line that is too long, and one of many
 * names whose text must not be copied for each. */
static void
stays_quick_with_very_many(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    size_t room = 32 << 20;
    char *text = malloc(room);
    FILE *out = fmemopen(text, room, "w");
    fputs("### Activities:\n", out);
    for (int i = 0; i < 100000; i++)
        fprintf(out, "- 2020-01-01: Lunch with **Person %d**. @food\n", i % 30000);
    fputs("- 2020-01-02: ", out);
    for (int i = 0; i < 70000; i++)
        fprintf(out, "**P %d** ", i);
    fputs("\n- 2020-01-03: **Ana** ", out);
    for (size_t i = 0; i <= CONTACT_RECORD_MAX; i++)
        putc('x', out);
    fputs("\n### Notes:\n", out);
    for (int i = 0; i < 100000; i++)
        fprintf(out, "- 2020-01-01: **Ana** said %d.\n", i);
    long len = ftell(out);
    fclose(out);
    struct contacts *all = read_bytes(ctx, text, (size_t)len);
    free(text);
    assert_int_equal(all->list.count, 100000);
    assert_int_equal(all->list.items[0]->touches.count, 4);
    assert_ptr_equal(named(all, "P 5")->touches.items[0].text,
                     named(all, "P 6")->touches.items[0].text);
    assert_int_equal(all->skips.count, 2);
    assert_int_equal(all->skips.items[0].line, 100003);
    assert_string_equal(all->skips.items[0].reason, "the line is longer than 1 MB");
    assert_non_null(strstr(all->skips.items[1].reason, "more than 500 "));
    talloc_free(ctx);
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_friends),
        cmocka_unit_test(reads_events),
        cmocka_unit_test(skips_lines_of_another_shape),
        cmocka_unit_test(bears_any_bytes),
        cmocka_unit_test(stays_quick_with_very_many),
    };
    return cmocka_run_group_tests_name("friends", tests, NULL, NULL);
}
