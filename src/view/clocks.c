#include "view/clocks.h"

#include "base/clock.h"
#include "base/memory.h"
#include "view/referral.h"

#include "base/ban.h"

static void
set_time(json_t *m, const char *key, int minute) {
    char text[CLOCK_TEXT_MAX];
    clock_text(minute, text);
    model_text(m, key, *text ? text : NULL);
}

json_t *
view_answer(const struct answer *a) {
    if (a->state == ANSWER_NONE)
        return json_null();
    json_t *m = json_object();
    void *ctx = mem_context(NULL);
    model_text(m, "state", a->state == ANSWER_RUNNING ? "running" : "answered");
    model_day(m, "due", a->due.day);
    set_time(m, "due_time", a->due.minute ? a->due.minute : 1);
    model_int(m, "limit", a->limit);
    model_int(m, "used", a->used);
    model_int(m, "left", answer_left(a));
    model_bool(m, "over", answer_left(a) < 0);
    model_bool(m, "stands", a->stands);
    model_bool(m, "by_days", a->by_days);
    model_text(m, "says", answer_says(ctx, a));
    talloc_free(ctx);
    return m;
}

void
view_clocks(json_t *m, const struct clocks *c) {
    json_t *clocks = json_array();
    json_t *hanging = json_array();
    for (size_t i = 0; i < c->running.count; i++) {
        const struct clock *clock = &c->running.items[i];
        json_t *one = view_referral(&clock->it.referral, clock->it.name);
        model_set(one, "clock", view_answer(&clock->answer));
        json_array_append_new(clocks, one);
    }
    for (size_t i = 0; i < c->hanging.count; i++) {
        const struct hanging *hangs = &c->hanging.items[i];
        json_t *one = view_referral(&hangs->it.referral, hangs->it.name);
        model_int(one, "hangs", hangs->days);
        json_array_append_new(hanging, one);
    }
    model_set(m, "clocks", clocks);
    model_int(m, "clocks_more", c->more);
    model_bool(m, "clocks_stand", c->stand);
    model_day(m, "clocks_go_on", c->stand ? c->go_on.day : DAY_NONE);
    set_time(m, "clocks_go_on_time", c->stand ? c->go_on.minute : 0);
    model_set(m, "hanging", hanging);
    model_int(m, "hanging_more", c->hanging_more);
}

static json_t *
view_steps(const struct referral *r) {
    json_t *steps = json_array();
    for (int i = 0; i < STEP_COUNT; i++) {
        enum step step = (enum step)i;
        day_t day = referral_step_day(r, step);
        if (day == DAY_NONE)
            continue;
        json_t *one = json_object();
        bool given = step == STEP_RECEIVED && r->direction == REFERRAL_GIVEN;
        model_text(one, "step", given ? "given" : step_word(step));
        model_day(one, "date", day);
        set_time(one, "time",
                 step == STEP_RECEIVED    ? r->minute
                 : step == STEP_CONTACTED ? r->contacted_minute
                                          : 0);
        json_array_append_new(steps, one);
    }
    return steps;
}

json_t *
view_referral_whole(const struct referral_whole *whole) {
    const struct referral *r = &whole->it.referral;
    json_t *m = view_referral(r, whole->it.name);
    json_t *passed = json_array();
    if (!whole->plan.business) {
        model_text(m, "amount", NULL);
        model_text(m, "currency", NULL);
    }
    model_set(m, "steps", view_steps(r));
    model_set(m, "clock", view_answer(&whole->answer));
    model_int(m, "hangs", whole->hangs);
    for (size_t i = 0; i < whole->passed.count; i++) {
        const struct named_referral *p = &whole->passed.items[i];
        json_t *one = json_object();
        model_int(one, "id", p->referral.id);
        model_text(one, "code", p->referral.code);
        model_day(one, "date", p->referral.day);
        model_set(one, "person", model_person(p->referral.person_id, p->name));
        json_array_append_new(passed, one);
    }
    model_set(m, "passed_to", passed);
    model_text(m, "passed_from_code", whole->passed_from);
    return m;
}
