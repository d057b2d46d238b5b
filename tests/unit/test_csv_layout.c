#include "csv_text.h"

#include "exchange/csv_layout.h"

#include "base/ban.h"

static struct csv_layout *
layout(void *ctx, const char *text, const struct strings *map) {
    struct csv_layout *out = NULL;
    struct error err = {0};
    if (csv_layout_read(ctx, text, strlen(text), map, &out, &err) != FAULT_NONE)
        fail_msg("%s", err.text);
    return out;
}

static struct strings
map_of(void *ctx, const char *const *entries, size_t count) {
    struct strings map = {0};
    for (size_t i = 0; i < count; i++)
        *array_add(ctx, &map) = entries[i];
    return map;
}

#define MAP(ctx, ...)                                                                  \
    map_of((ctx), (const char *const[]){__VA_ARGS__},                                  \
           sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

#define is_column(l, at, says, writes)                                                 \
    do {                                                                               \
        assert_string_equal((l)->columns.items[at].words, (says));                     \
        assert_string_equal((l)->columns.items[at].field, (writes));                   \
    } while (0)

static void
says_what_each_column_is(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    const struct csv_layout *l =
        layout(ctx,
               "First name,Surname,Work e-mail,Shoe size,,Spouse,City\n"
               "Ana,Ruiz,ana@example.org,38,x,Leo,Bern\n"
               "Ben,Ohm,,38,,,\n"
               "Cy,Lee,cy@example.org,40,y,,Basel\n"
               "Di,Moe,di@example.org,41,z,,\n",
               NULL);
    assert_int_equal(l->format, FORMAT_CSV);
    assert_int_equal(l->header_line, 1);
    assert_int_equal(l->rows, 4);
    assert_true(l->usable);
    assert_int_equal(l->columns.count, 7);
    is_column(l, 0, "first name", "name.given");
    is_column(l, 1, "family name", "name.family");
    is_column(l, 2, "e-mail (work)", "email.work");
    assert_int_equal(l->columns.items[2].number, 3);
    assert_int_equal(l->columns.items[2].samples.count, 3);
    assert_string_equal(l->columns.items[2].samples.items[1], "cy@example.org");
    assert_string_equal(l->columns.items[3].header, "Shoe size");
    assert_null(l->columns.items[3].words);
    assert_null(l->columns.items[3].field);
    /* the same value is shown once */
    assert_string_equal(l->columns.items[3].samples.items[1], "40");
    assert_null(l->columns.items[4].header);
    assert_string_equal(l->columns.items[4].samples.items[0], "x");
    assert_string_equal(l->columns.items[5].words, "relation (spouse)");
    assert_null(l->columns.items[5].field);
    is_column(l, 6, "town", "city");
    assert_false(l->columns.items[0].mapped);
    talloc_free(ctx);
}

static void
knows_every_program(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    const struct csv_layout *l =
        layout(ctx,
               "First Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value,Photo\n"
               "Ana,Ruiz,* myContacts,Work,ana@example.org,https://x.example/p\n",
               NULL);
    assert_int_equal(l->format, FORMAT_GOOGLE);
    assert_string_equal(l->columns.items[2].words, "tags");
    assert_string_equal(l->columns.items[3].words, "leave it out");
    assert_string_equal(l->columns.items[4].words, "e-mail, with its label");
    assert_null(l->columns.items[4].field);
    assert_string_equal(l->columns.items[5].words, "picture, which is left out");
    l = layout(ctx,
               "Title,First Name,Business Street,Business Phone,Referred By,"
               "E-mail Address\nDr.,Ana,1 Elm St,555-0100,Ben,ana@example.org\n",
               NULL);
    assert_int_equal(l->format, FORMAT_OUTLOOK);
    is_column(l, 0, "title in front of the name", "name.prefix");
    is_column(l, 2, "street (work)", "street.work");
    is_column(l, 3, "phone (work)", "phone.work");
    is_column(l, 4, "introduced by", "introduced-by");
    l = layout(ctx,
               "Notes:\n\"a paragraph\"\n\nFirst Name,Last Name,URL,Email Address,"
               "Company,Position,Connected On\nAna,Ruiz,https://x.example,,Oak,Head,12 "
               "Mar 2024\n",
               NULL);
    assert_int_equal(l->format, FORMAT_LINKEDIN);
    assert_int_equal(l->header_line, 4);
    assert_string_equal(l->columns.items[6].words, "when you connected");
    talloc_free(ctx);
}

static void
takes_a_map_by_number(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    /* Two columns of one name, and one without. */
    static const char text[] = "Name,Nummer,Nummer,,#\n"
                               "Ana Ruiz,17,555-0100,ana@example.org,9\n";
    struct strings map =
        MAP(ctx, "#2=ignore", " #3 = phone.mobile", "#4=email", "#=tag");
    const struct csv_layout *l = layout(ctx, text, &map);
    is_column(l, 0, "name", "name");
    is_column(l, 1, "leave it out", "ignore");
    is_column(l, 2, "phone (mobile)", "phone.mobile");
    is_column(l, 3, "e-mail", "email");
    is_column(l, 4, "tag", "tag");
    assert_false(l->columns.items[0].mapped);
    assert_true(l->columns.items[2].mapped);
    const struct contact *c = only(read_map(ctx, text, strlen(text), &map));
    assert_string_equal(ways(c, CONTACT_PHONE), "mobile: 555-0100");
    assert_string_equal(ways(c, CONTACT_EMAIL), "-: ana@example.org");
    assert_string_equal(joined(c, &c->tags), "9");
    /* What a map says is shown, even when it is what was understood anyway. */
    struct strings same = MAP(ctx, "#1=name");
    assert_false(layout(ctx, text, &same)->columns.items[0].mapped);
    talloc_free(ctx);
}

static void
puts_the_parts_of_an_address_together(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    static const char text[] = "Name,Wo,Wo,Wo,Wo\nAna Ruiz,Elmgasse 1,8001,Bern,CH\n";
    struct strings map = MAP(ctx, "#2=street.work", "#3=postcode.work", "#4=city.work",
                             "#5=country.work");
    const struct contact *c = only(read_map(ctx, text, strlen(text), &map));
    assert_string_equal(ways(c, CONTACT_ADDRESS), "work: Elmgasse 1 / 8001 Bern / CH");
    talloc_free(ctx);
}

static void
reads_a_table_without_header_by_numbers(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    static const char text[] = "Ana Ruiz,ana@example.org,x\n"
                               "Ben Ohm,ben@example.org,,555-0100\n";
    const struct csv_layout *l = layout(ctx, text, NULL);
    assert_int_equal(l->header_line, 0);
    assert_int_equal(l->rows, 2);
    assert_int_equal(l->columns.count, 4);
    assert_false(l->usable);
    assert_null(l->columns.items[0].words);
    is_column(l, 1, "e-mail", "email");
    is_column(l, 3, "phone", "phone");
    struct strings map = MAP(ctx, "#1=name", "#3=fact");
    l = layout(ctx, text, &map);
    assert_true(l->usable);
    const struct contacts *all = read_map(ctx, text, strlen(text), &map);
    assert_int_equal(all->list.count, 2);
    assert_string_equal(all->list.items[0]->name, "Ana Ruiz");
    assert_int_equal(all->list.items[0]->line, 1);
    assert_string_equal(joined(all->list.items[0], &all->list.items[0]->facts), "x");
    assert_string_equal(ways(all->list.items[1], CONTACT_PHONE), "-: 555-0100");
    talloc_free(ctx);
}

static void
refuses_a_wrong_map(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    static const char text[] = "Name,Phone\nAna,555-0100\n";
    static const struct {
        const char *entry, *says;
    } wrong[] = {{"#3=email", "has no column 3; it has 2"},
                 {"#0=email", "has no column \"#0\""},
                 {"#12345=email", "has no column \"#12345\""},
                 {"#2=telephone", "no field \"telephone\""}};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct strings map = MAP(ctx, wrong[i].entry);
        struct csv_layout *out = NULL;
        struct error err = {0};
        assert_contains(refusal(ctx, text, &map, "map"), wrong[i].says);
        assert_int_equal(csv_layout_read(ctx, text, strlen(text), &map, &out, &err),
                         FAULT_INVALID);
        assert_contains(err.text, wrong[i].says);
    }
    talloc_free(ctx);
}

static void
shows_a_table_that_cannot_be_used_yet(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    const struct csv_layout *l = layout(ctx, "Wer,Wo\nAna Ruiz,Bern\n", NULL);
    assert_false(l->usable);
    assert_null(l->columns.items[0].words);
    assert_string_equal(l->columns.items[0].samples.items[0], "Ana Ruiz");
    struct strings map = MAP(ctx, "#1=name");
    assert_true(layout(ctx, "Wer,Wo\nAna Ruiz,Bern\n", &map)->usable);
    talloc_free(ctx);
}

/* What is offered to choose from is what a map understands, in the same words. */
static void
offers_only_what_a_map_takes(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    for (const struct csv_choice *c = csv_choices; c->field; c++) {
        struct strings map = MAP(ctx, mem_printf(ctx, "#1=%s", c->field));
        const struct csv_layout *l = layout(ctx, "Kurs,Name\nx,y\n", &map);
        /* These two take what the column is called as their label. */
        bool labelled = strcmp(c->field, "date") == 0 || strcmp(c->field, "fact") == 0;
        const char *label = labelled ? "Kurs" : NULL;
        is_column(l, 0, label ? mem_printf(ctx, "%s (%s)", c->words, label) : c->words,
                  label ? mem_printf(ctx, "%s.%s", c->field, label) : c->field);
    }
    talloc_free(ctx);
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(says_what_each_column_is),
        cmocka_unit_test(knows_every_program),
        cmocka_unit_test(takes_a_map_by_number),
        cmocka_unit_test(puts_the_parts_of_an_address_together),
        cmocka_unit_test(reads_a_table_without_header_by_numbers),
        cmocka_unit_test(refuses_a_wrong_map),
        cmocka_unit_test(shows_a_table_that_cannot_be_used_yet),
        cmocka_unit_test(offers_only_what_a_map_takes),
    };
    return cmocka_run_group_tests_name("csv_layout", tests, NULL, NULL);
}
