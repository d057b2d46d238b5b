#include "web/watchdog.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>

#include "base/memory.h"

#include "base/ban.h"

/* Until the headers are there, and from then until the body is. */
#define HEADER_SECONDS 20
#define BODY_SECONDS 120
#define PLACES 1024

enum phase { PHASE_HEADERS, PHASE_BODY, PHASE_WORKING };

struct watched {
    struct MHD_Connection *connection; /* NULL: a free place */
    int fd;
    enum phase phase;
    time_t since;
    bool shut;
};

struct watchdog {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    pthread_t thread;
    bool running, ending;
    struct watched places[PLACES];
    size_t high; /* places beyond were never used */
    int in_flight;
};

static time_t
seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec;
}

static int
watchdog_free(struct watchdog *dog) {
    watchdog_stop(dog);
    pthread_cond_destroy(&dog->changed);
    pthread_mutex_destroy(&dog->lock);
    return 0;
}

struct watchdog *
watchdog_new(const void *ctx) {
    struct watchdog *dog = mem_new(ctx, struct watchdog);
    pthread_condattr_t by_monotonic;
    pthread_condattr_init(&by_monotonic);
    pthread_condattr_setclock(&by_monotonic, CLOCK_MONOTONIC);
    pthread_mutex_init(&dog->lock, NULL);
    pthread_cond_init(&dog->changed, &by_monotonic);
    pthread_condattr_destroy(&by_monotonic);
    talloc_set_destructor(dog, watchdog_free);
    return dog;
}

/* Its thread then finds the connection at its end and lets it go. */
static void
shut_slow(struct watchdog *dog) {
    time_t now = seconds();
    for (size_t i = 0; i < dog->high; i++) {
        struct watched *w = &dog->places[i];
        time_t most = w->phase == PHASE_HEADERS ? HEADER_SECONDS : BODY_SECONDS;
        if (!w->connection || w->shut || w->phase == PHASE_WORKING ||
            now - w->since <= most)
            continue;
        w->shut = true;
        shutdown(w->fd, SHUT_RDWR);
    }
}

static void *
watch(void *data) {
    struct watchdog *dog = data;
    pthread_mutex_lock(&dog->lock);
    while (!dog->ending) {
        struct timespec until;
        clock_gettime(CLOCK_MONOTONIC, &until);
        until.tv_sec += 2;
        pthread_cond_timedwait(&dog->changed, &dog->lock, &until);
        shut_slow(dog);
    }
    pthread_mutex_unlock(&dog->lock);
    return NULL;
}

void
watchdog_start(struct watchdog *dog) {
    dog->running = pthread_create(&dog->thread, NULL, watch, dog) == 0;
}

void
watchdog_stop(struct watchdog *dog) {
    if (!dog->running)
        return;
    pthread_mutex_lock(&dog->lock);
    dog->ending = true;
    pthread_cond_broadcast(&dog->changed);
    pthread_mutex_unlock(&dog->lock);
    pthread_join(dog->thread, NULL);
    dog->running = false;
}

static struct watched *
find(struct watchdog *dog, const struct MHD_Connection *connection) {
    for (size_t i = 0; i < dog->high; i++)
        if (dog->places[i].connection == connection)
            return &dog->places[i];
    return NULL;
}

void
watchdog_started(struct watchdog *dog, struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    pthread_mutex_lock(&dog->lock);
    struct watched *place = find(dog, NULL);
    if (!place && dog->high < PLACES)
        place = &dog->places[dog->high++];
    if (place && info)
        *place = (struct watched){
            .connection = connection, .fd = info->connect_fd, .since = seconds()};
    pthread_mutex_unlock(&dog->lock);
}

/* Counts requests in flight: from their headers to the end of their answer. */
static void
set_phase(struct watchdog *dog, const struct MHD_Connection *connection,
          enum phase phase) {
    pthread_mutex_lock(&dog->lock);
    struct watched *w = find(dog, connection);
    if (w) {
        dog->in_flight += (phase != PHASE_HEADERS) - (w->phase != PHASE_HEADERS);
        w->phase = phase;
        w->since = seconds();
        if (dog->in_flight == 0)
            pthread_cond_broadcast(&dog->changed);
    }
    pthread_mutex_unlock(&dog->lock);
}

void
watchdog_body(struct watchdog *dog, struct MHD_Connection *connection) {
    set_phase(dog, connection, PHASE_BODY);
}

void
watchdog_working(struct watchdog *dog, struct MHD_Connection *connection) {
    set_phase(dog, connection, PHASE_WORKING);
}

void
watchdog_done(struct watchdog *dog, struct MHD_Connection *connection) {
    set_phase(dog, connection, PHASE_HEADERS);
}

void
watchdog_closed(struct watchdog *dog, struct MHD_Connection *connection) {
    watchdog_done(dog, connection);
    pthread_mutex_lock(&dog->lock);
    struct watched *w = find(dog, connection);
    if (w)
        *w = (struct watched){0};
    pthread_mutex_unlock(&dog->lock);
}

void
watchdog_wait(struct watchdog *dog, int most) {
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += most;
    pthread_mutex_lock(&dog->lock);
    int code = 0;
    while (dog->in_flight > 0 && code == 0)
        code = pthread_cond_timedwait(&dog->changed, &dog->lock, &until);
    pthread_mutex_unlock(&dog->lock);
}
