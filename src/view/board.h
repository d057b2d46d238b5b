#ifndef VIEW_BOARD_H
#define VIEW_BOARD_H

#include "app/board.h"
#include "view/model.h"

/* {"stages":[{"stage","total","people":[…]}]} */
json_t *view_board(const struct board_answer *answer);

#endif
