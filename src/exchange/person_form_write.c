#include "exchange/person_form.h"

#include <string.h>

#include "base/memory.h"
#include "exchange/person_fields.h"

#include "base/ban.h"

struct form {
    const void *ctx;
    struct form_bytes ARRAY(char) bytes;
};

static void
put(struct form *f, const char *text) {
    for (; *text; text++)
        *array_add(f->ctx, &f->bytes) = *text;
}

/* With a backslash before each backslash and each of `special`. */
static void
put_escaped(struct form *f, const char *text, char special) {
    for (; *text; text++) {
        if (*text == '\\' || *text == special)
            *array_add(f->ctx, &f->bytes) = '\\';
        *array_add(f->ctx, &f->bytes) = *text;
    }
}

/* Every line of `text` with something before it. */
static void
put_lines(struct form *f, const char *before, const char *text) {
    while (*text) {
        size_t len = strcspn(text, "\n");
        if (len > 0 || *before == '#')
            put(f, before);
        for (size_t i = 0; i < len; i++)
            *array_add(f->ctx, &f->bytes) = text[i];
        put(f, "\n");
        text += len + (text[len] == '\n');
    }
}

static void
put_field(struct form *f, const char *name, const char *label, bool preferred,
          const char *value) {
    put(f, name);
    if (label) {
        put(f, " (");
        put_escaped(f, label, ')');
        put(f, ")");
    }
    if (preferred)
        put(f, " preferred");
    put(f, ":");
    if (strchr(value, '\n')) {
        put(f, "\n");
        put_lines(f, "  ", value);
    } else {
        put(f, *value ? " " : "");
        put(f, value);
        put(f, "\n");
    }
}

static void
put_words(struct form *f, const char *name, const struct strings *words) {
    put(f, name);
    put(f, ":");
    for (size_t i = 0; i < words->count; i++) {
        put(f, i > 0 ? ", " : " ");
        put_escaped(f, words->items[i], ',');
    }
    put(f, "\n");
}

/* The field that a way, date or link is written as. */
static const struct person_field *
field_for(enum field_shape shape, int kind, const char *label) {
    const struct person_field *field = person_fields;
    for (; field->name; field++) {
        bool own_label = !field->label || (label && strcmp(field->label, label) == 0);
        if (field->shape == shape && field->kind == kind && own_label)
            break;
    }
    return field;
}

static void
put_ways(struct form *f, const struct contact *c, const struct person_field *field) {
    bool first_of_form = field->kind == CONTACT_EMAIL;
    bool any = false;
    for (size_t i = 0; i < c->ways.count; i++) {
        const struct contact_way *way = &c->ways.items[i];
        any |= (int)way->kind == field->kind;
        /* All of them where the first kind stands, so that their order stays. */
        if (first_of_form)
            put_field(f, field_for(FIELD_WAY, (int)way->kind, NULL)->name, way->label,
                      way->preferred, way->value);
    }
    if (!any && field->prompt)
        put_field(f, field->name, NULL, false, "");
}

static void
put_dates(struct form *f, const struct contact *c) {
    bool birthday = false;
    for (size_t i = 0; i < c->dates.count; i++) {
        const struct contact_date *date = &c->dates.items[i];
        const struct person_field *field = field_for(FIELD_DATE, 0, date->label);
        char day[DATE_TEXT_MAX];
        /* Years before the Gregorian calendar are read in this form alone. */
        bool words = date->date.year == 0 || date->date.year >= 1583;
        put_field(f, field->name, field->label ? NULL : date->label, false,
                  words ? date_words(date->date, day) : date_iso(date->date, day));
        birthday |= strcmp(date->label, "birthday") == 0;
    }
    if (!birthday)
        put_field(f, "Birthday", NULL, false, "");
}

static void
put_links(struct form *f, const struct contact *c) {
    bool introduced = false;
    for (size_t i = 0; i < c->links.count; i++) {
        const struct contact_link *link = &c->links.items[i];
        const struct person_field *field = field_for(FIELD_LINK, 0, link->relation);
        put_field(f, field->name, field->label ? NULL : link->relation, false,
                  link->name);
        introduced |= field->label != NULL;
    }
    if (!introduced)
        put_field(f, "Introduced by", NULL, false, "");
}

static void
put_facts(struct form *f, const struct contact *c) {
    for (size_t i = 0; i < c->facts.count; i++)
        put_field(f, "Fact", NULL, false, c->facts.items[i]);
    if (c->facts.count == 0)
        put_field(f, "Fact", NULL, false, "");
}

static void
put_rhythm(struct form *f, int days) {
    static const struct person_rhythm units[] = {
        {"year", 365}, {"month", 30}, {"week", 7}, {"day", 1}};
    size_t u = 0;
    while (days % units[u].days != 0)
        u++;
    int count = days / units[u].days;
    char *text = days <= 0 ? mem_dup(NULL, "")
                           : mem_printf(NULL, "%d %s%s", count, units[u].name,
                                        count == 1 ? "" : "s");
    put_field(f, "Rhythm", NULL, false, text);
    talloc_free(text);
}

static void
put_one(struct form *f, const struct contact *c, const struct person_field *field) {
    const char *at = (const char *)c + field->offset;
    const char *word = NULL;
    switch (field->shape) {
    case FIELD_WORD:
        memcpy(&word, at, sizeof word);
        break;
    case FIELD_WORDS:
        put_words(f, field->name, (const struct strings *)(const void *)at);
        return;
    case FIELD_WAY:
        put_ways(f, c, field);
        return;
    case FIELD_DATE: /* where the first date field stands, all are written */
        if (field->prompt)
            put_dates(f, c);
        return;
    case FIELD_LINK:
        if (field->prompt)
            put_links(f, c);
        return;
    case FIELD_FACT:
        put_facts(f, c);
        return;
    case FIELD_RHYTHM:
        put_rhythm(f, c->rhythm_days);
        return;
    case FIELD_STAR:
        word = c->starred ? "yes" : NULL;
        break;
    case FIELD_KIND:
        word = c->company ? "organisation" : NULL;
        break;
    case FIELD_NOTE:
        word = c->note;
        break;
    }
    if (word || field->prompt)
        put_field(f, field->name, NULL, false, word ? word : "");
}

char *
person_form_write(const void *ctx, const struct contact *c, const char *heading) {
    struct form f = {.ctx = ctx};
    put_lines(&f, "# ", heading ? heading : "");
    put_lines(
        &f, "# ",
        "Change what you like, then save and close. An empty field takes the value "
        "away.\n"
        "Lines that begin with # do not count. A longer text goes on in lines that "
        "begin\n"
        "with spaces. Fields may come several times, with a word in brackets: "
        "Phone (mobile).\n"
        "There are also Prefix, Additional, Suffix, Department, Social (signal), "
        "Anniversary,\n"
        "Date (graduation), Relation (spouse), Starred: yes, and Kind: "
        "organisation.");
    put(&f, "\n");
    for (const struct person_field *field = person_fields; field->name; field++)
        if (!field->other_name)
            put_one(&f, c, field);
    *array_add(ctx, &f.bytes) = '\0';
    return f.bytes.items;
}
