#include "domain/recall.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"

#include "base/ban.h"

static const struct recall_prompt prompts[] = {
    {"Where did you train? Who from there would still know your voice?", "training"},
    {"Who supervised you, and whom did you supervise?", "supervision"},
    {"Where have you worked? Whom did you like to work with?", "work"},
    {"Where have you lived? Whom did you leave behind there?", "home"},
    {"Which colleagues see clients whom you don't?", "colleagues"},
    {"Who looks after bodies: physicians, midwives, physiotherapists, yoga teachers?",
     "health"},
    {"Your own or your children's schools: teachers, counsellors, other parents?",
     "school"},
    {"Who listens to people in your town: clergy, lawyers, mediators, social workers?",
     "town"},
    {"Neighbours, clubs, choirs, teams: whom do you see every week?", "neighbours"},
    {"Who has sent somebody to you before?", "referred"},
};

size_t
recall_prompt_count(void) {
    return sizeof prompts / sizeof *prompts;
}

const struct recall_prompt *
recall_prompt_at(size_t i) {
    return &prompts[i];
}

static bool
is_phone_mark(char c) {
    return strchr(" +()-./", c) != NULL;
}

/* Where a phone number at the end of the line begins; its length without one. */
static size_t
phone_start(const char *line) {
    size_t start = strlen(line);
    size_t len = start;
    int digits = 0;
    while (start > 0) {
        char c = line[start - 1];
        bool digit = c >= '0' && c <= '9';
        if (!digit && !is_phone_mark(c))
            break;
        digits += digit;
        start--;
    }
    while (start < len && strchr(" -./", line[start]))
        start++;
    /* "Room 12B 555…": a number begins a word. */
    bool begins = start == 0 || strchr(" ,;:", line[start - 1]) != NULL;
    return digits >= 5 && begins ? start : len;
}

/* Takes the word with an @ out of the line. */
static char *
take_email(const void *ctx, char *line) {
    char *at = strchr(line, '@');
    if (!at)
        return NULL;
    char *from = at;
    char *to = at;
    while (from > line && !strchr(" ,;<(", from[-1]))
        from--;
    while (*to && !strchr(" ,;>)", *to))
        to++;
    char *email = mem_dup_n(ctx, from, (size_t)(to - from));
    memset(from, ' ', (size_t)(to - from));
    return text_email_key(ctx, email) ? email : NULL;
}

bool
recall_read(const void *ctx, const char *line, struct recalled *out) {
    *out = (struct recalled){0};
    char *rest = text_clean_line(ctx, line);
    if (!rest)
        return false;
    out->email = take_email(ctx, rest);
    for (char *c = rest; *c; c++)
        if (strchr("<>,;", *c))
            *c = ' ';
    rest = text_clean_line(ctx, rest);
    if (!rest)
        return out->email != NULL;
    size_t start = phone_start(rest);
    if (rest[start])
        out->phone = mem_dup(ctx, rest + start);
    rest[start] = '\0';
    out->name = text_clean_line(ctx, rest);
    return out->name || out->email || out->phone;
}
