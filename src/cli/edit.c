/* tend edit */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/person.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "cli/ask.h"
#include "cli/command.h"
#include "cli/person_options.h"
#include "cli/print.h"
#include "exchange/person_form.h"
#include "view/person.h"

#include "base/ban.h"

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

static const struct option options[] = {
    {"name", 0, OPTION_TEXT, "NAME", "another name", NULL},
    PERSON_OPTIONS,
    {"form", 0, OPTION_FILE, "FILE", "take the text form from FILE (- reads it)", NULL},
    {"print", 0, OPTION_FLAG, NULL, "print the text form and change nothing", NULL},
    {NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

const struct command edit_command = {
    .name = "edit",
    .group = "Your people",
    .summary = "Change what is known of somebody",
    .usage = "NAME",
    .about =
        "With options, changes just that: --email, --phone, --role and --tag add one; "
        "--org, --title, --note and the like replace what was there, and - empties "
        "it.\n\n"
        "Without options, opens everything as a readable text in your editor ($VISUAL, "
        "$EDITOR, else nano or vi). Save and leave to keep it. If a line can't be "
        "understood, "
        "Tend says which, and you can go back to it; nothing is lost.",
    .examples = "tend edit ana  # in your editor\n"
                "tend edit ana --email ana@example.org --title \"Lead counsellor\"\n"
                "tend edit ben --birthday \"15 March\" --rhythm 6w --like\n"
                "tend edit cy --print > cy.txt  # the form, for another day\n"
                "tend edit cy --form cy.txt",
    .options = options,
    .words = WORDS_PERSON,
    .need = NEED_EXISTING,
    .json = true,
    .run = run,
};

static bool
has_options(const struct args *args) {
    for (const struct option *o = options; o->name; o++)
        if (args_flag(args, o->name) || args_list(args, o->name)->count)
            return true;
    return false;
}

static const char *
editor(void) {
    static const char *const names[] = {"VISUAL", "EDITOR"};
    for (size_t i = 0; i < 2; i++) {
        const char *value = getenv(names[i]);
        if (!text_is_blank(value))
            return value;
    }
    return access("/usr/bin/nano", X_OK) == 0 ? "nano" : "vi";
}

/* $EDITOR may carry arguments, so it is a shell's word list. */
static enum fault
run_editor(const char *path, struct error *err) {
    const char *program = editor();
    pid_t child = fork();
    if (child == 0) {
        char *line = mem_printf(NULL, "exec %s \"$1\"", program);
        execl("/bin/sh", "sh", "-c", line, program, path, (char *)NULL);
        _exit(127);
    }
    int status = -1;
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    if (child < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return error_set(
            err, FAULT_IO,
            "The editor \"%.80s\" did not end well, so nothing was changed. "
            "Set another with EDITOR=nano.",
            program);
    return FAULT_NONE;
}

static enum fault
write_form(const char *path, int fd, const char *text, struct error *err) {
    FILE *file = fdopen(fd, "w");
    bool good = file && fputs(text, file) >= 0;
    if (file && fclose(file) != 0)
        good = false;
    if (good)
        return FAULT_NONE;
    return error_set(err, errno == ENOSPC ? FAULT_FULL : FAULT_IO,
                     "%s can't be written: %s.", path, strerror(errno));
}

static void
remove_form(char **path) {
    if (*path)
        unlink(*path);
}

/* Until the form can be read, or the user gives up. */
static enum fault
edit_form(struct cli *cli, const char *form, struct contact **out, struct error *err) {
    const char *folder = getenv("TMPDIR");
    __attribute__((cleanup(remove_form))) char *path =
        mem_printf(cli->ctx, "%s/tend-XXXXXX.txt", folder && *folder ? folder : "/tmp");
    int fd = mkostemps(path, 4, 0);
    if (fd < 0)
        return error_set(err, FAULT_IO, "%s can't be made: %s.", path, strerror(errno));
    TRY(write_form(path, fd, form, err));
    for (;;) {
        char *text;
        size_t len;
        TRY(run_editor(path, err));
        TRY(file_read(cli->ctx, path, &text, &len, err));
        if (strcmp(text, form) == 0) {
            *out = NULL;
            return FAULT_NONE;
        }
        enum fault fault =
            text_is_utf8(text, len) && strlen(text) == len
                ? person_form_read(cli->ctx, text, out, err)
                : error_set(err, FAULT_INVALID, "The form is not valid UTF-8 text.");
        if (fault == FAULT_NONE || !cli->interactive)
            return fault;
        print_line(cli, 0, STYLE_YELLOW, "%s", err->text);
        if (!ask_yes(cli, "Go back to the editor?", true))
            return error_set(err, FAULT_INVALID, "Nothing was changed.");
    }
}

static enum fault
form_from_file(struct cli *cli, const char *path, struct contact **out,
               struct error *err) {
    char *text;
    size_t len;
    TRY(file_read(cli->ctx, path, &text, &len, err));
    if (!text_is_utf8(text, len) || strlen(text) != len)
        return error_set(err, FAULT_INVALID, "%s is not valid UTF-8 text.", path);
    return person_form_read(cli->ctx, text, out, err);
}

static void
show(struct cli *cli, const struct edit_answer *a) {
    if (a->changes.count == 0) {
        print_line(cli, 0, STYLE_PLAIN, "Nothing was changed.");
        return;
    }
    print_line(cli, 0, STYLE_PLAIN, "Changed: %s.", a->record.person.name);
    for (size_t i = 0; i < a->changes.count; i++)
        print_line(cli, 2, STYLE_PLAIN, "%s", a->changes.items[i]);
}

static enum fault
by_options(struct cli *cli, const struct args *args, struct contact *contact,
           struct edit_request *request, struct error *err) {
    if (args_text(args, "name"))
        TRY(person_name(contact, args_text(args, "name"), err));
    TRY(person_options(cli, args, contact, err));
    TRY(args_said(args, "like", "dislike", &request->liked, err));
    TRY(args_said(args, "full", "not-full", &request->practice_full, err));
    request->set_liked = request->liked != NOT_SAID;
    request->set_full = request->practice_full != NOT_SAID;
    request->contact = contact;
    return FAULT_NONE;
}

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    struct named person;
    struct contact *contact;
    struct contact *edited = NULL;
    struct edit_answer answer;
    TRY(args_expect(args, cli->command, 1, 20, err));
    TRY(ask_person_words(cli, args, 0, &person, err));
    struct edit_request request = {.person_id = person.id};
    TRY(app_contact(cli->ctx, &cli->app, person.id, &contact, err));
    char *form = person_form_write(
        cli->ctx, contact,
        mem_printf(cli->ctx, "%s (#%lld)", person.name, (long long)person.id));
    if (args_flag(args, "print")) {
        fputs(form, cli->out);
        return FAULT_NONE;
    }
    if (args_text(args, "form")) {
        TRY(form_from_file(cli, args_text(args, "form"), &edited, err));
        request.contact = edited;
    } else if (has_options(args)) {
        TRY(by_options(cli, args, contact, &request, err));
    } else {
        TRY(edit_form(cli, form, &edited, err));
        request.contact = edited;
    }
    TRY(app_edit(cli->ctx, &cli->app, &request, &answer, err));
    if (cli->json)
        return print_json(cli, view_edit(&answer), err);
    show(cli, &answer);
    return FAULT_NONE;
}
