#include "domain/sources.h"

#include <stdlib.h>
#include <string.h>

#include "base/lookup.h"
#include "base/memory.h"
#include "base/text.h"

#include "base/ban.h"

/* One way in which a group is written. */
struct spelling {
    const char *text;
    size_t group;
    int count;
};

struct group {
    struct source_group shown;
    int seen, ended;
};

struct tally {
    struct lookup *spelled, *keyed;
    struct ARRAY(struct spelling) spellings;
    struct ARRAY(struct group) groups;
    int unsaid;
};

struct sources {
    struct tally tallies[SOURCE_QUESTIONS];
    int count, seen, ended;
    int64_t last_person; /* entries often come person by person */
    size_t last_group;
};

const char *
source_word(enum source_question question) {
    static const char *const words[] = {"where", "who", "why", "how"};
    return words[question];
}

struct sources *
sources_begin(const void *ctx) {
    struct sources *s = mem_new(ctx, struct sources);
    for (int q = 0; q < SOURCE_QUESTIONS; q++) {
        s->tallies[q].spelled = lookup_new(s);
        s->tallies[q].keyed = lookup_new(s);
    }
    return s;
}

static size_t
group_of_key(const struct sources *s, struct tally *t, const char *key) {
    bool added;
    size_t at = *lookup_put(t->keyed, key, t->groups.count, &added);
    if (added)
        *array_add(s, &t->groups) = (struct group){.shown = {.last = DAY_NONE}};
    return at;
}

static size_t
group_of_text(const struct sources *s, struct tally *t, const char *text) {
    bool added;
    size_t at = *lookup_put(t->spelled, text, t->spellings.count, &added);
    if (added) {
        char *key = text_fold(s, text);
        size_t group = group_of_key(s, t, *key ? key : text);
        talloc_free(key);
        *array_add(s, &t->spellings) =
            (struct spelling){.text = mem_dup(s, text), .group = group};
    }
    t->spellings.items[at].count++;
    return t->spellings.items[at].group;
}

static size_t
group_of_person(struct sources *s, struct tally *t, int64_t id) {
    if (id == s->last_person && t->groups.count > 0)
        return s->last_group;
    char *key = mem_printf(s, "%lld", (long long)id);
    size_t at = group_of_key(s, t, key);
    talloc_free(key);
    t->groups.items[at].shown.person_id = id;
    s->last_person = id;
    s->last_group = at;
    return at;
}

static void
count_in(struct group *group, const struct source_entry *entry) {
    group->shown.count++;
    group->seen += entry->came == CAME_SEEN;
    group->ended += entry->came != CAME_NOT_KNOWN;
    if (entry->day > group->shown.last)
        group->shown.last = entry->day;
}

void
sources_add(struct sources *s, const struct source_entry *entry) {
    const char *const texts[SOURCE_QUESTIONS] = {[SOURCE_WHERE] = entry->where,
                                                 [SOURCE_WHY] = entry->why,
                                                 [SOURCE_HOW] = entry->how};
    for (int q = 0; q < SOURCE_QUESTIONS; q++) {
        struct tally *t = &s->tallies[q];
        size_t at;
        if (q == SOURCE_WHO) {
            at = group_of_person(s, t, entry->person_id);
        } else if (text_is_blank(texts[q])) {
            t->unsaid++;
            continue;
        } else {
            at = group_of_text(s, t, texts[q]);
        }
        count_in(&t->groups.items[at], entry);
    }
    s->count++;
    s->seen += entry->came == CAME_SEEN;
    s->ended += entry->came != CAME_NOT_KNOWN;
}

/* Each group gets the spelling that is used most, of several the first by its bytes. */
static void
name_groups(struct tally *t, const struct sources *s) {
    int *best = mem_array(s, int, t->groups.count + 1);
    for (size_t i = 0; i < t->spellings.count; i++) {
        const struct spelling *one = &t->spellings.items[i];
        const char **word = &t->groups.items[one->group].shown.word;
        if (!*word || one->count > best[one->group] ||
            (one->count == best[one->group] && strcmp(one->text, *word) < 0)) {
            *word = one->text;
            best[one->group] = one->count;
        }
    }
    talloc_free(best);
}

static int
most_first(const void *one, const void *other) {
    const struct source_group *a = &((const struct group *)one)->shown;
    const struct source_group *b = &((const struct group *)other)->shown;
    if (a->count != b->count)
        return a->count < b->count ? 1 : -1;
    if (a->last != b->last)
        return a->last < b->last ? 1 : -1;
    if (a->word && b->word)
        return strcmp(a->word, b->word);
    return a->person_id < b->person_id ? -1 : a->person_id > b->person_id;
}

struct source_side
sources_side(struct sources *s, enum source_question question, int most) {
    const struct tally *t = &s->tallies[question];
    struct source_side side = {.unsaid = t->unsaid, .said = s->count - t->unsaid};
    name_groups(&s->tallies[question], s);
    /* A copy is put in order: the lookups know the groups by their places. */
    struct group *sorted = mem_array(s, struct group, t->groups.count + 1);
    if (t->groups.count > 0) {
        memcpy(sorted, t->groups.items, t->groups.count * sizeof *sorted);
        qsort(sorted, t->groups.count, sizeof *sorted, most_first);
    }
    for (size_t i = 0; i < t->groups.count; i++) {
        struct source_group *shown = &sorted[i].shown;
        if (i >= (size_t)(most > 0 ? most : 0)) {
            side.other_groups++;
            side.others += shown->count;
            continue;
        }
        shown->share = proportion_of(shown->count, side.said);
        shown->seen = proportion_of(sorted[i].seen, sorted[i].ended);
        *array_add(s, &side.groups) = *shown;
    }
    side.leads = t->groups.count > 0 &&
                 proportion_leads(sorted[0].shown.count,
                                  t->groups.count > 1 ? sorted[1].shown.count : 0);
    talloc_free(sorted);
    return side;
}

int
sources_count(const struct sources *sources) {
    return sources->count;
}

struct proportion
sources_seen(const struct sources *sources) {
    return proportion_of(sources->seen, sources->ended);
}
