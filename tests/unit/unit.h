/* cmocka with what it needs before it. */
#ifndef UNIT_H
#define UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* How often a heavy loop turns: a twentieth under a sanitizer, which makes each turn
 * dear. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define UNIT_TIMES(n) ((n) / 20)
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) && !defined(UNIT_TIMES)
#define UNIT_TIMES(n) ((n) / 20)
#endif
#ifndef UNIT_TIMES
#define UNIT_TIMES(n) (n)
#endif

#endif
