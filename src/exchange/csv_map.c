#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "exchange/csv_columns.h"

#include "base/ban.h"

/* The fields as the user writes them, and what they are called in words. */
static const struct named_field {
    const char *name;
    enum csv_field field;
    bool takes_label;
    const char *label;
    const char *words;
} fields[] = {
    {"name", FIELD_NAME, false, NULL, "name"},
    {"name.prefix", FIELD_PREFIX, false, NULL, "title in front of the name"},
    {"name.given", FIELD_GIVEN, false, NULL, "first name"},
    {"name.additional", FIELD_ADDITIONAL, false, NULL, "middle name"},
    {"name.family", FIELD_FAMILY, false, NULL, "family name"},
    {"name.suffix", FIELD_SUFFIX, false, NULL, "letters behind the name"},
    {"name.nickname", FIELD_NICKNAME, false, NULL, "nickname"},
    {"organisation", FIELD_ORGANISATION, false, NULL, "organisation"},
    {"department", FIELD_DEPARTMENT, false, NULL, "department"},
    {"title", FIELD_TITLE, false, NULL, "job title"},
    {"role", FIELD_ROLE, false, NULL, "role"},
    {"email", FIELD_EMAIL, true, NULL, "e-mail"},
    {"phone", FIELD_PHONE, true, NULL, "phone"},
    {"address", FIELD_ADDRESS, true, NULL, "address"},
    {"street", FIELD_STREET, true, NULL, "street"},
    {"po-box", FIELD_PO_BOX, true, NULL, "post office box"},
    {"city", FIELD_CITY, true, NULL, "town"},
    {"region", FIELD_REGION, true, NULL, "state or region"},
    {"postcode", FIELD_POSTCODE, true, NULL, "postcode"},
    {"country", FIELD_COUNTRY, true, NULL, "country"},
    {"url", FIELD_URL, true, NULL, "web page"},
    {"social", FIELD_SOCIAL, true, NULL, "chat or social account"},
    {"birthday", FIELD_DATE, false, "birthday", "birthday"},
    {"anniversary", FIELD_DATE, false, "anniversary", "anniversary"},
    {"date", FIELD_DATE, true, NULL, "another date"},
    {"note", FIELD_NOTE, false, NULL, "note"},
    {"tag", FIELD_TAG, false, NULL, "tag"},
    {"fact", FIELD_FACT, true, NULL, "something they told"},
    {"introduced-by", FIELD_LINK, false, "introduced by", "introduced by"},
    {"last-talked", FIELD_LAST_TALKED, false, NULL, "when you last talked"},
    {"ignore", FIELD_IGNORE, false, NULL, "leave it out"},
};

#define FIELDS (sizeof fields / sizeof *fields)

/* One entry of the map, taken apart. */
struct entry {
    size_t number;      /* of the column, from 1; 0 when it is named by its header */
    const char *header; /* on one line */
    const char *key;
    const char *field;
    const struct named_field *found; /* NULL for an unknown field */
    const char *label;
};

static const struct named_field *
find_field(const char *name, const char **label) {
    *label = NULL;
    for (size_t i = 0; i < FIELDS; i++)
        if (text_same_ascii(name, fields[i].name))
            return &fields[i];
    if (text_same_ascii(name, "organization"))
        return find_field("organisation", label);
    for (size_t i = 0; i < FIELDS; i++) {
        size_t len = strlen(fields[i].name);
        if (!fields[i].takes_label || !text_starts_ascii(name, fields[i].name) ||
            name[len] != '.' || text_is_blank(name + len + 1))
            continue;
        *label = name + len + 1;
        return &fields[i];
    }
    return NULL;
}

/* "#3" is the third column. Longer numbers than a table has columns stay headers. */
static size_t
column_number(const char *header) {
    size_t digits = *header == '#' ? strspn(header + 1, "0123456789") : 0;
    if (digits == 0 || digits > 4 || header[1 + digits])
        return 0;
    return (size_t)strtoul(header + 1, NULL, 10);
}

/* False without a '=' that has something on both sides. The last one counts: a header
 * may have one, a field has none. */
static bool
take_apart(const void *ctx, const char *text, struct entry *out) {
    const char *equals = strrchr(text, '=');
    if (!equals)
        return false;
    out->header = text_clean_line(ctx, mem_dup_n(ctx, text, (size_t)(equals - text)));
    out->field = text_clean_line(ctx, equals + 1);
    if (!out->header || !out->field)
        return false;
    out->key = text_fold(ctx, out->header);
    out->number = column_number(out->header);
    out->found = find_field(out->field, &out->label);
    return true;
}

/* "#" has no search key, so it must be the same itself. */
static bool
is_header(const char *header, const char *key, const struct entry *entry) {
    if (*key || *entry->key)
        return strcmp(key, entry->key) == 0;
    return strcmp(header, entry->header) == 0;
}

static const char *
fields_text(const void *ctx) {
    char *list = mem_dup(ctx, "");
    for (size_t i = 0; i < FIELDS; i++)
        list = mem_append(list, "%s%s", i ? ", " : "", fields[i].name);
    return list;
}

const char *
csv_headers_text(const void *ctx, const struct csv_sheet *sheet) {
    char *list = mem_dup(ctx, "");
    size_t shown = 0;
    for (size_t i = 0; i < sheet->columns.count && strlen(list) < 400; i++) {
        const char *header = sheet->columns.items[i].header;
        if (!*header)
            continue;
        list =
            mem_append(list, "%s\"%s\"", shown ? ", " : "", text_cut(ctx, header, 40));
        shown++;
    }
    size_t more = 0;
    for (size_t i = 0; i < sheet->columns.count; i++)
        more += *sheet->columns.items[i].header != '\0';
    if (more > shown)
        list = mem_append(list, " and %zu more", more - shown);
    return shown ? list : "(none has a name)";
}

static void
set_column(struct csv_sheet *sheet, struct csv_column *column,
           const struct entry *entry) {
    column->field = entry->found->field;
    column->label_column = 0;
    column->label = entry->found->label;
    if (entry->label)
        column->label = column->field == FIELD_DATE || column->field == FIELD_FACT
                            ? entry->label
                            : csv_label(sheet, entry->label, NULL);
    else if (column->field == FIELD_DATE && !column->label)
        column->label = csv_relation(sheet, column->header);
    if (column->field == FIELD_DATE && !column->label)
        column->label = "date";
    if (column->field != FIELD_FACT || entry->label)
        return;
    /* "Kids: two girls" says more than "two girls". */
    struct csv_column plain = {0};
    if (!*column->header)
        column->label = NULL;
    else if (!csv_synonym(sheet, column->key, &plain) || plain.field != FIELD_FACT)
        column->label = column->header;
    else
        column->label = plain.label;
}

static enum fault
apply(struct csv_sheet *sheet, const char *text, struct error *err) {
    struct entry entry = {0};
    if (!take_apart(sheet, text, &entry))
        return error_field(err, "map",
                           "\"%s\" does not say which column is which field. Write it "
                           "as COLUMN=FIELD, for example \"Surname=name.family\".",
                           text_cut(sheet, text, 60));
    if (!entry.found)
        return error_field(
            err, "map",
            "There is no field \"%s\" (for the column \"%s\"). The fields are: %s. "
            "email, phone, address, url, social, date and fact can have a label behind "
            "a dot, as in email.work.",
            text_cut(sheet, entry.field, 40), text_cut(sheet, entry.header, 40),
            fields_text(sheet));
    if (entry.number > sheet->columns.count)
        return error_field(err, "map",
                           "The file has no column %zu; it has %zu. Its columns are: "
                           "%s.",
                           entry.number, sheet->columns.count,
                           csv_headers_text(sheet, sheet));
    bool met = entry.number > 0;
    if (met)
        set_column(sheet, &sheet->columns.items[entry.number - 1], &entry);
    for (size_t i = 0; i < sheet->columns.count; i++) {
        struct csv_column *column = &sheet->columns.items[i];
        if (entry.number || !is_header(column->header, column->key, &entry))
            continue;
        met = true;
        set_column(sheet, column, &entry);
    }
    if (!met)
        return error_field(
            err, "map", "The file has no column \"%s\". Its columns are: %s.",
            text_cut(sheet, entry.header, 40), csv_headers_text(sheet, sheet));
    return FAULT_NONE;
}

enum fault
csv_map_apply(struct csv_sheet *sheet, const struct strings *map, struct error *err) {
    for (size_t i = 0; map && i < map->count; i++)
        TRY(apply(sheet, map->items[i], err));
    return FAULT_NONE;
}

static bool
row_has(const void *ctx, const struct csv_table *table, size_t row,
        const struct entry *entry) {
    for (size_t i = 0; i < table->rows.items[row].count; i++) {
        const char *header = text_clean_line(ctx, csv_cell(table, row, i));
        if (header && is_header(header, text_fold(ctx, header), entry))
            return true;
    }
    return false;
}

bool
csv_map_fits(const struct csv_table *table, size_t row, const struct strings *map) {
    void *ctx = mem_context(NULL);
    bool fits = true;
    size_t headers = 0;
    for (size_t i = 0; map && fits && i < map->count; i++) {
        struct entry entry = {0};
        if (!take_apart(ctx, map->items[i], &entry) || entry.number)
            continue;
        headers++;
        fits = row_has(ctx, table, row, &entry);
    }
    talloc_free(ctx);
    return fits && headers > 0;
}

bool
csv_map_has_numbers(const struct strings *map) {
    void *ctx = mem_context(NULL);
    bool has = false;
    for (size_t i = 0; map && i < map->count; i++) {
        struct entry entry = {0};
        has |= take_apart(ctx, map->items[i], &entry) && entry.number;
    }
    talloc_free(ctx);
    return has;
}

/* --- in words -------------------------------------------------------------------- */

/* What only a known program's columns mean. */
static const struct {
    enum csv_field field;
    const char *words;
} others[] = {
    {FIELD_PARTICLE, "what stands before the family name"},
    {FIELD_HOUSE, "house number"},
    {FIELD_BIRTH_DAY, "day of the birthday"},
    {FIELD_BIRTH_MONTH, "month of the birthday"},
    {FIELD_BIRTH_YEAR, "year of the birthday"},
    {FIELD_GROUPS, "tags"},
    {FIELD_LINK, "relation"},
    {FIELD_CONNECTED, "when you connected"},
    {FIELD_STARRED, "star"},
    {FIELD_PHOTO, "picture, which is left out"},
};

/* The entry that says just this; else the one to which the label is added. */
static const struct named_field *
named_as(const struct csv_column *column, bool *whole) {
    const struct named_field *found = NULL;
    for (size_t i = 0; i < FIELDS; i++) {
        if (fields[i].field != column->field)
            continue;
        *whole = fields[i].label
                     ? column->label && strcmp(fields[i].label, column->label) == 0
                     : !fields[i].takes_label || !column->label;
        if (*whole)
            return &fields[i];
        if (fields[i].takes_label)
            found = &fields[i];
    }
    return found;
}

const char *
csv_column_words(const void *ctx, const struct csv_column *column) {
    bool whole = false;
    const struct named_field *named = named_as(column, &whole);
    const char *words = named ? named->words : NULL;
    for (size_t i = 0; !words && i < sizeof others / sizeof *others; i++)
        if (others[i].field == column->field)
            words = others[i].words;
    if (!words)
        return NULL;
    if (column->label_column)
        return mem_printf(ctx, "%s, with its label", words);
    if ((named && whole) || !column->label)
        return mem_dup(ctx, words);
    return mem_printf(ctx, "%s (%s)", words, column->label);
}

const char *
csv_column_field(const void *ctx, const struct csv_column *column) {
    bool whole = false;
    const struct named_field *named = named_as(column, &whole);
    if (!named || column->label_column)
        return NULL;
    return whole ? mem_dup(ctx, named->name)
                 : mem_printf(ctx, "%s.%s", named->name, column->label);
}
