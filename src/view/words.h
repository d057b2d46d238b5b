/* Words of one's own, as models. */
#ifndef VIEW_WORDS_H
#define VIEW_WORDS_H

#include "app/words.h"
#include "view/model.h"

json_t *view_words(const struct words_answer *answer);

/* Methods to choose from, Tend's and the user's own: [{"word": "email", "method":
 * "email", "own": false}, …]. */
json_t *view_method_choices(const struct own_words *own);

/* Roles or tags to choose from: [{"word": "teens", "people": 3, "own": true}, …]. */
json_t *view_vocabulary(const struct vocabulary *vocabulary);

/* What the plan lets be offered of the menu: [{"word", "share", "own"}, …]; only what
 * gives `share`, unless that is SHARE_NONE. Entries without a share fit any. */
json_t *view_menu(const struct menu *menu, const struct plan *plan, enum share share);

#endif
