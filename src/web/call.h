/* One request being answered: what server.c has collected of it, and what call.c and
 * answer.c make of it. For these three. */
#ifndef WEB_CALL_H
#define WEB_CALL_H

#include <microhttpd.h>

#include "base/buffer.h"
#include "web/page.h"
#include "web/practice.h"
#include "web/server.h"
#include "web/session.h"

struct cache;
struct uploads;
struct weblog;

struct server {
    struct server_options options;
    struct MHD_Daemon *daemon;
    int port;
    struct sessions *sessions;
    struct practice *practice, *demo;
    struct cache *cache;
    struct uploads *uploads;
    struct weblog *log;
    struct watchdog *watchdog;
    char host[32], host_name[32]; /* "127.0.0.1:8363", "localhost:8363" */
};

struct call {
    void *ctx; /* the call is a child of it */
    struct server *server;
    struct MHD_Connection *connection;
    const char *uri; /* as it came */
    const char *path, *query;
    const char *verb; /* "GET", "POST" … */
    bool begun;
    bool close; /* the connection ends with this answer */
    struct buffer body;
    size_t received, limit;
    const struct route *route;
    struct session *session; /* NULL: nobody, or a script */
    const char *script;      /* came with the token of that name, or NULL */
    bool json;               /* wants JSON */
    int64_t started;         /* microseconds */
    int status;
    size_t bytes;
};

/* A header of the request, or NULL. */
const char *call_header(const struct call *call, const char *name);

/* The headers are there: finds the route, or answers that there is none. */
enum MHD_Result call_find_route(struct call *call);

/* The request is there with its body: finds out what to do, does it, queues the answer.
 */
enum MHD_Result call_handle(struct call *call);

/* --- answer.c --------------------------------------------------------------------- */

/* Takes reply->model. */
enum MHD_Result answer_page(struct call *call, struct request *rq, struct reply *reply);
/* A fault, as a page or as JSON, with its status. `rq` may be NULL. */
enum MHD_Result answer_fault(struct call *call, struct request *rq,
                             const struct error *err);
/* A form of a page from before Tend was opened anew: it is shown with what was typed.
 */
enum MHD_Result answer_stale(struct call *call, struct request *rq);
/* A status of HTTP's own, before or beside any page. */
enum MHD_Result answer_status(struct call *call, int status, const char *text);
/* After a POST that went well. */
enum MHD_Result answer_done(struct call *call, struct request *rq, struct reply *reply);
enum MHD_Result answer_static(struct call *call, const char *path);
enum MHD_Result answer_bytes(struct call *call, int status, const char *type,
                             const char *bytes, size_t len);
int fault_status(enum fault fault);

#endif
