#ifndef VIEW_TOUCH_H
#define VIEW_TOUCH_H

#include "app/show.h"
#include "app/touch.h"
#include "view/model.h"

/* {"person","touch","changes":["method: email → phone"],"let_go","back","next"} */
json_t *view_touch_answer(const struct touch_answer *answer);

/* {"person","touches":[…]}: those with somebody, newest first. */
json_t *view_touches(const struct shown *shown);

#endif
