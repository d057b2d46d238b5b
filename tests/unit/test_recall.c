#include "unit.h"

#include <string.h>

#include "base/memory.h"
#include "domain/recall.h"

#include "base/ban.h"

struct expected {
    const char *line;
    const char *name, *email, *phone;
};

static void
same(const char *line, const char *got, const char *wanted) {
    if (!got && !wanted)
        return;
    if (!got || !wanted || strcmp(got, wanted) != 0) {
        print_error("\"%s\": %s, not %s\n", line, got ? got : "(none)",
                    wanted ? wanted : "(none)");
        fail();
    }
}

static void
reads_a_name_with_an_address_or_a_number(void **state) {
    (void)state;
    static const struct expected lines[] = {
        {"Ana Ruiz", "Ana Ruiz", NULL, NULL},
        {"  Ana   Ruiz  ", "Ana Ruiz", NULL, NULL},
        {"Ana Ruiz ana@example.org", "Ana Ruiz", "ana@example.org", NULL},
        {"Ana Ruiz <ana@example.org>", "Ana Ruiz", "ana@example.org", NULL},
        {"ana@example.org, Ana Ruiz", "Ana Ruiz", "ana@example.org", NULL},
        {"Ana Ruiz 555-0101", "Ana Ruiz", NULL, "555-0101"},
        {"Ana Ruiz, +1 (206) 555 0101", "Ana Ruiz", NULL, "+1 (206) 555 0101"},
        {"Ana Ruiz (206) 555-0101", "Ana Ruiz", NULL, "(206) 555-0101"},
        {"Ana Ruiz 555-0101 ana@example.org", "Ana Ruiz", "ana@example.org",
         "555-0101"},
        {"Zoë Łęcka; zoe@example.org", "Zoë Łęcka", "zoe@example.org", NULL},
        {"ana@example.org", NULL, "ana@example.org", NULL},
        {"555-0101", NULL, NULL, "555-0101"},
        {"Room 12", "Room 12", NULL, NULL},
        {"Agent B55555", "Agent B55555", NULL, NULL},
        {"Ana @ work", "Ana work", NULL, NULL},
        {"Ana - ", "Ana -", NULL, NULL},
    };
    void *ctx = mem_context(NULL);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct recalled got;
        assert_true(recall_read(ctx, lines[i].line, &got));
        same(lines[i].line, got.name, lines[i].name);
        same(lines[i].line, got.email, lines[i].email);
        same(lines[i].line, got.phone, lines[i].phone);
    }
    talloc_free(ctx);
}

static void
reads_nothing_out_of_nothing(void **state) {
    (void)state;
    static const char *const lines[] = {"", "   ", ",,;", "<>", "@", "\x01", NULL};
    void *ctx = mem_context(NULL);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct recalled got;
        assert_false(recall_read(ctx, lines[i], &got));
    }
    talloc_free(ctx);
}

static void
asks_whole_questions(void **state) {
    (void)state;
    assert_true(recall_prompt_count() >= 6);
    for (size_t i = 0; i < recall_prompt_count(); i++) {
        const struct recall_prompt *p = recall_prompt_at(i);
        assert_int_equal(p->question[strlen(p->question) - 1], '?');
        assert_true(strlen(p->tag) > 0);
    }
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_a_name_with_an_address_or_a_number),
        cmocka_unit_test(reads_nothing_out_of_nothing),
        cmocka_unit_test(asks_whole_questions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
