#include "unit.h"

#include <string.h>

#include "base/memory.h"
#include "web/cache.h"

#include "base/ban.h"

static struct cache *cache;
static void *ctx;

static int
begin(void **state) {
    (void)state;
    ctx = mem_context(NULL);
    cache = cache_new(ctx);
    return 0;
}

static int
end(void **state) {
    (void)state;
    talloc_free(ctx);
    return 0;
}

static void
keep(const char *key, int64_t version, int minute, const char *page) {
    cache_put(cache, key, version, minute, page, strlen(page));
}

static void
finds(const char *key, int64_t version, int minute, const char *page) {
    size_t len = 0;
    char *found = cache_get(ctx, cache, key, version, minute, &len);
    if (!page) {
        assert_null(found);
        return;
    }
    assert_non_null(found);
    assert_int_equal(len, strlen(page));
    assert_memory_equal(found, page, len);
}

static void
a_page_without_a_clock_is_good_for_all_day(void **state) {
    (void)state;
    keep("/today", 7, 0, "three people");
    finds("/today", 7, 540, "three people");
    finds("/today", 7, 541, "three people");
    finds("/today", 8, 541, NULL);
    finds("/people", 7, 541, NULL);
}

static void
a_page_with_a_clock_is_good_for_its_minute(void **state) {
    (void)state;
    keep("/today", 7, 540, "2 working hours left");
    finds("/today", 7, 540, "2 working hours left");
    finds("/today", 7, 541, NULL);
    finds("/today", 8, 540, NULL);
    /* The next minute's takes its place, and so does one without. */
    keep("/today", 7, 541, "1 working hour left");
    finds("/today", 7, 540, NULL);
    finds("/today", 7, 541, "1 working hour left");
    keep("/today", 8, 0, "nothing waits");
    finds("/today", 8, 999, "nothing waits");
}

static void
pages_are_kept_while_nothing_changes(void **state) {
    size_t len;
    (void)state;
    assert_null(cache_get(ctx, cache, "/today", 1, 540, &len));
    cache_put(cache, "/today", 1, 0, "page one", 8);
    assert_string_equal(cache_get(ctx, cache, "/today", 1, 540, &len), "page one");
    assert_int_equal(len, 8);
    assert_null(cache_get(ctx, cache, "/today", 2, 540, &len));
    cache_put(cache, "/today", 2, 0, "page two", 8);
    assert_null(cache_get(ctx, cache, "/today", 1, 540, &len));
    assert_string_equal(cache_get(ctx, cache, "/today", 2, 540, &len), "page two");
    /* The ones unused for longest make room; one in use stays. */
    for (int i = 0; i < 1000; i++) {
        cache_put(cache, mem_printf(ctx, "/people/%d", i), 2, 0, "person", 6);
        assert_non_null(cache_get(ctx, cache, "/today", 2, 540, &len));
    }
    assert_null(cache_get(ctx, cache, "/people/0", 2, 540, &len));
    assert_non_null(cache_get(ctx, cache, "/people/999", 2, 540, &len));
    /* A page too large is not kept. */
    char *large = mem_array(ctx, char, 1 << 20);
    cache_put(cache, "/large", 2, 0, large, 1 << 20);
    assert_null(cache_get(ctx, cache, "/large", 2, 540, &len));
}

int
main(void) {
#define T(name) cmocka_unit_test_setup_teardown(name, begin, end)
    const struct CMUnitTest tests[] = {
        T(a_page_without_a_clock_is_good_for_all_day),
        T(a_page_with_a_clock_is_good_for_its_minute),
        T(pages_are_kept_while_nothing_changes),
    };
    return cmocka_run_group_tests_name("cache", tests, NULL, NULL);
}
