/* tend doctor */
#include "app/doctor.h"

#include <string.h>

#include "cli/command.h"
#include "cli/print.h"
#include "view/doctor.h"

#include "base/ban.h"

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

static const struct option options[] = {
    {"fix", 0, OPTION_FLAG, NULL, "reckon anew what follows from the facts", NULL},
    {NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

const struct command doctor_command = {
    .name = "doctor",
    .group = "Looking after it",
    .summary = "Check that the practice is sound",
    .usage = "",
    .about =
        "Looks the whole file over: whether it is damaged, whether everything in it "
        "belongs to somebody, whether counts and dates agree with what you logged, "
        "whether the days and thanks of referrals fit together, whether every change "
        "could be taken back, and whether others on this machine "
        "can read it. Changes nothing, unless you say --fix: then all that follows "
        "from the facts is reckoned anew. The facts themselves stay as they are.\n\n"
        "Ends with 9 when something is wrong, else with 0.",
    .examples = "tend doctor  # is all well?\n"
                "tend doctor --fix  # mend what can be mended\n"
                "tend --file old.tend doctor  # another file",
    .options = options,
    .need = NEED_PATH,
    .json = true,
    .run = run,
};

static void
show_check(struct cli *cli, const json_t *check) {
    const char *state = model_get(check, "state");
    bool fine = strcmp(state, "fine") == 0;
    bool wrong = strcmp(state, "wrong") == 0;
    size_t i;
    json_t *line;
    print_line(cli, 0, fine ? STYLE_GREEN : STYLE_YELLOW, "%s %s: %s",
               fine    ? "✓"
               : wrong ? "✗"
                       : "!",
               model_get(check, "name"), model_get(check, "text"));
    json_array_foreach(model_list(check, "details"), i, line)
        print_line(cli, 4, STYLE_DIM, "%s", json_string_value(line));
}

static void
show_size(struct cli *cli, const json_t *m) {
    int64_t kb = (model_number(m, "bytes") + 1023) / 1024;
    print_line(cli, 0, STYLE_BOLD, "%s", model_get(m, "path"));
    print_line(cli, 0, STYLE_PLAIN, "%lld people, %lld touches, %lld %s.",
               (long long)model_number(m, "people"),
               (long long)model_number(m, "touches"),
               (long long)(kb < 10240 ? kb : kb / 1024), kb < 10240 ? "KB" : "MB");
    print_blank(cli);
}

static void
show_advice(struct cli *cli, const json_t *m, bool fix) {
    const char *path = model_get(m, "path");
    print_blank(cli);
    if (model_yes(m, "well")) {
        print_line(cli, 0, STYLE_PLAIN, "%s",
                   model_yes(m, "fixed") ? "Mended: all is well now." : "All is well.");
        print_line(cli, 0, STYLE_DIM,
                   "Keep a copy on another disk: tend copy FOLDER makes one.");
        return;
    }
    print_line(cli, 0, STYLE_PLAIN,
               "Before anything else, make a copy: cp %s %s.damaged", path, path);
    if (!fix)
        print_line(cli, 0, STYLE_PLAIN,
                   "Then try `tend doctor --fix`: it mends what follows from the "
                   "facts.");
    else
        print_line(cli, 0, STYLE_PLAIN,
                   "What is still wrong is in the facts themselves. Go back to your "
                   "last copy; without one, `tend list --csv` may still save your "
                   "people into a file that `tend import` reads.");
}

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    struct doctor_answer answer;
    bool fix = args_flag(args, "fix");
    TRY(args_expect(args, cli->command, 0, 0, err));
    TRY(app_doctor(cli->ctx, cli->path, fix, &answer, err));
    json_t *m = view_doctor(&answer);
    if (cli->json) {
        TRY(print_json(cli, m, err));
    } else {
        size_t i;
        json_t *check;
        show_size(cli, m);
        json_array_foreach(model_list(m, "checks"), i, check) show_check(cli, check);
        show_advice(cli, m, fix);
        json_decref(m);
    }
    if (answer.well)
        return FAULT_NONE;
    return error_set(err, FAULT_CORRUPT, "Something is wrong with %s.", cli->path);
}
