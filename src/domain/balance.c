#include "domain/balance.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#include "base/ban.h"

static const char *const words[BALANCE_KIND_COUNT] = {
    [BALANCE_OWED] = "owed", [BALANCE_UNHEARD] = "unheard", [BALANCE_EVEN] = "even"};

const char *
balance_kind_word(enum balance_kind kind) {
    return words[kind];
}

bool
balance_kind_from_word(const char *word, enum balance_kind *out) {
    for (int i = 0; i < BALANCE_KIND_COUNT; i++)
        if (text_same_ascii(word, words[i])) {
            *out = (enum balance_kind)i;
            return true;
        }
    return false;
}

enum balance_kind
balance_kind(int received, int given) {
    if (received == 0 && given > 0)
        return BALANCE_UNHEARD;
    if (received > 0 && (given == 0 || received - given >= 2))
        return BALANCE_OWED;
    return BALANCE_EVEN;
}

static int
by_owed(const void *left, const void *right) {
    const struct balance *a = left;
    const struct balance *b = right;
    enum balance_kind ours = balance_kind(a->received, a->given);
    enum balance_kind theirs = balance_kind(b->received, b->given);
    if ((ours == BALANCE_OWED) != (theirs == BALANCE_OWED))
        return ours == BALANCE_OWED ? -1 : 1;
    int owed = ours == BALANCE_OWED
                   ? (b->received - b->given) - (a->received - a->given)
                   : (b->received + b->given) - (a->received + a->given);
    if (owed)
        return owed;
    if (a->received_day != b->received_day)
        return a->received_day > b->received_day ? -1 : 1;
    int names = strcmp(a->name, b->name);
    return names ? names
                 : (a->person_id > b->person_id) - (a->person_id < b->person_id);
}

void
balance_order(struct balances *all) {
    if (all->count > 1)
        qsort(all->items, all->count, sizeof *all->items, by_owed);
}

static day_t
later(day_t a, day_t b) {
    return a > b ? a : b;
}

struct balance
balance_sum(const struct balances *all) {
    struct balance sum = {.name = "", .received_day = DAY_NONE, .given_day = DAY_NONE};
    for (size_t i = 0; i < all->count; i++) {
        const struct balance *b = &all->items[i];
        sum.received += b->received;
        sum.given += b->given;
        sum.received_year += b->received_year;
        sum.given_year += b->given_year;
        sum.received_day = later(sum.received_day, b->received_day);
        sum.given_day = later(sum.given_day, b->given_day);
    }
    return sum;
}
