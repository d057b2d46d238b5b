/* The files that pages load, from src/web/static/ and npm, inside the program. */
#ifndef WEB_STATIC_H
#define WEB_STATIC_H

#include <stddef.h>

struct static_file {
    const char *name; /* "tend.css" */
    const char *path; /* "/static/tend.0f3a….css": changes with the bytes, so that
                         browsers may keep it for good */
    const char *type; /* its Content-Type */
    const char *bytes;
    size_t len;
    const char *gzip; /* the same, packed */
    size_t gzip_len;
};

extern const struct static_file static_files[]; /* a name of NULL ends it */

/* NULL when there is none. */
const struct static_file *static_at(const char *path);
const struct static_file *static_named(const char *name);

#endif
