#include "view/progress.h"

#include "domain/words.h"

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
    return m;
}

static json_t *
view_effort(const struct progress_answer *a) {
    json_t *m = json_object();
    model_day(m, "from", a->effort_from);
    model_int(m, "adding", a->effort.adding);
    model_int(m, "following", a->effort.following);
    model_int(m, "closing", a->effort.closing);
    model_int(m, "overdue", a->overdue);
    model_bool(m, "starves", a->starves);
    return m;
}

static json_t *
view_gifts(const struct gifts *gifts) {
    json_t *m = json_object();
    model_int(m, "touches", gifts->touches);
    model_int(m, "meaningful", gifts->meaningful);
    model_int(m, "judged", gifts->judged);
    for (int i = 0; i < SHARE_COUNT; i++)
        model_int(m, share_word((enum share)i), gifts->shares[i]);
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
    model_set(m, "targets", targets);
    model_set(m, "list", view_list(a));
    json_t *stages = json_object();
    for (int i = STAGE_ADDING; i <= STAGE_LET_GO; i++)
        model_int(stages, stage_word((enum stage)i), a->stages[i]);
    model_set(m, "stages", stages);
    model_set(m, "effort", view_effort(a));
    model_set(m, "gifts", view_gifts(&a->gifts));
    return m;
}
