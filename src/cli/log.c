/* tend log */
#include "cli/log.h"

#include <string.h>

#include "app/log.h"
#include "app/reasons.h"
#include "app/words.h"
#include "base/day_parse.h"
#include "base/memory.h"
#include "base/text.h"
#include "cli/ask.h"
#include "cli/command.h"
#include "cli/print.h"
#include "domain/words.h"
#include "view/log.h"

#include "base/ban.h"

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

static const struct option options[] = {
    {"gave", 'g', OPTION_TEXT, "SHARE",
     "what you gave: compassion, knowledge, network, or a part of what stands on your "
     "menu",
     "compassion knowledge network"},
    {"liked", 'l', OPTION_FLAG, NULL, "you like them: a next date is set", NULL},
    {"not-liked", 0, OPTION_FLAG, NULL,
     "you do not: they leave the list, history stays", NULL},
    {"meaningful", 'm', OPTION_FLAG, NULL, "it gave them something of worth", NULL},
    {"not-meaningful", 0, OPTION_FLAG, NULL, "it was a touchpoint only", NULL},
    {"next", 'n', OPTION_DATE, "DATE", "the next date: +6w, fri, 12 June, or none",
     NULL},
    {"promise", 'p', OPTION_TEXT, "TEXT", "what you promised for the next date", NULL},
    {"on", 0, OPTION_DATE, "DATE", "the day it was, when not today: yesterday, fri",
     NULL},
    {"thanks", 't', OPTION_FLAG, NULL, "it was your thanks for what they referred",
     NULL},
    {"asked", 0, OPTION_FLAG, NULL, "you asked for business", NULL},
    {"no-facts", 0, OPTION_FLAG, NULL, "keep no dates from the note", NULL},
    {NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

const struct command log_command = {
    .name = "log",
    .group = "Every morning",
    .summary = "Write down a touch: who, how, what you gave, what you learned",
    .usage = "NAME [METHOD] [NOTE]",
    .about =
        "NAME is any part of the name. METHOD is email, phone, card, gift, in-person, "
        "text, video, social or post; words such as coffee, call, walk or whatsapp are "
        "understood, and kept, and so are your own (`tend words`). Without a method, "
        "Tend asks a few short questions.\n\n"
        "Any touch moves the person's next date. With --next you choose it; else one "
        "is "
        "set by the rhythm of your plan, on a day that has room. --not-liked takes "
        "them off "
        "the list; their history stays.\n\n"
        "Dates in the note (\"graduates 12 June\", \"birthday 3 May\") are kept as "
        "facts and come "
        "back on the day. Do not write anything about clients.",
    .examples = "tend log ana coffee --gave knowledge --liked --meaningful --next +6w "
                "\"new group "
                "for teens; daughter graduates 12 June\"  # all in one line\n"
                "tend log ana  # asks\n"
                "tend log \"ben ohm\" phone --on yesterday  # what was forgotten\n"
                "tend log cy email --promise \"send the article\" --next fri  # owed "
                "on Friday\n"
                "tend log ana card \"thank you\" --thanks  # thanks for a referral\n"
                "tend log dee call --not-liked  # no more reach-outs",
    .options = options,
    .words = WORDS_PERSON,
    .choices =
        "email phone card gift in-person text video social post call coffee walk",
    .need = NEED_EXISTING,
    .json = true,
    .run = run,
};

/* What is being put together. */
struct logging {
    struct log_request r;
    struct own_words own;
    struct menu menu;
    const struct menu_entry *gave; /* what of the menu was given, or NULL */
};

/* A share, or something of the menu. */
static bool
read_gave(struct logging *l, const char *text) {
    l->r.share = share_from_word(text);
    l->gave = l->r.share == SHARE_NONE ? menu_find(&l->menu, text) : NULL;
    if (l->gave)
        l->r.share = l->gave->share;
    return l->gave || l->r.share != SHARE_NONE;
}

static enum fault
read_share(struct logging *l, const char *text, struct error *err) {
    l->r.share = SHARE_NONE;
    if (text_is_blank(text) || read_gave(l, text))
        return FAULT_NONE;
    return error_field(err, "gave",
                       "\"%.40s\" is none of compassion, knowledge and network, nor "
                       "of one thing on your menu. `tend words` shows the menu.",
                       text);
}

static enum fault
read_next(struct cli *cli, const char *text, struct log_request *r, struct error *err) {
    if (text_is_blank(text))
        return FAULT_NONE;
    if (text_same_ascii(text, "none") || text_same_ascii(text, "never")) {
        r->no_next = true;
        return FAULT_NONE;
    }
    enum fault fault = day_parse(text, cli->today, &r->next, err);
    if (fault != FAULT_NONE && err)
        snprintf(err->field, sizeof err->field, "next");
    return fault;
}

static void
set_method(struct logging *l, const char *word) {
    l->r.method = method_from_any(&l->own, word, &l->r.word);
}

static enum fault
from_options(struct cli *cli, const struct args *args, struct logging *l,
             struct error *err) {
    struct log_request *r = &l->r;
    r->day = cli->today;
    r->next = DAY_NONE;
    r->asked = args_flag(args, "asked");
    r->no_facts = args_flag(args, "no-facts");
    r->promise = text_clean_line(cli->ctx, args_text(args, "promise"));
    TRY(read_share(l, args_text(args, "gave"), err));
    TRY(args_said(args, "liked", "not-liked", &r->liked, err));
    TRY(args_said(args, "meaningful", "not-meaningful", &r->meaningful, err));
    TRY(read_next(cli, args_text(args, "next"), r, err));
    const char *on = args_text(args, "on");
    if (on) {
        enum fault fault = day_parse_past(on, cli->today, &r->day, err);
        if (fault != FAULT_NONE)
            snprintf(err->field, sizeof err->field, "on");
        TRY(fault);
    }
    return FAULT_NONE;
}

/* At the end of input, Ctrl-D. */
static enum fault
not_logged(struct error *err) {
    return error_set(err, FAULT_USAGE, "Nothing was logged.");
}

static enum fault
ask_method(struct cli *cli, struct logging *l, enum method standard,
           struct error *err) {
    for (;;) {
        const char *answer = ask_line(
            cli, mem_printf(cli->ctx, "How? (email, phone, coffee, card …) [%s] ",
                            method_word(standard)));
        if (!answer)
            return not_logged(err);
        set_method(l, *answer ? answer : method_word(standard));
        if (l->r.method != METHOD_NONE)
            return FAULT_NONE;
        print_line(cli, 2, STYLE_PLAIN, "One of: %s.", method_list(cli->ctx));
    }
}

static enum fault
ask_share(struct cli *cli, struct logging *l, struct error *err) {
    while (l->r.share == SHARE_NONE && !l->gave) {
        const char *answer = ask_line(
            cli, "What did you give? (c)ompassion, (k)nowledge, (n)etwork [-] ");
        if (!answer)
            return not_logged(err);
        if (read_gave(l, answer) || *answer == '\0' || strcmp(answer, "-") == 0)
            break;
    }
    return FAULT_NONE;
}

/* Yes, no, or Enter for neither. */
static enum fault
ask_said(struct cli *cli, const char *question, enum said *out, struct error *err) {
    while (*out == NOT_SAID) {
        const char *answer = ask_line(cli, question);
        if (!answer)
            return not_logged(err);
        if (*answer == '\0' || strcmp(answer, "-") == 0)
            break;
        if (text_starts_ascii("yes", answer))
            *out = SAID_YES;
        else if (text_starts_ascii("no", answer))
            *out = SAID_NO;
    }
    return FAULT_NONE;
}

static enum fault
ask_next(struct cli *cli, struct log_request *r, day_t proposed, struct error *err) {
    char words[DATE_TEXT_MAX];
    if (r->liked == SAID_NO || r->next != DAY_NONE || r->no_next ||
        proposed == DAY_NONE)
        return FAULT_NONE;
    for (;;) {
        struct error why;
        const char *answer =
            ask_line(cli, mem_printf(cli->ctx, "Next time? (a date, or none) [%s] ",
                                     day_words(proposed, cli->today, words)));
        if (!answer)
            return not_logged(err);
        if (!*answer || read_next(cli, answer, r, &why) == FAULT_NONE)
            return FAULT_NONE;
        print_line(cli, 2, STYLE_PLAIN, "%s", why.text);
    }
}

/* Prompts: Enter takes what stands in brackets. */
static enum fault
ask_all(struct cli *cli, struct logging *l, struct error *err) {
    struct log_request *r = &l->r;
    struct log_proposal proposal;
    TRY(app_log_propose(cli->ctx, &cli->app, r->person_id, r->day, &proposal, err));
    TRY(ask_method(cli, l, proposal.method, err));
    TRY(ask_share(cli, l, err));
    TRY(ask_said(cli, "Did you like them? (y/n; no takes them off your list) [-] ",
                 &r->liked, err));
    if (r->liked != SAID_NO)
        TRY(ask_said(cli, "Was it worth their time? (y/n) [-] ", &r->meaningful, err));
    if (proposal.owed.count && !r->thanks) {
        enum said thanks = NOT_SAID;
        const char *question = mem_printf(
            cli->ctx, "Was this your thanks for the referral (%s)? (y/n) [-] ",
            log_codes(cli, &proposal.owed));
        TRY(ask_said(cli, question, &thanks, err));
        r->thanks = thanks == SAID_YES;
    }
    const char *note = ask_line(cli, "What did you learn? ");
    if (!note)
        return not_logged(err);
    r->note = *note ? note : NULL;
    return ask_next(cli, r, proposal.next, err);
}

static void
show_day(struct cli *cli, const json_t *m) {
    int64_t done = model_number(m, "done");
    int64_t min = model_number(model_list(m, "target"), "min");
    int64_t row = model_number(m, "row");
    day_t day = model_get_day(model_list(m, "touch"), "date");
    char words[DATE_TEXT_MAX];
    const char *on =
        day == cli->today
            ? ""
            : mem_printf(cli->ctx, "%s: ", day_words(day, cli->today, words));
    if (model_yes(m, "checkmark_new")) {
        const char *in_row = "";
        if (row > 1)
            in_row = mem_printf(cli->ctx, " That is %lld in a row.", (long long)row);
        print_line(cli, 0, STYLE_GREEN,
                   "✓ %s%lld of %lld: the day has its checkmark.%s", on,
                   (long long)done, (long long)min, in_row);
    } else if (!model_yes(m, "checkmark")) {
        print_line(cli, 0, STYLE_DIM, "%s%lld of %lld.", on, (long long)done,
                   (long long)min);
    }
    if (model_yes(m, "treat_earned")) {
        if (model_has(m, "treat"))
            print_line(cli, 0, STYLE_GREEN, "★ %lld in a row. Time for your treat: %s.",
                       (long long)row, model_get(m, "treat"));
        else
            print_line(cli, 0, STYLE_GREEN,
                       "★ %lld in a row: you have earned a treat. `tend treat \"…\"` "
                       "names it.",
                       (long long)row);
    }
}

const char *
log_codes(const struct cli *cli, const struct referrals *referrals) {
    char *codes = mem_dup(cli->ctx, "");
    for (size_t i = 0; i < referrals->count; i++)
        codes = mem_append(codes, "%s%s",
                           i == 0                      ? ""
                           : i + 1 == referrals->count ? " and "
                                                       : ", ",
                           referrals->items[i].code);
    return codes;
}

/* METHOD R6. */
static void
show_thanks(struct cli *cli, const struct log_answer *a) {
    if (a->thanked.count)
        print_line(cli, 0, STYLE_PLAIN, "Thanked for %s.", log_codes(cli, &a->thanked));
    else if (a->owed.count)
        print_line(
            cli, 0, STYLE_DIM,
            "Thanks are still owed to them for %s. If this was it: tend thanks %s "
            "--done",
            log_codes(cli, &a->owed), a->owed.items[0].code);
}

static void
show(struct cli *cli, const json_t *m) {
    char words[DATE_TEXT_MAX];
    size_t i;
    json_t *fact;
    const json_t *person = model_list(m, "person");
    const json_t *touch = model_list(m, "touch");
    const char *word = model_get(touch, "word");
    day_t day = model_get_day(touch, "date");
    print_line(cli, 0, STYLE_PLAIN, "Logged: %s, %s%s%s.", model_get(person, "name"),
               *word ? word : model_get(touch, "method"), day == cli->today ? "" : ", ",
               day == cli->today ? "" : day_words(day, cli->today, words));
    if (model_yes(m, "let_go"))
        print_line(cli, 0, STYLE_PLAIN,
                   model_yes(m, "was_let_go")
                       ? "They are off your list; `tend back %lld` brings them back."
                       : "They leave your list; the history stays. `tend undo` if that "
                         "was a slip.",
                   (long long)model_number(person, "id"));
    else if (model_has(m, "next"))
        print_line(cli, 0, STYLE_PLAIN, "Next: %s (%s).",
                   day_words(model_get_day(m, "next"), cli->today, words),
                   app_ago(cli->ctx, model_get_day(m, "next"), cli->today));
    else if (model_has(m, "next_stands"))
        print_line(cli, 0, STYLE_PLAIN, "Next, as before: %s (%s).",
                   day_words(model_get_day(m, "next_stands"), cli->today, words),
                   app_ago(cli->ctx, model_get_day(m, "next_stands"), cli->today));
    else
        print_line(cli, 0, STYLE_PLAIN,
                   "No next date; the rhythm of your plan brings them up again.");
    json_array_foreach(model_list(m, "facts"), i, fact) {
        struct date date;
        if (date_from_iso(model_get(fact, "date"), &date))
            print_line(cli, 0, STYLE_PLAIN, "Noted for %s: %s.",
                       date_words(date, words), model_get(fact, "text"));
    }
    if (model_has(m, "warning"))
        print_line(cli, 0, STYLE_YELLOW, "%s", model_get(m, "warning"));
    show_day(cli, m);
}

/* The words from `from` to before `end`. */
static char *
join(struct cli *cli, const struct args *args, size_t from, size_t end,
     const char *between) {
    char *text = mem_dup(cli->ctx, args_word(args, from));
    for (size_t i = from + 1; i < end; i++)
        text = mem_append(text, "%s%s", between, args_word(args, i));
    return text;
}

/* The words before `end`, as a name. */
static char *
name_until(struct cli *cli, const struct args *args, size_t end) {
    return join(cli, args, 0, end, " ");
}

static bool
is_whole_name(struct cli *cli, const char *typed) {
    struct named person;
    struct error ignored;
    return app_resolve(cli->ctx, &cli->app, typed, &person, NULL, &ignored) ==
               FAULT_NONE &&
           text_same(typed, person.name);
}

/* How many words from `at` on are a method, the longest of them: "in person", "video
 * call", a word of one's own. 0: none. */
static size_t
method_length(struct cli *cli, const struct args *args, const struct own_words *own,
              size_t at) {
    const char *ignored;
    size_t longest = own_method_longest(own);
    for (size_t n = longest > 2 ? longest : 2; n > 0; n--) {
        if (at + n > args_count(args))
            continue;
        const char *typed = join(cli, args, at, at + n, "-");
        if (n <= 2 ? method_from_any(own, typed, &ignored) != METHOD_NONE
                   : own_method(own, typed) != NULL)
            return n;
    }
    return 0;
}

/* Which of the words is the method: the first, behind the name, that is one, and isn't
 * part of the name as in "Dee Post". 0: none. */
static size_t
find_method(struct cli *cli, const struct args *args, const struct own_words *own) {
    for (size_t i = 1; i < args_count(args); i++)
        if (method_length(cli, args, own, i) > 0 &&
            !is_whole_name(cli, name_until(cli, args, i + 1)))
            return i;
    return 0;
}

/* Takes the method at `at`, and the note behind it. */
static void
take_method(struct cli *cli, const struct args *args, size_t at, struct logging *l) {
    size_t end = at + method_length(cli, args, &l->own, at);
    set_method(l, join(cli, args, at, end, "-"));
    l->r.note = text_clean(cli->ctx, args_rest(cli->ctx, args, end));
}

/* The person, when no word is a method: all words are the name. */
static enum fault
find_person(struct cli *cli, const struct args *args, struct named *out,
            struct error *err) {
    size_t next;
    size_t count = args_count(args);
    if (app_resolve(cli->ctx, &cli->app, name_until(cli, args, count), out, NULL,
                    err) == FAULT_NONE)
        return FAULT_NONE;
    TRY(ask_person_front(cli, args, 0, out, &next, err));
    if (next == count)
        return FAULT_NONE;
    return error_field(err, "method",
                       "\"%.40s\" is no method that Tend knows. Methods: %s; words "
                       "such as coffee, call, walk or whatsapp do as well.",
                       args_word(args, next), method_list(cli->ctx));
}

static enum fault
read_touch(struct cli *cli, const struct args *args, struct logging *l,
           struct error *err) {
    struct named person;
    TRY(app_own_words(cli->ctx, &cli->app, &l->own, err));
    menu_all(cli->ctx, &l->own, &l->menu);
    size_t at = find_method(cli, args, &l->own);
    TRY(from_options(cli, args, l, err));
    if (at)
        TRY(ask_person(cli, name_until(cli, args, at), &person, err));
    else
        TRY(find_person(cli, args, &person, err));
    l->r.person_id = person.id;
    if (at)
        take_method(cli, args, at, l);
    else if (cli->interactive && !cli->json)
        TRY(ask_all(cli, l, err));
    else
        return error_field(err, "method", "Say how: tend %s %s METHOD. Methods: %s.",
                           cli->command->name, args_word(args, 0),
                           method_list(cli->ctx));
    if (l->gave)
        l->r.note = menu_note(cli->ctx, l->gave, l->r.note);
    return FAULT_NONE;
}

enum fault
log_touch(struct cli *cli, const struct args *args, bool thanks, struct error *err) {
    struct logging l = {.r = {.method = METHOD_NONE, .thanks = thanks}};
    struct log_answer answer;
    TRY(read_touch(cli, args, &l, err));
    TRY(app_log(cli->ctx, &cli->app, &l.r, &answer, err));
    json_t *model = view_log(&answer);
    if (cli->json)
        return print_json(cli, model, err);
    show(cli, model);
    show_thanks(cli, &answer);
    json_decref(model);
    return FAULT_NONE;
}

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    if (args_count(args) == 0)
        return args_expect(args, cli->command, 1, 3, err);
    return log_touch(cli, args, args_flag(args, "thanks"), err);
}
