#include "web/log_said.h"

#include "base/memory.h"
#include "domain/words.h"
#include "web/thanks.h"

#include "base/ban.h"

const char *
log_how(enum method method, const char *word) {
    return word && *word ? word : method_phrase(method);
}

static char *
add_next(const struct log_answer *a, day_t today, char *said) {
    char words[DATE_TEXT_MAX];
    if (a->let_go && !a->was_let_go)
        return mem_append(said, " They leave your list; the history stays.");
    if (a->next != DAY_NONE)
        return mem_append(said, " Next: %s.", day_words(a->next, today, words));
    if (a->stands != DAY_NONE)
        return mem_append(said, " Next, as before: %s.",
                          day_words(a->stands, today, words));
    return said;
}

char *
log_said(const void *ctx, const struct log_answer *a, day_t today) {
    char words[DATE_TEXT_MAX];
    char *said = mem_printf(ctx, "Logged: %s, %s.", a->name,
                            log_how(a->touch.method, a->touch.word));
    if (a->thanked.count)
        said = mem_append(said, " Thanked for %s.", thanks_codes(ctx, &a->thanked));
    said = add_next(a, today, said);
    for (size_t i = 0; i < a->facts.count; i++)
        said = mem_append(said, " Noted for %s: %s.",
                          date_words(a->facts.items[i].date, words),
                          a->facts.items[i].text);
    if (a->warning)
        said = mem_append(said, " %s", a->warning);
    if (a->checkmark_new)
        said = mem_append(said, " %s has its checkmark.",
                          a->touch.day == today ? "Today" : "That day");
    return said;
}
