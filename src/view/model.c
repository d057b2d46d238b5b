#include "view/model.h"

#include "base/ban.h"

void
model_set(json_t *m, const char *key, json_t *value) {
    json_object_set_new(m, key, value);
}

void
model_text(json_t *m, const char *key, const char *text) {
    model_set(m, key, text ? json_string(text) : json_null());
}

void
model_int(json_t *m, const char *key, int64_t value) {
    model_set(m, key, json_integer(value));
}

void
model_bool(json_t *m, const char *key, bool value) {
    model_set(m, key, json_boolean(value));
}

void
model_said(json_t *m, const char *key, enum said value) {
    model_set(m, key,
              value == NOT_SAID ? json_null() : json_boolean(value == SAID_YES));
}

void
model_day(json_t *m, const char *key, day_t day) {
    char iso[DATE_TEXT_MAX];
    model_text(m, key, day == DAY_NONE ? NULL : day_iso(day, iso));
}

void
model_date(json_t *m, const char *key, struct date date) {
    char iso[DATE_TEXT_MAX];
    model_text(m, key, date.month == 0 ? NULL : date_iso(date, iso));
}

json_t *
model_person(int64_t id, const char *name) {
    json_t *m = json_object();
    model_int(m, "id", id);
    model_text(m, "name", name);
    return m;
}

const char *
model_get(const json_t *m, const char *key) {
    const char *text = json_string_value(json_object_get(m, key));
    return text ? text : "";
}

int64_t
model_number(const json_t *m, const char *key) {
    return json_integer_value(json_object_get(m, key));
}

bool
model_yes(const json_t *m, const char *key) {
    return json_is_true(json_object_get(m, key));
}

bool
model_has(const json_t *m, const char *key) {
    const json_t *v = json_object_get(m, key);
    return v && !json_is_null(v);
}

day_t
model_get_day(const json_t *m, const char *key) {
    struct date date;
    if (!date_from_iso(model_get(m, key), &date))
        return DAY_NONE;
    return day_from_date(date);
}

const json_t *
model_list(const json_t *m, const char *key) {
    return json_object_get(m, key);
}
