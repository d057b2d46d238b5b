#include "view/words.h"

#include "domain/words.h"

#include "base/ban.h"

static const char *
word_or_null(const char *word) {
    return *word ? word : NULL;
}

static json_t *
view_method(const char *word, enum method method, bool own) {
    json_t *m = json_object();
    model_text(m, "word", word);
    model_text(m, "method", method_word(method));
    model_bool(m, "own", own);
    return m;
}

json_t *
view_method_choices(const struct own_words *own) {
    json_t *list = json_array();
    for (int i = 0; i < METHOD_COUNT; i++)
        json_array_append_new(
            list, view_method(method_word((enum method)i), (enum method)i, false));
    for (size_t i = 0; i < own->count; i++)
        if (own->items[i].kind == OWN_METHOD)
            json_array_append_new(
                list, view_method(own->items[i].word, own->items[i].method, true));
    return list;
}

json_t *
view_vocabulary(const struct vocabulary *v) {
    json_t *list = json_array();
    for (size_t i = 0; i < v->count; i++) {
        json_t *m = json_object();
        model_text(m, "word", v->items[i].word);
        model_int(m, "people", v->items[i].people);
        model_bool(m, "own", v->items[i].own);
        json_array_append_new(list, m);
    }
    return list;
}

json_t *
view_menu(const struct menu *menu, const struct plan *plan, enum share share) {
    json_t *list = json_array();
    for (size_t i = 0; i < menu->count; i++) {
        const struct menu_entry *e = &menu->items[i];
        if (!menu_offers(plan, e) ||
            (share != SHARE_NONE && e->share != SHARE_NONE && e->share != share))
            continue;
        json_t *m = json_object();
        model_text(m, "word", e->word);
        model_text(m, "share", word_or_null(share_word(e->share)));
        model_bool(m, "own", e->own);
        json_array_append_new(list, m);
    }
    return list;
}

static json_t *
view_whole_menu(const struct menu *menu) {
    json_t *list = json_array();
    for (size_t i = 0; i < menu->count; i++) {
        const struct menu_entry *e = &menu->items[i];
        json_t *m = json_object();
        model_text(m, "word", e->word);
        model_text(m, "share", word_or_null(share_word(e->share)));
        model_bool(m, "own", e->own);
        model_bool(m, "hidden", e->hidden);
        model_bool(m, "meets", e->meets);
        json_array_append_new(list, m);
    }
    return list;
}

json_t *
view_words(const struct words_answer *a) {
    json_t *m = json_object();
    model_set(m, "methods", view_method_choices(&a->own));
    model_set(m, "roles", view_vocabulary(&a->roles));
    model_set(m, "tags", view_vocabulary(&a->tags));
    model_set(m, "menu", view_whole_menu(&a->menu));
    model_text(m, "kind", a->word ? own_word_kind_word(a->kind) : NULL);
    model_text(m, "word", a->word);
    model_int(m, "people", a->people);
    model_bool(m, "changed", a->changed);
    return m;
}
