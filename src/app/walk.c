#include "app/walk.h"

#include <string.h>

#include "base/memory.h"
#include "exchange/contact.h"
#include "store/people.h"
#include "store/row.h"
#include "store/state.h"

#include "base/ban.h"

static enum fault
walk(const void *ctx, const struct app *app, bool only_new, struct walk_answer *out,
     struct error *err) {
    struct bearings b;
    TRY(app_bearings(ctx, app, &b, err));
    out->people = b.people;
    out->plan = b.plan;
    return people_to_walk(ctx, app->store, app->today - b.plan.list_renew_days,
                          only_new, &out->ids, err);
}

enum fault
app_walk(const void *ctx, const struct app *app, bool only_new, struct walk_answer *out,
         struct error *err) {
    *out = (struct walk_answer){0};
    TRY(store_begin_read(app->store, err));
    enum fault fault = walk(ctx, app, only_new, out, err);
    store_end(app->store);
    return fault;
}

static enum fault
card(const void *ctx, const struct app *app, int64_t id, struct walk_card *out,
     struct error *err) {
    TRY(people_record(ctx, app->store, id, &out->record, err));
    return state_get(app->store, id, &out->state, err);
}

enum fault
app_walk_card(const void *ctx, const struct app *app, int64_t person_id,
              struct walk_card *out, struct error *err) {
    TRY(store_begin_read(app->store, err));
    enum fault fault = card(ctx, app, person_id, out, err);
    store_end(app->store);
    return fault;
}

static enum fault
keep(void *ctx, const struct app *app, int64_t id, struct error *err) {
    struct person person;
    TRY(row_get(ctx, app->store, &PERSON, id, &person, err));
    if (person.let_go_day != DAY_NONE)
        return error_set(err, FAULT_CONFLICT,
                         "%.80s was let go meanwhile. `tend back %lld` brings them "
                         "back to the list.",
                         person.name, (long long)id);
    person.kept_day = app->today;
    TRY(row_save(app->store, &PERSON, &person, err));
    return store_describe(app->store,
                          mem_printf(ctx, "kept %s on the list", person.name), err);
}

enum fault
app_walk_keep(const void *ctx, const struct app *app, int64_t person_id,
              struct error *err) {
    void *scratch = mem_context(ctx);
    TRY(app_begin(app, "keep", err));
    enum fault fault = app_finish(app, keep(scratch, app, person_id, err), err);
    talloc_free(scratch);
    return fault;
}

enum fault
app_recall_add(const void *ctx, const struct app *app, const struct recalled *recalled,
               const char *tag, struct add_answer *out, struct error *err) {
    struct contacts *all = contacts_new(ctx, FORMAT_UNKNOWN);
    struct contact *c = contact_new(all, 1);
    c->name = contact_word(c, recalled->name);
    /* Two words are a given and a family name; of more, nobody can tell. */
    const char *gap = c->name ? strchr(c->name, ' ') : NULL;
    if (gap && !strchr(gap + 1, ' ')) {
        c->given = mem_dup_n(c, c->name, (size_t)(gap - c->name));
        c->family = mem_dup(c, gap + 1);
    }
    contact_add_way(c, CONTACT_EMAIL, NULL, recalled->email, false);
    contact_add_way(c, CONTACT_PHONE, NULL, recalled->phone, false);
    contact_add_tag(c, tag);
    contact_finish(all, c);
    if (all->list.count == 0)
        return error_field(err, "name", "There is no name in it.");
    struct add_request request = {
        .contact = c, .liked = NOT_SAID, .practice_full = NOT_SAID, .next = DAY_NONE};
    return app_add(ctx, app, &request, out, err);
}
