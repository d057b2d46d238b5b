#include "app/words.h"

#include <stdlib.h>
#include <string.h>

#include "app/record.h"
#include "base/memory.h"
#include "base/text.h"
#include "domain/words.h"
#include "store/row.h"
#include "store/words.h"

#include "base/ban.h"

#define WORD_WIDTH_MAX 60
#define MENU_WIDTH_MAX 120

static bool
is_carried(enum own_word_kind kind) {
    return kind == OWN_ROLE || kind == OWN_TAG;
}

static enum tag_kind
tag_kind_of(enum own_word_kind kind) {
    return kind == OWN_ROLE ? TAG_ROLE : TAG_TAG;
}

/* For sentences: "the tag teens", "“a recipe” on the menu". */
static char *
named_word(const void *ctx, enum own_word_kind kind, const char *word) {
    if (kind == OWN_MENU)
        return mem_printf(ctx, "“%s” on the menu", word);
    return mem_printf(ctx, "the %s %s", own_word_kind_word(kind), word);
}

/* --- loading
 * ---------------------------------------------------------------------------- */

enum fault
own_words_load(const void *ctx, const struct app *app, struct own_words *out,
               struct error *err) {
    *out = (struct own_words){0};
    return rows_where(ctx, app->store, &OWN_WORD, NULL, 0, out, err);
}

static struct own_word *
find_own(const struct own_words *own, enum own_word_kind kind, const char *key) {
    for (size_t i = 0; i < own->count; i++)
        if (own->items[i].kind == kind && strcmp(own->items[i].word_key, key) == 0)
            return &own->items[i];
    return NULL;
}

static int
by_word(const void *left, const void *right) {
    const struct vocabulary_word *a = left;
    const struct vocabulary_word *b = right;
    return strcasecmp(a->word, b->word);
}

static enum fault
vocabulary_of(const void *ctx, const struct app *app, const struct own_words *own,
              enum own_word_kind kind, struct vocabulary *out, struct error *err) {
    struct word_uses uses = {0};
    *out = (struct vocabulary){0};
    TRY(words_in_use(ctx, app->store, tag_kind_of(kind), &uses, err));
    for (size_t i = 0; i < uses.count; i++) {
        const struct own_word *mine = find_own(own, kind, uses.items[i].word_key);
        *array_add(ctx, out) =
            (struct vocabulary_word){.word = mine ? mine->word : uses.items[i].word,
                                     .people = uses.items[i].people,
                                     .own = mine != NULL};
    }
    for (size_t i = 0; i < own->count; i++) {
        const struct own_word *w = &own->items[i];
        bool used = w->kind != kind;
        for (size_t k = 0; k < uses.count && !used; k++)
            used = strcmp(uses.items[k].word_key, w->word_key) == 0;
        if (!used)
            *array_add(ctx, out) =
                (struct vocabulary_word){.word = w->word, .own = true};
    }
    if (out->count > 1)
        qsort(out->items, out->count, sizeof *out->items, by_word);
    return FAULT_NONE;
}

static enum fault
load_all(const void *ctx, const struct app *app, struct words_answer *out,
         struct error *err) {
    TRY(own_words_load(ctx, app, &out->own, err));
    TRY(vocabulary_of(ctx, app, &out->own, OWN_ROLE, &out->roles, err));
    TRY(vocabulary_of(ctx, app, &out->own, OWN_TAG, &out->tags, err));
    menu_all(ctx, &out->own, &out->menu);
    return FAULT_NONE;
}

/* --- checking
 * --------------------------------------------------------------------------- */

/* The word as it is kept, and its key. */
static enum fault
check_word(const void *ctx, enum own_word_kind kind, const char *typed,
           const char *field, const char **word, const char **key, struct error *err) {
    int most = kind == OWN_MENU ? MENU_WIDTH_MAX : WORD_WIDTH_MAX;
    *word = text_clean_line(ctx, typed);
    if (!*word)
        return error_field(err, field, "A word is missing here.");
    if (text_width(*word) > most)
        return error_field(err, field, "That is long for a word: %d letters at most.",
                           most);
    *key = is_carried(kind) ? record_word_key(ctx, *word) : text_fold(ctx, *word);
    if (!**key)
        return error_field(err, field, "A word needs a letter or a number.");
    if (kind != OWN_METHOD)
        return FAULT_NONE;
    for (int m = 0; m < METHOD_COUNT; m++)
        if (text_same(method_word((enum method)m), *word))
            return error_field(err, field,
                               "\"%s\" is one of Tend's own methods; it needs no "
                               "word.",
                               *word);
    return FAULT_NONE;
}

static const struct menu_entry *
find_entry(const struct menu *menu, const char *word) {
    for (size_t i = 0; i < menu->count; i++)
        if (text_same(menu->items[i].word, word))
            return &menu->items[i];
    return NULL;
}

static const struct vocabulary_word *
find_carried(const void *ctx, const struct words_answer *a, enum own_word_kind kind,
             const char *key) {
    const struct vocabulary *v = kind == OWN_ROLE ? &a->roles : &a->tags;
    for (size_t i = 0; is_carried(kind) && i < v->count; i++)
        if (v->items[i].people > 0 &&
            strcmp(record_word_key(ctx, v->items[i].word), key) == 0)
            return &v->items[i];
    return NULL;
}

static enum fault
not_found(const struct words_request *r, struct error *err) {
    return error_set(err, FAULT_NOT_FOUND,
                     "There is no %s \"%.60s\". `tend words` shows which there are.",
                     r->kind == OWN_MENU ? "entry of the menu"
                                         : own_word_kind_word(r->kind),
                     r->word);
}

/* --- changing
 * --------------------------------------------------------------------------- */

static enum fault
describe(const struct app *app, char *text, const struct words_answer *out,
         struct error *err) {
    if (out->people > 0)
        text = mem_append(text, " (%d %s)", out->people,
                          out->people == 1 ? "person" : "people");
    return store_describe(app->store, text, err);
}

static enum fault
add(const void *ctx, const struct app *app, const struct words_request *r,
    struct words_answer *out, struct error *err) {
    const char *word, *key;
    TRY(check_word(ctx, r->kind, r->word, "word", &word, &key, err));
    if (r->kind == OWN_METHOD && r->method == METHOD_NONE)
        return error_field(err, "method",
                           "Which method does \"%s\" stand for? One of: %s.", word,
                           method_list(ctx));
    const struct own_word *had = find_own(&out->own, r->kind, key);
    struct own_word row = {.kind = r->kind, .word = word, .word_key = key};
    row.method = r->kind == OWN_METHOD ? r->method : METHOD_NONE;
    row.share = r->kind == OWN_MENU ? r->share : SHARE_NONE;
    const struct menu_entry *entry = find_entry(&out->menu, word);
    if (r->kind == OWN_MENU && entry && !entry->own)
        return error_field(err, "word", "That stands on the menu already%s.",
                           entry->hidden ? ", hidden: offer it again instead" : "");
    out->word = word;
    if (had) {
        row.id = had->id;
        row.hidden = had->hidden;
        if (r->kind == OWN_MENU && r->share == SHARE_NONE)
            row.share = had->share;
    }
    out->changed = !had || strcmp(had->word, word) != 0 || had->method != row.method ||
                   had->share != row.share;
    TRY(had ? row_save(app->store, &OWN_WORD, &row, err)
            : row_add(app->store, &OWN_WORD, &row, err));
    return describe(app,
                    mem_printf(ctx, "%s %s", had ? "changed" : "added",
                               named_word(ctx, r->kind, word)),
                    out, err);
}

/* Everybody who carries the word carries `word` instead, once; NULL takes it away. */
static enum fault
change_carried(const void *ctx, const struct app *app, enum own_word_kind kind,
               const char *key, const char *word, const char *new_key, int *people,
               struct error *err) {
    struct tags tags = {0};
    enum tag_kind tag_kind = tag_kind_of(kind);
    TRY(words_tags(ctx, app->store, tag_kind, key, &tags, err));
    for (size_t i = 0; i < tags.count; i++) {
        struct tag *t = &tags.items[i];
        bool has = word == NULL;
        if (word && strcmp(key, new_key) != 0)
            TRY(words_has(app->store, t->person_id, tag_kind, new_key, &has, err));
        *people += has || strcmp(t->word, word) != 0;
        t->word = word;
        t->word_key = new_key;
        TRY(has ? row_remove(app->store, &TAG, t->id, err)
                : row_save(app->store, &TAG, t, err));
    }
    return FAULT_NONE;
}

static enum fault
rename_word(const void *ctx, const struct app *app, const struct words_request *r,
            struct words_answer *out, struct error *err) {
    const char *word, *key, *to, *to_key;
    TRY(check_word(ctx, r->kind, r->word, "word", &word, &key, err));
    TRY(check_word(ctx, r->kind, r->to, "to", &to, &to_key, err));
    struct own_word *mine = find_own(&out->own, r->kind, key);
    const struct menu_entry *entry = find_entry(&out->menu, word);
    if (r->kind == OWN_MENU && entry && !entry->own)
        return error_set(err, FAULT_CONFLICT,
                         "This entry is Tend's own. Hide it, and add one that says it "
                         "your way.");
    if (!mine && !find_carried(ctx, out, r->kind, key))
        return not_found(r, err);
    const struct own_word *other = find_own(&out->own, r->kind, to_key);
    if (other == mine)
        other = NULL;
    entry = find_entry(&out->menu, to);
    if (!is_carried(r->kind) &&
        (other || (r->kind == OWN_MENU && entry && !entry->own)))
        return error_field(err, "to", "There is \"%s\" already.", to);
    out->word = to;
    if (mine && other)
        TRY(row_remove(app->store, &OWN_WORD, mine->id, err));
    if (mine && !other) {
        out->changed = strcmp(mine->word, to) != 0;
        mine->word = to;
        mine->word_key = to_key;
        TRY(row_save(app->store, &OWN_WORD, mine, err));
    }
    if (is_carried(r->kind))
        TRY(change_carried(ctx, app, r->kind, key, to, to_key, &out->people, err));
    out->changed = out->changed || other || out->people > 0;
    return describe(
        app, mem_printf(ctx, "renamed %s to %s", named_word(ctx, r->kind, word), to),
        out, err);
}

static enum fault
remove_word(const void *ctx, const struct app *app, const struct words_request *r,
            struct words_answer *out, struct error *err) {
    const char *word, *key;
    TRY(check_word(ctx, r->kind, r->word, "word", &word, &key, err));
    const struct own_word *mine = find_own(&out->own, r->kind, key);
    const struct vocabulary_word *carried = find_carried(ctx, out, r->kind, key);
    const struct menu_entry *entry = find_entry(&out->menu, word);
    if (r->kind == OWN_MENU && entry && !entry->own)
        return error_set(err, FAULT_CONFLICT,
                         "This entry is Tend's own, so it stays; hiding it takes it "
                         "from the menu.");
    if (!mine && !carried)
        return not_found(r, err);
    out->changed = true;
    if (carried) {
        out->word = carried->word;
        TRY(change_carried(ctx, app, r->kind, key, NULL, NULL, &out->people, err));
    }
    if (mine) {
        out->word = mine->word;
        TRY(row_remove(app->store, &OWN_WORD, mine->id, err));
    }
    return describe(app,
                    mem_printf(ctx, "removed %s", named_word(ctx, r->kind, out->word)),
                    out, err);
}

/* METHOD T4: each entry of the menu can be hidden, those of the method as well. */
static enum fault
hide(const void *ctx, const struct app *app, const struct words_request *r,
     struct words_answer *out, struct error *err) {
    const char *word, *key;
    bool hidden = r->action == WORD_HIDE;
    if (r->kind != OWN_MENU)
        return error_field(err, "kind",
                           "Entries of the menu can be hidden; other words can be "
                           "removed.");
    TRY(check_word(ctx, r->kind, r->word, "word", &word, &key, err));
    const struct menu_entry *entry = menu_find(&out->menu, word);
    if (!entry)
        return not_found(r, err);
    out->word = entry->word;
    out->changed = entry->hidden != hidden;
    struct own_word row = {.id = entry->id,
                           .kind = OWN_MENU,
                           .word = entry->word,
                           .word_key = text_fold(ctx, entry->word),
                           .method = METHOD_NONE,
                           .share = entry->share,
                           .hidden = hidden};
    if (out->changed && !entry->own && !hidden)
        TRY(row_remove(app->store, &OWN_WORD, entry->id, err));
    else if (out->changed)
        TRY(entry->id ? row_save(app->store, &OWN_WORD, &row, err)
                      : row_add(app->store, &OWN_WORD, &row, err));
    return describe(app,
                    mem_printf(ctx, "%s %s", hidden ? "hid" : "offered again",
                               named_word(ctx, OWN_MENU, entry->word)),
                    out, err);
}

static enum fault
words(const void *ctx, const struct app *app, const struct words_request *r,
      struct words_answer *out, struct error *err) {
    *out = (struct words_answer){.action = r->action, .kind = r->kind};
    TRY(load_all(ctx, app, out, err));
    switch (r->action) {
    case WORD_LIST:
        return FAULT_NONE;
    case WORD_ADD:
        TRY(add(ctx, app, r, out, err));
        break;
    case WORD_RENAME:
        TRY(rename_word(ctx, app, r, out, err));
        break;
    case WORD_REMOVE:
        TRY(remove_word(ctx, app, r, out, err));
        break;
    case WORD_HIDE:
    case WORD_OFFER:
        TRY(hide(ctx, app, r, out, err));
        break;
    }
    return load_all(ctx, app, out, err);
}

enum fault
app_words(const void *ctx, const struct app *app, const struct words_request *request,
          struct words_answer *out, struct error *err) {
    if (request->action != WORD_LIST) {
        TRY(app_begin(app, "words", err));
        return app_finish(app, words(ctx, app, request, out, err), err);
    }
    TRY(store_begin_read(app->store, err));
    enum fault fault = words(ctx, app, request, out, err);
    store_end(app->store);
    return fault;
}

enum fault
app_own_words(const void *ctx, const struct app *app, struct own_words *out,
              struct error *err) {
    TRY(store_begin_read(app->store, err));
    enum fault fault = own_words_load(ctx, app, out, err);
    store_end(app->store);
    return fault;
}

static enum fault
vocabulary(const void *ctx, const struct app *app, enum tag_kind kind,
           struct vocabulary *out, struct error *err) {
    struct own_words own;
    TRY(own_words_load(ctx, app, &own, err));
    return vocabulary_of(ctx, app, &own, kind == TAG_ROLE ? OWN_ROLE : OWN_TAG, out,
                         err);
}

enum fault
app_vocabulary(const void *ctx, const struct app *app, enum tag_kind kind,
               struct vocabulary *out, struct error *err) {
    TRY(store_begin_read(app->store, err));
    enum fault fault = vocabulary(ctx, app, kind, out, err);
    store_end(app->store);
    return fault;
}
