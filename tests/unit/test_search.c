#include "unit.h"

#include <string.h>

#include "app/find.h"
#include "app/list.h"
#include "app/log.h"
#include "app/note.h"
#include "app/person.h"
#include "app/reach.h"
#include "app/undo.h"
#include "base/memory.h"
#include "domain/snippet.h"
#include "practice.h"
#include "store/row.h"
#include "store/search.h"

#include "base/ban.h"

/* The names that a search finds, best first: "Ana Ruiz, Zoë Łęcka". */
static const char *
finds(struct practice *p, const char *typed) {
    struct find_answer answer;
    want(p, FAULT_NONE, app_find(p->ctx, &p->app, typed, &answer, &p->err));
    char *names = mem_dup(p->ctx, "");
    for (size_t i = 0; i < answer.people.count; i++)
        names = mem_append(names, "%s%s", i ? ", " : "", answer.people.items[i].name);
    return names;
}

/* The same of the list, by fit. */
static const char *
lists(struct practice *p, const char *typed) {
    struct list_request request = LIST_REQUEST_ALL;
    struct list_answer answer;
    request.search = typed;
    request.sort = SORT_FIT;
    want(p, FAULT_NONE, app_list(p->ctx, &p->app, &request, &answer, &p->err));
    char *names = mem_dup(p->ctx, "");
    for (size_t i = 0; i < answer.listing.count; i++)
        names = mem_append(names, "%s%s", i ? ", " : "", answer.listing.items[i].name);
    return names;
}

static int64_t
add(struct practice *p, const char *name, const char *organisation, const char *note) {
    struct contacts *all = contacts_new(p->ctx, FORMAT_UNKNOWN);
    struct contact *c = contact_new(all, 1);
    c->name = name;
    c->organisation = organisation;
    c->note = note;
    contact_finish(all, c);
    struct add_request request = {
        .contact = c, .liked = NOT_SAID, .practice_full = NOT_SAID, .next = DAY_NONE};
    struct add_answer answer;
    want(p, FAULT_NONE, app_add(p->ctx, &p->app, &request, &answer, &p->err));
    return answer.record.person.id;
}

static void
log_note(struct practice *p, int64_t id, const char *note) {
    struct log_request r = {.person_id = id,
                            .day = p->app.today,
                            .method = METHOD_EMAIL,
                            .share = SHARE_NONE,
                            .liked = NOT_SAID,
                            .meaningful = NOT_SAID,
                            .note = note,
                            .next = DAY_NONE};
    struct log_answer answer;
    want(p, FAULT_NONE, app_log(p->ctx, &p->app, &r, &answer, &p->err));
}

static void
tag(struct practice *p, int64_t id, const char *word, bool gone) {
    struct strings words = {.items = &word, .count = 1}, none = {0};
    struct note_answer answer;
    want(p, FAULT_NONE,
         app_tag(p->ctx, &p->app, id, TAG_TAG, gone ? &none : &words,
                 gone ? &words : &none, &answer, &p->err));
}

static void
undo(struct practice *p) {
    struct undo_answer answer;
    want(p, FAULT_NONE, app_undo(p->ctx, &p->app, &answer, &p->err));
}

static void
rename_to(struct practice *p, int64_t id, const char *name) {
    struct contact *c;
    struct edit_answer answer;
    want(p, FAULT_NONE, app_contact(p->ctx, &p->app, id, &c, &p->err));
    c->name = name;
    struct edit_request request = {.person_id = id, .contact = c};
    want(p, FAULT_NONE, app_edit(p->ctx, &p->app, &request, &answer, &p->err));
}

static void
finds_names_without_accents_in_any_order(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    add(p, "Zoë Łęcka-O'Neil", NULL, NULL);
    add(p, "Søren Ruiz", NULL, NULL);
    assert_string_equal(finds(p, "zoe lecka"), "Zoë Łęcka-O'Neil");
    assert_string_equal(finds(p, "NEIL ŁĘ"), "Zoë Łęcka-O'Neil");
    assert_string_equal(finds(p, "sØr"), "Søren Ruiz");
    assert_string_equal(finds(p, "soren o"), "");
    assert_string_equal(finds(p, ""), "");
    assert_string_equal(finds(p, " -'\" * "), "");
    assert_string_equal(lists(p, "\"*\" ruiz AND (NEAR"), "");
    assert_string_equal(lists(p, "\"ruiz\"* -"), "Søren Ruiz");
    practice_free(p);
}

static void
names_come_before_work_and_notes(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    log_note(p, add(p, "Abel Stone", NULL, NULL), "met at Maple Court");
    add(p, "Bea Moss", "Maple Practice", NULL);
    add(p, "Maplewood Jones", NULL, NULL);
    add(p, "Zed Maple", NULL, NULL);
    assert_string_equal(finds(p, "maple"),
                        "Zed Maple, Maplewood Jones, Bea Moss, Abel Stone");
    assert_string_equal(lists(p, "maple"),
                        "Maplewood Jones, Zed Maple, Bea Moss, Abel Stone");
    practice_free(p);
}

static void
all_words_must_be_found_wherever_they_stand(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    int64_t ana = add(p, "Ana Ruiz", "Harbour Lane", "twins, born in May");
    add(p, "Ana Ohm", NULL, NULL);
    tag(p, ana, "Book club", false);
    log_note(p, ana, "told of the marathon");
    assert_string_equal(finds(p, "ana harb"), "Ana Ruiz");
    assert_string_equal(finds(p, "ana twin mara book"), "Ana Ruiz");
    assert_string_equal(finds(p, "ohm mara"), "");
    practice_free(p);
}

static void
says_where_it_was_found(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    int64_t id = add(p, "Ana Ruiz", "Harbour Lane Practice", NULL);
    struct find_answer a;
    log_note(p, id, "Her son plays the Cello, and she plays the violin");
    want(p, FAULT_NONE, app_find(p->ctx, &p->app, "cello", &a, &p->err));
    assert_int_equal(a.found[0].place, SEARCH_TOUCH);
    assert_int_equal(a.found[0].day, PRACTICE_TODAY);
    assert_string_equal(a.found[0].snippet.before, "Her son plays the ");
    assert_string_equal(a.found[0].snippet.match, "Cello");
    assert_string_equal(a.found[0].snippet.after, ", and she plays the violin");
    want(p, FAULT_NONE, app_find(p->ctx, &p->app, "ana lane", &a, &p->err));
    assert_int_equal(a.found[0].place, SEARCH_WORK);
    assert_string_equal(a.found[0].snippet.match, "Lane");
    want(p, FAULT_NONE, app_find(p->ctx, &p->app, "ana", &a, &p->err));
    assert_int_equal(a.found[0].place, SEARCH_NAME);
    want(p, FAULT_NONE, app_find(p->ctx, &p->app, "#1", &a, &p->err));
    assert_int_equal(a.people.count, 1);
    practice_free(p);
}

static void
finds_phone_numbers_and_addresses_as_people_type_them(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    int64_t id = practice_add(p, "Ana Ruiz", "ana.ruiz@example.org");
    struct way way = {.person_id = id,
                      .kind = WAY_PHONE,
                      .value = "+49 30 555-0102",
                      .match_key = "+49305550102"};
    want(p, FAULT_NONE, app_begin(&p->app, "edit", &p->err));
    want(p, FAULT_NONE, row_add(p->app.store, &WAY, &way, &p->err));
    want(p, FAULT_NONE, store_commit(p->app.store, &p->err));
    static const char *const typed[] = {"5550102",    "555 0102",     "0305550102",
                                        "030 555",    "+49305550102", "ana.ruiz@ex",
                                        "example.org"};
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++)
        assert_string_equal(finds(p, typed[i]), "Ana Ruiz");
    assert_string_equal(finds(p, "0103"), "");
    practice_free(p);
}

static void
follows_what_changes_and_what_is_taken_back(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    int64_t id = add(p, "Ana Ruiz", NULL, NULL);
    tag(p, id, "choir", false);
    assert_string_equal(finds(p, "choir"), "Ana Ruiz");
    tag(p, id, "choir", true);
    assert_string_equal(finds(p, "choir"), "");
    undo(p);
    assert_string_equal(finds(p, "choir"), "Ana Ruiz");
    rename_to(p, id, "Ana Ortega");
    assert_string_equal(finds(p, "ruiz"), "");
    assert_string_equal(finds(p, "ortega"), "Ana Ortega");
    undo(p);
    assert_string_equal(finds(p, "ruiz"), "Ana Ruiz");
    log_note(p, id, "sailing");
    assert_string_equal(finds(p, "sail"), "Ana Ruiz");
    undo(p);
    assert_string_equal(finds(p, "sail"), "");
    undo(p);
    undo(p);
    assert_string_equal(finds(p, "ana"), "");
    assert_int_equal(practice_wrong(p), 0);
    practice_free(p);
}

static void
those_let_go_are_found_last_and_not_listed(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    struct reach_answer reach;
    int64_t id = add(p, "Ana Abel", NULL, NULL);
    add(p, "Ana Zimmer", NULL, NULL);
    want(p, FAULT_NONE, app_let_go(p->ctx, &p->app, id, NULL, &reach, &p->err));
    assert_string_equal(finds(p, "ana"), "Ana Zimmer, Ana Abel");
    assert_string_equal(lists(p, "ana"), "Ana Zimmer");
    practice_free(p);
}

static void
looks_inside_of_names_and_for_slips_when_nothing_begins_so(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    struct find_answer a;
    add(p, "Eva Nowakowska", NULL, NULL);
    assert_string_equal(finds(p, "kowsk"), "Eva Nowakowska");
    assert_string_equal(lists(p, "kowsk"), "Eva Nowakowska");
    add(p, "Jan Kowski", NULL, NULL);
    assert_string_equal(finds(p, "kowsk"), "Jan Kowski");
    want(p, FAULT_NONE, app_find(p->ctx, &p->app, "Kovski", &a, &p->err));
    assert_true(a.near);
    assert_int_equal(a.people.count, 1);
    assert_string_equal(lists(p, "Kovski"), "");
    practice_free(p);
}

static void
short_words_are_not_looked_for_in_notes(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    add(p, "Ana Ruiz", NULL, "to be or not to be");
    add(p, "Tobias Ohm", NULL, NULL);
    assert_string_equal(finds(p, "to"), "Tobias Ohm");
    assert_string_equal(finds(p, "not"), "Ana Ruiz");
    practice_free(p);
}

static void
no_more_are_given_than_a_menu_holds(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    struct find_answer a;
    for (int i = 0; i < 30; i++)
        add(p, mem_printf(p->ctx, "Ana Number%d", i), NULL, NULL);
    want(p, FAULT_NONE, app_find(p->ctx, &p->app, "ana", &a, &p->err));
    assert_int_equal(a.people.count, FIND_MAX);
    assert_int_equal(a.total, 30);
    practice_free(p);
}

/* Only the words that people say: the search holds no more than what is there. */
static void
is_checked_against_what_is_written_down(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    add(p, "Ana Ruiz", "Harbour Lane", "twins twins twins");
    int64_t ben = add(p, "Ben Ohm", NULL, NULL);
    log_note(p, ben, "choir and choir");
    assert_int_equal(practice_wrong(p), 0);
    want(p, FAULT_NONE,
         db_run(p->app.store->db,
                "INSERT INTO search_said (rowid, words) VALUES (1 << 32 | 9, 'lies')",
                &p->err));
    assert_int_equal(practice_wrong(p), 1);
    want(p, FAULT_NONE, store_remake_derived(p->app.store, &p->err));
    assert_int_equal(practice_wrong(p), 0);
    want(p, FAULT_NONE,
         db_run(p->app.store->db, "UPDATE touch SET note = 'chess' WHERE id = 1",
                &p->err));
    assert_int_equal(practice_wrong(p), 1);
    want(p, FAULT_NONE, store_remake_derived(p->app.store, &p->err));
    assert_string_equal(finds(p, "chess"), "Ben Ohm");
    assert_string_equal(finds(p, "choir"), "");
    want(p, FAULT_NONE,
         db_run(p->app.store->db,
                "INSERT INTO search_who (rowid, words) VALUES (77 << 32, 'nobody')",
                &p->err));
    assert_int_equal(practice_wrong(p), 1);
    practice_free(p);
}

static void
snippets_stay_short_and_whole(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    const char *word = "ecole";
    struct strings words = {.items = &word, .count = 1};
    struct snippet s = snippet_of(
        ctx,
        "A very long beginning that nobody wants to read again, then the\n École "
        "des Champs, where her daughter goes since the summer, and more, and more, "
        "and still more of it",
        &words);
    assert_string_equal(s.before, "…wants to read again, then the ");
    assert_string_equal(s.match, "École");
    assert_string_equal(
        s.after, " des Champs, where her daughter goes since the summer, and more,…");
    s = snippet_of(ctx, "nothing of it", &words);
    assert_string_equal(s.before, "");
    assert_string_equal(s.match, "");
    assert_string_equal(s.after, "nothing of it");
    s = snippet_of(ctx, NULL, &words);
    assert_string_equal(s.after, "");
    char *kana = mem_dup(ctx, "ecole");
    for (int i = 0; i < 60; i++)
        kana = mem_append(kana, "か");
    s = snippet_of(ctx, kana, &words);
    assert_string_equal(s.match, kana);
    talloc_free(ctx);
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_names_without_accents_in_any_order),
        cmocka_unit_test(names_come_before_work_and_notes),
        cmocka_unit_test(all_words_must_be_found_wherever_they_stand),
        cmocka_unit_test(says_where_it_was_found),
        cmocka_unit_test(finds_phone_numbers_and_addresses_as_people_type_them),
        cmocka_unit_test(follows_what_changes_and_what_is_taken_back),
        cmocka_unit_test(those_let_go_are_found_last_and_not_listed),
        cmocka_unit_test(looks_inside_of_names_and_for_slips_when_nothing_begins_so),
        cmocka_unit_test(short_words_are_not_looked_for_in_notes),
        cmocka_unit_test(no_more_are_given_than_a_menu_holds),
        cmocka_unit_test(is_checked_against_what_is_written_down),
        cmocka_unit_test(snippets_stay_short_and_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
