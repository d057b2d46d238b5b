#include "web/practice.h"

#include <pthread.h>
#include <sys/stat.h>

#include "app/demo.h"
#include "base/memory.h"

#include "base/ban.h"

#define CONNECTIONS_MAX 4
#define EPOCH_STEP ((int64_t)1 << 40)

/* Which file it was: one put back from a copy is another, and what is still open would
 * write into the one that is gone. */
struct place {
    dev_t dev;
    ino_t ino;
};

struct practice {
    const char *path;
    bool demo;
    pthread_mutex_t lock;
    pthread_cond_t given;
    pthread_mutex_t write_lock;
    struct place place;                  /* of the file the connections are to */
    struct store *idle[CONNECTIONS_MAX]; /* each in a context of its own */
    int idle_count, out_count;
    pthread_mutex_t watch_lock;
    struct store *watch;
    struct place watch_place;
    int64_t epoch; /* grows with each file that is watched */
};

static struct place
place_of(const char *path) {
    struct stat now;
    if (stat(path, &now) != 0)
        return (struct place){0};
    return (struct place){.dev = now.st_dev, .ino = now.st_ino};
}

static bool
place_is(struct place a, struct place b) {
    return a.ino == b.ino && a.dev == b.dev;
}

static void
close_store(struct store **store) {
    if (*store)
        talloc_free(talloc_parent(*store));
    *store = NULL;
}

static int
practice_free(struct practice *p) {
    while (p->idle_count > 0)
        close_store(&p->idle[--p->idle_count]);
    close_store(&p->watch);
    pthread_mutex_destroy(&p->lock);
    pthread_mutex_destroy(&p->write_lock);
    pthread_mutex_destroy(&p->watch_lock);
    pthread_cond_destroy(&p->given);
    return 0;
}

struct practice *
practice_new(const void *ctx, const char *path, bool demo) {
    struct practice *p = mem_new(ctx, struct practice);
    p->path = mem_dup(p, path);
    p->demo = demo;
    pthread_mutex_init(&p->lock, NULL);
    pthread_mutex_init(&p->write_lock, NULL);
    pthread_mutex_init(&p->watch_lock, NULL);
    pthread_cond_init(&p->given, NULL);
    talloc_set_destructor(p, practice_free);
    return p;
}

const char *
practice_path(const struct practice *practice) {
    return practice->path;
}

/* Locked: two may not make the file at once, nor open one that is half made. */
static enum fault
open_one(struct practice *p, struct app *app, struct error *err) {
    struct demo_answer answer;
    void *home = mem_context(NULL);
    enum fault fault = p->demo ? app_demo_open(home, p->path, app, false, &answer, err)
                               : store_open_or_create(home, p->path, &app->store, err);
    if (fault != FAULT_NONE) {
        talloc_free(home);
        app->store = NULL;
        return fault;
    }
    p->place = place_of(p->path);
    return FAULT_NONE;
}

enum fault
practice_take(struct practice *p, struct app *app, struct error *err) {
    enum fault fault = FAULT_NONE;
    pthread_mutex_lock(&p->lock);
    while (p->idle_count == 0 && p->out_count >= CONNECTIONS_MAX)
        pthread_cond_wait(&p->given, &p->lock);
    if (!place_is(place_of(p->path), p->place))
        while (p->idle_count > 0)
            close_store(&p->idle[--p->idle_count]);
    if (p->idle_count > 0)
        app->store = p->idle[--p->idle_count];
    else
        fault = open_one(p, app, err);
    if (fault == FAULT_NONE)
        p->out_count++;
    pthread_mutex_unlock(&p->lock);
    return fault;
}

void
practice_begin_write(struct practice *p) {
    pthread_mutex_lock(&p->write_lock);
}

void
practice_end_write(struct practice *p) {
    pthread_mutex_unlock(&p->write_lock);
}

/* Whether a connection may be used again after that. */
static bool
is_sound(enum fault fault) {
    return fault != FAULT_CORRUPT && fault != FAULT_INTERNAL && fault != FAULT_IO &&
           fault != FAULT_READ_ONLY && fault != FAULT_FULL;
}

void
practice_give(struct practice *p, struct app *app, enum fault fault) {
    store_end(app->store);
    pthread_mutex_lock(&p->lock);
    if (is_sound(fault) && place_is(place_of(p->path), p->place))
        p->idle[p->idle_count++] = app->store;
    else
        close_store(&app->store);
    app->store = NULL;
    p->out_count--;
    pthread_cond_signal(&p->given);
    pthread_mutex_unlock(&p->lock);
}

static enum fault
version_locked(struct practice *p, int64_t *out, struct error *err) {
    struct place place = place_of(p->path);
    if (!p->watch || !place_is(place, p->watch_place)) {
        close_store(&p->watch);
        void *home = mem_context(NULL);
        enum fault fault = store_open(home, p->path, &p->watch, err);
        if (fault != FAULT_NONE) {
            p->watch = NULL;
            talloc_free(home);
            return fault;
        }
        p->watch_place = place;
        p->epoch += EPOCH_STEP;
    }
    TRY(store_version(p->watch, out, err));
    *out += p->epoch;
    return FAULT_NONE;
}

enum fault
practice_version(struct practice *p, int64_t *out, struct error *err) {
    pthread_mutex_lock(&p->watch_lock);
    enum fault fault = version_locked(p, out, err);
    pthread_mutex_unlock(&p->watch_lock);
    return fault;
}
