#include "exchange/link.h"

#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/percent.h"
#include "base/text.h"

#include "base/ban.h"

#define DIGITS_MIN 3
#define DIGITS_MAX 20
#define DIGITS "0123456789"

char *
link_address(const void *ctx, const char *address) {
    char *text = text_clean(ctx, address);
    if (!text)
        return NULL;
    char *open = strrchr(text, '<');
    char *close = open ? strchr(open, '>') : NULL;
    if (close) {
        *close = '\0';
        text = text_clean(ctx, open + 1);
    }
    if (text && text_starts_ascii(text, "mailto:"))
        text = text_clean(ctx, text + strlen("mailto:"));
    const char *at = text ? strrchr(text, '@') : NULL;
    if (!at || at == text || !at[1] || strchr(text, '@') != at)
        return NULL;
    /* White space and commas divide addresses; the rest stands in no address. */
    return strpbrk(text, " \t\n,;<>()[]\\\"") ? NULL : text;
}

/* Breaks in a line become spaces; other control characters go. */
static void
add_line(struct buffer *b, const char *text) {
    const char *line = text_clean_line(b->ctx, text);
    if (line)
        percent_add(b, line, strlen(line));
}

static void
add_lines(struct buffer *b, const char *text) {
    const char *lines = text_clean(b->ctx, text);
    for (const char *p = lines ? lines : ""; *p; p++) {
        if (*p == '\n')
            buffer_text(b, "%0D%0A");
        else
            percent_add(b, p, 1);
    }
}

char *
link_mailto(const void *ctx, const struct strings *addresses, const char *subject,
            const char *body) {
    struct buffer b = {.ctx = ctx};
    size_t taken = 0;
    buffer_text(&b, "mailto:");
    for (size_t i = 0; i < addresses->count; i++) {
        const char *address = link_address(ctx, addresses->items[i]);
        if (!address)
            continue;
        if (taken++)
            buffer_char(&b, ',');
        for (const char *p = address; *p; p++) {
            if (*p == '@')
                buffer_char(&b, '@');
            else
                percent_add(&b, p, 1);
        }
    }
    if (taken == 0)
        return NULL;
    if (!text_is_blank(subject)) {
        buffer_text(&b, "?subject=");
        add_line(&b, subject);
    }
    if (!text_is_blank(body)) {
        buffer_text(&b, text_is_blank(subject) ? "?body=" : "&body=");
        add_lines(&b, body);
    }
    return mem_dup(ctx, buffer_str(&b));
}

/* Where the extension begins, or the end. */
static const char *
find_extension(const char *phone) {
    const char *number = strpbrk(phone, DIGITS);
    const char *at = number ? strpbrk(number, "xX#;") : NULL;
    const char *word = number ? number : phone;
    for (; *word; word++)
        if (text_starts_ascii(word, "ext"))
            break;
    if (!at || word < at)
        at = word;
    return at;
}

static size_t
add_digits(struct buffer *b, const char *text, const char *end) {
    size_t digits = 0;
    for (; text < end; text++)
        if (strchr(DIGITS, *text)) {
            buffer_char(b, *text);
            digits++;
        }
    return digits;
}

/* "+44 (0)20 …": the zero is dialled within the country alone. */
static const char *
skip_trunk_zero(const char *from, const char *end) {
    const char *zero = strstr(from, "(0)");
    return zero && zero < end ? zero : NULL;
}

/* The number for dialling, or NULL; `end` is where the extension begins. */
static char *
dialled(const void *ctx, const char *phone, const char *end) {
    struct buffer b = {.ctx = ctx};
    const char *from = phone + strcspn(phone, "+#*" DIGITS);
    if (text_starts_ascii(phone, "tel:"))
        from = phone + 4 + strspn(phone + 4, " ");
    if (*from == '#' || strchr(phone, '*'))
        return NULL;
    bool abroad = *from == '+' || strncmp(from, "00", 2) == 0;
    if (abroad) {
        buffer_char(&b, '+');
        from += *from == '+' ? 1 : 2;
    }
    const char *zero = abroad ? skip_trunk_zero(from, end) : NULL;
    size_t digits = add_digits(&b, from, zero ? zero : end);
    if (zero)
        digits += add_digits(&b, zero + strlen("(0)"), end);
    if (digits < DIGITS_MIN || digits > DIGITS_MAX)
        return NULL;
    return mem_dup(ctx, buffer_str(&b));
}

char *
link_tel(const void *ctx, const char *phone) {
    if (text_is_blank(phone))
        return NULL;
    const char *end = find_extension(phone);
    const char *number = dialled(ctx, phone, end);
    struct buffer extension = {.ctx = ctx};
    if (!number)
        return NULL;
    size_t digits = add_digits(&extension, end, end + strlen(end));
    if (digits == 0 || digits > DIGITS_MAX)
        return mem_printf(ctx, "tel:%s", number);
    return mem_printf(ctx, "tel:%s;ext=%s", number, buffer_str(&extension));
}

char *
link_sms(const void *ctx, const char *phone, const char *body) {
    if (text_is_blank(phone))
        return NULL;
    const char *number = dialled(ctx, phone, find_extension(phone));
    struct buffer b = {.ctx = ctx};
    if (!number)
        return NULL;
    buffer_text(&b, "sms:");
    buffer_text(&b, number);
    if (!text_is_blank(body)) {
        buffer_text(&b, "?body=");
        add_lines(&b, body);
    }
    return mem_dup(ctx, buffer_str(&b));
}
