/* What the completion of fish takes from the command table. */
#include "cli/completion.h"

#include "base/ban.h"

#define QUOTE "\\'"
#define MARKED "\\"

static void
print_valued(FILE *out) {
    completion_valued(out, global_options);
}

static void
print_description(FILE *out, const char *text) {
    fputs(" -d '", out);
    completion_quoted(out, text, QUOTE, MARKED);
    fputs("'\n", out);
}

static void
print_option(FILE *out, const struct command *c, const struct option *o) {
    fputs("complete -c tend", out);
    if (c)
        fprintf(out, " -n '__tend_is %s'", c->name);
    fprintf(out, " -l %s", o->name);
    if (o->letter)
        fprintf(out, " -s %c", o->letter);
    if (o->choices)
        fprintf(out, " -x -a '%s'", o->choices);
    else if (o->kind == OPTION_FILE)
        fputs(" -r -F", out);
    else if (o->kind == OPTION_DATE)
        fprintf(out, " -x -a '%s'", completion_dates);
    else if (o->kind != OPTION_FLAG)
        fputs(" -x", out);
    print_description(out, o->help);
}

/* Of one command; of all when it is NULL. */
static void
print_options(FILE *out, const struct command *c) {
    for (const struct option *o = c ? c->options : NULL; o && o->name; o++)
        print_option(out, c, o);
    for (const struct option *o = global_options; o->name; o++)
        if (option_is_for(o, c) && (!c || !option_is_for(o, NULL)))
            print_option(out, c, o);
}

static void
print_words(FILE *out, const struct command *c) {
    const char *when = c->words == WORDS_PERSON ? "__tend_is_only" : "__tend_is";
    const char *all = "";
    const struct command *other;
    switch (c->words) {
    case WORDS_PERSON:
        all = "(__tend_names)";
        break;
    case WORDS_EITHER:
        fprintf(out, "complete -c tend -n '__tend_is %s' -a '%s'\n", c->name,
                c->choices);
        all = "(__tend_names)";
        break;
    case WORDS_CHOICE:
        all = c->choices;
        break;
    case WORDS_FILE:
        fprintf(out, "complete -c tend -n '__tend_is %s' -F\n", c->name);
        return;
    case WORDS_COMMAND:
        for (size_t i = 0; (other = completion_next(&i));) {
            fprintf(out, "complete -c tend -n '__tend_is_only %s' -a %s", c->name,
                    other->name);
            print_description(out, other->summary);
        }
        return;
    case WORDS_NONE:
    case WORDS_OTHER:
        return;
    }
    fprintf(out, "complete -c tend -n '%s %s' -a '%s'\n", when, c->name, all);
    if (c->words == WORDS_PERSON && c->choices)
        fprintf(out, "complete -c tend -n '__tend_is_behind %s' -a '%s'\n", c->name,
                c->choices);
}

static void
print_commands(FILE *out) {
    const struct command *c;
    print_options(out, NULL);
    for (size_t i = 0; (c = completion_next(&i));) {
        fprintf(out, "\ncomplete -c tend -n __tend_has_no_command -a %s", c->name);
        print_description(out, c->summary);
        print_options(out, c);
        print_words(out, c);
    }
}

const struct completion_part completion_fish[] = {
    {"fish_commands", print_commands},
    {"fish_valued", print_valued},
    {NULL, NULL},
};
