/* What one import carries along; for import*.c alone. */
#ifndef APP_IMPORT_WORK_H
#define APP_IMPORT_WORK_H

#include "app/import.h"
#include "app/record.h"

/* A person that this import added, and where in the file. */
struct import_added {
    int64_t id;
    size_t record; /* in out->records */
};

struct import_work {
    const void *ctx; /* of the answer */
    const struct app *app;
    const struct import_request *request;
    struct import_answer *out;
    struct import_choices choices; /* in order of line and nth */
    struct import_addeds ARRAY(struct import_added) added; /* in order of id */
};

/* The record that is being read, to be told of; NULL without review. */
struct import_record *import_tell(struct import_work *w, const struct contact *c,
                                  int nth, const struct record *record);

/* It is merged with `there`. */
void import_tell_merge(struct import_work *w, struct import_record *to,
                       const struct record *there, const struct record *record,
                       const struct merge *merge, enum match match);

/* Finds, for those that were added, who here may be the same. */
MUST_CHECK enum fault import_find_possible(const struct import_work *w,
                                           struct error *err);

#endif
