/* What is said when a touch was written down. */
#ifndef WEB_LOG_SAID_H
#define WEB_LOG_SAID_H

#include "app/log.h"

/* "Logged: Ana Ruiz, coffee. Next: Fri 6 March. Noted for 12 June: …" */
char *log_said(const void *ctx, const struct log_answer *answer, day_t today);

/* "coffee", or "by e-mail" when the method's own name was used. */
const char *log_how(enum method method, const char *word);

#endif
