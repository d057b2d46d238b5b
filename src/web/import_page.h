/* The pages of an import: what they show beside the model. */
#ifndef WEB_IMPORT_PAGE_H
#define WEB_IMPORT_PAGE_H

#include "web/page.h"
#include "web/upload.h"

/* {"token","file","state","done","total","problem","tags","layout","review"} */
json_t *import_model(const struct upload *upload);

/* Lists to decide from, columns to choose for, and words for a page. */
void import_dress(const struct request *rq, const struct upload *upload, json_t *model);

/* "12", or "12-1" for the second record of that line. */
char *import_key(const void *ctx, long line, int nth);

/* The decisions in a form, "decision.12=merge:3". INVALID for what is none. */
MUST_CHECK enum fault import_read_choices(const struct request *rq,
                                          struct import_choices *out,
                                          struct error *err);

/* The columns in a form, "map.3=email.work", as a map has them: "#3=email.work". */
void import_read_map(const struct request *rq, struct strings *out);

/* The same of a sheet of referrals. */
void import_sheet_dress(const struct request *rq, const struct upload *upload,
                        json_t *model);

/* How a form or a program wants a sheet to be read, from how it is read now; *changed
 * when it is to be read anew. INVALID names the field. */
MUST_CHECK enum fault import_read_sheet(const struct request *rq,
                                        const struct upload_sheet *now,
                                        struct upload_sheet *out, bool *changed,
                                        struct error *err);

#endif
