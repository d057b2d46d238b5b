/*
 * What a page was sent: the fields of a query, of a form (urlencoded or multipart) or
 * of a JSON object, all the same to those who read them. Values are valid UTF-8 without
 * NULs; only files are bytes as they came.
 */
#ifndef WEB_FORM_H
#define WEB_FORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/array.h"
#include "base/day.h"
#include "base/error.h"
#include "domain/facts.h"

struct MHD_Connection;

#define FORM_FIELDS_MAX 20000

struct form_field {
    const char *name;
    const char *value; /* NUL-terminated */
    size_t len;
    const char *file; /* the file's name, when it is one; else NULL */
};

struct form ARRAY(struct form_field);

/* Percent-decodes in place of a copy; '+' is a space in queries and forms. INVALID for
 * a broken escape or one for NUL. */
MUST_CHECK enum fault form_decode(const void *ctx, const char *text, size_t len,
                                  bool plus, char **out, struct error *err);

/* "a=1&b=two+words" (https://url.spec.whatwg.org/#urlencoded-parsing). */
MUST_CHECK enum fault form_read_query(const void *ctx, const char *text, size_t len,
                                      struct form *out, struct error *err);

/* A JSON object: text, numbers, true ("yes"), false ("no") and lists of these; what is
 * inside another object is named with a dot, "choice.12"; null is left out. */
MUST_CHECK enum fault form_read_json(const void *ctx, const char *bytes, size_t len,
                                     struct form *out, struct error *err);

/* multipart/form-data (RFC 7578), as the connection's Content-Type divides it. */
MUST_CHECK enum fault form_read_multipart(const void *ctx,
                                          struct MHD_Connection *connection,
                                          const char *bytes, size_t len,
                                          struct form *out, struct error *err);

/* Adds a field; the value must outlive the form. INVALID when it is no UTF-8. */
MUST_CHECK enum fault form_add(const void *ctx, struct form *form, const char *name,
                               const char *value, size_t len, struct error *err);

/* The first of that name, NULL when there is none or it is blank. */
const char *form_get(const struct form *form, const char *name);
bool form_has(const struct form *form, const char *name); /* even if blank */
/* The values of all of that name that are not blank. */
struct strings form_all(const void *ctx, const struct form *form, const char *name);
/* An uploaded file, NULL when there is none. */
const struct form_field *form_file(const struct form *form, const char *name);

/* yes, on, true, 1; no, off, false, 0; else NOT_SAID. */
enum said form_said(const struct form *form, const char *name);
bool form_yes(const struct form *form, const char *name);

/* A date as people type it, on or after today unless `past`; DAY_NONE when there is
 * none. */
MUST_CHECK enum fault form_day(const struct form *form, const char *name, day_t today,
                               bool past, day_t *out, struct error *err);
/* `standard` when it is absent. */
MUST_CHECK enum fault form_int(const struct form *form, const char *name, int low,
                               int high, int standard, int *out, struct error *err);
/* 0 when absent. */
MUST_CHECK enum fault form_id(const struct form *form, const char *name, int64_t *out,
                              struct error *err);

#endif
