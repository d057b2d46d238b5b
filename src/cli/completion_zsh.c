/* What the completion of zsh takes from the command table. */
#include "cli/completion.h"

#include "base/ban.h"

#define QUOTE "'\\''"

/* Arguments of _arguments, as zshcompsys(1) has them. */
static void
print_option(FILE *out, const struct option *o, const char *indent) {
    const char *equals = o->kind == OPTION_FLAG ? "" : "=";
    const char *plus = o->kind == OPTION_FLAG ? "" : "+";
    fputs(indent, out);
    if (o->kind == OPTION_LIST)
        fputs("'*'", out);
    else if (o->letter)
        fprintf(out, "'(-%c --%s)'", o->letter, o->name);
    if (o->letter)
        fprintf(out, "{-%c%s,--%s%s}'", o->letter, plus, o->name, equals);
    else
        fprintf(out, "'--%s%s", o->name, equals);
    fputc('[', out);
    completion_quoted(out, o->help, QUOTE, "[]\\:");
    fputc(']', out);
    if (o->kind != OPTION_FLAG)
        fprintf(out, ":%s:", o->value);
    if (o->choices)
        fprintf(out, "(%s)", o->choices);
    else if (o->kind == OPTION_FILE)
        fputs("_files", out);
    else if (o->kind == OPTION_DATE)
        fputs("_tend_dates", out);
    fputc('\'', out);
}

static void
print_global(FILE *out) {
    const char *indent = "    ";
    for (const struct option *o = global_options; o->name; o++)
        if (option_is_for(o, NULL)) {
            print_option(out, o, indent);
            indent = "\n    ";
        }
}

static void
print_names(FILE *out) {
    const struct command *c;
    const char *between = "";
    for (size_t i = 0; (c = completion_next(&i)); between = "\n") {
        fprintf(out, "%s    '%s:", between, c->name);
        completion_quoted(out, c->summary, QUOTE, "\\:");
        fputc('\'', out);
    }
}

static void
print_words(FILE *out, const struct command *c) {
    switch (c->words) {
    case WORDS_PERSON:
        fputs(" \\\n        '1:person:_tend_names'", out);
        if (c->choices)
            fprintf(out, " \\\n        '*:word:(%s)'", c->choices);
        break;
    case WORDS_FILE:
        fputs(" \\\n        '*:file:_files'", out);
        break;
    case WORDS_CHOICE:
        fprintf(out, " \\\n        '*:word:(%s)'", c->choices);
        break;
    case WORDS_EITHER:
        fprintf(out, " \\\n        '*:word:{ _tend_names; compadd -- %s }'",
                c->choices);
        break;
    case WORDS_COMMAND:
        fputs(" \\\n        '1:command:_tend_commands'", out);
        break;
    case WORDS_NONE:
    case WORDS_OTHER:
        break;
    }
}

static void
print_commands(FILE *out) {
    const struct command *c;
    for (size_t i = 0; (c = completion_next(&i));) {
        fprintf(out, "    %s)\n      _arguments $everywhere", c->name);
        for (const struct option *o = c->options; o && o->name; o++)
            print_option(out, o, " \\\n        ");
        for (const struct option *o = global_options; o->name; o++)
            if (option_is_for(o, c) && !option_is_for(o, NULL))
                print_option(out, o, " \\\n        ");
        print_words(out, c);
        fputs("\n      ;;\n", out);
    }
    fputs("    *) ;;", out);
}

static void
print_dates(FILE *out) {
    fputs(completion_dates, out);
}

const struct completion_part completion_zsh[] = {
    {"dates", print_dates},
    {"zsh_commands", print_commands},
    {"zsh_global", print_global},
    {"zsh_names", print_names},
    {NULL, NULL},
};
