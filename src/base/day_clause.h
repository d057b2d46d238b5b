/* The text of a dated clause, when its date is taken out. */
#ifndef BASE_DAY_CLAUSE_H
#define BASE_DAY_CLAUSE_H

#include <stdbool.h>

/* The end of the text `start`..`end` without the joining words ("on", "is", "from the",
 * "Fri"), marks and spaces that lead to a date behind it. */
const char *clause_strip_tail(const char *start, const char *end);

/* The start of the text without the marks and spaces it begins with; `joins`: nor the
 * words that follow a date ("is", "and"). `end` when nothing is left. */
const char *clause_strip_lead(const char *start, const char *end, bool leads);

/* The start of the text without the words that tied it to a sentence before: "and then
 * her son graduates". */
const char *clause_strip_ties(const char *start, const char *end);

/* Takes brackets out that lost their other half. */
void clause_drop_brackets(char *text);

/* Something to read, not marks alone. */
bool clause_has_word(const char *text);

/* Speaks of a birthday or an anniversary. */
bool clause_is_yearly(const char *text);

#endif
