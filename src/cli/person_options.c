#include "cli/person_options.h"

#include <string.h>

#include "base/day_parse.h"
#include "base/memory.h"
#include "base/text.h"
#include "cli/ask.h"

#include "base/ban.h"

enum fault
person_name(struct contact *c, const char *name, struct error *err) {
    c->name = contact_word(c, name);
    if (!c->name || !*text_fold(c, c->name))
        return error_field(err, "name", "A person needs a name.");
    c->given = NULL;
    c->family = NULL;
    const char *gap = strchr(c->name, ' ');
    if (gap && !strchr(gap + 1, ' ')) {
        c->given = mem_dup_n(c, c->name, (size_t)(gap - c->name));
        c->family = mem_dup(c, gap + 1);
    }
    return FAULT_NONE;
}

static void
set_word(const struct args *args, struct contact *c, const char *option,
         const char **field) {
    const char *value = args_text(args, option);
    if (value)
        *field = strcmp(value, "-") == 0 ? NULL : contact_word(c, value);
}

static enum fault
add_emails(const struct args *args, struct contact *c, struct error *err) {
    const struct strings *list = args_list(args, "email");
    for (size_t i = 0; i < list->count; i++) {
        if (!text_email_key(c, list->items[i]))
            return error_field(err, "email",
                               "\"%.80s\" is no e-mail address: it needs an @ with "
                               "something on both sides.",
                               list->items[i]);
        contact_add_way(c, CONTACT_EMAIL, NULL, list->items[i], false);
    }
    return FAULT_NONE;
}

static enum fault
add_phones(const struct args *args, struct contact *c, struct error *err) {
    const struct strings *list = args_list(args, "phone");
    for (size_t i = 0; i < list->count; i++) {
        if (!text_phone_key(c, list->items[i]))
            return error_field(err, "phone",
                               "\"%.80s\" is no phone number: it needs at least five "
                               "digits.",
                               list->items[i]);
        contact_add_way(c, CONTACT_PHONE, NULL, list->items[i], false);
    }
    return FAULT_NONE;
}

static void
add_addresses(const struct args *args, struct contact *c) {
    const struct strings *list = args_list(args, "address");
    for (size_t i = 0; i < list->count; i++) {
        char *lines = mem_dup(c, list->items[i]);
        for (char *p = strchr(lines, ','); p; p = strchr(p, ',')) {
            *p = '\n';
            size_t spaces = strspn(p + 1, " ");
            memmove(p + 1, p + 1 + spaces, strlen(p + 1 + spaces) + 1);
        }
        contact_add_way(c, CONTACT_ADDRESS, NULL, lines, false);
    }
}

/* Somebody here by their whole name, or a name as it is typed. */
static enum fault
add_introducer(struct cli *cli, const struct args *args, struct contact *c,
               struct error *err) {
    struct named by;
    const char *typed = args_text(args, "introduced-by");
    if (text_is_blank(typed))
        return FAULT_NONE;
    enum fault fault = ask_person(cli, typed, &by, err);
    if (fault != FAULT_NONE && fault != FAULT_NOT_FOUND)
        return fault;
    contact_add_link(c, "introduced by", fault == FAULT_NONE ? by.name : typed);
    return FAULT_NONE;
}

static enum fault
set_birthday(struct cli *cli, const struct args *args, struct contact *c,
             struct error *err) {
    const char *value = args_text(args, "birthday");
    struct date date;
    if (!value)
        return FAULT_NONE;
    size_t kept = 0;
    for (size_t i = 0; i < c->dates.count; i++)
        if (!text_same(c->dates.items[i].label, "birthday"))
            c->dates.items[kept++] = c->dates.items[i];
    c->dates.count = kept;
    if (strcmp(value, "-") == 0 || !*value)
        return FAULT_NONE;
    if (!date_read(value, false, &date) || date.month == 0)
        return error_field(err, "birthday",
                           "\"%.40s\" can't be read as a birthday. Write 15 March, "
                           "15 March 1980 or 1980-03-15.",
                           value);
    if (date.year && day_from_date(date) > cli->today)
        return error_field(err, "birthday", "A birthday can't lie in the future.");
    /* Directly: the contact may remember the one just taken out. */
    *array_add(c, &c->dates) = (struct contact_date){.label = "birthday", .date = date};
    return FAULT_NONE;
}

static enum fault
set_rhythm(const struct args *args, struct contact *c, struct error *err) {
    const char *value = args_text(args, "rhythm");
    if (!value)
        return FAULT_NONE;
    if (text_same_ascii(value, "auto") || strcmp(value, "-") == 0) {
        c->rhythm_days = 0;
        return FAULT_NONE;
    }
    enum fault fault = day_parse_span(value, &c->rhythm_days, err);
    if (fault != FAULT_NONE && err)
        snprintf(err->field, sizeof err->field, "rhythm");
    return fault;
}

enum fault
person_options(struct cli *cli, const struct args *args, struct contact *c,
               struct error *err) {
    TRY(add_emails(args, c, err));
    TRY(add_phones(args, c, err));
    add_addresses(args, c);
    const struct strings *web = args_list(args, "web");
    for (size_t i = 0; i < web->count; i++)
        contact_add_way(c, CONTACT_URL, NULL, web->items[i], false);
    set_word(args, c, "org", &c->organisation);
    set_word(args, c, "title", &c->title);
    set_word(args, c, "nickname", &c->nickname);
    const char *note = args_text(args, "note");
    if (note)
        c->note = strcmp(note, "-") == 0 ? NULL : text_clean(c, note);
    const struct strings *roles = args_list(args, "role");
    for (size_t i = 0; i < roles->count; i++)
        contact_add_role(c, roles->items[i]);
    const struct strings *tags = args_list(args, "tag");
    for (size_t i = 0; i < tags->count; i++)
        contact_add_tag(c, tags->items[i]);
    TRY(add_introducer(cli, args, c, err));
    TRY(set_birthday(cli, args, c, err));
    return set_rhythm(args, c, err);
}
