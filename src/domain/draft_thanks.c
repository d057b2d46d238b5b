#include "domain/draft_thanks.h"

#include "base/memory.h"
#include "domain/draft_parts.h"

#include "base/ban.h"

_Static_assert(THANKS_WORDINGS == DRAFT_CHOICES, "as many as of everything else");

/* Nobody can tell from these that anybody was in touch. A subject never tells either:
 * it may be read over a shoulder. */
static thoughts written[] = {
    {{"Thank you",
      "I wanted to thank you for thinking of me, and for your trust. It means a great "
      "deal to me."},
     {"A word of thanks",
      "Only a word of thanks, for your trust and for keeping me in mind: I do not take "
      "it for granted."},
     {"Grateful",
      "It is good to be trusted by people whom one values. Thank you for thinking of "
      "me, and for the way you go about your work."}},
    {{"Thank you",
      "I wanted you to know that @. Thank you for thinking of me, and for your trust."},
     {"A word of thanks",
      "A short word, because one does wonder: @. Thank you for your trust; I do not "
      "take it for granted."},
     {"Grateful",
      "You thought of me, and @. Thank you for that, and for the way you go about your "
      "work."}},
};

static thoughts by_hand[] = {
    {{NULL,
      "Thank you for thinking of me, and for your trust. It means a great deal to "
      "me, and I wanted you to have it by hand."},
     {NULL, "A card, because some thanks should not be a message: thank you for your "
            "trust, and for keeping me in mind."},
     {NULL, "Thank you for your trust. I am glad of you, and of [what you value]."}},
    {{NULL, "Thank you for thinking of me: @. It means a great deal to me that you "
            "trust me so."},
     {NULL,
      "A card, because some thanks should not be a message: @. Thank you for your "
      "trust."},
     {NULL, "I thought that you would like to know: @. Thank you for your trust; I am "
            "glad of it."}},
};

static thoughts spoken[] = {
    {{NULL,
      "I am only calling to say thank you, for thinking of me and for your trust. "
      "That is all: I wanted you to hear it from me."},
     {NULL, "Nothing is the matter; I only wanted to thank you. Your trust means a "
            "great deal to me."},
     {NULL, "I wanted to say what is so easily left out: thank you for keeping me in "
            "mind."}},
    {{NULL, "I am only calling to say thank you: @. It means a great deal to me that "
            "you thought of me."},
     {NULL, "One thing I may tell you: @. Thank you for your trust."},
     {NULL, "I wanted to say what is so easily left out: @, and I thank you for it."}},
};

/* What '@' stands for: in touch or come, one or several. */
static const char *const told[2][2] = {
    {"the person you sent my way has been in touch",
     "the people you sent my way have been in touch"},
    {"the person you sent my way has come to see me",
     "the people you sent my way have come to see me"},
};

static phrases invitation[] = {
    {"May I thank you with a coffee? Perhaps on [day], at [place].",
     "Would you let me invite you to a coffee? I could do [day] or [day].",
     "I would like to say it face to face as well: over a coffee, perhaps on [day]?"},
    {"May I thank you with a walk? Perhaps on [day], from [place].",
     "Would you like to go for a walk together? I could do [day] or [day].",
     "I would like to say it face to face as well: on a walk, perhaps on [day]?"},
};

static phrases closing = {"No need to answer; I only wanted to say it.",
                          "I hope that these days are kind to you.",
                          "This needs no answer."};
static phrases closing_told = {"More I may not tell, as you know.",
                               "You know that I say no more than that.",
                               "More than that stays with me, as it should."};

static const struct thought *
heart(const struct draft_thanks_request *r, unsigned *seed) {
    bool tells = r->telling.tell != TELL_NOTHING;
    if (r->form == DRAFT_CARD)
        return &by_hand[tells][draft_draw(seed)];
    if (r->form == DRAFT_CALL)
        return &spoken[tells][draft_draw(seed)];
    return &written[tells][draft_draw(seed)];
}

static const char *
known(const struct telling *telling) {
    return told[telling->tell == TELL_CAME][telling->several];
}

static bool
is_invitation(const struct draft_thanks_request *r) {
    return r->form == DRAFT_COFFEE || r->form == DRAFT_WALK;
}

static char *
ending(const void *ctx, const struct draft_thanks_request *r, unsigned *seed) {
    char *end = mem_dup(ctx, "\n\n");
    bool tells = r->telling.tell != TELL_NOTHING;
    if (r->form == DRAFT_EMAIL)
        end = mem_append(end, "%s\n\n",
                         draft_phrase(tells ? closing_told : closing, seed));
    return mem_append(end, "%s", draft_signing(seed));
}

struct draft
draft_thanks(const void *ctx, const struct draft_thanks_request *r) {
    unsigned seed = r->seed;
    const struct draft_request frame = {
        .form = r->form == DRAFT_CALL ? DRAFT_TEXT : r->form,
        .person = r->person,
        .touches = r->touches,
        .brief = r->brief,
    };
    bool brief = draft_is_brief(&frame);
    const struct thought *thought = heart(r, &seed);
    char *body = draft_greeting(ctx, &frame);
    /* A voice or a number that they don't know yet. */
    if (brief && r->touches == 0 && r->person->liked != SAID_YES)
        body = mem_append(body, "This is [your name]. ");
    body = mem_append(body, "%s", draft_weave(ctx, thought->text, known(&r->telling)));
    if (is_invitation(r))
        body = mem_append(body, " %s",
                          draft_phrase(invitation[r->form - DRAFT_COFFEE], &seed));
    if (!brief)
        body = mem_append(body, "%s", ending(ctx, r, &seed));
    return (struct draft){
        .form = r->form,
        .subject = brief ? NULL : thought->subject,
        .body = body,
    };
}
