/* Sums of money as people type them, in hundredths; what they are counted in is kept
 * beside them. */
#ifndef BASE_AMOUNT_H
#define BASE_AMOUNT_H

#include <stdbool.h>
#include <stdint.h>

#define AMOUNT_TEXT_MAX 32
#define AMOUNT_MAX ((int64_t)100000000000000) /* in hundredths */

/* "120", "120.5", "1,250.00", "1.250,00", "1 250", also with a currency before or
 * behind
 * ("€ 120", "120 EUR"); a separator with three digits behind it divides thousands.
 * False for anything else, what is below 0 included. */
bool amount_parse(const char *text, int64_t *hundredths);

/* "120.50"; "120" when nothing is behind the point. Returns `out`. */
const char *amount_text(int64_t hundredths, char out[AMOUNT_TEXT_MAX]);

#endif
