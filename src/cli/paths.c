#include "cli/paths.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

#include "base/ban.h"

static enum fault
data_folder(const void *ctx, const char **out, struct error *err) {
    const char *data = getenv("XDG_DATA_HOME");
    const char *home = getenv("HOME");
    /* XDG Base Directory: a relative path is to be ignored. */
    if (data && data[0] == '/')
        *out = mem_printf(ctx, "%s/tend", data);
    else if (home && *home)
        *out = mem_printf(ctx, "%s/.local/share/tend", home);
    else
        return error_set(err, FAULT_USAGE,
                         "There is no home folder to keep the practice in. Name a file "
                         "with --file PATH.");
    return FAULT_NONE;
}

enum fault
path_of_demo(const void *ctx, const char **out, struct error *err) {
    const char *folder;
    TRY(data_folder(ctx, &folder, err));
    *out = mem_printf(ctx, "%s/demo.tend", folder);
    return FAULT_NONE;
}

enum fault
path_of_practice(const void *ctx, const char *chosen, const char **out, bool *demo,
                 struct error *err) {
    const char *folder;
    *demo = false;
    if (!chosen)
        chosen = getenv("TEND_FILE");
    if (chosen && *chosen) {
        const char *demo_path;
        struct error ignored;
        *out = mem_dup(ctx, chosen);
        *demo = path_of_demo(ctx, &demo_path, &ignored) == FAULT_NONE &&
                strcmp(demo_path, chosen) == 0;
        return FAULT_NONE;
    }
    TRY(data_folder(ctx, &folder, err));
    *out = mem_printf(ctx, "%s/practice.tend", folder);
    return FAULT_NONE;
}
