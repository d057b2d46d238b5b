/* Forms with files (RFC 7578), by libmicrohttpd's own reader. */
#include <microhttpd.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"
#include "web/form.h"

#include "base/ban.h"

#define NAME_MAX_BYTES 200
#define POST_BUFFER 65536

/* The parts as they come, each in pieces. */
struct reading {
    const void *ctx;
    struct form *form;
    struct buffer value;
    const char *name, *file; /* of the part being read */
    bool open;
    enum fault fault;
    struct error *err;
};

static void
end_part(struct reading *r) {
    if (!r->open || r->fault != FAULT_NONE)
        return;
    r->open = false;
    size_t len = r->value.len;
    const char *value = buffer_str(&r->value);
    r->value = (struct buffer){.ctx = r->ctx};
    if (!r->file) {
        r->fault = form_add(r->ctx, r->form, r->name, value, len, r->err);
        return;
    }
    if (r->form->count >= FORM_FIELDS_MAX)
        return;
    struct form_field *field = array_add(r->ctx, r->form);
    *field = (struct form_field){
        .name = r->name, .value = value, .len = len, .file = r->file};
}

/* As a browser sends it, without folders and control characters. */
static const char *
file_name(const void *ctx, const char *sent) {
    if (!text_is_utf8(sent, strlen(sent)))
        return "file";
    const char *name = text_clean_line(ctx, sent);
    for (const char *p = name; p && *p; p++)
        if (*p == '/' || *p == '\\')
            name = p + 1;
    return name ? name : "";
}

static enum MHD_Result
piece(void *data, enum MHD_ValueKind kind, const char *name, const char *file,
      const char *type, const char *encoding, const char *bytes, uint64_t offset,
      size_t len) {
    struct reading *r = data;
    (void)kind;
    (void)type;
    (void)encoding;
    if (r->fault != FAULT_NONE)
        return MHD_NO;
    if (offset == 0) {
        end_part(r);
        if (!name || strlen(name) > NAME_MAX_BYTES ||
            !text_is_utf8(name, strlen(name))) {
            r->fault = error_set(r->err, FAULT_INVALID,
                                 "The form came without the names of its fields.");
            return MHD_NO;
        }
        r->name = mem_dup(r->ctx, name);
        r->file = file ? file_name(r->ctx, file) : NULL;
        r->open = true;
    }
    buffer_add(&r->value, bytes, len);
    return MHD_YES;
}

enum fault
form_read_multipart(const void *ctx, struct MHD_Connection *connection,
                    const char *bytes, size_t len, struct form *out,
                    struct error *err) {
    struct reading r = {.ctx = ctx, .form = out, .value = {.ctx = ctx}, .err = err};
    struct MHD_PostProcessor *pp =
        MHD_create_post_processor(connection, POST_BUFFER, piece, &r);
    enum MHD_Result taken = MHD_NO;
    if (pp) {
        taken = MHD_post_process(pp, bytes, len);
        if (MHD_destroy_post_processor(pp) != MHD_YES)
            taken = MHD_NO;
    }
    end_part(&r);
    if (r.fault == FAULT_NONE && taken != MHD_YES)
        return error_set(err, FAULT_INVALID,
                         "The form did not arrive whole. Nothing was changed; send it "
                         "again.");
    return r.fault;
}
