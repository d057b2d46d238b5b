/* Reading values of the plan; for plan.c alone. */
#ifndef DOMAIN_PLAN_READ_H
#define DOMAIN_PLAN_READ_H

#include "domain/plan.h"

/* "mon-fri", "mon,wed,fri", "every day" into bits, bit 0 is Monday; 0 when it can't be
 * read. */
unsigned plan_read_weekdays(const char *text);

/* The same for the one spelling that settings are kept in, "mon,wed,fri". */
unsigned plan_kept_weekdays(const char *text);

bool plan_read_number(const char *text, int low, int high, int *out);
bool plan_read_yes_no(const char *text, bool *out);

/* How many; 0 when one of them is no method. */
int plan_read_methods(const char *text, enum method out[PLAN_METHODS_MAX]);

#endif
