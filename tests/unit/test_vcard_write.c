/* Contacts written as vCards read as the same. */
#include "vcard_cards.h"

#include "base/text.h"

#include "base/ban.h"

static void
check_written(const struct contact *c) {
    const char *text = vcard_write(ctx, c);
    assert_true(text_is_utf8(text, strlen(text)));
    size_t line = 0;
    for (const char *p = text; *p; p++) {
        line = *p == '\n' ? 0 : line + 1;
        /* 75 bytes and a CR; characters are not cut. */
        assert_true(line <= 76);
        if (p[0] == '\n' && p[1] == ' ')
            assert_true((p[2] & 0xC0) != 0x80);
    }
    struct contacts *all = read_text(text);
    assert_int_equal(all->list.count, 1);
    const struct contact *d = all->list.items[0];
#define SAME(field)                                                                    \
    assert_string_equal(c->field ? c->field : "-", d->field ? d->field : "-")
    SAME(uid), SAME(name), SAME(prefix), SAME(given), SAME(additional), SAME(family);
    SAME(suffix), SAME(nickname), SAME(organisation), SAME(department), SAME(title);
    SAME(note);
    assert_int_equal(c->company, d->company);
    assert_int_equal(c->starred, d->starred);
    assert_int_equal(c->rhythm_days, d->rhythm_days);
    assert_memory_equal(&c->last_talked, &d->last_talked, sizeof c->last_talked);
    assert_int_equal(c->ways.count, d->ways.count);
    for (size_t i = 0; i < c->ways.count; i++)
        check_way(d, i, c->ways.items[i].kind,
                  c->ways.items[i].label ? c->ways.items[i].label : "-",
                  c->ways.items[i].value, c->ways.items[i].preferred);
    assert_int_equal(c->dates.count, d->dates.count);
    char iso[DATE_TEXT_MAX];
    for (size_t i = 0; i < c->dates.count; i++)
        check_date(d, i, c->dates.items[i].label,
                   date_iso(c->dates.items[i].date, iso));
    assert_int_equal(c->links.count, d->links.count);
    for (size_t i = 0; i < c->links.count; i++)
        check_link(d, i, c->links.items[i].relation, c->links.items[i].name);
    assert_int_equal(c->tags.count, d->tags.count);
    for (size_t i = 0; i < c->tags.count; i++)
        SAME(tags.items[i]);
    assert_int_equal(c->facts.count, d->facts.count);
    for (size_t i = 0; i < c->facts.count; i++)
        SAME(facts.items[i]);
    assert_int_equal(c->touches.count, d->touches.count);
    for (size_t i = 0; i < c->touches.count; i++) {
        SAME(touches.items[i].method);
        SAME(touches.items[i].text);
        assert_memory_equal(&c->touches.items[i].date, &d->touches.items[i].date,
                            sizeof c->touches.items[i].date);
    }
#undef SAME
}

static void
writes_what_it_reads(void **state) {
    (void)state;
    static const char *const files[] = {
        "apple-3.0.vcf",   "google-3.0.vcf",    "outlook-2.1.vcf", "android-2.1.vcf",
        "rfc6350-4.0.vcf", "evolution-3.0.vcf", "broken.vcf"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct contacts *all = read_data(files[i]);
        for (size_t k = 0; k < all->list.count; k++)
            check_written(all->list.items[k]);
    }
}

static void
writes_every_field(void **state) {
    (void)state;
    struct contacts *all = contacts_new(ctx, FORMAT_CSV);
    struct contact *c = contact_new(all, 1);
    c->uid = "a:b;c,d\\e";
    c->given = "Zoë; \"Zo\"";
    c->suffix = "MD, PhD";
    c->department = "Only, a department";
    c->note = "One\nTwo\\n, three; and ☕☕☕☕☕☕☕☕☕☕☕☕☕☕☕☕☕☕☕☕☕☕☕☕☕☕☕☕☕☕☕☕☕☕ then more";
    c->company = c->starred = true;
    c->rhythm_days = 42;
    c->last_talked = (struct date){2026, 2, 28};
    static const struct {
        enum contact_kind kind;
        const char *label, *value;
    } ways[] = {
        {CONTACT_PHONE, "mobile", "555 0100"},
        {CONTACT_PHONE, "Mobile", "555 0101"},
        {CONTACT_PHONE, "work fax", "555 0102"},
        {CONTACT_PHONE, "voice", "555 0103"},
        {CONTACT_PHONE, "_$!<x>!$_", "555 0104"},
        {CONTACT_PHONE, NULL, "tel:555 0105"},
        {CONTACT_EMAIL, "a,b;c\"d:e", "mailto:x@example.org"},
        {CONTACT_EMAIL, "other", "y@example.org"},
        {CONTACT_ADDRESS, "home", "1; Main, St\nTown\nLand"},
        {CONTACT_URL, "blog", "https://example.org/a;b,c\\d"},
        {CONTACT_SOCIAL, "mastodon", "x-apple:me"},
        {CONTACT_SOCIAL, "pref", "a"},
        {CONTACT_SOCIAL, "homefax", "b"},
        {CONTACT_SOCIAL, NULL, "c"},
        {CONTACT_SOCIAL, "Big Name", "d"},
    };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        contact_add_way(c, ways[i].kind, ways[i].label, ways[i].value, i % 3 == 0);
    contact_add_date(c, "birthday", (struct date){0, 2, 29});
    contact_add_date(c, "birthday", (struct date){1980, 3, 1});
    contact_add_date(c, "anniversary", (struct date){2009, 6, 12});
    contact_add_date(c, "Opened the practice", (struct date){2001, 10, 1});
    contact_add_tag(c, "one, two; three");
    contact_add_tag(c, "four");
    contact_add_fact(c, "likes: tea, \\ and coffee");
    contact_add_link(c, "introduced by", "Kofi; Mensah");
    contact_add_link(c, "spouse", "Bo");
    contact_add_link(c, "home", "Cy");
    contact_add_link(c, NULL, "Di");
    contact_add_touch(c, (struct date){2026, 1, 2}, "phone", "Spoke; about, much");
    contact_add_touch(c, (struct date){2026, 1, 3}, NULL, NULL);
    contact_finish(all, c);
    check_written(c);

    /* A contact that nobody finished has no name. */
    c = contact_new(all, 2);
    assert_non_null(strstr(vcard_write(ctx, c), "\r\nFN:\r\n"));
}

static void
ignores_own_properties_that_are_wrong(void **state) {
    (void)state;
    const struct contact *c =
        card("FN:A\nX-TEND-TOUCH:2020-01-02;phone\nX-TEND-TOUCH:x;phone;y\n"
             "X-TEND-TOUCH:--0102;phone;y\nX-TEND-LAST-TALKED:--0102\n"
             "X-TEND-LAST-TALKED:x\nX-TEND-RHYTHM:-1\nX-TEND-RHYTHM:99999999999\n"
             "X-TEND-STARRED:0\n");
    assert_int_equal(c->touches.count, 0);
    assert_int_equal(c->last_talked.month, 0);
    assert_int_equal(c->rhythm_days, 0);
    assert_false(c->starred);
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        TEST(writes_what_it_reads),
        TEST(writes_every_field),
        TEST(ignores_own_properties_that_are_wrong),
    };
    return cmocka_run_group_tests_name("vcard_write", tests, NULL, NULL);
}
