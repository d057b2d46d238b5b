#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "exchange/vcard_labels.h"
#include "exchange/vcard_take.h"
#include "exchange/vcard_values.h"

#include "base/ban.h"

static const char *
way_label(const struct vcard_taking *t, const struct vcard_property *p,
          const char *word) {
    const char *label = vcard_group_label(t, p);
    if (!label)
        label = vcard_type_label(t->ctx, p);
    return label ? label : word;
}

static void
add_way(struct vcard_taking *t, const struct vcard_property *p, enum contact_kind kind,
        const char *label, const char *value) {
    contact_add_way(t->c, kind, label, value, (p->types & VCARD_PREF) != 0);
}

/* The value without `scheme` in front of it, unless VALUE=text says that it belongs
 * there. *had says whether it was there. */
static const char *
without_scheme(const struct vcard_taking *t, const struct vcard_property *p,
               const char *scheme, bool *had) {
    const char *text = text_clean_line(t->ctx, vcard_text(t, p));
    *had = text && !p->text && text_starts_ascii(text, scheme);
    return *had ? text + strlen(scheme) : text;
}

void
vcard_take_email(struct vcard_taking *t, const struct vcard_property *p,
                 const char *word) {
    bool uri;
    const char *value = without_scheme(t, p, "mailto:", &uri);
    add_way(t, p, CONTACT_EMAIL, way_label(t, p, word), value);
}

/* RFC 3966: tel:+1-555-0100;ext=12 */
static const char *
phone_of_uri(const void *ctx, const char *uri) {
    size_t len = strcspn(uri, ";");
    const char *number = mem_dup_n(ctx, uri, len);
    for (const char *at = uri + len; *at == ';'; at += strcspn(at, ";")) {
        at++;
        size_t size = strcspn(at, ";");
        if (text_starts_ascii(at, "ext=") && size > 4)
            return mem_printf(ctx, "%s x%s", number, mem_dup_n(ctx, at + 4, size - 4));
    }
    return number;
}

void
vcard_take_phone(struct vcard_taking *t, const struct vcard_property *p,
                 const char *word) {
    bool uri;
    const char *value = without_scheme(t, p, "tel:", &uri);
    if (uri)
        value = phone_of_uri(t->ctx, value);
    add_way(t, p, CONTACT_PHONE, way_label(t, p, word), value);
}

void
vcard_take_url(struct vcard_taking *t, const struct vcard_property *p,
               const char *word) {
    add_way(t, p, CONTACT_URL, way_label(t, p, word), vcard_text(t, p));
}

/* One line of those parts that are not blank. */
static void
add_line(struct buffer *lines, const void *ctx, const struct strings *parts,
         const size_t *indexes, size_t count) {
    bool begun = false;
    for (size_t i = 0; i < count; i++) {
        if (indexes[i] >= parts->count)
            continue;
        const char *part =
            text_clean(ctx, vcard_unescape(ctx, parts->items[indexes[i]], NULL));
        if (!part)
            continue;
        if (lines->len > 0)
            buffer_char(lines, begun ? ' ' : '\n');
        begun = true;
        buffer_text(lines, part);
    }
}

static unsigned
address_bit(const struct vcard_property *p) {
    if (p->types & VCARD_HOME)
        return 1;
    return p->types & VCARD_WORK ? 2 : 4;
}

void
vcard_take_address(struct vcard_taking *t, const struct vcard_property *p,
                   const char *word) {
    /* RFC 6350 §6.3.1: box; extended; street; locality; region; code; country. The
     * street comes first, as on an envelope. */
    static const size_t street[] = {2}, extended[] = {1}, box[] = {0};
    static const size_t place[] = {3, 4, 5}, country[] = {6};
    struct strings parts = vcard_split(t->ctx, vcard_value(t->ctx, p), ';');
    struct buffer lines = {.ctx = t->ctx};
    add_line(&lines, t->ctx, &parts, street, 1);
    add_line(&lines, t->ctx, &parts, extended, 1);
    add_line(&lines, t->ctx, &parts, box, 1);
    add_line(&lines, t->ctx, &parts, place, 3);
    add_line(&lines, t->ctx, &parts, country, 1);
    const char *value = buffer_str(&lines);
    if (text_is_blank(value))
        value = p->label ? vcard_unescape(t->ctx, p->label, NULL) : NULL;
    if (text_is_blank(value))
        return;
    t->addresses |= address_bit(p);
    add_way(t, p, CONTACT_ADDRESS, way_label(t, p, word), value);
}

void
vcard_take_printed_address(struct vcard_taking *t, const struct vcard_property *p) {
    unsigned bit = address_bit(p);
    bool had = bit == 4 ? t->addresses != 0 : (t->addresses & (bit | 4)) != 0;
    if (!had)
        add_way(t, p, CONTACT_ADDRESS, way_label(t, p, NULL), vcard_text(t, p));
}

void
vcard_take_social(struct vcard_taking *t, const struct vcard_property *p,
                  const char *word) {
    add_way(t, p, CONTACT_SOCIAL, word, vcard_text(t, p));
}

/* The service's name in lower case: files write Skype, SKYPE and skype. */
static const char *
service_label(const struct vcard_taking *t, const char *service) {
    char *label = mem_dup(t->ctx, vcard_label(t->ctx, service));
    if (label)
        vcard_lower(label);
    return label;
}

void
vcard_take_social_profile(struct vcard_taking *t, const struct vcard_property *p,
                          const char *word) {
    const char *label = vcard_group_label(t, p);
    if (!label)
        label = service_label(t, p->service ? p->service : p->word);
    /* Apple's way of saying that there is no address, only a name. */
    bool no_address;
    const char *value = without_scheme(t, p, "x-apple:", &no_address);
    if ((no_address || !value) && p->user)
        value = p->user;
    add_way(t, p, CONTACT_SOCIAL, label ? label : word, value);
}

void
vcard_take_impp(struct vcard_taking *t, const struct vcard_property *p,
                const char *word) {
    const char *text = text_clean_line(t->ctx, vcard_text(t, p));
    if (!text)
        return;
    /* skype:ana, xmpp:ana@example.org; the scheme is the service, web addresses stay.
     */
    size_t scheme = strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                 "0123456789+-.");
    const char *label = service_label(t, p->service);
    if (scheme > 0 && text[scheme] == ':' && !text_starts_ascii(text, "http:") &&
        !text_starts_ascii(text, "https:")) {
        if (!label && !text_starts_ascii(text, "x-apple:"))
            label = service_label(t, mem_dup_n(t->ctx, text, scheme));
        text += scheme + 1;
    }
    if (!label)
        label = vcard_group_label(t, p);
    add_way(t, p, CONTACT_SOCIAL, label ? label : word, text);
}
