/* tend touch */
#include "app/touch.h"

#include <limits.h>
#include <string.h>

#include "app/show.h"
#include "app/words.h"
#include "base/day_parse.h"
#include "base/memory.h"
#include "base/text.h"
#include "cli/ask.h"
#include "cli/command.h"
#include "cli/log.h"
#include "cli/print.h"
#include "domain/words.h"
#include "view/touch.h"

#include "base/ban.h"

#define LISTED 20

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

static const struct option options[] = {
    {"on", 0, OPTION_DATE, "DATE", "it was on that day", NULL},
    {"method", 0, OPTION_TEXT, "METHOD", "it was so: phone, coffee, card …",
     "email phone card gift in-person text video social post"},
    {"gave", 'g', OPTION_TEXT, "SHARE",
     "you gave compassion, knowledge or network; - for none",
     "compassion knowledge network"},
    {"note", 0, OPTION_TEXT, "TEXT", "another note; - for none", NULL},
    {"liked", 'l', OPTION_FLAG, NULL, "you like them", NULL},
    {"not-liked", 0, OPTION_FLAG, NULL, "you do not: they leave the list", NULL},
    {"meaningful", 'm', OPTION_FLAG, NULL, "it gave them something of worth", NULL},
    {"not-meaningful", 0, OPTION_FLAG, NULL, "it was a touchpoint only", NULL},
    {"asked", 0, OPTION_FLAG, NULL, "you asked for business", NULL},
    {"not-asked", 0, OPTION_FLAG, NULL, "you did not", NULL},
    {"remove", 0, OPTION_FLAG, NULL, "it never was", NULL},
    {NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

const struct command touch_command = {
    .name = "touch",
    .group = "Every morning",
    .summary = "Correct a touch that was logged, or take it out",
    .usage = "NAME [NUMBER]",
    .about =
        "Without options, lists the touches with somebody, each with its number. With "
        "options, corrects the one with that NUMBER, or the newest when there is "
        "none.\n\n"
        "The next date stays when a touch is corrected. --remove takes a touch out as "
        "if it had never been: the date it set goes, and what it had done is due "
        "again. Like everything, `tend undo` takes it back.",
    .examples = "tend touch ana  # the list, with numbers\n"
                "tend touch ana --method phone  # the newest was a call\n"
                "tend touch ana 12 --on fri --note \"spoke of the new group\"\n"
                "tend touch ana 12 --remove",
    .options = options,
    .words = WORDS_PERSON,
    .need = NEED_EXISTING,
    .json = true,
    .run = run,
};

static const char *
how(const struct touch *t) {
    const char *word = t->word ? t->word : method_word(t->method);
    return *word ? word : "touch";
}

static void
print_touch(struct cli *cli, const struct touch *t) {
    char words[DATE_TEXT_MAX];
    print_labelled(cli, 2, 6, mem_printf(cli->ctx, "%lld", (long long)t->id),
                   "%s: %s%s%s", day_words(t->day, cli->today, words), how(t),
                   t->note ? ": " : "", t->note ? t->note : "");
}

static enum fault
list(struct cli *cli, int64_t person_id, struct error *err) {
    struct shown shown;
    TRY(app_show(cli->ctx, &cli->app, person_id, &shown, err));
    if (cli->json)
        return print_json(cli, view_touches(&shown), err);
    if (shown.touches.count == 0)
        print_line(cli, 0, STYLE_PLAIN, "No touch with %s is logged.",
                   shown.record.person.name);
    for (size_t i = 0; i < shown.touches.count && i < LISTED; i++)
        print_touch(cli, &shown.touches.items[i]);
    if (shown.touches.count > LISTED)
        print_line(cli, 2, STYLE_DIM, "… and %zu earlier (tend show %lld --all)",
                   shown.touches.count - LISTED, (long long)person_id);
    return FAULT_NONE;
}

/* A number behind the name, taken off the words. */
static bool
number_behind(const struct args *args, int64_t *out) {
    size_t count = args_count(args);
    const char *last = count > 1 ? args_word(args, count - 1) : "";
    if (!*last || strspn(last, "0123456789") != strlen(last) || strlen(last) > 15)
        return false;
    *out = 0;
    for (const char *p = last; *p; p++)
        *out = *out * 10 + (*p - '0');
    return true;
}

static enum fault
find_person(struct cli *cli, const struct args *args, bool number, struct named *out,
            struct error *err) {
    char *name = mem_dup(cli->ctx, args_word(args, 0));
    for (size_t i = 1; i < args_count(args) - number; i++)
        name = mem_append(name, " %s", args_word(args, i));
    return ask_person(cli, name, out, err);
}

static enum fault
find_touch(struct cli *cli, const struct named *person, int64_t number,
           struct touch *out, struct error *err) {
    struct touch_answer found;
    if (number == 0) {
        struct shown shown;
        TRY(app_show(cli->ctx, &cli->app, person->id, &shown, err));
        if (shown.touches.count == 0)
            return error_set(err, FAULT_NOT_FOUND,
                             "No touch with %.80s is logged, so there is none to "
                             "correct.",
                             person->name);
        *out = shown.touches.items[0];
        return FAULT_NONE;
    }
    TRY(app_touch(cli->ctx, &cli->app, number, &found, err));
    *out = found.touch;
    if (out->person_id == person->id)
        return FAULT_NONE;
    return error_set(err, FAULT_NOT_FOUND,
                     "Touch number %lld is with %.80s, not with %.80s. `tend touch "
                     "%lld` lists theirs.",
                     (long long)number, found.name, person->name,
                     (long long)person->id);
}

static enum fault
read_method(struct cli *cli, const char *typed, struct touch *t, struct error *err) {
    struct own_words own = {0};
    TRY(app_own_words(cli->ctx, &cli->app, &own, err));
    t->method = method_from_any(&own, typed, &t->word);
    if (t->method == METHOD_NONE)
        return error_field(err, "method",
                           "\"%.40s\" is no method that Tend knows. Methods: %s; words "
                           "such as coffee, call, walk or whatsapp do as well.",
                           typed, method_list(cli->ctx));
    return FAULT_NONE;
}

static enum fault
read_words(struct cli *cli, const struct args *args, struct touch *t,
           struct error *err) {
    const char *method = args_text(args, "method");
    const char *gave = args_text(args, "gave");
    const char *note = args_text(args, "note");
    if (method)
        TRY(read_method(cli, method, t, err));
    if (gave && strcmp(gave, "-") == 0) {
        t->share = SHARE_NONE;
    } else if (gave) {
        t->share = share_from_word(gave);
        if (t->share == SHARE_NONE)
            return error_field(
                err, "gave", "\"%.40s\" is none of compassion, knowledge and network.",
                gave);
    }
    if (note)
        t->note = strcmp(note, "-") == 0 ? NULL : text_clean(cli->ctx, note);
    return FAULT_NONE;
}

static enum fault
read_options(struct cli *cli, const struct args *args, struct touch *t,
             struct error *err) {
    enum said liked, meaningful, asked;
    const char *on = args_text(args, "on");
    TRY(read_words(cli, args, t, err));
    if (on) {
        enum fault fault = day_parse_past(on, cli->today, &t->day, err);
        if (fault != FAULT_NONE)
            snprintf(err->field, sizeof err->field, "on");
        TRY(fault);
    }
    TRY(args_said(args, "liked", "not-liked", &liked, err));
    TRY(args_said(args, "meaningful", "not-meaningful", &meaningful, err));
    TRY(args_said(args, "asked", "not-asked", &asked, err));
    if (liked != NOT_SAID)
        t->liked = liked;
    if (meaningful != NOT_SAID)
        t->meaningful = meaningful;
    if (asked != NOT_SAID)
        t->asked = asked == SAID_YES;
    return FAULT_NONE;
}

static bool
has_options(const struct args *args) {
    for (const struct option *o = options; o->name; o++)
        if (args_flag(args, o->name) || args_text(args, o->name))
            return true;
    return false;
}

static void
show(struct cli *cli, const struct touch_answer *a, bool removed) {
    char words[DATE_TEXT_MAX];
    const struct touch *t = &a->touch;
    if (removed)
        print_line(cli, 0, STYLE_PLAIN, "Taken out: %s with %s, %s.", how(t), a->name,
                   day_words(t->day, cli->today, words));
    else if (a->changes.count == 0)
        print_line(cli, 0, STYLE_PLAIN, "Nothing was changed.");
    else
        print_line(cli, 0, STYLE_PLAIN, "Corrected: %s with %s, %s.", how(t), a->name,
                   day_words(t->day, cli->today, words));
    for (size_t i = 0; i < a->changes.count; i++)
        print_line(cli, 2, STYLE_PLAIN, "%s", a->changes.items[i]);
    if (a->let_go)
        print_line(cli, 0, STYLE_PLAIN, "They leave your list; the history stays.");
    if (a->back)
        print_line(cli, 0, STYLE_PLAIN, "They are on your list again.");
    if (a->owed.count)
        print_line(cli, 0, STYLE_PLAIN, "Thanks are owed again for %s.",
                   log_codes(cli, &a->owed));
    if ((removed || a->back) && a->next != DAY_NONE)
        print_line(cli, 0, STYLE_PLAIN, "Next: %s.",
                   day_words(a->next, cli->today, words));
}

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    struct named person;
    struct touch touch;
    struct touch_answer answer;
    int64_t number = 0;
    TRY(args_expect(args, cli->command, 1, 20, err));
    bool numbered = number_behind(args, &number);
    bool removes = args_flag(args, "remove");
    TRY(find_person(cli, args, numbered, &person, err));
    if (!has_options(args) && !numbered)
        return list(cli, person.id, err);
    TRY(find_touch(cli, &person, number, &touch, err));
    if (!has_options(args)) {
        TRY(app_touch(cli->ctx, &cli->app, touch.id, &answer, err));
        if (cli->json)
            return print_json(cli, view_touch_answer(&answer), err);
        print_touch(cli, &answer.touch);
        return FAULT_NONE;
    }
    if (removes) {
        TRY(app_touch_remove(cli->ctx, &cli->app, touch.id, &answer, err));
    } else {
        TRY(read_options(cli, args, &touch, err));
        TRY(app_touch_edit(cli->ctx, &cli->app, &touch, &answer, err));
    }
    if (cli->json)
        return print_json(cli, view_touch_answer(&answer), err);
    show(cli, &answer, removes);
    return FAULT_NONE;
}
