#include "exchange/csv_ledger_columns.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/private.h"
#include "base/text.h"

#include "base/ban.h"

#define HEADER_ROWS 10 /* rows that are looked at to find the headers */
#define NAME_ROWS 300  /* cells of a column that are looked at to find names */

const struct sheet_choice sheet_choices[] = {
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
static const char *const names[SHEET_FIELDS] = {
    [SHEET_IGNORE] = "ignore",
    [SHEET_CLIENT] = "client",
    [SHEET_DATE] = "date",
    [SHEET_DATE_IN] = "date-received",
    [SHEET_DATE_OUT] = "date-given",
    [SHEET_TIME] = "time",
    [SHEET_WAY] = "direction",
    [SHEET_PERSON] = "person",
    [SHEET_FROM] = "from",
    [SHEET_TO] = "to",
    [SHEET_ROLE] = "role",
    [SHEET_ORGANISATION] = "organisation",
    [SHEET_EMAIL] = "email",
    [SHEET_PHONE] = "phone",
    [SHEET_ABOUT] = "for",
    [SHEET_PLACE] = "where",
    [SHEET_HOW] = "how",
    [SHEET_WHY] = "why",
    [SHEET_COMPLETED] = "completed",
    [SHEET_CONTACTED_ON] = "contacted",
    [SHEET_BOOKED_ON] = "booked",
    [SHEET_SEEN_ON] = "seen",
    [SHEET_ENDED_ON] = "ended",
    [SHEET_ENDED_WHY] = "ended-why",
    [SHEET_OUTCOME] = "outcome",
    [SHEET_CONSENT] = "consent",
    [SHEET_THANKS] = "thanks",
    [SHEET_THANKED_ON] = "thanked",
    [SHEET_AMOUNT] = "amount",
    [SHEET_CURRENCY] = "currency",
    [SHEET_CODE] = "code",
};

const char *
sheet_field_name(enum sheet_field field) {
    return names[field];
}

const char *
sheet_field_words(enum sheet_field field) {
    for (const struct sheet_choice *c = sheet_choices; names[field] && c->field; c++)
        if (strcmp(c->field, names[field]) == 0)
            return c->words;
    return NULL;
}

static enum sheet_field
field_from_name(const char *name) {
    for (int i = 0; i < SHEET_FIELDS; i++)
        if (names[i] && text_same_ascii(names[i], name))
            return (enum sheet_field)i;
    return text_same_ascii(name, "organization") ? SHEET_ORGANISATION : SHEET_UNKNOWN;
}

bool
sheet_has(const struct sheet_view *view, enum sheet_field field) {
    for (size_t i = 0; i < view->dates.columns.count; i++)
        if (view->heads[i].field == field)
            return true;
    return false;
}

static bool
has_person(const struct sheet_view *v) {
    return sheet_has(v, SHEET_FROM) || sheet_has(v, SHEET_TO) ||
           sheet_has(v, SHEET_PERSON);
}

static bool
has_date(const struct sheet_view *v) {
    return sheet_has(v, SHEET_DATE) || sheet_has(v, SHEET_DATE_IN) ||
           sheet_has(v, SHEET_DATE_OUT);
}

bool
sheet_view_is_sheet(const struct sheet_view *v) {
    size_t strong = 0, weak = 0;
    bool contact = false;
    for (size_t i = 0; i < v->dates.columns.count; i++) {
        const struct sheet_head *h = &v->heads[i];
        bool counts = h->field > SHEET_CLIENT;
        strong += counts && h->strong;
        weak += counts && !h->strong;
        contact |= h->field == SHEET_CLIENT &&
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
is_own(const struct sheet_view *v) {
    return sheet_has(v, SHEET_CODE) && sheet_has(v, SHEET_ENDED_WHY) &&
           sheet_has(v, SHEET_DATE_IN) && sheet_has(v, SHEET_DATE_OUT);
}

static void
settle_own(struct sheet_view *v) {
    for (size_t i = 0; i < v->dates.columns.count; i++) {
        const char *key = v->dates.columns.items[i].key;
        if (strcmp(key, "specialty") == 0)
            v->heads[i].field = SHEET_ABOUT;
        else if (strcmp(key, "reason") == 0)
            v->heads[i].field = SHEET_WHY;
    }
}

/* Two columns for one thing: the source, and what kind of source it is. */
static void
settle_sources(struct sheet_view *v) {
    size_t count = v->dates.columns.count;
    for (size_t i = 0; i < count; i++) {
        struct sheet_head *h = &v->heads[i];
        if (h->field != SHEET_FROM || !strstr(v->dates.columns.items[i].key, "source"))
            continue;
        for (size_t k = 0; k < count; k++)
            if (k != i && v->heads[k].field == SHEET_FROM &&
                !strstr(v->dates.columns.items[k].key, "source"))
                h->field = SHEET_PLACE;
    }
}

/* Whoever stands beside the one who sent them, under a heading that says no more than
 * that it is somebody, is the client. */
static void
settle_persons(struct sheet_view *v) {
    static const char *const keys[] = {"person", "contact person", "who", "whom"};
    if (!sheet_has(v, SHEET_FROM) && !sheet_has(v, SHEET_TO))
        return;
    for (size_t i = 0; i < v->dates.columns.count; i++)
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
            if (v->heads[i].field == SHEET_PERSON &&
                strcmp(v->dates.columns.items[i].key, keys[k]) == 0)
                v->heads[i] = (struct sheet_head){
                    .field = SHEET_CLIENT,
                    .hidden = "it is somebody beside the one who sent them"};
}

/* A plain "Name" is whose referral it is when nobody else is named, and nothing else
 * tells of clients; else it is the client's. */
static void
settle_names(struct sheet_view *v) {
    static const char *const keys[] = {"name", "full name", "contact", "contact name"};
    bool person = has_person(v), client = sheet_has(v, SHEET_CLIENT);
    for (size_t i = 0; i < v->dates.columns.count; i++) {
        struct sheet_head *h = &v->heads[i];
        bool named = false;
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
            named |= strcmp(v->dates.columns.items[i].key, keys[k]) == 0;
        if (!named || h->field != SHEET_UNKNOWN)
            continue;
        h->field = person || client ? SHEET_CLIENT : SHEET_PERSON;
        if (person)
            h->hidden = "it is called a name, beside the one who sent them";
        else if (client)
            h->hidden = "it is called a name, beside what tells of clients";
        person = true;
    }
}

static struct sheet_view *
view_at(const void *ctx, const struct csv_table *table, size_t row) {
    struct sheet_view *v = mem_new(ctx, struct sheet_view);
    size_t count = table->rows.items[row].count;
    v->heads = mem_array(v, struct sheet_head, count + 1);
    v->dates.table = table;
    v->dates.header_line = table->rows.items[row].line;
    v->dates.first = row + 1;
    v->dates.day_first = table->delimiter == ';';
    for (size_t i = 0; i < count; i++) {
        char *header = text_clean_line(v, csv_cell(table, row, i));
        struct csv_column *column = array_add(v, &v->dates.columns);
        column->header = header ? header : "";
        column->key = text_fold(v, column->header);
        v->heads[i].field = sheet_header(v, column->header, &v->heads[i].strong);
        if (v->heads[i].field == SHEET_CLIENT)
            v->heads[i].hidden = "its heading says so";
    }
    settle_sources(v);
    settle_persons(v);
    settle_names(v);
    if (is_own(v))
        settle_own(v);
    return v;
}

static size_t
recognised(const struct sheet_view *v) {
    size_t count = 0;
    for (size_t i = 0; i < v->dates.columns.count; i++)
        count += v->heads[i].field != SHEET_UNKNOWN;
    return count;
}

static enum fault
apply_entry(struct sheet_view *v, const char *entry, struct error *err) {
    const char *equals = strrchr(entry, '=');
    if (!equals || equals == entry || text_is_blank(equals + 1))
        return error_field(err, "map",
                           "--map takes COLUMN=FIELD, such as \"Source=from\", not "
                           "\"%.60s\".",
                           entry);
    char *header = text_clean_line(v, mem_dup_n(v, entry, (size_t)(equals - entry)));
    char *name = text_clean_line(v, equals + 1);
    enum sheet_field field = field_from_name(name);
    if (!field) {
        char *list = mem_dup(v, "");
        for (const struct sheet_choice *c = sheet_choices; c->field; c++)
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
            (struct sheet_head){.field = field, .strong = true, .mapped = true};
        if (field == SHEET_CLIENT)
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
sheet_view_open(const void *ctx, const struct csv_table *table,
                const struct strings *map, struct sheet_view **out, struct error *err) {
    size_t last = table->rows.count < HEADER_ROWS ? table->rows.count : HEADER_ROWS;
    size_t most = 1;
    *out = NULL;
    for (size_t row = 0; row < last; row++) {
        struct sheet_view *v = view_at(ctx, table, row);
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
look(const struct sheet_view *v, size_t column) {
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
is_free_text(enum sheet_field field) {
    return field == SHEET_ABOUT || field == SHEET_PLACE || field == SHEET_HOW ||
           field == SHEET_WHY || field == SHEET_OUTCOME || field == SHEET_COMPLETED ||
           field == SHEET_ENDED_WHY || field == SHEET_CODE;
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

static void
collect_clients(const void *ctx, struct sheet_view *v) {
    const struct csv_table *table = v->dates.table;
    v->clients = private_people_new(ctx);
    for (size_t i = 0; i < v->dates.columns.count; i++)
        for (size_t row = v->dates.first;
             v->heads[i].field == SHEET_CLIENT && row < table->rows.count; row++)
            private_people_add(v->clients, csv_cell(table, row, i));
    private_people_sort(v->clients);
}

void
sheet_find_names(const void *ctx, struct sheet_view *v) {
    for (size_t i = 0; i < v->dates.columns.count; i++) {
        struct sheet_head *h = &v->heads[i];
        bool unknown = h->field == SHEET_UNKNOWN;
        if (!unknown && h->field != SHEET_CLIENT && !is_free_text(h->field))
            continue;
        struct looks l = look(v, i);
        if (h->field == SHEET_CLIENT) {
            /* Numbers of one's own name nobody; they are left out without a word. */
            if (l.worded == 0 && !h->mapped &&
                !strstr(v->dates.columns.items[i].key, "phone") &&
                !strstr(v->dates.columns.items[i].key, "birth") &&
                strcmp(v->dates.columns.items[i].key, "dob") != 0)
                *h = (struct sheet_head){.field = SHEET_IGNORE};
            continue;
        }
        bool named = unknown ? l.sure * 10 > l.cells * 3 : l.sure * 2 > l.cells;
        if (unknown && is_label(v->dates.columns.items[i].key))
            named |= l.perhaps * 10 > l.cells * 3;
        if (named && l.cells > 0)
            *h = (struct sheet_head){.field = SHEET_CLIENT,
                                     .hidden = "what is in it looks like names"};
    }
    collect_clients(ctx, v);
}
