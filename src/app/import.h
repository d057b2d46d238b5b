/* Bringing people in from files, and taking an import back (METHOD P1, P11). */
#ifndef APP_IMPORT_H
#define APP_IMPORT_H

#include "app/app.h"
#include "domain/merge.h"
#include "domain/sides.h"
#include "exchange/contact.h"
#include "exchange/csv_layout.h"

/* Called now and then with how many of `total` are done; false stops the import. */
typedef bool import_progress_fn(void *data, size_t done, size_t total);

/* What the user decides about one record. */
enum import_act {
    IMPORT_AS_PROPOSED,
    IMPORT_MERGE, /* into somebody here */
    IMPORT_NEW,   /* somebody new, whoever they look like */
    IMPORT_LEAVE, /* not at all */
};

struct import_choice {
    long line;
    int nth; /* of the records on that line, from 0: some files have but one line */
    enum import_act act;
    int64_t person_id; /* of IMPORT_MERGE */
};
struct import_choices ARRAY(struct import_choice);

struct import_request {
    const char *file; /* its name, for the record */
    const struct contacts *contacts;
    bool dry_run;                         /* only show what would happen */
    bool review;                          /* tell of each record: out->records */
    const struct strings *tags;           /* put on everybody, may be NULL */
    const struct import_choices *choices; /* may be NULL */
    import_progress_fn *progress;         /* may be NULL */
    void *data;
};

struct import_conflict {
    long line;
    int64_t person_id;
    const char *name;
    struct conflict conflict;
};
struct import_conflicts ARRAY(struct import_conflict);

/* What becomes of a record. */
enum import_fate {
    FATE_ADDED,
    FATE_MERGED,
    FATE_UNCHANGED, /* nothing of it is new */
    FATE_LET_GO,    /* somebody who was let go, and stays so (METHOD P7) */
    FATE_LEFT_OUT,  /* as chosen */
};
const char *import_fate_word(enum import_fate fate); /* "added", "let-go" … */

/* Somebody here who may be the same, though not surely enough to be merged unasked. */
struct import_possible {
    int64_t person_id;
    const char *name, *organisation;
    bool active;
    const char *why;
    int score;          /* 1..100 */
    struct sides sides; /* theirs is the file's */
};

struct import_record {
    long line;
    int nth;
    const char *name;
    const char *about; /* organisation or title or a way to reach them, or NULL */
    enum import_act act;
    enum import_fate fate;
    int64_t person_id; /* whom it is merged with; 0 for somebody of this file */
    const char *with;  /* their name, NULL when it is merged with nobody */
    long with_line;    /* theirs, when they are of this file; else 0 */
    const char *why;   /* "same e-mail address"; NULL when it is merged with nobody */
    int touches;       /* that it brings */
    bool conflict;     /* it says something else than what is kept */
    struct sides sides;
    struct import_possibles ARRAY(struct import_possible) possible;
};
struct import_records ARRAY(struct import_record);

struct import_answer {
    struct import import; /* counts; those left out are among the skipped */
    const struct contacts *contacts;
    size_t read; /* records of people, skipped ones among them */
    bool dry_run;
    int let_go;    /* of the unchanged: people let go, left alone (METHOD P7) */
    int left_out;  /* as chosen */
    int reachable; /* of the added: those that can be reached (METHOD P2) */
    struct import_conflicts conflicts;
    struct strings added_names; /* the first few */
    struct plan plan;
    int people; /* on the list now */
    struct import_records records;
};

/* All or nothing for the file's good records: they go in in one change. NOT_FOUND when
 * a choice names somebody who isn't here; CONFLICT when progress stopped it. */
MUST_CHECK enum fault app_import(const void *ctx, const struct app *app,
                                 const struct import_request *request,
                                 struct import_answer *out, struct error *err);

/* Several files, one after the other, in one change; `out` has room for all answers.
 * They are dry runs, or none of them is. */
MUST_CHECK enum fault app_import_all(const void *ctx, const struct app *app,
                                     const struct import_request *requests,
                                     size_t count, struct import_answer *out,
                                     struct error *err);

struct import_undo_answer {
    struct import import; /* the one taken back: of several files, their sums */
    int files;
    int kept; /* people who stay, for something was done with them since */
};

/* Takes back import number `id` with all that came in the same change, or the last one
 * (0). NOT_FOUND when there is no such import to take back. */
MUST_CHECK enum fault app_import_undo(const void *ctx, const struct app *app,
                                      int64_t id, struct import_undo_answer *out,
                                      struct error *err);

/* What came in before. */
struct past_import {
    struct import import;
    bool undoable; /* it was not taken back yet */
};
struct past_imports ARRAY(struct past_import);

/* Newest first. */
MUST_CHECK enum fault app_imports(const void *ctx, const struct app *app, int limit,
                                  struct past_imports *out, struct error *err);

#endif
