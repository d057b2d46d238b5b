#include "practice.h"

#include "unit.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/person.h"
#include "base/memory.h"
#include "store/row.h"
#include "store/search.h"
#include "store/state.h"

#include "base/ban.h"

void
practice_want_(struct practice *p, enum fault wanted, enum fault got, const char *call,
               const char *file, int line) {
    if (got == wanted)
        return;
    print_error("%s gave fault %d, not %d: %s\n", call, got, wanted, p->err.text);
    _fail(file, line);
}

struct ids
practice_people(struct practice *p) {
    struct {
        struct person *items;
        size_t count, room;
    } people = {0};
    struct ids ids = {0};
    want(p, FAULT_NONE,
         rows_where(p->ctx, p->app.store, &PERSON, NULL, 0, &people, &p->err));
    for (size_t i = 0; i < people.count; i++)
        *array_add(p->ctx, &ids) = people.items[i].id;
    return ids;
}

struct practice *
practice_new(bool open) {
    struct practice *p = mem_new(NULL, struct practice);
    p->ctx = p;
    const char *place = getenv("TMPDIR");
    char *folder = mem_printf(p, "%s/tend-unit-XXXXXX", place ? place : "/tmp");
    assert_non_null(mkdtemp(folder));
    p->folder = folder;
    p->path = mem_printf(p, "%s/p.tend", folder);
    p->app.today = PRACTICE_TODAY;
    p->app.now = (int64_t)PRACTICE_TODAY * 86400 + 30000;
    p->app.who = "test";
    if (open)
        want(p, FAULT_NONE, store_open_or_create(p, p->path, &p->app.store, &p->err));
    return p;
}

enum fault
practice_open(struct practice *p) {
    practice_close(p);
    return store_open(p, p->path, &p->app.store, &p->err);
}

void
practice_close(struct practice *p) {
    talloc_free(p->app.store);
    p->app.store = NULL;
}

void
practice_free(struct practice *p) {
    practice_close(p);
    DIR *d = opendir(p->folder);
    for (const struct dirent *e; d && (e = readdir(d)) != NULL;)
        if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
            (void)unlinkat(dirfd(d), e->d_name, 0);
    if (d)
        closedir(d);
    (void)rmdir(p->folder);
    talloc_free(p);
}

static enum fault
dump_table(struct practice *p, const struct table *t, char **out) {
    struct {
        char *items;
        size_t count, room;
    } rows = {0};
    TRY(rows_where(p->ctx, p->app.store, t, NULL, 0, &rows, &p->err));
    for (size_t i = 0; i < rows.count; i++)
        *out = mem_append(*out, "%s %s\n", t->name,
                          row_image(p->ctx, t, rows.items + i * t->size));
    return FAULT_NONE;
}

char *
practice_dump(struct practice *p) {
    char *out = mem_dup(p->ctx, "");
    want(p, FAULT_NONE, store_begin_read(p->app.store, &p->err));
    for (size_t i = 0; all_tables[i]; i++)
        want(p, FAULT_NONE, dump_table(p, all_tables[i], &out));
    store_end(p->app.store);
    return out;
}

int
practice_wrong(struct practice *p) {
    int wrong = -1;
    want(p, FAULT_NONE, store_begin_read(p->app.store, &p->err));
    want(p, FAULT_NONE, state_check(p->app.store, &wrong, &p->err));
    int lost = -1;
    want(p, FAULT_NONE, search_check(p->app.store, &lost, &p->err));
    store_end(p->app.store);
    return wrong + lost;
}

int64_t
practice_add(struct practice *p, const char *name, const char *email) {
    struct contacts *all = contacts_new(p->ctx, FORMAT_UNKNOWN);
    struct contact *c = contact_new(all, 1);
    c->name = name;
    contact_add_way(c, CONTACT_EMAIL, NULL, email, false);
    contact_finish(all, c);
    struct add_request request = {
        .contact = c, .liked = NOT_SAID, .practice_full = NOT_SAID, .next = DAY_NONE};
    struct add_answer answer;
    want(p, FAULT_NONE, app_add(p->ctx, &p->app, &request, &answer, &p->err));
    return answer.record.person.id;
}
