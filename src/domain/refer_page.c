#include "domain/refer_page.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "domain/draft.h"

#include "base/ban.h"

#define NAME_MOST 40

static const struct refer_hint hints[REFER_FIELDS] = {
    [REFER_HEADING] = {"heading", NULL, "What stands on top?",
                       "Help for anxious teenagers and their parents", 120},
    [REFER_WHOM] = {"whom", "Whom I help",
                    "Who gets most from your work? In words that somebody outside your "
                    "profession would use about such a person.",
                    "Teenagers from 13 and their parents: worries that keep them from "
                    "school, family changes, low moods.",
                    900},
    [REFER_HOW] = {"how", "How I work",
                   "What happens in the first hour, and after? What is it like?",
                   "A first talk without obligation, then usually ten to fifteen "
                   "meetings. Parents come along when the young person agrees.",
                   900},
    [REFER_FEES] = {"fees", "Fees",
                    "What does it cost, and who pays? Are there places at less?",
                    "90 for an hour; two places at half of that. I give a receipt for "
                    "private insurance.",
                    400},
    [REFER_PLACES] = {"places", "Where, and free places",
                      "Where do you work, or online? How soon is there a place?",
                      "By the town hall, step-free, and online. A first talk within "
                      "two weeks.",
                      400},
    [REFER_SEND] =
        {"send", "How to send someone",
         "What should the referrer do, and what happens then? Easy is best.",
         "Give them my number, or write me a line with theirs if they agree. "
         "I call within one working day.",
         600},
};

static const size_t slots[REFER_FIELDS] = {
    [REFER_HEADING] = offsetof(struct refer_page, heading),
    [REFER_WHOM] = offsetof(struct refer_page, whom),
    [REFER_HOW] = offsetof(struct refer_page, how),
    [REFER_FEES] = offsetof(struct refer_page, fees),
    [REFER_PLACES] = offsetof(struct refer_page, places),
    [REFER_SEND] = offsetof(struct refer_page, send),
};

const struct refer_hint *
refer_hint(enum refer_field field) {
    return &hints[field];
}

bool
refer_field_from_word(const char *word, enum refer_field *out) {
    for (int f = 0; f < REFER_FIELDS; f++)
        if (text_same_ascii(hints[f].name, word)) {
            *out = (enum refer_field)f;
            return true;
        }
    return false;
}

const char **
refer_slot(struct refer_page *page, enum refer_field field) {
    return (const char **)(void *)((char *)page + slots[field]);
}

const char *
refer_text(const struct refer_page *page, enum refer_field field) {
    const char *text;
    memcpy(&text, (const char *)page + slots[field], sizeof text);
    return text;
}

const char *
refer_heading(const struct refer_page *page) {
    return page->heading ? page->heading : "How to refer to me";
}

struct refer_page
refer_page_whole(const struct refer_page *first, const struct refer_page *page) {
    struct refer_page whole = *page;
    for (int f = 0; f < REFER_FIELDS; f++) {
        const char **slot = refer_slot(&whole, (enum refer_field)f);
        if (!*slot)
            *slot = refer_text(first, (enum refer_field)f);
    }
    return whole;
}

enum fault
refer_clean(const void *ctx, enum refer_field field, const char *text, const char **out,
            struct error *err) {
    const struct refer_hint *hint = &hints[field];
    *out = field == REFER_HEADING ? text_clean_line(ctx, text) : text_clean(ctx, text);
    if (*out && text_width(*out) > hint->most)
        return error_field(err, hint->name,
                           "That is too long for one page: %d letters are the most "
                           "here, and fewer are read more.",
                           hint->most);
    return FAULT_NONE;
}

enum fault
refer_name_clean(const void *ctx, const char *name, const char **out,
                 struct error *err) {
    *out = text_clean_line(ctx, name);
    const char *key = text_fold(ctx, *out ? *out : "");
    if (!*key || isdigit((unsigned char)*key))
        return error_field(err, "name",
                           "For whom is this version? A word such as schools, or "
                           "physicians.");
    if (text_width(*out) > NAME_MOST)
        return error_field(err, "name", "A name of at most %d letters, please.",
                           NAME_MOST);
    return FAULT_NONE;
}

struct me
me_at(const void *ctx, const struct settings *settings, day_t day) {
    static const char *const names[] = {"me.name",  "me.title", "me.phone",
                                        "me.email", "me.url",   "me.address"};
    const char *values[6];
    for (size_t i = 0; i < 6; i++) {
        const char *value = plan_value(settings, names[i], day);
        values[i] = text_is_blank(value) ? NULL : mem_dup(ctx, value);
    }
    return (struct me){values[0], values[1], values[2],
                       values[3], values[4], values[5]};
}

/* --- what is missing -------------------------------------------------------------- */

static void
say(const void *ctx, struct strings *out, const char *sentence) {
    *array_add(ctx, out) = sentence;
}

struct strings
refer_missing(const void *ctx, const struct refer_page *whole, const struct me *me) {
    struct strings out = {0};
    if (!me->name)
        say(ctx, &out, "Your name is missing.");
    if (!me->phone && !me->email && !me->url)
        say(ctx, &out,
            "There is no way to reach you on it: a phone number, an e-mail address or "
            "a web page.");
    if (!whole->whom)
        say(ctx, &out, "It does not say whom you help.");
    if (!whole->send)
        say(ctx, &out, "It does not say how to send someone.");
    for (int f = 0; f < REFER_FIELDS; f++) {
        const struct refer_hint *hint = &hints[f];
        if (draft_gaps(refer_text(whole, (enum refer_field)f)) > 0)
            say(ctx, &out,
                mem_printf(ctx, "\"%s\" has a gap in [brackets].",
                           hint->title ? hint->title : "Heading"));
    }
    return out;
}

/* --- whose it is ------------------------------------------------------------------ */

/* Words of a version's name, and roles, that belong together; each by its beginning. */
static const char *const kinds[][10] = {
    {"school", "teacher", "educat", "kindergarten", "pedagog", "tutor", "principal"},
    {"physician", "doctor", "medic", "clinic", "hospital", "nurse", "midwi", "gp",
     "psychiat"},
    {"clergy", "church", "pastor", "priest", "rabbi", "imam", "chaplain", "parish"},
    {"therap", "psycholog", "counsell", "counselo", "colleague", "coach"},
    {"lawyer", "attorney", "solicitor", "mediator", "court", "law", "legal"},
    {"work", "employ", "firm", "compan", "human resources", "hr"},
    {"physio", "dieti", "nutrition", "yoga", "doula", "body"},
};

#define KINDS (sizeof kinds / sizeof *kinds)

static bool
has_word(const void *ctx, const char *text, const char *beginning) {
    const char *key = mem_printf(ctx, " %s", text_fold(ctx, text));
    return strstr(key, mem_printf(ctx, " %s", beginning)) != NULL;
}

/* Bits of the kinds that a text speaks of. */
static unsigned
kinds_of(const void *ctx, const char *text) {
    unsigned bits = 0;
    for (size_t k = 0; k < KINDS; k++)
        for (size_t i = 0; i < 10 && kinds[k][i]; i++)
            if (has_word(ctx, text, kinds[k][i]))
                bits |= 1U << k;
    return bits;
}

/* 2 when the name says the very word ("physicians" for a physician), 1 for its kind. */
static int
fit(const void *ctx, const struct refer_page *page, const struct tags *tags) {
    int best = 0;
    unsigned wanted = kinds_of(ctx, page->name);
    for (size_t i = 0; i < tags->count; i++) {
        const char *word = tags->items[i].word;
        if (has_word(ctx, page->name, text_fold(ctx, word)))
            best = 2;
        else if (best < 1 && (kinds_of(ctx, word) & wanted))
            best = 1;
    }
    return best;
}

const struct refer_page *
refer_page_for(const struct refer_pages *pages, const struct tags *tags) {
    void *ctx = mem_context(NULL);
    const struct refer_page *found = pages->count ? &pages->items[0] : NULL;
    int best = 0;
    for (size_t i = 1; i < pages->count; i++) {
        int n = fit(ctx, &pages->items[i], tags);
        if (n > best) {
            best = n;
            found = &pages->items[i];
        }
    }
    talloc_free(ctx);
    return found;
}
