#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "exchange/monica.h"

#include "base/ban.h"

static struct contacts *
read_file(const void *ctx, const char *name) {
    const char *path = mem_printf(ctx, "%s/monica/%s", getenv("TEND_TEST_DATA"), name);
    char *bytes;
    size_t len;
    struct error err;
    struct contacts *all = NULL;
    assert_int_equal(file_read(ctx, path, &bytes, &len, &err), 0);
    assert_true(monica_looks_like(bytes, len));
    assert_int_equal(monica_read(ctx, bytes, len, &all, &err), 0);
    return all;
}

static struct contacts *
read_text(const void *ctx, const char *json) {
    struct error err;
    struct contacts *all = NULL;
    assert_int_equal(monica_read(ctx, json, strlen(json), &all, &err), 0);
    return all;
}

/* One contact with these properties and data. */
static struct contact *
read_one(const void *ctx, const char *properties, const char *data) {
    const char *json = mem_printf(
        ctx,
        "{\"version\":\"1.0-preview.1\",\"account\":{\"data\":[{\"type\":\"contact\","
        "\"values\":[{\"properties\":{%s},\"data\":%s}]}]}}",
        properties, data);
    struct contacts *all = read_text(ctx, json);
    assert_int_equal(all->list.count, 1);
    return all->list.items[0];
}

static bool
has_fact(const struct contact *c, const char *fact) {
    for (size_t i = 0; i < c->facts.count; i++)
        if (strcmp(c->facts.items[i], fact) == 0)
            return true;
    return false;
}

static void
assert_way(const struct contact *c, size_t i, enum contact_kind kind, const char *label,
           const char *value) {
    assert_true(i < c->ways.count);
    assert_int_equal(c->ways.items[i].kind, kind);
    if (label)
        assert_string_equal(c->ways.items[i].label, label);
    else
        assert_null(c->ways.items[i].label);
    assert_string_equal(c->ways.items[i].value, value);
}

static void
assert_touch(const struct contact *c, size_t i, int day, const char *method,
             const char *text) {
    assert_true(i < c->touches.count);
    struct date date = c->touches.items[i].date;
    assert_int_equal((date.year * 100 + date.month) * 100 + date.mday, day);
    assert_string_equal(c->touches.items[i].method, method);
    if (text)
        assert_string_equal(c->touches.items[i].text, text);
    else
        assert_null(c->touches.items[i].text);
}

static void
reads_who_someone_is(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct contacts *all = read_file(ctx, "export.json");
    assert_int_equal(all->format, FORMAT_MONICA);
    assert_int_equal(all->read, 7);
    assert_int_equal(all->list.count, 3);
    assert_int_equal(all->photos, 1);
    const struct contact *ana = all->list.items[0];
    assert_string_equal(ana->uid, "00000000-0000-4000-8000-000000000101");
    assert_string_equal(ana->name, "Ana Ruiz");
    assert_string_equal(ana->given, "Ana");
    assert_string_equal(ana->additional, "Maria");
    assert_string_equal(ana->family, "Ruiz");
    assert_string_equal(ana->nickname, "Annie");
    assert_string_equal(ana->organisation, "Lincoln High");
    assert_string_equal(ana->title, "School counsellor");
    assert_true(ana->starred);
    assert_int_equal(ana->line, 41);
    assert_int_equal(ana->rhythm_days, 60);
    assert_int_equal(ana->last_talked.year, 2024);
    assert_int_equal(ana->last_talked.month, 6);
    assert_int_equal(ana->tags.count, 2);
    assert_string_equal(ana->tags.items[1], "school");
    assert_string_equal(ana->note, "School counsellor at Lincoln High\n\n"
                                   "2 January 2024: Sends us teenagers.\nPrefers "
                                   "e-mail.\n\n2 January 2024: Has a dog & a cat");
    const struct contact *ben = all->list.items[1];
    assert_int_equal(ben->line, 477);
    assert_string_equal(ben->tags.items[0], "archived");
    assert_false(ben->starred);
    talloc_free(ctx);
}

static void
reads_how_to_reach_them(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    const struct contact *ana = read_file(ctx, "export.json")->list.items[0];
    assert_way(ana, 0, CONTACT_EMAIL, NULL, "Ana@example.org");
    assert_way(ana, 1, CONTACT_PHONE, NULL, "+1 555 0101");
    assert_way(ana, 2, CONTACT_SOCIAL, "Facebook", "ana.ruiz");
    assert_way(ana, 3, CONTACT_URL, "Website", "https://ana.example.org");
    assert_way(ana, 4, CONTACT_EMAIL, NULL, "praxis@example.org");
    assert_way(ana, 5, CONTACT_PHONE, NULL, "555-0199");
    assert_way(ana, 6, CONTACT_SOCIAL, NULL, "@ana");
    assert_way(ana, 7, CONTACT_EMAIL, "Front desk", "desk@example.org");
    assert_way(ana, 8, CONTACT_ADDRESS, "work",
               "1 Main Street\nSpringfield, IL 62701\nUS");
    assert_int_equal(ana->ways.count, 9);
    talloc_free(ctx);
}

static void
reads_dates_and_facts(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct contacts *all = read_file(ctx, "export.json");
    const struct contact *ana = all->list.items[0];
    assert_int_equal(ana->dates.count, 3);
    assert_string_equal(ana->dates.items[0].label, "birthday");
    assert_int_equal(ana->dates.items[0].date.year, 1980);
    assert_string_equal(ana->dates.items[1].label, "first met");
    assert_string_equal(ana->dates.items[2].label, "Practice anniversary");
    assert_int_equal(ana->dates.items[2].date.year, 0);
    static const char *const facts[] = {
        "food: vegetarian",
        "25 December 2023: gift given: Tea, 12.50. She likes green tea",
        "gift idea: Concert ticket",
        "1 February 2024: gift received: Honey",
        "Practice anniversary. bring flowers",
        "12 June 2024: reminder: Daughter graduates",
        "12 June 2024: reminder every 2 weeks: Send newsletter",
        "to do: Send brochure. the blue one",
        "pet: Rex (dog)",
        "pet: cat",
        "15 August 2023: Got promoted. head of counselling",
        "10 January 2022: new job",
    };
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        if (!has_fact(ana, facts[i]))
            fail_msg("no fact \"%s\"", facts[i]);
    assert_int_equal(ana->facts.count, sizeof facts / sizeof *facts);
    const struct contact *ben = all->list.items[1]; /* ages only */
    assert_int_equal(ben->dates.count, 0);
    assert_true(has_fact(ben, "born about 1994"));
    assert_true(has_fact(ben, "first met about 2015"));
    const struct contact *cleo = all->list.items[2];
    assert_int_equal(cleo->dates.items[0].date.year, 0);
    assert_int_equal(cleo->dates.items[0].date.month, 10);
    talloc_free(ctx);
}

static void
reads_touches(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct contacts *all = read_file(ctx, "export.json");
    const struct contact *ana = all->list.items[0];
    assert_int_equal(ana->touches.count, 5);
    assert_touch(ana, 0, 20240506, "phone", "Spoke about the new group");
    assert_touch(ana, 1, 20240606, "phone", NULL);
    assert_touch(ana, 2, 20240401, "text message",
                 "me: Lunch next week?\nthey: Gladly!");
    assert_touch(ana, 3, 20240520, "in person", "Lunch\nTalked about referrals");
    assert_touch(ana, 4, 20240521, "email", "Sent articles");
    assert_int_equal(all->list.items[1]->touches.count, 1);
    talloc_free(ctx);
}

static void
links_people_and_leaves_some_out(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct contacts *all = read_file(ctx, "export.json");
    const struct contact *ana = all->list.items[0];
    static const char *const links[][2] = {{"introduced by", "Ben Ohm"},
                                           {"ex husband", "Emil Ruiz"},
                                           {"colleague", "Ben Ohm"},
                                           {"parent", "Dora Lind"}};
    assert_int_equal(ana->links.count, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(ana->links.items[i].relation, links[i][0]);
        assert_string_equal(ana->links.items[i].name, links[i][1]);
    }
    assert_string_equal(all->list.items[1]->links.items[0].name, "Emil Ruiz");
    static const struct contact_skip skips[] = {
        {537, "Dora Lind has died; the entry stays in Monica"},
        {573, "this is your own card"},
        {587, "no name, organisation, e-mail or phone"},
    };
    assert_int_equal(all->skips.count, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(all->skips.items[i].line, skips[i].line);
        assert_string_equal(all->skips.items[i].reason, skips[i].reason);
    }
    talloc_free(ctx);
}

static void
bears_wrong_types(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    const struct contact *c = read_one(
        ctx,
        "\"first_name\":\"Ana\",\"last_name\":7,\"nickname\":[],\"tags\":[1,null,\"x\"]"
        ","
        "\"is_starred\":1,\"is_active\":\"no\",\"birthdate\":\"1980-03-15\","
        "\"last_talked_to\":{\"date\":\"2020-01-02 00:00:00.000000\"},"
        "\"stay_in_touch_frequency\":\"30\",\"first_met_through\":{},\"company\":null,"
        "\"food_preferences\":1e300",
        "[1,null,{},{\"type\":5},{\"type\":\"note\",\"values\":{}},"
        "{\"type\":\"notes\",\"values\":[3,{\"properties\":{\"body\":\"a\\u0000b\"}}]},"
        "{\"type\":\"contact-field\",\"values\":[\"x\",{\"properties\":5},"
        "{\"properties\":{\"data\":[]}},{\"properties\":{\"data\":\"a@b.example\","
        "\"type\":9}}]},{\"type\":\"activities\",\"values\":[4,\"nix\"]},"
        "{\"type\":\"call\",\"values\":[{\"properties\":{\"called_at\":\"soon\"}}]},"
        "{\"type\":\"addresses\",\"values\":[{\"properties\":{\"country\":\"US\"}},"
        "{\"properties\":{}}]},{\"type\":\"gift\",\"values\":[{}]},"
        "{\"type\":\"pet\",\"values\":[{\"properties\":{\"name\":\"Rex\"}}]},"
        "{\"type\":\"life_event\",\"values\":[{\"properties\":{}}]},"
        "{\"type\":\"conversation\",\"values\":[{\"properties\":{\"happened_at\":"
        "\"2020-02-02\",\"messages\":7}}]}]");
    assert_string_equal(c->name, "Ana");
    assert_null(c->uid);
    assert_true(c->starred);
    assert_int_equal(c->tags.count, 1);
    assert_int_equal(c->rhythm_days, 30);
    assert_int_equal(c->last_talked.mday, 2);
    assert_string_equal(c->note, "a b");
    assert_way(c, 0, CONTACT_EMAIL, NULL, "a@b.example");
    assert_way(c, 1, CONTACT_ADDRESS, NULL, "US");
    assert_int_equal(c->ways.count, 2);
    assert_int_equal(c->touches.count, 1);
    assert_null(c->touches.items[0].method);
    assert_int_equal(c->facts.count, 1);
    assert_int_equal(c->links.count, 0);
    assert_int_equal(
        read_one(ctx, "\"company\":\"A\",\"stay_in_touch_frequency\":1e9", "null")
            ->rhythm_days,
        0);
    struct contacts *all = read_text(
        ctx,
        "\xEF\xBB\xBF{\"account\":{\"data\":[{\"values\":[{}]},\n{\"type\":"
        "\"contact\",\"values\":[7,\n{\"uuid\":\"u\"},\n{\"uuid\":8,\"properties\":"
        "{\"last_name\":\"Ohm\",\"is_dead\":true}},{\"properties\":{\"is_dead\":1}},"
        "\n{\"properties\":{\"is_partial\":true}}]}],\"instance\":{\"activity_types\":"
        "[{\"uuid\":\"t\",\"properties\":{}}]}}}");
    assert_int_equal(all->read, 5);
    assert_int_equal(all->skips.count, 4);
    assert_int_equal(all->skips.items[0].line, 2);
    assert_int_equal(all->skips.items[1].line, 3);
    assert_int_equal(all->skips.items[2].line, 4);
    talloc_free(ctx);
}

static void
assert_refused(const char *json, size_t len, const char *part) {
    void *ctx = mem_context(NULL);
    struct error err;
    struct contacts *all = NULL;
    assert_int_equal(monica_read(ctx, json, len, &all, &err), FAULT_INVALID);
    if (!strstr(err.text, part))
        fail_msg("\"%s\" lacks \"%s\"", err.text, part);
    assert_null(all);
    talloc_free(ctx);
}

static void
refuses_what_is_not_whole_json(void **state) {
    (void)state;
    assert_refused("", 0, "line 1, column 0");
    assert_refused("{\"account\":\n  {\"data\": [", 24,
                   "line 2, column 12: it ends too");
    assert_refused("{\"a\":1,\n\"a\":2}", 14, "line 2, column 3");
    assert_refused("{\"a\":\"\xFF\"}", 9, "UTF-8");
    assert_refused("{} x", 4, "line 1");
    assert_refused("[]", 2, "not an export of Monica's");
    assert_refused("{\"account\":{\"data\":{}}}", 23, "not an export of Monica's");
    size_t deep = 1000000;
    char *nest = malloc(deep);
    memset(nest, '[', deep);
    assert_refused(nest, deep, "too deeply");
    free(nest);
}

static void
knows_an_export(void **state) {
    (void)state;
    assert_false(monica_looks_like("", 0));
    assert_false(monica_looks_like("\0\0", 2));
    assert_false(monica_looks_like("\"version\" \"account\"", 19));
    assert_false(monica_looks_like("{\"version\":1}", 13));
    assert_true(monica_looks_like("\xEF\xBB\xBF {\"version\":1,\"account\":{}}", 30));
}

/* Every contact knows every activity by a reference; the texts must be shared, and no
 * step may look through all for each. */
static void
stays_quick_with_very_many(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    char *big = mem_zero_array(ctx, 1, 500001, "char[]");
    memset(big, 'x', 500000);
    size_t room = 64 << 20;
    char *json = malloc(room);
    FILE *out = fmemopen(json, room, "w");
    fputs("{\"account\":{\"data\":[{\"type\":\"activity\",\"values\":[{\"uuid\":\"a\","
          "\"properties\":{\"happened_at\":\"2020-01-01\",\"summary\":\"",
          out);
    fputs(big, out);
    fputs("\"}}]},{\"type\":\"relationship\",\"values\":[", out);
    for (int i = 0; i < 50000; i++)
        fprintf(out,
                "%s{\"properties\":{\"type\":\"friend\",\"contact_is\":\"%d\","
                "\"of_contact\":\"7\"}}",
                i ? "," : "", i);
    fputs("]},{\"type\":\"contact\",\"values\":[", out);
    for (int i = 0; i < 50000; i++)
        fprintf(out,
                "%s{\"uuid\":\"%d\",\"properties\":{\"first_name\":\"%s %d\"},"
                "\"data\":[{\"type\":\"activity\",\"values\":[\"a\"]}]}",
                i ? ",\n" : "", i, i == 7 ? big : "Person", i);
    fputs("]}]}}", out);
    fclose(out);
    struct contacts *all = read_text(ctx, json);
    free(json);
    /* Person 7 has a name of half a megabyte and knows everybody. */
    assert_int_equal(all->skips.count, 1);
    assert_int_equal(all->skips.items[0].line, 8);
    assert_int_equal(all->list.count, 49999);
    const struct contact *last = all->list.items[49998];
    assert_int_equal(last->line, 50000);
    assert_int_equal(last->touches.count, 1);
    assert_true(strlen(last->links.items[0].name) < 200);
    talloc_free(ctx);
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_who_someone_is),
        cmocka_unit_test(reads_how_to_reach_them),
        cmocka_unit_test(reads_dates_and_facts),
        cmocka_unit_test(reads_touches),
        cmocka_unit_test(links_people_and_leaves_some_out),
        cmocka_unit_test(bears_wrong_types),
        cmocka_unit_test(refuses_what_is_not_whole_json),
        cmocka_unit_test(knows_an_export),
        cmocka_unit_test(stays_quick_with_very_many),
    };
    return cmocka_run_group_tests_name("monica", tests, NULL, NULL);
}
