#include "domain/referrer.h"

#include <stdbool.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

#include "base/ban.h"

/* Sources that are nobody, as text_fold() leaves them. */
static const char places[] =
    "|psychology today|psych today|psychologytoday|pt|good therapy|goodtherapy|therapy "
    "den|therapyden|zocdoc|headway|alma|grow therapy|rula|betterhelp|better "
    "help|talkspace|open path|openpath|inclusive therapists|therapy for black "
    "girls|mental health match|zencare|monarch|google|google "
    "ads|google search|google maps|bing|duckduckgo|search|search "
    "engine|internet|internet search|online|online search|web|web "
    "search|website|web site|my website|our website|my web site|own website|web "
    "page|homepage|blog|my blog|newsletter|podcast|email list|mailing "
    "list|listserv|list serv|facebook|facebook group|instagram|linkedin|tik "
    "tok|tiktok|twitter|x|youtube|reddit|pinterest|next door|nextdoor|yelp|social "
    "media|directory|directories|online "
    "directory|therapist directory|yellow pages|phone book|ad|ads|advert|"
    "advertisement|flyer|flier|brochure|poster|radio|newspaper|magazine|"
    "insurance|insurance company|insurance "
    "directory|insurance panel|insurance list|insurer|aetna|cigna|anthem|blue "
    "cross|blue cross blue shield|bcbs|united healthcare|united "
    "health care|uhc|optum|humana|kaiser|kaiser "
    "permanente|medicare|medicaid|tricare|magellan|beacon|carelon|eap|employee "
    "assistance program|krankenkasse|nhs|medibank|bupa|self|self "
    "referral|self referred|selfreferral|walk "
    "in|drop in|cold call|word of mouth|mund zu mund|wom|friend|friends|a "
    "friend|friend of client|family|family "
    "member|relative|returning|returning client|past "
    "client|unknown|not known|unbekannt|unsure|not "
    "sure|don t know|other|others|various|misc|anonymous|internet directory|event|"
    "conference|workshop|talk|presentation|jameda|therapie de|doctolib|counselling "
    "directory|bacp|psychology co uk|";

/* What clients are called who send somebody. */
static const char *const clients[] = {
    "client",         "clients",         "patient",        "a client",
    "former client",  "past client",     "current client", "ex client",
    "old client",     "previous client", "former patient", "current patient",
    "another client", "other client",    "existing client"};

/* Words that an organisation has in its name. */
static const char organisations[] =
    "|academy|agency|ambulance|association|associates|center|centre|charity|church|"
    "clinic|clinics|college|company|council|counseling|counselling|court|department|"
    "dept|"
    "foundation|gmbh|group|health|healthcare|hospice|hospital|inc|institute|klinik|"
    "kindergarten|llc|llp|ltd|ministry|network|nursery|office|partners|pediatrics|"
    "paediatrics|pharmacy|pllc|practice|praxis|primary|program|programme|school|schule|"
    "service|services|shelter|society|surgery|team|therapy|trust|universitat|"
    "university|"
    "wellness|ymca|";

static bool
is_listed(const char *list, const char *key) {
    size_t len = strlen(key);
    for (const char *p = list; len > 0 && (p = strstr(p, key)); p++)
        if (p > list && p[-1] == '|' && p[len] == '|')
            return true;
    return false;
}

static bool
is_organisation(const void *ctx, const char *key) {
    char *rest = mem_dup(ctx, key), *word;
    while ((word = strsep(&rest, " ")) != NULL)
        if (is_listed(organisations, word))
            return true;
    return false;
}

/* "Jane Doe (former client)", "Mary, a patient of mine": unless it is the name of an
 * organisation. */
static bool
has_client(const void *ctx, const char *key) {
    static const char words[] =
        "|client|clients|patient|patients|klient|klientin|patientin|";
    bool found = false;
    char *rest = mem_dup(ctx, key), *word;
    while ((word = strsep(&rest, " ")) != NULL)
        found |= is_listed(words, word);
    return found && !is_listed(places, key) && !is_organisation(ctx, key);
}

/* "client", and what follows it: "client JD", "former client: Jane". */
static bool
is_client(const void *ctx, const char *key) {
    for (size_t i = 0; i < sizeof clients / sizeof *clients; i++) {
        size_t len = strlen(clients[i]);
        if (strncmp(key, clients[i], len) == 0 && (key[len] == ' ' || key[len] == '\0'))
            return true;
    }
    return has_client(ctx, key);
}

static bool
is_prefix(const char *key) {
    static const char all[] =
        "|dr|doctor|prof|professor|mr|mrs|ms|miss|mx|frau|herr|rev|reverend|"
        "pastor|father|sister|rabbi|imam|sra|sr|dott|dipl psych|mme|m|";
    return is_listed(all, key);
}

/* "LMFT", "Ph.D.", "M.A.": letters behind a name. */
static bool
is_suffix(const void *ctx, const char *text) {
    const char *key = text_fold(ctx, text);
    size_t capitals = 0, small = 0;
    for (const char *p = text; *p; p++) {
        capitals += *p >= 'A' && *p <= 'Z';
        small += *p >= 'a' && *p <= 'z';
    }
    return strcmp(key, "jr") == 0 || strcmp(key, "sr") == 0 ||
           (capitals >= 2 && small <= capitals && strlen(text) <= 24);
}

static size_t
count_words(const char *text) {
    size_t count = *text != '\0';
    for (const char *p = text; *p; p++)
        count += *p == ' ';
    return count;
}

/* Cuts `name` before `mark` and gives what is behind it, or NULL. */
static char *
cut_at(const void *ctx, char *name, const char *mark) {
    char *at = strstr(name, mark);
    if (!at || at == name)
        return NULL;
    char *rest = text_clean_line(ctx, at + strlen(mark));
    *at = '\0';
    return rest;
}

static void
take_prefix(const void *ctx, struct referrer *r) {
    for (;;) {
        size_t len = strcspn(r->name, " ");
        if (!r->name[len])
            return;
        const char *first = mem_dup_n(ctx, r->name, len);
        if (!is_prefix(text_fold(ctx, first)))
            return;
        r->prefix = r->prefix ? mem_printf(ctx, "%s %s", r->prefix, first) : first;
        r->name = r->name + len + 1;
    }
}

/* What stands behind a comma: letters, a given name, or an organisation. */
static void
take_comma(const void *ctx, struct referrer *r, char *name) {
    char *rest = cut_at(ctx, name, ",");
    if (!rest) {
        r->name = text_clean_line(ctx, name);
        return;
    }
    r->name = text_clean_line(ctx, name);
    if (is_suffix(ctx, rest) ||
        (strchr(rest, ',') && is_suffix(ctx, strchr(rest, ',') + 1)))
        r->suffix = rest;
    else if (r->name && count_words(r->name) <= 2 && count_words(rest) == 1 &&
             !is_organisation(ctx, text_fold(ctx, rest)))
        r->name = mem_printf(ctx, "%s %s", rest, r->name);
    else
        r->organisation = rest;
}

static void
take_parts(const void *ctx, struct referrer *r, const char *typed) {
    char *name = mem_dup(ctx, typed);
    char *inside = cut_at(ctx, name, "(");
    if (inside) {
        inside[strcspn(inside, ")")] = '\0';
        if (is_suffix(ctx, inside))
            r->suffix = inside;
        else
            r->organisation = text_clean_line(ctx, inside);
    }
    static const char *const marks[] = {" - ", " – ", " — ", " @ ", " / "};
    for (size_t i = 0; i < sizeof marks / sizeof *marks && !r->organisation; i++)
        r->organisation = cut_at(ctx, name, marks[i]);
    take_comma(ctx, r, name);
    if (!r->name)
        r->name = typed;
    take_prefix(ctx, r);
    const char *space = strrchr(r->name, ' ');
    if (space && count_words(r->name) <= 3) {
        r->given = mem_dup_n(ctx, r->name, (size_t)(space - r->name));
        r->family = space + 1;
    }
}

struct referrer
referrer_of_kind(const void *ctx, const char *typed, enum referrer_kind kind) {
    const char *line = text_clean_line(ctx, typed);
    struct referrer r = {.kind = kind, .name = line ? line : "Unknown"};
    if (kind == REFERRER_PERSON)
        take_parts(ctx, &r, r.name);
    else if (is_client(ctx, text_fold(ctx, r.name)))
        r.name = "A client";
    r.key = text_fold(ctx, r.name);
    return r;
}

struct referrer
referrer_read(const void *ctx, const char *typed) {
    const char *line = text_clean_line(ctx, typed);
    const char *key = text_fold(ctx, line ? line : "");
    enum referrer_kind kind = REFERRER_PERSON;
    bool address = strncmp(key, "www ", 4) == 0 || strstr(line ? line : "", "://");
    if (!line || !*key || is_client(ctx, key) || is_listed(places, key) || address)
        kind = REFERRER_PLACE;
    else if (!strpbrk(line, ",(") && !strstr(line, " - ") && is_organisation(ctx, key))
        kind = REFERRER_ORGANISATION;
    return referrer_of_kind(ctx, typed, kind);
}

bool
referrer_is_place(const char *let_go_why) {
    return let_go_why && strcmp(let_go_why, REFERRER_PLACE_WHY) == 0;
}
