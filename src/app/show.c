#include "app/show.h"

#include "app/record.h"
#include "domain/card.h"
#include "store/row.h"
#include "store/state.h"

#include "base/ban.h"

#define TOUCHES_MAX 100000

struct import_people ARRAY(struct import_person);

static enum fault
load_imports(const void *ctx, const struct app *app, int64_t id, struct broughts *out,
             struct error *err) {
    struct import_people rows = {0};
    TRY(rows_where(ctx, app->store, &IMPORT_PERSON, "person_id", id, &rows, err));
    for (size_t i = 0; i < rows.count; i++) {
        struct import import;
        TRY(row_get(ctx, app->store, &IMPORT, rows.items[i].import_id, &import, err));
        *array_add(ctx, out) = (struct brought){
            .day = import.day, .file = import.file, .outcome = rows.items[i].outcome};
    }
    return FAULT_NONE;
}

static void
make_timeline(const void *ctx, const struct app *app, struct shown *out) {
    const struct timeline_of of = {
        .today = app->today,
        .person = &out->record.person,
        .touches = &out->touches,
        .reach_outs = &out->reach_outs,
        .referrals = &out->referrals,
        .cards = &out->cards,
        .imports = &out->imports,
    };
    out->timeline = timeline_make(ctx, &of);
}

static enum fault
show(const void *ctx, const struct app *app, int64_t id, struct shown *out,
     struct error *err) {
    struct bearings b;
    struct store *st = app->store;
    *out = (struct shown){0};
    TRY(app_bearings(ctx, app, &b, err));
    TRY(people_record(ctx, st, id, &out->record, err));
    out->version = record_version(ctx, &out->record);
    TRY(state_get(st, id, &out->state, err));
    TRY(people_touches(ctx, st, id, TOUCHES_MAX, &out->touches, err));
    TRY(people_open(ctx, st, id, &out->open, err));
    TRY(rows_where(ctx, st, &REACH_OUT, "person_id", id, &out->reach_outs, err));
    TRY(rows_where(ctx, st, &REFERRAL, "person_id", id, &out->referrals, err));
    TRY(people_relations_to(ctx, st, id, &out->introduced, err));
    TRY(rows_where(ctx, st, &CARD, "person_id", id, &out->cards, err));
    TRY(load_imports(ctx, app, id, &out->imports, err));
    app_call_sheet(&out->record.facts, out->sheet);
    qualify(ctx, &out->record.person, &out->referrals, out->qualified);
    out->address = card_lines(ctx, &out->record);
    make_timeline(ctx, app, out);
    out->rhythm_days =
        plan_rhythm_days(&b.plan, b.people, out->record.person.rhythm_days);
    return FAULT_NONE;
}

enum fault
app_show(const void *ctx, const struct app *app, int64_t person_id, struct shown *out,
         struct error *err) {
    TRY(store_begin_read(app->store, err));
    enum fault fault = show(ctx, app, person_id, out, err);
    store_end(app->store);
    return fault;
}
