#ifndef VIEW_PERSON_H
#define VIEW_PERSON_H

#include "app/list.h"
#include "app/note.h"
#include "app/person.h"
#include "app/reach.h"
#include "view/model.h"

/* {"people":[{"id","name","stage","last_touch","next","touches",…}],"total"} */
json_t *view_list(const struct list_answer *answer);

/* Everything about one person: {"person":{…},"touches":[…],"facts":[…],…} */
json_t *view_show(const struct shown *shown);

/* The person alone, with ways, tags, roles, facts and relations. */
json_t *view_record(const struct record *record);

json_t *view_add(const struct add_answer *answer);
json_t *view_edit(const struct edit_answer *answer);
json_t *view_reach(const struct reach_answer *answer);
json_t *view_note(const struct note_answer *answer);
json_t *view_referral(const struct referral *referral, const char *name);
json_t *view_ledger(const struct named_referrals *ledger);

#endif
