/* tend today */
#include <string.h>

#include "app/reasons.h"
#include "base/memory.h"
#include "base/text.h"
#include "cli/clocks.h"
#include "cli/command.h"
#include "cli/print.h"
#include "cli/welcome.h"
#include "view/today.h"

#include "base/ban.h"

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

static const struct option options[] = {
    {"more", 'm', OPTION_FLAG, NULL, "one person more than the day's number", NULL},
    {"brief", 'b', OPTION_FLAG, NULL, "names, methods and reasons only", NULL},
    {NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

const struct command today_command = {
    .name = "today",
    .group = "Every morning",
    .summary = "Name the people to reach out to today",
    .usage = "",
    .about =
        "On top stand the referrals that wait for your first answer, with the working "
        "time that is left.\n\n"
        "Then it names three to five people, each with why, how and with what, and "
        "with what you know of them. The order is a rule: thanks that you owe for a "
        "referral; what you promised for today; birthdays and other dates they told "
        "you; reach-outs that are due, the longest overdue "
        "first; "
        "people who meet two or three of liked, has referred, practice full; people "
        "you "
        "follow; then new names that can be reached.\n\n"
        "However long you were away and however many people you brought in, the day "
        "holds no more than the plan's number. On rest days and in a pause nothing is "
        "asked of you; --more names somebody all the same.",
    .examples = "tend today  # this morning's people\n"
                "tend today --more  # one more, because it goes well\n"
                "tend today --json  # for scripts\n"
                "tend --today 2026-03-02 today  # as it would be on that day",
    .options = options,
    .need = NEED_PRACTICE,
    .json = true,
    .run = run,
};

static const char *
count_word(size_t n) {
    static const char *const words[] = {"Nobody", "One",  "Two",
                                        "Three",  "Four", "Five"};
    return n < 6 ? words[n] : "Some";
}

static void
show_head(struct cli *cli, const json_t *m) {
    char words[DATE_TEXT_MAX];
    const json_t *target = model_list(m, "target");
    size_t left = json_array_size(model_list(m, "suggestions"));
    int64_t done = model_number(m, "done");
    day_words(cli->today, cli->today, words);
    if (done == 0 && left > 0)
        print_line(cli, 0, STYLE_BOLD, "%s. %s for today.", words,
                   left == 1 ? "One person" : count_word(left));
    else if (model_yes(m, "checkmark"))
        print_line(cli, 0, STYLE_BOLD, "%s. %lld done: today has its checkmark ✓",
                   words, (long long)done);
    else if (done > 0)
        print_line(cli, 0, STYLE_BOLD, "%s. %lld of %lld done.", words, (long long)done,
                   (long long)model_number(target, "min"));
    else
        print_line(cli, 0, STYLE_BOLD, "%s.", words);
    int64_t row = model_number(m, "row");
    if (row > 0)
        print_line(cli, 0, STYLE_DIM, "Row: %lld checkmark%s, %lld to %s.",
                   (long long)row, row == 1 ? "" : "s",
                   (long long)model_number(m, "to_treat"),
                   model_has(m, "treat") ? model_get(m, "treat") : "the next treat");
}

static void
show_logged(struct cli *cli, const json_t *m) {
    size_t i;
    json_t *t;
    json_array_foreach(model_list(m, "logged"), i, t) {
        const char *word = model_get(t, "word");
        print_line(cli, 0, STYLE_GREEN, "✓ %s, %s",
                   model_get(model_list(t, "person"), "name"),
                   *word ? word : model_get(t, "method"));
    }
}

static void
show_known(struct cli *cli, const json_t *pick) {
    char words[DATE_TEXT_MAX];
    size_t i;
    json_t *fact;
    char *known = mem_dup(cli->ctx, "");
    json_array_foreach(model_list(pick, "known"), i, fact) {
        struct date date;
        known = mem_append(known, "%s%s", i ? "; " : "", model_get(fact, "text"));
        if (date_from_iso(model_get(fact, "date"), &date))
            known = mem_append(known, " (%s)", date_words(date, words));
    }
    const char *note = model_get(model_list(pick, "last"), "note");
    if (*note)
        known = mem_append(known, "%sLast time: %s", *known ? ". " : "",
                           text_cut(cli->ctx, note, 160));
    if (*known)
        print_labelled(cli, 4, 7, "Know", "%s", known);
}

static void
show_sheet(struct cli *cli, const json_t *pick) {
    size_t i;
    json_t *line;
    char *ask = mem_dup(cli->ctx, "");
    json_array_foreach(model_list(pick, "sheet"), i, line) {
        if (model_has(line, "answer"))
            print_labelled(cli, 4, 7, "Sheet", "%s %s", model_get(line, "question"),
                           model_get(line, "answer"));
        else
            ask = mem_append(ask, "%s%s", *ask ? ", " : "", model_get(line, "brief"));
    }
    if (*ask)
        print_labelled(cli, 4, 7, "Ask", "%s", ask);
}

static void
show_how(struct cli *cli, const json_t *pick) {
    int64_t id = model_number(model_list(pick, "person"), "id");
    char *where = mem_dup(cli->ctx, "");
    for (const char *p = model_get(pick, "reach"); *p; p += *p == '\n') {
        size_t len = strcspn(p, "\n");
        where = mem_append(where, "%s%.*s", *where ? ", " : ": ", (int)len, p);
        p += len;
    }
    if (model_has(pick, "method"))
        print_labelled(cli, 4, 7, "How", "%s%s", model_get(pick, "invite"), where);
    else
        print_labelled(cli, 4, 7, "How",
                       "there is no way to reach them yet: tend edit %lld --email …",
                       (long long)id);
}

/* What of one's own stands on the menu (METHOD T4), behind what Tend says by itself. */
static const char *
own_menu(struct cli *cli, const json_t *pick) {
    size_t i;
    json_t *entry;
    char *words = mem_dup(cli->ctx, "");
    json_array_foreach(model_list(pick, "menu"), i, entry) {
        if (model_yes(entry, "own"))
            words = mem_append(words, "; %s", model_get(entry, "word"));
    }
    return words;
}

/* METHOD R6: what the words may tell, and how to write the thanks down. */
static void
show_thanks(struct cli *cli, const json_t *pick) {
    const json_t *thanks = model_list(pick, "thanks");
    if (!model_has(pick, "thanks"))
        return;
    print_labelled(
        cli, 4, 7, "Tell", "%s",
        model_yes(thanks, "tells")
            ? "that somebody has been in touch or has come, and no more"
        : model_yes(thanks, "ask")
            ? "nothing yet: first ask whether they may be told (tend consent)"
            : "nothing: thank them for their trust alone");
    print_labelled(cli, 4, 7, "Then", "tend thanks %lld METHOD \"a few words\"",
                   (long long)model_number(model_list(pick, "person"), "id"));
}

static void
show_pick(struct cli *cli, const json_t *pick, size_t number, bool brief) {
    size_t i;
    json_t *reason;
    const json_t *person = model_list(pick, "person");
    const char *organisation = model_get(person, "organisation");
    const char *title = model_get(person, "title");
    print_line(
        cli, 0, STYLE_BOLD, "%zu. %s%s%s%s%s", number, model_get(person, "name"),
        *title ? ", " : "", title,
        *organisation && strcmp(organisation, model_get(person, "name")) != 0 ? ", "
                                                                              : "",
        strcmp(organisation, model_get(person, "name")) != 0 ? organisation : "");
    char *why = mem_dup(cli->ctx, "");
    json_array_foreach(model_list(pick, "reasons"), i, reason) why =
        mem_append(why, "%s%s", i ? "; " : "", model_get(reason, "text"));
    print_labelled(cli, 4, 7, "Why", "%s", why);
    show_how(cli, pick);
    show_thanks(cli, pick);
    if (model_has(pick, "share"))
        print_labelled(cli, 4, 7, "With", "%s%s%s%s", model_get(pick, "share"),
                       brief ? "" : ": ", brief ? "" : model_get(pick, "share_hint"),
                       brief ? "" : own_menu(cli, pick));
    if (!brief) {
        show_known(cli, pick);
        show_sheet(cli, pick);
    }
}

/* What else there is to say, at most a few lines. */
static void
show_foot(struct cli *cli, const json_t *m) {
    int64_t waiting = model_number(m, "waiting");
    int64_t most = model_number(model_list(m, "target"), "max");
    size_t i;
    json_t *treat;
    json_array_foreach(model_list(m, "treats"), i, treat) {
        if (model_has(treat, "name"))
            print_line(cli, 0, STYLE_GREEN,
                       "You have earned: %s. `tend treat --taken` "
                       "when you have had it.",
                       model_get(treat, "name"));
        else
            print_line(cli, 0, STYLE_GREEN,
                       "You have earned a treat. Name it: `tend "
                       "treat \"…\"`.");
    }
    if (waiting > 0)
        print_line(
            cli, 0, STYLE_DIM,
            "%lld more %s for the days to come (%lld working day%s); nothing is lost.",
            (long long)waiting, waiting == 1 ? "waits" : "wait",
            (long long)((waiting + most - 1) / most), waiting > most ? "s" : "");
    if (model_yes(m, "renew"))
        print_line(cli, 0, STYLE_DIM,
                   "Your list is a year old. `tend walk` goes through "
                   "it with you: keep, let go, add.");
    if (json_array_size(model_list(m, "suggestions")) > 0)
        print_line(cli, 0, STYLE_DIM,
                   "Afterwards: tend log NAME METHOD \"what you learned\"");
}

static void
show_nobody(struct cli *cli, const json_t *m) {
    char words[DATE_TEXT_MAX];
    day_t next = model_get_day(m, "next_working_day");
    int64_t unreachable = model_number(m, "unreachable");
    if (model_yes(m, "checkmark")) {
        print_line(cli, 0, STYLE_PLAIN, "That is all for today. Enjoy the rest of it.");
    } else if (strcmp(model_get(m, "day"), "paused") == 0) {
        print_line(
            cli, 0, STYLE_PLAIN,
            "You are on a pause (%s). Tend is quiet until %s, and your row waits.",
            model_get(m, "pause"), day_words(next, cli->today, words));
    } else if (strcmp(model_get(m, "day"), "rest") == 0) {
        print_line(cli, 0, STYLE_PLAIN,
                   "A day of rest: nothing is asked of you until %s. "
                   "`tend today --more` if you feel like it.",
                   day_words(next, cli->today, words));
    } else {
        print_line(cli, 0, STYLE_PLAIN,
                   "Nobody is due. A good day to add somebody you know: where you "
                   "trained, worked, lived (`tend add \"NAME\" --email …`).");
    }
    if (unreachable > 0)
        print_line(cli, 0, STYLE_DIM,
                   "%lld on your list %s no way to be reached yet: tend list --missing "
                   "contact",
                   (long long)unreachable, unreachable == 1 ? "has" : "have");
}

static void
show(struct cli *cli, const json_t *m, bool brief) {
    size_t i;
    json_t *pick;
    const json_t *suggestions = model_list(m, "suggestions");
    show_clocks(cli, m);
    show_head(cli, m);
    show_logged(cli, m);
    print_blank(cli);
    if (json_array_size(suggestions) == 0)
        show_nobody(cli, m);
    else if (model_has(m, "moment") && model_number(m, "done") == 0 && !brief) {
        print_line(cli, 0, STYLE_DIM, "%s", model_get(m, "moment"));
        print_blank(cli);
    }
    json_array_foreach(suggestions, i, pick) {
        show_pick(cli, pick, i + 1, brief);
        print_blank(cli);
    }
    show_foot(cli, m);
}

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    struct today_answer answer;
    struct today_request request = {.more = args_flag(args, "more") ? 1 : 0};
    TRY(args_expect(args, cli->command, 0, 0, err));
    TRY(app_today(cli->ctx, &cli->app, &request, &answer, err));
    if (!cli->json && answer.people == 0 && answer.first_morning &&
        answer.clocks.running.count == 0)
        return welcome(cli, err);
    json_t *model = view_today(&answer);
    if (cli->json)
        return print_json(cli, model, err);
    show(cli, model, args_flag(args, "brief"));
    json_decref(model);
    return FAULT_NONE;
}
