#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "exchange/person_form.h"

#include "base/ban.h"

static struct contact *
read_form(const void *ctx, const char *text) {
    struct error err = {0};
    struct contact *c = NULL;
    if (person_form_read(ctx, text, &c, &err) != FAULT_NONE)
        fail_msg("%s", err.text);
    return c;
}

static void
assert_refused(const char *text, const char *field, const char *part) {
    void *ctx = mem_context(NULL);
    struct error err = {0};
    struct contact *c = NULL;
    assert_int_equal(person_form_read(ctx, text, &c, &err), FAULT_INVALID);
    assert_null(c);
    assert_string_equal(err.field, field);
    if (!strstr(err.text, part))
        fail_msg("\"%s\" lacks \"%s\"", err.text, part);
    assert_int_equal(talloc_total_blocks(ctx), 1);
    talloc_free(ctx);
}

static void
reads_what_a_person_writes(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    const struct contact *c = read_form(
        ctx, "\xEF\xBB\xBF# a comment\r\n\r\n"
             "name: Ana Ruiz\r\n"
             "First name: Ana\r\nSURNAME :Ruiz\r\nPrefix:\r\n"
             "Role: school counsellor, supervisor\r\nRole: teacher\r\n"
             "Tags: a, b,, a\r\n"
             "Email (work) preferred : ana@example.org\r\n"
             "Phone: 555-0100\r\n"
             "Address (home):\r\n\t1 Main Street\r\n\r\n\tSpringfield\r\n"
             "Web: https://ana.example.org\r\nSocial (signal): @ana\r\n"
             "Birthday: 15 March\r\nAnniversary: 2010-06-01\r\n"
             "Date (daughter graduates): 12 June 2026\r\n"
             "Fact: daughter plays\r\n  the cello\r\nFact: climbs\r\n"
             "Introduced by: Ben Ohm\r\nRelation (spouse): Emil\r\n"
             "Relation: Cleo\r\n"
             "Rhythm: every 4 weeks\r\nStarred: Yes\r\nKind: person\r\n"
             "Company: Lincoln High\r\n"
             "Note: begins here\r\n    and\r\n# not this\r\n      goes on\r\n");
    assert_string_equal(c->name, "Ana Ruiz");
    assert_string_equal(c->given, "Ana");
    assert_string_equal(c->family, "Ruiz");
    assert_null(c->prefix);
    assert_string_equal(c->organisation, "Lincoln High");
    assert_int_equal(c->roles.count, 3);
    assert_string_equal(c->roles.items[1], "supervisor");
    assert_int_equal(c->tags.count, 2);
    assert_int_equal(c->ways.count, 5);
    assert_true(c->ways.items[0].preferred);
    assert_string_equal(c->ways.items[0].label, "work");
    assert_null(c->ways.items[1].label);
    assert_string_equal(c->ways.items[2].value, "1 Main Street\n\nSpringfield");
    assert_int_equal(c->dates.count, 3);
    assert_int_equal(c->dates.items[0].date.year, 0);
    assert_string_equal(c->dates.items[1].label, "anniversary");
    assert_string_equal(c->dates.items[2].label, "daughter graduates");
    assert_int_equal(c->facts.count, 2);
    assert_string_equal(c->facts.items[0], "daughter plays the cello");
    assert_string_equal(c->links.items[0].relation, "introduced by");
    assert_string_equal(c->links.items[1].relation, "spouse");
    assert_string_equal(c->links.items[2].relation, "knows");
    assert_int_equal(c->rhythm_days, 28);
    assert_true(c->starred);
    assert_false(c->company);
    assert_string_equal(c->note, "begins here\nand\n  goes on");
    talloc_free(ctx);
}

static void
makes_a_name_from_the_rest(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    assert_string_equal(read_form(ctx, "Name:\nGiven: Ana\nFamily: Ruiz")->name,
                        "Ana Ruiz");
    assert_string_equal(read_form(ctx, "Email: a@b.example")->name, "a@b.example");
    talloc_free(ctx);
}

static void
reads_rhythms(void **state) {
    (void)state;
    static const struct {
        const char *text;
        int days;
    } cases[] = {
        {"30", 30},       {"30 days", 30},       {"4weeks", 28},
        {"2 months", 60}, {"Every week", 7},     {"monthly", 30},
        {"1 year", 365},  {"every 10 days", 10}, {"100 years", 36500},
    };
    void *ctx = mem_context(NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *form = mem_printf(ctx, "Name: A\nRhythm: %s", cases[i].text);
        assert_int_equal(read_form(ctx, form)->rhythm_days, cases[i].days);
    }
    talloc_free(ctx);
    static const char *const wrong[] = {"soon",    "0",         "-3",
                                        "3 moons", "101 years", "99999999999999999999",
                                        "every",   "1.5 weeks"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char *form = mem_printf(NULL, "Name: A\nRhythm: %s", wrong[i]);
        assert_refused(form, "Rhythm", "Line 2");
        talloc_free(form);
    }
}

static void
says_what_is_wrong_and_where(void **state) {
    (void)state;
    assert_refused("", "Name", "no name");
    assert_refused("# only\n\n# comments\nName:\n", "Name", "no name");
    assert_refused(
        "Name: Ana\n# x\nNikname: Annie\n", "",
        "Line 3: there is no field \"Nikname\". The fields are Name, Prefix,");
    assert_refused("Name: Ana\njust words\n", "",
                   "Line 2: \"just words\" is not a field");
    assert_refused("Name: Ana\nNote", "", "Line 2: \"Note\" is not a field");
    assert_refused("\n (x): y\n", "", "Line 2: the line begins with a space");
    assert_refused("(x): y\n", "", "Line 1: \"(x): y\" is not a field");
    assert_refused("Email (work: a@b.example\nName: A", "Email",
                   "Line 1: the bracket behind Email is not closed");
    assert_refused("Email (work) first: a@b.example\n", "Email",
                   "Line 1: a colon is missing behind Email");
    assert_refused("Name (x): y\n", "Name", "Line 1: Name takes no word in brackets");
    assert_refused("Birthday (x): 1 May\n", "Birthday", "takes no word in brackets");
    assert_refused("Fact preferred: y\n", "Fact", "Line 1: Fact can't be preferred");
    assert_refused("Name: A\nNote: a\n  b\n\nNotes: c\n", "Notes",
                   "Line 5: Notes stands on line 2 already");
    assert_refused("Given: A\nFirst name: B\n", "First name", "line 1 already");
    assert_refused("Starred: yes\nStarred: no\n", "Starred", "line 1 already");
    assert_refused("Starred: maybe\n", "Starred", "can be \"yes\" or \"no\"");
    assert_refused("Kind: cat\n", "Kind", "\"organisation\" or \"person\"");
    assert_refused("Name: A\nBirthday: 30 February\n", "Birthday",
                   "Line 2: \"30 February\" is not a date");
    assert_refused("Date (x): soon", "Date", "Line 1: \"soon\" is not a date");
    assert_refused("Name: A\nNote: \xFF\n", "", "Line 2: there are bytes");
}

static void
writes_prompts_for_the_main_fields(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct contacts *all = contacts_new(ctx, FORMAT_CSV);
    struct contact *c = contact_new(all, 1);
    c->given = contact_word(c, "Ana");
    contact_finish(all, c);
    const char *form = person_form_write(ctx, c, "Ana\nlast seen 2 March");
    assert_memory_equal(form, "# Ana\n# last seen 2 March\n# Change", 33);
    const char *fields = strstr(form, "\n\n");
    assert_non_null(fields);
    assert_string_equal(
        fields, "\n\nName: Ana\nGiven: Ana\nFamily:\nNickname:\nOrganisation:\nTitle:\n"
                "Role:\nTags:\nEmail:\nPhone:\nAddress:\nWeb:\nBirthday:\nFact:\n"
                "Introduced by:\nRhythm:\nNote:\n");
    contact_add_way(c, CONTACT_SOCIAL, "signal", "@ana", true);
    contact_add_way(c, CONTACT_ADDRESS, NULL, "1 Main St\nTown", false);
    contact_add_date(c, "Name day", (struct date){.month = 7, .mday = 26});
    contact_add_role(c, "teacher, retired");
    contact_add_link(c, "spouse (ex)", "Ben");
    c->rhythm_days = 60;
    c->company = c->starred = true;
    c->prefix = contact_word(c, "Dr");
    assert_string_equal(
        strstr(person_form_write(ctx, c, NULL), "\n\n"),
        "\n\nName: Ana\nPrefix: Dr\nGiven: "
        "Ana\nFamily:\nNickname:\nOrganisation:\nTitle:\n"
        "Role: teacher\\, retired\nTags:\nSocial (signal) preferred: @ana\n"
        "Address:\n  1 Main St\n  Town\nEmail:\nPhone:\nWeb:\n"
        "Date (Name day): 26 July\nBirthday:\nFact:\n"
        "Relation (spouse (ex\\)): Ben\nIntroduced by:\nRhythm: 2 months\nStarred: "
        "yes\n"
        "Kind: organisation\nNote:\n");
    talloc_free(ctx);
}

static void
assert_same_text(const char *a, const char *b) {
    if (!a != !b || (a && strcmp(a, b) != 0))
        fail_msg("\"%s\" became \"%s\"", a ? a : "(nothing)", b ? b : "(nothing)");
}

static void
assert_same_strings(const struct strings *a, const struct strings *b) {
    assert_int_equal(a->count, b->count);
    for (size_t i = 0; i < a->count; i++)
        assert_same_text(a->items[i], b->items[i]);
}

static void
assert_same_date(struct date a, struct date b) {
    assert_int_equal(a.year, b.year);
    assert_int_equal(a.month, b.month);
    assert_int_equal(a.mday, b.mday);
}

static void
assert_same_words(const struct contact *a, const struct contact *b) {
    assert_same_text(a->name, b->name);
    assert_same_text(a->prefix, b->prefix);
    assert_same_text(a->given, b->given);
    assert_same_text(a->additional, b->additional);
    assert_same_text(a->family, b->family);
    assert_same_text(a->suffix, b->suffix);
    assert_same_text(a->nickname, b->nickname);
    assert_same_text(a->organisation, b->organisation);
    assert_same_text(a->department, b->department);
    assert_same_text(a->title, b->title);
    assert_same_text(a->note, b->note);
    assert_int_equal(a->company, b->company);
    assert_int_equal(a->starred, b->starred);
    assert_int_equal(a->rhythm_days, b->rhythm_days);
}

static void
assert_same(const struct contact *a, const struct contact *b) {
    assert_same_words(a, b);
    assert_same_strings(&a->tags, &b->tags);
    assert_same_strings(&a->roles, &b->roles);
    assert_same_strings(&a->facts, &b->facts);
    assert_int_equal(a->ways.count, b->ways.count);
    for (size_t i = 0; i < a->ways.count; i++) {
        assert_int_equal(a->ways.items[i].kind, b->ways.items[i].kind);
        assert_int_equal(a->ways.items[i].preferred, b->ways.items[i].preferred);
        assert_same_text(a->ways.items[i].label, b->ways.items[i].label);
        assert_same_text(a->ways.items[i].value, b->ways.items[i].value);
    }
    assert_int_equal(a->dates.count, b->dates.count);
    for (size_t i = 0; i < a->dates.count; i++) {
        assert_same_text(a->dates.items[i].label, b->dates.items[i].label);
        assert_same_date(a->dates.items[i].date, b->dates.items[i].date);
    }
    assert_int_equal(a->links.count, b->links.count);
    for (size_t i = 0; i < a->links.count; i++) {
        assert_same_text(a->links.items[i].relation, b->links.items[i].relation);
        assert_same_text(a->links.items[i].name, b->links.items[i].name);
    }
}

static uint32_t seed = 20260302;

static uint32_t
random_below(uint32_t n) {
    seed = seed * 1664525U + 1013904223U;
    return (seed >> 8) % n;
}

/* Pieces that could break a form, put together at random. */
static const char *
random_text(const void *ctx) {
    static const char *const pieces[] = {
        "#",
        ":",
        "(",
        ")",
        "\\",
        ",",
        "\n",
        "\n\n",
        " ",
        "    ",
        "\t",
        "é",
        "漢字",
        "❤️",
        "Note:",
        "Name: Eve",
        "# c",
        "preferred",
        "\"",
        "\xC2\xA0",
        "12 June",
        "\r\n",
        "\x01",
        "a",
        "Ana",
        "\xE2\x80\xA8",
        "\xE2\x80\x8B",
        "Email (x): y",
        "--",
        "|",
        "\n#",
        "\n  ",
        "birthday",
        "introduced by",
        "\n\t",
    };
    char *text = mem_dup(ctx, "");
    for (uint32_t n = random_below(7); n > 0; n--)
        text = mem_append(text, "%s",
                          pieces[random_below(sizeof pieces / sizeof *pieces)]);
    return text;
}

static struct date
random_date(void) {
    struct date date = {.month = 1 + (int)random_below(12)};
    date.year = random_below(2) ? 1 + (int)random_below(9999) : 0;
    date.mday = 1 + (int)random_below(28);
    return date;
}

static void
fill_words(struct contact *c, const void *ctx) {
    const char **words[] = {
        &c->name,   &c->prefix,   &c->given, &c->additional,   &c->family,
        &c->suffix, &c->nickname, &c->title, &c->organisation, &c->department};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        *words[i] = contact_word(c, random_text(ctx));
    if (!c->name)
        c->name = contact_word(c, "Ana");
    struct contacts *scratch = contacts_new(ctx, FORMAT_CSV);
    struct contact *other = contact_new(scratch, 1);
    contact_add_way(other, CONTACT_ADDRESS, NULL, random_text(ctx), false);
    if (other->ways.count > 0) /* several lines, cleaned as addresses are */
        c->note = other->ways.items[0].value;
    c->company = random_below(2);
    c->starred = random_below(2);
    if (random_below(2))
        c->rhythm_days = 1 + (int)random_below(36500);
}

static struct contact *
random_contact(const void *ctx) {
    struct contacts *all = contacts_new(ctx, FORMAT_CSV);
    struct contact *c = contact_new(all, 1);
    fill_words(c, ctx);
    for (uint32_t n = random_below(4); n > 0; n--) {
        contact_add_way(c, (enum contact_kind)random_below(5), random_text(ctx),
                        random_text(ctx), random_below(2));
        contact_add_date(c, random_below(2) ? "birthday" : random_text(ctx),
                         random_date());
        contact_add_tag(c, random_text(ctx));
        contact_add_role(c, random_text(ctx));
        contact_add_fact(c, random_text(ctx));
        contact_add_link(c, random_below(2) ? "introduced by" : random_text(ctx),
                         random_text(ctx));
    }
    contact_finish(all, c);
    return c;
}

static void
comes_back_as_it_was_written(void **state) {
    (void)state;
    for (int i = 0; i < UNIT_TIMES(20000); i++) {
        void *ctx = mem_context(NULL);
        const struct contact *c = random_contact(ctx);
        const char *form = person_form_write(ctx, c, random_text(ctx));
        const struct contact *back = read_form(ctx, form);
        assert_same(c, back);
        assert_string_equal(strstr(person_form_write(ctx, back, ""), "\n\n"),
                            strstr(person_form_write(ctx, c, ""), "\n\n"));
        talloc_free(ctx);
    }
}

/* A form with Windows line ends, as an editor may leave it, reads the same. */
static void
bears_other_line_ends(void **state) {
    (void)state;
    for (int i = 0; i < UNIT_TIMES(2000); i++) {
        void *ctx = mem_context(NULL);
        const struct contact *c = random_contact(ctx);
        const char *form = person_form_write(ctx, c, NULL);
        char *other = mem_zero_array(ctx, 2, strlen(form) + 1, "char[]");
        char *to = other;
        for (const char *p = form; *p; p++) {
            if (*p == '\n')
                *to++ = '\r';
            *to++ = *p;
        }
        assert_same(c, read_form(ctx, other));
        talloc_free(ctx);
    }
}

static void
stays_quick_when_long(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct contacts *all = contacts_new(ctx, FORMAT_CSV);
    struct contact *c = contact_new(all, 1);
    c->name = contact_word(c, "Ana");
    /* AddressSanitizer measures the rest of the text at each line. */
    const size_t len = UNIT_TIMES(2000000);
    char *note = mem_zero_array(c, 1, len + 1, "char[]");
    memset(note, 'x', len);
    for (size_t i = 1; i < len; i += 2)
        note[i] = i % 4 == 1 ? '\n' : 'y';
    note[len - 1] = 'z';
    c->note = note;
    for (int i = 0; i < CONTACT_VALUES_MAX; i++)
        contact_add_fact(c, mem_printf(ctx, "fact %d", i));
    contact_finish(all, c);
    assert_same(c, read_form(ctx, person_form_write(ctx, c, NULL)));
    for (int i = 0; i < UNIT_TIMES(50000); i++)
        contact_add_fact(c, mem_printf(ctx, "more %d", i));
    struct error err = {0};
    struct contact *none = NULL;
    assert_int_equal(
        person_form_read(ctx, person_form_write(ctx, c, NULL), &none, &err),
        FAULT_INVALID);
    assert_non_null(strstr(err.text, "more than 500 "));
    talloc_free(ctx);
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_what_a_person_writes),
        cmocka_unit_test(makes_a_name_from_the_rest),
        cmocka_unit_test(reads_rhythms),
        cmocka_unit_test(says_what_is_wrong_and_where),
        cmocka_unit_test(writes_prompts_for_the_main_fields),
        cmocka_unit_test(comes_back_as_it_was_written),
        cmocka_unit_test(bears_other_line_ends),
        cmocka_unit_test(stays_quick_when_long),
    };
    return cmocka_run_group_tests_name("person_form", tests, NULL, NULL);
}
