#include "domain/words.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"

#include "base/ban.h"

static const struct {
    const char *word, *phrase, *invite, *title;
} methods[METHOD_COUNT] = {
    [METHOD_EMAIL] = {"email", "by e-mail", "write an e-mail", "E-mail"},
    [METHOD_PHONE] = {"phone", "by phone", "call", "Phone"},
    [METHOD_CARD] = {"card", "with a handwritten card", "write a card by hand", "Card"},
    [METHOD_GIFT] = {"gift", "with a small gift", "send a small gift", "Gift"},
    [METHOD_IN_PERSON] = {"in-person", "in person", "meet in person", "In person"},
    [METHOD_TEXT] = {"text", "by text message", "send a text message", "Text message"},
    [METHOD_VIDEO] = {"video", "by video call", "suggest a video call", "Video call"},
    [METHOD_SOCIAL] = {"social", "on social media", "send a message where they post",
                       "Social media"},
    [METHOD_POST] = {"post", "by post", "send something by post", "Post"},
};

static const struct {
    const char *word;
    enum method method;
} synonyms[] = {
    {"mail", METHOD_EMAIL},
    {"e-mail", METHOD_EMAIL},
    {"emailed", METHOD_EMAIL},
    {"call", METHOD_PHONE},
    {"called", METHOD_PHONE},
    {"ring", METHOD_PHONE},
    {"rang", METHOD_PHONE},
    {"telephone", METHOD_PHONE},
    {"phoned", METHOD_PHONE},
    {"voicemail", METHOD_PHONE},
    {"note", METHOD_CARD},
    {"handwritten", METHOD_CARD},
    {"postcard", METHOD_CARD},
    {"wrote", METHOD_CARD},
    {"present", METHOD_GIFT},
    {"flowers", METHOD_GIFT},
    {"book", METHOD_GIFT},
    {"coffee", METHOD_IN_PERSON},
    {"lunch", METHOD_IN_PERSON},
    {"dinner", METHOD_IN_PERSON},
    {"breakfast", METHOD_IN_PERSON},
    {"tea", METHOD_IN_PERSON},
    {"walk", METHOD_IN_PERSON},
    {"met", METHOD_IN_PERSON},
    {"meet", METHOD_IN_PERSON},
    {"meeting", METHOD_IN_PERSON},
    {"visit", METHOD_IN_PERSON},
    {"visited", METHOD_IN_PERSON},
    {"event", METHOD_IN_PERSON},
    {"training", METHOD_IN_PERSON},
    {"inperson", METHOD_IN_PERSON},
    {"face-to-face", METHOD_IN_PERSON},
    {"sms", METHOD_TEXT},
    {"texted", METHOD_TEXT},
    {"message", METHOD_TEXT},
    {"whatsapp", METHOD_TEXT},
    {"signal", METHOD_TEXT},
    {"telegram", METHOD_TEXT},
    {"imessage", METHOD_TEXT},
    {"zoom", METHOD_VIDEO},
    {"videocall", METHOD_VIDEO},
    {"video-call", METHOD_VIDEO},
    {"phone-call", METHOD_PHONE},
    {"text-message", METHOD_TEXT},
    {"handwritten-note", METHOD_CARD},
    {"handwritten-card", METHOD_CARD},
    {"facetime", METHOD_VIDEO},
    {"teams", METHOD_VIDEO},
    {"skype", METHOD_VIDEO},
    {"linkedin", METHOD_SOCIAL},
    {"facebook", METHOD_SOCIAL},
    {"instagram", METHOD_SOCIAL},
    {"dm", METHOD_SOCIAL},
    {"letter", METHOD_POST},
    {"parcel", METHOD_POST},
    {"posted", METHOD_POST},
};

static const char *const shares[SHARE_COUNT] = {
    [SHARE_COMPASSION] = "compassion",
    [SHARE_KNOWLEDGE] = "knowledge",
    [SHARE_NETWORK] = "network",
};

const char *
method_word(enum method method) {
    return method >= 0 && method < METHOD_COUNT ? methods[method].word : "";
}

const char *
method_phrase(enum method method) {
    return method >= 0 && method < METHOD_COUNT ? methods[method].phrase : "";
}

const char *
method_invite(enum method method) {
    return method >= 0 && method < METHOD_COUNT ? methods[method].invite : "";
}

const char *
method_title(enum method method) {
    return method >= 0 && method < METHOD_COUNT ? methods[method].title : "";
}

const char *
share_word(enum share share) {
    return share >= 0 && share < SHARE_COUNT ? shares[share] : "";
}

const char *
way_kind_word(enum way_kind kind) {
    static const char *const words[] = {"email", "phone", "address", "url", "social"};
    return words[kind];
}

const char *
fact_kind_word(enum fact_kind kind) {
    static const char *const words[] = {"note", "birthday", "anniversary", "event",
                                        "news", "help",     "works",       "refer"};
    return words[kind];
}

enum fact_kind
fact_kind_of_clause(const char *text) {
    static const char *const own[] = {"birthday",       "his birthday", "her birthday",
                                      "their birthday", "born",         "birthday is"};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (text_same(text, own[i]))
            return FACT_BIRTHDAY;
    return FACT_EVENT;
}

const char *
reach_out_state_word(enum reach_out_state state) {
    static const char *const words[] = {"open", "done", "moved", "dropped"};
    return words[state];
}

const char *
reach_out_origin_word(enum reach_out_origin origin) {
    static const char *const words[] = {"chosen", "rhythm", "later"};
    return words[origin];
}

const char *
referral_direction_word(enum referral_direction direction) {
    return direction == REFERRAL_RECEIVED ? "received" : "given";
}

const char *
referral_end_word(enum referral_end end) {
    static const char *const words[] = {"not-a-fit", "no-answer", "referred-on",
                                        "other"};
    return end >= 0 && end < END_COUNT ? words[end] : "";
}

const char *
referral_end_phrase(enum referral_end end) {
    static const char *const phrases[END_COUNT] = {
        [END_NOT_A_FIT] = "not a fit",
        [END_NO_ANSWER] = "no answer",
        [END_REFERRED_ON] = "referred on",
        [END_OTHER] = "for another reason",
    };
    return end >= 0 && end < END_COUNT ? phrases[end] : "";
}

const char *
thanks_word(enum thanks thanks) {
    static const char *const words[] = {"owed", "done", "not-appropriate"};
    return thanks >= 0 && thanks < THANKS_COUNT ? words[thanks] : "";
}

const char *
level_word(enum level level) {
    static const char *const words[] = {"none", "some", "much"};
    return level >= 0 && level < LEVEL_COUNT ? words[level] : "";
}

const char *
tag_kind_word(enum tag_kind kind) {
    return kind == TAG_TAG ? "tag" : "role";
}

const char *
import_outcome_word(enum import_outcome outcome) {
    return outcome == IMPORT_ADDED ? "added" : "merged";
}

const char *
own_word_kind_word(enum own_word_kind kind) {
    static const char *const words[] = {"method", "role", "tag", "menu"};
    return words[kind];
}

enum method
method_from_word(const char *word) {
    if (text_is_blank(word))
        return METHOD_NONE;
    for (int m = 0; m < METHOD_COUNT; m++)
        if (text_same_ascii(word, methods[m].word))
            return (enum method)m;
    for (size_t i = 0; i < sizeof synonyms / sizeof *synonyms; i++)
        if (text_same_ascii(word, synonyms[i].word))
            return synonyms[i].method;
    enum method found = METHOD_NONE;
    for (int m = 0; m < METHOD_COUNT && strlen(word) > 1; m++) {
        if (!text_starts_ascii(methods[m].word, word))
            continue;
        if (found != METHOD_NONE)
            return METHOD_NONE;
        found = (enum method)m;
    }
    return found;
}

enum share
share_from_word(const char *word) {
    if (text_is_blank(word))
        return SHARE_NONE;
    for (int s = 0; s < SHARE_COUNT; s++)
        if (text_starts_ascii(shares[s], word))
            return (enum share)s;
    return SHARE_NONE;
}

char *
method_list(const void *ctx) {
    char *list = mem_dup(ctx, methods[0].word);
    for (int m = 1; m < METHOD_COUNT; m++)
        list = mem_append(list, ", %s", methods[m].word);
    return list;
}
