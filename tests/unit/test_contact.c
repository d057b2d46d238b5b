#include "unit.h"

#include <stdio.h>

#include "base/memory.h"
#include "exchange/contact.h"

#include "base/ban.h"

static struct contact *
fresh(void **state) {
    return contact_new(*state, 1);
}

static int
setup(void **state) {
    *state = contacts_new(NULL, FORMAT_CSV);
    return 0;
}

static int
teardown(void **state) {
    talloc_free(*state);
    return 0;
}

static void
adds_the_same_value_once(void **state) {
    struct contact *c = fresh(state);
    contact_add_way(c, CONTACT_EMAIL, "work", " Ana@Example.org", false);
    contact_add_way(c, CONTACT_EMAIL, "home", "ana@example.ORG ", true);
    contact_add_way(c, CONTACT_URL, NULL, "ana@example.org", false);
    contact_add_way(c, CONTACT_PHONE, NULL, "+1 555 0100", false);
    contact_add_way(c, CONTACT_PHONE, NULL, "001-555-0100", false);
    contact_add_way(c, CONTACT_PHONE, NULL, " ", false);
    assert_int_equal(c->ways.count, 3);
    assert_string_equal(c->ways.items[0].label, "work");
    assert_true(c->ways.items[0].preferred);
    contact_add_tag(c, "Łódź");
    contact_add_tag(c, "lodz");
    contact_add_role(c, "lodz"); /* another list */
    contact_add_fact(c, "!!!");
    contact_add_fact(c, "???"); /* both fold to nothing, and differ */
    contact_add_fact(c, "???");
    assert_int_equal(c->tags.count, 1);
    assert_int_equal(c->roles.count, 1);
    assert_int_equal(c->facts.count, 2);
}

static void
adds_valid_dates_once(void **state) {
    struct contact *c = fresh(state);
    contact_add_date(c, "Birthday", (struct date){1980, 3, 15});
    contact_add_date(c, "birthday", (struct date){0, 3, 15});
    contact_add_date(c, NULL, (struct date){0, 3, 15});
    contact_add_date(c, NULL, (struct date){0, 2, 30});
    contact_add_date(c, NULL, (struct date){0});
    assert_int_equal(c->dates.count, 2);
    assert_int_equal(c->dates.items[0].date.year, 1980);
    assert_string_equal(c->dates.items[1].label, "event");
    contact_add_touch(c, (struct date){0, 3, 15}, NULL, "no year");
    contact_add_touch(c, (struct date){2026, 3, 15}, " phone ", "a\n b");
    assert_int_equal(c->touches.count, 1);
    assert_string_equal(c->touches.items[0].method, "phone");
    contact_add_link(c, NULL, "Ben Ohm");
    contact_add_link(c, "spouse", " ");
    assert_int_equal(c->links.count, 1);
    assert_string_equal(c->links.items[0].relation, "knows");
}

/* A hundred thousand of each: seconds would mean that every one meets all others. */
static void
takes_very_many(void **state) {
    struct contact *c = fresh(state);
    for (int i = 0; i < 100000; i++) {
        char text[32];
        snprintf(text, sizeof text, "fact %d", i);
        contact_add_fact(c, text);
        contact_add_way(c, CONTACT_URL, NULL, text, false);
    }
    assert_int_equal(c->facts.count, 100000);
    assert_int_equal(c->ways.count, 100000);
}

static void
finds_a_name(void **state) {
    struct contacts *all = *state;
    struct contact *c = fresh(state);
    contact_finish(all, c);
    assert_int_equal(all->list.count, 0);
    assert_int_equal(all->skips.count, 1);
    struct contact *phone = fresh(state);
    contact_add_way(phone, CONTACT_PHONE, NULL, "555-0100", false);
    contact_finish(all, phone);
    assert_string_equal(phone->name, "555-0100");
    struct contact *family = fresh(state);
    family->family = contact_word(family, " Ruiz ");
    contact_finish(all, family);
    assert_string_equal(family->name, "Ruiz");
    assert_int_equal(all->read, 3);
    assert_string_equal(contact_format_name(all->format), "csv");
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(adds_the_same_value_once, setup, teardown),
        cmocka_unit_test_setup_teardown(adds_valid_dates_once, setup, teardown),
        cmocka_unit_test_setup_teardown(takes_very_many, setup, teardown),
        cmocka_unit_test_setup_teardown(finds_a_name, setup, teardown),
    };
    return cmocka_run_group_tests_name("contact", tests, NULL, NULL);
}
