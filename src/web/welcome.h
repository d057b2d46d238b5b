/* The first page of an empty practice, and the questions that help to remember (N2). */
#ifndef WEB_WELCOME_H
#define WEB_WELCOME_H

#include "web/page.h"

/* What Today shows while nobody is on the list. */
MUST_CHECK enum fault welcome_show(struct request *rq, struct reply *out,
                                   struct error *err);

#endif
