/* tend list */
#include <string.h>

#include "app/list.h"
#include "app/reasons.h"
#include "base/day_parse.h"
#include "base/memory.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/print.h"
#include "exchange/csv.h"
#include "view/person.h"

#include "base/ban.h"

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

static const struct option options[] = {
    {"stage", 's', OPTION_TEXT, "STAGE", "adding, following, closing or let-go",
     "adding following closing let-go"},
    {"tag", 0, OPTION_TEXT, "WORD", "with this tag", NULL},
    {"role", 'r', OPTION_TEXT, "WORD", "with this role", NULL},
    {"never", 0, OPTION_FLAG, NULL, "not reached out to yet", NULL},
    {"last-before", 0, OPTION_DATE, "DATE", "last touch on or before DATE", NULL},
    {"last-since", 0, OPTION_DATE, "DATE", "last touch on or after DATE", NULL},
    {"next-before", 0, OPTION_DATE, "DATE", "next date on or before DATE", NULL},
    {"next-since", 0, OPTION_DATE, "DATE", "next date on or after DATE", NULL},
    {"liked", 'l', OPTION_FLAG, NULL, "you like them", NULL},
    {"full", 0, OPTION_FLAG, NULL, "their practice is full", NULL},
    {"referred", 0, OPTION_FLAG, NULL, "they have referred to you", NULL},
    {"two-of-three", '2', OPTION_FLAG, NULL, "at least two of those three", NULL},
    {"missing", 0, OPTION_TEXT, "WHAT",
     "without contact, email, phone, address or next",
     "contact email phone address next"},
    {"last-import", 'i', OPTION_FLAG, NULL, "added or merged by the last import", NULL},
    {"everybody", 'a', OPTION_FLAG, NULL, "those let go as well", NULL},
    {"sort", 0, OPTION_TEXT, "BY", "name, last, next, touches, added, stage or fit",
     "name last next touches added stage fit"},
    {"reverse", 0, OPTION_FLAG, NULL, "the other way round", NULL},
    {"limit", 'n', OPTION_NUMBER, "N", "the first N only", NULL},
    {"csv", 0, OPTION_FLAG, NULL, "print comma-separated values", NULL},
    {NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

const struct command list_command = {
    .name = "list",
    .group = "Your people",
    .summary = "List people, filtered and sorted",
    .usage = "[SEARCH]",
    .about = "Lists the people on your list; with SEARCH, those whose name, nickname, "
             "organisation or e-mail has it. Filters can be combined: all must hold. "
             "Sorted by last touch, those longest without one come first.",
    .examples = "tend list  # everybody\n"
                "tend list --sort last --limit 10  # longest without a touch\n"
                "tend list --role therapist --two-of-three\n"
                "tend list --missing contact  # who can't be reached yet\n"
                "tend list --next-before fri --sort next\n"
                "tend list --last-import --csv > imported.csv",
    .options = options,
    .words = WORDS_OTHER,
    .need = NEED_PRACTICE,
    .json = true,
    .run = run,
};

/* The place of `word` among the choices of an option, or an error that names them. */
static enum fault
choice(const struct args *args, const char *option, const char *const *choices,
       int *out, struct error *err) {
    const char *word = args_text(args, option);
    *out = 0;
    if (!word)
        return FAULT_NONE;
    char *list = mem_dup(NULL, "");
    for (int i = 0; choices[i]; i++) {
        if (text_same_ascii(word, choices[i])) {
            *out = i;
            talloc_free(list);
            return FAULT_NONE;
        }
        if (*choices[i])
            list = mem_append(list, "%s%s", *list ? ", " : "", choices[i]);
    }
    error_field(err, option, "--%s is one of %s, not \"%.40s\".", option, list, word);
    talloc_free(list);
    return FAULT_INVALID;
}

/* "fri" of a touch is last Friday. */
static enum fault
past_day(struct cli *cli, const struct args *args, const char *option, day_t *out,
         struct error *err) {
    const char *text = args_text(args, option);
    *out = DAY_NONE;
    if (!text)
        return FAULT_NONE;
    enum fault fault = day_parse_past(text, cli->today, out, err);
    if (fault != FAULT_NONE)
        snprintf(err->field, sizeof err->field, "%s", option);
    return fault;
}

static enum fault
read_request(struct cli *cli, const struct args *args, struct list_request *r,
             struct error *err) {
    static const char *const sorts[] = {"name",  "last",  "next", "touches",
                                        "added", "stage", "fit",  NULL};
    static const char *const missing[] = {"",        "contact", "email", "phone",
                                          "address", "next",    NULL};
    int at;
    TRY(choice(args, "sort", sorts, &at, err));
    r->sort = (enum list_sort)at;
    TRY(choice(args, "missing", missing, &at, err));
    r->missing = (enum list_missing)at;
    const char *stage = args_text(args, "stage");
    r->has_stage = stage != NULL;
    if (stage && !stage_from_word(stage, &r->stage))
        return error_field(err, "stage",
                           "--stage is one of adding, following, closing, let-go, not "
                           "\"%.40s\".",
                           stage);
    r->tag = args_text(args, "tag");
    r->role = args_text(args, "role");
    r->search = args_rest(cli->ctx, args, 0);
    if (r->search && !args_text(args, "sort"))
        r->sort = SORT_FIT;
    r->never_touched = args_flag(args, "never");
    r->liked = args_flag(args, "liked");
    r->practice_full = args_flag(args, "full");
    r->has_referred = args_flag(args, "referred");
    r->qualifiers = args_flag(args, "two-of-three") ? 2 : 0;
    r->import_id = args_flag(args, "last-import") ? -1 : 0;
    r->everybody = args_flag(args, "everybody");
    r->reverse = args_flag(args, "reverse");
    TRY(past_day(cli, args, "last-before", &r->last_before, err));
    TRY(past_day(cli, args, "last-since", &r->last_since, err));
    TRY(args_day(args, "next-before", cli->today, &r->next_before, err));
    TRY(args_day(args, "next-since", cli->today, &r->next_since, err));
    return args_number(args, "limit", 1, 1000000, 0, &r->limit, err);
}

static void
show_table(struct cli *cli, const json_t *m) {
    static const char *const headings[] = {"#",    "NAME", "ORGANISATION", "STAGE",
                                           "LAST", "NEXT", "TOUCHES",      NULL};
    size_t i;
    json_t *p;
    const json_t *people = model_list(m, "people");
    size_t count = json_array_size(people);
    int64_t total = model_number(m, "total");
    if (count == 0) {
        print_line(cli, 0, STYLE_PLAIN, "Nobody fits.");
        return;
    }
    struct table_out *table = table_new(cli, headings);
    json_array_foreach(people, i, p) {
        const char *cells[] = {
            mem_printf(cli->ctx, "%lld", (long long)model_number(p, "id")),
            text_cut(cli->ctx, model_get(p, "name"), 26),
            text_cut(cli->ctx, model_get(p, "organisation"), 16),
            model_get(p, "stage"),
            model_get(p, "last_touch"),
            model_get(p, "next"),
            mem_printf(cli->ctx, "%lld", (long long)model_number(p, "touches")),
        };
        table_row(table, cells);
    }
    table_print(table);
    if ((int64_t)count < total)
        print_line(cli, 0, STYLE_DIM, "%zu of %lld.", count, (long long)total);
    else
        print_line(cli, 0, STYLE_DIM, "%lld %s.", (long long)total,
                   total == 1 ? "person" : "people");
}

static void
show_csv(struct cli *cli, const json_t *m) {
    static const char *const columns[] = {
        "id",         "name", "organisation", "title",      "stage",
        "last_touch", "next", "touches",      "meaningful", "added"};
    size_t i;
    json_t *p;
    size_t count = sizeof columns / sizeof *columns;
    struct csv_writer w = {.ctx = cli->ctx, .guard = true};
    csv_write_row(&w, columns, count);
    json_array_foreach(model_list(m, "people"), i, p) {
        for (size_t k = 0; k < count; k++) {
            const json_t *v = model_list(p, columns[k]);
            csv_write_field(
                &w, json_is_integer(v)
                        ? mem_printf(cli->ctx, "%lld", (long long)json_integer_value(v))
                        : model_get(p, columns[k]));
        }
        csv_write_end(&w);
    }
    fputs(w.text, cli->out);
}

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    struct list_request request = {0};
    struct list_answer answer;
    TRY(read_request(cli, args, &request, err));
    TRY(app_list(cli->ctx, &cli->app, &request, &answer, err));
    json_t *model = view_list(&answer);
    if (cli->json)
        return print_json(cli, model, err);
    if (args_flag(args, "csv"))
        show_csv(cli, model);
    else
        show_table(cli, model);
    json_decref(model);
    return FAULT_NONE;
}
