/* tend tag, tend role */
#include "app/note.h"
#include "base/memory.h"
#include "cli/ask.h"
#include "cli/command.h"
#include "cli/print.h"
#include "view/person.h"

#include "base/ban.h"

static enum fault run_tag(struct cli *cli, const struct args *args, struct error *err);
static enum fault run_role(struct cli *cli, const struct args *args, struct error *err);

static const struct option options[] = {
    {"remove", 0, OPTION_LIST, "WORD", "take a word away", NULL},
    {NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

const struct command tag_command = {
    .name = "tag",
    .group = "Your people",
    .summary = "Put words of your own on somebody",
    .usage = "NAME [WORD...]",
    .about =
        "Tags are your own words for people: neighbours, book club, teens. Each WORD "
        "is one tag; quote a tag of several words. `tend list --tag WORD` finds them.",
    .examples = "tend tag ana teens \"book club\"\ntend tag ana --remove teens",
    .options = options,
    .words = WORDS_PERSON,
    .need = NEED_EXISTING,
    .json = true,
    .run = run_tag,
};

const struct command role_command = {
    .name = "role",
    .group = "Your people",
    .summary = "Say what somebody does: therapist, teacher, physician",
    .usage = "NAME [WORD...]",
    .about =
        "Roles say from where referrals may come: colleagues, physicians, teachers, "
        "clergy. Among new names, people with a role are suggested first. An import "
        "guesses roles from job titles.",
    .examples = "tend role ana \"school counsellor\"\ntend role ben --remove coach",
    .options = options,
    .words = WORDS_PERSON,
    .need = NEED_EXISTING,
    .json = true,
    .run = run_role,
};

static enum fault
run(struct cli *cli, const struct args *args, enum tag_kind kind, struct error *err) {
    struct named person;
    struct note_answer answer;
    struct strings add = {0};
    size_t next;
    TRY(args_expect(args, cli->command, 1, 50, err));
    TRY(ask_person_front(cli, args, 0, &person, &next, err));
    for (size_t i = next; i < args_count(args); i++)
        *array_add(cli->ctx, &add) = args_word(args, i);
    TRY(app_tag(cli->ctx, &cli->app, person.id, kind, &add, args_list(args, "remove"),
                &answer, err));
    if (cli->json)
        return print_json(cli, view_note(&answer), err);
    char *words = mem_dup(cli->ctx, "");
    for (size_t i = 0; i < answer.tags.count; i++)
        if (answer.tags.items[i].kind == kind)
            words = mem_append(words, "%s%s", *words ? ", " : "",
                               answer.tags.items[i].word);
    print_line(cli, 0, STYLE_PLAIN, "%s: %s.", answer.name,
               *words            ? words
               : kind == TAG_TAG ? "no tags"
                                 : "no role");
    return FAULT_NONE;
}

static enum fault
run_tag(struct cli *cli, const struct args *args, struct error *err) {
    return run(cli, args, TAG_TAG, err);
}

static enum fault
run_role(struct cli *cli, const struct args *args, struct error *err) {
    return run(cli, args, TAG_ROLE, err);
}
