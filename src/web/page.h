/*
 * A page: what it is asked, what it answers, and the routes that lead to it. One file a
 * page, with its routes as a table at the end; routes.c lists these tables.
 */
#ifndef WEB_PAGE_H
#define WEB_PAGE_H

#include <jansson.h>

#include "app/app.h"
#include "web/field.h"
#include "web/form.h"
#include "web/template.h"
#include "web/templates.h"

struct server;
struct session;

struct request {
    void *ctx;      /* freed after the answer */
    struct app app; /* the practice that this session looks at, and the day */
    const char *path;
    const char *query;       /* as it came, without '?'; "" when there is none */
    const char *uri;         /* path and query, as they came: for `return` */
    int64_t id;              /* :id in the route, 0 without */
    int64_t other;           /* :other */
    const char *word;        /* :word */
    const struct form *form; /* fields: of the query (GET), of the body (POST) */
    const struct form *args; /* fields of the query, for a POST as well */
    bool post;
    bool json;                  /* the answer is to be JSON */
    const struct error *failed; /* the form that was sent is refused: GET shows it
                                   again, with what was typed in `form` */
    bool demo;                  /* looking around in the made-up practice */
    struct session *session;    /* NULL for a script */
    struct server *server;
    const char *keep_as; /* the server's own: the page may be kept, under this key, */
    int64_t version;     /* as of this version of the practice, */
    int keep_minute;     /* for this minute alone, unless it is 0 */
};

struct reply {
    int status;                  /* 0 is 200 */
    json_t *model;               /* given away */
    const struct template *page; /* for HTML */
    const char *title;
    bool wide;            /* a page that needs the room */
    const char *location; /* where a browser goes on after a POST: a path */
    const char *cookie;   /* Set-Cookie */
    const char *said;     /* a sentence for the top of the next page */
    bool no_undo;         /* … without the button that takes it back */
    int64_t undo;         /* the server's own: the change that the button takes back */
    bool by_minute;       /* depends on the minute as well: a clock runs on it */
    bool fresh;           /* depends on more than practice, day and address */
    /* A file instead of a page: */
    const char *type;
    const char *bytes;
    size_t len;
    int file; /* an open one of `len` bytes instead of `bytes`, given away */
    const char *download; /* its name, or NULL to show it */
};

typedef enum fault page_fn(struct request *rq, struct reply *out, struct error *err);

enum verb { GET, POST };

struct route {
    enum verb verb;
    const char *path; /* "/people/:id/facts/:other"; ":word" takes any text */
    page_fn *run;
    const char *about;  /* one line, for the list of routes */
    const char *fields; /* names of what it takes, "day note=text method…" */
    bool open;          /* without a session as well */
    bool upload;        /* takes files: UPLOAD_MAX instead of BODY_MAX */
};

#define BODY_MAX ((size_t)4 << 20)
#define UPLOAD_MAX ((size_t)32 << 20)

extern const struct route *const all_routes[]; /* tables, each ended by {0} */

#endif
