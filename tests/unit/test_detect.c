#include "csv_text.h"

#include "exchange/detect.h"

#include "base/ban.h"

#define CARD                                                                           \
    "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana Ruiz\r\nN:Ruiz;Ana;;;\r\nEND:VCARD\r\n"
#define FRIENDS                                                                        \
    "### Activities:\n- 2018-01-04: Lunch with **Grace Hopper**.\n\n### "              \
    "Friends:\n- Grace Hopper\n"
#define MONICA                                                                         \
    "{\"version\":\"1.0-preview.1\",\"account\":{\"data\":[{\"count\":1,\"type\":"     \
    "\"contact\",\"values\":[{\"uuid\":\"u1\",\"properties\":{\"first_name\":"         \
    "\"Ada\",\"last_name\":\"Bell\"}}]}]}}"

static struct contacts *
read_as(const void *ctx, const char *text, enum contact_format format) {
    struct contacts *all = NULL;
    struct error err = {0};
    struct contacts_options options = {.format = format};
    if (contacts_read(ctx, text, strlen(text), &options, &all, &err) != FAULT_NONE)
        fail_msg("%s", err.text);
    return all;
}

static void
reads_each_kind(void **state) {
    (void)state;
    static const struct {
        const char *text, *name;
        enum contact_format format;
    } files[] = {
        {CARD, "Ana Ruiz", FORMAT_VCARD},
        {FRIENDS, "Grace Hopper", FORMAT_FRIENDS},
        {MONICA, "Ada Bell", FORMAT_MONICA},
        {"Name,E-mail\nEve Stone,eve@example.org\n", "Eve Stone", FORMAT_CSV},
        {"First Name,Last Name,Connected On\nEve,Stone,12 Mar 2024\n", "Eve Stone",
         FORMAT_LINKEDIN},
        {"First Name,Phone 1 - Value\nEve,555-0100\n", "Eve", FORMAT_GOOGLE},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        void *ctx = mem_context(NULL);
        const struct contacts *all = read_as(ctx, files[i].text, FORMAT_UNKNOWN);
        assert_int_equal(all->format, files[i].format);
        assert_string_equal(only(all)->name, files[i].name);
        /* The headers of a table are not looked at yet. */
        assert_int_equal(contacts_detect(files[i].text, strlen(files[i].text)),
                         i < 3 ? files[i].format : FORMAT_CSV);
        talloc_free(ctx);
    }
}

static void
takes_no_options(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct contacts *all = NULL;
    struct error err = {0};
    assert_int_equal(contacts_read(ctx, CARD, strlen(CARD), NULL, &all, &err), 0);
    assert_int_equal(all->format, FORMAT_VCARD);
    talloc_free(ctx);
}

static void
reads_utf16(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    static const char text[] = "\xFF\xFEN\0a\0m\0e\0;\0E\0-\0M\0a\0i\0l\0\n\0"
                               "Z\0o\0\xEB\0;\0z\0@\0e\0x\0.\0o\0r\0g\0";
    struct contacts *all = NULL;
    struct error err = {0};
    assert_int_equal(contacts_detect(text, sizeof text - 1), FORMAT_CSV);
    assert_int_equal(contacts_read(ctx, text, sizeof text - 1, NULL, &all, &err), 0);
    assert_string_equal(only(all)->name, "Zoë");

    /* A letter of two UTF-16 units across the end of what is looked at. */
    size_t len = 6000;
    char *long_text = mem_array(ctx, char, len);
    memcpy(long_text, "\xFF\xFE", 2);
    for (size_t i = 2; i < len; i += 2)
        long_text[i] = 'a';
    memcpy(long_text + 4094, "\x3D\xD8\x00\xDE", 4);
    assert_int_equal(contacts_detect(long_text, len), FORMAT_CSV);
    talloc_free(ctx);
}

static void
reads_what_it_is_told(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    /* A table that begins like something else. */
    const char *text = "{Name},E-mail\nEve Stone,eve@example.org\n";
    assert_string_equal(only(read_as(ctx, text, FORMAT_CSV))->name, "Eve Stone");
    assert_string_equal(only(read_as(ctx, text, FORMAT_OUTLOOK))->name, "Eve Stone");
    assert_string_equal(only(read_as(ctx, CARD, FORMAT_VCARD))->name, "Ana Ruiz");
    assert_string_equal(only(read_as(ctx, MONICA, FORMAT_MONICA))->name, "Ada Bell");
    assert_string_equal(only(read_as(ctx, FRIENDS, FORMAT_FRIENDS))->name,
                        "Grace Hopper");
    talloc_free(ctx);
}

static void
takes_a_map_for_tables_alone(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct strings map = {0};
    *array_add(ctx, &map) = "Wer=name";
    struct contacts_options options = {.map = &map};
    struct contacts *all = NULL;
    struct error err = {0};
    const char *text = "Wer,Wo\nEve Stone,x\n";
    assert_int_equal(contacts_read(ctx, text, strlen(text), &options, &all, &err), 0);
    assert_string_equal(only(all)->name, "Eve Stone");
    assert_int_equal(contacts_read(ctx, CARD, strlen(CARD), &options, &all, &err),
                     FAULT_USAGE);
    assert_contains(err.text, "read as vcard");
    talloc_free(ctx);
}

static void
check_refusal(const char *bytes, size_t len, enum contact_format format,
              const char *advice) {
    void *ctx = mem_context(NULL);
    struct contacts *all = NULL;
    struct error err = {0};
    struct contacts_options options = {.format = format};
    assert_int_equal(contacts_read(ctx, bytes, len, &options, &all, &err),
                     FAULT_INVALID);
    assert_null(all);
    assert_contains(err.text, advice);
    talloc_free(ctx);
}

static void
says_what_to_do_with_other_files(void **state) {
    (void)state;
    static const struct {
        const char *bytes;
        size_t len; /* 0: it is a string */
        const char *advice;
    } files[] = {
        {"%PDF-1.7\n%\xE2\xE3", 0, "This is a PDF"},
        {"SQLite format 3\0\x10", 17, "database"},
        {"!BDN\x01\x02", 0, "Outlook data file"},
        {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0", 9, "old Excel workbook"},
        {"\x89PNG\r\n\x1A\n", 0, "picture"},
        {"\xFF\xD8\xFF\xE0", 0, "picture"},
        {"GIF89a", 0, "picture"},
        {"\0\0\0\x18"
         "ftypheic",
         12, "picture"},
        {"RIFF\1\2\3\4WEBPVP8", 0, "picture"},
        {"\x1F\x8B\x08", 0, "gzip"},
        {"7z\xBC\xAF\x27\x1C", 0, "7-Zip"},
        {"Rar!\x1A", 0, "RAR"},
        {"bplist00\xD1", 0, "Apple"},
        {"{\\rtf1\\ansi}", 0, "RTF"},
        {"PK\3\4....xl/workbook.xml", 0, "an Excel workbook; save it as CSV first"},
        {"PK\3\4..application/vnd.oasis.opendocument.spreadsheet", 0,
         "LibreOffice spreadsheet"},
        {"PK\3\4..Index/Document.iwa", 0, "Numbers"},
        {"PK\3\4..word/document.xml", 0, "Word document"},
        {"PK\3\4..application/vnd.oasis.opendocument.text", 0, "LibreOffice document"},
        {"PK\3\4..contacts.csv", 0, "Unpack it first"},
        {"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", 0, "calendar"},
        {" \n<!DOCTYPE html><p>", 0, "web page"},
        {"<html>", 0, "web page"},
        {"\xEF\xBB\xBF<?xml version='1.0'?>", 0, "XML"},
        {"dn: cn=Ana\n", 0, "LDIF"},
        {"{\"a\": 1}", 0, "not an export of Monica's"},
        {"[{\"a\": 1}]", 0, "not an export of Monica's"},
        {"\1\2\3\4\5\6\7\x08, x\n", 0, "not a text file"},
        {"\0\0\0\0\0\0\0\0", 8, "not a text file"},
        {"\xFF\xFE\0\xD8", 4, "not a text file"},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        size_t len = files[i].len ? files[i].len : strlen(files[i].bytes);
        check_refusal(files[i].bytes, len, FORMAT_UNKNOWN, files[i].advice);
        assert_int_equal(contacts_detect(files[i].bytes, len), FORMAT_UNKNOWN);
    }
    check_refusal("PK\3\4....xl/workbook.xml", 23, FORMAT_CSV, "Excel");
    check_refusal("%PDF", 4, FORMAT_VCARD, "PDF");
    check_refusal("", 0, FORMAT_UNKNOWN, "empty");
    assert_int_equal(contacts_detect("", 0), FORMAT_UNKNOWN);
    /* What is no table of people gets the table's own advice. */
    check_refusal("just some text\n", 15, FORMAT_UNKNOWN, "No column");
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_each_kind),
        cmocka_unit_test(takes_no_options),
        cmocka_unit_test(reads_utf16),
        cmocka_unit_test(reads_what_it_is_told),
        cmocka_unit_test(takes_a_map_for_tables_alone),
        cmocka_unit_test(says_what_to_do_with_other_files),
    };
    return cmocka_run_group_tests_name("detect", tests, NULL, NULL);
}
