#include "app/sources.h"

#include "base/memory.h"
#include "store/row.h"
#include "store/sources.h"

#include "base/ban.h"

static enum fault
read_span(const struct app *app, const struct sources_request *r,
          struct sources_answer *out, struct error *err) {
    out->to = r->until == DAY_NONE ? app->today : r->until;
    if (out->to > app->today)
        return error_field(err, "until", "The last day lies ahead. Until today it is.");
    out->from =
        r->since == DAY_NONE ? day_add_months(out->to + 1, -SOURCES_MONTHS) : r->since;
    if (r->all)
        out->from = out->first_day;
    if (out->from != DAY_NONE && out->from > out->to && !r->all)
        return error_field(err, r->since == DAY_NONE ? "until" : "since",
                           "The first day of the span comes after its last. Name an "
                           "earlier one.");
    return FAULT_NONE;
}

static enum fault
name_people(const void *ctx, const struct app *app, struct sources_answer *out,
            struct error *err) {
    const struct source_side *who = &out->sides[SOURCE_WHO];
    out->names = mem_array(ctx, const char *, who->groups.count + 1);
    for (size_t i = 0; i < who->groups.count; i++) {
        struct person person;
        TRY(row_get(ctx, app->store, &PERSON, who->groups.items[i].person_id, &person,
                    err));
        out->names[i] = person.name;
    }
    return FAULT_NONE;
}

static enum fault
look(const void *ctx, const struct app *app, const struct sources_request *r,
     struct sources_answer *out, struct error *err) {
    struct ledger_days all = {0};
    struct sources *sources = sources_begin(ctx);
    *out = (struct sources_answer){.direction = r->direction,
                                   .today = app->today,
                                   .all = r->all,
                                   .first_day = DAY_NONE};
    TRY(sources_days(ctx, app->store, r->direction, app->today, &all, err));
    for (size_t i = 0; i < all.days.count; i++)
        if (out->first_day == DAY_NONE || all.days.items[i] < out->first_day)
            out->first_day = all.days.items[i];
    TRY(read_span(app, r, out, err));
    if (out->from != DAY_NONE)
        TRY(sources_load(ctx, app->store, r->direction, out->from, out->to, sources,
                         err));
    out->total = sources_count(sources);
    out->seen = sources_seen(sources);
    for (int q = 0; q < SOURCE_QUESTIONS; q++)
        out->sides[q] = sources_side(sources, (enum source_question)q, r->most);
    out->periods = periods_of(ctx, all.days.items, all.days.count, out->from, out->to);
    out->seasons = seasons_of(all.days.items, all.days.count, app->today);
    return name_people(ctx, app, out, err);
}

enum fault
app_sources(const void *ctx, const struct app *app,
            const struct sources_request *request, struct sources_answer *out,
            struct error *err) {
    TRY(store_begin_read(app->store, err));
    enum fault fault = look(ctx, app, request, out, err);
    store_end(app->store);
    return fault;
}
