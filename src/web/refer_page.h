/* The page "How to refer to me", as other pages show it. */
#ifndef WEB_REFER_PAGE_H
#define WEB_REFER_PAGE_H

#include <jansson.h>

#include "app/refer_page.h"

/* For the template leaflet: {"heading","name","title","parts","ways","code_svg",…} */
json_t *leaflet_model(const void *ctx, const struct refer_answer *answer);

#endif
