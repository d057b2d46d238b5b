/*
 * friends.md, the file of the command-line program "friends" (JacobEvelyn/friends):
 *
 *   ### Activities:
 *   - 2018-01-04: Lunch with **Grace Hopper** in _Paris_. @food
 *   ### Notes:
 *   - 2018-06-15: **Grace Hopper** gets a building named after her. @navy
 *   ### Friends:
 *   - Grace Hopper (a.k.a. The Admiral a.k.a. Amazing Grace) [Paris] @navy @science
 *   ### Locations:
 *   - Paris
 *
 * An activity is a touch on everyone it names in bold, a note a fact that begins with
 * its date. The first nickname is the nickname, further ones and the place are facts
 * ("place: Paris" is nowhere a card could be sent). People named in activities or notes
 * alone are taken as well; their line is that of the first mention. A touch does not
 * say by which method. Locations are left out. Lines of another shape are skipped with
 * a reason.
 */
#ifndef EXCHANGE_FRIENDS_H
#define EXCHANGE_FRIENDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "exchange/contact.h"

/*
 * Reads the file; `*out` is a talloc child of ctx, which owns the texts that several
 * contacts share. Lines that are not UTF-8 are read as Windows-1252, lines above
 * CONTACT_RECORD_MAX are skipped. INVALID when there is no section at all.
 */
MUST_CHECK enum fault friends_read(const void *ctx, const char *bytes, size_t len,
                                   struct contacts **out, struct error *err);

/* Whether a line of the first 64 KiB is one of the section headings. */
bool friends_looks_like(const char *bytes, size_t len);

#endif
