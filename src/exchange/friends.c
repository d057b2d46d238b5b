#include "exchange/friends.h"

#include <string.h>

#include "base/day_parse.h"
#include "base/lookup.h"
#include "base/memory.h"
#include "base/text.h"

#include "base/ban.h"

#define LOOK_AT ((size_t)1 << 16)

static const char nickname_mark[] = "a.k.a. ";

enum section {
    BEFORE_ANY,
    ACTIVITIES,
    NOTES,
    FRIENDS,
    LOCATIONS,
    UNKNOWN_SECTION,
};

struct person {
    struct contact *contact;
    long last_line; /* the last event that named them, as one may name them twice */
};

struct reader {
    struct contacts *all;
    enum section section;
    bool any_section;
    long line;
    struct lookup *places; /* folded name to place in people */
    struct lookup *notes;  /* those met before */
    struct people ARRAY(struct person) people;
};

/* The section that a heading opens: "### Notes:", with or without the colon. */
static bool
read_heading(const char *line, enum section *section) {
    static const struct {
        const char *name;
        enum section section;
    } headings[] = {
        {"activities", ACTIVITIES},
        {"notes", NOTES},
        {"friends", FRIENDS},
        {"locations", LOCATIONS},
    };
    if (strncmp(line, "###", 3) != 0)
        return false;
    void *ctx = mem_context(NULL);
    const char *name = text_fold(ctx, line);
    *section = UNKNOWN_SECTION;
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
        if (strcmp(name, headings[i].name) == 0)
            *section = headings[i].section;
    talloc_free(ctx);
    return true;
}

/* "Grace Brewster Hopper": first word, middle, last word. */
static void
set_name(struct contact *c, const char *name) {
    c->name = name;
    const char *first = strchr(name, ' ');
    const char *last = strrchr(name, ' ');
    if (!first) {
        c->given = name;
        return;
    }
    c->given = mem_dup_n(c, name, (size_t)(first - name));
    c->family = mem_dup(c, last + 1);
    if (last > first)
        c->additional = mem_dup_n(c, first + 1, (size_t)(last - first - 1));
}

/* The person of this name, made if need be; NULL when the name is blank. */
static struct person *
person_named(struct reader *r, const char *name) {
    struct contact *c = contact_new(r->all, r->line);
    const char *clean = contact_word(c, name);
    if (!clean) {
        talloc_free(c);
        return NULL;
    }
    char *key = text_fold(r->places, clean);
    bool added = false;
    size_t at = *lookup_put(r->places, *key ? key : clean, r->people.count, &added);
    talloc_free(key);
    if (added) {
        set_name(c, clean);
        *array_add(r->all, &r->people) = (struct person){.contact = c};
    } else {
        talloc_free(c);
    }
    return &r->people.items[at];
}

/* Behind the list mark, which the program itself takes as optional. */
static char *
item_text(char *line) {
    if ((line[0] == '-' || line[0] == '*') && line[1] == ' ')
        line += 2;
    return line + strspn(line, " \t");
}

static bool
is_word_byte(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (unsigned char)c >= 0x80;
}

/* The underscore that closes the place which the one at `p` opens, or NULL. */
static const char *
place_end(const char *p, char before) {
    if (is_word_byte(before) || !is_word_byte(p[1]))
        return NULL;
    const char *end = strchr(p + 1, '_');
    return end && !is_word_byte(end[1]) ? end : NULL;
}

/* Drops the marks of names (**) and of places (_Paris_), in place. */
static void
drop_marks(char *text) {
    char before = ' ';
    const char *end = NULL;
    char *to = text;
    for (const char *p = text; *p; before = *p++) {
        if (p[0] == '*' && p[1] == '*') {
            p++;
            continue;
        }
        if (p == end)
            continue;
        const char *closing = *p == '_' ? place_end(p, before) : NULL;
        if (closing)
            end = closing;
        else
            *to++ = *p;
    }
    *to = '\0';
}

static const char *
find_stars(const char *text) {
    while (*text && !(text[0] == '*' && text[1] == '*'))
        text++;
    return *text ? text : NULL;
}

/* Calls back with each **name** of an event; how many there were. */
static size_t
each_name(struct reader *r, const char *text,
          void (*each)(struct person *person, void *with), void *with) {
    size_t count = 0;
    const char *open = find_stars(text);
    while (open) {
        const char *name = open + 2;
        const char *close = find_stars(name);
        if (!close)
            break;
        if (memchr(name, '*', (size_t)(close - name))) {
            open = close; /* no name: what closed this one may open the next */
            continue;
        }
        char *copy = mem_dup_n(NULL, name, (size_t)(close - name));
        struct person *person = person_named(r, copy);
        talloc_free(copy);
        if (person) {
            count++;
            if (person->last_line != r->line)
                each(person, with);
            person->last_line = r->line;
        }
        open = find_stars(close + 2);
    }
    return count;
}

/* Texts are shared, not copied: an event may name very many. */
static void
give_touch(struct person *person, void *with) {
    const struct contact_touch *touch = with;
    *array_add(person->contact, &person->contact->touches) = *touch;
}

static void
give_fact(struct person *person, void *with) {
    *array_add(person->contact, &person->contact->facts) = with;
}

/* "2018-01-04: Lunch with **Grace Hopper**." */
static void
read_event(struct reader *r, char *line) {
    struct contacts *all = r->all;
    const char *kind = r->section == NOTES ? "note" : "activity";
    char *colon = strchr(line, ':');
    struct date date = {0};
    if (colon)
        *colon = '\0';
    if (!colon || !date_read(line, false, &date) || date.year == 0) {
        contact_skip(all, r->line,
                     "the %s does not begin with a date, like 2018-01-04:", kind);
        return;
    }
    const char *text = colon + 1;
    char *plain = mem_dup(all, text);
    drop_marks(plain);
    const char *clean = text_clean_line(all, plain);
    talloc_free(plain);
    size_t named = 0;
    if (r->section == NOTES) {
        char day[DATE_TEXT_MAX];
        char *fact =
            mem_printf(all, "%s: %s", date_words(date, day), clean ? clean : "");
        bool added = false;
        lookup_put(r->notes, fact, 0, &added);
        named = added ? each_name(r, text, give_fact, fact) : 1;
    } else {
        struct contact_touch touch = {.date = date, .text = clean};
        named = each_name(r, text, give_touch, &touch);
    }
    if (named == 0)
        contact_skip(all, r->line,
                     "the %s names nobody in stars, like **Grace Hopper**", kind);
}

/* "a.k.a. The Admiral a.k.a. Amazing Grace" */
static void
add_nicknames(struct contact *c, char *text) {
    while (text) {
        char *name = text + strlen(nickname_mark);
        text = strcasestr(name, " a.k.a. ");
        if (text)
            *text++ = '\0';
        if (!c->nickname)
            c->nickname = contact_word(c, name);
        else if (!text_is_blank(name))
            contact_add_fact(c, mem_printf(c, "also known as %s", name));
    }
}

static char *
closing_bracket(char *open) {
    size_t depth = 0;
    for (char *p = open; *p; p++) {
        depth += *p == '(';
        depth -= *p == ')';
        if (depth == 0)
            return p;
    }
    return NULL;
}

/* The end of the detail that begins at `p`, on its closing bracket or behind its last
 * byte; NULL when there is no such detail. */
static char *
detail_end(char *p) {
    if (*p == '(')
        return text_starts_ascii(p + 1, nickname_mark) ? closing_bracket(p) : NULL;
    if (*p == '[')
        return strchr(p, ']');
    char *end = p + strcspn(p, " \t");
    return *p == '@' && end > p + 1 ? end : NULL;
}

static bool
only_details(char *p) {
    while (*p) {
        char *end = detail_end(p);
        if (!end)
            return false;
        p = end + (*p != '@');
        p += strspn(p, " \t");
    }
    return true;
}

static void
add_details(struct contact *c, char *p) {
    while (*p) {
        char kind = *p;
        char *end = detail_end(p);
        char *next = end + (*end != '\0');
        *end = '\0';
        if (kind == '(')
            add_nicknames(c, p + 1);
        else if (kind == '@')
            contact_add_tag(c, p + 1);
        else if (!text_is_blank(p + 1))
            contact_add_fact(c, mem_printf(c, "place: %s", p + 1));
        p = next + strspn(next, " \t");
    }
}

static void
read_friend(struct reader *r, char *line) {
    size_t len = strcspn(line, "([@");
    char *name = mem_dup_n(NULL, line, len);
    if (text_is_blank(name)) {
        contact_skip(r->all, r->line, "there is no name at the start of the line");
    } else if (!only_details(line + len)) {
        contact_skip(
            r->all, r->line,
            "behind the name only (a.k.a. Nickname), [Place] and @tags can stand");
    } else {
        struct person *person = person_named(r, name);
        if (person) {
            person->contact->line = r->line;
            add_details(person->contact, line + len);
        }
    }
    talloc_free(name);
}

static void
read_line(struct reader *r, char *line) {
    enum section section;
    if (read_heading(line, &section)) {
        r->section = section;
        r->any_section |= section != UNKNOWN_SECTION;
        if (section == UNKNOWN_SECTION)
            contact_skip(
                r->all, r->line,
                "no section of friends.md is called so; what follows is left out");
        return;
    }
    line = item_text(line);
    switch (r->section) {
    case ACTIVITIES:
    case NOTES:
        read_event(r, line);
        break;
    case FRIENDS:
        read_friend(r, line);
        break;
    case BEFORE_ANY:
        contact_skip(r->all, r->line, "the line stands before the first section");
        break;
    case LOCATIONS:
    case UNKNOWN_SECTION:
        break;
    }
}

/* One line of the file as clean UTF-8 on `ctx`, NULL when it is blank. */
static char *
clean_line(const void *ctx, const char *bytes, size_t len) {
    char *text = NULL;
    size_t text_len = 0;
    if (text_is_utf8(bytes, len)) {
        text = mem_dup_n(ctx, bytes, len);
        text_len = len;
    } else if (text_to_utf8(ctx, bytes, len, "WINDOWS-1252", &text, &text_len, NULL) &&
               text_to_utf8(ctx, bytes, len, "ISO-8859-1", &text, &text_len, NULL)) {
        return NULL;
    }
    for (size_t i = 0; i < text_len; i++)
        if (text[i] == '\0')
            text[i] = ' ';
    return text_clean(ctx, text);
}

static void
read_lines(struct reader *r, const char *bytes, size_t len) {
    const char *end = bytes + len;
    while (bytes < end) {
        const char *stop = memchr(bytes, '\n', (size_t)(end - bytes));
        size_t line_len = (size_t)((stop ? stop : end) - bytes);
        r->line++;
        if (line_len > CONTACT_RECORD_MAX) {
            contact_skip(r->all, r->line, "the line is longer than 1 MB");
        } else {
            void *scratch = mem_context(NULL);
            char *line = clean_line(scratch, bytes, line_len);
            if (line)
                read_line(r, line);
            talloc_free(scratch);
        }
        if (!stop)
            break;
        bytes = stop + 1;
    }
}

enum fault
friends_read(const void *ctx, const char *bytes, size_t len, struct contacts **out,
             struct error *err) {
    struct contacts *all = contacts_new(ctx, FORMAT_FRIENDS);
    struct reader r = {.all = all, .places = lookup_new(all), .notes = lookup_new(all)};
    read_lines(&r, bytes, len);
    talloc_free(r.places);
    talloc_free(r.notes);
    if (!r.any_section) {
        talloc_free(all);
        return error_set(
            err, FAULT_INVALID,
            "This is not a friends.md: there is no line \"### Friends:\" or "
            "\"### Activities:\".");
    }
    for (size_t i = 0; i < r.people.count; i++)
        contact_finish(all, r.people.items[i].contact);
    talloc_free(r.people.items);
    *out = all;
    return FAULT_NONE;
}

bool
friends_looks_like(const char *bytes, size_t len) {
    if (len > LOOK_AT)
        len = LOOK_AT;
    const char *end = bytes + len;
    while (bytes < end) {
        const char *stop = memchr(bytes, '\n', (size_t)(end - bytes));
        size_t line_len = (size_t)((stop ? stop : end) - bytes);
        enum section section = UNKNOWN_SECTION;
        void *scratch = mem_context(NULL);
        char *line = line_len < 64 ? clean_line(scratch, bytes, line_len) : NULL;
        if (line)
            read_heading(line, &section);
        talloc_free(scratch);
        if (section != UNKNOWN_SECTION)
            return true;
        if (!stop)
            break;
        bytes = stop + 1;
    }
    return false;
}
