#include <string.h>

#include "exchange/csv_columns.h"

#include "base/ban.h"

static const struct {
    const char *key;
    enum csv_field field;
    const char *label;
} known[] = {
    {"first name", FIELD_GIVEN, NULL},       {"last name", FIELD_FAMILY, NULL},
    {"url", FIELD_SOCIAL, "linkedin"},       {"email address", FIELD_EMAIL, NULL},
    {"company", FIELD_ORGANISATION, NULL},   {"position", FIELD_TITLE, NULL},
    {"connected on", FIELD_CONNECTED, NULL},
};

static bool
has(const struct csv_sheet *sheet, const char *key) {
    for (size_t i = 0; i < sheet->columns.count; i++)
        if (strcmp(sheet->columns.items[i].key, key) == 0)
            return true;
    return false;
}

bool
csv_linkedin_fits(const struct csv_sheet *sheet) {
    return has(sheet, "connected on") && has(sheet, "first name");
}

void
csv_linkedin_map(struct csv_sheet *sheet) {
    sheet->format = FORMAT_LINKEDIN;
    for (size_t i = 0; i < sheet->columns.count; i++) {
        struct csv_column *column = &sheet->columns.items[i];
        for (size_t k = 0; k < sizeof known / sizeof *known; k++) {
            if (strcmp(column->key, known[k].key) == 0) {
                column->field = known[k].field;
                column->label = known[k].label;
            }
        }
    }
}
