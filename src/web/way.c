#include "web/way.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "domain/words.h"
#include "view/model.h"
#include "web/page.h"

#include "base/ban.h"

/* One letter and the marks that belong to it, from a byte that begins one. */
static size_t
letter_length(const char *at) {
    size_t len = 1;
    while (((unsigned char)at[len] & 0xC0) == 0x80)
        len++;
    return len;
}

char *
way_initials(const void *ctx, const char *name) {
    char *initials = mem_dup(ctx, "");
    const char *last = NULL;
    for (const char *at = name; *at;) {
        at += strspn(at, "\"'(");
        size_t len = strcspn(at, " ");
        bool title = len > 1 && at[len - 1] == '.';
        if (len > 0 && !title) {
            if (!*initials)
                initials = mem_append(initials, "%.*s", (int)letter_length(at), at);
            else
                last = at;
        }
        at += len + strspn(at + len, " ");
    }
    if (last)
        initials = mem_append(initials, "%.*s", (int)letter_length(last), last);
    return initials;
}

/* What the main button is: the name of a section of the template. */
static const char *
act_of(enum method method, const json_t *m) {
    bool linked = model_has(model_list(m, "draft"), "link");
    switch (method) {
    case METHOD_EMAIL:
    case METHOD_TEXT:
        return linked ? "letter" : "words";
    case METHOD_PHONE:
        return "call";
    case METHOD_CARD:
        return "by_hand";
    case METHOD_IN_PERSON:
    case METHOD_VIDEO:
        return linked ? "letter" : "meet";
    case METHOD_NONE:
        return "no_way";
    default:
        return "words";
    }
}

static const char *
letter_title(const void *ctx, enum method method, const json_t *draft) {
    const char *form = model_get(draft, "form");
    if (method == METHOD_EMAIL)
        return "Write the e-mail";
    if (method == METHOD_TEXT)
        return "Write the message";
    return mem_printf(ctx, "Invite them to a %s", form);
}

/* Of the way by `method`; NULL when there is none. */
static const char *
link_of(const json_t *m, const char *method) {
    size_t i;
    json_t *way;
    json_array_foreach(model_list(m, "ways"), i, way) {
        if (strcmp(model_get(way, "method"), method) == 0 && model_has(way, "link"))
            return model_get(way, "link");
    }
    return NULL;
}

static json_t *
other_ways(const json_t *m) {
    size_t i;
    json_t *way;
    json_t *others = json_array();
    json_array_foreach(model_list(m, "ways"), i, way) {
        const char *word = model_get(way, "method");
        if (strcmp(word, model_get(m, "method")) == 0)
            continue;
        json_t *other = json_object();
        enum method method = method_from_word(word);
        model_text(other, "by", word);
        model_text(other, "title", method_title(method));
        model_text(other, "dial",
                   method == METHOD_PHONE && model_has(way, "link")
                       ? model_get(way, "link")
                       : NULL);
        json_array_append_new(others, other);
    }
    return others;
}

/* An address on one line. */
static char *
on_one_line(const void *ctx, const char *text) {
    char *line = mem_dup(ctx, "");
    for (const char *p = text; *p; p += *p == '\n') {
        size_t len = strcspn(p, "\n");
        line = mem_append(line, "%s%.*s", *line ? ", " : "", (int)len, p);
        p += len;
    }
    return line;
}

void
way_add(const void *ctx, json_t *m, int other) {
    const json_t *draft = model_list(m, "draft");
    enum method method = method_from_word(model_get(m, "method"));
    const char *act = act_of(method, m);
    char *invite = mem_dup(ctx, model_get(m, "invite"));
    if (*invite >= 'a' && *invite <= 'z')
        *invite = (char)(*invite - 'a' + 'A');
    model_text(m, "initials",
               way_initials(ctx, model_get(model_list(m, "person"), "name")));
    model_text(m, "invitation", invite);
    json_t *about = json_object();
    model_text(about, "title", letter_title(ctx, method, draft));
    model_text(about, "href", link_of(m, model_get(m, "method")));
    model_text(about, "where", on_one_line(ctx, model_get(m, "reach")));
    model_text(m, "meeting",
               method == METHOD_IN_PERSON ? model_get(draft, "form")
               : method == METHOD_VIDEO   ? "video call"
                                          : NULL);
    bool linked = model_has(draft, "link");
    model_bool(m, "asks", method == METHOD_PHONE && linked);
    model_bool(m, "sends",
               linked && (strcmp(act, "letter") == 0 || strcmp(act, "call") == 0));
    model_text(m, "draft_by", model_get(m, "method"));
    model_int(m, "next_other", other + 1);
    model_set(m, act, about);
    model_set(m, "others", other_ways(m));
}

const char *
way_back(const struct request *rq) {
    const char *path = form_get(rq->form, "return");
    bool ours = path && path[0] == '/' && path[1] >= 'a' && path[1] <= 'z';
    return ours ? path : NULL;
}
