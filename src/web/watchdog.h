/*
 * Watches over connections: those that don't get on with their request are closed (a
 * client that sends a byte a second would hold a thread for ever), and the requests in
 * flight are known when the server is to stop.
 */
#ifndef WEB_WATCHDOG_H
#define WEB_WATCHDOG_H

#include <microhttpd.h>

struct watchdog;

struct watchdog *watchdog_new(const void *ctx);
void watchdog_start(struct watchdog *dog);
void watchdog_stop(struct watchdog *dog);

/* A connection begins and ends; a request's body is awaited, it is being answered, it
 * is answered. */
void watchdog_started(struct watchdog *dog, struct MHD_Connection *connection);
void watchdog_body(struct watchdog *dog, struct MHD_Connection *connection);
void watchdog_working(struct watchdog *dog, struct MHD_Connection *connection);
void watchdog_done(struct watchdog *dog, struct MHD_Connection *connection);
void watchdog_closed(struct watchdog *dog, struct MHD_Connection *connection);

/* Waits until no request is in flight, or `most` seconds. */
void watchdog_wait(struct watchdog *dog, int most);

#endif
