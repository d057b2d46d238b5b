#include "web/route.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "view/model.h"

#include "base/ban.h"

static bool
read_id(const char *text, size_t len, int64_t *out) {
    int64_t n = 0;
    if (len == 0 || len > 18)
        return false;
    for (size_t i = 0; i < len; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        n = n * 10 + (text[i] - '0');
    }
    *out = n;
    return n > 0;
}

/* One part of a path against one of a route's. */
static bool
part_fits(const char *part, size_t part_len, const char *text, size_t len,
          struct request *rq) {
    int64_t id;
    if (part[0] != ':')
        return part_len == len && memcmp(part, text, len) == 0;
    if (part_len == 5 && memcmp(part, ":word", 5) == 0) {
        if (rq && len > 0)
            rq->word = mem_dup_n(rq->ctx, text, len);
        return len > 0;
    }
    if (!read_id(text, len, &id))
        return false;
    if (rq && part_len == 3 && memcmp(part, ":id", 3) == 0)
        rq->id = id;
    else if (rq)
        rq->other = id;
    return true;
}

static bool
path_fits(const char *route, const char *path, struct request *rq) {
    while (*route && *path) {
        if (*route != '/' || *path != '/')
            return false;
        route++;
        path++;
        size_t route_len = strcspn(route, "/");
        size_t len = strcspn(path, "/");
        if (!part_fits(route, route_len, path, len, rq))
            return false;
        route += route_len;
        path += len;
    }
    return !*route && !*path;
}

const struct route *
route_find(enum verb verb, const char *path, struct request *rq) {
    for (size_t t = 0; all_routes[t]; t++)
        for (const struct route *r = all_routes[t]; r->path; r++)
            if (r->verb == verb && path_fits(r->path, path, NULL)) {
                if (rq)
                    path_fits(r->path, path, rq);
                return r;
            }
    return NULL;
}

json_t *
route_list(void) {
    json_t *list = json_array();
    for (size_t t = 0; all_routes[t]; t++)
        for (const struct route *r = all_routes[t]; r->path; r++) {
            json_t *one = json_object();
            model_text(one, "method", r->verb == POST ? "POST" : "GET");
            model_text(one, "path", r->path);
            model_text(one, "about", r->about);
            model_text(one, "fields", r->fields);
            model_bool(one, "upload", r->upload);
            json_array_append_new(list, one);
        }
    return list;
}
