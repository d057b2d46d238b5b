/* tend show */
#include <string.h>

#include "app/reasons.h"
#include "base/memory.h"
#include "base/text.h"
#include "cli/ask.h"
#include "cli/command.h"
#include "cli/print.h"
#include "view/person.h"

#include "base/ban.h"

#define TOUCHES_SHOWN 10

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

static const struct option options[] = {
    {"all", 'a', OPTION_FLAG, NULL, "the whole history, not the last touches only",
     NULL},
    {NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

const struct command show_command = {
    .name = "show",
    .group = "Your people",
    .summary = "Show everything about somebody",
    .usage = "NAME",
    .about = "Shows who somebody is, how to reach them, what they told you, the call "
             "sheet, where you stand with them, what comes next, and the history.",
    .examples = "tend show ana\ntend show \"ben ohm\" --all\ntend show '#12' --json",
    .options = options,
    .words = WORDS_PERSON,
    .need = NEED_EXISTING,
    .json = true,
    .run = run,
};

static void
line(struct cli *cli, const char *label, const char *text) {
    if (text && *text)
        print_labelled(cli, 2, 14, label, "%s", text);
}

static char *
joined(struct cli *cli, const json_t *list) {
    size_t i;
    json_t *word;
    char *out = mem_dup(cli->ctx, "");
    json_array_foreach(list, i, word) out =
        mem_append(out, "%s%s", i ? ", " : "", json_string_value(word));
    return out;
}

static void
show_person(struct cli *cli, const json_t *p) {
    size_t i;
    json_t *item;
    const char *title = model_get(p, "title");
    const char *org = model_get(p, "organisation");
    print_line(cli, 0, STYLE_BOLD, "%s%s%s%s%s", model_get(p, "name"),
               *title ? ", " : "", title, *org ? ", " : "", org);
    json_array_foreach(model_list(p, "ways"), i, item) {
        const char *label = model_get(item, "label");
        const char *value = model_get(item, "value");
        print_labelled(cli, 2, 14, model_get(item, "kind"), "%s%s%s%s", value,
                       *label ? " (" : "", label, *label ? ")" : "");
    }
    line(cli, "roles", joined(cli, model_list(p, "roles")));
    line(cli, "tags", joined(cli, model_list(p, "tags")));
    line(cli, "nickname", model_get(p, "nickname"));
    json_array_foreach(model_list(p, "relations"), i, item) line(
        cli, model_get(item, "kind"), model_get(model_list(item, "person"), "name"));
    line(cli, "note", model_get(p, "note"));
}

static void
show_standing(struct cli *cli, const json_t *m) {
    char words[DATE_TEXT_MAX];
    const json_t *p = model_list(m, "person");
    day_t last = model_get_day(p, "last_touch");
    day_t next = model_get_day(p, "next");
    char *state =
        mem_printf(cli->ctx, "%s; %lld touch%s, %lld meaningful", model_get(p, "stage"),
                   (long long)model_number(p, "touches"),
                   model_number(p, "touches") == 1 ? "" : "es",
                   (long long)model_number(p, "meaningful"));
    if (model_number(p, "touches") == 0)
        state = mem_printf(cli->ctx, "%s; not in touch yet", model_get(p, "stage"));
    if (last != DAY_NONE)
        state = mem_append(state, "; last %s", app_ago(cli->ctx, last, cli->today));
    line(cli, "stage", state);
    char *three = mem_dup(cli->ctx, "");
    if (model_yes(p, "liked"))
        three = mem_append(three, ": you like them");
    if (model_number(p, "referrals_received") > 0)
        three = mem_append(three, "%s they have referred to you", *three ? "," : ":");
    if (model_yes(p, "practice_full"))
        three = mem_append(three, "%s their practice is full", *three ? "," : ":");
    if (*three)
        print_labelled(cli, 2, 14, "two of three", "has %lld%s",
                       (long long)model_number(p, "qualifiers"), three);
    if (model_has(p, "let_go"))
        print_labelled(cli, 2, 14, "let go", "%s%s%s",
                       day_words(model_get_day(p, "let_go"), cli->today, words),
                       model_has(p, "let_go_why") ? ": " : "",
                       model_get(p, "let_go_why"));
    else if (next != DAY_NONE)
        print_labelled(cli, 2, 14, "next", "%s (%s)",
                       day_words(next, cli->today, words),
                       app_ago(cli->ctx, next, cli->today));
    size_t i;
    json_t *r;
    json_array_foreach(model_list(m, "reach_outs"), i, r)
        line(cli, "promised", model_get(r, "promise"));
    if (model_has(p, "rhythm_days"))
        print_labelled(cli, 2, 14, "rhythm", "every %s",
                       app_span(cli->ctx, (int)model_number(p, "rhythm_days")));
}

static void
show_known(struct cli *cli, const json_t *m) {
    char words[DATE_TEXT_MAX];
    size_t i;
    json_t *f;
    const char *label = "facts";
    json_array_foreach(model_list(m, "facts"), i, f) {
        struct date date;
        const char *kind = model_get(f, "kind");
        if (strcmp(kind, "news") == 0 || strcmp(kind, "help") == 0 ||
            strcmp(kind, "works") == 0 || strcmp(kind, "refer") == 0)
            continue;
        if (date_from_iso(model_get(f, "date"), &date))
            print_labelled(cli, 2, 14, label, "%s: %s (%lld)", date_words(date, words),
                           model_get(f, "text"), (long long)model_number(f, "id"));
        else
            print_labelled(cli, 2, 14, label, "%s (%lld)", model_get(f, "text"),
                           (long long)model_number(f, "id"));
        label = "";
    }
    json_array_foreach(model_list(m, "sheet"), i, f) if (model_has(f, "answer"))
        print_labelled(cli, 2, 14, model_get(f, "kind"), "%s %s",
                       model_get(f, "question"), model_get(f, "answer"));
    json_array_foreach(model_list(m, "related_from"), i, f) {
        const char *name = model_get(model_list(f, "person"), "name");
        if (strcmp(model_get(f, "kind"), "introduced by") == 0)
            line(cli, "introduced", name);
        else
            print_labelled(cli, 2, 14, "related", "%s (%s)", name,
                           model_get(f, "kind"));
    }
    json_array_foreach(model_list(m, "referrals"), i, f) print_labelled(
        cli, 2, 14, "referral", "%s, %s %s%s%s%s", model_get(f, "code"),
        model_get(f, "direction"), model_get(f, "date"),
        model_has(f, "about") ? ": " : "", model_get(f, "about"),
        strcmp(model_get(f, "thanks"), "owed") == 0 ? " (thanks owed)" : "");
}

static void
show_touches(struct cli *cli, const json_t *m, bool all) {
    char words[DATE_TEXT_MAX];
    size_t i;
    json_t *t;
    const json_t *touches = model_list(m, "touches");
    size_t count = json_array_size(touches);
    if (count > 0)
        print_blank(cli);
    json_array_foreach(touches, i, t) {
        if (!all && i == TOUCHES_SHOWN) {
            print_line(cli, 2, STYLE_DIM, "… and %zu earlier (--all)", count - i);
            break;
        }
        const char *word = model_get(t, "word");
        const char *share = model_get(t, "share");
        print_labelled(
            cli, 2, 18, day_words(model_get_day(t, "date"), cli->today, words),
            "%s%s%s%s%s%s", *word ? word : model_get(t, "method"), *share ? ", " : "",
            share, model_yes(t, "meaningful") ? ", meaningful" : "",
            model_has(t, "note") ? ": " : "", model_get(t, "note"));
    }
}

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    struct named person;
    struct shown shown;
    TRY(args_expect(args, cli->command, 1, 20, err));
    TRY(ask_person_words(cli, args, 0, &person, err));
    TRY(app_show(cli->ctx, &cli->app, person.id, &shown, err));
    json_t *model = view_show(&shown);
    if (cli->json)
        return print_json(cli, model, err);
    show_person(cli, model_list(model, "person"));
    show_standing(cli, model);
    show_known(cli, model);
    show_touches(cli, model, args_flag(args, "all"));
    json_decref(model);
    return FAULT_NONE;
}
