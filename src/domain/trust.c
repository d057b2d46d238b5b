#include "domain/trust.h"

#include "base/ban.h"

enum trust
trust_of(int touches) {
    if (touches <= 0)
        return TRUST_NONE;
    if (touches < TRUST_LOW)
        return TRUST_GROWING;
    return touches <= TRUST_HIGH ? TRUST_LIKELY : TRUST_EXPECTED;
}

const char *
trust_word(enum trust trust) {
    static const char *const words[] = {"none", "growing", "likely", "expected"};
    return words[trust];
}

const char *
trust_meaning(enum trust trust) {
    static const char *const meanings[] = {
        "Not in touch yet. The first touch is the hardest; it only has to be kind.",
        "It is early: keep giving, and let it grow.",
        "This is where trust is said to begin.",
        "More than is said to be needed. Go by what you feel.",
    };
    return meanings[trust];
}

const char *
trust_caveat(void) {
    return "Five to thirteen touches are said to come before trust. Research on it is "
           "thin: take it as a reminder to be patient, not as a measure.";
}
