/* Every parser of dates, on any bytes and any day: nothing crashes, and what is
 * promised about the results holds. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/day_parse.h"
#include "base/memory.h"
#include "base/text.h"

#include "base/ban.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool holds) {
    if (!holds)
        abort();
}

static bool
is_day(day_t day) {
    return day >= DAY_MIN && day <= DAY_MAX;
}

static void
check_error(enum fault fault, const struct error *err) {
    must(fault == FAULT_INVALID && err->fault == FAULT_INVALID);
    must(err->field[0] && err->text[0]);
    must(text_is_utf8(err->text, strlen(err->text)));
}

static void
read_days(const char *text, day_t today) {
    struct error err = {0};
    day_t day = DAY_NONE, from = DAY_NONE, to = DAY_NONE;
    int days = 0;
    enum fault fault = day_parse(text, today, &day, &err);
    if (fault == FAULT_NONE)
        must(is_day(day));
    else
        check_error(fault, &err);

    day = DAY_NONE;
    fault = day_parse_past(text, today, &day, &err);
    if (fault == FAULT_NONE)
        must(is_day(day) && day <= today);
    else
        check_error(fault, &err);

    fault = day_parse_range(text, today, &from, &to, &err);
    if (fault == FAULT_NONE)
        must(is_day(from) && is_day(to) && from <= to);
    else
        check_error(fault, &err);

    fault = day_parse_span(text, &days, &err);
    if (fault == FAULT_NONE)
        must(days >= 1 && days <= DAY_SPAN_MAX);
    else
        check_error(fault, &err);
}

static void
read_dates(const char *text) {
    for (int month_first = 0; month_first < 2; month_first++) {
        struct date date;
        if (date_read(text, month_first, &date))
            must(date.month == 0 || date_is_valid(date));
    }
    struct date date;
    if (date_from_iso(text, &date)) {
        char out[DATE_TEXT_MAX];
        struct date again;
        must(date_is_valid(date));
        must(date_from_iso(date_iso(date, out), &again));
        must(again.year == date.year && again.month == date.month &&
             again.mday == date.mday);
    }
}

static void
find_dates(const char *text, day_t today) {
    void *ctx = mem_context(NULL);
    struct dated out[8];
    size_t count = day_find_dated(ctx, text, today, out, 8);
    must(count <= 8);
    for (size_t i = 0; i < count; i++) {
        must(out[i].text && *out[i].text && date_is_valid(out[i].date));
        must(out[i].yearly || day_from_date(out[i].date) >= today);
    }
    talloc_free(ctx);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    int32_t today = 20514;
    if (size < sizeof today)
        return 0;
    memcpy(&today, data, sizeof today);
    today %= 4000000; /* now and then beyond the calendar */
    char *text =
        mem_dup_n(NULL, (const char *)data + sizeof today, size - sizeof today);
    read_days(text, today);
    read_dates(text);
    find_dates(text, today);
    talloc_free(text);
    return 0;
}
