#include "web/places.h"

#include <string.h>

#include "view/model.h"
#include "web/page.h"

#include "base/ban.h"

const struct place main_places[] = {
    {"Today", "/today", "t", "whom to reach out to now"},
    {"People", "/people", "p", "everybody on your list"},
    {"Plan", "/plan", "n", "your numbers, working days, pauses and treats"},
    {"Progress", "/progress", "g", "checkmarks, touches, where your effort goes"},
    {0},
};

const struct place more_places[] = {
    {"Log a touch", "/log", NULL, "write down a call, a card, a coffee"},
    {"Add somebody", "/people/new", NULL, "a new person, colleague, contact"},
    {"Import", "/import", NULL, "bring contacts from a phone, a file, CSV, vCard"},
    {"Cards to write", "/cards", NULL, "handwritten notes, labels, envelopes, print"},
    {"Duplicates", "/duplicates", NULL, "people who are here twice; merge them"},
    {"Go through the list", "/walk", NULL, "walk: keep, let go, add"},
    {"Stages", "/board", NULL, "board: adding, following up, closing"},
    {"Calendar", "/row", NULL, "your checkmarks and the row"},
    {"Journal", "/journal", NULL, "every change, and how to take it back; undo"},
    {"Your practice", "/care", NULL, "backup, the file, a check of its health"},
    {"Keys for scripts", "/tokens", NULL, "tokens for programs of your own"},
    {"Help", "/help", NULL, "what Tend does, privacy, about"},
    {0},
};

const struct place hidden_places[] = {
    {"Who comes to mind", "/welcome", NULL, "recall: trained, worked, lived; begin"},
    {"Keyboard", "/keys", NULL, "shortcuts, and switching them off"},
    {0},
};

static bool
is_under(const char *path, const char *place) {
    size_t len = strlen(place);
    return strncmp(path, place, len) == 0 && (path[len] == '\0' || path[len] == '/');
}

bool
place_is_served(const char *path) {
    for (size_t t = 0; all_routes[t]; t++)
        for (const struct route *r = all_routes[t]; r->path; r++)
            if (r->verb == GET && strcmp(r->path, path) == 0)
                return true;
    return false;
}

json_t *
places_model(const struct place *places, const char *path) {
    json_t *all = json_array();
    for (; places->name; places++) {
        if (!place_is_served(places->path))
            continue;
        json_t *one = json_object();
        model_text(one, "name", places->name);
        model_text(one, "path", places->path);
        model_text(one, "key", places->key);
        model_text(one, "words", places->words);
        model_bool(one, "current", is_under(path, places->path));
        json_array_append_new(all, one);
    }
    return all;
}
