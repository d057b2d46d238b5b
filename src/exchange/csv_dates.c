#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/day_parse.h"
#include "exchange/csv_columns.h"

#include "base/ban.h"

#define TEXT_MAX 64

/* Days from 1899-12-30, where spreadsheets begin to count, to 1970-01-01. */
#define SHEET_EPOCH 25569

/* Two or three numbers with the same sign between them: 3/15/1980, 15.03. */
struct numbers {
    int n[3];
    int count;
    char sign;
};

static bool
is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool
split_numbers(const char *text, struct numbers *out) {
    const char *p = text;
    *out = (struct numbers){0};
    while (out->count < 3) {
        if (!is_digit(*p))
            return false;
        char *end = NULL;
        long n = strtol(p, &end, 10);
        if (end - p > 4)
            return false;
        out->n[out->count++] = (int)n;
        p = end;
        if (*p == '\0')
            break;
        if (out->count == 3 || !strchr("./-", *p) || (out->sign && out->sign != *p))
            return false;
        out->sign = *p++;
        while (*p == ' ')
            p++;
        if (*p == '\0')
            return out->count == 2 && out->sign == '.'; /* "15.03." */
    }
    return out->count >= 2;
}

/* A trimmed copy without the time of day behind the date. */
static bool
without_time(const char *text, char out[TEXT_MAX]) {
    while (*text == ' ')
        text++;
    size_t len = strlen(text);
    while (len > 0 && strchr(" \t\r\n", text[len - 1]))
        len--;
    if (len >= TEXT_MAX)
        return false;
    memcpy(out, text, len);
    out[len] = '\0';
    const char *colon = strchr(out, ':');
    if (!colon)
        return true;
    const char *p = colon;
    while (p > out && is_digit(p[-1]))
        p--;
    if (p == colon || p == out || !strchr(" T,", p[-1]))
        return false;
    size_t end = (size_t)(p - out) - 1;
    while (end > 0 && strchr(" ,", out[end - 1]))
        end--;
    out[end] = '\0';
    return true;
}

static bool
set_date(int year, int month, int mday, struct date *out) {
    struct date date = {.year = year, .month = month, .mday = mday};
    if (!date_is_valid(date))
        return false;
    *out = date;
    return true;
}

static bool
read_numbers(const struct numbers *numbers, bool month_first, struct date *out) {
    const int *n = numbers->n;
    if (numbers->count == 2) {
        bool day = numbers->sign == '.' || n[0] > 12 || (!month_first && n[1] <= 12);
        return day ? set_date(0, n[1], n[0], out) : set_date(0, n[0], n[1], out);
    }
    if (n[0] == 0 && n[1] == 0) /* Outlook's 0/0/00 */
        return true;
    if (n[0] > 31)
        return set_date(n[0], n[1], n[2], out);
    char text[TEXT_MAX];
    snprintf(text, sizeof text, n[2] < 100 ? "%d/%d/%02d" : "%d/%d/%04d", n[0], n[1],
             n[2]);
    return date_read(text, month_first && numbers->sign != '.', out);
}

bool
csv_date_read(const char *text, bool month_first, struct date *out) {
    *out = (struct date){0};
    char clean[TEXT_MAX];
    if (!without_time(text, clean))
        return false;
    size_t digits = strspn(clean, "0123456789");
    struct numbers numbers;
    bool good;
    if (digits == 5 && clean[5] == '\0') {
        *out = day_to_date((day_t)strtol(clean, NULL, 10) - SHEET_EPOCH);
        good = true;
    } else if (split_numbers(clean, &numbers)) {
        good = read_numbers(&numbers, month_first, out);
    } else {
        good = date_read(clean, month_first, out);
    }
    /* 1604 is Apple's year, 4501 Outlook's, where there is none. */
    if (good && out->year == 1604)
        out->year = 0;
    if (good && out->year == 4501)
        *out = (struct date){0};
    return good;
}

static bool
is_date(const struct csv_column *column) {
    return column->field == FIELD_DATE || column->field == FIELD_LAST_TALKED ||
           column->field == FIELD_CONNECTED;
}

/* Above 0 if the column's cells can only be month first, below if day first. */
static int
vote(const struct csv_sheet *sheet, size_t column) {
    int votes = 0;
    for (size_t row = sheet->first; row < sheet->table->rows.count; row++) {
        struct numbers n;
        char clean[TEXT_MAX];
        const char *cell = csv_cell(sheet->table, row, column);
        if (!*cell || !without_time(cell, clean) || !split_numbers(clean, &n) ||
            n.sign == '.' || n.n[0] > 31)
            continue;
        votes += (n.n[1] > 12) - (n.n[0] > 12);
    }
    return votes;
}

void
csv_dates_decide(struct csv_sheet *sheet) {
    int all = 0;
    for (size_t i = 0; i < sheet->columns.count; i++)
        if (is_date(&sheet->columns.items[i]))
            all += vote(sheet, i);
    for (size_t i = 0; i < sheet->columns.count; i++) {
        struct csv_column *column = &sheet->columns.items[i];
        if (!is_date(column))
            continue;
        int votes = vote(sheet, i);
        if (votes == 0)
            votes = all;
        column->month_first = votes > 0 || (votes == 0 && !sheet->day_first);
    }
}
