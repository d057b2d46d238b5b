#include "exchange/person_form.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/day_parse.h"
#include "base/memory.h"
#include "base/text.h"
#include "exchange/person_fields.h"

#include "base/ban.h"

#define FIELDS_MAX 64

struct reader {
    const char *at; /* the next line */
    long line;      /* the one last read, from 1 */
    struct contact *c;
    struct form_value ARRAY(char) value; /* of the field being read */
    long given_on[FIELDS_MAX];           /* the lines of those that come once */
    struct error *err;
};

/* What stands before a value. */
struct head {
    const struct person_field *field;
    const char *label; /* or NULL */
    bool preferred;
    long line;
};

static void say(const struct reader *r, const struct head *head, const char *fmt, ...)
    PRINTF_LIKE(3, 4);

static void
say(const struct reader *r, const struct head *head, const char *fmt, ...) {
    va_list args;
    va_start(args, fmt);
    char *text = mem_vprintf(NULL, fmt, args);
    va_end(args);
    (void)error_field(r->err, head->field ? head->field->name : "", "Line %ld: %s",
                      head->line, text);
    talloc_free(text);
}

/* A macro, so that analyzers see that it always is a fault. */
#define fail(...) (say(__VA_ARGS__), FAULT_INVALID)

static size_t
line_length(const char *line) {
    return strcspn(line, "\n");
}

static bool
is_blank(const char *line, size_t len) {
    return strspn(line, " \t\r") >= len;
}

/* The next line goes on with the field: it is indented, empty, or a comment. */
static bool
goes_on(const char *line) {
    return *line == ' ' || *line == '\t' || *line == '#' || *line == '\n' ||
           (*line == '\r' && line[1] == '\n');
}

static void
keep(struct reader *r, const char *text, size_t len) {
    if (len > 0 && text[len - 1] == '\r')
        len--;
    for (size_t i = 0; i < len; i++)
        *array_add(r->c, &r->value) = text[i];
}

/* The value that begins at `text` in the current line, with the lines that go on. */
static const char *
read_value(struct reader *r, const char *text) {
    r->value.count = 0;
    keep(r, text, line_length(text));
    size_t indent = 0;
    while (*r->at && goes_on(r->at)) {
        const char *line = r->at;
        size_t len = line_length(line);
        r->at += len + (line[len] == '\n');
        r->line++;
        if (*line == '#')
            continue;
        size_t spaces = strspn(line, " \t");
        if (indent == 0 && !is_blank(line, len))
            indent = spaces;
        size_t strip = spaces < indent ? spaces : indent;
        *array_add(r->c, &r->value) = '\n';
        keep(r, line + strip, len - strip);
    }
    *array_add(r->c, &r->value) = '\0';
    return r->value.items;
}

static const struct person_field *
find_field(const char *name) {
    for (const struct person_field *field = person_fields; field->name; field++)
        if (text_same_ascii(field->name, name))
            return field;
    return NULL;
}

static enum fault
unknown_field(const struct reader *r, const struct head *head, const char *name) {
    char *known = mem_dup(NULL, "");
    for (const struct person_field *field = person_fields; field->name; field++)
        if (!field->other_name)
            known = mem_append(known, "%s%s", *known ? ", " : "", field->name);
    char *shown = text_cut(known, name, 40);
    enum fault fault =
        fail(r, head, "there is no field \"%s\". The fields are %s.", shown, known);
    talloc_free(known);
    return fault;
}

/* The label behind the '(' at *p, which moves behind the ')'; NULL if that is missing.
 */
static char *
read_label(const void *ctx, const char **p, const char *end) {
    char *label = mem_dup_n(ctx, *p, (size_t)(end - *p));
    char *to = label;
    for (const char *from = *p + 1; from < end; from++) {
        if (*from == ')') {
            *to = '\0';
            *p = from + 1;
            return label;
        }
        if (*from == '\\' && from + 1 < end)
            from++;
        *to++ = *from;
    }
    return NULL;
}

/* Takes the word "preferred" off the end of a field's name. */
static bool
take_preferred(char *name) {
    static const char word[] = " preferred";
    size_t len = strlen(name);
    size_t tail = strlen(word);
    if (len <= tail || !text_same_ascii(name + len - tail, word))
        return false;
    name[len - tail] = '\0';
    return true;
}

/* Reads what stands before the value, and moves *p there. */
static enum fault
read_head(const struct reader *r, const void *ctx, const char **p, struct head *head) {
    const char *end = *p + line_length(*p);
    size_t len = strcspn(*p, ":(\n");
    char *name = text_clean_line(ctx, mem_dup_n(ctx, *p, len));
    char at = (*p)[len];
    if (!name || at == '\n' || at == '\0')
        return fail(
            r, head,
            "\"%s\" is not a field. A field is a word and a colon, like "
            "\"Nickname: Annie\"; a longer text goes on in lines that begin with "
            "spaces.",
            text_cut(ctx, mem_dup_n(ctx, *p, (size_t)(end - *p)), 40));
    head->preferred = take_preferred(name);
    head->field = find_field(name);
    if (!head->field)
        return unknown_field(r, head, name);
    *p += len;
    if (at == '(') {
        const char *label = read_label(ctx, p, end);
        if (!label)
            return fail(r, head, "the bracket behind %s is not closed.", name);
        head->label = text_clean_line(ctx, label);
    }
    *p += strspn(*p, " \t");
    if (text_starts_ascii(*p, "preferred")) {
        head->preferred = true;
        *p += strlen("preferred");
        *p += strspn(*p, " \t");
    }
    if (**p != ':')
        return fail(r, head, "a colon is missing behind %s.", name);
    *p += 1;
    return FAULT_NONE;
}

static enum fault
check_head(const struct reader *r, const struct head *head) {
    const struct person_field *field = head->field;
    bool takes_label =
        field->shape == FIELD_WAY ||
        ((field->shape == FIELD_DATE || field->shape == FIELD_LINK) && !field->label);
    if (head->label && !takes_label)
        return fail(r, head, "%s takes no word in brackets.", field->name);
    if (head->preferred && field->shape != FIELD_WAY)
        return fail(r, head, "%s can't be preferred; an e-mail or phone can.",
                    field->name);
    return FAULT_NONE;
}

/* A field that comes once has a value already. */
static enum fault
check_once(struct reader *r, const struct head *head) {
    size_t slot = head->field->shape == FIELD_WORD
                      ? head->field->offset / sizeof(const char *)
                      : FIELDS_MAX - 1 - head->field->shape;
    if (r->given_on[slot])
        return fail(r, head, "%s stands on line %ld already. Keep one of them.",
                    head->field->name, r->given_on[slot]);
    r->given_on[slot] = head->line;
    return FAULT_NONE;
}

static void
read_words(struct contact *c, const char *value,
           void (*add)(struct contact *c, const char *word)) {
    char *word = mem_dup(c, value);
    char *to = word;
    for (const char *p = value; *p; p++) {
        if (*p == ',') {
            *to = '\0';
            add(c, word);
            to = word;
            continue;
        }
        if (*p == '\\' && p[1])
            p++;
        *to++ = *p;
    }
    *to = '\0';
    add(c, word);
    talloc_free(word);
}

static enum fault
read_date(const struct reader *r, const struct head *head, const char *value) {
    struct date date = {0};
    /* ISO first: it also takes years before the calendar of today, as files have them.
     */
    if ((!date_from_iso(value, &date) && !date_read(value, false, &date)) ||
        date.month == 0)
        return fail(r, head,
                    "\"%s\" is not a date. Write it like 15 March, 15 March 1980 or "
                    "1980-03-15.",
                    text_cut(r->c, value, 40));
    contact_add_date(r->c, head->field->label ? head->field->label : head->label, date);
    return FAULT_NONE;
}

/* "30", "30 days", "4 weeks", "every 2 months", "weekly" */
static enum fault
read_rhythm(const struct reader *r, const struct head *head, const char *value) {
    const char *p = value;
    if (text_starts_ascii(p, "every "))
        p += strlen("every ");
    char *unit = NULL;
    errno = 0;
    long count = strtol(p, &unit, 10);
    if (unit == p)
        count = 1;
    while (*unit == ' ')
        unit++;
    long days = *unit == '\0' && unit != p ? 1 : 0;
    for (const struct person_rhythm *known = person_rhythms; known->name; known++)
        if (text_same_ascii(unit, known->name))
            days = known->days;
    if (errno || days == 0 || count < 1 || count > PERSON_RHYTHM_MAX / days)
        return fail(
            r, head,
            "\"%s\" is not a rhythm. Write it like 30 days, 4 weeks or 2 months, "
            "at most 100 years.",
            text_cut(r->c, value, 40));
    r->c->rhythm_days = (int)(count * days);
    return FAULT_NONE;
}

/* One of two words, or a message that shows them. */
static enum fault
read_choice(const struct reader *r, const struct head *head, const char *value,
            const char *yes, const char *no, bool *out) {
    *out = text_same_ascii(value, yes);
    if (*out || text_same_ascii(value, no))
        return FAULT_NONE;
    return fail(r, head, "%s can be \"%s\" or \"%s\".", head->field->name, yes, no);
}

/* The value is not blank; `line` is the same on one line. */
static enum fault
take_value(struct reader *r, const struct head *head, const char *value, char *line) {
    struct contact *c = r->c;
    const struct person_field *field = head->field;
    switch (field->shape) {
    case FIELD_WORD:
        TRY(check_once(r, head));
        line = mem_dup(c, line);
        memcpy((char *)c + field->offset, &line, sizeof line);
        break;
    case FIELD_WORDS:
        read_words(c, line,
                   field->offset == offsetof(struct contact, tags) ? contact_add_tag
                                                                   : contact_add_role);
        break;
    case FIELD_WAY:
        contact_add_way(c, (enum contact_kind)field->kind, head->label, value,
                        head->preferred);
        break;
    case FIELD_DATE:
        return read_date(r, head, line);
    case FIELD_LINK:
        contact_add_link(c, field->label ? field->label : head->label, line);
        break;
    case FIELD_FACT:
        contact_add_fact(c, line);
        break;
    case FIELD_RHYTHM:
        TRY(check_once(r, head));
        return read_rhythm(r, head, line);
    case FIELD_STAR:
        TRY(check_once(r, head));
        return read_choice(r, head, line, "yes", "no", &c->starred);
    case FIELD_KIND:
        TRY(check_once(r, head));
        return read_choice(r, head, line, "organisation", "person", &c->company);
    case FIELD_NOTE:
        TRY(check_once(r, head));
        c->note = text_clean(c, value);
        break;
    }
    return FAULT_NONE;
}

static enum fault
read_field(struct reader *r, const char *line, const void *scratch) {
    struct head head = {.line = r->line};
    if (*line == ' ' || *line == '\t')
        return fail(r, &head,
                    "the line begins with a space, but there is no field above that it "
                    "could go on with.");
    const char *p = line;
    TRY(read_head(r, scratch, &p, &head));
    TRY(check_head(r, &head));
    const char *value = read_value(r, p);
    char *one_line = text_clean_line(scratch, value);
    return one_line ? take_value(r, &head, value, one_line) : FAULT_NONE;
}

static enum fault
read_fields(struct reader *r) {
    while (*r->at) {
        const char *line = r->at;
        size_t len = line_length(line);
        r->at += len + (line[len] == '\n');
        r->line++;
        if (*line == '#' || is_blank(line, len))
            continue;
        void *scratch = mem_context(NULL);
        enum fault fault = read_field(r, line, scratch);
        talloc_free(scratch);
        TRY(fault);
    }
    return FAULT_NONE;
}

static enum fault
check_text(const char *text, struct error *err) {
    for (long line = 1; *text; line++) {
        size_t len = line_length(text);
        if (!text_is_utf8(text, len))
            return error_set(
                err, FAULT_INVALID,
                "Line %ld: there are bytes that are not text in UTF-8. Set "
                "the editor to UTF-8 and save once more.",
                line);
        text += len + (text[len] == '\n');
    }
    return FAULT_NONE;
}

static enum fault
refuse(const char *reason, struct error *err) {
    if (strncmp(reason, "no name", 7) != 0)
        return error_set(err, FAULT_INVALID,
                         "The form is not one of a person: %s. Nothing was changed.",
                         reason);
    return error_field(err, "Name",
                       "The form has no name. Write one behind \"Name:\", or "
                       "close the editor without saving to leave all as it was.");
}

enum fault
person_form_read(const void *ctx, const char *text, struct contact **out,
                 struct error *err) {
    if (strncmp(text, "\xEF\xBB\xBF", 3) == 0)
        text += 3;
    TRY(check_text(text, err));
    struct contacts *all = contacts_new(ctx, FORMAT_UNKNOWN);
    struct contact *c = contact_new(all, 1);
    struct reader r = {.at = text, .c = c, .err = err};
    enum fault fault = read_fields(&r);
    if (fault == FAULT_NONE) {
        talloc_free(r.value.items);
        contact_finish(all, c);
        if (all->list.count == 0)
            fault = refuse(all->skips.items[0].reason, err);
    }
    if (fault != FAULT_NONE) {
        talloc_free(all);
        return fault;
    }
    *out = c;
    return FAULT_NONE;
}
