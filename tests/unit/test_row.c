#include "unit.h"

#include <string.h>

#include "base/memory.h"
#include "practice.h"
#include "store/journal.h"
#include "store/row.h"
#include "store/state.h"

#include "base/ban.h"

static const char *const odd[] = {
    "plain",
    "\"quoted\" and \\ back\\\\slashed\\u0041",
    "line\nbreaks\r\nand\ttabs",
    "\x01\x02\x1f\x7f controls",
    "Łódź Ærø 東京 🙂 עברית",
    "{\"id\":1,\"person_id\":7,}",
    "' OR 1=1; --",
    "%s %d %n",
    " ",
    "",
};
#define ODD (sizeof odd / sizeof *odd)

static void
images_come_back_as_they_were(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct error err;
    for (size_t i = 0; i < ODD; i++) {
        struct person person = {.id = INT64_MAX,
                                .name = odd[i],
                                .given = odd[(i + 1) % ODD],
                                .note = odd[(i + 2) % ODD],
                                .name_key = "",
                                .other_key = odd[i],
                                .company = true,
                                .liked = SAID_NO,
                                .practice_full = NOT_SAID,
                                .rhythm_days = 45,
                                .added_day = -5000,
                                .kept_day = DAY_NONE,
                                .let_go_day = 0,
                                .import_id = -3};
        struct person back;
        char *image = row_image(ctx, &PERSON, &person);
        assert_int_equal(row_from_image(ctx, &PERSON, image, &back, &err), 0);
        assert_string_equal(back.name, person.name);
        assert_string_equal(back.given, person.given);
        assert_string_equal(back.note, person.note);
        assert_null(back.title);
        assert_int_equal(back.liked, SAID_NO);
        assert_int_equal(back.practice_full, NOT_SAID);
        assert_int_equal(back.kept_day, DAY_NONE);
        assert_int_equal(back.let_go_day, 0);
        assert_true(back.id == INT64_MAX);
        assert_string_equal(row_image(ctx, &PERSON, &back), image);
    }
    talloc_free(ctx);
}

static void
large_images_take_no_time(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct error err;
    size_t len = (size_t)4 << 20;
    char *note = mem_zero(ctx, len + 1, "note");
    memset(note, '\n', len);
    struct touch touch = {.id = 1, .note = note}, back;
    char *image = row_image(ctx, &TOUCH, &touch);
    assert_int_equal(row_from_image(ctx, &TOUCH, image, &back, &err), 0);
    assert_int_equal(strlen(back.note), len);
    talloc_free(ctx);
}

static void
refuses_images_that_are_none(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    static const char *const bad[] = {"",      "{",
                                      "[]",    "null",
                                      "{} {}", "{\"id\":1,\"id\":2}",
                                      "\"x\"", "{\"note\":\"\xff\"}"};
    struct touch touch;
    struct error err;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_int_equal(row_from_image(ctx, &TOUCH, bad[i], &touch, &err),
                         FAULT_CORRUPT);
    /* What has the wrong kind counts as not there. */
    assert_int_equal(row_from_image(ctx, &TOUCH,
                                    "{\"id\":\"7\",\"method\":\"flute\",\"note\":5}",
                                    &touch, &err),
                     0);
    assert_int_equal(touch.id, 0);
    assert_int_equal(touch.method, METHOD_NONE);
    assert_null(touch.note);
    talloc_free(ctx);
}

static void
keeps_odd_text_through_the_database_and_the_journal(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    int64_t id = practice_add(p, "Ana Ruiz", NULL);
    for (size_t i = 0; i < ODD; i++) {
        struct fact fact = {.person_id = id, .text = odd[i], .told_day = 1};
        struct fact back;
        want(p, FAULT_NONE, app_begin(&p->app, "fact", &p->err));
        want(p, FAULT_NONE, row_add(p->app.store, &FACT, &fact, &p->err));
        want(p, FAULT_NONE, store_commit(p->app.store, &p->err));
        want(p, FAULT_NONE,
             row_get(p->ctx, p->app.store, &FACT, fact.id, &back, &p->err));
        assert_string_equal(back.text, odd[i]);
    }
    char *before = practice_dump(p);
    want(p, FAULT_NONE, app_begin(&p->app, "undo", &p->err));
    want(p, FAULT_NONE, change_revert(p->app.store, 3, NULL, &p->err));
    want(p, FAULT_NONE, store_commit(p->app.store, &p->err));
    want(p, FAULT_NONE, app_begin(&p->app, "redo", &p->err));
    want(p, FAULT_NONE, change_revert(p->app.store, 12, NULL, &p->err));
    want(p, FAULT_NONE, store_commit(p->app.store, &p->err));
    assert_string_equal(practice_dump(p), before);
    practice_free(p);
}

static void
saves_only_what_changed(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    struct person person;
    struct touched_rows rows = {0};
    int64_t id = practice_add(p, "Ana Ruiz", NULL);
    want(p, FAULT_NONE, app_begin(&p->app, "edit", &p->err));
    want(p, FAULT_NONE, row_get(p->ctx, p->app.store, &PERSON, id, &person, &p->err));
    want(p, FAULT_NONE, row_save(p->app.store, &PERSON, &person, &p->err));
    person.title = "Nurse";
    want(p, FAULT_NONE, row_save(p->app.store, &PERSON, &person, &p->err));
    want(p, FAULT_NONE, store_commit(p->app.store, &p->err));
    want(p, FAULT_NONE, change_rows(p->ctx, p->app.store, 2, &rows, &p->err));
    assert_int_equal(rows.count, 1);
    assert_null(strstr(rows.items[0].before, "Nurse"));
    assert_non_null(strstr(rows.items[0].after, "\"title\":\"Nurse\""));
    practice_free(p);
}

static void
asks_for_a_change_to_write_in(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    struct pause pause = {.from_day = 1, .to_day = 2, .label = "x"};
    want(p, FAULT_INTERNAL, row_add(p->app.store, &PAUSE, &pause, &p->err));
    store_end(p->app.store);
    practice_free(p);
}

static void
says_when_a_row_is_not_there(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    struct person person = {.id = 5, .name = "x", .name_key = "x", .other_key = ""};
    want(p, FAULT_NONE, app_begin(&p->app, "edit", &p->err));
    want(p, FAULT_NOT_FOUND,
         row_get(p->ctx, p->app.store, &PERSON, 5, &person, &p->err));
    want(p, FAULT_NOT_FOUND, row_remove(p->app.store, &PERSON, 5, &p->err));
    person.id = 5;
    want(p, FAULT_NOT_FOUND, row_save(p->app.store, &PERSON, &person, &p->err));
    store_end(p->app.store);
    practice_free(p);
}

static void
knows_its_tables(void **state) {
    (void)state;
    size_t count = 0;
    for (; all_tables[count]; count++)
        assert_ptr_equal(table_by_name(all_tables[count]->name), all_tables[count]);
    assert_int_equal(count, 21);
    assert_null(table_by_name("change"));
    assert_null(table_by_name(""));
    /* Each has the columns of its struct, and the database has them all. */
    struct practice *p = practice_new(true);
    for (size_t i = 0; i < count; i++) {
        const struct table *t = all_tables[i];
        int64_t columns;
        char *sql =
            mem_printf(p, "SELECT count(*) FROM pragma_table_info('%s')", t->name);
        want(p, FAULT_NONE, db_number(p->app.store->db, sql, &columns, &p->err));
        assert_int_equal(columns, t->count);
    }
    practice_free(p);
}

static void
tells_values_in_words(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct touch touch = {.day = PRACTICE_TODAY,
                          .method = METHOD_CARD,
                          .share = SHARE_NONE,
                          .meaningful = SAID_NO,
                          .liked = NOT_SAID,
                          .asked = true};
    const char *expected[] = {NULL, NULL, "2026-03-02", "0",   "card", NULL,
                              NULL, "no", NULL,         "yes", NULL};
    for (size_t i = 0; i < TOUCH.count; i++) {
        const char *words = row_words(ctx, &TOUCH.columns[i], &touch);
        if (expected[i])
            assert_string_equal(words, expected[i]);
        else
            assert_null(words);
    }
    talloc_free(ctx);
}

/* As a file can be after its bytes were overwritten: the engine reads what it finds. */
static void
reads_damaged_rows_without_harm(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    int64_t id = practice_add(p, "Ana Ruiz", "ana@example.org");
    struct ways ways = {0};
    struct person person;
    want(p, FAULT_NONE,
         db_run(p->app.store->db,
                "PRAGMA ignore_check_constraints = 1; UPDATE way SET kind = 'pigeon'",
                &p->err));
    want(p, FAULT_NONE,
         rows_where(p->ctx, p->app.store, &WAY, "person_id", id, &ways, &p->err));
    assert_int_equal(ways.items[0].kind, WAY_EMAIL);
    assert_int_equal(
        row_from_image(p->ctx, &PERSON, "{\"id\":1,\"added_day\":3}", &person, &p->err),
        0);
    assert_string_equal(person.name, "");
    assert_string_equal(person.name_key, "");
    assert_null(person.title);
    practice_free(p);
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(images_come_back_as_they_were),
        cmocka_unit_test(large_images_take_no_time),
        cmocka_unit_test(refuses_images_that_are_none),
        cmocka_unit_test(keeps_odd_text_through_the_database_and_the_journal),
        cmocka_unit_test(saves_only_what_changed),
        cmocka_unit_test(asks_for_a_change_to_write_in),
        cmocka_unit_test(says_when_a_row_is_not_there),
        cmocka_unit_test(knows_its_tables),
        cmocka_unit_test(tells_values_in_words),
        cmocka_unit_test(reads_damaged_rows_without_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
