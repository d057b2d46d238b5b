/* Reading vCards of every dialect; tests/data/vcard has a file of each. */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "exchange/vcard.h"

#include "base/ban.h"

static void *ctx;

static int
setup(void **state) {
    (void)state;
    ctx = mem_context(NULL);
    return 0;
}

static int
teardown(void **state) {
    (void)state;
    talloc_free(ctx);
    return 0;
}

static struct contacts *
read_bytes(const char *bytes, size_t len) {
    struct contacts *all = NULL;
    struct error err;
    /* Exactly as long as it is, for the address sanitizer. */
    char *copy = malloc(len ? len : 1);
    memcpy(copy, bytes, len);
    assert_int_equal(vcard_read(ctx, copy, len, &all, &err), FAULT_NONE);
    free(copy);
    assert_int_equal(all->format, FORMAT_VCARD);
    assert_int_equal(all->read, all->list.count + all->skips.count + all->groups);
    return all;
}

static struct contacts *
read_text(const char *text) {
    return read_bytes(text, strlen(text));
}

static struct contacts *
read_data(const char *name) {
    char *bytes;
    size_t len;
    struct error err;
    const char *path = mem_printf(ctx, "%s/vcard/%s", getenv("TEND_TEST_DATA"), name);
    assert_int_equal(file_read(ctx, path, &bytes, &len, &err), FAULT_NONE);
    return read_bytes(bytes, len);
}

/* The one contact of a 3.0 card with these lines. */
static struct contact *
card(const char *lines) {
    struct contacts *all =
        read_text(mem_printf(ctx, "BEGIN:VCARD\nVERSION:3.0\n%sEND:VCARD\n", lines));
    assert_int_equal(all->list.count, 1);
    return all->list.items[0];
}

static void
check_way(const struct contact *c, size_t i, enum contact_kind kind, const char *label,
          const char *value, bool preferred) {
    assert_true(i < c->ways.count);
    const struct contact_way *way = &c->ways.items[i];
    assert_string_equal(way->value, value);
    assert_string_equal(way->label ? way->label : "-", label);
    assert_int_equal(way->kind, kind);
    assert_int_equal(way->preferred, preferred);
}

static void
check_date(const struct contact *c, size_t i, const char *label, const char *iso) {
    char text[DATE_TEXT_MAX];
    assert_true(i < c->dates.count);
    assert_string_equal(date_iso(c->dates.items[i].date, text), iso);
    assert_string_equal(c->dates.items[i].label, label);
}

static void
check_link(const struct contact *c, size_t i, const char *relation, const char *name) {
    assert_true(i < c->links.count);
    assert_string_equal(c->links.items[i].name, name);
    assert_string_equal(c->links.items[i].relation, relation);
}

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
    static const char *const good[] = {"BEGIN:VCARD", "begin:vcard\r\n",
                                       "\xEF\xBB\xBF\r\n\n  Begin:vCard \n",
                                       "BEGIN : VCARD\r", "\tBEGIN: VCARD\n"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_true(vcard_looks_like(good[i], strlen(good[i])));
    static const char *const bad[] = {"",
                                      "BEGIN:VCAR",
                                      "BEGIN:VCARDS",
                                      "BEGIN:VCALENDAR",
                                      "Name,Phone\nBEGIN:VCARD",
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

static void
unfolds_lines(void **state) {
    (void)state;
    static const char *const ends[] = {"\n", "\r", "\r\n", "\r\r\n"};
    for (size_t i = 0; i < 4; i++) {
        struct buffer b = {.ctx = ctx};
        for (const char *p = "BEGIN:VCARD|VERSION:3.0|F|\tN:Ana| Ru|\tiz|TEL;TYPE=CE|"
                             " LL:555|  0100||END:VCARD|BEGIN:VCARD|END:VCARD|";
             *p; p++)
            buffer_text(&b, *p == '|' ? ends[i] : (char[]){*p, '\0'});
        struct contacts *all = read_bytes(b.bytes, b.len);
        const struct contact *c = all->list.items[0];
        assert_string_equal(c->name, "AnaRuiz");
        check_way(c, 0, CONTACT_PHONE, "mobile", "555 0100", false);
        assert_int_equal(all->skips.items[0].line, 12);
    }
    /* In 2.1 the white space of a fold is text. */
    struct contacts *all =
        read_text("BEGIN:VCARD\nVERSION:2.1\nN:Ruiz;Ana\n Maria\nEND:VCARD");
    assert_string_equal(all->list.items[0]->given, "Ana Maria");
    /* A character cut in two by a fold. */
    assert_string_equal(card("FN:Zo\xC3\n \xAB\n")->name, "Zoë");
}

static void
reads_quoted_printable(void **state) {
    (void)state;
    assert_string_equal(card("FN;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB\n")->name, "Zoë");
    assert_string_equal(card("FN;quoted-printable:Zo=c3=ab =\n  R=\nuiz\n")->name,
                        "Zoë Ruiz");
    /* Latin-1 by name, UTF-8 in spite of the name, and unknown names. */
    assert_string_equal(card("FN;QUOTED-PRINTABLE;CHARSET=ISO-8859-1:Zo=EB=80\n")->name,
                        "Zoë€");
    assert_string_equal(card("FN;QUOTED-PRINTABLE;CHARSET=ISO-8859-1:Zo=C3=AB\n")->name,
                        "Zoë");
    assert_string_equal(
        card("FN;QUOTED-PRINTABLE;CHARSET=ISO-8859-2:=A3=F3d=BC\n")->name, "Łódź");
    assert_string_equal(card("FN;QUOTED-PRINTABLE;CHARSET=NONE:Zo=EB\n")->name, "Zoë");
    assert_string_equal(card("FN;QUOTED-PRINTABLE;CHARSET=SHIFT_JIS:=83=65\n")->name,
                        "テ");
    assert_string_equal(card("FN;CHARSET=SHIFT_JIS:\x83\x65\n")->name, "テ");
    assert_string_equal(card("FN;QUOTED-PRINTABLE;CHARSET= :a=81=9d\n")->name,
                        "a\xEF\xBF\xBD\xEF\xBF\xBD");
    /* What is not =XX, NULs, and soft breaks that are left out. */
    assert_string_equal(card("FN;QUOTED-PRINTABLE:1=1 =00=4=GG=\n\n")->name,
                        "1=1 =4=GG");
    assert_string_equal(card("FN;QUOTED-PRINTABLE:Z\n=C3=B6\n=C3=B6e\n")->name, "Zööe");
    assert_string_equal(card("FN;QUOTED-PRINTABLE:Cut=\n")->name, "Cut");
    struct contacts *all = read_text("BEGIN:VCARD\nFN;QUOTED-PRINTABLE:Cut=\n"
                                     "BEGIN:VCARD\nFN;QUOTED-PRINTABLE:Cut=");
    assert_int_equal(all->skips.count, 2);
}

static void
leaves_pictures_out(void **state) {
    (void)state;
    struct contacts *all = read_text("BEGIN:VCARD\nVERSION:2.1\nN:Ruiz;Ana\n"
                                     "PHOTO;BASE64;JPEG:/9j/4AAQ\nSkZJRgABAQ\n"
                                     "AAAA==\n\nTEL:555-0100\n"
                                     "SOUND;ENCODING=BASE64:AAAA\n  BBBB\nEND:VCARD\n");
    assert_int_equal(all->photos, 1);
    assert_int_equal(all->list.items[0]->ways.count, 1);
    all = read_text("BEGIN:VCARD\nFN:A\nPHOTO;ENCODING=b:AAAA\nPHOTO:\nPHOTO;X=1: \n"
                    "PHOTO;VALUE=uri:https://example.org/a.jpg\nEND:VCARD\n");
    assert_int_equal(all->photos, 2);
    /* Text in base64 is text. */
    assert_string_equal(card("FN;ENCODING=B:QW5h\n IFJ1\n aXo=\n")->name, "Ana Ruiz");
    assert_string_equal(card("FN;ENCODING=BASE64:4pi+\nLz8=\n")->name, "☾/?");
    /* Pictures of a group do not count. */
    all = read_text("BEGIN:VCARD\nKIND:GROUP\nFN:A\nPHOTO:http://x\nEND:VCARD\n");
    assert_int_equal(all->photos, 0);
}

static void
reads_dates(void **state) {
    (void)state;
    static const struct {
        const char *line, *iso;
    } dates[] = {
        {"BDAY:1980-03-15", "1980-03-15"},
        {"BDAY:19800315", "1980-03-15"},
        {"BDAY: 1980-03-15T00:00:00Z", "1980-03-15"},
        {"BDAY:19800315T102200-0800", "1980-03-15"},
        {"BDAY:1980-03-15 10:22", "1980-03-15"},
        {"BDAY:1980-03-15Z", "1980-03-15"},
        {"BDAY;VALUE=date:--0315", "--03-15"},
        {"BDAY:--03-15", "--03-15"},
        {"BDAY:--0229", "--02-29"},
        {"BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29", "--02-29"},
        {"BDAY;X-APPLE-OMIT-YEAR=1904:1904-03-15", "--03-15"},
        {"BDAY;X-APPLE-OMIT-YEAR=x:1904-03-15", "1904-03-15"},
        {"BDAY:1604-03-15", "--03-15"},
        {"BDAY:0000-03-15", "--03-15"},
        {"BDAY:1980-3-5", "1980-03-05"},
        {"BDAY:1980/03/15", "1980-03-15"},
        {"BDAY:1980.3.15", "1980-03-15"},
    };
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        const struct contact *c = card(mem_printf(ctx, "FN:A\n%s\n", dates[i].line));
        check_date(c, 0, "birthday", dates[i].iso);
        assert_int_equal(c->facts.count, 0);
    }
    static const char *const words[] = {"1980",
                                        "1980-03",
                                        "---15",
                                        "circa 1800",
                                        "1980-02-30",
                                        "Tuesday",
                                        "198",
                                        "1980-3",
                                        "1980-3/5",
                                        "1980-03-15 and on",
                                        "1980-3-5-",
                                        "0000-02-31",
                                        "an old and very long story"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const struct contact *c = card(mem_printf(ctx, "FN:A\nBDAY:%s\n", words[i]));
        assert_int_equal(c->dates.count, 0);
        assert_string_equal(c->facts.items[0],
                            mem_printf(ctx, "birthday: %s", words[i]));
    }
    const struct contact *c = card("FN:A\nBDAY:0001-01-01\nANNIVERSARY: \\n\n");
    assert_int_equal(c->dates.count + c->facts.count, 0);
    c = card("FN:A\nX-ABDATE:2020-01-02\nitem1.X-ANNIVERSARY:2010-01-02\n"
             "item1.X-ABLabel:Wedding\n");
    check_date(c, 0, "event", "2020-01-02");
    check_date(c, 1, "anniversary", "2010-01-02");
}

static void
reads_parameters(void **state) {
    (void)state;
    static const struct {
        const char *line, *label;
        bool preferred;
    } ways[] = {
        {"TEL:555-0100", "-", false},
        {"TEL;HOME:555-0100", "home", false},
        {"tel;home;pref:555-0100", "home", true},
        {"TEL;TYPE=HOME,PREF:555-0100", "home", true},
        {"TEL;type=\"work\",\"pref\":555-0100", "work", true},
        {"TEL; TYPE = \"work,fax\" ;PREF=1:555-0100", "work fax", true},
        {"TEL;PREF=2;TYPE=other:555-0100", "other", false},
        {"TEL;PREF=x:555-0100", "-", false},
        {"TEL;TYPE=WORK;TYPE=CELL:555-0100", "work mobile", false},
        {"TEL;TYPE=HOME;TYPE=CELL:555-0100", "mobile", false},
        {"TEL;TYPE=FAX:555-0100", "fax", false},
        {"TEL;TYPE=OTHER,FAX:555-0100", "other fax", false},
        {"TEL;TYPE=PAGER,WORK:555-0100", "pager", false},
        {"TEL;TYPE=VOICE,MSG:555-0100", "-", false},
        {"TEL;TYPE=\"Ferienhaus\":555-0100", "Ferienhaus", false},
        {"TEL;TYPE=X-Ferienhaus:555-0100", "Ferienhaus", false},
        {"TEL;TYPE=\"a^^b ^'c^' ^x: d^ne\":555-0100", "a^b \"c\" ^x: d e", false},
        {"TEL;TYPE=Caf\xE9:555-0100", "Café", false},
        {"TEL;TYPE=:555-0100", "-", false},
        {"TEL;;=;X=\"a;b:c\";HOME:555-0100", "home", false},
        {"TEL;TYPE=\"never closed:555-0100", "never closed", false},
        {"a.b.TEL:1\nTEL;WORK:555-0100", "work", false},
        {"g.TEL;WORK:555-0100\nG.x-ablabel:Desk", "Desk", false},
        {"g.TEL;WORK:555-0100\nh.X-ABLabel:Desk\nX-ABLabel:No", "work", false},
        {"g.X-ABLabel:_$!<Work FAX>!$_\nb.X-ABLabel:B\ng.TEL:555-0100", "work fax",
         false},
        {"g.X-ABLabel:_$!<>!$_\ng.TEL:555-0100", "_$!<>!$_", false},
        {"g.X-ABLabel:_$!< >!$_\ng.TEL:555-0100", "-", false},
        {"g.X-ABLabel:_$!<Summer House>!$_\ng.TEL:555-0100", "summer house", false},
        {"g.X-ABLabel;VALUE=text:CELL\ng.TEL:555-0100", "CELL", false},
        {"g.X-ABLabel:CELL\ng.TEL:555-0100", "mobile", false},
    };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        const struct contact *c = card(mem_printf(ctx, "FN:A\n%s\n", ways[i].line));
        check_way(c, 0, CONTACT_PHONE, ways[i].label, "555-0100", ways[i].preferred);
    }
    /* A label is kept to a length. */
    char *label = mem_zero_array(ctx, 1, 402, "char[]");
    for (size_t i = 0; i < 400; i += 2)
        memcpy(label + i, "ß", 2);
    label[0] = label[1] = 'x';
    const struct contact *c =
        card(mem_printf(ctx, "FN:A\na.TEL:555-0100\na.X-ABLabel:x%s\n", label));
    assert_int_equal(strlen(c->ways.items[0].label), 199);
    assert_true(text_is_utf8(c->ways.items[0].label, 199));
}

static void
reads_ways(void **state) {
    (void)state;
    const struct contact *c =
        card("FN:A\nTEL;VALUE=uri:tel:+1-555-0100;phone-context=x;ext=\n"
             "TEL:Tel:+1-555-0101;ext=7;x=1\nEMAIL:mailto:a@example.org\n"
             "EMAIL; TYPE=x:\nTEL;VALUE=text:tel:555 0102\n"
             "X-SOCIALPROFILE;type=foo:x-apple:ana\nX-SOCIALPROFILE;x-user=bo: \n"
             "IMPP;X-SERVICE-TYPE=AIM:x-apple:cy\nIMPP:x-apple:di\nIMPP: \n"
             "i.IMPP:just a name\ni.X-ABLabel:Chat\nX-SKYPE:ed\n"
             "X-MS-IMADDRESS:f@example.org\n");
    check_way(c, 0, CONTACT_PHONE, "-", "+1-555-0100", false);
    check_way(c, 1, CONTACT_PHONE, "-", "+1-555-0101 x7", false);
    check_way(c, 2, CONTACT_EMAIL, "-", "a@example.org", false);
    check_way(c, 3, CONTACT_PHONE, "-", "tel:555 0102", false);
    check_way(c, 4, CONTACT_SOCIAL, "foo", "ana", false);
    check_way(c, 5, CONTACT_SOCIAL, "-", "bo", false);
    check_way(c, 6, CONTACT_SOCIAL, "aim", "cy", false);
    check_way(c, 7, CONTACT_SOCIAL, "-", "di", false);
    check_way(c, 8, CONTACT_SOCIAL, "Chat", "just a name", false);
    check_way(c, 9, CONTACT_SOCIAL, "skype", "ed", false);
    assert_int_equal(c->ways.count, 11);

    /* Addresses as printed count where there is no other. */
    c = card("FN:A\nADR;HOME:;;;;;;\nADR;WORK:;;1 Main St\nLABEL;WORK:no\n"
             "LABEL;HOME:2 Main St\\nTown\nLABEL:no\n");
    assert_int_equal(c->ways.count, 2);
    check_way(c, 0, CONTACT_ADDRESS, "work", "1 Main St", false);
    check_way(c, 1, CONTACT_ADDRESS, "home", "2 Main St\nTown", false);
    c = card("FN:A\nLABEL:3 Main St\nADR:\n");
    check_way(c, 0, CONTACT_ADDRESS, "-", "3 Main St", false);
    c = card("FN:A\nADR;LABEL=\"4 Main St\\nTown\":;;;;;;\n");
    check_way(c, 0, CONTACT_ADDRESS, "-", "4 Main St\nTown", false);
}

static void
reads_names(void **state) {
    (void)state;
    assert_string_equal(card("N:Ruiz;Ana;;Dr.\n")->name, "Ana Ruiz");
    assert_string_equal(card("FN: \nN:Ana Ruiz\n")->name, "Ana Ruiz");
    assert_string_equal(card("FN:A\\, B\\; C\\\\ \\x D\\: E\\\n")->name,
                        "A, B; C\\ \\x D: E\\");
    const struct contact *c = card("FN:A\nFN:B\nN:One\\;Two;X\nN:Three\nUID:1\nUID:2\n"
                                   "ORG:;Unit;;Desk\nORG:Other\nROLE:Boss\n");
    assert_string_equal(c->name, "A");
    assert_string_equal(c->family, "One;Two");
    assert_string_equal(c->uid, "1");
    assert_null(c->organisation);
    assert_string_equal(c->department, "Unit, Desk");
    assert_string_equal(c->title, "Boss");
    c = card("FN:A\nTITLE:boss\nROLE:Boss\nNOTE:one\\ntwo\nNOTE: \nNOTE:three\n"
             "KIND:individual\nX-ABShowAs:PERSON\n");
    assert_int_equal(c->facts.count, 0);
    assert_string_equal(c->note, "one\ntwo\nthree");
    assert_false(c->company);
    /* Commas are text in 2.1. */
    struct contacts *all = read_text("BEGIN:VCARD\nVERSION: 2.1\nN:Ruiz, MD;Ana\n"
                                     "CATEGORIES:a,b;c\nEND:VCARD\n");
    assert_string_equal(all->list.items[0]->family, "Ruiz, MD");
    assert_int_equal(all->list.items[0]->tags.count, 3);
    assert_int_equal(read_text("BEGIN:VCARD\nKIND:organization\nORG:X\nEND:VCARD")
                         ->list.items[0]
                         ->company,
                     true);
}

static void
reads_relations(void **state) {
    (void)state;
    const struct contact *c =
        card("FN:A\nRELATED;VALUE=uri:Bo\nRELATED;TYPE=friend:Cy\nRELATED:mailto:x@y\n"
             "RELATED;VALUE=text:http://Di\nX-ABRELATEDNAMES:Ed\nX-MS-CHILD:Flo\n"
             "X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Gus;0;Mentor\n"
             "X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Hal;99\n"
             "X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Ida\n"
             "X-ANDROID-CUSTOM:vnd.android.cursor.item/relation\n"
             "X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2020-01-02;9\n"
             "X-ANDROID-CUSTOM:vnd.android.cursor.item/unknown;x\n");
    assert_int_equal(c->links.count, 7);
    check_link(c, 0, "friend", "Cy");
    check_link(c, 1, "knows", "http://Di");
    check_link(c, 2, "knows", "Ed");
    check_link(c, 3, "child", "Flo");
    check_link(c, 4, "Mentor", "Gus");
    check_link(c, 5, "knows", "Hal");
    check_date(c, 0, "event", "2020-01-02");
}

static void
reads_agents(void **state) {
    (void)state;
    const struct contact *c =
        card("FN:A\nAGENT:BEGIN:VCARD\\nFN\\nFN;X=1:Bo\\, Jr\\nTEL:1\\nEND:VCARD\\n\n"
             "AGENT:BEGIN:VCARD\\nTEL:1\n"
             "AGENT;VALUE=uri:CID:x@example.org\nAGENT:urn:x\nAGENT:Cy\n");
    assert_int_equal(c->links.count, 2);
    check_link(c, 0, "agent", "Bo, Jr");
    check_link(c, 1, "agent", "Cy");
    /* Cards in cards, on the line of AGENT as well. */
    c = card("FN:A\nAGENT:\n\nBEGIN:VCARD\nFN:Bo\nAGENT:BEGIN:VCARD\nFN:Cy\nEND:VCARD\n"
             "END:VCARD\nTEL:555-0100\n");
    assert_int_equal(c->links.count, 1);
    check_link(c, 0, "agent", "Bo");
    assert_int_equal(c->ways.count, 1);
    /* An inner card without an end takes the outer one with it, no more. */
    struct contacts *all =
        read_text("BEGIN:VCARD\nFN:A\nAGENT:\nBEGIN:VCARD\nFN:B\nEND:VCARD\n"
                  "BEGIN:VCARD\nFN:C\nEND:VCARD\n");
    assert_int_equal(all->list.count, 1);
    assert_string_equal(all->list.items[0]->name, "C");
}

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

static void
check_written(const struct contact *c) {
    const char *text = vcard_write(ctx, c);
    assert_true(text_is_utf8(text, strlen(text)));
    size_t line = 0;
    for (const char *p = text; *p; p++) {
        line = *p == '\n' ? 0 : line + 1;
        /* 75 bytes and a CR; characters are not cut. */
        assert_true(line <= 76);
        if (p[0] == '\n' && p[1] == ' ')
            assert_true((p[2] & 0xC0) != 0x80);
    }
    struct contacts *all = read_text(text);
    assert_int_equal(all->list.count, 1);
    const struct contact *d = all->list.items[0];
#define SAME(field)                                                                    \
    assert_string_equal(c->field ? c->field : "-", d->field ? d->field : "-")
    SAME(uid), SAME(name), SAME(prefix), SAME(given), SAME(additional), SAME(family);
    SAME(suffix), SAME(nickname), SAME(organisation), SAME(department), SAME(title);
    SAME(note);
    assert_int_equal(c->company, d->company);
    assert_int_equal(c->starred, d->starred);
    assert_int_equal(c->rhythm_days, d->rhythm_days);
    assert_memory_equal(&c->last_talked, &d->last_talked, sizeof c->last_talked);
    assert_int_equal(c->ways.count, d->ways.count);
    for (size_t i = 0; i < c->ways.count; i++)
        check_way(d, i, c->ways.items[i].kind,
                  c->ways.items[i].label ? c->ways.items[i].label : "-",
                  c->ways.items[i].value, c->ways.items[i].preferred);
    assert_int_equal(c->dates.count, d->dates.count);
    char iso[DATE_TEXT_MAX];
    for (size_t i = 0; i < c->dates.count; i++)
        check_date(d, i, c->dates.items[i].label,
                   date_iso(c->dates.items[i].date, iso));
    assert_int_equal(c->links.count, d->links.count);
    for (size_t i = 0; i < c->links.count; i++)
        check_link(d, i, c->links.items[i].relation, c->links.items[i].name);
    assert_int_equal(c->tags.count, d->tags.count);
    for (size_t i = 0; i < c->tags.count; i++)
        SAME(tags.items[i]);
    assert_int_equal(c->facts.count, d->facts.count);
    for (size_t i = 0; i < c->facts.count; i++)
        SAME(facts.items[i]);
    assert_int_equal(c->touches.count, d->touches.count);
    for (size_t i = 0; i < c->touches.count; i++) {
        SAME(touches.items[i].method);
        SAME(touches.items[i].text);
        assert_memory_equal(&c->touches.items[i].date, &d->touches.items[i].date,
                            sizeof c->touches.items[i].date);
    }
#undef SAME
}

static void
writes_what_it_reads(void **state) {
    (void)state;
    static const char *const files[] = {
        "apple-3.0.vcf",   "google-3.0.vcf",    "outlook-2.1.vcf", "android-2.1.vcf",
        "rfc6350-4.0.vcf", "evolution-3.0.vcf", "broken.vcf"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct contacts *all = read_data(files[i]);
        for (size_t k = 0; k < all->list.count; k++)
            check_written(all->list.items[k]);
    }
}

static void
writes_every_field(void **state) {
    (void)state;
    struct contacts *all = contacts_new(ctx, FORMAT_CSV);
    struct contact *c = contact_new(all, 1);
    c->uid = "a:b;c,d\\e";
    c->given = "Zoë; \"Zo\"";
    c->suffix = "MD, PhD";
    c->department = "Only, a department";
    c->note = "One\nTwo\\n, three; and ☕☕☕☕☕☕☕☕☕☕☕☕☕☕☕☕☕☕☕☕☕☕☕☕☕☕☕☕☕☕☕☕☕☕ then more";
    c->company = c->starred = true;
    c->rhythm_days = 42;
    c->last_talked = (struct date){2026, 2, 28};
    static const struct {
        enum contact_kind kind;
        const char *label, *value;
    } ways[] = {
        {CONTACT_PHONE, "mobile", "555 0100"},
        {CONTACT_PHONE, "Mobile", "555 0101"},
        {CONTACT_PHONE, "work fax", "555 0102"},
        {CONTACT_PHONE, "voice", "555 0103"},
        {CONTACT_PHONE, "_$!<x>!$_", "555 0104"},
        {CONTACT_PHONE, NULL, "tel:555 0105"},
        {CONTACT_EMAIL, "a,b;c\"d:e", "mailto:x@example.org"},
        {CONTACT_EMAIL, "other", "y@example.org"},
        {CONTACT_ADDRESS, "home", "1; Main, St\nTown\nLand"},
        {CONTACT_URL, "blog", "https://example.org/a;b,c\\d"},
        {CONTACT_SOCIAL, "mastodon", "x-apple:me"},
        {CONTACT_SOCIAL, "pref", "a"},
        {CONTACT_SOCIAL, "homefax", "b"},
        {CONTACT_SOCIAL, NULL, "c"},
        {CONTACT_SOCIAL, "Big Name", "d"},
    };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        contact_add_way(c, ways[i].kind, ways[i].label, ways[i].value, i % 3 == 0);
    contact_add_date(c, "birthday", (struct date){0, 2, 29});
    contact_add_date(c, "birthday", (struct date){1980, 3, 1});
    contact_add_date(c, "anniversary", (struct date){2009, 6, 12});
    contact_add_date(c, "Opened the practice", (struct date){2001, 10, 1});
    contact_add_tag(c, "one, two; three");
    contact_add_tag(c, "four");
    contact_add_fact(c, "likes: tea, \\ and coffee");
    contact_add_link(c, "introduced by", "Kofi; Mensah");
    contact_add_link(c, "spouse", "Bo");
    contact_add_link(c, "home", "Cy");
    contact_add_link(c, NULL, "Di");
    contact_add_touch(c, (struct date){2026, 1, 2}, "phone", "Spoke; about, much");
    contact_add_touch(c, (struct date){2026, 1, 3}, NULL, NULL);
    contact_finish(all, c);
    check_written(c);

    /* A contact that nobody finished has no name. */
    c = contact_new(all, 2);
    assert_non_null(strstr(vcard_write(ctx, c), "\r\nFN:\r\n"));
}

static void
ignores_own_properties_that_are_wrong(void **state) {
    (void)state;
    const struct contact *c =
        card("FN:A\nX-TEND-TOUCH:2020-01-02;phone\nX-TEND-TOUCH:x;phone;y\n"
             "X-TEND-TOUCH:--0102;phone;y\nX-TEND-LAST-TALKED:--0102\n"
             "X-TEND-LAST-TALKED:x\nX-TEND-RHYTHM:-1\nX-TEND-RHYTHM:99999999999\n"
             "X-TEND-STARRED:0\n");
    assert_int_equal(c->touches.count, 0);
    assert_int_equal(c->last_talked.month, 0);
    assert_int_equal(c->rhythm_days, 0);
    assert_false(c->starred);
}

int
main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
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
        TEST(unfolds_lines),
        TEST(reads_quoted_printable),
        TEST(leaves_pictures_out),
        TEST(reads_dates),
        TEST(reads_parameters),
        TEST(reads_ways),
        TEST(reads_names),
        TEST(reads_relations),
        TEST(reads_agents),
        TEST(skips_cards_that_are_too_large),
        TEST(reads_in_linear_time),
        TEST(writes_what_it_reads),
        TEST(writes_every_field),
        TEST(ignores_own_properties_that_are_wrong),
    };
    return cmocka_run_group_tests_name("vcard", tests, NULL, NULL);
}
