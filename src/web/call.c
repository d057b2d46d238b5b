/* From a request to its page: who asks, for what, with which fields. */
#include "web/call.h"

#include <string.h>
#include <time.h>

#include "app/undo.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/text.h"
#include "web/cache.h"
#include "web/route.h"
#include "web/script.h"

#include "base/ban.h"

#define COOKIES_MAX 4096

/* --- what is asked for ------------------------------------------------------------ */

static bool
mentions(const char *header, const char *word) {
    return header && strcasestr(header, word) != NULL;
}

static bool
is_json(const char *type) {
    return type && text_starts_ascii(type, "application/json");
}

/* A page for browsers, whatever else they take; JSON when it is asked for, or sent. */
static bool
wants_json(const struct call *call) {
    const char *accept = call_header(call, "Accept");
    if (mentions(accept, "text/html"))
        return false;
    return mentions(accept, "application/json") ||
           is_json(call_header(call, "Content-Type")) ||
           call_header(call, "Authorization");
}

enum MHD_Result
call_find_route(struct call *call) {
    struct error err = {0};
    char *path;
    const char *query = strchr(call->uri, '?');
    size_t len = query ? (size_t)(query - call->uri) : strlen(call->uri);
    call->query = query ? query + 1 : "";
    call->json = wants_json(call);
    if (call->uri[0] != '/' ||
        form_decode(call->ctx, call->uri, len, false, &path, &err) != FAULT_NONE) {
        call->close = true;
        return answer_status(call, MHD_HTTP_BAD_REQUEST, "This address is broken.");
    }
    call->path = path;
    bool get = strcmp(call->verb, "GET") == 0 || strcmp(call->verb, "HEAD") == 0;
    if (!get && strcmp(call->verb, "POST") != 0) {
        call->close = true;
        return answer_status(call, MHD_HTTP_METHOD_NOT_ALLOWED,
                             "Tend takes GET and POST alone.");
    }
    call->route = route_find(get ? GET : POST, path, NULL);
    if (call->route && call->route->upload)
        call->limit = UPLOAD_MAX;
    return MHD_YES;
}

/* --- who asks --------------------------------------------------------------------- */

/* DNS rebinding: a name of elsewhere that leads here is not us. */
static bool
is_our_host(const struct call *call, const char *host) {
    return host && (strcmp(host, call->server->host) == 0 ||
                    strcasecmp(host, call->server->host_name) == 0);
}

static bool
is_our_origin(const struct call *call, const char *origin) {
    static const char scheme[] = "http://";
    return strncmp(origin, scheme, sizeof scheme - 1) == 0 &&
           is_our_host(call, origin + sizeof scheme - 1);
}

/* The session's cookie: cookies belong to all ports of a host, so it bears ours. */
static const char *
find_cookie(const struct call *call) {
    const char *cookies = call_header(call, "Cookie");
    char *name = mem_printf(call->ctx, "tend-%d=", call->server->port);
    size_t len = strlen(name);
    if (!cookies || strlen(cookies) > COOKIES_MAX)
        return NULL;
    for (const char *p = cookies; p && *p; p = strchr(p, ';')) {
        p += strspn(p, "; ");
        if (strncmp(p, name, len) == 0)
            return mem_dup_n(call->ctx, p + len, strcspn(p + len, "; "));
    }
    return NULL;
}

static bool
came_from_elsewhere(const struct call *call) {
    const char *origin = call_header(call, "Origin");
    const char *site = call_header(call, "Sec-Fetch-Site");
    if (origin && !is_our_origin(call, origin))
        return true;
    return site && strcmp(site, "same-origin") != 0 && strcmp(site, "none") != 0;
}

static const struct form *
empty_form(void) {
    static const struct form empty = {0};
    return &empty;
}

static enum fault
read_body(struct call *call, struct form *form, struct error *err) {
    const char *type = call_header(call, "Content-Type");
    const char *bytes = buffer_str(&call->body);
    size_t len = call->body.len;
    if (len == 0)
        return FAULT_NONE;
    if (is_json(type))
        return form_read_json(call->ctx, bytes, len, form, err);
    if (type && text_starts_ascii(type, "multipart/form-data"))
        return form_read_multipart(call->ctx, call->connection, bytes, len, form, err);
    if (!type || text_starts_ascii(type, "application/x-www-form-urlencoded"))
        return form_read_query(call->ctx, bytes, len, form, err);
    return error_set(err, FAULT_INVALID,
                     "Tend takes forms and JSON, not %.60s. Nothing was changed.",
                     type);
}

/* A POST that a page of ours sent says so with the session's token. */
static bool
is_ours(const struct call *call, const struct form *form) {
    const char *token = call_header(call, "X-CSRF-Token");
    if (call->script)
        return true;
    if (came_from_elsewhere(call))
        return false;
    return session_token_is(call->session, token ? token : form_get(form, "csrf"));
}

/* --- doing it --------------------------------------------------------------------- */

static void
fill_request(struct call *call, struct request *rq) {
    const struct server_options *o = &call->server->options;
    time_t now = time(NULL);
    int minute;
    day_t today = clock_day(now, &minute);
    if (o->today != DAY_NONE) {
        today = o->today;
        minute = o->minute;
    }
    *rq = (struct request){
        .ctx = call->ctx,
        .app = {.today = today,
                .minute = minute,
                .now = now,
                .who = call->script
                           ? mem_printf(call->ctx, "%s (%s)", o->who, call->script)
                           : o->who},
        .path = call->path,
        .query = call->query,
        .uri = call->uri,
        .form = empty_form(),
        .args = empty_form(),
        .post = call->route && call->route->verb == POST,
        .json = call->json,
        .demo = call->session && session_demo(call->session),
        .session = call->session,
        .server = call->server,
    };
}

static struct practice *
practice_of(const struct request *rq) {
    return rq->demo && rq->server->demo ? rq->server->demo : rq->server->practice;
}

/* Pages are kept for those who ask in the same dress, on the same day. The minute is no
 * part of it: most pages are good for all day (cache.h). */
static const char *
cache_key(const struct call *call, const struct request *rq) {
    return mem_printf(call->ctx, "%d %d %d %s %s", rq->app.today, call->json, rq->demo,
                      call->session ? session_token(call->session) : "-", call->uri);
}

static bool
answer_kept(struct call *call, const struct request *rq, int64_t version,
            enum MHD_Result *result) {
    size_t len;
    char *page = cache_get(call->ctx, call->server->cache, cache_key(call, rq), version,
                           rq->app.minute, &len);
    if (!page)
        return false;
    *result = answer_bytes(call, MHD_HTTP_OK, NULL, page, len);
    return true;
}

/* A form that was refused is shown again with what was typed, by the page it is on. */
static enum fault
show_again(struct call *call, struct request *rq, struct reply *reply,
           const struct error *why) {
    struct error err = {0};
    const struct route *form = route_find(GET, call->path, rq);
    if (call->json || !form || strcmp(form->path, call->route->path) != 0)
        return FAULT_NOT_FOUND;
    rq->failed = why;
    rq->post = false;
    *reply = (struct reply){.status = fault_status(why->fault)};
    enum fault fault = form->run(rq, reply, &err);
    if (fault != FAULT_NONE && reply->model)
        json_decref(reply->model);
    return fault;
}

/* The page that stands above: "/people" for "/people/5/log", when "/people/5" is none
 * either. */
static const char *
page_above(const void *ctx, const char *path) {
    char *above = mem_dup(ctx, path);
    for (char *end = strrchr(above, '/'); end && end > above;
         end = strrchr(above, '/')) {
        *end = '\0';
        if (route_find(GET, above, NULL))
            return above;
    }
    return "/today";
}

static enum MHD_Result
run_get(struct call *call, struct request *rq) {
    struct error err = {0};
    struct reply reply = {0};
    int64_t version = 0;
    int64_t undo = 0;
    enum MHD_Result result;
    struct practice *practice = practice_of(rq);
    bool kept =
        !call->route->open && practice_version(practice, &version, &err) == FAULT_NONE;
    const char *said = !call->json && call->session
                           ? session_said(call->ctx, call->session, &undo)
                           : NULL;
    if (kept && !said && answer_kept(call, rq, version, &result))
        return result;
    enum fault fault = practice_take(practice, &rq->app, &err);
    if (fault != FAULT_NONE)
        return answer_fault(call, rq, &err);
    fault = call->route->run(rq, &reply, &err);
    practice_give(practice, &rq->app, fault);
    if (fault != FAULT_NONE) {
        if (reply.model)
            json_decref(reply.model);
        if (!said || undo || fault != FAULT_NOT_FOUND)
            return answer_fault(call, rq, &err);
        /* What this page was about has just been taken back, which has no undo of its
         * own: that is said above it. */
        session_say(call->session, said, undo);
        reply = (struct reply){.location = page_above(rq->ctx, rq->path)};
        return answer_page(call, rq, &reply);
    }
    if (said) {
        reply.said = said;
        reply.undo = undo;
    }
    if (kept && !said && !reply.fresh && !reply.cookie && !reply.type && !reply.status)
        rq->keep_as = cache_key(call, rq);
    rq->keep_minute = reply.by_minute ? rq->app.minute : 0;
    rq->version = version;
    return answer_page(call, rq, &reply);
}

static enum MHD_Result
run_post(struct call *call, struct request *rq) {
    struct error err = {0};
    struct reply reply = {0};
    struct practice *practice = practice_of(rq);
    practice_begin_write(practice);
    if (practice_take(practice, &rq->app, &err) != FAULT_NONE) {
        practice_end_write(practice);
        return answer_fault(call, rq, &err);
    }
    int64_t before = app_last_change(&rq->app);
    enum fault fault = call->route->run(rq, &reply, &err);
    store_end(rq->app.store);
    int64_t change = app_last_change(&rq->app);
    reply.undo = change != before ? change : 0;
    practice_end_write(practice);
    struct error why = err;
    bool again = false;
    if (fault != FAULT_NONE) {
        if (reply.model)
            json_decref(reply.model);
        again =
            fault != FAULT_INTERNAL && show_again(call, rq, &reply, &why) == FAULT_NONE;
    }
    practice_give(practice, &rq->app, fault);
    if (fault == FAULT_NONE)
        return answer_done(call, rq, &reply);
    return again ? answer_page(call, rq, &reply) : answer_fault(call, rq, &why);
}

static enum MHD_Result
run_route(struct call *call) {
    struct error err = {0};
    struct request rq;
    struct form args = {0};
    struct form form = {0};
    fill_request(call, &rq);
    /* The path is read into the request: :id, :other, :word. */
    route_find(call->route->verb, call->path, &rq);
    rq.args = rq.form = &args;
    if (form_read_query(call->ctx, call->query, strlen(call->query), &args, &err) !=
        FAULT_NONE)
        return answer_fault(call, &rq, &err);
    if (!rq.post)
        return run_get(call, &rq);
    rq.form = &form;
    if (read_body(call, &form, &err) != FAULT_NONE)
        return answer_fault(call, &rq, &err);
    if (!is_ours(call, &form))
        return came_from_elsewhere(call)
                   ? answer_status(call, MHD_HTTP_FORBIDDEN,
                                   "This form is not from a page of Tend. Nothing was "
                                   "changed.")
                   : answer_stale(call, &rq);
    return run_post(call, &rq);
}

/* A script's token stands for a session; a wrong one is nobody. */
static enum fault
find_caller(struct call *call, struct error *err) {
    const char *authorization = call_header(call, "Authorization");
    int64_t now = time(NULL);
    if (!authorization) {
        call->session = session_find(call->server->sessions, find_cookie(call), now);
        return FAULT_NONE;
    }
    struct request rq;
    fill_request(call, &rq);
    TRY(practice_take(call->server->practice, &rq.app, err));
    enum fault fault =
        script_check(call->ctx, &rq.app, authorization, &call->script, err);
    practice_give(call->server->practice, &rq.app, fault);
    return fault;
}

static const char *
locked_words(const struct call *call) {
    if (call_header(call, "Authorization"))
        return "This token is not known here, or was revoked. Make one with: tend "
               "token "
               "add NAME";
    return "Tend is locked. Type “tend open” in a terminal, and it opens for you.";
}

enum MHD_Result
call_handle(struct call *call) {
    struct error err = {0};
    if (!is_our_host(call, call_header(call, "Host"))) {
        call->close = true;
        return answer_status(call, MHD_HTTP_FORBIDDEN,
                             "This is not the address of Tend.");
    }
    if (call->received > call->limit) {
        call->close = true;
        return answer_status(call, MHD_HTTP_CONTENT_TOO_LARGE,
                             "That is more than Tend takes at once. Nothing was "
                             "changed.");
    }
    if (text_starts_ascii(call->path, "/static/"))
        return answer_static(call, call->path);
    if (find_caller(call, &err) != FAULT_NONE)
        return answer_fault(call, NULL, &err);
    bool known = call->session || call->script;
    if (!known && !(call->route && call->route->open))
        return answer_status(call,
                             call_header(call, "Authorization") ? MHD_HTTP_UNAUTHORIZED
                                                                : MHD_HTTP_FORBIDDEN,
                             locked_words(call));
    if (!call->route)
        return answer_status(call, MHD_HTTP_NOT_FOUND,
                             "There is no such page. It may have been moved, or the "
                             "address was cut.");
    return run_route(call);
}
