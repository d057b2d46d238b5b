/* Where referrals come from: where, who, why, how, when (METHOD R1). */
#include "app/sources.h"

#include <string.h>

#include "base/day_parse.h"
#include "base/memory.h"
#include "base/percent.h"
#include "base/text.h"
#include "view/sources.h"
#include "web/figures_sources.h"
#include "web/page.h"

#include "base/ban.h"

#define PATH "/referrals/sources"
#define SHOWN 8
#define SHOWN_ONE 60

/* How far back one looks with one click. */
static const struct {
    const char *word, *label;
    int months;
} spans[] = {
    {"12", "12 months", 12},
    {"24", "2 years", 24},
    {"60", "5 years", 60},
    {"all", "All", 0},
};
#define SPANS (sizeof spans / sizeof *spans)

/* What was asked, to make links that ask for the same but for one thing. */
struct asked {
    struct sources_request request;
    const char *show;          /* one question alone, or NULL */
    const char *span;          /* of `spans`, or NULL */
    const char *since, *until; /* as typed, or NULL */
};

static enum fault
read_day(const struct request *rq, const char *name, const char **typed, day_t *out,
         struct error *err) {
    struct error why = {0};
    *typed = form_get(rq->form, name);
    *out = DAY_NONE;
    if (*typed && day_parse_past(*typed, rq->app.today, out, &why) != FAULT_NONE)
        return error_field(err, name, "%s", why.text);
    return FAULT_NONE;
}

static enum fault
read_words(const struct request *rq, struct asked *out, struct error *err) {
    const char *direction = form_get(rq->form, "direction");
    const char *span = form_get(rq->form, "span");
    const char *show = form_get(rq->form, "show");
    if (direction && text_same_ascii(direction, "given"))
        out->request.direction = REFERRAL_GIVEN;
    else if (direction && !text_same_ascii(direction, "received"))
        return error_field(err, "direction", "Say received or given.");
    for (size_t i = 0; span && i < SPANS; i++) {
        if (!text_same_ascii(span, spans[i].word))
            continue;
        out->span = spans[i].word;
        out->request.all = spans[i].months == 0;
        out->request.since = spans[i].months
                                 ? day_add_months(rq->app.today + 1, -spans[i].months)
                                 : DAY_NONE;
    }
    if (span && !out->span)
        return error_field(err, "span", "Say 12, 24, 60 (months) or all.");
    for (int q = 0; show && q < SOURCE_QUESTIONS; q++)
        if (text_same_ascii(show, source_word((enum source_question)q)))
            out->show = source_word((enum source_question)q);
    if (show && text_same_ascii(show, "when"))
        out->show = "when";
    if (show && !out->show)
        return error_field(err, "show", "Say where, who, why, how or when.");
    out->request.most = out->show ? SHOWN_ONE : SHOWN;
    return FAULT_NONE;
}

static enum fault
read_asked(const struct request *rq, struct asked *out, struct error *err) {
    day_t since, until;
    *out = (struct asked){.request = {.direction = REFERRAL_RECEIVED,
                                      .since = DAY_NONE,
                                      .until = DAY_NONE,
                                      .most = SHOWN}};
    TRY(read_words(rq, out, err));
    TRY(read_day(rq, "since", &out->since, &since, err));
    TRY(read_day(rq, "until", &out->until, &until, err));
    if (out->since || out->until) {
        out->request.since = since;
        out->request.until = until;
        out->request.all = false;
        out->span = NULL;
    } else if (!out->span) {
        out->span = spans[0].word;
    }
    return FAULT_NONE;
}

/* The address of this page with these words, leaving out what is so by itself. */
static const char *
address(const struct request *rq, const struct asked *a, bool given, const char *span,
        const char *show) {
    struct buffer query = {.ctx = rq->ctx};
    const struct {
        const char *name, *value;
    } words[] = {
        {"direction", given ? "given" : NULL},
        {"span", span && strcmp(span, spans[0].word) != 0 ? span : NULL},
        {"since", span ? NULL : a->since},
        {"until", span ? NULL : a->until},
        {"show", show},
    };
    buffer_text(&query, PATH);
    for (size_t i = 0, n = 0; i < sizeof words / sizeof *words; i++) {
        if (!words[i].value)
            continue;
        buffer_char(&query, n++ ? '&' : '?');
        buffer_text(&query, words[i].name);
        buffer_char(&query, '=');
        percent_add(&query, words[i].value, strlen(words[i].value));
    }
    return query.bytes;
}

static void
add_link(json_t *list, const char *label, const char *href, bool current) {
    json_t *link = json_object();
    model_text(link, "label", label);
    model_text(link, "href", href);
    model_bool(link, "current", current);
    json_array_append_new(list, link);
}

static void
add_links(const struct request *rq, const struct asked *a, json_t *m) {
    bool given = a->request.direction == REFERRAL_GIVEN;
    json_t *directions = json_array();
    json_t *times = json_array();
    add_link(directions, "Received", address(rq, a, false, a->span, a->show), !given);
    add_link(directions, "Given", address(rq, a, true, a->span, a->show), given);
    for (size_t i = 0; i < SPANS; i++)
        add_link(times, spans[i].label, address(rq, a, given, spans[i].word, a->show),
                 a->span == spans[i].word);
    model_set(m, "directions", directions);
    model_set(m, "spans", times);
    model_text(m, "whole", a->show ? address(rq, a, given, a->span, NULL) : NULL);
    model_bool(m, "given", given);
}

static void
dress(const struct request *rq, const struct asked *a,
      const struct sources_answer *answer, json_t *m) {
    const char *more[SOURCE_QUESTIONS] = {NULL};
    bool given = answer->direction == REFERRAL_GIVEN;
    json_t *fields = json_object();
    for (int q = 0; q < SOURCE_QUESTIONS && !a->show; q++)
        more[q] = address(rq, a, given, a->span, source_word((enum source_question)q));
    add_links(rq, a, m);
    field_text(rq, fields, "since", a->since);
    field_text(rq, fields, "until", a->until);
    model_set(m, "fields", fields);
    model_bool(m, "own_dates", rq->failed || a->since || a->until);
    model_text(m, "show", a->show);
    model_text(m, "ended",
               answer->seen.of == 0
                   ? NULL
                   : mem_printf(rq->ctx,
                                "Of those that came to an end, %s, became clients.",
                                proportion_words(rq->ctx, &answer->seen)));
    model_set(m, "figures",
              answer->total > 0 ? figures_of_sources(rq->ctx, answer, m, more)
                                : json_array());
}

static enum fault
get(struct request *rq, struct reply *out, struct error *err) {
    struct asked asked;
    struct sources_answer answer;
    enum fault fault = read_asked(rq, &asked, err);
    if (fault == FAULT_NONE)
        fault = app_sources(rq->ctx, &rq->app, &asked.request, &answer, err);
    bool days = strcmp(err->field, "since") == 0 || strcmp(err->field, "until") == 0;
    if (fault == FAULT_INVALID && !rq->json && days) {
        /* The page as it is by itself, with what was typed and why it can't be. */
        struct error *why = mem_new(rq->ctx, struct error);
        *why = *err;
        rq->failed = why;
        out->status = 400;
        asked.request.since = asked.request.until = DAY_NONE;
        fault = app_sources(rq->ctx, &rq->app, &asked.request, &answer, err);
    }
    if (fault != FAULT_NONE)
        return fault;
    out->model = view_sources(&answer, asked.show);
    out->title = "Sources of referrals";
    out->page = &template_sources;
    if (!rq->json)
        dress(rq, &asked, &answer, out->model);
    rq->failed = NULL; /* nothing was to be kept: the field says it all */
    return FAULT_NONE;
}

const struct route sources_routes[] = {
    {GET, PATH, get, .about = "Where referrals come from: where, who, why, how, when",
     .fields = "direction span since until show"},
    {0},
};
