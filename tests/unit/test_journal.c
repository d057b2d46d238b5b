#include "unit.h"

#include <string.h>

#include "app/import.h"
#include "app/journal.h"
#include "app/log.h"
#include "app/note.h"
#include "app/reach.h"
#include "app/referral.h"
#include "app/undo.h"
#include "base/memory.h"
#include "practice.h"
#include "store/journal.h"
#include "store/people.h"
#include "store/row.h"

#include "base/ban.h"

/* --- doing things -----------------------------------------------------------------
 */

static void
log_day(struct practice *p, int64_t id, day_t day, const char *note, enum said liked) {
    struct log_request r = {.person_id = id,
                            .day = day,
                            .method = METHOD_EMAIL,
                            .share = SHARE_KNOWLEDGE,
                            .liked = liked,
                            .meaningful = SAID_YES,
                            .note = note,
                            .next = DAY_NONE};
    struct log_answer answer;
    want(p, FAULT_NONE, app_log(p->ctx, &p->app, &r, &answer, &p->err));
}

static struct contact *
card(struct contacts *all, const char *name, const char *email) {
    struct contact *c = contact_new(all, 1);
    c->name = contact_word(c, name);
    contact_add_way(c, CONTACT_EMAIL, "work", email, false);
    return c;
}

static void
bring(struct practice *p, const struct contacts *all) {
    struct import_request request = {.file = "people.vcf", .contacts = all};
    struct import_answer answer;
    want(p, FAULT_NONE, app_import(p->ctx, &p->app, &request, &answer, &p->err));
}

static void
undo(struct practice *p) {
    struct undo_answer answer;
    want(p, FAULT_NONE, app_undo(p->ctx, &p->app, &answer, &p->err));
}

static void
redo(struct practice *p) {
    struct undo_answer answer;
    want(p, FAULT_NONE, app_redo(p->ctx, &p->app, &answer, &p->err));
}

/* Undone, all is as it was; brought again, all is as it had become. */
static void
there_and_back(struct practice *p, const char *before) {
    const char *after = practice_dump(p);
    assert_string_not_equal(before, after);
    undo(p);
    assert_string_equal(practice_dump(p), before);
    assert_int_equal(practice_wrong(p), 0);
    redo(p);
    assert_string_equal(practice_dump(p), after);
    assert_int_equal(practice_wrong(p), 0);
}

/* --- one of each kind --------------------------------------------------------------
 */

static void
takes_back_a_touch_with_all_that_came_with_it(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    int64_t id = practice_add(p, "Ana Ruiz", "ana@example.org");
    struct treat treat = {.name = "sauna",
                          .named_day = p->app.today,
                          .earned_day = DAY_NONE,
                          .taken_day = DAY_NONE};
    want(p, FAULT_NONE, app_begin(&p->app, "treat", &p->err));
    want(p, FAULT_NONE, row_add(p->app.store, &TREAT, &treat, &p->err));
    want(p, FAULT_NONE, store_commit(p->app.store, &p->err));
    /* Nine checkmarks from Tuesday to the Friday after, and two touches today. */
    static const int days[] = {-13, -12, -11, -10, -7, -6, -5, -4, -3};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        for (int n = 0; n < 3; n++)
            log_day(p, id, p->app.today + days[i], NULL, NOT_SAID);
    log_day(p, id, p->app.today, NULL, SAID_YES);
    log_day(p, id, p->app.today, NULL, NOT_SAID);
    const char *before = practice_dump(p);
    log_day(p, id, p->app.today, "daughter graduates 12 June", SAID_YES);
    assert_non_null(strstr(practice_dump(p), "\"earned_day\":20514"));
    assert_non_null(strstr(practice_dump(p), "daughter graduates"));
    there_and_back(p, before);
    practice_free(p);
}

static void
takes_back_each_small_change(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    struct reach_answer answer;
    struct note_answer note;
    int64_t id = practice_add(p, "Ana Ruiz", "ana@example.org");
    int64_t other = practice_add(p, "Ben Ohm", NULL);
    log_day(p, id, p->app.today - 3, "new group", SAID_YES);

    const char *before = practice_dump(p);
    want(p, FAULT_NONE,
         app_later(p->ctx, &p->app, id, p->app.today + 9, &answer, &p->err));
    there_and_back(p, before);

    before = practice_dump(p);
    want(p, FAULT_NONE, app_skip(p->ctx, &p->app, id, &answer, &p->err));
    there_and_back(p, before);

    before = practice_dump(p);
    want(p, FAULT_NONE, app_let_go(p->ctx, &p->app, id, "moved", &answer, &p->err));
    there_and_back(p, before);

    before = practice_dump(p);
    want(p, FAULT_NONE, app_back(p->ctx, &p->app, id, &answer, &p->err));
    there_and_back(p, before);

    before = practice_dump(p);
    log_day(p, id, p->app.today, NULL, SAID_NO);
    there_and_back(p, before);

    before = practice_dump(p);
    want(p, FAULT_NONE,
         app_relate(p->ctx, &p->app, id, "introduced by", other, "Ben Ohm", &note,
                    &p->err));
    there_and_back(p, before);

    before = practice_dump(p);
    struct referral_answer entered;
    struct referral referral = referral_new(id, REFERRAL_RECEIVED, p->app.today);
    referral.about = "evenings";
    want(p, FAULT_NONE,
         app_referral_add(p->ctx, &p->app, &referral, &entered, &p->err));
    there_and_back(p, before);
    practice_free(p);
}

static void
takes_back_an_import(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    practice_add(p, "Ana Ruiz", "ana@example.org");
    struct contacts *all = contacts_new(p->ctx, FORMAT_VCARD);
    struct contact *ana = card(all, "Ana Ruiz", "ana@example.org");
    ana->title = "Midwife";
    contact_add_way(ana, CONTACT_PHONE, "mobile", "555-0101", false);
    contact_finish(all, ana);
    struct contact *cy = card(all, "Cy Dee", "cy@example.org");
    contact_add_link(cy, "introduced by", "Eve Fay");
    contact_finish(all, cy);
    contact_finish(all, card(all, "Eve Fay", "eve@example.org"));
    const char *before = practice_dump(p);
    bring(p, all);
    there_and_back(p, before);
    practice_free(p);
}

/* --- an import that is taken back later ----------------------------------------------
 */

static struct practice *
with_import(void) {
    struct practice *p = practice_new(true);
    practice_add(p, "Ana Ruiz", "ana@example.org");
    struct contacts *all = contacts_new(p->ctx, FORMAT_VCARD);
    struct contact *ana = card(all, "Ana Ruiz", "ana@example.org");
    contact_add_way(ana, CONTACT_PHONE, "mobile", "555-0101", false);
    contact_finish(all, ana);
    contact_finish(all, card(all, "Cy Dee", "cy@example.org"));
    contact_finish(all, card(all, "Eve Fay", "eve@example.org"));
    bring(p, all);
    return p;
}

static struct import_undo_answer
undo_import(struct practice *p) {
    struct import_undo_answer answer;
    want(p, FAULT_NONE, app_import_undo(p->ctx, &p->app, 0, &answer, &p->err));
    assert_int_equal(practice_wrong(p), 0);
    return answer;
}

static void
keeps_those_touched_since_when_an_import_is_taken_back(void **state) {
    (void)state;
    struct practice *p = with_import();
    log_day(p, 2, p->app.today, NULL, SAID_YES);
    const char *whole = practice_dump(p);
    assert_int_equal(undo_import(p).kept, 1);
    const char *rest = practice_dump(p);
    assert_non_null(strstr(rest, "Cy Dee"));
    assert_null(strstr(rest, "Eve Fay"));
    assert_null(strstr(rest, "555-0101"));
    /* The import stands with its counts, for somebody is here by it. */
    assert_non_null(strstr(rest, "\"added\":2,\"merged\":1"));
    redo(p);
    assert_string_equal(practice_dump(p), whole);
    practice_free(p);
}

static void
keeps_the_merged_ones_touched_since(void **state) {
    (void)state;
    struct practice *p = with_import();
    log_day(p, 1, p->app.today, NULL, SAID_YES);
    assert_int_equal(undo_import(p).kept, 1);
    const char *rest = practice_dump(p);
    assert_null(strstr(rest, "Cy Dee"));
    assert_non_null(strstr(rest, "555-0101"));
    practice_free(p);
}

static void
bears_that_nothing_of_an_import_can_be_taken_back(void **state) {
    (void)state;
    struct practice *p = with_import();
    for (int64_t id = 1; id <= 3; id++)
        log_day(p, id, p->app.today, NULL, SAID_YES);
    const char *before = practice_dump(p);
    assert_int_equal(undo_import(p).kept, 3);
    assert_string_equal(practice_dump(p), before);
    struct import_undo_answer answer;
    want(p, FAULT_NOT_FOUND, app_import_undo(p->ctx, &p->app, 0, &answer, &p->err));
    practice_free(p);
}

static void
keeps_those_whom_others_were_introduced_by(void **state) {
    (void)state;
    struct practice *p = with_import();
    struct note_answer note;
    want(p, FAULT_NONE,
         app_relate(p->ctx, &p->app, 1, "introduced by", 3, "Eve Fay", &note, &p->err));
    assert_int_equal(undo_import(p).kept, 2);
    assert_non_null(strstr(practice_dump(p), "Eve Fay"));
    practice_free(p);
}

/* --- chains -------------------------------------------------------------------------
 */

static void
forgets_what_was_taken_back_once_something_new_is_done(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    struct undo_answer answer;
    want(p, FAULT_NOT_FOUND, app_undo(p->ctx, &p->app, &answer, &p->err));
    want(p, FAULT_NOT_FOUND, app_redo(p->ctx, &p->app, &answer, &p->err));
    practice_add(p, "Ana Ruiz", NULL);
    practice_add(p, "Ben Ohm", NULL);
    undo(p);
    /* A number that people type never comes to mean somebody else. */
    assert_int_equal(practice_add(p, "Cy Dee", NULL), 3);
    want(p, FAULT_NOT_FOUND, app_redo(p->ctx, &p->app, &answer, &p->err));
    undo(p);
    undo(p);
    assert_string_equal(practice_dump(p), "");
    want(p, FAULT_NOT_FOUND, app_undo(p->ctx, &p->app, &answer, &p->err));
    redo(p);
    redo(p);
    want(p, FAULT_NOT_FOUND, app_redo(p->ctx, &p->app, &answer, &p->err));
    assert_null(strstr(practice_dump(p), "Ben"));
    practice_free(p);
}

static void
tells_how_things_stand(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    struct undo_answer answer;
    int64_t id = practice_add(p, "Ana Ruiz", NULL);
    log_day(p, id, p->app.today - 1, NULL, SAID_YES);
    log_day(p, id, p->app.today, NULL, SAID_YES);
    want(p, FAULT_NONE, app_undo(p->ctx, &p->app, &answer, &p->err));
    assert_string_equal(answer.change.what, "logged a touch with Ana Ruiz, by e-mail");
    assert_int_equal(answer.standings.count, 1);
    assert_int_equal(answer.standings.items[0].touches, 1);
    assert_int_equal(answer.standings.items[0].last_touch, p->app.today - 1);
    assert_int_equal(answer.done, 0);
    assert_true(answer.more);
    undo(p);
    want(p, FAULT_NONE, app_undo(p->ctx, &p->app, &answer, &p->err));
    assert_false(answer.more);
    assert_false(answer.standings.items[0].here);
    assert_string_equal(answer.standings.items[0].name, "Ana Ruiz");
    practice_free(p);
}

static void
tells_what_was_done(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    struct journal_answer journal;
    struct journal_change change;
    struct reach_answer reach;
    int64_t ana = practice_add(p, "Ana \"Nan\" Ruiz", "ana@example.org");
    int64_t ben = practice_add(p, "Ben Ohm", NULL);
    struct note_answer note;
    want(p, FAULT_NONE,
         app_relate(p->ctx, &p->app, ben, "introduced by", ana, "Ana", &note, &p->err));
    want(p, FAULT_NONE, app_let_go(p->ctx, &p->app, ben, "moved", &reach, &p->err));
    struct journal_request request = {.limit = 3};
    want(p, FAULT_NONE, app_journal(p->ctx, &p->app, &request, &journal, &p->err));
    assert_int_equal(journal.changes.count, 3);
    assert_true(journal.more);
    assert_string_equal(journal.changes.items[0].what, "let go of Ben Ohm");
    request.person_id = ana;
    want(p, FAULT_NONE, app_journal(p->ctx, &p->app, &request, &journal, &p->err));
    assert_int_equal(journal.changes.count, 2);
    assert_false(journal.more);
    request.person_id = ben;
    want(p, FAULT_NONE, app_journal(p->ctx, &p->app, &request, &journal, &p->err));
    assert_int_equal(journal.changes.count, 3);

    want(p, FAULT_NONE, app_journal_change(p->ctx, &p->app, 4, &change, &p->err));
    assert_int_equal(change.rows.count, 1);
    const struct journal_row *row = &change.rows.items[0];
    assert_string_equal(row->person, "Ben Ohm");
    assert_int_equal(row->fields.count, 2);
    assert_string_equal(row->fields.items[0].name, "let_go_day");
    assert_null(row->fields.items[0].before);
    assert_string_equal(row->fields.items[0].after, "2026-03-02");
    undo(p);
    undo(p);
    undo(p);
    want(p, FAULT_NONE, app_journal_change(p->ctx, &p->app, 2, &change, &p->err));
    assert_true(change.rows.items[0].added);
    assert_string_equal(change.rows.items[0].person, "Ben Ohm");
    want(p, FAULT_NOT_FOUND, app_journal_change(p->ctx, &p->app, 99, &change, &p->err));
    practice_free(p);
}

/* --- whatever is done
 * -----------------------------------------------------------------
 */

static unsigned
dice(uint64_t *seed, unsigned sides) {
    *seed = *seed * 6364136223846793005U + 1442695040888963407U;
    return (unsigned)(*seed >> 33) % sides;
}

#define NAMES 12
#define CHANGES 60

static void
bring_some(struct practice *p, uint64_t *seed) {
    struct contacts *all = contacts_new(p->ctx, FORMAT_VCARD);
    for (unsigned n = 1 + dice(seed, 4); n > 0; n--) {
        unsigned who = dice(seed, NAMES);
        struct contact *c = card(all, mem_printf(p->ctx, "Person %c Ö\"\n", 'A' + who),
                                 mem_printf(p->ctx, "p%u@example.org", who));
        if (dice(seed, 2))
            contact_add_tag(c, dice(seed, 2) ? "group" : "course");
        if (dice(seed, 2))
            contact_add_date(c, "birthday", (struct date){0, 3, 2});
        if (dice(seed, 3) == 0)
            contact_add_link(
                c, "introduced by",
                mem_printf(p->ctx, "Person %c Ö\"", 'A' + dice(seed, NAMES)));
        if (dice(seed, 3) == 0)
            contact_add_touch(c, (struct date){2025, 11, 3}, "phone", "spoke");
        contact_finish(all, c);
    }
    bring(p, all);
}

static void
note_something(struct practice *p, uint64_t *seed, int64_t id, int64_t other) {
    struct note_answer note;
    struct fact fact = {.text = "likes tea",
                        .kind = dice(seed, 2) ? FACT_NOTE : FACT_NEWS};
    struct referral_answer entered;
    struct referral referral = referral_new(id, REFERRAL_RECEIVED, p->app.today);
    struct strings words = {0}, none = {0};
    *array_add(p->ctx, &words) = dice(seed, 2) ? "group" : "walks";
    unsigned what = dice(seed, 6);
    switch (what) {
    case 0:
        want(p, FAULT_NONE, app_fact_add(p->ctx, &p->app, id, &fact, &note, &p->err));
        break;
    case 1:
    case 2:
    case 3:
        (void)!app_tag(p->ctx, &p->app, id, TAG_TAG, what < 3 ? &words : &none,
                       what < 3 ? &none : &words, &note, &p->err);
        break;
    case 4:
        if (id != other)
            want(p, FAULT_NONE,
                 app_relate(p->ctx, &p->app, id, "introduced by", other, "them", &note,
                            &p->err));
        break;
    default:
        want(p, FAULT_NONE,
             app_referral_add(p->ctx, &p->app, &referral, &entered, &p->err));
    }
}

static void
set_plan(struct practice *p, uint64_t *seed) {
    struct setting setting = {.name = "day.min",
                              .from_day = p->app.today + (day_t)dice(seed, 100000),
                              .value = "2"};
    want(p, FAULT_NONE, app_begin(&p->app, "plan", &p->err));
    want(p, FAULT_NONE, row_add(p->app.store, &SETTING, &setting, &p->err));
    want(p, FAULT_NONE, store_commit(p->app.store, &p->err));
}

static void
log_something(struct practice *p, uint64_t *seed, int64_t id) {
    static const char *const notes[] = {NULL, "new group", "graduates 12 June",
                                        "birthday 3 May; \"odd\" \\ text\n\ttab"};
    static const enum said liked[] = {NOT_SAID, SAID_YES, SAID_YES, SAID_NO};
    log_day(p, id, p->app.today - (day_t)dice(seed, 5), notes[dice(seed, 4)],
            liked[dice(seed, 4)]);
}

/* Calls that rightly change nothing (a skip twice, later for somebody let go) leave no
 * trace. */
static void
do_something(struct practice *p, uint64_t *seed) {
    struct ids ids = practice_people(p);
    struct reach_answer reach;
    unsigned what = ids.count == 0 ? 0 : dice(seed, 10);
    int64_t id = ids.count ? ids.items[dice(seed, (unsigned)ids.count)] : 0;
    int64_t other = ids.count ? ids.items[dice(seed, (unsigned)ids.count)] : 0;
    if (what == 0)
        bring_some(p, seed);
    else if (what <= 4)
        log_something(p, seed, id);
    else if (what == 5)
        (void)!app_later(p->ctx, &p->app, id, p->app.today + 1 + (day_t)dice(seed, 9),
                         &reach, &p->err);
    else if (what == 6)
        (void)!app_skip(p->ctx, &p->app, id, &reach, &p->err);
    else if (what == 7)
        (void)!(dice(seed, 2) ? app_let_go(p->ctx, &p->app, id, NULL, &reach, &p->err)
                              : app_back(p->ctx, &p->app, id, &reach, &p->err));
    else if (what == 8)
        note_something(p, seed, id, other);
    else
        set_plan(p, seed);
}

static int64_t
newest_change(struct practice *p) {
    struct change change;
    want(p, FAULT_NONE, change_to_undo(p->ctx, p->app.store, &change, &p->err));
    return change.id;
}

static void
undo_everything(struct practice *p, char *const *dumps, int count) {
    for (int i = count; i-- > 0;) {
        undo(p);
        assert_string_equal(practice_dump(p), dumps[i]);
        assert_int_equal(practice_wrong(p), 0);
    }
}

static void
takes_back_whatever_was_done(void **state) {
    (void)state;
    for (uint64_t run = 1; run <= 5; run++) {
        struct practice *p = practice_new(true);
        struct undo_answer answer;
        uint64_t seed = run * 7919;
        char *dumps[CHANGES + 1];
        int count = 0;
        dumps[0] = practice_dump(p);
        for (int i = 0; i < CHANGES; i++) {
            int64_t before = newest_change(p);
            if (dice(&seed, 4) == 0)
                p->app.today++;
            do_something(p, &seed);
            if (newest_change(p) != before)
                dumps[++count] = practice_dump(p);
            assert_int_equal(practice_wrong(p), 0);
        }
        assert_true(count > CHANGES / 2);
        undo_everything(p, dumps, count);
        want(p, FAULT_NOT_FOUND, app_undo(p->ctx, &p->app, &answer, &p->err));
        for (int i = 1; i <= count; i++) {
            redo(p);
            assert_string_equal(practice_dump(p), dumps[i]);
        }
        want(p, FAULT_NOT_FOUND, app_redo(p->ctx, &p->app, &answer, &p->err));
        assert_int_equal(practice_wrong(p), 0);
        /* And again, over the traces of the first time. */
        undo_everything(p, dumps, count);
        practice_free(p);
    }
}

static void
expect_nothing_or(struct practice *p, enum fault got) {
    if (got != FAULT_NOT_FOUND)
        want(p, FAULT_NONE, got);
}

/* Taking back an import out of turn leaves no knot that a later undo can't untie. */
static void
bears_undo_redo_and_import_undo_in_any_order(void **state) {
    (void)state;
    for (uint64_t run = 1; run <= 5; run++) {
        struct practice *p = practice_new(true);
        struct undo_answer undone;
        struct import_undo_answer import;
        uint64_t seed = run * 104729;
        for (int i = 0; i < 150; i++) {
            unsigned what = dice(&seed, 10);
            if (what < 2)
                expect_nothing_or(p, app_undo(p->ctx, &p->app, &undone, &p->err));
            else if (what < 4)
                expect_nothing_or(p, app_redo(p->ctx, &p->app, &undone, &p->err));
            else if (what < 5)
                expect_nothing_or(
                    p, app_import_undo(p->ctx, &p->app, 0, &import, &p->err));
            else if (what < 7)
                bring_some(p, &seed);
            else
                do_something(p, &seed);
            assert_int_equal(practice_wrong(p), 0);
        }
        enum fault fault = FAULT_NONE;
        while (fault == FAULT_NONE)
            fault = app_undo(p->ctx, &p->app, &undone, &p->err);
        want(p, FAULT_NOT_FOUND, fault);
        practice_free(p);
    }
}

static void
says_when_something_else_changed_the_rows(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    struct undo_answer answer;
    practice_add(p, "Ana Ruiz", NULL);
    want(p, FAULT_NONE, db_begin(p->app.store->db, &p->err));
    want(p, FAULT_NONE,
         db_run(p->app.store->db, "UPDATE person SET title = 'Nurse'", &p->err));
    want(p, FAULT_NONE, db_commit(p->app.store->db, &p->err));
    const char *before = practice_dump(p);
    want(p, FAULT_CONFLICT, app_undo(p->ctx, &p->app, &answer, &p->err));
    assert_string_equal(practice_dump(p), before);
    practice_free(p);
}

/* The journal of an older Tend lacks the columns that came later. */
static void
reads_images_with_fewer_columns(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    struct undo_answer answer;
    practice_add(p, "Ana Ruiz", NULL);
    want(p, FAULT_NONE, db_begin(p->app.store->db, &p->err));
    want(p, FAULT_NONE,
         db_run(p->app.store->db,
                "UPDATE journal SET after = replace(after, '\"company\":0,', '')",
                &p->err));
    want(p, FAULT_NONE, db_commit(p->app.store->db, &p->err));
    want(p, FAULT_NONE, app_undo(p->ctx, &p->app, &answer, &p->err));
    assert_string_equal(practice_dump(p), "");
    practice_free(p);
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_back_a_touch_with_all_that_came_with_it),
        cmocka_unit_test(takes_back_each_small_change),
        cmocka_unit_test(takes_back_an_import),
        cmocka_unit_test(keeps_those_touched_since_when_an_import_is_taken_back),
        cmocka_unit_test(keeps_the_merged_ones_touched_since),
        cmocka_unit_test(bears_that_nothing_of_an_import_can_be_taken_back),
        cmocka_unit_test(keeps_those_whom_others_were_introduced_by),
        cmocka_unit_test(forgets_what_was_taken_back_once_something_new_is_done),
        cmocka_unit_test(tells_how_things_stand),
        cmocka_unit_test(tells_what_was_done),
        cmocka_unit_test(takes_back_whatever_was_done),
        cmocka_unit_test(bears_undo_redo_and_import_undo_in_any_order),
        cmocka_unit_test(says_when_something_else_changed_the_rows),
        cmocka_unit_test(reads_images_with_fewer_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
