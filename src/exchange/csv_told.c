#include "exchange/csv_fill.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

#include "base/ban.h"

/* Characters between tags in one cell. */
#define TAG_ENDS ";|\n,"

/* Where the label is in a cell of its own, in the file's words. */
static const char *
own_label(const struct csv_value *v) {
    if (v->column->label_column == 0)
        return v->column->label;
    return csv_relation(v->ctx,
                        csv_cell(v->sheet->table, v->row, v->column->label_column - 1));
}

static bool
read_date(const struct csv_value *v, const char *text, struct date *date) {
    if (csv_date_read(text, v->column->month_first, date))
        return date->month != 0;
    csv_fill_remark(v, text, "is not a date that can be read; 2026-03-15 always can");
    return false;
}

void
csv_fill_date(const struct csv_value *v) {
    const char *rest = v->text;
    const char *value;
    struct date date;
    while ((value = csv_fill_next(v, &rest, CSV_LIST_ENDS)))
        if (read_date(v, value, &date))
            contact_add_date(v->c, own_label(v), date);
}

void
csv_fill_last_talked(const struct csv_value *v) {
    struct date date;
    if (!read_date(v, v->text, &date))
        return;
    if (date.year == 0)
        csv_fill_remark(v, v->text, "has no year");
    else
        v->c->last_talked = date;
}

void
csv_fill_connected(const struct csv_value *v) {
    struct date date;
    if (!read_date(v, v->text, &date))
        return;
    char words[DATE_TEXT_MAX];
    contact_add_fact(
        v->c, mem_printf(v->ctx, "connected on LinkedIn %s", date_words(date, words)));
}

static int
small_number(const char *text) {
    char *end = NULL;
    long n = strtol(text, &end, 10);
    return *end == '\0' && n > 0 && n < 10000 ? (int)n : 0;
}

void
csv_fill_note(const struct csv_value *v) {
    struct contact *c = v->c;
    char *text = text_clean(c, v->text);
    if (text && c->note)
        c->note = mem_printf(c, "%s\n\n%s", c->note, text);
    else if (text)
        c->note = text;
}

static void
fill_list(const struct csv_value *v, void (*add)(struct contact *, const char *)) {
    const char *rest = v->text;
    const char *value;
    const char *between = strstr(v->text, " ::: ") ? NULL : TAG_ENDS;
    while ((value = csv_next_value(v->ctx, &rest, between)))
        add(v->c, value);
}

/* Google puts its own groups among the user's: "* myContacts", "* My Contacts". */
void
csv_fill_groups(const struct csv_value *v) {
    static const char *const system[] = {"mycontacts", "my contacts", "all contacts",
                                         "other contacts", "imported"};
    const char *rest = v->text;
    const char *value;
    while ((value = csv_next_value(v->ctx, &rest, NULL))) {
        value += strspn(value, " *");
        const char *key = text_fold(v->ctx, value);
        bool own = text_starts_ascii(key, "imported on ");
        for (size_t i = 0; i < sizeof system / sizeof *system; i++)
            own |= strcmp(key, system[i]) == 0;
        if (strcmp(key, "starred") == 0 || strcmp(key, "starred in android") == 0)
            v->c->starred = true;
        else if (!own)
            contact_add_tag(v->c, value);
    }
}

void
csv_fill_links(const struct csv_value *v) {
    const char *rest = v->text;
    const char *value;
    while ((value = csv_fill_next(v, &rest, CSV_LIST_ENDS)))
        if (!csv_fill_is_nothing(v, value))
            contact_add_link(v->c, own_label(v), value);
}

void
csv_fill_starred(const struct csv_value *v) {
    const char *key = text_fold(v->ctx, v->text);
    v->c->starred |= strcmp(key, "0") != 0 && strcmp(key, "false") != 0 &&
                     strcmp(key, "n") != 0 && !csv_fill_is_nothing(v, v->text);
}

void
csv_fill_tags(const struct csv_value *v) {
    fill_list(v, contact_add_tag);
}

void
csv_fill_roles(const struct csv_value *v) {
    fill_list(v, contact_add_role);
}

void
csv_fill_birth_part(const struct csv_value *v) {
    int n = small_number(v->text);
    if (v->column->field == FIELD_BIRTH_DAY)
        v->birth->mday = n;
    else if (v->column->field == FIELD_BIRTH_MONTH)
        v->birth->month = n;
    else
        v->birth->year = n;
}

void
csv_fill_fact(const struct csv_value *v) {
    const char *label = own_label(v);
    contact_add_fact(v->c,
                     label ? mem_printf(v->ctx, "%s: %s", label, v->text) : v->text);
}

void
csv_fill_photo(const struct csv_value *v) {
    v->all->photos++;
}
