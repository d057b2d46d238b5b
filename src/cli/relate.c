/* tend relate */
#include <string.h>

#include "app/note.h"
#include "base/memory.h"
#include "base/text.h"
#include "cli/ask.h"
#include "cli/command.h"
#include "cli/print.h"
#include "view/person.h"

#include "base/ban.h"

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

static const struct option options[] = {
    {"remove", 0, OPTION_FLAG, NULL, "it is not so", NULL},
    {NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

const struct command relate_command = {
    .name = "relate",
    .group = "Your people",
    .summary = "Say who introduced whom, and who belongs to whom",
    .usage = "NAME HOW OTHER",
    .about =
        "HOW is \"introduced by\", colleague, spouse, supervisor or a word of your "
        "own. "
        "OTHER is somebody on your list, or a name. People whom somebody introduced "
        "come first among new names.",
    .examples = "tend relate ana \"introduced by\" \"ben ohm\"\n"
                "tend relate ana colleague cy\n"
                "tend relate ana spouse \"Leo Ruiz\" --remove",
    .options = options,
    .words = WORDS_PERSON,
    .need = NEED_EXISTING,
    .json = true,
    .run = run,
};

/* "introduced-by" and "introduced" mean the one that counts; so do the words introduced
 * and by. *next moves behind them. */
static const char *
kind_of(struct cli *cli, const struct args *args, size_t *next) {
    const char *kind = text_clean_line(cli->ctx, args_word(args, (*next)++));
    if (!kind)
        return NULL;
    bool introduced = text_same_ascii(kind, "introduced");
    const char *then = args_word(args, *next);
    if (introduced && then && text_same_ascii(then, "by"))
        (*next)++;
    if (introduced || text_same(kind, "introduced by") ||
        text_same_ascii(kind, "through") || text_same_ascii(kind, "via"))
        return "introduced by";
    return kind;
}

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    struct named person;
    struct named other = {0};
    struct note_answer answer;
    size_t next;
    TRY(args_expect(args, cli->command, 3, 20, err));
    TRY(ask_person_front(cli, args, 0, &person, &next, err));
    const char *kind = kind_of(cli, args, &next);
    const char *typed = text_clean_line(cli->ctx, args_rest(cli->ctx, args, next));
    if (!kind || !typed)
        return error_field(err, "how", "Say how they are related, and to whom.");
    /* Somebody who isn't here is kept by name. */
    enum fault fault = ask_person(cli, typed, &other, err);
    if (fault != FAULT_NONE && fault != FAULT_NOT_FOUND)
        return fault;
    const char *name = fault == FAULT_NONE ? other.name : typed;
    if (args_flag(args, "remove"))
        TRY(app_unrelate(cli->ctx, &cli->app, person.id, kind, name, &answer, err));
    else
        TRY(app_relate(cli->ctx, &cli->app, person.id, kind, other.id, name, &answer,
                       err));
    if (cli->json)
        return print_json(cli, view_note(&answer), err);
    print_line(cli, 0, STYLE_PLAIN, "%s: %s%s %s%s.", answer.name,
               args_flag(args, "remove") ? "no longer " : "", kind, name,
               other.id ? "" : " (not on your list)");
    return FAULT_NONE;
}
