/* Any bytes as a sheet of referrals, with and without codes for names, and by a map;
 * and any text as what a cell may hold. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/private.h"
#include "base/text.h"
#include "exchange/csv_ledger.h"

#include "base/ban.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check(bool holds) {
    if (!holds)
        abort();
}

static void
check_text(const char *text) {
    check(!text || (*text && text_is_utf8(text, strlen(text))));
}

static void
check_date(struct date date) {
    check(date.month == 0 || (date.year > 0 && date_is_valid(date)));
}

static void
check_row(const struct sheet_row *r) {
    check(r->line > 0 && r->person && r->way != SHEET_WAY_NONE && r->date.month > 0);
    check(r->consent >= -1 && r->consent <= 1 && r->amount >= 0);
    check(r->minute >= 0);
    check_date(r->date);
    check_date(r->contacted);
    check_date(r->booked);
    check_date(r->seen);
    check_date(r->ended);
    check_date(r->thanked);
    check_text(r->person);
    check_text(r->role);
    check_text(r->organisation);
    check_text(r->email);
    check_text(r->about);
    check_text(r->place);
    check_text(r->outcome);
    check_text(r->ended_why);
}

static void
check_remarks(const struct sheet_remarks *list) {
    for (size_t i = 0; i < list->count; i++) {
        check(list->items[i].line > 0);
        check_text(list->items[i].text);
    }
}

static void
check_sheet(const struct referral_sheet *s, bool replaced) {
    check(s->rows.count + s->skips.count <= s->lines + s->skips.count);
    check(s->problem.fault == FAULT_NONE || s->rows.count == 0);
    /* No sheet that names clients is read without being told how. */
    check(s->names == 0 || replaced || s->problem.fault != FAULT_NONE);
    for (size_t i = 0; i < s->columns.count; i++) {
        const struct sheet_column *c = &s->columns.items[i];
        check(c->samples.count <= SHEET_SAMPLES_MAX);
        check(!c->hidden || c->samples.count == 0);
        check_text(c->header);
        for (size_t k = 0; k < c->samples.count; k++)
            check_text(c->samples.items[k]);
    }
    for (size_t i = 0; i < s->rows.count; i++)
        check_row(&s->rows.items[i]);
    check_remarks(&s->skips);
    check_remarks(&s->warnings);
    check_text(s->problem.text[0] ? s->problem.text : NULL);
}

static void
read_sheet(const void *ctx, const char *bytes, size_t len,
           const struct sheet_options *options) {
    struct referral_sheet *sheet = NULL;
    struct error err = {0};
    if (sheet_read(ctx, bytes, len, options, &sheet, &err) == FAULT_NONE)
        check_sheet(sheet, options->replace_names);
    else
        check_text(err.text);
}

static void
check_cell(const char *text) {
    const char *why = NULL;
    enum private_kind kind = private_find(text, NULL);
    check((kind == PRIVATE_NOTHING) == (*private_kind_words(kind) == '\0'));
    check(sheet_step_read(text, &why) == SHEET_ENDED || !why);
    (void)private_name(text);
    (void)private_is_number(text);
    (void)private_mentions(text, text);
    (void)sheet_way_read(text);
    check(sheet_yes_read(text) >= -1);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    void *ctx = mem_context(NULL);
    const char *bytes = (const char *)data;
    const struct sheet_options plain = {.way = SHEET_IN};
    const struct sheet_options codes = {.replace_names = true, .year = 2025};
    (void)sheet_looks_like(bytes, size);
    read_sheet(ctx, bytes, size, &plain);
    read_sheet(ctx, bytes, size, &codes);
    char *text = mem_dup_n(ctx, bytes, size < 300 ? size : 300);
    if (text_is_utf8(text, strlen(text)))
        check_cell(text);
    /* The first line as a map for what follows. */
    const char *line = memchr(bytes, '\n', size);
    if (line) {
        struct strings map = {0};
        char *entry = mem_dup_n(ctx, bytes, (size_t)(line - bytes));
        if (text_is_utf8(entry, strlen(entry)))
            *array_add(ctx, &map) = entry;
        const struct sheet_options mapped = {.map = &map, .replace_names = true};
        line++;
        read_sheet(ctx, line, size - (size_t)(line - bytes), &mapped);
    }
    talloc_free(ctx);
    return 0;
}
