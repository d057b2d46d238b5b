/* What all touches with somebody say together. */
#ifndef DOMAIN_TOUCH_H
#define DOMAIN_TOUCH_H

#include "domain/facts.h"

/* Whether the user likes them, by the newest touch that says so (METHOD P7). `touches`
 * come newest first. */
enum said touches_liked(const struct touches *touches);

/* As a sentence names it, without its article: "coffee with Ana Ruiz", or where there
 * is no word for it, "touch with Ana Ruiz, in person". */
char *touch_title(const void *ctx, const struct touch *touch, const char *name);

#endif
