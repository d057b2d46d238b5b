/* What comes back from the page of an import: columns and decisions. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "web/import_page.h"

#include "base/ban.h"

char *
import_key(const void *ctx, long line, int nth) {
    return nth ? mem_printf(ctx, "%ld-%d", line, nth) : mem_printf(ctx, "%ld", line);
}

/* The number that text begins with; what is behind it in *rest. */
static bool
read_number(const char *text, long long *out, const char **rest) {
    char *end;
    if (*text < '0' || *text > '9')
        return false;
    *out = strtoll(text, &end, 10);
    *rest = end;
    return true;
}

static bool
read_key(const char *key, struct import_choice *out) {
    long long line, nth = 0;
    const char *rest;
    if (!read_number(key, &line, &rest) || line > LONG_MAX / 2)
        return false;
    if (*rest == '-' && !read_number(rest + 1, &nth, &rest))
        return false;
    if (*rest || nth > INT_MAX / 2)
        return false;
    out->line = (long)line;
    out->nth = (int)nth;
    return true;
}

static bool
read_decision(const char *value, struct import_choice *out) {
    static const char merge[] = "merge:";
    long long id;
    const char *rest;
    if (strcmp(value, "proposed") == 0 || *value == '\0')
        out->act = IMPORT_AS_PROPOSED;
    else if (strcmp(value, "new") == 0)
        out->act = IMPORT_NEW;
    else if (strcmp(value, "leave") == 0)
        out->act = IMPORT_LEAVE;
    else if (strncmp(value, merge, sizeof merge - 1) == 0 &&
             read_number(value + sizeof merge - 1, &id, &rest) && !*rest && id > 0) {
        out->act = IMPORT_MERGE;
        out->person_id = id;
    } else
        return false;
    return true;
}

enum fault
import_read_choices(const struct request *rq, struct import_choices *out,
                    struct error *err) {
    static const char prefix[] = "decision.";
    for (size_t i = 0; i < rq->form->count; i++) {
        const struct form_field *f = &rq->form->items[i];
        struct import_choice choice = {0};
        if (strncmp(f->name, prefix, sizeof prefix - 1) != 0)
            continue;
        if (!read_key(f->name + sizeof prefix - 1, &choice) ||
            !read_decision(f->value, &choice))
            return error_field(err, f->name,
                               "\"%.40s\" is no decision. Say proposed, new, leave, or "
                               "merge:12 for person number 12.",
                               f->value);
        /* A box ticked goes before the hidden field in front of it. */
        struct import_choice *last =
            out->count > 0 ? &out->items[out->count - 1] : NULL;
        if (last && last->line == choice.line && last->nth == choice.nth)
            *last = choice;
        else if (choice.act != IMPORT_AS_PROPOSED)
            *array_add(rq->ctx, out) = choice;
    }
    return FAULT_NONE;
}

void
import_read_map(const struct request *rq, struct strings *out) {
    static const char prefix[] = "map.";
    for (size_t i = 0; i < rq->form->count; i++) {
        const struct form_field *f = &rq->form->items[i];
        if (strncmp(f->name, prefix, sizeof prefix - 1) != 0 || text_is_blank(f->value))
            continue;
        *array_add(rq->ctx, out) =
            mem_printf(rq->ctx, "#%s=%s", f->name + sizeof prefix - 1, f->value);
    }
}
