#include "unit.h"

#include <string.h>

#include "base/memory.h"
#include "exchange/qr.h"

#include "base/ban.h"

static int
begin(void **state) {
    *state = mem_context(NULL);
    return 0;
}

static int
end(void **state) {
    talloc_free(*state);
    return 0;
}

static struct qr
made(void *ctx, const char *text) {
    struct qr qr;
    struct error err;
    assert_int_equal(qr_make(ctx, text, &qr, &err), FAULT_NONE);
    return qr;
}

/* The three squares in the corners, by which a reader finds the code. */
static void
is_finder(const struct qr *qr, int left, int top) {
    for (int y = 0; y < 7; y++)
        for (int x = 0; x < 7; x++) {
            bool edge = x == 0 || x == 6 || y == 0 || y == 6;
            bool heart = x >= 2 && x <= 4 && y >= 2 && y <= 4;
            assert_int_equal(qr_dark(qr, left + x, top + y), edge || heart);
        }
}

static void
a_code_has_its_three_corners_and_its_lines(void **state) {
    void *ctx = *state;
    struct qr qr = made(ctx, "https://example.org/rosa");
    assert_int_equal(qr.size % 4, 1);
    is_finder(&qr, 0, 0);
    is_finder(&qr, qr.size - 7, 0);
    is_finder(&qr, 0, qr.size - 7);
    for (int i = 8; i < qr.size - 8; i++) {
        assert_int_equal(qr_dark(&qr, i, 6), i % 2 == 0);
        assert_int_equal(qr_dark(&qr, 6, i), i % 2 == 0);
    }
    assert_false(qr_dark(&qr, -1, 0));
    assert_false(qr_dark(&qr, 0, qr.size));
}

/* Where the bits of a text stand, from the lower right corner up (ISO/IEC
 * 18004, 7.7.3): reads a code of version 1 or 2 back, whatever its mask. */
struct reader {
    const struct qr *qr;
    int mask;
    unsigned char bits[512];
    int count;
};

static bool
is_fixed(const struct qr *qr, int x, int y) {
    int n = qr->size;
    if ((x < 9 && y < 9) || (x >= n - 8 && y < 9) || (x < 9 && y >= n - 8))
        return true;
    if (x == 6 || y == 6)
        return true;
    /* Version 2 has one alignment square. */
    return n == 25 && x >= 16 && x <= 20 && y >= 16 && y <= 20;
}

static bool
is_masked(int mask, int i, int j) {
    switch (mask) {
    case 0:
        return (i + j) % 2 == 0;
    case 1:
        return i % 2 == 0;
    case 2:
        return j % 3 == 0;
    case 3:
        return (i + j) % 3 == 0;
    case 4:
        return (i / 2 + j / 3) % 2 == 0;
    case 5:
        return i * j % 2 + i * j % 3 == 0;
    case 6:
        return (i * j % 2 + i * j % 3) % 2 == 0;
    default:
        return ((i + j) % 2 + i * j % 3) % 2 == 0;
    }
}

static void
read_bits(struct reader *r) {
    int n = r->qr->size;
    bool up = true;
    /* The mask stands beside the corner, itself under a mask of 101. */
    r->mask =
        (qr_dark(r->qr, 2, 8) << 2 | qr_dark(r->qr, 3, 8) << 1 | qr_dark(r->qr, 4, 8)) ^
        5;
    for (int right = n - 1; right > 0; right -= 2, up = !up) {
        if (right == 6)
            right--;
        for (int step = 0; step < n; step++)
            for (int x = right; x > right - 2; x--) {
                int y = up ? n - 1 - step : step;
                if (is_fixed(r->qr, x, y))
                    continue;
                bool bit = qr_dark(r->qr, x, y) != is_masked(r->mask, y, x);
                r->bits[r->count++] = bit;
            }
    }
}

static unsigned
take(const struct reader *r, int *at, int count) {
    unsigned value = 0;
    while (count-- > 0)
        value = value << 1 | r->bits[(*at)++];
    return value;
}

static void
a_code_holds_what_was_put_in(void **state) {
    void *ctx = *state;
    static const char *const texts[] = {"tend", "https://a.example/b", "Łódź, é!"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct qr qr = made(ctx, texts[i]);
        assert_true(qr.size == 21 || qr.size == 25);
        struct reader r = {.qr = &qr};
        int at = 0;
        read_bits(&r);
        assert_int_equal(take(&r, &at, 4), 4); /* bytes */
        assert_int_equal(take(&r, &at, 8), strlen(texts[i]));
        for (const char *c = texts[i]; *c; c++)
            assert_int_equal(take(&r, &at, 8), (unsigned char)*c);
    }
}

static void
a_picture_draws_every_dark_module_once(void **state) {
    void *ctx = *state;
    struct qr qr = made(ctx, "https://example.org");
    const char *svg = qr_svg(ctx, &qr);
    int dark = 0, drawn = 0, x, y, width;
    for (int i = 0; i < qr.size * qr.size; i++)
        dark += qr.cells[i];
    for (const char *at = strstr(svg, "#000"); (at = strchr(at, 'M')) != NULL; at++) {
        assert_int_equal(sscanf(at, "M%d %dh%dv1", &x, &y, &width), 3);
        for (int i = 0; i < width; i++)
            assert_true(qr_dark(&qr, x - QR_QUIET + i, y - QR_QUIET));
        drawn += width;
    }
    assert_int_equal(drawn, dark);
    assert_non_null(strstr(svg, "viewBox=\"0 0 33 33\""));
}

static void
a_terminal_shows_two_rows_in_a_line(void **state) {
    void *ctx = *state;
    struct qr qr = made(ctx, "tend");
    const char *shown = qr_terminal(ctx, &qr, true);
    int lines = 0;
    for (const char *p = shown; *p; p++)
        lines += *p == '\n';
    assert_int_equal(lines, (qr.size + 2 * QR_QUIET + 1) / 2);
    assert_non_null(strstr(shown, "\u2580"));
    /* Without colours: light is drawn, and the quiet zone with it. */
    assert_memory_equal(qr_terminal(ctx, &qr, false), "\u2588\u2588\u2588\u2588", 12);
}

static void
what_does_not_fit_is_refused(void **state) {
    void *ctx = *state;
    struct qr qr;
    struct error err;
    char *text = mem_array(ctx, char, 4001);
    memset(text, 'x', 4000);
    assert_int_equal(qr_make(ctx, text, &qr, &err), FAULT_INVALID);
    assert_non_null(strstr(err.text, "too much"));
    assert_int_equal(qr_make(ctx, "", &qr, &err), FAULT_INVALID);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int
main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_code_has_its_three_corners_and_its_lines),
        TEST(a_code_holds_what_was_put_in),
        TEST(a_picture_draws_every_dark_module_once),
        TEST(a_terminal_shows_two_rows_in_a_line),
        TEST(what_does_not_fit_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
