#include "app/found.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "domain/name_match.h"
#include "domain/profile.h"
#include "store/people.h"
#include "store/row.h"

#include "base/ban.h"

struct inside {
    const void *ctx;
    const struct name_query *query;
    struct search_hits *hits;
};

static void
look_inside(void *data, int64_t id, const char *name_key, const char *other_key,
            bool active, const char *name, const char *organisation) {
    struct inside *s = data;
    (void)active;
    (void)name;
    (void)organisation;
    enum name_class class = name_score(s->query, name_key, other_key);
    if (class > NAME_NEAR)
        *array_add(s->ctx, s->hits) = (struct search_hit){
            .person_id = id, .place = class == NAME_OTHER ? SEARCH_WORK : SEARCH_NAME};
}

static int
by_person(const void *left, const void *right) {
    const struct search_hit *a = left;
    const struct search_hit *b = right;
    return (a->person_id > b->person_id) - (a->person_id < b->person_id);
}

enum fault
found_look(const void *ctx, const struct app *app, const char *typed,
           struct looked *out, struct error *err) {
    *out = (struct looked){0};
    search_words(ctx, typed, &out->words);
    TRY(search_find(ctx, app->store, &out->words, &out->hits, err));
    if (out->hits.count > 0 || out->words.count == 0)
        return FAULT_NONE;
    struct inside inside = {
        .ctx = ctx, .query = name_query_new(ctx, typed), .hits = &out->hits};
    TRY(people_each_name(app->store, look_inside, &inside, err));
    if (out->hits.count > 1)
        qsort(out->hits.items, out->hits.count, sizeof *out->hits.items, by_person);
    return FAULT_NONE;
}

/* The first of the texts in which a word begins as typed; else the first there is. */
static struct snippet
first_fit(const void *ctx, const char *const texts[], size_t count,
          const struct strings *words) {
    struct snippet first = {"", "", ""};
    bool has_first = false;
    for (size_t i = 0; i < count; i++) {
        if (!texts[i])
            continue;
        struct snippet one = snippet_of(ctx, texts[i], words);
        if (*one.match)
            return one;
        if (!has_first)
            first = one;
        has_first = true;
    }
    return first;
}

static enum fault
person_text(const void *ctx, const struct app *app, const struct search_hit *hit,
            const struct strings *words, struct found *out, struct error *err) {
    struct person p;
    TRY(row_get(ctx, app->store, &PERSON, hit->person_id, &p, err));
    const char *const work[] = {p.organisation, p.title, p.department};
    out->snippet = hit->place == SEARCH_NOTE ? snippet_of(ctx, p.note, words)
                                             : first_fit(ctx, work, 3, words);
    return FAULT_NONE;
}

static enum fault
touch_text(const void *ctx, const struct app *app, const struct search_hit *hit,
           const struct strings *words, struct found *out, struct error *err) {
    struct touch touch;
    TRY(row_get(ctx, app->store, &TOUCH, hit->row_id, &touch, err));
    const char *const texts[] = {touch.note, touch.word};
    out->snippet = first_fit(ctx, texts, 2, words);
    out->day = touch.day;
    return FAULT_NONE;
}

static enum fault
referral_text(const void *ctx, const struct app *app, const struct search_hit *hit,
              const struct strings *words, struct found *out, struct error *err) {
    struct referral r;
    TRY(row_get(ctx, app->store, &REFERRAL, hit->row_id, &r, err));
    const char *const texts[] = {r.code, r.about, r.place, r.how, r.why, r.outcome};
    out->snippet = first_fit(ctx, texts, sizeof texts / sizeof *texts, words);
    out->day = r.day;
    return FAULT_NONE;
}

static enum fault
fact_text(const void *ctx, const struct app *app, const struct search_hit *hit,
          const struct strings *words, struct found *out, struct error *err) {
    struct fact fact;
    TRY(row_get(ctx, app->store, &FACT, hit->row_id, &fact, err));
    out->snippet = snippet_of(ctx, fact.text, words);
    return FAULT_NONE;
}

static enum fault
way_text(const void *ctx, const struct app *app, const struct search_hit *hit,
         const struct strings *words, struct found *out, struct error *err) {
    struct way way;
    TRY(row_get(ctx, app->store, &WAY, hit->row_id, &way, err));
    out->snippet = snippet_of(ctx, way.value, words);
    return FAULT_NONE;
}

static enum fault
tag_text(const void *ctx, const struct app *app, const struct search_hit *hit,
         const struct strings *words, struct found *out, struct error *err) {
    struct tag tag;
    TRY(row_get(ctx, app->store, &TAG, hit->row_id, &tag, err));
    out->snippet = snippet_of(ctx, tag.word, words);
    return FAULT_NONE;
}

static enum fault
profile_words(const void *ctx, const struct app *app, const struct search_hit *hit,
              const struct strings *words, struct found *out, struct error *err) {
    struct profile profile;
    const char *texts[PROFILE_TEXT_COUNT];
    TRY(row_get(ctx, app->store, &PROFILE, hit->row_id, &profile, err));
    for (int i = 0; i < PROFILE_TEXT_COUNT; i++)
        texts[i] = profile_text_of(&profile, (enum profile_text)i);
    out->snippet = first_fit(ctx, texts, PROFILE_TEXT_COUNT, words);
    return FAULT_NONE;
}

enum fault
found_load(const void *ctx, const struct app *app, const struct search_hit *hit,
           const struct strings *words, struct found *out, struct error *err) {
    *out =
        (struct found){.place = hit->place, .snippet = {"", "", ""}, .day = DAY_NONE};
    switch (hit->place) {
    case SEARCH_NAME:
        break;
    case SEARCH_WORK:
    case SEARCH_NOTE:
        return person_text(ctx, app, hit, words, out, err);
    case SEARCH_TAG:
        return tag_text(ctx, app, hit, words, out, err);
    case SEARCH_WAY:
        return way_text(ctx, app, hit, words, out, err);
    case SEARCH_PROFILE:
        return profile_words(ctx, app, hit, words, out, err);
    case SEARCH_FACT:
        return fact_text(ctx, app, hit, words, out, err);
    case SEARCH_TOUCH:
        return touch_text(ctx, app, hit, words, out, err);
    case SEARCH_REFERRAL:
        return referral_text(ctx, app, hit, words, out, err);
    }
    return FAULT_NONE;
}

const char *
search_place_word(enum search_place place) {
    static const char *const words[] = {"name", "work", "tag",   "way",     "profile",
                                        "note", "fact", "touch", "referral"};
    return words[place];
}
