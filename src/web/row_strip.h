/* The last days' marks and the row, for the top of a page (METHOD P10). */
#ifndef WEB_ROW_STRIP_H
#define WEB_ROW_STRIP_H

#include <jansson.h>

#include "base/day.h"

/*
 * Adds to a model that has "date", "marks", "row", "to_treat", "row_treat" and "treat"
 * (that of /today, of /row) what the template row_strip shows, HTML only: "strip":
 * {"says","marks":[{"class","day","words"}]}.
 */
void row_strip_add(const void *ctx, json_t *model);

#endif
