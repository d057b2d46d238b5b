#include "view/profile.h"

#include "base/memory.h"
#include "domain/words.h"
#include "view/referral.h"

#include "base/ban.h"

static const char *
word_or_null(const char *word) {
    return *word ? word : NULL;
}

json_t *
view_profile_of(const struct profile *p) {
    json_t *m = json_object();
    for (int i = 0; i < PROFILE_TEXT_COUNT; i++) {
        if (i == PROFILE_NEEDS) {
            model_said(m, "free", p->free);
            model_day(m, "free_said", p->free_day);
        }
        model_text(m, profile_text_name((enum profile_text)i),
                   profile_text_of(p, (enum profile_text)i));
    }
    model_text(m, "access", word_or_null(level_word(p->access)));
    model_text(m, "trust", word_or_null(level_word(p->trust)));
    model_day(m, "looked", p->told_day);
    return m;
}

static json_t *
list_of(const struct strings *all) {
    json_t *list = json_array();
    for (size_t i = 0; i < all->count; i++)
        json_array_append_new(list, json_string(all->items[i]));
    return list;
}

json_t *
view_potential(const struct potential *p) {
    json_t *m = json_object();
    json_t *gaps = json_array();
    for (int i = 0; i < GAP_COUNT; i++)
        if (profile_lacks(&p->profile, (enum gap)i))
            json_array_append_new(gaps, json_string(gap_word((enum gap)i)));
    model_set(m, "person", model_person(p->person_id, p->name));
    model_text(m, "title", p->title);
    model_text(m, "organisation", p->organisation);
    model_set(m, "roles", list_of(&p->roles));
    void *ctx = mem_context(NULL);
    model_text(m, "why", know_why(ctx, p));
    talloc_free(ctx);
    model_int(m, "received", p->received);
    model_int(m, "given", p->given);
    model_day(m, "last_received", p->received_day);
    model_day(m, "last_given", p->given_day);
    model_int(m, "touches", p->touches);
    model_day(m, "last_touch", p->last_touch);
    model_set(m, "profile", view_profile_of(&p->profile));
    model_set(m, "gaps", gaps);
    return m;
}

json_t *
view_profile(const struct profile_answer *a) {
    json_t *m = view_potential(&a->who);
    model_text(m, "refer", a->refer);
    model_day(m, "refer_told", a->refer_day);
    model_bool(m, "free_doubtful", a->free_doubtful);
    model_bool(m, "on_list", a->active);
    model_bool(m, "changed", a->changed);
    return m;
}

json_t *
view_know(const struct know_answer *a) {
    json_t *m = json_object();
    json_t *queue = json_array();
    json_t *missing = json_array();
    for (size_t i = 0; i < a->queue.count; i++)
        json_array_append_new(queue, view_potential(&a->queue.items[i]));
    for (int i = 0; i < ROLE_KIND_COUNT; i++)
        if (!a->role_kinds[i])
            json_array_append_new(missing,
                                  json_string(role_kind_words((enum role_kind)i)));
    model_set(m, "queue", queue);
    model_int(m, "total", (int64_t)a->total);
    model_int(m, "known", a->counts.known);
    model_int(m, "resting", a->counts.resting);
    model_int(m, "not_yet", a->counts.not_yet);
    model_int(m, "people", a->people);
    model_set(m, "roles_missing", missing);
    return m;
}

static json_t *
view_suggested(const struct suggested *s) {
    const struct colleague *c = &s->colleague;
    json_t *m = view_potential(&c->who);
    json_object_del(m, "why");
    json_object_del(m, "gaps");
    model_text(m, "refer", c->refer);
    model_day(m, "refer_told", c->refer_day);
    model_bool(m, "free_doubtful", s->free_doubtful);
    model_set(m, "last_referral",
              s->last.id ? view_referral(&s->last, c->who.name) : json_null());
    model_set(m, "not_found", list_of(&c->lacks));
    return m;
}

json_t *
view_colleagues(const struct colleagues_answer *a) {
    json_t *m = json_object();
    json_t *list = json_array();
    for (size_t i = 0; i < a->found.count; i++)
        json_array_append_new(list, view_suggested(&a->found.items[i]));
    model_text(m, "words", a->words);
    model_text(m, "place", a->place);
    model_bool(m, "free_only", a->free_only);
    model_set(m, "referral",
              a->referral.id ? view_referral(&a->referral, a->from) : json_null());
    model_set(m, "colleagues", list);
    model_int(m, "total", (int64_t)a->total);
    model_int(m, "from", (int64_t)a->offset);
    return m;
}
