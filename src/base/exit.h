/* Exit codes of tend and tend-web, documented in tend(1). */
#ifndef BASE_EXIT_H
#define BASE_EXIT_H

#include "base/error.h"

int exit_code(enum fault fault);

/* "2", "a word or option is wrong" … for help and man page; NULL text at the end. */
struct exit_meaning {
    int code;
    const char *text;
};
extern const struct exit_meaning exit_meanings[];

#endif
