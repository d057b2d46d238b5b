#ifndef VIEW_PERSON_H
#define VIEW_PERSON_H

#include "app/list.h"
#include "app/note.h"
#include "app/person.h"
#include "app/reach.h"
#include "app/show.h"
#include "view/model.h"

/* {"people":[{"id","name","stage","last_touch","next","touches",…}],"total"} */
json_t *view_list(const struct list_answer *answer);

/* One of them, without "found". */
json_t *view_listed(const struct listed *person);

/* Everything about one person: {"person":{…},"touches":[…],"facts":[…],…} */
json_t *view_show(const struct shown *shown);

/* The person alone, with ways, tags, roles, facts and relations. */
json_t *view_record(const struct record *record);

/* For other views: where somebody stands, into the model of the person; their facts. */
void view_set_state(json_t *m, const struct state *state);
json_t *view_facts(const struct facts *facts);

json_t *view_add(const struct add_answer *answer);
json_t *view_edit(const struct edit_answer *answer);
json_t *view_reach(const struct reach_answer *answer);
json_t *view_note(const struct note_answer *answer);

#endif
