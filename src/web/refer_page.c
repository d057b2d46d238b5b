/* "How to refer to me": writing it, seeing it, and taking it along (METHOD R4). */
#include "app/refer_page.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/program.h"
#include "base/text.h"
#include "view/refer_page.h"
#include "web/page.h"

#include "base/ban.h"

#define ROOT "/referrals/page"

static const char *
path_of(const struct request *rq, int64_t id) {
    return id ? mem_printf(rq->ctx, ROOT "/%lld", (long long)id) : ROOT;
}

/* --- showing ---------------------------------------------------------------------- */

/* What stands in a box: as typed when that form comes back, else as it is kept. */
static const char *
standing(const struct request *rq, const char *name, const char *kept) {
    if (rq->failed && form_has(rq->form, name))
        return form_get(rq->form, name);
    return kept;
}

static json_t *
view_field(const struct request *rq, const struct refer_answer *a,
           enum refer_field field, bool first) {
    const struct refer_hint *hint = refer_hint(field);
    const char *own = refer_text(&a->page, field);
    const char *whole = refer_text(&a->whole, field);
    bool wrong = rq->failed && strcmp(rq->failed->field, hint->name) == 0;
    json_t *m = json_object();
    model_text(m, "field", hint->name);
    model_text(m, "label", hint->title ? hint->title : "Heading");
    model_text(m, "question", hint->question);
    model_text(m, "example", hint->example);
    model_text(m, "inherited", first || own ? NULL : whole);
    model_text(m, "value", standing(rq, hint->name, own));
    model_text(m, "error", wrong ? rq->failed->text : NULL);
    model_bool(m, "line", field == REFER_HEADING);
    model_int(m, "rows", hint->most > 500 ? 4 : 2);
    model_int(m, "most", hint->most);
    return m;
}

/* For the template leaflet: {"heading","name","title","parts","ways","code_svg",…} */
static json_t *
leaflet_model(const void *ctx, const struct refer_answer *a) {
    const struct leaflet leaflet = app_leaflet(ctx, a);
    struct qr qr;
    struct error ignored;
    json_t *m = leaflet_json(&leaflet);
    model_text(m, "code_svg", NULL);
    if (leaflet.code && qr_make(ctx, leaflet.code, &qr, &ignored) == FAULT_NONE)
        model_text(m, "code_svg", qr_svg(ctx, &qr));
    return m;
}

/* About the user, as the plan has it. */
static json_t *
view_me_fields(const struct me *me) {
    const struct {
        const char *name, *label, *value, *type;
    } fields[] = {
        {"me.name", "My name", me->name, "text"},
        {"me.title", "What I am", me->title, "text"},
        {"me.phone", "Phone", me->phone, "tel"},
        {"me.email", "E-mail", me->email, "email"},
        {"me.url", "Web page", me->url, "text"},
        {"me.address", "Address, line by line", me->address, NULL},
    };
    json_t *list = json_array();
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        json_t *m = json_object();
        model_text(m, "field", fields[i].name);
        model_text(m, "label", fields[i].label);
        model_text(m, "value", fields[i].value);
        model_text(m, "type", fields[i].type);
        json_array_append_new(list, m);
    }
    return list;
}

static void
dress(const struct request *rq, const struct refer_answer *a, json_t *m) {
    size_t i;
    json_t *one;
    json_t *fields = json_array();
    int64_t id = a->page.id;
    bool first = a->pages.count == 0 || a->pages.items[0].id == id;
    bool adding = rq->failed && strcmp(rq->path, ROOT) == 0 && a->pages.count > 0;
    for (int f = 0; f < REFER_FIELDS; f++)
        json_array_append_new(fields, view_field(rq, a, (enum refer_field)f, first));
    json_array_foreach(json_object_get(m, "pages"), i, one) {
        int64_t other = model_number(one, "id");
        model_text(one, "path", path_of(rq, other));
        model_bool(one, "current", other == id);
    }
    model_set(m, "fields", fields);
    model_set(m, "about", view_me_fields(&a->me));
    model_set(m, "leaflet", leaflet_model(rq->ctx, a));
    model_text(m, "here", path_of(rq, id));
    model_bool(m, "kept", id != 0);
    model_bool(m, "first", first);
    model_bool(m, "removable", id && (!first || a->pages.count == 1));
    model_text(m, "rename_value",
               adding ? a->page.name : standing(rq, "name", a->page.name));
    model_text(m, "add_value", adding ? form_get(rq->form, "name") : NULL);
    model_text(m, "name_error",
               rq->failed && strcmp(rq->failed->field, "name") == 0 ? rq->failed->text
                                                                    : NULL);
    model_bool(m, "adding", adding);
}

static void
show(const struct request *rq, const struct refer_answer *a, struct reply *out) {
    out->model = view_refer_page(a);
    out->title = "How to refer to me";
    out->page = &template_refer_page;
    out->wide = true;
    if (!rq->json)
        dress(rq, a, out->model);
}

static enum fault
get(struct request *rq, struct reply *out, struct error *err) {
    struct refer_answer answer;
    TRY(app_refer_page(rq->ctx, &rq->app, rq->id, &answer, err));
    show(rq, &answer, out);
    return FAULT_NONE;
}

static enum fault
get_print(struct request *rq, struct reply *out, struct error *err) {
    struct refer_answer answer;
    TRY(app_refer_page(rq->ctx, &rq->app, rq->id, &answer, err));
    out->model = view_refer_page(&answer);
    out->title = refer_heading(&answer.whole);
    out->page = &template_refer_page_print;
    if (!rq->json) {
        model_set(out->model, "leaflet", leaflet_model(rq->ctx, &answer));
        model_text(out->model, "here", path_of(rq, rq->id));
    }
    return FAULT_NONE;
}

/* --- as files --------------------------------------------------------------------- */

/* "schools.pdf": the version's name as a file's, in letters that any system takes. */
static const char *
file_name(const struct request *rq, const struct refer_answer *a, const char *ending) {
    char *name = text_fold(rq->ctx, a->page.name ? a->page.name : "");
    for (char *p = name; *p; p++)
        *p = (*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9') ? *p : '-';
    return mem_printf(rq->ctx, "how-to-refer-%s.%s", *name ? name : "to-me", ending);
}

static void
give(struct reply *out, const char *type, const char *bytes, size_t len,
     const char *name) {
    out->type = type;
    out->bytes = bytes;
    out->len = len;
    out->download = name;
}

static enum fault
get_html(struct request *rq, struct reply *out, struct error *err) {
    struct refer_answer answer;
    struct qr qr;
    TRY(app_refer_page(rq->ctx, &rq->app, rq->id, &answer, err));
    const struct leaflet leaflet = app_leaflet(rq->ctx, &answer);
    if (leaflet.code)
        TRY(qr_make(rq->ctx, leaflet.code, &qr, err));
    const char *html = leaflet_html(rq->ctx, &leaflet, leaflet.code ? &qr : NULL);
    give(out, "text/html; charset=utf-8", html, strlen(html),
         file_name(rq, &answer, "html"));
    return FAULT_NONE;
}

static enum fault
get_pdf(struct request *rq, struct reply *out, struct error *err) {
    struct refer_answer answer;
    const char *paper = form_get(rq->args, "paper");
    const char *words[] = {"tend-paper", "pdf", paper ? paper : "a4", NULL};
    char *bytes;
    size_t len;
    TRY(app_refer_page(rq->ctx, &rq->app, rq->id, &answer, err));
    const char *program = program_find(rq->ctx, "tend-paper", "paper");
    if (!program)
        return error_set(err, FAULT_NOT_FOUND,
                         "The part of Tend that makes PDFs (tend-paper) is missing. "
                         "Build or install Tend again.");
    const struct leaflet leaflet = app_leaflet(rq->ctx, &answer);
    json_t *m = leaflet_json(&leaflet);
    char *text = json_dumps(m, JSON_COMPACT);
    json_decref(m);
    const char *input = mem_dup(rq->ctx, text ? text : "");
    free(text);
    TRY(program_run(rq->ctx, program, words, input, strlen(input), &bytes, &len, err));
    give(out, "application/pdf", bytes, len, file_name(rq, &answer, "pdf"));
    return FAULT_NONE;
}

static enum fault
get_card(struct request *rq, struct reply *out, struct error *err) {
    struct refer_answer answer;
    char *card;
    TRY(app_refer_page(rq->ctx, &rq->app, rq->id, &answer, err));
    TRY(app_my_card(rq->ctx, &answer.me, &card, err));
    give(out, "text/vcard; charset=utf-8", card, strlen(card), "my-card.vcf");
    return FAULT_NONE;
}

static enum fault
get_code(struct request *rq, struct reply *out, struct error *err) {
    struct refer_answer answer;
    struct qr qr;
    char *card;
    TRY(app_refer_page(rq->ctx, &rq->app, rq->id, &answer, err));
    const char *holds = app_leaflet(rq->ctx, &answer).code;
    if (!holds || form_said(rq->args, "card") == SAID_YES) {
        TRY(app_my_card(rq->ctx, &answer.me, &card, err));
        holds = card;
    }
    TRY(qr_make(rq->ctx, holds, &qr, err));
    const char *svg = qr_svg(rq->ctx, &qr);
    give(out, "image/svg+xml", svg, strlen(svg), "qr-code.svg");
    return FAULT_NONE;
}

/* --- changing --------------------------------------------------------------------- */

static void
read_edit(const struct request *rq, struct refer_edit *edit) {
    *edit = (struct refer_edit){.id = rq->id};
    edit->name = form_get(rq->form, "name");
    for (int f = 0; f < REFER_FIELDS; f++) {
        const char *name = refer_hint((enum refer_field)f)->name;
        edit->given[f] = form_has(rq->form, name);
        edit->texts[f] = form_get(rq->form, name);
    }
}

static enum fault
post(struct request *rq, struct reply *out, struct error *err) {
    struct refer_edit edit;
    struct refer_answer answer;
    read_edit(rq, &edit);
    if (form_yes(rq->form, "try")) {
        TRY(app_refer_try(rq->ctx, &rq->app, &edit, &answer, err));
        show(rq, &answer, out);
        return FAULT_NONE;
    }
    TRY(app_refer_edit(rq->ctx, &rq->app, &edit, &answer, err));
    out->model = view_refer_page(&answer);
    out->location = path_of(rq, answer.page.id);
    out->no_undo = !answer.changed;
    out->said = !answer.changed            ? "It was so before; nothing changed."
                : answer.missing.count > 0 ? "Kept. What is still missing stands below."
                                           : "Kept. It is ready to be sent.";
    return FAULT_NONE;
}

static enum fault
post_remove(struct request *rq, struct reply *out, struct error *err) {
    struct refer_answer answer;
    TRY(app_refer_remove(rq->ctx, &rq->app, rq->id, &answer, err));
    out->model = view_refer_page(&answer);
    out->location = ROOT;
    out->said = mem_printf(rq->ctx, "Removed: %s.", answer.page.name);
    return FAULT_NONE;
}

#define FIELDS "name heading whom how fees places send try"

const struct route refer_page_routes[] = {
    {GET, ROOT, get, .about = "How to refer to me: the page, and its versions"},
    {POST, ROOT, post, .about = "Begins the page, or adds a version", .fields = FIELDS},
    {GET, ROOT "/:id", get, .about = "One version of it"},
    {POST, ROOT "/:id", post, .about = "Changes a version, or shows what it would be",
     .fields = FIELDS},
    {POST, ROOT "/:id/remove", post_remove, .about = "Removes a version"},
    {GET, ROOT "/:id/print", get_print, .about = "A version, to print"},
    {GET, ROOT "/:id/html", get_html, .about = "A version as a file for an e-mail"},
    {GET, ROOT "/:id/pdf", get_pdf, .about = "A version as a PDF", .fields = "paper"},
    {GET, ROOT "/:id/vcf", get_card, .about = "My own card, a vCard"},
    {GET, ROOT "/:id/svg", get_code, .about = "The QR code, as a picture",
     .fields = "card"},
    {0},
};
