#include "view/duplicates.h"

#include "base/memory.h"
#include "view/person.h"

#include "base/ban.h"

static json_t *
view_strings(const struct strings *strings) {
    json_t *list = json_array();
    for (size_t i = 0; i < strings->count; i++)
        json_array_append_new(list, json_string(strings->items[i]));
    return list;
}

json_t *
view_sides(const struct sides *sides) {
    json_t *list = json_array();
    for (size_t i = 0; i < sides->count; i++) {
        const struct side *s = &sides->items[i];
        json_t *m = json_object();
        model_text(m, "field", s->field);
        model_text(m, "label", s->words);
        model_set(m, "mine", view_strings(&s->mine));
        model_set(m, "theirs", view_strings(&s->theirs));
        model_set(m, "result", view_strings(&s->result));
        model_bool(m, "choice", s->choice);
        json_array_append_new(list, m);
    }
    return list;
}

static json_t *
view_twin(const struct twin *t) {
    json_t *m = model_person(t->id, t->name);
    model_text(m, "organisation", t->organisation);
    model_bool(m, "active", t->active);
    model_int(m, "touches", t->touches);
    model_day(m, "last_touch", t->last_touch);
    return m;
}

json_t *
view_twins(const struct twins *t) {
    json_t *m = json_object();
    void *ctx = mem_context(NULL);
    model_text(m, "why", t->why.score ? duplicate_words(ctx, &t->why) : NULL);
    model_int(m, "score", t->why.score);
    model_set(m, "keep", view_twin(&t->keep));
    model_set(m, "other", view_twin(&t->other));
    model_set(m, "sides", view_sides(&t->sides));
    talloc_free(ctx);
    return m;
}

json_t *
view_duplicates(const struct duplicates_answer *a) {
    json_t *m = json_object();
    json_t *pairs = json_array();
    for (size_t i = 0; i < a->pairs.count; i++)
        json_array_append_new(pairs, view_twins(&a->pairs.items[i]));
    model_int(m, "total", (int64_t)a->total);
    model_set(m, "pairs", pairs);
    return m;
}

json_t *
view_merge(const struct merge_answer *a) {
    json_t *m = json_object();
    model_set(m, "person", view_record(&a->record));
    model_text(m, "merged", a->other_name);
    model_int(m, "touches", a->touches);
    model_int(m, "referrals", a->referrals);
    model_set(m, "sides", view_sides(&a->sides));
    return m;
}

json_t *
view_apart(const struct apart_answer *a) {
    json_t *m = json_object();
    model_set(m, "person", model_person(a->person_id, a->name));
    model_set(m, "other", model_person(a->other_id, a->other_name));
    model_bool(m, "changed", a->changed);
    return m;
}
