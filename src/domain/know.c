#include "domain/know.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "domain/suggest.h"

#include "base/ban.h"

static const char *
two_of_three(const void *ctx, const struct potential *p) {
    const char *const parts[] = {p->liked == SAID_YES ? "you like them" : NULL,
                                 p->received > 0 ? "they have referred to you" : NULL,
                                 p->practice_full == SAID_YES ? "their practice is full"
                                                              : NULL};
    char *why = mem_dup(ctx, "");
    for (size_t i = 0; i < 3; i++)
        if (parts[i])
            why = mem_append(why, "%s%s", *why ? ", and " : "", parts[i]);
    return why;
}

const char *
know_why(const void *ctx, const struct potential *p) {
    switch (p->tier) {
    case KNOW_TWO_OF_THREE:
        return two_of_three(ctx, p);
    case KNOW_REFERRED:
        return "they have referred to you";
    case KNOW_ROLE:
        return "they meet people who need help";
    case KNOW_IN_TOUCH:
        return "you are in touch";
    case KNOW_NOT_YET:
        break;
    }
    return "on your list, not in touch yet";
}

enum know_tier
know_tier_of(const struct potential *p) {
    if (p->qualifiers >= 2)
        return KNOW_TWO_OF_THREE;
    if (p->received > 0)
        return KNOW_REFERRED;
    if (p->touches == 0 && profile_is_blank(&p->profile))
        return KNOW_NOT_YET;
    enum role_kind kind = role_kind_of_person(&p->roles, p->title);
    return kind >= 0 && kind < ROLE_KIND_COUNT ? KNOW_ROLE : KNOW_IN_TOUCH;
}

static int
by_worth(const void *left, const void *right) {
    const struct potential *a = left;
    const struct potential *b = right;
    if (a->tier != b->tier)
        return a->tier < b->tier ? -1 : 1;
    if (a->received != b->received)
        return b->received - a->received;
    if (a->gaps != b->gaps)
        return b->gaps - a->gaps;
    int names = strcmp(a->name, b->name);
    return names ? names
                 : (a->person_id > b->person_id) - (a->person_id < b->person_id);
}

struct know_counts
know_order(struct potentials *all, day_t today) {
    struct know_counts counts = {0};
    size_t kept = 0;
    for (size_t i = 0; i < all->count; i++) {
        struct potential p = all->items[i];
        p.tier = know_tier_of(&p);
        p.gaps = profile_gaps(&p.profile);
        if (p.gaps == 0)
            counts.known++;
        else if (p.tier == KNOW_NOT_YET)
            counts.not_yet++;
        else if (p.profile.id && today - p.profile.told_day < KNOW_REST_DAYS)
            counts.resting++;
        else
            all->items[kept++] = p;
    }
    all->count = kept;
    if (kept > 1)
        qsort(all->items, kept, sizeof *all->items, by_worth);
    return counts;
}

/* --- kinds of roles --- */

const char *
role_kind_words(enum role_kind kind) {
    static const char *const words[ROLE_KIND_COUNT] = {
        [ROLE_PHYSICIANS] = "physicians and practices",
        [ROLE_SCHOOLS] = "teachers and schools",
        [ROLE_CLERGY] = "clergy",
        [ROLE_NURSES] = "nurses, midwives and doulas",
        [ROLE_SOCIAL_WORK] = "social workers",
        [ROLE_LAWYERS] = "lawyers and mediators",
        [ROLE_BODY] = "those who look after bodies: physiotherapy, nutrition, yoga",
        [ROLE_WORK] = "coaches and human resources",
    };
    return kind >= 0 && kind < ROLE_KIND_COUNT ? words[kind] : "";
}

/* Beginnings of words, folded. What a longer role says more exactly stands first: a
 * physiotherapist is no therapist, a yoga teacher no school. */
static const struct {
    const char *part;
    enum role_kind kind;
} parts[] = {
    {"physio", ROLE_BODY},
    {"osteopath", ROLE_BODY},
    {"dietit", ROLE_BODY},
    {"dietici", ROLE_BODY},
    {"nutrition", ROLE_BODY},
    {"yoga", ROLE_BODY},
    {"massage", ROLE_BODY},
    {"acupunct", ROLE_BODY},
    {"school", ROLE_SCHOOLS},
    {"teacher", ROLE_SCHOOLS},
    {"headteacher", ROLE_SCHOOLS},
    {"kindergarten", ROLE_SCHOOLS},
    {"tutor", ROLE_SCHOOLS},
    {"physician", ROLE_PHYSICIANS},
    {"doctor", ROLE_PHYSICIANS},
    {"gp", ROLE_PHYSICIANS},
    {"paediatric", ROLE_PHYSICIANS},
    {"pediatric", ROLE_PHYSICIANS},
    {"gynaecolog", ROLE_PHYSICIANS},
    {"gynecolog", ROLE_PHYSICIANS},
    {"psychiatr", ROLE_PHYSICIANS},
    {"clergy", ROLE_CLERGY},
    {"pastor", ROLE_CLERGY},
    {"priest", ROLE_CLERGY},
    {"vicar", ROLE_CLERGY},
    {"minister", ROLE_CLERGY},
    {"rabbi", ROLE_CLERGY},
    {"imam", ROLE_CLERGY},
    {"chaplain", ROLE_CLERGY},
    {"nurse", ROLE_NURSES},
    {"midwi", ROLE_NURSES},
    {"doula", ROLE_NURSES},
    {"social work", ROLE_SOCIAL_WORK},
    {"youth work", ROLE_SOCIAL_WORK},
    {"lawyer", ROLE_LAWYERS},
    {"solicitor", ROLE_LAWYERS},
    {"attorney", ROLE_LAWYERS},
    {"mediator", ROLE_LAWYERS},
    {"coach", ROLE_WORK},
    {"human resources", ROLE_WORK},
    {"hr", ROLE_WORK},
    {"therap", ROLE_COLLEAGUE},
    {"psychotherap", ROLE_COLLEAGUE},
    {"psycholog", ROLE_COLLEAGUE},
    {"counsel", ROLE_COLLEAGUE},
    {"colleague", ROLE_COLLEAGUE},
    {"supervisor", ROLE_COLLEAGUE},
    {"analyst", ROLE_COLLEAGUE},
};

/* Where a word of ` key ` begins so; short parts are whole words. */
static bool
begins_word(const char *key, const char *part) {
    size_t len = strlen(part);
    for (const char *at = key; (at = strstr(at, part)) != NULL; at++)
        if (at[-1] == ' ' && (len > 2 || at[len] == ' '))
            return true;
    return false;
}

enum role_kind
role_kind_of(const char *role) {
    if (text_is_blank(role))
        return ROLE_NO_KIND;
    void *ctx = mem_context(NULL);
    const char *key = mem_printf(ctx, " %s ", text_fold(ctx, role));
    enum role_kind kind = ROLE_NO_KIND;
    for (size_t i = 0; kind == ROLE_NO_KIND && i < sizeof parts / sizeof *parts; i++)
        if (begins_word(key, parts[i].part))
            kind = parts[i].kind;
    talloc_free(ctx);
    return kind;
}

static bool
is_complementary(enum role_kind kind) {
    return kind >= 0 && kind < ROLE_KIND_COUNT;
}

/* A title as it stands, or the role that it tells: "Vice principal" is a teacher. */
static enum role_kind
kind_of_title(const char *title) {
    if (text_is_blank(title))
        return ROLE_NO_KIND;
    enum role_kind kind = role_kind_of(title);
    return kind == ROLE_NO_KIND ? role_kind_of(role_from_title(title)) : kind;
}

enum role_kind
role_kind_of_person(const struct strings *roles, const char *title) {
    for (size_t i = 0; i < roles->count; i++) {
        enum role_kind kind = role_kind_of(roles->items[i]);
        if (is_complementary(kind))
            return kind;
    }
    enum role_kind kind = kind_of_title(title);
    if (is_complementary(kind))
        return kind;
    return role_is_colleague(roles, title) ? ROLE_COLLEAGUE : ROLE_NO_KIND;
}

bool
role_is_colleague(const struct strings *roles, const char *title) {
    for (size_t i = 0; i < roles->count; i++)
        if (role_kind_of(roles->items[i]) == ROLE_COLLEAGUE)
            return true;
    return kind_of_title(title) == ROLE_COLLEAGUE;
}
