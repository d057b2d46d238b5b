#include "unit.h"

#include <string.h>

#include "base/memory.h"
#include "domain/sources.h"

#include "base/ban.h"

static void *ctx;

static int
begin(void **state) {
    (void)state;
    ctx = mem_context(NULL);
    return 0;
}

static int
end(void **state) {
    (void)state;
    talloc_free(ctx);
    return 0;
}

static uint32_t seed;

static int
dice(int sides) {
    seed = seed * 1664525U + 1013904223U;
    return (int)((seed >> 16) % (uint32_t)sides);
}

#define MANY 400

/* A ledger of any kind: words in several spellings, some not said. */
static void
make_ledger(struct source_entry out[MANY]) {
    static const char *const places[] = {"School", "school ", "SCHOOL",  "Café", "cafe",
                                         "church", "GP-ward", "gp ward", NULL,   "  "};
    for (int i = 0; i < MANY; i++)
        out[i] = (struct source_entry){.person_id = 1 + dice(40),
                                       .day = 20000 + dice(500),
                                       .where = places[dice(10)],
                                       .why = dice(2) ? "teens" : NULL,
                                       .how = places[dice(7)],
                                       .came = (enum came)dice(3)};
}

static void
shuffle(struct source_entry *entries) {
    for (int i = MANY - 1; i > 0; i--) {
        int k = dice(i + 1);
        struct source_entry swap = entries[i];
        entries[i] = entries[k];
        entries[k] = swap;
    }
}

static struct sources *
count_all(const struct source_entry *entries, size_t count) {
    struct sources *s = sources_begin(ctx);
    for (size_t i = 0; i < count; i++)
        sources_add(s, &entries[i]);
    return s;
}

static void
r1_counts_add_up_to_all_and_intervals_hold_their_shares(void **state) {
    (void)state;
    struct source_entry entries[MANY];
    for (seed = 1; seed < 60; seed += 7) {
        uint32_t kept = seed;
        make_ledger(entries);
        struct sources *s = count_all(entries, MANY);
        for (int q = 0; q < SOURCE_QUESTIONS; q++) {
            struct source_side side = sources_side(s, (enum source_question)q, 3);
            int sum = side.others + side.unsaid, before = MANY + 1;
            for (size_t i = 0; i < side.groups.count; i++) {
                const struct source_group *g = &side.groups.items[i];
                double share = proportion_share(&g->share);
                sum += g->count;
                assert_true(g->count <= before && g->count > 0);
                before = g->count;
                assert_int_equal(g->share.of, side.said);
                assert_true(g->share.low <= share && share <= g->share.high);
                assert_true(g->seen.of <= g->count);
            }
            assert_int_equal(sum, MANY);
            assert_int_equal(side.said + side.unsaid, MANY);
            assert_int_equal(side.groups.count, q == SOURCE_WHY ? 1 : 3);
        }
        assert_int_equal(sources_count(s), MANY);
        seed = kept;
    }
}

static void
assert_same_side(const struct source_side *a, const struct source_side *b) {
    assert_int_equal(a->groups.count, b->groups.count);
    assert_int_equal(a->unsaid, b->unsaid);
    assert_int_equal(a->leads, b->leads);
    for (size_t i = 0; i < a->groups.count; i++) {
        const struct source_group *x = &a->groups.items[i], *y = &b->groups.items[i];
        assert_int_equal(x->count, y->count);
        assert_int_equal(x->person_id, y->person_id);
        assert_int_equal(x->last, y->last);
        assert_int_equal(x->seen.count, y->seen.count);
        assert_int_equal(x->seen.of, y->seen.of);
        assert_true(!x->word == !y->word);
        if (x->word)
            assert_string_equal(x->word, y->word);
    }
}

static void
r1_the_order_of_the_ledger_changes_nothing(void **state) {
    (void)state;
    struct source_entry entries[MANY];
    seed = 4711;
    make_ledger(entries);
    struct sources *first = count_all(entries, MANY);
    for (int turn = 0; turn < 10; turn++) {
        shuffle(entries);
        struct sources *s = count_all(entries, MANY);
        for (int q = 0; q < SOURCE_QUESTIONS; q++) {
            struct source_side a = sources_side(first, (enum source_question)q, 50);
            struct source_side b = sources_side(s, (enum source_question)q, 50);
            assert_same_side(&a, &b);
        }
    }
}

static void
r1_words_count_together_however_they_are_written(void **state) {
    (void)state;
    static const struct source_entry entries[] = {
        {.person_id = 1, .day = 5, .where = "École"},
        {.person_id = 1, .day = 9, .where = "ecole"},
        {.person_id = 2, .day = 7, .where = "ecole"},
        {.person_id = 2, .day = 7, .where = "E-cole"},
        {.person_id = 2, .day = 7, .where = "—"},
        {.person_id = 3, .day = 7, .where = " "},
    };
    struct sources *s = count_all(entries, 6);
    struct source_side where = sources_side(s, SOURCE_WHERE, 10);
    assert_int_equal(where.groups.count, 3);
    assert_string_equal(where.groups.items[0].word, "ecole");
    assert_int_equal(where.groups.items[0].count, 3);
    assert_int_equal(where.groups.items[0].last, 9);
    assert_int_equal(where.unsaid, 1);
}

static void
r1_what_came_of_them_is_of_those_that_came_to_an_end(void **state) {
    (void)state;
    static const struct source_entry entries[] = {
        {.person_id = 1, .day = 5, .came = CAME_SEEN},
        {.person_id = 1, .day = 5, .came = CAME_NOT_SEEN},
        {.person_id = 1, .day = 5, .came = CAME_NOT_KNOWN},
        {.person_id = 2, .day = 5, .came = CAME_NOT_KNOWN},
    };
    struct sources *s = count_all(entries, 4);
    struct source_side who = sources_side(s, SOURCE_WHO, 10);
    assert_int_equal(who.groups.items[0].person_id, 1);
    assert_int_equal(who.groups.items[0].seen.count, 1);
    assert_int_equal(who.groups.items[0].seen.of, 2);
    assert_int_equal(who.groups.items[1].seen.of, 0);
    assert_int_equal(sources_seen(s).of, 2);
}

static bool
leads(int first, int second) {
    struct sources *s = sources_begin(ctx);
    for (int i = 0; i < first + second; i++)
        sources_add(s,
                    &(struct source_entry){.person_id = i < first ? 1 : 2, .day = i});
    return sources_side(s, SOURCE_WHO, 10).leads;
}

static void
r1_the_first_leads_only_when_that_is_no_chance(void **state) {
    (void)state;
    assert_false(leads(6, 4));
    assert_false(leads(3, 0));
    assert_true(leads(20, 6));
    assert_true(leads(9, 0));
    assert_false(leads(0, 0));
}

static void
r1_an_empty_ledger_has_empty_sides(void **state) {
    (void)state;
    struct sources *s = sources_begin(ctx);
    for (int q = 0; q < SOURCE_QUESTIONS; q++) {
        struct source_side side = sources_side(s, (enum source_question)q, 5);
        assert_int_equal(side.groups.count + (size_t)side.said + (size_t)side.unsaid,
                         0);
    }
    assert_int_equal(sources_seen(s).of, 0);
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(r1_counts_add_up_to_all_and_intervals_hold_their_shares),
        cmocka_unit_test(r1_the_order_of_the_ledger_changes_nothing),
        cmocka_unit_test(r1_words_count_together_however_they_are_written),
        cmocka_unit_test(r1_what_came_of_them_is_of_those_that_came_to_an_end),
        cmocka_unit_test(r1_the_first_leads_only_when_that_is_no_chance),
        cmocka_unit_test(r1_an_empty_ledger_has_empty_sides),
    };
    return cmocka_run_group_tests_name("sources", tests, begin, end);
}
