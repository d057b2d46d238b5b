#ifndef VIEW_DOCTOR_H
#define VIEW_DOCTOR_H

#include "app/doctor.h"
#include "view/model.h"

/* {"path","bytes","people","touches","well","fixed","checks":[{"name","state","text",
 * "details"}]}; a state is "fine", "advice" or "wrong". */
json_t *view_doctor(const struct doctor_answer *answer);

#endif
