#ifndef VIEW_ANSWERS_H
#define VIEW_ANSWERS_H

#include "app/answers.h"
#include "view/model.h"

/* {"answer_days","limit","received_earlier","waiting","unanswered","all":{…},"months":
 * [{"month","answered","within","overdue","by_days","median"}]}: minutes are working
 * minutes, "median" is null where nothing was answered. */
json_t *view_answers(const struct answers *answers);

#endif
