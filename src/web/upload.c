#include "web/upload.h"

#include <pthread.h>
#include <sodium.h>
#include <stdatomic.h>
#include <string.h>
#include <time.h>

#include "base/memory.h"
#include "exchange/detect.h"
#include "web/practice.h"

#include "base/ban.h"

#define UPLOADS_MAX 8  /* of everybody */
#define UPLOADS_EACH 3 /* of one session */
#define WAIT_MS 700    /* until a page shows how far it is instead */

struct holding {
    struct upload upload; /* first: a pointer to it is one to the holding */
    void *ctx;            /* all of it, a context without a parent */
    void *work;           /* what the last thread made */
    char *bytes;
    size_t len;
    char *session;
    int64_t at;
    uint64_t turn; /* grows from one to the next */
    struct uploads *all;
    int users;            /* who hold it or wait to; under the list's lock */
    bool gone;            /* off the list: the last user frees it */
    pthread_mutex_t lock; /* held by whoever looks at it */
    pthread_cond_t rested;
    pthread_t thread;
    bool has_thread; /* to be joined */
    atomic_bool stop;
    struct practice *practice;
    struct app app;
};

struct uploads {
    pthread_mutex_t lock; /* of the list */
    struct holding *list[UPLOADS_MAX];
    uint64_t turns;
    atomic_bool stopped;
};

static struct holding *
holding_of(struct upload *u) {
    return (struct holding *)u;
}

bool
upload_is_busy(const struct upload *u) {
    return u->state == UPLOAD_READING || u->state == UPLOAD_GOING;
}

/* Waits for its thread to end, which it does soon. */
static void
holding_free(struct holding *h) {
    atomic_store(&h->stop, true);
    if (h->has_thread)
        pthread_join(h->thread, NULL);
    pthread_mutex_destroy(&h->lock);
    pthread_cond_destroy(&h->rested);
    talloc_free(h->work);
    if (h->bytes)
        sodium_memzero(h->bytes, h->len);
    talloc_free(h->ctx);
}

static int
uploads_free(struct uploads *all) {
    for (size_t i = 0; i < UPLOADS_MAX; i++)
        if (all->list[i])
            holding_free(all->list[i]);
    pthread_mutex_destroy(&all->lock);
    return 0;
}

struct uploads *
uploads_new(const void *ctx) {
    struct uploads *all = mem_new(ctx, struct uploads);
    pthread_mutex_init(&all->lock, NULL);
    talloc_set_destructor(all, uploads_free);
    return all;
}

void
uploads_stop(struct uploads *all) {
    pthread_mutex_lock(&all->lock);
    atomic_store(&all->stopped, true);
    for (size_t i = 0; i < UPLOADS_MAX; i++)
        if (all->list[i])
            atomic_store(&all->list[i]->stop, true);
    pthread_mutex_unlock(&all->lock);
}

/* --- the list --------------------------------------------------------------------- */

/* Off the list, with its lock held; freed by upload_leave(), or by the caller when it
 * is given back. */
static struct holding *
take_off(struct uploads *all, size_t i) {
    struct holding *h = all->list[i];
    all->list[i] = NULL;
    h->gone = true;
    return h->users == 0 ? h : NULL;
}

/* Nobody looks at it, and no thread works at it. Under the list's lock. */
static bool
is_idle(struct holding *h) {
    if (h->users > 0 || pthread_mutex_trylock(&h->lock) != 0)
        return false;
    bool busy = upload_is_busy(&h->upload);
    pthread_mutex_unlock(&h->lock);
    return !busy;
}

/* Whether this one has to make room for a new one of `session`. */
static bool
must_go(const struct uploads *all, size_t i, const char *session, int64_t now) {
    struct holding *h = all->list[i];
    if (!h || !is_idle(h))
        return false;
    if (now - h->at > UPLOAD_SECONDS)
        return true;
    size_t count = 0, own = 0;
    bool oldest = true, oldest_own = true;
    bool mine = strcmp(h->session, session) == 0;
    for (size_t k = 0; k < UPLOADS_MAX; k++) {
        struct holding *o = all->list[k];
        if (!o)
            continue;
        bool same = strcmp(o->session, session) == 0;
        bool older = is_idle(o) && o->turn < h->turn;
        count++;
        own += same;
        oldest &= !older;
        oldest_own &= !(same && older);
    }
    return (mine && own >= UPLOADS_EACH && oldest_own) ||
           (count == UPLOADS_MAX && oldest);
}

/* Makes room, and forgets what is too old. */
static void
sweep(struct uploads *all, const char *session, int64_t now) {
    struct holding *ended[UPLOADS_MAX] = {0};
    pthread_mutex_lock(&all->lock);
    for (size_t i = 0; i < UPLOADS_MAX; i++)
        if (must_go(all, i, session, now))
            ended[i] = take_off(all, i);
    pthread_mutex_unlock(&all->lock);
    for (size_t i = 0; i < UPLOADS_MAX; i++)
        if (ended[i])
            holding_free(ended[i]);
}

static struct holding *
holding_new(struct uploads *all, const struct upload_owner *owner, const char *file,
            const char *bytes, size_t len) {
    void *ctx = mem_context(NULL);
    struct holding *h = mem_new(ctx, struct holding);
    unsigned char secret[(UPLOAD_TOKEN - 1) / 2];
    pthread_condattr_t clock;
    randombytes_buf(secret, sizeof secret);
    sodium_bin2hex(h->upload.token, sizeof h->upload.token, secret, sizeof secret);
    h->ctx = ctx;
    h->all = all;
    h->upload.file = mem_dup(ctx, file);
    h->upload.state = UPLOAD_FAILED; /* until it is read */
    h->bytes = mem_array(ctx, char, len + 1);
    memcpy(h->bytes, bytes, len);
    h->len = len;
    h->session = mem_dup(ctx, owner->session);
    h->practice = owner->practice;
    h->at = owner->app->now;
    pthread_mutex_init(&h->lock, NULL);
    pthread_condattr_init(&clock);
    pthread_condattr_setclock(&clock, CLOCK_MONOTONIC);
    pthread_cond_init(&h->rested, &clock);
    pthread_condattr_destroy(&clock);
    return h;
}

struct upload *
upload_add(struct uploads *all, const struct upload_owner *owner, const char *file,
           const char *bytes, size_t len) {
    sweep(all, owner->session, owner->app->now);
    struct holding *h = holding_new(all, owner, file, bytes, len);
    pthread_mutex_lock(&all->lock);
    size_t i = 0;
    while (i < UPLOADS_MAX && all->list[i])
        i++;
    if (i < UPLOADS_MAX) {
        all->list[i] = h;
        h->turn = ++all->turns;
        h->users = 1;
        pthread_mutex_lock(&h->lock);
    }
    pthread_mutex_unlock(&all->lock);
    if (i < UPLOADS_MAX)
        return &h->upload;
    holding_free(h);
    return NULL;
}

struct upload *
upload_find(struct uploads *all, const struct upload_owner *owner, const char *token) {
    struct holding *found = NULL;
    pthread_mutex_lock(&all->lock);
    for (size_t i = 0; i < UPLOADS_MAX && !found; i++) {
        struct holding *h = all->list[i];
        if (h && strcmp(h->session, owner->session) == 0 &&
            h->practice == owner->practice && strcmp(h->upload.token, token) == 0 &&
            owner->app->now - h->at <= UPLOAD_SECONDS)
            found = h;
    }
    if (found)
        found->users++;
    pthread_mutex_unlock(&all->lock);
    if (!found)
        return NULL;
    pthread_mutex_lock(&found->lock);
    return &found->upload;
}

void
upload_leave(struct upload *u) {
    struct holding *h = holding_of(u);
    pthread_mutex_unlock(&h->lock);
    pthread_mutex_lock(&h->all->lock);
    bool last = --h->users == 0 && h->gone;
    pthread_mutex_unlock(&h->all->lock);
    if (last)
        holding_free(h);
}

void
upload_forget(struct uploads *all, const char *session, const char *token) {
    struct holding *ended[UPLOADS_MAX] = {0};
    pthread_mutex_lock(&all->lock);
    for (size_t i = 0; i < UPLOADS_MAX; i++) {
        const struct holding *h = all->list[i];
        if (h && strcmp(h->session, session) == 0 &&
            (!token || strcmp(h->upload.token, token) == 0))
            ended[i] = take_off(all, i);
    }
    pthread_mutex_unlock(&all->lock);
    for (size_t i = 0; i < UPLOADS_MAX; i++)
        if (ended[i])
            holding_free(ended[i]);
}

/* --- what is to be done ----------------------------------------------------------- */

static void
set_strings(const void *ctx, struct strings *to, const struct strings *from) {
    *to = (struct strings){0};
    for (size_t i = 0; i < from->count; i++)
        *array_add(ctx, to) = mem_dup(ctx, from->items[i]);
}

void
upload_set_map(struct upload *u, const struct strings *map) {
    set_strings(holding_of(u)->ctx, &u->map, map);
}

void
upload_set_tags(struct upload *u, const struct strings *tags) {
    set_strings(holding_of(u)->ctx, &u->tags, tags);
}

void
upload_set_choices(struct upload *u, const struct import_choices *choices) {
    u->choices = (struct import_choices){0};
    for (size_t i = 0; i < choices->count; i++)
        *array_add(holding_of(u)->ctx, &u->choices) = choices->items[i];
}

void
upload_set_sheet(struct upload *u, const struct upload_sheet *how) {
    u->how = *how;
    u->how.choices = (struct source_choices){0};
    for (size_t i = 0; i < how->choices.count; i++) {
        struct source_choice *c = array_add(holding_of(u)->ctx, &u->how.choices);
        *c = how->choices.items[i];
        c->name = mem_dup(holding_of(u)->ctx, c->name);
    }
}

/* --- the thread's work ------------------------------------------------------------ */

/* What a thread makes, until it is shown. */
struct made {
    void *ctx;
    struct csv_layout *layout;
    struct import_answer answer;
    struct referral_sheet *sheet;
    struct ledger_import_answer ledger;
    struct error problem;
    int64_t version;
};

static bool
show_progress(void *data, size_t done, size_t total) {
    struct holding *h = data;
    pthread_mutex_lock(&h->lock);
    h->upload.done = done;
    h->upload.total = total;
    pthread_mutex_unlock(&h->lock);
    return !atomic_load(&h->stop);
}

static bool
is_table(enum contact_format format) {
    return format == FORMAT_CSV || format == FORMAT_GOOGLE ||
           format == FORMAT_OUTLOOK || format == FORMAT_LINKEDIN;
}

static enum fault
read_bytes(struct holding *h, struct made *made, struct contacts **contacts,
           struct error *err) {
    struct upload *u = &h->upload;
    const struct contacts_options options = {.map = &u->map};
    if (is_table(contacts_detect(h->bytes, h->len)))
        TRY(csv_layout_read(made->ctx, h->bytes, h->len, &u->map, &made->layout, err));
    return contacts_read(made->ctx, h->bytes, h->len, &options, contacts, err);
}

static bool
is_sheet(const struct holding *h) {
    enum upload_as as = h->upload.how.as;
    return as == UPLOAD_AS_REFERRALS ||
           (as == UPLOAD_AS_FOUND && sheet_looks_like(h->bytes, h->len));
}

/* A sheet of referrals. */
static enum fault
import_sheet(struct holding *h, bool dry_run, struct made *made, struct error *err) {
    const struct upload_sheet *how = &h->upload.how;
    const struct sheet_options options = {.map = &h->upload.map,
                                          .way = how->way,
                                          .year = how->year,
                                          .replace_names = how->replace_names,
                                          .file = h->upload.file};
    TRY(sheet_read(made->ctx, h->bytes, h->len, &options, &made->sheet, err));
    if (made->sheet->problem.fault != FAULT_NONE) {
        *err = made->sheet->problem;
        return err->fault;
    }
    const struct ledger_import_request request = {
        .file = made->sheet->file_tells ? "a sheet" : h->upload.file,
        .sheet = made->sheet,
        .dry_run = dry_run,
        .choices = &how->choices};
    TRY(practice_take(h->practice, &h->app, err));
    enum fault fault =
        app_ledger_import(made->ctx, &h->app, &request, 1, &made->ledger, err);
    practice_give(h->practice, &h->app, fault);
    return fault;
}

static enum fault
import(struct holding *h, bool dry_run, struct made *made, struct error *err) {
    struct contacts *contacts;
    if (is_sheet(h))
        return import_sheet(h, dry_run, made, err);
    TRY(read_bytes(h, made, &contacts, err));
    struct import_request request = {
        .file = h->upload.file,
        .contacts = contacts,
        .dry_run = dry_run,
        .review = dry_run,
        .tags = &h->upload.tags,
        .choices = &h->upload.choices,
        .progress = show_progress,
        .data = h,
    };
    TRY(practice_take(h->practice, &h->app, err));
    enum fault fault = app_import(made->ctx, &h->app, &request, &made->answer, err);
    practice_give(h->practice, &h->app, fault);
    return fault;
}

/* The same; what was written down on the way is no problem when all went well. */
static enum fault
work(struct holding *h, bool dry_run, struct made *made) {
    struct error err = {0};
    enum fault fault = import(h, dry_run, made, &err);
    if (fault != FAULT_NONE)
        made->problem = err;
    return fault;
}

/* Shows what was made, in the place of what was there. */
static void
finish(struct holding *h, const struct made *made, enum upload_state state) {
    struct upload *u = &h->upload;
    pthread_mutex_lock(&h->lock);
    talloc_free(h->work);
    h->work = made->ctx;
    u->layout = made->layout;
    u->answer = made->answer;
    u->sheet = made->sheet;
    u->ledger = made->ledger;
    u->problem = made->problem;
    u->looked = made->problem.fault == FAULT_NONE;
    u->version = made->version;
    u->state = state;
    if (state == UPLOAD_DONE) {
        sodium_memzero(h->bytes, h->len);
        h->len = 0;
    }
    pthread_cond_broadcast(&h->rested);
    pthread_mutex_unlock(&h->lock);
}

static void *
read_thread(void *data) {
    struct holding *h = data;
    struct made made = {.ctx = mem_context(NULL)};
    struct error ignored;
    if (practice_version(h->practice, &made.version, &ignored) != FAULT_NONE)
        made.version = 0;
    enum fault fault = work(h, true, &made);
    /* Columns that can't be used yet may be put right. */
    bool usable = fault == FAULT_NONE || made.layout || made.sheet;
    finish(h, &made, usable ? UPLOAD_READY : UPLOAD_FAILED);
    return NULL;
}

/* What was looked at stays to be seen when it can't be brought in; what is in needs no
 * file any more. */
static void *
go_thread(void *data) {
    struct holding *h = data;
    struct made made = {.ctx = mem_context(NULL)};
    if (work(h, false, &made) == FAULT_NONE) {
        finish(h, &made, UPLOAD_DONE);
        return NULL;
    }
    pthread_mutex_lock(&h->lock);
    h->upload.problem = made.problem;
    h->upload.state = UPLOAD_READY;
    pthread_cond_broadcast(&h->rested);
    pthread_mutex_unlock(&h->lock);
    talloc_free(made.ctx);
    return NULL;
}

static struct timespec
in_a_moment(void) {
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_nsec += WAIT_MS * 1000000L;
    until.tv_sec += until.tv_nsec / 1000000000L;
    until.tv_nsec %= 1000000000L;
    return until;
}

static void
start(struct upload *u, const struct upload_owner *owner, enum upload_state state,
      void *(*thread)(void *)) {
    struct holding *h = holding_of(u);
    if (h->has_thread)
        pthread_join(h->thread, NULL);
    h->app = *owner->app;
    h->app.store = NULL;
    h->app.who = mem_dup(h->ctx, owner->app->who);
    u->state = state;
    u->done = u->total = 0;
    u->problem = (struct error){0};
    h->has_thread = pthread_create(&h->thread, NULL, thread, h) == 0;
    if (!h->has_thread) {
        u->state = UPLOAD_FAILED;
        error_set(&u->problem, FAULT_INTERNAL, "There is no room for this now.");
        return;
    }
    struct timespec until = in_a_moment();
    while (upload_is_busy(u) &&
           pthread_cond_timedwait(&h->rested, &h->lock, &until) == 0)
        ;
}

void
upload_read(struct upload *u, const struct upload_owner *owner) {
    start(u, owner, UPLOAD_READING, read_thread);
}

void
upload_go(struct upload *u, const struct upload_owner *owner) {
    start(u, owner, UPLOAD_GOING, go_thread);
}
