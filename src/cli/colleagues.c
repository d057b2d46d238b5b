/* tend colleagues */
#include "app/colleagues.h"

#include <string.h>

#include "app/reasons.h"
#include "base/memory.h"
#include "cli/command.h"
#include "cli/print.h"
#include "view/profile.h"

#include "base/ban.h"

#define SHOWN 10
#define LABEL 14

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

static const struct option options[] = {
    {"place", 'p', OPTION_TEXT, "TEXT", "where they work", NULL},
    {"free", 'f', OPTION_FLAG, NULL, "only those who said they have free places", NULL},
    {"for", 0, OPTION_TEXT, "CODE", "for a referral that you received and can't take",
     NULL},
    {"all", 'a', OPTION_FLAG, NULL, "all of them, not the first ten", NULL},
    {NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

const struct command colleagues_command = {
    .name = "colleagues",
    .group = "Referrals",
    .summary = "Find somebody to refer to",
    .usage = "[WORDS]",
    .about =
        "Looks through what the people on your list do, whom they see, where, and how "
        "best to refer to them. Words may be begun (\"anx\"); accents and capitals "
        "don't matter. Who has most of the words comes first; among equals the one you "
        "never referred to, then the one you referred to longest ago, for the best way "
        "to get is to give. Who said in the last two months that they are full comes "
        "behind the others.\n\n"
        "`tend know NAME --does … --sees … --free yes` writes down what is looked "
        "through. General words only, never a client's name.",
    .examples = "tend colleagues trauma adults\n"
                "tend colleagues couples --place salford --free\n"
                "tend colleagues --for bado-7  # words from that referral\n"
                "tend colleagues  # everybody who sees people",
    .options = options,
    .words = WORDS_OTHER,
    .need = NEED_EXISTING,
    .json = true,
    .run = run,
};

static const char *
free_words(struct cli *cli, const json_t *m) {
    const json_t *p = model_list(m, "profile");
    day_t day = model_get_day(p, "free_said");
    const char *ago = day == DAY_NONE ? ""
                                      : mem_printf(cli->ctx, ", as they said %s",
                                                   app_ago(cli->ctx, day, cli->today));
    return mem_printf(cli->ctx, "%s%s%s", model_yes(p, "free") ? "yes" : "no", ago,
                      model_yes(m, "free_doubtful") ? "; ask first" : "");
}

static void
show_given(struct cli *cli, const json_t *m) {
    const json_t *last = model_list(m, "last_referral");
    long long received = model_number(m, "received");
    long long given = model_number(m, "given");
    if (json_is_object(last)) {
        const char *outcome = model_get(last, "outcome");
        print_labelled(cli, 2, LABEL, "Last given", "%s, %s%s%s",
                       app_ago(cli->ctx, model_get_day(last, "date"), cli->today),
                       strcmp(model_get(last, "step"), "unknown") == 0
                           ? "what came of it is not known"
                           : model_get(last, "step"),
                       *outcome ? ": " : "", outcome);
    }
    if (received > 0 || given > 0)
        print_labelled(cli, 2, LABEL, "Give and get", "%lld from them, %lld to them",
                       received, given);
}

static void
show_one(struct cli *cli, const json_t *m) {
    size_t i;
    json_t *word;
    static const char *const labels[][2] = {
        {"does", "Does"}, {"sees", "Sees"}, {"place", "Where"}, {"fees", "Fees"}};
    const json_t *p = model_list(m, "profile");
    char *lacks = mem_dup(cli->ctx, "");
    print_line(cli, 0, STYLE_BOLD, "%s", model_get(model_list(m, "person"), "name"));
    if (model_has(m, "title") || model_has(m, "organisation"))
        print_labelled(cli, 2, LABEL, "Work", "%s%s%s", model_get(m, "title"),
                       model_has(m, "title") && model_has(m, "organisation") ? ", "
                                                                             : "",
                       model_get(m, "organisation"));
    for (i = 0; i < 4; i++)
        if (model_has(p, labels[i][0]))
            print_labelled(cli, 2, LABEL, labels[i][1], "%s",
                           model_get(p, labels[i][0]));
    if (model_has(p, "free"))
        print_labelled(cli, 2, LABEL, "Free places", "%s", free_words(cli, m));
    if (model_has(m, "refer"))
        print_labelled(cli, 2, LABEL, "Refer by", "%s", model_get(m, "refer"));
    show_given(cli, m);
    json_array_foreach(model_list(m, "not_found"), i, word) lacks =
        mem_append(lacks, "%s%s", *lacks ? ", " : "", json_string_value(word));
    if (*lacks)
        print_labelled(cli, 2, LABEL, "Not known", "%s", lacks);
}

static void
show(struct cli *cli, const json_t *m) {
    size_t i;
    json_t *one;
    const json_t *list = model_list(m, "colleagues");
    const json_t *referral = model_list(m, "referral");
    long long more = model_number(m, "total") - (long long)json_array_size(list);
    if (json_is_object(referral))
        print_line(cli, 0, STYLE_DIM, "For %s%s%s", model_get(referral, "code"),
                   model_has(referral, "about") ? ": " : "",
                   model_get(referral, "about"));
    if (json_array_size(list) == 0)
        print_line(cli, 0, STYLE_PLAIN,
                   model_has(m, "words") || model_has(m, "place")
                       ? "Nobody is known for that. Try a wider word, or write down "
                         "what somebody does: tend know NAME --does \"…\" --sees \"…\""
                       : "Nobody is known to see people yet. Write down what a "
                         "colleague does: tend know NAME --does \"…\" --sees \"…\"");
    json_array_foreach(list, i, one) show_one(cli, one);
    if (more > 0)
        print_line(cli, 0, STYLE_DIM, "%lld more (--all).", more);
    if (i > 0 && json_is_object(referral))
        print_line(cli, 0, STYLE_DIM,
                   "Once you did: tend referral %s ended referred-on --to NAME",
                   model_get(referral, "code"));
    else if (i > 0)
        print_line(cli, 0, STYLE_DIM, "Once you did: tend referral to NAME \"…\"");
}

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    struct colleagues_answer answer;
    TRY(args_expect(args, cli->command, 0, 40, err));
    const struct colleagues_request request = {
        .words = args_rest(cli->ctx, args, 0),
        .place = args_text(args, "place"),
        .free_only = args_flag(args, "free"),
        .referral = args_text(args, "for"),
        .limit = args_flag(args, "all") ? 0 : SHOWN,
    };
    TRY(app_colleagues(cli->ctx, &cli->app, &request, &answer, err));
    json_t *model = view_colleagues(&answer);
    if (cli->json)
        return print_json(cli, model, err);
    show(cli, model);
    json_decref(model);
    return FAULT_NONE;
}
