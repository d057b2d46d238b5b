#include "unit.h"

#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "exchange/contact.h"

#include "base/ban.h"

static void
adds_the_same_value_once(void **state) {
    (void)state;
    struct contacts *all = contacts_new(NULL, FORMAT_CSV);
    struct contact *c = contact_new(all, 1);
    contact_add_way(c, CONTACT_EMAIL, "home", " Ana@Example.org ", false);
    contact_add_way(c, CONTACT_EMAIL, "work", "ana@example.org", true);
    contact_add_way(c, CONTACT_PHONE, NULL, "+1 555 0100", false);
    contact_add_way(c, CONTACT_PHONE, NULL, "001-555-0100", false);
    contact_add_way(c, CONTACT_PHONE, NULL, "112", false);
    contact_add_way(c, CONTACT_URL, NULL, "https://example.org/a-b", false);
    contact_add_way(c, CONTACT_URL, NULL, "https://example.org/a/b", false);
    contact_add_way(c, CONTACT_SOCIAL, NULL, "https://example.org/a/b", false);
    contact_add_way(c, CONTACT_ADDRESS, NULL, "1 Main St\nTown", false);
    contact_add_way(c, CONTACT_ADDRESS, NULL, "1, main st.\nTOWN ", false);
    contact_add_way(c, CONTACT_EMAIL, NULL, " ", false);
    assert_int_equal(c->ways.count, 7);
    assert_string_equal(c->ways.items[0].value, "Ana@Example.org");
    assert_string_equal(c->ways.items[0].label, "home");
    assert_true(c->ways.items[0].preferred);
    assert_string_equal(c->ways.items[6].value, "1 Main St\nTown");

    contact_add_tag(c, "Friends");
    contact_add_tag(c, "friends ");
    contact_add_tag(c, "★");
    contact_add_tag(c, "♥");
    contact_add_fact(c, "friends");
    assert_int_equal(c->tags.count, 3);
    assert_int_equal(c->facts.count, 1);

    contact_add_date(c, "Graduation", (struct date){2026, 6, 12});
    contact_add_date(c, "graduation", (struct date){0, 6, 12});
    contact_add_date(c, "graduation", (struct date){0, 6, 13});
    contact_add_date(c, " ", (struct date){0, 6, 13});
    contact_add_date(c, "none", (struct date){0, 0, 0});
    assert_int_equal(c->dates.count, 3);
    assert_string_equal(c->dates.items[2].label, "event");
    talloc_free(all);
}

/* A test that takes minutes when the time grows with the square. */
static void
stays_linear_with_many_values(void **state) {
    (void)state;
    struct contacts *all = contacts_new(NULL, FORMAT_CSV);
    struct contact *c = contact_new(all, 1);
    for (int i = 0; i < 200000; i++) {
        char text[32];
        snprintf(text, sizeof text, "555 %06d", i);
        contact_add_way(c, CONTACT_PHONE, NULL, text, false);
        contact_add_tag(c, text);
    }
    assert_int_equal(c->ways.count, 200000);
    assert_int_equal(c->tags.count, 200000);
    talloc_free(all);
}

static void
makes_a_name_or_skips(void **state) {
    (void)state;
    struct contacts *all = contacts_new(NULL, FORMAT_CSV);
    struct contact *c = contact_new(all, 3);
    contact_finish(all, c);
    assert_int_equal(all->list.count, 0);
    assert_int_equal(all->skips.items[0].line, 3);

    c = contact_new(all, 4);
    contact_add_way(c, CONTACT_PHONE, NULL, "555 0100", false);
    contact_finish(all, c);
    assert_string_equal(c->name, "555 0100");
    c = contact_new(all, 5);
    c->given = contact_word(c, " Ana ");
    c->family = contact_word(c, "Ruiz");
    c->organisation = "Example";
    contact_finish(all, c);
    assert_string_equal(c->name, "Ana Ruiz");
    assert_int_equal(all->read, 3);
    assert_int_equal(all->list.count, 2);
    talloc_free(all);
}

/* What compares contacts with each other would take forever with these. */
static void
skips_what_no_contact_holds(void **state) {
    (void)state;
    struct contacts *all = contacts_new(NULL, FORMAT_CSV);
    for (int count = CONTACT_VALUES_MAX; count <= CONTACT_VALUES_MAX + 1; count++) {
        struct contact *c = contact_new(all, count);
        c->name = "Ana Ruiz";
        for (int i = 0; i < count; i++) {
            char text[32];
            snprintf(text, sizeof text, "tag %d", i);
            contact_add_tag(c, text);
        }
        contact_finish(all, c);
    }
    assert_int_equal(all->list.count, 1);
    assert_int_equal(all->skips.count, 1);
    assert_int_equal(all->skips.items[0].line, CONTACT_VALUES_MAX + 1);
    assert_non_null(strstr(all->skips.items[0].reason, "more than 500 "));

    char name[CONTACT_NAME_MAX + 2];
    memset(name, 'a', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    struct contact *c = contact_new(all, 7);
    c->name = name;
    contact_finish(all, c);
    c = contact_new(all, 8);
    c->name = name + 1;
    contact_finish(all, c);
    assert_int_equal(all->skips.count, 2);
    assert_int_equal(all->skips.items[1].line, 7);
    assert_int_equal(all->list.count, 2);
    talloc_free(all);
}

static void
adds_links_and_touches(void **state) {
    (void)state;
    struct contacts *all = contacts_new(NULL, FORMAT_CSV);
    struct contact *c = contact_new(all, 1);
    contact_add_link(c, NULL, "Bo");
    contact_add_link(c, "spouse", " ");
    contact_add_touch(c, (struct date){0, 6, 13}, "phone", "no year");
    contact_add_touch(c, (struct date){2026, 6, 13}, "phone", "lunch");
    assert_int_equal(c->links.count, 1);
    assert_string_equal(c->links.items[0].relation, "knows");
    assert_int_equal(c->touches.count, 1);
    assert_string_equal(contact_format_name(FORMAT_VCARD), "vcard");
    talloc_free(all);
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(adds_the_same_value_once),
        cmocka_unit_test(stays_linear_with_many_values),
        cmocka_unit_test(makes_a_name_or_skips),
        cmocka_unit_test(skips_what_no_contact_holds),
        cmocka_unit_test(adds_links_and_touches),
    };
    return cmocka_run_group_tests_name("contact", tests, NULL, NULL);
}
