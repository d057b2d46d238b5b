/* tend import */
#include <string.h>
#include <unistd.h>

#include "app/import.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/import_ask.h"
#include "cli/import_sheet.h"
#include "cli/print.h"
#include "exchange/detect.h"
#include "view/import.h"

#include "base/ban.h"

#define SHOWN_MAX 12
#define PROGRESS_FROM 4000

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

static const struct option options[] = {
    {"dry-run", 'n', OPTION_FLAG, NULL, "show what would happen, change nothing", NULL},
    {"undo", 'u', OPTION_FLAG, NULL, "take the last import back whole", NULL},
    {"map", 'm', OPTION_LIST, "COLUMN=FIELD", "what a column of a CSV file holds",
     NULL},
    {"tag", 't', OPTION_LIST, "WORD", "put a tag on everybody in the file", NULL},
    {"as", 0, OPTION_TEXT, "FORMAT",
     "take it for vcard, csv, monica, friends or referrals",
     "vcard csv monica friends referrals"},
    {"replace-names", 0, OPTION_FLAG, NULL,
     "of a sheet of referrals: codes instead of clients' names", NULL},
    {"direction", 0, OPTION_TEXT, "WAY",
     "of a sheet that doesn't say: received or given", "received given"},
    {"year", 0, OPTION_NUMBER, "YEAR", "of dates in a sheet that have none", NULL},
    {"place-source", 0, OPTION_LIST, "NAME", "a source in a sheet that is no person",
     NULL},
    {"person-source", 0, OPTION_LIST, "NAME", "a source in a sheet that is somebody",
     NULL},
    {"review", 'r', OPTION_FLAG, NULL,
     "ask about everybody who may be somebody here already", NULL},
    {"all", 'a', OPTION_FLAG, NULL, "list everything skipped or in conflict", NULL},
    {NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

const struct command import_command = {
    .name = "import",
    .group = "Setting up",
    .summary = "Bring people in from your phone, mail or another program",
    .usage = "FILE...",
    .about =
        "Reads vCard files (.vcf) from any phone; CSV files from Google, Outlook, "
        "LinkedIn or "
        "anywhere else; Monica's JSON export; friends.md. Tend finds out which it is. "
        "For "
        "a CSV with columns of its own, say what they hold with --map; \"#3=phone\" "
        "speaks "
        "of the third column, whatever it is called.\n\n"
        "Somebody who is here already (same e-mail, same phone, or same name and "
        "organisation) is merged, never doubled: what is new is added; where the two "
        "differ, what you have stays and the difference is listed. Nobody you let go "
        "comes "
        "back. Names that are nearly alike are two people, unless --review asks you. A "
        "record that can't be read is skipped, with its line and the reason; "
        "the "
        "others go in. The same file twice changes nothing.\n\n"
        "A sheet of referrals (CSV), as you may have kept one until now, is known by "
        "its headings: Date Received, Referred By, Reason, Follow-Up Sent; Date Sent, "
        "Referred To, Specialty, Completed, Outcome; and many others. Its people are "
        "found among yours or added; sources that are nobody (\"Psychology Today\") "
        "are counted, and never named on your day. What is there already is not "
        "entered again. Old referrals are history: they start no clock and owe no "
        "thanks. A column that names clients is refused, for Tend keeps no client's "
        "name; --replace-names lets Tend give each referral a code of its own "
        "instead.\n\n"
        "However many people come in, the day keeps its three to five. Pictures are "
        "left "
        "out. Nothing leaves this machine.",
    .examples = "tend import ~/Downloads/contacts.vcf\n"
                "tend import contacts.csv --dry-run  # look first\n"
                "tend import contacts.csv --review  # decide who is somebody here\n"
                "tend import list.csv --map \"Surname=name.family\" --map "
                "\"Mobile=phone.mobile\"\n"
                "tend import colleagues.vcf --tag training-2019\n"
                "tend import referrals.csv --dry-run  # a sheet of old referrals\n"
                "tend import sent.csv received.csv --replace-names\n"
                "tend import --undo  # take the last import back, all its files",
    .options = options,
    .words = WORDS_FILE,
    .need = NEED_PRACTICE,
    .json = true,
    .run = run,
};

static bool
show_progress(void *data, size_t done, size_t total) {
    const struct cli *cli = data;
    if (total < PROGRESS_FROM || !isatty(STDERR_FILENO) || cli->json)
        return true;
    fprintf(stderr, "\r%zu of %zu …%s", done, total, done == total ? "\r\033[K" : "");
    fflush(stderr);
    return true;
}

static enum fault
read_format(const struct args *args, enum contact_format *out, struct error *err) {
    static const struct {
        const char *word;
        enum contact_format format;
    } formats[] = {{"vcard", FORMAT_VCARD},
                   {"csv", FORMAT_CSV},
                   {"monica", FORMAT_MONICA},
                   {"friends", FORMAT_FRIENDS}};
    const char *as = args_text(args, "as");
    *out = FORMAT_UNKNOWN;
    if (as && text_same_ascii(as, "referrals"))
        return FAULT_NONE; /* a sheet: import_is_sheet() */
    for (size_t i = 0; as && i < 4; i++)
        if (text_same_ascii(as, formats[i].word))
            *out = formats[i].format;
    if (as && *out == FORMAT_UNKNOWN)
        return error_field(err, "as",
                           "--as is one of vcard, csv, monica, friends, referrals, not "
                           "\"%.40s\".",
                           as);
    return FAULT_NONE;
}

static void
show_list(struct cli *cli, const json_t *list, const char *title, bool all,
          void (*one)(struct cli *, const json_t *)) {
    size_t count = json_array_size(list);
    size_t shown = all || count <= SHOWN_MAX ? count : SHOWN_MAX;
    if (count == 0)
        return;
    print_line(cli, 0, STYLE_PLAIN, "%s (%zu):", title, count);
    for (size_t i = 0; i < shown; i++)
        one(cli, json_array_get(list, i));
    if (shown < count)
        print_line(cli, 2, STYLE_DIM, "… and %zu more (--all)", count - shown);
}

static void
show_skip(struct cli *cli, const json_t *m) {
    print_line(cli, 2, STYLE_PLAIN, "line %lld: %s", (long long)model_number(m, "line"),
               model_get(m, "reason"));
}

static void
show_remark(struct cli *cli, const json_t *m) {
    print_line(cli, 2, STYLE_PLAIN, "line %lld: %s", (long long)model_number(m, "line"),
               model_get(m, "text"));
}

static void
show_conflict(struct cli *cli, const json_t *m) {
    print_line(cli, 2, STYLE_PLAIN, "%s, %s: yours is \"%s\", the file has \"%s\"",
               model_get(model_list(m, "person"), "name"), model_get(m, "field"),
               text_cut(cli->ctx, model_get(m, "kept"), 60),
               text_cut(cli->ctx, model_get(m, "offered"), 60));
}

static void
show_counts(struct cli *cli, const json_t *m) {
    int64_t added = model_number(m, "added");
    int64_t reachable = model_number(m, "reachable");
    bool dry = model_yes(m, "dry_run");
    print_line(cli, 0, STYLE_BOLD,
               "%s%lld read: %lld added, %lld merged, %lld unchanged, %zu skipped.",
               dry ? "Would be: " : "", (long long)model_number(m, "read"),
               (long long)added, (long long)model_number(m, "merged"),
               (long long)model_number(m, "unchanged"),
               json_array_size(model_list(m, "skipped")));
    if (added > reachable)
        print_line(cli, 0, STYLE_PLAIN,
                   "%lld of the new ones %s no e-mail, phone or address yet: tend list "
                   "--missing contact",
                   (long long)(added - reachable),
                   added - reachable == 1 ? "has" : "have");
    if (model_number(m, "let_go") > 0)
        print_line(cli, 0, STYLE_PLAIN, "%lld you let go before, and they stay so.",
                   (long long)model_number(m, "let_go"));
    if (model_number(m, "photos") > 0)
        print_line(cli, 0, STYLE_DIM, "%lld picture%s left out.",
                   (long long)model_number(m, "photos"),
                   model_number(m, "photos") == 1 ? "" : "s");
    if (model_number(m, "groups") > 0)
        print_line(cli, 0, STYLE_DIM, "%lld group%s left out; only people go in.",
                   (long long)model_number(m, "groups"),
                   model_number(m, "groups") == 1 ? "" : "s");
}

static void
show_next(struct cli *cli, const json_t *m, bool any) {
    int64_t people = model_number(m, "people");
    int64_t max = model_number(model_list(m, "list"), "max");
    if (model_yes(m, "dry_run")) {
        print_line(cli, 0, STYLE_DIM,
                   "Nothing was changed. Without --dry-run it happens.");
        return;
    }
    if (!any) {
        print_line(cli, 0, STYLE_DIM, "Nothing in it is new; nothing was changed.");
        return;
    }
    if (people > max)
        print_line(
            cli, 0, STYLE_PLAIN,
            "%lld people are on your list now; the method keeps it to %lld. No "
            "hurry: the day still holds only a few. `tend walk --new` goes through "
            "the new names, one key each.",
            (long long)people, (long long)max);
    print_line(cli, 0, STYLE_PLAIN,
               "`tend today` names the first. `tend import --undo` takes this back.");
}

/* `last`: what to do next stands behind it; `any`: something came in, from this file or
 * one before. */
static void
show(struct cli *cli, const json_t *m, bool all, bool last, bool any) {
    size_t i;
    json_t *column;
    show_counts(cli, m);
    show_list(cli, model_list(m, "skipped"), "Skipped", all, show_skip);
    show_list(cli, model_list(m, "remarks"), "Left out of what went in", all,
              show_remark);
    show_list(cli, model_list(m, "conflicts"), "Different, and yours kept", all,
              show_conflict);
    char *unmapped = mem_dup(cli->ctx, "");
    json_array_foreach(model_list(m, "unmapped"), i, column) unmapped =
        mem_append(unmapped, "%s%s", i ? ", " : "", json_string_value(column));
    if (*unmapped)
        print_line(cli, 0, STYLE_DIM,
                   "Columns not taken: %s. --map \"COLUMN=note\" takes one as a note.",
                   unmapped);
    if (last)
        show_next(cli, m, any);
}

/* What is in a file; the reason names it, if it can't be read. */
static enum fault
read_file(struct cli *cli, const struct args *args, const struct import_bytes *file,
          struct contacts **out, struct error *err) {
    struct contacts_options read = {.map = args_list(args, "map")};
    const char *path = file->path;
    TRY(read_format(args, &read.format, err));
    enum fault fault = contacts_read(cli->ctx, file->bytes, file->len, &read, out, err);
    if (fault != FAULT_NONE && err->text[0] && !strstr(err->text, path)) {
        char *text = mem_dup(cli->ctx, err->text);
        snprintf(err->text, sizeof err->text, "%.200s: %.800s", file_base_name(path),
                 text);
    }
    return fault;
}

static struct import_request
request_for(struct cli *cli, const struct args *args, const char *path,
            const struct contacts *contacts) {
    struct import_request request = {
        .file = strcmp(path, "-") == 0 ? "standard input" : file_base_name(path),
        .contacts = contacts,
        .dry_run = args_flag(args, "dry-run"),
        .tags = args_list(args, "tag"),
        .review = args_flag(args, "dry-run") && cli->json,
        .progress = show_progress,
        .data = cli,
    };
    if (!text_is_utf8(request.file, strlen(request.file)))
        request.file = "a file";
    return request;
}

static enum fault
import_one(struct cli *cli, const struct args *args, const struct import_bytes *file,
           struct error *err) {
    struct contacts *contacts;
    struct import_answer answer;
    TRY(read_file(cli, args, file, &contacts, err));
    struct import_request request =
        request_for(cli, args, args_word(args, 0), contacts);
    struct import_choices choices = {0};
    if (args_flag(args, "review")) {
        TRY(import_ask(cli, &request, &choices, err));
        request.choices = &choices;
    }
    TRY(app_import(cli->ctx, &cli->app, &request, &answer, err));
    json_t *model = view_import(&answer);
    if (cli->json)
        return print_json(cli, model, err);
    show(cli, model, args_flag(args, "all"), true,
         answer.import.added + answer.import.merged > 0);
    json_decref(model);
    return FAULT_NONE;
}

/* Several files, in one change; one that is bad does not keep the others out. */
static enum fault
import_several(struct cli *cli, const struct args *args,
               const struct import_bytes *files, const char **reasons,
               struct error *err) {
    size_t count = args_count(args), good = 0, shown = 0;
    struct import_request *requests = mem_array(cli->ctx, struct import_request, count);
    struct import_answer *answers = mem_array(cli->ctx, struct import_answer, count);
    bool any = false;
    enum fault outcome = FAULT_NONE;
    for (size_t i = 0; i < count; i++) {
        struct contacts *contacts;
        if (reasons[i]) {
            outcome = FAULT_NOT_FOUND;
            continue;
        }
        enum fault fault = read_file(cli, args, &files[i], &contacts, err);
        if (fault == FAULT_NONE) {
            requests[good++] = request_for(cli, args, args_word(args, i), contacts);
            continue;
        }
        reasons[i] = mem_dup(cli->ctx, err->text);
        outcome = fault;
    }
    TRY(app_import_all(cli->ctx, &cli->app, requests, good, answers, err));
    for (size_t i = 0; i < count; i++) {
        print_line(cli, 0, STYLE_BOLD, "%s", args_word(args, i));
        if (reasons[i]) {
            print_line(cli, 0, STYLE_YELLOW, "%s", reasons[i]);
            continue;
        }
        json_t *model = view_import(&answers[shown]);
        any |= answers[shown].import.added + answers[shown].import.merged > 0;
        show(cli, model, args_flag(args, "all"), ++shown == good, any);
        json_decref(model);
    }
    if (outcome == FAULT_NONE)
        return FAULT_NONE;
    return error_set(err, outcome,
                     "%zu of %zu files could not be imported; the reason stands "
                     "with each.",
                     count - good, count);
}

static enum fault
undo(struct cli *cli, struct error *err) {
    char words[DATE_TEXT_MAX];
    struct import_undo_answer answer;
    TRY(app_import_undo(cli->ctx, &cli->app, 0, &answer, err));
    if (cli->json)
        return print_json(cli, view_import_undo(&answer), err);
    print_line(cli, 0, STYLE_PLAIN,
               "Taken back: the import of %s on %s (%d added, %d merged).",
               answer.import.file, day_words(answer.import.day, cli->today, words),
               answer.import.added, answer.import.merged);
    if (answer.kept > 0)
        print_line(
            cli, 0, STYLE_PLAIN,
            "%d of them stay%s, for you have written something down about them since.",
            answer.kept, answer.kept == 1 ? "s" : "");
    return FAULT_NONE;
}

static enum fault
refuse_sheet_options(const struct args *args, struct error *err) {
    if (args_flag(args, "replace-names") || args_text(args, "direction") ||
        args_text(args, "year") || args_list(args, "place-source")->count > 0 ||
        args_list(args, "person-source")->count > 0)
        return error_set(err, FAULT_USAGE,
                         "--replace-names, --direction, --year, --place-source and "
                         "--person-source are for sheets of referrals, and this isn't "
                         "one by its headings. --as referrals takes it for one.");
    return FAULT_NONE;
}

/* What the words name: sheets of referrals, or files of people. */
static enum fault
import_words(struct cli *cli, const struct args *args, struct error *err) {
    size_t count = args_count(args), sheets = 0, last = 0;
    struct import_bytes *files = mem_array(cli->ctx, struct import_bytes, count);
    const char **reasons = mem_array(cli->ctx, const char *, count);
    enum contact_format format;
    TRY(read_format(args, &format, err));
    for (size_t i = 0; i < count; i++) {
        files[i].path = args_word(args, i);
        enum fault fault =
            file_read(cli->ctx, files[i].path, &files[i].bytes, &files[i].len, err);
        if (fault != FAULT_NONE && count == 1)
            return fault;
        if (fault != FAULT_NONE)
            reasons[i] = mem_dup(cli->ctx, err->text);
        else if (import_is_sheet(args, &files[i])) {
            sheets++;
            last = i;
        }
    }
    if (sheets == count)
        return import_sheets(cli, args, files, count, err);
    if (sheets > 0)
        return error_set(err, FAULT_USAGE,
                         "%.200s is a sheet of referrals, and another one is not. "
                         "Import the two kinds one after the other.",
                         file_base_name(files[last].path));
    TRY(refuse_sheet_options(args, err));
    return count == 1 ? import_one(cli, args, &files[0], err)
                      : import_several(cli, args, files, reasons, err);
}

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    if (args_flag(args, "undo")) {
        TRY(args_expect(args, cli->command, 0, 0, err));
        return undo(cli, err);
    }
    size_t most = cli->json || args_flag(args, "review") ? 1 : 100;
    TRY(args_expect(args, cli->command, 1, most, err));
    return import_words(cli, args, err);
}
