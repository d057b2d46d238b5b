/* The fields of the person form, for its writer and its reader. */
#ifndef EXCHANGE_PERSON_FIELDS_H
#define EXCHANGE_PERSON_FIELDS_H

#include <stdbool.h>
#include <stddef.h>

enum field_shape {
    FIELD_WORD,   /* one line, at an offset in struct contact */
    FIELD_WORDS,  /* several, separated by commas: a struct strings at an offset */
    FIELD_WAY,    /* way to reach them, of a contact_kind; takes a label */
    FIELD_DATE,   /* takes a label unless it has its own */
    FIELD_LINK,   /* the same */
    FIELD_FACT,   /* one per field */
    FIELD_RHYTHM, /* days */
    FIELD_STAR,   /* yes or no */
    FIELD_KIND,   /* person or organisation */
    FIELD_NOTE,   /* several lines */
};

struct person_field {
    const char *name;
    enum field_shape shape;
    bool prompt;       /* written even when empty */
    bool other_name;   /* understood, but not written */
    size_t offset;     /* of FIELD_WORD and FIELD_WORDS */
    int kind;          /* of FIELD_WAY */
    const char *label; /* of FIELD_DATE and FIELD_LINK, or NULL */
};

/* In the order of the form, ending with a NULL name. */
extern const struct person_field person_fields[];

/* A length of time in words and in days; ending with a NULL name. */
struct person_rhythm {
    const char *name;
    int days;
};
extern const struct person_rhythm person_rhythms[];

/* Longest rhythm, in days. */
#define PERSON_RHYTHM_MAX 36500

#endif
