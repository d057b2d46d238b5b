/* tend draft */
#include "app/draft.h"
#include "app/ask.h"
#include "base/memory.h"
#include "base/text.h"
#include "cli/ask.h"
#include "cli/command.h"
#include "cli/print.h"
#include "domain/words.h"
#include "view/ask.h"
#include "view/draft.h"

#include "base/ban.h"

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

static const struct option options[] = {
    {"with", 'g', OPTION_TEXT, "WHAT", "what to give: compassion, knowledge or network",
     "compassion knowledge network"},
    {"other", 'o', OPTION_NUMBER, "N", "another wording: 1, 2, 3 …", NULL},
    {"thanks", 't', OPTION_FLAG, NULL, "words of thanks for what they referred", NULL},
    {"page", 0, OPTION_TEXT, "VERSION",
     "with \"How to refer to me\": that version, or auto for the one that fits them",
     NULL},
    {NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

const struct command draft_command = {
    .name = "draft",
    .group = "Every morning",
    .summary = "Suggest a few words to begin with",
    .usage = "NAME [METHOD]",
    .about =
        "Prints a short letter or message to somebody, to be made your own: what only "
        "you can know is a gap in [brackets]. Without METHOD it is the way that "
        "`tend today` suggests. For coffee, walk, call and video it is an "
        "invitation.\n\n"
        "A draft gives something and asks for nothing. Your notes never come into it, "
        "nor does anything that speaks of clients.\n\n"
        "With --thanks it is a word of thanks for a referral. It tells that somebody "
        "has been in touch only when the client has said that it may (`tend consent`); "
        "until then it gives nothing away.",
    .examples = "tend draft ana  # the way that today suggests\n"
                "tend draft ana walk  # an invitation\n"
                "tend draft ana card --thanks  # a word of thanks\n"
                "tend draft ana email --with network --other 1  # in other words\n"
                "tend draft ana email --page auto  # with your page below",
    .options = options,
    .words = WORDS_PERSON,
    .choices = "email text card social coffee walk call",
    .need = NEED_EXISTING,
    .json = true,
    .run = run,
};

/* The method is the last word, unless all of them are the name. */
static enum fault
find(struct cli *cli, const struct args *args, struct draft_query *query,
     struct error *err) {
    struct named person;
    size_t next;
    size_t count = args_count(args);
    TRY(ask_person_front(cli, args, 0, &person, &next, err));
    query->person_id = person.id;
    if (next == count)
        return FAULT_NONE;
    const char *word = args_rest(cli->ctx, args, next);
    query->method = method_from_word(word);
    if (query->method == METHOD_NONE && count == next + 2)
        query->method = method_from_word(mem_printf(
            cli->ctx, "%s-%s", args_word(args, next), args_word(args, next + 1)));
    query->word = word;
    if (query->method == METHOD_NONE)
        return error_field(err, "method",
                           "\"%.40s\" is no method that Tend knows. Methods: %s; words "
                           "such as coffee, call or walk do as well.",
                           word, method_list(cli->ctx));
    return FAULT_NONE;
}

static void
show(struct cli *cli, const json_t *m) {
    const json_t *draft = model_list(m, "draft");
    const char *form = model_get(draft, "form");
    int64_t gaps = model_number(draft, "gaps");
    if (model_has(draft, "to"))
        print_labelled(cli, 0, 9, "To", "%s", model_get(draft, "to"));
    if (model_has(draft, "subject"))
        print_labelled(cli, 0, 9, "Subject", "%s", model_get(draft, "subject"));
    if (model_has(draft, "to") || model_has(draft, "subject"))
        print_blank(cli);
    print_line(cli, 0, STYLE_PLAIN, "%s", model_get(draft, "body"));
    print_blank(cli);
    if (gaps > 0)
        print_line(cli, 0, STYLE_DIM, "%lld gap%s to fill, in [brackets].",
                   (long long)gaps, gaps == 1 ? "" : "s");
    print_line(cli, 0, STYLE_DIM, "In other words: tend draft %lld %s%s --other 1",
               (long long)model_number(model_list(m, "person"), "id"), form,
               model_has(m, "thanks") ? " --thanks" : "");
    if (model_yes(model_list(m, "thanks"), "ask"))
        print_line(cli, 0, STYLE_DIM,
                   "It gives nothing away: the client has not been asked yet whether "
                   "they may be told (tend consent).");
}

static enum fault
add_page(struct cli *cli, const char *page, struct draft_answer *draft,
         struct ask_answer *ask, struct error *err) {
    int64_t id = 0;
    if (!text_same_ascii(page, "auto"))
        TRY(app_refer_find(cli->ctx, &cli->app, page, &id, err));
    return app_draft_with_page(cli->ctx, &cli->app, id, draft, ask, err);
}

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    struct draft_query query = {.method = METHOD_NONE, .share = SHARE_NONE};
    struct draft_answer answer;
    struct ask_answer ask = {0};
    const char *page = args_text(args, "page");
    int other;
    const char *with = args_text(args, "with");
    TRY(args_expect(args, cli->command, 1, 20, err));
    TRY(args_number(args, "other", 0, 1000, 0, &other, err));
    query.variant = (unsigned)other;
    query.thanks = args_flag(args, "thanks");
    query.share = share_from_word(with);
    if (with && query.share == SHARE_NONE)
        return error_field(err, "with",
                           "\"%.40s\" is none of compassion, knowledge and network.",
                           with);
    TRY(find(cli, args, &query, err));
    TRY(app_draft(cli->ctx, &cli->app, &query, &answer, err));
    if (page)
        TRY(add_page(cli, page, &answer, &ask, err));
    json_t *model = view_draft(&answer);
    model_set(model, "refer", view_refer_letter(&ask.refer, &ask.letter));
    if (cli->json)
        return print_json(cli, model, err);
    show(cli, model);
    if (ask.letter.attach)
        print_line(cli, 0, STYLE_DIM,
                   "Your page goes with it: tend page %s --pdf page.pdf",
                   ask.refer.page.name);
    for (size_t i = 0; i < ask.refer.missing.count; i++)
        print_line(cli, 0, STYLE_YELLOW, "Your page: %s", ask.refer.missing.items[i]);
    json_decref(model);
    return FAULT_NONE;
}
