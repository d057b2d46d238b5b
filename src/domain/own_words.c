#include "domain/own_words.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "domain/words.h"

#include "base/ban.h"

/* METHOD T4. */
static const struct menu_entry standard[] = {
    {.word = "coffee, and how it is to run a practice",
     .share = SHARE_COMPASSION,
     .meets = true},
    {.word = "a client of mine whom they would suit", .share = SHARE_NETWORK},
    {.word = "an article that fits their work", .share = SHARE_KNOWLEDGE},
    {.word = "an invitation to a training or an event", .share = SHARE_NETWORK},
    {.word = "a walk now and then, half chat, half cases",
     .share = SHARE_COMPASSION,
     .meets = true},
    {.word = "an article or a video made together", .share = SHARE_KNOWLEDGE},
};

#define STANDARD_COUNT (sizeof standard / sizeof *standard)

/* --- methods
 * ---------------------------------------------------------------------------- */

const struct own_word *
own_method(const struct own_words *own, const char *typed) {
    const struct own_word *found = NULL;
    char *key = text_fold(NULL, typed ? typed : "");
    for (size_t i = 0; *key && i < own->count && !found; i++) {
        const struct own_word *w = &own->items[i];
        if (w->kind == OWN_METHOD && strcmp(w->word_key, key) == 0)
            found = w;
    }
    talloc_free(key);
    return found;
}

enum method
method_from_any(const struct own_words *own, const char *typed, const char **word) {
    const struct own_word *mine = own_method(own, typed);
    *word = NULL;
    if (mine) {
        *word = mine->word;
        return mine->method;
    }
    enum method method = method_from_word(typed);
    if (method != METHOD_NONE && !text_starts_ascii(method_word(method), typed))
        *word = typed;
    return method;
}

size_t
own_method_longest(const struct own_words *own) {
    size_t longest = 1;
    for (size_t i = 0; i < own->count; i++) {
        size_t words = 1;
        for (const char *p = own->items[i].word_key; (p = strchr(p, ' ')); p++)
            words++;
        if (own->items[i].kind == OWN_METHOD && words > longest)
            longest = words;
    }
    return longest;
}

/* --- the menu
 * --------------------------------------------------------------------------- */

static struct menu_entry *
find_standard(struct menu *menu, const char *word) {
    for (size_t i = 0; i < STANDARD_COUNT; i++)
        if (text_same(menu->items[i].word, word))
            return &menu->items[i];
    return NULL;
}

void
menu_all(const void *ctx, const struct own_words *own, struct menu *out) {
    *out = (struct menu){0};
    for (size_t i = 0; i < STANDARD_COUNT; i++)
        *array_add(ctx, out) = standard[i];
    for (size_t i = 0; i < own->count; i++) {
        const struct own_word *w = &own->items[i];
        if (w->kind != OWN_MENU)
            continue;
        struct menu_entry *known = find_standard(out, w->word);
        if (known) {
            known->id = w->id;
            known->hidden = w->hidden;
            continue;
        }
        *array_add(ctx, out) = (struct menu_entry){.id = w->id,
                                                   .word = w->word,
                                                   .share = w->share,
                                                   .own = true,
                                                   .hidden = w->hidden};
    }
}

bool
menu_offers(const struct plan *plan, const struct menu_entry *entry) {
    return !entry->hidden && (plan->face_to_face || !entry->meets);
}

const struct menu_entry *
menu_find(const struct menu *menu, const char *typed) {
    const struct menu_entry *found = NULL;
    int fits = 0;
    char *key = text_fold(NULL, typed ? typed : "");
    for (size_t i = 0; *key && i < menu->count; i++) {
        const struct menu_entry *entry = &menu->items[i];
        char *whole = text_fold(NULL, entry->word);
        bool same = strcmp(whole, key) == 0;
        bool part = strstr(whole, key) != NULL;
        talloc_free(whole);
        if (same) {
            found = entry;
            fits = 1;
            break;
        }
        if (part && !entry->hidden) {
            found = entry;
            fits++;
        }
    }
    talloc_free(key);
    return fits == 1 ? found : NULL;
}

char *
menu_note(const void *ctx, const struct menu_entry *entry, const char *note) {
    if (!note)
        return mem_printf(ctx, "gave %s", entry->word);
    return mem_printf(ctx, "gave %s; %s", entry->word, note);
}
