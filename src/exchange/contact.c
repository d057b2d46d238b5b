#include "exchange/contact.h"

#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

#include "base/ban.h"

const char *
contact_format_name(enum contact_format format) {
    static const char *const names[] = {
        [FORMAT_UNKNOWN] = "unknown",   [FORMAT_VCARD] = "vcard",
        [FORMAT_GOOGLE] = "google",     [FORMAT_OUTLOOK] = "outlook",
        [FORMAT_LINKEDIN] = "linkedin", [FORMAT_CSV] = "csv",
        [FORMAT_FRIENDS] = "friends",   [FORMAT_MONICA] = "monica",
    };
    return names[format];
}

struct contacts *
contacts_new(const void *ctx, enum contact_format format) {
    struct contacts *all = mem_new(ctx, struct contacts);
    all->format = format;
    return all;
}

struct contact *
contact_new(struct contacts *all, long line) {
    struct contact *c = mem_new(all, struct contact);
    c->line = line;
    return c;
}

const char *
contact_word(struct contact *c, const char *text) {
    return text_clean_line(c, text);
}

/*
 * What a contact has already: a key for each entry of its lists and the entry's place.
 * A hash table, since a broken or hostile record can hold 100,000 numbers and must
 * still be read in linear time. Open addressing; `room` is a power of two.
 */
struct contact_seen {
    struct seen {
        const char *key;
        uint64_t hash;
        size_t index;
    } * slots;
    size_t count, room;
};

/* FNV-1a. */
static uint64_t
hash_text(const char *text) {
    uint64_t hash = 0xcbf29ce484222325U;
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 0x100000001b3U;
    return hash;
}

static struct seen *
slot_of(struct seen *slots, size_t room, const char *key, uint64_t hash) {
    size_t i = (size_t)hash & (room - 1);
    while (slots[i].key && (slots[i].hash != hash || strcmp(slots[i].key, key) != 0))
        i = (i + 1) & (room - 1);
    return &slots[i];
}

static void
seen_grow(struct contact_seen *seen) {
    size_t room = seen->room ? seen->room * 2 : 16;
    struct seen *slots = mem_array(seen, struct seen, room);
    for (size_t i = 0; i < seen->room; i++)
        if (seen->slots[i].key)
            *slot_of(slots, room, seen->slots[i].key, seen->slots[i].hash) =
                seen->slots[i];
    talloc_free(seen->slots);
    seen->slots = slots;
    seen->room = room;
}

/* The table, for keys to be allocated from. */
static struct contact_seen *
seen_of(struct contact *c) {
    if (!c->seen)
        c->seen = mem_new(c, struct contact_seen);
    return c->seen;
}

/* Takes `key` over, allocated from seen_of(c). True if it was there already, with its
 * *index; else it is put there with *index. */
static bool
seen_before(struct contact *c, char *key, size_t *index) {
    if (c->seen->count * 2 >= c->seen->room)
        seen_grow(c->seen);
    uint64_t hash = hash_text(key);
    struct seen *slot = slot_of(c->seen->slots, c->seen->room, key, hash);
    if (slot->key) {
        talloc_free(key);
        *index = slot->index;
        return true;
    }
    *slot = (struct seen){.key = key, .hash = hash};
    slot->index = *index;
    c->seen->count++;
    return false;
}

/* `list` and `text` in one; without mem_printf(), which is slow for each value. */
static char *
list_key(const void *ctx, const char *list, const char *text) {
    size_t list_len = strlen(list);
    size_t text_len = strlen(text);
    char *key = mem_grow(ctx, NULL, 1, list_len + text_len + 1);
    memcpy(key, list, list_len);
    memcpy(key + list_len, text, text_len);
    key[list_len + text_len] = '\0';
    return key;
}

/* The key of an entry: its list, and its search key; as it is when that is empty, as
 * with "★". */
static char *
fold_key(const void *ctx, const char *list, const char *text) {
    char *fold = text_fold(ctx, text);
    char *key = list_key(ctx, list, *fold ? fold : text);
    talloc_free(fold);
    return key;
}

static char *
way_key(const void *ctx, enum contact_kind kind, const char *value) {
    char *same = NULL;
    if (kind == CONTACT_EMAIL)
        same = text_email_key(ctx, value);
    else if (kind == CONTACT_PHONE)
        same = text_phone_key(ctx, value);
    else if (kind == CONTACT_URL || kind == CONTACT_SOCIAL)
        same = mem_dup(ctx, value); /* a hyphen or a case makes another address */
    char list[] = {'w', (char)('0' + kind), same ? '=' : '~', '\0'};
    if (!same)
        return fold_key(ctx, list, value);
    char *key = list_key(ctx, list, same);
    talloc_free(same);
    return key;
}

void
contact_add_way(struct contact *c, enum contact_kind kind, const char *label,
                const char *value, bool preferred) {
    char *clean =
        kind == CONTACT_ADDRESS ? text_clean(c, value) : text_clean_line(c, value);
    if (!clean)
        return;
    size_t index = c->ways.count;
    if (seen_before(c, way_key(seen_of(c), kind, clean), &index)) {
        c->ways.items[index].preferred |= preferred;
        talloc_free(clean);
        return;
    }
    *array_add(c, &c->ways) = (struct contact_way){.kind = kind,
                                                   .label = text_clean_line(c, label),
                                                   .value = clean,
                                                   .preferred = preferred};
}

void
contact_add_date(struct contact *c, const char *label, struct date date) {
    if (date.month == 0 || !date_is_valid(date))
        return;
    const char *clean = text_clean_line(c, label);
    if (!clean)
        clean = "event";
    char list[] = "d0000";
    list[1] = (char)('0' + date.month / 10);
    list[2] = (char)('0' + date.month % 10);
    list[3] = (char)('0' + date.mday / 10);
    list[4] = (char)('0' + date.mday % 10);
    size_t index = c->dates.count;
    if (!seen_before(c, fold_key(seen_of(c), list, clean), &index))
        *array_add(c, &c->dates) = (struct contact_date){.label = clean, .date = date};
}

static void
add_once(struct contact *c, struct strings *list, const char *name, const char *text) {
    char *clean = text_clean_line(c, text);
    if (!clean)
        return;
    size_t index = list->count;
    if (seen_before(c, fold_key(seen_of(c), name, clean), &index))
        talloc_free(clean);
    else
        *array_add(c, list) = clean;
}

void
contact_add_tag(struct contact *c, const char *tag) {
    add_once(c, &c->tags, "t~", tag);
}

void
contact_add_role(struct contact *c, const char *role) {
    add_once(c, &c->roles, "r~", role);
}

void
contact_add_fact(struct contact *c, const char *fact) {
    add_once(c, &c->facts, "f~", fact);
}

void
contact_add_link(struct contact *c, const char *relation, const char *name) {
    const char *clean = text_clean_line(c, name);
    if (!clean)
        return;
    const char *kind = text_clean_line(c, relation);
    *array_add(c, &c->links) =
        (struct contact_link){.relation = kind ? kind : "knows", .name = clean};
}

void
contact_add_touch(struct contact *c, struct date date, const char *method,
                  const char *text) {
    if (date.year == 0 || !date_is_valid(date))
        return;
    *array_add(c, &c->touches) = (struct contact_touch){
        .date = date,
        .method = text_clean_line(c, method),
        .text = text_clean(c, text),
    };
}

static const char *
first_way(const struct contact *c, enum contact_kind kind) {
    for (size_t i = 0; i < c->ways.count; i++)
        if (c->ways.items[i].kind == kind)
            return c->ways.items[i].value;
    return NULL;
}

static const char *
make_name(struct contact *c) {
    if (c->given && c->family)
        return mem_printf(c, "%s %s", c->given, c->family);
    if (c->given)
        return c->given;
    if (c->family)
        return c->family;
    if (c->nickname)
        return c->nickname;
    if (c->organisation)
        return c->organisation;
    const char *email = first_way(c, CONTACT_EMAIL);
    return email ? email : first_way(c, CONTACT_PHONE);
}

/* Why the contact can't be taken, or NULL. Limits that no true contact comes near keep
 * what compares contacts with each other quick. */
static const char *
refusal(const struct contact *c) {
    size_t values = c->ways.count + c->dates.count + c->tags.count + c->roles.count +
                    c->facts.count + c->links.count;
    if (!c->name)
        return "no name, organisation, e-mail or phone";
    if (strlen(c->name) > CONTACT_NAME_MAX)
        return mem_printf(c, "the name has more than %d characters", CONTACT_NAME_MAX);
    if (values > CONTACT_VALUES_MAX)
        return mem_printf(c, "more than %d numbers, addresses, tags and the like",
                          CONTACT_VALUES_MAX);
    if (c->touches.count > CONTACT_TOUCHES_MAX)
        return mem_printf(c, "more than %d touches", CONTACT_TOUCHES_MAX);
    return NULL;
}

void
contact_finish(struct contacts *all, struct contact *c) {
    if (!c->name)
        c->name = make_name(c);
    const char *reason = refusal(c);
    if (reason) {
        contact_skip(all, c->line, "%s", reason);
        talloc_free(c);
        return;
    }
    all->read++;
    *array_add(all, &all->list) = c;
}

void
contact_skip(struct contacts *all, long line, const char *fmt, ...) {
    va_list args;
    va_start(args, fmt);
    const char *reason = mem_vprintf(all, fmt, args);
    va_end(args);
    all->read++;
    *array_add(all, &all->skips) =
        (struct contact_skip){.line = line, .reason = reason};
}

void
contact_remark(struct contacts *all, long line, const char *fmt, ...) {
    va_list args;
    va_start(args, fmt);
    const char *text = mem_vprintf(all, fmt, args);
    va_end(args);
    *array_add(all, &all->notes) = (struct contact_remark){.line = line, .text = text};
}
