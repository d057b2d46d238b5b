/* tend partners */
#include "app/partners.h"

#include <string.h>

#include "base/memory.h"
#include "cli/command.h"
#include "cli/print.h"
#include "view/partners.h"

#include "base/ban.h"

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

const struct command partners_command = {
    .name = "partners",
    .group = "Referrals",
    .summary = "Show who went quiet, sends less, is new, sends most, or has lapsed",
    .usage = "",
    .about =
        "Those who send you clients, each by their own rhythm. Who sent every "
        "three weeks and now not for four months is named; who sends once a year is "
        "not. Behind each stands how often so long a silence would come by chance.\n\n"
        "Many are looked at together, so some are quiet by chance alone on any day. "
        "\"Likely\" means that they stand out even so: of ten named likely, about nine "
        "really changed. Somebody with fewer than four referrals has no rhythm yet, "
        "and is never said to have gone quiet.\n\n"
        "Last comes how much of what you promised was done by its day.",
    .examples = "tend partners\n"
                "tend partners --json  # with each chance as a number",
    .need = NEED_EXISTING,
    .json = true,
    .run = run,
};

static void
show_list(struct cli *cli, const json_t *m, const char *key, const char *heading,
          const char *about) {
    size_t i;
    json_t *one;
    const json_t *list = model_list(m, key);
    long long total = model_number(list, "total");
    if (total == 0)
        return;
    print_blank(cli);
    print_line(cli, 0, STYLE_BOLD, "%s", heading);
    if (about)
        print_line(cli, 0, STYLE_DIM, "%s", about);
    json_array_foreach(model_list(list, "people"), i, one) {
        const char *sure = strcmp(key, "top") == 0 ? "" : model_get(one, "sure");
        print_line(cli, 2, STYLE_PLAIN, "%s%s",
                   model_get(model_list(one, "person"), "name"),
                   *sure ? mem_printf(cli->ctx, " (%s)", sure) : "");
        print_line(cli, 4, STYLE_PLAIN, "%s %s", model_get(one, "why"),
                   model_get(one, "next_step"));
    }
    long long more = total - (long long)i;
    if (more > 0)
        print_line(cli, 2, STYLE_DIM, "and %lld more", more);
}

static const char *
about_quiet(struct cli *cli, const json_t *m) {
    double by_chance = json_number_value(model_list(m, "by_chance"));
    const char *few = by_chance < 0.5   ? "hardly anybody"
                      : by_chance < 1.5 ? "about one"
                                        : mem_printf(cli->ctx, "about %.0f", by_chance);
    return mem_printf(
        cli->ctx,
        "Of the %lld whose rhythm is known, %s would be this quiet on any "
        "day by chance alone.",
        (long long)model_number(m, "tested"), few);
}

static void
show_promises(struct cli *cli, const json_t *p) {
    long long made = model_number(p, "made"), open = model_number(p, "open");
    if (made == 0)
        return;
    print_blank(cli);
    print_line(cli, 0, STYLE_BOLD, "What you promised, in the last twelve months");
    if (made > open)
        print_line(cli, 2, STYLE_PLAIN, "In time: %s. Done at all: %s.",
                   model_get(model_list(p, "kept_share"), "words"),
                   model_get(model_list(p, "done_share"), "words"));
    print_line(cli, 2, STYLE_PLAIN,
               "%lld kept, %lld late, %lld dropped, %lld overdue, %lld to come.",
               (long long)model_number(p, "kept"), (long long)model_number(p, "late"),
               (long long)model_number(p, "dropped"),
               (long long)model_number(p, "overdue"), open);
}

/* "all are", "3 are", "none is". */
static const char *
how_many_steady(const struct cli *cli, const json_t *m) {
    long long steady = model_number(m, "steady");
    long long referrers = model_number(m, "referrers");
    if (steady == referrers)
        return referrers == 1 ? "they are" : "all are";
    if (steady == 0)
        return "none is";
    return mem_printf(cli->ctx, "%lld %s", steady, steady == 1 ? "is" : "are");
}

static void
show(struct cli *cli, const json_t *m) {
    long long referrers = model_number(m, "referrers");
    if (referrers == 0) {
        print_line(cli, 0, STYLE_PLAIN,
                   "Nobody on your list has sent a referral yet. `tend referral from "
                   "NAME` enters the first; old ones with --on and their day.");
    } else {
        print_line(cli, 0, STYLE_BOLD, "%lld %s sent you clients; %s steady", referrers,
                   referrers == 1 ? "person has" : "people have",
                   how_many_steady(cli, m));
        if (model_number(model_list(m, "quiet"), "total") == 0)
            print_line(cli, 0, STYLE_PLAIN,
                       "Nobody is quieter than their own rhythm would have it.");
    }
    show_list(cli, m, "quiet", "Going quiet", about_quiet(cli, m));
    show_list(cli, m, "declining", "Sending less", NULL);
    show_list(cli, m, "new", "New", NULL);
    show_list(cli, m, "top", "Sending most", NULL);
    show_list(cli, m, "lapsed", "Lapsed", NULL);
    show_promises(cli, model_list(m, "promises"));
}

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    struct partners_answer answer;
    TRY(args_expect(args, cli->command, 0, 0, err));
    TRY(app_partners(cli->ctx, &cli->app, &answer, err));
    json_t *model = view_partners(&answer);
    if (cli->json)
        return print_json(cli, model, err);
    show(cli, model);
    json_decref(model);
    return FAULT_NONE;
}
