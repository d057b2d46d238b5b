#include "domain/suggest.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"

#include "base/ban.h"

#define GIFT_FROM_TOUCH 2
#define GIFT_AGAIN_DAYS 182
#define ASK_FROM_TOUCH 5

bool
method_reaches(enum method method, unsigned reach) {
    switch (method) {
    case METHOD_EMAIL:
        return reach & REACH_EMAIL;
    case METHOD_PHONE:
    case METHOD_TEXT:
        return reach & REACH_PHONE;
    case METHOD_VIDEO:
        return reach & (REACH_PHONE | REACH_EMAIL);
    case METHOD_CARD:
    case METHOD_GIFT:
    case METHOD_POST:
        return reach & REACH_ADDRESS;
    case METHOD_SOCIAL:
        return reach & REACH_SOCIAL;
    case METHOD_IN_PERSON:
        return true;
    default:
        return false;
    }
}

/* How many touches ago the method was used last; one more than there are if never. */
static size_t
last_use(const struct touches *history, enum method method) {
    for (size_t i = 0; i < history->count; i++)
        if (history->items[i].method == method)
            return i;
    return history->count;
}

static bool
gift_is_fitting(const struct state *state, const struct touches *history, day_t day) {
    size_t used = last_use(history, METHOD_GIFT);
    if (state->touches < GIFT_FROM_TOUCH)
        return false;
    return used == history->count || day - history->items[used].day > GIFT_AGAIN_DAYS;
}

static bool
fits(const struct plan *plan, enum method method, const struct state *state,
     const struct touches *history, day_t day) {
    if (!method_reaches(method, state->reach))
        return false;
    if (method == METHOD_IN_PERSON)
        return plan->face_to_face && state->touches > 0;
    if (method == METHOD_GIFT)
        return gift_is_fitting(state, history, day);
    if (method == METHOD_VIDEO)
        return state->touches > 0;
    if ((method == METHOD_PHONE || method == METHOD_TEXT) && state->touches == 0)
        return (state->reach & ~(unsigned)REACH_PHONE) == 0;
    return true;
}

enum method
suggest_method(const struct plan *plan, const struct state *state,
               const struct touches *history, day_t day) {
    enum method best = METHOD_NONE;
    size_t best_use = 0;
    /* Among methods never used, people start at different ones. */
    int start =
        plan->method_count ? (int)(state->mix % (uint32_t)plan->method_count) : 0;
    for (int i = 0; i < plan->method_count; i++) {
        enum method m = plan->methods[(start + i) % plan->method_count];
        if (!fits(plan, m, state, history, day))
            continue;
        size_t use = last_use(history, m);
        if (best == METHOD_NONE || use > best_use) {
            best = m;
            best_use = use;
        }
    }
    static const enum method others[] = {METHOD_EMAIL,  METHOD_PHONE, METHOD_TEXT,
                                         METHOD_SOCIAL, METHOD_CARD,  METHOD_IN_PERSON};
    for (size_t i = 0; best == METHOD_NONE && i < sizeof others / sizeof *others; i++)
        if (fits(plan, others[i], state, history, day))
            best = others[i];
    return best;
}

static int
likelihood(const struct plan *plan, const struct touches *history,
           enum method suggested, enum method method) {
    int points = method == suggested ? 1000 : 0;
    for (size_t i = 0; i < history->count; i++)
        points += history->items[i].method == method ? 2 : 0;
    for (int i = 0; i < plan->method_count; i++)
        points += plan->methods[i] == method;
    return points;
}

void
suggest_methods(const struct plan *plan, const struct touches *history,
                enum method suggested, enum method out[METHOD_COUNT]) {
    for (int m = 0; m < METHOD_COUNT; m++) {
        int at = m;
        int points = likelihood(plan, history, suggested, (enum method)m);
        while (at > 0 && likelihood(plan, history, suggested, out[at - 1]) < points) {
            out[at] = out[at - 1];
            at--;
        }
        out[at] = (enum method)m;
    }
}

enum share
suggest_share(const struct state *state, const struct touches *history,
              bool for_event) {
    if (for_event)
        return SHARE_COMPASSION;
    enum share best = SHARE_COMPASSION;
    size_t best_use = 0;
    for (int i = 0; i < SHARE_COUNT; i++) {
        enum share s = (enum share)((state->mix + (uint32_t)i) % SHARE_COUNT);
        size_t use = history->count + 1;
        for (size_t k = 0; k < history->count && use > history->count; k++)
            if (history->items[k].share == s)
                use = k + 1;
        if (i == 0 || use > best_use) {
            best = s;
            best_use = use;
        }
    }
    return best;
}

const char *
share_hint(enum share share) {
    static const char *const hints[] = {
        "ask how they are, and listen; congratulate, comfort, encourage",
        "an article, a book, an idea, something you learned lately",
        "a name, an introduction, an invitation, somebody they should know",
    };
    return share >= 0 && share < SHARE_COUNT ? hints[share] : "";
}

const char *
ask_warning(int touches, int received) {
    if (touches >= ASK_FROM_TOUCH || received > 0)
        return NULL;
    return "An ask this early rarely helps: first build the relationship, then ask.";
}

/* `part` begins a word of ` key `: "coach" is in "Life coach", not in "approach". */
static bool
holds_word(const char *key, const char *part) {
    for (const char *at = key; (at = strstr(at, part)) != NULL; at++)
        if (at[-1] == ' ')
            return true;
    return false;
}

const char *
role_from_title(const char *title) {
    static const struct {
        const char *part, *role;
    } roles[] = {
        {"psychotherap", "therapist"},
        {"therap", "therapist"},
        {"psychiat", "psychiatrist"},
        {"psycholog", "psychologist"},
        {"legal counsel", "lawyer"},
        {"general counsel", "lawyer"},
        {"counsell", "counsellor"},
        {"counselo", "counsellor"},
        {"counseling", "counsellor"},
        {"social work", "social worker"},
        {"sozialarbeit", "social worker"},
        {"lmft", "therapist"},
        {"lcsw", "therapist"},
        {"physio", "physiotherapist"},
        {"pediatric", "physician"},
        {"paediatric", "physician"},
        {"physician", "physician"},
        {"gp ", "physician"},
        {"general practition", "physician"},
        {"family medicine", "physician"},
        {"medical doctor", "physician"},
        {"obgyn", "physician"},
        {"gynae", "physician"},
        {"nurse", "nurse"},
        {"midwi", "midwife"},
        {"doula", "doula"},
        {"dieti", "dietitian"},
        {"nutrition", "dietitian"},
        {"headteacher", "teacher"},
        {"head teacher", "teacher"},
        {"headmaster", "teacher"},
        {"headmistress", "teacher"},
        {"assistant principal", "teacher"},
        {"vice principal", "teacher"},
        {"deputy principal", "teacher"},
        {"teacher", "teacher"},
        {"school", "teacher"},
        {"pastor", "clergy"},
        {"priest", "clergy"},
        {"rabbi", "clergy"},
        {"imam", "clergy"},
        {"chaplain", "clergy"},
        {"minister", "clergy"},
        {"mediator", "mediator"},
        {"family law", "lawyer"},
        {"attorney", "lawyer"},
        {"solicitor", "lawyer"},
        {"lawyer", "lawyer"},
        {"human resources", "human resources"},
        {"coach", "coach"},
        {"yoga", "yoga teacher"},
    };
    void *ctx = mem_context(NULL);
    const char *key = mem_printf(ctx, " %s ", text_fold(ctx, title));
    /* A head of school; a principal consultant is none. */
    const char *role = strcmp(key, " principal ") == 0 ? "teacher" : NULL;
    for (size_t i = 0; !role && i < sizeof roles / sizeof *roles; i++)
        if (holds_word(key, roles[i].part))
            role = roles[i].role;
    talloc_free(ctx);
    return role;
}
