/* tend page */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "app/refer_page.h"
#include "base/memory.h"
#include "base/program.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/print.h"
#include "view/refer_page.h"

#include "base/ban.h"

#define WORDS_MAX 20
#define LABEL_COLUMN 10

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

static const struct option options[] = {
    {"heading", 0, OPTION_TEXT, "TEXT", "what stands on top", NULL},
    {"whom", 0, OPTION_TEXT, "TEXT", "whom you help; general words, never a client",
     NULL},
    {"how", 0, OPTION_TEXT, "TEXT", "how you work", NULL},
    {"fees", 0, OPTION_TEXT, "TEXT", "what it costs, and who pays", NULL},
    {"places", 0, OPTION_TEXT, "TEXT", "where, and how soon there is a place", NULL},
    {"send", 0, OPTION_TEXT, "TEXT", "how to send someone", NULL},
    {"name", 0, OPTION_TEXT, "WORD", "with edit: another name for the version", NULL},
    {"html", 0, OPTION_FILE, "FILE", "as a web page by itself, for an e-mail", NULL},
    {"pdf", 0, OPTION_FILE, "FILE", "as a PDF, to print or to send", NULL},
    {"paper", 0, OPTION_TEXT, "SIZE", "of the PDF: a4 or letter", "a4 letter"},
    {"vcard", 0, OPTION_FILE, "FILE", "your card, for an address book", NULL},
    {"qr", 0, OPTION_FILE, "FILE",
     "a QR code as .svg or .png; - shows it here. It leads to your web page", NULL},
    {"card", 0, OPTION_FLAG, NULL, "with --qr: your card instead of your web page",
     NULL},
    {"force", 0, OPTION_FLAG, NULL, "write over a file that is there", NULL},
    {NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

const struct command page_command = {
    .name = "page",
    .group = "Referrals",
    .summary = "Write \"How to refer to me\", and print or send it",
    .usage = "[add|edit|remove] [VERSION]",
    .about =
        "One page in your own words that makes it easy to send you someone: whom you "
        "help, how, fees, places, how to send them. Without words, `tend page` shows "
        "it "
        "with questions that help to write it.\n\n"
        "A version for one kind of referrer (schools, physicians) holds only what "
        "differs; the rest is as on the first page. An empty text, as in --fees \"\", "
        "takes that of the first page again.\n\n"
        "Your name, profession, phone and addresses stand in the plan: `tend plan "
        "me.name=…`. What is still missing is told before a page is sent.",
    .examples =
        "tend page  # as it is now, and what is missing\n"
        "tend page edit --whom \"Teenagers and their parents\" --send \"Give them my "
        "number\"\n"
        "tend page add schools --whom \"Pupils who no longer come\"\n"
        "tend page schools --pdf schools.pdf\n"
        "tend page --qr -  # here, to be photographed\n"
        "tend page --html refer.html --vcard me.vcf",
    .options = options,
    .words = WORDS_CHOICE,
    .choices = "add edit remove",
    .need = NEED_PRACTICE,
    .json = true,
    .run = run,
};

/* --- showing ---------------------------------------------------------------------- */

static void
show_texts(struct cli *cli, const struct refer_answer *a) {
    bool first = a->pages.count == 0 || a->pages.items[0].id == a->page.id;
    print_line(cli, 0, STYLE_BOLD, "%s", refer_heading(&a->whole));
    for (int f = REFER_HEADING + 1; f < REFER_FIELDS; f++) {
        const struct refer_hint *hint = refer_hint((enum refer_field)f);
        const char *text = refer_text(&a->whole, (enum refer_field)f);
        bool own = first || refer_text(&a->page, (enum refer_field)f);
        print_blank(cli);
        print_line(cli, 0, STYLE_GREEN, "%s%s", hint->title,
                   text && !own ? " (as on the first page)" : "");
        if (text) {
            print_line(cli, 2, STYLE_PLAIN, "%s", text);
            continue;
        }
        print_line(cli, 2, STYLE_DIM, "%s", hint->question);
        print_line(cli, 2, STYLE_DIM, "For instance: %s", hint->example);
        print_line(cli, 2, STYLE_DIM, "tend page edit%s%s --%s \"…\"", first ? "" : " ",
                   first ? "" : a->page.name, hint->name);
    }
}

static void
show_me(struct cli *cli, const struct refer_answer *a) {
    const struct leaflet leaflet = app_leaflet(cli->ctx, a);
    if (leaflet.name || leaflet.ways.count > 0)
        print_blank(cli);
    if (leaflet.name)
        print_line(cli, 0, STYLE_BOLD, "%s", leaflet.name);
    if (leaflet.title)
        print_line(cli, 0, STYLE_PLAIN, "%s", leaflet.title);
    for (size_t i = 0; i < leaflet.ways.count; i++) {
        const struct leaflet_way *way = &leaflet.ways.items[i];
        char *text = mem_dup(cli->ctx, "");
        for (const char *p = way->text; *p; p += *p == '\n') {
            size_t len = strcspn(p, "\n");
            text = mem_append(text, "%s%.*s", *text ? ", " : "", (int)len, p);
            p += len;
        }
        print_labelled(cli, 0, LABEL_COLUMN, way->label, "%s", text);
    }
}

static void
show_missing(struct cli *cli, const struct refer_answer *a) {
    if (a->missing.count == 0)
        return;
    print_blank(cli);
    print_line(cli, 0, STYLE_YELLOW, "Before you send it:");
    for (size_t i = 0; i < a->missing.count; i++)
        print_line(cli, 2, STYLE_PLAIN, "%s", a->missing.items[i]);
    if (!a->me.name || (!a->me.phone && !a->me.email && !a->me.url))
        print_line(cli, 2, STYLE_DIM, "About you: tend plan me.name=\"…\" me.phone=…");
}

static void
show(struct cli *cli, const struct refer_answer *a) {
    show_texts(cli, a);
    show_me(cli, a);
    show_missing(cli, a);
    print_blank(cli);
    if (a->pages.count > 1) {
        char *names = mem_dup(cli->ctx, "");
        for (size_t i = 0; i < a->pages.count; i++)
            names = mem_append(names, "%s%s", i ? ", " : "", a->pages.items[i].name);
        print_line(cli, 0, STYLE_DIM, "Versions: %s.", names);
    } else {
        print_line(cli, 0, STYLE_DIM,
                   "For one kind of referrer: tend page add schools --whom \"…\"");
    }
}

/* --- files ------------------------------------------------------------------------ */

static enum fault
write_file(const struct args *args, const char *path, const char *bytes, size_t len,
           struct error *err) {
    FILE *file = fopen(path, args_flag(args, "force") ? "we" : "wex");
    if (!file && errno == EEXIST)
        return error_set(err, FAULT_CONFLICT,
                         "%s is there already, and stays as it is. Take another name, "
                         "or --force to write over it.",
                         path);
    if (!file)
        return error_set(err, FAULT_IO, "%s can't be written: %s.", path,
                         strerror(errno));
    bool written = fwrite(bytes, 1, len, file) == len;
    if (fclose(file) != 0 || !written)
        return error_set(err, FAULT_IO, "%s can't be written: %s.", path,
                         strerror(errno));
    return FAULT_NONE;
}

/* What tend-paper makes of `input`. */
static enum fault
on_paper(struct cli *cli, const char *const words[], const char *input, char **out,
         size_t *len, struct error *err) {
    const char *program = program_find(cli->ctx, "tend-paper", "paper");
    if (!program)
        return error_set(err, FAULT_NOT_FOUND,
                         "The part of Tend that makes PDFs (tend-paper) is missing. "
                         "Build or install Tend again.");
    return program_run(cli->ctx, program, words, input, strlen(input), out, len, err);
}

static enum fault
write_pdf(struct cli *cli, const struct args *args, const struct leaflet *leaflet,
          const char *path, struct error *err) {
    const char *paper = args_text(args, "paper");
    const char *words[] = {"tend-paper", "pdf", paper ? paper : "a4", NULL};
    char *bytes;
    size_t len;
    json_t *m = leaflet_json(leaflet);
    char *text = json_dumps(m, JSON_COMPACT);
    json_decref(m);
    const char *input = mem_dup(cli->ctx, text);
    free(text);
    TRY(on_paper(cli, words, input, &bytes, &len, err));
    return write_file(args, path, bytes, len, err);
}

static bool
ends_in(const char *path, const char *ending) {
    size_t len = strlen(path), end = strlen(ending);
    return len > end && text_same_ascii(path + len - end, ending);
}

static enum fault
write_code(struct cli *cli, const struct args *args, const struct refer_answer *a,
           const char *path, struct error *err) {
    static const char *const png[] = {"tend-paper", "png", NULL};
    const struct leaflet leaflet = app_leaflet(cli->ctx, a);
    const char *holds = leaflet.code;
    struct qr qr;
    char *bytes;
    size_t len;
    if (args_flag(args, "card") || !holds) {
        TRY(app_my_card(cli->ctx, &a->me, &bytes, err));
        holds = bytes;
    }
    TRY(qr_make(cli->ctx, holds, &qr, err));
    if (strcmp(path, "-") == 0) {
        fputs(qr_terminal(cli->ctx, &qr, cli->colour), cli->out);
        return FAULT_NONE;
    }
    if (ends_in(path, ".png")) {
        TRY(on_paper(cli, png, holds, &bytes, &len, err));
        return write_file(args, path, bytes, len, err);
    }
    if (!ends_in(path, ".svg"))
        return error_field(err, "qr",
                           "A QR code goes into a file that ends in .svg or .png, or "
                           "with - onto the screen.");
    const char *svg = qr_svg(cli->ctx, &qr);
    return write_file(args, path, svg, strlen(svg), err);
}

/* What was asked for as files; `*any` tells whether something was. */
static enum fault
write_files(struct cli *cli, const struct args *args, const struct refer_answer *a,
            bool *any, struct error *err) {
    const char *html = args_text(args, "html"), *pdf = args_text(args, "pdf");
    const char *vcard = args_text(args, "vcard"), *code = args_text(args, "qr");
    const struct leaflet leaflet = app_leaflet(cli->ctx, a);
    struct qr qr;
    char *card;
    *any = html || pdf || vcard || code;
    if ((html || pdf) && !a->page.id)
        return error_set(err, FAULT_NOT_FOUND,
                         "There is no page yet. `tend page edit --whom \"…\"` begins "
                         "one; `tend page` shows questions that help.");
    if (html) {
        if (leaflet.code)
            TRY(qr_make(cli->ctx, leaflet.code, &qr, err));
        const char *text = leaflet_html(cli->ctx, &leaflet, leaflet.code ? &qr : NULL);
        TRY(write_file(args, html, text, strlen(text), err));
    }
    if (pdf)
        TRY(write_pdf(cli, args, &leaflet, pdf, err));
    if (vcard) {
        TRY(app_my_card(cli->ctx, &a->me, &card, err));
        TRY(write_file(args, vcard, card, strlen(card), err));
    }
    return code ? write_code(cli, args, a, code, err) : FAULT_NONE;
}

static void
say_written(struct cli *cli, const struct args *args, const struct refer_answer *a) {
    static const char *const files[] = {"html", "pdf", "vcard", "qr"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        const char *path = args_text(args, files[i]);
        if (path && strcmp(path, "-") != 0)
            print_line(cli, 0, STYLE_PLAIN, "Written: %s", path);
    }
    if (args_text(args, "html") || args_text(args, "pdf"))
        show_missing(cli, a);
}

/* --- what was typed --------------------------------------------------------------- */

static bool
read_edit(const struct args *args, struct refer_edit *edit) {
    bool any = false;
    for (int f = 0; f < REFER_FIELDS; f++) {
        const char *text = args_text(args, refer_hint((enum refer_field)f)->name);
        edit->given[f] = text != NULL;
        edit->texts[f] = text;
        any |= text != NULL;
    }
    edit->name = args_text(args, "name");
    return any || edit->name;
}

static enum fault
change(struct cli *cli, const struct args *args, const char *verb, const char *version,
       struct refer_answer *out, struct error *err) {
    struct refer_edit edit = {0};
    bool any = read_edit(args, &edit);
    bool adds = strcmp(verb, "add") == 0;
    if (!adds && version)
        TRY(app_refer_find(cli->ctx, &cli->app, version, &edit.id, err));
    if (!adds && !version) {
        TRY(app_refer_page(cli->ctx, &cli->app, 0, out, err));
        edit.id = out->page.id;
    }
    if (strcmp(verb, "remove") == 0)
        return app_refer_remove(cli->ctx, &cli->app, edit.id, out, err);
    if (!adds && !any)
        return error_set(err, FAULT_USAGE,
                         "Say what to change: --heading, --whom, --how, --fees, "
                         "--places, --send or --name. `tend page` shows questions that "
                         "help.");
    if (adds)
        edit.name = version ? version : edit.name;
    return app_refer_edit(cli->ctx, &cli->app, &edit, out, err);
}

static void
say_changed(struct cli *cli, const char *verb, const struct refer_answer *a) {
    if (strcmp(verb, "remove") == 0) {
        print_line(cli, 0, STYLE_PLAIN, "Removed: %s. `tend undo` brings it back.",
                   a->page.name);
        return;
    }
    print_line(cli, 0, STYLE_PLAIN, "%s: %s.", a->changed ? "Kept" : "It was so before",
               a->page.name);
    show_missing(cli, a);
}

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    static const char *const verbs[] = {"add", "edit", "remove", "show"};
    struct refer_answer answer;
    const char *verb = NULL;
    int64_t id = 0;
    bool files = false;
    TRY(args_expect(args, cli->command, 0, WORDS_MAX, err));
    for (size_t i = 0; args_word(args, 0) && i < sizeof verbs / sizeof *verbs; i++)
        if (strcmp(args_word(args, 0), verbs[i]) == 0)
            verb = verbs[i];
    const char *version = args_rest(cli->ctx, args, verb ? 1 : 0);
    struct refer_edit edit = {0};
    if (!verb && read_edit(args, &edit))
        return error_set(err, FAULT_USAGE,
                         "To change the page, say so: tend page edit%s%s --whom \"…\"",
                         version ? " " : "", version ? version : "");
    if (verb && strcmp(verb, "show") != 0) {
        TRY(change(cli, args, verb, version, &answer, err));
    } else {
        if (version)
            TRY(app_refer_find(cli->ctx, &cli->app, version, &id, err));
        TRY(app_refer_page(cli->ctx, &cli->app, id, &answer, err));
        verb = NULL;
    }
    TRY(write_files(cli, args, &answer, &files, err));
    if (cli->json)
        return print_json(cli, view_refer_page(&answer), err);
    if (verb)
        say_changed(cli, verb, &answer);
    if (files)
        say_written(cli, args, &answer);
    if (!verb && !files)
        show(cli, &answer);
    return FAULT_NONE;
}
