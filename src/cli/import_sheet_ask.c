#include "cli/import_sheet_ask.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "cli/print.h"

#include "base/ban.h"

static enum fault
stopped(struct error *err) {
    return error_set(err, FAULT_CONFLICT,
                     "Stopped; nothing was imported and nothing was changed.");
}

/* The names of the columns with clients' names. */
static const char *
hidden_columns(struct cli *cli, const struct referral_sheet *sheet) {
    char *list = mem_dup(cli->ctx, "");
    for (size_t i = 0; i < sheet->columns.count; i++) {
        const struct sheet_column *c = &sheet->columns.items[i];
        if (c->hidden && c->filled)
            list = mem_append(list, "%s%s (%s)", *list ? ", " : "",
                              c->header ? text_cut(cli->ctx, c->header, 40)
                                        : mem_printf(cli->ctx, "column %zu", c->number),
                              c->hidden);
    }
    return list;
}

/* True when something was answered that makes another reading worth while. */
static bool
ask_problem(struct cli *cli, const struct referral_sheet *sheet,
            struct sheet_options *options) {
    const char *field = sheet->problem.field;
    if (strcmp(field, "names") == 0) {
        print_line(cli, 0, STYLE_PLAIN,
                   "This sheet seems to name clients: %s. Tend keeps no client's name.",
                   hidden_columns(cli, sheet));
        options->replace_names =
            ask_yes(cli, "Give each referral a code of Tend's own instead?", false);
        return options->replace_names;
    }
    if (strcmp(field, "direction") == 0) {
        const char *answer =
            ask_line(cli, "Were these referrals received or given? (r, g) ");
        options->way = answer ? sheet_way_read(answer) : SHEET_WAY_NONE;
        return options->way != SHEET_WAY_NONE;
    }
    return false;
}

static bool
ask_year(struct cli *cli, const struct referral_sheet *sheet,
         struct sheet_options *options) {
    const char *question =
        mem_printf(cli->ctx, "%d date%s no year. Which year is it? (Enter: leave out) ",
                   sheet->no_year, sheet->no_year == 1 ? " has" : "s have");
    const char *answer = ask_line(cli, question);
    long year = answer ? strtol(answer, NULL, 10) : 0;
    options->year = year >= 1900 && year <= 2199 ? (int)year : 0;
    return options->year != 0;
}

enum fault
import_sheet_ask(struct cli *cli, const struct import_bytes *file,
                 struct sheet_options *options, struct referral_sheet **sheet,
                 struct error *err) {
    while ((*sheet)->problem.fault != FAULT_NONE && ask_problem(cli, *sheet, options))
        TRY(sheet_read(cli->ctx, file->bytes, file->len, options, sheet, err));
    if ((*sheet)->no_year > 0 && options->year == 0 && ask_year(cli, *sheet, options))
        TRY(sheet_read(cli->ctx, file->bytes, file->len, options, sheet, err));
    return FAULT_NONE;
}

/* --- who is meant ----------------------------------------------------------------- */

static bool
is_plain(const struct ledger_source *s) {
    return s->act != SOURCE_AS_PROPOSED || s->possible.count == 0;
}

static bool
understand(const char *typed, const struct ledger_source *s, struct source_choice *out,
           bool *end) {
    char *rest;
    if (!typed || strcmp(typed, "q") == 0) {
        *end = true;
        return true;
    }
    if (*typed == '\0')
        return true;
    if (strcmp(typed, "n") == 0)
        out->act = SOURCE_PERSON;
    else if (strcmp(typed, "p") == 0)
        out->act = SOURCE_PLACE;
    else if (strcmp(typed, "l") == 0)
        out->act = SOURCE_LEAVE;
    if (out->act != SOURCE_AS_PROPOSED)
        return true;
    long which = strcmp(typed, "y") == 0 ? 1 : strtol(typed, &rest, 10);
    if (which < 1 || (size_t)which > s->possible.count)
        return false;
    out->act = SOURCE_IS;
    out->person_id = s->possible.items[which - 1].id;
    return true;
}

static bool
ask_source(struct cli *cli, const struct ledger_source *s, struct source_choices *out) {
    struct source_choice choice = {.name = s->typed};
    bool end = false;
    print_blank(cli);
    print_line(cli, 0, STYLE_BOLD, "%s (%d referral%s)",
               text_cut(cli->ctx, s->typed, 60), s->received + s->given,
               s->received + s->given == 1 ? "" : "s");
    for (size_t i = 0; i < s->possible.count; i++) {
        const struct named *p = &s->possible.items[i];
        print_line(cli, 2, STYLE_PLAIN, "%zu: %s (#%lld)%s%s%s", i + 1, p->name,
                   (long long)p->id, p->organisation ? ", " : "",
                   p->organisation ? p->organisation : "",
                   p->active ? "" : ", whom you let go");
    }
    const char *question = "Which of them? (number, n: somebody new, p: a place, l: "
                           "leave out) ";
    while (!understand(ask_line(cli, question), s, &choice, &end))
        print_line(cli, 0, STYLE_DIM,
                   "Type a number, n, p, l, or q to import nothing.");
    if (!end && choice.act != SOURCE_AS_PROPOSED)
        *array_add(cli->ctx, out) = choice;
    return !end;
}

enum fault
import_sheet_ask_sources(struct cli *cli, const struct ledger_import_request *requests,
                         size_t count, struct source_choices *out, struct error *err) {
    struct ledger_import_answer *answers =
        mem_array(cli->ctx, struct ledger_import_answer, count);
    struct ledger_import_request *look =
        mem_array(cli->ctx, struct ledger_import_request, count);
    for (size_t i = 0; i < count; i++) {
        look[i] = requests[i];
        look[i].dry_run = true;
    }
    TRY(app_ledger_import(cli->ctx, &cli->app, look, count, answers, err));
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < answers[i].sources.count; k++)
            if (!is_plain(&answers[i].sources.items[k]) &&
                !ask_source(cli, &answers[i].sources.items[k], out))
                return stopped(err);
    return FAULT_NONE;
}
