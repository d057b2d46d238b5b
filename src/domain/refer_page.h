/*
 * "How to refer to me": a page in the user's own words, in versions for several kinds
 * of referrers (METHOD R4). What a version leaves empty is as on the first page.
 */
#ifndef DOMAIN_REFER_PAGE_H
#define DOMAIN_REFER_PAGE_H

#include "base/error.h"
#include "domain/facts.h"
#include "domain/plan.h"

enum refer_field {
    REFER_HEADING,
    REFER_WHOM,
    REFER_HOW,
    REFER_FEES,
    REFER_PLACES,
    REFER_SEND,
    REFER_FIELDS,
};

/* What helps to write a field. The example is to be read, never sent. */
struct refer_hint {
    const char *name;     /* "whom" */
    const char *title;    /* over it, on the page; NULL for the heading itself */
    const char *question; /* for the one who writes */
    const char *example;
    int most; /* letters */
};

const struct refer_hint *refer_hint(enum refer_field field);

/* "whom"; false for anything else. */
bool refer_field_from_word(const char *word, enum refer_field *out);

/* Where a page holds a field. */
const char **refer_slot(struct refer_page *page, enum refer_field field);
const char *refer_text(const struct refer_page *page, enum refer_field field);

/* The heading of a page that has none. */
const char *refer_heading(const struct refer_page *page);

/* The version with what it takes from the first page; strings are theirs. */
struct refer_page refer_page_whole(const struct refer_page *first,
                                   const struct refer_page *page);

/* The text as it is kept: trimmed, NULL when blank. INVALID, naming the field, when it
 * is too long. */
MUST_CHECK enum fault refer_clean(const void *ctx, enum refer_field field,
                                  const char *text, const char **out,
                                  struct error *err);

/* The name of a version on one line; INVALID ("name") when blank, a number or too long.
 */
MUST_CHECK enum fault refer_name_clean(const void *ctx, const char *name,
                                       const char **out, struct error *err);

/* The user's own details, "" never: NULL when empty. */
struct me {
    const char *name, *title, *phone, *email, *url, *address;
};

struct me me_at(const void *ctx, const struct settings *settings, day_t day);

/* What a whole page lacks before it can be sent, a sentence each. */
struct strings refer_missing(const void *ctx, const struct refer_page *whole,
                             const struct me *me);

/* The version for somebody with these tags: the one whose name speaks of a role of
 * theirs ("schools" for a teacher), else the first. NULL when there is none. */
const struct refer_page *refer_page_for(const struct refer_pages *pages,
                                        const struct tags *tags);

#endif
