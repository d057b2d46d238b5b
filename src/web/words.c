/* Words of one's own: methods, roles, tags, and the menu of what to give. */
#include "app/words.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "domain/words.h"
#include "view/words.h"
#include "web/page.h"
#include "web/plan.h"

#include "base/ban.h"

static bool
read_kind_word(const char *word, enum own_word_kind *out) {
    for (int k = OWN_METHOD; word && k <= OWN_MENU; k++) {
        if (strcmp(own_word_kind_word((enum own_word_kind)k), word) != 0)
            continue;
        *out = (enum own_word_kind)k;
        return true;
    }
    return false;
}

/* --- showing ---------------------------------------------------------------------- */

static const char *const titles[] = {
    [OWN_METHOD] = "Ways of reaching out",
    [OWN_ROLE] = "Roles",
    [OWN_TAG] = "Tags",
    [OWN_MENU] = "The menu: what to give",
};

static const char *const abouts[] = {
    [OWN_METHOD] =
        "Tend knows e-mail, phone, card and the like. Yours stand beside them when you "
        "log: a sauna together, for one, is meeting in person.",
    [OWN_ROLE] =
        "What people do: therapist, teacher, physician. To rename or remove one does "
        "so with everybody who has it.",
    [OWN_TAG] = "Your own words for people. To rename or remove one does so with "
                "everybody who has it.",
    [OWN_MENU] = "Tend suggests one of these when you reach out. Hide what isn't yours "
                 "to give, and add what is.",
};

static const char *const asks[] = {
    [OWN_METHOD] = "Your word",
    [OWN_ROLE] = "Another role",
    [OWN_TAG] = "Another tag",
    [OWN_MENU] = "Something else to give",
};

static json_t *
method_field(const struct request *rq, json_t *m) {
    struct choice choices[METHOD_COUNT + 1] = {0};
    for (int i = 0; i < METHOD_COUNT; i++)
        choices[i] =
            (struct choice){method_word((enum method)i), method_invite((enum method)i)};
    return field_choice(rq, m, "method", choices, method_word(METHOD_IN_PERSON));
}

static json_t *
share_field(const struct request *rq, json_t *m) {
    static const struct choice choices[] = {
        {"", "nothing in particular"},
        {"compassion", "compassion"},
        {"knowledge", "knowledge"},
        {"network", "network"},
        {NULL, NULL},
    };
    return field_choice(rq, m, "share", choices, "");
}

/* The fields of the form for one kind; only the one that was sent comes back. */
static void
add_form(const struct request *rq, enum own_word_kind kind, json_t *m) {
    struct request calm = *rq;
    enum own_word_kind sent;
    if (!rq->failed || !read_kind_word(form_get(rq->form, "kind"), &sent) ||
        sent != kind)
        calm.failed = NULL;
    model_text(field_text(&calm, m, "word", NULL), "label", asks[kind]);
    model_set(m, "method", json_null());
    model_set(m, "share", json_null());
    if (kind == OWN_METHOD)
        method_field(&calm, m);
    if (kind == OWN_MENU)
        share_field(&calm, m);
}

/* A row of the list: which buttons it has follows from what it is. */
static json_t *
view_row(const json_t *word, enum own_word_kind kind) {
    json_t *m = json_object();
    bool mine = model_yes(word, "own") || kind == OWN_ROLE || kind == OWN_TAG;
    model_text(m, "kind", own_word_kind_word(kind));
    model_text(m, "word", model_get(word, "word"));
    model_text(m, "stands_for", kind == OWN_METHOD ? model_get(word, "method") : NULL);
    model_text(m, "gives", kind == OWN_MENU ? model_get(word, "share") : NULL);
    model_bool(m, "counted", kind == OWN_ROLE || kind == OWN_TAG);
    model_int(m, "people", model_number(word, "people"));
    model_bool(m, "mine", mine);
    model_bool(m, "menu", kind == OWN_MENU);
    model_bool(m, "hidden", model_yes(word, "hidden"));
    return m;
}

static json_t *
view_panel(const struct request *rq, const json_t *model, enum own_word_kind kind) {
    static const char *const keys[] = {"methods", "roles", "tags", "menu"};
    size_t i;
    json_t *word;
    json_t *m = json_object();
    json_t *rows = json_array();
    json_array_foreach(model_list(model, keys[kind]), i, word) {
        if (kind != OWN_METHOD || model_yes(word, "own"))
            json_array_append_new(rows, view_row(word, kind));
    }
    model_text(m, "kind", own_word_kind_word(kind));
    model_text(m, "title", titles[kind]);
    model_text(m, "about", abouts[kind]);
    model_set(m, "rows", rows);
    add_form(rq, kind, m);
    return m;
}

static enum fault
get_words(struct request *rq, struct reply *out, struct error *err) {
    /* The long lists come last. */
    static const enum own_word_kind order[] = {OWN_METHOD, OWN_MENU, OWN_ROLE, OWN_TAG};
    const struct words_request request = {.action = WORD_LIST};
    struct words_answer answer;
    TRY(app_words(rq->ctx, &rq->app, &request, &answer, err));
    out->model = view_words(&answer);
    out->title = "Words of your own";
    out->page = &template_words;
    if (rq->json)
        return FAULT_NONE;
    json_t *panels = json_array();
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        json_array_append_new(panels, view_panel(rq, out->model, order[i]));
    model_set(out->model, "panels", panels);
    model_set(out->model, "tabs", plan_tabs("/plan/words"));
    return FAULT_NONE;
}

/* Whether the word is there, as it is spelled. */
static const char *
find_word(const struct words_answer *a, enum own_word_kind kind, const char *typed) {
    const struct vocabulary *v = kind == OWN_ROLE ? &a->roles : &a->tags;
    for (size_t i = 0; i < a->own.count; i++)
        if (a->own.items[i].kind == kind && text_same(a->own.items[i].word, typed))
            return a->own.items[i].word;
    for (size_t i = 0; (kind == OWN_ROLE || kind == OWN_TAG) && i < v->count; i++)
        if (strcmp(v->items[i].word, typed) == 0 || text_same(v->items[i].word, typed))
            return v->items[i].word;
    return NULL;
}

static enum fault
get_rename(struct request *rq, struct reply *out, struct error *err) {
    const struct words_request request = {.action = WORD_LIST};
    struct words_answer answer;
    enum own_word_kind kind;
    const char *typed = form_get(rq->form, "word");
    const char *kind_word = form_get(rq->form, "kind");
    TRY(app_words(rq->ctx, &rq->app, &request, &answer, err));
    const char *word = typed && read_kind_word(kind_word, &kind)
                           ? find_word(&answer, kind, typed)
                           : NULL;
    if (!word)
        return error_set(err, FAULT_NOT_FOUND,
                         "There is no such word. It may have been renamed or removed.");
    out->model = json_object();
    model_text(out->model, "kind", kind_word);
    model_text(out->model, "word", word);
    out->title = "Rename a word";
    out->page = &template_words_rename;
    if (!rq->json)
        field_text(rq, out->model, "to", word);
    return FAULT_NONE;
}

/* --- changing --------------------------------------------------------------------- */

static const char *
said_of(const void *ctx, const struct words_answer *a) {
    char *whom = mem_dup(ctx, "");
    if (a->people > 0)
        whom = mem_printf(ctx, ", with %d %s", a->people,
                          a->people == 1 ? "person" : "people");
    if (!a->changed)
        return "That is so already; nothing changed.";
    switch (a->action) {
    case WORD_ADD:
        return mem_printf(ctx, "Added: %s.", a->word);
    case WORD_RENAME:
        return mem_printf(ctx, "It is now: %s%s.", a->word, whom);
    case WORD_REMOVE:
        return mem_printf(ctx, "Removed: %s%s.", a->word, whom);
    case WORD_HIDE:
        return mem_printf(ctx, "Not offered any more: %s.", a->word);
    case WORD_OFFER:
        return mem_printf(ctx, "Offered again: %s.", a->word);
    case WORD_LIST:
        break;
    }
    return NULL;
}

static enum fault
change(struct request *rq, struct reply *out, enum word_action action,
       struct error *err) {
    struct words_request r = {.action = action, .share = SHARE_NONE};
    struct words_answer answer;
    const char *kind = form_get(rq->form, "kind");
    const char *method = form_get(rq->form, "method");
    const char *share = form_get(rq->form, "share");
    if (!read_kind_word(kind, &r.kind))
        return error_field(err, "kind",
                           "What kind of word: method, role, tag or menu?");
    r.word = form_get(rq->form, "word");
    r.to = form_get(rq->form, "to");
    r.method = method_from_word(method);
    if (share)
        r.share = share_from_word(share);
    if (share && r.share == SHARE_NONE)
        return error_field(err, "share",
                           "It gives compassion, knowledge or network, or nothing in "
                           "particular.");
    TRY(app_words(rq->ctx, &rq->app, &r, &answer, err));
    out->model = view_words(&answer);
    out->location = "/plan/words";
    out->said = said_of(rq->ctx, &answer);
    out->no_undo = !answer.changed;
    return FAULT_NONE;
}

static enum fault
post_words(struct request *rq, struct reply *out, struct error *err) {
    return change(rq, out, WORD_ADD, err);
}

static enum fault
post_rename(struct request *rq, struct reply *out, struct error *err) {
    return change(rq, out, WORD_RENAME, err);
}

static enum fault
post_remove(struct request *rq, struct reply *out, struct error *err) {
    return change(rq, out, WORD_REMOVE, err);
}

static enum fault
post_hide(struct request *rq, struct reply *out, struct error *err) {
    return change(rq, out, WORD_HIDE, err);
}

static enum fault
post_offer(struct request *rq, struct reply *out, struct error *err) {
    return change(rq, out, WORD_OFFER, err);
}

const struct route words_routes[] = {
    {GET, "/plan/words", get_words, .about = "Words of your own, and those in use"},
    {POST, "/plan/words", post_words, .about = "Adds a word",
     .fields = "kind word method share"},
    {GET, "/plan/words/rename", get_rename, .about = "One word, to rename it",
     .fields = "kind word"},
    {POST, "/plan/words/rename", post_rename,
     .about = "Renames a word, with everybody who has it", .fields = "kind word to"},
    {POST, "/plan/words/remove", post_remove,
     .about = "Removes a word, from everybody who has it", .fields = "kind word"},
    {POST, "/plan/words/hide", post_hide,
     .about = "Takes an entry from the menu, for now", .fields = "kind word"},
    {POST, "/plan/words/offer", post_offer, .about = "Puts it there again",
     .fields = "kind word"},
    {0},
};
