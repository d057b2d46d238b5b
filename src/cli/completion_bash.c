/* What the completion of bash takes from the command table. */
#include "cli/completion.h"

#include "base/ban.h"

static const char *
words_name(enum words_kind words) {
    switch (words) {
    case WORDS_PERSON:
        return "person";
    case WORDS_EITHER:
        return "either";
    case WORDS_FILE:
        return "file";
    case WORDS_CHOICE:
    case WORDS_COMMAND:
        return "choice";
    case WORDS_NONE:
    case WORDS_OTHER:
        break;
    }
    return "none";
}

static void
print_commands(FILE *out) {
    const char *between = "";
    const struct command *c;
    for (size_t i = 0; (c = completion_next(&i)); between = " ")
        fprintf(out, "%s%s", between, c->name);
}

static void
print_global(FILE *out) {
    fputs("--version", out);
    for (const struct option *o = global_options; o->name; o++)
        if (option_is_for(o, NULL))
            fprintf(out, " --%s", o->name);
}

static void
print_global_valued(FILE *out) {
    completion_valued(out, global_options);
}

/* The long names of what the command takes. */
static void
print_options_of(FILE *out, const struct command *c) {
    for (const struct option *o = c->options; o && o->name; o++)
        fprintf(out, "--%s ", o->name);
    const char *between = "";
    for (const struct option *o = global_options; o->name; o++)
        if (option_is_for(o, c)) {
            fprintf(out, "%s--%s", between, o->name);
            between = " ";
        }
}

/* A branch of the shell's case for each command. */
static void
print_table(FILE *out) {
    const struct command *c;
    for (size_t i = 0; (c = completion_next(&i));) {
        fprintf(out, "    %s)\n        options='", c->name);
        print_options_of(out, c);
        fputs("' valued='", out);
        completion_valued(out, c->options);
        fprintf(out, "'\n        words=%s choices=", words_name(c->words));
        if (c->words == WORDS_COMMAND)
            fputs("$commands", out);
        else
            fprintf(out, "'%s'", c->choices ? c->choices : "");
        fputs("\n        ;;\n", out);
    }
    fputs("    *) ;;", out);
}

static void
print_values_of(FILE *out, const char *command, const struct option *list) {
    for (const struct option *o = list; o && o->name; o++) {
        if (o->kind == OPTION_FLAG)
            continue;
        fprintf(out, "    %s:--%s", command, o->name);
        if (o->letter)
            fprintf(out, " | %s:-%c", command, o->letter);
        if (o->choices)
            fprintf(out, ") words=choice choices='%s' ;;\n", o->choices);
        else if (o->kind == OPTION_FILE)
            fputs(") words='file' ;;\n", out);
        else if (o->kind == OPTION_DATE)
            fprintf(out, ") words=choice choices='%s' ;;\n", completion_dates);
        else
            fputs(") ;;\n", out);
    }
}

static void
print_values(FILE *out) {
    const struct command *c;
    for (size_t i = 0; (c = completion_next(&i));)
        print_values_of(out, c->name, c->options);
    print_values_of(out, "*", global_options);
    fputs("    *) ;;", out);
}

const struct completion_part completion_bash[] = {
    {"bash_commands", print_table},         {"bash_values", print_values},
    {"commands", print_commands},           {"global_options", print_global},
    {"global_valued", print_global_valued}, {NULL, NULL},
};
