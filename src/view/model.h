/*
 * Models: an answer of app/ as one JSON tree, the same for `--json`, the API and the
 * pages. Views only say what is there; how it looks is the edge's business.
 */
#ifndef VIEW_MODEL_H
#define VIEW_MODEL_H

#include <jansson.h>

#include "base/day.h"
#include "domain/facts.h"

/* Setters that leave nothing out: absent is null. */
void model_text(json_t *m, const char *key, const char *text);
void model_int(json_t *m, const char *key, int64_t value);
void model_bool(json_t *m, const char *key, bool value);
void model_said(json_t *m, const char *key, enum said value);
void model_day(json_t *m, const char *key, day_t day); /* "2026-03-02" */
void model_date(json_t *m, const char *key,
                struct date date); /* "--03-02" without a year */
void model_set(json_t *m, const char *key, json_t *value); /* takes the reference */

json_t *model_person(int64_t id, const char *name); /* {"id":…,"name":…} */

/* Getters for edges; "" or 0 when it isn't there. */
const char *model_get(const json_t *m, const char *key);
int64_t model_number(const json_t *m, const char *key);
bool model_yes(const json_t *m, const char *key);
bool model_has(const json_t *m, const char *key);      /* there and not null */
day_t model_get_day(const json_t *m, const char *key); /* DAY_NONE when null */
const json_t *model_list(const json_t *m, const char *key);

#endif
