#include "exchange/vcard_labels.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"

#include "base/ban.h"

/* Left: as files have it, any case, without spaces. */
static const struct {
    const char *spelled, *label;
} known[] = {
    {"home", "home"},
    {"work", "work"},
    {"mobile", "mobile"},
    {"cell", "mobile"},
    {"iphone", "mobile"},
    {"workmobile", "work mobile"},
    {"fax", "fax"},
    {"homefax", "home fax"},
    {"workfax", "work fax"},
    {"otherfax", "other fax"},
    {"pager", "pager"},
    {"main", "main"},
    {"other", "other"},
    {"homepage", "homepage"},
    {"profile", "profile"},
    {"blog", "blog"},
    {"birthday", "birthday"},
    {"anniversary", "anniversary"},
    {"assistant", "assistant"},
    {"brother", "brother"},
    {"child", "child"},
    {"father", "father"},
    {"friend", "friend"},
    {"manager", "manager"},
    {"mother", "mother"},
    {"parent", "parent"},
    {"partner", "partner"},
    {"relative", "relative"},
    {"sister", "sister"},
    {"spouse", "spouse"},
    {"referredby", "introduced by"},
};

static const char *
known_label(const char *text) {
    char word[24];
    size_t len = 0;
    for (; *text; text++) {
        if (*text == ' ' || *text == '-' || *text == '_')
            continue;
        if (len == sizeof word - 1)
            return NULL;
        word[len++] = *text;
    }
    word[len] = '\0';
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (text_same_ascii(word, known[i].spelled))
            return known[i].label;
    return NULL;
}

/* In bytes. One label may belong to thousands of properties, which each copy it. */
#define LABEL_MAX 200

static bool
is_wrapped(const char *text, size_t len) {
    return len > 8 && strncmp(text, "_$!<", 4) == 0 &&
           strncmp(text + len - 4, ">!$_", 4) == 0;
}

/* Its first LABEL_MAX bytes at most, whole characters. */
static char *
short_label(const void *ctx, const char *text, size_t len) {
    if (len > LABEL_MAX) {
        len = LABEL_MAX;
        while ((text[len] & 0xC0) == 0x80)
            len--;
    }
    return text_clean_line(ctx, mem_dup_n(ctx, text, len));
}

const char *
vcard_label_as_typed(const void *ctx, const char *text) {
    const char *label = text_clean_line(ctx, text);
    return label ? short_label(ctx, label, strlen(label)) : NULL;
}

const char *
vcard_label(const void *ctx, const char *text) {
    const char *from = text_clean_line(ctx, text);
    if (!from)
        return NULL;
    size_t len = strlen(from);
    bool wrapped = is_wrapped(from, len);
    while (is_wrapped(from, len)) {
        from += 4;
        len -= 8;
    }
    char *label = short_label(ctx, from, len);
    if (!label)
        return NULL;
    const char *word = known_label(label);
    if (word)
        return word;
    if (wrapped)
        vcard_lower(label);
    return label;
}

void
vcard_lower(char *text) {
    for (; *text; text++)
        if (*text >= 'A' && *text <= 'Z')
            *text = (char)(*text + ('a' - 'A'));
}

/* The order in which the first match counts. */
static const struct {
    unsigned types;
    const char *label, *words;
} labels[] = {
    {VCARD_HOME | VCARD_FAX, "home fax", "HOME,FAX"},
    {VCARD_WORK | VCARD_FAX, "work fax", "WORK,FAX"},
    {VCARD_OTHER | VCARD_FAX, "other fax", "OTHER,FAX"},
    {VCARD_FAX, "fax", "FAX"},
    {VCARD_PAGER, "pager", "PAGER"},
    {VCARD_WORK | VCARD_CELL, "work mobile", "WORK,CELL"},
    {VCARD_CELL, "mobile", "CELL"},
    {VCARD_MAIN, "main", "MAIN"},
    {VCARD_HOME, "home", "HOME"},
    {VCARD_WORK, "work", "WORK"},
    {VCARD_OTHER, "other", "OTHER"},
};

const char *
vcard_type_label(const void *ctx, const struct vcard_property *p) {
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if ((p->types & labels[i].types) == labels[i].types)
            return labels[i].label;
    return vcard_label(ctx, p->word);
}

const char *
vcard_label_types(const char *label) {
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (label && strcmp(label, labels[i].label) == 0)
            return labels[i].words;
    return NULL;
}
