/* Changing what is known of somebody, and adding somebody. */
#include <string.h>

#include "app/person.h"
#include "app/record.h"
#include "base/memory.h"
#include "base/text.h"
#include "view/person.h"
#include "web/person.h"
#include "web/person_form.h"

#include "base/ban.h"

/* --- changing --------------------------------------------------------------------- */

static enum fault
load(const struct request *rq, struct shown *shown, struct contact **contact,
     struct error *err) {
    TRY(app_show(rq->ctx, &rq->app, rq->id, shown, err));
    *contact =
        contact_from_record(contacts_new(rq->ctx, FORMAT_UNKNOWN), &shown->record);
    return FAULT_NONE;
}

static enum fault
get_edit(struct request *rq, struct reply *out, struct error *err) {
    struct shown shown;
    struct contact *contact;
    TRY(load(rq, &shown, &contact, err));
    out->model = json_object();
    model_set(out->model, "person", view_record(&shown.record));
    model_text(out->model, "version", shown.version);
    out->title = mem_printf(rq->ctx, "Change %s", shown.record.person.name);
    out->page = &template_person_edit;
    if (rq->json)
        return FAULT_NONE;
    person_dress(rq, json_object_get(out->model, "person"), &shown.record);
    person_form_fields(rq, out->model, contact);
    bool conflict = rq->failed && rq->failed->fault == FAULT_CONFLICT;
    if (conflict)
        person_form_compare(rq, out->model, contact);
    /* A form with a mistake in it is still held against what it began with. */
    const char *began = rq->failed ? form_get(rq->form, "version") : NULL;
    if (began && !conflict)
        model_text(out->model, "version", began);
    model_bool(out->model, "conflict", conflict);
    return FAULT_NONE;
}

static enum fault
post_edit(struct request *rq, struct reply *out, struct error *err) {
    struct contact *contact;
    struct edit_answer answer;
    TRY(app_contact(rq->ctx, &rq->app, rq->id, &contact, err));
    TRY(person_form_take(rq, contact, true, err));
    const struct edit_request request = {.person_id = rq->id,
                                         .contact = contact,
                                         .basics = true,
                                         .version = form_get(rq->form, "version")};
    TRY(app_edit(rq->ctx, &rq->app, &request, &answer, err));
    out->model = view_edit(&answer);
    out->location = person_path(rq, rq->id);
    out->no_undo = answer.changes.count == 0;
    out->said = out->no_undo
                    ? "Nothing was changed."
                    : mem_printf(rq->ctx, "Changed: %s.", answer.record.person.name);
    return FAULT_NONE;
}

/* --- adding ----------------------------------------------------------------------- */

static void
add_words(const struct request *rq, struct contact *c, const char *name,
          void (*add)(struct contact *, const char *)) {
    struct strings typed = form_all(rq->ctx, rq->form, name);
    for (size_t i = 0; i < typed.count; i++)
        for (const char *from = typed.items[i]; *from;) {
            size_t len = strcspn(from, ",");
            add(c, mem_dup_n(c, from, len));
            from += len + (from[len] == ',');
        }
}

/* The person that the form tells of. A name is needed here, whatever else there is. */
static enum fault
read_new(const struct request *rq, struct add_request *request, struct error *err) {
    struct contacts *all = contacts_new(rq->ctx, FORMAT_UNKNOWN);
    struct contact *c = contact_new(all, 1);
    const char *by = form_get(rq->form, "introduced_by");
    TRY(person_form_take(rq, c, false, err));
    add_words(rq, c, "role", contact_add_role);
    add_words(rq, c, "tag", contact_add_tag);
    if (by)
        contact_add_link(c, "introduced by", by);
    contact_finish(all, c);
    if (all->list.count == 0)
        return error_field(err, "name", "This can't be kept: %s.",
                           all->skips.items[0].reason);
    *request = (struct add_request){.contact = c,
                                    .liked = form_said(rq->form, "liked"),
                                    .practice_full = form_said(rq->form, "full"),
                                    .anyway = form_yes(rq->form, "anyway")};
    TRY(form_day(rq->form, "next", rq->app.today, false, &request->next, err));
    return form_id(rq->form, "into", &request->into, err);
}

/* Who seems to be the same, beside what was typed. */
static enum fault
show_same(const struct request *rq, json_t *m, struct error *err) {
    struct add_request request;
    struct add_answer answer = {0};
    struct error why = {0};
    TRY(read_new(rq, &request, err));
    /* It was refused just now, and is again: nothing is added. */
    enum fault fault = app_add_same(rq->ctx, &rq->app, &request, &answer, &why);
    if (fault != FAULT_NONE)
        return error_set(err, fault, "%s", why.text);
    if (answer.same.person.id == 0)
        return FAULT_NONE;
    json_t *same = view_record(&answer.same);
    person_dress(rq, same, &answer.same);
    model_bool(same, "off_list", answer.same.person.let_go_day != DAY_NONE);
    model_set(m, "same", same);
    return FAULT_NONE;
}

static void
put(const struct request *rq, json_t *list, const char *name, const char *label,
    const char *hint, const char *offered) {
    json_t *m = json_object();
    json_t *field = field_text(rq, m, name, form_get(rq->form, name));
    model_text(field, "label", label);
    model_text(field, "hint", hint);
    model_text(field, "kind", NULL);
    model_text(field, "datalist", offered);
    json_array_append(list, field);
    json_decref(m);
}

static enum fault
get_new(struct request *rq, struct reply *out, struct error *err) {
    static const struct choice said[] = {
        {"yes", "Yes"}, {"no", "No"}, {"", "Not said yet"}, {0}};
    struct contact *c = contact_new(contacts_new(rq->ctx, FORMAT_UNKNOWN), 1);
    out->model = json_object();
    out->title = "Add somebody";
    out->page = &template_person_new;
    if (rq->json)
        return FAULT_NONE;
    /* A name may come with the address, as from a search that found nobody. */
    c->name = form_get(rq->form, "name");
    person_form_fields(rq, out->model, c);
    json_t *first = json_array();
    put(rq, first, "role", "Role", "therapist, teacher, family physician …",
        "roles-offered");
    put(rq, first, "introduced_by", "Introduced by", NULL, NULL);
    put(rq, first, "tag", "Tags", "several with commas between them", "tags-offered");
    put(rq, first, "next", "First reach-out", "fri, +2w; empty: Tend finds a day",
        NULL);
    model_set(out->model, "first", first);
    field_choice(rq, out->model, "liked", said, "");
    field_choice(rq, out->model, "full", said, "");
    TRY(person_offer(rq, out->model, "roles_offered", TAG_ROLE, err));
    TRY(person_offer(rq, out->model, "tags_offered", TAG_TAG, err));
    if (rq->failed && rq->failed->fault == FAULT_CONFLICT)
        TRY(show_same(rq, out->model, err));
    return FAULT_NONE;
}

static enum fault
post_new(struct request *rq, struct reply *out, struct error *err) {
    struct add_request request;
    struct add_answer answer;
    TRY(read_new(rq, &request, err));
    enum fault fault = app_add(rq->ctx, &rq->app, &request, &answer, err);
    if (fault == FAULT_CONFLICT)
        return rq->json
                   ? error_set(err, fault,
                               "%.80s seems to be here already, as number %lld. Look "
                               "at both.",
                               answer.same.person.name,
                               (long long)answer.same.person.id)
                   : error_set(err, fault,
                               "%.80s seems to be here already. Look at both.",
                               answer.same.person.name);
    TRY(fault);
    const char *name = answer.record.person.name;
    out->model = view_add(&answer);
    out->location = person_path(rq, answer.record.person.id);
    out->said =
        mem_printf(rq->ctx, "%s: %s. %d on your list.",
                   answer.completed ? "Completed" : "Added", name, answer.people);
    return FAULT_NONE;
}

const struct route person_edit_routes[] = {
    {GET, "/people/new", get_new, .about = "The form for a new person",
     .fields = "name"},
    {POST, "/people/new", post_new, .about = "Adds somebody, once",
     .fields =
         PERSON_FORM_FIELDS " role tag introduced_by next liked full anyway into"},
    {GET, "/people/:id/edit", get_edit, .about = "Somebody as a form"},
    {POST, "/people/:id/edit", post_edit,
     .about = "Changes names, work, ways, birthday, rhythm and note",
     .fields = PERSON_FORM_FIELDS " version"},
    {0},
};
