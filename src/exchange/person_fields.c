#include "exchange/person_fields.h"

#include "exchange/contact.h"

#include "base/ban.h"

#define WORD(text, member)                                                             \
    { .name = (text), .shape = FIELD_WORD, .offset = offsetof(struct contact, member) }
#define MAIN_WORD(text, member)                                                        \
    {                                                                                  \
        .name = (text), .shape = FIELD_WORD,                                           \
        .offset = offsetof(struct contact, member), .prompt = true                     \
    }
#define OTHER_WORD(text, member)                                                       \
    {                                                                                  \
        .name = (text), .shape = FIELD_WORD,                                           \
        .offset = offsetof(struct contact, member), .other_name = true                 \
    }
#define WORDS(text, member, other)                                                     \
    {                                                                                  \
        .name = (text), .shape = FIELD_WORDS,                                          \
        .offset = offsetof(struct contact, member), .prompt = !(other),                \
        .other_name = (other)                                                          \
    }

const struct person_field person_fields[] = {
    MAIN_WORD("Name", name),
    WORD("Prefix", prefix),
    MAIN_WORD("Given", given),
    WORD("Additional", additional),
    MAIN_WORD("Family", family),
    WORD("Suffix", suffix),
    MAIN_WORD("Nickname", nickname),
    MAIN_WORD("Organisation", organisation),
    WORD("Department", department),
    MAIN_WORD("Title", title),
    WORDS("Role", roles, false),
    WORDS("Tags", tags, false),
    {.name = "Email", .shape = FIELD_WAY, .kind = CONTACT_EMAIL, .prompt = true},
    {.name = "Phone", .shape = FIELD_WAY, .kind = CONTACT_PHONE, .prompt = true},
    {.name = "Address", .shape = FIELD_WAY, .kind = CONTACT_ADDRESS, .prompt = true},
    {.name = "Web", .shape = FIELD_WAY, .kind = CONTACT_URL, .prompt = true},
    {.name = "Social", .shape = FIELD_WAY, .kind = CONTACT_SOCIAL},
    {.name = "Birthday", .shape = FIELD_DATE, .label = "birthday", .prompt = true},
    {.name = "Anniversary", .shape = FIELD_DATE, .label = "anniversary"},
    {.name = "Date", .shape = FIELD_DATE},
    {.name = "Fact", .shape = FIELD_FACT, .prompt = true},
    {.name = "Introduced by",
     .shape = FIELD_LINK,
     .label = "introduced by",
     .prompt = true},
    {.name = "Relation", .shape = FIELD_LINK},
    {.name = "Rhythm", .shape = FIELD_RHYTHM, .prompt = true},
    {.name = "Starred", .shape = FIELD_STAR},
    {.name = "Kind", .shape = FIELD_KIND},
    {.name = "Note", .shape = FIELD_NOTE, .prompt = true},
    OTHER_WORD("First name", given),
    OTHER_WORD("Last name", family),
    OTHER_WORD("Surname", family),
    OTHER_WORD("Organization", organisation),
    OTHER_WORD("Company", organisation),
    OTHER_WORD("Job title", title),
    WORDS("Roles", roles, true),
    WORDS("Tag", tags, true),
    {.name = "E-mail", .shape = FIELD_WAY, .kind = CONTACT_EMAIL, .other_name = true},
    {.name = "Website", .shape = FIELD_WAY, .kind = CONTACT_URL, .other_name = true},
    {.name = "Notes", .shape = FIELD_NOTE, .other_name = true},
    {0},
};

const struct person_rhythm person_rhythms[] = {
    {"day", 1},    {"days", 1},    {"daily", 1},
    {"week", 7},   {"weeks", 7},   {"weekly", 7},
    {"month", 30}, {"months", 30}, {"monthly", 30},
    {"year", 365}, {"years", 365}, {"yearly", 365},
    {0},
};
