/* tend walk */
#include "app/walk.h"

#include <string.h>

#include "app/note.h"
#include "app/reach.h"
#include "app/reasons.h"
#include "app/undo.h"
#include "base/memory.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/print.h"
#include "domain/words.h"

#include "base/ban.h"

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

static const struct option options[] = {
    {"new", 'n', OPTION_FLAG, NULL, "only those you were never in touch with", NULL},
    {"recall", 'r', OPTION_FLAG, NULL,
     "questions that help to remember whom you know; adds them", NULL},
    {NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

const struct command walk_command = {
    .name = "walk",
    .group = "Your people",
    .summary = "Go through your list one by one: keep, let go, add",
    .usage = "",
    .about =
        "Once a year, or after an import, a list wants to be walked through. Everybody "
        "whom you did not keep within a year (the plan's list.renew) is shown, one at "
        "a time; a key and Enter decides:\n\n"
        "k keep, l let go (a reason may follow), r role, t tag (the words may follow), "
        "s skip, u undo the last one, q quit.\n\n"
        "Each decision is kept at once: stop whenever you like, and go on where you "
        "were.\n\n"
        "--recall asks where you trained, worked and lived, and adds the people who "
        "come to mind: a name, with an e-mail address or a phone number on the same "
        "line.",
    .examples = "tend walk  # everybody not kept for a year\n"
                "tend walk --new  # new names only, after an import\n"
                "tend walk --recall  # whom do I know?",
    .options = options,
    .need = NEED_EXISTING,
    .run = run,
};

/* --- the walk --------------------------------------------------------------------- */

/* One key that can be taken back. */
struct decision {
    size_t place; /* in list.ids */
    bool changed; /* the practice; a skip does not */
};

struct walk {
    struct cli *cli;
    struct walk_answer list;
    size_t at; /* in list.ids */
    int kept, gone, skipped;
    struct decisions ARRAY(struct decision) done;
    bool quit;
};

static const char keys[] =
    "k keep (or Enter) · l let go · r role · t tag · s skip · u undo · q quit";

static char *
join(const void *ctx, char *line, const char *part) {
    (void)ctx;
    return text_is_blank(part) ? line
                               : mem_append(line, "%s%s", *line ? " · " : "", part);
}

static const char *
ways_of(void *ctx, const struct record *r) {
    static const char *const words[] = {"e-mail", "phone", "address", NULL, "social"};
    char *line = mem_dup(ctx, "");
    bool said[5] = {false};
    for (size_t i = 0; i < r->ways.count; i++) {
        enum way_kind kind = r->ways.items[i].kind;
        if (said[kind] || !words[kind])
            continue;
        said[kind] = true;
        line = mem_append(line, "%s%s", *line ? ", " : "", words[kind]);
    }
    return *line ? line : "no way to reach them yet";
}

static const char *
words_of(void *ctx, const struct record *r) {
    char *line = mem_dup(ctx, "");
    for (size_t i = 0; i < r->tags.count; i++)
        line = mem_append(line, "%s%s%s", *line ? ", " : "",
                          r->tags.items[i].kind == TAG_TAG ? "#" : "",
                          r->tags.items[i].word);
    for (size_t i = 0; i < r->relations.count; i++)
        if (strcmp(r->relations.items[i].kind, "introduced by") == 0)
            line = mem_append(line, "%sintroduced by %s", *line ? ", " : "",
                              r->relations.items[i].other_name);
    return line;
}

/* Who it is, in two lines. */
static void
show_card(struct walk *w, void *ctx, const struct walk_card *c) {
    const struct person *p = &c->record.person;
    const struct state *s = &c->state;
    char *first = mem_dup(ctx, p->name);
    if (p->title)
        first = mem_append(first, ", %s", p->title);
    if (p->organisation && strcmp(p->organisation, p->name) != 0)
        first = mem_append(first, ", %s", p->organisation);
    char *second = join(ctx, mem_dup(ctx, ""), words_of(ctx, &c->record));
    second =
        join(ctx, second,
             s->touches == 0 ? "not in touch yet"
                             : mem_printf(ctx, "%d touch%s, last %s", s->touches,
                                          s->touches == 1 ? "" : "es",
                                          app_ago(ctx, s->last_touch, w->cli->today)));
    second = join(ctx, second, ways_of(ctx, &c->record));
    print_blank(w->cli);
    print_line(w->cli, 0, STYLE_BOLD, "%zu of %zu  %s", w->at + 1, w->list.ids.count,
               first);
    print_line(w->cli, 2, STYLE_DIM, "%s", second);
}

static void
decided(struct walk *w, bool changed) {
    *array_add(w->cli->ctx, &w->done) =
        (struct decision){.place = w->at, .changed = changed};
}

static enum fault
keep(struct walk *w, int64_t id, struct error *err) {
    TRY(app_walk_keep(w->cli->ctx, &w->cli->app, id, err));
    decided(w, true);
    w->kept++;
    w->at++;
    return FAULT_NONE;
}

static enum fault
let_go(struct walk *w, int64_t id, const char *why, struct error *err) {
    struct reach_answer answer;
    TRY(app_let_go(w->cli->ctx, &w->cli->app, id, why, &answer, err));
    decided(w, true);
    w->gone++;
    w->at++;
    return FAULT_NONE;
}

/* Roles and tags stay with the same person: what becomes of them is still open. */
static enum fault
put_words(struct walk *w, int64_t id, enum tag_kind kind, const char *typed,
          struct error *err) {
    struct cli *cli = w->cli;
    struct strings add = {0}, none = {0};
    struct note_answer answer;
    if (!typed)
        typed = ask_line(cli, kind == TAG_ROLE ? "Role: " : "Tag: ");
    for (const char *from = typed ? typed : ""; *from;) {
        size_t len = strcspn(from, ",");
        const char *word = text_clean_line(cli->ctx, mem_dup_n(cli->ctx, from, len));
        if (word)
            *array_add(cli->ctx, &add) = word;
        from += len + (from[len] == ',');
    }
    if (add.count == 0)
        return FAULT_NONE;
    TRY(app_tag(cli->ctx, &cli->app, id, kind, &add, &none, &answer, err));
    if (answer.changed)
        decided(w, true);
    return FAULT_NONE;
}

/* Only what was decided in this walk; what was done before it is none of its business.
 */
static enum fault
take_back(struct walk *w, struct error *err) {
    struct undo_answer answer;
    if (w->done.count == 0) {
        print_line(w->cli, 2, STYLE_PLAIN, "Nothing was decided in this walk yet.");
        return FAULT_NONE;
    }
    struct decision last = w->done.items[--w->done.count];
    w->at = last.place;
    if (!last.changed) {
        w->skipped--;
        return FAULT_NONE;
    }
    TRY(app_undo(w->cli->ctx, &w->cli->app, &answer, err));
    w->kept -= strcmp(answer.change.kind, "keep") == 0;
    w->gone -= strcmp(answer.change.kind, "let-go") == 0;
    print_line(w->cli, 2, STYLE_PLAIN, "Taken back: %s.", answer.change.what);
    return FAULT_NONE;
}

static enum fault
decide(struct walk *w, int64_t id, const char *answer, struct error *err) {
    const char *words = *answer ? text_clean_line(w->cli->ctx, answer + 1) : NULL;
    char key = *answer ? *answer : 'k';
    /* A word that only begins like a key ("later") is none. */
    if (*answer && answer[1] && answer[1] != ' ')
        key = '?';
    switch (key) {
    case 'k':
    case 'K':
        return keep(w, id, err);
    case 'l':
    case 'L':
        return let_go(w, id, words, err);
    case 'r':
    case 'R':
        return put_words(w, id, TAG_ROLE, words, err);
    case 't':
    case 'T':
        return put_words(w, id, TAG_TAG, words, err);
    case 'u':
    case 'U':
        return take_back(w, err);
    case 's':
    case 'S':
        decided(w, false);
        w->skipped++;
        w->at++;
        return FAULT_NONE;
    case 'q':
    case 'Q':
        w->quit = true;
        return FAULT_NONE;
    default:
        print_line(w->cli, 2, STYLE_PLAIN, "%s", keys);
        return FAULT_NONE;
    }
}

static enum fault
step(struct walk *w, struct error *err) {
    struct walk_card card = {0};
    int64_t id = w->list.ids.items[w->at];
    void *ctx = mem_context(w->cli->ctx);
    enum fault fault = app_walk_card(ctx, &w->cli->app, id, &card, err);
    if (fault == FAULT_NONE && card.state.active) {
        show_card(w, ctx, &card);
        const char *answer = ask_line(w->cli, "  k, l, r, t, s, u, q: ");
        if (answer)
            fault = decide(w, id, answer, err);
        else
            w->quit = true;
    } else if (fault == FAULT_NONE || fault == FAULT_NOT_FOUND) {
        w->at++; /* gone meanwhile, by another hand */
        fault = FAULT_NONE;
    }
    talloc_free(ctx);
    return fault;
}

static void
show_end(struct walk *w) {
    struct cli *cli = w->cli;
    size_t left = w->list.ids.count - (size_t)(w->kept + w->gone);
    int people = w->list.people - w->gone;
    print_blank(cli);
    print_line(cli, 0, STYLE_PLAIN, "%d kept, %d let go, %d skipped; %d on your list.",
               w->kept, w->gone, w->skipped, people);
    if (left > 0)
        print_line(cli, 0, STYLE_PLAIN,
                   "%zu still to go through; `tend walk` goes on where you were.",
                   left);
    else if (people > w->list.plan.list_max)
        print_line(cli, 0, STYLE_PLAIN,
                   "That is more than the %d that one can look after. Let go of those "
                   "you would not call gladly; their history stays.",
                   w->list.plan.list_max);
    if (people < w->list.plan.list_min)
        print_line(cli, 0, STYLE_PLAIN,
                   "A list wants %d people at least. `tend walk --recall` helps to "
                   "remember whom you know.",
                   w->list.plan.list_min);
}

static enum fault
walk(struct cli *cli, bool only_new, struct error *err) {
    struct walk w = {.cli = cli};
    TRY(app_walk(cli->ctx, &cli->app, only_new, &w.list, err));
    if (w.list.ids.count == 0 && w.list.people > 0) {
        print_line(cli, 0, STYLE_PLAIN, "%s",
                   only_new ? "There are no new names to go through."
                            : "There is nobody to go through: you kept everybody on "
                              "your list not long ago.");
    } else if (w.list.ids.count > 0) {
        print_line(cli, 0, STYLE_PLAIN,
                   "%zu %s to go through. A key, then Enter:", w.list.ids.count,
                   w.list.ids.count == 1 ? "person" : "people");
        print_line(cli, 2, STYLE_PLAIN, "%s", keys);
    }
    while (!w.quit && w.at < w.list.ids.count)
        TRY(step(&w, err));
    if (w.list.ids.count > 0 || w.list.people < w.list.plan.list_min)
        show_end(&w);
    return FAULT_NONE;
}

/* --- remembering ------------------------------------------------------------------ */

static enum fault
add_recalled(struct cli *cli, const char *line, const char *tag, int *added,
             struct error *err) {
    struct recalled recalled;
    struct add_answer answer;
    struct error why;
    if (!recall_read(cli->ctx, line, &recalled))
        return FAULT_NONE;
    enum fault fault =
        app_recall_add(cli->ctx, &cli->app, &recalled, tag, &answer, &why);
    if (fault == FAULT_CONFLICT || fault == FAULT_INVALID) {
        char *end = strstr(why.text, ". "); /* what to type instead is not for here */
        if (end)
            end[1] = '\0';
        print_line(cli, 4, STYLE_PLAIN, "%s", why.text);
        return FAULT_NONE;
    }
    if (fault != FAULT_NONE)
        return error_set(err, fault, "%s", why.text);
    (*added)++;
    print_line(cli, 4, STYLE_GREEN, "Added: %s (#%lld)%s. %d on your list.",
               answer.record.person.name, (long long)answer.record.person.id,
               answer.record.ways.count ? "" : ", with no way to reach them yet",
               answer.people);
    return FAULT_NONE;
}

static enum fault
recall(struct cli *cli, struct error *err) {
    int added = 0;
    print_line(cli, 0, STYLE_PLAIN,
               "Whom do you know already? One name on a line, with an e-mail address "
               "or a phone number if you have it. Enter alone: the next question; q: "
               "that's all.");
    for (size_t i = 0; i < recall_prompt_count(); i++) {
        const struct recall_prompt *prompt = recall_prompt_at(i);
        print_blank(cli);
        print_line(cli, 0, STYLE_BOLD, "%s", prompt->question);
        for (;;) {
            const char *line = ask_line(cli, "  name: ");
            if (line && !*line)
                break;
            if (!line || text_same_ascii(line, "q")) {
                i = recall_prompt_count();
                break;
            }
            TRY(add_recalled(cli, line, prompt->tag, &added, err));
        }
    }
    print_blank(cli);
    if (added == 0)
        print_line(cli, 0, STYLE_PLAIN, "Nobody was added.");
    else
        print_line(cli, 0, STYLE_PLAIN,
                   "%d added. `tend today` names them in the days to come; whom you "
                   "can't reach yet: tend list --missing contact",
                   added);
    return FAULT_NONE;
}

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    TRY(args_expect(args, cli->command, 0, 0, err));
    if (args_flag(args, "recall"))
        return recall(cli, err);
    return walk(cli, args_flag(args, "new"), err);
}
