#include "web/weblog.h"

#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"

#include "base/ban.h"

struct weblog {
    int fd; /* -1: none */
    atomic_int troubles;
};

static int
weblog_close(struct weblog *log) {
    if (log->fd > STDERR_FILENO)
        close(log->fd);
    return 0;
}

static void
begin_anew(const char *path) {
    struct stat file;
    if (stat(path, &file) != 0 || file.st_size <= WEBLOG_MAX)
        return;
    char *before = mem_printf(NULL, "%s.1", path);
    rename(path, before);
    talloc_free(before);
}

enum fault
weblog_open(const void *ctx, const char *path, struct weblog **out, struct error *err) {
    struct weblog *log = mem_new(ctx, struct weblog);
    log->fd = -1;
    /* Numbers differ from those of the run before. */
    atomic_init(&log->troubles, (int)(time(NULL) % 100000) * 10);
    talloc_set_destructor(log, weblog_close);
    *out = log;
    if (!path)
        return FAULT_NONE;
    if (strcmp(path, "-") == 0) {
        log->fd = STDERR_FILENO;
        return FAULT_NONE;
    }
    TRY(file_make_parent(path, err));
    begin_anew(path);
    log->fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (log->fd < 0)
        return error_set(err, FAULT_IO, "The log %s can't be written: %s.", path,
                         strerror(errno));
    return FAULT_NONE;
}

/* One write a line, so that lines of several threads stay whole. A log that can't be
 * written must not stop the work. */
static void
put(const struct weblog *log, const char *line, int len) {
    if (log->fd >= 0 && len > 0)
        (void)!write(log->fd, line, (size_t)len);
}

static void
moment(char out[32]) {
    time_t now = time(NULL);
    struct tm tm;
    gmtime_r(&now, &tm);
    strftime(out, 32, "%Y-%m-%dT%H:%M:%SZ", &tm);
}

void
weblog_request(struct weblog *log, const char *verb, const char *route, int status,
               size_t bytes, int64_t microseconds) {
    char line[256];
    char at[32];
    if (log->fd < 0)
        return;
    moment(at);
    int len = snprintf(line, sizeof line, "%s %.8s %.120s %d %zu %.1fms\n", at, verb,
                       route, status, bytes, (double)microseconds / 1000);
    put(log, line, len < (int)sizeof line ? len : (int)sizeof line - 1);
}

int
weblog_trouble(struct weblog *log, const char *route, const char *text) {
    char line[1400];
    char at[32];
    int number = atomic_fetch_add(&log->troubles, 1) + 1;
    moment(at);
    int len = snprintf(line, sizeof line, "%s trouble %d %.120s %.1000s\n", at, number,
                       route, text);
    for (int i = 0; i < len - 1 && i < (int)sizeof line - 1; i++)
        if ((unsigned char)line[i] < ' ')
            line[i] = ' ';
    put(log, line, len < (int)sizeof line ? len : (int)sizeof line - 1);
    return number;
}
