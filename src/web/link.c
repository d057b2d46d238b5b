/* /open: the one-time link that begins a session; / leads to Today; /ping is empty. */

#include <string.h>

#include "base/memory.h"
#include "web/call.h"
#include "web/upload.h"

#include "base/ban.h"

static enum fault
open_link(struct request *rq, struct reply *out, struct error *err) {
    char cookie[SECRET_TEXT];
    const char *link = form_get(rq->form, "link");
    out->location = "/today";
    if (rq->session)
        return FAULT_NONE;
    switch (session_open(rq->server->sessions, link ? link : "", rq->app.now, cookie)) {
    case LINK_GOOD:
        break;
    case LINK_USED:
        return error_set(err, FAULT_CONFLICT,
                         "This link was used already, and a link opens Tend only once. "
                         "What it had opened is closed now, to be safe. Type `tend "
                         "open` for a new one.");
    case LINK_OLD:
        return error_set(err, FAULT_CONFLICT,
                         "This link is too old. Type `tend open` for a new one.");
    case LINK_WRONG:
        return error_set(err, FAULT_CONFLICT,
                         "This link is not of the Tend that is open now. Type `tend "
                         "open` for a new one.");
    }
    out->cookie = mem_printf(rq->ctx, "tend-%d=%s; Path=/; HttpOnly; SameSite=Strict",
                             rq->server->port, cookie);
    return FAULT_NONE;
}

static enum fault
begin(struct request *rq, struct reply *out, struct error *err) {
    (void)rq;
    (void)err;
    out->location = "/today";
    return FAULT_NONE;
}

/* Tells that somebody is there, and nothing else. */
static enum fault
ping(struct request *rq, struct reply *out, struct error *err) {
    (void)rq;
    (void)err;
    out->type = "text/plain";
    out->bytes = "";
    return FAULT_NONE;
}

static enum fault
lock(struct request *rq, struct reply *out, struct error *err) {
    (void)err;
    if (rq->session) {
        upload_forget(rq->server->uploads, session_token(rq->session), NULL);
        session_close(rq->server->sessions, rq->session);
    }
    rq->session = NULL;
    out->location = "/";
    return FAULT_NONE;
}

/* Into the made-up practice to look around, and back. */
static enum fault
demo(struct request *rq, struct reply *out, struct error *err) {
    bool in = form_said(rq->form, "on") != SAID_NO;
    if (!rq->session || !rq->server->demo)
        return error_set(err, FAULT_CONFLICT, "There is no demo here.");
    session_set_demo(rq->session, in);
    out->location = "/today";
    out->said = in ? "This is a made-up practice: look around and try everything. "
                     "Nothing here touches your own."
                   : "Back in your own practice.";
    out->no_undo = true;
    return FAULT_NONE;
}

const struct route link_routes[] = {
    {GET, "/", begin, .about = "Leads to Today", .open = false},
    {GET, "/open", open_link, .about = "Begins a session", .fields = "link",
     .open = true},
    {GET, "/ping", ping, .about = "Empty: Tend is there", .open = true},
    {POST, "/lock", lock, .about = "Ends the session"},
    {POST, "/demo", demo, .about = "Into the made-up practice, or back",
     .fields = "on"},
    {0},
};
