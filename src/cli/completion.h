/*
 * Completion in the shell. Each script is a frame, completion/SHELL.in, with the parts
 * that come from the command table in the places marked @part@. The scripts need
 * nothing but their shell, and call `tend complete` for names.
 */
#ifndef CLI_COMPLETION_H
#define CLI_COMPLETION_H

#include "cli/command.h"

extern const char completion_bash_in[], completion_fish_in[], completion_zsh_in[];

struct completion_part {
    const char *name; /* as in the frame, without the @ */
    void (*print)(FILE *out);
};

/* Each ends with a NULL name. */
extern const struct completion_part completion_bash[], completion_fish[],
    completion_zsh[];

/* Words that a date may be, to show what can be typed. */
extern const char completion_dates[];

/* The names of the options that take a value, "--gave -g --next", separated by spaces.
 */
void completion_valued(FILE *out, const struct option *list);

/* Text within single quotes: each ' as `quote`, each of `marked` behind a backslash. */
void completion_quoted(FILE *out, const char *text, const char *quote,
                       const char *marked);

/* The next command that is not hidden, from commands[*i] on; NULL at the end. */
const struct command *completion_next(size_t *i);

#endif
