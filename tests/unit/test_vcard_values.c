/* The properties of vCards and their values in all their forms. */
#include "vcard_cards.h"

#include "base/buffer.h"
#include "base/text.h"

#include "base/ban.h"

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

int
main(void) {
    const struct CMUnitTest tests[] = {
        TEST(unfolds_lines), TEST(reads_quoted_printable), TEST(leaves_pictures_out),
        TEST(reads_dates),   TEST(reads_parameters),       TEST(reads_ways),
        TEST(reads_names),   TEST(reads_relations),        TEST(reads_agents),
    };
    return cmocka_run_group_tests_name("vcard_values", tests, NULL, NULL);
}
