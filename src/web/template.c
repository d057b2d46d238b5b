#include "web/template.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/reasons.h"
#include "base/buffer.h"
#include "base/markup.h"
#include "base/memory.h"
#include "base/percent.h"

#include "base/ban.h"

#define DEEPEST 64
#define MOST_NODES 20000000 /* far beyond any page; a partial may hold itself twice */

enum value_kind { NOTHING, JSON, TEXT, MARKUP, NUMBER, BOOLEAN };

/* What a name stands for: a piece of a model, or something made from one. */
struct value {
    enum value_kind kind;
    const json_t *json;
    const char *text; /* TEXT, and MARKUP, which is escaped already */
    size_t len;
    long long number; /* NUMBER and BOOLEAN */
};

struct render {
    const void *scratch; /* for what is made on the way */
    struct buffer out;
    struct value stack[DEEPEST]; /* the contexts, outermost first */
    size_t depth;
    size_t nested;
    size_t nodes; /* rendered so far */
    day_t today;
};

/* --- values --- */

static struct value
of_json(const json_t *json) {
    return (struct value){.kind = json && !json_is_null(json) ? JSON : NOTHING,
                          .json = json};
}

static struct value
of_text(const char *text) {
    return (struct value){.kind = TEXT, .text = text, .len = strlen(text)};
}

static struct value
of_buffer(const struct buffer *b, enum value_kind kind) {
    return (struct value){.kind = kind, .text = buffer_str(b), .len = b->len};
}

static struct value
of_number(enum value_kind kind, long long number) {
    return (struct value){.kind = kind, .number = number};
}

/* The shortest number that reads as this one, never with an exponent, which people
 * don't read. */
static struct value
of_real(const void *ctx, double real) {
    char text[400];
    for (int digits = 0; digits <= 17; digits++) {
        snprintf(text, sizeof text, "%.*f", digits, real);
        if (strtod(text, NULL) == real)
            break;
    }
    return of_text(mem_dup(ctx, text));
}

static struct value
of_scalar(const void *ctx, const json_t *json) {
    switch (json_typeof(json)) {
    case JSON_STRING:
        return (struct value){.kind = TEXT,
                              .text = json_string_value(json),
                              .len = json_string_length(json)};
    case JSON_INTEGER:
        return of_number(NUMBER, json_integer_value(json));
    case JSON_REAL:
        return of_real(ctx, json_real_value(json));
    case JSON_TRUE:
    case JSON_FALSE:
        return of_number(BOOLEAN, json_is_true(json));
    default:
        return (struct value){0};
    }
}

/* How the value prints: as TEXT or MARKUP; lists and objects as nothing. */
static struct value
printed(const void *ctx, struct value v) {
    if (v.kind == JSON)
        v = of_scalar(ctx, v.json);
    if (v.kind == BOOLEAN)
        return of_text(v.number ? "true" : "false");
    if (v.kind == NUMBER)
        return of_text(mem_printf(ctx, "%lld", v.number));
    if (v.kind == NOTHING)
        return (struct value){.kind = TEXT, .text = ""};
    return v;
}

static bool
is_list(struct value v) {
    return v.kind == JSON && json_is_array(v.json);
}

/* How many are in it; -1 for what is no list. */
static long long
items_of(struct value v) {
    if (is_list(v))
        return (long long)json_array_size(v.json);
    if (v.kind == JSON && json_is_object(v.json))
        return (long long)json_object_size(v.json);
    return -1;
}

static bool
is_true(struct value v) {
    if (v.kind == JSON && json_is_real(v.json))
        return fpclassify(json_real_value(v.json)) != FP_ZERO;
    if (is_list(v))
        return json_array_size(v.json) > 0;
    if (v.kind == JSON && json_is_object(v.json))
        return true;
    if (v.kind == JSON)
        v = of_scalar(NULL, v.json);
    switch (v.kind) {
    case NUMBER:
    case BOOLEAN:
        return v.number != 0;
    case TEXT:
    case MARKUP:
        return v.len > 0;
    default:
        return false;
    }
}

/* --- names --- */

static const json_t *
find(const struct render *r, const struct template_name *name) {
    for (size_t i = r->depth; i-- > 0;) {
        const json_t *found = json_object_get(r->stack[i].json, name->parts[0]);
        if (!found)
            continue;
        for (size_t part = 1; part < name->count && found; part++)
            found = json_object_get(found, name->parts[part]);
        return found;
    }
    return NULL;
}

static struct value
day_value(const struct render *r, const char *iso, enum template_derive derive) {
    struct date date;
    char words[DATE_TEXT_MAX];
    if (!date_from_iso(iso, &date))
        return (struct value){0};
    day_t day = date.year ? day_from_date(date) : DAY_NONE;
    if (derive == TEMPLATE_WORDS)
        return of_text(mem_dup(r->scratch, day == DAY_NONE
                                               ? date_words(date, words)
                                               : day_words(day, r->today, words)));
    if (day == DAY_NONE)
        return (struct value){0};
    return of_text(app_ago(r->scratch, day, r->today));
}

static bool
is_one(struct value v) {
    if (v.kind == JSON && json_is_integer(v.json))
        return json_integer_value(v.json) == 1;
    return (v.kind == NUMBER && v.number == 1) || (is_list(v) && items_of(v) == 1);
}

static bool
is_any(struct value v) {
    return items_of(v) < 0 ? is_true(v) : items_of(v) > 0;
}

static bool
is_word(const struct render *r, struct value v, const char *word) {
    if (v.kind == NOTHING || items_of(v) >= 0)
        return false;
    v = printed(r->scratch, v);
    return v.len == strlen(word) && memcmp(v.text, word, v.len) == 0;
}

static struct value
encoded(const struct render *r, struct value v, enum template_derive derive) {
    struct buffer b = {.ctx = r->scratch};
    if (v.kind == MARKUP)
        return v;
    v = printed(r->scratch, v);
    if (derive == TEMPLATE_URL) {
        percent_add(&b, v.text, v.len);
        return of_buffer(&b, TEXT);
    }
    markup_add(&b, v.text, v.len, MARKUP_HTML_LINES);
    return of_buffer(&b, MARKUP);
}

static struct value resolve(const struct render *r, const struct template_name *name);

static struct value
derived(const struct render *r, const struct template_name *name) {
    struct value v = resolve(r, name->base);
    switch (name->derive) {
    case TEMPLATE_WORDS:
    case TEMPLATE_AGO:
        v = printed(r->scratch, v);
        return day_value(r, v.text, name->derive);
    case TEMPLATE_ANY:
        return of_number(BOOLEAN, is_any(v));
    case TEMPLATE_COUNT:
        return of_number(items_of(v) < 0 ? NOTHING : NUMBER, items_of(v));
    case TEMPLATE_ONE:
        return of_number(BOOLEAN, is_one(v));
    case TEMPLATE_EQUAL:
        return of_number(BOOLEAN, is_word(r, v, name->word));
    case TEMPLATE_HTML:
    case TEMPLATE_URL:
        return encoded(r, v, name->derive);
    default:
        return (struct value){0};
    }
}

static struct value
resolve(const struct render *r, const struct template_name *name) {
    if (name->count == 0)
        return r->depth ? r->stack[r->depth - 1] : (struct value){0};
    const json_t *found = find(r, name);
    return found || !name->base ? of_json(found) : derived(r, name);
}

/* --- nodes --- */

static void render_nodes(struct render *r, const struct template_node *nodes,
                         size_t count);

static void
render_value(struct render *r, const struct template_node *node) {
    struct value v = printed(r->scratch, resolve(r, node->name));
    if (node->kind == TEMPLATE_RAW || v.kind == MARKUP)
        buffer_add(&r->out, v.text, v.len);
    else
        markup_add(&r->out, v.text, v.len, MARKUP_HTML);
}

static void
render_inside(struct render *r, const struct template_node *node, struct value v) {
    if (r->depth == DEEPEST)
        return;
    r->stack[r->depth++] = v;
    render_nodes(r, node->nodes, node->count);
    r->depth--;
}

static void
render_section(struct render *r, const struct template_node *node) {
    struct value v = resolve(r, node->name);
    if (node->kind == TEMPLATE_INVERTED) {
        if (!is_true(v))
            render_nodes(r, node->nodes, node->count);
        return;
    }
    if (is_list(v)) {
        for (size_t i = 0; i < json_array_size(v.json); i++)
            render_inside(r, node, of_json(json_array_get(v.json, i)));
    } else if (v.kind == BOOLEAN || (v.kind == JSON && json_is_true(v.json))) {
        if (is_true(v))
            render_nodes(r, node->nodes, node->count);
    } else if (is_true(v)) {
        render_inside(r, node, v);
    }
}

static void
render_nodes(struct render *r, const struct template_node *nodes, size_t count) {
    if (r->nested == DEEPEST)
        return;
    r->nested++;
    for (size_t i = 0; i < count && r->nodes < MOST_NODES; i++, r->nodes++) {
        const struct template_node *node = &nodes[i];
        switch (node->kind) {
        case TEMPLATE_TEXT:
            buffer_add(&r->out, node->text, node->len);
            break;
        case TEMPLATE_VALUE:
        case TEMPLATE_RAW:
            render_value(r, node);
            break;
        case TEMPLATE_SECTION:
        case TEMPLATE_INVERTED:
            render_section(r, node);
            break;
        case TEMPLATE_PARTIAL:
            render_nodes(r, node->partial->nodes, node->partial->count);
            break;
        }
    }
    r->nested--;
}

char *
template_render(const void *ctx, const struct template *t,
                const json_t *const *contexts, size_t count,
                const struct render_options *options, size_t *len) {
    void *scratch = mem_context(ctx);
    struct render r = {
        .scratch = scratch, .out = {.ctx = ctx}, .today = options->today};
    for (size_t i = 0; i < count && i < DEEPEST; i++)
        r.stack[r.depth++] = of_json(contexts[i]);
    render_nodes(&r, t->nodes, t->count);
    talloc_free(scratch);
    *len = r.out.len;
    return r.out.bytes ? r.out.bytes : mem_dup(ctx, "");
}
