#include "app/ledger_many.h"

#include <string.h>

#include "app/ledger_book.h"
#include "base/memory.h"
#include "base/text.h"

#include "base/ban.h"

static bool
is_sure(const struct many_request *request, const char *name) {
    for (size_t i = 0; request->sure && i < request->sure->count; i++)
        if (text_same(request->sure->items[i], name))
            return true;
    return false;
}

static void
doubt(const void *ctx, const struct sheet_row *row, const struct ledger_source *s,
      struct many_answer *out) {
    char *text = mem_printf(ctx, "Nobody here is called “%s”. Did you mean ",
                            text_cut(ctx, row->person, 40));
    for (size_t i = 0; i < s->possible.count; i++)
        text = mem_append(text, "%s%s", i ? " or " : "",
                          text_cut(ctx, s->possible.items[i].name, 40));
    *array_add(ctx, &out->problems) = (struct many_problem){
        .line = row->line,
        .field = "name",
        .doubt = true,
        .text = mem_append(text, "? If it is somebody new, save once more.")};
}

static enum fault
enter_row(const void *ctx, struct ledger_book *book, const struct many_request *request,
          const struct sheet_row *row, struct many_answer *out, struct error *err) {
    struct ledger_entry entry = {0};
    TRY(ledger_book_source(book, &out->sources, row, NULL, &entry.source, err));
    struct ledger_source *s = &out->sources.items[entry.source];
    if (s->fate == SOURCE_ADDED && s->possible.count > 0 &&
        !is_sure(request, row->person))
        doubt(ctx, row, s, out);
    TRY(ledger_book_enter(book, row, s, &entry, err));
    if (entry.fate == ENTRY_LEFT)
        *array_add(ctx, &out->problems) = (struct many_problem){
            .line = row->line,
            .field = "date",
            .text = mem_printf(ctx, "This can’t be: %s.", entry.reason)};
    out->entered += entry.fate == ENTRY_IN;
    out->there += entry.fate == ENTRY_THERE;
    *array_add(ctx, &out->entries) = entry;
    return FAULT_NONE;
}

static enum fault
enter(const void *ctx, const struct app *app, const struct many_request *request,
      struct many_answer *out, struct error *err) {
    struct ledger_book *book;
    TRY(ledger_book_open(ctx, app, 0, &book, err));
    for (size_t i = 0; i < request->count; i++)
        TRY(enter_row(ctx, book, request, &request->rows[i], out, err));
    for (size_t i = 0; i < out->sources.count; i++) {
        const struct ledger_source *s = &out->sources.items[i];
        if (s->fate != SOURCE_ADDED || !s->person_id)
            continue;
        out->places += s->kind == REFERRER_PLACE;
        out->people += s->kind != REFERRER_PLACE;
        if (!out->first)
            out->first = s->name;
    }
    if (out->problems.count > 0) {
        const struct many_problem *p = &out->problems.items[0];
        return error_field(err, mem_printf(ctx, "%s.%ld", p->field, p->line), "%s",
                           p->text);
    }
    return store_describe(app->store,
                          mem_printf(ctx, "entered %d referral%s", out->entered,
                                     out->entered == 1 ? "" : "s"),
                          err);
}

enum fault
app_ledger_many(const void *ctx, const struct app *app,
                const struct many_request *request, struct many_answer *out,
                struct error *err) {
    *out = (struct many_answer){0};
    TRY(app_begin(app, "referral", err));
    enum fault fault = enter(ctx, app, request, out, err);
    if (!request->look)
        return app_finish(app, fault, err);
    store_end(app->store);
    return fault;
}
