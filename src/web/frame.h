/* What is around every page: title, navigation, the sentence on top, scripts. */
#ifndef WEB_FRAME_H
#define WEB_FRAME_H

#include "web/page.h"

/* The finished page, as a talloc child of rq->ctx. */
char *frame_render(const struct request *rq, const struct reply *reply, size_t *len);

/* The same around a page of its own for an error. `number` 0: none. */
char *frame_error(const struct request *rq, int status, const char *title,
                  const struct error *err, int number, size_t *len);

#endif
