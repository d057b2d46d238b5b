/* tend know */
#include "app/profile.h"

#include <string.h>

#include "app/know.h"
#include "app/reasons.h"
#include "base/day_parse.h"
#include "base/memory.h"
#include "base/text.h"
#include "cli/ask.h"
#include "cli/command.h"
#include "cli/print.h"
#include "domain/words.h"
#include "view/profile.h"

#include "base/ban.h"

#define SHOWN 5
#define LABEL 14

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

static const struct option options[] = {
    {"needs", 0, OPTION_TEXT, "TEXT", "what they need", NULL},
    {"chooses", 0, OPTION_TEXT, "TEXT", "why they would choose you", NULL},
    {"taught", 0, OPTION_TEXT, "TEXT", "what you have taught them about your work",
     NULL},
    {"access", 0, OPTION_TEXT, "LEVEL", "to clients you are right for: some, much …",
     "none some much unknown"},
    {"trust", 0, OPTION_TEXT, "LEVEL", "how far they trust you",
     "none some much unknown"},
    {"does", 0, OPTION_TEXT, "TEXT", "what they do", NULL},
    {"sees", 0, OPTION_TEXT, "TEXT", "whom they see", NULL},
    {"place", 0, OPTION_TEXT, "TEXT", "where", NULL},
    {"fees", 0, OPTION_TEXT, "TEXT", "what it costs, and who pays", NULL},
    {"free", 0, OPTION_TEXT, "YES", "whether they have free places", "yes no unknown"},
    {"free-on", 0, OPTION_DATE, "DATE", "the day they said so, when not today", NULL},
    {"refer", 0, OPTION_TEXT, "TEXT", "how best to refer to them (the call sheet's)",
     NULL},
    {"later", 0, OPTION_FLAG, NULL, "nothing new: ask about them in a month again",
     NULL},
    {"all", 'a', OPTION_FLAG, NULL, "the whole queue", NULL},
    {NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

const struct command know_command = {
    .name = "know",
    .group = "Referrals",
    .summary = "Keep what you know of those who might refer, and see the gaps",
    .usage = "[NAME]",
    .about =
        "For everybody who might refer to you, five things are worth knowing: what "
        "they need, why they would choose you, what you have taught them about your "
        "work, whether they meet the clients you are right for, and how far they "
        "trust you. Without NAME, the next few of whom something is missing: first "
        "those with two of the three signs, then who referred before, then those "
        "outside your own profession who meet people in need (teachers, clergy, "
        "physicians), then the others you are in touch with.\n\n"
        "With NAME, shows what is known; with options, keeps it. An answer takes the "
        "place of the one before; - takes it away. What they do, whom they see and "
        "whether they have free places is what `tend colleagues` looks through when "
        "you want to refer somebody. An answer on free places counts as doubtful "
        "after two months.\n\n"
        "Never write a client's name, or anything that tells who it is.",
    .examples =
        "tend know  # the next few gaps\n"
        "tend know ana  # what is known of her\n"
        "tend know ana --needs \"somebody for anxious teenagers\" --trust much\n"
        "tend know ben --does \"EMDR, trauma\" --sees adults --free yes\n"
        "tend know ben --fees -  # takes an answer away",
    .options = options,
    .words = WORDS_PERSON,
    .need = NEED_EXISTING,
    .json = true,
    .run = run,
};

/* --- reading
 * ----------------------------------------------------------------------------- */

static enum fault
read_level(const struct args *args, const char *option, bool *set, enum level *out,
           struct error *err) {
    const char *typed = args_text(args, option);
    *set = typed != NULL;
    *out = LEVEL_UNKNOWN;
    if (!typed || !*typed || strcmp(typed, "-") == 0 || level_from_word(typed, out))
        return FAULT_NONE;
    return error_field(err, option,
                       "--%s is none, some, much or unknown, not \"%.40s\".", option,
                       typed);
}

static enum fault
read_free(const struct cli *cli, const struct args *args, struct profile_request *r,
          struct error *err) {
    const char *typed = args_text(args, "free");
    const char *day = args_text(args, "free-on");
    r->free_day = DAY_NONE;
    if (day)
        TRY(day_parse_past(day, cli->today, &r->free_day, err));
    r->free = NOT_SAID;
    r->set_free = typed != NULL;
    if (!typed && r->free_day != DAY_NONE)
        return error_field(err, "free-on",
                           "Say with --free yes or --free no what they said that day.");
    if (!typed || !*typed || strcmp(typed, "-") == 0 ||
        text_same_ascii(typed, "unknown"))
        return FAULT_NONE;
    if (text_same_ascii(typed, "yes"))
        r->free = SAID_YES;
    else if (text_same_ascii(typed, "no"))
        r->free = SAID_NO;
    else
        return error_field(err, "free", "--free is yes, no or unknown, not \"%.40s\".",
                           typed);
    return FAULT_NONE;
}

static const char *
read_text(const struct cli *cli, const struct args *args, const char *option) {
    const char *typed = args_text(args, option);
    if (!typed)
        return NULL;
    const char *clean = text_clean_line(cli->ctx, typed);
    return !clean || strcmp(clean, "-") == 0 ? "" : clean;
}

/* Whether there is anything to keep. */
static enum fault
read_request(const struct cli *cli, const struct args *args, struct profile_request *r,
             bool *any, struct error *err) {
    *r = (struct profile_request){.refer = read_text(cli, args, "refer"),
                                  .looked = args_flag(args, "later")};
    *any = r->refer || r->looked;
    for (int i = 0; i < PROFILE_TEXT_COUNT; i++) {
        r->texts[i] = read_text(cli, args, profile_text_name((enum profile_text)i));
        *any |= r->texts[i] != NULL;
    }
    TRY(read_level(args, "access", &r->set_access, &r->access, err));
    TRY(read_level(args, "trust", &r->set_trust, &r->trust, err));
    TRY(read_free(cli, args, r, err));
    *any |= r->set_access || r->set_trust || r->set_free;
    return FAULT_NONE;
}

/* --- showing
 * ----------------------------------------------------------------------------- */

static void
show_text(struct cli *cli, const json_t *m, const char *key, const char *label) {
    if (model_has(m, key))
        print_labelled(cli, 2, LABEL, label, "%s", model_get(m, key));
}

static void
show_free(struct cli *cli, const json_t *m) {
    const json_t *p = model_list(m, "profile");
    day_t day = model_get_day(p, "free_said");
    if (!model_has(p, "free"))
        return;
    print_labelled(cli, 2, LABEL, "Free places", "%s%s%s",
                   model_yes(p, "free") ? "yes" : "no",
                   day == DAY_NONE ? ""
                                   : mem_printf(cli->ctx, ", as they said %s",
                                                app_ago(cli->ctx, day, cli->today)),
                   model_yes(m, "free_doubtful") ? "; ask again" : "");
}

static void
show_known(struct cli *cli, const json_t *m) {
    const json_t *p = model_list(m, "profile");
    show_text(cli, p, "does", "Does");
    show_text(cli, p, "sees", "Sees");
    show_text(cli, p, "place", "Where");
    show_text(cli, p, "fees", "Fees");
    show_free(cli, m);
    show_text(cli, m, "refer", "Refer by");
    show_text(cli, p, "needs", "Needs");
    show_text(cli, p, "chooses", "Chooses you");
    show_text(cli, p, "taught", "You taught");
    show_text(cli, p, "access", "Access");
    show_text(cli, p, "trust", "Trust");
}

static const char *
brief_of(const char *word) {
    for (int i = 0; i < GAP_COUNT; i++)
        if (strcmp(gap_word((enum gap)i), word) == 0)
            return gap_brief((enum gap)i);
    return word;
}

static void
show_gaps(struct cli *cli, const json_t *m) {
    size_t i;
    json_t *gap;
    char *line = mem_dup(cli->ctx, "");
    const json_t *gaps = model_list(m, "gaps");
    json_array_foreach(gaps, i, gap) line =
        mem_append(line, "%s%s", *line ? ", " : "", brief_of(json_string_value(gap)));
    if (*line)
        print_labelled(cli, 2, LABEL, "To find out", "%s", line);
}

static void
show_person(struct cli *cli, const json_t *m) {
    print_line(cli, 0, STYLE_BOLD, "%s", model_get(model_list(m, "person"), "name"));
    show_known(cli, m);
    show_gaps(cli, m);
}

/* What is on the list already needs no mention. */
static void
show_roles(struct cli *cli, const json_t *m) {
    size_t i;
    json_t *role;
    char *line = mem_dup(cli->ctx, "");
    json_array_foreach(model_list(m, "roles_missing"), i, role) line =
        mem_append(line, "%s%s", *line ? "; " : "", json_string_value(role));
    if (*line && model_number(m, "people") > 0) {
        print_blank(cli);
        print_line(cli, 0, STYLE_DIM,
                   "Nobody on your list yet: %s. If somebody comes to mind: tend add.",
                   line);
    }
}

static void
show_queue(struct cli *cli, const json_t *m) {
    size_t i;
    json_t *p;
    const json_t *queue = model_list(m, "queue");
    long long more = model_number(m, "total") - (long long)json_array_size(queue);
    if (json_array_size(queue) == 0)
        print_line(cli, 0, STYLE_PLAIN,
                   model_number(m, "people") == 0
                       ? "Your list is empty. `tend add` or `tend import` begins it."
                   : model_number(m, "resting") > 0
                       ? "Nothing to find out just now; you looked at the others "
                         "lately."
                       : "Nothing to find out just now.");
    json_array_foreach(queue, i, p) {
        print_line(cli, 0, STYLE_BOLD, "%s",
                   model_get(model_list(p, "person"), "name"));
        print_labelled(cli, 2, LABEL, "Why", "%s", model_get(p, "why"));
        show_gaps(cli, p);
    }
    if (i > 0)
        print_line(cli, 0, STYLE_DIM,
                   "%sA few are enough for a day: tend know NAME --needs \"…\"",
                   more > 0 ? "More follow (--all). " : "");
    show_roles(cli, m);
}

/* --- */

static enum fault
run_queue(struct cli *cli, const struct args *args, struct error *err) {
    struct know_answer answer;
    const struct know_request request = {.limit = args_flag(args, "all") ? 0 : SHOWN};
    TRY(app_know(cli->ctx, &cli->app, &request, &answer, err));
    json_t *model = view_know(&answer);
    if (cli->json)
        return print_json(cli, model, err);
    show_queue(cli, model);
    json_decref(model);
    return FAULT_NONE;
}

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    struct profile_request request;
    struct profile_answer answer;
    struct named person;
    bool any;
    TRY(args_expect(args, cli->command, 0, 20, err));
    TRY(read_request(cli, args, &request, &any, err));
    if (args_count(args) == 0) {
        if (any)
            return error_set(err, FAULT_USAGE,
                             "Say of whom: tend know NAME --needs \"…\"");
        return run_queue(cli, args, err);
    }
    TRY(ask_person_words(cli, args, 0, &person, err));
    request.person_id = person.id;
    if (any)
        TRY(app_profile_save(cli->ctx, &cli->app, &request, &answer, err));
    else
        TRY(app_profile(cli->ctx, &cli->app, person.id, &answer, err));
    json_t *model = view_profile(&answer);
    if (cli->json)
        return print_json(cli, model, err);
    if (any)
        print_line(cli, 0, STYLE_PLAIN,
                   !answer.changed  ? "Nothing was changed: it was so already."
                   : request.looked ? "Looked at. They come up again in a month."
                                    : "Kept.");
    show_person(cli, model);
    if (!any && profile_is_blank(&answer.who.profile) && !answer.refer)
        print_line(cli, 2, STYLE_DIM,
                   "Nothing is written down yet. tend know %s --needs \"…\"",
                   person.name);
    json_decref(model);
    return FAULT_NONE;
}
