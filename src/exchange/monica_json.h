/* Values of a Monica export as they come: any field may be missing or of another type,
 * and then counts as absent. */
#ifndef EXCHANGE_MONICA_JSON_H
#define EXCHANGE_MONICA_JSON_H

#include <jansson.h>
#include <stdbool.h>

#include "base/array.h"
#include "base/day.h"

/* Each element of an array; no turn at all when it is none. */
#define MONICA_EACH(array, i, element)                                                 \
    for (size_t i = 0; ((element) = json_array_get((array), i)) != NULL; i++)

/* A text that is not blank, else NULL. Lives as long as the object, or as ctx when NULs
 * had to be taken out. */
const char *monica_text(const void *ctx, const json_t *object, const char *key);

/* true, or a number other than 0. */
bool monica_flag(const json_t *object, const char *key);

/* A number, also one written as text; `none` without one. */
double monica_number(const json_t *object, const char *key, double none);

/* The day of a time stamp "2024-01-10T05:33:00.000000Z" (or {"date": "2024-01-10 …"});
 * month 0 without one. */
struct date monica_date(const json_t *object, const char *key);

/* What `group`, {"count", "type", "values"}, holds if its type is `type`, else NULL.
 * "contact-field" and the plural count as "contact_field". */
const json_t *monica_values(const json_t *group, const char *type);

/* All parts with `between` between them. */
char *monica_join(const void *ctx, const struct strings *parts, const char *between);

#endif
