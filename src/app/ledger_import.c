#include "app/ledger_import.h"

#include <stdlib.h>
#include <string.h>

#include "app/ledger_book.h"
#include "base/memory.h"
#include "base/text.h"
#include "store/people.h"
#include "store/row.h"

#include "base/ban.h"

/* By what the sheet writes, or by the one name that all clients have. */
static const struct source_choice *
choice_for(const void *ctx, const struct ledger_import_request *request,
           const char *person) {
    if (!request->choices || request->choices->count == 0)
        return NULL;
    const struct referrer r = referrer_read(ctx, person);
    for (size_t i = 0; i < request->choices->count; i++)
        if (text_same(request->choices->items[i].name, person) ||
            (r.kind == REFERRER_PLACE &&
             text_same(request->choices->items[i].name, r.name)))
            return &request->choices->items[i];
    return NULL;
}

static void
count_entry(const struct ledger_entry *e, const struct sheet_row *row,
            struct ledger_import_answer *out) {
    struct ledger_source *s = &out->sources.items[e->source];
    bool given = e->referral.direction == REFERRAL_GIVEN;
    s->received += !given;
    s->given += given;
    out->import.added += e->fate == ENTRY_IN;
    out->import.unchanged += e->fate == ENTRY_THERE;
    out->received += e->fate == ENTRY_IN && !given;
    out->given += e->fate == ENTRY_IN && given;
    out->amounts += e->fate == ENTRY_IN && row->amount > 0 && !out->plan.business;
}

static void
count_sources(struct ledger_import_answer *out) {
    for (size_t i = 0; i < out->sources.count; i++) {
        const struct ledger_source *s = &out->sources.items[i];
        bool added = s->fate == SOURCE_ADDED && s->person_id;
        out->places += added && s->kind == REFERRER_PLACE;
        out->people += added && s->kind != REFERRER_PLACE;
    }
}

static int
by_line(const void *a, const void *b) {
    const struct sheet_remark *x = a, *y = b;
    return (x->line > y->line) - (x->line < y->line);
}

/* What the sheet's reader left out, and what was left out here. */
static void
list_skips(const void *ctx, struct ledger_import_answer *out) {
    for (size_t i = 0; i < out->sheet->skips.count; i++)
        *array_add(ctx, &out->skips) = out->sheet->skips.items[i];
    for (size_t i = 0; i < out->entries.count; i++)
        if (out->entries.items[i].fate == ENTRY_LEFT)
            *array_add(ctx, &out->skips) =
                (struct sheet_remark){.line = out->entries.items[i].line,
                                      .text = out->entries.items[i].reason};
    if (out->skips.count > 1)
        qsort(out->skips.items, out->skips.count, sizeof *out->skips.items, by_line);
    out->import.skipped = (int)out->skips.count;
}

static enum fault
enter_rows(const void *ctx, const struct app *app,
           const struct ledger_import_request *request,
           struct ledger_import_answer *out, struct error *err) {
    struct ledger_book *book;
    TRY(ledger_book_open(ctx, app, out->import.id, &book, err));
    out->plan = *ledger_book_plan(book);
    for (size_t i = 0; i < request->sheet->rows.count; i++) {
        const struct sheet_row *row = &request->sheet->rows.items[i];
        struct ledger_entry entry = {0};
        TRY(ledger_book_source(book, &out->sources, row,
                               choice_for(ctx, request, row->person), &entry.source,
                               err));
        TRY(ledger_book_enter(book, row, &out->sources.items[entry.source], &entry,
                              err));
        *array_add(ctx, &out->entries) = entry;
        count_entry(&entry, row, out);
    }
    return FAULT_NONE;
}

static enum fault
import_sheet(const void *ctx, const struct app *app,
             const struct ledger_import_request *request,
             struct ledger_import_answer *out, struct error *err) {
    int64_t people;
    *out = (struct ledger_import_answer){.sheet = request->sheet,
                                         .dry_run = request->dry_run,
                                         .read = request->sheet->lines};
    if (request->sheet->problem.fault != FAULT_NONE) {
        *err = request->sheet->problem;
        return err->fault;
    }
    out->import = (struct import){.at = app->now,
                                  .day = app->today,
                                  .file = request->file,
                                  .format = "referrals"};
    TRY(row_add(app->store, &IMPORT, &out->import, err));
    TRY(enter_rows(ctx, app, request, out, err));
    count_sources(out);
    list_skips(ctx, out);
    TRY(store_settle(app->store, err));
    TRY(store_count(app->store, "people_active", 0, NULL, &people, err));
    out->on_list = (int)people;
    if (out->import.added == 0)
        return row_remove(app->store, &IMPORT, out->import.id, err);
    return row_save(app->store, &IMPORT, &out->import, err);
}

static enum fault
import_sheets(const void *ctx, const struct app *app,
              const struct ledger_import_request *requests, size_t count,
              struct ledger_import_answer *out, bool *any, struct error *err) {
    int referrals = 0;
    const char *file = "";
    for (size_t i = 0; i < count; i++) {
        TRY(import_sheet(ctx, app, &requests[i], &out[i], err));
        if (out[i].import.added == 0)
            continue;
        file = referrals ? mem_printf(ctx, "%zu sheets", count) : requests[i].file;
        referrals += out[i].import.added;
    }
    *any = referrals > 0;
    return store_describe(app->store,
                          mem_printf(ctx, "imported %s: %d referral%s", file, referrals,
                                     referrals == 1 ? "" : "s"),
                          err);
}

enum fault
app_ledger_import(const void *ctx, const struct app *app,
                  const struct ledger_import_request *requests, size_t count,
                  struct ledger_import_answer *out, struct error *err) {
    bool any = false, dry_run = false;
    for (size_t i = 0; i < count; i++)
        dry_run |= requests[i].dry_run;
    TRY(app_begin(app, "import", err));
    enum fault fault = import_sheets(ctx, app, requests, count, out, &any, err);
    /* One that brought nothing leaves no trace. */
    if (dry_run || (fault == FAULT_NONE && !any)) {
        store_end(app->store);
        return fault;
    }
    return app_finish(app, fault, err);
}
