#include "base/program.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"

#include "base/ban.h"

char *
program_find(const void *ctx, const char *name, const char *folder) {
    char self[4096];
    ssize_t len = readlink("/proc/self/exe", self, sizeof self - 1);
    if (len > 0) {
        self[len] = '\0';
        *strrchr(self, '/') = '\0';
        char *places[] = {mem_printf(ctx, "%s/%s", self, name),
                          mem_printf(ctx, "%s/../%s/%s", self, folder, name),
                          mem_printf(ctx, "%s/../libexec/tend/%s", self, name)};
        for (size_t i = 0; i < sizeof places / sizeof *places; i++)
            if (access(places[i], X_OK) == 0)
                return places[i];
    }
    char *installed = mem_printf(ctx, TEND_LIBEXEC "/%s", name);
    return access(installed, X_OK) == 0 ? installed : NULL;
}

/* The three streams of the other program, as files in memory: neither of the two ever
 * waits for the other. */
struct streams {
    int in, out, err;
};

static void
close_streams(const struct streams *s) {
    const int all[] = {s->in, s->out, s->err};
    for (size_t i = 0; i < 3; i++)
        if (all[i] >= 0)
            close(all[i]);
}

static bool
write_all(int fd, const char *bytes, size_t len) {
    while (len > 0) {
        ssize_t n = write(fd, bytes, len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        bytes += n;
        len -= (size_t)n;
    }
    return lseek(fd, 0, SEEK_SET) == 0;
}

static void
read_all(const void *ctx, int fd, struct buffer *b) {
    char piece[16384];
    b->ctx = ctx;
    buffer_add(b, "", 0);
    for (off_t at = 0;;) {
        ssize_t n = pread(fd, piece, sizeof piece, at);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return;
        buffer_add(b, piece, (size_t)n);
        at += n;
    }
}

/* Libraries grumble before; the program's own words come last. */
static const char *
last_line(const char *text) {
    const char *end = text ? strrchr(text, '\n') : NULL;
    return end ? end + 1 : text;
}

static int
spawn(const char *path, const char *const words[], const struct streams *s,
      pid_t *pid) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t standard;
    if (posix_spawn_file_actions_init(&actions) != 0)
        return ENOMEM;
    if (posix_spawnattr_init(&attributes) != 0) {
        posix_spawn_file_actions_destroy(&actions);
        return ENOMEM;
    }
    sigemptyset(&standard);
    sigaddset(&standard, SIGCHLD);
    sigaddset(&standard, SIGPIPE);
    posix_spawnattr_setsigdefault(&attributes, &standard);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    posix_spawn_file_actions_adddup2(&actions, s->in, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, s->out, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, s->err, STDERR_FILENO);
    int why = posix_spawn(pid, path, &actions, &attributes,
                          (char *const *)(uintptr_t)words, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return why;
}

static enum fault
run(const void *ctx, const char *path, const char *const words[],
    const struct streams *s, struct buffer *out, struct error *err) {
    struct buffer said = {0};
    pid_t pid;
    int why = spawn(path, words, s, &pid);
    if (why)
        return error_set(err, FAULT_IO, "%s can't be started: %s.", path,
                         strerror(why));
    /* Whoever ignores SIGCHLD gets no status, but waits all the same; so what was
     * written tells how it went. */
    while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
        ;
    read_all(ctx, s->out, out);
    if (out->len > 0)
        return FAULT_NONE;
    read_all(ctx, s->err, &said);
    const char *message = last_line(text_clean(ctx, said.bytes));
    if (message)
        return error_set(err, FAULT_INVALID, "%s", message);
    return error_set(err, FAULT_IO, "%s ended without a result. Please try again.",
                     words[0]);
}

enum fault
program_run(const void *ctx, const char *path, const char *const words[],
            const char *input, size_t len, char **out, size_t *out_len,
            struct error *err) {
    struct buffer made = {0};
    const struct streams s = {memfd_create("in", MFD_CLOEXEC),
                              memfd_create("out", MFD_CLOEXEC),
                              memfd_create("err", MFD_CLOEXEC)};
    enum fault fault =
        s.in < 0 || s.out < 0 || s.err < 0 || !write_all(s.in, input, len)
            ? error_set(err, FAULT_IO, "There is no memory to start %s with.", words[0])
            : run(ctx, path, words, &s, &made, err);
    close_streams(&s);
    *out = made.bytes;
    *out_len = made.len;
    return fault;
}
