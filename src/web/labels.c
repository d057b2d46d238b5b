#include "web/labels.h"

#include <string.h>

#include "base/memory.h"
#include "domain/plan.h"

#include "base/ban.h"

struct label {
    const char *name, *label;
};

/* "table.column", or "column" for all tables and forms. */
static const struct label labels[] = {
    {"uid", "Number in the file they came from"},
    {"given", "First name"},
    {"additional", "Middle name"},
    {"family", "Family name"},
    {"prefix", "Before the name"},
    {"suffix", "Behind the name"},
    {"title", "What they do"},
    {"company", "Is a firm"},
    {"liked", "Liked them"},
    {"practice_full", "Their practice is full"},
    {"rhythm_days", "Rhythm in days"},
    {"added_day", "On the list since"},
    {"kept_day", "Kept when going through the list"},
    {"let_go_day", "Let go"},
    {"let_go_why", "Why"},
    {"mday", "Day of the month"},
    {"yearly", "Every year"},
    {"told_day", "Told"},
    {"other_name", "With"},
    {"touch.method", "How"},
    {"touch.word", "In your words"},
    {"share", "Given"},
    {"asked", "Asked for business"},
    {"made_day", "Set"},
    {"origin", "Where the date came from"},
    {"from_day", "From"},
    {"to_day", "Until"},
    {"named_day", "Named"},
    {"earned_day", "Earned"},
    {"taken_day", "Taken"},
    {"asked_day", "Promised"},
    {"done_day", "Written"},
    {"revoked_day", "Revoked"},
    {"changed_day", "Changed"},
    {"setting.name", "Which"},
    {"refer_page.how", "How you work"},
    {"referral.about", "About"},
    {"referral.minute", "At"},
    {"referral.place", "Where it came from"},
    {"referral.how", "How it came"},
    {"followed", "Its steps are watched"},
    {"contacted_day", "First answer"},
    {"contacted_minute", "Answered at"},
    {"booked_day", "Booked"},
    {"seen_day", "Seen"},
    {"ended_day", "Ended"},
    {"ended_why", "Why it ended"},
    {"outcome", "What came of it"},
    {"consent", "May the referrer be told"},
    {"thanked_day", "Thanked"},
    {"amount", "Value of business"},
    {"does", "What they do"},
    {"sees", "Whom they see"},
    {"profile.place", "Where"},
    {"fees", "Fees"},
    {"free", "Free places"},
    {"free_day", "Told so"},
    {"needs", "What they need"},
    {"chooses", "Why they would choose you"},
    {"taught", "What you taught them about your work"},
    {"access", "Access to those you like to see"},
    {"trust", "How far they trust you"},
    {"profile.told_day", "Looked at last"},
    {"whom", "Whom you help"},
    {"places", "Places"},
    {"send", "How to send somebody"},
    {0},
};

/* In forms alone. */
static const struct label fields[] = {
    {"all", "All of them"},
    {"anyway", "Do it all the same"},
    {"body", "The letter"},
    {"earlier", "Earlier"},
    {"file", "File"},
    {"from", "From"},
    {"full", "Their practice is full"},
    {"gave", "Given"},
    {"into", "Into whom"},
    {"layout", "What the file is like"},
    {"meaningful", "It meant something to them"},
    {"method", "How"},
    {"next", "Next date"},
    {"on", "Day"},
    {"other", "The other one"},
    {"preset", "Rhythm"},
    {"promise", "What you promised"},
    {"q", "Search"},
    {"query", "Filters"},
    {"reach", "Phone, e-mail or address"},
    {"referrer", "Who sent them"},
    {"start", "From"},
    {"subject", "Subject"},
    {"to", "Until"},
    {"word", "In your words"},
    {0},
};

static const char *
look_up(const struct label *list, const char *name) {
    for (; list->name; list++)
        if (strcmp(list->name, name) == 0)
            return list->label;
    return NULL;
}

static const char *
with_spaces(const void *ctx, const char *name) {
    char *own = mem_dup(ctx, name);
    for (char *p = own; *p; p++)
        *p = strchr("_.-", *p) ? ' ' : *p;
    if (own[0] >= 'a' && own[0] <= 'z')
        own[0] = (char)(own[0] - 'a' + 'A');
    return own;
}

const char *
label_of(const void *ctx, const char *table, const char *name) {
    const struct plan_item *item = table ? NULL : plan_item_by_name(name);
    const char *label = NULL;
    if (item)
        return item->meaning;
    if (table)
        label = look_up(labels, mem_printf(ctx, "%s.%s", table, name));
    else
        label = look_up(fields, name);
    if (!label)
        label = look_up(labels, name);
    if (!label && !table && strncmp(name, "take.", 5) == 0)
        return label_of(ctx, NULL, name + 5);
    return label ? label : with_spaces(ctx, name);
}

bool
label_is_hidden(const char *name) {
    static const char *const sent[] = {
        "return",     "csrf",        "id",       "version", "form", "change",
        "fact_shown", "asked_there", "proposed", "at",      NULL};
    for (size_t i = 0; sent[i]; i++)
        if (strcmp(name, sent[i]) == 0)
            return true;
    return strncmp(name, "was.", 4) == 0;
}
