/* Writing a card (METHOD P4): to which address, and what stands on the envelope. */
#ifndef DOMAIN_CARD_H
#define DOMAIN_CARD_H

#include "base/array.h"
#include "domain/facts.h"

/* The address to write to: their first, which is the preferred one; NULL when there is
 * none. */
const struct way *card_address(const struct record *record);

/* The name, the organisation unless the address is their home, and the lines of the
 * address. Empty when there is no address. Strings are under ctx or of the record. */
struct strings card_lines(const void *ctx, const struct record *record);

#endif
