#include "exchange/monica_data.h"

#include <string.h>

#include "base/lookup.h"
#include "base/memory.h"
#include "base/text.h"
#include "exchange/monica_json.h"

#include "base/ban.h"

typedef void add_one(struct contact *c, const struct monica_index *index,
                     const json_t *properties);

void
monica_add_fact(struct contact *c, char *fact) {
    contact_add_fact(c, fact);
    talloc_free(fact);
}

static const char *
or_empty(const char *text) {
    return text ? text : "";
}

static void
add_field(struct contact *c, const struct monica_index *index, const json_t *field) {
    const char *value = monica_text(c, field, "data");
    if (!value)
        return;
    const struct monica_field_type *type = monica_field_type(index, field, "type");
    if (type) {
        contact_add_way(c, type->kind, type->label, value, false);
        return;
    }
    char *email = text_email_key(c, value);
    enum contact_kind kind = CONTACT_SOCIAL;
    if (email)
        kind = CONTACT_EMAIL;
    else if (value[strspn(value, "+0123456789 ()-./")] == '\0')
        kind = CONTACT_PHONE;
    contact_add_way(c, kind, NULL, value, false);
    talloc_free(email);
}

static void
add_address(struct contact *c, const struct monica_index *index,
            const json_t *address) {
    (void)index;
    const char *city = monica_text(c, address, "city");
    const char *province = monica_text(c, address, "province");
    const char *code = monica_text(c, address, "postal_code");
    const char *street = monica_text(c, address, "street");
    const char *country = monica_text(c, address, "country");
    char *place =
        mem_printf(c, "%s%s%s %s", or_empty(city), city && province ? ", " : "",
                   or_empty(province), or_empty(code));
    const char *const lines[] = {street, text_is_blank(place) ? NULL : place, country};
    struct strings parts = {0};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        if (lines[i])
            *array_add(c, &parts) = lines[i];
    char *value = monica_join(c, &parts, "\n");
    contact_add_way(c, CONTACT_ADDRESS, monica_text(c, address, "name"), value, false);
    talloc_free(value);
    talloc_free(place);
    talloc_free(parts.items);
}

static void
add_call(struct contact *c, const struct monica_index *index, const json_t *call) {
    (void)index;
    contact_add_touch(c, monica_date(call, "called_at"), "phone",
                      monica_text(c, call, "content"));
}

static void
add_conversation(struct contact *c, const struct monica_index *index,
                 const json_t *conversation) {
    const struct monica_field_type *type =
        monica_field_type(index, conversation, "contact_field_type");
    void *scratch = mem_context(c);
    struct strings lines = {0};
    const json_t *message;
    MONICA_EACH(json_object_get(conversation, "messages"), i, message) {
        const json_t *properties = json_object_get(message, "properties");
        const char *content = monica_text(c, properties, "content");
        if (content)
            *array_add(scratch, &lines) = mem_printf(
                scratch, "%s: %s",
                monica_flag(properties, "written_by_me") ? "me" : "they", content);
    }
    contact_add_touch(c, monica_date(conversation, "happened_at"),
                      type ? type->method : NULL, monica_join(scratch, &lines, "\n"));
    talloc_free(scratch);
}

/* "25 December 2023: Got promoted. To senior engineer", with what there is of it. */
static void
add_dated_fact(struct contact *c, struct date date, const char *what,
               const char *more) {
    if (!what && !more)
        return;
    char day[DATE_TEXT_MAX];
    monica_add_fact(c,
                    mem_printf(c, "%s%s%s%s%s", date.month ? date_words(date, day) : "",
                               date.month ? ": " : "", or_empty(what),
                               what && more ? ". " : "", or_empty(more)));
}

static void
add_life_event(struct contact *c, const struct monica_index *index,
               const json_t *event) {
    const char *what = monica_text(c, event, "name");
    if (!what)
        what = monica_type(index, event, "type");
    add_dated_fact(c, monica_date(event, "happened_at"), what,
                   monica_text(c, event, "note"));
}

/* A yearly reminder is a date of theirs. Those that can't be deleted Monica made
 * itself, from the birthday, which is read where it stands. */
static void
add_reminder(struct contact *c, const struct monica_index *index,
             const json_t *reminder) {
    (void)index;
    const char *title = monica_text(c, reminder, "title");
    struct date date = monica_date(reminder, "initial_date");
    bool own = json_is_false(json_object_get(reminder, "delible"));
    if (!title || date.month == 0 || own || monica_flag(reminder, "inactive"))
        return;
    const char *every = monica_text(c, reminder, "frequency_type");
    double number = monica_number(reminder, "frequency_number", 1);
    const char *more = monica_text(c, reminder, "description");
    if (text_same_ascii(every, "year") && number == 1) {
        date.year = 0;
        contact_add_date(c, title, date);
        if (more)
            add_dated_fact(c, (struct date){0}, title, more);
        return;
    }
    bool once = !every || text_same_ascii(every, "one_time");
    char *what = once ? mem_printf(c, "reminder: %s", title)
                      : mem_printf(c, "reminder every %.0f %s%s: %s", number, every,
                                   number == 1 ? "" : "s", title);
    add_dated_fact(c, date, what, more);
    talloc_free(what);
}

static void
add_gift(struct contact *c, const struct monica_index *index, const json_t *gift) {
    (void)index;
    const char *name = monica_text(c, gift, "name");
    if (!name)
        return;
    const char *status = monica_text(c, gift, "status");
    const char *kind = text_same_ascii(status, "offered")    ? "gift given"
                       : text_same_ascii(status, "received") ? "gift received"
                                                             : "gift idea";
    double amount = monica_number(gift, "amount", 0);
    char *what = mem_printf(c, "%s: %s", kind, name);
    if (amount > 0)
        what = mem_append(what, ", %.2f", amount);
    add_dated_fact(c, monica_date(gift, "date"), what, monica_text(c, gift, "comment"));
    talloc_free(what);
}

static void
add_pet(struct contact *c, const struct monica_index *index, const json_t *pet) {
    (void)index;
    const char *name = monica_text(c, pet, "name");
    const char *category = monica_text(c, pet, "category");
    if (name && category)
        monica_add_fact(c, mem_printf(c, "pet: %s (%s)", name, category));
    else if (name || category)
        monica_add_fact(c, mem_printf(c, "pet: %s", name ? name : category));
}

static void
add_task(struct contact *c, const struct monica_index *index, const json_t *task) {
    (void)index;
    const char *title = monica_text(c, task, "title");
    const char *more = monica_text(c, task, "description");
    if (title && !monica_flag(task, "completed"))
        monica_add_fact(
            c, mem_printf(c, "to do: %s%s%s", title, more ? ". " : "", or_empty(more)));
}

static void
add_each(struct contact *c, const struct monica_index *index, const json_t *values,
         add_one *add) {
    const json_t *value;
    MONICA_EACH(values, i, value) {
        add(c, index, json_object_get(value, "properties"));
    }
}

/* Many people may share an activity, so its text is shared as well. */
static void
add_activities(struct contact *c, const struct monica_index *index,
               const json_t *uuids) {
    const json_t *value;
    MONICA_EACH(uuids, i, value) {
        const char *uuid = json_string_value(value);
        size_t at;
        if (uuid && lookup_get(index->activity_ids, uuid, &at))
            *array_add(c, &c->touches) = index->activities.items[at];
    }
}

static void
add_notes(struct contact *c, const json_t *notes, struct strings *parts) {
    const json_t *note;
    MONICA_EACH(notes, i, note) {
        const char *body = monica_text(c, json_object_get(note, "properties"), "body");
        struct date date = monica_date(note, "created_at");
        char day[DATE_TEXT_MAX];
        if (body && date.month)
            body = mem_printf(c, "%s: %s", date_words(date, day), body);
        if (body)
            *array_add(c, parts) = body;
    }
}

void
monica_add_data(struct contact *c, const struct monica_index *index, const json_t *data,
                struct strings *notes) {
    static const struct {
        const char *type;
        add_one *add;
    } kinds[] = {
        {"contact_field", add_field},
        {"address", add_address},
        {"call", add_call},
        {"conversation", add_conversation},
        {"gift", add_gift},
        {"life_event", add_life_event},
        {"pet", add_pet},
        {"reminder", add_reminder},
        {"task", add_task},
    };
    const json_t *group;
    MONICA_EACH(data, i, group) {
        for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
            add_each(c, index, monica_values(group, kinds[k].type), kinds[k].add);
        add_activities(c, index, monica_values(group, "activity"));
        add_notes(c, monica_values(group, "note"), notes);
    }
}
