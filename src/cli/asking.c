/* tend ask (finding the person that a command is about is in ask.c) */
#include <string.h>

#include "app/ask.h"
#include "app/words.h"
#include "base/day_parse.h"
#include "base/memory.h"
#include "base/text.h"
#include "cli/ask.h"
#include "cli/command.h"
#include "cli/print.h"
#include "domain/words.h"
#include "view/ask.h"
#include "view/log.h"

#include "base/ban.h"

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

static const struct option options[] = {
    {"page", 0, OPTION_TEXT, "VERSION", "the version of your page to send along", NULL},
    {"other", 'o', OPTION_NUMBER, "N", "in other words: 1, 2 …", NULL},
    {"on", 0, OPTION_DATE, "DATE", "the day you asked, when not today", NULL},
    {NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

const struct command ask_command = {
    .name = "ask",
    .group = "Referrals",
    .summary = "See whether it is time to ask somebody to refer, and write it down",
    .usage = "NAME [METHOD [NOTE]]",
    .about =
        "Shows what speaks for asking now (trust, what you gave, a good outcome) and "
        "what against (first touches, thanks owed, asked lately), each with what is "
        "recorded. It never decides for you: you may ask, or let it be.\n\n"
        "With METHOD (email, phone, coffee …) the ask is written down as a touch. "
        "Before that, on a terminal, Tend shows gentle words to begin with; your page "
        "\"How to refer to me\" (`tend page`) goes with them.\n\n"
        "How many days you let pass between two asks stands in the plan: ask.rest.",
    .examples = "tend ask ana  # is it time?\n"
                "tend ask ana coffee \"over lunch; she was glad to\"  # it is done\n"
                "tend ask \"ben ohm\" email --on yesterday\n"
                "tend ask ana --page schools --other 1  # other words, another page",
    .options = options,
    .words = WORDS_PERSON,
    .choices =
        "email phone card gift in-person text video social post call coffee walk",
    .need = NEED_EXISTING,
    .json = true,
    .run = run,
};

/* What was asked for, as read. */
struct asking {
    struct ask_query query;
    enum method method; /* METHOD_NONE: only look */
    const char *word, *note;
    day_t day;
};

static enum fault
set_method(struct cli *cli, struct asking *a, const char *typed, struct error *err) {
    struct own_words own;
    TRY(app_own_words(cli->ctx, &cli->app, &own, err));
    a->method = method_from_any(&own, typed, &a->word);
    if (a->method == METHOD_NONE)
        return error_field(err, "method",
                           "\"%.40s\" is no method that Tend knows. Methods: %s; words "
                           "such as coffee, call or walk do as well.",
                           typed, method_list(cli->ctx));
    return FAULT_NONE;
}

static enum fault
read_words(struct cli *cli, const struct args *args, struct asking *a,
           struct error *err) {
    struct named person;
    size_t next;
    int other;
    const char *page = args_text(args, "page");
    *a = (struct asking){.method = METHOD_NONE, .day = cli->today};
    TRY(ask_person_front(cli, args, 0, &person, &next, err));
    a->query.person_id = person.id;
    TRY(args_number(args, "other", 0, 1000, 0, &other, err));
    a->query.variant = (unsigned)other;
    if (page)
        TRY(app_refer_find(cli->ctx, &cli->app, page, &a->query.page_id, err));
    if (args_text(args, "on"))
        TRY(day_parse_past(args_text(args, "on"), cli->today, &a->day, err));
    if (next == args_count(args))
        return FAULT_NONE;
    a->note = text_clean(cli->ctx, args_rest(cli->ctx, args, next + 1));
    return set_method(cli, a, args_word(args, next), err);
}

/* --- showing ---------------------------------------------------------------------- */

static void
show_signs(struct cli *cli, const char *heading, const json_t *signs,
           const char *none) {
    size_t i;
    json_t *sign;
    if (json_array_size(signs) == 0 && !none)
        return;
    print_line(cli, 0, STYLE_BOLD, "%s", heading);
    if (json_array_size(signs) == 0)
        print_line(cli, 2, STYLE_DIM, "%s", none);
    json_array_foreach(signs, i, sign)
        print_line(cli, 2, STYLE_PLAIN, "%s. %s", model_get(sign, "title"),
                   model_get(sign, "evidence"));
    print_blank(cli);
}

static void
show_letter(struct cli *cli, const json_t *m) {
    const json_t *letter = model_list(m, "letter");
    const json_t *refer = model_list(m, "refer");
    size_t i;
    json_t *missing;
    if (!model_has(m, "letter"))
        return;
    print_line(cli, 0, STYLE_BOLD, "Words to begin with");
    print_line(cli, 2, STYLE_PLAIN, "To say it: %s", model_get(m, "talk"));
    print_blank(cli);
    print_line(cli, 2, STYLE_PLAIN, "%s", model_get(letter, "body"));
    print_blank(cli);
    if (!model_has(m, "refer"))
        print_line(cli, 0, STYLE_DIM,
                   "A page that says how to refer to you makes it easy for them: tend "
                   "page");
    else if (model_yes(refer, "attach"))
        print_line(cli, 0, STYLE_DIM, "Attach your page: tend page %s --pdf page.pdf",
                   model_get(refer, "name"));
    json_array_foreach(model_list(refer, "missing"), i, missing)
        print_line(cli, 0, STYLE_YELLOW, "Your page: %s", json_string_value(missing));
}

static void
show(struct cli *cli, const json_t *m) {
    show_signs(cli, "For asking now", model_list(m, "for"),
               "Nothing in the record yet.");
    show_signs(cli, "Against it", model_list(m, "against"), NULL);
    print_line(cli, 0, STYLE_GREEN, "%s", model_get(model_list(m, "verdict"), "says"));
    if (model_has(m, "letter"))
        print_blank(cli);
    show_letter(cli, m);
}

static void
show_log(struct cli *cli, const json_t *m) {
    char words[DATE_TEXT_MAX];
    print_line(cli, 0, STYLE_PLAIN, "Written down: you asked %s.",
               model_get(model_list(m, "person"), "name"));
    if (model_has(m, "next"))
        print_line(cli, 0, STYLE_PLAIN, "Next: %s.",
                   day_words(model_get_day(m, "next"), cli->today, words));
    print_line(cli, 0, STYLE_DIM, "`tend undo` takes it back.");
}

/* --- doing it --------------------------------------------------------------------- */

static enum fault
log_it(struct cli *cli, const struct asking *a, json_t **out, struct error *err) {
    struct log_answer answer;
    TRY(app_ask_log(cli->ctx, &cli->app, a->query.person_id, a->method, a->word,
                    a->note, a->day, &answer, err));
    *out = view_log(&answer);
    return FAULT_NONE;
}

/* Enter lets it be. */
static enum fault
offer(struct cli *cli, struct asking *a, struct error *err) {
    print_blank(cli);
    const char *answer =
        ask_line(cli, "Have you asked? Say how (email, coffee …), or Enter to let it "
                      "be: ");
    if (!answer || !*answer) {
        print_line(cli, 0, STYLE_PLAIN, "Let be. Nothing was written down.");
        return FAULT_NONE;
    }
    json_t *m;
    TRY(set_method(cli, a, answer, err));
    TRY(log_it(cli, a, &m, err));
    show_log(cli, m);
    json_decref(m);
    return FAULT_NONE;
}

static enum fault
write_down(struct cli *cli, const struct asking *a, json_t *m, struct error *err) {
    json_t *logged;
    if (!cli->json)
        show_signs(cli, "Against it", model_list(m, "against"), NULL);
    TRY(log_it(cli, a, &logged, err));
    if (!cli->json)
        show_log(cli, logged);
    model_set(m, "logged", logged);
    return FAULT_NONE;
}

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    struct asking a;
    struct ask_answer answer;
    TRY(args_expect(args, cli->command, 1, 60, err));
    TRY(read_words(cli, args, &a, err));
    TRY(app_ask(cli->ctx, &cli->app, &a.query, &answer, err));
    json_t *m = view_ask(&answer);
    enum fault fault = FAULT_NONE;
    if (a.method != METHOD_NONE)
        fault = write_down(cli, &a, m, err);
    else if (!cli->json)
        show(cli, m);
    if (fault == FAULT_NONE && cli->json)
        return print_json(cli, m, err);
    if (fault == FAULT_NONE && a.method == METHOD_NONE && cli->interactive)
        fault = offer(cli, &a, err);
    json_decref(m);
    return fault;
}
