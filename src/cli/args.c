#include <popt.h>
#include <stdlib.h>
#include <string.h>

#include "base/day_parse.h"
#include "base/memory.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/near.h"

#include "base/ban.h"

const struct option global_options[] = {
    {"file", 'f', OPTION_FILE, "PATH", "the practice to use instead of your own", NULL},
    {"today", 0, OPTION_DATE, "DATE", "take DATE for today (also TEND_TODAY)", NULL},
    {"json", 0, OPTION_FLAG, NULL, "print data as JSON", NULL},
    {"help", 'h', OPTION_FLAG, NULL, "show this help", NULL},
    {NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

bool
option_is_for(const struct option *global, const struct command *command) {
    return strcmp(global->name, "json") != 0 || (command && command->json);
}

struct given {
    const struct option *option;
    bool flag;
    struct strings values;
};

struct args {
    struct strings words;
    struct given *given;
    size_t count;
};

static size_t
option_count(const struct option *options) {
    size_t n = 0;
    while (options && options[n].name)
        n++;
    return n;
}

static struct given *
find(const struct args *args, const char *name) {
    for (size_t i = 0; i < args->count; i++)
        if (strcmp(args->given[i].option->name, name) == 0)
            return &args->given[i];
    return NULL;
}

static void
add_options(struct args *args, struct poptOption *table, const struct option *options) {
    for (const struct option *o = options; o && o->name; o++) {
        args->given[args->count].option = o;
        table[args->count] = (struct poptOption){
            .longName = o->name,
            .shortName = o->letter,
            .argInfo = o->kind == OPTION_FLAG ? POPT_ARG_NONE : POPT_ARG_STRING,
            .val = (int)args->count + 1,
        };
        args->count++;
    }
}

static enum fault
bad_option(const struct command *command, const char *option, int code,
           struct error *err) {
    const char *name = command ? command->name : "help";
    if (code == POPT_ERROR_NOARG)
        return error_set(err, FAULT_USAGE,
                         "%s needs a value behind it. `tend %s --help` shows how.",
                         option, name);
    if (code == POPT_ERROR_UNWANTEDARG)
        return error_set(err, FAULT_USAGE,
                         "%s takes no value. `tend %s --help` shows how.", option,
                         name);
    const char *near = near_option(command, option + strspn(option, "-"));
    return error_set(err, FAULT_USAGE,
                     "tend %s has no option %s.%s%s%s `tend %s --help` shows which it "
                     "has.",
                     name, option, near ? " Did you mean --" : "", near ? near : "",
                     near ? "?" : "", name);
}

/* An option that takes a value may come again only when it makes a list. */
static enum fault
take(const void *ctx, struct args *args, int val, const char *value,
     struct error *err) {
    struct given *g = &args->given[val - 1];
    if (g->option->kind == OPTION_FLAG) {
        g->flag = true;
        return FAULT_NONE;
    }
    if (value && !text_is_utf8(value, strlen(value)))
        return error_field(err, g->option->name, "--%s is not valid UTF-8 text.",
                           g->option->name);
    if (g->values.count > 0 && g->option->kind != OPTION_LIST)
        g->values.count = 0;
    *array_add(ctx, &g->values) = mem_dup(ctx, value ? value : "");
    return FAULT_NONE;
}

static enum fault
read_all(const void *ctx, const struct command *command, poptContext popt,
         struct args *args, struct error *err) {
    int val;
    while ((val = poptGetNextOpt(popt)) > 0) {
        char *value = poptGetOptArg(popt);
        enum fault fault = take(ctx, args, val, value, err);
        free(value);
        TRY(fault);
    }
    if (val < -1)
        return bad_option(command, poptBadOption(popt, POPT_BADOPTION_NOALIAS), val,
                          err);
    const char *word;
    while ((word = poptGetArg(popt)) != NULL) {
        if (!text_is_utf8(word, strlen(word)))
            return error_set(err, FAULT_USAGE,
                             "What you typed is not valid UTF-8 text.");
        *array_add(ctx, &args->words) = mem_dup(ctx, word);
    }
    return FAULT_NONE;
}

enum fault
args_parse(const void *ctx, const struct command *command, const struct strings *argv,
           struct args **out, struct error *err) {
    const struct option *own = command ? command->options : NULL;
    size_t most = option_count(own) + option_count(global_options);
    struct args *args = mem_new(ctx, struct args);
    args->given = mem_array(args, struct given, most);
    struct poptOption *table = mem_array(args, struct poptOption, most + 1);
    add_options(args, table, own);
    add_options(args, table, global_options);
    const char **v = mem_array(args, const char *, argv->count + 2);
    v[0] = "tend";
    for (size_t i = 0; i < argv->count; i++)
        v[i + 1] = argv->items[i];
    poptContext popt = poptGetContext("tend", (int)argv->count + 1, v, table, 0);
    enum fault fault = read_all(args, command, popt, args, err);
    poptFreeContext(popt);
    *out = args;
    return fault;
}

size_t
args_count(const struct args *args) {
    return args->words.count;
}

const char *
args_word(const struct args *args, size_t i) {
    return i < args->words.count ? args->words.items[i] : NULL;
}

char *
args_rest(const void *ctx, const struct args *args, size_t first) {
    if (first >= args->words.count)
        return NULL;
    char *rest = mem_dup(ctx, args->words.items[first]);
    for (size_t i = first + 1; i < args->words.count; i++)
        rest = mem_append(rest, " %s", args->words.items[i]);
    return rest;
}

bool
args_flag(const struct args *args, const char *option) {
    const struct given *g = find(args, option);
    return g && g->flag;
}

const char *
args_text(const struct args *args, const char *option) {
    const struct given *g = find(args, option);
    return g && g->values.count ? g->values.items[g->values.count - 1] : NULL;
}

const struct strings *
args_list(const struct args *args, const char *option) {
    static const struct strings none;
    const struct given *g = find(args, option);
    return g ? &g->values : &none;
}

enum fault
args_day(const struct args *args, const char *option, day_t today, day_t *out,
         struct error *err) {
    const char *text = args_text(args, option);
    *out = DAY_NONE;
    if (!text)
        return FAULT_NONE;
    enum fault fault = day_parse(text, today, out, err);
    if (fault != FAULT_NONE && err)
        snprintf(err->field, sizeof err->field, "%s", option);
    return fault;
}

enum fault
args_number(const struct args *args, const char *option, int low, int high,
            int standard, int *out, struct error *err) {
    const char *text = args_text(args, option);
    *out = standard;
    if (!text)
        return FAULT_NONE;
    char *end;
    long n = strtol(text, &end, 10);
    if (end == text || *end || n < low || n > high)
        return error_field(err, option,
                           "--%s takes a number from %d to %d, not \"%s\".", option,
                           low, high, text);
    *out = (int)n;
    return FAULT_NONE;
}

enum fault
args_said(const struct args *args, const char *yes, const char *no, enum said *out,
          struct error *err) {
    bool y = args_flag(args, yes);
    bool n = args_flag(args, no);
    if (y && n)
        return error_field(err, yes, "Say --%s or --%s, not both.", yes, no);
    *out = y ? SAID_YES : n ? SAID_NO : NOT_SAID;
    return FAULT_NONE;
}

enum fault
args_expect(const struct args *args, const struct command *command, size_t min,
            size_t max, struct error *err) {
    size_t n = args_count(args);
    if (n >= min && n <= max)
        return FAULT_NONE;
    return error_set(
        err, FAULT_USAGE, "%s. It goes: tend %s%s%s\n`tend %s --help` has examples.",
        n < min ? "Something is missing" : "There is a word too many", command->name,
        *command->usage ? " " : "", command->usage, command->name);
}
