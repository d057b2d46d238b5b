#include "app/record.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "domain/suggest.h"
#include "domain/words.h"
#include "exchange/person_form.h"
#include "store/people.h"
#include "store/row.h"

#include "base/ban.h"

/* --- from contacts
 * ------------------------------------------------------------------------ */

static bool
is_social_url(const char *url) {
    static const char *const hosts[] = {"linkedin.com", "xing.com", "facebook.com",
                                        "instagram.com", "mastodon.social"};
    for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++)
        if (strstr(url, hosts[i]))
            return true;
    return false;
}

static void
add_way(const void *ctx, struct record *r, const struct contact_way *w) {
    static const enum way_kind kinds[] = {
        [CONTACT_EMAIL] = WAY_EMAIL,     [CONTACT_PHONE] = WAY_PHONE,
        [CONTACT_ADDRESS] = WAY_ADDRESS, [CONTACT_URL] = WAY_URL,
        [CONTACT_SOCIAL] = WAY_SOCIAL,
    };
    enum way_kind kind = kinds[w->kind];
    if (kind == WAY_URL && is_social_url(w->value))
        kind = WAY_SOCIAL;
    char *key = NULL;
    if (kind == WAY_EMAIL)
        key = text_email_key(ctx, w->value);
    else if (kind == WAY_PHONE)
        key = text_phone_key(ctx, w->value);
    struct way way = {.kind = kind,
                      .label = w->label,
                      .value = w->value,
                      .match_key = key ? key : text_fold(ctx, w->value)};
    size_t count = r->ways.count;
    *array_add(ctx, &r->ways) = way;
    /* The preferred one comes first of its kind, for it is the one suggested. */
    if (w->preferred) {
        memmove(r->ways.items + 1, r->ways.items, count * sizeof way);
        r->ways.items[0] = way;
    }
}

static void
add_date(const void *ctx, struct record *r, const struct contact_date *d, day_t today) {
    enum fact_kind kind = FACT_EVENT;
    if (text_same(d->label, "birthday"))
        kind = FACT_BIRTHDAY;
    else if (text_same(d->label, "anniversary"))
        kind = FACT_ANNIVERSARY;
    *array_add(ctx, &r->facts) = (struct fact){
        .kind = kind,
        .text = d->label,
        .date = d->date,
        .yearly = kind != FACT_EVENT || d->date.year == 0,
        .told_day = today,
    };
}

const char *
record_word_key(const void *ctx, const char *word) {
    const char *key = text_fold(ctx, word);
    return *key ? key : word;
}

void
record_add_word(const void *ctx, struct record *r, enum tag_kind kind,
                const char *typed) {
    const char *word = text_clean_line(ctx, typed);
    if (!word)
        return;
    const char *key = record_word_key(ctx, word);
    for (size_t i = 0; i < r->tags.count; i++)
        if (r->tags.items[i].kind == kind &&
            strcmp(r->tags.items[i].word_key, key) == 0)
            return;
    *array_add(ctx, &r->tags) =
        (struct tag){.kind = kind, .word = word, .word_key = key};
}

static void
add_words(const void *ctx, struct record *r, const struct contact *c) {
    for (size_t i = 0; i < c->tags.count; i++)
        record_add_word(ctx, r, TAG_TAG, c->tags.items[i]);
    for (size_t i = 0; i < c->roles.count; i++)
        record_add_word(ctx, r, TAG_ROLE, c->roles.items[i]);
}

void
record_guess_role(const void *ctx, struct record *r) {
    for (size_t i = 0; i < r->tags.count; i++)
        if (r->tags.items[i].kind == TAG_ROLE)
            return;
    record_add_word(ctx, r, TAG_ROLE, role_from_title(r->person.title));
}

void
record_set_keys(const void *ctx, struct record *r) {
    struct person *p = &r->person;
    p->name_key = text_fold(ctx, p->name);
    char *other = mem_printf(ctx, "%s %s", p->nickname ? p->nickname : "",
                             p->organisation ? p->organisation : "");
    for (size_t i = 0; i < r->ways.count; i++)
        if (r->ways.items[i].kind == WAY_EMAIL)
            other = mem_append(other, " %s", r->ways.items[i].value);
    p->other_key = text_fold(ctx, other);
}

void
record_from_contact(const void *ctx, const struct contact *c, day_t today,
                    struct record *r) {
    *r = (struct record){
        .person =
            {
                .uid = c->uid,
                .name = c->name,
                .prefix = c->prefix,
                .given = c->given,
                .additional = c->additional,
                .family = c->family,
                .suffix = c->suffix,
                .nickname = c->nickname,
                .organisation = c->organisation,
                .department = c->department,
                .title = c->title,
                .note = c->note,
                .company = c->company,
                .liked = NOT_SAID,
                .practice_full = NOT_SAID,
                .rhythm_days = c->rhythm_days,
                .added_day = today,
                .kept_day = DAY_NONE,
                .let_go_day = DAY_NONE,
            },
    };
    for (size_t i = 0; i < c->ways.count; i++)
        add_way(ctx, r, &c->ways.items[i]);
    for (size_t i = 0; i < c->dates.count; i++)
        add_date(ctx, r, &c->dates.items[i], today);
    for (size_t i = 0; i < c->facts.count; i++)
        *array_add(ctx, &r->facts) = (struct fact){
            .kind = FACT_NOTE, .text = c->facts.items[i], .told_day = today};
    add_words(ctx, r, c);
    for (size_t i = 0; i < c->links.count; i++)
        *array_add(ctx, &r->relations) = (struct relation){
            .kind = c->links.items[i].relation, .other_name = c->links.items[i].name};
    record_set_keys(ctx, r);
}

/* --- to contacts
 * ---------------------------------------------------------------------------- */

static void
give_ways(struct contact *c, const struct record *r) {
    static const enum contact_kind kinds[] = {
        CONTACT_EMAIL, CONTACT_PHONE, CONTACT_ADDRESS, CONTACT_URL, CONTACT_SOCIAL};
    for (size_t i = 0; i < r->ways.count; i++) {
        const struct way *w = &r->ways.items[i];
        contact_add_way(c, kinds[w->kind], w->label, w->value, false);
    }
}

struct contact *
contact_from_record(struct contacts *all, const struct record *r) {
    const struct person *p = &r->person;
    struct contact *c = contact_new(all, 1);
    c->uid = p->uid;
    c->name = p->name;
    c->prefix = p->prefix;
    c->given = p->given;
    c->additional = p->additional;
    c->family = p->family;
    c->suffix = p->suffix;
    c->nickname = p->nickname;
    c->organisation = p->organisation;
    c->department = p->department;
    c->title = p->title;
    c->note = p->note;
    c->company = p->company;
    c->rhythm_days = p->rhythm_days;
    give_ways(c, r);
    for (size_t i = 0; i < r->facts.count; i++) {
        const struct fact *f = &r->facts.items[i];
        if (f->date.month)
            contact_add_date(c, f->text, f->date);
        else if (f->kind == FACT_NOTE)
            contact_add_fact(c, f->text);
    }
    for (size_t i = 0; i < r->tags.count; i++) {
        const struct tag *t = &r->tags.items[i];
        if (t->kind == TAG_TAG)
            contact_add_tag(c, t->word);
        else
            contact_add_role(c, t->word);
    }
    for (size_t i = 0; i < r->relations.count; i++)
        contact_add_link(c, r->relations.items[i].kind,
                         r->relations.items[i].other_name);
    return c;
}

/* FNV-1a, 64 bits. */
static uint64_t
hash(const char *text) {
    uint64_t value = 14695981039346656037U;
    for (const char *p = text; *p; p++)
        value = (value ^ (unsigned char)*p) * 1099511628211U;
    return value;
}

const char *
record_version(const void *ctx, const struct record *record) {
    struct contacts *all = contacts_new(ctx, FORMAT_UNKNOWN);
    struct contact *c = contact_from_record(all, record);
    c->tags.count = c->roles.count = c->facts.count = c->links.count = 0;
    size_t kept = 0;
    for (size_t i = 0; i < c->dates.count; i++)
        if (text_same(c->dates.items[i].label, "birthday"))
            c->dates.items[kept++] = c->dates.items[i];
    c->dates.count = kept;
    const char *version = mem_printf(
        ctx, "%016llx", (unsigned long long)hash(person_form_write(all, c, NULL)));
    talloc_free(all);
    return version;
}

/* --- into the practice
 * ------------------------------------------------------------------------ */

enum fault
record_link(const void *ctx, const struct app *app, struct relations *relations,
            struct error *err) {
    for (size_t i = 0; i < relations->count; i++) {
        struct relation *r = &relations->items[i];
        struct ids ids = {0};
        if (r->other_id)
            continue;
        TRY(people_by_name_key(ctx, app->store, text_fold(ctx, r->other_name), &ids,
                               err));
        if (ids.count == 1 && ids.items[0] != r->person_id)
            r->other_id = ids.items[0];
    }
    return FAULT_NONE;
}

enum fault
record_add(const void *ctx, const struct app *app, struct record *r,
           struct error *err) {
    TRY(row_add(app->store, &PERSON, &r->person, err));
    int64_t id = r->person.id;
    for (size_t i = 0; i < r->ways.count; i++) {
        r->ways.items[i].person_id = id;
        TRY(row_add(app->store, &WAY, &r->ways.items[i], err));
    }
    for (size_t i = 0; i < r->facts.count; i++) {
        r->facts.items[i].person_id = id;
        TRY(row_add(app->store, &FACT, &r->facts.items[i], err));
    }
    for (size_t i = 0; i < r->tags.count; i++) {
        r->tags.items[i].person_id = id;
        TRY(row_add(app->store, &TAG, &r->tags.items[i], err));
    }
    for (size_t i = 0; i < r->relations.count; i++)
        r->relations.items[i].person_id = id;
    TRY(record_link(ctx, app, &r->relations, err));
    for (size_t i = 0; i < r->relations.count; i++)
        TRY(row_add(app->store, &RELATION, &r->relations.items[i], err));
    return FAULT_NONE;
}

enum fault
record_merge(const void *ctx, const struct app *app, struct record *there,
             struct merge *merge, struct error *err) {
    struct store *st = app->store;
    for (size_t i = 0; i < merge->ways.count; i++) {
        TRY(row_add(st, &WAY, &merge->ways.items[i], err));
        *array_add(ctx, &there->ways) = merge->ways.items[i];
    }
    for (size_t i = 0; i < merge->facts.count; i++)
        TRY(row_add(st, &FACT, &merge->facts.items[i], err));
    for (size_t i = 0; i < merge->tags.count; i++)
        TRY(row_add(st, &TAG, &merge->tags.items[i], err));
    TRY(record_link(ctx, app, &merge->relations, err));
    for (size_t i = 0; i < merge->relations.count; i++)
        TRY(row_add(st, &RELATION, &merge->relations.items[i], err));
    if (merge->completed)
        TRY(row_save(st, &FACT, merge->completed, err));
    there->person = merge->person;
    record_set_keys(ctx, there);
    return row_save(st, &PERSON, &there->person, err);
}

static enum fault
possible(const void *ctx, const struct app *app, const struct record *r,
         struct ids *out, struct error *err) {
    for (size_t i = 0; i < r->ways.count; i++) {
        const struct way *w = &r->ways.items[i];
        if (w->kind == WAY_EMAIL || w->kind == WAY_PHONE)
            TRY(people_by_way(ctx, app->store, w->kind, w->match_key, out, err));
    }
    return people_by_name_key(ctx, app->store, r->person.name_key, out, err);
}

enum fault
record_find_same(const void *ctx, const struct app *app, struct record *r,
                 struct record *out, enum match *why, struct error *err) {
    struct ids ids = {0};
    enum match best = MATCH_NONE;
    *out = (struct record){0};
    if (r->person.uid)
        TRY(people_by_uid(ctx, app->store, r->person.uid, &ids, err));
    bool uid_known = ids.count > 0;
    TRY(possible(ctx, app, r, &ids, err));
    for (size_t i = 0; i < ids.count; i++) {
        struct record there;
        TRY(people_record(ctx, app->store, ids.items[i], &there, err));
        enum match match = merge_match(&there, r);
        if (match == MATCH_NONE || (best != MATCH_NONE && match >= best))
            continue;
        best = match;
        *out = there;
    }
    /* Some programs number their cards 1, 2, 3: it is somebody else's here. */
    if (uid_known && best != MATCH_UID)
        r->person.uid = NULL;
    if (why)
        *why = best;
    return FAULT_NONE;
}
