/*
 * tend-web: the server behind `tend open`, which finds it, and starts it with the
 * paths. A program of its own, so that no other command pays for loading an HTTP
 * server.
 */
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <locale.h>
#include <malloc.h>
#include <pthread.h>
#include <signal.h>
#include <sodium.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/day.h"
#include "base/exit.h"
#include "base/memory.h"
#include "view/model.h"
#include "web/lock.h"
#include "web/route.h"
#include "web/server.h"

#include "base/ban.h"

struct wishes {
    struct server_options server;
    bool browser, background, stop, json, routes;
};

static int
exit_with(const struct error *err) {
    fprintf(stderr, "tend: %s\n", err->text);
    return exit_code(err->fault);
}

static enum fault
read_port(const char *text, int *out, struct error *err) {
    char *end;
    long n = strtol(text, &end, 10);
    if (*end || end == text || n < 0 || n > 65535)
        return error_field(err, "port",
                           "\"%.20s\" is no port: 1 to 65535, or 0 for any.", text);
    *out = (int)n;
    return FAULT_NONE;
}

/* "2026-03-02", or "2026-03-02 14:30". */
static enum fault
read_day(const char *text, struct server_options *out, struct error *err) {
    struct date date;
    char iso[DATE_TEXT_MAX] = "";
    out->minute = CLOCK_DAY / 2;
    const char *space = strchr(text, ' ');
    size_t len = space ? (size_t)(space - text) : strlen(text);
    memcpy(iso, text, len < sizeof iso ? len : 0);
    if (!date_from_iso(iso, &date) || (space && !clock_parse(space, &out->minute)))
        return error_field(err, "day", "--day takes a date like 2026-03-02.");
    out->today = day_from_date(date);
    return FAULT_NONE;
}

static enum fault
read_words(int argc, char **argv, struct wishes *w, struct error *err) {
    static const struct option options[] = {
        {"file", required_argument, NULL, 'f'},
        {"demo-file", required_argument, NULL, 'd'},
        {"port", required_argument, NULL, 'p'},
        {"log", required_argument, NULL, 'l'},
        {"day", required_argument, NULL, 't'},
        {"who", required_argument, NULL, 'w'},
        {"no-browser", no_argument, NULL, 'n'},
        {"background", no_argument, NULL, 'b'},
        {"stop", no_argument, NULL, 's'},
        {"json", no_argument, NULL, 'j'},
        {"routes", no_argument, NULL, 'r'},
        {0},
    };
    int c;
    opterr = 0;
    while ((c = getopt_long(argc, argv, "", options, NULL)) != -1) {
        switch (c) {
        case 'f':
            w->server.path = optarg;
            break;
        case 'd':
            w->server.demo_path = optarg;
            break;
        case 'p':
            TRY(read_port(optarg, &w->server.port, err));
            w->server.any_port = w->server.port == 0;
            break;
        case 'l':
            w->server.log = optarg;
            break;
        case 't':
            TRY(read_day(optarg, &w->server, err));
            break;
        case 'w':
            w->server.who = optarg;
            break;
        case 'n':
            w->browser = false;
            break;
        case 'b':
            w->background = true;
            break;
        case 's':
            w->stop = true;
            break;
        case 'j':
            w->json = true;
            break;
        case 'r':
            w->routes = true;
            break;
        default:
            return error_set(err, FAULT_USAGE,
                             "This is started by `tend open`; see `tend help open`.");
        }
    }
    if (!w->server.path && !w->routes)
        return error_set(err, FAULT_USAGE,
                         "This is started by `tend open`; see `tend help open`.");
    return FAULT_NONE;
}

/* --- telling where it is ---------------------------------------------------------- */

/* The desktop's own way to open an address; it goes on without us. */
static void
open_browser(const char *url) {
    extern char **environ;
    static const char *const programs[] = {"xdg-open", "sensible-browser"};
    if (!getenv("DISPLAY") && !getenv("WAYLAND_DISPLAY"))
        return;
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    for (int fd = 0; fd <= 2; fd++)
        posix_spawn_file_actions_addopen(&actions, fd, "/dev/null",
                                         fd ? O_WRONLY : O_RDONLY, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID);
    bool done = false;
    for (size_t i = 0; i < 2 && !done; i++) {
        char *words[] = {mem_dup(NULL, programs[i]), mem_dup(NULL, url), NULL};
        pid_t pid;
        done = posix_spawnp(&pid, words[0], &actions, &attributes, words, environ) == 0;
        talloc_free(words[0]);
        talloc_free(words[1]);
    }
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
}

static void
tell(const struct wishes *w, const struct lock *lock, bool running) {
    char link[LINK_TEXT];
    char url[LINK_TEXT + 64];
    link_make(lock->secret, time(NULL), link);
    snprintf(url, sizeof url, "http://127.0.0.1:%d/open?link=%s", lock->port, link);
    if (w->json) {
        printf("{\"url\": \"http://127.0.0.1:%d/\", \"link\": \"%s\", \"port\": %d, "
               "\"pid\": %ld}\n",
               lock->port, url, lock->port, (long)lock->pid);
    } else {
        printf("Tend is open%s at http://127.0.0.1:%d/\n\nThis link opens it in your "
               "browser, once, within ten minutes:\n\n  %s\n\n",
               running ? " already" : "", lock->port, url);
        if (!running && !w->background)
            printf("Leave this window as it is; Ctrl-C closes Tend.\n");
        if (w->background)
            printf("It goes on in the background. `tend open --stop` closes it.\n");
    }
    fflush(stdout);
    if (w->browser)
        open_browser(url);
}

static enum fault
stop_other(void *ctx, const struct wishes *w, struct error *err) {
    const struct timespec pause = {.tv_nsec = 50000000};
    struct lock lock;
    bool running;
    TRY(lock_take(ctx, w->server.path, &lock, &running, err));
    lock_free(&lock);
    if (!running)
        return error_set(err, FAULT_NOT_FOUND,
                         "Tend is not open, so there was nothing "
                         "to close.");
    if (kill(lock.pid, SIGTERM) != 0)
        return error_set(err, FAULT_IO, "Tend (process %ld) can't be closed: %s.",
                         (long)lock.pid, strerror(errno));
    for (int i = 0; i < 300; i++) {
        struct lock now;
        nanosleep(&pause, NULL);
        TRY(lock_take(ctx, w->server.path, &now, &running, err));
        lock_free(&now);
        if (!running) {
            printf("Tend is closed.\n");
            return FAULT_NONE;
        }
    }
    return error_set(err, FAULT_BUSY, "Tend (process %ld) is still busy.",
                     (long)lock.pid);
}

/* --- running ---------------------------------------------------------------------- */

/* The one who waits is told by a pipe: the exit code, then the message, if any. */
static void
tell_parent(int fd, enum fault fault, const char *text) {
    char code = (char)exit_code(fault);
    (void)!write(fd, &code, 1);
    (void)!write(fd, text, strlen(text));
    close(fd);
}

static int
wait_for_child(int fd) {
    struct error err = {.fault = FAULT_INTERNAL,
                        .text = "Tend ended before it was open. `tend doctor` looks "
                                "the practice over."};
    char told[sizeof err.text + 2];
    size_t len = 0;
    ssize_t got;
    while ((got = read(fd, told + len, sizeof told - 1 - len)) > 0)
        len += (size_t)got;
    told[len] = '\0';
    if (len == 0)
        return exit_with(&err);
    if (told[0] != 0)
        fprintf(stderr, "tend: %s\n", told + 1);
    return told[0];
}

/* Leaves the terminal; -1 in the child, else the exit code. */
static int
go_to_background(int *ready) {
    struct error err;
    int ends[2];
    pid_t pid = -1;
    fflush(stdout);
    if (pipe(ends) == 0)
        pid = fork();
    if (pid < 0) {
        error_set(&err, FAULT_IO, "Tend can't go to the background: %s.",
                  strerror(errno));
        return exit_with(&err);
    }
    if (pid > 0) {
        close(ends[1]);
        return wait_for_child(ends[0]);
    }
    close(ends[0]);
    setsid();
    *ready = ends[1];
    return -1;
}

static void
leave_terminal(void) {
    int null = open("/dev/null", O_RDWR | O_CLOEXEC);
    for (int fd = 0; null >= 0 && fd <= 2; fd++)
        dup2(null, fd);
}

static enum fault
serve(void *ctx, struct wishes *w, struct lock *lock, int ready, struct error *err) {
    struct server *server;
    sigset_t ends;
    int signal;
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGINT);
    sigaddset(&ends, SIGHUP);
    /* Threads inherit this, so that only sigwait() below meets them. */
    pthread_sigmask(SIG_BLOCK, &ends, NULL);
    randombytes_buf(lock->secret, SECRET_BYTES);
    memcpy(w->server.secret, lock->secret, SECRET_BYTES);
    TRY(server_start(ctx, &w->server, &server, err));
    lock->port = server_port(server);
    lock->pid = getpid();
    TRY(lock_tell(lock, err));
    tell(w, lock, false);
    if (ready >= 0) {
        tell_parent(ready, FAULT_NONE, "");
        leave_terminal();
    }
    sigwait(&ends, &signal);
    server_stop(server);
    if (ready < 0 && !w->json)
        printf("\nTend is closed. Everything is saved.\n");
    return FAULT_NONE;
}

static int
run(void *ctx, struct wishes *w) {
    struct error err = {0};
    struct lock lock;
    bool running;
    int ready = -1;
    if (w->stop)
        return stop_other(ctx, w, &err) == FAULT_NONE ? 0 : exit_with(&err);
    if (lock_take(ctx, w->server.path, &lock, &running, &err) != FAULT_NONE)
        return exit_with(&err);
    if (running) {
        tell(w, &lock, true);
        return 0;
    }
    if (w->background) {
        int code = go_to_background(&ready);
        if (code >= 0)
            return code;
    }
    enum fault fault = serve(ctx, w, &lock, ready, &err);
    lock_free(&lock);
    if (fault == FAULT_NONE)
        return 0;
    if (ready < 0)
        return exit_with(&err);
    tell_parent(ready, fault, err.text);
    return exit_code(fault);
}

int
main(int argc, char **argv) {
    struct error err = {0};
    struct wishes w = {.browser = true, .server = {.today = DAY_NONE, .who = "me"}};
    signal(SIGXFSZ, SIG_IGN);
    signal(SIGPIPE, SIG_IGN);
    signal(SIGCHLD, SIG_IGN);
    setlocale(LC_CTYPE, "C.UTF-8");
    /* A thread for each connection would else have a heap each. */
    mallopt(M_ARENA_MAX, 2);
    if (sodium_init() < 0)
        return 1;
    json_object_seed(0);
    if (read_words(argc, argv, &w, &err) != FAULT_NONE)
        return exit_with(&err);
    if (w.routes) {
        json_t *routes = route_list();
        json_dumpf(routes, stdout, JSON_INDENT(2));
        json_decref(routes);
        printf("\n");
        return 0;
    }
    void *ctx = mem_context(NULL);
    int code = run(ctx, &w);
    talloc_free(ctx);
    return code;
}
