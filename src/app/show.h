/* Everything about one person, for one page. */
#ifndef APP_SHOW_H
#define APP_SHOW_H

#include "app/app.h"
#include "app/today.h"
#include "domain/qualify.h"
#include "domain/state.h"
#include "domain/timeline.h"
#include "store/people.h"

#define SHOW_MOMENTS 50 /* of the timeline at a time */

struct shown {
    struct record record;
    const char *version; /* of the record, for app_edit() */
    struct state state;
    struct touches touches;       /* newest first */
    struct reach_outs open;       /* those to come */
    struct reach_outs reach_outs; /* all there ever were */
    struct referrals referrals;
    struct named_relations introduced; /* whose relations point at them */
    struct sheet_line sheet[4];
    struct qualified qualified[QUALIFIER_COUNT]; /* METHOD N3 */
    struct cards cards;
    struct strings address; /* as on an envelope; empty without one */
    struct broughts imports;
    struct moments timeline; /* newest first */
    size_t from;             /* which moment a page of the timeline begins with */
    int rhythm_days;         /* in force, calendar days */
};

MUST_CHECK enum fault app_show(const void *ctx, const struct app *app,
                               int64_t person_id, struct shown *out, struct error *err);

#endif
