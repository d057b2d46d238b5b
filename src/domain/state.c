#include "domain/state.h"

#include "base/text.h"

#include "base/ban.h"

static const char *const stage_words[] = {"adding", "following", "closing", "let-go"};

const char *
stage_word(enum stage stage) {
    return stage_words[stage];
}

bool
stage_from_word(const char *word, enum stage *out) {
    for (int i = 0; i < 4; i++) {
        if (!text_same_ascii(word, stage_words[i]))
            continue;
        *out = (enum stage)i;
        return true;
    }
    return false;
}

unsigned
reach_bit(enum way_kind kind) {
    static const unsigned bits[] = {REACH_EMAIL, REACH_PHONE, REACH_ADDRESS, 0,
                                    REACH_SOCIAL};
    return bits[kind];
}

/* FNV-1a, 32 bits, kept positive for the database. */
static uint32_t
mix_of(const char *text) {
    uint32_t h = 2166136261U;
    for (; *text; text++)
        h = (h ^ (unsigned char)*text) * 16777619U;
    return h & 0x7FFFFFFFU;
}

static enum rank_new
rank_of(const struct counts *c) {
    if (c->company)
        return NEW_COMPANY;
    if (c->roles > 0 || c->introductions > 0)
        return NEW_KNOWN_ROLE;
    return c->has_work || c->tags > 0 ? NEW_KNOWN_WORK : NEW_PLAIN;
}

static enum stage
stage_of(const struct counts *c) {
    if (!c->active)
        return STAGE_LET_GO;
    if (c->received > 0)
        return STAGE_CLOSING;
    return c->touches > 0 ? STAGE_FOLLOWING : STAGE_ADDING;
}

struct state
state_from_counts(const struct counts *c) {
    return (struct state){
        .person_id = c->person_id,
        .active = c->active,
        .touches = c->touches,
        .meaningful = c->meaningful,
        .last_touch = c->last_touch,
        .next_day = c->active ? c->next_day : DAY_NONE,
        .promised = c->active && c->promised,
        .later = c->active && c->later,
        .received = c->received,
        .given = c->given,
        .received_day = c->received_day,
        .given_day = c->given_day,
        .thanks_day = c->thanks_day,
        .qualifiers =
            (c->liked == SAID_YES) + (c->received > 0) + (c->practice_full == SAID_YES),
        .stage = stage_of(c),
        .reach = c->reach,
        .rhythm_days = c->rhythm_days,
        .added_day = c->added_day,
        .rank_new = rank_of(c),
        .mix = mix_of(c->name_key),
    };
}
