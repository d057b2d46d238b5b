#include "domain/profile.h"

#include <stddef.h>
#include <string.h>

#include "base/text.h"
#include "domain/words.h"

#include "base/ban.h"

static const struct {
    const char *name, *title, *hint;
    size_t offset;
} texts[PROFILE_TEXT_COUNT] = {
    [PROFILE_DOES] = {"does", "What they do",
                      "such as: EMDR, trauma; family law; general practice",
                      offsetof(struct profile, does)},
    [PROFILE_SEES] = {"sees", "Whom they see",
                      "such as: adults, couples; children from six",
                      offsetof(struct profile, sees)},
    [PROFILE_PLACE] = {"place", "Where", "such as: Salford, and online",
                       offsetof(struct profile, place)},
    [PROFILE_FEES] = {"fees", "Fees, and who pays",
                      "such as: 80 an hour; two reduced places",
                      offsetof(struct profile, fees)},
    [PROFILE_NEEDS] =
        {"needs", "What they need",
         "such as: somebody to send anxious teenagers to; a quick answer. Never "
         "about a client by name.",
         offsetof(struct profile, needs)},
    [PROFILE_CHOOSES] = {"chooses", "Why they would choose you",
                         "such as: evening hours; knows your work with families",
                         offsetof(struct profile, chooses)},
    [PROFILE_TAUGHT] = {"taught", "What you have taught them about your work",
                        "such as: whom you see, that you do not do court reports",
                        offsetof(struct profile, taught)},
};

const char *
profile_text_name(enum profile_text text) {
    return texts[text].name;
}

const char *
profile_text_title(enum profile_text text) {
    return texts[text].title;
}

const char *
profile_text_hint(enum profile_text text) {
    return texts[text].hint;
}

const char **
profile_text(struct profile *profile, enum profile_text text) {
    return (const char **)((char *)profile + texts[text].offset);
}

const char *
profile_text_of(const struct profile *profile, enum profile_text text) {
    const char *value;
    memcpy(&value, (const char *)profile + texts[text].offset, sizeof value);
    return value;
}

bool
level_from_word(const char *word, enum level *out) {
    *out = LEVEL_UNKNOWN;
    for (int i = 0; i < LEVEL_COUNT; i++)
        if (text_same_ascii(word, level_word((enum level)i)))
            *out = (enum level)i;
    return *out != LEVEL_UNKNOWN || text_same_ascii(word, "unknown");
}

struct profile
profile_new(int64_t person_id, day_t today) {
    return (struct profile){.person_id = person_id,
                            .free = NOT_SAID,
                            .free_day = DAY_NONE,
                            .access = LEVEL_UNKNOWN,
                            .trust = LEVEL_UNKNOWN,
                            .told_day = today};
}

bool
profile_is_blank(const struct profile *p) {
    for (int i = 0; i < PROFILE_TEXT_COUNT; i++)
        if (!text_is_blank(profile_text_of(p, (enum profile_text)i)))
            return false;
    return p->free == NOT_SAID && p->access == LEVEL_UNKNOWN &&
           p->trust == LEVEL_UNKNOWN;
}

static const struct {
    const char *word, *question, *brief;
} gaps[GAP_COUNT] = {
    [GAP_NEEDS] = {"needs", "What do they need?", "what they need"},
    [GAP_CHOOSES] = {"chooses", "Why would they choose you?",
                     "why they would choose you"},
    [GAP_TAUGHT] = {"taught", "What have you taught them about your work?",
                    "what you taught them"},
    [GAP_ACCESS] = {"access", "Do they meet the clients you are right for?",
                    "whether they meet your clients"},
    [GAP_TRUST] = {"trust", "How far do they trust you?", "how far they trust you"},
};

const char *
gap_word(enum gap gap) {
    return gaps[gap].word;
}

const char *
gap_question(enum gap gap) {
    return gaps[gap].question;
}

const char *
gap_brief(enum gap gap) {
    return gaps[gap].brief;
}

bool
profile_lacks(const struct profile *p, enum gap gap) {
    switch (gap) {
    case GAP_NEEDS:
        return text_is_blank(p->needs);
    case GAP_CHOOSES:
        return text_is_blank(p->chooses);
    case GAP_TAUGHT:
        return text_is_blank(p->taught);
    case GAP_ACCESS:
        return p->access == LEVEL_UNKNOWN;
    case GAP_TRUST:
        return p->trust == LEVEL_UNKNOWN;
    case GAP_COUNT:
        break;
    }
    return false;
}

int
profile_gaps(const struct profile *p) {
    int count = 0;
    for (int i = 0; i < GAP_COUNT; i++)
        count += profile_lacks(p, (enum gap)i);
    return count;
}

bool
profile_free_is_doubtful(const struct profile *p, day_t today) {
    return p->free != NOT_SAID &&
           (p->free_day == DAY_NONE || today - p->free_day > PROFILE_FREE_DAYS);
}

void
profile_absorb(struct profile *keep, const struct profile *other) {
    for (int i = 0; i < PROFILE_TEXT_COUNT; i++) {
        const char **mine = profile_text(keep, (enum profile_text)i);
        if (text_is_blank(*mine))
            *mine = profile_text_of(other, (enum profile_text)i);
    }
    if (keep->free == NOT_SAID) {
        keep->free = other->free;
        keep->free_day = other->free_day;
    } else if (keep->free == other->free && other->free_day != DAY_NONE &&
               (keep->free_day == DAY_NONE || other->free_day > keep->free_day)) {
        keep->free_day = other->free_day;
    }
    if (keep->access == LEVEL_UNKNOWN)
        keep->access = other->access;
    if (keep->trust == LEVEL_UNKNOWN)
        keep->trust = other->trust;
    if (other->told_day > keep->told_day)
        keep->told_day = other->told_day;
}
