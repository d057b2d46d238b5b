#include "cli/near.h"

#include <stdint.h>
#include <string.h>

#include "base/ban.h"

/* Longer words are not compared; no command is nearly as long. */
#define WORD_MAX 32
#define FAR 1000

static int
least(int a, int b, int c) {
    int low = a < b ? a : b;
    return low < c ? low : c;
}

/* How many letters were added, left out, mistaken or swapped with their neighbour. */
static int
distance(const char *a, const char *b) {
    size_t na = strlen(a);
    size_t nb = strlen(b);
    int d[WORD_MAX + 1][WORD_MAX + 1];
    if (na > WORD_MAX || nb > WORD_MAX)
        return FAR;
    for (size_t j = 0; j <= nb; j++)
        d[0][j] = (int)j;
    for (size_t i = 1; i <= na; i++) {
        d[i][0] = (int)i;
        for (size_t j = 1; j <= nb; j++) {
            d[i][j] = least(d[i - 1][j] + 1, d[i][j - 1] + 1,
                            d[i - 1][j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
                d[i - 2][j - 2] + 1 < d[i][j])
                d[i][j] = d[i - 2][j - 2] + 1;
        }
    }
    return d[na][nb];
}

/* A beginning counts as one mistake; otherwise a third of the letters may be wrong. */
static int
farness(const char *typed, const char *word) {
    size_t len = strlen(typed);
    if (len >= 2 && strncmp(typed, word, len) == 0)
        return 1;
    int allowed = len <= 3 ? 1 : (int)(len > WORD_MAX ? WORD_MAX : len) / 3;
    int d = distance(typed, word);
    return d <= allowed ? d : FAR;
}

const struct command *
near_command(const char *typed) {
    const struct command *best = NULL;
    int best_far = FAR;
    for (size_t i = 0; commands[i]; i++) {
        int far = commands[i]->hidden ? FAR : farness(typed, commands[i]->name);
        if (far < best_far) {
            best_far = far;
            best = commands[i];
        }
    }
    return best;
}

const char *
near_option(const struct command *command, const char *typed) {
    const struct option *const tables[] = {command ? command->options : NULL,
                                           global_options};
    const char *best = NULL;
    int best_far = FAR;
    for (size_t t = 0; t < 2; t++)
        for (const struct option *o = tables[t]; o && o->name; o++) {
            int far = farness(typed, o->name);
            if (far < best_far) {
                best_far = far;
                best = o->name;
            }
        }
    return best;
}
