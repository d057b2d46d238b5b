#include "domain/code.h"

#include <stdio.h>

#include "base/ban.h"

/* Letters that are not mistaken for each other when said on the phone. */
static const char consonants[] = "bdfgklmnprstvz";
static const char vowels[] = "aeiou";

#define SYLLABLES (14 * 5)
#define WORDS (SYLLABLES * SYLLABLES)
/* Shares no factor with WORDS * 10, so that multiplying visits every code once. */
#define STEP 30983

const char *
code_make(int64_t n, char out[CODE_MAX]) {
    int64_t space = (int64_t)WORDS * 10;
    int64_t round = n / space;
    int64_t at = (n % space) * STEP % space;
    int word = (int)(at / 10);
    int first = word / SYLLABLES;
    int second = word % SYLLABLES;
    int used =
        snprintf(out, CODE_MAX, "%c%c%c%c-%d", consonants[first / 5], vowels[first % 5],
                 consonants[second / 5], vowels[second % 5], (int)(at % 10));
    if (round > 0)
        snprintf(out + used, CODE_MAX - (size_t)used, "%lld", (long long)round);
    return out;
}
