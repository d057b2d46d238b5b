#include "app/referral_new.h"

#include <string.h>

#include "app/record.h"
#include "base/memory.h"
#include "base/private.h"
#include "base/text.h"
#include "domain/referrer.h"
#include "exchange/contact.h"
#include "store/row.h"

#include "base/ban.h"

enum fault
app_referral_general(const void *ctx, const struct referral *r,
                     const struct referral *before, const char *name,
                     struct error *err) {
    static const struct referral none = {0};
    const struct referral *b = before ? before : &none;
    const struct {
        const char *field, *text, *before;
    } texts[] = {{"about", r->about, b->about},
                 {"how", r->how, b->how},
                 {"why", r->why, b->why},
                 {"outcome", r->outcome, b->outcome}};
    const char *except = name ? text_fold(ctx, name) : NULL;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const char *text = texts[i].text, *had = texts[i].before;
        enum private_kind kind = text && had && strcmp(text, had) == 0
                                     ? PRIVATE_NOTHING
                                     : private_find(text, except);
        if (kind != PRIVATE_NOTHING)
            return error_field(err, texts[i].field,
                               "This seems to hold %s: “%.80s”. Tend keeps nothing "
                               "that tells who a client is; a few general words will "
                               "do.",
                               private_kind_words(kind), text);
    }
    return FAULT_NONE;
}

static enum fault
add_person(const void *ctx, const struct app *app, const struct referral_new_request *r,
           struct person *out, struct error *err) {
    struct record record, there;
    struct contacts *all = contacts_new(ctx, FORMAT_UNKNOWN);
    struct contact *c = contact_new(all, 1);
    const struct referrer who = referrer_read(ctx, r->new_name);
    bool place = who.kind == REFERRER_PLACE;
    c->name = mem_dup(c, place ? who.name : r->new_name);
    c->company = place;
    contact_finish(all, c);
    if (all->list.count == 0)
        return error_field(err, "who", "This name can't be kept: %s.",
                           all->skips.items[0].reason);
    record_from_contact(ctx, all->list.items[0], app->today, &record);
    TRY(record_find_same(ctx, app, &record, &there, NULL, err));
    if (there.person.id && !r->anyway) {
        error_set(err, FAULT_CONFLICT,
                  "%.80s is here already, as number %lld. Choose them, or say that it "
                  "is somebody else.",
                  there.person.name, (long long)there.person.id);
        if (err)
            snprintf(err->field, sizeof err->field, "who");
        return FAULT_CONFLICT;
    }
    if (place) {
        record.person.let_go_day = app->today;
        record.person.let_go_why = REFERRER_PLACE_WHY;
    }
    TRY(record_add(ctx, app, &record, err));
    *out = record.person;
    return FAULT_NONE;
}

static enum fault
enter(const void *ctx, const struct app *app, const struct referral_new_request *r,
      struct referral_new_answer *out, struct error *err) {
    struct person person;
    *out = (struct referral_new_answer){.added = r->new_name != NULL};
    if (r->new_name)
        TRY(add_person(ctx, app, r, &person, err));
    else
        TRY(row_get(ctx, app->store, &PERSON, r->referral.person_id, &person, err));
    if (!r->sure)
        TRY(app_referral_general(ctx, &r->referral, NULL, person.name, err));
    out->entered = (struct referral_answer){
        .referral = r->referral, .name = person.name, .changed = true};
    struct referral *referral = &out->entered.referral;
    referral->person_id = person.id;
    TRY(app_referral_enter(ctx, app, referral, err));
    return store_describe(
        app->store,
        mem_printf(ctx, "referral %s %s %s%s", referral->code,
                   referral->direction == REFERRAL_RECEIVED ? "from" : "to",
                   person.name, out->added ? ", who is new" : ""),
        err);
}

enum fault
app_referral_new(const void *ctx, const struct app *app,
                 const struct referral_new_request *request,
                 struct referral_new_answer *out, struct error *err) {
    TRY(app_begin(app, "referral", err));
    return app_finish(app, enter(ctx, app, request, out, err), err);
}
