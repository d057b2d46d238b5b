#include "app/cards.h"

#include <stdlib.h>
#include <string.h>

#include "app/thanks.h"
#include "base/memory.h"
#include "domain/card.h"
#include "store/people.h"
#include "store/row.h"

#include "base/ban.h"

static enum fault
cards(const void *ctx, const struct app *app, struct cards_answer *out,
      struct error *err) {
    struct cards open = {0};
    TRY(people_cards_open(ctx, app->store, &open, err));
    for (size_t i = 0; i < open.count; i++) {
        struct record record;
        struct card_to_write *to = array_add(ctx, &out->cards);
        TRY(people_record(ctx, app->store, open.items[i].person_id, &record, err));
        to->card = open.items[i];
        to->person = record.person;
        to->lines = card_lines(ctx, &record);
        TRY(thanks_load(ctx, app, record.person.id, &to->owed, err));
        out->no_address += to->lines.count == 0;
    }
    return FAULT_NONE;
}

enum fault
app_cards(const void *ctx, const struct app *app, struct cards_answer *out,
          struct error *err) {
    *out = (struct cards_answer){0};
    TRY(store_begin_read(app->store, err));
    enum fault fault = cards(ctx, app, out, err);
    store_end(app->store);
    return fault;
}

/* The card that somebody is to be sent; id 0 when there is none. */
static enum fault
open_card(const void *ctx, const struct app *app, int64_t person_id, struct card *out,
          struct error *err) {
    struct cards all = {0};
    *out = (struct card){.person_id = person_id, .done_day = DAY_NONE};
    TRY(rows_where(ctx, app->store, &CARD, "person_id", person_id, &all, err));
    for (size_t i = 0; i < all.count; i++)
        if (all.items[i].done_day == DAY_NONE) {
            *out = all.items[i];
            return FAULT_NONE;
        }
    return FAULT_NONE;
}

static enum fault
load(const void *ctx, const struct app *app, int64_t person_id, struct person *person,
     struct card_answer *out, struct error *err) {
    struct record record;
    TRY(people_record(ctx, app->store, person_id, &record, err));
    *person = record.person;
    *out = (struct card_answer){.person_id = person_id,
                                .name = record.person.name,
                                .lines = card_lines(ctx, &record),
                                .changed = true};
    return open_card(ctx, app, person_id, &out->card, err);
}

static enum fault
add(const void *ctx, const struct app *app, int64_t person_id, const char *why,
    struct card_answer *out, struct error *err) {
    struct person person;
    TRY(load(ctx, app, person_id, &person, out, err));
    if (person.let_go_day != DAY_NONE)
        return error_set(err, FAULT_CONFLICT,
                         "%.80s was let go. `tend back %lld` brings them back to the "
                         "list; then they can be sent a card.",
                         person.name, (long long)person_id);
    const char *had = out->card.why;
    if (out->card.id && (!why || (had && strcmp(had, why) == 0))) {
        out->changed = false;
        return FAULT_NONE;
    }
    out->card.why = why;
    if (out->card.id) {
        TRY(row_save(app->store, &CARD, &out->card, err));
    } else {
        out->card.asked_day = app->today;
        TRY(row_add(app->store, &CARD, &out->card, err));
    }
    return store_describe(
        app->store, mem_printf(ctx, "put %s on the list of cards", person.name), err);
}

enum fault
app_card_add(const void *ctx, const struct app *app, int64_t person_id, const char *why,
             struct card_answer *out, struct error *err) {
    TRY(app_begin(app, "card", err));
    return app_finish(app, add(ctx, app, person_id, why, out, err), err);
}

static enum fault
not_on_list(const char *name, int64_t person_id, struct error *err) {
    return error_set(err, FAULT_NOT_FOUND,
                     "%.80s is not on the list of cards. `tend cards add %lld` puts "
                     "them there; `tend log %lld card` writes down one that was sent.",
                     name, (long long)person_id, (long long)person_id);
}

static enum fault
take_off(const void *ctx, const struct app *app, int64_t person_id,
         struct card_answer *out, struct error *err) {
    struct person person;
    TRY(load(ctx, app, person_id, &person, out, err));
    if (out->card.id == 0)
        return not_on_list(person.name, person_id, err);
    TRY(row_remove(app->store, &CARD, out->card.id, err));
    return store_describe(
        app->store, mem_printf(ctx, "took %s off the list of cards", person.name), err);
}

enum fault
app_card_remove(const void *ctx, const struct app *app, int64_t person_id,
                struct card_answer *out, struct error *err) {
    TRY(app_begin(app, "card", err));
    return app_finish(app, take_off(ctx, app, person_id, out, err), err);
}

static enum fault
done(const void *ctx, const struct app *app, int64_t person_id, const char *note,
     bool thanks, struct log_answer *out, struct error *err) {
    struct person person;
    struct card card;
    const struct log_request request = {
        .person_id = person_id,
        .day = app->today,
        .method = METHOD_CARD,
        .share = SHARE_NONE,
        .liked = NOT_SAID,
        .meaningful = NOT_SAID,
        .note = note,
        .thanks = thanks,
        .next = DAY_NONE,
    };
    TRY(row_get(ctx, app->store, &PERSON, person_id, &person, err));
    TRY(open_card(ctx, app, person_id, &card, err));
    if (card.id == 0)
        return not_on_list(person.name, person_id, err);
    TRY(app_log_open(ctx, app, &request, out, err));
    return store_describe(app->store, mem_printf(ctx, "wrote %s a card", person.name),
                          err);
}

enum fault
app_card_done(const void *ctx, const struct app *app, int64_t person_id,
              const char *note, bool thanks, struct log_answer *out,
              struct error *err) {
    TRY(app_begin(app, "card", err));
    return app_finish(app, done(ctx, app, person_id, note, thanks, out, err), err);
}

enum fault
app_cards_written(const void *ctx, const struct app *app, const struct touch *touch,
                  struct error *err) {
    struct cards all = {0};
    TRY(rows_where(ctx, app->store, &CARD, "person_id", touch->person_id, &all, err));
    for (size_t i = 0; i < all.count; i++) {
        struct card *card = &all.items[i];
        /* A card of before it was promised is another one. */
        if (card->done_day != DAY_NONE || touch->day < card->asked_day)
            continue;
        card->done_day = touch->day;
        card->touch_id = touch->id;
        TRY(row_save(app->store, &CARD, card, err));
    }
    return FAULT_NONE;
}

enum fault
cards_asked(const void *ctx, const struct app *app, int64_t person_id, day_t *out,
            struct error *err) {
    struct card card;
    TRY(open_card(ctx, app, person_id, &card, err));
    *out = card.id ? card.asked_day : DAY_NONE;
    return FAULT_NONE;
}
