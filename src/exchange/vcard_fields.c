#include "exchange/vcard_fields.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "base/text.h"
#include "exchange/vcard_labels.h"
#include "exchange/vcard_take.h"
#include "exchange/vcard_values.h"

#include "base/ban.h"

struct vcard_field {
    const char *name;
    vcard_take *take; /* NULL for those that vcard_fields_take() sees to itself */
    const char *word; /* for `take` */
    enum vcard_field_kind kind;
};

/* Those with work to do at other times than their turn. */
static const char label_name[] = "X-ABLABEL";
static const char printed_address_name[] = "LABEL";

/* Sorted by name. Left out on purpose: GEO, TZ, REV, PRODID, X-PHONETIC-* and others
 * that say nothing about the person. */
static const struct vcard_field fields[] = {
    {"ADR", vcard_take_address},
    {"AGENT", vcard_take_agent, "agent"},
    {"ANNIVERSARY", vcard_take_date, "anniversary"},
    {"BDAY", vcard_take_date, "birthday"},
    {"CATEGORIES", vcard_take_categories},
    {"DEATHDATE", vcard_take_fact, "died"},
    {"EMAIL", vcard_take_email},
    {"EXPERTISE", vcard_take_fact, "expertise"},
    {"FN", vcard_take_formatted_name},
    {"HOBBY", vcard_take_fact, "hobby"},
    {"IMPP", vcard_take_impp},
    {"INTEREST", vcard_take_fact, "interest"},
    {"KEY", .kind = VCARD_FIELD_BINARY},
    {"KIND", vcard_take_kind},
    {printed_address_name},
    {"LOGO", .kind = VCARD_FIELD_BINARY},
    {"N", vcard_take_name},
    {"NICKNAME", vcard_take_nickname},
    {"NOTE", vcard_take_note},
    {"ORG", vcard_take_organisation},
    {"PHOTO", .kind = VCARD_FIELD_PHOTO},
    {"RELATED", vcard_take_related},
    {"ROLE", vcard_take_role},
    {"SOCIALPROFILE", vcard_take_social_profile},
    {"SOUND", .kind = VCARD_FIELD_BINARY},
    {"TEL", vcard_take_phone},
    {"TITLE", vcard_take_title},
    {"UID", vcard_take_uid},
    {"URL", vcard_take_url},
    {"VERSION", .kind = VCARD_FIELD_VERSION},
    {"X-ABDATE", vcard_take_date, "event"},
    {label_name},
    {"X-ABRELATEDNAMES", vcard_take_link},
    {"X-ABSHOWAS", vcard_take_show_as},
    {"X-ADDRESSBOOKSERVER-KIND", vcard_take_kind},
    {"X-AIM", vcard_take_social, "aim"},
    {"X-ANDROID-CUSTOM", vcard_take_android, "event"},
    {"X-ANNIVERSARY", vcard_take_date, "anniversary"},
    {"X-ASSISTANT", vcard_take_link, "assistant"},
    {"X-EVOLUTION-ANNIVERSARY", vcard_take_date, "anniversary"},
    {"X-EVOLUTION-ASSISTANT", vcard_take_link, "assistant"},
    {"X-EVOLUTION-BLOG-URL", vcard_take_url, "blog"},
    {"X-EVOLUTION-MANAGER", vcard_take_link, "manager"},
    {"X-EVOLUTION-SPOUSE", vcard_take_link, "spouse"},
    {"X-EVOLUTION-VIDEO-URL", vcard_take_url, "video"},
    {"X-FACEBOOK", vcard_take_social, "facebook"},
    {"X-GADUGADU", vcard_take_social, "gadu-gadu"},
    {"X-GOOGLE-TALK", vcard_take_social, "google talk"},
    {"X-GROUPWISE", vcard_take_social, "groupwise"},
    {"X-GTALK", vcard_take_social, "google talk"},
    {"X-HOBBY", vcard_take_fact, "hobby"},
    {"X-ICQ", vcard_take_social, "icq"},
    {"X-JABBER", vcard_take_social, "jabber"},
    {"X-KADDRESSBOOK-BLOGFEED", vcard_take_url, "blog"},
    {"X-KADDRESSBOOK-X-ANNIVERSARY", vcard_take_date, "anniversary"},
    {"X-KADDRESSBOOK-X-ASSISTANTSNAME", vcard_take_link, "assistant"},
    {"X-KADDRESSBOOK-X-MANAGERSNAME", vcard_take_link, "manager"},
    {"X-KADDRESSBOOK-X-PROFESSION", vcard_take_fact, "profession"},
    {"X-KADDRESSBOOK-X-SPOUSENAME", vcard_take_link, "spouse"},
    {"X-LINKEDIN", vcard_take_social, "linkedin"},
    {"X-MAIDENNAME", vcard_take_fact, "maiden name"},
    {"X-MANAGER", vcard_take_link, "manager"},
    {"X-MATRIX", vcard_take_social, "matrix"},
    {"X-MS-ANNIVERSARY", vcard_take_date, "anniversary"},
    {"X-MS-ASSISTANT", vcard_take_link, "assistant"},
    {"X-MS-CARDPICTURE", .kind = VCARD_FIELD_BINARY},
    {"X-MS-CHILD", vcard_take_link, "child"},
    {"X-MS-IMADDRESS", vcard_take_impp},
    {"X-MS-MANAGER", vcard_take_link, "manager"},
    {"X-MS-SPOUSE", vcard_take_link, "spouse"},
    {"X-MS-TEL", vcard_take_phone},
    {"X-MSN", vcard_take_social, "msn"},
    {"X-PROFESSION", vcard_take_fact, "profession"},
    {"X-QQ", vcard_take_social, "qq"},
    {"X-SIGNAL", vcard_take_social, "signal"},
    {"X-SKYPE", vcard_take_social, "skype"},
    {"X-SKYPE-USERNAME", vcard_take_social, "skype"},
    {"X-SOCIALPROFILE", vcard_take_social_profile},
    {"X-SPOUSE", vcard_take_link, "spouse"},
    {"X-TELEGRAM", vcard_take_social, "telegram"},
    {"X-TEND-FACT", vcard_take_own_fact},
    {"X-TEND-LAST-TALKED", vcard_take_own_last_talked},
    {"X-TEND-RHYTHM", vcard_take_own_rhythm},
    {"X-TEND-STARRED", vcard_take_own_star},
    {"X-TEND-TOUCH", vcard_take_own_touch},
    {"X-THREEMA", vcard_take_social, "threema"},
    {"X-TWITTER", vcard_take_social, "twitter"},
    {"X-WHATSAPP", vcard_take_social, "whatsapp"},
    {"X-YAHOO", vcard_take_social, "yahoo"},
};

static int
compare_name(const void *key, const void *field) {
    return strcmp(key, ((const struct vcard_field *)field)->name);
}

const struct vcard_field *
vcard_field_find(const char *name, size_t len) {
    char upper[40];
    if (len >= sizeof upper)
        return NULL;
    for (size_t i = 0; i < len; i++)
        upper[i] = (char)(name[i] - (name[i] >= 'a' && name[i] <= 'z' ? 'a' - 'A' : 0));
    upper[len] = '\0';
    return bsearch(upper, fields, sizeof fields / sizeof *fields, sizeof *fields,
                   compare_name);
}

enum vcard_field_kind
vcard_field_kind(const struct vcard_field *field) {
    return field->kind;
}

const char *
vcard_text(const struct vcard_taking *t, const struct vcard_property *p) {
    return vcard_unescape(t->ctx, vcard_value(t->ctx, p), NULL);
}

static int
compare_groups(const void *a, const void *b) {
    const struct vcard_group_label *left = a;
    const struct vcard_group_label *right = b;
    return strcasecmp(left->group, right->group);
}

/* Labels may stand before or behind what they belong to. */
static void
collect_labels(struct vcard_taking *t, const struct vcard_properties *properties) {
    for (size_t i = 0; i < properties->count; i++) {
        const struct vcard_property *p = &properties->items[i];
        if (p->field->name != label_name || !p->group)
            continue;
        const char *text = vcard_text(t, p);
        const char *label =
            p->text ? vcard_label_as_typed(t->ctx, text) : vcard_label(t->ctx, text);
        if (label)
            *array_add(t->ctx, &t->labels) =
                (struct vcard_group_label){.group = p->group, .label = label};
    }
    if (t->labels.count > 1)
        qsort(t->labels.items, t->labels.count, sizeof *t->labels.items,
              compare_groups);
}

const char *
vcard_group_label(const struct vcard_taking *t, const struct vcard_property *p) {
    if (!p->group || t->labels.count == 0)
        return NULL;
    struct vcard_group_label key = {.group = p->group};
    const struct vcard_group_label *found =
        bsearch(&key, t->labels.items, t->labels.count, sizeof key, compare_groups);
    return found ? found->label : NULL;
}

/* A role beside a title is something told. */
static void
take_role(struct vcard_taking *t) {
    if (!t->role)
        return;
    if (!t->c->title)
        t->c->title = t->role;
    else if (!text_same(t->role, t->c->title))
        contact_add_fact(t->c, mem_printf(t->ctx, "role: %s", t->role));
}

bool
vcard_fields_take(const void *ctx, const struct vcard_properties *properties,
                  bool version_21, struct contact *c) {
    struct vcard_taking t = {
        .ctx = ctx, .c = c, .commas_are_text = version_21, .note = {.ctx = ctx}};
    collect_labels(&t, properties);
    for (size_t i = 0; i < properties->count; i++) {
        const struct vcard_property *p = &properties->items[i];
        if (p->field->take)
            p->field->take(&t, p, p->field->word);
    }
    for (size_t i = 0; i < properties->count; i++)
        if (properties->items[i].field->name == printed_address_name)
            vcard_take_printed_address(&t, &properties->items[i]);
    take_role(&t);
    c->note = text_clean(c, t.note.bytes);
    return !t.group;
}
