#include "unit.h"

#include <string.h>

#include "app/import.h"
#include "app/reach.h"
#include "app/show.h"
#include "app/undo.h"
#include "base/memory.h"
#include "exchange/detect.h"
#include "practice.h"

#include "base/ban.h"

static struct contacts *
read_text(struct practice *p, const char *text) {
    struct contacts *all = NULL;
    want(p, FAULT_NONE, contacts_read(p->ctx, text, strlen(text), NULL, &all, &p->err));
    return all;
}

static struct import_answer
bring(struct practice *p, const struct contacts *all, bool dry_run,
      const struct import_choices *choices) {
    struct import_request r = {.file = "a.csv",
                               .contacts = all,
                               .dry_run = dry_run,
                               .review = true,
                               .choices = choices};
    struct import_answer a;
    want(p, FAULT_NONE, app_import(p->ctx, &p->app, &r, &a, &p->err));
    return a;
}

static const struct side *
side(const struct sides *sides, const char *field) {
    for (size_t i = 0; i < sides->count; i++)
        if (strcmp(sides->items[i].field, field) == 0)
            return &sides->items[i];
    fail_msg("no %s", field);
    return NULL;
}

static void
choose(struct practice *p, struct import_choices *out, long line, enum import_act act,
       int64_t person_id) {
    *array_add(p->ctx, out) =
        (struct import_choice){.line = line, .act = act, .person_id = person_id};
}

static size_t
people(struct practice *p) {
    struct shown s;
    size_t count = 0;
    for (int64_t id = 1; id < 50; id++)
        count += app_show(p->ctx, &p->app, id, &s, &p->err) == FAULT_NONE;
    return count;
}

/* Ana is here as "Ana Ruiz" with an address; 5 records, one of each kind. */
static const char file[] = "Name,E-mail,Phone,Job title\n"
                           "Ana Ruiz,ana@example.org,555-0100,Head teacher\n"
                           "Ben Ohm,ben@example.org,,\n"
                           "Anna Ruis,,,Counsellor\n"
                           "Dee Post,dee@example.org,,\n"
                           "Dee Post,dee@example.org,555-0104,\n";

static void
tells_what_would_become_of_each(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    int64_t ana = practice_add(p, "Ana Ruiz", "ana@example.org");
    int64_t anna = practice_add(p, "Anna Ruiz", NULL);
    int64_t ben = practice_add(p, "Ben Ohm", "ben@example.org");
    char *before = practice_dump(p);
    struct import_answer a = bring(p, read_text(p, file), true, NULL);
    assert_int_equal(a.records.count, 5);
    const struct import_record *r = &a.records.items[0];
    assert_int_equal(r->line, 2);
    assert_int_equal(r->fate, FATE_MERGED);
    assert_int_equal(r->person_id, ana);
    assert_string_equal(r->why, "same e-mail address");
    assert_int_equal(side(&r->sides, "phone")->mine.count, 0);
    assert_string_equal(side(&r->sides, "phone")->theirs.items[0], "555-0100");
    assert_string_equal(side(&r->sides, "phone")->result.items[0], "555-0100");
    assert_int_equal(side(&r->sides, "title")->mine.count, 0);
    r = &a.records.items[1];
    assert_int_equal(r->fate, FATE_UNCHANGED);
    assert_int_equal(r->person_id, ben);
    r = &a.records.items[2];
    assert_int_equal(r->fate, FATE_ADDED);
    assert_string_equal(r->about, "Counsellor");
    assert_null(r->with);
    assert_int_equal(r->possible.count, 1);
    assert_int_equal(r->possible.items[0].person_id, anna);
    assert_string_equal(r->possible.items[0].why, "names one letter apart");
    assert_string_equal(side(&r->possible.items[0].sides, "name")->theirs.items[0],
                        "Anna Ruis");
    /* the last one is the one before it, of the same file */
    r = &a.records.items[4];
    assert_int_equal(r->fate, FATE_MERGED);
    assert_int_equal(r->person_id, 0);
    assert_int_equal(r->with_line, 5);
    assert_string_equal(practice_dump(p), before);
    practice_free(p);
}

static void
does_as_it_is_told(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    int64_t ana = practice_add(p, "Ana Ruiz", "ana@example.org");
    int64_t anna = practice_add(p, "Anna Ruiz", NULL);
    char *before = practice_dump(p);
    struct import_choices choices = {0};
    choose(p, &choices, 5, IMPORT_LEAVE, 0);
    choose(p, &choices, 2, IMPORT_NEW, 0);
    choose(p, &choices, 4, IMPORT_MERGE, anna);
    choose(p, &choices, 99, IMPORT_LEAVE, 0); /* no such line: of no matter */
    struct import_answer a = bring(p, read_text(p, file), false, &choices);
    assert_int_equal(a.import.added, 3); /* Ana again, Ben, the second Dee */
    assert_int_equal(a.import.merged, 1);
    assert_int_equal(a.left_out, 1);
    assert_int_equal(a.import.skipped, 1);
    assert_int_equal(a.records.items[0].act, IMPORT_NEW);
    assert_int_equal(a.records.items[2].fate, FATE_MERGED);
    assert_string_equal(a.records.items[2].why, "as you chose");
    assert_int_equal(a.records.items[3].fate, FATE_LEFT_OUT);
    assert_int_equal(people(p), 5);
    struct shown s;
    want(p, FAULT_NONE, app_show(p->ctx, &p->app, anna, &s, &p->err));
    assert_string_equal(s.record.person.title, "Counsellor");
    want(p, FAULT_NONE, app_show(p->ctx, &p->app, ana, &s, &p->err));
    assert_int_equal(s.record.ways.count, 1);
    assert_int_equal(practice_wrong(p), 0);
    struct undo_answer back;
    want(p, FAULT_NONE, app_undo(p->ctx, &p->app, &back, &p->err));
    assert_string_equal(practice_dump(p), before);
    practice_free(p);
}

static void
gives_an_identifier_to_one_alone(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    static const char card[] = "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Ruiz\nUID:u1\n"
                               "EMAIL:ana@example.org\nEND:VCARD\n";
    int64_t ben = practice_add(p, "Ben Ohm", NULL);
    bring(p, read_text(p, card), false, NULL);
    struct import_choices choices = {0};
    choose(p, &choices, 1, IMPORT_NEW, 0);
    assert_int_equal(bring(p, read_text(p, card), false, &choices).import.added, 1);
    choices.items[0].act = IMPORT_MERGE;
    choices.items[0].person_id = ben;
    assert_int_equal(bring(p, read_text(p, card), false, &choices).import.merged, 1);
    assert_int_equal(people(p), 3);
    practice_free(p);
}

/* METHOD P7: not even by choice does an import touch somebody let go. */
static void
P7_leaves_those_let_go_alone(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    int64_t anna = practice_add(p, "Anna Ruiz", NULL);
    struct reach_answer reach;
    want(p, FAULT_NONE, app_let_go(p->ctx, &p->app, anna, NULL, &reach, &p->err));
    struct import_answer a = bring(p, read_text(p, file), true, NULL);
    assert_false(a.records.items[2].possible.items[0].active);
    struct import_choices choices = {0};
    choose(p, &choices, 4, IMPORT_MERGE, anna);
    a = bring(p, read_text(p, file), false, &choices);
    assert_int_equal(a.records.items[2].fate, FATE_LET_GO);
    assert_int_equal(a.let_go, 1);
    struct shown s;
    want(p, FAULT_NONE, app_show(p->ctx, &p->app, anna, &s, &p->err));
    assert_null(s.record.person.title);
    assert_false(s.state.active);
    practice_free(p);
}

static void
refuses_to_merge_with_nobody(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    char *before = practice_dump(p);
    struct import_choices choices = {0};
    choose(p, &choices, 3, IMPORT_MERGE, 99);
    struct import_request r = {
        .file = "a.csv", .contacts = read_text(p, file), .choices = &choices};
    struct import_answer a;
    want(p, FAULT_NOT_FOUND, app_import(p->ctx, &p->app, &r, &a, &p->err));
    assert_non_null(strstr(p->err.text, "line 3 (Ben Ohm)"));
    assert_string_equal(practice_dump(p), before);
    practice_free(p);
}

static bool
stop(void *data, size_t done, size_t total) {
    (void)total;
    *(size_t *)data += 1;
    return done == 0;
}

static void
can_be_stopped_on_the_way(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    char *before = practice_dump(p);
    size_t calls = 0;
    struct import_request r = {.file = "a.csv",
                               .contacts = read_text(p, file),
                               .progress = stop,
                               .data = &calls};
    struct import_answer a;
    want(p, FAULT_CONFLICT, app_import(p->ctx, &p->app, &r, &a, &p->err));
    assert_int_equal(calls, 2);
    assert_string_equal(practice_dump(p), before);
    practice_free(p);
}

static void
takes_back_all_files_of_one_call(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    practice_add(p, "Ana Ruiz", "ana@example.org");
    char *before = practice_dump(p);
    struct import_request r[] = {
        {.file = "a.csv", .contacts = read_text(p, "Name\nBen Ohm\nCy Lee\n")},
        {.file = "b.csv", .contacts = read_text(p, "Name\nBen Ohm\n")},
        {.file = "c.csv", .contacts = read_text(p, "Name\nDee Post\nBen Ohm\n")}};
    struct import_answer a[3];
    want(p, FAULT_NONE, app_import_all(p->ctx, &p->app, r, 3, a, &p->err));
    assert_int_equal(a[0].import.added, 2);
    assert_int_equal(a[1].import.added, 0); /* Ben came with the first */
    assert_int_equal(a[2].import.added, 1);
    struct past_imports past;
    want(p, FAULT_NONE, app_imports(p->ctx, &p->app, 10, &past, &p->err));
    assert_int_equal(past.count, 2);
    assert_string_equal(past.items[0].import.file, "c.csv");
    assert_true(past.items[0].undoable && past.items[1].undoable);
    struct import_undo_answer back;
    want(p, FAULT_NONE, app_import_undo(p->ctx, &p->app, 0, &back, &p->err));
    assert_int_equal(back.files, 2);
    assert_int_equal(back.import.added, 3);
    assert_string_equal(back.import.file, "a.csv, c.csv");
    assert_string_equal(practice_dump(p), before);
    want(p, FAULT_NOT_FOUND, app_import_undo(p->ctx, &p->app, 0, &back, &p->err));
    practice_free(p);
}

static void
takes_back_the_import_that_is_named(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    bring(p, read_text(p, "Name\nBen Ohm\nCy Lee\n"), false, NULL);
    bring(p, read_text(p, "Name,E-mail\nDee Post,\nCy Lee,cy@example.org\n"), false,
          NULL);
    struct import_undo_answer back;
    want(p, FAULT_NONE, app_import_undo(p->ctx, &p->app, 1, &back, &p->err));
    assert_int_equal(back.import.added, 2);
    assert_int_equal(back.kept, 1); /* the second one said more of Cy */
    assert_int_equal(people(p), 2);
    want(p, FAULT_NOT_FOUND, app_import_undo(p->ctx, &p->app, 1, &back, &p->err));
    want(p, FAULT_NOT_FOUND, app_import_undo(p->ctx, &p->app, 77, &back, &p->err));
    struct past_imports past;
    want(p, FAULT_NONE, app_imports(p->ctx, &p->app, 10, &past, &p->err));
    assert_int_equal(past.count, 2);
    assert_true(past.items[0].undoable);
    assert_false(past.items[1].undoable);
    assert_int_equal(practice_wrong(p), 0);
    practice_free(p);
}

/* Records of one line are told apart by their place on it. */
static void
decides_about_records_on_one_line(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    struct contacts *all = contacts_new(p->ctx, FORMAT_MONICA);
    static const char *const names[] = {"Ana Ruiz", "Ben Ohm", "Cy Lee"};
    for (size_t i = 0; i < 3; i++) {
        struct contact *c = contact_new(all, 1);
        c->name = names[i];
        contact_finish(all, c);
    }
    struct import_choices choices = {0};
    choose(p, &choices, 1, IMPORT_LEAVE, 0);
    choices.items[0].nth = 1;
    struct import_answer a = bring(p, all, false, &choices);
    assert_int_equal(a.import.added, 2);
    assert_int_equal(a.records.items[1].nth, 1);
    assert_int_equal(a.records.items[1].fate, FATE_LEFT_OUT);
    practice_free(p);
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_what_would_become_of_each),
        cmocka_unit_test(does_as_it_is_told),
        cmocka_unit_test(gives_an_identifier_to_one_alone),
        cmocka_unit_test(P7_leaves_those_let_go_alone),
        cmocka_unit_test(refuses_to_merge_with_nobody),
        cmocka_unit_test(can_be_stopped_on_the_way),
        cmocka_unit_test(takes_back_all_files_of_one_call),
        cmocka_unit_test(takes_back_the_import_that_is_named),
        cmocka_unit_test(decides_about_records_on_one_line),
    };
    return cmocka_run_group_tests_name("import", tests, NULL, NULL);
}
