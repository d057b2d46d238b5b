#include "domain/silence.h"

#include <math.h>

#include "base/ban.h"

/* Days of the user's pauses in from..to, both included; pauses don't overlap. */
static int
paused_days(const struct pauses *pauses, day_t from, day_t to) {
    int days = 0;
    for (size_t i = 0; pauses && i < pauses->count; i++) {
        day_t first = pauses->items[i].from_day, last = pauses->items[i].to_day;
        first = first < from ? from : first;
        last = last > to ? to : last;
        days += last >= first ? last - first + 1 : 0;
    }
    return days;
}

struct silence
silence_of(const day_t *days, size_t count, day_t today, const struct pauses *pauses) {
    struct silence s = {.chance = 1};
    while (count > 0 && days[count - 1] > today)
        count--;
    if (count == 0)
        return s;
    day_t last = days[count - 1], first = last;
    s.days = 1;
    for (size_t i = count - 1; i-- > 0 && s.days < SILENCE_DAYS;) {
        s.days += days[i] < first;
        first = days[i];
    }
    s.span = last - first;
    s.quiet = today - last - paused_days(pauses, last + 1, today);
    if (!silence_tells(&s))
        return s;
    s.usual = (s.span + (s.days - 1) / 2) / (s.days - 1);
    double known = s.span + SILENCE_PRIOR;
    s.chance = pow(known / (known + s.quiet), s.days - 1);
    return s;
}

bool
silence_tells(const struct silence *silence) {
    return silence->days >= SILENCE_LEAST;
}
