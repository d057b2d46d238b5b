#include "cli/import_sheet.h"

#include <stdlib.h>
#include <string.h>

#include "app/ledger_import.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "cli/import_sheet_ask.h"
#include "cli/print.h"
#include "view/ledger_import.h"

#include "base/ban.h"

#define SHOWN_MAX 12

bool
import_is_sheet(const struct args *args, const struct import_bytes *file) {
    const char *as = args_text(args, "as");
    if (as)
        return text_same_ascii(as, "referrals");
    return sheet_looks_like(file->bytes, file->len);
}

/* --- telling ---------------------------------------------------------------------- */

static const char *
plural(const void *ctx, int64_t count, const char *one) {
    return mem_printf(ctx, "%lld %s%s", (long long)count, one, count == 1 ? "" : "s");
}

static void
show_remarks(struct cli *cli, const struct sheet_remarks *list, const char *title,
             bool all) {
    size_t shown = all || list->count <= SHOWN_MAX ? list->count : SHOWN_MAX;
    if (list->count == 0)
        return;
    print_line(cli, 0, STYLE_PLAIN, "%s (%zu):", title, list->count);
    for (size_t i = 0; i < shown; i++)
        print_line(cli, 2, STYLE_PLAIN, "line %ld: %s", list->items[i].line,
                   list->items[i].text);
    if (shown < list->count)
        print_line(cli, 2, STYLE_DIM, "… and %zu more (--all)", list->count - shown);
}

static void
show_counts(struct cli *cli, const struct ledger_import_answer *a) {
    char *text =
        mem_printf(cli->ctx, "%s: ", plural(cli->ctx, (int64_t)a->read, "referral"));
    text = mem_append(text, "%d %s", a->import.added,
                      a->dry_run ? "would come in" : "brought in");
    if (a->received > 0 && a->given > 0)
        text = mem_append(text, " (%d received, %d given)", a->received, a->given);
    else if (a->import.added > 0)
        text = mem_append(text, " (%s)", a->given ? "given" : "received");
    print_line(cli, 0, STYLE_BOLD, "%s, %d there already, %d left out.", text,
               a->import.unchanged, a->import.skipped);
}

/* Whom the names were taken for, where that is not plain. */
static void
show_sources(struct cli *cli, const struct ledger_import_answer *a, bool all) {
    size_t shown = 0, found = 0;
    for (size_t i = 0; i < a->sources.count; i++)
        found += a->sources.items[i].fate == SOURCE_FOUND;
    if (a->sources.count > 0)
        print_line(cli, 0, STYLE_PLAIN, "From and to: %zu here already, %d new, %s.",
                   found, a->people, plural(cli->ctx, a->places, "new place"));
    for (size_t i = 0; i < a->sources.count; i++) {
        const struct ledger_source *s = &a->sources.items[i];
        const char *about = NULL;
        if (s->fate == SOURCE_FOUND && s->why)
            about = mem_printf(cli->ctx, "taken for %s, %s", s->name, s->why);
        else if (s->fate == SOURCE_ADDED && s->kind == REFERRER_PLACE)
            about = "a place, not a person: counted, and never on your day";
        else if (s->fate == SOURCE_ADDED && s->possible.count > 0)
            about = mem_printf(cli->ctx, "somebody new; or is it %s?",
                               s->possible.items[0].name);
        else if (s->fate == SOURCE_ADDED)
            about = "new on your list";
        if (about && (all || shown++ < SHOWN_MAX))
            print_line(cli, 2, STYLE_PLAIN, "%s: %s", text_cut(cli->ctx, s->typed, 40),
                       about);
    }
    if (!all && shown > SHOWN_MAX)
        print_line(cli, 2, STYLE_DIM, "… and %zu more (--all)", shown - SHOWN_MAX);
}

/* The codes that stand where names stood, for the user's own files. */
static void
show_codes(struct cli *cli, const struct ledger_import_answer *a, bool all) {
    size_t shown = 0;
    if (a->sheet->names == 0 || a->import.added == 0 || a->dry_run)
        return;
    print_line(cli, 0, STYLE_PLAIN,
               "No name was kept. Codes, should you want them in files of your own:");
    for (size_t i = 0; i < a->entries.count; i++) {
        const struct ledger_entry *e = &a->entries.items[i];
        if (e->fate == ENTRY_IN && (all || shown++ < SHOWN_MAX))
            print_line(cli, 2, STYLE_PLAIN, "line %ld: %s", e->line, e->referral.code);
    }
    if (!all && shown > SHOWN_MAX)
        print_line(cli, 2, STYLE_DIM, "… and %zu more (--all)", shown - SHOWN_MAX);
}

static void
show(struct cli *cli, const struct ledger_import_answer *a, bool all) {
    show_counts(cli, a);
    show_sources(cli, a, all);
    show_remarks(cli, &a->skips, "Left out", all);
    show_remarks(cli, &a->sheet->warnings, "Cells that seem to tell who a client is",
                 all);
    if (a->sheet->no_year > 0)
        print_line(cli, 0, STYLE_PLAIN,
                   "Some dates have no year: --year 2025 says which it is.");
    if (a->amounts > 0)
        print_line(cli, 0, STYLE_PLAIN,
                   "%s left out: your plan keeps no value of business. `tend plan "
                   "business=yes` changes that.",
                   plural(cli->ctx, a->amounts, "sum"));
    char *unmapped = mem_dup(cli->ctx, "");
    for (size_t i = 0; i < a->sheet->unmapped.count; i++)
        unmapped = mem_append(unmapped, "%s%s", i ? ", " : "",
                              text_cut(cli->ctx, a->sheet->unmapped.items[i], 40));
    if (*unmapped)
        print_line(cli, 0, STYLE_DIM,
                   "Columns not taken: %s. --map \"COLUMN=outcome\" takes one.",
                   unmapped);
    show_codes(cli, a, all);
}

static void
show_next(struct cli *cli, const struct ledger_import_answer *a, bool any) {
    if (a->dry_run)
        print_line(cli, 0, STYLE_DIM,
                   "Nothing was changed. Without --dry-run it happens.");
    else if (!any)
        print_line(cli, 0, STYLE_DIM, "Nothing in it is new; nothing was changed.");
    else
        print_line(cli, 0, STYLE_PLAIN,
                   "`tend referral` shows the ledger. `tend undo` takes this back.");
    if (any && a->on_list > a->plan.list_max)
        print_line(cli, 0, STYLE_PLAIN,
                   "%d people are on your list now; the method keeps it to %d. No "
                   "hurry: the day still holds only a few. `tend walk --new` goes "
                   "through the new names, one key each.",
                   a->on_list, a->plan.list_max);
}

/* --- reading ---------------------------------------------------------------------- */

static enum fault
read_options(struct cli *cli, const struct args *args, struct sheet_options *out,
             struct error *err) {
    const char *way = args_text(args, "direction");
    *out = (struct sheet_options){.map = args_list(args, "map"),
                                  .replace_names = args_flag(args, "replace-names")};
    (void)cli;
    if (way)
        out->way = sheet_way_read(way);
    if (way && !out->way)
        return error_field(err, "direction",
                           "--direction is received or given, not \"%.40s\".", way);
    return args_number(args, "year", 1900, 2199, 0, &out->year, err);
}

static void
add_choices(struct cli *cli, const struct args *args, const char *option,
            enum source_act act, struct source_choices *out) {
    const struct strings *names = args_list(args, option);
    for (size_t i = 0; names && i < names->count; i++)
        *array_add(cli->ctx, out) =
            (struct source_choice){.name = names->items[i], .act = act};
}

/* The reason names the file. */
static enum fault
name_file(struct cli *cli, const char *path, enum fault fault, struct error *err) {
    char *text = mem_dup(cli->ctx, err->text);
    if (fault != FAULT_NONE && !strstr(text, path))
        snprintf(err->text, sizeof err->text, "%.200s: %.800s", file_base_name(path),
                 text);
    return fault;
}

static enum fault
read_sheet(struct cli *cli, const struct args *args, const struct import_bytes *file,
           struct referral_sheet **out, struct error *err) {
    struct sheet_options options;
    TRY(read_options(cli, args, &options, err));
    options.file = file_base_name(file->path);
    enum fault fault = sheet_read(cli->ctx, file->bytes, file->len, &options, out, err);
    if (fault == FAULT_NONE && cli->interactive && !cli->json)
        fault = import_sheet_ask(cli, file, &options, out, err);
    if (fault == FAULT_NONE && (*out)->problem.fault != FAULT_NONE) {
        *err = (*out)->problem;
        fault = err->fault;
    }
    return name_file(cli, file->path, fault, err);
}

enum fault
import_sheets(struct cli *cli, const struct args *args,
              const struct import_bytes *files, size_t count, struct error *err) {
    struct ledger_import_request *requests =
        mem_array(cli->ctx, struct ledger_import_request, count);
    struct ledger_import_answer *answers =
        mem_array(cli->ctx, struct ledger_import_answer, count);
    struct source_choices choices = {0};
    bool all = args_flag(args, "all"), any = false;
    add_choices(cli, args, "place-source", SOURCE_PLACE, &choices);
    add_choices(cli, args, "person-source", SOURCE_PERSON, &choices);
    for (size_t i = 0; i < count; i++) {
        struct referral_sheet *sheet;
        const char *name = strcmp(files[i].path, "-") == 0
                               ? "standard input"
                               : file_base_name(files[i].path);
        TRY(read_sheet(cli, args, &files[i], &sheet, err));
        requests[i] = (struct ledger_import_request){
            .file = text_is_utf8(name, strlen(name)) && !sheet->file_tells ? name
                                                                           : "a sheet",
            .sheet = sheet,
            .dry_run = args_flag(args, "dry-run"),
            .choices = &choices};
    }
    if (cli->interactive && !cli->json)
        TRY(import_sheet_ask_sources(cli, requests, count, &choices, err));
    TRY(app_ledger_import(cli->ctx, &cli->app, requests, count, answers, err));
    if (cli->json)
        return print_json(cli, view_ledger_import(&answers[0]), err);
    for (size_t i = 0; i < count; i++) {
        if (count > 1)
            print_line(cli, 0, STYLE_BOLD, "%s", files[i].path);
        show(cli, &answers[i], all);
        any |= answers[i].import.added > 0;
    }
    show_next(cli, &answers[count - 1], any);
    return FAULT_NONE;
}
