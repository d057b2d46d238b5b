/* To whom one could refer (METHOD R3): who fits what is looked for, in which order. */
#ifndef DOMAIN_COLLEAGUE_H
#define DOMAIN_COLLEAGUE_H

#include "domain/know.h"

struct colleague {
    struct potential who;
    const char *address; /* all of them, or NULL */
    const char *refer;   /* how best to refer to them (METHOD N5), or NULL */
    day_t refer_day;
    /* Set by colleague_fits(): */
    int matched;          /* how many of the words */
    int fit;              /* how well, the more the better */
    struct strings lacks; /* the words that nothing is written about */
};
struct colleagues ARRAY(struct colleague);

/* What is looked for. */
struct colleague_wish {
    struct strings words; /* as colleague_words() gives them */
    struct strings place; /* all of these are to be found where they work */
    bool free_only;       /* those who said that they have free places */
};

/* Words as typed, folded, each once. Little words ("for", "with") say nothing and are
 * left out, unless there are no others. */
void colleague_words(const void *ctx, const char *typed, struct strings *out);

/* What of such a word a written one must begin with: all but the s of a plural. */
char *colleague_stem(const void *ctx, const char *word);

/*
 * Whether they are named for that wish, and how well they fit: each word counts once,
 * where it is worth most: what they do and whom they see, then their role, their work
 * and place, then the rest. One word is enough. Without words, whoever is known to see
 * people is named.
 */
bool colleague_fits(const void *ctx, const struct colleague_wish *wish,
                    struct colleague *c);

/*
 * Those with most of the words come first, then the better fit; those who said lately
 * that they are full come behind the others. Among equals the one who was never
 * referred to is first, then the one referred to longest ago, then who sent more than
 * they got.
 */
void colleague_order(struct colleagues *all, day_t today);

#endif
