#include "unit.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "domain/absorb.h"
#include "domain/sides.h"

#include "base/ban.h"

static struct record
record(void *ctx, int64_t id, const char *name) {
    return (struct record){.person = {.id = id,
                                      .name = name,
                                      .name_key = text_fold(ctx, name),
                                      .other_key = "",
                                      .liked = NOT_SAID,
                                      .practice_full = NOT_SAID,
                                      .added_day = (day_t)(100 - id),
                                      .kept_day = DAY_NONE,
                                      .let_go_day = DAY_NONE}};
}

static void
add_way(void *ctx, struct record *r, int64_t id, enum way_kind kind, const char *label,
        const char *value) {
    *array_add(ctx, &r->ways) = (struct way){.id = id,
                                             .person_id = r->person.id,
                                             .kind = kind,
                                             .label = label,
                                             .value = value,
                                             .match_key = value};
}

static void
add_fact(void *ctx, struct record *r, int64_t id, enum fact_kind kind, const char *text,
         struct date date) {
    *array_add(ctx, &r->facts) = (struct fact){
        .id = id, .person_id = r->person.id, .kind = kind, .text = text, .date = date};
}

static void
add_tag(void *ctx, struct record *r, int64_t id, enum tag_kind kind, const char *word) {
    *array_add(ctx, &r->tags) = (struct tag){.id = id,
                                             .person_id = r->person.id,
                                             .kind = kind,
                                             .word = word,
                                             .word_key = text_fold(ctx, word)};
}

static void
add_relation(void *ctx, struct record *r, int64_t id, const char *kind, int64_t other,
             const char *name) {
    *array_add(ctx, &r->relations) = (struct relation){.id = id,
                                                       .person_id = r->person.id,
                                                       .kind = kind,
                                                       .other_id = other,
                                                       .other_name = name};
}

static struct absorb_choices
theirs(void *ctx, const char *field) {
    struct absorb_choices c = {0};
    *array_add(ctx, &c) = (struct absorb_choice){.field = field, .theirs = true};
    return c;
}

static void
takes_over_all_that_is_known(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct record a = record(ctx, 1, "Ana Ruiz"), b = record(ctx, 2, "Ana Ruiz"), r;
    add_way(ctx, &a, 11, WAY_EMAIL, NULL, "ana@example.org");
    add_way(ctx, &b, 21, WAY_EMAIL, "work", "ana@example.org");
    add_way(ctx, &b, 22, WAY_PHONE, "mobile", "5550100");
    add_fact(ctx, &a, 11, FACT_NOTE, "plays the cello", (struct date){0});
    add_fact(ctx, &b, 21, FACT_NOTE, "Plays the cello", (struct date){0});
    add_fact(ctx, &b, 22, FACT_EVENT, "training", (struct date){2026, 6, 12});
    add_fact(ctx, &b, 23, FACT_NEWS, "moved house", (struct date){0});
    add_tag(ctx, &a, 11, TAG_TAG, "teens");
    add_tag(ctx, &b, 21, TAG_TAG, "Teens");
    add_tag(ctx, &b, 22, TAG_ROLE, "teens");
    b.person.organisation = "Oak House";
    b.person.liked = SAID_YES;
    b.person.rhythm_days = 30;
    b.person.uid = "u2";
    b.person.kept_day = 150;
    a.person.note = "one";
    b.person.note = "two";
    absorb_records(ctx, &a, &b, NULL, &r);
    assert_int_equal(r.person.id, 1);
    assert_string_equal(r.person.organisation, "Oak House");
    assert_int_equal(r.person.liked, SAID_YES);
    assert_int_equal(r.person.rhythm_days, 30);
    assert_string_equal(r.person.uid, "u2");
    assert_string_equal(r.person.note, "one\n\ntwo");
    assert_int_equal(r.person.added_day, 98);
    assert_int_equal(r.person.kept_day, 150);
    /* Rows keep their ids; what is there twice is there once, with its label. */
    assert_int_equal(r.ways.count, 2);
    assert_int_equal(r.ways.items[0].id, 11);
    assert_string_equal(r.ways.items[0].label, "work");
    assert_int_equal(r.ways.items[1].id, 22);
    assert_int_equal(r.ways.items[1].person_id, 1);
    assert_int_equal(r.facts.count, 3);
    assert_int_equal(r.facts.items[2].id, 23);
    assert_int_equal(r.facts.items[2].person_id, 1);
    assert_int_equal(r.tags.count, 2);
    assert_int_equal(r.tags.items[1].kind, TAG_ROLE);
    talloc_free(ctx);
}

static void
is_right_where_both_say_something(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct record a = record(ctx, 1, "Ana Ruiz"), b = record(ctx, 2, "Anna Ruiz"), r;
    a.person.given = "Ana";
    a.person.family = "Ruiz";
    b.person.given = "Anna";
    b.person.additional = "Maria";
    b.person.prefix = "Dr.";
    a.person.title = "Counsellor";
    b.person.title = "Head";
    a.person.rhythm_days = 14;
    b.person.rhythm_days = 30;
    a.person.liked = SAID_YES;
    b.person.liked = SAID_NO;
    b.person.let_go_day = 90;
    b.person.let_go_why = "moved";
    absorb_records(ctx, &a, &b, NULL, &r);
    assert_string_equal(r.person.name, "Ana Ruiz");
    assert_string_equal(r.person.given, "Ana");
    assert_null(r.person.additional); /* it is of another spelling */
    assert_string_equal(r.person.title, "Counsellor");
    assert_int_equal(r.person.rhythm_days, 14);
    assert_int_equal(r.person.liked, SAID_YES);
    assert_int_equal(r.person.let_go_day, DAY_NONE);

    struct absorb_choices all = {0};
    for (const char *const *f = absorb_fields; *f; f++)
        *array_add(ctx, &all) = (struct absorb_choice){*f, true};
    absorb_records(ctx, &a, &b, &all, &r);
    assert_int_equal(r.person.id, 1);
    assert_string_equal(r.person.name, "Anna Ruiz");
    assert_string_equal(r.person.given, "Anna");
    assert_null(r.person.family);
    assert_string_equal(r.person.prefix, "Dr.");
    assert_string_equal(r.person.title, "Head");
    assert_int_equal(r.person.rhythm_days, 30);
    assert_int_equal(r.person.liked, SAID_NO);
    assert_int_equal(r.person.let_go_day, 90);
    assert_string_equal(r.person.let_go_why, "moved");
    talloc_free(ctx);
}

static void
does_not_take_nothing_for_something(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct record a = record(ctx, 1, "Ana Ruiz"), b = record(ctx, 2, "Ana Ruiz"), r;
    struct absorb_choices all = {0};
    for (const char *const *f = absorb_fields; *f; f++)
        *array_add(ctx, &all) = (struct absorb_choice){*f, true};
    a.person.title = "Counsellor";
    a.person.liked = SAID_YES;
    a.person.rhythm_days = 14;
    a.person.family = "Ruiz";
    absorb_records(ctx, &a, &b, &all, &r);
    assert_string_equal(r.person.title, "Counsellor");
    assert_int_equal(r.person.liked, SAID_YES);
    assert_int_equal(r.person.rhythm_days, 14);
    talloc_free(ctx);
}

static void
leaves_one_birthday(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct record a = record(ctx, 1, "Ana Ruiz"), b = record(ctx, 2, "Ana Ruiz"), r;
    add_fact(ctx, &a, 11, FACT_BIRTHDAY, "birthday", (struct date){0, 3, 15});
    add_fact(ctx, &b, 21, FACT_BIRTHDAY, "Geburtstag", (struct date){1980, 3, 15});
    absorb_records(ctx, &a, &b, NULL, &r);
    assert_int_equal(r.facts.count, 1);
    assert_int_equal(r.facts.items[0].id, 11);
    assert_int_equal(r.facts.items[0].date.year, 1980);
    b.facts.items[0].date = (struct date){1980, 4, 15};
    absorb_records(ctx, &a, &b, NULL, &r);
    assert_int_equal(r.facts.count, 1);
    assert_int_equal(r.facts.items[0].date.month, 3);
    struct absorb_choices c = theirs(ctx, "birthday");
    absorb_records(ctx, &a, &b, &c, &r);
    assert_int_equal(r.facts.count, 1);
    assert_int_equal(r.facts.items[0].id, 21);
    assert_int_equal(r.facts.items[0].date.month, 4);
    assert_int_equal(r.facts.items[0].person_id, 1);
    talloc_free(ctx);
}

static void
relates_nobody_to_themselves(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct record a = record(ctx, 1, "Ana Ruiz"), b = record(ctx, 2, "Ana Ruiz"), r;
    add_relation(ctx, &a, 11, "colleague", 2, "Ana Ruiz");
    add_relation(ctx, &a, 12, "introduced by", 3, "Ben Ohm");
    add_relation(ctx, &b, 21, "introduced by", 3, "Ben");
    add_relation(ctx, &b, 22, "spouse", 0, "Leo");
    add_relation(ctx, &b, 23, "colleague", 1, "Ana Ruiz");
    absorb_records(ctx, &a, &b, NULL, &r);
    assert_int_equal(r.relations.count, 2);
    assert_int_equal(r.relations.items[0].id, 12);
    assert_int_equal(r.relations.items[1].id, 22);
    assert_int_equal(r.relations.items[1].person_id, 1);
    talloc_free(ctx);
}

/* --- side by side ---------------------------------------------------------------- */

static const struct side *
side(const struct sides *sides, const char *field) {
    for (size_t i = 0; i < sides->count; i++)
        if (strcmp(sides->items[i].field, field) == 0)
            return &sides->items[i];
    return NULL;
}

static void
shows_both_and_what_becomes_of_them(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct record a = record(ctx, 1, "Ana Ruiz"), b = record(ctx, 2, "ANA RUIZ"), r;
    a.person.title = "Counsellor";
    b.person.title = "Head";
    b.person.nickname = "Annie";
    b.person.let_go_day = 90;
    add_way(ctx, &a, 11, WAY_EMAIL, "work", "ana@example.org");
    add_way(ctx, &b, 21, WAY_EMAIL, NULL, "ana@example.net");
    add_fact(ctx, &a, 11, FACT_BIRTHDAY, "birthday", (struct date){0, 3, 15});
    add_fact(ctx, &b, 21, FACT_BIRTHDAY, "birthday", (struct date){1980, 3, 15});
    struct absorb_choices c = theirs(ctx, "title");
    absorb_records(ctx, &a, &b, &c, &r);
    struct sides sides = {0};
    sides_of(ctx, &a, &b, &r, &sides);
    assert_false(side(&sides, "name")->choice);
    assert_true(side(&sides, "title")->choice);
    assert_string_equal(side(&sides, "title")->mine.items[0], "Counsellor");
    assert_string_equal(side(&sides, "title")->result.items[0], "Head");
    assert_false(side(&sides, "nickname")->choice);
    assert_int_equal(side(&sides, "nickname")->mine.count, 0);
    assert_true(side(&sides, "list")->choice);
    assert_int_equal(side(&sides, "email")->result.count, 2);
    assert_string_equal(side(&sides, "email")->mine.items[0], "ana@example.org (work)");
    assert_false(side(&sides, "email")->choice);
    assert_false(side(&sides, "birthday")->choice);
    assert_string_equal(side(&sides, "birthday")->result.items[0], "1980-03-15");
    assert_null(side(&sides, "department"));
    /* Every field that shows a choice is one that can be chosen. */
    for (size_t i = 0; i < sides.count; i++) {
        bool known = !sides.items[i].choice;
        for (const char *const *f = absorb_fields; *f; f++)
            known |= strcmp(*f, sides.items[i].field) == 0;
        assert_true(known);
    }
    talloc_free(ctx);
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_over_all_that_is_known),
        cmocka_unit_test(is_right_where_both_say_something),
        cmocka_unit_test(does_not_take_nothing_for_something),
        cmocka_unit_test(leaves_one_birthday),
        cmocka_unit_test(relates_nobody_to_themselves),
        cmocka_unit_test(shows_both_and_what_becomes_of_them),
    };
    return cmocka_run_group_tests_name("absorb", tests, NULL, NULL);
}
