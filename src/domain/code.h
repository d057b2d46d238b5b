/* Codes for referrals: pronounceable, made by the program, never a name (METHOD R8). */
#ifndef DOMAIN_CODE_H
#define DOMAIN_CODE_H

#include <stdint.h>

#define CODE_MAX 32

/* The code number `n` (0 and up), as in "bado-7": different for every n, in no telling
 * order. Returns out. */
const char *code_make(int64_t n, char out[CODE_MAX]);

#endif
