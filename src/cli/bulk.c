/* tend bulk */
#include "app/bulk.h"
#include "app/filter.h"
#include "base/day_parse.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/filter_options.h"
#include "cli/print.h"
#include "view/bulk.h"

#include "base/ban.h"

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

static const struct option options[] = {
    FILTER_OPTIONS,
    {"search", 0, OPTION_TEXT, "WORDS", "whom `tend list WORDS` finds", NULL},
    {"everybody", 'a', OPTION_FLAG, NULL, "all of your list", NULL},
    {"why", 0, OPTION_TEXT, "TEXT", "with let-go: a word on why, for yourself", NULL},
    {NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

const struct command bulk_command = {
    .name = "bulk",
    .group = "Your people",
    .summary = "Do one thing for several people at once",
    .usage = "tag|untag|let-go|back|rhythm [WORD]",
    .about =
        "Does the same for all whom the filters choose, as one change: `tend undo` "
        "takes "
        "it back as one. The filters are those of `tend list`; look there first whom "
        "they choose. At least one is needed, or --everybody.\n\n"
        "tag WORD and untag WORD put a tag on them or take it away; let-go takes them "
        "off the list, their history stays; back returns those let go; rhythm SPAN "
        "gives each a rhythm of their own, rhythm auto that of the plan.",
    .examples = "tend bulk tag \"summer party\" --role therapist\n"
                "tend bulk let-go --last-before \"2 years ago\" --why \"lost touch\"\n"
                "tend bulk rhythm 6w --two-of-three\n"
                "tend bulk rhythm auto --everybody\n"
                "tend undo  # all of it",
    .options = options,
    .words = WORDS_CHOICE,
    .choices = "tag untag let-go back rhythm",
    .need = NEED_EXISTING,
    .json = true,
    .run = run,
};

static enum fault
read_action(struct cli *cli, const struct args *args, struct bulk_request *r,
            struct error *err) {
    const char *rest = args_rest(cli->ctx, args, 1);
    TRY(args_expect(args, cli->command, 1, 20, err));
    if (!bulk_action_from_word(args_word(args, 0), &r->action))
        return error_set(err, FAULT_USAGE,
                         "What shall be done? tag, untag, let-go, back or rhythm, not "
                         "\"%s\".",
                         text_cut(cli->ctx, args_word(args, 0), 40));
    r->kind = TAG_TAG;
    r->why = text_clean_line(cli->ctx, args_text(args, "why"));
    if (r->why && r->action != BULK_LET_GO)
        return error_set(err, FAULT_USAGE, "--why goes with let-go.");
    switch (r->action) {
    case BULK_TAG:
    case BULK_UNTAG:
        r->word = rest;
        return FAULT_NONE;
    case BULK_RHYTHM:
        if (!rest)
            return error_field(err, "rhythm",
                               "Which rhythm? 6w, 45 days, or auto for that of the "
                               "plan.");
        return text_same_ascii(rest, "auto") ? FAULT_NONE
                                             : day_parse_span(rest, &r->days, err);
    case BULK_LET_GO:
    case BULK_BACK:
        break;
    }
    if (rest)
        return error_set(err, FAULT_USAGE,
                         "Whom? `tend bulk` takes filters: --search \"%s\", for one. "
                         "`tend bulk --help` has examples.",
                         text_cut(cli->ctx, rest, 40));
    return FAULT_NONE;
}

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    struct bulk_request request = {0};
    struct bulk_answer answer;
    struct filter_words words;
    struct list_request all;
    TRY(read_action(cli, args, &request, err));
    TRY(filter_options(cli, args, &words, err));
    filter_set(cli->ctx, &words, "search", args_text(args, "search"));
    if (filter_count(&words) == 0 && !args_flag(args, "everybody"))
        return error_set(err, FAULT_USAGE,
                         "Whom? Say a filter, such as --tag or --role, or --everybody. "
                         "`tend list` with the same filter shows them first.");
    TRY(filter_read(cli->ctx, &words, cli->today, &all, err));
    if (request.action == BULK_BACK && !all.has_stage) {
        all.has_stage = true;
        all.stage = STAGE_LET_GO;
    }
    request.all = &all;
    TRY(app_bulk(cli->ctx, &cli->app, &request, &answer, err));
    if (cli->json)
        return print_json(cli, view_bulk(&answer), err);
    print_line(cli, 0, STYLE_PLAIN, "%s", answer.said);
    if (answer.changed > 1)
        print_line(cli, 0, STYLE_DIM, "tend undo takes all of it back.");
    return FAULT_NONE;
}
