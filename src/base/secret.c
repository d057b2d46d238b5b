#include "base/secret.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

#include "base/ban.h"

#define RANDOM_BYTES 32
#define HASH_BYTES 32
#define ALPHABET "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
#define VARIANT sodium_base64_VARIANT_URLSAFE_NO_PADDING
#define LETTERS (sodium_base64_ENCODED_LEN(RANDOM_BYTES, VARIANT) - 1)

/* Without good random numbers there is no secret worth the name. */
static void
begin(void) {
    if (sodium_init() >= 0)
        return;
    fputs("tend: there are no random numbers to be had.\n", stderr);
    abort();
}

char *
secret_new(const void *ctx) {
    unsigned char bytes[RANDOM_BYTES];
    char letters[LETTERS + 1];
    begin();
    randombytes_buf(bytes, sizeof bytes);
    sodium_bin2base64(letters, sizeof letters, bytes, sizeof bytes, VARIANT);
    char *secret = mem_printf(ctx, SECRET_BEGIN "%s", letters);
    sodium_memzero(bytes, sizeof bytes);
    sodium_memzero(letters, sizeof letters);
    return secret;
}

bool
secret_is_one(const char *text) {
    const size_t begins = strlen(SECRET_BEGIN);
    if (strncmp(text, SECRET_BEGIN, begins) != 0)
        return false;
    const char *letters = text + begins;
    return strlen(letters) == LETTERS && strspn(letters, ALPHABET) == LETTERS;
}

char *
secret_hash(const void *ctx, const char *secret) {
    unsigned char hash[HASH_BYTES];
    char *hex = mem_zero(ctx, 2 * HASH_BYTES + 1, "hash");
    begin();
    /* Of 256 random bits no dictionary can be made: a quick hash will do. */
    crypto_generichash(hash, sizeof hash, (const unsigned char *)secret, strlen(secret),
                       NULL, 0);
    return sodium_bin2hex(hex, 2 * HASH_BYTES + 1, hash, sizeof hash);
}
