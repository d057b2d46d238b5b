#include "app/fact.h"

#include "base/day_parse.h"
#include "base/text.h"
#include "domain/words.h"

#include "base/ban.h"

static void
find_date(const void *ctx, day_t today, struct fact *out) {
    struct dated found;
    if (day_find_dated(ctx, out->text, today, &found, 1) != 1)
        return;
    out->kind = fact_kind_of_clause(found.text);
    out->text = out->kind == FACT_BIRTHDAY ? "birthday" : found.text;
    out->date = found.date;
    out->yearly |= found.yearly;
}

enum fault
fact_read(const void *ctx, const struct fact_typed *typed, day_t today,
          struct fact *out, struct error *err) {
    day_t day;
    *out =
        (struct fact){.kind = FACT_NOTE, .text = typed->text, .yearly = typed->yearly};
    if (text_is_blank(typed->date)) {
        find_date(ctx, today, out);
        if (out->yearly && out->date.month == 0)
            return error_field(err, "yearly",
                               "What comes back every year needs a date.");
        return FAULT_NONE;
    }
    out->kind = FACT_EVENT;
    if (date_read(typed->date, false, &out->date) && out->date.month) {
        if (out->date.year == 0 && !out->yearly)
            out->date = day_to_date(date_next(out->date, today));
        return FAULT_NONE;
    }
    TRY(day_parse(typed->date, today, &day, err));
    out->date = day_to_date(day);
    return FAULT_NONE;
}

enum fault
fact_read_birthday(const char *typed, day_t today, struct fact *out,
                   struct error *err) {
    *out = (struct fact){.kind = FACT_BIRTHDAY, .text = "birthday", .yearly = true};
    if (!date_read(typed, false, &out->date) || out->date.month == 0)
        return error_field(err, "birthday",
                           "\"%.40s\" can't be read as a birthday. Write 15 March, "
                           "15 March 1980 or 1980-03-15.",
                           typed);
    if (out->date.year && day_from_date(out->date) > today)
        return error_field(err, "birthday", "A birthday can't lie in the future.");
    return FAULT_NONE;
}
