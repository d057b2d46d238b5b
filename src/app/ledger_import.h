/*
 * Bringing in a sheet of old referrals (METHOD R1), so that no spreadsheet is needed
 * beside Tend: the people in it are found among those here or added, places are
 * counted without being anybody's to reach out to, and what is there already is left
 * as it is.
 */
#ifndef APP_LEDGER_IMPORT_H
#define APP_LEDGER_IMPORT_H

#include "app/app.h"
#include "app/resolve.h"
#include "domain/referrer.h"
#include "exchange/csv_ledger.h"

/* What the user decides about a name in the sheet. */
enum source_act {
    SOURCE_AS_PROPOSED,
    SOURCE_IS,     /* somebody here */
    SOURCE_PERSON, /* somebody new */
    SOURCE_PLACE,  /* a place, not a person */
    SOURCE_LEAVE,  /* its referrals stay out */
};

struct source_choice {
    const char *name; /* as the sheet writes it, in any case */
    enum source_act act;
    int64_t person_id; /* of SOURCE_IS */
};
struct source_choices ARRAY(struct source_choice);

/* What a name in the sheet was taken for. */
enum source_fate {
    SOURCE_FOUND, /* somebody here */
    SOURCE_ADDED, /* somebody new, or a place that is new: `kind` */
    SOURCE_LEFT,  /* as chosen */
};
const char *source_fate_word(enum source_fate fate); /* "found", "added", "left-out" */

struct ledger_source {
    const char *typed; /* as the sheet has it first */
    const char *name;  /* as it is kept */
    const char *key;
    enum referrer_kind kind;
    enum source_fate fate;
    enum source_act act;
    int64_t person_id;
    const char *why;            /* how they were found, when it isn't the whole name */
    struct named_list possible; /* who else here it may be */
    int received, given;        /* its rows */
};
struct ledger_sources ARRAY(struct ledger_source);

/* What became of a row. */
enum entry_fate { ENTRY_IN, ENTRY_THERE, ENTRY_LEFT };
const char *entry_fate_word(enum entry_fate fate); /* "in", "there", "left-out" */

struct ledger_entry {
    long line;
    enum entry_fate fate;
    const char *reason; /* of ENTRY_LEFT; ends without a full stop */
    size_t source;      /* in `sources` */
    struct referral
        referral; /* as entered; of ENTRY_THERE and ENTRY_LEFT as it would be */
};
struct ledger_entries ARRAY(struct ledger_entry);

struct ledger_import_request {
    const char *file; /* its name, for the record */
    const struct referral_sheet *sheet;
    bool dry_run;
    const struct source_choices *choices; /* may be NULL */
};

struct ledger_import_answer {
    struct import import; /* added: brought in; unchanged: there already */
    const struct referral_sheet *sheet;
    bool dry_run;
    size_t read; /* lines that hold something */
    struct ledger_sources sources;
    struct ledger_entries entries;
    struct sheet_remarks skips; /* the sheet's and ours, by line */
    int received, given;        /* of those brought in */
    int people, places;         /* that were added */
    int amounts;                /* sums left out, for the plan keeps none */
    int on_list;                /* people on the list now */
    struct plan plan;
};

/*
 * Brings the sheets in as one change (kind "import"), each row whole or not at all; a
 * second time changes nothing. `out` has room for `count` answers. Nothing is changed
 * when one is a dry run. INVALID with the sheet's own problem when it has one.
 */
MUST_CHECK enum fault app_ledger_import(const void *ctx, const struct app *app,
                                        const struct ledger_import_request *requests,
                                        size_t count, struct ledger_import_answer *out,
                                        struct error *err);

#endif
