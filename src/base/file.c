#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"

#include "base/ban.h"

static void
close_fd(const int *fd) {
    if (*fd > STDIN_FILENO)
        close(*fd);
}

static enum fault
read_fd(const void *ctx, int fd, const char *path, char **bytes, size_t *len,
        struct error *err) {
    size_t room = 1 << 16;
    size_t used = 0;
    char *buffer = mem_grow(ctx, NULL, 1, room);
    for (;;) {
        ssize_t got = read(fd, buffer + used, room - used - 1);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return error_set(err, FAULT_IO, "%s can't be read: %s.", path,
                             strerror(errno));
        if (got == 0)
            break;
        used += (size_t)got;
        if (used > FILE_READ_MAX) {
            talloc_free(buffer);
            return error_set(err, FAULT_INVALID,
                             "%s is larger than %zu MB. Split it into smaller files.",
                             path, FILE_READ_MAX >> 20);
        }
        if (room - used < 2) {
            room = room * 2 < FILE_READ_MAX ? room * 2 : FILE_READ_MAX + 2;
            buffer = mem_grow(ctx, buffer, 1, room);
        }
    }
    buffer[used] = '\0';
    *bytes = buffer;
    *len = used;
    return FAULT_NONE;
}

enum fault
file_read(const void *ctx, const char *path, char **bytes, size_t *len,
          struct error *err) {
    if (strcmp(path, "-") == 0)
        return read_fd(ctx, STDIN_FILENO, "standard input", bytes, len, err);

    __attribute__((cleanup(close_fd))) int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 && errno == ENOENT)
        return error_set(err, FAULT_NOT_FOUND,
                         "There is no file %s. Check the name and the folder.", path);
    if (fd < 0)
        return error_set(err, FAULT_IO, "%s can't be opened: %s.", path,
                         strerror(errno));
    struct stat st;
    if (fstat(fd, &st) == 0 && S_ISDIR(st.st_mode))
        return error_set(err, FAULT_INVALID, "%s is a folder; name a file in it.",
                         path);
    return read_fd(ctx, fd, path, bytes, len, err);
}

enum fault
file_make_folder(const char *path, struct error *err) {
    void *ctx = mem_context(NULL);
    char *copy = mem_dup(ctx, path);
    for (char *p = copy + 1;; p++) {
        if (*p != '/' && *p != '\0')
            continue;
        char kept = *p;
        *p = '\0';
        if (mkdir(copy, 0700) != 0 && errno != EEXIST) {
            int why = errno;
            error_set(err, why == ENOSPC ? FAULT_FULL : FAULT_IO,
                      "The folder %s can't be made: %s.", copy, strerror(why));
            talloc_free(ctx);
            return why == ENOSPC ? FAULT_FULL : FAULT_IO;
        }
        *p = kept;
        if (kept == '\0')
            break;
    }
    talloc_free(ctx);
    return FAULT_NONE;
}

enum fault
file_make_parent(const char *path, struct error *err) {
    const char *slash = strrchr(path, '/');
    if (!slash || slash == path)
        return FAULT_NONE;
    char *folder = mem_dup_n(NULL, path, (size_t)(slash - path));
    enum fault fault = file_make_folder(folder, err);
    talloc_free(folder);
    return fault;
}

bool
file_exists(const char *path) {
    return access(path, F_OK) == 0;
}

const char *
file_base_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}
