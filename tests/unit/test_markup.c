/* What may stand in HTML and XML. */
#include "base/markup.h"

#include <string.h>

#include "base/memory.h"
#include "unit.h"

#include "base/ban.h"

static void
expect(const char *text, size_t len, enum markup markup, const char *wanted) {
    void *ctx = mem_context(NULL);
    struct buffer b = {.ctx = ctx};
    markup_add(&b, text, len, markup);
    assert_string_equal(buffer_str(&b), wanted);
    talloc_free(ctx);
}

static void
nothing_gets_out_of_its_place(void **state) {
    static const char text[] = "<a href=\"x\" title='y'>Ruiz & Ohm</a>";
    static const char wanted[] = "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;"
                                 "Ruiz &amp; Ohm&lt;/a&gt;";
    (void)state;
    for (int markup = MARKUP_HTML; markup <= MARKUP_XML; markup++) {
        expect(text, strlen(text), (enum markup)markup, wanted);
        expect("", 0, (enum markup)markup, "");
        expect("Łęcka, ñ, 日本", strlen("Łęcka, ñ, 日本"), (enum markup)markup,
               "Łęcka, ñ, 日本");
    }
}

static void
lines_and_controls_go_by_where_they_stand(void **state) {
    static const char text[] = "a\nb\x01\x1b<\0>";
    (void)state;
    expect(text, sizeof text - 1, MARKUP_HTML, "a\nb\x01\x1b&lt;\xEF\xBF\xBD&gt;");
    expect(text, sizeof text - 1, MARKUP_HTML_LINES,
           "a<br>\nb\x01\x1b&lt;\xEF\xBF\xBD&gt;");
    expect(text, sizeof text - 1, MARKUP_XML, "a b  &lt;\xEF\xBF\xBD&gt;");
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_gets_out_of_its_place),
        cmocka_unit_test(lines_and_controls_go_by_where_they_stand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
