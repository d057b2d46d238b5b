/* The made-up people of the demo, and what they say. */
#ifndef APP_DEMO_DATA_H
#define APP_DEMO_DATA_H

#include <stddef.h>

/* What a person's notes may be about, besides what suits everybody. */
enum demo_field {
    FIELD_THERAPY,
    FIELD_MEDICINE,
    FIELD_SCHOOL,
    FIELD_FAITH,
    FIELD_LAW,
    FIELD_BODY,
    FIELD_BIRTH,
    FIELD_WORK,
    FIELD_COUNT
};

struct demo_somebody {
    const char *given, *family;
    const char *role, *title, *organisation;
    enum demo_field field;
};

#define DEMO_PEOPLE 60
extern const struct demo_somebody demo_people[DEMO_PEOPLE];

/* Lists of words; each ends with NULL. */
extern const char *const demo_streets[];
extern const char *const demo_towns[];
extern const char *const demo_notes[];                     /* for anybody */
extern const char *const demo_field_notes[FIELD_COUNT][9]; /* by field */
extern const char *const demo_promises[];
extern const char *const demo_told[]; /* personal facts */
extern const char *const demo_news[]; /* the call sheet */
extern const char *const demo_help[];
extern const char *const demo_works[];
extern const char *const demo_refer[];
extern const char *const demo_tags[];
extern const char *const demo_treats[];
extern const char *const demo_abouts[]; /* of referrals: no names, no health */

#endif
