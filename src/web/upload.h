/*
 * Files that somebody has chosen to import, between looking them over and bringing them
 * in: in memory alone, for one session, for an hour, a few at most. What takes long is
 * done by a thread of its own that can be watched.
 */
#ifndef WEB_UPLOAD_H
#define WEB_UPLOAD_H

#include "app/import.h"
#include "app/ledger_import.h"
#include "exchange/csv_layout.h"

struct practice;
struct uploads;

#define UPLOAD_SECONDS 3600
#define UPLOAD_TOKEN 33 /* bytes of a token's text */

enum upload_state {
    UPLOAD_READING, /* a thread reads it and looks what would come of it */
    UPLOAD_READY,   /* to be looked over */
    UPLOAD_GOING,   /* a thread brings the people in */
    UPLOAD_DONE,
    UPLOAD_FAILED, /* it can't be read */
};

/* What a table is taken for. */
enum upload_as { UPLOAD_AS_FOUND, UPLOAD_AS_PEOPLE, UPLOAD_AS_REFERRALS };

/* How a sheet of referrals is read. */
struct upload_sheet {
    enum upload_as as;
    enum sheet_way way;
    int year;
    bool replace_names;
    struct source_choices choices;
};

/* What is known of a file. While a thread is at work, only what stands above the line
 * may be looked at. */
struct upload {
    char token[UPLOAD_TOKEN];
    const char *file; /* its name */
    enum upload_state state;
    size_t done, total; /* of the records; total 0 while it isn't known */
    /* ------------------------------------------------------------------------------ */
    struct strings map, tags;
    struct import_choices choices;
    struct upload_sheet how;
    struct csv_layout *layout; /* NULL when it is no CSV of people */
    struct referral_sheet
        *sheet; /* of referrals, or NULL; then `ledger` is its answer */
    struct ledger_import_answer ledger;
    bool looked; /* `answer` says what would be, or what was */
    struct import_answer answer;
    struct error problem; /* why it can't be read or brought in; fault 0: nothing */
    int64_t version;      /* of the practice that was looked at */
};

struct uploads *uploads_new(const void *ctx);

/* No thread goes on: what isn't in yet stays out. */
void uploads_stop(struct uploads *all);

/* Whose it is, and into which practice. */
struct upload_owner {
    const char *session; /* its token; "" for a script */
    struct practice *practice;
    const struct app *app; /* the day, the moment and who */
};

/* Keeps a copy of the bytes. The upload is held: nobody else may look at it until
 * upload_leave(). */
struct upload *upload_add(struct uploads *all, const struct upload_owner *owner,
                          const char *file, const char *bytes, size_t len);

/* Held, too; NULL when there is none, or it is another's. */
struct upload *upload_find(struct uploads *all, const struct upload_owner *owner,
                           const char *token);
void upload_leave(struct upload *upload);

/* Forgets it (it must not be held); `token` NULL: all of the session's. */
void upload_forget(struct uploads *all, const char *session, const char *token);

/* What is to be done with it from now on; copies are made. For a held upload, with no
 * thread at work. */
void upload_set_map(struct upload *upload, const struct strings *map);
void upload_set_tags(struct upload *upload, const struct strings *tags);
void upload_set_choices(struct upload *upload, const struct import_choices *choices);
void upload_set_sheet(struct upload *upload, const struct upload_sheet *how);

bool upload_is_busy(const struct upload *upload);

/* Begins to read it (again), or to bring it in, and waits a moment, for most files take
 * no longer. For a held upload, which stays held. */
void upload_read(struct upload *upload, const struct upload_owner *owner);
void upload_go(struct upload *upload, const struct upload_owner *owner);

#endif
