/* tend words */
#include <string.h>

#include "app/words.h"
#include "base/memory.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/print.h"
#include "domain/words.h"
#include "view/words.h"

#include "base/ban.h"

#define WORDS_MAX 60

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

const struct command words_command = {
    .name = "words",
    .group = "Setting up",
    .summary = "Bring words of your own: for methods, roles, tags, and what to give",
    .usage = "[add|remove|rename|hide|offer KIND WORD...]",
    .about =
        "Beside the words that Tend knows you can bring your own. KIND is method, "
        "role, "
        "tag or menu.\n\n"
        "A method of your own stands for one of Tend's: after `tend words add method "
        "sauna in-person`, `tend log ana sauna` is a meeting, and is written down as "
        "sauna. Roles and tags that you add are offered in forms before anybody has "
        "them; to rename or remove one does so with everybody who has it.\n\n"
        "The menu holds what one person can give another: six entries to begin with, "
        "and yours. An entry may say what it gives (compassion, knowledge or network). "
        "Each can be hidden. Without words, `tend words` shows them all.",
    .examples =
        "tend words add method sauna in-person  # tend log ana sauna\n"
        "tend words add menu a recipe for the week knowledge\n"
        "tend words add role \"yoga teacher\"  # offered in forms\n"
        "tend words rename tag teens \"young people\"  # with everybody\n"
        "tend words hide menu coffee  # never offered, until you offer it again\n"
        "tend words remove method sauna",
    .words = WORDS_CHOICE,
    .choices = "add remove rename hide offer method role tag menu",
    .need = NEED_PRACTICE,
    .json = true,
    .run = run,
};

/* --- reading what was typed
 * ------------------------------------------------------------- */

static const struct {
    const char *word;
    enum word_action action;
} actions[] = {
    {"add", WORD_ADD},   {"remove", WORD_REMOVE}, {"rename", WORD_RENAME},
    {"hide", WORD_HIDE}, {"offer", WORD_OFFER},   {"show", WORD_OFFER},
};

static bool
read_action(const char *word, enum word_action *out) {
    for (size_t i = 0; i < sizeof actions / sizeof *actions; i++) {
        if (!text_same_ascii(word, actions[i].word))
            continue;
        *out = actions[i].action;
        return true;
    }
    return false;
}

/* "tag" or "tags". */
static bool
read_kind(const char *word, enum own_word_kind *out) {
    for (int k = OWN_METHOD; k <= OWN_MENU; k++) {
        const char *name = own_word_kind_word((enum own_word_kind)k);
        size_t len = strlen(name);
        if (strncasecmp(word, name, len) != 0 ||
            (word[len] != '\0' && !text_same_ascii(word + len, "s")))
            continue;
        *out = (enum own_word_kind)k;
        return true;
    }
    return false;
}

/* The words from `from` to before `to` as one. */
static const char *
join(struct cli *cli, const struct args *args, size_t from, size_t to) {
    char *text = mem_dup(cli->ctx, "");
    for (size_t i = from; i < to; i++)
        text = mem_append(text, "%s%s", i > from ? " " : "", args_word(args, i));
    return text;
}

/* The last word says what a new one stands for or gives. */
static enum fault
read_new(struct cli *cli, const struct args *args, struct words_request *r,
         struct error *err) {
    size_t count = args_count(args);
    const char *last = args_word(args, count - 1);
    size_t end = count;
    r->method = METHOD_NONE;
    r->share = SHARE_NONE;
    if (r->kind == OWN_METHOD) {
        r->method = count > 3 ? method_from_word(last) : METHOD_NONE;
        if (count > 3 && r->method == METHOD_NONE)
            return error_field(err, "method", "\"%.40s\" is no method. One of: %s.",
                               last, method_list(cli->ctx));
        end = count > 3 ? count - 1 : count;
    }
    if (r->kind == OWN_MENU && count > 3) {
        for (int s = 0; s < SHARE_COUNT; s++)
            if (text_same_ascii(last, share_word((enum share)s)))
                r->share = (enum share)s;
        end = r->share == SHARE_NONE ? count : count - 1;
    }
    r->word = join(cli, args, 2, end);
    return FAULT_NONE;
}

static enum fault
read_request(struct cli *cli, const struct args *args, struct words_request *r,
             struct error *err) {
    size_t count = args_count(args);
    *r = (struct words_request){.action = WORD_LIST};
    TRY(args_expect(args, cli->command, 0, WORDS_MAX, err));
    if (count == 0)
        return FAULT_NONE;
    const char *action = args_word(args, 0);
    if (!read_action(action, &r->action))
        return error_set(err, FAULT_USAGE,
                         "tend words knows add, remove, rename, hide and offer, not "
                         "\"%.40s\". `tend words --help` has examples.",
                         action);
    const char *kind = args_word(args, 1);
    if (!kind || !read_kind(kind, &r->kind))
        return error_field(
            err, "kind",
            "What kind of word? tend words %s method, role, tag or menu, "
            "then the word.",
            action);
    if (count < 3)
        return error_field(err, "word", "Which word? tend words %s %s WORD.", action,
                           kind);
    if (r->action == WORD_ADD)
        return read_new(cli, args, r, err);
    if (r->action == WORD_RENAME && count != 4)
        return error_field(err, "to",
                           "To rename takes two words, of which one with spaces needs "
                           "quotes: tend words rename %s OLD \"NEW\".",
                           kind);
    r->word = join(cli, args, 2, r->action == WORD_RENAME ? 3 : count);
    r->to = args_word(args, 3);
    return FAULT_NONE;
}

/* --- showing
 * ---------------------------------------------------------------------------- */

static void
show_methods(struct cli *cli, const json_t *m) {
    size_t i;
    json_t *method;
    char *known = mem_dup(cli->ctx, "");
    char *own = mem_dup(cli->ctx, "");
    json_array_foreach(model_list(m, "methods"), i, method) {
        if (!model_yes(method, "own"))
            known = mem_append(known, "%s%s", *known ? ", " : "",
                               model_get(method, "word"));
        else
            own = mem_append(own, "%s%s (%s)", *own ? ", " : "",
                             model_get(method, "word"), model_get(method, "method"));
    }
    print_line(cli, 0, STYLE_BOLD, "Methods");
    print_labelled(cli, 2, 8, "Tend's", "%s", known);
    print_labelled(cli, 2, 8, "yours", "%s", *own ? own : "none yet");
}

static void
show_vocabulary(struct cli *cli, const json_t *m, const char *key, const char *title) {
    size_t i;
    json_t *word;
    char *all = mem_dup(cli->ctx, "");
    json_array_foreach(model_list(m, key), i, word) {
        long long people = (long long)model_number(word, "people");
        all = mem_append(all, "%s%s (%lld)", *all ? ", " : "", model_get(word, "word"),
                         people);
    }
    print_blank(cli);
    print_line(cli, 0, STYLE_BOLD, "%s, and how many people have them", title);
    print_line(cli, 2, STYLE_PLAIN, "%s", *all ? all : "none yet");
}

static void
show_menu(struct cli *cli, const json_t *m) {
    size_t i;
    json_t *entry;
    print_blank(cli);
    print_line(cli, 0, STYLE_BOLD, "The menu: what to give");
    json_array_foreach(model_list(m, "menu"), i, entry) {
        const char *share = model_get(entry, "share");
        print_line(cli, 2, model_yes(entry, "hidden") ? STYLE_DIM : STYLE_PLAIN,
                   "%s%s%s%s%s%s", model_get(entry, "word"), *share ? " (" : "", share,
                   *share ? ")" : "", model_yes(entry, "own") ? ", yours" : "",
                   model_yes(entry, "hidden") ? ", hidden" : "");
    }
}

static void
show_all(struct cli *cli, const json_t *m) {
    show_methods(cli, m);
    show_vocabulary(cli, m, "roles", "Roles");
    show_vocabulary(cli, m, "tags", "Tags");
    show_menu(cli, m);
    print_blank(cli);
    print_line(cli, 0, STYLE_DIM,
               "tend words add method sauna in-person brings one of your own.");
}

/* The method that the word it was about stands for. */
static const char *
method_of(const json_t *m) {
    size_t i;
    json_t *method;
    json_array_foreach(model_list(m, "methods"), i, method) {
        if (model_yes(method, "own") &&
            text_same(model_get(method, "word"), model_get(m, "word")))
            return model_get(method, "method");
    }
    return "";
}

static void
show_change(struct cli *cli, const json_t *m, const struct words_request *r) {
    const char *word = model_get(m, "word");
    long long people = (long long)model_number(m, "people");
    const char *whom = people == 0 ? ""
                                   : mem_printf(cli->ctx, " (%lld %s)", people,
                                                people == 1 ? "person" : "people");
    if (!model_yes(m, "changed")) {
        print_line(cli, 0, STYLE_PLAIN, "That is so already; nothing changed.");
        return;
    }
    switch (r->action) {
    case WORD_ADD:
        if (r->kind == OWN_METHOD)
            print_line(cli, 0, STYLE_PLAIN, "%s stands for %s now: tend log NAME %s.",
                       word, method_of(m), word);
        else
            print_line(cli, 0, STYLE_PLAIN, "Added: %s.", word);
        break;
    case WORD_RENAME:
        print_line(cli, 0, STYLE_PLAIN, "It is now: %s%s.", word, whom);
        break;
    case WORD_REMOVE:
        print_line(cli, 0, STYLE_PLAIN, "Removed: %s%s. `tend undo` brings it back.",
                   word, whom);
        break;
    case WORD_HIDE:
        print_line(cli, 0, STYLE_PLAIN, "Hidden: %s.", word);
        break;
    case WORD_OFFER:
        print_line(cli, 0, STYLE_PLAIN, "Offered again: %s.", word);
        break;
    case WORD_LIST:
        break;
    }
}

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    struct words_request request;
    struct words_answer answer;
    TRY(read_request(cli, args, &request, err));
    TRY(app_words(cli->ctx, &cli->app, &request, &answer, err));
    json_t *model = view_words(&answer);
    if (cli->json)
        return print_json(cli, model, err);
    if (request.action == WORD_LIST)
        show_all(cli, model);
    else
        show_change(cli, model, &request);
    json_decref(model);
    return FAULT_NONE;
}
