/* tend sources */
#include "app/sources.h"

#include <string.h>

#include "base/day_parse.h"
#include "base/memory.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/print.h"
#include "view/sources.h"

#include "base/ban.h"

#define LABEL 24
#define COUNT 5
#define RANGE 17
#define SEEN 15
#define BAR_MOST 30
#define BAR_LEAST 8
#define SHOWN 8
#define SHOWN_ONE 60

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

static const struct option options[] = {
    {"given", 'g', OPTION_FLAG, NULL, "referrals given instead of received", NULL},
    {"since", 0, OPTION_DATE, "DATE", "from that day on, not the last twelve months",
     NULL},
    {"until", 0, OPTION_DATE, "DATE", "up to that day, not today", NULL},
    {"all", 'a', OPTION_FLAG, NULL, "from the first one on", NULL},
    {NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

const struct command sources_command = {
    .name = "sources",
    .group = "Referrals",
    .summary = "Show where your referrals come from: where, who, why, how and when",
    .usage = "[where|who|why|how|when]",
    .about =
        "Counts the referrals of the last twelve months: by the place they came from "
        "(or what the one who sent them is), by who sent them, why and how, and by "
        "month. What you wrote in your own words counts together when only its "
        "capitals, accents or signs differ.\n\n"
        "Behind a count stands its share: \"15 to 52 in 100\" means that, with so few, "
        "the share you would find in the long run lies between these two, as sure as "
        "19 times in 20. \"seen\" tells how many of those that came to an end became "
        "clients.\n\n"
        "Name one of the five to see more of it.",
    .examples = "tend sources\n"
                "tend sources who --all  # everybody who ever sent somebody\n"
                "tend sources --given  # whom you sent clients to\n"
                "tend sources where --since 2024-01-01 --until 2024-12-31\n"
                "tend sources --json",
    .options = options,
    .words = WORDS_CHOICE,
    .choices = "where who why how when",
    .need = NEED_EXISTING,
    .json = true,
    .run = run,
};

static const struct {
    const char *word, *received, *given;
} titles[] = {
    {"where", "Where they came from", "Where they went"},
    {"who", "Who sent them", "To whom they went"},
    {"why", "Why you", "Why them"},
    {"how", "How they came", "How they went"},
    {"when", "When they came", "When they went"},
};
#define QUESTIONS (sizeof titles / sizeof *titles)

/* One line of a picture. */
struct line {
    const char *label, *range, *seen;
    int64_t count, most;
    bool light; /* no group of its own: without a bar */
};

static char *
pad(char *text, int columns) {
    while (text_width(text) < columns)
        text = mem_append(text, " ");
    return text;
}

static void
show_line(struct cli *cli, const struct line *line) {
    int room = cli->width - 2 - LABEL - 1 - COUNT;
    bool wide = room - RANGE - SEEN - 4 >= BAR_LEAST;
    room -= wide ? RANGE + SEEN + 4 : 0;
    room = room > BAR_MOST ? BAR_MOST : room < 0 ? 0 : room;
    char *text = mem_printf(cli->ctx, "  %s", text_cut(cli->ctx, line->label, LABEL));
    text = pad(text, 2 + LABEL + 1);
    int64_t full =
        line->most > 0 ? (line->count * room + line->most / 2) / line->most : 0;
    full = line->light ? 0 : full;
    for (int i = 0; i < room; i++)
        text = mem_append(text, "%s",
                          i < full                                    ? "█"
                          : i == 0 && line->count > 0 && !line->light ? "▏"
                                                                      : " ");
    text = mem_append(text, "%*lld", COUNT, (long long)line->count);
    if (wide && (*line->range || *line->seen)) {
        text = mem_append(text, "  %s", line->range);
        text = pad(text, 2 + LABEL + 1 + room + COUNT + 2 + RANGE);
        text = mem_append(text, "%s", line->seen);
    }
    size_t len = strlen(text);
    while (len > 0 && text[len - 1] == ' ')
        text[--len] = '\0';
    print_raw(cli, line->light ? STYLE_DIM : STYLE_PLAIN, text);
    print_raw(cli, STYLE_PLAIN, "\n");
}

static void
show_side(struct cli *cli, const json_t *side) {
    size_t i;
    json_t *group;
    int64_t most = 1;
    json_array_foreach(model_list(side, "groups"), i, group) {
        const json_t *seen = model_list(group, "seen");
        const json_t *person = model_list(group, "person");
        int64_t count = model_number(group, "count");
        most = count > most ? count : most;
        show_line(
            cli,
            &(struct line){
                .label = person ? model_get(person, "name") : model_get(group, "word"),
                .range = model_get(model_list(group, "share"), "range"),
                .seen = model_number(seen, "of") == 0
                            ? ""
                            : mem_printf(cli->ctx, "%lld of %lld seen",
                                         (long long)model_number(seen, "count"),
                                         (long long)model_number(seen, "of")),
                .count = count,
                .most = most});
    }
    const json_t *others = model_list(side, "others");
    int64_t groups = model_number(others, "groups");
    if (groups > 0)
        show_line(cli, &(struct line){.label = mem_printf(cli->ctx, "%lld other%s",
                                                          (long long)groups,
                                                          groups == 1 ? "" : "s"),
                                      .count = model_number(others, "referrals"),
                                      .range = "",
                                      .seen = "",
                                      .light = true});
    if (model_number(side, "unsaid") > 0 && model_number(side, "said") > 0)
        show_line(cli, &(struct line){.label = "not said",
                                      .count = model_number(side, "unsaid"),
                                      .range = "",
                                      .seen = "",
                                      .light = true});
    print_line(cli, 2, STYLE_DIM, "%s", model_get(side, "says"));
}

static const char *
period_label(struct cli *cli, const char *unit, day_t from) {
    struct date date = day_to_date(from);
    if (strcmp(unit, "year") == 0)
        return mem_printf(cli->ctx, "%d", date.year);
    if (strcmp(unit, "quarter") == 0)
        return mem_printf(cli->ctx, "%s %d, and the two after",
                          month_name((date.month - 1) / 3 * 3 + 1), date.year);
    return mem_printf(cli->ctx, "%s %d", month_name(date.month), date.year);
}

static void
show_when(struct cli *cli, const json_t *when) {
    size_t i;
    json_t *one;
    int64_t most = 1;
    json_array_foreach(model_list(when, "periods"), i, one) {
        int64_t count = model_number(one, "count");
        most = count > most ? count : most;
    }
    json_array_foreach(model_list(when, "periods"), i, one) {
        show_line(cli,
                  &(struct line){.label = period_label(cli, model_get(when, "unit"),
                                                       model_get_day(one, "from")),
                                 .count = model_number(one, "count"),
                                 .range = "",
                                 .seen = "",
                                 .most = most});
    }
    if (model_number(when, "years") > 0) {
        print_blank(cli);
        most = 1;
        json_array_foreach(model_list(when, "seasons"), i, one) {
            int64_t count = model_number(one, "count");
            most = count > most ? count : most;
        }
        json_array_foreach(model_list(when, "seasons"), i, one) {
            show_line(cli, &(struct line){
                               .label = model_get(one, "name"),
                               .count = model_number(one, "count"),
                               .range = model_get(model_list(one, "share"), "range"),
                               .seen = "",
                               .most = most});
        }
    }
    print_line(cli, 2, STYLE_DIM, "%s", model_get(when, "says"));
}

static void
show_head(struct cli *cli, const json_t *m, bool given) {
    char from[DATE_TEXT_MAX], to[DATE_TEXT_MAX];
    long long total = model_number(m, "total");
    const json_t *seen = model_list(m, "seen");
    print_line(cli, 0, STYLE_BOLD, "%lld referral%s %s, %s to %s", total,
               total == 1 ? "" : "s", given ? "given" : "received",
               day_words(model_get_day(m, "from"), cli->today, from),
               day_words(model_get_day(m, "to"), cli->today, to));
    if (model_number(seen, "of") > 0)
        print_line(cli, 0, STYLE_PLAIN,
                   "Of those that came to an end, %s, became clients.",
                   model_get(seen, "words"));
}

static void
show(struct cli *cli, const json_t *m) {
    bool given = strcmp(model_get(m, "direction"), "given") == 0;
    if (model_number(m, "total") == 0) {
        print_line(cli, 0, STYLE_PLAIN,
                   model_has(m, "first")
                       ? "No referrals %s in this time. `tend sources%s --all` looks "
                         "at all of them."
                       : "No referrals %s yet. `tend referral %s NAME` enters one.",
                   given ? "given" : "received",
                   model_has(m, "first") ? (given ? " --given" : "")
                                         : (given ? "to" : "from"));
        return;
    }
    show_head(cli, m, given);
    for (size_t q = 0; q < QUESTIONS; q++) {
        const json_t *side = model_list(m, titles[q].word);
        if (!json_is_object(side))
            continue;
        print_blank(cli);
        print_line(cli, 0, STYLE_BOLD, "%s",
                   given ? titles[q].given : titles[q].received);
        if (strcmp(titles[q].word, "when") == 0)
            show_when(cli, side);
        else
            show_side(cli, side);
    }
}

static enum fault
past_day(const struct args *args, const char *option, day_t today, day_t *out,
         struct error *err) {
    const char *text = args_text(args, option);
    *out = DAY_NONE;
    return text ? day_parse_past(text, today, out, err) : FAULT_NONE;
}

static enum fault
read_question(const struct args *args, const char **out, struct error *err) {
    const char *word = args_word(args, 0);
    *out = NULL;
    for (size_t q = 0; word && q < QUESTIONS; q++)
        if (text_same_ascii(word, titles[q].word))
            *out = titles[q].word;
    if (word && !*out)
        return error_field(err, "question",
                           "Name one of these: where, who, why, how, when.");
    return FAULT_NONE;
}

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    struct sources_answer answer;
    const char *only;
    struct sources_request request = {
        .direction = args_flag(args, "given") ? REFERRAL_GIVEN : REFERRAL_RECEIVED,
        .all = args_flag(args, "all")};
    TRY(args_expect(args, cli->command, 0, 1, err));
    TRY(read_question(args, &only, err));
    TRY(past_day(args, "since", cli->today, &request.since, err));
    TRY(past_day(args, "until", cli->today, &request.until, err));
    request.most = only ? SHOWN_ONE : SHOWN;
    TRY(app_sources(cli->ctx, &cli->app, &request, &answer, err));
    json_t *model = view_sources(&answer, only);
    if (cli->json)
        return print_json(cli, model, err);
    show(cli, model);
    json_decref(model);
    return FAULT_NONE;
}
