/* Sums of money, in hundredths; what they are counted in is kept beside them. */
#ifndef BASE_SUM_H
#define BASE_SUM_H

#include <stdbool.h>
#include <stdint.h>

/* "120", "120.50", "120,5", "1,200.50", "1 200,50", "1'200", also with a currency
 * before or behind it: "€ 120", "120 EUR"; false for anything else, less than nothing,
 * and a milliard or more. */
bool sum_parse(const char *text, int64_t *hundredths);

#define SUM_TEXT_MAX 24

/* "1200.50", or "1200" when it is whole. Returns `out`. */
const char *sum_text(int64_t hundredths, char out[SUM_TEXT_MAX]);

#endif
