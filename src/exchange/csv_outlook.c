#include <string.h>

#include "exchange/csv_columns.h"

#include "base/ban.h"

/* Headers that other programs don't have: English and German Outlook. */
static const char *const marks[] = {
    "business street",
    "business phone",
    "business fax",
    "business postal code",
    "home street",
    "e mail 2 address",
    "e mail 2 display name",
    "given yomi",
    "surname yomi",
    "car phone",
    "company main phone",
    "other phone",
    "primary phone",
    "tty tdd phone",
    "web page",
    "referred by",
    "internet free busy",
    "strasse geschaftlich",
    "ort geschaftlich",
    "telefon geschaftlich",
    "fax geschaftlich",
    "e mail 2 adresse",
    "weitere vornamen",
    "postleitzahl geschaftlich",
    "empfohlen von",
};

/* What means something else here than in other tables. */
static const struct {
    const char *key;
    enum csv_field field;
    const char *label;
} own[] = {
    {"title", FIELD_PREFIX, NULL},
    {"suffix", FIELD_SUFFIX, NULL},
    {"categories", FIELD_TAG, NULL},
    {"kategorien", FIELD_TAG, NULL},
    {"company main phone", FIELD_PHONE, "company"},
    {"primary phone", FIELD_PHONE, "main"},
    {"radio phone", FIELD_PHONE, "radio"},
    {"callback", FIELD_PHONE, "callback"},
    {"isdn", FIELD_PHONE, "ISDN"},
    {"telex", FIELD_PHONE, "telex"},
    {"tty tdd phone", FIELD_PHONE, "TTY"},
    {"imaddress", FIELD_SOCIAL, "chat"},
    {"schools", FIELD_FACT, "school"},
    {"location", FIELD_FACT, "location"},
    {"office location", FIELD_FACT, "office"},
    {"buro", FIELD_FACT, "office"},
    {"user 1", FIELD_FACT, "user 1"},
    {"user 2", FIELD_FACT, "user 2"},
    {"user 3", FIELD_FACT, "user 3"},
    {"user 4", FIELD_FACT, "user 4"},
    {"benutzer 1", FIELD_FACT, "user 1"},
    {"benutzer 2", FIELD_FACT, "user 2"},
    {"benutzer 3", FIELD_FACT, "user 3"},
    {"benutzer 4", FIELD_FACT, "user 4"},
};

/* Known, and nothing one could tell about a person. */
static const char *const useless[] = {
    "given yomi",
    "surname yomi",
    "company yomi",
    "account",
    "billing information",
    "directory server",
    "e mail type",
    "e mail display name",
    "e mail 2 type",
    "e mail 2 display name",
    "e mail 3 type",
    "e mail 3 display name",
    "gender",
    "government id number",
    "initials",
    "internet free busy",
    "keywords",
    "mileage",
    "organizational id number",
    "priority",
    "private",
    "sensitivity",
    "konto",
    "abrechnungsinformation",
    "verzeichnisserver",
    "e mail typ",
    "e mail angezeigter name",
    "e mail 2 typ",
    "e mail 2 angezeigter name",
    "e mail 3 typ",
    "e mail 3 angezeigter name",
    "geschlecht",
    "reg nr",
    "initialen",
    "internet frei gebucht",
    "stichworter",
    "reisekilometer",
    "organisations nr",
    "prioritat",
    "privat",
    "vertraulichkeit",
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

static bool
is_one_of(const char *key, const char *const *list, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(key, list[i]) == 0)
            return true;
    return false;
}

bool
csv_outlook_fits(const struct csv_sheet *sheet) {
    size_t found = 0;
    for (size_t i = 0; i < sheet->columns.count; i++)
        found += is_one_of(sheet->columns.items[i].key, marks, COUNT(marks));
    return found >= 3;
}

static void
map_column(struct csv_column *column) {
    for (size_t i = 0; i < COUNT(own); i++) {
        if (strcmp(column->key, own[i].key) == 0) {
            column->field = own[i].field;
            column->label = own[i].label;
            return;
        }
    }
    if (is_one_of(column->key, useless, COUNT(useless)))
        column->field = FIELD_IGNORE;
}

void
csv_outlook_map(struct csv_sheet *sheet) {
    sheet->format = FORMAT_OUTLOOK;
    for (size_t i = 0; i < sheet->columns.count; i++)
        map_column(&sheet->columns.items[i]);
    csv_generic_map(sheet); /* the plain ones mean what they say */
    sheet->format = FORMAT_OUTLOOK;
}
