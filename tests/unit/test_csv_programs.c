#include "csv_text.h"

#include "base/ban.h"

static void
reads_google(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    const struct contacts *all = read_file(ctx, "google.csv");
    assert_int_equal(all->format, FORMAT_GOOGLE);
    assert_int_equal(all->read, 4);
    assert_int_equal(all->list.count, 3);
    assert_int_equal(all->photos, 1);
    assert_int_equal(all->unmapped.count, 0);
    assert_int_equal(all->notes.count, 0);
    assert_int_equal(all->skips.count, 1);
    assert_int_equal(all->skips.items[0].line, 8);

    const struct contact *c = all->list.items[0];
    assert_int_equal(c->line, 2);
    assert_string_equal(c->name, "Zoë Łęcka");
    assert_string_equal(c->prefix, "Dr.");
    assert_string_equal(c->given, "Zoë");
    assert_string_equal(c->additional, "M.");
    assert_string_equal(c->family, "Łęcka");
    assert_string_equal(c->suffix, "LMFT");
    assert_string_equal(c->nickname, "Zo");
    assert_string_equal(c->organisation, "Harbour Clinic");
    assert_string_equal(c->title, "Psychiatrist");
    assert_string_equal(c->department, "Outpatients");
    assert_string_equal(c->note,
                        "Met at the spring retreat.\nLikes \"long\" walks, and tea.");
    assert_true(c->starred);
    assert_false(c->company);
    assert_string_equal(joined(c, &c->tags), "Colleagues | Retreat, 2024");
    assert_string_equal(ways(c, CONTACT_EMAIL),
                        "work*: zoe@harbour.example.org | work: z.lecka@example.org | "
                        "home: zoe@example.net");
    assert_string_equal(
        ways(c, CONTACT_PHONE),
        "mobile: +1 555-0101 | mobile: +1 555-0102 | work fax: 555 0103");
    assert_string_equal(ways(c, CONTACT_ADDRESS),
                        "work*: 12 Quay Street / Springfield, IL 62701 / US | home: 3 "
                        "Elm Lane / Salem | home: 9 Oak Road / Troy");
    assert_string_equal(ways(c, CONTACT_URL),
                        "Profile: https://harbour.example.org/zoe");
    assert_string_equal(dates(c), "birthday --03-15 | anniversary 2011-06-12");
    assert_string_equal(
        links(c), "spouse Jan Łęcki | introduced by Ana Ruiz | introduced by Tom Hill");
    assert_string_equal(joined(c, &c->facts), "Allergy: walnuts");

    c = all->list.items[1];
    assert_string_equal(c->name, "Riverside School");
    assert_true(c->company);
    assert_int_equal(c->tags.count, 0);
    assert_string_equal(ways(c, CONTACT_PHONE), "main: 555-0110");

    c = all->list.items[2];
    assert_true(c->starred);
    assert_string_equal(dates(c), "birthday 1980-11-02");
    talloc_free(ctx);
}

static void
reads_google_of_old(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    const struct contacts *all = read_file(ctx, "google-old.csv");
    assert_int_equal(all->format, FORMAT_GOOGLE);
    assert_int_equal(all->unmapped.count, 0);
    const struct contact *c = only(all);
    assert_string_equal(c->name, "Ana María Ruiz");
    assert_string_equal(c->additional, "María");
    assert_string_equal(c->organisation, "Clínica Sol");
    assert_string_equal(c->title, "Head nurse");
    assert_string_equal(ways(c, CONTACT_EMAIL), "-*: ana@example.org");
    assert_string_equal(ways(c, CONTACT_PHONE), "mobile: 555-0120 | Grandma: 555-0121");
    assert_string_equal(ways(c, CONTACT_SOCIAL), "Skype: ana.ruiz");
    assert_string_equal(ways(c, CONTACT_ADDRESS),
                        "home: Calle Mayor 5 / PO Box 77 / 28013 Madrid / Spain");
    assert_string_equal(dates(c), "birthday 1975-02-28 | First met 2019-09-01");
    assert_string_equal(joined(c, &c->tags), "Book club");
    assert_string_equal(
        joined(c, &c->facts),
        "maiden name: Vega | occupation: nurse | hobby: rowing | Organization 1 - "
        "Name: Sol Norte | plays chess");
    assert_string_equal(links(c), "child Leo");
    talloc_free(ctx);
}

static void
reads_outlook(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    const struct contacts *all = read_file(ctx, "outlook.csv");
    assert_int_equal(all->format, FORMAT_OUTLOOK);
    assert_int_equal(all->list.count, 3);
    assert_int_equal(all->unmapped.count, 0);
    assert_int_equal(all->notes.count, 1);
    assert_int_equal(all->notes.items[0].line, 2);
    assert_contains(all->notes.items[0].text, "E-mail 3 Address");

    const struct contact *c = all->list.items[0];
    assert_string_equal(c->name, "Ruth O'Neil");
    assert_string_equal(c->prefix, "Dr.");
    assert_string_equal(c->suffix, "Jr.");
    assert_string_equal(c->organisation, "Lakeside Paediatrics");
    assert_string_equal(c->title, "Paediatrician");
    assert_string_equal(c->note, "Prefers e-mail.\nBack in May.");
    assert_string_equal(ways(c, CONTACT_EMAIL),
                        "-: ruth@lakeside.example.org | -: ruth@example.net");
    assert_string_equal(ways(c, CONTACT_PHONE),
                        "assistant: 555-0130 | work fax: 555-0131 | work: 555-0132 | "
                        "work: 555-0133 | car: 555-0134 | company: 555-0135 | "
                        "home fax: 555-0136 | home: 555-0137 | mobile: 555-0138 | "
                        "other fax: 555-0141 | pager: 555-0139 | main: 555-0140");
    assert_string_equal(ways(c, CONTACT_ADDRESS),
                        "work: 40 Lake Road / Suite 5 / PO Box 1200 / Portland, OR "
                        "97201 / United States of America | home: 9 Mill Lane / Salem");
    assert_string_equal(ways(c, CONTACT_URL), "-: www.lakeside.example.org");
    assert_string_equal(dates(c), "anniversary 1999-06-12 | birthday 1970-03-04");
    assert_string_equal(joined(c, &c->tags), "Referrers | Paediatrics");
    assert_string_equal(joined(c, &c->facts),
                        "children: Mia, Tom | hobby: sailing | location: Oregon | "
                        "Profession: physician | user 1: has a dog");
    assert_string_equal(links(c),
                        "assistant Kim Ode | introduced by Ana Ruiz | spouse Pat");

    assert_string_equal(dates(all->list.items[1]), "");
    assert_string_equal(dates(all->list.items[2]), "birthday 1985-12-31");
    talloc_free(ctx);
}

static void
reads_outlook_in_german(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    const struct contacts *all = read_file(ctx, "outlook-de.csv");
    assert_int_equal(all->format, FORMAT_OUTLOOK);
    assert_int_equal(all->unmapped.count, 0);
    const struct contact *c = only(all);
    assert_string_equal(c->name, "Jürgen Groß");
    assert_string_equal(c->organisation, "Praxis am Südpark");
    assert_string_equal(c->note, "Preis „gut“; 5 €");
    assert_string_equal(ways(c, CONTACT_PHONE),
                        "work fax: 0221 5550103 | work: 0221 / 5550100 | home: 0221 "
                        "5550101 | mobile: 0170 5550102");
    assert_string_equal(ways(c, CONTACT_EMAIL),
                        "-: gross@example.org | -: j.gross@example.net");
    assert_string_equal(ways(c, CONTACT_ADDRESS),
                        "work: Südstraße 3 / 50667 Köln / Deutschland");
    assert_string_equal(dates(c), "birthday 1980-03-15");
    assert_string_equal(joined(c, &c->tags), "Ärzte | Köln");
    assert_string_equal(links(c), "introduced by Zoë Lecka | spouse Uli");
    talloc_free(ctx);
}

static void
reads_outlook_com(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    const struct contacts *all = read_file(ctx, "outlook-com.csv");
    assert_int_equal(all->format, FORMAT_OUTLOOK);
    assert_int_equal(all->unmapped.count, 0);
    const struct contact *c = only(all);
    assert_string_equal(c->name, "Eve Stone");
    assert_string_equal(c->prefix, "Rev.");
    assert_string_equal(c->title, "Minister");
    assert_string_equal(ways(c, CONTACT_ADDRESS), "home: 1 Abbey Walk / Leeds LS1 4AP");
    assert_string_equal(ways(c, CONTACT_SOCIAL), "chat: eve.stone");
    assert_string_equal(ways(c, CONTACT_URL), "home: https://eve.example.org");
    /* 25/12/1969 shows that the other date is day first as well. */
    assert_string_equal(dates(c), "birthday 1969-12-25 | anniversary 1995-04-03");
    talloc_free(ctx);
}

static void
reads_linkedin(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    const struct contacts *all = read_file(ctx, "linkedin.csv");
    assert_int_equal(all->format, FORMAT_LINKEDIN);
    assert_int_equal(all->read, 3);
    assert_int_equal(all->skips.count, 1);
    const struct contact *c = all->list.items[0];
    assert_int_equal(c->line, 5);
    assert_string_equal(c->name, "Maya Lindqvist");
    assert_string_equal(c->organisation, "North, South & Co");
    assert_string_equal(c->title, "School counsellor");
    assert_string_equal(ways(c, CONTACT_SOCIAL),
                        "linkedin: https://www.linkedin.com/in/maya-lindqvist-example");
    assert_string_equal(joined(c, &c->facts), "connected on LinkedIn 12 March 2024");
    assert_int_equal(c->tags.count, 0);
    c = all->list.items[1];
    assert_string_equal(c->name, "Idris Bell");
    assert_string_equal(c->suffix, "LCSW");
    assert_string_equal(ways(c, CONTACT_EMAIL), "-: idris@example.org");
    assert_string_equal(joined(c, &c->facts), "connected on LinkedIn 7 February 2022");
    talloc_free(ctx);
}

static void
reads_seven_more_languages(void **state) {
    (void)state;
    static const struct {
        const char *file, *name, *phones, *addresses, *dates, *links, *note;
    } files[] = {
        {"german.csv", "Heike Müller", "mobile: 0171 5550100 | home: 030 5550101",
         "-: Lange Str. 8 / 10115 Berlin", "birthday 1972-04-03",
         "introduced by Uwe Groß", "singt im Chor"},
        {"french.csv", "Chloé Lefèvre", "mobile: 06 55 50 01 00 | work: 01 55 50 01 01",
         "-: 3 rue de la Paix / 75002 Paris / France", "birthday 1981-04-03",
         "introduced by Luc Petit", "Aime l'opéra"},
        {"spanish.csv", "Lucía Gómez Pérez",
         "mobile: 655 50 01 00 | home: 915 55 01 00", "", "birthday 1979-04-03", "",
         "Le gusta leer"},
        {"dutch.csv", "Sanne de Vries", "mobile: 06-55501000 | work: 020-5550100",
         "-: Lange Weg 12 / 1011 AB Amsterdam", "birthday 1990-03-04",
         "introduced by Jan Bos", "fietst"},
        {"italian.csv", "Giulia Rossi", "mobile: 333 5550100",
         "-: Via Roma 1 / 00184 Roma", "birthday 1983-08-15",
         "introduced by Luca Bianchi", "ama il mare"},
        {"polish.csv", "Łucja Żak", "mobile: 600 555 010",
         "-: Długa 7 / 00-238 Warszawa", "birthday 1988-05-01", "", "lubi góry"},
        {"portuguese.csv", "Inês Souza", "mobile: 11 95550-1000 | work: 11 5550-1001",
         "", "birthday 1984-09-07", "", "dança"},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        void *ctx = mem_context(NULL);
        const struct contacts *all = read_file(ctx, files[i].file);
        const struct contact *c = only(all);
        assert_string_equal(c->name, files[i].name);
        assert_string_equal(ways(c, CONTACT_PHONE), files[i].phones);
        assert_string_equal(ways(c, CONTACT_ADDRESS), files[i].addresses);
        assert_string_equal(dates(c), files[i].dates);
        assert_string_equal(links(c), files[i].links);
        assert_string_equal(c->note, files[i].note);
        assert_non_null(c->organisation);
        assert_true(c->title || c->roles.count > 0);
        assert_int_equal(all->notes.count, 0);
        assert_int_equal(all->unmapped.count, i == 0 ? 1 : 0);
        talloc_free(ctx);
    }
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_google),
        cmocka_unit_test(reads_google_of_old),
        cmocka_unit_test(reads_outlook),
        cmocka_unit_test(reads_outlook_in_german),
        cmocka_unit_test(reads_outlook_com),
        cmocka_unit_test(reads_linkedin),
        cmocka_unit_test(reads_seven_more_languages),
    };
    return cmocka_run_group_tests_name("csv_programs", tests, NULL, NULL);
}
