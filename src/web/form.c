#include "web/form.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/day_parse.h"
#include "base/memory.h"
#include "base/percent.h"
#include "base/text.h"

#include "base/ban.h"

#define JSON_NAME_MAX 200

/* --- reading ---------------------------------------------------------------------- */

enum fault
form_decode(const void *ctx, const char *text, size_t len, bool plus, char **out,
            struct error *err) {
    size_t n;
    *out = mem_array(ctx, char, len + 1);
    if (!percent_decode(text, len, plus, *out, &n) || memchr(*out, '\0', n) ||
        !text_is_utf8(*out, n))
        return error_set(err, FAULT_INVALID,
                         "This address is broken. Go back to Today and try from "
                         "there.");
    return FAULT_NONE;
}

enum fault
form_add(const void *ctx, struct form *form, const char *name, const char *value,
         size_t len, struct error *err) {
    if (form->count >= FORM_FIELDS_MAX)
        return error_set(err, FAULT_INVALID, "That is more than %d fields at once.",
                         FORM_FIELDS_MAX);
    if (!text_is_utf8(value, len))
        return error_field(err, name,
                           "This text is not in UTF-8, so it can't be kept as it is. "
                           "Type it again.");
    struct form_field *field = array_add(ctx, form);
    field->name = name;
    if (!memchr(value, '\0', len)) {
        field->value = value;
        field->len = len;
        return FAULT_NONE;
    }
    /* Nobody types a NUL; what stands around it is kept. */
    char *clean = mem_array(ctx, char, len + 1);
    for (size_t i = 0; i < len; i++)
        if (value[i] != '\0')
            clean[field->len++] = value[i];
    field->value = clean;
    return FAULT_NONE;
}

static enum fault
read_pair(const void *ctx, const char *text, size_t len, struct form *out,
          struct error *err) {
    const char *equals = memchr(text, '=', len);
    size_t name_len = equals ? (size_t)(equals - text) : len;
    size_t value_len = equals ? len - name_len - 1 : 0;
    char *name;
    char *value = mem_array(ctx, char, value_len + 1);
    size_t n = 0;
    TRY(form_decode(ctx, text, name_len, true, &name, err));
    if (equals && !percent_decode(equals + 1, value_len, true, value, &n))
        return error_field(err, name, "The field \"%.40s\" is broken.", name);
    return form_add(ctx, out, name, value, n, err);
}

enum fault
form_read_query(const void *ctx, const char *text, size_t len, struct form *out,
                struct error *err) {
    const char *end = text + len;
    while (text < end) {
        const char *stop = memchr(text, '&', (size_t)(end - text));
        if (!stop)
            stop = end;
        if (stop > text)
            TRY(read_pair(ctx, text, (size_t)(stop - text), out, err));
        text = stop + 1;
    }
    return FAULT_NONE;
}

static enum fault
add_json(const void *ctx, const char *name, const json_t *value, struct form *out,
         struct error *err) {
    switch (json_typeof(value)) {
    case JSON_STRING:
        return form_add(
            ctx, out, name,
            mem_dup_n(ctx, json_string_value(value), json_string_length(value)),
            json_string_length(value), err);
    case JSON_TRUE:
        return form_add(ctx, out, name, "yes", 3, err);
    case JSON_FALSE:
        return form_add(ctx, out, name, "no", 2, err);
    case JSON_INTEGER: {
        char *text = mem_printf(ctx, "%lld", (long long)json_integer_value(value));
        return form_add(ctx, out, name, text, strlen(text), err);
    }
    case JSON_REAL:
        return error_field(err, name, "%.40s takes whole numbers.", name);
    default:
        return FAULT_NONE;
    }
}

static enum fault
read_object(const void *ctx, const char *prefix, json_t *object, struct form *out,
            struct error *err) {
    const char *key;
    json_t *value;
    json_object_foreach(object, key, value) {
        char *name = mem_printf(ctx, "%s%s%s", prefix, *prefix ? "." : "", key);
        if (strlen(name) > JSON_NAME_MAX)
            return error_set(err, FAULT_INVALID,
                             "There is no field of so long a name.");
        if (json_is_object(value))
            TRY(read_object(ctx, name, value, out, err));
        size_t i;
        json_t *item;
        json_array_foreach(value, i, item) {
            if (json_is_object(item) || json_is_array(item))
                return error_field(err, name, "%.40s takes a plain list.", name);
            TRY(add_json(ctx, name, item, out, err));
        }
        TRY(add_json(ctx, name, value, out, err));
    }
    return FAULT_NONE;
}

enum fault
form_read_json(const void *ctx, const char *bytes, size_t len, struct form *out,
               struct error *err) {
    json_error_t why;
    json_t *root =
        json_loadb(bytes, len, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &why);
    if (!root)
        return error_set(err, FAULT_INVALID, "That is no JSON: %.120s (line %d).",
                         why.text, why.line);
    enum fault fault = json_is_object(root)
                           ? read_object(ctx, "", root, out, err)
                           : error_set(err, FAULT_INVALID,
                                       "A JSON object is expected: {\"field\": …}.");
    json_decref(root);
    return fault;
}

/* --- asking ----------------------------------------------------------------------- */

static const struct form_field *
find(const struct form *form, const char *name) {
    for (size_t i = 0; form && i < form->count; i++)
        if (strcmp(form->items[i].name, name) == 0)
            return &form->items[i];
    return NULL;
}

const char *
form_get(const struct form *form, const char *name) {
    const struct form_field *field = find(form, name);
    return field && !field->file && !text_is_blank(field->value) ? field->value : NULL;
}

bool
form_has(const struct form *form, const char *name) {
    return find(form, name) != NULL;
}

struct strings
form_all(const void *ctx, const struct form *form, const char *name) {
    struct strings all = {0};
    for (size_t i = 0; form && i < form->count; i++) {
        const struct form_field *field = &form->items[i];
        if (strcmp(field->name, name) == 0 && !field->file &&
            !text_is_blank(field->value))
            *array_add(ctx, &all) = field->value;
    }
    return all;
}

const struct form_field *
form_file(const struct form *form, const char *name) {
    for (size_t i = 0; form && i < form->count; i++)
        if (form->items[i].file && strcmp(form->items[i].name, name) == 0)
            return &form->items[i];
    return NULL;
}

enum said
form_said(const struct form *form, const char *name) {
    static const char *const yes[] = {"yes", "on", "true", "1"};
    static const char *const no[] = {"no", "off", "false", "0"};
    const char *value = form_get(form, name);
    for (size_t i = 0; value && i < 4; i++) {
        if (text_same_ascii(value, yes[i]))
            return SAID_YES;
        if (text_same_ascii(value, no[i]))
            return SAID_NO;
    }
    return NOT_SAID;
}

bool
form_yes(const struct form *form, const char *name) {
    return form_said(form, name) == SAID_YES;
}

enum fault
form_day(const struct form *form, const char *name, day_t today, bool past, day_t *out,
         struct error *err) {
    const char *value = form_get(form, name);
    struct error why = {0};
    *out = DAY_NONE;
    if (!value)
        return FAULT_NONE;
    enum fault fault = past ? day_parse_past(value, today, out, &why)
                            : day_parse(value, today, out, &why);
    return fault == FAULT_NONE ? FAULT_NONE : error_field(err, name, "%s", why.text);
}

static bool
number(const char *text, long long *out) {
    char *end;
    *out = strtoll(text, &end, 10);
    return end != text && text_is_blank(*end ? end : NULL);
}

enum fault
form_int(const struct form *form, const char *name, int low, int high, int standard,
         int *out, struct error *err) {
    const char *value = form_get(form, name);
    long long n = standard;
    if (value && (!number(value, &n) || n < low || n > high))
        return error_field(err, name, "A number from %d to %d is expected here.", low,
                           high);
    *out = (int)n;
    return FAULT_NONE;
}

enum fault
form_id(const struct form *form, const char *name, int64_t *out, struct error *err) {
    const char *value = form_get(form, name);
    long long n = 0;
    if (value && (!number(value, &n) || n <= 0))
        return error_field(err, name, "\"%.40s\" is no number of somebody.", value);
    *out = n;
    return FAULT_NONE;
}
