#ifndef VIEW_PROPORTION_H
#define VIEW_PROPORTION_H

#include "domain/proportion.h"
#include "view/model.h"

/* {"count","of","low","high","range","words"}; low and high are of 1, null for 0 of 0
 */
json_t *view_proportion(const struct proportion *proportion);

/* A chance or a share of 1, to three places and for small ones to two digits. */
json_t *view_part(double part);

#endif
