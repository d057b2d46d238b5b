/* Today: whom to reach out to, why, how, and with what. */
#include "app/today.h"

#include <string.h>

#include "app/pause.h"
#include "base/memory.h"
#include "domain/words.h"
#include "view/today.h"
#include "web/log_said.h"
#include "web/page.h"
#include "web/row_strip.h"
#include "web/way.h"

#include "base/ban.h"

#define MORE_MAX 50

static const char *
count_word(size_t n) {
    static const char *const words[] = {"Nobody",       "One person",  "Two people",
                                        "Three people", "Four people", "Five people"};
    return n < sizeof words / sizeof *words ? words[n] : "Some people";
}

static char *
head(const void *ctx, const struct today_answer *a) {
    if (a->checkmark)
        return mem_dup(ctx, "Today has its checkmark");
    if (a->done > 0)
        return mem_printf(ctx, "%d of %d done", a->done, a->plan.day_min);
    if (a->picks.count > 0)
        return mem_printf(ctx, "%s for today", count_word(a->picks.count));
    if (a->day_kind == DAY_PAUSED)
        return mem_dup(ctx, "You are on a pause");
    return mem_dup(ctx, a->day_kind == DAY_REST ? "A day of rest" : "Nobody is due");
}

/* When nobody is named. */
static char *
nobody(const void *ctx, const struct today_answer *a) {
    char words[DATE_TEXT_MAX];
    day_words(a->next_working, a->day, words);
    if (a->checkmark)
        return mem_dup(ctx, "That is all for today. Enjoy the rest of it.");
    if (a->day_kind == DAY_PAUSED) {
        bool named = a->pause_label && strcmp(a->pause_label, PAUSE_UNNAMED) != 0;
        const char *head = a->done ? "You are on a pause" : "";
        const char *what = named ? a->pause_label : head;
        return mem_printf(ctx, "%s%sTend is quiet until %s, and your row waits.", what,
                          *what ? ". " : "", words);
    }
    if (a->day_kind == DAY_REST)
        return mem_printf(ctx, "Nothing is asked of you until %s.", words);
    return mem_dup(ctx, "A good day to add somebody you know: from where you trained, "
                        "worked, lived.");
}

static void
add_why(const void *ctx, json_t *pick) {
    size_t i;
    json_t *reason;
    char *why = mem_dup(ctx, "");
    json_array_foreach(model_list(pick, "reasons"), i, reason) {
        why = mem_append(why, "%s%s", i ? "; " : "", model_get(reason, "text"));
    }
    if (*why >= 'a' && *why <= 'z')
        *why = (char)(*why - 'a' + 'A');
    model_text(pick, "why", mem_printf(ctx, "%s.", why));
}

/* What they are: as their title has it, or the first of their roles. */
static const char *
first_role(const struct record *r) {
    for (size_t i = 0; i < r->tags.count; i++)
        if (r->tags.items[i].kind == TAG_ROLE)
            return r->tags.items[i].word;
    return "";
}

/* "Play therapist, Kauri House" */
static void
add_work(const void *ctx, const struct record *r, json_t *pick) {
    const struct person *p = &r->person;
    const char *what = p->title ? p->title : first_role(r);
    const char *where = p->organisation ? p->organisation : "";
    if (strcmp(where, p->name) == 0)
        where = "";
    model_text(pick, "work",
               mem_printf(ctx, "%s%s%s", what, *what && *where ? ", " : "", where));
}

/* The day of a fact, as one says it: without the day of the week. */
static void
add_whens(json_t *pick) {
    size_t i;
    json_t *fact;
    char words[DATE_TEXT_MAX];
    json_array_foreach(model_list(pick, "known"), i, fact) {
        struct date date;
        if (date_from_iso(model_get(fact, "date"), &date))
            model_text(fact, "when", date_words(date, words));
    }
}

/* "for example an article that fits their work, or a book" */
static void
add_examples(const void *ctx, json_t *pick) {
    size_t i;
    json_t *entry;
    char *examples = mem_dup(ctx, "");
    json_array_foreach(model_list(pick, "menu"), i, entry) {
        examples =
            mem_append(examples, "%s%s", i ? ", or " : "", model_get(entry, "word"));
    }
    model_text(pick, "examples", examples);
}

static void
dress_pick(const void *ctx, const struct record *r, json_t *pick) {
    char *share = mem_dup(ctx, model_get(pick, "share"));
    if (*share)
        *share = (char)(*share - 'a' + 'A');
    add_why(ctx, pick);
    add_work(ctx, r, pick);
    model_text(pick, "share_title", share);
    add_whens(pick);
    add_examples(ctx, pick);
    const json_t *last = model_list(pick, "last");
    model_text(pick, "last_how",
               last ? log_how(method_from_word(model_get(last, "method")),
                              model_get(last, "word"))
                    : NULL);
    way_add(ctx, pick, 0);
}

static void
dress_logged(json_t *touch) {
    model_text(touch, "how",
               log_how(method_from_word(model_get(touch, "method")),
                       model_get(touch, "word")));
}

/* What was earned just now is said once, as the address tells. */
static void
add_news(struct request *rq, const struct today_answer *a, json_t *m) {
    const char *new = form_get(rq->form, "new");
    model_bool(m, "new_checkmark", a->checkmark && new);
    model_bool(m, "new_treat", a->checkmark && new &&strcmp(new, "treat") == 0);
    model_bool(m, "alone", a->picks.count == 0);
    model_bool(m, "idle",
               a->picks.count == 0 && !a->checkmark && a->day_kind == DAY_WORKING);
    model_bool(m, "breathe", a->plan.moment && a->done == 0 && a->picks.count > 0);
    model_bool(m, "can_more",
               a->picks.count == 0 && a->people > 0 && a->waiting + a->new_names > 0);
}

static void
dress(struct request *rq, const struct today_answer *a, int more, json_t *m) {
    size_t i;
    json_t *one;
    model_text(m, "head", head(rq->ctx, a));
    model_text(m, "nobody", a->picks.count ? NULL : nobody(rq->ctx, a));
    model_int(m, "next_more", more + 1);
    int most = a->plan.day_max;
    model_int(m, "waiting_days", (a->waiting + most - 1) / most);
    add_news(rq, a, m);
    row_strip_add(rq->ctx, m);
    json_array_foreach(model_list(m, "suggestions"), i, one) {
        dress_pick(rq->ctx, &a->picks.items[i].record, one);
    }
    json_array_foreach(model_list(m, "logged"), i, one) {
        dress_logged(one);
    }
}

static enum fault
get(struct request *rq, struct reply *out, struct error *err) {
    struct today_answer answer;
    struct today_request request;
    TRY(form_int(rq->form, "more", 0, MORE_MAX, 0, &request.more, err));
    TRY(app_today(rq->ctx, &rq->app, &request, &answer, err));
    bool waits = answer.clocks.running.count > 0;
    if (!rq->json && answer.people == 0 && answer.first_morning && !waits) {
        out->location = "/welcome";
        return FAULT_NONE;
    }
    out->model = view_today(&answer);
    out->title = "Today";
    out->page = &template_today;
    out->by_minute = waits;
    if (!rq->json)
        dress(rq, &answer, request.more, out->model);
    return FAULT_NONE;
}

const struct route today_routes[] = {
    {GET, "/today", get, .about = "Whom to reach out to today", .fields = "more new"},
    {0},
};
