/* Text is UTF-8 throughout; these make it so, compare it and measure it (libunistring).
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

bool text_is_utf8(const char *bytes, size_t len);

/* NULL or nothing but white space. */
bool text_is_blank(const char *text);

/* A trimmed copy: no white space at the ends, control characters other than \n and \t
 * gone, \r\n and \r as \n. NULL stays NULL; an empty result is NULL, too. */
char *text_clean(const void *ctx, const char *text);

/* The same on one line: runs of white space become one space. */
char *text_clean_line(const void *ctx, const char *text);

/*
 * The search key: case folded, accents and marks removed, letters that don't decompose
 * spelled out (ł l, ø o, ß ss, æ ae, đ d …), punctuation as spaces, words separated by
 * single spaces: "Zoë Łęcka-O'Neil" gives "zoe lecka o neil". Never NULL.
 */
char *text_fold(const void *ctx, const char *text);

/* The same key for both. */
bool text_same(const char *a, const char *b);

/*
 * To UTF-8 from `charset` (an iconv name; NULL guesses: BOM, then valid UTF-8, then
 * UTF-16 by its zero bytes, then UTF-8 with stray bytes, which are taken for
 * Windows-1252, then Windows-1252). A BOM is dropped. NULs are kept.
 * INVALID if the charset is unknown or the bytes aren't in it. `out` is NUL-terminated
 * talloc memory.
 */
MUST_CHECK enum fault text_to_utf8(const void *ctx, const char *bytes, size_t len,
                                   const char *charset, char **out, size_t *out_len,
                                   struct error *err);

/* Columns on a terminal. */
int text_width(const char *text);

/* A copy that is at most `columns` wide, ending in … when cut. */
char *text_cut(const void *ctx, const char *text, int columns);

/* Lower-case ASCII comparison and prefix test, for keywords of formats. */
bool text_same_ascii(const char *a, const char *b);
bool text_starts_ascii(const char *text, const char *prefix);

/* The key by which two phone numbers are the same: digits only, leading + kept, 00 as
 * +; NULL with fewer than 5 digits. */
char *text_phone_key(const void *ctx, const char *phone);

/* The key of an e-mail address: lower case, trimmed, without mailto:; NULL without an
 * @. */
char *text_email_key(const void *ctx, const char *email);

#endif
