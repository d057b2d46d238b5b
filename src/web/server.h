/*
 * The server: one practice (and the made-up one to look around in) on loopback, a
 * thread for each connection (libmicrohttpd). What arrives whole and decent becomes a
 * call (call.h).
 */
#ifndef WEB_SERVER_H
#define WEB_SERVER_H

#include "base/day.h"
#include "base/error.h"
#include "web/session.h"

struct server;

struct server_options {
    const char *path;      /* of the practice */
    const char *demo_path; /* of the made-up one, or NULL */
    int port;              /* 0: SERVER_PORT, or any that is free */
    bool any_port;         /* don't even try SERVER_PORT */
    day_t today;           /* DAY_NONE: by the clock */
    int minute;            /* when `today` is set */
    const char *who;       /* for the journal */
    const char *log;       /* a file, "-" for stderr, NULL for none */
    unsigned char secret[SECRET_BYTES];
};

#define SERVER_PORT 8363 /* TEND on a telephone's keys */

/* Listens on 127.0.0.1 when it returns. CONFLICT when the port asked for is taken. */
MUST_CHECK enum fault server_start(void *ctx, const struct server_options *options,
                                   struct server **out, struct error *err);
int server_port(const struct server *server);

/* Takes no new connection, lets requests in flight end (ten seconds at most), stops. */
void server_stop(struct server *server);

#endif
