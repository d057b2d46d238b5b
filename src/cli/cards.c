/* tend cards */
#include "app/cards.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "cli/ask.h"
#include "cli/command.h"
#include "cli/log.h"
#include "cli/print.h"
#include "exchange/csv.h"
#include "view/cards.h"
#include "view/log.h"

#include "base/ban.h"

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

static const struct option options[] = {
    {"labels", 0, OPTION_FLAG, NULL, "print the addresses alone, to copy from", NULL},
    {"csv", 0, OPTION_FLAG, NULL, "print the addresses as a table for other programs",
     NULL},
    {"thanks", 0, OPTION_FLAG, NULL,
     "with `done`: it was the thanks for what they referred", NULL},
    {NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

const struct command cards_command = {
    .name = "cards",
    .group = "Every morning",
    .summary = "Look after the handwritten cards you promised",
    .usage = "[add NAME [WHY] | done NAME [NOTE] | remove NAME]",
    .about =
        "Lists those who are to be sent a handwritten card, with their addresses.\n\n"
        "`add` puts somebody on the list, with a word of why if you like. `done` says "
        "that the card is written and on its way: it counts as a touch, sets their "
        "next date, and takes them off the list. So does `tend log NAME card`. "
        "`remove` takes somebody off without a card.",
    .examples = "tend cards\n"
                "tend cards add ana \"thank you for the evening\"\n"
                "tend cards done ana \"wrote about the new group\"\n"
                "tend cards --labels  # the addresses\n"
                "tend cards --csv > cards.csv  # for a label printer",
    .options = options,
    .words = WORDS_EITHER,
    .choices = "add done remove",
    .need = NEED_EXISTING,
    .json = true,
    .run = run,
};

/* --- the list
 * ---------------------------------------------------------------------------- */

static char *
joined(const void *ctx, const struct strings *lines, size_t first, const char *gap) {
    char *out = mem_dup(ctx, "");
    for (size_t i = first; i < lines->count; i++)
        out = mem_append(out, "%s%s", *out ? gap : "", lines->items[i]);
    return out;
}

static void
show_list(struct cli *cli, const struct cards_answer *a) {
    char words[DATE_TEXT_MAX];
    if (a->cards.count == 0)
        print_line(cli, 0, STYLE_PLAIN,
                   "No cards to write. `tend cards add NAME` puts somebody on the "
                   "list.");
    for (size_t i = 0; i < a->cards.count; i++) {
        const struct card_to_write *c = &a->cards.items[i];
        print_line(cli, 0, STYLE_BOLD, "%s", c->person.name);
        if (c->card.why)
            print_line(cli, 2, STYLE_PLAIN, "%s", c->card.why);
        if (c->lines.count)
            print_line(cli, 2, STYLE_PLAIN, "%s", joined(cli->ctx, &c->lines, 1, ", "));
        else
            print_line(cli, 2, STYLE_YELLOW,
                       "no address yet: tend edit %lld --address \"1 Main Street, "
                       "Springfield\"",
                       (long long)c->person.id);
        print_line(cli, 2, STYLE_DIM, "since %s",
                   day_words(c->card.asked_day, cli->today, words));
    }
}

static void
print_labels(struct cli *cli, const struct cards_answer *a) {
    bool first = true;
    for (size_t i = 0; i < a->cards.count; i++) {
        const struct strings *lines = &a->cards.items[i].lines;
        if (lines->count == 0)
            continue;
        fprintf(cli->out, "%s%s\n", first ? "" : "\n",
                joined(cli->ctx, lines, 0, "\n"));
        first = false;
    }
}

/* The lines of an address have no names that hold everywhere. */
#define CSV_LINES 6

static void
print_csv(struct cli *cli, const struct cards_answer *a) {
    static const char *const headings[] = {
        "Name",           "Address line 1", "Address line 2", "Address line 3",
        "Address line 4", "Address line 5", "Address line 6", "Why"};
    struct csv_writer w = {.ctx = cli->ctx, .guard = true};
    csv_write_row(&w, headings, sizeof headings / sizeof *headings);
    for (size_t i = 0; i < a->cards.count; i++) {
        const struct card_to_write *c = &a->cards.items[i];
        if (c->lines.count == 0)
            continue;
        csv_write_field(&w, c->person.name);
        for (size_t k = 1; k < CSV_LINES; k++)
            csv_write_field(&w, k < c->lines.count ? c->lines.items[k] : "");
        csv_write_field(&w, joined(cli->ctx, &c->lines, CSV_LINES, ", "));
        csv_write_field(&w, c->card.why);
        csv_write_end(&w);
    }
    fputs(w.text, cli->out);
}

static enum fault
list(struct cli *cli, const struct args *args, struct error *err) {
    struct cards_answer answer;
    TRY(app_cards(cli->ctx, &cli->app, &answer, err));
    if (cli->json)
        return print_json(cli, view_cards(&answer), err);
    if (args_flag(args, "csv"))
        print_csv(cli, &answer);
    else if (args_flag(args, "labels"))
        print_labels(cli, &answer);
    else
        show_list(cli, &answer);
    return FAULT_NONE;
}

/* --- changing it
 * ---------------------------------------------------------------------------- */

static enum fault
add(struct cli *cli, int64_t person_id, const char *why, struct error *err) {
    struct card_answer answer;
    TRY(app_card_add(cli->ctx, &cli->app, person_id, why, &answer, err));
    if (cli->json)
        return print_json(cli, view_card_answer(&answer), err);
    print_line(cli, 0, STYLE_PLAIN, "%s %s on the list of cards.", answer.name,
               answer.changed ? "stands" : "already stands");
    if (answer.lines.count == 0)
        print_line(cli, 0, STYLE_DIM,
                   "There is no address yet: tend edit %lld --address \"1 Main Street, "
                   "Springfield\"",
                   (long long)person_id);
    return FAULT_NONE;
}

static enum fault
remove_card(struct cli *cli, int64_t person_id, struct error *err) {
    struct card_answer answer;
    TRY(app_card_remove(cli->ctx, &cli->app, person_id, &answer, err));
    if (cli->json)
        return print_json(cli, view_card_answer(&answer), err);
    print_line(cli, 0, STYLE_PLAIN, "%s is off the list of cards.", answer.name);
    return FAULT_NONE;
}

static enum fault
done(struct cli *cli, int64_t person_id, const char *note, bool thanks,
     struct error *err) {
    struct log_answer answer;
    char words[DATE_TEXT_MAX];
    TRY(app_card_done(cli->ctx, &cli->app, person_id, note, thanks, &answer, err));
    if (cli->json)
        return print_json(cli, view_log(&answer), err);
    print_line(cli, 0, STYLE_PLAIN, "Written: a card for %s.", answer.name);
    if (answer.thanked.count)
        print_line(cli, 0, STYLE_PLAIN, "Thanked for %s.",
                   log_codes(cli, &answer.thanked));
    if (answer.next != DAY_NONE)
        print_line(cli, 0, STYLE_PLAIN, "Next: %s.",
                   day_words(answer.next, cli->today, words));
    if (answer.checkmark_new)
        print_line(cli, 0, STYLE_GREEN, "✓ The day has its checkmark.");
    return FAULT_NONE;
}

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    struct named person;
    size_t next;
    const char *verb = args_word(args, 0);
    if (!verb)
        return list(cli, args, err);
    bool adds = text_same_ascii(verb, "add");
    bool removes = text_same_ascii(verb, "remove");
    if (!adds && !removes && !text_same_ascii(verb, "done"))
        return error_field(err, "verb",
                           "\"%.40s\" is none of add, done and remove: tend cards add "
                           "NAME.",
                           verb);
    TRY(args_expect(args, cli->command, 2, 200, err));
    if (removes) {
        TRY(ask_person_words(cli, args, 1, &person, err));
        return remove_card(cli, person.id, err);
    }
    TRY(ask_person_front(cli, args, 1, &person, &next, err));
    const char *words = text_clean_line(cli->ctx, args_rest(cli->ctx, args, next));
    return adds ? add(cli, person.id, words, err)
                : done(cli, person.id, words, args_flag(args, "thanks"), err);
}
