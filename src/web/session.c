#include "web/session.h"

#include <pthread.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

#include "base/ban.h"

#define SESSIONS_MAX 64
#define LINKS_MAX 64
#define NONCE_BYTES 16
#define MAC_BYTES crypto_auth_BYTES

struct session {
    bool used;
    unsigned char key[SECRET_BYTES];
    char token[SECRET_TEXT];
    int64_t seen;
    bool demo;
    char *said; /* malloc'd: it outlives requests and threads */
    int64_t undo;
    struct sessions *all;
};

struct used_link {
    unsigned char nonce[NONCE_BYTES];
    int64_t at;
    int session; /* that it opened */
};

struct sessions {
    pthread_mutex_t lock;
    unsigned char secret[SECRET_BYTES];
    struct session sessions[SESSIONS_MAX];
    struct used_link links[LINKS_MAX];
    size_t link_count;
};

static int
sessions_free(struct sessions *all) {
    for (size_t i = 0; i < SESSIONS_MAX; i++)
        free(all->sessions[i].said);
    pthread_mutex_destroy(&all->lock);
    return 0;
}

struct sessions *
sessions_new(const void *ctx, const unsigned char *secret) {
    struct sessions *all = mem_new(ctx, struct sessions);
    pthread_mutex_init(&all->lock, NULL);
    memcpy(all->secret, secret, SECRET_BYTES);
    talloc_set_destructor(all, sessions_free);
    return all;
}

/* --- links ------------------------------------------------------------------------ */

static void
link_mac(const unsigned char *secret, int64_t at, const unsigned char *nonce,
         unsigned char mac[MAC_BYTES]) {
    unsigned char text[NONCE_BYTES + 24];
    memcpy(text, nonce, NONCE_BYTES);
    int len = snprintf((char *)text + NONCE_BYTES, 24, "%lld", (long long)at);
    crypto_auth(mac, text, NONCE_BYTES + (unsigned)len, secret);
}

void
link_make(const unsigned char *secret, int64_t now, char out[LINK_TEXT]) {
    unsigned char nonce[NONCE_BYTES];
    unsigned char mac[MAC_BYTES];
    char nonce_text[2 * NONCE_BYTES + 1];
    char mac_text[2 * MAC_BYTES + 1];
    randombytes_buf(nonce, sizeof nonce);
    link_mac(secret, now, nonce, mac);
    sodium_bin2hex(nonce_text, sizeof nonce_text, nonce, sizeof nonce);
    sodium_bin2hex(mac_text, sizeof mac_text, mac, sizeof mac);
    snprintf(out, LINK_TEXT, "%lld.%s.%s", (long long)now, nonce_text, mac_text);
}

static bool
link_read(const struct sessions *all, const char *link, int64_t *at,
          unsigned char nonce[NONCE_BYTES]) {
    unsigned char mac[MAC_BYTES];
    unsigned char wanted[MAC_BYTES];
    char *end;
    *at = strtoll(link, &end, 10);
    const char *dot = *end == '.' ? strchr(end + 1, '.') : NULL;
    size_t n;
    if (!dot ||
        sodium_hex2bin(nonce, NONCE_BYTES, end + 1, (size_t)(dot - end - 1), NULL, &n,
                       NULL) != 0 ||
        n != NONCE_BYTES ||
        sodium_hex2bin(mac, MAC_BYTES, dot + 1, strlen(dot + 1), NULL, &n, NULL) != 0 ||
        n != MAC_BYTES)
        return false;
    link_mac(all->secret, *at, nonce, wanted);
    return sodium_memcmp(mac, wanted, MAC_BYTES) == 0;
}

static void
forget(struct session *s) {
    free(s->said);
    sodium_memzero(s, sizeof *s);
}

/* The place of the session that was not used for longest. */
static int
free_place(const struct sessions *all) {
    int place = 0;
    for (int i = 0; i < SESSIONS_MAX; i++) {
        if (!all->sessions[i].used)
            return i;
        if (all->sessions[i].seen < all->sessions[place].seen)
            place = i;
    }
    return place;
}

static struct used_link *
find_used(struct sessions *all, const unsigned char *nonce) {
    for (size_t i = 0; i < all->link_count; i++)
        if (memcmp(all->links[i].nonce, nonce, NONCE_BYTES) == 0)
            return &all->links[i];
    return NULL;
}

/* Forgets those that are too old to be used anyway; false when there is no room. */
static bool
make_room(struct sessions *all, int64_t now) {
    size_t kept = 0;
    for (size_t i = 0; i < all->link_count; i++)
        if (now - all->links[i].at <= LINK_SECONDS)
            all->links[kept++] = all->links[i];
    all->link_count = kept;
    return kept < LINKS_MAX;
}

static enum link_state
open_locked(struct sessions *all, const char *link, int64_t now,
            char cookie[SECRET_TEXT]) {
    unsigned char nonce[NONCE_BYTES];
    unsigned char token[SECRET_BYTES];
    int64_t at;
    if (!link_read(all, link, &at, nonce))
        return LINK_WRONG;
    struct used_link *before = find_used(all, nonce);
    if (before) {
        if (before->session >= 0)
            forget(&all->sessions[before->session]);
        before->session = -1;
        return LINK_USED;
    }
    if (now - at > LINK_SECONDS || at - now > LINK_SECONDS || !make_room(all, now))
        return LINK_OLD;
    int place = free_place(all);
    struct session *s = &all->sessions[place];
    forget(s);
    s->used = true;
    s->seen = now;
    s->all = all;
    randombytes_buf(s->key, sizeof s->key);
    randombytes_buf(token, sizeof token);
    sodium_bin2hex(s->token, sizeof s->token, token, sizeof token);
    sodium_bin2hex(cookie, SECRET_TEXT, s->key, sizeof s->key);
    struct used_link *link_used = &all->links[all->link_count++];
    memcpy(link_used->nonce, nonce, NONCE_BYTES);
    link_used->at = at;
    link_used->session = place;
    return LINK_GOOD;
}

enum link_state
session_open(struct sessions *all, const char *link, int64_t now,
             char cookie[SECRET_TEXT]) {
    pthread_mutex_lock(&all->lock);
    enum link_state state = open_locked(all, link, now, cookie);
    pthread_mutex_unlock(&all->lock);
    return state;
}

/* --- sessions --------------------------------------------------------------------- */

struct session *
session_find(struct sessions *all, const char *cookie, int64_t now) {
    unsigned char key[SECRET_BYTES];
    size_t n;
    struct session *found = NULL;
    if (!cookie ||
        sodium_hex2bin(key, sizeof key, cookie, strlen(cookie), NULL, &n, NULL) != 0 ||
        n != SECRET_BYTES)
        return NULL;
    pthread_mutex_lock(&all->lock);
    for (size_t i = 0; i < SESSIONS_MAX && !found; i++) {
        struct session *s = &all->sessions[i];
        if (s->used && sodium_memcmp(s->key, key, SECRET_BYTES) == 0)
            found = s;
    }
    if (found && now - found->seen > SESSION_SECONDS) {
        forget(found);
        found = NULL;
    }
    if (found)
        found->seen = now;
    pthread_mutex_unlock(&all->lock);
    return found;
}

void
session_close(struct sessions *all, struct session *session) {
    pthread_mutex_lock(&all->lock);
    forget(session);
    pthread_mutex_unlock(&all->lock);
}

const char *
session_token(const struct session *session) {
    return session->token;
}

bool
session_token_is(const struct session *session, const char *token) {
    return token && strlen(token) == SECRET_TEXT - 1 &&
           sodium_memcmp(session->token, token, SECRET_TEXT - 1) == 0;
}

void
session_say(struct session *session, const char *text, int64_t undo) {
    if (!session->all)
        return;
    pthread_mutex_lock(&session->all->lock);
    free(session->said);
    session->said = strdup(text);
    session->undo = undo;
    pthread_mutex_unlock(&session->all->lock);
}

char *
session_said(const void *ctx, struct session *session, int64_t *undo) {
    if (!session->all)
        return NULL;
    pthread_mutex_lock(&session->all->lock);
    char *said = mem_dup(ctx, session->said);
    *undo = session->undo;
    free(session->said);
    session->said = NULL;
    pthread_mutex_unlock(&session->all->lock);
    return said;
}

bool
session_demo(const struct session *session) {
    return session->demo;
}

void
session_set_demo(struct session *session, bool demo) {
    session->demo = demo;
}
