#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "exchange/leaflet.h"

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

static struct leaflet
made(void *ctx) {
    struct leaflet l = {.heading = "Help & <hope>",
                        .name = "Rosa \"R\" Lind",
                        .title = "Therapist",
                        .code = "https://example.org",
                        .code_says = "My web page",
                        .day = "2026-03-02"};
    *array_add(ctx, &l.parts) =
        (struct leaflet_part){.title = "Whom I help", .text = "Teens\n\nParents"};
    *array_add(ctx, &l.ways) =
        (struct leaflet_way){.label = "Phone", .text = "030 555", .link = "tel:030555"};
    *array_add(ctx, &l.ways) =
        (struct leaflet_way){.label = "Address", .text = "Main Street 8\nTown"};
    return l;
}

static void
a_letter_has_it_in_plain_lines(void **state) {
    void *ctx = *state;
    struct leaflet l = made(ctx);
    assert_string_equal(leaflet_text(ctx, &l),
                        "Help & <hope>\n\nWhom I help:\nTeens\n\nParents\n\n"
                        "Rosa \"R\" Lind\nTherapist\nPhone: 030 555\n"
                        "Address: Main Street 8, Town\n");
}

static void
a_file_needs_nothing_else_and_runs_nothing(void **state) {
    void *ctx = *state;
    struct leaflet l = made(ctx);
    struct qr qr;
    struct error err;
    l.parts.items[0].text = "<script>alert(1)</script> & \"quotes\"";
    l.ways.items[0].text = "<img src=x onerror=alert(1)>";
    l.ways.items[0].link = "https://example.org/\"onclick=\"x";
    assert_int_equal(qr_make(ctx, l.code, &qr, &err), FAULT_NONE);
    const char *html = leaflet_html(ctx, &l, &qr);
    assert_null(strstr(html, "<script"));
    assert_null(strstr(html, "<img"));
    assert_null(strstr(html, "<link"));
    assert_null(strstr(html, "url("));
    assert_null(strstr(html, "@import"));
    assert_null(strstr(html, "\"onclick"));
    assert_non_null(strstr(html, "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;"));
    assert_non_null(strstr(html, "<h1>Help &amp; &lt;hope&gt;</h1>"));
    assert_non_null(strstr(html, "Main Street 8<br>\nTown"));
    assert_non_null(strstr(html, "<svg"));
    assert_null(strstr(leaflet_html(ctx, &l, NULL), "<svg"));
}

static void
the_program_for_paper_reads_what_was_written(void **state) {
    void *ctx = *state;
    struct leaflet l = made(ctx), back;
    struct error err;
    json_t *m = leaflet_json(&l);
    char *text = json_dumps(m, 0);
    json_decref(m);
    assert_int_equal(leaflet_read(ctx, text, strlen(text), &back, &err), FAULT_NONE);
    free(text);
    assert_string_equal(leaflet_text(ctx, &back), leaflet_text(ctx, &l));
    assert_string_equal(back.code, l.code);
    assert_string_equal(back.day, l.day);
    assert_string_equal(back.ways.items[0].link, "tel:030555");
    assert_null(back.ways.items[1].link);
}

static void
anything_else_is_refused(void **state) {
    void *ctx = *state;
    static const char *const texts[] = {
        "", "[]", "{", "{\"heading\":1,\"day\":\"\"}", "{\"heading\":\"x\"}", "null"};
    struct leaflet l;
    struct error err;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_int_equal(leaflet_read(ctx, texts[i], strlen(texts[i]), &l, &err),
                         FAULT_INVALID);
    /* What lies deeper may be anything. */
    const char *odd = "{\"heading\":\"x\",\"day\":\"y\",\"parts\":[1,{}],\"ways\":{}}";
    assert_int_equal(leaflet_read(ctx, odd, strlen(odd), &l, &err), FAULT_NONE);
    assert_int_equal(l.parts.count, 2);
    assert_string_equal(l.parts.items[1].text, "");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int
main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_letter_has_it_in_plain_lines),
        TEST(a_file_needs_nothing_else_and_runs_nothing),
        TEST(the_program_for_paper_reads_what_was_written),
        TEST(anything_else_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
