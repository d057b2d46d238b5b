/* tend fact */
#include <stdlib.h>
#include <string.h>

#include "app/fact.h"
#include "app/note.h"
#include "app/show.h"
#include "base/memory.h"
#include "base/text.h"
#include "cli/ask.h"
#include "cli/command.h"
#include "cli/print.h"
#include "view/person.h"

#include "base/ban.h"

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

static const struct option options[] = {
    {"date", 'd', OPTION_TEXT, "DATE", "the day it happens: 12 June, 2026-06-12", NULL},
    {"yearly", 'y', OPTION_FLAG, NULL, "it comes back every year", NULL},
    {"birthday", 'b', OPTION_TEXT, "DATE", "their birthday: 15 March, 1980-03-15",
     NULL},
    {"news", 0, OPTION_FLAG, NULL, "call sheet: what is new with them", NULL},
    {"help-with", 0, OPTION_FLAG, NULL, "call sheet: how I could help", NULL},
    {"works", 0, OPTION_FLAG, NULL, "call sheet: ways of working they enjoy now", NULL},
    {"refer", 0, OPTION_FLAG, NULL, "call sheet: how best to refer to them", NULL},
    {"remove", 0, OPTION_NUMBER, "ID", "take a fact away", NULL},
    {NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

const struct command fact_command = {
    .name = "fact",
    .group = "Your people",
    .summary = "Keep what somebody told you; dated facts come back on the day",
    .usage = "NAME [TEXT]",
    .about =
        "Keeps family, interests, coming events. A fact with a date comes back on that "
        "day; "
        "a date in the text itself (\"graduates 12 June\") is understood. The call "
        "sheet's "
        "four questions have one answer each: a new one takes the place of the "
        "old. Without TEXT, lists what is known.\n\n"
        "Keep to what helps you be a good colleague, and write nothing about clients.",
    .examples = "tend fact ana \"plays the cello\"\n"
                "tend fact ana \"daughter graduates 12 June\"\n"
                "tend fact ben \"opening of the new office\" --date 2026-09-01\n"
                "tend fact cy --birthday \"15 March\"\n"
                "tend fact dee \"short e-mail first, she calls back\" --refer\n"
                "tend fact ana --remove 7  # numbers stand in `tend show ana`",
    .options = options,
    .words = WORDS_PERSON,
    .need = NEED_EXISTING,
    .json = true,
    .run = run,
};

static enum fault
read_fact(struct cli *cli, const struct args *args, struct fact *fact,
          struct error *err) {
    static const struct {
        const char *option;
        enum fact_kind kind;
    } sheet[] = {{"news", FACT_NEWS},
                 {"help-with", FACT_HELP},
                 {"works", FACT_WORKS},
                 {"refer", FACT_REFER}};
    const char *birthday = args_text(args, "birthday");
    if (birthday)
        return fact_read_birthday(birthday, cli->today, fact, err);
    for (size_t i = 0; i < 4; i++)
        if (args_flag(args, sheet[i].option))
            fact->kind = sheet[i].kind;
    if (fact->kind != FACT_NOTE)
        return FAULT_NONE;
    const struct fact_typed typed = {.text = fact->text,
                                     .date = args_text(args, "date"),
                                     .yearly = args_flag(args, "yearly")};
    return fact_read(cli->ctx, &typed, cli->today, fact, err);
}

static enum fault
list(struct cli *cli, int64_t id, struct error *err) {
    char words[DATE_TEXT_MAX];
    struct shown shown;
    TRY(app_show(cli->ctx, &cli->app, id, &shown, err));
    if (cli->json)
        return print_json(cli, view_show(&shown), err);
    const struct facts *facts = &shown.record.facts;
    if (facts->count == 0)
        print_line(cli, 0, STYLE_PLAIN, "Nothing is known of %s yet.",
                   shown.record.person.name);
    for (size_t i = 0; i < facts->count; i++) {
        const struct fact *f = &facts->items[i];
        char *number = mem_printf(cli->ctx, "%lld", (long long)f->id);
        if (f->date.month)
            print_labelled(cli, 2, 6, number, "%s: %s", date_words(f->date, words),
                           f->text);
        else
            print_labelled(cli, 2, 6, number, "%s", f->text);
    }
    return FAULT_NONE;
}

static void
show(struct cli *cli, const struct note_answer *a, bool removed) {
    char words[DATE_TEXT_MAX];
    const struct fact *f = &a->facts.items[0];
    if (removed)
        print_line(cli, 0, STYLE_PLAIN, "Taken away: %s.", f->text);
    else if (f->date.month)
        print_line(cli, 0, STYLE_PLAIN, "Noted of %s for %s%s: %s.", a->name,
                   date_words(f->date, words), f->yearly ? ", every year" : "",
                   f->text);
    else
        print_line(cli, 0, STYLE_PLAIN, "Noted of %s: %s.", a->name, f->text);
}

/* Removing takes a number, and the words are a name alone. */
static enum fault
remove_one(struct cli *cli, const struct args *args, struct error *err) {
    struct named person;
    struct note_answer answer;
    int id;
    TRY(args_number(args, "remove", 1, INT_MAX, 0, &id, err));
    TRY(ask_person_words(cli, args, 0, &person, err));
    TRY(app_fact_remove(cli->ctx, &cli->app, person.id, id, &answer, err));
    if (cli->json)
        return print_json(cli, view_note(&answer), err);
    show(cli, &answer, true);
    return FAULT_NONE;
}

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    struct named person;
    struct note_answer answer;
    size_t next;
    TRY(args_expect(args, cli->command, 1, 200, err));
    if (args_text(args, "remove"))
        return remove_one(cli, args, err);
    TRY(ask_person_front(cli, args, 0, &person, &next, err));
    struct fact fact = {
        .kind = FACT_NOTE,
        .text = text_clean_line(cli->ctx, args_rest(cli->ctx, args, next)),
    };
    if (!fact.text && !args_text(args, "birthday"))
        return list(cli, person.id, err);
    TRY(read_fact(cli, args, &fact, err));
    TRY(app_fact_add(cli->ctx, &cli->app, person.id, &fact, &answer, err));
    if (cli->json)
        return print_json(cli, view_note(&answer), err);
    show(cli, &answer, false);
    return FAULT_NONE;
}
