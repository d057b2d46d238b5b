#include "unit.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"

#include "base/ban.h"

static void
folds_names_to_search_keys(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    assert_string_equal(text_fold(ctx, "Zoë Łęcka-O'Neil"), "zoe lecka o neil");
    assert_string_equal(text_fold(ctx, "  ANA  RUIZ "), "ana ruiz");
    assert_string_equal(text_fold(ctx, "Łódź"), "lodz");
    assert_string_equal(text_fold(ctx, "Straße Ærø Đặng"), "strasse aero dang");
    assert_string_equal(text_fold(ctx, "Юлия"), "юлия");
    assert_string_equal(text_fold(ctx, "…"), "");
    assert_string_equal(text_fold(ctx, NULL), "");
    assert_string_equal(text_fold(ctx, "a\xff"
                                       "B"),
                        "a b");
    talloc_free(ctx);
}

static void
cleans_text(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    assert_string_equal(text_clean(ctx, " \xC2\xA0 a\r\nb\rc\x01 \n"), "a\nb\nc");
    assert_string_equal(text_clean_line(ctx, " a \n\t b "), "a b");
    assert_null(text_clean(ctx, " \xE2\x80\x8B "));
    assert_null(text_clean(ctx, "\x01"));
    assert_string_equal(text_clean(ctx, "\x01 a \x01"), "a");
    assert_null(text_clean(ctx, "\x01 \x01"));
    assert_null(text_clean_line(ctx, NULL));
    talloc_free(ctx);
}

static void
converts_charsets(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct error err;
    char *out;
    size_t len;
    assert_int_equal(text_to_utf8(ctx,
                                  "\xFF\xFE"
                                  "A\0\xE9\0",
                                  6, NULL, &out, &len, &err),
                     0);
    assert_string_equal(out, "Aé");
    assert_int_equal(text_to_utf8(ctx, "\0A\0B", 4, NULL, &out, &len, &err), 0);
    assert_string_equal(out, "AB");
    assert_int_equal(text_to_utf8(ctx, "caf\xE9 \x80", 6, NULL, &out, &len, &err), 0);
    assert_string_equal(out, "café €");
    assert_int_equal(text_to_utf8(ctx, "\x81", 1, NULL, &out, &len, &err), 0);
    assert_int_equal(text_to_utf8(ctx, "\xEF\xBB\xBFx", 4, NULL, &out, &len, &err), 0);
    assert_string_equal(out, "x");
    assert_int_equal(text_to_utf8(ctx, "x", 1, "no-such", &out, &len, &err),
                     FAULT_INVALID);
    assert_int_equal(text_to_utf8(ctx, "\xE9", 1, "UTF-8", &out, &len, &err),
                     FAULT_INVALID);
    talloc_free(ctx);
}

static void
mends_stray_bytes(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct error err;
    char *out;
    size_t len;
    const char mixed[] = "Zo\xC3\xAB, Jos\xC3\xA9 caf\xE9 \x80";
    assert_int_equal(text_to_utf8(ctx, mixed, sizeof mixed - 1, NULL, &out, &len, &err),
                     0);
    /* As many bad bytes as good sequences: another charset. */
    assert_string_not_equal(out, "Zoë, José café €");
    const char mended[] = "\xEF\xBB\xBFZo\xC3\xAB, Jos\xC3\xA9 caf\xE9";
    assert_int_equal(
        text_to_utf8(ctx, mended, sizeof mended - 1, NULL, &out, &len, &err), 0);
    assert_string_equal(out, "Zoë, José café");
    assert_int_equal(len, strlen(out));
    const char euro[] = "\xC3\xAB\xC3\xAB\xC3\xAB \x80\x81";
    assert_int_equal(text_to_utf8(ctx, euro, sizeof euro - 1, NULL, &out, &len, &err),
                     0);
    assert_string_equal(out, "ëëë €\xEF\xBF\xBD");
    const char bom[] = "\xEF\xBB\xBF"
                       "caf\xE9";
    assert_int_equal(text_to_utf8(ctx, bom, sizeof bom - 1, NULL, &out, &len, &err), 0);
    assert_string_equal(out, "café");
    talloc_free(ctx);
}

static void
cuts_to_columns(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    assert_string_equal(text_cut(ctx, "Ana Ruiz", 8), "Ana Ruiz");
    assert_string_equal(text_cut(ctx, "Ana Ruiz", 5), "Ana …");
    assert_string_equal(text_cut(ctx, "日本語", 5), "日本…");
    assert_int_equal(text_width("日本"), 4);
    talloc_free(ctx);
}

static void
makes_keys_of_phones_and_mails(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    assert_string_equal(text_phone_key(ctx, "+44 (0)20 7946-0018"), "+442079460018");
    assert_string_equal(text_phone_key(ctx, "0044 20 7946 0018"), "+442079460018");
    assert_string_equal(text_phone_key(ctx, "tel:+1-555-0100;ext=5"), "+15550100");
    assert_string_equal(text_phone_key(ctx, "555 0100 x12"), "5550100");
    assert_null(text_phone_key(ctx, "n/a"));
    assert_string_equal(text_email_key(ctx, " mailto:Ana@Example.ORG "),
                        "ana@example.org");
    assert_null(text_email_key(ctx, "none"));
    assert_null(text_email_key(ctx, "@x"));
    talloc_free(ctx);
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folds_names_to_search_keys),
        cmocka_unit_test(cleans_text),
        cmocka_unit_test(converts_charsets),
        cmocka_unit_test(mends_stray_bytes),
        cmocka_unit_test(cuts_to_columns),
        cmocka_unit_test(makes_keys_of_phones_and_mails),
    };
    return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
