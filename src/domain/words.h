/* The words of the method, as kept and typed. */
#ifndef DOMAIN_WORDS_H
#define DOMAIN_WORDS_H

#include "domain/facts.h"

/* The canonical word ("in-person", "knowledge", "following"); "" for none. */
const char *method_word(enum method method);
const char *share_word(enum share share);
const char *way_kind_word(enum way_kind kind);
const char *fact_kind_word(enum fact_kind kind);
const char *reach_out_state_word(enum reach_out_state state);
const char *reach_out_origin_word(enum reach_out_origin origin);
const char *referral_direction_word(enum referral_direction direction);
const char *referral_end_word(enum referral_end end);   /* "not-a-fit" … */
const char *referral_end_phrase(enum referral_end end); /* "not a fit" … */
const char *thanks_word(enum thanks thanks);            /* "owed" … */
const char *level_word(enum level level);               /* "none", "some", "much" */
const char *tag_kind_word(enum tag_kind kind);
const char *import_outcome_word(enum import_outcome outcome);
const char *own_word_kind_word(enum own_word_kind kind);

/* What a dated clause tells of: "her birthday" is FACT_BIRTHDAY, anything else
 * FACT_EVENT. Somebody else's ("Mia's birthday") is an event. */
enum fact_kind fact_kind_of_clause(const char *text);

/* For a button or a heading: "E-mail", "In person". */
const char *method_title(enum method method);

/* For a sentence: "a handwritten card", "by e-mail". */
const char *method_phrase(enum method method); /* "by e-mail" */
const char *method_invite(enum method method); /* "write an e-mail" */

/*
 * The method that a typed word means: its own name, a synonym ("call", "coffee",
 * "note", "whatsapp") or an unambiguous beginning of a name ("ph"). METHOD_NONE when it
 * is no such word.
 */
enum method method_from_word(const char *word);
enum share share_from_word(const char *word);

/* "email, phone, card, gift, in-person, text, video, social, post" */
char *method_list(const void *ctx);

#endif
