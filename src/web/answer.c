/* From what a page says to what goes over the wire. */
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "view/model.h"
#include "web/cache.h"
#include "web/call.h"
#include "web/frame.h"
#include "web/static.h"
#include "web/weblog.h"

#include "base/ban.h"

#define HTML "text/html; charset=utf-8"
#define JSON "application/json; charset=utf-8"
#define MOVED_ON 303 /* See Other: the answer to a POST is another page */

/* Everything comes from here, nothing is framed, nothing is kept by the browser. The
 * forms that open a letter lead to mailto:, tel: and sms:. */
static const char *const always[][2] = {
    {"Content-Security-Policy",
     "default-src 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'; "
     "form-action 'self' mailto: tel: sms:"},
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
    {"Referrer-Policy", "same-origin"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
};

int
fault_status(enum fault fault) {
    switch (fault) {
    case FAULT_NONE:
        return MHD_HTTP_OK;
    case FAULT_USAGE:
    case FAULT_INVALID:
        return MHD_HTTP_BAD_REQUEST;
    case FAULT_NOT_FOUND:
        return MHD_HTTP_NOT_FOUND;
    case FAULT_AMBIGUOUS:
    case FAULT_CONFLICT:
        return MHD_HTTP_CONFLICT;
    case FAULT_BUSY:
        return MHD_HTTP_SERVICE_UNAVAILABLE;
    case FAULT_FULL:
        return MHD_HTTP_INSUFFICIENT_STORAGE;
    case FAULT_READ_ONLY:
    case FAULT_IO:
    case FAULT_FOREIGN:
    case FAULT_NEWER:
    case FAULT_CORRUPT:
    case FAULT_INTERNAL:
        break;
    }
    return MHD_HTTP_INTERNAL_SERVER_ERROR;
}

static const char *
status_title(int status) {
    switch (status) {
    case MHD_HTTP_BAD_REQUEST:
        return "Please look at this again";
    case MHD_HTTP_UNAUTHORIZED:
    case MHD_HTTP_FORBIDDEN:
        return "Not open";
    case MHD_HTTP_NOT_FOUND:
        return "Not found";
    case MHD_HTTP_METHOD_NOT_ALLOWED:
        return "Not possible";
    case MHD_HTTP_CONFLICT:
        return "Changed meanwhile";
    case MHD_HTTP_CONTENT_TOO_LARGE:
        return "Too large";
    case MHD_HTTP_SERVICE_UNAVAILABLE:
        return "One moment";
    case MHD_HTTP_INSUFFICIENT_STORAGE:
        return "The disk is full";
    default:
        return "Something went wrong";
    }
}

/* --- sending ---------------------------------------------------------------------- */

static struct MHD_Response *
dressed(struct call *call, struct MHD_Response *r, const char *type) {
    if (!r)
        return NULL;
    for (size_t i = 0; i < sizeof always / sizeof *always; i++)
        MHD_add_response_header(r, always[i][0], always[i][1]);
    if (type)
        MHD_add_response_header(r, MHD_HTTP_HEADER_CONTENT_TYPE, type);
    if (call->close)
        MHD_add_response_header(r, MHD_HTTP_HEADER_CONNECTION, "close");
    return r;
}

static struct MHD_Response *
response_of(struct call *call, const char *bytes, size_t len, const char *type) {
    /* The bytes live as long as the call, and the call longer than the answer. */
    return dressed(call,
                   MHD_create_response_from_buffer(len, (void *)(uintptr_t)bytes,
                                                   MHD_RESPMEM_PERSISTENT),
                   type);
}

static enum MHD_Result
send_response(struct call *call, int status, struct MHD_Response *r, size_t len) {
    if (!r)
        return MHD_NO;
    call->status = status;
    call->bytes = len;
    enum MHD_Result result = MHD_queue_response(call->connection, (unsigned)status, r);
    MHD_destroy_response(r);
    return result;
}

enum MHD_Result
answer_bytes(struct call *call, int status, const char *type, const char *bytes,
             size_t len) {
    const char *standard = call->json ? JSON : HTML;
    struct MHD_Response *r = response_of(call, bytes, len, type ? type : standard);
    if (r)
        MHD_add_response_header(r, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
    if (r && status == MHD_HTTP_METHOD_NOT_ALLOWED)
        MHD_add_response_header(r, MHD_HTTP_HEADER_ALLOW, "GET, HEAD, POST");
    if (r && status == MHD_HTTP_SERVICE_UNAVAILABLE)
        MHD_add_response_header(r, MHD_HTTP_HEADER_RETRY_AFTER, "2");
    if (r && status == MHD_HTTP_UNAUTHORIZED)
        MHD_add_response_header(r, MHD_HTTP_HEADER_WWW_AUTHENTICATE, "Bearer");
    return send_response(call, status, r, len);
}

static enum MHD_Result
answer_json(struct call *call, int status, json_t *model) {
    char *text = json_dumps(model, JSON_COMPACT);
    json_decref(model);
    if (!text)
        return MHD_NO;
    size_t len = strlen(text);
    char *copy = mem_array(call->ctx, char, len + 2);
    memcpy(copy, text, len);
    free(text);
    copy[len] = '\n';
    return answer_bytes(call, status, JSON, copy, len + 1);
}

enum MHD_Result
answer_static(struct call *call, const char *path) {
    const struct static_file *file = static_at(path);
    if (!file)
        return answer_status(call, MHD_HTTP_NOT_FOUND, "There is no such file.");
    const char *takes = call_header(call, MHD_HTTP_HEADER_ACCEPT_ENCODING);
    bool packed = takes && strstr(takes, "gzip");
    size_t len = packed ? file->gzip_len : file->len;
    struct MHD_Response *r =
        response_of(call, packed ? file->gzip : file->bytes, len, file->type);
    if (r) {
        MHD_add_response_header(r, MHD_HTTP_HEADER_CACHE_CONTROL,
                                "public, max-age=31536000, immutable");
        MHD_add_response_header(r, MHD_HTTP_HEADER_VARY, "Accept-Encoding");
        if (packed)
            MHD_add_response_header(r, MHD_HTTP_HEADER_CONTENT_ENCODING, "gzip");
    }
    return send_response(call, MHD_HTTP_OK, r, len);
}

/* --- pages ------------------------------------------------------------------------ */

/* A file's name for a header, plain ASCII (RFC 6266 §4.3). */
static char *
disposition(const void *ctx, const char *name) {
    char *plain = mem_dup(ctx, name);
    for (char *p = plain; *p; p++)
        if (*p < ' ' || *p > '~' || *p == '"' || *p == '\\' || *p == '/')
            *p = '_';
    return mem_printf(ctx, "attachment; filename=\"%s\"", plain);
}

static enum MHD_Result
answer_file(struct call *call, const struct reply *reply) {
    struct MHD_Response *r =
        reply->file
            ? dressed(call, MHD_create_response_from_fd64(reply->len, reply->file),
                      reply->type)
            : response_of(call, reply->bytes, reply->len, reply->type);
    if (r) {
        MHD_add_response_header(r, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
        if (reply->download)
            MHD_add_response_header(r, MHD_HTTP_HEADER_CONTENT_DISPOSITION,
                                    disposition(call->ctx, reply->download));
    }
    return send_response(call, MHD_HTTP_OK, r, reply->len);
}

static enum MHD_Result
answer_elsewhere(struct call *call, const char *location, const char *cookie) {
    struct MHD_Response *r = response_of(call, "", 0, NULL);
    if (r) {
        MHD_add_response_header(r, MHD_HTTP_HEADER_LOCATION, location);
        MHD_add_response_header(r, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
        if (cookie)
            MHD_add_response_header(r, MHD_HTTP_HEADER_SET_COOKIE, cookie);
    }
    return send_response(call, MOVED_ON, r, 0);
}

enum MHD_Result
answer_page(struct call *call, struct request *rq, struct reply *reply) {
    int status = reply->status ? reply->status : MHD_HTTP_OK;
    size_t len;
    if (reply->bytes || reply->file) {
        json_decref(reply->model);
        return answer_file(call, reply);
    }
    if (reply->location) {
        json_decref(reply->model);
        return answer_elsewhere(call, reply->location, reply->cookie);
    }
    if (call->json || !reply->page)
        return answer_json(call, status, reply->model ? reply->model : json_object());
    char *page = frame_render(rq, reply, &len);
    json_decref(reply->model);
    if (rq->keep_as)
        cache_put(call->server->cache, rq->keep_as, rq->version, rq->keep_minute, page,
                  len);
    return answer_bytes(call, status, HTML, page, len);
}

/* A path of ours: neither another host's ("//x", "/\x") nor one with line ends. */
static bool
is_own_path(const char *path) {
    if (!path || path[0] != '/' || path[1] == '/' || path[1] == '\\')
        return false;
    for (const char *p = path; *p; p++)
        if ((unsigned char)*p <= ' ' || *p == 127 || *p == '\\')
            return false;
    return true;
}

enum MHD_Result
answer_done(struct call *call, struct request *rq, struct reply *reply) {
    if (call->json || reply->bytes || (!reply->location && reply->page) || call->script)
        return answer_page(call, rq,
                           &(struct reply){.status = reply->status,
                                           .model = reply->model,
                                           .page = reply->page,
                                           .title = reply->title,
                                           .wide = reply->wide,
                                           .type = reply->type,
                                           .bytes = reply->bytes,
                                           .len = reply->len,
                                           .download = reply->download});
    const char *back = form_get(rq->form, "return");
    const char *location = is_own_path(back) ? back : reply->location;
    json_decref(reply->model);
    if (reply->said)
        session_say(call->session, reply->said, reply->no_undo ? 0 : reply->undo);
    return answer_elsewhere(call, location ? location : "/", reply->cookie);
}

/* --- faults ----------------------------------------------------------------------- */

/* What the user can't mend stands in the log, under a number. */
static int
note_trouble(struct call *call, int status, const struct error *err) {
    if (status != MHD_HTTP_INTERNAL_SERVER_ERROR)
        return 0;
    return weblog_trouble(call->server->log, call->route ? call->route->path : "-",
                          err->text);
}

static enum MHD_Result
answer_error(struct call *call, struct request *rq, int status, const char *title,
             const struct error *err) {
    size_t len;
    int number = note_trouble(call, status, err);
    if (!call->json) {
        char *page = frame_error(rq, status, title, err, number, &len);
        return answer_bytes(call, status, HTML, page, len);
    }
    json_t *m = json_object();
    json_t *error = json_object();
    model_int(error, "status", status);
    model_text(error, "field", *err->field ? err->field : NULL);
    model_text(error, "text", err->text);
    if (number)
        model_int(error, "number", number);
    model_set(m, "error", error);
    return answer_json(call, status, m);
}

enum MHD_Result
answer_fault(struct call *call, struct request *rq, const struct error *err) {
    struct request nobody = {.ctx = call->ctx,
                             .path = call->path,
                             .uri = call->uri,
                             .session = call->session,
                             .server = call->server};
    int status = fault_status(err->fault);
    const char *title = err->fault == FAULT_READ_ONLY ? "This practice can only be read"
                                                      : status_title(status);
    return answer_error(call, rq ? rq : &nobody, status, title, err);
}

enum MHD_Result
answer_stale(struct call *call, struct request *rq) {
    struct error err = {0};
    snprintf(err.text, sizeof err.text,
             "Tend was opened anew since this page came. Nothing was changed%s",
             rq->form->count > 1 ? ", and nothing you typed is lost: it stands here. "
                                   "Send it again."
                                 : ". Load the page anew and try again.");
    return answer_error(call, rq, MHD_HTTP_FORBIDDEN, "Not kept yet", &err);
}

enum MHD_Result
answer_status(struct call *call, int status, const char *text) {
    struct error err = {0};
    struct request nobody = {.ctx = call->ctx,
                             .path = call->path ? call->path : "/",
                             .uri = "/",
                             .session = call->session,
                             .server = call->server};
    snprintf(err.text, sizeof err.text, "%s", text);
    return answer_error(call, &nobody, status, status_title(status), &err);
}
