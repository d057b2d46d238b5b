#include "app/list_csv.h"

#include "base/memory.h"
#include "exchange/csv.h"

#include "base/ban.h"

static void
write_number(struct csv_writer *w, int64_t number) {
    csv_write_field(w, mem_printf(w->ctx, "%lld", (long long)number));
}

static void
write_day(struct csv_writer *w, day_t day) {
    char iso[DATE_TEXT_MAX];
    csv_write_field(w, day == DAY_NONE ? NULL : day_iso(day, iso));
}

const char *
list_csv(const void *ctx, const struct list_answer *answer) {
    static const char *const columns[] = {
        "id",         "name",          "organisation", "title",      "stage",
        "last_touch", "next",          "touches",      "meaningful", "added",
        "received",   "last_received", "given",        "last_given"};
    struct csv_writer w = {.ctx = ctx, .guard = true};
    csv_write_row(&w, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < answer->listing.count; i++) {
        const struct listed *p = &answer->listing.items[i];
        write_number(&w, p->state.person_id);
        csv_write_field(&w, p->name);
        csv_write_field(&w, p->organisation);
        csv_write_field(&w, p->title);
        csv_write_field(&w, stage_word(p->state.stage));
        write_day(&w, p->state.last_touch);
        write_day(&w, p->state.next_day);
        write_number(&w, p->state.touches);
        write_number(&w, p->state.meaningful);
        write_day(&w, p->state.added_day);
        write_number(&w, p->state.received);
        write_day(&w, p->state.received_day);
        write_number(&w, p->state.given);
        write_day(&w, p->state.given_day);
        csv_write_end(&w);
    }
    return w.text;
}
