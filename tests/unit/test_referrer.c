#include "unit.h"

#include <string.h>

#include "base/memory.h"
#include "domain/referrer.h"

#include "base/ban.h"

static void *ctx;

static void
is(const char *typed, enum referrer_kind kind, const char *name) {
    struct referrer r = referrer_read(ctx, typed);
    if (r.kind != kind || strcmp(r.name, name) != 0)
        fail_msg("%s: %d %s", typed, r.kind, r.name);
}

static void
names_are_taken_apart(void **state) {
    (void)state;
    is("Ana Ruiz", REFERRER_PERSON, "Ana Ruiz");
    is("  Dr. Omar   Haddad ", REFERRER_PERSON, "Omar Haddad");
    is("Lena Holt, LMFT", REFERRER_PERSON, "Lena Holt");
    is("Holt, Lena", REFERRER_PERSON, "Lena Holt");
    is("Lena Holt, LMFT, PhD", REFERRER_PERSON, "Lena Holt");
    is("Ana Ruiz (Harbour School)", REFERRER_PERSON, "Ana Ruiz");
    is("Ana Ruiz - Harbour School", REFERRER_PERSON, "Ana Ruiz");
    is("Ana Ruiz, Harbour School", REFERRER_PERSON, "Ana Ruiz");
    is("Ruiz", REFERRER_PERSON, "Ruiz");
    struct referrer r = referrer_read(ctx, "Dr. Ana Ruiz, Harbour School");
    assert_string_equal(r.prefix, "Dr.");
    assert_string_equal(r.given, "Ana");
    assert_string_equal(r.family, "Ruiz");
    assert_string_equal(r.organisation, "Harbour School");
    r = referrer_read(ctx, "Lena Holt (LMFT)");
    assert_string_equal(r.suffix, "LMFT");
    assert_null(r.organisation);
}

static void
r1_places_are_no_people(void **state) {
    (void)state;
    is("Psychology Today", REFERRER_PLACE, "Psychology Today");
    is("google", REFERRER_PLACE, "google");
    is("Word of mouth", REFERRER_PLACE, "Word of mouth");
    is("Insurance", REFERRER_PLACE, "Insurance");
    is("www.example.org", REFERRER_PLACE, "www.example.org");
    is("?", REFERRER_PLACE, "?");
    is("Harbour School", REFERRER_ORGANISATION, "Harbour School");
    is("Praxis Müller", REFERRER_ORGANISATION, "Praxis Müller");
    assert_int_equal(referrer_of_kind(ctx, "The Corner", REFERRER_PLACE).kind,
                     REFERRER_PLACE);
    assert_string_equal(referrer_of_kind(ctx, "Alma", REFERRER_PERSON).name, "Alma");
}

static void
r8_clients_who_send_others_are_not_named(void **state) {
    (void)state;
    is("client", REFERRER_PLACE, "A client");
    is("Former client: Zebulon Quill", REFERRER_PLACE, "A client");
    is("Client ZQ", REFERRER_PLACE, "A client");
    is("Clienton Moore", REFERRER_PERSON, "Clienton Moore");
}

static void
anything_at_all_has_a_name(void **state) {
    (void)state;
    static const char *const odd[] = {"",    " ",     ",",     "(",  "()",
                                      "Dr.", ", Ana", "- - -", "(a)"};
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        struct referrer r = referrer_read(ctx, odd[i]);
        assert_non_null(r.name);
        assert_true(*r.name);
        assert_non_null(r.key);
    }
}

static int
setup(void **state) {
    (void)state;
    ctx = mem_context(NULL);
    return 0;
}

static int
teardown(void **state) {
    (void)state;
    talloc_free(ctx);
    return 0;
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

static void
r8_a_client_is_one_wherever_the_word_stands(void **state) {
    (void)state;
    is("Zeb Quill (former client)", REFERRER_PLACE, "A client");
    is("Zeb Quill, a patient of mine", REFERRER_PLACE, "A client");
    is("Zeb Quill - client", REFERRER_PLACE, "A client");
    is("my client Zeb", REFERRER_PLACE, "A client");
    is("mother of a client", REFERRER_PLACE, "A client");
    is("Friend of client", REFERRER_PLACE, "Friend of client");
    is("Holt Patient Services", REFERRER_ORGANISATION, "Holt Patient Services");
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        TEST(names_are_taken_apart),
        TEST(r8_a_client_is_one_wherever_the_word_stands),
        TEST(r1_places_are_no_people),
        TEST(r8_clients_who_send_others_are_not_named),
        TEST(anything_at_all_has_a_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
