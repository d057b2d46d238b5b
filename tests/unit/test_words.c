#include "unit.h"

#include <string.h>

#include "base/memory.h"
#include "domain/words.h"

#include "base/ban.h"

static void
p4_understands_methods(void **state) {
    (void)state;
    static const struct {
        const char *word;
        enum method method;
    } words[] = {
        {"email", METHOD_EMAIL},
        {"E-Mail", METHOD_EMAIL},
        {"em", METHOD_EMAIL},
        {"call", METHOD_PHONE},
        {"ph", METHOD_PHONE},
        {"phone-call", METHOD_PHONE},
        {"card", METHOD_CARD},
        {"note", METHOD_CARD},
        {"handwritten-note", METHOD_CARD},
        {"flowers", METHOD_GIFT},
        {"coffee", METHOD_IN_PERSON},
        {"Walk", METHOD_IN_PERSON},
        {"in-person", METHOD_IN_PERSON},
        {"in", METHOD_IN_PERSON},
        {"whatsapp", METHOD_TEXT},
        {"te", METHOD_TEXT},
        {"zoom", METHOD_VIDEO},
        {"video-call", METHOD_VIDEO},
        {"linkedin", METHOD_SOCIAL},
        {"letter", METHOD_POST},
        {"p", METHOD_NONE},
        {"brunch", METHOD_NONE},
        {"emails", METHOD_NONE},
        {"", METHOD_NONE},
        {" ", METHOD_NONE},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        assert_int_equal(method_from_word(words[i].word), words[i].method);
    assert_int_equal(method_from_word(NULL), METHOD_NONE);
}

static void
p4_names_every_method(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    const char *list = method_list(ctx);
    for (int m = 0; m < METHOD_COUNT; m++) {
        const char *word = method_word((enum method)m);
        assert_int_equal(method_from_word(word), m);
        assert_non_null(strstr(list, word));
        assert_true(strlen(method_phrase((enum method)m)) > 0);
        assert_true(strlen(method_invite((enum method)m)) > 0);
    }
    assert_string_equal(method_word(METHOD_NONE), "");
    assert_string_equal(method_phrase(METHOD_NONE), "");
    assert_string_equal(method_invite(METHOD_NONE), "");
    assert_string_equal(
        list, "email, phone, card, gift, in-person, text, video, social, post");
    talloc_free(ctx);
}

static void
p5_understands_shares(void **state) {
    (void)state;
    for (int s = 0; s < SHARE_COUNT; s++)
        assert_int_equal(share_from_word(share_word((enum share)s)), s);
    assert_int_equal(share_from_word("k"), SHARE_KNOWLEDGE);
    assert_int_equal(share_from_word("NET"), SHARE_NETWORK);
    assert_int_equal(share_from_word("x"), SHARE_NONE);
    assert_int_equal(share_from_word(""), SHARE_NONE);
    assert_int_equal(share_from_word(NULL), SHARE_NONE);
    assert_string_equal(share_word(SHARE_NONE), "");
}

static void
p8_tells_birthdays_from_events(void **state) {
    (void)state;
    assert_int_equal(fact_kind_of_clause("Birthday"), FACT_BIRTHDAY);
    assert_int_equal(fact_kind_of_clause("her birthday"), FACT_BIRTHDAY);
    assert_int_equal(fact_kind_of_clause("Mia's birthday"), FACT_EVENT);
    assert_int_equal(fact_kind_of_clause("graduates"), FACT_EVENT);
}

/* What stands in the database. */
static void
keeps_its_words(void **state) {
    (void)state;
    assert_string_equal(way_kind_word(WAY_EMAIL), "email");
    assert_string_equal(way_kind_word(WAY_SOCIAL), "social");
    assert_string_equal(fact_kind_word(FACT_NOTE), "note");
    assert_string_equal(fact_kind_word(FACT_REFER), "refer");
    assert_string_equal(reach_out_state_word(REACH_OUT_OPEN), "open");
    assert_string_equal(reach_out_state_word(REACH_OUT_DROPPED), "dropped");
    assert_string_equal(reach_out_origin_word(ORIGIN_CHOSEN), "chosen");
    assert_string_equal(reach_out_origin_word(ORIGIN_LATER), "later");
    assert_string_equal(referral_direction_word(REFERRAL_RECEIVED), "received");
    assert_string_equal(referral_direction_word(REFERRAL_GIVEN), "given");
    assert_string_equal(tag_kind_word(TAG_TAG), "tag");
    assert_string_equal(tag_kind_word(TAG_ROLE), "role");
    assert_string_equal(import_outcome_word(IMPORT_ADDED), "added");
    assert_string_equal(import_outcome_word(IMPORT_MERGED), "merged");
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(p4_understands_methods),
        cmocka_unit_test(p4_names_every_method),
        cmocka_unit_test(p5_understands_shares),
        cmocka_unit_test(p8_tells_birthdays_from_events),
        cmocka_unit_test(keeps_its_words),
    };
    return cmocka_run_group_tests_name("words", tests, NULL, NULL);
}
