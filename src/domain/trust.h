/*
 * The trust gauge (METHOD T5): five to thirteen touches are said to come before trust.
 * Research on it is thin, and whoever shows the gauge says so.
 */
#ifndef DOMAIN_TRUST_H
#define DOMAIN_TRUST_H

#define TRUST_LOW 5
#define TRUST_HIGH 13

enum trust {
    TRUST_NONE,     /* no touch yet */
    TRUST_GROWING,  /* fewer than the low number */
    TRUST_LIKELY,   /* within the range */
    TRUST_EXPECTED, /* beyond it */
};

enum trust trust_of(int touches);
const char *trust_word(enum trust trust); /* "none", "growing", "likely", "expected" */

/* What the count means, in a sentence for people. */
const char *trust_meaning(enum trust trust);

/* How far the evidence goes, in a sentence for people. */
const char *trust_caveat(void);

#endif
