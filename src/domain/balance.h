/* Give and get (METHOD R3): who sent how many, and who was sent how many. */
#ifndef DOMAIN_BALANCE_H
#define DOMAIN_BALANCE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/array.h"
#include "base/day.h"

/* One person's side of the ledger. */
struct balance {
    int64_t person_id;
    const char *name; /* never NULL */
    bool active;
    int received, given;           /* ever */
    int received_year, given_year; /* since the year began */
    day_t received_day, given_day; /* the last of each, or DAY_NONE */
};
struct balances ARRAY(struct balance);

/* How it stands with somebody. */
enum balance_kind {
    BALANCE_OWED,    /* they sent you some, and got none, or two less at least */
    BALANCE_UNHEARD, /* you sent them some, and never got one */
    BALANCE_EVEN,    /* both gave, about alike */
    BALANCE_KIND_COUNT,
};

const char *balance_kind_word(enum balance_kind kind); /* "owed", "unheard", "even" */
bool balance_kind_from_word(const char *word, enum balance_kind *out);

enum balance_kind balance_kind(int received, int given);

/* Who is owed most first, of those alike who sent last; then the others, by how much
 * went to and fro. */
void balance_order(struct balances *all);

/* All of them together. */
struct balance balance_sum(const struct balances *all);

#endif
