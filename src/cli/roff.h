/* Text for man(7) pages: escaped, ASCII alone. All results are talloc memory under ctx.
 */
#ifndef CLI_ROFF_H
#define CLI_ROFF_H

#include <stdio.h>

/* As it is typed: every character stands for itself, a hyphen is the one of the
 * keyboard. */
char *roff_literal(const void *ctx, const char *text);

/* Prose: `…` becomes bold, hyphens inside of words may be set as such. */
char *roff_prose(const void *ctx, const char *text);

/* Usage: "NAME [METHOD] --undo" with the words in capitals in italics, others in bold.
 */
char *roff_usage(const void *ctx, const char *text);

/* Prints a roff text in lines of about 75 bytes, broken at its spaces. */
void roff_fill(FILE *out, const char *roff);

/* Prints prose in paragraphs (separated by \n\n), ".PP" between them. */
void roff_paragraphs(FILE *out, const char *text);

#endif
