/*
 * Words of one's own: for ways of reaching out (METHOD P4), and the menu of what to
 * give (METHOD T4), which begins with six entries of the method's.
 */
#ifndef DOMAIN_OWN_WORDS_H
#define DOMAIN_OWN_WORDS_H

#include "domain/facts.h"
#include "domain/plan.h"

/* The user's own word for a method that `typed` spells, whatever its case and hyphens;
 * NULL when it is none. */
const struct own_word *own_method(const struct own_words *own, const char *typed);

/*
 * The method that `typed` means: the user's own words before those Tend knows
 * (domain/words.h). *word is how to write it down beside the method: the own word as it
 * was brought; else `typed`; NULL when that is no more than the method's name.
 * METHOD_NONE when it means none.
 */
enum method method_from_any(const struct own_words *own, const char *typed,
                            const char **word);

/* How many words are the most that one of the user's own methods has; at least 1. */
size_t own_method_longest(const struct own_words *own);

struct menu_entry {
    int64_t id;       /* of its own_word; 0 for one of the six that was left as it is */
    const char *word; /* "an article that fits their work" */
    enum share share; /* what it gives, or SHARE_NONE */
    bool own;         /* brought by the user */
    bool hidden;      /* not wanted */
    bool meets;       /* takes a meeting */
};
struct menu ARRAY(struct menu_entry);

/* The whole menu: the six of the method, then the user's own as they were brought. */
void menu_all(const void *ctx, const struct own_words *own, struct menu *out);

/* Whether the plan lets the entry be offered: not hidden; without meeting when the plan
 * has no face to face. */
bool menu_offers(const struct plan *plan, const struct menu_entry *entry);

/* The entry that `typed` spells, or else the only one that has it as a part; NULL when
 * none does or several do. */
const struct menu_entry *menu_find(const struct menu *menu, const char *typed);

/* The note of a touch that gave it: "gave an article that fits their work; <note>". */
char *menu_note(const void *ctx, const struct menu_entry *entry, const char *note);

#endif
