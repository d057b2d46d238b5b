/*
 * Fields of a form, as its template shows them: {"name","value","error","choices":[…]}.
 * What was typed goes before what is proposed, and the error stands at its field.
 */
#ifndef WEB_FIELD_H
#define WEB_FIELD_H

#include <jansson.h>
#include <stdbool.h>

struct request;

struct choice {
    const char *value, *label;
};

/* m[name] = {"name","value","error"}; text and dates. `standard` may be NULL. */
json_t *field_text(const struct request *rq, json_t *m, const char *name,
                   const char *standard);
/* The same with "choices": [{"value","label","chosen"}]; the list ends with a NULL
 * value. */
json_t *field_choice(const struct request *rq, json_t *m, const char *name,
                     const struct choice *choices, const char *standard);
/* … with "checked". The box sends "yes". */
json_t *field_check(const struct request *rq, json_t *m, const char *name,
                    bool standard);

#endif
