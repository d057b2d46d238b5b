#include "unit.h"

#include <string.h>

#include "base/memory.h"
#include "domain/know.h"

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

static struct potential
somebody(int64_t id, const char *name) {
    struct potential p = {.person_id = id,
                          .name = name,
                          .touches = 3,
                          .liked = NOT_SAID,
                          .practice_full = NOT_SAID,
                          .profile = profile_new(id, DAY_NONE)};
    return p;
}

static void
role(struct potential *p, const char *word) {
    *array_add(ctx, &p->roles) = word;
}

static const char *
names(const struct potentials *all) {
    char *line = mem_dup(ctx, "");
    for (size_t i = 0; i < all->count; i++)
        line = mem_append(line, "%s%s", i ? " " : "", all->items[i].name);
    return line;
}

/* --- the queue --- */

static void
r2_those_who_matter_come_first(void **state) {
    (void)state;
    struct potentials all = {0};
    struct potential two = somebody(1, "Two"), sent = somebody(2, "Sent"),
                     teacher = somebody(3, "Teacher"), touched = somebody(4, "Touched"),
                     often = somebody(5, "Often");
    two.qualifiers = 2;
    sent.received = 1;
    often.received = 4;
    role(&teacher, "teacher");
    const struct potential people[] = {touched, teacher, sent, often, two};
    for (size_t i = 0; i < 5; i++)
        *array_add(ctx, &all) = people[i];
    struct know_counts counts = know_order(&all, TODAY);
    assert_string_equal(names(&all), "Two Often Sent Teacher Touched");
    assert_int_equal(counts.known + counts.resting + counts.not_yet, 0);
}

static void
r2_of_those_alike_the_widest_gaps_come_first(void **state) {
    (void)state;
    struct potentials all = {0};
    struct potential a = somebody(1, "A"), b = somebody(2, "B"), c = somebody(3, "C");
    a.profile.needs = "x";
    *array_add(ctx, &all) = a;
    *array_add(ctx, &all) = c;
    *array_add(ctx, &all) = b;
    know_order(&all, TODAY);
    assert_string_equal(names(&all), "B C A");
    assert_int_equal(all.items[2].gaps, 4);
}

static void
r2_whoever_is_known_leaves_the_queue(void **state) {
    (void)state;
    struct potentials all = {0};
    struct potential p = somebody(1, "Ana");
    p.profile.needs = p.profile.chooses = p.profile.taught = "x";
    p.profile.access = LEVEL_MUCH;
    p.profile.trust = LEVEL_NONE;
    *array_add(ctx, &all) = p;
    struct know_counts counts = know_order(&all, TODAY);
    assert_int_equal(all.count, 0);
    assert_int_equal(counts.known, 1);
}

static void
r2_somebody_looked_at_rests_for_a_month(void **state) {
    (void)state;
    for (int days = KNOW_REST_DAYS - 1; days <= KNOW_REST_DAYS; days++) {
        struct potentials all = {0};
        struct potential p = somebody(1, "Ana");
        p.profile.id = 7;
        p.profile.told_day = TODAY - days;
        *array_add(ctx, &all) = p;
        struct know_counts counts = know_order(&all, TODAY);
        assert_int_equal(counts.resting, days < KNOW_REST_DAYS);
        assert_int_equal(all.count, days == KNOW_REST_DAYS);
    }
}

static void
p11_names_alone_are_not_asked_about(void **state) {
    (void)state;
    struct potentials all = {0};
    struct potential p = somebody(1, "Ana");
    p.touches = 0;
    role(&p, "physician");
    *array_add(ctx, &all) = p;
    struct know_counts counts = know_order(&all, TODAY);
    assert_int_equal(all.count, 0);
    assert_int_equal(counts.not_yet, 1);
    /* Unless something is known already, or they sent somebody. */
    struct potential known = p, sent = p;
    known.profile.does = "EMDR";
    sent.received = 1;
    *array_add(ctx, &all) = known;
    *array_add(ctx, &all) = sent;
    counts = know_order(&all, TODAY);
    assert_int_equal(all.count, 2);
    assert_int_equal(counts.not_yet, 0);
}

static void
r2_says_why_they_matter(void **state) {
    (void)state;
    struct potential p = somebody(1, "Ana");
    p.liked = SAID_YES;
    p.practice_full = SAID_YES;
    p.received = 2;
    p.qualifiers = 3;
    p.tier = know_tier_of(&p);
    assert_string_equal(know_why(ctx, &p), "you like them, and they have referred to "
                                           "you, and their practice is full");
    p.liked = SAID_NO;
    p.qualifiers = 2;
    assert_string_equal(know_why(ctx, &p),
                        "they have referred to you, and their practice is full");
    p.qualifiers = 1;
    p.tier = know_tier_of(&p);
    assert_string_equal(know_why(ctx, &p), "they have referred to you");
}

/* --- kinds of roles --- */

static void
r2_roles_beyond_colleagues_have_kinds(void **state) {
    (void)state;
    static const struct {
        const char *role;
        enum role_kind kind;
    } cases[] = {
        {"GP", ROLE_PHYSICIANS},
        {"family doctor", ROLE_PHYSICIANS},
        {"Pädiatrician", ROLE_NO_KIND},
        {"paediatrician", ROLE_PHYSICIANS},
        {"teacher", ROLE_SCHOOLS},
        {"School counsellor", ROLE_SCHOOLS},
        {"yoga teacher", ROLE_BODY},
        {"physiotherapist", ROLE_BODY},
        {"parish priest", ROLE_CLERGY},
        {"midwife", ROLE_NURSES},
        {"clinical social worker", ROLE_SOCIAL_WORK},
        {"family mediator", ROLE_LAWYERS},
        {"HR", ROLE_WORK},
        {"Hrvoje", ROLE_NO_KIND},
        {"couples therapist", ROLE_COLLEAGUE},
        {"psychologist", ROLE_COLLEAGUE},
        {"baker", ROLE_NO_KIND},
        {"", ROLE_NO_KIND},
        {NULL, ROLE_NO_KIND},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(role_kind_of(cases[i].role), cases[i].kind);
    for (int i = 0; i < ROLE_KIND_COUNT; i++)
        assert_true(*role_kind_words((enum role_kind)i));
}

static void
r2_a_complementary_role_counts_before_a_colleagues(void **state) {
    (void)state;
    struct potential p = somebody(1, "Ana");
    role(&p, "therapist");
    assert_int_equal(role_kind_of_person(&p.roles, "Writer"), ROLE_COLLEAGUE);
    assert_int_equal(role_kind_of_person(&p.roles, "School therapist"), ROLE_SCHOOLS);
    assert_true(role_is_colleague(&p.roles, "School therapist"));
    role(&p, "clergy");
    assert_int_equal(role_kind_of_person(&p.roles, NULL), ROLE_CLERGY);
    const struct strings none = {0};
    assert_int_equal(role_kind_of_person(&none, "Vice principal"), ROLE_SCHOOLS);
    assert_int_equal(role_kind_of_person(&none, "Osteopath"), ROLE_BODY);
    assert_int_equal(role_kind_of_person(&none, NULL), ROLE_NO_KIND);
    assert_true(role_is_colleague(&none, "Couples therapist"));
    assert_false(role_is_colleague(&none, "Osteopath"));
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(r2_those_who_matter_come_first),
        cmocka_unit_test(r2_of_those_alike_the_widest_gaps_come_first),
        cmocka_unit_test(r2_whoever_is_known_leaves_the_queue),
        cmocka_unit_test(r2_somebody_looked_at_rests_for_a_month),
        cmocka_unit_test(p11_names_alone_are_not_asked_about),
        cmocka_unit_test(r2_says_why_they_matter),
        cmocka_unit_test(r2_roles_beyond_colleagues_have_kinds),
        cmocka_unit_test(r2_a_complementary_role_counts_before_a_colleagues),
    };
    return cmocka_run_group_tests_name("know", tests, begin, end);
}
