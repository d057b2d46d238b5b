#include "app/copy.h"

#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/memory.h"

#include "base/ban.h"

char *
app_copy_name(const void *ctx, const struct app *app) {
    char iso[DATE_TEXT_MAX];
    const char *name = file_base_name(app->store->path);
    const char *end = strrchr(name, '.');
    int len = end && end != name ? (int)(end - name) : (int)strlen(name);
    return mem_printf(ctx, "%.*s-%s.tend", len, name, day_iso(app->today, iso));
}

static bool
is_folder(const char *path) {
    struct stat file;
    return stat(path, &file) == 0 && S_ISDIR(file.st_mode);
}

enum fault
app_copy(const void *ctx, const struct app *app, const char *path,
         struct copy_answer *out, struct error *err) {
    size_t len = strlen(path);
    out->path = is_folder(path) ? mem_printf(ctx, "%s%s%s", path,
                                             len && path[len - 1] == '/' ? "" : "/",
                                             app_copy_name(ctx, app))
                                : mem_dup(ctx, path);
    return store_copy(ctx, app->store, out->path, &out->facts, err);
}
