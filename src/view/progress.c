#include "view/progress.h"

#include "domain/words.h"
#include "view/row.h"

#include "base/ban.h"

static json_t *
view_tally(const struct tally *t) {
    json_t *m = json_object();
    model_day(m, "from", t->from);
    model_day(m, "to", t->to);
    model_int(m, "touches", t->touches);
    model_int(m, "line", t->line);
    return m;
}

static json_t *
view_list(const struct progress_answer *a) {
    static const char *const sizes[] = {"empty", "short", "right", "long"};
    json_t *m = json_object();
    model_int(m, "people", a->people);
    model_int(m, "min", a->plan.list_min);
    model_int(m, "max", a->plan.list_max);
    model_text(m, "size", sizes[a->size]);
    model_day(m, "renewal", a->renewal);
    model_bool(m, "renew", a->renewal != DAY_NONE && a->renewal < a->today);
    model_int(m, "unreachable", a->unreachable);
    json_t *months = json_array();
    for (size_t i = 0; i < a->past.months.count; i++) {
        const struct list_month *month = &a->past.months.items[i];
        json_t *o = json_object();
        model_day(o, "from", month->from);
        model_day(o, "to", month->to);
        model_int(o, "people", month->people);
        model_int(o, "added", month->added);
        model_int(o, "let_go", month->let_go);
        json_array_append_new(months, o);
    }
    model_set(m, "months", months);
    return m;
}

static json_t *
view_steps(const struct progress_past *past) {
    json_t *list = json_array();
    for (size_t i = 0; i < past->steps.count; i++) {
        const struct line_step *step = &past->steps.items[i];
        json_t *m = json_object();
        model_day(m, "from", step->from);
        model_day(m, "to", step->to);
        model_int(m, "touches", step->touches);
        model_int(m, "total", step->total);
        model_int(m, "line", step->line);
        json_array_append_new(list, m);
    }
    return list;
}

static void
set_effort(json_t *m, const struct effort *effort) {
    model_int(m, "adding", effort->adding);
    model_int(m, "following", effort->following);
    model_int(m, "closing", effort->closing);
}

static void
set_gifts(json_t *m, const struct gifts *gifts) {
    model_int(m, "touches", gifts->touches);
    model_int(m, "meaningful", gifts->meaningful);
    model_int(m, "judged", gifts->judged);
    for (int i = 0; i < SHARE_COUNT; i++)
        model_int(m, share_word((enum share)i), gifts->shares[i]);
}

static json_t *
view_weeks(const struct progress_past *past) {
    json_t *list = json_array();
    for (size_t i = 0; i < past->weeks.count; i++) {
        const struct progress_week *week = &past->weeks.items[i];
        json_t *m = json_object();
        model_day(m, "from", week->from);
        model_day(m, "to", week->to);
        set_gifts(m, &week->gifts);
        set_effort(m, &week->effort);
        json_array_append_new(list, m);
    }
    return list;
}

static json_t *
view_habits(const struct progress_past *past) {
    json_t *m = json_object();
    json_t *methods = json_array();
    json_t *weekdays = json_array();
    model_day(m, "from", past->weeks_from);
    for (int i = 0; i <= METHOD_COUNT; i++) {
        json_t *method = json_object();
        model_text(method, "method",
                   i < METHOD_COUNT ? method_word((enum method)i) : NULL);
        model_int(method, "touches", past->methods[i]);
        json_array_append_new(methods, method);
    }
    for (int i = 0; i < 7; i++) {
        json_t *weekday = json_object();
        model_text(weekday, "weekday", weekday_name((enum weekday)i));
        model_bool(weekday, "working", (past->working & (1U << i)) != 0);
        model_int(weekday, "touches", past->weekdays[i]);
        json_array_append_new(weekdays, weekday);
    }
    model_set(m, "methods", methods);
    model_set(m, "weekdays", weekdays);
    return m;
}

static json_t *
view_effort(const struct progress_answer *a) {
    json_t *m = json_object();
    model_day(m, "from", a->effort_from);
    set_effort(m, &a->effort);
    model_int(m, "overdue", a->overdue);
    model_bool(m, "starves", a->starves);
    return m;
}

json_t *
view_progress(const struct progress_answer *a) {
    json_t *m = json_object();
    model_day(m, "date", a->today);
    model_day(m, "begun", a->begun);
    model_bool(m, "since_begun", a->since_begun);
    model_set(m, "line", view_tally(&a->line));
    model_set(m, "month", view_tally(&a->month));
    model_set(m, "last_month", view_tally(&a->last_month));
    json_t *targets = json_object();
    model_int(targets, "first", a->plan.month_first);
    model_int(targets, "second", a->plan.month_second);
    model_day(targets, "first_day", a->past.first_day);
    model_day(targets, "second_day", a->past.second_day);
    model_set(m, "targets", targets);
    model_set(m, "list", view_list(a));
    json_t *stages = json_object();
    for (int i = STAGE_ADDING; i <= STAGE_LET_GO; i++)
        model_int(stages, stage_word((enum stage)i), a->stages[i]);
    model_set(m, "stages", stages);
    model_set(m, "effort", view_effort(a));
    json_t *gifts = json_object();
    set_gifts(gifts, &a->gifts);
    model_set(m, "gifts", gifts);
    model_set(m, "steps", view_steps(&a->past));
    model_set(m, "weeks", view_weeks(&a->past));
    model_set(m, "habits", view_habits(&a->past));
    model_set(m, "calendar", view_row(&a->calendar));
    return m;
}
