#include "domain/draft.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "domain/draft_parts.h"
#include "domain/words.h"

#include "base/ban.h"

#define LONG_AGO_DAYS 90
#define TOLD_COLUMNS 60

static thoughts birthday = {
    {"Happy birthday",
     "Happy birthday! I hope the day brings you good company and something that you "
     "enjoy."},
    {"All good wishes",
     "All good wishes for your birthday. May the year ahead be kind to you."},
    {"For your birthday",
     "Happy birthday! I am glad to know you, and hope that you are being spoiled a "
     "little."},
};

static thoughts birthday_ahead = {
    {"Your birthday",
     "Your birthday is nearly here. I hope it brings you good company and something "
     "that you enjoy."},
    {"All good wishes",
     "I have not forgotten what day is coming. May the year ahead be kind to you."},
    {"For your birthday",
     "Soon it is your birthday. I am glad to know you, and hope that you will be "
     "spoiled a little."},
};

static thoughts event = {
    {"Thinking of you today",
     "I have not forgotten what day it is: @. I am thinking of you."},
    {"A kind thought for today",
     "Today is the day that you told me about: @. I hope it is a good one."},
    {"Today", "@: that is today, and I wanted to send you a kind thought."},
};

static thoughts event_ahead = {
    {"Thinking of you",
     "I have not forgotten what is coming: @. I am thinking of you."},
    {"A kind thought",
     "Soon it is time for what you told me about: @. I hope it goes well."},
    {"Soon", "@: that is soon, and I wanted to send you a kind thought."},
};

/* METHOD P5, for somebody the user is in touch with. */
static thoughts given[SHARE_COUNT] = {
    {{"How are you?", "How are things with you and yours? I would like to hear."},
     {"Thinking of you",
      "I just wanted to ask how you are, for no other reason than that."},
     {"A word from me",
      "What has made you glad lately, and what has been hard? I would like to hear "
      "both."}},
    {{"Something you might like",
      "I read [the article] and thought of you, because [why]. Here it is: [link]"},
     {"I learned something",
      "I have just learned [what], and it seemed like something that you could use: "
      "[link]"},
     {"A book for you",
      "There is [a book or a talk] that I keep coming back to. I think that you would "
      "enjoy it, above all [which part]."}},
    {{"Somebody you might like to know",
      "There is somebody whom I would like you to know: [name], who [what they do]. "
      "Shall I introduce you to each other?"},
     {"Two people who should meet",
      "[Name] is busy with [what], and you came to mind at once. Would you like me to "
      "put you two in touch?"},
     {"Would you like to come along?",
      "There is [an event] on [day], and I think that it would be worth your time. "
      "Would you like to come along?"}},
};

static thoughts told_before = {
    {"How is it going?", "I remember what you told me: @. How is it going?"},
    {"Thinking of you", "I have been wondering how it goes with @."},
    {"How are you?", "How is it with @ by now? I have thought of it more than once."},
};

/* The same for the first time. */
static thoughts given_first[SHARE_COUNT] = {
    {{"A hello", "I admire [what you noticed], and wanted to tell you so."},
     {"A kind word",
      "What you do for [whom] matters, and I thought that somebody should say so."},
     {"A good word about your work",
      "I have heard good things about [what they do], and wanted to pass them on."}},
    {{"Something you might like",
      "I read [the article] and thought that it might be of use to you, because [why]: "
      "[link]"},
     {"I learned something",
      "I have just learned [what], and it has to do with [their work]: [link]"},
     {"A book for you",
      "There is [a book or a talk] that I keep coming back to. With what you do, you "
      "might enjoy it too."}},
    {{"Somebody you might like to know",
      "May I introduce [name] to you, who [what they do]? I think that you two would "
      "have a lot to talk about."},
     {"An evening worth going to",
      "There is [an event] on [day] that might be worth your time. Perhaps I will see "
      "you there?"},
     {"Two people who should meet",
      "[Name] is busy with [what], and it made me think of your work. Would you like "
      "me to put you two in touch?"}},
};

/* On a card there are no links, and nobody answers to it. */
static thoughts by_hand[SHARE_COUNT] = {
    {{NULL, "A card, for once, because you deserve more than a message. I hope that "
            "you are well."},
     {NULL, "I thought of you and wanted you to know. I hope that these weeks are kind "
            "to you."},
     {NULL, "This is only to say that I am glad of you, and of [what you value in "
            "them]."}},
    {{NULL, "I saw [the article] and thought of you. A copy is in the envelope."},
     {NULL, "I keep thinking of [what you learned], and that you would enjoy it too."},
     {NULL, "If you look for something to read: [a book]. I liked it because [why]."}},
    {{NULL, "I met [name] lately and thought: you two should know each other. I will "
            "gladly introduce you."},
     {NULL, "[Name] spoke of [what], and I thought of you. Say the word, and I put you "
            "in touch."},
     {NULL, "There is [an event] on [day]. It would be good to see you there."}},
};

static thoughts invitation[] = {
    {{"A coffee?", "Would you like to have a coffee together? Perhaps on [day], at "
                   "[place]."},
     {"Half an hour and a coffee",
      "Have you half an hour for a coffee one of these days? I could do [day] or "
      "[day]."},
     {"Coffee, some day soon?",
      "May I invite you to a coffee? I thought of [place], perhaps on [day]."}},
    {{"A walk?", "Would you like to go for a walk together, half an hour, talking as "
                 "we go? Perhaps on [day], from [place]."},
     {"Some fresh air",
      "How about a walk together, away from the desk? I could do [day] or [day]."},
     {"A walk, some day soon?",
      "May I take you for a walk? I thought of [place], perhaps on [day]."}},
    {{"A short call?",
      "Have you a quarter of an hour for a call one of these days? Perhaps on [day]."},
     {"May I call you?", "May I call you some day soon? I could do [day] or [day]."},
     {"A call, some day soon?",
      "It would be good to talk, rather than write. Would [day] suit you for a short "
      "call?"}},
};

static const phrases wish[SHARE_COUNT] = {
    {"I would love to hear how you are.", "I would like to hear how life is with you.",
     "It would simply be good to see how you are."},
    {"I would enjoy comparing notes on how we run our days.",
     "I have come across [what], and would like to hear what you think of it.",
     "I would like to hear what you are learning these days."},
    {"I have somebody in mind whom you might like to know.",
     "There are people around me whom you might like to meet.",
     "I would like to hear whom you would enjoy meeting; perhaps I know somebody."},
};

static phrases opening_near = {"I thought of you this week.",
                               "You came to my mind this morning.",
                               "I hope that the week is treating you kindly."};
static phrases opening_far = {"It has been a while, and I thought of you.",
                              "Too much time has gone by since we last spoke.",
                              "You came to my mind, and I saw how long it has been."};
/* Never touched does not mean never met: only the user knows. */
static phrases opening_first = {
    "I thought of you, and of [where you met, or how you came across them].",
    "Perhaps you remember me, or perhaps we have not met: [who you are].",
    "You came to my mind when [what made you think of them]."};
static phrases opening_introduced = {
    "@ told me about you, and I have wanted to write ever since.",
    "Your name came to me from @, so I thought I would say hello.",
    "@ spoke well of you, and that made me curious."};

/* A question is not followed by "no need to answer". */
static const phrases closing[SHARE_COUNT] = {
    {"If your days are full, this can wait.",
     "I would be glad to hear from you, whenever it suits you.",
     "And if there is no time for an answer, that is all right, too."},
    {"No need to answer; I just wanted you to have it.",
     "If your days are full, this can wait.",
     "I would be glad to hear what you make of it, some time."},
    {"Take your time; there is no hurry.", "If your days are full, this can wait.",
     "Say no freely; it was only a thought."},
};
static phrases closing_first = {
    "No need to answer; I just wanted to say hello.",
    "If you feel like it, I would enjoy hearing about your work.",
    "I would be glad if our paths crossed one of these days."};
static phrases closing_invitation = {
    "If these weeks are too full, some other time is just as good.",
    "And if it does not suit you, that is quite all right.",
    "Tell me what suits you; I am in no hurry."};

static phrases signing = {"Warm wishes,", "All the best,", "With kind regards,"};

unsigned
draft_draw(unsigned *seed) {
    unsigned at = *seed % DRAFT_CHOICES;
    *seed /= DRAFT_CHOICES;
    return at;
}

const char *
draft_phrase(const char *const list[DRAFT_CHOICES], unsigned *seed) {
    return list[draft_draw(seed)];
}

const char *
draft_signing(unsigned *seed) {
    return draft_phrase(signing, seed);
}

char *
draft_weave(const void *ctx, const char *text, const char *known) {
    const char *at = strchr(text, '@');
    if (!at)
        return mem_dup(ctx, text);
    return mem_printf(ctx, "%.*s%s%s", (int)(at - text), text, known, at + 1);
}

/* What is kept about them was written for the user, so it is a gap to be reworded. */
static char *
as_gap(const void *ctx, const char *text) {
    char *gap = mem_printf(ctx, "[%s]",
                           text_cut(ctx, text_clean_line(ctx, text), TOLD_COLUMNS));
    for (char *c = gap + 1; c[1]; c++)
        if (*c == '[' || *c == ']')
            *c = '|';
    return gap;
}

bool
draft_may_tell(const char *text) {
    static const char *const kept_back[] = {
        " client",  " patient", " case ",   " cases ",    " refer",
        " session", " diagnos", " therapy", " therapies", " trauma",
        " suicid",  " addict",  " klient",  " couple ",   " mandant"};
    if (text_is_blank(text))
        return false;
    void *ctx = mem_context(NULL);
    const char *key = mem_printf(ctx, " %s ", text_fold(ctx, text));
    bool may = true;
    for (size_t i = 0; i < sizeof kept_back / sizeof *kept_back; i++)
        may &= strstr(key, kept_back[i]) == NULL;
    talloc_free(ctx);
    return may;
}

int
draft_gaps(const char *text) {
    int gaps = 0;
    const char *open = NULL;
    for (; text && *text; text++) {
        if (*text == '[')
            open = text;
        if (*text == ']' && open && text > open + 1) {
            gaps++;
            open = NULL;
        }
    }
    return gaps;
}

const char *
draft_form_word(enum draft_form form) {
    static const char *const words[DRAFT_FORM_COUNT] = {
        "email", "text", "card", "social", "coffee", "walk", "call"};
    return words[form];
}

enum draft_form
draft_form_for(enum method method, const char *word, unsigned seed) {
    switch (method) {
    case METHOD_PHONE:
    case METHOD_VIDEO:
        return DRAFT_CALL;
    case METHOD_CARD:
    case METHOD_GIFT:
    case METHOD_POST:
        return DRAFT_CARD;
    case METHOD_TEXT:
        return DRAFT_TEXT;
    case METHOD_SOCIAL:
        return DRAFT_SOCIAL;
    case METHOD_IN_PERSON:
        if (word && text_same_ascii(word, "walk"))
            return DRAFT_WALK;
        if (word && text_same_ascii(word, "coffee"))
            return DRAFT_COFFEE;
        return seed % 2 ? DRAFT_WALK : DRAFT_COFFEE;
    default:
        return DRAFT_EMAIL;
    }
}

static bool
is_invitation(enum draft_form form) {
    return form >= DRAFT_COFFEE;
}

/* The name to call them by, or NULL when there is none, as of a firm. */
static const char *
first_name(const void *ctx, const struct person *p) {
    if (p->company)
        return NULL;
    if (!text_is_blank(p->given))
        return p->given;
    for (const char *at = p->name; *at; at += strspn(at, " ")) {
        size_t len = strcspn(at, " ");
        const char *word = mem_dup_n(ctx, at, len);
        if (strpbrk(word, "@0123456789"))
            return NULL;
        if (word[len - 1] != '.' && word[len - 1] != ',')
            return word;
        at += len;
    }
    return NULL;
}

/* Known to the user, though perhaps from before Tend. */
static bool
is_known(const struct draft_request *r) {
    return r->touches > 0 || r->person->liked == SAID_YES;
}

bool
draft_is_brief(const struct draft_request *r) {
    return r->brief || r->form == DRAFT_TEXT || r->form == DRAFT_SOCIAL;
}

char *
draft_greeting(const void *ctx, const struct draft_request *r) {
    const struct person *p = r->person;
    const char *name = first_name(ctx, p);
    if (!name)
        return mem_dup(ctx, draft_is_brief(r) ? "Hello! " : "Hello,\n\n");
    if (draft_is_brief(r))
        return mem_printf(ctx, "Hi %s! ", name);
    bool formal = !is_known(r) && !r->event;
    if (formal && !text_is_blank(p->prefix) && !text_is_blank(p->family))
        return mem_printf(ctx, "Dear %s %s,\n\n", p->prefix, p->family);
    return mem_printf(ctx, "Dear %s,\n\n", name);
}

static char *
opening(const void *ctx, const struct draft_request *r, unsigned *seed) {
    if (r->event || r->form == DRAFT_CARD)
        return mem_dup(ctx, "");
    const char *text;
    if (!is_known(r) && r->introducer)
        text = draft_weave(ctx, draft_phrase(opening_introduced, seed), r->introducer);
    else if (!is_known(r))
        text = draft_phrase(opening_first, seed);
    else if (r->touches == 0 || r->days_since > LONG_AGO_DAYS)
        text = draft_phrase(opening_far, seed);
    else
        text = draft_phrase(opening_near, seed);
    /* A number that they don't know yet. */
    const char *who = !is_known(r) && draft_is_brief(r) ? "This is [your name]. " : "";
    return mem_printf(ctx, "%s%s ", who, text);
}

static const struct thought *
thoughts_for(const struct draft_request *r, enum share share) {
    bool known = is_known(r);
    if (r->event && r->event->kind == FACT_BIRTHDAY)
        return r->event_ahead ? birthday_ahead : birthday;
    if (r->event)
        return r->event_ahead ? event_ahead : event;
    if (is_invitation(r->form))
        return invitation[r->form - DRAFT_COFFEE];
    if (known && share == SHARE_COMPASSION && draft_may_tell(r->told))
        return told_before;
    if (r->form == DRAFT_CARD)
        return by_hand[share];
    return known ? given[share] : given_first[share];
}

static const char *
known_words(const void *ctx, const struct draft_request *r) {
    const char *text = r->event ? r->event->text : r->told;
    return as_gap(ctx, draft_may_tell(text) ? text : "what they told you");
}

static const char *const *
closings(const struct draft_request *r, enum share share) {
    if (is_invitation(r->form))
        return closing_invitation;
    return is_known(r) || share == SHARE_NETWORK ? closing[share] : closing_first;
}

static char *
ending(const void *ctx, const struct draft_request *r, enum share share,
       unsigned *seed) {
    if (draft_is_brief(r))
        return mem_dup(ctx, "");
    char *end = mem_dup(ctx, "\n\n");
    if (r->form != DRAFT_CARD && !r->event)
        end = mem_append(end, "%s\n\n", draft_phrase(closings(r, share), seed));
    return mem_append(end, "%s", draft_signing(seed));
}

struct draft
draft_make(const void *ctx, const struct draft_request *r) {
    unsigned seed = r->seed;
    enum share share = r->share == SHARE_NONE ? SHARE_COMPASSION : r->share;
    const struct thought *thought = &thoughts_for(r, share)[draft_draw(&seed)];
    char *begin = draft_greeting(ctx, r);
    char *lead = opening(ctx, r, &seed);
    char *heart = draft_weave(ctx, thought->text, known_words(ctx, r));
    if (is_invitation(r->form) && !r->event)
        heart = mem_append(heart, " %s", draft_phrase(wish[share], &seed));
    bool subject = !draft_is_brief(r) && r->form != DRAFT_CARD;
    return (struct draft){
        .form = r->form,
        .subject = subject ? thought->subject : NULL,
        .body = mem_printf(ctx, "%s%s%s%s", begin, lead, heart,
                           ending(ctx, r, share, &seed)),
    };
}
