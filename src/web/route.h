/* From an address to its page. */
#ifndef WEB_ROUTE_H
#define WEB_ROUTE_H

#include "web/page.h"

/* The route of a decoded path, NULL when there is none; fills rq's id, other and word
 * (rq may be NULL). */
const struct route *route_find(enum verb verb, const char *path, struct request *rq);

/* All of them as JSON: [{"method","path","about","fields","upload"}]. */
json_t *route_list(void);

#endif
