/* Changing the plan, or trying what a change would mean. */
#include "web/plan.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "view/plan.h"

#include "base/ban.h"

static void
wish(const struct request *rq, struct plan_request *r, const char *name,
     const char *value) {
    *array_add(rq->ctx, &r->wishes) = (struct plan_wish){.name = name, .value = value};
}

/* Boxes that are ticked, as one value. */
static enum fault
wish_list(const struct request *rq, const struct plan_item *item,
          struct plan_request *r, struct error *err) {
    struct strings all = form_all(rq->ctx, rq->form, item->name);
    char *value = mem_dup(rq->ctx, "");
    if (!form_has(rq->form, item->name))
        return FAULT_NONE;
    if (all.count == 0)
        return error_field(err, item->name,
                           item->kind == PLAN_METHODS
                               ? "At least one way of reaching out is needed."
                               : "At least one day of the week is for work. For a time "
                                 "without any, make a pause.");
    for (size_t i = 0; i < all.count; i++)
        value = mem_append(value, "%s%s", i ? "," : "", all.items[i]);
    wish(rq, r, item->name, value);
    return FAULT_NONE;
}

static void
wish_preset(const struct request *rq, const struct plan_preset *preset,
            struct plan_request *r) {
    r->words = preset->name;
    for (size_t i = 0; preset->values[i][0]; i++)
        wish(rq, r, preset->values[i][0], preset->values[i][1]);
}

static enum fault
read_items(const struct request *rq, struct plan_request *r, struct error *err) {
    for (size_t i = 0; i < plan_item_count(); i++) {
        const struct plan_item *item = plan_item_at(i);
        const char *value = form_get(rq->form, item->name);
        if (item->kind == PLAN_WEEKDAYS || item->kind == PLAN_METHODS) {
            TRY(wish_list(rq, item, r, err));
            continue;
        }
        if (!form_has(rq->form, item->name))
            continue;
        if (item->kind == PLAN_RHYTHM && value && text_same_ascii(value, "days")) {
            value = form_get(rq->form, "rhythm.days");
            if (!value)
                return error_field(err, "rhythm",
                                   "After how long? As in 6 weeks, or 45 days.");
        }
        /* An emptied field takes the method's own again. */
        wish(rq, r, item->name, value);
    }
    return FAULT_NONE;
}

/* The words of "a,b,c", the one moved before the one that it stands behind. */
static const char *
moved_earlier(const void *ctx, const char *list, const char *word) {
    struct strings words = {0};
    char *rest;
    char *copy = mem_dup(ctx, list);
    char *joined = mem_dup(ctx, "");
    for (char *w = strtok_r(copy, ", ", &rest); w; w = strtok_r(NULL, ", ", &rest)) {
        *array_add(ctx, &words) = w;
        if (strcmp(w, word) != 0 || words.count < 2)
            continue;
        words.items[words.count - 1] = words.items[words.count - 2];
        words.items[words.count - 2] = w;
    }
    for (size_t i = 0; i < words.count; i++)
        joined = mem_append(joined, "%s%s", i ? "," : "", words.items[i]);
    return joined;
}

static void
move_earlier(const struct request *rq, const char *method, struct plan_request *r) {
    for (size_t i = 0; i < r->wishes.count; i++) {
        struct plan_wish *w = &r->wishes.items[i];
        if (strcmp(w->name, "methods") == 0 && w->value)
            w->value = moved_earlier(rq->ctx, w->value, method);
    }
}

/* The value as it would be kept; as it was typed when it can't be. */
static const char *
canonical(const struct request *rq, const struct plan_wish *w) {
    const struct plan_item *item = plan_item_by_name(w->name);
    const char *value = w->value || !item ? w->value : item->standard;
    const char *kept;
    struct error ignored;
    if (value && plan_check(rq->ctx, w->name, value, &kept, &ignored) == FAULT_NONE)
        return kept;
    return value ? value : "";
}

/* What the page showed of the item; NULL when this is no form of ours. Browsers send
 * line ends of their own. */
static const char *
shown(const struct request *rq, const char *name) {
    const char *field = mem_printf(rq->ctx, "was.%s", name);
    const char *was = text_clean(rq->ctx, form_get(rq->form, field));
    return was || !form_has(rq->form, field) ? was : "";
}

/* Leaves what was changed in the form: a form holds everything, and what is changed
 * elsewhere while it stands open must not be set back by it. */
static void
drop_unchanged(const struct request *rq, struct plan_request *r) {
    size_t kept = 0;
    for (size_t i = 0; i < r->wishes.count; i++) {
        const struct plan_wish *w = &r->wishes.items[i];
        const char *was = shown(rq, w->name);
        if (!was || strcmp(was, canonical(rq, w)) != 0)
            r->wishes.items[kept++] = *w;
    }
    r->wishes.count = kept;
}

/* What was changed both in the form and elsewhere: both are told. */
static enum fault
check_meanwhile(const struct request *rq, const struct plan_request *r,
                struct error *err) {
    const struct plan_request look = {0};
    struct plan_answer now;
    TRY(app_plan(rq->ctx, &rq->app, &look, &now, err));
    for (size_t i = 0; i < r->wishes.count; i++) {
        const struct plan_wish *w = &r->wishes.items[i];
        const char *was = shown(rq, w->name);
        const char *is = plan_value(&now.settings, w->name, rq->app.today);
        const char *chosen = canonical(rq, w);
        if (!was || strcmp(was, is) == 0 || strcmp(is, chosen) == 0)
            continue;
        chosen = *chosen ? chosen : "nothing";
        (void)error_field(err, w->name,
                          "This was %s, and became %s elsewhere meanwhile. You have "
                          "chosen %s: save again if you want that.",
                          *was ? was : "empty", *is ? is : "empty", chosen);
        err->fault = FAULT_CONFLICT;
        return FAULT_CONFLICT;
    }
    return FAULT_NONE;
}

static enum fault
read_request(const struct request *rq, struct plan_request *r, struct error *err) {
    const char *preset = form_get(rq->form, "preset");
    const char *reset = form_get(rq->form, "reset");
    const char *earlier = form_get(rq->form, "earlier");
    r->try = form_yes(rq->form, "try");
    TRY(read_items(rq, r, err));
    if (earlier)
        move_earlier(rq, earlier, r);
    drop_unchanged(rq, r);
    TRY(check_meanwhile(rq, r, err));
    if (preset && !plan_preset_by_name(preset))
        return error_field(err, "preset",
                           "\"%.40s\" is no preset. There are daily, weekly and eight.",
                           preset);
    if (preset)
        wish_preset(rq, plan_preset_by_name(preset), r);
    if (reset && strcmp(reset, "all") != 0 && !plan_item_by_name(reset))
        return error_field(err, "reset", "The plan has no \"%.40s\".", reset);
    for (size_t i = 0; reset && i < plan_item_count(); i++)
        if (strcmp(reset, plan_item_at(i)->name) == 0 ||
            (strcmp(reset, "all") == 0 && !plan_is_own(plan_item_at(i))))
            wish(rq, r, plan_item_at(i)->name, NULL);
    if (r->wishes.count == 0 && !shown(rq, "day.min"))
        return error_set(err, FAULT_INVALID,
                         "There is nothing here to change the plan by. GET /plan shows "
                         "what it has.");
    return FAULT_NONE;
}

/* The message for somebody who sees labels, not the names of items. */
static enum fault
say_plainly(const struct request *rq, enum fault fault, struct error *err) {
    const struct plan_item *item = plan_item_by_name(err->field);
    const char *high = strcmp(err->field, "day.min") == 0       ? "day.max"
                       : strcmp(err->field, "list.min") == 0    ? "list.max"
                       : strcmp(err->field, "month.first") == 0 ? "month.second"
                                                                : NULL;
    const char *value = form_get(rq->form, err->field);
    const char *ignored;
    struct error why;
    if (fault != FAULT_INVALID || !item || item->kind == PLAN_METHODS ||
        item->kind == PLAN_WEEKDAYS)
        return fault;
    if (high && (!value ||
                 plan_check(rq->ctx, err->field, value, &ignored, &why) == FAULT_NONE))
        return error_field(err, item->name,
                           "This is more than \"%s\" below. Change one of the two.",
                           plan_label(high));
    if (item->kind == PLAN_RHYTHM)
        return error_field(err, item->name,
                           "This is no span of time. It may be 6 weeks, or 45 days.");
    return error_field(err, item->name, "This takes %s.", item->form);
}

/* Whether nothing but the user's own details changes. */
static bool
only_own(const struct plan_changes *changes) {
    for (size_t i = 0; i < changes->count; i++)
        if (!plan_is_own(plan_item_by_name(changes->items[i].name)))
            return false;
    return true;
}

enum fault
plan_change(struct request *rq, struct reply *out, struct error *err) {
    struct plan_request request = {0};
    struct plan_answer answer;
    TRY(read_request(rq, &request, err));
    enum fault fault = app_plan(rq->ctx, &rq->app, &request, &answer, err);
    if (fault != FAULT_NONE)
        return rq->json ? fault : say_plainly(rq, fault, err);
    if (request.try) {
        plan_show(rq, &answer, out);
        return FAULT_NONE;
    }
    out->model = view_plan(&answer);
    out->location = "/plan";
    out->no_undo = answer.changes.count == 0;
    out->said = answer.changes.count == 0
                    ? "That is your plan already; nothing changed."
                : only_own(&answer.changes)
                    ? "Kept. It stands on your page for those who refer to you."
                : answer.from_start
                    ? "Your plan is saved. Nothing is logged yet, so it holds from "
                      "the beginning."
                    : "Your plan is saved. It holds from today on; the days before "
                      "keep the plan they were lived by.";
    return FAULT_NONE;
}
