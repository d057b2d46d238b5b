#include "exchange/monica.h"

#include <jansson.h>
#include <string.h>

#include "base/lookup.h"
#include "base/memory.h"
#include "base/text.h"
#include "exchange/json_lines.h"
#include "exchange/monica_data.h"
#include "exchange/monica_index.h"
#include "exchange/monica_json.h"

#include "base/ban.h"

/* Longest rhythm that makes sense, in days: a hundred years. */
#define RHYTHM_MAX 36500

static const char byte_order_mark[] = "\xEF\xBB\xBF";

static void
skip_mark(const char **bytes, size_t *len) {
    if (*len >= 3 && memcmp(*bytes, byte_order_mark, 3) == 0) {
        *bytes += 3;
        *len -= 3;
    }
}

bool
monica_looks_like(const char *bytes, size_t len) {
    skip_mark(&bytes, &len);
    while (len > 0 && strchr(" \t\r\n", *bytes) && *bytes) {
        bytes++;
        len--;
    }
    return len > 0 && *bytes == '{' && memmem(bytes, len, "\"version\"", 9) &&
           memmem(bytes, len, "\"account\"", 9);
}

/* The two dates that Monica keeps with how well they are known. */
static void
add_special_date(struct contact *c, const json_t *properties, const char *key,
                 const char *label, const char *about) {
    const json_t *special = json_object_get(properties, key);
    struct date date = monica_date(special, "date");
    if (date.month == 0)
        return;
    if (monica_flag(special, "is_age_based")) {
        monica_add_fact(c, mem_printf(c, "%s about %d", about, date.year));
        return;
    }
    if (monica_flag(special, "is_year_unknown"))
        date.year = 0;
    contact_add_date(c, label, date);
}

static void
add_words(struct contact *c, const json_t *properties) {
    c->given = contact_word(c, monica_text(c, properties, "first_name"));
    c->additional = contact_word(c, monica_text(c, properties, "middle_name"));
    c->family = contact_word(c, monica_text(c, properties, "last_name"));
    c->nickname = contact_word(c, monica_text(c, properties, "nickname"));
    c->organisation = contact_word(c, monica_text(c, properties, "company"));
    c->title = contact_word(c, monica_text(c, properties, "job"));
    c->starred = monica_flag(properties, "is_starred");
    c->last_talked = monica_date(properties, "last_talked_to");
    double days = monica_number(properties, "stay_in_touch_frequency", 0);
    if (days >= 1 && days <= RHYTHM_MAX)
        c->rhythm_days = (int)days;
    const char *food = monica_text(c, properties, "food_preferences");
    if (food)
        monica_add_fact(c, mem_printf(c, "food: %s", food));
    const json_t *tag;
    MONICA_EACH(json_object_get(properties, "tags"), i, tag) {
        contact_add_tag(c, json_string_value(tag));
    }
    if (json_is_false(json_object_get(properties, "is_active")))
        contact_add_tag(c, "archived");
}

/* Names are shared with the index, as many may know one person. */
static void
add_links(struct contact *c, const struct monica_index *index,
          const json_t *properties) {
    const char *introducer = monica_person(index, properties, "first_met_through");
    if (introducer)
        *array_add(c, &c->links) =
            (struct contact_link){.relation = "introduced by", .name = introducer};
    size_t at = 0;
    if (c->uid)
        lookup_get(index->relation_ids, c->uid, &at);
    while (at > 0) {
        const struct monica_relation *relation = &index->relations.items[at - 1];
        *array_add(c, &c->links) =
            (struct contact_link){.relation = relation->type, .name = relation->name};
        at = relation->next;
    }
}

static void
read_contact(struct contacts *all, const struct monica_index *index,
             const json_t *object, long line) {
    const json_t *properties = json_object_get(object, "properties");
    if (!json_is_object(properties)) {
        contact_skip(all, line, "the entry holds no contact");
        return;
    }
    if (monica_flag(properties, "is_partial")) {
        all->read++;
        return;
    }
    struct contact *c = contact_new(all, line);
    c->uid = contact_word(c, monica_text(c, object, "uuid"));
    if (monica_flag(properties, "is_dead")) {
        const char *name = monica_person(index, object, "uuid");
        contact_skip(all, line, "%s has died; the entry stays in Monica",
                     name ? name : "this person");
        talloc_free(c);
        return;
    }
    if (c->uid && index->me && strcmp(c->uid, index->me) == 0) {
        contact_skip(all, line, "this is your own card");
        talloc_free(c);
        return;
    }
    add_words(c, properties);
    add_special_date(c, properties, "birthdate", "birthday", "born");
    add_special_date(c, properties, "first_met_date", "first met", "first met");
    add_links(c, index, properties);
    struct strings notes = {0};
    const char *description = monica_text(c, properties, "description");
    if (description)
        *array_add(c, &notes) = description;
    monica_add_data(c, index, json_object_get(object, "data"), &notes);
    char *note = monica_join(c, &notes, "\n\n");
    c->note = text_clean(c, note);
    talloc_free(note);
    contact_finish(all, c);
}

static void
read_contacts(struct contacts *all, const json_t *root, const char *bytes, size_t len) {
    static const char *const path[] = {"account", "data", "*", "values", NULL};
    void *scratch = mem_context(all);
    struct json_lines lines = {0};
    json_lines(scratch, bytes, len, path, &lines);
    /* Contacts share texts with the index, so it lives as long as they do. */
    const struct monica_index *index = monica_index(all, root);
    const json_t *data = json_object_get(json_object_get(root, "account"), "data");
    size_t seen = 0;
    const json_t *group;
    MONICA_EACH(data, g, group) {
        const json_t *value;
        const json_t *contacts = monica_values(group, "contact");
        MONICA_EACH(contacts, i, value) {
            size_t at = seen + i;
            read_contact(all, index, value,
                         at < lines.count ? lines.items[at] : (long)at + 1);
        }
        all->photos += json_array_size(monica_values(group, "photo"));
        seen += json_array_size(json_object_get(group, "values"));
    }
    talloc_free(scratch);
}

static enum fault
say_broken(const json_error_t *broken, struct error *err) {
    const char *why = broken->text;
    switch (json_error_code(broken)) {
    case json_error_premature_end_of_input:
        why = "it ends too early, as when a download is cut short";
        break;
    case json_error_stack_overflow:
        why = "it nests too deeply for an export of Monica's";
        break;
    case json_error_invalid_utf8:
        why = "there are bytes that are not text in UTF-8";
        break;
    default:
        break;
    }
    return error_set(err, FAULT_INVALID,
                     "The JSON can't be read at line %d, column %d: %s. Export it from "
                     "Monica once more (Settings, Export, JSON).",
                     broken->line, broken->column, why);
}

enum fault
monica_read(const void *ctx, const char *bytes, size_t len, struct contacts **out,
            struct error *err) {
    skip_mark(&bytes, &len);
    json_error_t broken;
    /* Numbers as reals: an integer that is too large must not lose the whole file. */
    json_t *root = json_loadb(
        bytes, len, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL | JSON_DECODE_INT_AS_REAL,
        &broken);
    if (!root)
        return say_broken(&broken, err);
    const json_t *data = json_object_get(json_object_get(root, "account"), "data");
    if (!json_is_array(data)) {
        json_decref(root);
        return error_set(
            err, FAULT_INVALID,
            "This is JSON, but not an export of Monica's: it has no account "
            "with data. In Monica 4 choose Settings, Export, JSON.");
    }
    *out = contacts_new(ctx, FORMAT_MONICA);
    read_contacts(*out, root, bytes, len);
    json_decref(root);
    return FAULT_NONE;
}
