/* Contacts read from text and shown as text, to compare. */
#ifndef CSV_TEXT_H
#define CSV_TEXT_H

#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "exchange/csv_contacts.h"

static inline struct contacts *
read_map(const void *ctx, const char *text, size_t len, const struct strings *map) {
    struct contacts *all = NULL;
    struct error err = {0};
    if (csv_contacts_read(ctx, text, len, map, &all, &err) != FAULT_NONE)
        fail_msg("%s", err.text);
    return all;
}

static inline struct contacts *
read_text(const void *ctx, const char *text) {
    return read_map(ctx, text, strlen(text), NULL);
}

static inline struct contacts *
read_file(const void *ctx, const char *name) {
    char *bytes = NULL;
    size_t len = 0;
    struct error err = {0};
    const char *folder = getenv("TEND_TEST_DATA");
    const char *path =
        mem_printf(ctx, "%s/csv/%s", folder ? folder : "tests/data", name);
    if (file_read(ctx, path, &bytes, &len, &err) != FAULT_NONE)
        fail_msg("%s", err.text);
    return read_map(ctx, bytes, len, NULL);
}

/* The sentence with which the text is refused. */
static inline const char *
refusal(void *ctx, const char *text, const struct strings *map, const char *field) {
    struct contacts *all = NULL;
    struct error *err = mem_new(ctx, struct error);
    assert_int_equal(csv_contacts_read(ctx, text, strlen(text), map, &all, err),
                     FAULT_INVALID);
    assert_null(all);
    assert_string_equal(err->field, field);
    return err->text;
}

#define assert_contains(text, part)                                                    \
    do {                                                                               \
        if (!strstr((text), (part)))                                                   \
            fail_msg("\"%s\" is not in: %s", (part), (text));                          \
    } while (0)

static inline const struct contact *
only(const struct contacts *all) {
    assert_int_equal(all->list.count, 1);
    return all->list.items[0];
}

/* "work*: a@b | -: c@d", a star for preferred ones; \n as " / ". */
static inline const char *
ways(const struct contact *c, enum contact_kind kind) {
    char *out = mem_dup(c, "");
    for (size_t i = 0; i < c->ways.count; i++) {
        const struct contact_way *way = &c->ways.items[i];
        if (way->kind != kind)
            continue;
        out = mem_append(out, "%s%s%s: ", *out ? " | " : "",
                         way->label ? way->label : "-", way->preferred ? "*" : "");
        for (const char *p = way->value; *p; p++)
            out = *p == '\n' ? mem_append(out, " / ") : mem_append(out, "%c", *p);
    }
    return out;
}

static inline const char *
joined(const struct contact *c, const struct strings *list) {
    char *out = mem_dup(c, "");
    for (size_t i = 0; i < list->count; i++)
        out = mem_append(out, "%s%s", i ? " | " : "", list->items[i]);
    return out;
}

static inline const char *
dates(const struct contact *c) {
    char *out = mem_dup(c, "");
    char iso[DATE_TEXT_MAX];
    for (size_t i = 0; i < c->dates.count; i++)
        out = mem_append(out, "%s%s %s", i ? " | " : "", c->dates.items[i].label,
                         date_iso(c->dates.items[i].date, iso));
    return out;
}

static inline const char *
links(const struct contact *c) {
    char *out = mem_dup(c, "");
    for (size_t i = 0; i < c->links.count; i++)
        out = mem_append(out, "%s%s %s", i ? " | " : "", c->links.items[i].relation,
                         c->links.items[i].name);
    return out;
}

static inline const char *
last_talked(const struct contact *c) {
    static char iso[DATE_TEXT_MAX];
    return date_iso(c->last_talked, iso);
}

#endif
