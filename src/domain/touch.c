#include "domain/touch.h"

#include "base/memory.h"
#include "domain/words.h"

#include "base/ban.h"

enum said
touches_liked(const struct touches *touches) {
    for (size_t i = 0; i < touches->count; i++)
        if (touches->items[i].liked != NOT_SAID)
            return touches->items[i].liked;
    return NOT_SAID;
}

char *
touch_title(const void *ctx, const struct touch *touch, const char *name) {
    const char *phrase = method_phrase(touch->method);
    if (touch->word)
        return mem_printf(ctx, "%s with %s", touch->word, name);
    return mem_printf(ctx, "touch with %s%s%s", name, *phrase ? ", " : "", phrase);
}
