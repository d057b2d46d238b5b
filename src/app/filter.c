#include "app/filter.h"

#include <string.h>

#include "base/day_parse.h"
#include "base/memory.h"
#include "base/percent.h"
#include "base/text.h"

#include "base/ban.h"

const char *const filter_names[] = {
    "search",          "stage",       "tag",          "role",
    "missing",         "never",       "liked",        "full",
    "referred",        "given",       "two-of-three", "last-since",
    "last-before",     "next-since",  "next-before",  "received-since",
    "received-before", "last-import", "everybody",    "sort",
    "reverse",         NULL,
};

static int
place_of(const char *name) {
    for (int i = 0; filter_names[i]; i++)
        if (strcmp(filter_names[i], name) == 0)
            return i;
    return -1;
}

const char *
filter_get(const struct filter_words *words, const char *name) {
    for (size_t i = 0; i < words->count; i++)
        if (strcmp(words->items[i].name, name) == 0)
            return words->items[i].value;
    return NULL;
}

void
filter_set(const void *ctx, struct filter_words *words, const char *name,
           const char *value) {
    int place = place_of(name);
    if (place < 0)
        return;
    size_t kept = 0;
    for (size_t i = 0; i < words->count; i++)
        if (strcmp(words->items[i].name, name) != 0)
            words->items[kept++] = words->items[i];
    words->count = kept;
    const char *clean = text_clean_line(ctx, value);
    if (clean)
        *array_add(ctx, words) = (struct filter_word){filter_names[place], clean};
}

/* --- queries
 * ------------------------------------------------------------------------------- */

/* What is no encoding stands for itself; "" for what is no text. */
static char *
decode(const void *ctx, const char *text, size_t len) {
    char *out = mem_array(ctx, char, len + 1);
    size_t n;
    bool whole = percent_decode(text, len, true, out, &n);
    if (!whole)
        return mem_dup_n(ctx, text, len);
    return text_is_utf8(out, n) ? out : mem_dup(ctx, "");
}

void
filter_from_query(const void *ctx, const char *query, struct filter_words *out) {
    *out = (struct filter_words){0};
    for (const char *p = query; p && *p;) {
        size_t len = strcspn(p, "&");
        const char *equals = memchr(p, '=', len);
        size_t name = equals ? (size_t)(equals - p) : len;
        if (equals)
            filter_set(ctx, out, decode(ctx, p, name),
                       decode(ctx, equals + 1, len - name - 1));
        p += len + (p[len] == '&');
    }
}

char *
filter_query(const void *ctx, const struct filter_words *words) {
    struct buffer out = {.ctx = ctx};
    for (int i = 0; filter_names[i]; i++) {
        const char *value = filter_get(words, filter_names[i]);
        if (!value)
            continue;
        if (out.len > 0)
            buffer_char(&out, '&');
        buffer_text(&out, filter_names[i]);
        buffer_char(&out, '=');
        for (const char *p = value; *p; p++) {
            if (*p == ' ')
                buffer_char(&out, '+');
            else
                percent_add(&out, p, 1);
        }
    }
    return mem_dup(ctx, buffer_str(&out));
}

int
filter_count(const struct filter_words *words) {
    int count = 0;
    for (size_t i = 0; i < words->count; i++)
        count += strcmp(words->items[i].name, "sort") != 0 &&
                 strcmp(words->items[i].name, "reverse") != 0 &&
                 strcmp(words->items[i].name, "everybody") != 0;
    return count;
}

/* --- meaning
 * ------------------------------------------------------------------------------- */

/* The place of the value among `choices`; *out stays when it is not set. */
static enum fault
choice(const struct filter_words *words, const char *name, const char *const *choices,
       int *out, struct error *err) {
    const char *value = filter_get(words, name);
    if (!value)
        return FAULT_NONE;
    char *list = mem_dup(NULL, "");
    for (int i = 0; choices[i]; i++) {
        if (text_same_ascii(value, choices[i])) {
            *out = i;
            talloc_free(list);
            return FAULT_NONE;
        }
        list = mem_append(list, "%s%s", i ? ", " : "", choices[i]);
    }
    error_field(err, name, "For %s, say one of %s, not \"%s\".", name, list,
                text_cut(list, value, 40));
    talloc_free(list);
    return FAULT_INVALID;
}

static bool
flag(const struct filter_words *words, const char *name) {
    const char *value = filter_get(words, name);
    return value && !text_same_ascii(value, "no") && strcmp(value, "0") != 0;
}

typedef enum fault parse_fn(const char *text, day_t today, day_t *out,
                            struct error *err);

static enum fault
day(const struct filter_words *words, const char *name, parse_fn *parse, day_t today,
    day_t *out, struct error *err) {
    const char *value = filter_get(words, name);
    *out = DAY_NONE;
    if (!value)
        return FAULT_NONE;
    enum fault fault = parse(value, today, out, err);
    if (fault != FAULT_NONE && err)
        snprintf(err->field, sizeof err->field, "%s", name);
    return fault;
}

enum fault
filter_read(const void *ctx, const struct filter_words *words, day_t today,
            struct list_request *r, struct error *err) {
    static const char *const sorts[] = {"name",          "last",  "next",     "touches",
                                        "added",         "stage", "received", "given",
                                        "last-received", "fit",   NULL};
    static const char *const missing[] = {"contact", "email", "phone",
                                          "address", "next",  NULL};
    static const char *const stages[] = {"adding", "following", "closing", "let-go",
                                         NULL};
    (void)ctx;
    *r = (struct list_request){.search = filter_get(words, "search"),
                               .tag = filter_get(words, "tag"),
                               .role = filter_get(words, "role")};
    int sort = r->search ? SORT_FIT : SORT_NAME;
    int lack = -1, stage = -1;
    TRY(choice(words, "sort", sorts, &sort, err));
    TRY(choice(words, "missing", missing, &lack, err));
    TRY(choice(words, "stage", stages, &stage, err));
    r->sort = (enum list_sort)sort;
    r->missing = (enum list_missing)(lack + 1);
    r->has_stage = stage >= 0;
    if (r->has_stage)
        (void)stage_from_word(stages[stage], &r->stage);
    r->never_touched = flag(words, "never");
    r->liked = flag(words, "liked");
    r->practice_full = flag(words, "full");
    r->has_referred = flag(words, "referred");
    r->was_given = flag(words, "given");
    r->qualifiers = flag(words, "two-of-three") ? 2 : 0;
    r->import_id = flag(words, "last-import") ? -1 : 0;
    r->everybody = flag(words, "everybody");
    r->reverse = flag(words, "reverse");
    TRY(day(words, "last-before", day_parse_past, today, &r->last_before, err));
    TRY(day(words, "last-since", day_parse_past, today, &r->last_since, err));
    TRY(day(words, "received-before", day_parse_past, today, &r->received_before, err));
    TRY(day(words, "received-since", day_parse_past, today, &r->received_since, err));
    TRY(day(words, "next-before", day_parse, today, &r->next_before, err));
    return day(words, "next-since", day_parse, today, &r->next_since, err);
}
