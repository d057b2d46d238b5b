#include "exchange/csv_fill.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"

#include "base/ban.h"

/* What stands around addresses: "Ana Ruiz <ana@example.org>; ana@example.net". */
#define EMAIL_ENDS " \t\n;,|<>()\""

void
csv_fill_email(const struct csv_value *v) {
    bool preferred = false;
    const char *label = csv_cell_label(v->ctx, v->sheet, v->row, v->column, &preferred);
    bool any = false;
    size_t len;
    for (const char *p = v->text; *p; p += len) {
        p += strspn(p, EMAIL_ENDS);
        len = strcspn(p, EMAIL_ENDS);
        if (!memchr(p, '@', len))
            continue;
        if (len > 7 && text_starts_ascii(p, "mailto:")) {
            p += 7;
            len -= 7;
        }
        char *address = mem_dup_n(v->ctx, p, len);
        char *key = text_email_key(v->ctx, address);
        if (key) {
            contact_add_way(v->c, CONTACT_EMAIL, label, address, preferred && !any);
            any = true;
        }
        talloc_free(key);
        talloc_free(address);
    }
    if (!any)
        csv_fill_remark(v, v->text, "is not an e-mail address");
}

/* 4.4E+11: a spreadsheet has taken the number for a quantity and rounded it. */
static bool
is_rounded(const char *text) {
    text += strspn(text, " +-");
    size_t digits = strspn(text, "0123456789.,");
    if (digits == 0 || (text[digits] != 'E' && text[digits] != 'e'))
        return false;
    text += digits + 1;
    text += *text == '+';
    size_t power = strspn(text, "0123456789");
    return power > 0 && text[power + strspn(text + power, " ")] == '\0';
}

static size_t
count_digits(const char *text) {
    size_t n = 0;
    for (; *text; text++)
        n += *text >= '0' && *text <= '9';
    return n;
}

/* Cuts "555-0100, 555-0101" and "555-0100 / 555-0101" where they join (in place, by
 * \n), if each piece is a number of its own: "030 / 12345" is one. */
static const char *
separate_phones(const void *ctx, const char *text) {
    if (!strpbrk(text, ";|,/\n"))
        return text;
    char *cut = mem_dup(ctx, text);
    for (char *p = cut; *p; p++)
        if (strchr(";|", *p) || ((*p == ',' || *p == '/') && p[1] == ' '))
            *p = '\n';
    const char *rest = cut;
    char *piece;
    while ((piece = csv_next_value(ctx, &rest, "\n"))) {
        char *key = text_phone_key(ctx, piece);
        talloc_free(piece);
        if (!key)
            return text;
        talloc_free(key);
    }
    return cut;
}

void
csv_fill_phone(const struct csv_value *v) {
    bool preferred = false;
    const char *label = csv_cell_label(v->ctx, v->sheet, v->row, v->column, &preferred);
    const char *rest = v->column->lists ? v->text : separate_phones(v->ctx, v->text);
    const char *value;
    bool first = true;
    while ((value = csv_fill_next(v, &rest, "\n"))) {
        if (is_rounded(value)) {
            csv_fill_remark(
                v, value,
                "is a number that a spreadsheet has rounded; look it up and add it "
                "by hand");
        } else if (count_digits(value) < 3) {
            csv_fill_remark(v, value, "is not a phone number");
        } else {
            contact_add_way(v->c, CONTACT_PHONE, label, value, preferred && first);
            first = false;
        }
    }
}

static void
fill_way(const struct csv_value *v, enum contact_kind kind) {
    bool preferred = false;
    const char *label = csv_cell_label(v->ctx, v->sheet, v->row, v->column, &preferred);
    const char *rest = v->text;
    const char *value;
    while ((value = csv_fill_next(v, &rest, CSV_LIST_ENDS)))
        if (!csv_fill_is_nothing(v, value))
            contact_add_way(v->c, kind, label, value, preferred);
}

void
csv_fill_url(const struct csv_value *v) {
    fill_way(v, CONTACT_URL);
}

void
csv_fill_social(const struct csv_value *v) {
    fill_way(v, CONTACT_SOCIAL);
}
