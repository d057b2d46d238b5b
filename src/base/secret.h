/*
 * Secrets that open a practice to a program (libsodium). What is handed out is random
 * and shown once; only its hash is ever kept, from which it can't be told.
 */
#ifndef BASE_SECRET_H
#define BASE_SECRET_H

#include <stdbool.h>
#include <stddef.h>

#define SECRET_BEGIN "tend_" /* so that people and scanners know what it is */

/* A new one: "tend_" and 43 letters, digits, - and _ that stand for 32 random bytes. */
char *secret_new(const void *ctx);

/* Whether it is spelled like one. */
bool secret_is_one(const char *text);

/* The hash of a secret: 64 lower-case hex digits. Equal secrets have equal hashes. */
char *secret_hash(const void *ctx, const char *secret);

#endif
