/* The log: one line a request, with the route instead of the address, so that neither
 * names nor numbers of people are in it. */
#ifndef WEB_WEBLOG_H
#define WEB_WEBLOG_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

struct weblog;

/* `path`: a file, begun anew when it is larger than WEBLOG_MAX (the one before is kept
 * beside it); "-" is stderr; NULL writes nothing. */
MUST_CHECK enum fault weblog_open(const void *ctx, const char *path,
                                  struct weblog **out, struct error *err);
#define WEBLOG_MAX (2 << 20)

void weblog_request(struct weblog *log, const char *verb, const char *route, int status,
                    size_t bytes, int64_t microseconds);
/* What went wrong inside; gives the number that the user is told. */
int weblog_trouble(struct weblog *log, const char *route, const char *text);

#endif
