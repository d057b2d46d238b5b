#include "unit.h"

#include <string.h>

#include "base/memory.h"
#include "exchange/link.h"

#include "base/ban.h"

static const char *
mail(void *ctx, const char *address, const char *subject, const char *body) {
    struct strings all = {0};
    *array_add(ctx, &all) = address;
    return link_mailto(ctx, &all, subject, body);
}

static void
mailto_carries_subject_and_body(void **state) {
    void *ctx = mem_context(NULL);
    (void)state;
    assert_string_equal(mail(ctx, "ana@example.org", NULL, NULL),
                        "mailto:ana@example.org");
    assert_string_equal(mail(ctx, "ana@example.org", "How are you?", "Dear Ana,\n\nHi"),
                        "mailto:ana@example.org?subject=How%20are%20you%3F"
                        "&body=Dear%20Ana%2C%0D%0A%0D%0AHi");
    assert_string_equal(mail(ctx, "ana@example.org", NULL, "Hi"),
                        "mailto:ana@example.org?body=Hi");
    assert_string_equal(mail(ctx, "ana@example.org", " ", " "),
                        "mailto:ana@example.org");
    talloc_free(ctx);
}

static void
mailto_divides_lines_by_crlf_however_they_were_divided(void **state) {
    void *ctx = mem_context(NULL);
    (void)state;
    assert_string_equal(mail(ctx, "a@b.org", NULL, "1\n2\r\n3\r4"),
                        "mailto:a@b.org?body=1%0D%0A2%0D%0A3%0D%0A4");
    talloc_free(ctx);
}

static void
mailto_escapes_what_means_something_in_a_link(void **state) {
    void *ctx = mem_context(NULL);
    (void)state;
    assert_string_equal(mail(ctx, "a@b.org", "a&cc=x#y=z%+\"<'>", "?&=/\\"),
                        "mailto:a@b.org?subject=a%26cc%3Dx%23y%3Dz%25%2B%22%3C%27%3E"
                        "&body=%3F%26%3D%2F%5C");
    assert_string_equal(mail(ctx, "a@b.org", "Łódź 🌱", NULL),
                        "mailto:a@b.org?subject=%C5%81%C3%B3d%C5%BA%20%F0%9F%8C%B1");
    assert_string_equal(mail(ctx, "o'neil+tend?cc=x&y%z@b.org", NULL, NULL),
                        "mailto:o%27neil%2Btend%3Fcc%3Dx%26y%25z@b.org");
    assert_string_equal(mail(ctx, "jürgen@müller.example", NULL, NULL),
                        "mailto:j%C3%BCrgen@m%C3%BCller.example");
    talloc_free(ctx);
}

static void
mailto_has_one_line_of_subject(void **state) {
    void *ctx = mem_context(NULL);
    (void)state;
    assert_string_equal(mail(ctx, "a@b.org", "Hi\r\nBcc: eve@example.org", NULL),
                        "mailto:a@b.org?subject=Hi%20Bcc%3A%20eve%40example.org");
    assert_string_equal(mail(ctx, "a@b.org", "a\x01\x1b[31mb", "a\x07z"),
                        "mailto:a@b.org?subject=a%5B31mb&body=az");
    talloc_free(ctx);
}

static void
mailto_takes_several_addresses_and_leaves_out_what_is_none(void **state) {
    void *ctx = mem_context(NULL);
    (void)state;
    struct strings all = {0};
    *array_add(ctx, &all) = "ana@example.org";
    *array_add(ctx, &all) = "no address";
    *array_add(ctx, &all) = "Ben Ohm <ben@example.org>";
    *array_add(ctx, &all) = "mailto:cy@example.org";
    assert_string_equal(link_mailto(ctx, &all, "Hi", NULL),
                        "mailto:ana@example.org,ben@example.org,cy@example.org"
                        "?subject=Hi");
    all.count = 0;
    assert_null(link_mailto(ctx, &all, "Hi", NULL));
    *array_add(ctx, &all) = "nobody";
    assert_null(link_mailto(ctx, &all, "Hi", NULL));
    talloc_free(ctx);
}

static void
an_address_is_one_address(void **state) {
    static const char *const none[] = {"",
                                       " ",
                                       "@",
                                       "ana",
                                       "ana@",
                                       "@example.org",
                                       "a@b@c.org",
                                       "a@b.org,eve@example.org",
                                       "a@b.org;eve@example.org",
                                       "a@b.org eve",
                                       "a@b.org\nBcc:eve",
                                       "\"a b\"@b.org",
                                       "a@[127.0.0.1]",
                                       "<>",
                                       "Ana <>"};
    void *ctx = mem_context(NULL);
    (void)state;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        if (link_address(ctx, none[i]))
            fail_msg("taken: %s", none[i]);
    assert_null(link_address(ctx, NULL));
    assert_string_equal(link_address(ctx, " ana@b.org\n"), "ana@b.org");
    assert_string_equal(link_address(ctx, "\"Ana, R\" <MAILTO:ana@b.org>"),
                        "ana@b.org");
    talloc_free(ctx);
}

static void
tel_is_what_is_dialled(void **state) {
    static const char *const cases[][2] = {
        {"+44 20 7946 0018", "tel:+442079460018"},
        {"+44 (0)20 7946 0018", "tel:+442079460018"},
        {"(020) 7946-0018", "tel:02079460018"},
        {"0041 44 668 18 00", "tel:+41446681800"},
        {"555-0100 ext. 12", "tel:5550100;ext=12"},
        {"555-0100 x12", "tel:5550100;ext=12"},
        {"555-0100 #12", "tel:5550100;ext=12"},
        {"tel:+1-201-555-0123", "tel:+12015550123"},
        {"Tel. +1 201 555 0123", "tel:+12015550123"},
        {"+1 201 555 0123;phone-context=evil", "tel:+12015550123"},
        {"112", "tel:112"},
        {"555 0100 (evenings)", "tel:5550100"},
        {"<b>5550100</b>?x=\"y\"", "tel:5550100"},
    };
    void *ctx = mem_context(NULL);
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *link = link_tel(ctx, cases[i][0]);
        assert_non_null(link);
        assert_string_equal(link, cases[i][1]);
    }
    talloc_free(ctx);
}

static void
tel_gives_no_orders_to_the_network(void **state) {
    static const char *const none[] = {
        "*21*5550100#",    "*#06#", "#31#5550100", "**61*5550100",         "12",
        "ask at the desk", "",      "ext 5",       "123456789012345678901"};
    void *ctx = mem_context(NULL);
    (void)state;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        assert_null(link_tel(ctx, none[i]));
        assert_null(link_sms(ctx, none[i], "Hi"));
    }
    assert_null(link_tel(ctx, NULL));
    talloc_free(ctx);
}

static void
sms_carries_its_text(void **state) {
    void *ctx = mem_context(NULL);
    (void)state;
    assert_string_equal(link_sms(ctx, "+44 7700 900123", NULL), "sms:+447700900123");
    assert_string_equal(link_sms(ctx, "+44 7700 900123 ext 5", "Hi Ana! A & B\nC"),
                        "sms:+447700900123?body=Hi%20Ana%21%20A%20%26%20B%0D%0AC");
    talloc_free(ctx);
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mailto_carries_subject_and_body),
        cmocka_unit_test(mailto_divides_lines_by_crlf_however_they_were_divided),
        cmocka_unit_test(mailto_escapes_what_means_something_in_a_link),
        cmocka_unit_test(mailto_has_one_line_of_subject),
        cmocka_unit_test(mailto_takes_several_addresses_and_leaves_out_what_is_none),
        cmocka_unit_test(an_address_is_one_address),
        cmocka_unit_test(tel_is_what_is_dialled),
        cmocka_unit_test(tel_gives_no_orders_to_the_network),
        cmocka_unit_test(sms_carries_its_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
