#include "csv_text.h"

#include "base/ban.h"

static void
reads_a_practice_list(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    const struct contacts *all = read_file(ctx, "practice.csv");
    assert_int_equal(all->format, FORMAT_CSV);
    assert_int_equal(all->read, 3);
    assert_int_equal(all->list.count, 3);
    assert_int_equal(all->unmapped.count, 1);
    assert_string_equal(all->unmapped.items[0], "Shoe size");

    const struct contact *c = all->list.items[0];
    assert_int_equal(c->line, 3);
    assert_string_equal(c->name, "Ana Ruiz");
    assert_string_equal(c->family, "Ruiz");
    assert_string_equal(joined(c, &c->roles), "Teacher | Coach");
    assert_string_equal(joined(c, &c->tags), "school | coach");
    assert_string_equal(ways(c, CONTACT_EMAIL),
                        "-: ana@example.org | -: ana.ruiz@example.net");
    assert_string_equal(ways(c, CONTACT_PHONE), "-: 555-0100 | -: 555-0101");
    assert_string_equal(ways(c, CONTACT_ADDRESS),
                        "-: 1 Elm St / Springfield, IL 62701");
    assert_string_equal(ways(c, CONTACT_SOCIAL),
                        "linkedin: https://www.linkedin.com/in/ana-example");
    assert_string_equal(joined(c, &c->facts), "how we met: conference in Bern");
    assert_string_equal(links(c), "introduced by Zoë Łęcka");
    assert_string_equal(last_talked(c), "2026-01-12");

    c = all->list.items[1];
    assert_string_equal(c->name, "Tom Hill");
    assert_int_equal(c->ways.count, 0);
    assert_int_equal(c->links.count, 0);
    c = all->list.items[2];
    assert_int_equal(c->line, 7);
    assert_string_equal(ways(c, CONTACT_PHONE), "-: 112");
    assert_string_equal(c->note, "one\ntwo");

    static const char *const remarks[] = {
        "\"tom at example\" in the column E-mail is not an e-mail address",
        "\"5.55E+09\" in the column Phone is a number that a spreadsheet has rounded; "
        "look it up and add it by hand",
        "\"soon\" in the column Birthday is not a date that can be read; 2026-03-15 "
        "always can",
        "\"2/30/1980\" in the column Birthday is not a date that can be read; "
        "2026-03-15 always can",
        "\"3/15\" in the column Last contact has no year"};
    assert_int_equal(all->notes.count, 5);
    for (size_t i = 0; i < 5; i++)
        assert_string_equal(all->notes.items[i].text, remarks[i]);
    assert_int_equal(all->notes.items[4].line, 7);
    talloc_free(ctx);
}

static void
reads_what_it_can_of_a_broken_file(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    const struct contacts *all = read_file(ctx, "broken.csv");
    assert_int_equal(all->read, 8);
    assert_int_equal(all->list.count, 7);
    assert_int_equal(all->skips.count, 1);
    assert_int_equal(all->skips.items[0].line, 3);
    assert_contains(all->skips.items[0].reason, "never closed");
    assert_string_equal(all->list.items[1]->note, "a note\non two lines");
    assert_string_equal(all->list.items[2]->name, "Robert \"Bob\" Lee");
    assert_string_equal(all->list.items[3]->name, "\"Sue\" Ann Fox");
    assert_string_equal(all->list.items[4]->name, "Max 5\" Nail");
    talloc_free(ctx);
}

static void
reports_skips_in_the_order_of_lines(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    const struct contacts *all =
        read_text(ctx, "Name,Notes\n,x\nAna,\"y\n,z\n\"Tom\",\"z\n");
    assert_int_equal(all->skips.count, 4);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(all->skips.items[i].line, i + 2);
    assert_int_equal(all->read, 4);
    talloc_free(ctx);
}

static void
settles_what_words_mean(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    const struct contact *c = only(read_text(ctx, "Name,Title\nAna Ruiz,Dr.\n"));
    assert_string_equal(c->prefix, "Dr.");
    c = only(read_text(ctx, "Name,Title\nAna Ruiz,Head of School\n"));
    assert_string_equal(c->title, "Head of School");
    c = only(read_text(ctx, "Name,Title,Job title\nAna Ruiz,Canon,Vicar\n"));
    assert_string_equal(c->prefix, "Canon");
    assert_string_equal(c->title, "Vicar");
    c = only(read_text(ctx, "Nombre,E-mail\nAna Ruiz,ana@example.org\n"));
    assert_string_equal(c->name, "Ana Ruiz");
    assert_null(c->given);
    c = only(read_text(ctx, "Surname,Name\nRuiz,Ana\n"));
    assert_string_equal(c->name, "Ana Ruiz");
    c = only(read_text(ctx, "Nombre,Aniversario\nAna,2020-01-02\n"));
    assert_string_equal(dates(c), "anniversary 2020-01-02");
    c = only(read_text(ctx, "Name,Birth Year,Birth Month,Birth Day\nAna,1980,3,15\n"));
    assert_string_equal(dates(c), "birthday 1980-03-15");
    c = only(read_text(ctx, "Name,Birth Month,Birth Day\nAna,x,15\n"));
    assert_string_equal(dates(c), "");
    talloc_free(ctx);
}

static void
reads_names_of_one_column(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    const struct contacts *all = read_text(
        ctx,
        "Name\n\"Ruiz, Ana\"\n\"Hill, Tom\"\n\"Bell, Idris\"\n\"Fox, Sue\"\nCher\n");
    assert_string_equal(all->list.items[0]->name, "Ana Ruiz");
    assert_string_equal(all->list.items[4]->name, "Cher");
    all = read_text(ctx, "Name\n\"Ana Ruiz, LCSW\"\n\"Tom Hill, PhD\"\n");
    assert_string_equal(all->list.items[0]->name, "Ana Ruiz, LCSW");
    all = read_text(ctx, "Name\n\"Ruiz, Ana\"\nTom Hill\n\"a,\"\n\"a,b,c\"\n");
    assert_string_equal(all->list.items[0]->name, "Ruiz, Ana");
    talloc_free(ctx);
}

static void
keeps_what_comes_twice(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    const struct contact *c = only(read_text(
        ctx, "Name,Company,Employer,Notes,Comments,E-mail,E-mail,Street,City,Street,"
             "City,Phone 1,Phone2\n"
             "Ana Ruiz,Hill School,Sol,one,two,a@example.org,b@example.org,1 Elm St,"
             "Salem,2 Oak St,Troy,555-0100,555-0101\n"));
    assert_string_equal(c->organisation, "Hill School");
    assert_string_equal(joined(c, &c->facts), "Employer: Sol");
    assert_string_equal(c->note, "one\n\ntwo");
    assert_string_equal(ways(c, CONTACT_EMAIL), "-: a@example.org | -: b@example.org");
    assert_string_equal(ways(c, CONTACT_ADDRESS),
                        "-: 1 Elm St / Salem | -: 2 Oak St / Troy");
    assert_string_equal(ways(c, CONTACT_PHONE), "-: 555-0100 | -: 555-0101");
    talloc_free(ctx);
}

static void
reads_cells_as_people_fill_them(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    const struct contacts *all = read_text(
        ctx,
        "Name,E-mail,Phone,Introduced by,Website,Starred,Tags\n"
        "Ana,\"Ana Ruiz <ana@example.org>; mailto:a@example.net\",'+1 555 0100,Tom "
        "Hill; Eve Stone,a.example.org; b.example.org,yes,a ::: b\n"
        "Tom,n/a,-,none,-,no,\n"
        "Eve,unknown,\"030 / 12345, room 5\",,,0,\n"
        "Lin,,x1,,,x,\n");
    const struct contact *c = all->list.items[0];
    assert_string_equal(ways(c, CONTACT_EMAIL),
                        "-: ana@example.org | -: a@example.net");
    assert_string_equal(ways(c, CONTACT_PHONE), "-: +1 555 0100");
    assert_string_equal(links(c), "introduced by Tom Hill | introduced by Eve Stone");
    assert_string_equal(ways(c, CONTACT_URL), "-: a.example.org | -: b.example.org");
    assert_string_equal(joined(c, &c->tags), "a | b");
    assert_true(c->starred);
    c = all->list.items[1];
    assert_int_equal(c->ways.count + c->links.count, 0);
    assert_false(c->starred);
    c = all->list.items[2];
    assert_string_equal(ways(c, CONTACT_PHONE), "-: 030 / 12345, room 5");
    assert_false(c->starred);
    assert_true(all->list.items[3]->starred);
    assert_int_equal(all->notes.count, 1);
    assert_string_equal(all->notes.items[0].text,
                        "\"x1\" in the column Phone is not a phone number");
    talloc_free(ctx);
}

static void
check_birthday(const char *header, const char *cells, const char *expected) {
    void *ctx = mem_context(NULL);
    char *text = mem_printf(ctx, "%s\n", header);
    char *rest = mem_dup(ctx, cells);
    char *cell;
    while ((cell = strsep(&rest, "|")))
        text = mem_append(text, "Ana;%s\n", cell);
    const struct contacts *all = read_text(ctx, text);
    assert_string_equal(dates(all->list.items[0]), expected);
    talloc_free(ctx);
}

static void
decides_the_order_of_dates_by_column(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    const char *head = "Name,Birthday,Last contact\n";
    const struct contacts *all =
        read_text(ctx, mem_printf(ctx, "%sAna,3/4/1980,3/4/2026\n", head));
    assert_string_equal(dates(all->list.items[0]), "birthday 1980-03-04");
    assert_string_equal(last_talked(all->list.items[0]), "2026-03-04");
    all = read_text(
        ctx,
        mem_printf(ctx, "%sAna,3/4/1980,3/4/2026\nTom,25/3/1981,3/25/2026\n", head));
    assert_string_equal(dates(all->list.items[0]), "birthday 1980-04-03");
    assert_string_equal(last_talked(all->list.items[0]), "2026-03-04");
    all = read_text(ctx,
                    mem_printf(ctx, "%sAna,3/4/1980,3/4/2026\nTom,25/3/1981,\n", head));
    assert_string_equal(last_talked(all->list.items[0]), "2026-04-03");
    talloc_free(ctx);
}

static void
reads_dates_in_many_forms(void **state) {
    (void)state;
    static const struct {
        const char *cell, *date;
    } forms[] = {
        {"1980-03-15", "birthday 1980-03-15"},
        {"1980-03-15 00:00:00", "birthday 1980-03-15"},
        {"1980-03-15T00:00:00", "birthday 1980-03-15"},
        {"15/3/1980 0:00", "birthday 1980-03-15"},
        {"1980/3/15", "birthday 1980-03-15"},
        {"19800315", "birthday 1980-03-15"},
        {"15.3.80", "birthday 1980-03-15"},
        {"4.3.1980", "birthday 1980-03-04"},
        {"4/3/1980", "birthday 1980-03-04"},
        {"4-3-1980", "birthday 1980-03-04"},
        {"15.03.", "birthday --03-15"},
        {"15. 3.", "birthday --03-15"},
        {"4/3", "birthday --03-04"},
        {"3/15", "birthday --03-15"},
        {" --03-15", "birthday --03-15"},
        {"12 Mar 1980", "birthday 1980-03-12"},
        {"29295", "birthday 1980-03-15"},
        {"1604-03-15", "birthday --03-15"},
        {"1/1/4501", ""},
        {"0/0/00", ""},
        {"00/00/0000", ""},
        {"-", ""},
        {"1980", ""},
        {"1980-02-30", ""},
        {"32/1/1980", ""},
        {"3/", ""},
        {"3.15.", ""},
        {"3-15.80", ""},
        {"1:2:3", ""},
        {"x:30", ""},
        {"12345678901/3/4", ""},
        {"a very long text that is no date at all, whatever one thinks of it, really",
         ""},
        {"1980-03-15 ::: 1981-03-16", ""},
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        check_birthday("Name;Birthday", forms[i].cell, forms[i].date);
    check_birthday("Name;Birthday", "4/3/1980|1/25/1990", "birthday 1980-04-03");
}

static void
takes_a_map(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct strings map = {0};
    static const char *const entries[] = {"Wer=name.family",
                                          "Vor = name.given",
                                          "VORNE=name.prefix",
                                          "Mail=email.Büro",
                                          "Tel=phone.privat",
                                          "Kinder=fact",
                                          "Vorlieben=fact.likes",
                                          "Tat=fact",
                                          "Jubiläum=date.20 years",
                                          "Erster Kontakt=date",
                                          "#=tag",
                                          "Von=introduced-by",
                                          "Zuletzt=last-talked",
                                          "a=b=ROLE",
                                          "Haus=address.Praxis",
                                          "Phone=ignore",
                                          "Bau=Organization"};
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++)
        *array_add(ctx, &map) = entries[i];
    const char *text = "A list\n"
                       "Wer,Vor,Vorne,Mail,Tel,Kinder,Vorlieben,Tat,Jubiläum,Erster "
                       "Kontakt,#,Von,Zuletzt,a=b,Haus,Phone,Bau\n"
                       "Ruiz,Ana,Dr.,ana@example.org,555-0100,two "
                       "girls,tea,runs,2/3/2020,4/3/2021,vip,"
                       "Tom,5/3/2026,teacher,1 Elm St,555-0199,Sol\n";
    const struct contact *c = only(read_map(ctx, text, strlen(text), &map));
    assert_string_equal(c->name, "Ana Ruiz");
    assert_string_equal(c->prefix, "Dr.");
    assert_string_equal(c->organisation, "Sol");
    assert_string_equal(ways(c, CONTACT_EMAIL), "work: ana@example.org");
    assert_string_equal(ways(c, CONTACT_PHONE), "home: 555-0100");
    assert_string_equal(ways(c, CONTACT_ADDRESS), "work: 1 Elm St");
    assert_string_equal(joined(c, &c->facts),
                        "children: two girls | likes: tea | Tat: runs");
    assert_string_equal(dates(c), "20 years 2020-02-03 | Erster Kontakt 2021-04-03");
    assert_string_equal(joined(c, &c->tags), "vip");
    assert_string_equal(joined(c, &c->roles), "teacher");
    assert_string_equal(links(c), "introduced by Tom");
    assert_string_equal(last_talked(c), "2026-05-03");
    talloc_free(ctx);
}

static const char *
map_refusal(void *ctx, const char *text, const char *entry) {
    struct strings map = {0};
    *array_add(ctx, &map) = entry;
    return refusal(ctx, text, &map, "map");
}

static void
refuses_a_wrong_map(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    const char *text = "Name,,Größe\nAna,x,y\n";
    const char *said = map_refusal(ctx, text, "Surname=name.last");
    assert_contains(said, "no field \"name.last\"");
    assert_contains(said, "name.family");
    assert_contains(said, "last-talked, ignore");
    said = map_refusal(ctx, text, "Surname=name.family");
    assert_contains(said, "no column \"Surname\"");
    assert_contains(said, "\"Name\", \"Größe\".");
    assert_contains(map_refusal(ctx, text, "Name"), "COLUMN=FIELD");
    assert_contains(map_refusal(ctx, text, "=name"), "COLUMN=FIELD");
    assert_contains(map_refusal(ctx, text, "Name="), "COLUMN=FIELD");
    assert_contains(map_refusal(ctx, text, "Name=note.x"), "no field \"note.x\"");
    assert_contains(map_refusal(ctx, text, "Name=email."), "no field \"email.\"");
    assert_contains(map_refusal(ctx, text, "Name=ignore"), "No column");
    talloc_free(ctx);
}

static void
refuses_what_is_no_list_of_people(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    const char *said = refusal(ctx, "Amount,Date\n5,2020-01-02\n", NULL, "map");
    assert_contains(said, "\"Amount\", \"Date\"");
    assert_contains(said, "--map \"Amount=name\"");
    said = refusal(ctx, ",\n5,x\n", NULL, "map");
    assert_contains(said, "(none has a name)");
    char *wide = mem_dup(ctx, "");
    for (int i = 0; i < 200; i++)
        wide = mem_append(wide, "amount no %d,", i);
    assert_contains(refusal(ctx, wide, NULL, "map"), " more. ");
    assert_contains(refusal(ctx, "", NULL, ""), "empty");
    assert_contains(refusal(ctx, "\n \n", NULL, ""), "empty");
    assert_contains(refusal(ctx, "\"Name,E-mail", NULL, ""), "line 1");
    said = refusal(ctx, "Name,\"Mail\nAmount,x\n", NULL, "");
    assert_contains(said, "Line 1, where the names");
    talloc_free(ctx);
}

static void
refuses_a_table_without_header(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    const char *said = refusal(
        ctx, "Ana;Ruiz;ana@example.org\nTom;Hill;tom@example.org\n", NULL, "map");
    assert_contains(said, "line 1 already holds data (\"ana@example.org\")");
    assert_contains(said, "First name;Last name;E-mail;Phone");
    assert_contains(said, "--map \"#1=name\"");
    said = refusal(ctx, "Ana,+1 (555) 010-0199\n", NULL, "map");
    assert_contains(said, "+1 (555) 010-0199");
    /* No data: a year, a number, a name with an @. */
    assert_contains(refusal(ctx, "2024,12345,@home\n1,2,3\n", NULL, "map"),
                    "No column");
    talloc_free(ctx);
}

static void
reports_columns_it_does_not_know(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    const struct contacts *all =
        read_text(ctx, "Name,Shoe size,Empty,,Work notes,Home nickname\n"
                       "Ana,38,,x,busy,y\n");
    assert_int_equal(all->unmapped.count, 3);
    assert_string_equal(all->unmapped.items[0], "Shoe size");
    assert_string_equal(all->unmapped.items[1], "column 4, which has no name");
    assert_string_equal(all->unmapped.items[2], "Home nickname");
    assert_string_equal(all->list.items[0]->note, "busy");
    talloc_free(ctx);
}

static void
bounds_the_addresses(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    char *text = mem_dup(ctx, "Name");
    for (int i = 0; i < 20; i++)
        text = mem_append(text, ",Street");
    text = mem_append(text, "\nAna");
    for (int i = 0; i < 20; i++)
        text = mem_append(text, ",%d Elm St", i);
    const struct contacts *all = read_text(ctx, text);
    assert_int_equal(only(all)->ways.count, 16);
    assert_int_equal(all->unmapped.count, 4);

    text = mem_dup(ctx, "Address 1 - Street,E-mail 1 - Value\n1 Elm St");
    for (int i = 0; i < 40; i++)
        text = mem_append(text, " ::: %d Oak St", i);
    text = mem_append(text, ",ana@example.org\n");
    assert_int_equal(only(read_text(ctx, text))->ways.count, 17);
    /* A country alone is no address. */
    const struct contact *c = only(read_text(ctx, "Name,Country\nAna,Chile\n"));
    assert_int_equal(c->ways.count, 0);
    talloc_free(ctx);
}

static void
reads_five_thousand(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    char *text =
        mem_dup(ctx, "First name,Last name,E-mail,Phone,Company,Notes,Birthday\n");
    for (int i = 0; i < 5000; i++)
        text =
            mem_append(text,
                       "Ana%d,Ruiz,ana%d@example.org,+1 555 %04d,Hill School,\"likes "
                       "tea\",1980-03-15\n",
                       i, i, i);
    const struct contacts *all = read_text(ctx, text);
    assert_int_equal(all->list.count, 5000);
    talloc_free(ctx);
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_a_practice_list),
        cmocka_unit_test(reads_what_it_can_of_a_broken_file),
        cmocka_unit_test(reports_skips_in_the_order_of_lines),
        cmocka_unit_test(settles_what_words_mean),
        cmocka_unit_test(reads_names_of_one_column),
        cmocka_unit_test(keeps_what_comes_twice),
        cmocka_unit_test(reads_cells_as_people_fill_them),
        cmocka_unit_test(decides_the_order_of_dates_by_column),
        cmocka_unit_test(reads_dates_in_many_forms),
        cmocka_unit_test(takes_a_map),
        cmocka_unit_test(refuses_a_wrong_map),
        cmocka_unit_test(refuses_what_is_no_list_of_people),
        cmocka_unit_test(refuses_a_table_without_header),
        cmocka_unit_test(reports_columns_it_does_not_know),
        cmocka_unit_test(bounds_the_addresses),
        cmocka_unit_test(reads_five_thousand),
    };
    return cmocka_run_group_tests_name("csv_contacts", tests, NULL, NULL);
}
