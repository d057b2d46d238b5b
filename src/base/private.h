/*
 * What in a text may tell who somebody is: names, birth dates, telephone numbers,
 * e-mail addresses. Told by their looks, so there is doubt on both sides: a rare given
 * name goes unseen, a school named after somebody may be taken for them. Texts are
 * UTF-8; NULL is "".
 */
#ifndef BASE_PRIVATE_H
#define BASE_PRIVATE_H

#include <stdbool.h>

enum private_name {
    PRIVATE_NO,
    PRIVATE_MAYBE, /* two words with capitals, or letters that could be initials */
    PRIVATE_YES,   /* "Jane Doe", "doe, jane", "J. Smith", "Ms Doe" */
};

/* Whether the whole of a short text reads as somebody's name. */
enum private_name private_name(const char *text);

/* Whether it reads as a number or a mark that a program or a person gave: "1042",
 * "P-17", "2023/04". */
bool private_is_number(const char *text);

enum private_kind {
    PRIVATE_NOTHING,
    PRIVATE_A_NAME,
    PRIVATE_BIRTH,
    PRIVATE_PHONE,
    PRIVATE_EMAIL,
};

/* The first such thing in running text; words of `except`, a name as text_fold() has
 * it, or NULL, may stand there. */
enum private_kind private_find(const char *text, const char *except);

/* "a name", "a birth date", "a telephone number", "an e-mail address"; "" for nothing.
 */
const char *private_kind_words(enum private_kind kind);

/* Whether a word of `name` that could tell somebody (three letters or more, or two with
 * a capital in both; no word of work or place) stands in `text`, in any case and
 * without accents. */
bool private_mentions(const char *text, const char *name);

/* Whether `text` names the very same one: it is `name`, or holds all of its words, two
 * at least. */
bool private_names(const char *text, const char *name);

/* Many who are known; sort them before asking. */
struct private_people;
struct private_people *private_people_new(const void *ctx);
void private_people_add(struct private_people *people, const char *name);
void private_people_sort(struct private_people *people);

/* Whether a word of theirs stands in `text` with a capital; but for words of `except`,
 * as private_find() has it. */
bool private_people_stand_in(const struct private_people *people, const char *text,
                             const char *except);
/* Whether the name of one of them, of two words at least, stands whole in `text`, in
 * any order of its words. */
bool private_people_have(const struct private_people *people, const char *text);

#endif
