/* What the ledger needs beyond its model, for the eye. */
#include <string.h>

#include "base/memory.h"
#include "base/sum.h"
#include "domain/words.h"
#include "view/model.h"
#include "web/ledger.h"

#include "base/ban.h"

/* --- a row ------------------------------------------------------------------------ */

/* "Received", or "Sent" of one that was given; "Contacted" … "Past". */
static const char *
step_label(const struct referral *r) {
    static const char *const labels[] = {"Received", "Contacted", "Booked", "Seen",
                                         "Ended"};
    enum step step = referral_step(r);
    if (step == STEP_UNKNOWN)
        return "Past";
    if (step == STEP_RECEIVED && r->direction == REFERRAL_GIVEN)
        return "Sent";
    return labels[step];
}

/* The class of its badge: what waits for somebody stands out. */
static const char *
step_badge(const struct referral *r) {
    switch (referral_step(r)) {
    case STEP_RECEIVED:
        return r->direction == REFERRAL_RECEIVED ? "" : " going";
    case STEP_CONTACTED:
    case STEP_BOOKED:
        return " going";
    case STEP_SEEN:
        return " good";
    case STEP_ENDED:
    case STEP_UNKNOWN:
    case STEP_COUNT:
        break;
    }
    return " plain";
}

void
ledger_dress_row(const void *ctx, json_t *m, const struct referral *r,
                 const char *currency) {
    char amount[SUM_TEXT_MAX];
    model_text(m, "path", mem_printf(ctx, "/referrals/%lld", (long long)r->id));
    model_text(m, "step_label", step_label(r));
    model_text(m, "step_badge", step_badge(r));
    model_day(m, "step_day", referral_step_day(r, referral_step(r)));
    model_text(m, "ended_label",
               r->ended_why == END_NONE ? NULL : referral_end_phrase(r->ended_why));
    model_text(m, "value",
               !r->amount ? NULL
                          : mem_printf(ctx, "%s %s", sum_text(r->amount, amount),
                                       r->currency ? r->currency : currency));
}

/* --- the fields that filter ------------------------------------------------------- */

static const struct choice steps[] = {{"", "Any"},
                                      {"open", "All that are open"},
                                      {"received", "Received or sent"},
                                      {"contacted", "Contacted"},
                                      {"booked", "Booked"},
                                      {"seen", "Seen"},
                                      {"ended", "Ended"},
                                      {"unknown", "Past, not followed"},
                                      {0}};
static const struct choice since[] = {{"", "At any time"},
                                      {"1 month ago", "In the last month"},
                                      {"3 months ago", "In the last three months"},
                                      {"1 January", "This year"},
                                      {"1 year ago", "In the last year"},
                                      {0}};
static const struct choice thanks[] = {{"", "Any"},
                                       {"owed", "Owed"},
                                       {"done", "Thanked"},
                                       {"not-appropriate", "Not appropriate"},
                                       {0}};

struct choices ARRAY(struct choice);

/* A value of the address that isn't among the choices is one more. */
static void
choose(const struct request *rq, json_t *fields, const struct ledger_words *words,
       enum ledger_word word, const struct choice *from) {
    struct choices all = {0};
    const char *value = words->items[word];
    bool known = !value;
    for (; from->value; from++) {
        known |= value && strcmp(from->value, value) == 0;
        *array_add(rq->ctx, &all) = *from;
    }
    if (!known)
        *array_add(rq->ctx, &all) = (struct choice){value, value};
    *array_add(rq->ctx, &all) = (struct choice){0};
    field_choice(rq, fields, ledger_word_name(word), all.items, value ? value : "");
}

static void
choose_place(const struct request *rq, json_t *fields, const struct ledger_words *words,
             const struct used_words *places) {
    struct choices all = {0};
    *array_add(rq->ctx, &all) = (struct choice){"", "Anywhere"};
    for (size_t i = 0; i < places->count; i++) {
        const struct used_word *p = &places->items[i];
        *array_add(rq->ctx, &all) =
            (struct choice){p->word, mem_printf(rq->ctx, "%s (%d)", p->word, p->count)};
    }
    *array_add(rq->ctx, &all) = (struct choice){0};
    choose(rq, fields, words, LEDGER_WORD_PLACE, all.items);
}

static void
keep(json_t *list, const char *name, const char *value) {
    if (!value)
        return;
    json_t *one = json_object();
    model_text(one, "name", name);
    model_text(one, "value", value);
    json_array_append_new(list, one);
}

/* Those that have no field of their own stay as they are when the form is sent. */
static void
add_kept(json_t *m, const struct ledger_words *words, bool sides) {
    static const enum ledger_word kept[] = {LEDGER_WORD_DIRECTION, LEDGER_WORD_PERSON,
                                            LEDGER_WORD_UNTIL, LEDGER_WORD_SORT,
                                            LEDGER_WORD_REVERSE};
    json_t *list = json_array();
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        keep(list, ledger_word_name(kept[i]), words->items[kept[i]]);
    keep(list, "sides", sides ? "yes" : NULL);
    model_set(m, "kept", list);
}

static void
add_fields(const struct request *rq, json_t *m, const struct ledger_words *words,
           const struct ledger_answer *a, bool sides) {
    json_t *fields = json_object();
    model_set(m, "fields", fields);
    field_text(rq, fields, "words", words->items[LEDGER_WORD_WORDS]);
    choose(rq, fields, words, LEDGER_WORD_STEP, steps);
    choose(rq, fields, words, LEDGER_WORD_SINCE, since);
    choose(rq, fields, words, LEDGER_WORD_THANKS, thanks);
    choose_place(rq, fields, words, &a->places);
    add_kept(m, words, sides);
    model_bool(m, "more_set",
               words->items[LEDGER_WORD_PLACE] || words->items[LEDGER_WORD_THANKS]);
}

/* --- what is set ------------------------------------------------------------------ */

static const char *
label_in(const struct choice *choices, const char *value) {
    for (; choices->value; choices++)
        if (*choices->value && strcmp(choices->value, value) == 0)
            return choices->label;
    return value;
}

/* "Booked", "Since 3 months ago", "Ana Ruiz" */
static const char *
chip_words(const struct request *rq, enum ledger_word word, const char *value,
           const char *person) {
    switch (word) {
    case LEDGER_WORD_STEP:
        return label_in(steps, value);
    case LEDGER_WORD_PERSON:
        return person ? person : value;
    case LEDGER_WORD_SINCE:
        for (size_t i = 1; since[i].value; i++)
            if (strcmp(since[i].value, value) == 0)
                return since[i].label;
        return mem_printf(rq->ctx, "Since %s", value);
    case LEDGER_WORD_UNTIL:
        return mem_printf(rq->ctx, "Until %s", value);
    case LEDGER_WORD_PLACE:
        return mem_printf(rq->ctx, "Where: %s", value);
    case LEDGER_WORD_THANKS:
        return mem_printf(rq->ctx, "Thanks: %s", label_in(thanks, value));
    case LEDGER_WORD_WORDS:
        return mem_printf(rq->ctx, "“%s”", value);
    default:
        return NULL; /* has tabs or columns */
    }
}

static void
add_chips(const struct request *rq, json_t *m, const struct ledger_words *words,
          const char *person) {
    json_t *list = json_array();
    for (int i = 0; i < LEDGER_WORD_COUNT; i++) {
        const char *value = words->items[i];
        const char *label =
            value ? chip_words(rq, (enum ledger_word)i, value, person) : NULL;
        if (!label)
            continue;
        json_t *one = json_object();
        model_text(one, "label", label);
        model_text(one, "without",
                   ledger_href(rq->ctx, words, (enum ledger_word)i, NULL));
        json_array_append_new(list, one);
    }
    model_set(m, "chips", list);
}

/* Both ways, one of them, or side by side. */
static void
add_ways(const struct request *rq, json_t *m, const struct ledger_words *words,
         const struct ledger_request *r, bool sides) {
    const char *both = ledger_href(rq->ctx, words, LEDGER_WORD_DIRECTION, NULL);
    const struct {
        const char *label, *href;
        bool here;
    } ways[] = {
        {"Both ways", both, !r->has_direction && !sides},
        {"Received", ledger_href(rq->ctx, words, LEDGER_WORD_DIRECTION, "received"),
         r->has_direction && r->direction == REFERRAL_RECEIVED},
        {"Given", ledger_href(rq->ctx, words, LEDGER_WORD_DIRECTION, "given"),
         r->has_direction && r->direction == REFERRAL_GIVEN},
        {"Side by side",
         mem_printf(rq->ctx, "%s%ssides=yes", both, strchr(both, '?') ? "&" : "?"),
         sides},
    };
    json_t *list = json_array();
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        json_t *one = json_object();
        model_text(one, "label", ways[i].label);
        model_text(one, "href", ways[i].href);
        model_bool(one, "here", ways[i].here);
        json_array_append_new(list, one);
    }
    model_set(m, "ways", list);
}

static void
add_columns(const struct request *rq, json_t *m, const struct ledger_words *words,
            const struct ledger_request *r, bool business) {
    static const struct {
        const char *label, *sort;
        enum ledger_sort by;
        bool down; /* what the arrow says, when it isn't turned round */
    } columns[] = {
        {"Code", NULL, LEDGER_BY_DAY, false},
        {"Date", "date", LEDGER_BY_DAY, true},
        {"Person", "person", LEDGER_BY_PERSON, false},
        {"For whom", NULL, LEDGER_BY_DAY, false},
        {"Step", "step", LEDGER_BY_STEP, false},
        {"Thanks", NULL, LEDGER_BY_DAY, false},
        {"Value", "amount", LEDGER_BY_AMOUNT, true},
    };
    json_t *list = json_array();
    for (size_t i = 0; i < sizeof columns / sizeof *columns - !business; i++) {
        json_t *one = json_object();
        bool here = columns[i].sort && columns[i].by == r->sort;
        struct ledger_words other = *words;
        other.items[LEDGER_WORD_REVERSE] = here && !r->reverse ? "yes" : NULL;
        model_text(one, "label", columns[i].label);
        model_text(one, "href",
                   columns[i].sort
                       ? ledger_href(rq->ctx, &other, LEDGER_WORD_SORT, columns[i].sort)
                       : NULL);
        model_bool(one, "number", columns[i].by == LEDGER_BY_AMOUNT);
        model_text(one, "sort",
                   !here                           ? NULL
                   : columns[i].down != r->reverse ? "descending"
                                                   : "ascending");
        json_array_append_new(list, one);
    }
    model_set(m, "columns", list);
}

static void
add_sums(const struct request *rq, json_t *m, const struct ledger_answer *a) {
    char amount[SUM_TEXT_MAX];
    json_t *sums = json_object_get(m, "sums");
    for (size_t i = 0; i < a->sums.count; i++) {
        const struct ledger_sum *s = &a->sums.items[i];
        model_text(
            json_array_get(sums, i), "value",
            mem_printf(rq->ctx, "%s %s", sum_text(s->amount, amount), s->currency));
    }
}

void
ledger_dress(const struct request *rq, json_t *m, const struct ledger_words *words,
             const struct ledger_request *request, const struct ledger_answer *a) {
    bool sides = form_yes(rq->args, "sides") && !request->has_direction;
    const char *query = ledger_query(rq->ctx, words);
    json_t *rows = json_object_get(m, "referrals");
    for (size_t i = 0; i < a->referrals.count; i++)
        ledger_dress_row(rq->ctx, json_array_get(rows, i),
                         &a->referrals.items[i].referral, a->currency);
    add_fields(rq, m, words, a, sides);
    add_chips(rq, m, words, a->person);
    add_ways(rq, m, words, request, sides);
    add_columns(rq, m, words, request, a->business);
    add_sums(rq, m, a);
    model_bool(m, "business", a->business);
    model_bool(m, "blank", a->totals.all.received + a->totals.all.given == 0);
    model_text(m, "here", ledger_href(rq->ctx, words, LEDGER_WORD_COUNT, NULL));
    model_text(
        m, "csv",
        mem_printf(rq->ctx, "/referrals/ledger.csv%s%s", *query ? "?" : "", query));
    model_text(m, "asked_person", words->items[LEDGER_WORD_PERSON]);
}
