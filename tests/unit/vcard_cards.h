/* For the tests of vCards: reading texts and files, checking what came of them. */
#ifndef VCARD_CARDS_H
#define VCARD_CARDS_H

#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "exchange/vcard.h"

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

static void *ctx;

static inline int
setup(void **state) {
    (void)state;
    ctx = mem_context(NULL);
    return 0;
}

static inline int
teardown(void **state) {
    (void)state;
    talloc_free(ctx);
    return 0;
}

static inline struct contacts *
read_bytes(const char *bytes, size_t len) {
    struct contacts *all = NULL;
    struct error err;
    /* Exactly as long as it is, for the address sanitizer. */
    char *copy = malloc(len ? len : 1);
    memcpy(copy, bytes, len);
    assert_int_equal(vcard_read(ctx, copy, len, &all, &err), FAULT_NONE);
    free(copy);
    assert_int_equal(all->format, FORMAT_VCARD);
    assert_int_equal(all->read, all->list.count + all->skips.count + all->groups);
    return all;
}

static inline struct contacts *
read_text(const char *text) {
    return read_bytes(text, strlen(text));
}

static inline struct contacts *
read_data(const char *name) {
    char *bytes;
    size_t len;
    struct error err;
    const char *path = mem_printf(ctx, "%s/vcard/%s", getenv("TEND_TEST_DATA"), name);
    assert_int_equal(file_read(ctx, path, &bytes, &len, &err), FAULT_NONE);
    return read_bytes(bytes, len);
}

/* The one contact of a 3.0 card with these lines. */
static inline struct contact *
card(const char *lines) {
    struct contacts *all =
        read_text(mem_printf(ctx, "BEGIN:VCARD\nVERSION:3.0\n%sEND:VCARD\n", lines));
    assert_int_equal(all->list.count, 1);
    return all->list.items[0];
}

static inline void
check_way(const struct contact *c, size_t i, enum contact_kind kind, const char *label,
          const char *value, bool preferred) {
    assert_true(i < c->ways.count);
    const struct contact_way *way = &c->ways.items[i];
    assert_string_equal(way->value, value);
    assert_string_equal(way->label ? way->label : "-", label);
    assert_int_equal(way->kind, kind);
    assert_int_equal(way->preferred, preferred);
}

static inline void
check_date(const struct contact *c, size_t i, const char *label, const char *iso) {
    char text[DATE_TEXT_MAX];
    assert_true(i < c->dates.count);
    assert_string_equal(date_iso(c->dates.items[i].date, text), iso);
    assert_string_equal(c->dates.items[i].label, label);
}

static inline void
check_link(const struct contact *c, size_t i, const char *relation, const char *name) {
    assert_true(i < c->links.count);
    assert_string_equal(c->links.items[i].name, name);
    assert_string_equal(c->links.items[i].relation, relation);
}

#endif
