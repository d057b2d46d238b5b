/* The options by which `add` and `edit` describe a person. */
#ifndef CLI_PERSON_OPTIONS_H
#define CLI_PERSON_OPTIONS_H

#include "cli/command.h"
#include "exchange/contact.h"

#define PERSON_OPTIONS                                                                   \
    {"email", 'e', OPTION_LIST, "ADDRESS", "an e-mail address", NULL},                   \
        {"phone", 'p', OPTION_LIST, "NUMBER", "a phone number", NULL},                   \
        {"address", 'a', OPTION_LIST, "TEXT", "a postal address, lines by commas",       \
         NULL},                                                                          \
        {"web", 'w', OPTION_LIST, "URL", "a web page", NULL},                            \
        {"org", 'o', OPTION_TEXT, "NAME", "practice, school, firm", NULL},               \
        {"title", 't', OPTION_TEXT, "TEXT", "job title", NULL},                          \
        {"role", 'r', OPTION_LIST, "WORD", "what they do: therapist, teacher", NULL},    \
        {"tag", 0, OPTION_LIST, "WORD", "a tag of yours", NULL},                         \
        {"nickname", 0, OPTION_TEXT, "NAME", "what they are called", NULL},              \
        {"birthday", 'b', OPTION_TEXT, "DATE", "15 March, or 1980-03-15", NULL},         \
        {"note", 0, OPTION_TEXT, "TEXT", "a note about them", NULL},                     \
        {"introduced-by", 0, OPTION_TEXT, "NAME", "who introduced you", NULL},           \
        {"rhythm", 0, OPTION_TEXT, "SPAN", "their own rhythm: 6w, 45 days, auto", NULL}, \
        {"like", 'l', OPTION_FLAG, NULL, "you like them", NULL},                         \
        {"dislike", 0, OPTION_FLAG, NULL, "you do not", NULL},                           \
        {"full", 0, OPTION_FLAG, NULL, "their practice is full", NULL}, {                \
        "not-full", 0, OPTION_FLAG, NULL, "it is not", NULL                              \
    }

/* Sets the name as typed, and given and family from it when it has two words. */
MUST_CHECK enum fault person_name(struct contact *c, const char *name,
                                  struct error *err);

/* Puts what the options say into the contact: lists are added to, single fields
 * replaced
 * ("" or "-" empties). */
MUST_CHECK enum fault person_options(struct cli *cli, const struct args *args,
                                     struct contact *c, struct error *err);

#endif
