/* Looking after the practice: is it sound, where is it, and a copy of it. */
#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>

#include "app/copy.h"
#include "app/doctor.h"
#include "base/file.h"
#include "base/memory.h"
#include "view/doctor.h"
#include "web/page.h"

#include "base/ban.h"

static void
add_for_page(struct request *rq, const struct doctor_answer *a, json_t *m) {
    static const char *const heads[] = {
        [CHECK_FINE] = "fine", [CHECK_ADVICE] = "advice", [CHECK_WRONG] = "wrong"};
    int64_t kb = (a->bytes + 1023) / 1024;
    size_t i;
    json_t *check;
    model_text(m, "size",
               kb < 10240 ? mem_printf(rq->ctx, "%lld KB", (long long)kb)
                          : mem_printf(rq->ctx, "%lld MB", (long long)(kb / 1024)));
    json_array_foreach(json_object_get(m, "checks"), i, check)
        model_bool(check, heads[a->checks.items[i].state], true);
    model_text(m, "copy_name", app_copy_name(rq->ctx, &rq->app));
}

static enum fault
show(struct request *rq, bool fix, struct doctor_answer *answer, struct reply *out,
     struct error *err) {
    TRY(app_doctor(rq->ctx, rq->app.store->path, fix, answer, err));
    out->model = view_doctor(answer);
    return FAULT_NONE;
}

static enum fault
get_care(struct request *rq, struct reply *out, struct error *err) {
    struct doctor_answer answer;
    TRY(show(rq, false, &answer, out, err));
    out->title = "Your practice";
    out->page = &template_care;
    out->fresh = true; /* the file may be damaged without anybody having changed it */
    if (!rq->json)
        add_for_page(rq, &answer, out->model);
    return FAULT_NONE;
}

static enum fault
post_fix(struct request *rq, struct reply *out, struct error *err) {
    struct doctor_answer answer;
    TRY(show(rq, true, &answer, out, err));
    out->location = "/care";
    out->no_undo = true;
    out->said = !answer.well   ? "Some of it could not be mended. What is left to do "
                                 "stands below."
                : answer.fixed ? "Mended: all is well now."
                               : "All was well already.";
    return FAULT_NONE;
}

/* An empty name in a place where only we may read. */
static char *
passing_name(struct request *rq) {
    unsigned char bytes[16];
    char hex[2 * sizeof bytes + 1];
    const char *path = rq->app.store->path;
    const char *name = file_base_name(path);
    randombytes_buf(bytes, sizeof bytes);
    sodium_bin2hex(hex, sizeof hex, bytes, sizeof bytes);
    return mem_printf(rq->ctx, "%.*s.%s.%s", (int)(name - path), path, name, hex);
}

/* The copy has a name only until it is open: whatever happens then, nothing of it is
 * left lying about. */
static enum fault
get_copy(struct request *rq, struct reply *out, struct error *err) {
    struct copy_answer copy;
    TRY(app_copy(rq->ctx, &rq->app, passing_name(rq), &copy, err));
    int fd = open(copy.path, O_RDONLY | O_CLOEXEC);
    int why = errno;
    (void)unlink(copy.path);
    if (fd < 0)
        return error_set(err, FAULT_IO, "The copy can't be read: %s.", strerror(why));
    out->file = fd;
    out->len = (size_t)copy.facts.bytes;
    out->type = "application/vnd.sqlite3";
    out->download = app_copy_name(rq->ctx, &rq->app);
    out->fresh = true;
    return FAULT_NONE;
}

const struct route care_routes[] = {
    {GET, "/care", get_care, .about = "Whether the practice is sound, and where it is"},
    {GET, "/care/copy", get_copy, .about = "A copy of the practice, as a file"},
    {POST, "/care/fix", post_fix, .about = "Mends what follows from the facts"},
    {0},
};
