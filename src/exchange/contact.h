/*
 * What every contact file is read into, whatever its format. Pure data: text in,
 * structs out. All strings are talloc children of the contact, valid UTF-8, trimmed,
 * NULL when absent.
 */
#ifndef EXCHANGE_CONTACT_H
#define EXCHANGE_CONTACT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"
#include "base/day.h"
#include "base/error.h"

/* Longest record that is taken, in bytes; a longer one is skipped with its line. */
#define CONTACT_RECORD_MAX ((size_t)1 << 20)

/* Most ways, dates, tags, roles, facts and links of one contact together, touches, and
 * bytes of its name. */
#define CONTACT_VALUES_MAX 500
#define CONTACT_TOUCHES_MAX 5000
#define CONTACT_NAME_MAX 1000

enum contact_kind {
    CONTACT_EMAIL,
    CONTACT_PHONE,
    CONTACT_ADDRESS, /* lines separated by \n: street, place, country */
    CONTACT_URL,
    CONTACT_SOCIAL, /* chat or social account */
};

struct contact_way {
    enum contact_kind kind;
    const char
        *label; /* "home", "work", "mobile", or the file's own word; may be NULL */
    const char *value;
    bool preferred;
};

struct contact_date {
    const char *label; /* "birthday", "anniversary", or the file's own word */
    struct date date;  /* year may be 0 */
};

struct contact_link {
    const char *relation; /* "introduced by", "spouse", or the file's own word */
    const char *name;     /* the other person, as written */
};

/* A past interaction that the file records (Monica, friends.md). */
struct contact_touch {
    struct date date;   /* whole */
    const char *method; /* "phone", "email" … or NULL when the file does not say */
    const char *text;
};

struct contact {
    long line;        /* where the record begins, from 1 */
    const char *uid;  /* the file's own stable identifier, or NULL */
    const char *name; /* as it shows; never NULL (contact_finish makes it) */
    const char *prefix, *given, *additional, *family, *suffix, *nickname;
    const char *organisation, *department, *title;
    const char *note;
    bool company; /* the record is an organisation, not a person */
    bool starred;
    struct contact_ways ARRAY(struct contact_way) ways;
    struct contact_dates ARRAY(struct contact_date) dates;
    struct strings tags;
    struct strings roles; /* what they do, as a word: "teacher" */
    struct strings facts; /* things told, without a date */
    struct contact_links ARRAY(struct contact_link) links;
    struct contact_touches ARRAY(struct contact_touch) touches;
    struct date last_talked;   /* month 0 when unknown */
    int rhythm_days;           /* how often they want to be in touch; 0 when unknown */
    struct contact_seen *seen; /* contact.c's own: what the adders have met */
};

struct contact_skip {
    long line;
    const char *reason; /* for a person, ends without a full stop: "the card has no
                           END:VCARD" */
};

/* A value that could not be taken, of a record that was. */
struct contact_remark {
    long line;
    const char *text; /* for a person, ends without a full stop */
};

enum contact_format {
    FORMAT_UNKNOWN,
    FORMAT_VCARD,
    FORMAT_GOOGLE,
    FORMAT_OUTLOOK,
    FORMAT_LINKEDIN,
    FORMAT_CSV,
    FORMAT_FRIENDS,
    FORMAT_MONICA,
};

/* The result of reading one file. */
struct contacts {
    enum contact_format format;
    size_t read; /* records met: taken, skipped and left out */
    struct contact_list ARRAY(struct contact *) list;
    struct contact_skips ARRAY(struct contact_skip) skips;
    struct contact_remarks ARRAY(struct contact_remark) notes;
    struct strings unmapped; /* columns with content that no field was found for */
    size_t photos;           /* pictures left out */
    size_t groups; /* records that are groups, not people (RFC 6350 §6.1.4) */
};

const char *contact_format_name(enum contact_format format); /* "vcard", "google" … */

struct contacts *contacts_new(const void *ctx, enum contact_format format);

/* A new, empty contact, a child of `all` but not yet in its list. */
struct contact *contact_new(struct contacts *all, long line);

/* Adders; they trim, and add nothing when the value is blank. Values must be UTF-8.
 * Same value twice (same key) is added once. */
void contact_add_way(struct contact *c, enum contact_kind kind, const char *label,
                     const char *value, bool preferred);
void contact_add_date(struct contact *c, const char *label, struct date date);
void contact_add_tag(struct contact *c, const char *tag);
void contact_add_role(struct contact *c, const char *role);
void contact_add_fact(struct contact *c, const char *fact);
void contact_add_link(struct contact *c, const char *relation, const char *name);
void contact_add_touch(struct contact *c, struct date date, const char *method,
                       const char *text);

/* Trimmed one-line copy for the name fields, NULL when blank. */
const char *contact_word(struct contact *c, const char *text);

/*
 * Counts the record, fills c->name (given and family, or nickname, organisation,
 * e-mail, phone; in this order) and puts it in the list; a record with none of these,
 * or over the limits, is skipped with a reason and freed.
 */
void contact_finish(struct contacts *all, struct contact *c);

/* Counts a record that can't be taken. */
void contact_skip(struct contacts *all, long line, const char *fmt, ...)
    PRINTF_LIKE(3, 4);

/* Notes a value that was left out, without the record. */
void contact_remark(struct contacts *all, long line, const char *fmt, ...)
    PRINTF_LIKE(3, 4);

#endif
