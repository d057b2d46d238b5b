/* tend pause */
#include <stdlib.h>
#include <string.h>

#include "app/pause.h"
#include "app/reasons.h"
#include "base/day_parse.h"
#include "base/memory.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/print.h"
#include "view/pause.h"

#include "base/ban.h"

#define WORDS_MAX 40

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

static const struct option options[] = {
    {"from", 0, OPTION_DATE, "DATE", "its first day (with --to)", NULL},
    {"to", 0, OPTION_DATE, "DATE", "its last day; begins today without --from", NULL},
    {"change", 0, OPTION_NUMBER, "N", "give that pause other days and another label",
     NULL},
    {"remove", 0, OPTION_NUMBER, "N", "take away the pause of that number", NULL},
    {"end", 0, OPTION_FLAG, NULL, "back at work: the pause of today ended yesterday",
     NULL},
    {NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

const struct command pause_command = {
    .name = "pause",
    .group = "Setting up",
    .summary = "Take days off: holidays, illness, a time of quiet",
    .usage = "[RANGE [LABEL]]",
    .about =
        "In a pause nothing is asked of you. It neither breaks your row of checkmarks "
        "nor lengthens it, the line of your totals waits, and next dates are set for "
        "the days after it.\n\n"
        "RANGE is one day or a range, to come or past: 2026-12-21..2027-01-03, \"12-19 "
        "June\", \"next week\", tomorrow. A pause entered afterwards mends the row "
        "that "
        "it had broken. One that overlaps another becomes one with it. Without words, "
        "`tend pause` shows them all.",
    .examples = "tend pause 2026-12-21..2027-01-03 Christmas  # two weeks off\n"
                "tend pause yesterday ill  # afterwards is fine\n"
                "tend pause --to \"end of month\"  # from today on\n"
                "tend pause --end  # back early\n"
                "tend pause --change 2 \"13-20 June\" holidays  # a day later\n"
                "tend pause --remove 2  # the second after all not",
    .options = options,
    .words = WORDS_OTHER,
    .need = NEED_PRACTICE,
    .json = true,
    .run = run,
};

static char *
join(struct cli *cli, const struct args *args, size_t from, size_t to) {
    char *text = mem_dup(cli->ctx, "");
    for (size_t i = from; i < to; i++)
        text = mem_append(text, "%s%s", i > from ? " " : "", args_word(args, i));
    return text;
}

/* As many words as make a range; the others are the label. */
static enum fault
read_range(struct cli *cli, const struct args *args, struct pause_request *r,
           struct error *err) {
    size_t count = args_count(args);
    for (size_t n = count; n > 0; n--) {
        struct error why;
        if (day_parse_range(join(cli, args, 0, n), cli->today, &r->from, &r->to,
                            &why) != FAULT_NONE)
            continue;
        r->label = text_clean_line(cli->ctx, args_rest(cli->ctx, args, n));
        return FAULT_NONE;
    }
    return day_parse_range(join(cli, args, 0, count), cli->today, &r->from, &r->to,
                           err);
}

static enum fault
read_from_to(struct cli *cli, const struct args *args, struct pause_request *r,
             struct error *err) {
    TRY(args_day(args, "from", cli->today, &r->from, err));
    TRY(args_day(args, "to", cli->today, &r->to, err));
    if (r->to == DAY_NONE)
        return error_field(err, "to",
                           "Until when? Add --to DATE, or type a range: tend pause "
                           "\"12-19 June\".");
    if (r->from == DAY_NONE)
        r->from = cli->today;
    r->label = text_clean_line(cli->ctx, args_rest(cli->ctx, args, 0));
    return FAULT_NONE;
}

static enum fault
read_request(struct cli *cli, const struct args *args, struct pause_request *r,
             struct error *err) {
    int number;
    bool dated = args_text(args, "from") || args_text(args, "to");
    bool remove = args_text(args, "remove") != NULL;
    bool change = args_text(args, "change") != NULL;
    bool end = args_flag(args, "end");
    size_t words = args_count(args);
    *r = (struct pause_request){.action = PAUSE_LIST};
    TRY(args_expect(args, cli->command, 0, WORDS_MAX, err));
    if (remove + end + (dated || change) > 1 || ((remove || end) && words > 0))
        return error_set(
            err, FAULT_USAGE,
            "One thing at a time: a range, --change N RANGE, --remove N or "
            "--end. `tend pause --help` has examples.");
    if (end)
        r->action = PAUSE_END;
    if (remove) {
        r->action = PAUSE_REMOVE;
        TRY(args_number(args, "remove", 1, 1000000000, 0, &number, err));
        r->id = number;
    }
    if (change) {
        TRY(args_number(args, "change", 1, 1000000000, 0, &number, err));
        r->id = number;
    }
    if (!dated && !change && words == 0)
        return FAULT_NONE;
    r->action = change ? PAUSE_CHANGE : PAUSE_ADD;
    return dated ? read_from_to(cli, args, r, err) : read_range(cli, args, r, err);
}

/* "Mon 2 March to Fri 6 March (a pause)" */
static const char *
range_words(struct cli *cli, const json_t *pause) {
    char from[DATE_TEXT_MAX], to[DATE_TEXT_MAX];
    day_t first = model_get_day(pause, "from");
    day_t last = model_get_day(pause, "to");
    day_words(first, cli->today, from);
    if (first == last)
        return mem_dup(cli->ctx, from);
    return mem_printf(cli->ctx, "%s to %s", from, day_words(last, cli->today, to));
}

static void
show_list(struct cli *cli, const json_t *m) {
    static const char *const headings[] = {"No", "When", "", "What for", NULL};
    size_t i;
    json_t *pause;
    const json_t *pauses = model_list(m, "pauses");
    if (json_array_size(pauses) == 0) {
        print_line(cli, 0, STYLE_PLAIN,
                   "No pauses yet. tend pause \"12-19 June\" holidays makes one; your "
                   "row waits meanwhile.");
        return;
    }
    struct table_out *t = table_new(cli, headings);
    json_array_foreach(pauses, i, pause) {
        const char *when = model_get(pause, "when");
        const char *cells[] = {
            mem_printf(cli->ctx, "%lld", (long long)model_number(pause, "id")),
            range_words(cli, pause),
            strcmp(when, "past") == 0 ? "over"
            : strcmp(when, "now") == 0
                ? "now"
                : app_ago(cli->ctx, model_get_day(pause, "from"), cli->today),
            model_get(pause, "label")};
        table_row(t, cells);
    }
    table_print(t);
}

static void
show_row(struct cli *cli, const json_t *m) {
    long long before = model_number(m, "row_before");
    long long row = model_number(m, "row");
    char words[DATE_TEXT_MAX];
    if (row != before)
        print_line(cli, 0, STYLE_GREEN, "Your row: %lld checkmark%s (before: %lld).",
                   row, row == 1 ? "" : "s", before);
    else if (row > 0)
        print_line(cli, 0, STYLE_PLAIN, "Your row of %lld waits unbroken.", row);
    if (model_yes(m, "treat_earned"))
        print_line(cli, 0, STYLE_GREEN, "★ That earns your treat%s%s.",
                   model_has(m, "treat") ? ": " : "", model_get(m, "treat"));
    day_t next = model_get_day(m, "next_working_day");
    if (next != cli->today)
        print_line(cli, 0, STYLE_PLAIN, "The next working day is %s.",
                   day_words(next, cli->today, words));
}

static void
show(struct cli *cli, const json_t *m, enum pause_action action) {
    const json_t *pause = model_list(m, "pause");
    long long merged = model_number(m, "merged");
    const char *label = model_get(pause, "label");
    if (action == PAUSE_LIST) {
        show_list(cli, m);
        return;
    }
    if (action == PAUSE_END && !json_is_object(pause))
        print_line(cli, 0, STYLE_PLAIN, "The pause is gone: it had begun today.");
    else if (action == PAUSE_END)
        print_line(cli, 0, STYLE_PLAIN, "Welcome back. The pause (%s) ended %s.", label,
                   app_ago(cli->ctx, model_get_day(pause, "to"), cli->today));
    else if (action == PAUSE_REMOVE)
        print_line(cli, 0, STYLE_PLAIN, "Removed: %s, %s. `tend undo` brings it back.",
                   label, range_words(cli, pause));
    else if (!model_yes(m, "changed") && action == PAUSE_CHANGE)
        print_line(cli, 0, STYLE_PLAIN, "It is so already; nothing changed.");
    else if (!model_yes(m, "changed"))
        print_line(cli, 0, STYLE_PLAIN,
                   "Those days are paused already (%s, %s); nothing changed.", label,
                   range_words(cli, pause));
    else
        print_line(cli, 0, STYLE_PLAIN, "%s: %s (%s).%s",
                   action == PAUSE_CHANGE ? "Changed" : "Paused",
                   range_words(cli, pause), label,
                   merged == 1  ? " It took in the pause that it overlapped."
                   : merged > 1 ? " It took in those that it overlapped."
                                : "");
    show_row(cli, m);
}

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    struct pause_request request;
    struct pause_answer answer;
    TRY(read_request(cli, args, &request, err));
    TRY(app_pause(cli->ctx, &cli->app, &request, &answer, err));
    json_t *model = view_pause(&answer);
    if (cli->json)
        return print_json(cli, model, err);
    show(cli, model, request.action);
    json_decref(model);
    return FAULT_NONE;
}
