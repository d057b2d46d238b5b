#include "unit.h"

#include <string.h>

#include "base/memory.h"
#include "domain/colleague.h"

#include "base/ban.h"

#define TODAY 20514

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

static const char *
words(const char *typed) {
    struct strings all = {0};
    char *line = mem_dup(ctx, "");
    colleague_words(ctx, typed, &all);
    for (size_t i = 0; i < all.count; i++)
        line = mem_append(line, "%s%s", i ? " " : "", all.items[i]);
    return line;
}

static struct colleague
somebody(const char *name, const char *does, const char *sees) {
    struct colleague c = {.who = {.person_id = 1,
                                  .name = name,
                                  .given_day = DAY_NONE,
                                  .received_day = DAY_NONE,
                                  .profile = profile_new(1, TODAY)}};
    c.who.profile.does = does;
    c.who.profile.sees = sees;
    return c;
}

static struct colleague_wish
wish(const char *typed, const char *place) {
    struct colleague_wish w = {0};
    if (typed)
        colleague_words(ctx, typed, &w.words);
    if (place)
        colleague_words(ctx, place, &w.place);
    return w;
}

/* "B A": those who fit, in order. */
static const char *
found(const char *typed, const struct colleague *people, size_t count) {
    struct colleague_wish w = wish(typed, NULL);
    struct colleagues all = {0};
    char *line = mem_dup(ctx, "");
    for (size_t i = 0; i < count; i++) {
        struct colleague c = people[i];
        c.who.person_id = (int64_t)i + 1;
        if (colleague_fits(ctx, &w, &c))
            *array_add(ctx, &all) = c;
    }
    colleague_order(&all, TODAY);
    for (size_t i = 0; i < all.count; i++)
        line = mem_append(line, "%s%s", i ? " " : "", all.items[i].who.name);
    return line;
}

static void
r3_words_are_folded_and_little_ones_left_out(void **state) {
    (void)state;
    assert_string_equal(words("Trauma, for ADULTS with pain"), "trauma adults pain");
    assert_string_equal(words("couples Couples"), "couples");
    assert_string_equal(words("stress in Łódź"), "stress lodz");
    assert_string_equal(words("for the"), "for the");
    assert_string_equal(colleague_stem(ctx, "couples"), "couple");
    assert_string_equal(colleague_stem(ctx, "bus"), "bus");
    assert_string_equal(colleague_stem(ctx, "stress"), "stress");
    assert_string_equal(words(" , "), "");
}

static void
r3_words_begin_words(void **state) {
    (void)state;
    struct colleague c = somebody("Ana", "EMDR, trauma", "teenagers, Éltern");
    struct colleague_wish w = wish("teens", NULL);
    assert_true(colleague_fits(ctx, &w, &c));
    w = wish("eltern", NULL);
    assert_true(colleague_fits(ctx, &w, &c));
    w = wish("rauma", NULL);
    assert_false(colleague_fits(ctx, &w, &c));
}

static void
r3_one_word_is_enough_and_the_others_are_told(void **state) {
    (void)state;
    struct colleague c = somebody("Ana", "EMDR, trauma", "adults");
    struct colleague_wish w = wish("trauma horses adults", NULL);
    assert_true(colleague_fits(ctx, &w, &c));
    assert_int_equal(c.matched, 2);
    assert_int_equal(c.lacks.count, 1);
    assert_string_equal(c.lacks.items[0], "horses");
    w = wish("horses", NULL);
    assert_false(colleague_fits(ctx, &w, &c));
}

static void
r3_most_words_first_then_where_they_stand(void **state) {
    (void)state;
    struct colleague both = somebody("Both", "anxiety", "teenagers");
    struct colleague one = somebody("One", "anxiety", "adults");
    struct colleague role = somebody("Role", NULL, NULL);
    struct colleague refer = somebody("Refer", NULL, NULL);
    *array_add(ctx, &role.who.roles) = "anxiety specialist";
    refer.refer = "say that it is about anxiety";
    const struct colleague all[] = {refer, role, one, both};
    assert_string_equal(found("anxiety teenager", all, 4), "Both One Role Refer");
}

static void
r3_among_equals_never_given_then_longest_ago(void **state) {
    (void)state;
    struct colleague lately = somebody("Lately", "EMDR", NULL), long_ago = lately,
                     never = lately, owed = lately;
    long_ago.who.name = "Long";
    never.who.name = "Never";
    owed.who.name = "Owed";
    lately.who.given_day = TODAY - 2;
    long_ago.who.given_day = TODAY - 400;
    owed.who.received = 2;
    const struct colleague all[] = {lately, never, long_ago, owed};
    assert_string_equal(found("emdr", all, 4), "Owed Never Long Lately");
}

static void
r3_who_is_full_comes_behind_while_that_is_fresh(void **state) {
    (void)state;
    struct colleague a = somebody("Full", "EMDR", NULL), b = a, c = a;
    b.who.name = "Lately";
    b.who.given_day = TODAY - 2;
    c.who.name = "Was";
    a.who.profile.free = c.who.profile.free = SAID_NO;
    a.who.profile.free_day = TODAY - 10;
    c.who.profile.free_day = TODAY - 100;
    const struct colleague all[] = {a, b, c};
    assert_string_equal(found("emdr", all, 3), "Was Lately Full");
}

static void
r3_place_and_free_places_filter(void **state) {
    (void)state;
    struct colleague c = somebody("Ana", "EMDR", NULL);
    c.who.profile.place = "Salford, online";
    c.address = "4 Harbour Lane\nManchester";
    struct colleague_wish w = wish("emdr", "manchester");
    assert_true(colleague_fits(ctx, &w, &c));
    w = wish(NULL, "salf online");
    assert_true(colleague_fits(ctx, &w, &c));
    w = wish("emdr", "leeds");
    assert_false(colleague_fits(ctx, &w, &c));
    w = wish("emdr", NULL);
    w.free_only = true;
    assert_false(colleague_fits(ctx, &w, &c));
    c.who.profile.free = SAID_YES;
    assert_true(colleague_fits(ctx, &w, &c));
}

static void
r3_without_words_those_who_see_people(void **state) {
    (void)state;
    struct colleague does = somebody("Does", "EMDR", NULL);
    struct colleague given = somebody("Given", NULL, NULL);
    struct colleague titled = somebody("Titled", NULL, NULL);
    struct colleague baker = somebody("Baker", NULL, NULL);
    given.who.given = 1;
    given.who.given_day = TODAY - 1;
    titled.who.title = "Psychologist";
    baker.who.title = "Baker";
    const struct colleague all[] = {does, given, titled, baker};
    assert_string_equal(found(NULL, all, 4), "Does Titled Given");
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(r3_words_are_folded_and_little_ones_left_out),
        cmocka_unit_test(r3_words_begin_words),
        cmocka_unit_test(r3_one_word_is_enough_and_the_others_are_told),
        cmocka_unit_test(r3_most_words_first_then_where_they_stand),
        cmocka_unit_test(r3_among_equals_never_given_then_longest_ago),
        cmocka_unit_test(r3_who_is_full_comes_behind_while_that_is_fresh),
        cmocka_unit_test(r3_place_and_free_places_filter),
        cmocka_unit_test(r3_without_words_those_who_see_people),
    };
    return cmocka_run_group_tests_name("colleague", tests, begin, end);
}
