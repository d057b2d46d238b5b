#ifndef VIEW_CARDS_H
#define VIEW_CARDS_H

#include "app/cards.h"
#include "view/model.h"

/* {"cards":[{"id","person","asked","why","address":[…]}],"no_address"} */
json_t *view_cards(const struct cards_answer *answer);

/* {"person","card","address","changed"} */
json_t *view_card_answer(const struct card_answer *answer);

/* The card alone, and lines of text as a list. */
json_t *view_card(const struct card *card);
json_t *view_lines(const struct strings *lines);

#endif
