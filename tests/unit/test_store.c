#include "unit.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "practice.h"
#include "store/row.h"
#include "store/sql.h"
#include "store/state.h"

#include "base/ban.h"

/* --- files ---------------------------------------------------------------------------
 */

static void
write_file(const char *path, const void *bytes, size_t len) {
    int fd = open(path, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, bytes, len), len);
    close(fd);
}

static char *
content(struct practice *p, size_t *len) {
    char *bytes;
    want(p, FAULT_NONE, file_read(p->ctx, p->path, &bytes, len, &p->err));
    return bytes;
}

/* As bytes, so that nothing was written even where it would not be seen. */
static void
expect_untouched(struct practice *p, enum fault wanted) {
    size_t before_len, after_len;
    const char *before = content(p, &before_len);
    want(p, wanted, practice_open(p));
    const char *after = content(p, &after_len);
    assert_int_equal(before_len, after_len);
    assert_memory_equal(before, after, before_len);
    assert_null(p->app.store);
}

static void
run_sql(struct practice *p, const char *sql) {
    want(p, FAULT_NONE, db_begin(p->app.store->db, &p->err));
    want(p, FAULT_NONE, db_run(p->app.store->db, sql, &p->err));
    want(p, FAULT_NONE, db_commit(p->app.store->db, &p->err));
}

static int64_t
number(struct practice *p, const char *sql) {
    int64_t n = -1;
    want(p, FAULT_NONE, db_number(p->app.store->db, sql, &n, &p->err));
    return n;
}

static void
makes_a_private_file_and_its_folder(void **state) {
    (void)state;
    struct practice *p = practice_new(false);
    struct stat file;
    want(p, FAULT_NOT_FOUND, practice_open(p));
    assert_false(file_exists(p->path));
    const char *deep = mem_printf(p, "%s/a/b/p.tend", p->folder);
    struct store *st;
    want(p, FAULT_NONE, store_open_or_create(p, deep, &st, &p->err));
    assert_int_equal(stat(deep, &file), 0);
    assert_int_equal(file.st_mode & 0777, 0600);
    talloc_free(st);
    (void)unlink(deep);
    (void)rmdir(mem_printf(p, "%s/a/b", p->folder));
    (void)rmdir(mem_printf(p, "%s/a", p->folder));
    practice_free(p);
}

static void
keeps_what_was_written(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    practice_add(p, "Ana Ruiz", "ana@example.org");
    char *before = practice_dump(p);
    want(p, FAULT_NONE, practice_open(p));
    assert_string_equal(practice_dump(p), before);
    assert_int_equal(practice_wrong(p), 0);
    practice_free(p);
}

static void
takes_an_empty_file_for_a_new_practice(void **state) {
    (void)state;
    struct practice *p = practice_new(false);
    write_file(p->path, "", 0);
    want(p, FAULT_NONE, practice_open(p));
    practice_add(p, "Ana Ruiz", NULL);
    practice_free(p);
}

static void
refuses_what_is_no_practice(void **state) {
    (void)state;
    struct practice *p = practice_new(false);
    static const char text[] = "Dear diary, this is no database.\n";
    write_file(p->path, text, sizeof text - 1);
    expect_untouched(p, FAULT_FOREIGN);
    static const char zeros[5000];
    write_file(p->path, zeros, sizeof zeros);
    expect_untouched(p, FAULT_FOREIGN);
    write_file(p->path, "SQLite format 3", 16);
    expect_untouched(p, FAULT_FOREIGN);
    want(p, FAULT_FOREIGN, store_open_or_create(p, p->folder, &p->app.store, &p->err));
    want(p, FAULT_FOREIGN, store_open(p, "/dev/null", &p->app.store, &p->err));
    p->app.store = NULL;
    practice_free(p);
}

static void
refuses_the_database_of_another_program(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    run_sql(p, "PRAGMA application_id = 12345");
    practice_close(p);
    expect_untouched(p, FAULT_FOREIGN);
    assert_non_null(strstr(p->err.text, "not a Tend practice"));
    practice_free(p);
}

static void
refuses_a_practice_of_a_newer_tend(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    run_sql(p, "PRAGMA user_version = 999");
    practice_close(p);
    expect_untouched(p, FAULT_NEWER);
    assert_non_null(strstr(p->err.text, "newer Tend"));
    practice_free(p);
}

static void
tells_a_damaged_file(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    practice_add(p, "Ana Ruiz", NULL);
    practice_close(p);
    size_t len;
    char *bytes = content(p, &len);
    memset(bytes + 100, 0xAA, 3000);
    write_file(p->path, bytes, len);
    want(p, FAULT_CORRUPT, practice_open(p));
    assert_non_null(strstr(p->err.text, "tend doctor"));
    practice_free(p);
}

/* --- who may not write
 * ------------------------------------------------------------------
 */

/* Root may do everything, so for a while the test is somebody else. */
static void
be_nobody(bool yes) {
    static uid_t real = (uid_t)-1;
    if (real == (uid_t)-1)
        real = getuid();
    if (real != 0)
        return;
    assert_int_equal(yes ? setresuid(65534, 65534, 0) : setresuid(0, 0, 0), 0);
}

static void
open_read_only(struct practice *p, mode_t folder) {
    practice_close(p);
    assert_int_equal(chmod(p->path, 0444), 0);
    assert_int_equal(chmod(p->folder, folder), 0);
    be_nobody(true);
}

static void
writable_again(struct practice *p) {
    practice_close(p);
    be_nobody(false);
    assert_int_equal(chmod(p->folder, 0755), 0);
    assert_int_equal(chmod(p->path, 0600), 0);
}

static void
reads_what_can_only_be_read(void **state) {
    (void)state;
    static const mode_t folders[] = {0555, 0777};
    for (size_t i = 0; i < 2; i++) {
        struct practice *p = practice_new(true);
        struct change change = {.who = "test", .kind = "add"};
        practice_add(p, "Ana Ruiz", NULL);
        char *before = practice_dump(p);
        open_read_only(p, folders[i]);
        enum fault opened = practice_open(p);
        want(p, FAULT_NONE, opened);
        assert_string_equal(practice_dump(p), before);
        want(p, FAULT_READ_ONLY, store_begin(p->app.store, &change, &p->err));
        assert_non_null(strstr(p->err.text, "can only be read"));
        writable_again(p);
        practice_free(p);
    }
}

static void
says_what_to_do_when_it_must_be_brought_up_to_date_first(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    run_sql(p, "UPDATE derived_version SET version = 1");
    open_read_only(p, 0555);
    enum fault opened = practice_open(p);
    writable_again(p);
    assert_int_equal(opened, FAULT_READ_ONLY);
    assert_non_null(strstr(p->err.text, "another version of Tend"));
    want(p, FAULT_NONE, practice_open(p));
    practice_free(p);
}

static void
says_when_a_new_one_can_not_be_made(void **state) {
    (void)state;
    struct practice *p = practice_new(false);
    assert_int_equal(chmod(p->folder, 0555), 0);
    be_nobody(true);
    enum fault made = store_open_or_create(p, p->path, &p->app.store, &p->err);
    be_nobody(false);
    assert_int_equal(chmod(p->folder, 0755), 0);
    assert_int_equal(made, FAULT_IO);
    p->app.store = NULL;
    want(p, FAULT_IO,
         store_open_or_create(p, "/dev/null/x/p.tend", &p->app.store, &p->err));
    p->app.store = NULL;
    practice_free(p);
}

/* --- bringing it up to date
 * ---------------------------------------------------------------
 */

static void
makes_derived_state_anew_when_its_shape_changed(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    practice_add(p, "Ana Ruiz", NULL);
    run_sql(p, "UPDATE derived_version SET version = 1; DROP TABLE day_total; "
               "ALTER TABLE person_state ADD COLUMN old INTEGER");
    want(p, FAULT_NONE, practice_open(p));
    assert_int_equal(number(p, "SELECT version FROM derived_version"),
                     sql_derived_version);
    assert_int_equal(
        number(p, "SELECT count(*) FROM pragma_table_info('person_state') WHERE name "
                  "= 'old'"),
        0);
    assert_int_equal(practice_wrong(p), 0);
    run_sql(p, "DROP TABLE derived_version");
    want(p, FAULT_NONE, practice_open(p));
    assert_int_equal(practice_wrong(p), 0);
    practice_free(p);
}

static void
finds_derived_state_that_is_wrong(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    practice_add(p, "Ana Ruiz", NULL);
    practice_add(p, "Ben Ohm", NULL);
    run_sql(p, "UPDATE person_state SET touches = 9 WHERE person_id = 1");
    assert_int_equal(practice_wrong(p), 1);
    run_sql(p, "DELETE FROM person_state WHERE person_id = 2");
    int two = practice_wrong(p);
    assert_true(two >= 2);
    run_sql(p, "INSERT INTO day_total VALUES (20000, 1)");
    assert_int_equal(practice_wrong(p), two + 1);
    run_sql(p, "UPDATE person_state SET person_id = 77");
    assert_true(practice_wrong(p) > two + 1);
    want(p, FAULT_NONE, store_remake_derived(p->app.store, &p->err));
    assert_int_equal(practice_wrong(p), 0);
    practice_free(p);
}

/* A practice of an earlier version, made from the migrations that there were. */
static void
migrates_from_every_earlier_version(void **state) {
    (void)state;
    for (int version = 0; version < sql_migration_count; version++) {
        struct practice *p = practice_new(false);
        struct db *db;
        char pragma[96];
        want(p, FAULT_NONE, db_create(p, p->path, &db, &p->err));
        for (int i = 0; i < version; i++)
            want(p, FAULT_NONE, db_run(db, sql_migrations[i], &p->err));
        snprintf(pragma, sizeof pragma,
                 "PRAGMA user_version = %d; PRAGMA application_id = 0x54656E64",
                 version);
        if (version > 0)
            want(p, FAULT_NONE, db_run(db, pragma, &p->err));
        talloc_free(db);
        want(p, FAULT_NONE, practice_open(p));
        assert_int_equal(number(p, "PRAGMA user_version"), sql_migration_count);
        practice_add(p, "Ana Ruiz", NULL);
        assert_int_equal(practice_wrong(p), 0);
        practice_free(p);
    }
}

/* --- changes
 * ---------------------------------------------------------------------------
 */

static void
leaves_no_trace_of_a_change_without_rows(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    want(p, FAULT_NONE, app_begin(&p->app, "skip", &p->err));
    want(p, FAULT_NONE, store_commit(p->app.store, &p->err));
    assert_int_equal(number(p, "SELECT count(*) FROM change"), 0);
    practice_free(p);
}

static void
forgets_a_change_that_fails(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    practice_add(p, "Ana Ruiz", NULL);
    char *before = practice_dump(p);
    struct tag tag = {.person_id = 99, .word = "x", .word_key = "x"};
    want(p, FAULT_NONE, app_begin(&p->app, "tag", &p->err));
    enum fault fault = row_add(p->app.store, &TAG, &tag, &p->err);
    assert_int_equal(fault, FAULT_INTERNAL);
    want(p, FAULT_INTERNAL, app_finish(&p->app, fault, &p->err));
    assert_string_equal(practice_dump(p), before);
    assert_int_equal(number(p, "SELECT count(*) FROM change"), 1);
    /* Nor does the next change know of it. */
    practice_add(p, "Ben Ohm", NULL);
    assert_int_equal(practice_wrong(p), 0);
    practice_free(p);
}

static void
empties_a_practice_whole(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    practice_add(p, "Ana Ruiz", "ana@example.org");
    want(p, FAULT_NONE, app_begin(&p->app, "demo", &p->err));
    want(p, FAULT_NONE, store_clear(p->app.store, &p->err));
    want(p, FAULT_NONE, store_commit(p->app.store, &p->err));
    assert_string_equal(practice_dump(p), "");
    assert_int_equal(number(p, "SELECT count(*) FROM journal"), 0);
    assert_int_equal(practice_wrong(p), 0);
    practice_free(p);
}

/* --- several at once
 * ------------------------------------------------------------------------
 */

static void
is_made_once_by_many_at_once(void **state) {
    (void)state;
    for (int round = 0; round < 10; round++) {
        struct practice *p = practice_new(false);
        pid_t children[6];
        for (size_t i = 0; i < 6; i++) {
            children[i] = fork();
            if (children[i] == 0) {
                struct error err;
                struct store *st;
                enum fault fault = store_open_or_create(p, p->path, &st, &err);
                if (fault != FAULT_NONE)
                    fprintf(stderr, "%s\n", err.text);
                _exit((int)fault);
            }
        }
        for (size_t i = 0; i < 6; i++) {
            int status;
            assert_int_equal(waitpid(children[i], &status, 0), children[i]);
            assert_int_equal(status, 0);
        }
        want(p, FAULT_NONE, practice_open(p));
        practice_free(p);
    }
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(makes_a_private_file_and_its_folder),
        cmocka_unit_test(keeps_what_was_written),
        cmocka_unit_test(takes_an_empty_file_for_a_new_practice),
        cmocka_unit_test(refuses_what_is_no_practice),
        cmocka_unit_test(refuses_the_database_of_another_program),
        cmocka_unit_test(refuses_a_practice_of_a_newer_tend),
        cmocka_unit_test(tells_a_damaged_file),
        cmocka_unit_test(reads_what_can_only_be_read),
        cmocka_unit_test(says_what_to_do_when_it_must_be_brought_up_to_date_first),
        cmocka_unit_test(says_when_a_new_one_can_not_be_made),
        cmocka_unit_test(makes_derived_state_anew_when_its_shape_changed),
        cmocka_unit_test(finds_derived_state_that_is_wrong),
        cmocka_unit_test(migrates_from_every_earlier_version),
        cmocka_unit_test(leaves_no_trace_of_a_change_without_rows),
        cmocka_unit_test(forgets_a_change_that_fails),
        cmocka_unit_test(empties_a_practice_whole),
        cmocka_unit_test(is_made_once_by_many_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
