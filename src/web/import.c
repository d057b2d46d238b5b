/* Bringing people in from files. */
#include <string.h>

#include "app/import.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "exchange/detect.h"
#include "view/import.h"
#include "web/call.h"
#include "web/import_page.h"

#include "base/ban.h"

#define PAST_SHOWN 12
#define NAME_WIDTH 80

/* --- choosing a file
 * ------------------------------------------------------------------ */

static enum fault
get_import(struct request *rq, struct reply *out, struct error *err) {
    struct past_imports past;
    TRY(app_imports(rq->ctx, &rq->app, PAST_SHOWN, &past, err));
    out->model = json_object();
    out->title = "Import";
    out->page = &template_import;
    model_set(out->model, "imports", view_imports(&past));
    if (!rq->json)
        field_text(rq, out->model, "file", "");
    return FAULT_NONE;
}

static struct upload_owner
owner_of(const struct request *rq) {
    const struct server *server = rq->server;
    return (struct upload_owner){
        .session = rq->session ? session_token(rq->session) : "",
        .practice = rq->demo && server->demo ? server->demo : server->practice,
        .app = &rq->app};
}

/* Of a path, the last part, in one short line. */
static const char *
plain_name(const void *ctx, const char *name) {
    for (const char *p = name; *p; p++)
        if (*p == '/' || *p == '\\')
            name = p + 1;
    const char *line = text_clean_line(ctx, name);
    return line ? text_cut(ctx, line, NAME_WIDTH) : "a file";
}

/* The file that was sent, by a form or as JSON. */
static enum fault
sent_file(const struct request *rq, struct form_field *out, struct error *err) {
    const struct form_field *file = form_file(rq->form, "file");
    const char *text = form_get(rq->form, "text");
    const char *name = form_get(rq->form, "file");
    if (file)
        *out = *file;
    else if (text)
        *out = (struct form_field){
            .file = name ? name : "a file", .value = text, .len = strlen(text)};
    else
        return error_field(err, "file",
                           "No file came along. Choose one that your phone or your "
                           "mail program has exported.");
    if (out->len == 0 && !(out->file && *out->file))
        return error_field(err, "file", "No file was chosen. Choose one first.");
    if (out->len == 0)
        return error_field(err, "file",
                           "The file is empty. Export your contacts once more.");
    return FAULT_NONE;
}

/* "clients, 2026" are two tags. */
static void
read_tags(const struct request *rq, struct strings *out) {
    struct strings sent = form_all(rq->ctx, rq->form, "tag");
    for (size_t i = 0; i < sent.count; i++) {
        char *rest = mem_dup(rq->ctx, sent.items[i]), *part;
        while ((part = strsep(&rest, ",")) != NULL) {
            const char *tag = text_clean_line(rq->ctx, part);
            if (tag)
                *array_add(rq->ctx, out) = tag;
        }
    }
}

/* How an upload looks now, to be shown or given to a program. */
static void
answer(const struct request *rq, const struct upload *u, struct reply *out) {
    static const struct template *const pages[] = {
        [UPLOAD_READING] = &template_import_progress,
        [UPLOAD_READY] = &template_import_review,
        [UPLOAD_GOING] = &template_import_progress,
        [UPLOAD_DONE] = &template_import_done,
        [UPLOAD_FAILED] = &template_import_gone,
    };
    static const char *const titles[] = {
        [UPLOAD_READING] = "Reading the file",  [UPLOAD_READY] = "Look it over",
        [UPLOAD_GOING] = "Bringing them in",    [UPLOAD_DONE] = "They are in",
        [UPLOAD_FAILED] = "This can’t be read",
    };
    out->model = import_model(u);
    out->title = titles[u->state];
    out->page = pages[u->state];
    if (u->sheet && u->state == UPLOAD_READY)
        out->page = &template_import_sheet;
    if (u->sheet && u->state == UPLOAD_DONE)
        out->page = &template_import_sheet_done;
    out->fresh = true;
    out->location = rq->post ? mem_printf(rq->ctx, "/import/%s", u->token) : NULL;
    if (!rq->json)
        import_dress(rq, u, out->model);
}

static enum fault
post_import(struct request *rq, struct reply *out, struct error *err) {
    struct form_field file;
    struct strings tags = {0};
    const struct upload_owner owner = owner_of(rq);
    TRY(sent_file(rq, &file, err));
    read_tags(rq, &tags);
    struct upload *u = upload_add(rq->server->uploads, &owner,
                                  plain_name(rq->ctx, file.file), file.value, file.len);
    if (!u)
        return error_set(err, FAULT_BUSY,
                         "Other files are being read just now. Try again in a moment.");
    upload_set_tags(u, &tags);
    upload_read(u, &owner);
    if (u->state == UPLOAD_FAILED) {
        const char *token = mem_dup(rq->ctx, u->token);
        const char *text = mem_dup(rq->ctx, u->problem.text);
        enum fault fault = u->problem.fault;
        upload_leave(u);
        upload_forget(rq->server->uploads, owner.session, token);
        if (fault == FAULT_INVALID || fault == FAULT_USAGE)
            return error_field(err, "file", "%s", text);
        return error_set(err, fault, "%s", text);
    }
    answer(rq, u, out);
    upload_leave(u);
    return FAULT_NONE;
}

/* --- looking it over
 * ------------------------------------------------------------------ */

static const char not_at_hand[] =
    "This file isn’t at hand any more. Tend keeps a file for an hour at most, and "
    "only while it is open. Nothing was changed; choose the file once more.";

static enum fault
gone(struct request *rq, struct reply *out, struct error *err) {
    if (rq->json)
        return error_set(err, FAULT_NOT_FOUND, "%s", not_at_hand);
    out->status = 404;
    out->title = "Not at hand any more";
    out->page = &template_import_gone;
    out->model = json_object();
    model_text(out->model, "text", not_at_hand);
    return FAULT_NONE;
}

/* Somebody may have changed the practice since: then it is looked at anew. */
static void
look_again(const struct request *rq, const struct upload_owner *owner,
           struct upload *u) {
    int64_t version;
    struct error ignored;
    (void)rq;
    if (u->state == UPLOAD_READY && u->looked &&
        practice_version(owner->practice, &version, &ignored) == FAULT_NONE &&
        version != u->version)
        upload_read(u, owner);
}

static enum fault
get_upload(struct request *rq, struct reply *out, struct error *err) {
    const struct upload_owner owner = owner_of(rq);
    struct upload *u = upload_find(rq->server->uploads, &owner, rq->word);
    if (!u)
        return gone(rq, out, err);
    look_again(rq, &owner, u);
    answer(rq, u, out);
    upload_leave(u);
    return FAULT_NONE;
}

static bool
same_strings(const struct strings *a, const struct strings *b) {
    bool same = a->count == b->count;
    for (size_t i = 0; same && i < a->count; i++)
        same = strcmp(a->items[i], b->items[i]) == 0;
    return same;
}

static bool
has_any(const struct request *rq, const char *prefix) {
    for (size_t i = 0; i < rq->form->count; i++)
        if (strncmp(rq->form->items[i].name, prefix, strlen(prefix)) == 0)
            return true;
    return false;
}

/* A held upload that nothing is being done with, with what the form says of it. Columns
 * that are said to hold something else make it be read anew: *changed. What a program
 * does not speak of stays as it is; of a page, a box that isn't ticked sends nothing.
 */
static enum fault
take_form(struct request *rq, const struct upload_owner *owner, struct upload **out,
          bool *changed, struct error *err) {
    struct import_choices choices = {0};
    struct strings map = {0}, tags = {0};
    TRY(import_read_choices(rq, &choices, err));
    import_read_map(rq, &map);
    read_tags(rq, &tags);
    struct upload *u = upload_find(rq->server->uploads, owner, rq->word);
    if (!u)
        return error_set(err, FAULT_NOT_FOUND, "%s", not_at_hand);
    if (u->state != UPLOAD_READY) {
        bool busy = upload_is_busy(u);
        upload_leave(u);
        return error_set(err, FAULT_CONFLICT, "%s",
                         busy ? "Tend is at work on this file. One moment."
                              : "This file was brought in already.");
    }
    struct upload_sheet how;
    enum fault fault = import_read_sheet(rq, &u->how, &how, changed, err);
    if (fault != FAULT_NONE) {
        upload_leave(u);
        return fault;
    }
    if (has_any(rq, "map.") && !same_strings(&map, &u->map)) {
        upload_set_map(u, &map);
        *changed = true;
    }
    /* A column of people means nothing in a sheet of referrals, nor the other way. */
    if (how.as != u->how.as)
        upload_set_map(u, &(struct strings){0});
    upload_set_sheet(u, &how);
    if (!rq->json || has_any(rq, "decision."))
        upload_set_choices(u, &choices);
    if (form_has(rq->form, "tag"))
        upload_set_tags(u, &tags);
    *out = u;
    return FAULT_NONE;
}

static enum fault
post_look(struct request *rq, struct reply *out, struct error *err) {
    const struct upload_owner owner = owner_of(rq);
    struct upload *u;
    bool changed;
    TRY(take_form(rq, &owner, &u, &changed, err));
    upload_read(u, &owner);
    answer(rq, u, out);
    upload_leave(u);
    return FAULT_NONE;
}

static enum fault
post_go(struct request *rq, struct reply *out, struct error *err) {
    const struct upload_owner owner = owner_of(rq);
    struct upload *u;
    bool changed;
    TRY(take_form(rq, &owner, &u, &changed, err));
    /* Nobody has seen yet what comes of other columns. */
    bool unseen = changed || !u->looked;
    if (unseen)
        upload_read(u, &owner);
    else
        upload_go(u, &owner);
    answer(rq, u, out);
    if (unseen) {
        out->said = "The columns were read anew. Look once more, then bring them in.";
        out->no_undo = true;
    }
    upload_leave(u);
    return FAULT_NONE;
}

static enum fault
post_forget(struct request *rq, struct reply *out, struct error *err) {
    const struct upload_owner owner = owner_of(rq);
    (void)err;
    upload_forget(rq->server->uploads, owner.session, rq->word);
    out->model = json_object();
    out->location = "/import";
    out->said = "The file is put away. Nothing was changed.";
    out->no_undo = true;
    return FAULT_NONE;
}

static enum fault
post_undo(struct request *rq, struct reply *out, struct error *err) {
    struct import_undo_answer taken;
    int64_t id;
    TRY(form_id(rq->form, "id", &id, err));
    TRY(app_import_undo(rq->ctx, &rq->app, id, &taken, err));
    out->model = view_import_undo(&taken);
    out->location = "/import";
    out->said =
        mem_printf(rq->ctx, "Taken back: the import of %s.%s", taken.import.file,
                   taken.kept ? " Those of whom you wrote something down since "
                                "stay."
                              : "");
    out->no_undo = true;
    return FAULT_NONE;
}

const struct route import_routes[] = {
    {GET, "/import", get_import, .about = "Choose a file; what came in before"},
    {POST, "/import", post_import, .about = "Takes a file and tells what is in it",
     .fields = "file text tag", .upload = true},
    {POST, "/import/undo", post_undo,
     .about = "Takes an import back; the last one without id", .fields = "id"},
    {GET, "/import/:word", get_upload, .about = "What would come of a file"},
    {POST, "/import/:word", post_look,
     .about = "Looks again, with other columns and decisions",
     .fields = "map.3=email.work… decision.12=merge:3… tag as replace_names direction "
               "year source.2=place… source_name.2…"},
    {POST, "/import/:word/go", post_go, .about = "Brings the people in",
     .fields = "decision.12=leave… tag"},
    {POST, "/import/:word/forget", post_forget, .about = "Puts the file away"},
    {0},
};
