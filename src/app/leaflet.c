/* A page as it leaves the house: with the user's own details and the code. */
#include <string.h>

#include "app/draft.h"
#include "app/refer_page.h"
#include "base/memory.h"
#include "base/text.h"
#include "exchange/contact.h"
#include "exchange/link.h"
#include "exchange/vcard.h"

#include "base/ban.h"

/* A web address to follow; NULL when it is none. */
static const char *
web_link(const void *ctx, const char *typed) {
    if (!typed || strpbrk(typed, " '\"<>\\") || !strchr(typed, '.'))
        return NULL;
    if (text_starts_ascii(typed, "https://") || text_starts_ascii(typed, "http://"))
        return typed;
    size_t host = strcspn(typed, "/:?#");
    /* "javascript:…" leads nowhere; "example.org:8080" does. */
    if (typed[host] == ':' && !strchr("0123456789", typed[host + 1]))
        return NULL;
    return mem_printf(ctx, "https://%s", typed);
}

static void
add_way(const void *ctx, struct leaflet *l, const char *label, const char *text,
        const char *link) {
    if (text)
        *array_add(ctx, &l->ways) =
            (struct leaflet_way){.label = label, .text = text, .link = link};
}

static const char *
mail_link(const void *ctx, const char *email) {
    const struct strings one = {.items = &email, .count = 1};
    return email ? link_mailto(ctx, &one, NULL, NULL) : NULL;
}

struct leaflet
app_leaflet(const void *ctx, const struct refer_answer *a) {
    const struct me *me = &a->me;
    const char *web = web_link(ctx, me->url);
    char iso[DATE_TEXT_MAX];
    char *card = NULL;
    struct error ignored;
    struct leaflet l = {
        .heading = refer_heading(&a->whole),
        .name = me->name,
        .title = me->title,
        .day = mem_dup(ctx, day_iso(a->whole.changed_day, iso)),
    };
    for (int f = REFER_HEADING + 1; f < REFER_FIELDS; f++) {
        const char *text = refer_text(&a->whole, (enum refer_field)f);
        if (text)
            *array_add(ctx, &l.parts) = (struct leaflet_part){
                .title = refer_hint((enum refer_field)f)->title, .text = text};
    }
    add_way(ctx, &l, "Phone", me->phone, me->phone ? link_tel(ctx, me->phone) : NULL);
    add_way(ctx, &l, "E-mail", me->email, mail_link(ctx, me->email));
    add_way(ctx, &l, "Web", me->url, web);
    add_way(ctx, &l, "Address", me->address, NULL);
    if (!web && app_my_card(ctx, me, &card, &ignored) != FAULT_NONE)
        return l;
    l.code = web ? web : card;
    l.code_says = web ? "My web page" : "My card, for your telephone";
    return l;
}

enum fault
app_my_card(const void *ctx, const struct me *me, char **out, struct error *err) {
    if (!me->name)
        return error_field(err, "me.name",
                           "A card needs your name: tend plan me.name=\"…\", or the "
                           "page Plan.");
    struct contacts *all = contacts_new(ctx, FORMAT_VCARD);
    struct contact *c = contact_new(all, 1);
    const char *web = web_link(ctx, me->url);
    c->name = me->name;
    c->title = me->title;
    contact_add_way(c, CONTACT_PHONE, "work", me->phone, false);
    contact_add_way(c, CONTACT_EMAIL, "work", me->email, false);
    contact_add_way(c, CONTACT_ADDRESS, "work", me->address, false);
    contact_add_way(c, CONTACT_URL, NULL, web ? web : me->url, false);
    *out = vcard_write(ctx, c);
    return FAULT_NONE;
}

/* What goes as a short message: an invitation, too, where there is no e-mail. */
static bool
is_short(const struct record *record, enum draft_form form) {
    return form == DRAFT_TEXT || form == DRAFT_SOCIAL ||
           (form != DRAFT_EMAIL && !app_reach(record, METHOD_EMAIL));
}

struct refer_letter
app_refer_letter(const void *ctx, const struct record *record, enum draft_form form,
                 const char *subject, const char *body, const struct refer_answer *a) {
    const struct leaflet leaflet = app_leaflet(ctx, a);
    const char *web = web_link(ctx, a->me.url);
    const char *sentence = " I attach a page that says what I do and how to send "
                           "someone.";
    struct refer_letter letter = {.body = body, .attach = true};
    if (form == DRAFT_CARD) {
        letter.body = body;
    } else if (is_short(record, form)) {
        letter.attach = !web;
        if (web)
            letter.body = mem_printf(ctx, "%s What I do, on one page: %s", body, web);
    } else {
        letter.attach = false;
        letter.body = mem_printf(ctx, "%s\n\n\n%s", body, leaflet_text(ctx, &leaflet));
    }
    letter.link = app_letter_link(ctx, record, form, subject, letter.body);
    if (letter.link && !is_short(record, form) &&
        strlen(letter.link) > REFER_LINK_MAX) {
        letter.attach = true;
        letter.body = mem_printf(ctx, "%s\n\nPS:%s", body, sentence);
        letter.link = app_letter_link(ctx, record, form, subject, letter.body);
    }
    return letter;
}
