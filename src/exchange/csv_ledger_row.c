/* One row of a sheet of referrals. */
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/private.h"
#include "base/sum.h"
#include "base/text.h"
#include "exchange/csv_ledger_columns.h"

#include "base/ban.h"

#define CURRENCY_WIDTH 5 /* what the plan takes as well */

/* --- cells -------------------------------------------------------------------------
 */

/* "n/a", "-", "none": people write so where there is nothing. */
static bool
is_nothing(const char *text) {
    static const char *const words[] = {"n/a", "na",   "-", "--",
                                        "–",   "none", "?", "nil"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_same_ascii(text, words[i]))
            return true;
    return false;
}

/* One line, without the ' that keeps a spreadsheet from running it; NULL when there is
 * nothing. */
static char *
clean(const void *ctx, const char *cell) {
    if (cell[0] == '\'' && cell[1] && strchr("=+-@", cell[1]))
        cell++;
    char *line = text_clean_line(ctx, cell);
    return line && is_nothing(line) ? NULL : line;
}

/* Of the first column of that field that has something in this row. */
static char *
cell_of(const struct sheet_reader *r, enum sheet_field field) {
    for (size_t i = 0; i < r->view->dates.columns.count; i++) {
        if (r->view->heads[i].field != field)
            continue;
        char *text = clean(r->scratch, csv_cell(r->view->dates.table, r->at, i));
        if (text)
            return text;
    }
    return NULL;
}

static void
add_remark(const struct sheet_reader *r, struct sheet_remarks *to, long line,
           const char *text) {
    *array_add(r->sheet, to) =
        (struct sheet_remark){.line = line, .text = mem_dup(r->sheet, text)};
}

static const char *
header_of(const struct sheet_reader *r, size_t column) {
    const char *header = r->view->dates.columns.items[column].header;
    return *header ? text_cut(r->scratch, header, 40)
                   : mem_printf(r->scratch, "column %zu", column + 1);
}

/* Of a column that nobody knows, too, when it may be a name and names are to stay out.
 */
static bool
may_name_client(const struct sheet_reader *r, size_t column) {
    enum sheet_field field = r->view->heads[column].field;
    if (field != SHEET_UNKNOWN || !r->options || !r->options->replace_names)
        return field == SHEET_CLIENT;
    return private_name(csv_cell(r->view->dates.table, r->at, column)) != PRIVATE_NO;
}

/* What a name column of this very row says, anywhere else; or one of another row, where
 * it is written as a name. */
static bool
mentions_client(const struct sheet_reader *r, const char *text, const char *except) {
    if (private_people_stand_in(r->view->clients, text, except))
        return true;
    for (size_t i = 0; i < r->view->dates.columns.count; i++)
        if (may_name_client(r, i) &&
            private_mentions(text, csv_cell(r->view->dates.table, r->at, i)))
            return true;
    return false;
}

bool
sheet_tells(const struct sheet_reader *r, const char *text) {
    return private_find(text, NULL) != PRIVATE_NOTHING ||
           mentions_client(r, text, NULL);
}

/* False, with a warning, for a cell that tells who the client is and so stays out. */
static bool
may_stay(const struct sheet_reader *r, size_t column, const char *text,
         const char *person) {
    const char *except = text_fold(r->scratch, person);
    bool known = mentions_client(r, text, except);
    enum private_kind kind = private_find(text, except);
    if (kind == PRIVATE_NOTHING && known)
        kind = PRIVATE_A_NAME;
    if (kind == PRIVATE_NOTHING)
        return true;
    bool out = known || r->options->replace_names;
    add_remark(r, &r->sheet->warnings, r->line,
               mem_printf(r->scratch,
                          out ? "%s was left out, for it seems to hold %s"
                              : "%s seems to hold %s",
                          header_of(r, column), private_kind_words(kind)));
    return !out;
}

/* All columns of that field, joined. */
static const char *
free_text(const struct sheet_reader *r, enum sheet_field field, const char *person) {
    char *joined = NULL;
    for (size_t i = 0; i < r->view->dates.columns.count; i++) {
        if (r->view->heads[i].field != field)
            continue;
        char *text = clean(r->scratch, csv_cell(r->view->dates.table, r->at, i));
        if (!text || !may_stay(r, i, text, person))
            continue;
        joined = joined ? mem_append(joined, "; %s", text) : mem_dup(r->sheet, text);
    }
    return joined;
}

/* --- days --------------------------------------------------------------------------
 */

/* "March 2024", "2024-03": its first day. */
static bool
read_month(const struct sheet_reader *r, const char *text, struct date *out) {
    if (strspn(text, "0123456789") == 4 && text[4] == '-' && strlen(text) == 7)
        return csv_date_read(mem_printf(r->scratch, "%s-01", text), false, out);
    return strpbrk(text, "0123456789") &&
           csv_date_read(mem_printf(r->scratch, "1 %s", text), false, out) && out->year;
}

/* The date in the field's column; month 0 when there is none. False when something else
 * stands there, or it has no year and none is known. */
static bool
read_date(const struct sheet_reader *r, enum sheet_field field, struct date *out) {
    *out = (struct date){0};
    for (size_t i = 0; i < r->view->dates.columns.count; i++) {
        if (r->view->heads[i].field != field)
            continue;
        char *text = clean(r->scratch, csv_cell(r->view->dates.table, r->at, i));
        if (!text)
            continue;
        if (!csv_date_read(text, r->view->dates.columns.items[i].month_first, out) &&
            !read_month(r, text, out))
            return false;
        if (out->month && !out->year)
            out->year = r->options->year;
        if (out->month && (!out->year || !date_is_valid(*out)))
            return false;
        if (out->month)
            return true;
    }
    return true;
}

/* Whether the date is there but for its year. */
static bool
lacks_year(const struct sheet_reader *r, enum sheet_field field) {
    struct date date;
    const char *text = cell_of(r, field);
    return text && csv_date_read(text, false, &date) && date.month && !date.year;
}

/* --- one row -----------------------------------------------------------------------
 */

static bool
is_myself(const char *text) {
    static const char *const words[] = {"me",          "us",   "myself", "self",
                                        "my practice", "mine", "ich",    "moi"};
    for (size_t i = 0; text && i < sizeof words / sizeof *words; i++)
        if (text_same_ascii(text, words[i]))
            return true;
    return false;
}

bool
sheet_names_client(const struct sheet_reader *r, const char *who) {
    for (size_t i = 0; i < r->view->dates.columns.count; i++)
        if (r->view->heads[i].field == SHEET_CLIENT &&
            private_names(who, csv_cell(r->view->dates.table, r->at, i)))
            return true;
    return private_people_have(r->view->clients, who);
}

/* A client who came by themselves, or who sent another one, is in no list of people. */
static void
set_person(const struct sheet_reader *r, struct sheet_row *row, const char *who) {
    bool client = who && sheet_names_client(r, who);
    row->person = mem_dup(r->sheet, client ? "A client" : who);
    if (client)
        add_remark(r, &r->sheet->warnings, r->line,
                   "who it came from or went to is called as a client is, and stands "
                   "as \"A client\"");
}

/* Which way, and who; false when nobody can tell: *reason. */
static bool
read_person(const struct sheet_reader *r, struct sheet_row *row, const char **reason) {
    const char *from = cell_of(r, SHEET_FROM), *to = cell_of(r, SHEET_TO);
    const char *other = cell_of(r, SHEET_PERSON), *way = cell_of(r, SHEET_WAY);
    const char *in = cell_of(r, SHEET_DATE_IN), *out = cell_of(r, SHEET_DATE_OUT);
    row->way = way ? sheet_way_read(way) : SHEET_WAY_NONE;
    if (!row->way && from && to && is_myself(to))
        row->way = SHEET_IN;
    else if (!row->way && from && to && is_myself(from))
        row->way = SHEET_OUT;
    else if (!row->way && (from != NULL) != (to != NULL))
        row->way = from ? SHEET_IN : SHEET_OUT;
    if (!row->way && (in != NULL) != (out != NULL))
        row->way = in ? SHEET_IN : SHEET_OUT;
    if (!row->way)
        row->way = r->options->way;
    if (!row->way && !from && !to && !other)
        *reason = "nobody is named in it";
    else if (!row->way && from && to)
        *reason =
            "it has both who sent it and to whom it went; leave one of them empty";
    else if (!row->way)
        *reason = "nothing says whether it was received or given";
    const char *who = row->way == SHEET_OUT ? to : from;
    if (!who)
        who = other ? other : row->way == SHEET_OUT ? from : to;
    if (!who && !*reason)
        *reason = "nobody is named in it";
    set_person(r, row, who);
    return !*reason;
}

static bool
read_day(const struct sheet_reader *r, struct sheet_row *row, const char **reason) {
    enum sheet_field first = row->way == SHEET_OUT ? SHEET_DATE_OUT : SHEET_DATE_IN;
    enum sheet_field last = row->way == SHEET_OUT ? SHEET_DATE_IN : SHEET_DATE_OUT;
    const enum sheet_field fields[] = {first, SHEET_DATE, last};
    for (size_t i = 0; i < 3; i++) {
        if (!read_date(r, fields[i], &row->date)) {
            bool year = lacks_year(r, fields[i]);
            r->sheet->no_year += year;
            *reason = year ? "its date has no year" : "its date can't be read";
            return false;
        }
        if (row->date.month)
            return true;
    }
    *reason = "it has no date";
    return false;
}

/* A day, or a word that says what became of it. */
static void
read_step(const struct sheet_reader *r, struct sheet_row *row) {
    const char *text = cell_of(r, SHEET_COMPLETED);
    const char *why = NULL;
    struct date date;
    if (text && read_date(r, SHEET_COMPLETED, &date) && date.month) {
        row->seen = date;
        row->step = SHEET_SEEN;
        return;
    }
    row->step = sheet_step_read(text, &why);
    if (row->step == SHEET_STEP_NONE && row->outcome && strlen(row->outcome) <= 30)
        row->step = sheet_step_read(row->outcome, &why);
    if (row->step == SHEET_NOT && row->outcome &&
        sheet_step_read(row->outcome, &why) != SHEET_ENDED)
        why = NULL;
    row->ended_why = why;
}

/* A step that has a column of its own: its day, or a plain yes. */
static void
read_own_step(const struct sheet_reader *r, struct sheet_row *row,
              enum sheet_field field, enum sheet_step step, struct date *day) {
    const char *text = cell_of(r, field);
    if (!text)
        return;
    bool said = (read_date(r, field, day) && day->month) || sheet_yes_read(text) == 1;
    if (!said && day->month == 0 && field == SHEET_BOOKED_ON)
        said = sheet_step_read(text, NULL) == step;
    if (!said)
        return;
    if (row->step != SHEET_ENDED && (row->step <= SHEET_NOT || row->step < step))
        row->step = step;
}

static void
read_steps(const struct sheet_reader *r, struct sheet_row *row) {
    const char *why = NULL;
    read_step(r, row);
    read_own_step(r, row, SHEET_CONTACTED_ON, SHEET_CONTACTED, &row->contacted);
    read_own_step(r, row, SHEET_BOOKED_ON, SHEET_BOOKED, &row->booked);
    read_own_step(r, row, SHEET_SEEN_ON, SHEET_SEEN, &row->seen);
    bool seen = row->step == SHEET_SEEN;
    const char *text = cell_of(r, SHEET_ENDED_WHY);
    if (text && !seen) {
        row->step = SHEET_ENDED;
        if (sheet_step_read(text, &why) != SHEET_ENDED)
            why = "other";
        row->ended_why = why;
    }
    /* What was seen and then closed was no loss. */
    if (cell_of(r, SHEET_ENDED_ON) && !seen &&
        read_date(r, SHEET_ENDED_ON, &row->ended) && row->ended.month)
        row->step = SHEET_ENDED;
}

static void
read_thanks(const struct sheet_reader *r, struct sheet_row *row) {
    const char *text = cell_of(r, SHEET_THANKS);
    bool on = read_date(r, SHEET_THANKED_ON, &row->thanked) && row->thanked.month;
    if (!on)
        on = read_date(r, SHEET_THANKS, &row->thanked) && row->thanked.month;
    if (!text && !on)
        return;
    int said = sheet_yes_read(text);
    char *key = text_fold(r->scratch, text ? text : "");
    bool none = strcmp(key, "not appropriate") == 0 || strcmp(key, "not needed") == 0 ||
                strcmp(key, "no need") == 0;
    bool owed = strcmp(key, "owed") == 0 || said == 0;
    bool done =
        said == 1 || strncmp(key, "sent", 4) == 0 || strncmp(key, "thank", 5) == 0;
    if (on || (done && !none && !owed))
        row->thanks = SHEET_THANKED;
    else if (none)
        row->thanks = SHEET_NO_NEED;
    else if (owed)
        row->thanks = SHEET_OWED;
}

static const char *
text_of(const struct sheet_reader *r, enum sheet_field field) {
    return mem_dup(r->sheet, cell_of(r, field));
}

static const char *
not_a_client(const struct sheet_reader *r, enum sheet_field field) {
    const char *text = cell_of(r, field);
    return text && sheet_names_client(r, text) ? NULL : mem_dup(r->sheet, text);
}

/* A line of sums, or of nothing but what is not taken. */
static bool
is_idle(const struct sheet_reader *r) {
    static const enum sheet_field telling[] = {
        SHEET_DATE, SHEET_DATE_IN, SHEET_DATE_OUT, SHEET_FROM, SHEET_TO, SHEET_PERSON};
    for (size_t i = 0; i < sizeof telling / sizeof *telling; i++)
        if (cell_of(r, telling[i]))
            return false;
    return true;
}

void
sheet_skip(const struct sheet_reader *r, long line, const char *reason) {
    add_remark(r, &r->sheet->skips, line, reason);
}

void
sheet_read_row(const struct sheet_reader *r) {
    struct referral_sheet *sheet = r->sheet;
    const char *reason = NULL;
    struct sheet_row row = {.line = r->line, .consent = -1};
    if (is_idle(r)) {
        sheet_skip(r, r->line, "it has neither a day nor a person");
        return;
    }
    if (!read_person(r, &row, &reason) || !read_day(r, &row, &reason)) {
        sheet_skip(r, r->line, reason);
        return;
    }
    row.role = not_a_client(r, SHEET_ROLE);
    row.organisation = not_a_client(r, SHEET_ORGANISATION);
    row.email = text_of(r, SHEET_EMAIL);
    row.phone = text_of(r, SHEET_PHONE);
    row.code = text_of(r, SHEET_CODE);
    row.about = free_text(r, SHEET_ABOUT, row.person);
    row.place = free_text(r, SHEET_PLACE, row.person);
    row.how = free_text(r, SHEET_HOW, row.person);
    row.why = free_text(r, SHEET_WHY, row.person);
    row.outcome = free_text(r, SHEET_OUTCOME, row.person);
    read_steps(r, &row);
    read_thanks(r, &row);
    row.consent = sheet_yes_read(cell_of(r, SHEET_CONSENT));
    (void)sum_parse(cell_of(r, SHEET_AMOUNT), &row.amount);
    row.currency = text_of(r, SHEET_CURRENCY);
    if (row.currency && text_width(row.currency) > CURRENCY_WIDTH)
        row.currency = NULL;
    (void)clock_parse(cell_of(r, SHEET_TIME), &row.minute);
    *array_add(sheet, &sheet->rows) = row;
}
