/* Bringing people in from files, and taking an import back (METHOD P1, P11). */
#ifndef APP_IMPORT_H
#define APP_IMPORT_H

#include "app/app.h"
#include "domain/merge.h"
#include "exchange/contact.h"

/* Called now and then with how many of `total` are done. */
typedef void import_progress_fn(void *data, size_t done, size_t total);

struct import_request {
    const char *file; /* its name, for the record */
    const struct contacts *contacts;
    bool dry_run;                 /* only show what would happen */
    const struct strings *tags;   /* put on everybody, may be NULL */
    import_progress_fn *progress; /* may be NULL */
    void *data;
};

struct import_conflict {
    long line;
    int64_t person_id;
    const char *name;
    struct conflict conflict;
};
struct import_conflicts ARRAY(struct import_conflict);

struct import_answer {
    struct import import; /* counts */
    const struct contacts *contacts;
    size_t read; /* records of people, skipped ones among them */
    bool dry_run;
    int let_go;    /* of the unchanged: people let go, left alone (METHOD P7) */
    int reachable; /* of the added: those that can be reached (METHOD P2) */
    struct import_conflicts conflicts;
    struct strings added_names; /* the first few */
    struct plan plan;
    int people; /* on the list now */
};

/* All or nothing for the file's good records: they go in in one change. */
MUST_CHECK enum fault app_import(const void *ctx, const struct app *app,
                                 const struct import_request *request,
                                 struct import_answer *out, struct error *err);

struct import_undo_answer {
    struct import import; /* the one taken back */
    int kept;             /* people who stay, for something was done with them since */
};

/* NOT_FOUND when there is no import to take back. */
MUST_CHECK enum fault app_import_undo(const void *ctx, const struct app *app,
                                      struct import_undo_answer *out,
                                      struct error *err);

#endif
