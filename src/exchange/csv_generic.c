#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "exchange/csv_columns.h"

#include "base/ban.h"

static bool
has_field(const struct csv_sheet *sheet, enum csv_field field) {
    for (size_t i = 0; i < sheet->columns.count; i++)
        if (sheet->columns.items[i].field == field)
            return true;
    return false;
}

static bool
has_key(const struct csv_sheet *sheet, const char *key) {
    for (size_t i = 0; i < sheet->columns.count; i++)
        if (strcmp(sheet->columns.items[i].key, key) == 0)
            return true;
    return false;
}

static bool
is_one_of(const char *key, const char *const *list) {
    for (; *list; list++)
        if (strcmp(key, *list) == 0)
            return true;
    return false;
}

/* "Name, Vorname" and "Nom, Prénom": the word for a name means the other half. */
static void
settle_names(struct csv_sheet *sheet) {
    static const char *const halves[] = {"name", "nom",   "naam", "nombre",
                                         "nome", "nazwa", NULL};
    bool given = has_field(sheet, FIELD_GIVEN);
    bool family = has_field(sheet, FIELD_FAMILY);
    for (size_t i = 0; given != family && i < sheet->columns.count; i++) {
        struct csv_column *column = &sheet->columns.items[i];
        if (column->field == FIELD_NAME && is_one_of(column->key, halves))
            column->field = given ? FIELD_FAMILY : FIELD_GIVEN;
    }
}

/* Words of one language that mean something else in another. */
static void
settle_languages(struct csv_sheet *sheet) {
    bool portuguese = has_key(sheet, "nome") || has_key(sheet, "sobrenome");
    bool brazilian = has_key(sheet, "sobrenome");
    bool birth = has_key(sheet, "data de nascimento");
    for (size_t i = 0; i < sheet->columns.count; i++) {
        struct csv_column *column = &sheet->columns.items[i];
        if (portuguese && !birth && strcmp(column->key, "aniversario") == 0)
            column->label = "birthday";
        if (brazilian && strcmp(column->key, "apelido") == 0)
            column->field = FIELD_NICKNAME;
    }
}

/* "Title" is Dr. in one table and Head of School in the next: the cells tell, or a
 * column of its own for the other. */
static bool
holds_salutations(const struct csv_sheet *sheet, size_t column) {
    static const char *const salutations[] = {
        "mr",   "mrs", "ms",   "miss", "mx",   "dr",      "prof",   "professor",
        "rev",  "sir", "herr", "frau", "mme",  "mlle",    "sr",     "sra",
        "srta", "dhr", "mevr", "sig",  "dott", "prof dr", "dr med", NULL};
    void *ctx = mem_context(NULL);
    bool found = false;
    size_t last = sheet->first + 200;
    for (size_t row = sheet->first;
         !found && row < sheet->table->rows.count && row < last; row++) {
        const char *cell = csv_cell(sheet->table, row, column);
        found = *cell && is_one_of(text_fold(ctx, cell), salutations);
    }
    talloc_free(ctx);
    return found;
}

static void
settle_titles(struct csv_sheet *sheet) {
    static const char *const doubtful[] = {"title", "titre", "titolo", "titulo", NULL};
    size_t titles = 0;
    for (size_t i = 0; i < sheet->columns.count; i++)
        titles += sheet->columns.items[i].field == FIELD_TITLE;
    for (size_t i = 0; i < sheet->columns.count; i++) {
        struct csv_column *column = &sheet->columns.items[i];
        if (column->field == FIELD_TITLE && is_one_of(column->key, doubtful) &&
            (titles > 1 || holds_salutations(sheet, i)))
            column->field = FIELD_PREFIX;
    }
}

void
csv_generic_map(struct csv_sheet *sheet) {
    static const char *const foreign[] = {
        "vorname",   "nachname", "prenom",  "nom",    "nombre",
        "apellidos", "voornaam", "naam",    "nome",   "cognome",
        "imie",      "nazwisko", "apelido", "morada", NULL};
    sheet->format = FORMAT_CSV;
    sheet->day_first |= sheet->table->delimiter == ';';
    for (size_t i = 0; i < sheet->columns.count; i++) {
        struct csv_column *column = &sheet->columns.items[i];
        sheet->day_first |= is_one_of(column->key, foreign);
        if (column->field == FIELD_UNKNOWN)
            csv_synonym(sheet, column->key, column);
    }
    settle_names(sheet);
    settle_languages(sheet);
    settle_titles(sheet);
}
