#include "app/note.h"

#include <string.h>

#include "app/record.h"
#include "base/memory.h"
#include "base/text.h"
#include "domain/words.h"
#include "store/people.h"
#include "store/row.h"

#include "base/ban.h"

static enum fault
load(const void *ctx, const struct app *app, int64_t id, struct record *record,
     struct note_answer *out, struct error *err) {
    TRY(people_record(ctx, app->store, id, record, err));
    *out = (struct note_answer){
        .person_id = id, .name = record->person.name, .changed = true};
    return FAULT_NONE;
}

static enum fault
fact_add(const void *ctx, const struct app *app, int64_t id, const struct fact *fact,
         struct note_answer *out, struct error *err) {
    struct record record;
    TRY(load(ctx, app, id, &record, out, err));
    bool sheet = fact->kind >= FACT_NEWS;
    for (size_t i = 0; i < record.facts.count; i++) {
        const struct fact *had = &record.facts.items[i];
        if (had->kind != fact->kind)
            continue;
        bool same =
            text_same(had->text, fact->text) && had->date.year == fact->date.year &&
            had->date.month == fact->date.month && had->date.mday == fact->date.mday;
        if (same && had->told_day == app->today)
            out->changed = false;
        if (sheet || (fact->kind == FACT_BIRTHDAY && out->changed))
            TRY(row_remove(app->store, &FACT, had->id, err));
        else if (same)
            out->changed = false;
    }
    struct fact row = *fact;
    row.id = 0;
    row.person_id = id;
    row.told_day = app->today;
    if (out->changed || sheet)
        TRY(row_add(app->store, &FACT, &row, err));
    *array_add(ctx, &out->facts) = row;
    return store_describe(
        app->store, mem_printf(ctx, "noted of %s: %s", out->name, fact->text), err);
}

enum fault
app_fact_add(const void *ctx, const struct app *app, int64_t person_id,
             const struct fact *fact, struct note_answer *out, struct error *err) {
    TRY(app_begin(app, "fact", err));
    return app_finish(app, fact_add(ctx, app, person_id, fact, out, err), err);
}

static enum fault
fact_remove(const void *ctx, const struct app *app, int64_t id, int64_t fact_id,
            struct note_answer *out, struct error *err) {
    struct record record;
    TRY(load(ctx, app, id, &record, out, err));
    for (size_t i = 0; i < record.facts.count; i++) {
        const struct fact *f = &record.facts.items[i];
        if (f->id != fact_id)
            continue;
        *array_add(ctx, &out->facts) = *f;
        TRY(row_remove(app->store, &FACT, fact_id, err));
        return store_describe(
            app->store, mem_printf(ctx, "removed of %s: %s", out->name, f->text), err);
    }
    return error_set(err, FAULT_NOT_FOUND,
                     "%.80s has no fact number %lld. `tend fact %lld` lists them.",
                     out->name, (long long)fact_id, (long long)id);
}

enum fault
app_fact_remove(const void *ctx, const struct app *app, int64_t person_id,
                int64_t fact_id, struct note_answer *out, struct error *err) {
    TRY(app_begin(app, "fact", err));
    return app_finish(app, fact_remove(ctx, app, person_id, fact_id, out, err), err);
}

enum fault
app_sheet_keep(const void *ctx, const struct app *app, const struct record *record,
               enum fact_kind kind, const char *answer, struct note_answer *out,
               struct error *err) {
    struct fact row = {.person_id = record->person.id,
                       .kind = kind,
                       .text = answer,
                       .told_day = app->today};
    for (size_t i = 0; i < record->facts.count; i++) {
        const struct fact *had = &record->facts.items[i];
        if (had->kind != kind)
            continue;
        if (strcmp(had->text, answer) == 0)
            return FAULT_NONE;
        TRY(row_remove(app->store, &FACT, had->id, err));
        out->changed = true;
    }
    if (!*answer)
        return FAULT_NONE;
    TRY(row_add(app->store, &FACT, &row, err));
    out->changed = true;
    *array_add(ctx, &out->facts) = row;
    return FAULT_NONE;
}

static enum fault
sheet(const void *ctx, const struct app *app, int64_t id, const char *const answers[4],
      struct note_answer *out, struct error *err) {
    struct record record;
    TRY(load(ctx, app, id, &record, out, err));
    out->changed = false;
    for (int i = 0; i < 4; i++)
        if (answers[i])
            TRY(app_sheet_keep(ctx, app, &record, (enum fact_kind)(FACT_NEWS + i),
                               answers[i], out, err));
    return store_describe(
        app->store, mem_printf(ctx, "filled in the call sheet of %s", out->name), err);
}

enum fault
app_sheet(const void *ctx, const struct app *app, int64_t person_id,
          const char *const answers[4], struct note_answer *out, struct error *err) {
    TRY(app_begin(app, "fact", err));
    return app_finish(app, sheet(ctx, app, person_id, answers, out, err), err);
}

static const struct tag *
find_tag(const struct record *record, enum tag_kind kind, const char *key) {
    for (size_t i = 0; i < record->tags.count; i++)
        if (record->tags.items[i].kind == kind &&
            strcmp(record->tags.items[i].word_key, key) == 0)
            return &record->tags.items[i];
    return NULL;
}

static enum fault
tag(const void *ctx, const struct app *app, int64_t id, enum tag_kind kind,
    const struct strings *words, const struct strings *remove, struct note_answer *out,
    struct error *err) {
    struct record record;
    TRY(load(ctx, app, id, &record, out, err));
    out->changed = false;
    for (size_t i = 0; i < words->count; i++) {
        const char *word = text_clean_line(ctx, words->items[i]);
        if (!word)
            return error_field(err, "word", "A %s needs a word.", tag_kind_word(kind));
        const char *key = record_word_key(ctx, word);
        if (find_tag(&record, kind, key))
            continue;
        struct tag row = {.person_id = id, .kind = kind, .word = word, .word_key = key};
        TRY(row_add(app->store, &TAG, &row, err));
        *array_add(ctx, &record.tags) = row;
        out->changed = true;
    }
    for (size_t i = 0; i < remove->count; i++) {
        const char *key = record_word_key(ctx, remove->items[i]);
        const struct tag *had = find_tag(&record, kind, key);
        if (!had)
            return error_set(err, FAULT_NOT_FOUND, "%.80s has no %s \"%.40s\".",
                             out->name, tag_kind_word(kind), remove->items[i]);
        TRY(row_remove(app->store, &TAG, had->id, err));
        out->changed = true;
    }
    TRY(rows_where(ctx, app->store, &TAG, "person_id", id, &out->tags, err));
    return store_describe(
        app->store,
        mem_printf(ctx, "changed the %ss of %s", tag_kind_word(kind), out->name), err);
}

enum fault
app_tag(const void *ctx, const struct app *app, int64_t person_id, enum tag_kind kind,
        const struct strings *add, const struct strings *remove,
        struct note_answer *out, struct error *err) {
    TRY(app_begin(app, tag_kind_word(kind), err));
    return app_finish(app, tag(ctx, app, person_id, kind, add, remove, out, err), err);
}

static enum fault
relate(const void *ctx, const struct app *app, int64_t id, const char *kind,
       int64_t other_id, const char *other_name, struct note_answer *out,
       struct error *err) {
    struct record record;
    if (other_id == id)
        return error_field(err, "other", "That is the same person.");
    TRY(load(ctx, app, id, &record, out, err));
    struct relation row = {
        .person_id = id, .kind = kind, .other_id = other_id, .other_name = other_name};
    for (size_t i = 0; i < record.relations.count; i++) {
        const struct relation *had = &record.relations.items[i];
        if (text_same(had->kind, kind) && text_same(had->other_name, other_name))
            out->changed = false;
    }
    if (out->changed)
        TRY(row_add(app->store, &RELATION, &row, err));
    *array_add(ctx, &out->relations) = row;
    return store_describe(
        app->store, mem_printf(ctx, "%s: %s %s", record.person.name, kind, other_name),
        err);
}

enum fault
app_relate(const void *ctx, const struct app *app, int64_t person_id, const char *kind,
           int64_t other_id, const char *other_name, struct note_answer *out,
           struct error *err) {
    TRY(app_begin(app, "relate", err));
    return app_finish(
        app, relate(ctx, app, person_id, kind, other_id, other_name, out, err), err);
}

static enum fault
unrelate(const void *ctx, const struct app *app, int64_t id, const char *kind,
         const char *other_name, struct note_answer *out, struct error *err) {
    struct record record;
    TRY(load(ctx, app, id, &record, out, err));
    for (size_t i = 0; i < record.relations.count; i++) {
        const struct relation *had = &record.relations.items[i];
        if (!text_same(had->kind, kind) || !text_same(had->other_name, other_name))
            continue;
        *array_add(ctx, &out->relations) = *had;
        TRY(row_remove(app->store, &RELATION, had->id, err));
        return store_describe(app->store,
                              mem_printf(ctx, "%s: no longer %s %s", record.person.name,
                                         kind, other_name),
                              err);
    }
    return error_set(err, FAULT_NOT_FOUND, "%.80s is not %.40s %.80s.", out->name, kind,
                     other_name);
}

enum fault
app_unrelate(const void *ctx, const struct app *app, int64_t person_id,
             const char *kind, const char *other_name, struct note_answer *out,
             struct error *err) {
    TRY(app_begin(app, "relate", err));
    return app_finish(app, unrelate(ctx, app, person_id, kind, other_name, out, err),
                      err);
}
