/*
 * Who may look: sessions of browsers, and the one-time links that begin them. `tend
 * open` shares a secret with the server it started (open.h); a link is made from it,
 * lasts some minutes and opens one session. Sessions live in memory alone.
 */
#ifndef WEB_SESSION_H
#define WEB_SESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SECRET_BYTES 32
#define SECRET_TEXT (2 * SECRET_BYTES + 1)
#define LINK_SECONDS 600
#define LINK_TEXT 160
#define SESSION_SECONDS ((int64_t)14 * 24 * 3600) /* unused */

struct sessions;
struct session;

struct sessions *sessions_new(const void *ctx, const unsigned char *secret);

/* A new link's text, "TIME.NONCE.MAC"; whoever knows the secret can make one. */
void link_make(const unsigned char *secret, int64_t now, char out[LINK_TEXT]);

enum link_state {
    LINK_GOOD,
    LINK_WRONG, /* not ours, or of another run */
    LINK_OLD,
    LINK_USED, /* before: the session that it opened is ended, for somebody else may
                  have been quicker */
};

/* Opens a session for a good link; *cookie is its secret, to be sent once. */
enum link_state session_open(struct sessions *all, const char *link, int64_t now,
                             char cookie[SECRET_TEXT]);

/* The session of a cookie, NULL when there is none. Valid until the server ends. */
struct session *session_find(struct sessions *all, const char *cookie, int64_t now);
void session_close(struct sessions *all, struct session *session);

/* Sent along with every form (CSRF). */
const char *session_token(const struct session *session);
bool session_token_is(const struct session *session, const char *token);

/* A sentence for the top of the next page, with the change that it offers to take back
 * (0: none). session_said() gives it once, as a talloc
 * child of ctx, or NULL. */
void session_say(struct session *session, const char *text, int64_t undo);
char *session_said(const void *ctx, struct session *session, int64_t *undo);

/* Whether this session looks around in the made-up practice. */
bool session_demo(const struct session *session);
void session_set_demo(struct session *session, bool demo);

#endif
