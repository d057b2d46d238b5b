/* Sheets of referrals on the way in, for cli/import.c. */
#ifndef CLI_IMPORT_SHEET_H
#define CLI_IMPORT_SHEET_H

#include "cli/command.h"

/* A file as it was read. */
struct import_bytes {
    const char *path;
    char *bytes;
    size_t len;
};

/* Whether it is to be taken for a sheet of referrals: --as says so, or its headers do.
 */
bool import_is_sheet(const struct args *args, const struct import_bytes *file);

/* Brings the sheets in, as one change, and tells of it. */
MUST_CHECK enum fault import_sheets(struct cli *cli, const struct args *args,
                                    const struct import_bytes *files, size_t count,
                                    struct error *err);

#endif
