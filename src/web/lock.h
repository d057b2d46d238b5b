/*
 * One server for a practice: a file beside it (PATH-open, mode 0600) that the running
 * server holds locked, and that tells others where it listens and the secret that links
 * are made with. The lock goes with the process, however it ends.
 */
#ifndef WEB_LOCK_H
#define WEB_LOCK_H

#include <stdbool.h>
#include <sys/types.h>

#include "base/error.h"
#include "web/session.h"

struct lock {
    int fd; /* -1 when another server has it */
    char *path;
    pid_t pid; /* of the one that has it */
    int port;
    unsigned char secret[SECRET_BYTES];
};

/* Takes the lock of the practice at `path`, or tells who has it: *running. */
MUST_CHECK enum fault lock_take(const void *ctx, const char *path, struct lock *lock,
                                bool *running, struct error *err);
/* Writes down where the server listens; the lock must be ours. */
MUST_CHECK enum fault lock_tell(struct lock *lock, struct error *err);
void lock_free(struct lock *lock);

#endif
