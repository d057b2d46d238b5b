/* Which column holds which field. */
#include "store/row.h"

#include <string.h>

#include "domain/facts.h"
#include "domain/words.h"

#include "base/ban.h"

/* Enums behind one signature. */
#define WORD_OF(name, type)                                                            \
    static const char *name##_of(int v) {                                              \
        return name##_word((type)v);                                                   \
    }
WORD_OF(way_kind, enum way_kind)
WORD_OF(fact_kind, enum fact_kind)
WORD_OF(tag_kind, enum tag_kind)
WORD_OF(method, enum method)
WORD_OF(share, enum share)
WORD_OF(reach_out_state, enum reach_out_state)
WORD_OF(reach_out_origin, enum reach_out_origin)
WORD_OF(referral_direction, enum referral_direction)
WORD_OF(referral_end, enum referral_end)
WORD_OF(thanks, enum thanks)
WORD_OF(level, enum level)
WORD_OF(import_outcome, enum import_outcome)
WORD_OF(own_word_kind, enum own_word_kind)

#define COL(strct, field, kind)                                                        \
    { .name = #field, .type = (kind), .offset = offsetof(struct strct, field) }
#define NAMED(strct, column, field, kind)                                              \
    { .name = (column), .type = (kind), .offset = offsetof(struct strct, field) }
#define WORD(strct, field, fn, n)                                                      \
    {                                                                                  \
        .name = #field, .type = COLUMN_WORD, .offset = offsetof(struct strct, field),  \
        .word = fn##_of, .words = (n)                                                  \
    }
#define KIND(strct, field, fn, n)                                                      \
    {                                                                                  \
        .name = #field, .type = COLUMN_WORD, .offset = offsetof(struct strct, field),  \
        .word = fn##_of, .words = (n), .needed = true                                  \
    }
#define NEED(strct, field)                                                             \
    {                                                                                  \
        .name = #field, .type = COLUMN_TEXT, .offset = offsetof(struct strct, field),  \
        .needed = true                                                                 \
    }
#define ID(strct) COL(strct, id, COLUMN_ID)
#define PERSON_ID(strct) COL(strct, person_id, COLUMN_ID)
#define TEXT(strct, field) COL(strct, field, COLUMN_TEXT)
#define TABLE(var, label, strct, cols)                                                 \
    const struct table var = {.name = (label),                                         \
                              .size = sizeof(struct strct),                            \
                              .columns = (cols),                                       \
                              .count = sizeof(cols) / sizeof *(cols)}

static const struct column person_columns[] = {
    ID(person),
    TEXT(person, uid),
    NEED(person, name),
    TEXT(person, prefix),
    TEXT(person, given),
    TEXT(person, additional),
    TEXT(person, family),
    TEXT(person, suffix),
    TEXT(person, nickname),
    TEXT(person, organisation),
    TEXT(person, department),
    TEXT(person, title),
    TEXT(person, note),
    NEED(person, name_key),
    NEED(person, other_key),
    COL(person, company, COLUMN_BOOL),
    COL(person, liked, COLUMN_SAID),
    COL(person, practice_full, COLUMN_SAID),
    COL(person, rhythm_days, COLUMN_INT_OR_NULL),
    COL(person, added_day, COLUMN_DAY),
    COL(person, kept_day, COLUMN_DAY),
    COL(person, let_go_day, COLUMN_DAY),
    TEXT(person, let_go_why),
    COL(person, import_id, COLUMN_ID),
};
TABLE(PERSON, "person", person, person_columns);

static const struct column way_columns[] = {
    ID(way),          PERSON_ID(way),   KIND(way, kind, way_kind, 5),
    TEXT(way, label), NEED(way, value), NEED(way, match_key),
};
TABLE(WAY, "way", way, way_columns);

static const struct column fact_columns[] = {
    ID(fact),
    PERSON_ID(fact),
    KIND(fact, kind, fact_kind, 8),
    NEED(fact, text),
    NAMED(fact, "year", date.year, COLUMN_INT_OR_NULL),
    NAMED(fact, "month", date.month, COLUMN_INT_OR_NULL),
    NAMED(fact, "mday", date.mday, COLUMN_INT_OR_NULL),
    COL(fact, yearly, COLUMN_BOOL),
    COL(fact, told_day, COLUMN_DAY),
};
TABLE(FACT, "fact", fact, fact_columns);

static const struct column tag_columns[] = {
    ID(tag),         PERSON_ID(tag),      KIND(tag, kind, tag_kind, 2),
    NEED(tag, word), NEED(tag, word_key),
};
TABLE(TAG, "tag", tag, tag_columns);

static const struct column relation_columns[] = {
    ID(relation),
    PERSON_ID(relation),
    NEED(relation, kind),
    COL(relation, other_id, COLUMN_ID),
    NEED(relation, other_name),
};
TABLE(RELATION, "relation", relation, relation_columns);

static const struct column touch_columns[] = {
    ID(touch),
    PERSON_ID(touch),
    COL(touch, day, COLUMN_DAY),
    COL(touch, at, COLUMN_INT64),
    WORD(touch, method, method, METHOD_COUNT),
    TEXT(touch, word),
    WORD(touch, share, share, SHARE_COUNT),
    COL(touch, meaningful, COLUMN_SAID),
    COL(touch, liked, COLUMN_SAID),
    COL(touch, asked, COLUMN_BOOL),
    TEXT(touch, note),
};
TABLE(TOUCH, "touch", touch, touch_columns);

static const struct column reach_out_columns[] = {
    ID(reach_out),
    PERSON_ID(reach_out),
    COL(reach_out, day, COLUMN_DAY),
    KIND(reach_out, state, reach_out_state, 4),
    KIND(reach_out, origin, reach_out_origin, 3),
    TEXT(reach_out, promise),
    COL(reach_out, made_day, COLUMN_DAY),
    COL(reach_out, touch_id, COLUMN_ID),
};
TABLE(REACH_OUT, "reach_out", reach_out, reach_out_columns);

static const struct column skip_columns[] = {
    ID(skip),
    PERSON_ID(skip),
    COL(skip, day, COLUMN_DAY),
};
TABLE(SKIP, "skip", skip, skip_columns);

static const struct column referral_columns[] = {
    ID(referral),
    PERSON_ID(referral),
    KIND(referral, direction, referral_direction, 2),
    COL(referral, day, COLUMN_DAY),
    NEED(referral, code),
    TEXT(referral, about),
    COL(referral, minute, COLUMN_INT_OR_NULL),
    TEXT(referral, place),
    TEXT(referral, how),
    TEXT(referral, why),
    COL(referral, followed, COLUMN_BOOL),
    COL(referral, contacted_day, COLUMN_DAY),
    COL(referral, contacted_minute, COLUMN_INT_OR_NULL),
    COL(referral, booked_day, COLUMN_DAY),
    COL(referral, seen_day, COLUMN_DAY),
    COL(referral, ended_day, COLUMN_DAY),
    WORD(referral, ended_why, referral_end, END_COUNT),
    TEXT(referral, outcome),
    COL(referral, consent, COLUMN_SAID),
    WORD(referral, thanks, thanks, THANKS_COUNT),
    COL(referral, thanked_day, COLUMN_DAY),
    COL(referral, thanks_touch_id, COLUMN_ID),
    COL(referral, passed_from_id, COLUMN_ID),
    COL(referral, amount, COLUMN_INT64_OR_NULL),
    TEXT(referral, currency),
};
TABLE(REFERRAL, "referral", referral, referral_columns);

static const struct column profile_columns[] = {
    ID(profile),
    PERSON_ID(profile),
    TEXT(profile, does),
    TEXT(profile, sees),
    TEXT(profile, place),
    TEXT(profile, fees),
    COL(profile, free, COLUMN_SAID),
    COL(profile, free_day, COLUMN_DAY),
    TEXT(profile, needs),
    TEXT(profile, chooses),
    TEXT(profile, taught),
    WORD(profile, access, level, LEVEL_COUNT),
    WORD(profile, trust, level, LEVEL_COUNT),
    COL(profile, told_day, COLUMN_DAY),
};
TABLE(PROFILE, "profile", profile, profile_columns);

static const struct column refer_page_columns[] = {
    ID(refer_page),
    NEED(refer_page, name),
    NEED(refer_page, name_key),
    TEXT(refer_page, heading),
    TEXT(refer_page, whom),
    TEXT(refer_page, how),
    TEXT(refer_page, fees),
    TEXT(refer_page, places),
    TEXT(refer_page, send),
    COL(refer_page, changed_day, COLUMN_DAY),
};
TABLE(REFER_PAGE, "refer_page", refer_page, refer_page_columns);

static const struct column setting_columns[] = {
    ID(setting),
    NEED(setting, name),
    COL(setting, from_day, COLUMN_DAY),
    NEED(setting, value),
};
TABLE(SETTING, "setting", setting, setting_columns);

static const struct column pause_columns[] = {
    ID(pause),
    COL(pause, from_day, COLUMN_DAY),
    COL(pause, to_day, COLUMN_DAY),
    NEED(pause, label),
};
TABLE(PAUSE, "pause", pause, pause_columns);

static const struct column treat_columns[] = {
    ID(treat),
    TEXT(treat, name),
    COL(treat, named_day, COLUMN_DAY),
    COL(treat, earned_day, COLUMN_DAY),
    COL(treat, taken_day, COLUMN_DAY),
};
TABLE(TREAT, "treat", treat, treat_columns);

static const struct column import_columns[] = {
    ID(import),
    COL(import, at, COLUMN_INT64),
    COL(import, day, COLUMN_DAY),
    NEED(import, file),
    NEED(import, format),
    COL(import, added, COLUMN_INT),
    COL(import, merged, COLUMN_INT),
    COL(import, unchanged, COLUMN_INT),
    COL(import, skipped, COLUMN_INT),
};
TABLE(IMPORT, "import", import, import_columns);

static const struct column import_person_columns[] = {
    ID(import_person),
    PERSON_ID(import_person),
    COL(import_person, import_id, COLUMN_ID),
    KIND(import_person, outcome, import_outcome, 2),
};
TABLE(IMPORT_PERSON, "import_person", import_person, import_person_columns);

static const struct column card_columns[] = {
    ID(card),
    PERSON_ID(card),
    COL(card, asked_day, COLUMN_DAY),
    TEXT(card, why),
    COL(card, done_day, COLUMN_DAY),
    COL(card, touch_id, COLUMN_ID),
};
TABLE(CARD, "card", card, card_columns);

static const struct column saved_view_columns[] = {
    ID(saved_view),
    NEED(saved_view, name),
    NEED(saved_view, name_key),
    NEED(saved_view, query),
};
TABLE(SAVED_VIEW, "saved_view", saved_view, saved_view_columns);

static const struct column apart_columns[] = {
    ID(apart),
    PERSON_ID(apart),
    COL(apart, other_id, COLUMN_ID),
};
TABLE(APART, "apart", apart, apart_columns);

static const struct column own_word_columns[] = {
    ID(own_word),
    KIND(own_word, kind, own_word_kind, 4),
    NEED(own_word, word),
    NEED(own_word, word_key),
    WORD(own_word, method, method, METHOD_COUNT),
    WORD(own_word, share, share, SHARE_COUNT),
    COL(own_word, hidden, COLUMN_BOOL),
};
TABLE(OWN_WORD, "own_word", own_word, own_word_columns);

static const struct column token_columns[] = {
    ID(token),
    NEED(token, name),
    NEED(token, hash),
    COL(token, made_day, COLUMN_DAY),
    COL(token, revoked_day, COLUMN_DAY),
};
TABLE(TOKEN, "token", token, token_columns);

const struct table *const all_tables[] = {
    &PERSON, &IMPORT,        &WAY,        &FACT,       &TAG,     &RELATION,
    &TOUCH,  &REACH_OUT,     &SKIP,       &REFERRAL,   &SETTING, &PAUSE,
    &TREAT,  &IMPORT_PERSON, &CARD,       &SAVED_VIEW, &APART,   &OWN_WORD,
    &TOKEN,  &PROFILE,       &REFER_PAGE, NULL,
};

const struct table *
table_by_name(const char *name) {
    for (size_t i = 0; all_tables[i]; i++)
        if (strcmp(all_tables[i]->name, name) == 0)
            return all_tables[i];
    return NULL;
}
