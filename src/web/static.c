#include "web/static.h"

#include <string.h>

#include "base/ban.h"

const struct static_file *
static_at(const char *path) {
    for (const struct static_file *f = static_files; f->name; f++)
        if (strcmp(f->path, path) == 0)
            return f;
    return NULL;
}

const struct static_file *
static_named(const char *name) {
    for (const struct static_file *f = static_files; f->name; f++)
        if (strcmp(f->name, name) == 0)
            return f;
    return NULL;
}
