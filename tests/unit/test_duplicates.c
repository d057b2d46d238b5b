#include "unit.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "domain/duplicates.h"

#include "base/ban.h"

/* A practice of people, ids from 1 in the order they are added. */
struct crowd {
    void *ctx;
    struct likenesses people;
    struct duplicates found;
};

static struct crowd
crowd(void) {
    return (struct crowd){.ctx = mem_context(NULL)};
}

static void
person(struct crowd *c, const char *name, const char *organisation, const char *email,
       const char *phone) {
    struct likeness *p = array_add(c->ctx, &c->people);
    p->id = (int64_t)c->people.count;
    p->name_key = text_fold(c->ctx, name);
    p->organisation = organisation;
    if (email)
        *array_add(c->ctx, &p->emails) = email;
    if (phone)
        *array_add(c->ctx, &p->phones) = phone;
}

static void
find(struct crowd *c) {
    c->found = (struct duplicates){0};
    duplicates_find(c->ctx, &c->people, &c->found);
}

/* How the pair was found, or NULL. */
static const struct duplicate *
pair(const struct crowd *c, int64_t a, int64_t b) {
    for (size_t i = 0; i < c->found.count; i++)
        if (c->found.items[i].person_id == a && c->found.items[i].other_id == b)
            return &c->found.items[i];
    return NULL;
}

static void
finds_the_same_ways(void **state) {
    (void)state;
    struct crowd c = crowd();
    person(&c, "Ana Ruiz", NULL, "ana@example.org", NULL);
    person(&c, "Ana Ruiz-Ortega", NULL, "ana@example.org", "5550100");
    person(&c, "Annie", NULL, NULL, "5550100");
    person(&c, "Ben Ohm", NULL, "ben@example.org", "5550101");
    find(&c);
    assert_int_equal(c.found.count, 2);
    assert_int_equal(pair(&c, 1, 2)->alike, ALIKE_EMAIL);
    assert_int_equal(pair(&c, 2, 3)->alike, ALIKE_PHONE);
    /* the likelier one first */
    assert_int_equal(c.found.items[0].person_id, 1);
    assert_true(c.found.items[0].score > c.found.items[1].score);
    talloc_free(c.ctx);
}

static void
doubts_a_way_that_a_family_or_a_desk_shares(void **state) {
    (void)state;
    struct crowd c = crowd();
    person(&c, "Ana Ruiz", NULL, "ana@example.org", "5550100");
    person(&c, "Ana Ruiz", NULL, "ana@example.org", NULL);
    person(&c, "Leo Ruiz", NULL, NULL, "5550100");
    person(&c, "Cy Lee", NULL, NULL, "5550100");
    person(&c, "Dee Post", NULL, "ana@example.org", NULL);
    find(&c);
    /* a number alone says nothing about people of other names */
    assert_null(pair(&c, 1, 4));
    assert_null(pair(&c, 3, 4));
    assert_true(pair(&c, 1, 3)->score < pair(&c, 1, 2)->score);
    assert_true(pair(&c, 1, 5)->score < pair(&c, 1, 3)->score);
    assert_true(pair(&c, 1, 5)->names_differ);
    assert_string_equal(duplicate_words(c.ctx, pair(&c, 1, 5)),
                        "same e-mail address, but different names");
    talloc_free(c.ctx);
}

static void
finds_the_same_name(void **state) {
    (void)state;
    struct crowd c = crowd();
    person(&c, "Ana Ruiz", "Oak House", "ana@example.org", NULL);
    person(&c, "Ána RUIZ", "OAK HOUSE", NULL, NULL);
    person(&c, "Ruiz, Ana", "Oak house", "other@example.org", NULL);
    person(&c, "Ana M. Ruiz", NULL, NULL, NULL);
    person(&c, "Ana Ruiz", "Elm", "elm@example.org", NULL);
    person(&c, "Ana Ruiz Ortega", NULL, "oak@example.org", NULL);
    find(&c);
    const struct duplicate *d = pair(&c, 1, 2);
    assert_int_equal(d->alike, ALIKE_NAME);
    assert_true(d->same_organisation);
    assert_string_equal(duplicate_words(c.ctx, d),
                        "same name, at the same organisation");
    assert_int_equal(pair(&c, 2, 3)->alike, ALIKE_REORDERED);
    assert_int_equal(pair(&c, 2, 4)->alike, ALIKE_PART);
    assert_int_equal(pair(&c, 2, 6)->alike, ALIKE_PART);
    d = pair(&c, 1, 5);
    assert_true(d->ways_differ);
    assert_true(d->score < pair(&c, 1, 3)->score);
    assert_string_equal(duplicate_words(c.ctx, d),
                        "same name, but different e-mail or phone");
    talloc_free(c.ctx);
}

static void
finds_a_slip_in_any_place(void **state) {
    (void)state;
    static const char *const spelled[] = {
        "Anna Schmitt", "Anna Schmit", "Anna Schmittt", "Anna Scmhitt", "Bnna Schmitt",
        "Anna Schmitz", "nna Schmitt", "Änna Schmitt",  "Anna Schmatt",
    };
    for (size_t i = 1; i < sizeof spelled / sizeof *spelled; i++) {
        struct crowd c = crowd();
        person(&c, spelled[0], "Oak House", "a@example.org", NULL);
        person(&c, spelled[i], "Oak House", "b@example.org", NULL);
        find(&c);
        if (c.found.count != 1)
            fail_msg("%s", spelled[i]);
        talloc_free(c.ctx);
    }
    /* Letters of more than one byte. */
    struct crowd c = crowd();
    person(&c, "Анна Петрова", NULL, NULL, NULL);
    person(&c, "Анна Петровы", NULL, NULL, NULL);
    find(&c);
    assert_int_equal(pair(&c, 1, 2)->alike, ALIKE_SLIP);
    talloc_free(c.ctx);
}

static void
finds_short_names_at_one_organisation(void **state) {
    (void)state;
    struct crowd c = crowd();
    person(&c, "A. Ruiz", "Oak House", NULL, NULL);
    person(&c, "Ana Ruiz", "Oak House", "ana@example.org", NULL);
    person(&c, "Alexander Ohm", NULL, "alex@example.org", NULL);
    person(&c, "Alex Ohm", NULL, NULL, "5550100");
    person(&c, "Alexa Ohm", "Elm", NULL, "5550199");
    person(&c, "Adam Ruiz", "Oak House", NULL, NULL);
    find(&c);
    assert_int_equal(pair(&c, 1, 2)->alike, ALIKE_SHORT);
    assert_int_equal(pair(&c, 3, 4)->alike, ALIKE_SHORT);
    assert_null(pair(&c, 4, 5)); /* both have a phone, and it is another */
    assert_null(pair(&c, 2, 6));
    assert_non_null(pair(&c, 1, 6));
    talloc_free(c.ctx);
}

static void
lets_near_names_be_two_people(void **state) {
    (void)state;
    struct crowd c = crowd();
    person(&c, "Anna Schmitt", "Oak", "a@example.org", NULL);
    person(&c, "Anna Schmidt", "Elm", NULL, NULL);
    person(&c, "Ben Hall", NULL, "ben@example.org", NULL);
    person(&c, "Ben Hill", NULL, "hill@example.org", NULL);
    person(&c, "Ann Lee", NULL, NULL, NULL);
    person(&c, "Ana Lee", NULL, NULL, NULL);
    find(&c);
    assert_int_equal(c.found.count, 0);
    talloc_free(c.ctx);
}

static void
finds_nobody_among_nobody(void **state) {
    (void)state;
    struct crowd c = crowd();
    find(&c);
    assert_int_equal(c.found.count, 0);
    person(&c, "★", NULL, NULL, NULL);
    person(&c, "☆", NULL, NULL, NULL);
    person(&c, "", NULL, NULL, NULL);
    find(&c);
    assert_int_equal(c.found.count, 0);
    talloc_free(c.ctx);
}

/* Thousands of one name and one number: what is compared grows with their count alone.
 * Compared with each other they would take minutes. */
static void
does_not_compare_everybody_with_everybody(void **state) {
    (void)state;
    struct crowd c = crowd();
    const int people = UNIT_TIMES(20000);
    for (int i = 0; i < people; i++)
        person(&c, "Unknown Person", NULL, NULL, "5550100");
    find(&c);
    assert_true(c.found.count >= (size_t)people - 1);
    assert_true(c.found.count <= (size_t)people * 40);
    talloc_free(c.ctx);
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_same_ways),
        cmocka_unit_test(doubts_a_way_that_a_family_or_a_desk_shares),
        cmocka_unit_test(finds_the_same_name),
        cmocka_unit_test(finds_a_slip_in_any_place),
        cmocka_unit_test(finds_short_names_at_one_organisation),
        cmocka_unit_test(lets_near_names_be_two_people),
        cmocka_unit_test(finds_nobody_among_nobody),
        cmocka_unit_test(does_not_compare_everybody_with_everybody),
    };
    return cmocka_run_group_tests_name("duplicates", tests, NULL, NULL);
}
