/* Finding the person that a command is about. */
#ifndef CLI_ASK_H
#define CLI_ASK_H

#include "app/resolve.h"
#include "cli/command.h"

/* The person meant by `typed`; asks which one when several fit and somebody is there to
 * ask, else fails with the list. */
MUST_CHECK enum fault ask_person(struct cli *cli, const char *typed, struct named *out,
                                 struct error *err);

/* The same for the words from `first` on, taken together as one name. */
MUST_CHECK enum fault ask_person_words(struct cli *cli, const struct args *args,
                                       size_t first, struct named *out,
                                       struct error *err);

/*
 * The person whom the words from `first` on begin with; *next is the first word behind
 * the name. That is one word, or more when they are somebody's whole name or when one
 * is not enough: in "ana ruiz plays the cello" the name is "ana ruiz".
 */
MUST_CHECK enum fault ask_person_front(struct cli *cli, const struct args *args,
                                       size_t first, struct named *out, size_t *next,
                                       struct error *err);

#endif
