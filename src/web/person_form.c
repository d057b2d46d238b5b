#include "web/person_form.h"

#include <stddef.h>
#include <string.h>

#include "app/reasons.h"
#include "base/day_parse.h"
#include "base/memory.h"
#include "base/text.h"
#include "view/model.h"

#include "base/ban.h"

#define WAYS_MAX 100 /* rows of one kind */
#define WAYS_SPARE 1 /* empty rows below those that there are */

/* --- the fields ------------------------------------------------------------------- */

struct line {
    const char *name, *label, *hint;
    size_t offset; /* in struct contact */
};

#define LINE(field, label, hint)                                                       \
    { #field, (label), (hint), offsetof(struct contact, field) }

static const struct line basics[] = {
    LINE(name, "Name", NULL),
    LINE(organisation, "Organisation", NULL),
    LINE(title, "What they do there", "School counsellor, family physician …"),
};

static const struct line names[] = {
    LINE(prefix, "Title before the name", NULL),
    LINE(given, "First name", NULL),
    LINE(additional, "Middle names", NULL),
    LINE(family, "Family name", NULL),
    LINE(suffix, "Behind the name", NULL),
    LINE(nickname, "What they are called", NULL),
    LINE(department, "Department", NULL),
};

#define COUNT(list) (sizeof(list) / sizeof *(list))

static const char **
line_of(struct contact *c, const struct line *line) {
    return (const char **)((char *)c + line->offset);
}

struct way_group {
    enum contact_kind kind;
    const char *name, *label, *type;
    bool lines;
};

static const struct way_group groups[] = {
    {CONTACT_EMAIL, "email", "E-mail", "email", false},
    {CONTACT_PHONE, "phone", "Phone", "tel", false},
    {CONTACT_ADDRESS, "address", "Address", NULL, true},
    {CONTACT_URL, "url", "Web page", "text", false},
    {CONTACT_SOCIAL, "social", "Social account", "text", false},
};

/* --- taking what was sent --------------------------------------------------------- */

static bool
takes_theirs(const struct request *rq, bool choose, const char *name) {
    const char *take = form_get(rq->form, mem_printf(rq->ctx, "take.%s", name));
    return choose && take && text_same_ascii(take, "theirs");
}

static void
take_lines(const struct request *rq, struct contact *c, const struct line *lines,
           size_t count, bool choose) {
    for (size_t i = 0; i < count; i++)
        if (form_has(rq->form, lines[i].name) &&
            !takes_theirs(rq, choose, lines[i].name))
            *line_of(c, &lines[i]) = contact_word(c, form_get(rq->form, lines[i].name));
}

static bool
same(const char *a, const char *b) {
    return strcmp(a ? a : "", b ? b : "") == 0;
}

/* The name as it shows and its parts are two ways of saying the same: whichever was
 * changed brings the other along. */
static enum fault
take_names(const struct request *rq, struct contact *c, bool choose,
           struct error *err) {
    const struct contact had = *c;
    take_lines(rq, c, basics, COUNT(basics), choose);
    take_lines(rq, c, names, COUNT(names), choose);
    bool parts_changed = !same(had.given, c->given) || !same(had.family, c->family) ||
                         !same(had.prefix, c->prefix) ||
                         !same(had.additional, c->additional) ||
                         !same(had.suffix, c->suffix);
    bool name_changed = !same(had.name, c->name);
    if (parts_changed && (!name_changed || !c->name)) {
        const char *const parts[] = {c->prefix, c->given, c->additional, c->family,
                                     c->suffix};
        char *name = mem_dup(c, "");
        for (size_t i = 0; i < COUNT(parts); i++)
            if (parts[i])
                name = mem_append(name, "%s%s", *name ? " " : "", parts[i]);
        c->name = contact_word(c, name);
    } else if (name_changed && !parts_changed && c->name) {
        const char *gap = strchr(c->name, ' ');
        bool two = gap && !strchr(gap + 1, ' ');
        c->prefix = c->additional = c->suffix = NULL;
        c->given = two ? mem_dup_n(c, c->name, (size_t)(gap - c->name)) : NULL;
        c->family = two ? mem_dup(c, gap + 1) : NULL;
    }
    if (!c->name || !*text_fold(rq->ctx, c->name))
        return error_field(err, "name", "A person needs a name.");
    return FAULT_NONE;
}

static enum fault
check_way(const struct way_group *group, const void *ctx, const char *field,
          const char *value, struct error *err) {
    if (group->kind == CONTACT_EMAIL && !text_email_key(ctx, value))
        return error_field(err, field,
                           "\"%.80s\" is no e-mail address: it needs an @ with "
                           "something on both sides.",
                           value);
    if (group->kind == CONTACT_PHONE && !text_phone_key(ctx, value))
        return error_field(
            err, field, "\"%.80s\" is no phone number: it needs at least five digits.",
            value);
    return FAULT_NONE;
}

/* The label that a value had before. */
static const char *
label_of(const struct contact *c, enum contact_kind kind, const char *value) {
    for (size_t i = 0; i < c->ways.count; i++)
        if (c->ways.items[i].kind == kind && same(c->ways.items[i].value, value))
            return c->ways.items[i].label;
    return NULL;
}

static bool
was_sent(const struct request *rq, const struct way_group *group) {
    return form_has(rq->form, group->name) ||
           form_has(rq->form, mem_printf(rq->ctx, "%s.0", group->name));
}

/* Rows "email.0", "email.0.label", or "email" again and again; what comes instead of
 * all that there were of that kind. */
static enum fault
take_group(const struct request *rq, const struct contact *had, struct contact *c,
           const struct way_group *group, struct error *err) {
    struct strings plain = form_all(rq->ctx, rq->form, group->name);
    for (size_t i = 0; i < plain.count; i++) {
        TRY(check_way(group, rq->ctx, group->name, plain.items[i], err));
        contact_add_way(c, group->kind, label_of(had, group->kind, plain.items[i]),
                        plain.items[i], false);
    }
    for (int i = 0; i < WAYS_MAX; i++) {
        const char *field = mem_printf(rq->ctx, "%s.%d", group->name, i);
        const char *value = form_get(rq->form, field);
        if (!value)
            continue;
        TRY(check_way(group, rq->ctx, field, value, err));
        contact_add_way(
            c, group->kind,
            contact_word(c, form_get(rq->form, mem_printf(rq->ctx, "%s.label", field))),
            value, false);
    }
    return FAULT_NONE;
}

static enum fault
take_ways(const struct request *rq, struct contact *c, bool choose, struct error *err) {
    struct contact *fresh = contact_new(contacts_new(rq->ctx, FORMAT_UNKNOWN), 1);
    for (size_t g = 0; g < COUNT(groups); g++) {
        if (was_sent(rq, &groups[g]) && !takes_theirs(rq, choose, groups[g].name)) {
            TRY(take_group(rq, c, fresh, &groups[g], err));
            continue;
        }
        for (size_t i = 0; i < c->ways.count; i++)
            if (c->ways.items[i].kind == groups[g].kind)
                contact_add_way(fresh, groups[g].kind, c->ways.items[i].label,
                                c->ways.items[i].value, c->ways.items[i].preferred);
    }
    c->ways = fresh->ways;
    return FAULT_NONE;
}

static enum fault
take_birthday(const struct request *rq, struct contact *c, struct error *err) {
    const char *typed = form_get(rq->form, "birthday");
    struct date date;
    size_t kept = 0;
    for (size_t i = 0; i < c->dates.count; i++)
        if (!text_same(c->dates.items[i].label, "birthday"))
            c->dates.items[kept++] = c->dates.items[i];
    c->dates.count = kept;
    if (!typed)
        return FAULT_NONE;
    if (!date_read(typed, false, &date) || date.month == 0)
        return error_field(err, "birthday",
                           "\"%.40s\" can't be read as a birthday. Write 15 March, "
                           "15 March 1980 or 1980-03-15.",
                           typed);
    if (date.year && day_from_date(date) > rq->app.today)
        return error_field(err, "birthday", "A birthday can't lie in the future.");
    *array_add(c, &c->dates) = (struct contact_date){.label = "birthday", .date = date};
    return FAULT_NONE;
}

static enum fault
take_rhythm(const struct request *rq, struct contact *c, struct error *err) {
    const char *typed = form_get(rq->form, "rhythm");
    struct error why = {0};
    if (!typed || text_same_ascii(typed, "auto")) {
        c->rhythm_days = 0;
        return FAULT_NONE;
    }
    /* As it is shown, it is rounded: unchanged, it stays as exact as it was. */
    if (c->rhythm_days && same(typed, app_span(rq->ctx, c->rhythm_days)))
        return FAULT_NONE;
    if (day_parse_span(typed, &c->rhythm_days, &why) == FAULT_NONE)
        return FAULT_NONE;
    return error_field(err, "rhythm", "%s", why.text);
}

enum fault
person_form_take(const struct request *rq, struct contact *c, bool choose,
                 struct error *err) {
    TRY(take_names(rq, c, choose, err));
    TRY(take_ways(rq, c, choose, err));
    if (form_has(rq->form, "birthday") && !takes_theirs(rq, choose, "birthday"))
        TRY(take_birthday(rq, c, err));
    if (form_has(rq->form, "rhythm") && !takes_theirs(rq, choose, "rhythm"))
        TRY(take_rhythm(rq, c, err));
    if (form_has(rq->form, "note") && !takes_theirs(rq, choose, "note"))
        c->note = text_clean(c, form_get(rq->form, "note"));
    return FAULT_NONE;
}

/* --- showing it ------------------------------------------------------------------- */

static json_t *
put_field(const struct request *rq, json_t *list, const char *name, const char *label,
          const char *value, const char *hint) {
    json_t *m = json_object();
    json_t *field = field_text(rq, m, name, value);
    model_text(field, "label", label);
    model_text(field, "hint", hint);
    model_text(field, "kind", NULL);
    json_array_append(list, field);
    json_decref(m);
    return field;
}

static void
put_lines(const struct request *rq, json_t *m, const char *key,
          const struct line *lines, size_t count, const struct contact *c) {
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++) {
        const char *const *value =
            (const char *const *)((const char *)c + lines[i].offset);
        put_field(rq, list, lines[i].name, lines[i].label, *value, lines[i].hint);
    }
    model_set(m, key, list);
}

static void
put_row(const struct request *rq, json_t *rows, const struct way_group *group, int i,
        const struct contact_way *way) {
    const char *name = mem_printf(rq->ctx, "%s.%d", group->name, i);
    const char *label = mem_printf(rq->ctx, "%s.label", name);
    json_t *both = json_object();
    json_t *row = json_incref(field_text(rq, both, name, way ? way->value : NULL));
    json_object_set(row, "label", field_text(rq, both, label, way ? way->label : NULL));
    json_decref(both);
    model_text(row, "type", group->type);
    model_bool(row, "lines", group->lines);
    model_bool(row, "first", i == 0);
    model_text(row, "title",
               i == 0 ? group->label
                      : mem_printf(rq->ctx, "%s %d", group->label, i + 1));
    json_array_append_new(rows, row);
}

/* So many rows came with the form that is shown again. */
static int
rows_sent(const struct request *rq, const struct way_group *group) {
    int rows = 0;
    for (int i = 0; rq->failed && i < WAYS_MAX; i++)
        if (form_has(rq->form, mem_printf(rq->ctx, "%s.%d", group->name, i)))
            rows = i + 1;
    return rows;
}

static void
put_groups(const struct request *rq, json_t *m, const struct contact *c) {
    json_t *list = json_array();
    for (size_t g = 0; g < COUNT(groups); g++) {
        json_t *one = json_object();
        json_t *rows = json_array();
        int n = 0;
        int sent = rows_sent(rq, &groups[g]);
        for (size_t i = 0; i < c->ways.count && n < WAYS_MAX; i++)
            if (c->ways.items[i].kind == groups[g].kind)
                put_row(rq, rows, &groups[g], n++, &c->ways.items[i]);
        for (int spare = 0; n < WAYS_MAX && (spare < WAYS_SPARE || n < sent); spare++)
            put_row(rq, rows, &groups[g], n++, NULL);
        model_text(one, "label", groups[g].label);
        model_text(one, "name", groups[g].name);
        model_set(one, "rows", rows);
        json_array_append_new(list, one);
    }
    model_set(m, "reach", list);
}

static const char *
birthday_of(const void *ctx, const struct contact *c) {
    char words[DATE_TEXT_MAX];
    for (size_t i = 0; i < c->dates.count; i++)
        if (text_same(c->dates.items[i].label, "birthday"))
            return mem_dup(ctx, date_words(c->dates.items[i].date, words));
    return NULL;
}

static const char *
rhythm_of(const void *ctx, const struct contact *c) {
    return c->rhythm_days ? app_span(ctx, c->rhythm_days) : NULL;
}

void
person_form_fields(const struct request *rq, json_t *m, const struct contact *c) {
    put_lines(rq, m, "basics", basics, COUNT(basics), c);
    put_lines(rq, m, "names", names, COUNT(names), c);
    put_groups(rq, m, c);
    json_t *more = json_array();
    put_field(rq, more, "birthday", "Birthday", birthday_of(rq->ctx, c),
              "15 March, or 15 March 1980");
    put_field(rq, more, "rhythm", "A rhythm of their own", rhythm_of(rq->ctx, c),
              "6 weeks, 45 days; empty for the plan's");
    model_set(m, "more", more);
    json_t *note = field_text(rq, m, "note", c->note);
    model_text(note, "label", "Note");
}

/* --- both, side by side ----------------------------------------------------------- */

static void
put_both(json_t *list, const char *name, const char *label, const char *yours,
         const char *theirs) {
    if (same(yours, theirs))
        return;
    json_t *m = json_object();
    model_text(m, "name", name);
    model_text(m, "label", label);
    model_text(m, "yours", yours && *yours ? yours : "(empty)");
    model_text(m, "theirs", theirs && *theirs ? theirs : "(empty)");
    /* What was written meanwhile is not lost to a field that nobody filled in here. */
    model_bool(m, "lost", !yours || !*yours);
    json_array_append_new(list, m);
}

static const char *
ways_text(const void *ctx, const struct contact *c, enum contact_kind kind) {
    char *text = mem_dup(ctx, "");
    for (size_t i = 0; i < c->ways.count; i++) {
        const struct contact_way *w = &c->ways.items[i];
        if (w->kind == kind)
            text = mem_append(text, "%s%s%s%s%s", *text ? "\n" : "", w->value,
                              w->label ? " (" : "", w->label ? w->label : "",
                              w->label ? ")" : "");
    }
    return text;
}

static void
compare_lines(json_t *list, const struct line *lines, size_t count,
              const struct contact *yours, const struct contact *now) {
    for (size_t i = 0; i < count; i++)
        put_both(list, lines[i].name, lines[i].label,
                 *(const char *const *)((const char *)yours + lines[i].offset),
                 *(const char *const *)((const char *)now + lines[i].offset));
}

void
person_form_compare(const struct request *rq, json_t *m, const struct contact *now) {
    struct contact *yours = contact_new(contacts_new(rq->ctx, FORMAT_UNKNOWN), 1);
    struct error ignored;
    json_t *list = json_array();
    *yours = *now;
    memset(&yours->dates, 0, sizeof yours->dates); /* changed in place */
    for (size_t i = 0; i < now->dates.count; i++)
        *array_add(yours, &yours->dates) = now->dates.items[i];
    if (person_form_take(rq, yours, false, &ignored) == FAULT_NONE) {
        compare_lines(list, basics, COUNT(basics), yours, now);
        compare_lines(list, names, COUNT(names), yours, now);
        for (size_t g = 0; g < COUNT(groups); g++)
            put_both(list, groups[g].name, groups[g].label,
                     ways_text(rq->ctx, yours, groups[g].kind),
                     ways_text(rq->ctx, now, groups[g].kind));
        put_both(list, "birthday", "Birthday", birthday_of(rq->ctx, yours),
                 birthday_of(rq->ctx, now));
        put_both(list, "rhythm", "A rhythm of their own", rhythm_of(rq->ctx, yours),
                 rhythm_of(rq->ctx, now));
        put_both(list, "note", "Note", yours->note, now->note);
    }
    model_set(m, "both", list);
}
