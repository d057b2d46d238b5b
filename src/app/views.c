#include "app/views.h"

#include <stdlib.h>
#include <string.h>

#include "app/record.h"
#include "base/memory.h"
#include "base/text.h"
#include "store/row.h"

#include "base/ban.h"

static int
by_name(const void *left, const void *right) {
    const struct saved_view *a = left;
    const struct saved_view *b = right;
    int order = strcmp(a->name_key, b->name_key);
    return order ? order : (a->id > b->id) - (a->id < b->id);
}

static enum fault
load(const void *ctx, const struct app *app, struct views_answer *out,
     struct error *err) {
    out->views = (struct saved_views){0};
    TRY(rows_where(ctx, app->store, &SAVED_VIEW, NULL, 0, &out->views, err));
    if (out->views.count > 1)
        qsort(out->views.items, out->views.count, sizeof *out->views.items, by_name);
    return FAULT_NONE;
}

static struct saved_view *
find(const struct saved_views *views, const char *key) {
    for (size_t i = 0; i < views->count; i++)
        if (strcmp(views->items[i].name_key, key) == 0)
            return &views->items[i];
    return NULL;
}

enum fault
app_views(const void *ctx, const struct app *app, struct views_answer *out,
          struct error *err) {
    *out = (struct views_answer){0};
    TRY(store_begin_read(app->store, err));
    enum fault fault = load(ctx, app, out, err);
    store_end(app->store);
    return fault;
}

static enum fault
clean_name(const void *ctx, const char *typed, const char **out, struct error *err) {
    *out = text_clean_line(ctx, typed);
    if (!*out)
        return error_field(err, "name", "A view needs a name: say what it shows.");
    if (text_width(*out) > VIEW_NAME_MAX)
        return error_field(err, "name",
                           "The name of a view may have %d letters at most.",
                           VIEW_NAME_MAX);
    return FAULT_NONE;
}

static enum fault
save(const void *ctx, const struct app *app, const char *name, const char *query,
     struct views_answer *out, struct error *err) {
    const char *key = record_word_key(ctx, name);
    TRY(load(ctx, app, out, err));
    const struct saved_view *had = find(&out->views, key);
    out->view = (struct saved_view){
        .id = had ? had->id : 0, .name = name, .name_key = key, .query = query};
    out->changed =
        !had || strcmp(had->query, query) != 0 || strcmp(had->name, name) != 0;
    if (had)
        TRY(row_save(app->store, &SAVED_VIEW, &out->view, err));
    else
        TRY(row_add(app->store, &SAVED_VIEW, &out->view, err));
    TRY(load(ctx, app, out, err));
    return store_describe(app->store, mem_printf(ctx, "saved the view %s", name), err);
}

enum fault
app_view_save(const void *ctx, const struct app *app, const char *name,
              const struct filter_words *words, struct views_answer *out,
              struct error *err) {
    const char *clean;
    struct list_request checked;
    *out = (struct views_answer){0};
    TRY(clean_name(ctx, name, &clean, err));
    TRY(filter_read(ctx, words, app->today, &checked, err));
    const char *query = filter_query(ctx, words);
    TRY(app_begin(app, "view", err));
    return app_finish(app, save(ctx, app, clean, query, out, err), err);
}

static enum fault
get(const void *ctx, const struct app *app, int64_t id, struct saved_view *out,
    struct error *err) {
    enum fault fault = row_get(ctx, app->store, &SAVED_VIEW, id, out, err);
    if (fault == FAULT_NOT_FOUND)
        return error_set(err, fault, "There is no saved view number %lld any more.",
                         (long long)id);
    return fault;
}

static enum fault
rename_view(const void *ctx, const struct app *app, int64_t id, const char *name,
            struct views_answer *out, struct error *err) {
    TRY(load(ctx, app, out, err));
    TRY(get(ctx, app, id, &out->view, err));
    const char *key = record_word_key(ctx, name);
    const struct saved_view *other = find(&out->views, key);
    if (other && other->id != id)
        return error_field(
            err, "name",
            "There is a view called %.60s already. Take another name, or "
            "remove that one first.",
            other->name);
    const char *was = out->view.name;
    out->changed = strcmp(was, name) != 0;
    out->view.name = name;
    out->view.name_key = key;
    TRY(row_save(app->store, &SAVED_VIEW, &out->view, err));
    TRY(load(ctx, app, out, err));
    return store_describe(app->store,
                          mem_printf(ctx, "renamed the view %s to %s", was, name), err);
}

enum fault
app_view_rename(const void *ctx, const struct app *app, int64_t id, const char *name,
                struct views_answer *out, struct error *err) {
    const char *clean;
    *out = (struct views_answer){0};
    TRY(clean_name(ctx, name, &clean, err));
    TRY(app_begin(app, "view", err));
    return app_finish(app, rename_view(ctx, app, id, clean, out, err), err);
}

static enum fault
remove_view(const void *ctx, const struct app *app, int64_t id,
            struct views_answer *out, struct error *err) {
    TRY(get(ctx, app, id, &out->view, err));
    TRY(row_remove(app->store, &SAVED_VIEW, id, err));
    out->changed = true;
    TRY(load(ctx, app, out, err));
    return store_describe(app->store,
                          mem_printf(ctx, "removed the view %s", out->view.name), err);
}

enum fault
app_view_remove(const void *ctx, const struct app *app, int64_t id,
                struct views_answer *out, struct error *err) {
    *out = (struct views_answer){0};
    TRY(app_begin(app, "view", err));
    return app_finish(app, remove_view(ctx, app, id, out, err), err);
}

enum fault
app_view_named(const void *ctx, const struct app *app, const char *name,
               struct saved_view *out, struct error *err) {
    struct views_answer all;
    TRY(app_views(ctx, app, &all, err));
    const char *clean = text_clean_line(ctx, name);
    const struct saved_view *found =
        clean ? find(&all.views, record_word_key(ctx, clean)) : NULL;
    if (found) {
        *out = *found;
        return FAULT_NONE;
    }
    if (all.views.count == 0)
        return error_set(err, FAULT_NOT_FOUND,
                         "No view is saved yet. `tend list --tag teens --save teens` "
                         "saves one.");
    char *names = mem_dup(ctx, "");
    for (size_t i = 0; i < all.views.count && i < 12; i++)
        names = mem_append(names, "%s%s", i ? ", " : "", all.views.items[i].name);
    return error_set(err, FAULT_NOT_FOUND,
                     "There is no view called \"%s\". There are: %s.",
                     text_cut(ctx, clean ? clean : "", 60), names);
}
