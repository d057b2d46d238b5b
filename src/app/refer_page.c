#include "app/refer_page.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "store/people.h"
#include "store/row.h"

#include "base/ban.h"

#define FIRST_NAME "general"

/* --- looking ---------------------------------------------------------------------- */

/* Fills in what follows from the page and the others. */
static void
complete(const void *ctx, const struct app *app, struct refer_answer *out,
         const struct settings *settings) {
    out->me = me_at(ctx, settings, app->today);
    const struct refer_page *first = out->pages.count ? &out->pages.items[0] : NULL;
    if (!first || first->id == out->page.id)
        out->whole = out->page;
    else
        out->whole = refer_page_whole(first, &out->page);
    out->missing = refer_missing(ctx, &out->whole, &out->me);
}

static enum fault
load(const void *ctx, const struct app *app, struct refer_answer *out,
     struct settings *settings, struct error *err) {
    struct calendar calendar;
    *out = (struct refer_answer){0};
    TRY(calendar_load(ctx, app->store, &calendar, err));
    *settings = calendar.settings;
    return rows_where(ctx, app->store, &REFER_PAGE, NULL, 0, &out->pages, err);
}

static enum fault
choose(const struct refer_pages *pages, int64_t id, struct refer_page *out,
       struct error *err) {
    for (size_t i = 0; i < pages->count; i++)
        if (pages->items[i].id == id || id == 0) {
            *out = pages->items[i];
            return FAULT_NONE;
        }
    *out = (struct refer_page){0};
    if (id == 0)
        return FAULT_NONE;
    return error_set(err, FAULT_NOT_FOUND,
                     "There is no such version of your page. It may have been removed; "
                     "`tend page` lists them.");
}

static enum fault
look(const void *ctx, const struct app *app, int64_t id, struct refer_answer *out,
     struct error *err) {
    struct settings settings;
    TRY(load(ctx, app, out, &settings, err));
    TRY(choose(&out->pages, id, &out->page, err));
    complete(ctx, app, out, &settings);
    return FAULT_NONE;
}

enum fault
app_refer_page(const void *ctx, const struct app *app, int64_t id,
               struct refer_answer *out, struct error *err) {
    TRY(store_begin_read(app->store, err));
    enum fault fault = look(ctx, app, id, out, err);
    store_end(app->store);
    return fault;
}

/* Their roles and tags, and what stands on their card: "School counsellor". */
static void
words_of(const void *ctx, const struct record *them, struct tags *out) {
    const char *const card[] = {them->person.title, them->person.organisation};
    for (size_t i = 0; i < them->tags.count; i++)
        *array_add(ctx, out) = them->tags.items[i];
    for (size_t i = 0; i < sizeof card / sizeof *card; i++)
        if (card[i])
            *array_add(ctx, out) = (struct tag){.kind = TAG_ROLE, .word = card[i]};
}

enum fault
app_refer_for(const void *ctx, const struct app *app, int64_t id,
              const struct record *them, struct refer_answer *out, struct error *err) {
    struct settings settings;
    struct tags words = {0};
    TRY(load(ctx, app, out, &settings, err));
    words_of(ctx, them, &words);
    const struct refer_page *theirs = refer_page_for(&out->pages, &words);
    TRY(choose(&out->pages, id ? id : theirs ? theirs->id : 0, &out->page, err));
    complete(ctx, app, out, &settings);
    return FAULT_NONE;
}

static enum fault
find(const void *ctx, const struct app *app, const char *name, int64_t *out,
     struct error *err) {
    struct refer_pages pages = {0};
    const char *key = text_fold(ctx, name);
    size_t len = strlen(key);
    *out = 0;
    TRY(rows_where(ctx, app->store, &REFER_PAGE, NULL, 0, &pages, err));
    for (size_t i = 0; i < pages.count; i++)
        if (strcmp(pages.items[i].name_key, key) == 0) {
            *out = pages.items[i].id;
            return FAULT_NONE;
        }
    for (size_t i = 0; len > 0 && i < pages.count; i++) {
        if (strncmp(pages.items[i].name_key, key, len) != 0)
            continue;
        if (*out)
            return error_field(err, "name",
                               "Several versions begin with \"%.40s\". Write it whole.",
                               name);
        *out = pages.items[i].id;
    }
    if (*out)
        return FAULT_NONE;
    return error_set(err, FAULT_NOT_FOUND,
                     "There is no version \"%.40s\" of your page. `tend page` lists "
                     "them; `tend page add %.40s` adds one.",
                     name, name);
}

enum fault
app_refer_find(const void *ctx, const struct app *app, const char *name, int64_t *out,
               struct error *err) {
    TRY(store_begin_read(app->store, err));
    enum fault fault = find(ctx, app, name, out, err);
    store_end(app->store);
    return fault;
}

/* --- changing --------------------------------------------------------------------- */

static enum fault
set_name(const void *ctx, const struct refer_pages *pages, const char *typed,
         struct refer_page *page, struct error *err) {
    TRY(refer_name_clean(ctx, typed, &page->name, err));
    page->name_key = text_fold(ctx, page->name);
    for (size_t i = 0; i < pages->count; i++)
        if (pages->items[i].id != page->id &&
            strcmp(pages->items[i].name_key, page->name_key) == 0)
            return error_field(err, "name", "There is a version \"%.60s\" already.",
                               pages->items[i].name);
    return FAULT_NONE;
}

static bool
same(const char *a, const char *b) {
    return a && b ? strcmp(a, b) == 0 : a == b;
}

/* What the edit makes of the page; changed tells whether that is something else. */
static enum fault
apply(const void *ctx, const struct refer_edit *edit, struct refer_answer *out,
      struct error *err) {
    struct refer_page *page = &out->page;
    const char *name = edit->name;
    out->changed = !edit->id;
    if (!edit->id && !name && out->pages.count == 0)
        name = FIRST_NAME;
    if (name || !edit->id) {
        const char *had = page->name;
        TRY(set_name(ctx, &out->pages, name, page, err));
        out->changed |= !same(had, page->name);
    }
    for (int f = 0; f < REFER_FIELDS; f++) {
        enum refer_field field = (enum refer_field)f;
        const char **slot = refer_slot(page, field);
        const char *text;
        if (!edit->given[f])
            continue;
        TRY(refer_clean(ctx, field, edit->texts[f], &text, err));
        out->changed |= !same(*slot, text);
        *slot = text;
    }
    return FAULT_NONE;
}

/* The page among the others as it is now. */
static void
put_among(const void *ctx, struct refer_answer *out) {
    for (size_t i = 0; i < out->pages.count; i++)
        if (out->pages.items[i].id == out->page.id) {
            out->pages.items[i] = out->page;
            return;
        }
    *array_add(ctx, &out->pages) = out->page;
}

static enum fault
edited(const void *ctx, const struct app *app, const struct refer_edit *edit, bool keep,
       struct refer_answer *out, struct error *err) {
    struct settings settings;
    TRY(load(ctx, app, out, &settings, err));
    if (edit->id)
        TRY(choose(&out->pages, edit->id, &out->page, err));
    TRY(apply(ctx, edit, out, err));
    if (out->changed)
        out->page.changed_day = app->today;
    if (keep && out->changed) {
        TRY(edit->id ? row_save(app->store, &REFER_PAGE, &out->page, err)
                     : row_add(app->store, &REFER_PAGE, &out->page, err));
        TRY(store_describe(app->store,
                           mem_printf(ctx, "%s \"how to refer to me\": %s",
                                      edit->id ? "changed" : "began", out->page.name),
                           err));
    }
    put_among(ctx, out);
    complete(ctx, app, out, &settings);
    return FAULT_NONE;
}

enum fault
app_refer_edit(const void *ctx, const struct app *app, const struct refer_edit *edit,
               struct refer_answer *out, struct error *err) {
    TRY(app_begin(app, "page", err));
    return app_finish(app, edited(ctx, app, edit, true, out, err), err);
}

enum fault
app_refer_try(const void *ctx, const struct app *app, const struct refer_edit *edit,
              struct refer_answer *out, struct error *err) {
    TRY(store_begin_read(app->store, err));
    enum fault fault = edited(ctx, app, edit, false, out, err);
    store_end(app->store);
    return fault;
}

static enum fault
take_away(const void *ctx, const struct app *app, int64_t id, struct refer_answer *out,
          struct error *err) {
    TRY(look(ctx, app, id, out, err));
    if (!id || !out->page.id)
        return error_set(err, FAULT_NOT_FOUND, "There is no page yet.");
    if (out->pages.count > 1 && out->pages.items[0].id == id)
        return error_set(err, FAULT_CONFLICT,
                         "The other versions take from \"%.60s\" what they leave "
                         "empty. Remove those first.",
                         out->page.name);
    out->changed = true;
    TRY(row_remove(app->store, &REFER_PAGE, id, err));
    return store_describe(
        app->store,
        mem_printf(ctx, "removed \"how to refer to me\": %s", out->page.name), err);
}

enum fault
app_refer_remove(const void *ctx, const struct app *app, int64_t id,
                 struct refer_answer *out, struct error *err) {
    TRY(app_begin(app, "page", err));
    return app_finish(app, take_away(ctx, app, id, out, err), err);
}
