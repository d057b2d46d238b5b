#include "store/search.h"

#include <stdlib.h>
#include <string.h>

#include "base/lookup.h"
#include "base/memory.h"
#include "base/text.h"
#include "domain/profile.h"

#include "base/ban.h"

/* Groups of digits of a telephone number that it is found by. */
#define GROUPS_MAX 8

/* So much is kept in mind before it is written, for a large import or its undo. */
#define MARKED_MAX 100000

/* Words that come to or go from a place. Kept until the commit and then written in
 * order of rowid: FTS5 writes to disk whenever it is given a lower one than before. */
struct mark {
    int64_t rowid;
    size_t order;
    bool gone;
    const char *words;
};

struct search_marks {
    struct mark *items;
    size_t count, room;
};

static bool
is_said(enum search_place place) {
    return place >= SEARCH_PROFILE;
}

/* -1 for numbers that no practice comes to, but a damaged file may hold. */
static int64_t
rowid_of(int64_t person_id, enum search_place place, int64_t id) {
    if (person_id < 0 || person_id > INT32_MAX || id < 0 ||
        id >= (int64_t)1 << SEARCH_ID_BITS)
        return -1;
    return person_id << SEARCH_PERSON_SHIFT | (int64_t)place << SEARCH_ID_BITS | id;
}

/* --- what stands where
 * ------------------------------------------------------------------------ */

/* The words that somebody could type to find a phone number: from each group of digits
 * on to the end, and with the zero that is dialled within the country. */
static char *
phone_words(const void *ctx, const char *number) {
    char *groups = text_fold(ctx, number);
    char *words = mem_dup(ctx, "");
    const char *p = groups;
    bool first = true;
    for (int n = 0; *p && n < GROUPS_MAX; n++, first = false) {
        char *rest = mem_dup(ctx, p);
        size_t used = 0;
        for (const char *q = p; *q; q++)
            if (*q != ' ')
                rest[used++] = *q;
        rest[used] = '\0';
        words = mem_append(words, "%s%s", *words ? " " : "", rest);
        p += strcspn(p, " ");
        p += *p == ' ';
        if (first && *number == '+' && *p && *p != '0') {
            used = 0;
            for (const char *q = p; *q; q++)
                if (*q != ' ')
                    rest[used++] = *q;
            rest[used] = '\0';
            words = mem_append(words, " 0%s", rest);
        }
    }
    return words;
}

/* Calls for each place that a row has words in. Words may be "". */
typedef void place_fn(void *data, int64_t person_id, enum search_place place,
                      int64_t id, char *words);

static void
person_places(void *ctx, const struct person *p, place_fn *fn, void *data) {
    char *name = mem_dup(ctx, p->name_key);
    if (p->nickname)
        name = mem_append(name, " %s", text_fold(ctx, p->nickname));
    fn(data, p->id, SEARCH_NAME, 0, name);
    char *work = mem_dup(ctx, "");
    const char *const texts[] = {p->organisation, p->department, p->title};
    for (size_t i = 0; i < 3; i++)
        if (texts[i])
            work = mem_append(work, "%s ", texts[i]);
    fn(data, p->id, SEARCH_WORK, 0, text_fold(ctx, work));
    fn(data, p->id, SEARCH_NOTE, 0, text_fold(ctx, p->note));
}

static char *
profile_words(void *ctx, const struct profile *p) {
    char *words = mem_dup(ctx, "");
    for (int i = 0; i < PROFILE_TEXT_COUNT; i++) {
        const char *text = profile_text_of(p, (enum profile_text)i);
        if (text)
            words = mem_append(words, "%s%s", *words ? " " : "", text_fold(ctx, text));
    }
    return words;
}

static void
places(void *ctx, const struct table *t, const void *row, place_fn *fn, void *data) {
    if (t == &PERSON) {
        person_places(ctx, row, fn, data);
    } else if (t == &WAY) {
        const struct way *w = row;
        fn(data, w->person_id, SEARCH_WAY, w->id,
           w->kind == WAY_PHONE ? phone_words(ctx, w->value)
                                : text_fold(ctx, w->value));
    } else if (t == &TAG) {
        const struct tag *tag = row;
        fn(data, tag->person_id, SEARCH_TAG, tag->id, text_fold(ctx, tag->word));
    } else if (t == &PROFILE) {
        const struct profile *p = row;
        fn(data, p->person_id, SEARCH_PROFILE, p->id, profile_words(ctx, p));
    } else if (t == &FACT) {
        const struct fact *f = row;
        fn(data, f->person_id, SEARCH_FACT, f->id, text_fold(ctx, f->text));
    } else if (t == &TOUCH) {
        const struct touch *touch = row;
        char *words = text_fold(ctx, touch->note);
        if (touch->word)
            words = mem_append(words, " %s", text_fold(ctx, touch->word));
        fn(data, touch->person_id, SEARCH_TOUCH, touch->id, words);
    } else if (t == &REFERRAL) {
        const struct referral *r = row;
        const char *const texts[] = {r->about, r->place, r->how, r->why, r->outcome};
        char *words = text_fold(ctx, r->code);
        for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
            if (texts[i])
                words = mem_append(words, " %s", text_fold(ctx, texts[i]));
        fn(data, r->person_id, SEARCH_REFERRAL, r->id, words);
    }
}

/* FTS5 cuts words of 32 KiB; nobody types half as many letters as we keep. */
void
search_cut(char *words) {
    char *to = words;
    for (const char *p = words; *p;) {
        size_t len = strcspn(p, " ");
        size_t kept = len < SEARCH_WORD_MAX ? len : SEARCH_WORD_MAX;
        while (kept < len && kept > 0 && ((unsigned char)p[kept] & 0xC0) == 0x80)
            kept--;
        memmove(to, p, kept);
        to += kept;
        p += len;
        if (*p == ' ')
            *to++ = *p++;
    }
    *to = '\0';
}

/* --- keeping in step
 * ------------------------------------------------------------------------ */

struct marker {
    struct store *st;
    bool gone;
};

static void
add_mark(void *data, int64_t person_id, enum search_place place, int64_t id,
         char *words) {
    const struct marker *m = data;
    int64_t rowid = rowid_of(person_id, place, id);
    search_cut(words);
    if (rowid < 0 || *words == '\0')
        return;
    if (!m->st->search)
        m->st->search = mem_new(m->st, struct search_marks);
    struct search_marks *all = m->st->search;
    *array_add(all, all) =
        (struct mark){.rowid = rowid,
                      .order = all->count,
                      .gone = m->gone,
                      .words = __extension__ talloc_steal(all, words)};
}

/* A change of the person that leaves all that is searched is none. */
static bool
same_text(const char *a, const char *b) {
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool
same_words(const struct person *a, const struct person *b) {
    return same_text(a->name_key, b->name_key) && same_text(a->nickname, b->nickname) &&
           same_text(a->organisation, b->organisation) &&
           same_text(a->department, b->department) && same_text(a->title, b->title) &&
           same_text(a->note, b->note);
}

void
search_mark(struct store *st, const struct table *t, const void *before,
            const void *after) {
    if (t == &PERSON && before && after && same_words(before, after))
        return;
    void *ctx = mem_context(NULL);
    struct marker m = {.st = st, .gone = true};
    if (before)
        places(ctx, t, before, add_mark, &m);
    m.gone = false;
    if (after)
        places(ctx, t, after, add_mark, &m);
    talloc_free(ctx);
}

void
search_forget(struct store *st) {
    talloc_free(st->search);
    st->search = NULL;
}

static int
by_rowid(const void *left, const void *right) {
    const struct mark *a = left;
    const struct mark *b = right;
    if (a->rowid != b->rowid)
        return (a->rowid > b->rowid) - (a->rowid < b->rowid);
    return (a->order > b->order) - (a->order < b->order);
}

enum fault
search_fault(const struct store *st, enum fault fault, struct error *err) {
    if (fault != FAULT_INTERNAL)
        return fault;
    return error_set(
        err, FAULT_CORRUPT,
        "The search of %s is damaged; what you wrote down is not touched by "
        "that. `tend doctor --fix` makes it anew.",
        st->path);
}

static enum fault
write_mark(struct store *st, const struct mark *m, struct error *err) {
    struct stmt *s;
    bool said =
        is_said((enum search_place)(m->rowid >> SEARCH_ID_BITS & SEARCH_PLACE_MASK));
    const char *name = said      ? m->gone ? "search_said_remove" : "search_said_add"
                       : m->gone ? "search_who_remove"
                                 : "search_who_add";
    TRY(db_prepare(st->db, name, &s, err));
    db_bind_int(s, 1, m->rowid);
    db_bind_text(s, 2, m->words);
    return search_fault(st, db_exec(s, err), err);
}

/* Whether the second takes back what the first did, or the other way round. */
static bool
cancel(const struct mark *a, const struct mark *b) {
    return a->rowid == b->rowid && a->gone != b->gone &&
           strcmp(a->words, b->words) == 0;
}

enum fault
search_settle(struct store *st, struct error *err) {
    struct search_marks *all = st->search;
    if (!all)
        return FAULT_NONE;
    qsort(all->items, all->count, sizeof *all->items, by_rowid);
    enum fault fault = FAULT_NONE;
    for (size_t i = 0; fault == FAULT_NONE && i < all->count; i++) {
        if (i + 1 < all->count && cancel(&all->items[i], &all->items[i + 1]))
            i++;
        else
            fault = write_mark(st, &all->items[i], err);
    }
    search_forget(st);
    return fault;
}

/* --- making it anew
 * ---------------------------------------------------------------------------- */

static const struct table *const searched[] = {&PERSON, &WAY,   &TAG,     &PROFILE,
                                               &FACT,   &TOUCH, &REFERRAL};

static enum fault
mark_row(void *data, const struct table *t, const void *row, struct error *err) {
    struct store *st = data;
    search_mark(st, t, NULL, row);
    const struct search_marks *all = st->search;
    return all && all->count >= MARKED_MAX ? search_settle(st, err) : FAULT_NONE;
}

static enum fault
run(struct store *st, const char *name, struct error *err) {
    struct stmt *s;
    TRY(db_prepare(st->db, name, &s, err));
    return db_exec(s, err);
}

enum fault
search_rebuild(struct store *st, struct error *err) {
    search_forget(st);
    TRY(run(st, "search_who_clear", err));
    TRY(run(st, "search_said_clear", err));
    for (size_t i = 0; i < sizeof searched / sizeof *searched; i++)
        TRY(rows_each(st, searched[i], mark_row, st, err));
    return search_settle(st, err);
}

/* FTS5 can drop only what it can open. So its entries are taken out of the schema, and
 * the tables that it kept its data in are then like any others. */
static enum fault
drop(struct store *st, const char *name, struct error *err) {
    static const char *const behind[] = {"data", "idx", "content", "docsize", "config"};
    char sql[160];
    snprintf(
        sql, sizeof sql,
        "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = '%s'; "
        "PRAGMA writable_schema = RESET",
        name);
    TRY(db_run(st->db, sql, err));
    for (size_t i = 0; i < sizeof behind / sizeof *behind; i++) {
        snprintf(sql, sizeof sql, "DROP TABLE IF EXISTS %s_%s", name, behind[i]);
        TRY(db_run(st->db, sql, err));
    }
    return FAULT_NONE;
}

enum fault
search_drop(struct store *st, struct error *err) {
    db_guard_schema(st->db, false);
    enum fault fault = drop(st, "search_who", err);
    if (fault == FAULT_NONE)
        fault = drop(st, "search_said", err);
    db_guard_schema(st->db, true);
    return fault;
}

/* --- checking
 * ---------------------------------------------------------------------------- */

/* For each person the words that should be there less those that are, as numbers: 0
 * when both agree. */
struct tally {
    int64_t id;
    uint64_t sum;
};

struct tallies ARRAY(struct tally);

static int
by_person(const void *left, const void *right) {
    const struct tally *a = left;
    const struct tally *b = right;
    return (a->id > b->id) - (a->id < b->id);
}

/* FNV-1a of a word in its place. */
static uint64_t
number_of(int64_t rowid, const char *word, size_t len) {
    uint64_t h = 14695981039346656037U ^ (uint64_t)rowid;
    h *= 1099511628211U;
    for (size_t i = 0; i < len; i++)
        h = (h ^ (unsigned char)word[i]) * 1099511628211U;
    return h ^ h >> 29;
}

struct checking {
    struct tallies *people;
    int strays;
};

static void
count_word(struct checking *c, int64_t rowid, const char *word, size_t len,
           bool is_there) {
    struct tally key = {.id = rowid >> SEARCH_PERSON_SHIFT};
    struct tally *found =
        c->people->count == 0
            ? NULL
            : bsearch(&key, c->people->items, c->people->count, sizeof key, by_person);
    if (!found)
        c->strays++;
    else if (is_there)
        found->sum -= number_of(rowid, word, len);
    else
        found->sum += number_of(rowid, word, len);
}

/* Each different word once, as the index has them. */
static void
expect_words(void *data, int64_t person_id, enum search_place place, int64_t id,
             char *words) {
    struct checking *c = data;
    int64_t rowid = rowid_of(person_id, place, id);
    if (rowid < 0)
        return;
    search_cut(words);
    struct lookup *seen = lookup_new(NULL);
    for (char *next, *p = words; *p; p = next) {
        size_t len = strcspn(p, " ");
        bool added = false;
        next = p + len + (p[len] == ' ');
        p[len] = '\0';
        if (len > 0)
            lookup_put(seen, p, 0, &added);
        if (added)
            count_word(c, rowid, p, len, false);
    }
    talloc_free(seen);
}

static enum fault
expect_row(void *data, const struct table *t, const void *row, struct error *err) {
    (void)err;
    void *ctx = mem_context(NULL);
    places(ctx, t, row, expect_words, data);
    talloc_free(ctx);
    return FAULT_NONE;
}

static enum fault
add_person(void *data, const struct table *t, const void *row, struct error *err) {
    (void)t;
    (void)err;
    struct checking *c = data;
    *array_add(c->people, c->people) =
        (struct tally){.id = ((const struct person *)row)->id};
    return FAULT_NONE;
}

static enum fault
count_there(struct store *st, struct checking *c, const char *table,
            struct error *err) {
    char sql[200];
    snprintf(sql, sizeof sql,
             "DROP TABLE IF EXISTS temp.search_terms; CREATE VIRTUAL TABLE "
             "temp.search_terms USING fts5vocab (main, %s, instance)",
             table);
    TRY(db_run(st->db, sql, err));
    struct stmt *s;
    TRY(db_prepare_once(c->people, st->db, "SELECT term, doc FROM temp.search_terms",
                        &s, err));
    for (;;) {
        bool row;
        TRY(db_step(s, &row, err));
        if (!row)
            break;
        const char *word = db_need_peek(s, 0);
        count_word(c, db_int(s, 1), word, strlen(word), true);
    }
    db_finish(s);
    return db_run(st->db, "DROP TABLE temp.search_terms", err);
}

enum fault
search_check(struct store *st, int *wrong, struct error *err) {
    struct tallies *people = mem_new(NULL, struct tallies);
    struct checking c = {.people = people};
    enum fault fault = rows_each(st, &PERSON, add_person, &c, err);
    for (size_t i = 0; fault == FAULT_NONE && i < sizeof searched / sizeof *searched;
         i++)
        fault = rows_each(st, searched[i], expect_row, &c, err);
    if (fault == FAULT_NONE)
        fault = count_there(st, &c, "search_who", err);
    if (fault == FAULT_NONE)
        fault = count_there(st, &c, "search_said", err);
    *wrong = c.strays > 0;
    for (size_t i = 0; i < people->count; i++)
        *wrong += people->items[i].sum != 0;
    talloc_free(people);
    return fault;
}
