#include "unit.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "domain/merge.h"

#include "base/ban.h"

static struct record
record(void *ctx, const char *name) {
    return (struct record){.person = {.id = 7,
                                      .name = name,
                                      .name_key = text_fold(ctx, name),
                                      .other_key = "",
                                      .liked = NOT_SAID,
                                      .practice_full = NOT_SAID,
                                      .added_day = 1,
                                      .kept_day = DAY_NONE,
                                      .let_go_day = DAY_NONE}};
}

static void
add_way(void *ctx, struct record *r, enum way_kind kind, const char *value) {
    *array_add(ctx, &r->ways) =
        (struct way){.id = 1, .kind = kind, .value = value, .match_key = value};
}

static void
add_fact(void *ctx, struct record *r, enum fact_kind kind, const char *text,
         struct date date) {
    *array_add(ctx, &r->facts) =
        (struct fact){.id = 9, .kind = kind, .text = text, .date = date};
}

static void
add_tag(void *ctx, struct record *r, enum tag_kind kind, const char *word) {
    *array_add(ctx, &r->tags) = (struct tag){
        .id = 1, .kind = kind, .word = word, .word_key = text_fold(ctx, word)};
}

static void
add_relation(void *ctx, struct record *r, const char *kind, const char *other) {
    *array_add(ctx, &r->relations) =
        (struct relation){.id = 1, .kind = kind, .other_name = other};
}

/* --- who is the same ------------------------------------------------------------ */

static void
knows_people_by_their_ways(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct record a = record(ctx, "Ana Ruiz");
    struct record b = record(ctx, "Ana Ruiz-Ortega");
    add_way(ctx, &a, WAY_EMAIL, "ana@example.org");
    add_way(ctx, &a, WAY_PHONE, "5550100");
    add_way(ctx, &b, WAY_PHONE, "5550100");
    assert_int_equal(merge_match(&a, &b), MATCH_PHONE);
    add_way(ctx, &b, WAY_EMAIL, "ana@example.org");
    assert_int_equal(merge_match(&a, &b), MATCH_EMAIL);
    a.person.uid = "1";
    assert_int_equal(merge_match(&a, &b), MATCH_EMAIL);
    b.person.uid = "1";
    assert_int_equal(merge_match(&a, &b), MATCH_UID);
    b.person.uid = "2";
    assert_int_equal(merge_match(&a, &b), MATCH_EMAIL);
    talloc_free(ctx);
}

/* A family's line, a practice's desk, two programs that number their cards 1, 2, 3. */
static void
keeps_people_apart_who_share_a_way(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct record a = record(ctx, "Ana Ruiz");
    struct record b = record(ctx, "Ben Ohm");
    add_way(ctx, &a, WAY_PHONE, "5550100");
    add_way(ctx, &b, WAY_PHONE, "5550100");
    add_way(ctx, &a, WAY_EMAIL, "desk@example.org");
    add_way(ctx, &b, WAY_EMAIL, "desk@example.org");
    a.person.uid = b.person.uid = "1";
    assert_int_equal(merge_match(&a, &b), MATCH_NONE);
    /* Initials are no word in common; one word alone contradicts nothing. */
    struct record c = record(ctx, "A B Ruis");
    add_way(ctx, &c, WAY_PHONE, "5550100");
    struct record d = record(ctx, "A B Ohm");
    add_way(ctx, &d, WAY_PHONE, "5550100");
    assert_int_equal(merge_match(&c, &d), MATCH_NONE);
    struct record e = record(ctx, "Desk");
    add_way(ctx, &e, WAY_PHONE, "5550100");
    assert_int_equal(merge_match(&a, &e), MATCH_PHONE);
    assert_int_equal(merge_match(&e, &a), MATCH_PHONE);
    talloc_free(ctx);
}

static void
knows_people_by_name_and_organisation(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct record a = record(ctx, "Zoë Łęcka");
    struct record b = record(ctx, "ZOE LECKA");
    assert_int_equal(merge_match(&a, &b), MATCH_NAME);
    a.person.organisation = "Oak House";
    assert_int_equal(merge_match(&a, &b), MATCH_NAME);
    b.person.organisation = "oak house ";
    assert_int_equal(merge_match(&a, &b), MATCH_NAME);
    b.person.organisation = "Elm House";
    assert_int_equal(merge_match(&a, &b), MATCH_NONE);
    struct record c = record(ctx, "Zoe Lecki");
    assert_int_equal(merge_match(&a, &c), MATCH_NONE);
    /* Initials alone are little, but the same ones with the same number are enough. */
    struct record d = record(ctx, "J B");
    struct record e = record(ctx, "J B");
    add_way(ctx, &d, WAY_PHONE, "5550100");
    add_way(ctx, &e, WAY_PHONE, "5550100");
    assert_int_equal(merge_match(&d, &e), MATCH_NAME);
    struct record star = record(ctx, "★");
    struct record heart = record(ctx, "♥");
    assert_int_equal(merge_match(&star, &heart), MATCH_NONE);
    talloc_free(ctx);
}

/* Two Ana Ruiz with different numbers may be two people. */
static void
keeps_namesakes_apart_whose_ways_differ(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct record a = record(ctx, "Ana Ruiz");
    struct record b = record(ctx, "Ana Ruiz");
    add_way(ctx, &a, WAY_PHONE, "5550100");
    assert_int_equal(merge_match(&a, &b), MATCH_NAME);
    add_way(ctx, &b, WAY_EMAIL, "ana@example.org");
    assert_int_equal(merge_match(&a, &b), MATCH_NAME);
    add_way(ctx, &b, WAY_PHONE, "5550199");
    assert_int_equal(merge_match(&a, &b), MATCH_NONE);
    add_way(ctx, &b, WAY_PHONE, "5550100");
    assert_int_equal(merge_match(&a, &b), MATCH_PHONE);
    talloc_free(ctx);
}

/* --- what comes together -------------------------------------------------------- */

static void
adds_what_is_missing(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct merge m;
    struct record a = record(ctx, "Ana Ruiz");
    struct record b = record(ctx, "Ana Ruiz");
    b.person = (struct person){.name = "Ana Ruiz",
                               .name_key = "ana ruiz",
                               .uid = "u1",
                               .prefix = "Dr.",
                               .given = "Ana",
                               .additional = "M.",
                               .family = "Ruiz",
                               .suffix = "PhD",
                               .nickname = "Annie",
                               .organisation = "Oak House",
                               .department = "Teens",
                               .title = "Counsellor",
                               .note = "met in Leeds",
                               .rhythm_days = 30};
    add_way(ctx, &a, WAY_EMAIL, "ana@example.org");
    add_way(ctx, &b, WAY_EMAIL, "ana@example.org");
    add_way(ctx, &b, WAY_PHONE, "5550100");
    add_fact(ctx, &b, FACT_NOTE, "plays the cello", (struct date){0});
    add_tag(ctx, &a, TAG_TAG, "Teens");
    add_tag(ctx, &b, TAG_TAG, "teens");
    add_tag(ctx, &b, TAG_ROLE, "teens");
    add_relation(ctx, &a, "spouse", "Leo");
    add_relation(ctx, &b, "Spouse", "LEO");
    add_relation(ctx, &b, "introduced by", "Ben Ohm");
    merge_records(ctx, &a, &b, &m);
    assert_false(merge_is_empty(&m));
    assert_true(m.person_changed);
    assert_int_equal(m.person.id, 7);
    assert_string_equal(m.person.uid, "u1");
    assert_string_equal(m.person.prefix, "Dr.");
    assert_string_equal(m.person.given, "Ana");
    assert_string_equal(m.person.additional, "M.");
    assert_string_equal(m.person.family, "Ruiz");
    assert_string_equal(m.person.suffix, "PhD");
    assert_string_equal(m.person.nickname, "Annie");
    assert_string_equal(m.person.organisation, "Oak House");
    assert_string_equal(m.person.department, "Teens");
    assert_string_equal(m.person.title, "Counsellor");
    assert_string_equal(m.person.note, "met in Leeds");
    assert_int_equal(m.person.rhythm_days, 30);
    assert_int_equal(m.ways.count, 1);
    assert_string_equal(m.ways.items[0].value, "5550100");
    assert_int_equal(m.ways.items[0].person_id, 7);
    assert_int_equal(m.ways.items[0].id, 0);
    assert_int_equal(m.facts.count, 1);
    assert_int_equal(m.tags.count, 1);
    assert_int_equal(m.tags.items[0].kind, TAG_ROLE);
    assert_int_equal(m.relations.count, 1);
    assert_string_equal(m.relations.items[0].other_name, "Ben Ohm");
    assert_int_equal(m.conflicts.count, 0);
    talloc_free(ctx);
}

static void
keeps_what_is_there_and_names_the_difference(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct merge m;
    struct record a = record(ctx, "Ana Ruiz");
    struct record b = record(ctx, "Ana María Ruiz");
    a.person.title = "Counsellor";
    b.person.title = "Lead counsellor";
    a.person.organisation = "Oak House";
    b.person.organisation = "OAK HOUSE";
    a.person.rhythm_days = 14;
    b.person.rhythm_days = 30;
    add_fact(ctx, &a, FACT_BIRTHDAY, "birthday", (struct date){1980, 3, 15});
    add_fact(ctx, &b, FACT_BIRTHDAY, "Geburtstag", (struct date){1980, 3, 16});
    merge_records(ctx, &a, &b, &m);
    assert_true(merge_is_empty(&m));
    assert_string_equal(m.person.title, "Counsellor");
    assert_int_equal(m.person.rhythm_days, 14);
    assert_int_equal(m.conflicts.count, 3);
    assert_string_equal(m.conflicts.items[0].field, "name");
    assert_string_equal(m.conflicts.items[1].field, "title");
    assert_string_equal(m.conflicts.items[1].kept, "Counsellor");
    assert_string_equal(m.conflicts.items[1].offered, "Lead counsellor");
    assert_string_equal(m.conflicts.items[2].field, "birthday");
    assert_string_equal(m.conflicts.items[2].kept, "1980-03-15");
    assert_string_equal(m.conflicts.items[2].offered, "1980-03-16");
    talloc_free(ctx);
}

static void
completes_a_birthday_without_its_year(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct merge m;
    struct record a = record(ctx, "Ana Ruiz");
    struct record b = record(ctx, "Ana Ruiz");
    add_fact(ctx, &a, FACT_BIRTHDAY, "birthday", (struct date){0, 3, 15});
    add_fact(ctx, &b, FACT_BIRTHDAY, "birthday", (struct date){1980, 3, 15});
    merge_records(ctx, &a, &b, &m);
    assert_false(merge_is_empty(&m));
    assert_non_null(m.completed);
    assert_int_equal(m.completed->id, 9);
    assert_int_equal(m.completed->date.year, 1980);
    /* The other way round there is nothing to learn. */
    merge_records(ctx, &b, &a, &m);
    assert_true(merge_is_empty(&m));
    assert_int_equal(m.conflicts.count, 0);
    talloc_free(ctx);
}

static void
keeps_events_of_several_years(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct merge m;
    struct record a = record(ctx, "Ana Ruiz");
    struct record b = record(ctx, "Ana Ruiz");
    add_fact(ctx, &a, FACT_EVENT, "training", (struct date){2025, 6, 12});
    add_fact(ctx, &b, FACT_EVENT, "Training", (struct date){2025, 6, 12});
    add_fact(ctx, &b, FACT_EVENT, "training", (struct date){2026, 6, 14});
    add_fact(ctx, &b, FACT_NOTE, "training", (struct date){0});
    merge_records(ctx, &a, &b, &m);
    assert_int_equal(m.facts.count, 2);
    assert_int_equal(m.facts.items[0].date.year, 2026);
    assert_int_equal(m.facts.items[1].kind, FACT_NOTE);
    assert_int_equal(m.conflicts.count, 0);
    talloc_free(ctx);
}

static void
keeps_both_notes(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct merge m;
    struct record a = record(ctx, "Ana Ruiz");
    struct record b = record(ctx, "Ana Ruiz");
    static const struct {
        const char *mine, *other, *both;
    } notes[] = {
        {"one", "two", "one\n\ntwo"},  {"one two", "two", "one two"},
        {"two", "one two", "one two"}, {NULL, "two", "two"},
        {"one", NULL, "one"},
    };
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++) {
        a.person.note = notes[i].mine;
        b.person.note = notes[i].other;
        merge_records(ctx, &a, &b, &m);
        assert_string_equal(m.person.note, notes[i].both);
        /* Once more brings nothing. */
        a.person = m.person;
        merge_records(ctx, &a, &b, &m);
        assert_true(merge_is_empty(&m));
    }
    talloc_free(ctx);
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_people_by_their_ways),
        cmocka_unit_test(keeps_people_apart_who_share_a_way),
        cmocka_unit_test(knows_people_by_name_and_organisation),
        cmocka_unit_test(keeps_namesakes_apart_whose_ways_differ),
        cmocka_unit_test(adds_what_is_missing),
        cmocka_unit_test(keeps_what_is_there_and_names_the_difference),
        cmocka_unit_test(completes_a_birthday_without_its_year),
        cmocka_unit_test(keeps_events_of_several_years),
        cmocka_unit_test(keeps_both_notes),
    };
    return cmocka_run_group_tests_name("merge", tests, NULL, NULL);
}
