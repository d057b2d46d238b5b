/*
 * The facts that a practice is made of, as plain structs: what store/ keeps, what the
 * rules of the method reason about. Ids are 0 before a row is kept. Strings may be NULL
 * unless said otherwise and belong to the context that the struct was loaded or made
 * under.
 */
#ifndef DOMAIN_FACTS_H
#define DOMAIN_FACTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/array.h"
#include "base/day.h"

/* A judgement that may not have been made. */
enum said { NOT_SAID = -1, SAID_NO = 0, SAID_YES = 1 };

struct person {
    int64_t id;
    const char *uid;  /* of the file they came from, or NULL */
    const char *name; /* as it shows; never NULL */
    const char *prefix, *given, *additional, *family, *suffix, *nickname;
    const char *organisation, *department, *title;
    const char *note;
    const char *name_key;  /* text_fold(name) */
    const char *other_key; /* what else they are found by: nickname, organisation … */
    bool company;
    enum said liked;         /* METHOD N3, P7 */
    enum said practice_full; /* METHOD N3 */
    int rhythm_days;         /* their own; 0 is the plan's */
    day_t added_day;
    day_t kept_day;   /* last kept when walking the list, or DAY_NONE (METHOD P1) */
    day_t let_go_day; /* DAY_NONE while they are on the list (METHOD P7) */
    const char *let_go_why;
    int64_t import_id; /* the import that added them, or 0 */
};

enum way_kind { WAY_EMAIL, WAY_PHONE, WAY_ADDRESS, WAY_URL, WAY_SOCIAL };

struct way {
    int64_t id, person_id;
    enum way_kind kind;
    const char *label;
    const char *value;     /* never NULL */
    const char *match_key; /* equal for two spellings of one way; never NULL */
};

enum fact_kind {
    FACT_NOTE, /* anything they told (METHOD P8) */
    FACT_BIRTHDAY,
    FACT_ANNIVERSARY,
    FACT_EVENT, /* has a date of its own */
    FACT_NEWS,  /* the call sheet (METHOD N5): what is new with them */
    FACT_HELP,  /* how I could help */
    FACT_WORKS, /* which ways of working they enjoy now */
    FACT_REFER, /* how best to refer to them */
};

struct fact {
    int64_t id, person_id;
    enum fact_kind kind;
    const char *text; /* never NULL */
    struct date date; /* month 0: no date; year 0: not known */
    bool yearly;
    day_t told_day;
};

enum tag_kind { TAG_TAG, TAG_ROLE };

struct tag {
    int64_t id, person_id;
    enum tag_kind kind;
    const char *word, *word_key; /* never NULL */
};

struct relation {
    int64_t id, person_id;
    const char *kind;       /* "introduced by", "spouse" …; never NULL */
    int64_t other_id;       /* 0 when that person isn't here */
    const char *other_name; /* never NULL */
};

/* METHOD P4, in the plan's order of trying. */
enum method {
    METHOD_EMAIL,
    METHOD_PHONE,
    METHOD_CARD,
    METHOD_GIFT,
    METHOD_IN_PERSON,
    METHOD_TEXT,
    METHOD_VIDEO,
    METHOD_SOCIAL,
    METHOD_POST,
    METHOD_COUNT,
    METHOD_NONE = -1,
};

/* METHOD P5. */
enum share {
    SHARE_COMPASSION,
    SHARE_KNOWLEDGE,
    SHARE_NETWORK,
    SHARE_COUNT,
    SHARE_NONE = -1,
};

struct touch {
    int64_t id, person_id;
    day_t day;
    int64_t at; /* seconds since 1970 UTC when it was written down */
    enum method method;
    const char *word; /* as typed, when it isn't the method's own name: "coffee" */
    enum share share;
    enum said meaningful; /* METHOD T2 */
    enum said liked;      /* METHOD P7 */
    bool asked;           /* it was an ask for business (METHOD P6) */
    const char *note;
};

enum reach_out_state {
    REACH_OUT_OPEN,
    REACH_OUT_DONE,
    REACH_OUT_MOVED,
    REACH_OUT_DROPPED
};
enum reach_out_origin {
    ORIGIN_CHOSEN, /* the user named the day */
    ORIGIN_RHYTHM, /* suggested from the rhythm and taken */
    ORIGIN_LATER,  /* put off: a snooze that holds */
};

struct reach_out {
    int64_t id, person_id;
    day_t day;
    enum reach_out_state state;
    enum reach_out_origin origin;
    const char *promise; /* what was promised for that day */
    day_t made_day;
    int64_t touch_id; /* the touch that fulfilled it */
};

struct skip {
    int64_t id, person_id;
    day_t day;
};

enum referral_direction { REFERRAL_RECEIVED, REFERRAL_GIVEN };

/* Why a referral ended before anybody was seen (METHOD R5). */
enum referral_end {
    END_NOT_A_FIT,
    END_NO_ANSWER,
    END_REFERRED_ON,
    END_OTHER,
    END_COUNT,
    END_NONE = -1,
};

/* METHOD R6. */
enum thanks {
    THANKS_OWED,
    THANKS_DONE,
    THANKS_NOT_APPROPRIATE,
    THANKS_COUNT,
    THANKS_NOT_SAID = -1, /* an old referral: nobody remembers */
};

/* What becomes of it stands in its days alone; domain/referral.h tells the step. */
struct referral {
    int64_t id, person_id;
    enum referral_direction direction;
    day_t day;
    int minute;        /* of that day, by the clock on the wall; 0: not known */
    const char *code;  /* the program's own, never a name (METHOD R8) */
    const char *about; /* whom it is for, in general terms */
    const char *place; /* where it came from: "school" (METHOD R1) */
    const char *how;   /* how it came: "client called" */
    const char *why;   /* why me, or why them */
    bool followed;     /* its steps are watched; false for what was entered as past */
    day_t contacted_day, booked_day, seen_day, ended_day; /* DAY_NONE: not yet */
    int contacted_minute;                                 /* as `minute` */
    enum referral_end ended_why;
    const char *outcome; /* what came of it, in general terms */
    enum said consent;   /* may the referrer be told? (METHOD R6) */
    enum thanks thanks;  /* of a referral received */
    day_t thanked_day;
    int64_t thanks_touch_id;
    int64_t passed_from_id; /* a referral given: the one received that it hands on */
    int64_t amount;         /* value of business, in hundredths; 0: not said */
    const char *currency;
};

/* How much of something there is; LEVEL_UNKNOWN while nobody has judged. */
enum level { LEVEL_NONE, LEVEL_SOME, LEVEL_MUCH, LEVEL_COUNT, LEVEL_UNKNOWN = -1 };

/* What is known of somebody who might send clients, or take them. */
struct profile {
    int64_t id, person_id;
    const char *does, *sees, *place, *fees; /* METHOD R3: to whom could I refer */
    enum said free;                         /* have they free places? */
    day_t free_day;                         /* when they said so, or DAY_NONE */
    const char *needs, *chooses, *taught;   /* METHOD R2 */
    enum level access, trust;               /* METHOD R2 */
    day_t told_day;                         /* looked at last */
};

/* "How to refer to me" for one kind of referrer (METHOD R4); what is NULL is as on the
 * first page. */
struct refer_page {
    int64_t id;
    const char *name, *name_key; /* never NULL */
    const char *heading, *whom, *how, *fees, *places, *send;
    day_t changed_day;
};

struct setting {
    int64_t id;
    const char *name;
    day_t from_day;
    const char *value;
};

struct pause {
    int64_t id;
    day_t from_day, to_day; /* both included */
    const char *label;
};

struct treat {
    int64_t id;
    const char *name; /* NULL when one was earned before it was named */
    day_t named_day, earned_day, taken_day;
};

struct import {
    int64_t id;
    int64_t at;
    day_t day;
    const char *file, *format;
    int added, merged, unchanged, skipped;
};

enum import_outcome { IMPORT_ADDED, IMPORT_MERGED };

struct import_person {
    int64_t id, import_id, person_id;
    enum import_outcome outcome;
};

/* A card that somebody is to be sent. */
struct card {
    int64_t id, person_id;
    day_t asked_day;
    const char *why; /* or NULL */
    day_t done_day;  /* DAY_NONE while it is to be written */
    int64_t touch_id;
};

/* A way of looking at the list of people, by name. */
struct saved_view {
    int64_t id;
    const char *name, *name_key; /* never NULL */
    const char *query;           /* as in an address: "stage=adding&sort=last" */
};

/* Two people who are not the same, whatever it looks like; person_id < other_id. */
struct apart {
    int64_t id, person_id, other_id;
};

enum own_word_kind { OWN_METHOD, OWN_ROLE, OWN_TAG, OWN_MENU };

/* A word that the user brought (METHOD T4 and P4). */
struct own_word {
    int64_t id;
    enum own_word_kind kind;
    const char *word, *word_key; /* never NULL */
    enum method method;          /* that an OWN_METHOD stands for */
    enum share share;            /* that an OWN_MENU gives, or SHARE_NONE */
    bool hidden;                 /* a standard entry of the menu that is not wanted */
};

/* A key for scripts; the secret itself is kept nowhere. */
struct token {
    int64_t id;
    const char *name, *hash;
    day_t made_day, revoked_day; /* revoked_day: DAY_NONE while it is good */
};

struct ways ARRAY(struct way);
struct facts ARRAY(struct fact);
struct tags ARRAY(struct tag);
struct relations ARRAY(struct relation);
struct touches ARRAY(struct touch);
struct reach_outs ARRAY(struct reach_out);
struct referrals ARRAY(struct referral);
struct profiles ARRAY(struct profile);
struct refer_pages ARRAY(struct refer_page);
struct settings ARRAY(struct setting);
struct pauses ARRAY(struct pause);
struct treats ARRAY(struct treat);
struct cards ARRAY(struct card);
struct saved_views ARRAY(struct saved_view);
struct own_words ARRAY(struct own_word);
struct tokens ARRAY(struct token);

/* A person with all that is known. */
struct record {
    struct person person;
    struct ways ways;
    struct facts facts;
    struct tags tags;
    struct relations relations;
};

#endif
