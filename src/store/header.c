#include "store/header.h"

#include <string.h>

#include "store/sql.h"

#include "base/ban.h"

#define MAGIC "SQLite format 3" /* with the NUL behind it */
#define WRITE_VERSION_AT 18
#define USER_VERSION_AT 60
#define APPLICATION_AT 68

static uint32_t
number_at(const unsigned char *bytes, size_t at) {
    return (uint32_t)bytes[at] << 24 | (uint32_t)bytes[at + 1] << 16 |
           (uint32_t)bytes[at + 2] << 8 | bytes[at + 3];
}

enum fault
header_check_version(int64_t version, const char *path, struct error *err) {
    if (version <= sql_migration_count)
        return FAULT_NONE;
    return error_set(
        err, FAULT_NEWER,
        "%s was written by a newer Tend (format %lld; this one reads up to "
        "%d). It was left as it is. Install the newer Tend to open it.",
        path, (long long)version, sql_migration_count);
}

enum fault
header_check(const unsigned char *bytes, size_t len, const char *path,
             struct error *err) {
    if (len == 0)
        return FAULT_NONE;
    if (len < HEADER_SIZE || memcmp(bytes, MAGIC, sizeof MAGIC) != 0)
        return error_set(err, FAULT_FOREIGN,
                         "%s is not a Tend practice. It was left as it is. To bring in "
                         "people from a file: tend import FILE",
                         path);
    if (number_at(bytes, APPLICATION_AT) != HEADER_APPLICATION)
        return error_set(
            err, FAULT_FOREIGN,
            "%s is a database, but not a Tend practice. It was left as it is.", path);
    return header_check_version(number_at(bytes, USER_VERSION_AT), path, err);
}

bool
header_has_log(const unsigned char *bytes, size_t len) {
    return len == HEADER_SIZE && bytes[WRITE_VERSION_AT] == 2;
}
