#include "domain/touch.h"

#include "base/ban.h"

enum said
touches_liked(const struct touches *touches) {
    for (size_t i = 0; i < touches->count; i++)
        if (touches->items[i].liked != NOT_SAID)
            return touches->items[i].liked;
    return NOT_SAID;
}
