#include "app/told.h"

#include <string.h>

#include "base/day_parse.h"
#include "base/memory.h"
#include "base/text.h"
#include "domain/words.h"
#include "store/row.h"

#include "base/ban.h"

#define FACTS_MAX 6

/* The person's own birthday has no other text. */
static struct fact
fact_from_clause(const struct told_note *note, const struct dated *found) {
    struct fact fact = {.person_id = note->person_id,
                        .kind = fact_kind_of_clause(found->text),
                        .text = found->text,
                        .date = found->date,
                        .yearly = found->yearly,
                        .told_day = note->day};
    if (fact.kind == FACT_BIRTHDAY)
        fact.text = "birthday";
    return fact;
}

char *
told_key(const void *ctx, const struct fact *fact) {
    char iso[DATE_TEXT_MAX];
    return mem_printf(ctx, "%s %s", date_iso(fact->date, iso), fact->text);
}

static bool
is_refused(const void *ctx, const struct told_note *note, const struct fact *fact) {
    const char *key = told_key(ctx, fact);
    for (size_t i = 0; note->refused && i < note->refused->count; i++)
        if (strcmp(note->refused->items[i], key) == 0)
            return true;
    return false;
}

static bool
is_among(const struct facts *had, const struct fact *fact) {
    for (size_t i = 0; i < had->count; i++) {
        const struct fact *h = &had->items[i];
        if (text_same(h->text, fact->text) && h->date.month == fact->date.month &&
            h->date.mday == fact->date.mday &&
            (h->yearly || h->date.year == fact->date.year))
            return true;
    }
    return false;
}

enum fault
told_find(const void *ctx, const struct app *app, const struct told_note *note,
          struct facts *out, struct error *err) {
    struct dated found[FACTS_MAX];
    struct facts had = {0};
    if (text_is_blank(note->text))
        return FAULT_NONE;
    size_t n = day_find_dated(ctx, note->text, note->day, found, FACTS_MAX);
    TRY(rows_where(ctx, app->store, &FACT, "person_id", note->person_id, &had, err));
    for (size_t i = 0; i < n; i++) {
        struct fact fact = fact_from_clause(note, &found[i]);
        if (!is_among(&had, &fact) && !is_among(out, &fact) &&
            !is_refused(ctx, note, &fact))
            *array_add(ctx, out) = fact;
    }
    return FAULT_NONE;
}

static enum fault
remove_birthday(const void *ctx, const struct app *app, int64_t person_id,
                struct error *err) {
    struct facts had = {0};
    TRY(rows_where(ctx, app->store, &FACT, "person_id", person_id, &had, err));
    for (size_t i = 0; i < had.count; i++)
        if (had.items[i].kind == FACT_BIRTHDAY)
            TRY(row_remove(app->store, &FACT, had.items[i].id, err));
    return FAULT_NONE;
}

enum fault
told_keep(const void *ctx, const struct app *app, const struct told_note *note,
          struct facts *out, struct error *err) {
    TRY(told_find(ctx, app, note, out, err));
    for (size_t i = 0; i < out->count; i++) {
        if (out->items[i].kind == FACT_BIRTHDAY)
            TRY(remove_birthday(ctx, app, note->person_id, err));
        TRY(row_add(app->store, &FACT, &out->items[i], err));
    }
    return FAULT_NONE;
}
