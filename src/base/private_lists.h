/* For private.c alone: what it goes by. */
#ifndef BASE_PRIVATE_LISTS_H
#define BASE_PRIVATE_LISTS_H

#include <stdbool.h>
#include <stddef.h>

extern const char *const private_given[],
    *const private_either[], *const private_general[], *const private_short[];
extern const size_t private_given_count, private_either_count, private_general_count,
    private_short_count;

/* Whether there is one in a text; a date is no number. */
bool private_has_phone(const char *text);
bool private_has_email(const char *text);

#endif
