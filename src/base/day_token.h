/* The words, numbers and marks that a typed date is made of. Shared by the day_*.c. */
#ifndef BASE_DAY_TOKEN_H
#define BASE_DAY_TOKEN_H

#include <stdbool.h>
#include <stddef.h>

enum token_kind { TOKEN_END, TOKEN_NUMBER, TOKEN_WORD, TOKEN_MARK };

/* Any kind of dash is '-', ".." and "…" are MARK_RANGE, curly quotes are '"'. */
#define MARK_RANGE '~'

struct token {
    enum token_kind kind;
    const char *start, *end; /* in the text */
    bool spaced;             /* white space before it */
    bool newline;            /* a line end among that */
    bool ordinal;            /* a number with st, nd, rd, th (part of the token) */
    char mark;
    int value;     /* of a number, at most TOKEN_VALUE_MAX */
    int digits;    /* how many, at most 10 */
    char word[16]; /* lower case; "" when it is longer or not plain ASCII */
};

#define TOKEN_VALUE_MAX 999999999

/* ASCII letters, and every byte beyond ASCII. */
bool token_letter(char c);
bool token_digit(char c);

/* Reads the token at `p`; the next one begins at token.end. */
struct token token_at(const char *p);

/* Reads up to `max` tokens with an END behind them, so there is room for max + 1.
 * False if the text holds more; what was read is there all the same. */
bool token_split(const char *text, struct token *out, size_t max);

bool token_is(const struct token *t, const char *word);
bool token_is_mark(const struct token *t, char mark);

/* A word of the NULL-ended list. */
bool token_in(const struct token *t, const char *const *words);

/* Monday 0 … Sunday 6, or -1: full names, three letters, "tues", "weds", "thurs". */
int token_weekday(const struct token *t);

/* 1..12, or 0: full names, three letters, "sept". */
int token_month(const struct token *t);

/* A length of time: "d", "weeks", "mths", "yr", "fortnight". */
enum unit { UNIT_NONE, UNIT_DAY, UNIT_WEEK, UNIT_FORTNIGHT, UNIT_MONTH, UNIT_YEAR };
enum unit token_unit(const struct token *t);

/* A number, or a word for one (a, an, one … twelve); -1 when it is neither. */
int token_count(const struct token *t);

#endif
