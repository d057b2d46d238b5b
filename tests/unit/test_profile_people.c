#include "unit.h"

#include <string.h>

#include "app/balance.h"
#include "app/colleagues.h"
#include "app/duplicates.h"
#include "app/find.h"
#include "app/know.h"
#include "app/note.h"
#include "app/profile.h"
#include "app/referral.h"
#include "app/today.h"
#include "app/undo.h"
#include "base/memory.h"
#include "practice.h"
#include "store/row.h"
#include "store/search.h"

#include "base/ban.h"

static struct profile_answer
save(struct practice *p, const struct profile_request *r) {
    struct profile_answer a;
    want(p, FAULT_NONE, app_profile_save(p->ctx, &p->app, r, &a, &p->err));
    return a;
}

static struct profile_answer
look(struct practice *p, int64_t id) {
    struct profile_answer a;
    want(p, FAULT_NONE, app_profile(p->ctx, &p->app, id, &a, &p->err));
    return a;
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

static void
all_is_in_step(struct practice *p) {
    int wrong;
    want(p, FAULT_NONE, store_begin_read(p->app.store, &p->err));
    want(p, FAULT_NONE, search_check(p->app.store, &wrong, &p->err));
    store_end(p->app.store);
    assert_int_equal(wrong, 0);
    assert_int_equal(practice_wrong(p), 0);
}

static size_t
finds(struct practice *p, const char *typed) {
    struct find_answer answer;
    want(p, FAULT_NONE, app_find(p->ctx, &p->app, typed, &answer, &p->err));
    return answer.people.count;
}

static int64_t
refer(struct practice *p, int64_t id, enum referral_direction direction, day_t day) {
    struct referral_answer answer;
    struct referral r = referral_new(id, direction, day);
    r.about = "teen anxiety";
    want(p, FAULT_NONE, app_referral_add(p->ctx, &p->app, &r, &answer, &p->err));
    return answer.referral.id;
}

/* --- one profile --- */

static void
answers_are_kept_and_taken_away(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    int64_t ana = practice_add(p, "Ana Ruiz", NULL);
    char *before = practice_dump(p);
    struct profile_request r = {.person_id = ana,
                                .set_trust = true,
                                .trust = LEVEL_MUCH,
                                .set_free = true,
                                .free = SAID_YES,
                                .free_day = DAY_NONE,
                                .refer = "by letter"};
    r.texts[PROFILE_NEEDS] = "a quick answer";
    struct profile_answer a = save(p, &r);
    assert_true(a.changed);
    assert_string_equal(a.who.profile.needs, "a quick answer");
    assert_int_equal(a.who.profile.trust, LEVEL_MUCH);
    assert_int_equal(a.who.profile.free_day, p->app.today);
    assert_int_equal(a.who.profile.told_day, p->app.today);
    assert_string_equal(a.refer, "by letter");
    assert_int_equal(a.who.gaps, 3);
    all_is_in_step(p);
    assert_false(save(p, &r).changed);
    char *kept = practice_dump(p);
    undo(p); /* both in one change */
    assert_string_equal(practice_dump(p), before);
    redo(p);
    assert_string_equal(practice_dump(p), kept);
    struct profile_request away = {.person_id = ana,
                                   .set_trust = true,
                                   .trust = LEVEL_UNKNOWN,
                                   .set_free = true,
                                   .free = NOT_SAID,
                                   .free_day = p->app.today,
                                   .refer = ""};
    away.texts[PROFILE_NEEDS] = "";
    a = save(p, &away);
    assert_null(a.who.profile.needs);
    assert_int_equal(a.who.profile.id, 0); /* nothing is left to keep */
    assert_null(a.refer);
    all_is_in_step(p);
    practice_free(p);
}

static void
what_is_not_named_stays(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    int64_t ana = practice_add(p, "Ana Ruiz", NULL);
    struct profile_request r = {.person_id = ana,
                                .set_access = true,
                                .access = LEVEL_SOME,
                                .set_free = true,
                                .free = SAID_NO,
                                .free_day = p->app.today - 30};
    r.texts[PROFILE_DOES] = "EMDR";
    save(p, &r);
    struct profile_request other = {.person_id = ana, .free_day = DAY_NONE};
    other.texts[PROFILE_SEES] = "adults";
    struct profile_answer a = save(p, &other);
    assert_string_equal(a.who.profile.does, "EMDR");
    assert_string_equal(a.who.profile.sees, "adults");
    assert_int_equal(a.who.profile.access, LEVEL_SOME);
    assert_int_equal(a.who.profile.free, SAID_NO);
    assert_int_equal(a.who.profile.free_day, p->app.today - 30);
    practice_free(p);
}

static void
refuses_what_makes_no_sense(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    int64_t ana = practice_add(p, "Ana Ruiz", NULL);
    struct profile_request r = {.person_id = ana,
                                .set_free = true,
                                .free = SAID_YES,
                                .free_day = p->app.today + 1};
    struct profile_answer a;
    want(p, FAULT_INVALID, app_profile_save(p->ctx, &p->app, &r, &a, &p->err));
    assert_string_equal(p->err.field, "free_day");
    r.person_id = 99;
    r.free_day = DAY_NONE;
    want(p, FAULT_NOT_FOUND, app_profile_save(p->ctx, &p->app, &r, &a, &p->err));
    want(p, FAULT_NOT_FOUND, app_profile(p->ctx, &p->app, 99, &a, &p->err));
    practice_free(p);
}

static void
people_are_found_by_what_is_known(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    int64_t ana = practice_add(p, "Ana Ruiz", NULL);
    struct profile_request r = {.person_id = ana, .free_day = DAY_NONE};
    r.texts[PROFILE_DOES] = "schema therapy";
    r.texts[PROFILE_NEEDS] = "Großeltern";
    assert_int_equal(finds(p, "schema"), 0);
    save(p, &r);
    assert_int_equal(finds(p, "schema"), 1);
    assert_int_equal(finds(p, "grosselt"), 1);
    struct find_answer answer;
    want(p, FAULT_NONE, app_find(p->ctx, &p->app, "schema", &answer, &p->err));
    assert_int_equal(answer.found[0].place, SEARCH_PROFILE);
    assert_string_equal(answer.found[0].snippet.match, "schema");
    undo(p);
    assert_int_equal(finds(p, "schema"), 0);
    redo(p);
    assert_int_equal(finds(p, "schema"), 1);
    want(p, FAULT_NONE, store_remake_derived(p->app.store, &p->err));
    assert_int_equal(finds(p, "schema"), 1);
    all_is_in_step(p);
    practice_free(p);
}

/* --- merging --- */

static void
merging_makes_one_profile_of_two(void **state) {
    (void)state;
    /* Who has one: the kept one, the other, both. */
    for (unsigned who = 1; who <= 3; who++) {
        struct practice *p = practice_new(true);
        int64_t ana = practice_add(p, "Ana Ruiz", NULL);
        int64_t ann = practice_add(p, "Anna Ruiz", NULL);
        struct profile_request mine = {.person_id = ana, .free_day = DAY_NONE};
        struct profile_request theirs = {.person_id = ann, .free_day = DAY_NONE};
        mine.texts[PROFILE_DOES] = "EMDR";
        theirs.texts[PROFILE_DOES] = "CBT";
        theirs.texts[PROFILE_SEES] = "adults";
        if (who & 1)
            save(p, &mine);
        if (who & 2)
            save(p, &theirs);
        char *before = practice_dump(p);
        struct merge_request r = {.keep_id = ana, .other_id = ann};
        struct merge_answer merged;
        want(p, FAULT_NONE, app_merge(p->ctx, &p->app, &r, &merged, &p->err));
        struct profile_answer a = look(p, ana);
        assert_string_equal(a.who.profile.does, who & 1 ? "EMDR" : "CBT");
        if (who & 2)
            assert_string_equal(a.who.profile.sees, "adults");
        else
            assert_null(a.who.profile.sees);
        all_is_in_step(p);
        assert_int_equal(finds(p, "cbt"), who == 2);
        char *after = practice_dump(p);
        undo(p);
        assert_string_equal(practice_dump(p), before);
        all_is_in_step(p);
        redo(p);
        assert_string_equal(practice_dump(p), after);
        practice_free(p);
    }
}

/* --- the queue --- */

static void
r2_the_queue_goes_on_behind_somebody(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    int64_t ids[3];
    static const char *const names[] = {"Ana", "Ben", "Cy"};
    for (int i = 0; i < 3; i++) {
        ids[i] = practice_add(p, names[i], NULL);
        for (int k = 0; k < 3 - i; k++)
            refer(p, ids[i], REFERRAL_RECEIVED, p->app.today - 40);
    }
    struct know_answer a;
    struct know_request r = {.limit = 2};
    want(p, FAULT_NONE, app_know(p->ctx, &p->app, &r, &a, &p->err));
    assert_int_equal(a.total, 3);
    assert_int_equal(a.queue.count, 2);
    assert_int_equal(a.queue.items[0].person_id, ids[0]);
    r.after = ids[0];
    want(p, FAULT_NONE, app_know(p->ctx, &p->app, &r, &a, &p->err));
    assert_int_equal(a.queue.items[0].person_id, ids[1]);
    assert_false(a.passed);
    r.after = ids[2];
    want(p, FAULT_NONE, app_know(p->ctx, &p->app, &r, &a, &p->err));
    assert_int_equal(a.queue.count, 0);
    assert_true(a.passed);
    /* Looked at, they rest; undone, they are back. */
    struct profile_request looked = {.person_id = ids[0], .looked = true};
    assert_true(save(p, &looked).changed);
    assert_false(save(p, &looked).changed);
    r.after = 0;
    want(p, FAULT_NONE, app_know(p->ctx, &p->app, &r, &a, &p->err));
    assert_int_equal(a.queue.items[0].person_id, ids[1]);
    assert_int_equal(a.counts.resting, 1);
    undo(p);
    want(p, FAULT_NONE, app_know(p->ctx, &p->app, &r, &a, &p->err));
    assert_int_equal(a.queue.items[0].person_id, ids[0]);
    practice_free(p);
}

static void
r2_roles_on_the_list_are_not_missing(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    int64_t ana = practice_add(p, "Ana", NULL);
    const struct strings none = {0};
    struct strings add = {0};
    struct note_answer note;
    struct know_answer a;
    struct know_request r = {0};
    *array_add(p->ctx, &add) = "therapist";
    *array_add(p->ctx, &add) = "rabbi";
    want(p, FAULT_NONE,
         app_tag(p->ctx, &p->app, ana, TAG_ROLE, &add, &none, &note, &p->err));
    want(p, FAULT_NONE, app_know(p->ctx, &p->app, &r, &a, &p->err));
    for (int i = 0; i < ROLE_KIND_COUNT; i++)
        assert_int_equal(a.role_kinds[i], i == ROLE_CLERGY);
    practice_free(p);
}

/* --- to whom could I refer --- */

static struct colleagues_answer
colleagues(struct practice *p, const struct colleagues_request *r) {
    struct colleagues_answer a;
    want(p, FAULT_NONE, app_colleagues(p->ctx, &p->app, r, &a, &p->err));
    return a;
}

static void
r3_colleagues_are_found_by_short_and_long_words(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    static const char *const does[] = {"OT, anxiety", "anxiety", "baking"};
    int64_t ids[3];
    for (int i = 0; i < 3; i++) {
        ids[i] = practice_add(p, does[i], NULL);
        struct profile_request r = {.person_id = ids[i], .free_day = DAY_NONE};
        r.texts[PROFILE_DOES] = does[i];
        save(p, &r);
    }
    struct colleagues_request r = {.words = "OT"};
    struct colleagues_answer a = colleagues(p, &r);
    assert_int_equal(a.total, 1);
    assert_int_equal(a.found.items[0].colleague.who.person_id, ids[0]);
    r.words = "anxi";
    assert_int_equal(colleagues(p, &r).total, 2);
    r.words = "bakers anxiety";
    a = colleagues(p, &r);
    assert_int_equal(a.total, 2);
    r = (struct colleagues_request){.limit = 2, .offset = 2};
    a = colleagues(p, &r);
    assert_int_equal(a.total, 3);
    assert_int_equal(a.found.count, 1);
    practice_free(p);
}

static void
r3_what_came_of_the_last_one_is_told(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    int64_t ana = practice_add(p, "Ana", NULL);
    refer(p, ana, REFERRAL_GIVEN, p->app.today - 50);
    int64_t last = refer(p, ana, REFERRAL_GIVEN, p->app.today - 5);
    refer(p, ana, REFERRAL_RECEIVED, p->app.today - 1);
    struct colleagues_request r = {0};
    struct colleagues_answer a = colleagues(p, &r);
    assert_int_equal(a.total, 1);
    assert_int_equal(a.found.items[0].last.id, last);
    practice_free(p);
}

static void
r3_a_referral_that_i_cannot_take_brings_its_words(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    int64_t ana = practice_add(p, "Ana", NULL), ben = practice_add(p, "Ben", NULL);
    struct referral_answer received;
    int64_t id = refer(p, ana, REFERRAL_RECEIVED, p->app.today);
    want(p, FAULT_NONE, app_referral(p->ctx, &p->app, id, &received, &p->err));
    for (int i = 0; i < 2; i++) {
        struct profile_request r = {.person_id = i ? ben : ana, .free_day = DAY_NONE};
        r.texts[PROFILE_SEES] = "teenagers";
        save(p, &r);
    }
    struct colleagues_request r = {.referral = received.referral.code};
    struct colleagues_answer a = colleagues(p, &r);
    assert_string_equal(a.words, "teen anxiety");
    assert_string_equal(a.from, "Ana");
    assert_int_equal(a.total, 1); /* never back to who sent them */
    assert_int_equal(a.found.items[0].colleague.who.person_id, ben);
    r.words = "horses";
    assert_int_equal(colleagues(p, &r).total, 0);
    r.referral = "nobody-0";
    want(p, FAULT_NOT_FOUND, app_colleagues(p->ctx, &p->app, &r, &a, &p->err));
    struct referral_answer given;
    id = refer(p, ben, REFERRAL_GIVEN, p->app.today);
    want(p, FAULT_NONE, app_referral(p->ctx, &p->app, id, &given, &p->err));
    r.referral = given.referral.code;
    want(p, FAULT_INVALID, app_colleagues(p->ctx, &p->app, &r, &a, &p->err));
    assert_string_equal(p->err.field, "for");
    practice_free(p);
}

/* --- give and get --- */

static void
r3_give_and_get_side_by_side(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    int64_t ana = practice_add(p, "Ana", NULL), ben = practice_add(p, "Ben", NULL);
    refer(p, ana, REFERRAL_RECEIVED, p->app.today);      /* 2 March 2026 */
    refer(p, ana, REFERRAL_RECEIVED, p->app.today - 60); /* 1 January 2026 */
    refer(p, ana, REFERRAL_RECEIVED, p->app.today - 61); /* the year before */
    refer(p, ben, REFERRAL_GIVEN, p->app.today - 100);
    struct balance_request r = {0};
    struct balance_answer a;
    want(p, FAULT_NONE, app_balance(p->ctx, &p->app, &r, &a, &p->err));
    assert_int_equal(a.year, 2026);
    assert_int_equal(a.total, 2);
    assert_int_equal(a.people.items[0].person_id, ana);
    assert_int_equal(a.people.items[0].received, 3);
    assert_int_equal(a.people.items[0].received_year, 2);
    assert_int_equal(a.people.items[0].received_day, p->app.today);
    assert_int_equal(a.people.items[0].given_day, DAY_NONE);
    assert_int_equal(a.all.given, 1);
    assert_int_equal(a.all.given_year, 0);
    assert_int_equal(a.kinds[BALANCE_OWED], 1);
    assert_int_equal(a.owed.count, 1);
    r = (struct balance_request){.has_kind = true, .kind = BALANCE_UNHEARD};
    want(p, FAULT_NONE, app_balance(p->ctx, &p->app, &r, &a, &p->err));
    assert_int_equal(a.total, 1);
    assert_int_equal(a.people.items[0].person_id, ben);
    r = (struct balance_request){.offset = 1, .limit = 1};
    want(p, FAULT_NONE, app_balance(p->ctx, &p->app, &r, &a, &p->err));
    assert_int_equal(a.people.count, 1);
    assert_int_equal(a.people.items[0].person_id, ben);
    practice_free(p);
}

static const char *
reason(const struct pick *pick, const char *rule) {
    for (size_t i = 0; i < pick->reason_count; i++)
        if (strcmp(pick->reasons[i].rule, rule) == 0)
            return pick->reasons[i].text;
    return NULL;
}

static void
r3_today_suggests_a_name_for_whom_one_owes(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    int64_t ana = practice_add(p, "Ana", "ana@example.org");
    const enum share had[] = {SHARE_COMPASSION, SHARE_KNOWLEDGE};
    want(p, FAULT_NONE, app_begin(&p->app, "test", &p->err));
    for (int i = 0; i < 2; i++) {
        struct touch t = {.person_id = ana,
                          .day = p->app.today - 90 + i,
                          .method = METHOD_EMAIL,
                          .share = had[i],
                          .meaningful = NOT_SAID,
                          .liked = NOT_SAID};
        want(p, FAULT_NONE, row_add(p->app.store, &TOUCH, &t, &p->err));
    }
    want(p, FAULT_NONE, app_finish(&p->app, FAULT_NONE, &p->err));
    struct today_request r = {0};
    struct today_answer a;
    for (int received = 0; received < 2; received++) {
        if (received)
            refer(p, ana, REFERRAL_RECEIVED, p->app.today - 40);
        want(p, FAULT_NONE, app_today(p->ctx, &p->app, &r, &a, &p->err));
        assert_int_equal(a.picks.count, 1);
        assert_int_equal(a.picks.items[0].share, SHARE_NETWORK);
        const char *text = reason(&a.picks.items[0], "R3");
        if (!received)
            assert_null(text);
        else
            assert_string_equal(
                text, "a name for them: you have received 1 from them and given none");
    }
    refer(p, ana, REFERRAL_GIVEN, p->app.today - 30);
    want(p, FAULT_NONE, app_today(p->ctx, &p->app, &r, &a, &p->err));
    assert_null(reason(&a.picks.items[0], "R3"));
    practice_free(p);
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_are_kept_and_taken_away),
        cmocka_unit_test(what_is_not_named_stays),
        cmocka_unit_test(refuses_what_makes_no_sense),
        cmocka_unit_test(people_are_found_by_what_is_known),
        cmocka_unit_test(merging_makes_one_profile_of_two),
        cmocka_unit_test(r2_the_queue_goes_on_behind_somebody),
        cmocka_unit_test(r2_roles_on_the_list_are_not_missing),
        cmocka_unit_test(r3_colleagues_are_found_by_short_and_long_words),
        cmocka_unit_test(r3_what_came_of_the_last_one_is_told),
        cmocka_unit_test(r3_a_referral_that_i_cannot_take_brings_its_words),
        cmocka_unit_test(r3_give_and_get_side_by_side),
        cmocka_unit_test(r3_today_suggests_a_name_for_whom_one_owes),
    };
    return cmocka_run_group_tests_name("profile_people", tests, NULL, NULL);
}
