#include "store/copy.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "store/check.h"
#include "store/people.h"

#include "base/ban.h"

static enum fault
make_file(const char *path, struct error *err) {
    int fd = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (fd >= 0) {
        close(fd);
        return FAULT_NONE;
    }
    if (errno == EEXIST)
        return error_set(err, FAULT_CONFLICT,
                         "There is a file at %s already. It was left as it is; choose "
                         "another name.",
                         path);
    return error_set(err, errno == ENOSPC ? FAULT_FULL : FAULT_IO,
                     "%s can't be made: %s.", path, strerror(errno));
}

/* The name of a new file outlives a power cut only when its folder was written. */
static void
keep_name(const void *ctx, const char *path) {
    const char *slash = strrchr(path, '/');
    char *folder =
        slash ? mem_dup_n(ctx, path, (size_t)(slash - path) + 1) : mem_dup(ctx, ".");
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return;
    (void)fsync(fd);
    close(fd);
}

/* As far as it can be looked at: that it can't is a finding as well. */
static enum fault
look_over(const void *ctx, struct store *copy, struct copy_facts *out,
          struct error *err) {
    int64_t people, touches;
    TRY(store_count(copy, "check_people", 0, NULL, &people, err));
    TRY(store_count(copy, "check_touches", 0, NULL, &touches, err));
    out->people = (int)people;
    out->touches = (int)touches;
    return check_integrity(ctx, copy, &out->problems, err);
}

static enum fault
open_and_look(const void *ctx, const char *path, struct copy_facts *out,
              struct error *err) {
    struct store copy = {.path = path};
    struct stat file;
    struct error why;
    TRY(db_open(ctx, path, &copy.db, err));
    if (look_over(ctx, &copy, out, &why) != FAULT_NONE)
        *array_add(ctx, &out->problems) = mem_dup(ctx, why.text);
    out->bytes = stat(path, &file) == 0 ? file.st_size : 0;
    talloc_free(copy.db);
    return FAULT_NONE;
}

enum fault
store_copy(const void *ctx, struct store *st, const char *path, struct copy_facts *out,
           struct error *err) {
    *out = (struct copy_facts){0};
    TRY(make_file(path, err));
    enum fault fault = db_copy(st->db, path, err);
    if (fault == FAULT_NONE)
        fault = open_and_look(ctx, path, out, err);
    if (fault == FAULT_NONE)
        keep_name(ctx, path);
    else
        (void)unlink(path);
    return fault;
}
