#include "web/frame.h"

#include <string.h>

#include "base/memory.h"
#include "view/model.h"
#include "web/labels.h"
#include "web/places.h"
#include "web/session.h"
#include "web/static.h"

#include "base/ban.h"

/* A field longer than this comes back in a box of several lines. */
#define LONG_FIELD 60

static json_t *
static_paths(void) {
    static const char *const files[][2] = {{"icon", "icon.svg"},
                                           {"css", "tend.css"},
                                           {"grid", "grid.js"},
                                           {"htmx", "htmx.min.js"},
                                           {"js", "tend.js"}};
    json_t *m = json_object();
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        const struct static_file *file = static_named(files[i][1]);
        model_text(m, files[i][0], file ? file->path : NULL);
    }
    return m;
}

/* At the top of a form that comes back. What is wrong with a field stands at it. */
static const char *
refused_words(const struct request *rq) {
    if (!rq->failed)
        return NULL;
    return *rq->failed->field ? "Not kept yet: please look at what is marked below."
                              : rq->failed->text;
}

static bool
is_current(const json_t *m, const char *places) {
    size_t i;
    json_t *one;
    json_array_foreach(model_list(m, places), i, one) {
        if (model_yes(one, "current"))
            return true;
    }
    return false;
}

static json_t *
frame_model(const struct request *rq, const struct reply *reply) {
    json_t *m = json_object();
    model_text(m, "title", reply->title);
    model_text(m, "path", rq->uri);
    model_text(m, "csrf", rq->session ? session_token(rq->session) : "");
    model_bool(m, "open", rq->session != NULL);
    model_set(m, "nav", places_model(main_places, rq->path));
    model_set(m, "more", places_model(more_places, rq->path));
    model_set(m, "referral_tabs", places_model(referral_places, rq->path));
    /* One mark is enough: "Add somebody" stands under More, and belongs to People. */
    model_bool(m, "in_more", is_current(m, "more") && !is_current(m, "nav"));
    model_text(m, "said", reply->said);
    model_bool(m, "undo", reply->said && reply->undo && !reply->no_undo);
    model_int(m, "undo_change", reply->undo);
    model_text(m, "bad", refused_words(rq));
    model_bool(m, "demo", rq->demo);
    model_set(m, "static", static_paths());
    model_day(m, "day", rq->app.today);
    model_text(m, "width", reply->wide ? "wide" : "");
    return m;
}

char *
frame_render(const struct request *rq, const struct reply *reply, size_t *len) {
    const struct render_options options = {.today = rq->app.today};
    json_t *frame = frame_model(rq, reply);
    json_t *root = json_object();
    json_t *none = json_object();
    json_object_set_new(root, "frame", frame);
    const json_t *contexts[] = {root, reply->model ? reply->model : none};
    char *body = template_render(rq->ctx, reply->page, contexts, 2, &options, len);
    json_object_set_new(frame, "body_html", json_stringn(body, *len));
    char *page = template_render(rq->ctx, &template_frame, contexts, 1, &options, len);
    json_decref(none);
    json_decref(root);
    return page;
}

/* What was typed, to be corrected and sent again: nothing typed is lost. */
static json_t *
typed_fields(const struct request *rq, const struct error *err) {
    json_t *list = json_array();
    for (size_t i = 0; rq->post && i < rq->form->count; i++) {
        const struct form_field *f = &rq->form->items[i];
        if (f->file || strcmp(f->name, "csrf") == 0)
            continue;
        bool wrong = strcmp(f->name, err->field) == 0;
        json_t *one = json_object();
        model_text(one, "name", f->name);
        model_text(one, "label", label_of(rq->ctx, NULL, f->name));
        model_text(one, "value", f->value);
        model_text(one, "error", wrong ? err->text : NULL);
        model_bool(one, "hidden", label_is_hidden(f->name) && !wrong);
        model_bool(one, "long", f->len > LONG_FIELD || strchr(f->value, '\n'));
        json_array_append_new(list, one);
    }
    return list;
}

char *
frame_error(const struct request *rq, int status, const char *title,
            const struct error *err, int number, size_t *len) {
    json_t *m = json_object();
    struct reply reply = {.title = title, .model = m, .page = &template_error};
    model_int(m, "status", status);
    model_text(m, "title", title);
    model_text(m, "text", err->text);
    model_text(m, "field", err->field);
    model_int(m, "number", number);
    model_text(m, "action", rq->path);
    model_set(m, "fields", rq->session ? typed_fields(rq, err) : json_array());
    char *page = frame_render(rq, &reply, len);
    json_decref(m);
    return page;
}
