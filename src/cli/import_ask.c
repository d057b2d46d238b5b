#include "cli/import_ask.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "cli/print.h"

#include "base/ban.h"

static const char *
joined(const void *ctx, const struct strings *values) {
    char *text = mem_dup(ctx, "");
    for (size_t i = 0; i < values->count; i++)
        text = mem_append(text, "%s%s", i ? "; " : "", values->items[i]);
    return text;
}

/* Where the two say something, and not the same. */
static void
show_sides(struct cli *cli, const struct sides *sides) {
    for (size_t i = 0; i < sides->count; i++) {
        const struct side *s = &sides->items[i];
        const char *mine = joined(cli->ctx, &s->mine);
        const char *theirs = joined(cli->ctx, &s->theirs);
        if (strcmp(mine, theirs) == 0)
            continue;
        print_labelled(cli, 4, 18, s->words, "%s | %s", *mine ? mine : "-",
                       *theirs ? theirs : "-");
    }
}

static void
show_possible(struct cli *cli, const struct import_record *r) {
    print_blank(cli);
    print_line(cli, 0, STYLE_BOLD, "%s%s%s (line %ld)", r->name, r->about ? ", " : "",
               r->about ? r->about : "", r->line);
    for (size_t i = 0; i < r->possible.count; i++) {
        const struct import_possible *p = &r->possible.items[i];
        print_line(cli, 2, STYLE_PLAIN, "%zu: may be %s (#%lld)%s: %s", i + 1, p->name,
                   (long long)p->person_id, p->active ? "" : ", whom you let go",
                   p->why);
        show_sides(cli, &p->sides);
    }
}

/* The decision that was typed; false when it isn't one. */
static bool
understand(const char *typed, const struct import_record *r, struct import_choice *out,
           bool *end) {
    char *rest;
    if (!typed || strcmp(typed, "q") == 0) {
        *end = true;
        return true;
    }
    if (*typed == '\0' || strcmp(typed, "n") == 0)
        return true;
    if (strcmp(typed, "l") == 0) {
        out->act = IMPORT_LEAVE;
        return true;
    }
    long which = strcmp(typed, "y") == 0 ? 1 : strtol(typed, &rest, 10);
    if (which < 1 || (size_t)which > r->possible.count)
        return false;
    out->act = IMPORT_MERGE;
    out->person_id = r->possible.items[which - 1].person_id;
    return true;
}

static bool
ask_one(struct cli *cli, const struct import_record *r, struct import_choices *out) {
    struct import_choice choice = {.line = r->line, .nth = r->nth};
    bool end = false;
    show_possible(cli, r);
    const char *question = r->possible.count == 1
                               ? "The same person? (y, n: somebody new, l: leave out) "
                               : "Which of them? (number, n: somebody new, l: leave "
                                 "out) ";
    while (!understand(ask_line(cli, question), r, &choice, &end))
        print_line(cli, 0, STYLE_DIM, "Type a number, n, l, or q to import nothing.");
    if (!end && choice.act != IMPORT_AS_PROPOSED)
        *array_add(cli->ctx, out) = choice;
    return !end;
}

enum fault
import_ask(struct cli *cli, const struct import_request *request,
           struct import_choices *out, struct error *err) {
    struct import_answer answer;
    struct import_request look = *request;
    size_t asked = 0;
    if (!cli->interactive)
        return error_field(err, "review",
                           "--review asks questions, so it needs a terminal. --dry-run "
                           "--json lists what it would ask.");
    look.dry_run = look.review = true;
    TRY(app_import(cli->ctx, &cli->app, &look, &answer, err));
    for (size_t i = 0; i < answer.records.count; i++) {
        const struct import_record *r = &answer.records.items[i];
        if (r->possible.count == 0)
            continue;
        asked++;
        if (!ask_one(cli, r, out))
            return error_set(err, FAULT_CONFLICT,
                             "Stopped; nothing was imported and nothing was changed.");
    }
    if (asked == 0)
        print_line(cli, 0, STYLE_DIM, "Nobody in it is in doubt.");
    print_blank(cli);
    return FAULT_NONE;
}
