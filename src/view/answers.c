#include "view/answers.h"

#include "base/ban.h"

static json_t *
view_sum(const struct answer_sum *sum) {
    json_t *m = json_object();
    model_day(m, "month", sum->month);
    model_int(m, "answered", sum->answered);
    model_int(m, "within", sum->within);
    model_int(m, "overdue", sum->overdue);
    model_int(m, "by_days", sum->by_days);
    model_set(m, "median", sum->answered ? json_integer(sum->median) : json_null());
    return m;
}

json_t *
view_answers(const struct answers *a) {
    const struct answer_record *r = &a->record;
    json_t *m = json_object();
    json_t *months = json_array();
    json_t *all = view_sum(&r->all);
    json_object_del(all, "month");
    model_day(m, "since", r->all.month);
    model_int(m, "answer_days", a->answer_days);
    model_int(m, "limit", r->limit);
    model_int(m, "received_earlier", a->earlier);
    model_int(m, "waiting", r->waiting);
    model_int(m, "unanswered", r->unanswered);
    model_set(m, "all", all);
    for (size_t i = 0; i < r->months.count; i++)
        json_array_append_new(months, view_sum(&r->months.items[i]));
    model_set(m, "months", months);
    return m;
}
