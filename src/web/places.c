#include "web/places.h"

#include <string.h>

#include "view/model.h"

#include "base/ban.h"

const struct place main_places[] = {
    {"Today", "/today", "t", "whom to reach out to now"},
    {"People", "/people", "p", "everybody on your list"},
    {"Referrals", "/referrals", "r", "the ledger both ways, and what becomes of them"},
    {"Plan", "/plan", "n", "your numbers, working days, pauses and treats"},
    {"Progress", "/progress", "g", "checkmarks, touches, where your effort goes"},
    {0},
};

const struct place more_places[] = {
    {"Log a touch", "/log", NULL, "write down a call, a card, a coffee"},
    {"Add somebody", "/people/new", NULL, "a new person on your list"},
    {"Import", "/import", NULL,
     "bring contacts from a phone, Google, Outlook, any file; or old referrals"},
    {"Cards to write", "/cards", NULL, "handwritten notes; print labels and envelopes"},
    {"Duplicates", "/duplicates", NULL, "people who are here twice; merge them"},
    {"Go through the list", "/walk", NULL,
     "keep, let go, add: once a year, or after an import"},
    {"Stages", "/board", NULL, "adding, following up, closing, as a board"},
    {"Calendar", "/row", NULL, "your checkmarks and the row"},
    {"Journal", "/journal", NULL, "every change, and how to undo it"},
    {"Your practice", "/care", NULL, "backup, and whether all is well"},
    {"Tokens for scripts", "/tokens", NULL, "for programs of your own"},
    {"Help", "/help", NULL, "what Tend does, and who can see it"},
    {0},
};

const struct place referral_places[] = {
    {"Ledger", "/referrals", NULL, "referrals received and given"},
    {"Board", "/referrals/board", NULL, "received, contacted, booked, seen"},
    {"Thanks", "/referrals/thanks", NULL, "thanks owed, and who may be told"},
    {"Give and get", "/referrals/balance", NULL,
     "who sends to you, and to whom you send, side by side"},
    {"Colleagues", "/referrals/colleagues", NULL, "to whom you could refer"},
    {"Sources", "/referrals/sources", NULL,
     "where referrals come from: where, who, why, when"},
    {"Partners", "/referrals/partners", NULL,
     "who sends often, who is new, who went quiet"},
    {"What I know", "/referrals/know", NULL,
     "what those who might refer to you need, and the gaps"},
    {"How to refer to me", "/referrals/page", NULL,
     "your own page: print it, send it, as a card or a QR code"},
    {0},
};

const struct place hidden_places[] = {
    {"Enter a referral", "/referrals/new", NULL, "received or given, in seconds"},
    {"Several referrals", "/referrals/many", NULL, "old ones at once, in a grid"},
    {"Who comes to mind", "/welcome", NULL,
     "questions that help to remember whom you know"},
    {"How fast I answer", "/referrals/answers", NULL,
     "working time until your first answer, month by month"},
    {"Keyboard", "/keys", NULL, "shortcuts, and switching them off"},
    {0},
};

static bool
is_under(const char *path, const char *place) {
    size_t len = strlen(place);
    return strncmp(path, place, len) == 0 && (path[len] == '\0' || path[len] == '/');
}

/* The place that the path is in: "/plan" for "/plan/words", unless that is one. */
static const struct place *
nearest(const struct place *places, const char *path) {
    const struct place *found = NULL;
    for (; places->name; places++)
        if (is_under(path, places->path) &&
            (!found || strlen(places->path) > strlen(found->path)))
            found = places;
    return found;
}

json_t *
places_model(const struct place *places, const char *path) {
    json_t *all = json_array();
    const struct place *here = nearest(places, path);
    for (; places->name; places++) {
        json_t *one = json_object();
        model_text(one, "name", places->name);
        model_text(one, "path", places->path);
        model_text(one, "key", places->key);
        model_text(one, "words", places->words);
        model_bool(one, "current", places == here);
        json_array_append_new(all, one);
    }
    return all;
}
