#include "unit.h"

#include <string.h>

#include "base/memory.h"
#include "base/secret.h"

#include "base/ban.h"

#define LOTS 200

static void
makes_another_each_time(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    const char *made[LOTS];
    for (int i = 0; i < LOTS; i++) {
        made[i] = secret_new(ctx);
        assert_int_equal(strlen(made[i]), 5 + 43);
        assert_true(secret_is_one(made[i]));
        for (int k = 0; k < i; k++)
            assert_string_not_equal(made[i], made[k]);
    }
    talloc_free(ctx);
}

static void
knows_its_spelling(void **state) {
    (void)state;
    static const char good[] = "tend_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA-_";
    assert_true(secret_is_one(good));
    static const char *const bad[] = {
        "",
        "tend_",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA-_",
        "Tend_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA-_",
        "tend_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA-",
        "tend_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA-_A",
        "tend_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA+/",
        " tend_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA-_",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(secret_is_one(bad[i]));
}

/* Kept in practices: the hash of a secret may never change. */
static void
hashes_as_ever(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    assert_string_equal(
        secret_hash(ctx, "tend_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
        "ce1415173f9c3a1587da2cd636cc9f2f1859b4af435bcd21cfe19f0e03f17eca");
    assert_string_not_equal(secret_hash(ctx, "a"), secret_hash(ctx, "b"));
    assert_int_equal(strlen(secret_hash(ctx, "")), 64);
    talloc_free(ctx);
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(makes_another_each_time),
        cmocka_unit_test(knows_its_spelling),
        cmocka_unit_test(hashes_as_ever),
    };
    return cmocka_run_group_tests_name("secret", tests, NULL, NULL);
}
