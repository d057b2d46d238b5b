#include "exchange/monica_json.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

#include "base/ban.h"

const char *
monica_text(const void *ctx, const json_t *object, const char *key) {
    const json_t *value = json_object_get(object, key);
    const char *text = json_string_value(value);
    if (!text)
        return NULL;
    size_t len = json_string_length(value);
    if (memchr(text, '\0', len)) {
        char *copy = mem_dup_n(ctx, text, len);
        for (size_t i = 0; i < len; i++)
            if (copy[i] == '\0')
                copy[i] = ' ';
        text = copy;
    }
    return text_is_blank(text) ? NULL : text;
}

bool
monica_flag(const json_t *object, const char *key) {
    const json_t *value = json_object_get(object, key);
    return json_is_true(value) || json_number_value(value) != 0;
}

double
monica_number(const json_t *object, const char *key, double none) {
    const json_t *value = json_object_get(object, key);
    if (json_is_number(value))
        return json_number_value(value);
    const char *text = json_string_value(value);
    if (!text)
        return none;
    char *end = NULL;
    double number = strtod(text, &end);
    return end == text || *end != '\0' ? none : number;
}

struct date
monica_date(const json_t *object, const char *key) {
    struct date date = {0};
    const json_t *value = json_object_get(object, key);
    if (json_is_object(value))
        value = json_object_get(value, "date");
    const char *text = json_string_value(value);
    if (!text || strlen(text) < 10)
        return date;
    char day[11];
    memcpy(day, text, 10);
    day[10] = '\0';
    if (!date_from_iso(day, &date) || date.year == 0)
        return (struct date){0};
    return date;
}

static bool
is_type(const char *name, const char *type) {
    size_t len = strlen(type);
    for (size_t i = 0; i < len; i++) {
        char c = name[i];
        if (type[i] == 'y' && i + 1 == len && strcmp(name + i, "ies") == 0)
            return true;
        if (c != type[i] && !(c == '-' && type[i] == '_'))
            return false;
    }
    const char *rest = name + len;
    return *rest == '\0' || strcmp(rest, "s") == 0 || strcmp(rest, "es") == 0;
}

const json_t *
monica_values(const json_t *group, const char *type) {
    const char *name = json_string_value(json_object_get(group, "type"));
    if (!name || !is_type(name, type))
        return NULL;
    const json_t *values = json_object_get(group, "values");
    return json_is_array(values) ? values : NULL;
}

char *
monica_join(const void *ctx, const struct strings *parts, const char *between) {
    size_t gap = strlen(between);
    size_t len = 0;
    for (size_t i = 0; i < parts->count; i++)
        len += strlen(parts->items[i]) + gap;
    char *out = mem_array(ctx, char, len + 1);
    char *to = out;
    for (size_t i = 0; i < parts->count; i++) {
        if (i > 0)
            to = mempcpy(to, between, gap);
        to = mempcpy(to, parts->items[i], strlen(parts->items[i]));
    }
    return out;
}
