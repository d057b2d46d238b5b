/*
 * Words of one's own: methods (METHOD P4), roles, tags, and the menu of what to give
 * (METHOD T4). Roles and tags that people carry are words as well: renamed or removed
 * here, they are so with everybody.
 */
#ifndef APP_WORDS_H
#define APP_WORDS_H

#include "app/app.h"
#include "domain/own_words.h"

enum word_action {
    WORD_LIST,
    WORD_ADD, /* one that is there takes the method or share given */
    WORD_RENAME,
    WORD_REMOVE,
    WORD_HIDE, /* of the menu: not offered any more … */
    WORD_OFFER /* … and again */
};

struct words_request {
    enum word_action action;
    enum own_word_kind kind;
    const char *word;   /* any but WORD_LIST */
    const char *to;     /* WORD_RENAME */
    enum method method; /* WORD_ADD of a method: what it stands for */
    enum share share;   /* WORD_ADD to the menu: what it gives, or SHARE_NONE */
};

/* A role or tag. */
struct vocabulary_word {
    const char *word;
    int people; /* who carry it */
    bool own;   /* kept whether or not anybody carries it */
};
struct vocabulary ARRAY(struct vocabulary_word);

struct words_answer {
    enum word_action action;
    enum own_word_kind kind;
    struct own_words own; /* methods among them are in order */
    struct vocabulary roles, tags;
    struct menu menu;
    const char *word; /* the one it was about, as it is now; NULL for WORD_LIST */
    int people;       /* whose role or tag changed */
    bool changed;
};

/*
 * Shows all words, or changes one. INVALID names the field; NOT_FOUND when there is no
 * such word; CONFLICT for one of the six of the menu, which can only be hidden, and for
 * a new name that is another word's.
 */
MUST_CHECK enum fault app_words(const void *ctx, const struct app *app,
                                const struct words_request *request,
                                struct words_answer *out, struct error *err);

/* The user's own words, for reading what was typed; as a transaction of its own. */
MUST_CHECK enum fault app_own_words(const void *ctx, const struct app *app,
                                    struct own_words *out, struct error *err);

/* The same within one that is open. */
MUST_CHECK enum fault own_words_load(const void *ctx, const struct app *app,
                                     struct own_words *out, struct error *err);

/* The roles or tags to choose from: the user's own and those in use. As a transaction
 * of its own. */
MUST_CHECK enum fault app_vocabulary(const void *ctx, const struct app *app,
                                     enum tag_kind kind, struct vocabulary *out,
                                     struct error *err);

#endif
