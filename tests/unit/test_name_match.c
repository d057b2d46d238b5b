#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "domain/name_match.h"

#include "base/ban.h"

static enum name_class
score(const char *typed, const char *name, const char *other) {
    void *ctx = mem_context(NULL);
    const struct name_query *q = name_query_new(ctx, typed);
    enum name_class class = name_score(q, name ? text_fold(ctx, name) : NULL,
                                       other ? text_fold(ctx, other) : NULL);
    talloc_free(ctx);
    return class;
}

struct sample {
    const char *typed, *name, *other;
    enum name_class want;
};

static void
check(const struct sample *samples, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const struct sample *s = &samples[i];
        enum name_class class = score(s->typed, s->name, s->other);
        if (class != s->want)
            fail_msg("\"%s\" and \"%s\": %d, not %d", s->typed, s->name, class,
                     s->want);
    }
}

#define CHECK(samples) check(samples, sizeof(samples) / sizeof *(samples))

static void
tells_how_well_a_name_fits(void **state) {
    (void)state;
    static const struct sample samples[] = {
        {"Ana Ruiz", "Ana Ruiz", NULL, NAME_FULL},
        {" ana  RUIZ ", "Ana Ruiz", NULL, NAME_FULL},
        {"zoe lecka o neil", "Zoë Łęcka-O'Neil", NULL, NAME_FULL},
        {"Ruiz, Ana", "Ana Ruiz", NULL, NAME_REORDERED},
        {"ana", "Ana Ruiz", NULL, NAME_WORDS},
        {"ruiz", "Ana Ruiz", NULL, NAME_WORDS},
        {"ruiz ana", "Ana Maria Ruiz", NULL, NAME_WORDS},
        {"ana ana", "Ana Maria Ana", NULL, NAME_WORDS},
        {"an", "Ana Ruiz", NULL, NAME_BEGIN},
        {"ru an", "Ana Ruiz", NULL, NAME_BEGIN},
        {"ana r", "Ana Ruiz", NULL, NAME_BEGIN},
        {"an ana", "Ana Anders", NULL, NAME_BEGIN},
        {"ana an", "Ana Anders", NULL, NAME_BEGIN},
        {"uiz", "Ana Ruiz", NULL, NAME_INSIDE},
        {"ana ui", "Ana Ruiz", NULL, NAME_INSIDE},
        {"a an", "Ana Ruza", NULL, NAME_INSIDE}, /* "a" must give way to "an" */
        {"юли", "Юлия Петрова", NULL, NAME_BEGIN},
        {"太郎", "山田太郎", NULL, NAME_INSIDE},
        {"ana ana", "Ana Ruiz", NULL, NAME_NONE},
        {"ruiza", "Ben Smith", NULL, NAME_NONE},
        {"ana ruiz", "Ana", NULL, NAME_NONE},
        {"x", "", NULL, NAME_NONE},
        {"x", NULL, NULL, NAME_NONE},
        {"", "", NULL, NAME_NONE},
        {"…", "Ana Ruiz", "x", NAME_NONE},
        {NULL, "Ana Ruiz", NULL, NAME_NONE},
        {"\xFF", "Ana Ruiz", NULL, NAME_NONE},
        {"\xFF ana", "Ana Ruiz", NULL, NAME_WORDS},
    };
    CHECK(samples);
}

static void
takes_help_from_other_words(void **state) {
    (void)state;
    static const struct sample samples[] = {
        {"oak", "Ana Ruiz", "Oak Clinic", NAME_OTHER},
        {"ana oak", "Ana Ruiz", "Oak Clinic", NAME_OTHER},
        {"clin ruiz", "Ana Ruiz", "Oak Clinic", NAME_OTHER},
        {"annie", "Ana Ruiz", "Annie", NAME_OTHER},
        {"ruiz", "Ana R", "anaruiz", NAME_OTHER},
        {"oa", "Ana Ruiz", "Oak Clinic", NAME_OTHER},
        {"cl", "Ana Ruiz", "Oak Clinic", NAME_OTHER},
        {"ak", "Ana Ruiz", "Oak Clinic", NAME_NONE},
        {"ana ana", "Ana Ruiz", "Ana Clinic", NAME_OTHER},
        {"ana ana oak", "Ana Ruiz", "Oak Clinic", NAME_NONE},
        {"ana elm", "Ana Ruiz", "Oak Clinic", NAME_NONE},
        {"ana", "Ana Ruiz", "Ana Clinic", NAME_WORDS},
        {"oak", NULL, "Oak Clinic", NAME_OTHER},
        {"oak", "Ana Ruiz", "", NAME_NONE},
    };
    CHECK(samples);
}

static void
forgives_one_slip_a_word(void **state) {
    (void)state;
    static const struct sample samples[] = {
        {"ruis", "Ana Ruiz", NULL, NAME_NEAR},  /* another letter */
        {"ruizz", "Ana Ruiz", NULL, NAME_NEAR}, /* one more */
        {"rruiz", "Ana Ruiz", NULL, NAME_NEAR},
        {"smth", "Ben Smith", NULL, NAME_NEAR}, /* one less */
        {"mith", "Ben Smith", NULL, NAME_INSIDE},
        {"riuz", "Ana Ruiz", NULL, NAME_NEAR}, /* exchanged */
        {"uriz", "Ana Ruiz", NULL, NAME_NEAR},
        {"ruzi", "Ana Ruiz", NULL, NAME_NEAR},
        {"ana ruis", "Ana Ruiz", NULL, NAME_NEAR},
        {"smiht bne", "Ben Smith", NULL, NAME_NONE}, /* "bne" is too short */
        {"smiht benn", "Ben Smith", NULL, NAME_NEAR},
        {"юлья", "Юлия", NULL, NAME_NEAR},
        {"юиля", "Юлия", NULL, NAME_NEAR},
        {"юлияя", "Юлия", NULL, NAME_NEAR},
        {"юлиы", "Юлия", NULL, NAME_NEAR},
        {"рлия", "Юлия", NULL, NAME_NEAR}, /* first byte the same */
        {"юли", "Юря", NULL, NAME_NONE},   /* three letters, six bytes */
        {"ruxs", "Ana Ruiz", NULL, NAME_NONE},
        {"ruizab", "Ana Ruiz", NULL, NAME_NONE},
        {"rzui", "Ana Ruiz", NULL, NAME_NONE},
        {"abcd", "abdcx", NULL, NAME_NONE},
        {"aba", "abb", NULL, NAME_NONE},
        {"ruis ruis", "Ana Ruiz", NULL, NAME_NONE},
        {"ruis clinic", "Ana Ruiz", "Clinic", NAME_NONE},
    };
    CHECK(samples);
}

/* The same against the textbook's table, for all short words of two letters. */
static size_t
distance(const char *a, const char *b) {
    size_t d[8][8];
    size_t n = strlen(a), m = strlen(b);
    for (size_t i = 0; i <= n; i++)
        for (size_t j = 0; j <= m; j++) {
            if (i == 0 || j == 0) {
                d[i][j] = i + j;
                continue;
            }
            size_t best = d[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
            if (d[i - 1][j] + 1 < best)
                best = d[i - 1][j] + 1;
            if (d[i][j - 1] + 1 < best)
                best = d[i][j - 1] + 1;
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
                d[i - 2][j - 2] + 1 < best)
                best = d[i - 2][j - 2] + 1;
            d[i][j] = best;
        }
    return d[n][m];
}

static void
make_word(unsigned number, size_t len, char out[8]) {
    for (size_t i = 0; i < len; i++, number /= 3)
        out[i] = (char)('a' + number % 3);
    out[len] = '\0';
}

static void
agrees_with_the_textbook(void **state) {
    (void)state;
    static const unsigned powers[] = {1, 3, 9, 27, 81, 243};
    void *ctx = mem_context(NULL);
    for (unsigned x = 0; x < powers[4]; x++) {
        char a[8], b[8];
        make_word(x, 4, a);
        const struct name_query *q = name_query_new(ctx, a);
        for (size_t len = 1; len <= 5; len++) {
            for (unsigned y = 0; y < powers[len]; y++) {
                make_word(y, len, b);
                bool near = distance(a, b) == 1 && !strstr(b, a);
                if ((name_score(q, b, NULL) == NAME_NEAR) != near)
                    fail_msg("%s and %s", a, b);
            }
        }
    }
    talloc_free(ctx);
}

static void
bears_very_many_words(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    char *many = mem_dup(ctx, "a");
    for (int i = 0; i < 70; i++)
        many = mem_append(many, " a");
    assert_int_equal(score(many, many, NULL), NAME_FULL);
    assert_int_equal(score("a", many, "a"), NAME_NONE);
    assert_int_equal(score(many, "a", NULL), NAME_NONE);
    /* All of them fit everywhere but one. */
    assert_int_equal(score("a a a a a a a a a a a a a a a b",
                           "ab a a a a a a a a a a a a a a a", NULL),
                     NAME_INSIDE);
    assert_int_equal(
        score("a a a a a a a a a a a a a a a a", "a a a a a a a a a a a a a a a", NULL),
        NAME_NONE);
    assert_int_equal(score("a a a a a a a a a a a a a a a a a",
                           "a a a a a a a a a a a a a a a a a", NULL),
                     NAME_FULL);
    talloc_free(ctx);
}

static void
minds_no_blanks(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    assert_true(name_query_is_blank(name_query_new(ctx, NULL)));
    assert_true(name_query_is_blank(name_query_new(ctx, " .,- ")));
    const struct name_query *q = name_query_new(ctx, " a ");
    assert_false(name_query_is_blank(q));
    assert_int_equal(name_score(q, "  b   a ", NULL), NAME_WORDS);
    talloc_free(ctx);
}

/* A slip is looked for in every name, so 50,000 of them must take no time to notice
 * (they take about 5 ms; the limit only catches what has gone badly wrong). */
static void
finds_the_near_ones_among_many(void **state) {
    (void)state;
    static const char *const given[] = {"catherine", "ana maria", "bartholomew",
                                        "li",        "zoe",       "mohammed",
                                        "joan",      "theodora"};
    static const char *const family[] = {"ruiz ortega",       "smith", "lecka o neil",
                                         "featherstonehaugh", "wu",    "van der berg"};
    void *ctx = mem_context(NULL);
    const struct name_query *q = name_query_new(ctx, "katherine smit");
    char keys[48][64];
    for (size_t i = 0; i < 48; i++)
        snprintf(keys[i], sizeof keys[i], "%s %s", given[i % 8], family[i / 8]);
    size_t near = 0;
    for (size_t i = 0; i < 48000; i++)
        near +=
            name_score(q, keys[i % 48], "oak clinic colleague referrer") == NAME_NEAR;
    assert_int_equal(near, 1000);
    talloc_free(ctx);
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_how_well_a_name_fits),
        cmocka_unit_test(takes_help_from_other_words),
        cmocka_unit_test(forgives_one_slip_a_word),
        cmocka_unit_test(agrees_with_the_textbook),
        cmocka_unit_test(bears_very_many_words),
        cmocka_unit_test(minds_no_blanks),
        cmocka_unit_test(finds_the_near_ones_among_many),
    };
    return cmocka_run_group_tests_name("name_match", tests, NULL, NULL);
}
