/* Why somebody is named today, in words. */
#ifndef APP_REASONS_H
#define APP_REASONS_H

#include "app/today.h"

/* Fills pick->reasons from its candidate, record and touches; the first is the one that
 * brought them here. */
void app_reasons(const void *ctx, day_t today, struct pick *pick);

/* "3 weeks ago", "yesterday", "today", "in 5 days". */
char *app_ago(const void *ctx, day_t day, day_t today);

/* "10 days", "6 weeks", "5 months". */
char *app_span(const void *ctx, int days);

#endif
