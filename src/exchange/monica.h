/*
 * Monica 4's JSON export (Settings, Export, JSON; app/ExportResources in
 * monicahq/monica):
 *
 *   {"version": "1.0-preview.1", "account": {
 *      "data": [{"count", "type": "contact", "values": [
 *                  {"uuid", "properties": {…}, "data": [{"count", "type",
 * "values"}]}]},
 *               {"type": "relationship", …}, {"type": "activity", …}, …],
 *      "instance": {"contact_field_types": […], "activity_types": […], …}}}
 *
 * Taken: names, company and job, tags, the star, contact fields, addresses; birthdate
 * and first meeting as dates (an age alone as a fact, "born about 1994"; without the
 * year if it is unknown); who introduced them and relationships as links;
 * stay_in_touch_frequency as the rhythm; calls, conversations and activities as
 * touches; yearly reminders as dates; life events, gifts, pets, open tasks, food and
 * other reminders as facts; the description and notes as the note. Archived contacts
 * are tagged "archived". Left out: debts, documents, genders, journal; pictures are
 * counted.
 *
 * A contact that only exists as someone's relation (is_partial) is counted as read and
 * gives its name to links; people who have died and the user's own card are skipped
 * with a reason. A field of an unexpected type is left out, the record stays.
 */
#ifndef EXCHANGE_MONICA_H
#define EXCHANGE_MONICA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "exchange/contact.h"

/*
 * Reads an export; `*out` is a talloc child of ctx. A contact's line is the one on
 * which its object begins. INVALID, naming line and column, when the file is not whole
 * JSON in UTF-8, nests deeper than 2048 levels (jansson's limit) or names a field twice
 * in one object; INVALID as well when it holds no account data.
 */
MUST_CHECK enum fault monica_read(const void *ctx, const char *bytes, size_t len,
                                  struct contacts **out, struct error *err);

/* Whether the bytes are likely such an export. */
bool monica_looks_like(const char *bytes, size_t len);

#endif
