#include "store/row.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "domain/facts.h"
#include "store/journal.h"
#include "store/search.h"

#include "base/ban.h"

static void *
field(const struct column *c, const void *row) {
    return (char *)(uintptr_t)row + c->offset;
}

/* The value of a column: true with *number or *text, false when it is NULL. */
static bool
value_of(const struct column *c, const void *row, int64_t *number, const char **text) {
    const void *p = field(c, row);
    *text = NULL;
    *number = 0;
    switch (c->type) {
    case COLUMN_ID:
    case COLUMN_INT64_OR_NULL:
        *number = *(const int64_t *)p;
        return *number != 0;
    case COLUMN_INT64:
        *number = *(const int64_t *)p;
        return true;
    case COLUMN_INT:
        *number = *(const int *)p;
        return true;
    case COLUMN_INT_OR_NULL:
        *number = *(const int *)p;
        return *number != 0;
    case COLUMN_DAY:
        *number = *(const day_t *)p;
        return *(const day_t *)p != DAY_NONE;
    case COLUMN_BOOL:
        *number = *(const bool *)p;
        return true;
    case COLUMN_SAID:
        *number = *(const enum said *)p;
        return *number >= 0;
    case COLUMN_WORD:
        if (*(const int *)p < 0)
            return false;
        *text = c->word(*(const int *)p);
        return *text != NULL;
    case COLUMN_TEXT:
        *text = *(const char *const *)p;
        return *text != NULL;
    }
    return false;
}

static void
set_value(const struct column *c, void *row, bool null, int64_t number,
          const char *text) {
    void *p = field(c, row);
    switch (c->type) {
    case COLUMN_ID:
    case COLUMN_INT64:
    case COLUMN_INT64_OR_NULL:
        *(int64_t *)p = null ? 0 : number;
        break;
    case COLUMN_INT:
    case COLUMN_INT_OR_NULL:
        *(int *)p = null ? 0 : (int)number;
        break;
    case COLUMN_DAY:
        *(day_t *)p = null ? DAY_NONE : (day_t)number;
        break;
    case COLUMN_BOOL:
        *(bool *)p = !null && number != 0;
        break;
    case COLUMN_SAID:
        *(enum said *)p = null ? NOT_SAID : (enum said)number;
        break;
    case COLUMN_WORD:
        *(int *)p = c->needed ? 0 : -1;
        for (int i = 0; !null && text && i < c->words; i++)
            if (strcmp(c->word(i), text) == 0)
                *(int *)p = i;
        break;
    case COLUMN_TEXT:
        *(const char **)p = text || !c->needed ? text : "";
        break;
    }
}

char *
row_words(const void *ctx, const struct column *c, const void *row) {
    int64_t number;
    const char *text;
    char iso[DATE_TEXT_MAX];
    if (!value_of(c, row, &number, &text))
        return NULL;
    if (text)
        return mem_dup(ctx, text);
    if (c->type == COLUMN_DAY)
        return mem_dup(ctx, day_iso((day_t)number, iso));
    if (c->type == COLUMN_BOOL || c->type == COLUMN_SAID)
        return mem_dup(ctx, number ? "yes" : "no");
    return mem_printf(ctx, "%lld", (long long)number);
}

static bool
is_text(const struct column *c) {
    return c->type == COLUMN_TEXT || c->type == COLUMN_WORD;
}

/* --- images -------------------------------------------------------------------------
 */

/* Written by hand, not by jansson: an import journals tens of thousands of rows. */
static void
add_json_text(struct buffer *out, const char *text) {
    static const char hex[] = "0123456789abcdef";
    const char *from = text;
    buffer_char(out, '"');
    for (const char *p = text;; p++) {
        unsigned char c = (unsigned char)*p;
        if (c != '\0' && c != '"' && c != '\\' && c >= 0x20)
            continue;
        buffer_add(out, from, (size_t)(p - from));
        if (c == '\0')
            break;
        buffer_text(out, "\\u00");
        buffer_char(out, hex[c >> 4]);
        buffer_char(out, hex[c & 15]);
        from = p + 1;
    }
    buffer_char(out, '"');
}

static void
add_json_number(struct buffer *out, int64_t number) {
    char digits[24];
    int len = snprintf(digits, sizeof digits, "%lld", (long long)number);
    buffer_add(out, digits, (size_t)len);
}

char *
row_image(const void *ctx, const struct table *t, const void *row) {
    struct buffer out = {.ctx = ctx};
    buffer_char(&out, '{');
    for (size_t i = 0; i < t->count; i++) {
        const struct column *c = &t->columns[i];
        int64_t number;
        const char *text;
        if (!value_of(c, row, &number, &text))
            continue;
        if (out.len > 1)
            buffer_char(&out, ',');
        add_json_text(&out, c->name);
        buffer_char(&out, ':');
        if (text)
            add_json_text(&out, text);
        else
            add_json_number(&out, number);
    }
    buffer_char(&out, '}');
    return out.bytes;
}

enum fault
row_from_image(const void *ctx, const struct table *t, const char *image, void *row,
               struct error *err) {
    json_error_t why;
    json_t *json = json_loads(image, JSON_REJECT_DUPLICATES, &why);
    if (!json_is_object(json)) {
        json_decref(json);
        return error_set(err, FAULT_CORRUPT, "The journal can't be read: %s.",
                         why.text);
    }
    memset(row, 0, t->size);
    for (size_t i = 0; i < t->count; i++) {
        const struct column *c = &t->columns[i];
        const json_t *v = json_object_get(json, c->name);
        if (is_text(c))
            set_value(c, row, v == NULL, 0, mem_dup(ctx, json_string_value(v)));
        else
            set_value(c, row, v == NULL, json_integer_value(v), NULL);
    }
    json_decref(json);
    return FAULT_NONE;
}

/* --- statements made from the columns
 * ------------------------------------------------- */

static char *
column_list(const void *ctx, const struct table *t) {
    char *list = mem_dup(ctx, t->columns[0].name);
    for (size_t i = 1; i < t->count; i++)
        list = mem_append(list, ", %s", t->columns[i].name);
    return list;
}

/* A statement kept under "verb table", made on first use. */
static enum fault
made(struct store *st, const struct table *t, const char *verb, struct stmt **out,
     struct error *err) {
    char name[64];
    snprintf(name, sizeof name, "%s %s", verb, t->name);
    *out = db_kept(st->db, name);
    if (*out)
        return FAULT_NONE;

    void *scratch = mem_context(NULL);
    char *sql;
    if (strcmp(verb, "add") == 0) {
        sql = mem_printf(scratch, "INSERT INTO %s (%s) VALUES (?1", t->name,
                         column_list(scratch, t));
        for (size_t i = 1; i < t->count; i++)
            sql = mem_append(sql, ", ?%zu", i + 1);
        sql = mem_append(sql, ")");
    } else if (strcmp(verb, "save") == 0) {
        sql = mem_printf(scratch, "UPDATE %s SET ", t->name);
        for (size_t i = 1; i < t->count; i++)
            sql = mem_append(sql, "%s%s = ?%zu", i > 1 ? ", " : "", t->columns[i].name,
                             i + 1);
        sql = mem_append(sql, " WHERE id = ?1");
    } else if (strcmp(verb, "remove") == 0) {
        sql = mem_printf(scratch, "DELETE FROM %s WHERE id = ?1", t->name);
    } else if (strcmp(verb, "clear") == 0) {
        sql = mem_printf(scratch, "DELETE FROM %s", t->name);
    } else if (strcmp(verb, "all") == 0) {
        sql = mem_printf(scratch, "SELECT %s FROM %s ORDER BY id",
                         column_list(scratch, t), t->name);
    } else { /* a column's name */
        sql = mem_printf(scratch, "SELECT %s FROM %s WHERE %s = ?1 ORDER BY id",
                         column_list(scratch, t), t->name, verb);
    }
    enum fault fault = db_prepare_sql(st->db, name, sql, out, err);
    talloc_free(scratch);
    return fault;
}

static void
bind_row(struct stmt *s, const struct table *t, const void *row) {
    for (size_t i = 0; i < t->count; i++) {
        int64_t number;
        const char *text;
        int at = (int)i + 1;
        if (!value_of(&t->columns[i], row, &number, &text))
            db_bind_null(s, at);
        else if (text)
            db_bind_text(s, at, text);
        else
            db_bind_int(s, at, number);
    }
}

void
row_read(const void *ctx, const struct stmt *s, int first, const struct table *t,
         void *row) {
    memset(row, 0, t->size);
    for (size_t i = 0; i < t->count; i++) {
        const struct column *c = &t->columns[i];
        int at = first + (int)i;
        if (c->type == COLUMN_TEXT)
            set_value(c, row, false, 0, db_text(ctx, s, at));
        else if (c->type == COLUMN_WORD)
            set_value(c, row, false, 0, db_peek(s, at));
        else
            set_value(c, row, db_is_null(s, at), db_int(s, at), NULL);
    }
}

enum fault
row_get(const void *ctx, struct store *st, const struct table *t, int64_t id, void *row,
        struct error *err) {
    struct stmt *s;
    bool found;
    TRY(made(st, t, "id", &s, err));
    db_bind_int(s, 1, id);
    TRY(db_step(s, &found, err));
    if (!found)
        return error_set(err, FAULT_NOT_FOUND, "There is no %s number %lld.", t->name,
                         (long long)id);
    row_read(ctx, s, 0, t, row);
    db_reset(s);
    return FAULT_NONE;
}

enum fault
rows_where_(const void *ctx, struct store *st, const struct table *t, const char *by,
            int64_t value, void **items, size_t *count, size_t *room,
            struct error *err) {
    struct stmt *s;
    TRY(made(st, t, by ? by : "all", &s, err));
    if (by)
        db_bind_int(s, 1, value);
    for (;;) {
        bool found;
        TRY(db_step(s, &found, err));
        if (!found)
            return FAULT_NONE;
        row_read(ctx, s, 0, t, array_add_(ctx, items, count, room, t->size));
    }
}

enum fault
rows_each(struct store *st, const struct table *t, row_fn *fn, void *data,
          struct error *err) {
    struct stmt *s;
    TRY(made(st, t, "all", &s, err));
    void *ctx = mem_context(NULL);
    void *row = mem_zero(NULL, t->size, t->name);
    enum fault fault;
    for (;;) {
        bool found;
        fault = db_step(s, &found, err);
        if (fault != FAULT_NONE || !found)
            break;
        row_read(ctx, s, 0, t, row);
        fault = fn(data, t, row, err);
        talloc_free_children(ctx);
        if (fault != FAULT_NONE)
            break;
    }
    db_reset(s);
    talloc_free(row);
    talloc_free(ctx);
    return fault;
}

/* --- writing
 * ---------------------------------------------------------------------------- */

/* What the derived state must catch up with when this row comes, goes or changes. */
static void
mark(struct store *st, const struct table *t, const void *row) {
    if (t == &PERSON) {
        store_mark_person(st, ((const struct person *)row)->id);
        return;
    }
    if (t == &TOUCH)
        store_mark_day(st, ((const struct touch *)row)->day);
    if (t != &SKIP && t != &IMPORT_PERSON && t->count > 1 &&
        strcmp(t->columns[1].name, "person_id") == 0)
        store_mark_person(st, *(const int64_t *)field(&t->columns[1], row));
}

enum fault
row_add(struct store *st, const struct table *t, void *row, struct error *err) {
    struct stmt *s;
    TRY(made(st, t, "add", &s, err));
    bind_row(s, t, row);
    TRY(db_exec(s, err));
    int64_t *id = field(&t->columns[0], row);
    if (*id == 0)
        *id = db_last_id(st->db);
    mark(st, t, row);
    search_mark(st, t, NULL, row);
    char *image = row_image(NULL, t, row);
    enum fault fault = journal_write(st, t, *id, NULL, image, err);
    talloc_free(image);
    return fault;
}

static enum fault
save(void *ctx, struct store *st, const struct table *t, const void *row,
     struct error *err) {
    int64_t id = *(const int64_t *)field(&t->columns[0], row);
    void *had = mem_zero(ctx, t->size, t->name);
    TRY(row_get(ctx, st, t, id, had, err));
    char *before = row_image(ctx, t, had);
    char *after = row_image(ctx, t, row);
    if (strcmp(before, after) == 0)
        return FAULT_NONE;
    struct stmt *s;
    TRY(made(st, t, "save", &s, err));
    bind_row(s, t, row);
    TRY(db_exec(s, err));
    mark(st, t, had);
    mark(st, t, row);
    search_mark(st, t, had, row);
    return journal_write(st, t, id, before, after, err);
}

enum fault
row_save(struct store *st, const struct table *t, const void *row, struct error *err) {
    void *ctx = mem_context(NULL);
    enum fault fault = save(ctx, st, t, row, err);
    talloc_free(ctx);
    return fault;
}

static enum fault
remove_row(void *ctx, struct store *st, const struct table *t, int64_t id,
           struct error *err) {
    void *had = mem_zero(ctx, t->size, t->name);
    TRY(row_get(ctx, st, t, id, had, err));
    struct stmt *s;
    TRY(made(st, t, "remove", &s, err));
    db_bind_int(s, 1, id);
    TRY(db_exec(s, err));
    mark(st, t, had);
    search_mark(st, t, had, NULL);
    return journal_write(st, t, id, row_image(ctx, t, had), NULL, err);
}

enum fault
row_remove(struct store *st, const struct table *t, int64_t id, struct error *err) {
    void *ctx = mem_context(NULL);
    enum fault fault = remove_row(ctx, st, t, id, err);
    talloc_free(ctx);
    return fault;
}

enum fault
rows_clear(struct store *st, const struct table *t, struct error *err) {
    struct stmt *s;
    TRY(made(st, t, "clear", &s, err));
    return db_exec(s, err);
}
