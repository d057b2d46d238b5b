#include "web/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/memory.h"

#include "base/ban.h"

#define LINE_MAX_BYTES 160
#define TELL_TRIES                                                                     \
    100 /* of 50 ms, until a server that just begins has told its port                 \
         */

static bool
is_still_there(int fd, const char *path) {
    struct stat mine;
    struct stat there;
    return fstat(fd, &mine) == 0 && stat(path, &there) == 0 &&
           mine.st_ino == there.st_ino && mine.st_dev == there.st_dev;
}

static bool
read_line(int fd, struct lock *lock) {
    char line[LINE_MAX_BYTES];
    char hex[SECRET_TEXT];
    long pid;
    size_t n;
    ssize_t got = pread(fd, line, sizeof line - 1, 0);
    if (got <= 0)
        return false;
    line[got] = '\0';
    if (!strchr(line, '\n') || sscanf(line, "%ld %d %64s", &pid, &lock->port, hex) != 3)
        return false;
    lock->pid = (pid_t)pid;
    return sodium_hex2bin(lock->secret, SECRET_BYTES, hex, strlen(hex), NULL, &n,
                          NULL) == 0 &&
           n == SECRET_BYTES;
}

static enum fault
ask_other(int fd, struct lock *lock, bool *running, struct error *err) {
    const struct timespec pause = {.tv_nsec = 50000000};
    for (int i = 0; i < TELL_TRIES; i++) {
        if (read_line(fd, lock)) {
            *running = true;
            return FAULT_NONE;
        }
        if (flock(fd, LOCK_EX | LOCK_NB) == 0)
            return FAULT_NONE; /* it has ended meanwhile: ours */
        nanosleep(&pause, NULL);
    }
    return error_set(err, FAULT_BUSY,
                     "Another Tend is just opening this practice and doesn't come "
                     "through. Try again in a moment.");
}

enum fault
lock_take(const void *ctx, const char *path, struct lock *lock, bool *running,
          struct error *err) {
    *lock = (struct lock){.fd = -1, .path = mem_printf(ctx, "%s-open", path)};
    *running = false;
    for (;;) {
        int fd = open(lock->path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (fd < 0)
            return error_set(err, FAULT_IO, "%s can't be written: %s.", lock->path,
                             strerror(errno));
        bool mine = flock(fd, LOCK_EX | LOCK_NB) == 0;
        enum fault fault = mine ? FAULT_NONE : ask_other(fd, lock, running, err);
        if (fault != FAULT_NONE || *running) {
            close(fd);
            return fault;
        }
        /* One that has just ended may have taken the file away. */
        if (is_still_there(fd, lock->path)) {
            lock->fd = fd;
            return FAULT_NONE;
        }
        close(fd);
    }
}

enum fault
lock_tell(struct lock *lock, struct error *err) {
    char line[LINE_MAX_BYTES];
    char hex[SECRET_TEXT];
    sodium_bin2hex(hex, sizeof hex, lock->secret, SECRET_BYTES);
    int len =
        snprintf(line, sizeof line, "%ld %d %s\n", (long)getpid(), lock->port, hex);
    if (ftruncate(lock->fd, 0) != 0 || fchmod(lock->fd, 0600) != 0 ||
        pwrite(lock->fd, line, (size_t)len, 0) != len)
        return error_set(err, FAULT_IO, "%s can't be written: %s.", lock->path,
                         strerror(errno));
    return FAULT_NONE;
}

void
lock_free(struct lock *lock) {
    if (lock->fd < 0)
        return;
    unlink(lock->path);
    close(lock->fd);
    lock->fd = -1;
}
