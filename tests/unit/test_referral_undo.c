/* Each change that the referral programme knows is one, is taken back exactly, and is
 * done again exactly (DESIGN: nothing is lost). */
#include "unit.h"

#include <string.h>

#include "app/ask.h"
#include "app/cards.h"
#include "app/duplicates.h"
#include "app/ledger_many.h"
#include "app/profile.h"
#include "app/refer_page.h"
#include "app/referral_new.h"
#include "app/thanks.h"
#include "app/undo.h"
#include "practice.h"

#include "base/ban.h"

/* Whom and what each change finds: two people, the first with all there can be. */
struct scene {
    struct practice *p;
    int64_t ana, ben;
    int64_t owed, handed; /* referrals received from Ana; the second went to Ben */
    int64_t page, other_page;
};

typedef enum fault (*change)(struct scene *s);

static enum fault
enter_one(struct scene *s, const char *new_name) {
    struct practice *p = s->p;
    struct referral_new_answer answer;
    const struct referral_new_request request = {
        .referral = referral_new(s->ana, REFERRAL_RECEIVED, p->app.today),
        .new_name = new_name,
    };
    return app_referral_new(p->ctx, &p->app, &request, &answer, &p->err);
}

static enum fault
entered(struct scene *s) {
    return enter_one(s, NULL);
}

static enum fault
entered_with_somebody_new(struct scene *s) {
    return enter_one(s, "Dora Lind");
}

static enum fault
entered_in_a_grid(struct scene *s) {
    struct practice *p = s->p;
    struct many_answer answer;
    const struct sheet_row rows[] = {
        {.line = 1,
         .person = "Ana Ruiz",
         .way = SHEET_IN,
         .date = {2025, 5, 1},
         .consent = -1},
        {.line = 2,
         .person = "Dora Lind",
         .way = SHEET_OUT,
         .date = {2025, 6, 1},
         .consent = -1},
    };
    const struct many_request request = {.rows = rows, .count = 2};
    return app_ledger_many(p->ctx, &p->app, &request, &answer, &p->err);
}

static enum fault
answered(struct scene *s) {
    struct practice *p = s->p;
    struct referral_answer answer;
    return app_referral_step(p->ctx, &p->app, s->owed, STEP_CONTACTED, p->app.today, 0,
                             END_NONE, &answer, &p->err);
}

static enum fault
taken_back(struct scene *s) {
    struct practice *p = s->p;
    struct referral_answer answer;
    return app_referral_back(p->ctx, &p->app, s->handed, &answer, &p->err);
}

static enum fault
handed_on(struct scene *s) {
    struct practice *p = s->p;
    struct referral_answer answer, passed;
    const struct referral given = referral_new(s->ben, REFERRAL_GIVEN, p->app.today);
    return app_referral_hand_on(p->ctx, &p->app, s->owed, &given, &answer, &passed,
                                &p->err);
}

/* What was handed on from it is let loose in the same change. */
static enum fault
taken_out(struct scene *s) {
    struct practice *p = s->p;
    struct referral_answer answer;
    return app_referral_remove(p->ctx, &p->app, s->handed, &answer, &p->err);
}

static enum fault
came_from_another(struct scene *s) {
    struct practice *p = s->p;
    struct referral_answer answer;
    TRY(app_referral(p->ctx, &p->app, s->handed, &answer, &p->err));
    struct referral r = answer.referral;
    r.person_id = s->ben;
    return app_referral_edit(p->ctx, &p->app, &r, &answer, &p->err);
}

static enum fault
thanked_without_a_touch(struct scene *s) {
    struct practice *p = s->p;
    struct referral_answer answer;
    return app_thanks_set(p->ctx, &p->app, s->owed, THANKS_DONE, p->app.today, &answer,
                          &p->err);
}

static enum fault
thanked_by_card(struct scene *s) {
    struct practice *p = s->p;
    struct log_answer answer;
    return app_card_done(p->ctx, &p->app, s->ana, "a word", true, &answer, &p->err);
}

static enum fault
consented(struct scene *s) {
    struct practice *p = s->p;
    struct referral_answer answer;
    return app_consent_set(p->ctx, &p->app, s->owed, SAID_YES, &answer, &p->err);
}

static enum fault
asked(struct scene *s) {
    struct practice *p = s->p;
    struct log_answer answer;
    return app_ask_log(p->ctx, &p->app, s->ana, METHOD_EMAIL, NULL, "a page",
                       p->app.today, &answer, &p->err);
}

static enum fault
profile(struct scene *s, int64_t id, const char *needs, const char *refer) {
    struct practice *p = s->p;
    struct profile_answer answer;
    struct profile_request request = {.person_id = id, .refer = refer};
    request.texts[PROFILE_NEEDS] = needs;
    return app_profile_save(p->ctx, &p->app, &request, &answer, &p->err);
}

static enum fault
known(struct scene *s) {
    return profile(s, s->ben, "somebody for couples", "by letter");
}

static enum fault
known_no_more(struct scene *s) {
    return profile(s, s->ana, "", NULL);
}

static enum fault
page(struct scene *s, int64_t id, const char *name, const char *whom, int64_t *out) {
    struct practice *p = s->p;
    struct refer_answer answer;
    struct refer_edit edit = {.id = id, .name = name};
    edit.given[REFER_WHOM] = true;
    edit.texts[REFER_WHOM] = whom;
    enum fault fault = app_refer_edit(p->ctx, &p->app, &edit, &answer, &p->err);
    if (fault == FAULT_NONE && out)
        *out = answer.page.id;
    return fault;
}

static enum fault
page_added(struct scene *s) {
    return page(s, 0, "clergy", "Couples", NULL);
}

static enum fault
page_changed(struct scene *s) {
    return page(s, s->page, "everybody", "Couples, and families", NULL);
}

static enum fault
page_removed(struct scene *s) {
    struct practice *p = s->p;
    struct refer_answer answer;
    return app_refer_remove(p->ctx, &p->app, s->other_page, &answer, &p->err);
}

static enum fault
merged(struct scene *s) {
    struct practice *p = s->p;
    struct merge_answer answer;
    const struct merge_request request = {.keep_id = s->ben, .other_id = s->ana};
    return app_merge(p->ctx, &p->app, &request, &answer, &p->err);
}

static const struct {
    const char *name;
    change make;
} changes[] = {
    {"entered", entered},
    {"entered with somebody new", entered_with_somebody_new},
    {"entered in a grid", entered_in_a_grid},
    {"answered", answered},
    {"taken back", taken_back},
    {"handed on", handed_on},
    {"taken out", taken_out},
    {"came from another", came_from_another},
    {"thanked without a touch", thanked_without_a_touch},
    {"thanked by card", thanked_by_card},
    {"consented", consented},
    {"asked", asked},
    {"known", known},
    {"known no more", known_no_more},
    {"page added", page_added},
    {"page changed", page_changed},
    {"page removed", page_removed},
    {"merged", merged},
};

static void
set_scene(struct scene *s) {
    struct practice *p = s->p;
    struct referral_answer answer, passed;
    struct card_answer card;
    s->ana = practice_add(p, "Ana Ruiz", "ana@example.org");
    s->ben = practice_add(p, "Ben Ohm", NULL);
    struct referral r = referral_new(s->ana, REFERRAL_RECEIVED, p->app.today - 3);
    want(p, FAULT_NONE, app_referral_add(p->ctx, &p->app, &r, &answer, &p->err));
    s->owed = answer.referral.id;
    want(p, FAULT_NONE, app_referral_add(p->ctx, &p->app, &r, &answer, &p->err));
    s->handed = answer.referral.id;
    const struct referral given =
        referral_new(s->ben, REFERRAL_GIVEN, p->app.today - 1);
    want(p, FAULT_NONE,
         app_referral_hand_on(p->ctx, &p->app, s->handed, &given, &answer, &passed,
                              &p->err));
    want(p, FAULT_NONE,
         app_card_add(p->ctx, &p->app, s->ana, "thanks", &card, &p->err));
    want(p, FAULT_NONE, profile(s, s->ana, "a room on Fridays", NULL));
    want(p, FAULT_NONE, page(s, 0, NULL, "Families", &s->page));
    want(p, FAULT_NONE, page(s, 0, "schools", "Teenagers", &s->other_page));
}

static void
each_change_is_one_and_is_taken_back_exactly(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        struct scene s = {.p = practice_new(true)};
        struct practice *p = s.p;
        struct undo_answer answer;
        print_message("%s\n", changes[i].name);
        set_scene(&s);
        const char *before = practice_dump(p);
        want(p, FAULT_NONE, changes[i].make(&s));
        const char *after = practice_dump(p);
        assert_string_not_equal(after, before);
        assert_int_equal(practice_wrong(p), 0);
        want(p, FAULT_NONE, app_undo(p->ctx, &p->app, &answer, &p->err));
        assert_string_equal(practice_dump(p), before);
        assert_int_equal(practice_wrong(p), 0);
        want(p, FAULT_NONE, app_redo(p->ctx, &p->app, &answer, &p->err));
        assert_string_equal(practice_dump(p), after);
        assert_int_equal(practice_wrong(p), 0);
        practice_free(p);
    }
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_change_is_one_and_is_taken_back_exactly),
    };
    return cmocka_run_group_tests_name("referral_undo", tests, NULL, NULL);
}
