#include "app/profile.h"

#include <string.h>

#include "app/note.h"
#include "app/today.h"
#include "base/memory.h"
#include "base/text.h"
#include "store/people.h"
#include "store/profile.h"
#include "store/row.h"
#include "store/state.h"

#include "base/ban.h"

#define REFER (FACT_REFER - FACT_NEWS) /* its line of the call sheet */

static void
fill_who(const void *ctx, const struct record *r, const struct state *s,
         const struct profile *profile, struct potential *out) {
    *out = (struct potential){
        .person_id = r->person.id,
        .name = r->person.name,
        .title = r->person.title,
        .organisation = r->person.organisation,
        .company = r->person.company,
        .liked = r->person.liked,
        .practice_full = r->person.practice_full,
        .qualifiers = s->qualifiers,
        .received = s->received,
        .given = s->given,
        .touches = s->touches,
        .received_day = s->received_day,
        .given_day = s->given_day,
        .last_touch = s->last_touch,
        .profile = *profile,
    };
    for (size_t i = 0; i < r->tags.count; i++)
        if (r->tags.items[i].kind == TAG_ROLE)
            *array_add(ctx, &out->roles) = r->tags.items[i].word;
    out->tier = know_tier_of(out);
    out->gaps = profile_gaps(profile);
}

static enum fault
load(const void *ctx, const struct app *app, int64_t id, struct profile_answer *out,
     struct error *err) {
    struct record record;
    struct state state;
    struct profile profile;
    struct sheet_line sheet[4];
    TRY(people_record(ctx, app->store, id, &record, err));
    TRY(state_get(app->store, id, &state, err));
    TRY(profile_load(ctx, app->store, id, &profile, err));
    *out = (struct profile_answer){.active = state.active};
    fill_who(ctx, &record, &state, &profile, &out->who);
    app_call_sheet(&record.facts, sheet);
    out->refer = sheet[REFER].answer;
    out->refer_day = sheet[REFER].told_day;
    out->free_doubtful = profile_free_is_doubtful(&profile, app->today);
    return FAULT_NONE;
}

enum fault
app_profile(const void *ctx, const struct app *app, int64_t person_id,
            struct profile_answer *out, struct error *err) {
    TRY(store_begin_read(app->store, err));
    enum fault fault = load(ctx, app, person_id, out, err);
    store_end(app->store);
    return fault;
}

static bool
same(const char *a, const char *b) {
    return strcmp(a ? a : "", b ? b : "") == 0;
}

/* Puts into the profile what was said; whether that changed anything. */
static bool
apply(const struct profile_request *r, day_t today, struct profile *p) {
    bool changed = false;
    for (int i = 0; i < PROFILE_TEXT_COUNT; i++) {
        const char **text = profile_text(p, (enum profile_text)i);
        if (!r->texts[i] || same(*text, r->texts[i]))
            continue;
        *text = *r->texts[i] ? r->texts[i] : NULL;
        changed = true;
    }
    if (r->set_free) {
        day_t day = r->free == NOT_SAID       ? DAY_NONE
                    : r->free_day == DAY_NONE ? today
                                              : r->free_day;
        changed |= p->free != r->free || p->free_day != day;
        p->free = r->free;
        p->free_day = day;
    }
    if (r->set_access) {
        changed |= p->access != r->access;
        p->access = r->access;
    }
    if (r->set_trust) {
        changed |= p->trust != r->trust;
        p->trust = r->trust;
    }
    return changed;
}

/* A profile without an answer is kept only to remember that it was looked at. */
static enum fault
keep(const struct app *app, struct profile *p, bool looked, struct error *err) {
    if (profile_is_blank(p) && !looked)
        return p->id ? row_remove(app->store, &PROFILE, p->id, err) : FAULT_NONE;
    p->told_day = app->today;
    return p->id ? row_save(app->store, &PROFILE, p, err)
                 : row_add(app->store, &PROFILE, p, err);
}

static enum fault
save(const void *ctx, const struct app *app, const struct profile_request *r,
     struct profile_answer *out, struct error *err) {
    struct record record;
    struct profile profile;
    struct note_answer note = {0};
    TRY(people_record(ctx, app->store, r->person_id, &record, err));
    TRY(profile_load(ctx, app->store, r->person_id, &profile, err));
    bool changed = apply(r, app->today, &profile);
    bool looked = r->looked && profile.told_day != app->today;
    if (changed || looked)
        TRY(keep(app, &profile, r->looked, err));
    if (r->refer)
        TRY(app_sheet_keep(ctx, app, &record, FACT_REFER, r->refer, &note, err));
    TRY(store_settle(app->store, err));
    TRY(load(ctx, app, r->person_id, out, err));
    out->changed = changed || looked || note.changed;
    return store_describe(app->store,
                          mem_printf(ctx,
                                     changed || note.changed
                                         ? "wrote down what you know of %s"
                                         : "looked at what you know of %s",
                                     record.person.name),
                          err);
}

enum fault
app_profile_save(const void *ctx, const struct app *app,
                 const struct profile_request *request, struct profile_answer *out,
                 struct error *err) {
    if (request->set_free && request->free_day != DAY_NONE &&
        request->free_day > app->today)
        return error_field(err, "free_day", "They can't have said so after today.");
    TRY(app_begin(app, "know", err));
    return app_finish(app, save(ctx, app, request, out, err), err);
}
