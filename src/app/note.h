/* Small things written down about somebody: facts, tags, roles, relations. */
#ifndef APP_NOTE_H
#define APP_NOTE_H

#include "app/app.h"
#include "domain/facts.h"
#include "store/people.h"

struct note_answer {
    int64_t person_id;
    const char *name;
    struct facts facts;         /* added or removed */
    struct tags tags;           /* all they have now */
    struct relations relations; /* added or removed */
    bool changed;               /* false: it was so before */
};

/* Adds a fact; text, kind, date and yearly are taken from `fact`. A call sheet's answer
 * (METHOD N5) takes the place of the one before. */
MUST_CHECK enum fault app_fact_add(const void *ctx, const struct app *app,
                                   int64_t person_id, const struct fact *fact,
                                   struct note_answer *out, struct error *err);
MUST_CHECK enum fault app_fact_remove(const void *ctx, const struct app *app,
                                      int64_t person_id, int64_t fact_id,
                                      struct note_answer *out, struct error *err);

/* Keeps answers of the call sheet (METHOD N5), in the order of enum fact_kind from
 * FACT_NEWS on, in one change: NULL leaves one as it is, "" takes it away. */
MUST_CHECK enum fault app_sheet(const void *ctx, const struct app *app,
                                int64_t person_id, const char *const answers[4],
                                struct note_answer *out, struct error *err);

/* One of them, in a change that is open already; sets out->changed when it does. */
MUST_CHECK enum fault app_sheet_keep(const void *ctx, const struct app *app,
                                     const struct record *record, enum fact_kind kind,
                                     const char *answer, struct note_answer *out,
                                     struct error *err);

/* Adds and removes words of one kind in one change. */
MUST_CHECK enum fault app_tag(const void *ctx, const struct app *app, int64_t person_id,
                              enum tag_kind kind, const struct strings *add,
                              const struct strings *remove, struct note_answer *out,
                              struct error *err);

/* other_id 0 when the other is nobody here. */
MUST_CHECK enum fault app_relate(const void *ctx, const struct app *app,
                                 int64_t person_id, const char *kind, int64_t other_id,
                                 const char *other_name, struct note_answer *out,
                                 struct error *err);
MUST_CHECK enum fault app_unrelate(const void *ctx, const struct app *app,
                                   int64_t person_id, const char *kind,
                                   const char *other_name, struct note_answer *out,
                                   struct error *err);

#endif
