#include "exchange/csv_ledger_columns.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/private.h"
#include "base/text.h"

#include "base/ban.h"

#define HEADER_ROWS 10 /* rows that are looked at to find the headers */
#define NAME_ROWS 300  /* cells of a column that are looked at to find names */

const struct ledger_choice ledger_choices[] = {
    {"date", "day of the referral"},
    {"date-received", "day it was received"},
    {"date-given", "day it was given"},
    {"time", "time of that day"},
    {"direction", "received or given"},
    {"from", "who sent it"},
    {"to", "to whom it went"},
    {"person", "the other one, either way"},
    {"role", "what they do"},
    {"organisation", "their organisation"},
    {"email", "their e-mail"},
    {"phone", "their phone"},
    {"for", "whom it is for, in general words"},
    {"where", "where it came from"},
    {"how", "how it came"},
    {"why", "why me, or why them"},
    {"completed", "completed, or status"},
    {"contacted", "contacted on"},
    {"booked", "booked on"},
    {"seen", "seen on"},
    {"ended", "ended on"},
    {"ended-why", "why it ended"},
    {"outcome", "what came of it"},
    {"consent", "may the referrer be told"},
    {"thanks", "thanked"},
    {"thanked", "thanked on"},
    {"amount", "value of business"},
    {"currency", "currency"},
    {"code", "Tend’s own code"},
    {"client", "names a client: never kept"},
    {"ignore", "leave it out"},
    {NULL, NULL},
};

/* The choice that each field is. */
static const char *const names[LEDGER_FIELDS] = {
    [LEDGER_IGNORE] = "ignore",
    [LEDGER_CLIENT] = "client",
    [LEDGER_DATE] = "date",
    [LEDGER_DATE_IN] = "date-received",
    [LEDGER_DATE_OUT] = "date-given",
    [LEDGER_TIME] = "time",
    [LEDGER_WAY] = "direction",
    [LEDGER_PERSON] = "person",
    [LEDGER_FROM] = "from",
    [LEDGER_TO] = "to",
    [LEDGER_ROLE] = "role",
    [LEDGER_ORGANISATION] = "organisation",
    [LEDGER_EMAIL] = "email",
    [LEDGER_PHONE] = "phone",
    [LEDGER_ABOUT] = "for",
    [LEDGER_PLACE] = "where",
    [LEDGER_HOW] = "how",
    [LEDGER_WHY] = "why",
    [LEDGER_COMPLETED] = "completed",
    [LEDGER_CONTACTED_ON] = "contacted",
    [LEDGER_BOOKED_ON] = "booked",
    [LEDGER_SEEN_ON] = "seen",
    [LEDGER_ENDED_ON] = "ended",
    [LEDGER_ENDED_WHY] = "ended-why",
    [LEDGER_OUTCOME] = "outcome",
    [LEDGER_CONSENT] = "consent",
    [LEDGER_THANKS] = "thanks",
    [LEDGER_THANKED_ON] = "thanked",
    [LEDGER_AMOUNT] = "amount",
    [LEDGER_CURRENCY] = "currency",
    [LEDGER_CODE] = "code",
};

const char *
ledger_field_name(enum ledger_field field) {
    return names[field];
}

const char *
ledger_field_words(enum ledger_field field) {
    for (const struct ledger_choice *c = ledger_choices; names[field] && c->field; c++)
        if (strcmp(c->field, names[field]) == 0)
            return c->words;
    return NULL;
}

static enum ledger_field
field_from_name(const char *name) {
    for (int i = 0; i < LEDGER_FIELDS; i++)
        if (names[i] && text_same_ascii(names[i], name))
            return (enum ledger_field)i;
    return text_same_ascii(name, "organization") ? LEDGER_ORGANISATION : LEDGER_UNKNOWN;
}

bool
ledger_has(const struct ledger_view *view, enum ledger_field field) {
    for (size_t i = 0; i < view->dates.columns.count; i++)
        if (view->heads[i].field == field)
            return true;
    return false;
}

static bool
has_person(const struct ledger_view *v) {
    return ledger_has(v, LEDGER_FROM) || ledger_has(v, LEDGER_TO) ||
           ledger_has(v, LEDGER_PERSON);
}

static bool
has_date(const struct ledger_view *v) {
    return ledger_has(v, LEDGER_DATE) || ledger_has(v, LEDGER_DATE_IN) ||
           ledger_has(v, LEDGER_DATE_OUT);
}

bool
ledger_view_is_sheet(const struct ledger_view *v) {
    size_t strong = 0, weak = 0;
    bool contact = false;
    for (size_t i = 0; i < v->dates.columns.count; i++) {
        const struct ledger_head *h = &v->heads[i];
        bool counts = h->field > LEDGER_CLIENT;
        strong += counts && h->strong;
        weak += counts && !h->strong;
        contact |= h->field == LEDGER_CLIENT &&
                   strstr(v->dates.columns.items[i].key, "mail") != NULL;
    }
    if (!has_person(v) || !has_date(v) || strong + weak < 2)
        return false;
    /* A list of people may say who introduced them, and when. */
    if (contact)
        return strong >= 2;
    return strong > 0 || weak >= 4;
}

/* What Tend itself wrote: "Specialty" says for whom it is there, "Reason" why. */
static bool
is_own(const struct ledger_view *v) {
    return ledger_has(v, LEDGER_CODE) && ledger_has(v, LEDGER_ENDED_WHY) &&
           ledger_has(v, LEDGER_DATE_IN) && ledger_has(v, LEDGER_DATE_OUT);
}

static void
settle_own(struct ledger_view *v) {
    for (size_t i = 0; i < v->dates.columns.count; i++) {
        const char *key = v->dates.columns.items[i].key;
        if (strcmp(key, "specialty") == 0)
            v->heads[i].field = LEDGER_ABOUT;
        else if (strcmp(key, "reason") == 0)
            v->heads[i].field = LEDGER_WHY;
    }
}

/* Two columns for one thing: the source, and what kind of source it is. */
static void
settle_sources(struct ledger_view *v) {
    size_t count = v->dates.columns.count;
    for (size_t i = 0; i < count; i++) {
        struct ledger_head *h = &v->heads[i];
        if (h->field != LEDGER_FROM || !strstr(v->dates.columns.items[i].key, "source"))
            continue;
        for (size_t k = 0; k < count; k++)
            if (k != i && v->heads[k].field == LEDGER_FROM &&
                !strstr(v->dates.columns.items[k].key, "source"))
                h->field = LEDGER_PLACE;
    }
}

/* A plain "Name" is whose referral it is when nobody else is named, else the client's.
 */
static void
settle_names(struct ledger_view *v) {
    static const char *const keys[] = {"name", "full name", "contact", "contact name"};
    bool person = has_person(v);
    for (size_t i = 0; i < v->dates.columns.count; i++) {
        struct ledger_head *h = &v->heads[i];
        bool named = false;
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
            named |= strcmp(v->dates.columns.items[i].key, keys[k]) == 0;
        if (!named || h->field != LEDGER_UNKNOWN)
            continue;
        h->field = person ? LEDGER_CLIENT : LEDGER_PERSON;
        if (person)
            h->hidden = "it is called a name, beside the one who sent them";
        person = true;
    }
}

static struct ledger_view *
view_at(const void *ctx, const struct csv_table *table, size_t row) {
    struct ledger_view *v = mem_new(ctx, struct ledger_view);
    size_t count = table->rows.items[row].count;
    v->heads = mem_array(v, struct ledger_head, count + 1);
    v->dates.table = table;
    v->dates.header_line = table->rows.items[row].line;
    v->dates.first = row + 1;
    v->dates.day_first = table->delimiter == ';';
    for (size_t i = 0; i < count; i++) {
        char *header = text_clean_line(v, csv_cell(table, row, i));
        struct csv_column *column = array_add(v, &v->dates.columns);
        column->header = header ? header : "";
        column->key = text_fold(v, column->header);
        v->heads[i].field = ledger_header(v, column->header, &v->heads[i].strong);
        if (v->heads[i].field == LEDGER_CLIENT)
            v->heads[i].hidden = "its heading says so";
    }
    settle_sources(v);
    settle_names(v);
    if (is_own(v))
        settle_own(v);
    return v;
}

static size_t
recognised(const struct ledger_view *v) {
    size_t count = 0;
    for (size_t i = 0; i < v->dates.columns.count; i++)
        count += v->heads[i].field != LEDGER_UNKNOWN;
    return count;
}

static enum fault
apply_entry(struct ledger_view *v, const char *entry, struct error *err) {
    const char *equals = strrchr(entry, '=');
    if (!equals || equals == entry || text_is_blank(equals + 1))
        return error_field(err, "map",
                           "--map takes COLUMN=FIELD, such as \"Source=from\", not "
                           "\"%.60s\".",
                           entry);
    char *header = text_clean_line(v, mem_dup_n(v, entry, (size_t)(equals - entry)));
    char *name = text_clean_line(v, equals + 1);
    enum ledger_field field = field_from_name(name);
    if (!field) {
        char *list = mem_dup(v, "");
        for (const struct ledger_choice *c = ledger_choices; c->field; c++)
            list = mem_append(list, "%s%s", *list ? ", " : "", c->field);
        return error_field(err, "map",
                           "There is no field \"%.40s\" in a sheet of referrals. The "
                           "fields are: %s.",
                           name, list);
    }
    size_t number = header && *header == '#' ? strtoul(header + 1, NULL, 10) : 0;
    char *key = text_fold(v, header);
    bool found = false;
    for (size_t i = 0; i < v->dates.columns.count; i++) {
        bool same = number > 0
                        ? i + 1 == number
                        : *key && strcmp(v->dates.columns.items[i].key, key) == 0;
        if (!same)
            continue;
        v->heads[i] =
            (struct ledger_head){.field = field, .strong = true, .mapped = true};
        if (field == LEDGER_CLIENT)
            v->heads[i].hidden = "you said so";
        found = true;
    }
    if (found)
        return FAULT_NONE;
    return error_field(err, "map",
                       "No column is called \"%.60s\". Its columns are: %s.",
                       header ? header : "", csv_headers_text(v, &v->dates));
}

enum fault
ledger_view_open(const void *ctx, const struct csv_table *table,
                 const struct strings *map, struct ledger_view **out,
                 struct error *err) {
    size_t last = table->rows.count < HEADER_ROWS ? table->rows.count : HEADER_ROWS;
    size_t most = 1;
    *out = NULL;
    for (size_t row = 0; row < last; row++) {
        struct ledger_view *v = view_at(ctx, table, row);
        if (recognised(v) > most) {
            most = recognised(v);
            *out = v;
        }
    }
    if (!*out && map && map->count > 0 && last > 0)
        *out = view_at(ctx, table, 0);
    for (size_t i = 0; *out && map && i < map->count; i++)
        TRY(apply_entry(*out, map->items[i], err));
    return FAULT_NONE;
}

/* How many of a column's cells there are, read as names for sure, perhaps, and are no
 * mere numbers. */
struct looks {
    size_t cells, sure, perhaps, worded;
};

static struct looks
look(const struct ledger_view *v, size_t column) {
    const struct csv_table *table = v->dates.table;
    struct looks l = {0};
    for (size_t row = v->dates.first; row < table->rows.count && l.cells < NAME_ROWS;
         row++) {
        const char *cell = csv_cell(table, row, column);
        if (text_is_blank(cell))
            continue;
        enum private_name name = private_name(cell);
        l.cells++;
        l.sure += name == PRIVATE_YES;
        l.perhaps += name != PRIVATE_NO;
        l.worded += !private_is_number(cell);
    }
    return l;
}

static bool
is_free_text(enum ledger_field field) {
    return field == LEDGER_ABOUT || field == LEDGER_PLACE || field == LEDGER_HOW ||
           field == LEDGER_WHY || field == LEDGER_OUTCOME ||
           field == LEDGER_COMPLETED || field == LEDGER_ENDED_WHY ||
           field == LEDGER_CODE;
}

/* A heading behind which somebody may well be named. */
static bool
is_label(const char *key) {
    static const char *const labels[] = {"id",    "ref", "reference", "case", "no",
                                         "file",  "nr",  "number",    "who",  "record",
                                         "chart", "",    "row"};
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (strcmp(key, labels[i]) == 0)
            return true;
    return false;
}

void
ledger_find_names(const void *ctx, struct ledger_view *v) {
    (void)ctx;
    for (size_t i = 0; i < v->dates.columns.count; i++) {
        struct ledger_head *h = &v->heads[i];
        bool unknown = h->field == LEDGER_UNKNOWN;
        if (!unknown && h->field != LEDGER_CLIENT && !is_free_text(h->field))
            continue;
        struct looks l = look(v, i);
        if (h->field == LEDGER_CLIENT) {
            /* Numbers of one's own name nobody; they are left out without a word. */
            if (l.worded == 0 && !h->mapped &&
                !strstr(v->dates.columns.items[i].key, "phone") &&
                !strstr(v->dates.columns.items[i].key, "birth") &&
                strcmp(v->dates.columns.items[i].key, "dob") != 0)
                *h = (struct ledger_head){.field = LEDGER_IGNORE};
            continue;
        }
        bool named = unknown ? l.sure * 10 > l.cells * 3 : l.sure * 2 > l.cells;
        if (unknown && is_label(v->dates.columns.items[i].key))
            named |= l.perhaps * 10 > l.cells * 3;
        if (named && l.cells > 0)
            *h = (struct ledger_head){.field = LEDGER_CLIENT,
                                      .hidden = "what is in it looks like names"};
    }
}
