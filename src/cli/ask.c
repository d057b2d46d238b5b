#include "cli/ask.h"

#include <stdlib.h>

#include "base/memory.h"
#include "cli/print.h"

#include "base/ban.h"

#define ASKED_MAX 9

enum fault
ask_person(struct cli *cli, const char *typed, struct named *out, struct error *err) {
    struct named_list several = {0};
    enum fault fault = app_resolve(cli->ctx, &cli->app, typed, out, &several, err);
    if (fault != FAULT_AMBIGUOUS || !cli->interactive || cli->json ||
        several.count > ASKED_MAX)
        return fault;
    print_line(cli, 0, STYLE_PLAIN, "Which one?");
    for (size_t i = 0; i < several.count; i++)
        print_line(cli, 2, STYLE_PLAIN, "%zu  %s%s%s", i + 1, several.items[i].name,
                   several.items[i].organisation ? ", " : "",
                   several.items[i].organisation ? several.items[i].organisation : "");
    const char *answer = ask_line(cli, "Number (Enter for none): ");
    long n = answer ? strtol(answer, NULL, 10) : 0;
    if (n < 1 || (size_t)n > several.count)
        return error_set(err, FAULT_AMBIGUOUS,
                         "Nobody was chosen; nothing was changed.");
    *out = several.items[n - 1];
    return FAULT_NONE;
}

enum fault
ask_person_words(struct cli *cli, const struct args *args, size_t first,
                 struct named *out, struct error *err) {
    const char *typed = args_rest(cli->ctx, args, first);
    return ask_person(cli, typed ? typed : "", out, err);
}
