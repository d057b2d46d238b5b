/*
 * The command table: everything about a command stands in its own file, in one struct
 * that help, man pages and completion are made from. To add one: see HACKING.md, "A new
 * command".
 */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include <stdbool.h>
#include <stdio.h>

#include "app/app.h"
#include "base/array.h"
#include "base/error.h"

/* What an option takes, for parsing and for completion. */
enum option_kind {
    OPTION_FLAG,
    OPTION_TEXT,
    OPTION_DATE,
    OPTION_NUMBER,
    OPTION_FILE,
    OPTION_LIST, /* may be given several times */
};

struct option {
    const char *name; /* long, without dashes */
    char letter;      /* or 0 */
    enum option_kind kind;
    const char *value;   /* placeholder: "DATE" */
    const char *help;    /* one line */
    const char *choices; /* "yes no", for completion, or NULL */
};

/* What the words after the command are, for completion. */
enum words_kind {
    WORDS_NONE,
    WORDS_PERSON,
    WORDS_FILE,
    WORDS_CHOICE,
    WORDS_EITHER, /* a person or a choice, at any place */
    WORDS_COMMAND,
    WORDS_OTHER
};

/* What a command needs before it runs. */
enum need {
    NEED_NOTHING,  /* no practice */
    NEED_PATH,     /* its path alone: opens it by itself */
    NEED_EXISTING, /* one that is there; the user's own is made on first use */
    NEED_PRACTICE, /* any; made when there is none */
};

struct args;
struct cli;

struct command {
    const char *name;
    const char *group;    /* heading in the overview */
    const char *summary;  /* one line, begins with a verb, no full stop */
    const char *usage;    /* words after the name: "NAME METHOD [NOTE]" */
    const char *about;    /* paragraphs for help and man page, separated by \n\n */
    const char *examples; /* lines "command  # what it does" */
    const struct option *options; /* ends with a NULL name */
    enum words_kind words;
    const char *choices; /* of WORDS_CHOICE, WORDS_EITHER; or the words that may follow
                            the person */
    enum need need;
    bool json;   /* prints data, so takes --json */
    bool hidden; /* for other programs: in no overview, completion or manual */
    enum fault (*run)(struct cli *cli, const struct args *args, struct error *err);
};

extern const struct command *const commands[]; /* ends with NULL */
const struct command *command_by_name(const char *name);

/* Everything a command has at hand. */
struct cli {
    void *ctx; /* freed after the command */
    struct app app;
    const struct command *command;
    const char *program;
    const char *path; /* of the practice */
    day_t today;
    bool json;
    bool demo; /* looking around in the made-up practice */
    FILE *out;
    FILE *in;
    bool colour;      /* of out */
    bool interactive; /* both ends are a terminal: may ask */
    int width;        /* columns to fill */
};

/* --- parsed words and options
 * ------------------------------------------------------------- */

size_t args_count(const struct args *args);
const char *args_word(const struct args *args, size_t i); /* NULL past the end */
/* Words from `first` on, joined by spaces; NULL when there are none. */
char *args_rest(const void *ctx, const struct args *args, size_t first);
bool args_flag(const struct args *args, const char *option);
const char *args_text(const struct args *args,
                      const char *option); /* NULL if not given */
const struct strings *args_list(const struct args *args, const char *option);

/* A date option, DAY_NONE when not given. */
MUST_CHECK enum fault args_day(const struct args *args, const char *option, day_t today,
                               day_t *out, struct error *err);
MUST_CHECK enum fault args_number(const struct args *args, const char *option, int low,
                                  int high, int standard, int *out, struct error *err);
/* yes/no option: NOT_SAID when not given. */
MUST_CHECK enum fault args_said(const struct args *args, const char *yes,
                                const char *no, enum said *out, struct error *err);

/* Fails with USAGE unless min <= words <= max. */
MUST_CHECK enum fault args_expect(const struct args *args,
                                  const struct command *command, size_t min, size_t max,
                                  struct error *err);

MUST_CHECK enum fault args_parse(const void *ctx, const struct command *command,
                                 const struct strings *argv, struct args **out,
                                 struct error *err);

/* Options that every command takes; --json only if it prints data. */
extern const struct option global_options[];
/* Whether `command` does (NULL: whether each does). */
bool option_is_for(const struct option *global, const struct command *command);

#endif
