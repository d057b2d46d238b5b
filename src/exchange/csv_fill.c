#include "exchange/csv_fill.h"

#include <stddef.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

#include "base/ban.h"

char *
csv_next_value(const void *ctx, const char **rest, const char *between) {
    while (**rest) {
        const char *start = *rest;
        const char *end = between ? strpbrk(start, between) : strstr(start, " ::: ");
        size_t len = end ? (size_t)(end - start) : strlen(start);
        *rest = start + len + (end ? between ? 1 : 5 : 0);
        char *value = mem_dup_n(ctx, start, len);
        if (!text_is_blank(value))
            return value;
        talloc_free(value);
    }
    return NULL;
}

const char *
csv_cell_label(const void *ctx, const struct csv_sheet *sheet, size_t row,
               const struct csv_column *column, bool *preferred) {
    if (column->label_column == 0)
        return column->label;
    return csv_label(ctx, csv_cell(sheet->table, row, column->label_column - 1),
                     preferred);
}

const char *
csv_fill_next(const struct csv_value *v, const char **rest, const char *between) {
    return csv_next_value(v->ctx, rest, v->column->lists ? NULL : between);
}

bool
csv_fill_is_nothing(const struct csv_value *v, const char *text) {
    static const char *const nothing[] = {
        "",        "na",    "n a",  "none",  "null",    "nil",    "no",
        "unknown", "keine", "nein", "aucun", "ninguno", "nessuno"};
    const char *key = text_fold(v->ctx, text);
    for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++)
        if (strcmp(key, nothing[i]) == 0)
            return true;
    return false;
}

void
csv_fill_remark(const struct csv_value *v, const char *text, const char *what) {
    if (csv_fill_is_nothing(v, text))
        return;
    const char *line = text_clean_line(v->ctx, text);
    contact_remark(v->all, v->c->line, "\"%s\" in the column %s %s",
                   line ? text_cut(v->ctx, line, 40) : "",
                   text_cut(v->ctx, v->column->header, 40), what);
}

/* The first value is taken; another one is kept as a fact, so that nothing is lost. */
static void
set_word(const struct csv_value *v, const char **word) {
    const char *rest = v->text;
    for (;;) {
        const char *value = v->column->lists ? csv_fill_next(v, &rest, NULL) : v->text;
        if (!value)
            return;
        if (!*word)
            *word = contact_word(v->c, value);
        else if (!text_same(*word, value))
            contact_add_fact(v->c,
                             mem_printf(v->ctx, "%s: %s", v->column->header, value));
        if (!v->column->lists)
            return;
    }
}

/* "Ruiz, Ana": true with the place of the comma. */
static bool
has_family_first(const void *ctx, const char *name, size_t *comma) {
    static const char *const credentials[] = {
        "phd", "ph d", "md",  "m d",  "lcsw", "lmft", "lpc", "psyd", "ma",   "m a",
        "msw", "jr",   "sr",  "ii",   "iii",  "esq",  "rn",  "np",   "lmhc", "lmsw",
        "edd", "mba",  "mft", "bcba", "dds",  "inc",  "llc", "ltd",  "gmbh", "cpa"};
    const char *at = strchr(name, ',');
    if (!at || strchr(at + 1, ','))
        return false;
    const char *given = text_fold(ctx, at + 1);
    const char *family = text_fold(ctx, mem_dup_n(ctx, name, (size_t)(at - name)));
    if (!*given || !*family)
        return false;
    for (size_t i = 0; i < sizeof credentials / sizeof *credentials; i++)
        if (strcmp(given, credentials[i]) == 0)
            return false;
    *comma = (size_t)(at - name);
    return true;
}

static void
fill_name(const struct csv_value *v) {
    struct contact *c = v->c;
    size_t comma = 0;
    if (!v->column->family_first || c->given || c->family ||
        !has_family_first(v->ctx, v->text, &comma)) {
        set_word(v, &c->name);
        return;
    }
    c->family = contact_word(c, mem_dup_n(v->ctx, v->text, comma));
    c->given = contact_word(c, v->text + comma + 1);
}

/* Fields that are one word or line of the contact. */
static const size_t words[] = {
    [FIELD_PREFIX] = offsetof(struct contact, prefix),
    [FIELD_GIVEN] = offsetof(struct contact, given),
    [FIELD_ADDITIONAL] = offsetof(struct contact, additional),
    [FIELD_FAMILY] = offsetof(struct contact, family),
    [FIELD_SUFFIX] = offsetof(struct contact, suffix),
    [FIELD_NICKNAME] = offsetof(struct contact, nickname),
    [FIELD_ORGANISATION] = offsetof(struct contact, organisation),
    [FIELD_DEPARTMENT] = offsetof(struct contact, department),
    [FIELD_TITLE] = offsetof(struct contact, title),
};

static void
fill_particle(const struct csv_value *v) {
    set_word(v, v->particle);
}

/* "Bell, LCSW", as LinkedIn's therapists write themselves. */
static void
split_suffix(struct contact *c) {
    const char *comma = c->family ? strchr(c->family, ',') : NULL;
    if (!comma || comma == c->family || c->suffix)
        return;
    c->suffix = contact_word(c, comma + 1);
    char *family = mem_dup_n(c, c->family, (size_t)(comma - c->family));
    c->family = contact_word(c, family);
    talloc_free(family);
}

static void
fill_word(const struct csv_value *v) {
    set_word(v, (const char **)((char *)v->c + words[v->column->field]));
}

/* Parts of an address aren't here: they have to wait for each other. */
static void (*const fillers[])(const struct csv_value *) = {
    [FIELD_NAME] = fill_name,
    [FIELD_PREFIX] = fill_word,
    [FIELD_GIVEN] = fill_word,
    [FIELD_ADDITIONAL] = fill_word,
    [FIELD_FAMILY] = fill_word,
    [FIELD_PARTICLE] = fill_particle,
    [FIELD_SUFFIX] = fill_word,
    [FIELD_NICKNAME] = fill_word,
    [FIELD_ORGANISATION] = fill_word,
    [FIELD_DEPARTMENT] = fill_word,
    [FIELD_TITLE] = fill_word,
    [FIELD_ROLE] = csv_fill_roles,
    [FIELD_EMAIL] = csv_fill_email,
    [FIELD_PHONE] = csv_fill_phone,
    [FIELD_URL] = csv_fill_url,
    [FIELD_SOCIAL] = csv_fill_social,
    [FIELD_DATE] = csv_fill_date,
    [FIELD_BIRTH_DAY] = csv_fill_birth_part,
    [FIELD_BIRTH_MONTH] = csv_fill_birth_part,
    [FIELD_BIRTH_YEAR] = csv_fill_birth_part,
    [FIELD_NOTE] = csv_fill_note,
    [FIELD_TAG] = csv_fill_tags,
    [FIELD_GROUPS] = csv_fill_groups,
    [FIELD_FACT] = csv_fill_fact,
    [FIELD_LINK] = csv_fill_links,
    [FIELD_LAST_TALKED] = csv_fill_last_talked,
    [FIELD_CONNECTED] = csv_fill_connected,
    [FIELD_STARRED] = csv_fill_starred,
    [FIELD_PHOTO] = csv_fill_photo,
};

/* A cell without the ' that csv_write_field() puts before what could be a formula. */
static const char *
without_guard(const char *text) {
    return text[0] == '\'' && text[1] && strchr("=+-@", text[1]) ? text + 1 : text;
}

void
csv_fill_row(const void *scratch, const struct csv_sheet *sheet, size_t row,
             struct contacts *all) {
    struct contact *c = NULL;
    struct date birth = {0};
    const char *particle = NULL;
    for (size_t i = 0; i < sheet->columns.count; i++) {
        const char *text = csv_cell(sheet->table, row, i);
        if (text_is_blank(text))
            continue;
        if (!c)
            c = contact_new(all, sheet->table->rows.items[row].line);
        const struct csv_column *column = &sheet->columns.items[i];
        if (fillers[column->field])
            fillers[column->field](&(struct csv_value){.sheet = sheet,
                                                       .column = column,
                                                       .all = all,
                                                       .c = c,
                                                       .row = row,
                                                       .text = without_guard(text),
                                                       .ctx = scratch,
                                                       .birth = &birth,
                                                       .particle = &particle});
    }
    if (!c)
        return;
    contact_add_date(c, "birthday", birth);
    split_suffix(c);
    if (particle && c->family)
        c->family = mem_printf(c, "%s %s", particle, c->family);
    csv_address_add(scratch, sheet, row, c);
    c->company = c->organisation && !c->name && !c->given && !c->family && !c->nickname;
    contact_finish(all, c);
}

/* True if four of five names in the column are so. */
static bool
is_family_first(const struct csv_sheet *sheet, size_t column) {
    void *ctx = mem_context(NULL);
    size_t names = 0, turned = 0, comma;
    for (size_t row = sheet->first; row < sheet->table->rows.count; row++) {
        const char *name = csv_cell(sheet->table, row, column);
        if (text_is_blank(name))
            continue;
        names++;
        if (strchr(name, ',')) {
            void *each = mem_context(ctx);
            turned += has_family_first(each, name, &comma);
            talloc_free(each);
        }
    }
    talloc_free(ctx);
    return turned * 5 >= names * 4 && turned > 0;
}

void
csv_fill_prepare(struct csv_sheet *sheet) {
    csv_address_prepare(sheet);
    for (size_t i = 0; i < sheet->columns.count; i++)
        if (sheet->columns.items[i].field == FIELD_NAME)
            sheet->columns.items[i].family_first = is_family_first(sheet, i);
}
