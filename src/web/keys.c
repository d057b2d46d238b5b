/* The keyboard: every shortcut, and the switch that turns the letters off. */
#include <string.h>

#include "view/model.h"
#include "web/page.h"

#include "base/ban.h"

struct key {
    const char *keys; /* divided by blanks */
    const char *does;
};

struct key_group {
    const char *name;
    const struct key *keys;
};

static const struct key everywhere[] = {
    {"/", "Find a person, a page or an action"},
    {"Ctrl+K", "The same, wherever you are"},
    {"?", "This list"},
    {"u", "Take back what was just done"},
    {"Esc", "Close what is open; leave a form as it was"},
    {0},
};

static const struct key places[] = {
    {"t", "Today"}, {"p", "People"},   {"r", "Referrals"},
    {"n", "Plan"},  {"g", "Progress"}, {0},
};

static const struct key rows[] = {
    {"j k", "Next and previous person"},
    {"Enter", "Open them"},
    {"x", "Choose them, for doing something with several"},
    {0},
};

static const struct key today[] = {
    {"a", "Answered: the first answer to a referral"},
    {"d", "Done: write down how it was"},
    {"e", "The words to begin with"},
    {"l", "Later"},
    {"s", "Skip today"},
    {0},
};

static const struct key people[] = {
    {"a", "Add somebody to the list"},
    {"s", "Search the list"},
    {"d", "Log a touch, on a person's page"},
    {"e", "Edit a person"},
    {0},
};

static const struct key referrals[] = {
    {"a", "Enter a referral; on its page: answered"},
    {"s", "Search the ledger, or colleagues; pass over, among the gaps"},
    {0},
};

static const struct key walk[] = {
    {"k", "Keep"},
    {"l", "Let go"},
    {"s", "Pass over"},
    {0},
};

static const struct key duplicates[] = {
    {"m", "Make one of the two"},
    {"a", "They are not the same"},
    {"l", "Later: the next pair"},
    {0},
};

static const struct key_group groups[] = {
    {"Everywhere", everywhere},
    {"Going somewhere", places},
    {"In a list", rows},
    {"On Today", today},
    {"With people", people},
    {"In the ledger", referrals},
    {"Going through the list", walk},
    {"Among duplicates", duplicates},
};

static json_t *
key_model(const struct key *key) {
    json_t *m = json_object();
    json_t *list = json_array();
    for (const char *p = key->keys; *p;) {
        const char *end = strchr(p, ' ');
        size_t len = end ? (size_t)(end - p) : strlen(p);
        json_array_append_new(list, json_stringn(p, len));
        p += len + (end != NULL);
    }
    model_set(m, "keys", list);
    model_text(m, "does", key->does);
    return m;
}

static enum fault
get(struct request *rq, struct reply *out, struct error *err) {
    (void)rq;
    (void)err;
    json_t *list = json_array();
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
        json_t *group = json_object();
        json_t *keys = json_array();
        for (const struct key *k = groups[i].keys; k->keys; k++)
            json_array_append_new(keys, key_model(k));
        model_text(group, "name", groups[i].name);
        model_set(group, "keys", keys);
        json_array_append_new(list, group);
    }
    out->model = json_object();
    model_set(out->model, "groups", list);
    out->title = "Keyboard";
    out->page = &template_keys;
    return FAULT_NONE;
}

const struct route keys_routes[] = {
    {GET, "/keys", get, .about = "The shortcuts"},
    {0},
};
