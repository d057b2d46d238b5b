#include "unit.h"

#include <string.h>

#include "base/memory.h"
#include "domain/suggest.h"
#include "domain/words.h"

#include "base/ban.h"

#define MON 20514 /* 2026-03-02 */
#define ALL (REACH_EMAIL | REACH_PHONE | REACH_ADDRESS | REACH_SOCIAL)

static struct plan
standard_plan(void) {
    static const struct settings none;
    return plan_at(&none, MON);
}

/* Newest first. */
static struct touches
history(void *ctx, const enum method *methods, size_t count) {
    struct touches list = {0};
    for (size_t i = 0; i < count; i++)
        *array_add(ctx, &list) = (struct touch){.method = methods[i],
                                                .share = SHARE_NONE,
                                                .day = MON - 30 * (day_t)(i + 1)};
    return list;
}

static void
p2_suggests_only_what_reaches_them(void **state) {
    (void)state;
    assert_true(method_reaches(METHOD_EMAIL, REACH_EMAIL));
    assert_false(method_reaches(METHOD_EMAIL, ALL & ~(unsigned)REACH_EMAIL));
    assert_true(method_reaches(METHOD_PHONE, REACH_PHONE));
    assert_true(method_reaches(METHOD_TEXT, REACH_PHONE));
    assert_false(method_reaches(METHOD_TEXT, REACH_EMAIL | REACH_ADDRESS));
    assert_true(method_reaches(METHOD_VIDEO, REACH_EMAIL));
    assert_true(method_reaches(METHOD_VIDEO, REACH_PHONE));
    assert_false(method_reaches(METHOD_VIDEO, REACH_ADDRESS));
    assert_true(method_reaches(METHOD_CARD, REACH_ADDRESS));
    assert_true(method_reaches(METHOD_GIFT, REACH_ADDRESS));
    assert_true(method_reaches(METHOD_POST, REACH_ADDRESS));
    assert_false(method_reaches(METHOD_CARD, REACH_EMAIL));
    assert_true(method_reaches(METHOD_SOCIAL, REACH_SOCIAL));
    assert_false(method_reaches(METHOD_SOCIAL, REACH_EMAIL));
    assert_true(method_reaches(METHOD_IN_PERSON, 0));
    assert_false(method_reaches(METHOD_NONE, ALL));

    struct plan plan = standard_plan();
    struct touches none = {0};
    for (unsigned reach = 0; reach <= ALL; reach++)
        for (int touches = 0; touches < 4; touches++)
            for (uint32_t mix = 0; mix < 12; mix++) {
                struct state s = {.reach = reach, .touches = touches, .mix = mix};
                enum method m = suggest_method(&plan, &s, &none, MON);
                if (reach == 0 && touches == 0)
                    assert_int_equal(m, METHOD_NONE);
                else
                    assert_true(method_reaches(m, reach));
            }
}

/* METHOD P4: the one used longest ago with them; all of the plan's come in turn. */
static void
p4_varies_the_methods(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct plan plan = standard_plan();
    struct state s = {.reach = ALL, .touches = 5};
    struct touches none = {0};
    enum method seen[64];
    size_t count = 0;
    int used[METHOD_COUNT] = {0};
    for (int i = 0; i < plan.method_count * 3; i++) {
        struct touches past = history(ctx, seen, count);
        enum method m = suggest_method(&plan, &s, i ? &past : &none, MON + 400 * i);
        memmove(seen + 1, seen, count * sizeof *seen);
        seen[0] = m;
        count++;
        used[m]++;
        if (i > 0)
            assert_int_not_equal(seen[0], seen[1]);
    }
    for (int i = 0; i < plan.method_count; i++)
        assert_true(used[plan.methods[i]] >= 2);
    talloc_free(ctx);
}

static void
p4_begins_differently_with_different_people(void **state) {
    (void)state;
    struct plan plan = standard_plan();
    struct touches none = {0};
    unsigned seen = 0;
    for (uint32_t mix = 0; mix < 20; mix++) {
        struct state s = {.reach = ALL, .touches = 5, .mix = mix};
        seen |= 1U << suggest_method(&plan, &s, &none, MON);
    }
    assert_true((seen & (seen - 1)) != 0);
}

static void
p4_suggests_no_meeting_without_face_to_face(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct plan plan = standard_plan();
    const enum method all[] = {METHOD_EMAIL, METHOD_PHONE, METHOD_CARD, METHOD_GIFT};
    struct touches past = history(ctx, all, 4);
    struct state s = {.reach = ALL, .touches = 4};
    plan.method_count = 1;
    plan.methods[0] = METHOD_IN_PERSON;
    assert_int_equal(suggest_method(&plan, &s, &past, MON), METHOD_IN_PERSON);
    plan.face_to_face = false;
    assert_int_not_equal(suggest_method(&plan, &s, &past, MON), METHOD_IN_PERSON);
    s.reach = 0;
    assert_int_equal(suggest_method(&plan, &s, &past, MON), METHOD_NONE);
    talloc_free(ctx);
}

static void
n2_proposes_no_meeting_to_a_stranger(void **state) {
    (void)state;
    struct plan plan = standard_plan();
    struct touches none = {0};
    plan.method_count = 2;
    plan.methods[0] = METHOD_IN_PERSON;
    plan.methods[1] = METHOD_VIDEO;
    struct state s = {.reach = ALL};
    assert_int_equal(suggest_method(&plan, &s, &none, MON), METHOD_EMAIL);
    s.touches = 1;
    assert_int_equal(suggest_method(&plan, &s, &none, MON), METHOD_IN_PERSON);
}

/* METHOD N2: a call only when there is no other way. */
static void
n2_makes_no_cold_call(void **state) {
    (void)state;
    struct plan plan = standard_plan();
    struct touches none = {0};
    for (uint32_t mix = 0; mix < 20; mix++)
        for (unsigned reach = 1; reach <= ALL; reach++) {
            struct state s = {.reach = reach, .mix = mix};
            enum method m = suggest_method(&plan, &s, &none, MON);
            if (reach == REACH_PHONE)
                assert_true(m == METHOD_PHONE || m == METHOD_TEXT);
            else
                assert_true(m != METHOD_PHONE && m != METHOD_TEXT);
        }
}

static void
p4_gives_gifts_rarely(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct plan plan = standard_plan();
    plan.method_count = 1;
    plan.methods[0] = METHOD_GIFT;
    struct state s = {.reach = REACH_ADDRESS};
    struct touches past = {0};
    for (s.touches = 0; s.touches < 2; s.touches++)
        assert_int_not_equal(suggest_method(&plan, &s, &past, MON), METHOD_GIFT);
    assert_int_equal(suggest_method(&plan, &s, &past, MON), METHOD_GIFT);
    const enum method gift = METHOD_GIFT;
    past = history(ctx, &gift, 1);
    past.items[0].day = MON - 182;
    assert_int_not_equal(suggest_method(&plan, &s, &past, MON), METHOD_GIFT);
    past.items[0].day = MON - 183;
    assert_int_equal(suggest_method(&plan, &s, &past, MON), METHOD_GIFT);
    talloc_free(ctx);
}

/* METHOD P5: compassion, knowledge, network in turn. */
static void
p5_varies_the_shares(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    for (uint32_t mix = 0; mix < 3; mix++) {
        struct touches past = {0};
        struct state s = {.mix = mix};
        int used[SHARE_COUNT] = {0};
        for (int i = 0; i < 9; i++) {
            enum share share = suggest_share(&s, &past, false);
            if (i == 0)
                assert_int_equal(share, (int)mix);
            used[share]++;
            array_add(ctx, &past);
            memmove(past.items + 1, past.items, (past.count - 1) * sizeof *past.items);
            past.items[0] = (struct touch){.share = share};
        }
        for (int i = 0; i < SHARE_COUNT; i++)
            assert_int_equal(used[i], 3);
        assert_int_equal(suggest_share(&s, &past, true), SHARE_COMPASSION);
    }
    for (int i = 0; i < SHARE_COUNT; i++)
        assert_true(strlen(share_hint((enum share)i)) > 10);
    assert_string_equal(share_hint(SHARE_NONE), "");
    talloc_free(ctx);
}

static void
p6_warns_of_an_early_ask(void **state) {
    (void)state;
    assert_non_null(ask_warning(0, 0));
    assert_non_null(ask_warning(4, 0));
    assert_null(ask_warning(5, 0));
    assert_null(ask_warning(0, 1));
}

static void
r2_reads_roles_from_titles(void **state) {
    (void)state;
    static const struct {
        const char *title, *role;
    } titles[] = {
        {"School Counsellor", "counsellor"},
        {"Lead counselor", "counsellor"},
        {"General Counsel", "lawyer"},
        {"Licensed Psychotherapist", "therapist"},
        {"LMFT", "therapist"},
        {"Psychologische Psychotherapeutin", "therapist"},
        {"Physiotherapist", "physiotherapist"},
        {"Pédiatre", NULL},
        {"Paediatrician", "physician"},
        {"GP", "physician"},
        {"GPS engineer", NULL},
        {"Principal", "teacher"},
        {"Vice Principal", "teacher"},
        {"Principal Consultant", NULL},
        {"Approach designer", NULL},
        {"Approach and life coach", "coach"},
        {"Administrator", NULL},
        {"Minister", "clergy"},
        {"Rabbi", "clergy"},
        {"", NULL},
        {"★", NULL},
    };
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        const char *role = role_from_title(titles[i].title);
        if (titles[i].role && role)
            assert_string_equal(role, titles[i].role);
        else
            assert_ptr_equal(role, titles[i].role);
    }
    assert_null(role_from_title(NULL));
}

static void
p4_likely_methods_come_first_when_writing_a_touch_down(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct plan plan = standard_plan();
    enum method out[METHOD_COUNT];
    enum method used[] = {METHOD_VIDEO, METHOD_PHONE, METHOD_VIDEO};
    struct touches none = {0};
    struct touches some = history(ctx, used, 3);
    suggest_methods(&plan, &some, METHOD_CARD, out);
    assert_int_equal(out[0], METHOD_CARD);
    assert_int_equal(out[1], METHOD_VIDEO);
    assert_int_equal(out[2], METHOD_PHONE);
    assert_int_equal(out[3], METHOD_EMAIL);
    suggest_methods(&plan, &none, METHOD_NONE, out);
    assert_int_equal(out[0], METHOD_EMAIL);
    assert_int_equal(out[METHOD_COUNT - 1], METHOD_POST);
    unsigned seen = 0;
    for (int i = 0; i < METHOD_COUNT; i++)
        seen |= 1U << out[i];
    assert_int_equal(seen, (1U << METHOD_COUNT) - 1);
    talloc_free(ctx);
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(p4_likely_methods_come_first_when_writing_a_touch_down),
        cmocka_unit_test(p2_suggests_only_what_reaches_them),
        cmocka_unit_test(p4_varies_the_methods),
        cmocka_unit_test(p4_begins_differently_with_different_people),
        cmocka_unit_test(p4_suggests_no_meeting_without_face_to_face),
        cmocka_unit_test(n2_proposes_no_meeting_to_a_stranger),
        cmocka_unit_test(n2_makes_no_cold_call),
        cmocka_unit_test(p4_gives_gifts_rarely),
        cmocka_unit_test(p5_varies_the_shares),
        cmocka_unit_test(p6_warns_of_an_early_ask),
        cmocka_unit_test(r2_reads_roles_from_titles),
    };
    return cmocka_run_group_tests_name("suggest", tests, NULL, NULL);
}
