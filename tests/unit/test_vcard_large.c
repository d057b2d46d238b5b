/* vCards of any size, in linear time. */
#include "vcard_cards.h"

#include "base/buffer.h"

#include "base/ban.h"

/* `unit` many times over, between `before` and `after`. */
static char *
repeated(const char *before, const char *unit, size_t times, const char *after) {
    struct buffer b = {.ctx = ctx};
    buffer_text(&b, before);
    for (size_t i = 0; i < times; i++)
        buffer_text(&b, unit);
    buffer_text(&b, after);
    return b.bytes;
}

static void
skips_cards_that_are_too_large(void **state) {
    (void)state;
    static const char next[] = "\nEND:VCARD\nBEGIN:VCARD\nFN:B\nEND:VCARD\n";
    static const struct {
        const char *before, *unit;
    } large[] = {
        {"BEGIN:VCARD\nFN:A\nNOTE:", "0123456789"},
        {"BEGIN:VCARD\nFN:A\nNOTE:", "\n 012345678"},
        {"BEGIN:VCARD\nFN:A\nNOTE;QUOTED-PRINTABLE:", "0123456789=\n"},
        {"BEGIN:VCARD\nFN:A\n", "NOTE:12345\n"},
        {"BEGIN:VCARD\nFN:A\n", "no colon here"},
        {"BEGIN:VCARD\nFN:A\nTEL", ";TYPE=HOME"},
    };
    for (size_t i = 0; i < sizeof large / sizeof *large; i++) {
        struct contacts *all =
            read_text(repeated(large[i].before, large[i].unit, 120000, next));
        assert_int_equal(all->skips.count, 1);
        assert_int_equal(all->skips.items[0].line, 1);
        assert_non_null(strstr(all->skips.items[0].reason, "larger than 1 MB"));
        assert_string_equal(all->list.items[0]->name, "B");
    }
    /* Pictures may be as large as they like. */
    static const char *const pictures[] = {"PHOTO;ENCODING=b:", "PHOTO;BASE64:\n",
                                           "PHOTO:data:image/png;base64,",
                                           "X-OTHER;ENCODING=b:"};
    for (size_t i = 0; i < sizeof pictures / sizeof *pictures; i++) {
        const char *before = mem_printf(ctx, "BEGIN:VCARD\nFN:A\n%s", pictures[i]);
        struct contacts *all = read_text(
            repeated(before, i < 2 ? "QUJDREVG\n " : "QUJDREVG", 500000, next));
        assert_int_equal(all->skips.count, 0);
        assert_int_equal(all->list.count, 2);
        assert_int_equal(all->photos, i < 3);
    }
}

/* Each takes well under a second; with time that grows with the square, hours. */
static void
reads_in_linear_time(void **state) {
    (void)state;
    static const char begin[] = "BEGIN:VCARD\nFN:A\n";
    static const char end[] = "\nEND:VCARD\n";
    assert_int_equal(
        read_text(repeated("", "BEGIN:VCARD\nEND:VCARD\n", 100000, ""))->skips.count,
        100000);
    read_text(repeated("", "BEGIN:VCARD\n", 200000, ""));
    read_text(repeated("BEGIN:VCARD\rFN:A\r", "X:1\r", 500000, "END:VCARD\r"));
    read_text(repeated("BEGIN:VCARD\nTEL", ";TYPE=a", 1000000, end));
    read_text(repeated("BEGIN:VCARD\nTEL", ";a", 400000, ":555-0100\nEND:VCARD\n"));
    read_text(repeated(begin, "AGENT:\nBEGIN:VCARD\n", 200000, end));
    read_text(repeated("BEGIN:VCARD\nNOTE", "\n x", 300000, end));
    read_text(repeated("BEGIN:VCARD\nNOTE;QUOTED-PRINTABLE:", "a=\n", 300000, end));
    read_text(repeated(begin, "NOTE:a\n", 100000, end));
    read_text(repeated(begin, "ADR:;;a\n", 100000, end));
    char *label = repeated("BEGIN:VCARD\nFN:A\na.X-ABLabel:", "x", 500000, "\n");
    read_text(repeated(label, "a.X-ABDATE:2020-01-02\n", 20000, end));
    label =
        repeated("BEGIN:VCARD\nFN:A\na.TEL:5551\na.X-ABLabel:", "_$!<", 100000, "x");
    read_text(repeated(label, ">!$_", 100000, end));
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        TEST(skips_cards_that_are_too_large),
        TEST(reads_in_linear_time),
    };
    return cmocka_run_group_tests_name("vcard_large", tests, NULL, NULL);
}
