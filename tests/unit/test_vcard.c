/* vCard files of every dialect; tests/data/vcard has one of each. */
#include "vcard_cards.h"

#include "base/ban.h"

static void
reads_apple(void **state) {
    (void)state;
    struct contacts *all = read_data("apple-3.0.vcf");
    assert_int_equal(all->read, 3);
    assert_int_equal(all->list.count, 2);
    assert_int_equal(all->groups, 1);
    assert_int_equal(all->photos, 1);
    const struct contact *c = all->list.items[0];
    assert_int_equal(c->line, 1);
    assert_string_equal(c->name, "Dr. Ana Ruiz");
    assert_string_equal(c->prefix, "Dr.");
    assert_string_equal(c->given, "Ana");
    assert_string_equal(c->additional, "María Luz");
    assert_string_equal(c->family, "Ruiz");
    assert_string_equal(c->suffix, "MD");
    assert_string_equal(c->nickname, "Anita");
    assert_string_equal(c->organisation, "Example Family Practice");
    assert_string_equal(c->department, "Psychotherapy, Adolescents");
    assert_string_equal(c->title, "Clinical Psychologist");
    assert_string_equal(c->uid, "0A1B2C3D-0001");
    assert_string_equal(c->note,
                        "Likes hiking, tea; runs a group.\nPrefers mornings. A long "
                        "line that gets folded in the middle of a word by the phone.");
    assert_false(c->company);
    assert_int_equal(c->ways.count, 11);
    check_way(c, 0, CONTACT_EMAIL, "Praxis Süd", "ana.ruiz@example.org", true);
    check_way(c, 1, CONTACT_EMAIL, "home", "ana@home.example.org", false);
    check_way(c, 2, CONTACT_PHONE, "mobile", "+1 (555) 555-0101", true);
    check_way(c, 3, CONTACT_PHONE, "mobile", "+1 (555) 555-0102", false);
    check_way(c, 4, CONTACT_PHONE, "work fax", "+1 (555) 555-0103", false);
    check_way(c, 5, CONTACT_PHONE, "home fax", "555-0104", false);
    check_way(c, 6, CONTACT_ADDRESS, "work",
              "12 Elm Street\nSuite 4\nSpringfield IL 62704\nUnited States", true);
    check_way(c, 7, CONTACT_URL, "homepage", "https://example.org/ana", true);
    check_way(c, 8, CONTACT_SOCIAL, "twitter", "http://twitter.com/anaruiz", false);
    check_way(c, 9, CONTACT_SOCIAL, "mastodon", "ana@social.example.org", false);
    check_way(c, 10, CONTACT_SOCIAL, "skype", "ana.ruiz", true);
    assert_int_equal(c->dates.count, 3);
    check_date(c, 0, "birthday", "--03-15");
    check_date(c, 1, "anniversary", "2009-06-12");
    check_date(c, 2, "Graduation of Mia", "2026-06-20");
    assert_int_equal(c->links.count, 2);
    check_link(c, 0, "spouse", "Luis Ruiz");
    check_link(c, 1, "introduced by", "Dr. Kofi Mensah");

    c = all->list.items[1];
    assert_true(c->company);
    assert_string_equal(c->name, "Riverside Clinic");
    assert_null(c->department);
    assert_null(c->family);
    check_way(c, 0, CONTACT_PHONE, "main", "+1 555 555 0110", false);
}

static void
reads_google(void **state) {
    (void)state;
    struct contacts *all = read_data("google-3.0.vcf");
    assert_int_equal(all->list.count, 2);
    assert_int_equal(all->photos, 1);
    const struct contact *c = all->list.items[0];
    assert_string_equal(c->nickname, "Kof");
    assert_string_equal(c->organisation, "Oak Counselling");
    assert_string_equal(c->title, "Counsellor");
    assert_true(c->starred);
    assert_int_equal(c->tags.count, 1);
    assert_string_equal(c->tags.items[0], "Referrers");
    check_way(c, 0, CONTACT_EMAIL, "work", "kofi@example.com", false);
    check_way(c, 1, CONTACT_EMAIL, "Clinic", "kofi.clinic@example.com", false);
    check_way(c, 3, CONTACT_PHONE, "-", "+15555550121", false);
    check_way(c, 4, CONTACT_ADDRESS, "Practice", "5 Oak Ave\nPortland OR 97201\nUS",
              false);
    check_way(c, 5, CONTACT_URL, "profile", "https://example.com/kofi", false);
    check_date(c, 0, "birthday", "--07-04");
    check_date(c, 1, "anniversary", "2015-09-01");
    check_link(c, 0, "sister", "Efua Mensah");
    assert_string_equal(all->list.items[1]->name, "noname@example.com");
    assert_int_equal(all->list.items[1]->tags.count, 0);
}

static void
reads_outlook(void **state) {
    (void)state;
    struct contacts *all = read_data("outlook-2.1.vcf");
    assert_int_equal(all->list.count, 1);
    assert_int_equal(all->photos, 1);
    const struct contact *c = all->list.items[0];
    assert_string_equal(c->name, "Dr. Jörg Müller");
    assert_string_equal(c->organisation, "Praxis am Fluß");
    assert_string_equal(c->department, "Familien, Paare");
    assert_string_equal(c->title, "Therapist, supervisor");
    assert_string_equal(c->facts.items[0], "role: Psychotherapist");
    assert_string_equal(c->note,
                        "First line\nSecond line; with = sign and an indented end");
    check_way(c, 3, CONTACT_PHONE, "assistant", "+49 555 0133", false);
    check_way(c, 4, CONTACT_ADDRESS, "work",
              "Hauptstraße 1\nHinterhaus\nMusterstadt 12345\nDeutschland", true);
    check_way(c, 5, CONTACT_URL, "work", "http://www.example.de", false);
    check_way(c, 6, CONTACT_EMAIL, "-", "joerg@example.de", true);
    check_way(c, 7, CONTACT_SOCIAL, "-", "joerg.chat@example.de", true);
    check_way(c, 8, CONTACT_ADDRESS, "home", "Am Weg 2\n12345 Müsterstadt", false);
    assert_int_equal(c->ways.count, 9);
    check_date(c, 0, "birthday", "1972-02-29");
    check_date(c, 1, "anniversary", "2001-05-05");
    check_link(c, 0, "spouse", "Eva Müller");
    check_link(c, 1, "agent", "Bea Beispiel");
    assert_int_equal(c->tags.count, 2);
}

static void
reads_android(void **state) {
    (void)state;
    struct contacts *all = read_data("android-2.1.vcf");
    assert_int_equal(all->list.count, 1);
    assert_int_equal(all->photos, 1);
    const struct contact *c = all->list.items[0];
    assert_string_equal(c->name, "Zoë Łęcka");
    assert_string_equal(c->family, "Łęcka");
    assert_string_equal(c->nickname, "Zosia");
    assert_string_equal(c->organisation, "Gabinet Łódź");
    assert_string_equal(c->note, "Polecamy, bardzo miła\ndruga linia");
    check_way(c, 0, CONTACT_PHONE, "mobile", "+48555550140", true);
    check_way(c, 2, CONTACT_PHONE, "Ferienhaus", "555-0142", false);
    check_way(c, 3, CONTACT_PHONE, "-", "555-0143", false);
    check_way(c, 5, CONTACT_ADDRESS, "home", "ul. Śląska 12\nŁódź 90-001\nPolska",
              false);
    check_date(c, 0, "birthday", "1985-11-30");
    check_date(c, 1, "anniversary", "2012-05-19");
    check_date(c, 2, "Imieniny", "2020-01-02");
    check_link(c, 0, "spouse", "Piotr");
    check_link(c, 1, "introduced by", "Ola Nowak");
}

static void
reads_rfc6350(void **state) {
    (void)state;
    struct contacts *all = read_data("rfc6350-4.0.vcf");
    assert_int_equal(all->read, 3);
    assert_int_equal(all->groups, 1);
    assert_int_equal(all->photos, 1);
    const struct contact *c = all->list.items[0];
    assert_string_equal(c->uid, "urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1");
    assert_string_equal(c->prefix, "Dr. Prof.");
    assert_string_equal(c->suffix, "PhD, LCSW");
    assert_string_equal(c->nickname, "Pri, Priyanka");
    assert_string_equal(c->title, "Supervisor");
    assert_string_equal(c->note, "Café at noon; 100% ☕\\ slash");
    check_way(c, 0, CONTACT_EMAIL, "work", "priya@example.net", true);
    check_way(c, 1, CONTACT_EMAIL, "home", "priya@home.example.net", false);
    check_way(c, 2, CONTACT_PHONE, "work", "+1-555-555-0150 x102", true);
    check_way(c, 3, CONTACT_PHONE, "mobile", "+1-555-555-0151", false);
    check_way(c, 4, CONTACT_PHONE, "fax", "555-0152", false);
    check_way(c, 5, CONTACT_ADDRESS, "home", "9 Lake Rd\nToronto \"ON\"\nCanada",
              false);
    check_way(c, 6, CONTACT_ADDRESS, "work",
              "1 King St\nFloor 2\nPO Box 7\nToronto ON M5H 1A1\nCanada", false);
    check_way(c, 7, CONTACT_URL, "-", "https://example.net/priya?a=1,2;b=3", false);
    check_way(c, 8, CONTACT_SOCIAL, "xmpp", "priya@chat.example.net", false);
    check_way(c, 9, CONTACT_SOCIAL, "-", "https://example.net/chat/priya", false);
    check_way(c, 10, CONTACT_SOCIAL, "mastodon", "https://social.example.net/@priya",
              false);
    check_date(c, 0, "birthday", "--03-15");
    check_date(c, 1, "anniversary", "2009-08-08");
    assert_int_equal(c->tags.count, 2);
    assert_string_equal(c->tags.items[1], "couples, families");
    assert_int_equal(c->links.count, 2);
    check_link(c, 0, "spouse", "Dev Shah");
    check_link(c, 1, "colleague", "Ana Ruiz");
    assert_string_equal(c->facts.items[0], "hobby: rowing");
    c = all->list.items[1];
    assert_true(c->company);
    assert_int_equal(c->dates.count, 0);
    assert_string_equal(c->facts.items[0], "birthday: circa 1990");
}

static void
reads_evolution(void **state) {
    (void)state;
    struct contacts *all = read_data("evolution-3.0.vcf");
    const struct contact *c = all->list.items[0];
    check_way(c, 0, CONTACT_URL, "blog", "https://blog.example.org/noor", false);
    check_way(c, 1, CONTACT_SOCIAL, "jabber", "noor@chat.example.org", false);
    check_way(c, 2, CONTACT_EMAIL, "work", "noor@example.org", false);
    check_way(c, 3, CONTACT_PHONE, "work", "555-0170", false);
    check_way(c, 4, CONTACT_ADDRESS, "home", "3 Hill Rd\nSmalltown", false);
    assert_int_equal(c->dates.count, 1);
    check_date(c, 0, "anniversary", "2011-04-02");
    check_link(c, 0, "spouse", "Sami Haddad");
    check_link(c, 1, "manager", "Lea Boss");
    check_link(c, 2, "assistant", "Tom Aide");
}

static void
reads_utf16(void **state) {
    (void)state;
    const char *files[] = {"apple-utf16be.vcf", "apple-utf16le-no-bom.vcf"};
    for (size_t i = 0; i < 2; i++) {
        struct contacts *all = read_data(files[i]);
        assert_int_equal(all->list.count, 1);
        const struct contact *c = all->list.items[0];
        assert_string_equal(c->name, "Yuki Ōta 🌸");
        check_way(c, 0, CONTACT_EMAIL, "work", "yuki@example.jp", true);
        check_way(c, 1, CONTACT_PHONE, "mobile", "555-0160", true);
    }
    /* Half of a pair, and half of a character at the end. */
    static const char half[] = "\xFF\xFE"
                               "B\0E\0G\0I\0N\0:\0V\0C\0A\0R\0D\0\n\0F\0N\0:\0A\0"
                               "\x3C\xD8"
                               "B\0\n\0E\0N\0D\0:\0V\0C\0A\0R\0D\0\n\0x";
    struct contacts *all = read_bytes(half, sizeof half - 1);
    assert_string_equal(all->list.items[0]->name, "A\xEF\xBF\xBD"
                                                  "B");
}

static void
takes_the_good_of_a_broken_file(void **state) {
    (void)state;
    struct contacts *all = read_data("broken.vcf");
    assert_int_equal(all->read, 8);
    assert_int_equal(all->list.count, 5);
    const struct contact *c = all->list.items[0];
    assert_int_equal(c->line, 3);
    assert_string_equal(c->name, "Lower Case");
    assert_string_equal(c->note, "NUL inside");
    check_way(c, 0, CONTACT_PHONE, "mobile", "555-0180", false);
    assert_string_equal(all->list.items[1]->name, "No Version");
    c = all->list.items[2];
    assert_string_equal(c->name, "Latin Café – Owner");
    assert_string_equal(c->organisation, "UTF-8 Zürich and Latin Zürich");
    assert_string_equal(all->list.items[3]->name, "Zürich Stays");
    assert_int_equal(all->list.items[4]->line, 33);
    assert_int_equal(all->skips.count, 3);
    assert_int_equal(all->skips.items[0].line, 12);
    assert_string_equal(all->skips.items[0].reason, "the card has no END:VCARD");
    assert_int_equal(all->skips.items[1].line, 21);
    assert_int_equal(all->skips.items[2].line, 37);
    assert_non_null(strstr(all->skips.items[2].reason, "no END:VCARD"));
}

static void
refuses_what_is_no_vcard(void **state) {
    (void)state;
    static const char *const texts[] = {"",
                                        "\n\n",
                                        "Name,Phone\nAna,555-0100\n",
                                        "BEGIN:VCALENDAR\nEND:VCALENDAR\n",
                                        "END:VCARD\n",
                                        "\xFF\xFE"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct contacts *all = NULL;
        struct error err = {0};
        assert_int_equal(vcard_read(ctx, texts[i], strlen(texts[i]), &all, &err),
                         FAULT_INVALID);
        assert_null(all);
        assert_non_null(strstr(err.text, "vCard"));
    }
}

static void
recognises_vcards(void **state) {
    (void)state;
    static const char *const good[] = {
        "BEGIN:VCARD",     "begin:vcard\r\n",  "\xEF\xBB\xBF\r\n\n  Begin:vCard \n",
        "BEGIN : VCARD\r", "\tBEGIN: VCARD\n", "Made by a phone.\r\nBEGIN:VCARD\r\n"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_true(vcard_looks_like(good[i], strlen(good[i])));
    static const char *const bad[] = {"",
                                      "BEGIN:VCAR",
                                      "BEGIN:VCARDS",
                                      "BEGIN:VCALENDAR",
                                      "Name,Note\nAna,BEGIN:VCARD",
                                      "BEGINZVCARD",
                                      "\xFF\xFE"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(vcard_looks_like(bad[i], strlen(bad[i])));
    static const char le[] = "\xFF\xFE\n\0B\0e\0g\0i\0n\0:\0V\0C\0A\0R\0D";
    assert_true(vcard_looks_like(le, sizeof le));
    assert_false(vcard_looks_like(le, sizeof le - 2));
    static const char be[] = "\0B\0e\0g\0i\0n\0:\0V\0C\0A\0R\0D\0\n";
    assert_true(vcard_looks_like(be, sizeof be - 1));
    static const char other[] = "\xFE\xFF\0B\0e\0g\0i\x01n\0:\0V\0C\0A\0R\0D\0\n";
    assert_false(vcard_looks_like(other, sizeof other - 1));
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        TEST(reads_apple),
        TEST(reads_google),
        TEST(reads_outlook),
        TEST(reads_android),
        TEST(reads_rfc6350),
        TEST(reads_evolution),
        TEST(reads_utf16),
        TEST(takes_the_good_of_a_broken_file),
        TEST(refuses_what_is_no_vcard),
        TEST(recognises_vcards),
    };
    return cmocka_run_group_tests_name("vcard", tests, NULL, NULL);
}
