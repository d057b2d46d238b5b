/* Cards to write, and their addresses on paper. */
#include "app/cards.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "view/cards.h"
#include "web/person.h"
#include "web/thanks.h"
#include "web/way.h"

#include "base/ban.h"

/* --- the list
 * ------------------------------------------------------------------------- */

/* METHOD R6: a card that was promised since the referral came is likely the thanks. */
static void
dress_thanks(const struct request *rq, json_t *m, const struct card_to_write *c) {
    model_text(m, "thanks_codes", thanks_codes(rq->ctx, &c->owed));
    model_bool(m, "thanks_likely",
               c->owed.count && c->card.asked_day >= c->owed.items[0].day);
}

static enum fault
get(struct request *rq, struct reply *out, struct error *err) {
    struct cards_answer answer;
    TRY(app_cards(rq->ctx, &rq->app, &answer, err));
    out->model = view_cards(&answer);
    out->title = "Cards to write";
    out->page = &template_cards;
    if (rq->json)
        return FAULT_NONE;
    json_t *list = json_object_get(out->model, "cards");
    for (size_t i = 0; i < answer.cards.count; i++) {
        json_t *m = json_array_get(list, i);
        const struct person *p = &answer.cards.items[i].person;
        model_text(m, "initials", way_initials(rq->ctx, p->name));
        model_text(m, "path", person_path(rq, p->id));
        dress_thanks(rq, m, &answer.cards.items[i]);
    }
    model_bool(out->model, "printable", answer.cards.count > (size_t)answer.no_address);
    return FAULT_NONE;
}

/* --- on paper
 * ------------------------------------------------------------------------- */

struct layout {
    const char *name, *label;
    int on_sheet; /* labels on one sheet; 1: an envelope */
};

static const struct layout layouts[] = {
    {"a4", "Labels, A4: 3 by 8, 63.5 × 33.9 mm (Avery L7159)", 24},
    {"a4-70", "Labels, A4: 3 by 8, 70 × 37 mm, without margins", 24},
    {"letter", "Labels, US Letter: 3 by 10, 1 × 2⅝ in (Avery 5160)", 30},
    {"c6", "Envelopes C6, 162 × 114 mm", 1},
    {"dl", "Envelopes DL, 220 × 110 mm", 1},
    {"10", "Envelopes #10, 9½ × 4⅛ in", 1},
};

#define LAYOUTS (sizeof layouts / sizeof *layouts)

static const struct layout *
find_layout(const char *name) {
    for (size_t i = 0; i < LAYOUTS; i++)
        if (strcmp(layouts[i].name, name) == 0)
            return &layouts[i];
    return NULL;
}

static bool
is_among(const struct strings *ids, int64_t id) {
    for (size_t i = 0; i < ids->count; i++)
        if (strtoll(ids->items[i], NULL, 10) == id)
            return true;
    return ids->count == 0; /* nobody named is everybody */
}

/* Sheets of labels; the first begins with those used up already. */
static json_t *
make_sheets(const struct cards_answer *a, const struct strings *who,
            const struct layout *layout, int start) {
    json_t *sheets = json_array();
    json_t *labels = NULL;
    int at = layout->on_sheet;
    for (size_t i = 0; i < a->cards.count; i++) {
        const struct card_to_write *c = &a->cards.items[i];
        if (c->lines.count == 0 || !is_among(who, c->person.id))
            continue;
        if (at == layout->on_sheet) {
            json_t *sheet = json_object();
            labels = json_array();
            model_set(sheet, "labels", labels);
            json_array_append_new(sheets, sheet);
            at = 0;
        }
        for (; json_array_size(sheets) == 1 && at + 1 < start; at++)
            json_array_append_new(labels, json_object());
        json_t *label = json_object();
        model_text(label, "name", c->lines.items[0]);
        const struct strings rest = {.items = c->lines.items + 1,
                                     .count = c->lines.count - 1};
        model_set(label, "lines", view_lines(&rest));
        json_array_append_new(labels, label);
        at++;
    }
    return sheets;
}

static void
dress_labels(const struct request *rq, json_t *m, const struct cards_answer *a,
             const struct strings *who, const struct layout *layout) {
    struct choice choices[LAYOUTS + 1] = {0};
    json_t *people = json_array();
    for (size_t i = 0; i < LAYOUTS; i++)
        choices[i] = (struct choice){layouts[i].name, layouts[i].label};
    field_choice(rq, m, "layouts", choices, layout->name);
    for (size_t i = 0; i < a->cards.count; i++) {
        const struct card_to_write *c = &a->cards.items[i];
        json_t *one = model_person(c->person.id, c->person.name);
        model_bool(one, "chosen", c->lines.count && is_among(who, c->person.id));
        model_bool(one, "no_address", c->lines.count == 0);
        json_array_append_new(people, one);
    }
    model_set(m, "people", people);
    model_bool(m, "envelope", layout->on_sheet == 1);
    model_int(m, "on_sheet", layout->on_sheet);
}

static enum fault
get_labels(struct request *rq, struct reply *out, struct error *err) {
    struct cards_answer answer;
    int start;
    const char *name = form_get(rq->args, "layout");
    const struct layout *layout = find_layout(name ? name : "a4");
    struct strings who = form_all(rq->ctx, rq->args, "who");
    if (!layout)
        return error_field(err, "layout",
                           "There is no such layout. Choose a4, a4-70, letter, c6, dl "
                           "or 10.");
    TRY(form_int(rq->args, "start", 1, 30, 1, &start, err));
    if (start > layout->on_sheet)
        start = 1;
    TRY(app_cards(rq->ctx, &rq->app, &answer, err));
    out->model = json_object();
    model_text(out->model, "layout", layout->name);
    model_int(out->model, "start", start);
    model_set(out->model, "sheets", make_sheets(&answer, &who, layout, start));
    out->title = "Addresses to print";
    out->page = &template_labels;
    out->wide = true;
    if (!rq->json)
        dress_labels(rq, out->model, &answer, &who, layout);
    return FAULT_NONE;
}

const struct route cards_routes[] = {
    {GET, "/cards", get, .about = "Whom a handwritten card was promised"},
    {GET, "/cards/labels", get_labels, .about = "Their addresses, to print",
     .fields = "layout start who"},
    {0},
};
