#include "cli/ask.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "cli/print.h"

#include "base/ban.h"

#define ASKED_MAX 9
#define NAME_WORDS_MAX 5

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

/* Words `first` to `end` as one. */
static char *
words_until(struct cli *cli, const struct args *args, size_t first, size_t end) {
    char *words = mem_dup(cli->ctx, args_word(args, first));
    for (size_t i = first + 1; i < end; i++)
        words = mem_append(words, " %s", args_word(args, i));
    return words;
}

enum fault
ask_person_front(struct cli *cli, const struct args *args, size_t first,
                 struct named *out, size_t *next, struct error *err) {
    struct error ignored;
    size_t last = args_count(args);
    if (last > first + NAME_WORDS_MAX)
        last = first + NAME_WORDS_MAX;
    /* Somebody's whole name. */
    for (*next = last; *next > first + 1; (*next)--) {
        const char *typed = words_until(cli, args, first, *next);
        if (app_resolve(cli->ctx, &cli->app, typed, out, NULL, &ignored) ==
                FAULT_NONE &&
            text_same(typed, out->name))
            return FAULT_NONE;
    }
    *next = first + 1;
    enum fault fault =
        app_resolve(cli->ctx, &cli->app, args_word(args, first), out, NULL, &ignored);
    if (fault == FAULT_NONE)
        return FAULT_NONE;
    /* Just as many words as it takes. */
    for (size_t end = first + 2; end <= last; end++) {
        if (app_resolve(cli->ctx, &cli->app, words_until(cli, args, first, end), out,
                        NULL, &ignored) != FAULT_NONE)
            continue;
        *next = end;
        return FAULT_NONE;
    }
    return ask_person(cli, args_word(args, first), out, err);
}

enum fault
ask_person_words(struct cli *cli, const struct args *args, size_t first,
                 struct named *out, struct error *err) {
    const char *typed = args_rest(cli->ctx, args, first);
    return ask_person(cli, typed ? typed : "", out, err);
}
