/* Remembering those one knows already (METHOD N2). */
#ifndef DOMAIN_RECALL_H
#define DOMAIN_RECALL_H

#include <stdbool.h>
#include <stddef.h>

/* A question that helps to remember, and the tag for those whom it brings to mind. */
struct recall_prompt {
    const char *question;
    const char *tag;
};

size_t recall_prompt_count(void);
const struct recall_prompt *recall_prompt_at(size_t i);

/* What was typed in answer: a name, with an e-mail address or a phone number on the
 * same line, or with both. */
struct recalled {
    const char *name; /* NULL when there is none */
    const char *email, *phone;
};

/* False when the line holds neither a name nor an address. */
bool recall_read(const void *ctx, const char *line, struct recalled *out);

#endif
