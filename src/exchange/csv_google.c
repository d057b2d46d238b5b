#include <stdlib.h>
#include <string.h>

#include "exchange/csv_columns.h"

#include "base/ban.h"

/* Columns without a number, of both generations. What isn't here (phonetic names,
 * Billing Information, Directory Server …) is of no use to anybody, and known to be. */
static const struct {
    const char *key;
    enum csv_field field;
    const char *label;
} plain[] = {
    {"name", FIELD_NAME, NULL},
    {"first name", FIELD_GIVEN, NULL},
    {"given name", FIELD_GIVEN, NULL},
    {"middle name", FIELD_ADDITIONAL, NULL},
    {"additional name", FIELD_ADDITIONAL, NULL},
    {"last name", FIELD_FAMILY, NULL},
    {"family name", FIELD_FAMILY, NULL},
    {"name prefix", FIELD_PREFIX, NULL},
    {"name suffix", FIELD_SUFFIX, NULL},
    {"nickname", FIELD_NICKNAME, NULL},
    {"maiden name", FIELD_FACT, "maiden name"},
    {"organization name", FIELD_ORGANISATION, NULL},
    {"organization title", FIELD_TITLE, NULL},
    {"organization department", FIELD_DEPARTMENT, NULL},
    {"occupation", FIELD_FACT, "occupation"},
    {"hobby", FIELD_FACT, "hobby"},
    {"location", FIELD_FACT, "location"},
    {"birthday", FIELD_DATE, "birthday"},
    {"notes", FIELD_NOTE, NULL},
    {"photo", FIELD_PHOTO, NULL},
    {"labels", FIELD_GROUPS, NULL},
    {"group membership", FIELD_GROUPS, NULL},
};

static const char *const useless[] = {
    "phonetic first name",
    "phonetic middle name",
    "phonetic last name",
    "yomi name",
    "given name yomi",
    "additional name yomi",
    "family name yomi",
    "file as",
    "initials",
    "short name",
    "gender",
    "billing information",
    "directory server",
    "mileage",
    "sensitivity",
    "priority",
    "subject",
    "language",
};

/* "E-mail 2 - Value": what it is of, and what. */
static const struct {
    const char *of;
    const char *part;
    enum csv_field field;
} numbered[] = {
    {"e mail", "value", FIELD_EMAIL},
    {"phone", "value", FIELD_PHONE},
    {"website", "value", FIELD_URL},
    {"im", "value", FIELD_SOCIAL},
    {"relation", "value", FIELD_LINK},
    {"event", "value", FIELD_DATE},
    {"custom field", "value", FIELD_FACT},
    {"address", "formatted", FIELD_ADDRESS},
    {"address", "street", FIELD_STREET},
    {"address", "extended address", FIELD_STREET},
    {"address", "po box", FIELD_PO_BOX},
    {"address", "city", FIELD_CITY},
    {"address", "region", FIELD_REGION},
    {"address", "postal code", FIELD_POSTCODE},
    {"address", "country", FIELD_COUNTRY},
    {"organization", "name", FIELD_ORGANISATION},
    {"organization", "title", FIELD_TITLE},
    {"organization", "department", FIELD_DEPARTMENT},
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

struct split {
    const char *of;
    size_t of_len;
    int number;
    const char *part;
};

/* Splits "e mail 2 value" at its number. */
static bool
split_key(const char *key, struct split *out) {
    const char *p = strpbrk(key, "0123456789");
    if (!p || p == key || p[-1] != ' ')
        return false;
    char *end = NULL;
    long number = strtol(p, &end, 10);
    if (*end != ' ' || number > CSV_COLUMNS_MAX)
        return false;
    *out = (struct split){.of = key,
                          .of_len = (size_t)(p - key) - 1,
                          .number = (int)number,
                          .part = end + 1};
    return true;
}

static bool
is_of(const struct split *s, const char *of) {
    return strlen(of) == s->of_len && memcmp(of, s->of, s->of_len) == 0;
}

bool
csv_google_fits(const struct csv_sheet *sheet) {
    size_t marks = 0;
    for (size_t i = 0; i < sheet->columns.count; i++) {
        const char *key = sheet->columns.items[i].key;
        struct split s;
        if (split_key(key, &s) && strcmp(s.part, "value") == 0 &&
            (is_of(&s, "e mail") || is_of(&s, "phone")))
            return true;
        marks += strcmp(key, "file as") == 0 || strcmp(key, "group membership") == 0 ||
                 strcmp(key, "phonetic first name") == 0 ||
                 strcmp(key, "yomi name") == 0;
    }
    return marks >= 2;
}

static void
map_plain(struct csv_column *column) {
    for (size_t i = 0; i < COUNT(plain); i++) {
        if (strcmp(column->key, plain[i].key) == 0) {
            column->field = plain[i].field;
            column->label = plain[i].label;
            return;
        }
    }
    for (size_t i = 0; i < COUNT(useless); i++)
        if (strcmp(column->key, useless[i]) == 0)
            column->field = FIELD_IGNORE;
}

static bool
map_numbered(struct csv_column *column, const struct split *s) {
    for (size_t i = 0; i < COUNT(numbered); i++) {
        if (!is_of(s, numbered[i].of))
            continue;
        column->field = FIELD_IGNORE;
        if (strcmp(s->part, numbered[i].part) != 0)
            continue;
        column->field = numbered[i].field;
        column->group = s->number;
        column->lists = true;
        return true;
    }
    return false;
}

/* The column of labels for this one: "… - Label" now, "… - Type" before, and what says
 * which service a chat account is of. */
static size_t
label_column(const struct csv_sheet *sheet, const struct split *of) {
    size_t found = 0;
    for (size_t i = 0; i < sheet->columns.count; i++) {
        struct split s;
        if (!split_key(sheet->columns.items[i].key, &s) || s.number != of->number ||
            s.of_len != of->of_len || memcmp(s.of, of->of, s.of_len) != 0)
            continue;
        if (strcmp(s.part, "service") == 0)
            return i + 1;
        if (strcmp(s.part, "label") == 0 || strcmp(s.part, "type") == 0)
            found = i + 1;
    }
    return found;
}

void
csv_google_map(struct csv_sheet *sheet) {
    sheet->format = FORMAT_GOOGLE;
    for (size_t i = 0; i < sheet->columns.count; i++) {
        struct csv_column *column = &sheet->columns.items[i];
        struct split s;
        if (!split_key(column->key, &s)) {
            map_plain(column);
            continue;
        }
        if (map_numbered(column, &s) && column->field != FIELD_ORGANISATION &&
            column->field != FIELD_TITLE && column->field != FIELD_DEPARTMENT)
            column->label_column = label_column(sheet, &s);
    }
}
