/* tend plan */
#include <string.h>

#include "app/plan.h"
#include "base/memory.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/print.h"
#include "view/plan.h"

#include "base/ban.h"

#define WORDS_MAX 200
#define NAME_COLUMN 14
#define VALUE_COLUMN 8

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

static const struct option options[] = {
    {"reset", 0, OPTION_FLAG, NULL,
     "take the method's own number again, for ITEM or for all", NULL},
    {"try", 0, OPTION_FLAG, NULL, "only say what it would mean, and change nothing",
     NULL},
    {NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

const struct command plan_command = {
    .name = "plan",
    .group = "Setting up",
    .summary = "Show and set your own numbers, and what they mean for your list",
    .usage = "[PRESET] [ITEM=VALUE...]",
    .about =
        "Every number of the method is yours to change: people a day, working days, "
        "the rhythm, the row that earns a treat. Without words, `tend plan` shows them "
        "all, each with its meaning and its rule, and what they come to for your list. "
        "With the name of one alone it shows what that one takes.\n\n"
        "Three presets set several numbers together: daily (three to five people every "
        "working day), weekly (a few each week) and eight (eight people, seven times a "
        "year each).\n\n"
        "A change holds from today on. Days before keep the plan they were lived by, "
        "so that no checkmark is lost and none appears.\n\n"
        "What begins with me. is about you: name, title, phone, email, url, address. "
        "It "
        "stands on your page for those who refer to you (`tend page`).",
    .examples = "tend plan  # every number, and what it means\n"
                "tend plan day.min=2 day.max=4  # two to four people a day\n"
                "tend plan days.working mon-thu  # Friday is for rest\n"
                "tend plan weekly --try  # what would the gentler preset mean?\n"
                "tend plan weekly\n"
                "tend plan --reset rhythm  # the method's own again\n"
                "tend plan me.name=\"Rosa Lind\" me.phone=\"030 555 0100\"",
    .options = options,
    .words = WORDS_CHOICE,
    .choices = "daily weekly eight day.min= day.max= days.working= rhythm= methods= "
               "face-to-face= moment= moment.text= list.min= list.max= list.renew= "
               "month.first= month.second= row.treat= me.name= me.title= me.phone= "
               "me.email= me.url= me.address=",
    .need = NEED_PRACTICE,
    .json = true,
    .run = run,
};

/* --- reading what was typed
 * ------------------------------------------------------------- */

/* The item that "day.min", "day.min=3" or "day.min=" is about, or NULL. */
static const struct plan_item *
item_of(const void *ctx, const char *word) {
    return plan_item_by_name(mem_dup_n(ctx, word, strcspn(word, "=")));
}

/* Words up to the next item or preset, joined; *at moves behind them. */
static char *
gather(struct cli *cli, const struct args *args, bool sentence, const char *begin,
       size_t *at) {
    char *value = mem_dup(cli->ctx, begin);
    for (; *at < args_count(args); ++*at) {
        const char *word = args_word(args, *at);
        if (!sentence && (item_of(cli->ctx, word) || plan_preset_by_name(word)))
            break;
        if (!*value && *word == '=')
            word++;
        value = mem_append(value, "%s%s", *value && *word ? " " : "", word);
    }
    return value;
}

static void
add_preset(struct cli *cli, const struct plan_preset *preset, struct plan_request *r) {
    r->words = preset->name;
    for (size_t i = 0; preset->values[i][0]; i++)
        *array_add(cli->ctx, &r->wishes) = (struct plan_wish){
            .name = preset->values[i][0], .value = preset->values[i][1]};
}

static enum fault
unknown(struct cli *cli, const char *word, struct error *err) {
    return error_field(err, "item",
                       "\"%s\" is no number of the plan and no preset. `tend plan` "
                       "shows the numbers; the presets are daily, weekly and eight.",
                       text_cut(cli->ctx, word, 40));
}

static enum fault
read_wishes(struct cli *cli, const struct args *args, struct plan_request *r,
            struct error *err) {
    for (size_t i = 0; i < args_count(args);) {
        const char *word = args_word(args, i++);
        const struct plan_preset *preset = plan_preset_by_name(word);
        const struct plan_item *item = item_of(cli->ctx, word);
        if (preset) {
            add_preset(cli, preset, r);
            continue;
        }
        if (!item)
            return unknown(cli, word, err);
        const char *equals = strchr(word, '=');
        const char *value =
            gather(cli, args, item->kind == PLAN_TEXT, equals ? equals + 1 : "", &i);
        if (text_is_blank(value) && !(equals && plan_is_own(item)))
            return error_field(err, item->name, "%s needs a value: %s.", item->name,
                               item->form);
        *array_add(cli->ctx, &r->wishes) =
            (struct plan_wish){.name = item->name, .value = value};
    }
    return FAULT_NONE;
}

static enum fault
read_reset(struct cli *cli, const struct args *args, struct plan_request *r,
           struct error *err) {
    for (size_t i = 0; i < args_count(args); i++) {
        const struct plan_item *item = plan_item_by_name(args_word(args, i));
        if (!item)
            return unknown(cli, args_word(args, i), err);
        *array_add(cli->ctx, &r->wishes) = (struct plan_wish){.name = item->name};
    }
    if (r->wishes.count > 0)
        return FAULT_NONE;
    r->words = "the method's own numbers";
    for (size_t i = 0; i < plan_item_count(); i++)
        if (!plan_is_own(plan_item_at(i)))
            *array_add(cli->ctx, &r->wishes) =
                (struct plan_wish){.name = plan_item_at(i)->name};
    return FAULT_NONE;
}

/* --- showing
 * ---------------------------------------------------------------------------- */

static void
show_item(struct cli *cli, const json_t *item) {
    const char *value = model_get(item, "value");
    const char *name = model_get(item, "name");
    const char *meaning = model_get(item, "meaning");
    char *standard = mem_dup(cli->ctx, "");
    if (strcmp(value, model_get(item, "standard")) != 0 &&
        text_width(model_get(item, "standard")) <= 20)
        standard = mem_printf(cli->ctx, "; else %s", model_get(item, "standard"));
    if (text_width(value) < VALUE_COLUMN) {
        print_labelled(cli, 2, NAME_COLUMN + VALUE_COLUMN,
                       mem_printf(cli->ctx, "%-*s%s%s", NAME_COLUMN, name,
                                  text_width(name) < NAME_COLUMN ? "" : " ", value),
                       "%s (%s%s)", meaning, model_get(item, "rule"), standard);
        return;
    }
    print_labelled(cli, 2, NAME_COLUMN, name, "%s", value);
    print_line(cli, 2 + NAME_COLUMN + VALUE_COLUMN, STYLE_PLAIN, "%s (%s%s)", meaning,
               model_get(item, "rule"), standard);
}

static void
show_presets(struct cli *cli, const json_t *m) {
    size_t i;
    json_t *preset;
    print_line(cli, 0, STYLE_BOLD, "What it means for your list");
    print_labelled(cli, 2, 10, "now", "%s", model_get(m, "implies"));
    print_blank(cli);
    print_line(cli, 0, STYLE_BOLD, "Presets");
    json_array_foreach(model_list(m, "presets"), i, preset) {
        print_labelled(cli, 2, 10, model_get(preset, "name"), "%s%s",
                       model_get(preset, "what"),
                       model_yes(preset, "now") ? " – this is your plan" : "");
        print_line(cli, 12, STYLE_DIM, "%s", model_get(preset, "implies"));
    }
}

static bool
is_own(const json_t *item) {
    return plan_is_own(plan_item_by_name(model_get(item, "name")));
}

/* What may be empty, and hold several lines, in words. */
static const char *
in_words(struct cli *cli, const char *value) {
    char *words = mem_dup(cli->ctx, *value ? "" : "nothing");
    for (const char *p = value; *p; p += *p == '\n') {
        size_t len = strcspn(p, "\n");
        words = mem_append(words, "%s%.*s", *words ? ", " : "", (int)len, p);
        p += len;
    }
    return words;
}

/* What stands on the page for those who refer, apart from the numbers. */
static void
show_about_me(struct cli *cli, const json_t *m) {
    size_t i;
    json_t *item;
    bool any = false;
    print_line(cli, 0, STYLE_BOLD, "About you, for those who refer to you");
    json_array_foreach(model_list(m, "items"), i, item) {
        const char *value = model_get(item, "value");
        if (!is_own(item) || !*value)
            continue;
        any = true;
        print_labelled(cli, 2, NAME_COLUMN, model_get(item, "name"), "%s",
                       in_words(cli, value));
    }
    if (!any)
        print_line(cli, 2, STYLE_PLAIN,
                   "Nothing yet. tend plan me.name=\"…\" begins; me.title, me.phone, "
                   "me.email, me.url and me.address go the same way.");
}

static void
show(struct cli *cli, const json_t *m) {
    size_t i;
    json_t *item;
    print_line(cli, 0, STYLE_BOLD, "Your plan");
    json_array_foreach(model_list(m, "items"), i, item) {
        if (!is_own(item))
            show_item(cli, item);
    }
    print_blank(cli);
    show_about_me(cli, m);
    print_blank(cli);
    show_presets(cli, m);
    print_blank(cli);
    print_line(cli, 0, STYLE_DIM,
               "tend plan day.min=2 day.max=4 sets numbers; tend plan weekly takes a "
               "preset.");
}

/* What `name` alone takes. */
static void
show_one(struct cli *cli, const json_t *m, const char *name) {
    size_t i;
    json_t *item;
    char words[DATE_TEXT_MAX];
    json_array_foreach(model_list(m, "items"), i, item) {
        if (strcmp(model_get(item, "name"), name) != 0)
            continue;
        print_line(cli, 0, STYLE_BOLD, "%s = %s", name,
                   in_words(cli, model_get(item, "value")));
        print_line(cli, 2, STYLE_PLAIN, "%s (%s)", model_get(item, "meaning"),
                   model_get(item, "rule"));
        if (model_has(item, "since") && !is_own(item))
            print_line(cli, 2, STYLE_PLAIN, "since %s; the method's own is %s",
                       day_words(model_get_day(item, "since"), cli->today, words),
                       model_get(item, "standard"));
        print_line(cli, 2, STYLE_PLAIN, "It takes %s.", model_get(item, "takes"));
    }
    if (plan_is_own(plan_item_by_name(name)))
        return;
    print_blank(cli);
    print_line(cli, 0, STYLE_PLAIN, "%s", model_get(m, "implies"));
}

static void
show_changes(struct cli *cli, const json_t *m) {
    size_t i;
    json_t *change;
    const json_t *changes = model_list(m, "changes");
    if (json_array_size(changes) == 0) {
        print_line(cli, 0, STYLE_PLAIN, "That is your plan already; nothing changed.");
        print_line(cli, 0, STYLE_PLAIN, "%s", model_get(m, "implies"));
        return;
    }
    json_array_foreach(changes, i, change)
        print_labelled(cli, 0, NAME_COLUMN, model_get(change, "name"), "%s → %s",
                       in_words(cli, model_get(change, "before")),
                       in_words(cli, model_get(change, "after")));
    print_blank(cli);
    if (strcmp(model_get(m, "implied_before"), model_get(m, "implies")) != 0) {
        bool tried = model_yes(m, "tried");
        print_labelled(cli, 0, 8, tried ? "Now" : "Before", "%s",
                       model_get(m, "implied_before"));
        print_labelled(cli, 0, 8, tried ? "Then" : "Now", "%s",
                       model_get(m, "implies"));
    }
    if (model_yes(m, "tried")) {
        print_line(cli, 0, STYLE_DIM, "Nothing was changed: without --try it is.");
        return;
    }
    print_line(
        cli, 0, STYLE_DIM,
        model_has(m, "holds_from")
            ? "This holds from today on; the days before keep the plan they were "
              "lived by. `tend undo` takes it back."
            : "`tend undo` takes it back.");
}

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    struct plan_request request = {0};
    struct plan_answer answer;
    bool reset = args_flag(args, "reset");
    request.try = args_flag(args, "try");
    TRY(args_expect(args, cli->command, 0, WORDS_MAX, err));
    const struct plan_item *one =
        args_count(args) == 1 ? plan_item_by_name(args_word(args, 0)) : NULL;
    if (reset)
        TRY(read_reset(cli, args, &request, err));
    else if (!one)
        TRY(read_wishes(cli, args, &request, err));
    TRY(app_plan(cli->ctx, &cli->app, &request, &answer, err));
    json_t *model = view_plan(&answer);
    if (cli->json)
        return print_json(cli, model, err);
    if (request.wishes.count > 0)
        show_changes(cli, model);
    else if (one)
        show_one(cli, model, one->name);
    else
        show(cli, model);
    json_decref(model);
    return FAULT_NONE;
}
