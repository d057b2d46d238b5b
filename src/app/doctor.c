#include "app/doctor.h"

#include "base/memory.h"
#include "domain/ledger_check.h"
#include "store/check.h"
#include "store/ledger.h"
#include "store/people.h"
#include "store/row.h"
#include "store/search.h"
#include "store/state.h"

#include "base/ban.h"

#define PROBLEMS_SHOWN 20

/* One look over the practice. */
struct visit {
    const void *ctx;
    struct store *store;
    struct doctor_answer *out;
};

static struct check *
note(const struct visit *v, const char *name, enum check_state state,
     const char *text) {
    struct check *c = array_add(v->ctx, &v->out->checks);
    *c = (struct check){.name = name, .state = state, .text = text};
    return c;
}

/* A check that can't be done is a finding as well. */
static void
note_failure(const struct visit *v, const char *name, const struct error *why) {
    struct check *c = note(v, name, CHECK_WRONG,
                           "this could not be checked, for the file is damaged");
    *array_add(v->ctx, &c->details) = mem_dup(v->ctx, why->text);
}

static void
check_lines(const struct visit *v, const char *name, const char *fine,
            const char *wrong,
            enum fault (*check)(const void *, struct store *, struct strings *,
                                struct error *)) {
    struct error why;
    struct strings problems = {0};
    if (check(v->ctx, v->store, &problems, &why) != FAULT_NONE)
        note_failure(v, name, &why);
    else if (problems.count == 0)
        note(v, name, CHECK_FINE, fine);
    else
        note(v, name, CHECK_WRONG, wrong)->details = problems;
}

static void
check_derived(const struct visit *v) {
    struct error why;
    int wrong;
    if (state_check(v->store, &wrong, &why) != FAULT_NONE)
        note_failure(v, "reckoning", &why);
    else if (wrong == 0)
        note(v, "reckoning", CHECK_FINE,
             "counts, last touches and next dates agree with what you logged");
    else
        note(v, "reckoning", CHECK_WRONG,
             mem_printf(v->ctx,
                        "counts or dates of %d people or days disagree with what you "
                        "logged; `tend doctor --fix` reckons them anew",
                        wrong));
}

static void
check_search(const struct visit *v) {
    struct error why;
    int wrong;
    if (search_check(v->store, &wrong, &why) != FAULT_NONE)
        note_failure(v, "search", &why);
    else if (wrong == 0)
        note(v, "search", CHECK_FINE, "everybody is found by what is written down");
    else
        note(v, "search", CHECK_WRONG,
             mem_printf(v->ctx,
                        "what %d people are found by disagrees with what is written "
                        "down; `tend doctor --fix` makes it anew",
                        wrong));
}

static void
check_undo(const struct visit *v) {
    struct error why;
    int unreadable;
    if (check_journal(v->store, &unreadable, &why) != FAULT_NONE)
        note_failure(v, "journal", &why);
    else if (unreadable == 0)
        note(v, "journal", CHECK_FINE, "every change can be read, and taken back");
    else
        note(v, "journal", CHECK_WRONG,
             mem_printf(v->ctx, "%d entries can't be read; they can't be taken back",
                        unreadable));
}

/* What is said of a referral that doesn't fit: "bado-7 from Ana Ruiz, booked: …". */
static enum fault
look_at(const struct visit *v, const struct named_referral *n, const char **out,
        struct error *err) {
    const struct referral *r = &n->referral;
    struct error why;
    struct touch touch;
    struct referral from;
    *out = NULL;
    if (r->thanks_touch_id)
        TRY(row_get(v->ctx, v->store, &TOUCH, r->thanks_touch_id, &touch, err));
    if (r->passed_from_id)
        TRY(row_get(v->ctx, v->store, &REFERRAL, r->passed_from_id, &from, err));
    if (ledger_check(r, r->thanks_touch_id ? &touch : NULL,
                     r->passed_from_id ? &from : NULL, &why) != FAULT_NONE)
        *out = mem_printf(v->ctx, "%s %s %s, %s: %s", r->code,
                          r->direction == REFERRAL_RECEIVED ? "from" : "to", n->name,
                          why.field, why.text);
    return FAULT_NONE;
}

static enum fault
look_at_ledger(const struct visit *v, int *wrong, struct strings *problems,
               struct error *err) {
    struct named_referrals all = {0};
    *wrong = 0;
    TRY(ledger_load(v->ctx, v->store, 0, &all, err));
    for (size_t i = 0; i < all.count; i++) {
        const char *problem;
        TRY(look_at(v, &all.items[i], &problem, err));
        *wrong += problem != NULL;
        if (problem && problems->count < PROBLEMS_SHOWN)
            *array_add(v->ctx, problems) = problem;
    }
    return FAULT_NONE;
}

static void
check_ledger(const struct visit *v) {
    struct error why;
    struct strings problems = {0};
    int wrong;
    if (look_at_ledger(v, &wrong, &problems, &why) != FAULT_NONE)
        note_failure(v, "ledger", &why);
    else if (wrong == 0)
        note(v, "ledger", CHECK_FINE,
             "the days, thanks and ways of all referrals fit together");
    else
        note(v, "ledger", CHECK_WRONG,
             mem_printf(v->ctx,
                        "%d %s not fit together; set right what is named, on the "
                        "page of the referral (`tend open`)",
                        wrong, wrong == 1 ? "referral does" : "referrals do"))
            ->details = problems;
}

static void
count(const struct visit *v) {
    struct error ignored;
    int64_t n;
    if (store_count(v->store, "check_people", 0, NULL, &n, &ignored) == FAULT_NONE)
        v->out->people = (int)n;
    if (store_count(v->store, "check_touches", 0, NULL, &n, &ignored) == FAULT_NONE)
        v->out->touches = (int)n;
}

static void
check_all(const struct visit *v) {
    struct error why;
    if (store_begin_read(v->store, &why) != FAULT_NONE) {
        note_failure(v, "structure", &why);
        return;
    }
    check_lines(v, "structure", "the file is whole", "the file is damaged",
                check_integrity);
    check_lines(v, "references", "everything belongs to somebody",
                "something belongs to nobody", check_references);
    check_derived(v);
    check_search(v);
    check_ledger(v);
    check_undo(v);
    count(v);
    store_end(v->store);
}

static bool
all_well(const struct checks *checks) {
    for (size_t i = 0; i < checks->count; i++)
        if (checks->items[i].state == CHECK_WRONG)
            return false;
    return true;
}

static void
mend(const struct visit *v) {
    struct error why;
    enum fault fault = store_repair(v->store, &why);
    /* Looked over again: only what is found now counts. */
    size_t kept = 0;
    for (size_t i = 0; i < v->out->checks.count; i++)
        if (v->out->checks.items[i].state == CHECK_ADVICE)
            v->out->checks.items[kept++] = v->out->checks.items[i];
    v->out->checks.count = kept;
    check_all(v);
    if (fault == FAULT_NONE)
        v->out->fixed = true;
    else
        note_failure(v, "mending", &why);
}

static void
look_over(const struct visit *v, bool fix) {
    check_all(v);
    if (fix && !all_well(&v->out->checks))
        mend(v);
}

enum fault
app_doctor(void *ctx, const char *path, bool fix, struct doctor_answer *out,
           struct error *err) {
    struct file_facts file;
    struct visit v = {.ctx = ctx, .out = out};
    *out = (struct doctor_answer){.path = path};
    TRY(check_file(path, &file, err));
    out->bytes = file.bytes;
    if (!file.private)
        note(&v, "file", CHECK_ADVICE,
             mem_printf(ctx,
                        "other users of this machine may be able to read it; `chmod "
                        "600 %s` keeps it to yourself",
                        path));
    enum fault fault = store_open(ctx, path, &v.store, err);
    if (fault == FAULT_CORRUPT || fault == FAULT_INTERNAL || fault == FAULT_IO)
        note_failure(&v, "opening", err);
    else if (fault != FAULT_NONE)
        return fault;
    else
        look_over(&v, fix);
    out->well = all_well(&out->checks);
    return FAULT_NONE;
}
