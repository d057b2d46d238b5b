/* The options by which `list` and `bulk` choose people. */
#ifndef CLI_FILTER_OPTIONS_H
#define CLI_FILTER_OPTIONS_H

#include "app/filter.h"
#include "cli/command.h"

#define FILTER_OPTIONS                                                                 \
    {"view", 'v', OPTION_TEXT, "NAME", "those of a view kept with list --save", NULL}, \
        {"stage",                                                                      \
         's',                                                                          \
         OPTION_TEXT,                                                                  \
         "STAGE",                                                                      \
         "adding, following, closing or let-go",                                       \
         "adding following closing let-go"},                                           \
        {"tag", 0, OPTION_TEXT, "WORD", "with this tag", NULL},                        \
        {"role", 'r', OPTION_TEXT, "WORD", "with this role", NULL},                    \
        {"never", 0, OPTION_FLAG, NULL, "not reached out to yet", NULL},               \
        {"last-before", 0, OPTION_DATE, "DATE", "last touch on or before DATE", NULL}, \
        {"last-since", 0, OPTION_DATE, "DATE", "last touch on or after DATE", NULL},   \
        {"next-before", 0, OPTION_DATE, "DATE", "next date on or before DATE", NULL},  \
        {"next-since", 0, OPTION_DATE, "DATE", "next date on or after DATE", NULL},    \
        {"liked", 'l', OPTION_FLAG, NULL, "you like them", NULL},                      \
        {"full", 0, OPTION_FLAG, NULL, "their practice is full", NULL},                \
        {"referred", 0, OPTION_FLAG, NULL, "they have referred to you", NULL},         \
        {"given", 'g', OPTION_FLAG, NULL, "you have referred to them", NULL},          \
        {"received-before",                                                            \
         0,                                                                            \
         OPTION_DATE,                                                                  \
         "DATE",                                                                       \
         "last referral from them on or before DATE",                                  \
         NULL},                                                                        \
        {"received-since",                                                             \
         0,                                                                            \
         OPTION_DATE,                                                                  \
         "DATE",                                                                       \
         "last referral from them on or after DATE",                                   \
         NULL},                                                                        \
        {"two-of-three", '2', OPTION_FLAG, NULL, "at least two of those three", NULL}, \
        {"missing",                                                                    \
         0,                                                                            \
         OPTION_TEXT,                                                                  \
         "WHAT",                                                                       \
         "without contact, email, phone, address or next",                             \
         "contact email phone address next"},                                          \
    {                                                                                  \
        "last-import", 'i', OPTION_FLAG, NULL, "added or merged by the last import",   \
            NULL                                                                       \
    }

/* The words of the view, when one is named, and over them those of the options. */
MUST_CHECK enum fault filter_options(struct cli *cli, const struct args *args,
                                     struct filter_words *words, struct error *err);

#endif
