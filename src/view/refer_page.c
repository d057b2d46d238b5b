#include "view/refer_page.h"

#include "base/ban.h"

static void
add_texts(json_t *m, const struct refer_page *page) {
    for (int f = 0; f < REFER_FIELDS; f++)
        model_text(m, refer_hint((enum refer_field)f)->name,
                   refer_text(page, (enum refer_field)f));
}

static json_t *
view_one(const struct refer_page *page, bool first) {
    json_t *m = json_object();
    model_int(m, "id", page->id);
    model_text(m, "name", page->name);
    model_bool(m, "first", first);
    model_day(m, "changed", page->changed_day);
    return m;
}

static json_t *
view_me(const struct me *me) {
    json_t *m = json_object();
    model_text(m, "name", me->name);
    model_text(m, "title", me->title);
    model_text(m, "phone", me->phone);
    model_text(m, "email", me->email);
    model_text(m, "url", me->url);
    model_text(m, "address", me->address);
    return m;
}

json_t *
view_refer_page(const struct refer_answer *a) {
    json_t *m = json_object();
    json_t *pages = json_array();
    json_t *missing = json_array();
    json_t *page = json_null();
    json_t *whole = json_object();
    bool first = a->pages.count > 0 && a->pages.items[0].id == a->page.id;
    for (size_t i = 0; i < a->pages.count; i++)
        json_array_append_new(pages, view_one(&a->pages.items[i], i == 0));
    for (size_t i = 0; i < a->missing.count; i++)
        json_array_append_new(missing, json_string(a->missing.items[i]));
    if (a->page.name) {
        page = view_one(&a->page, first);
        add_texts(page, &a->page);
    }
    add_texts(whole, &a->whole);
    model_text(whole, "heading", refer_heading(&a->whole));
    model_set(m, "pages", pages);
    model_set(m, "page", page);
    model_set(m, "whole", whole);
    model_set(m, "me", view_me(&a->me));
    model_set(m, "missing", missing);
    model_bool(m, "ready", a->missing.count == 0);
    return m;
}
