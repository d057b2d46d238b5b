#include "exchange/monica_index.h"

#include <string.h>

#include "base/lookup.h"
#include "base/memory.h"
#include "base/text.h"
#include "exchange/monica_json.h"

#include "base/ban.h"

/* Names and labels are shown wherever they are referred to, so a monstrous one would
 * grow with every reference. */
#define NAME_COLUMNS 120

/* Keeps under the object's uuid that something stands at `place`. */
static bool
keep_id(struct lookup *ids, const json_t *object, size_t place) {
    const char *uuid = json_string_value(json_object_get(object, "uuid"));
    bool added = false;
    if (uuid)
        lookup_put(ids, uuid, place, &added);
    return added;
}

static bool
find_id(const struct lookup *ids, const json_t *object, const char *key, size_t *at) {
    const char *uuid = json_string_value(json_object_get(object, key));
    return uuid && lookup_get(ids, uuid, at);
}

static const char *
short_name(const void *ctx, const char *text) {
    const char *line = text_clean_line(ctx, text);
    return line ? text_cut(ctx, line, NAME_COLUMNS) : NULL;
}

static void
index_people(struct monica_index *index, const json_t *contacts) {
    const json_t *contact;
    MONICA_EACH(contacts, i, contact) {
        const json_t *properties = json_object_get(contact, "properties");
        const char *given = monica_text(index, properties, "first_name");
        const char *family = monica_text(index, properties, "last_name");
        const char *name = given ? given : family;
        if (given && family)
            name = mem_printf(index, "%s %s", given, family);
        if (!name)
            name = monica_text(index, properties, "nickname");
        if (name && keep_id(index->people, contact, index->names.count))
            *array_add(index, &index->names) = short_name(index, name);
    }
}

/* A person in a household with several users exports under their own uuid. */
static void
index_me(struct monica_index *index, const json_t *users, const char *exported_by) {
    const json_t *user;
    MONICA_EACH(users, i, user) {
        const char *uuid = json_string_value(json_object_get(user, "uuid"));
        bool theirs = uuid && exported_by && strcmp(uuid, exported_by) == 0;
        if (theirs || json_array_size(users) == 1)
            index->me =
                monica_text(index, json_object_get(user, "properties"), "me_contact");
    }
}

/* Monica's activities are things done together; a user's own type may be another way to
 * be in touch, which its name tells. */
static const char *
activity_method(const char *type) {
    if (!type)
        return NULL;
    if (strcasestr(type, "mail"))
        return "email";
    if (strcasestr(type, "video"))
        return "video call";
    if (strcasestr(type, "phone") || strcasestr(type, "call"))
        return "phone";
    return "in person";
}

static void
index_activities(struct monica_index *index, const json_t *activities) {
    const json_t *activity;
    MONICA_EACH(activities, i, activity) {
        const json_t *properties = json_object_get(activity, "properties");
        struct contact_touch touch = {.date = monica_date(properties, "happened_at")};
        if (touch.date.month == 0)
            continue;
        const char *summary = monica_text(index, properties, "summary");
        const char *more = monica_text(index, properties, "description");
        touch.method = activity_method(monica_type(index, properties, "type"));
        char *both =
            mem_printf(index, "%s\n%s", summary ? summary : "", more ? more : "");
        touch.text = text_clean(index, both);
        talloc_free(both);
        if (keep_id(index->activity_ids, activity, index->activities.count))
            *array_add(index, &index->activities) = touch;
    }
}

/* Backwards, so that each contact's chain runs in the order of the file. In a row,
 * of_contact is the `type` of contact_is; the other way round is a row of its own. */
static void
index_relations(struct monica_index *index, const json_t *rows) {
    for (size_t i = json_array_size(rows); i-- > 0;) {
        const json_t *row = json_object_get(json_array_get(rows, i), "properties");
        const char *type = monica_text(index, row, "type");
        const char *uuid = json_string_value(json_object_get(row, "contact_is"));
        const char *name = monica_person(index, row, "of_contact");
        char *clean = text_clean_line(index, type);
        if (!uuid || !name || !clean)
            continue;
        for (char *p = clean; *p; p++)
            if (*p == '_')
                *p = ' ';
        size_t *first = lookup_put(index->relation_ids, uuid, 0, NULL);
        *array_add(index, &index->relations) =
            (struct monica_relation){.type = clean, .name = name, .next = *first};
        *first = index->relations.count;
    }
}

static bool
is_web_word(const char *name) {
    static const char *const words[] = {"web", "website", "homepage", "blog", "url"};
    char *folded = text_fold(NULL, name);
    bool is = false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        is |= strcmp(folded, words[i]) == 0;
    talloc_free(folded);
    return is;
}

static struct monica_field_type
read_field_type(const struct monica_index *index, const json_t *properties) {
    const char *type = monica_text(index, properties, "type");
    const char *protocol = monica_text(index, properties, "protocol");
    const char *name = monica_text(index, properties, "name");
    struct monica_field_type field = {.kind = CONTACT_SOCIAL, .method = "text message"};
    field.label = short_name(index, name);
    if (text_same_ascii(type, "email") || text_same_ascii(protocol, "mailto:")) {
        field.kind = CONTACT_EMAIL;
        field.method = "email";
    } else if (text_same_ascii(type, "phone") || text_same_ascii(protocol, "tel:")) {
        field.kind = CONTACT_PHONE;
    } else if (name && is_web_word(name)) {
        field.kind = CONTACT_URL;
        field.method = NULL;
    }
    if (type && field.kind != CONTACT_SOCIAL)
        field.label =
            NULL; /* Monica's own, "Email" or "Phone" in the user's language */
    return field;
}

static void
index_types(struct monica_index *index, const json_t *types) {
    const json_t *type;
    MONICA_EACH(types, i, type) {
        const json_t *properties = json_object_get(type, "properties");
        const char *name = monica_text(index, properties, "name");
        if (!name)
            name = monica_text(index, properties, "translation_key");
        char *clean = mem_dup(index, name ? short_name(index, name) : NULL);
        if (!clean)
            continue;
        for (char *p = clean; *p; p++)
            if (*p == '_')
                *p = ' ';
        if (keep_id(index->type_ids, type, index->types.count))
            *array_add(index, &index->types) = clean;
    }
}

static void
index_instance(struct monica_index *index, const json_t *instance) {
    index_types(index, json_object_get(instance, "activity_types"));
    index_types(index, json_object_get(instance, "life_event_types"));
    const json_t *type;
    MONICA_EACH(json_object_get(instance, "contact_field_types"), i, type) {
        if (keep_id(index->field_type_ids, type, index->field_types.count))
            *array_add(index, &index->field_types) =
                read_field_type(index, json_object_get(type, "properties"));
    }
}

struct monica_index *
monica_index(const void *ctx, const json_t *root) {
    struct monica_index *index = mem_new(ctx, struct monica_index);
    index->people = lookup_new(index);
    index->activity_ids = lookup_new(index);
    index->field_type_ids = lookup_new(index);
    index->type_ids = lookup_new(index);
    index->relation_ids = lookup_new(index);
    const json_t *account = json_object_get(root, "account");
    const json_t *data = json_object_get(account, "data");
    const char *exported_by = json_string_value(json_object_get(root, "exported_by"));
    index_instance(index, json_object_get(account, "instance"));
    const json_t *group;
    MONICA_EACH(data, i, group) {
        index_people(index, monica_values(group, "contact"));
        index_me(index, monica_values(group, "user"), exported_by);
        index_activities(index, monica_values(group, "activity"));
    }
    MONICA_EACH(data, i, group) {
        index_relations(index, monica_values(group, "relationship"));
    }
    return index;
}

const char *
monica_person(const struct monica_index *index, const json_t *object, const char *key) {
    size_t at;
    return find_id(index->people, object, key, &at) ? index->names.items[at] : NULL;
}

const struct monica_field_type *
monica_field_type(const struct monica_index *index, const json_t *object,
                  const char *key) {
    size_t at;
    return find_id(index->field_type_ids, object, key, &at)
               ? &index->field_types.items[at]
               : NULL;
}

const char *
monica_type(const struct monica_index *index, const json_t *object, const char *key) {
    size_t at;
    return find_id(index->type_ids, object, key, &at) ? index->types.items[at] : NULL;
}
