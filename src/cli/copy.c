/* tend copy */
#include "app/copy.h"

#include "cli/command.h"
#include "cli/print.h"
#include "view/copy.h"

#include "base/ban.h"

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

const struct command copy_command = {
    .name = "copy",
    .group = "Looking after it",
    .summary = "Make a copy of your practice, for another disk",
    .usage = "FILE",
    .about =
        "Copies the whole practice as it is now into one file: people, touches, plan "
        "and journal. You can do so while Tend is open in a browser. FILE may be a "
        "folder; the copy is then named after the practice and the day. A file that is "
        "there already is never overwritten. The copy is looked over before you are "
        "told that it is there, and only you can read it.\n\n"
        "To look into a copy: tend --file COPY today. To go back to it, close Tend and "
        "put the copy in the place of the practice; `tend doctor` says where that is.",
    .examples = "tend copy /media/stick  # practice-2026-03-02.tend on a stick\n"
                "tend copy before-the-import.tend\n"
                "tend --file before-the-import.tend list  # look into it",
    .words = WORDS_FILE,
    .need = NEED_EXISTING,
    .json = true,
    .run = run,
};

static void
show_copy(struct cli *cli, const json_t *m) {
    size_t i;
    json_t *line;
    int64_t kb = (model_number(m, "bytes") + 1023) / 1024;
    long long people = model_number(m, "people");
    long long touches = model_number(m, "touches");
    print_line(cli, 0, STYLE_PLAIN, "Copied %lld %s and %lld touch%s (%lld %s) to",
               people, people == 1 ? "person" : "people", touches,
               touches == 1 ? "" : "es", (long long)(kb < 10240 ? kb : kb / 1024),
               kb < 10240 ? "KB" : "MB");
    print_line(cli, 2, STYLE_BOLD, "%s", model_get(m, "path"));
    if (model_yes(m, "well"))
        return;
    print_blank(cli);
    print_line(cli, 0, STYLE_YELLOW,
               "The practice is damaged, and so is its copy. `tend doctor` says more.");
    json_array_foreach(model_list(m, "problems"), i, line)
        print_line(cli, 2, STYLE_DIM, "%s", json_string_value(line));
}

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    struct copy_answer answer;
    TRY(args_expect(args, cli->command, 1, 1, err));
    TRY(app_copy(cli->ctx, &cli->app, args_word(args, 0), &answer, err));
    json_t *m = view_copy(&answer);
    if (cli->json)
        return print_json(cli, m, err);
    show_copy(cli, m);
    json_decref(m);
    return FAULT_NONE;
}
