/*
 * Pages from models: Mustache templates (templates/NAME.html), compiled to tables when
 * Tend is built (templates/compile.mjs), filled in from JSON.
 *
 * Values: text, numbers, true and false print as they are, null and what isn't there
 * print nothing. {{x}} is escaped for HTML, {{{x}}} is not. Sections take false, null,
 * 0, "", and [] as no. Names are looked up in the innermost context that has the first
 * part of the name.
 *
 * So that models stay as the API has them, a name that the model does not have may be
 * made from one that it has:
 *   X_words  a date for people: "Fri 12 June"      X_any    there is something in it
 *   X_ago    "3 weeks ago", "in 5 days"            X_count  how many are in it
 *   X_html   escaped, with <br> at line ends       X_one    is it 1, or one item
 *   X_url    percent-encoded                       X=word   does it print as this word
 * They combine: {{#people_count=3}}.
 */
#ifndef WEB_TEMPLATE_H
#define WEB_TEMPLATE_H

#include <jansson.h>
#include <stddef.h>

#include "base/day.h"

enum template_kind {
    TEMPLATE_TEXT,
    TEMPLATE_VALUE,    /* {{x}} */
    TEMPLATE_RAW,      /* {{{x}}} */
    TEMPLATE_SECTION,  /* {{#x}} */
    TEMPLATE_INVERTED, /* {{^x}} */
    TEMPLATE_PARTIAL,  /* {{> x}} */
};

enum template_derive {
    TEMPLATE_PLAIN,
    TEMPLATE_WORDS,
    TEMPLATE_AGO,
    TEMPLATE_ANY,
    TEMPLATE_COUNT,
    TEMPLATE_ONE,
    TEMPLATE_HTML,
    TEMPLATE_URL,
    TEMPLATE_EQUAL,
};

struct template_name {
    const char *const *parts; /* a.b.c in three */
    size_t count;             /* 0 for {{.}} */
    enum template_derive derive;
    const struct template_name *base; /* what it may be made from */
    const char *word;                 /* for TEMPLATE_EQUAL */
};

struct template_node {
    enum template_kind kind;
    const char *text; /* TEMPLATE_TEXT */
    size_t len;
    const struct template_name *name;
    const struct template_node *nodes; /* of sections */
    size_t count;
    const struct template *partial;
};

struct template {
    const char *name;
    const struct template_node *nodes;
    size_t count;
};

struct render_options {
    day_t today;
};

/*
 * The template filled in, in memory of `ctx`, with its length. The contexts come
 * outermost first and are objects. What is nested deeper than anybody writes it (64) is
 * left out, so a partial that holds itself ends.
 */
char *template_render(const void *ctx, const struct template *t,
                      const json_t *const *contexts, size_t count,
                      const struct render_options *options, size_t *len);

#endif
