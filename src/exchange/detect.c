#include "exchange/detect.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "exchange/csv_contacts.h"
#include "exchange/friends.h"
#include "exchange/monica.h"
#include "exchange/vcard.h"

#include "base/ban.h"

/* Bytes that are looked at. */
#define HEAD 4096

/* Files of other programs, by how they begin; each sentence says what to do. */
static const struct {
    const char *magic;
    size_t len;
    size_t at;
    const char *advice;
} others[] = {
    {"%PDF", 4, 0,
     "This is a PDF. Export your contacts as CSV or vCard (.vcf) in the program they "
     "are in."},
    {"SQLite format 3", 15, 0,
     "This is a database (SQLite). Export the contacts from its program as CSV or "
     "vCard (.vcf)."},
    {"!BDN", 4, 0,
     "This is an Outlook data file (.pst). In Outlook choose File, Open & Export, "
     "Import/Export, Export to a file, Comma Separated Values."},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, 0,
     "This is an old Excel workbook, or another Microsoft Office file. Open it and "
     "save it as CSV first."},
    {"\x89PNG", 4, 0, "This is a picture. Choose a CSV or vCard (.vcf) file."},
    {"\xFF\xD8\xFF", 3, 0, "This is a picture. Choose a CSV or vCard (.vcf) file."},
    {"GIF8", 4, 0, "This is a picture. Choose a CSV or vCard (.vcf) file."},
    {"ftypheic", 8, 4, "This is a picture. Choose a CSV or vCard (.vcf) file."},
    {"WEBP", 4, 8, "This is a picture. Choose a CSV or vCard (.vcf) file."},
    {"\x1F\x8B", 2, 0, "This file is packed (gzip). Unpack it first."},
    {"7z\xBC\xAF", 4, 0, "This file is packed (7-Zip). Unpack it first."},
    {"Rar!", 4, 0, "This file is packed (RAR). Unpack it first."},
    {"bplist00", 8, 0,
     "This is a file of an Apple program's own. In Contacts choose File, Export, "
     "Export vCard."},
    {"{\\rtf", 5, 0,
     "This is a formatted text (RTF). Save it as plain text or CSV first."},
};

/* What a ZIP file holds, by the names in it. */
static const struct {
    const char *name;
    const char *advice;
} packed[] = {
    {"xl/", "This is an Excel workbook; save it as CSV first (File, Save As, CSV "
            "UTF-8)."},
    {"opendocument.spreadsheet",
     "This is a LibreOffice spreadsheet; save it as CSV first (File, Save As, Text "
     "CSV)."},
    {"Index/Document.iwa", "This is a Numbers spreadsheet; export it as CSV first "
                           "(File, Export To, CSV)."},
    {"word/", "This is a Word document. Put the people into a table with one line "
              "each, and save that as CSV."},
    {"opendocument.text", "This is a LibreOffice document. Put the people into a "
                          "table with one line each, and save that as CSV."},
};

/* Text files of other kinds, by their first word. */
static const struct {
    const char *begin;
    const char *advice;
} texts[] = {
    {"BEGIN:VCALENDAR",
     "This is a calendar, not a list of contacts. Choose a CSV or vCard (.vcf) file."},
    {"<!doctype html", "This is a web page. Download the contacts as CSV or vCard "
                       "(.vcf) instead of saving the page."},
    {"<html", "This is a web page. Download the contacts as CSV or vCard (.vcf) "
              "instead of saving the page."},
    {"<?xml", "This is an XML file, which Tend does not read. Export the contacts as "
              "CSV or vCard (.vcf)."},
    {"dn:", "This is an LDIF file, which Tend does not read. Export the contacts as "
            "CSV or vCard (.vcf)."},
    {"{", "This is a JSON file, but not an export of Monica's. Export the contacts as "
          "CSV or vCard (.vcf)."},
    {"[{", "This is a JSON file, but not an export of Monica's. Export the contacts as "
           "CSV or vCard (.vcf)."},
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const char *
binary_advice(const char *bytes, size_t len) {
    for (size_t i = 0; i < COUNT(others); i++)
        if (len >= others[i].at + others[i].len &&
            memcmp(bytes + others[i].at, others[i].magic, others[i].len) == 0)
            return others[i].advice;
    if (len < 4 || memcmp(bytes, "PK\3\4", 4) != 0)
        return NULL;
    for (size_t i = 0; i < COUNT(packed); i++)
        if (memmem(bytes, len, packed[i].name, strlen(packed[i].name)))
            return packed[i].advice;
    return "This file is packed (ZIP). Unpack it first, and choose the CSV or vCard "
           "(.vcf) file in it.";
}

/* The beginning as UTF-8 without white space in front; NULL when it is no text. */
static const char *
head_of(const void *ctx, const char *bytes, size_t len) {
    char *head = NULL;
    size_t head_len = 0;
    size_t part = len < HEAD ? len : HEAD;
    /* The cut may have gone through a pair of UTF-16. */
    if (text_to_utf8(ctx, bytes, part, NULL, &head, &head_len, NULL) != FAULT_NONE &&
        (part < HEAD || text_to_utf8(ctx, bytes, part - 2, NULL, &head, &head_len,
                                     NULL) != FAULT_NONE))
        return NULL;
    size_t controls = 0;
    for (size_t i = 0; i < head_len; i++)
        controls += head[i] == '\0' ||
                    ((unsigned char)head[i] < 0x20 && !strchr("\t\n\r\f", head[i]));
    if (controls * 20 > head_len)
        return NULL;
    return head + strspn(head, " \t\r\n");
}

/* What to do with a file that is no contact file; NULL when it may be one. */
static const char *
advice_for(const char *bytes, size_t len) {
    const char *advice = binary_advice(bytes, len);
    if (advice)
        return advice;
    void *ctx = mem_context(NULL);
    const char *head = head_of(ctx, bytes, len);
    if (!head)
        advice = "This is not a text file that Tend can read. Export your contacts "
                 "as CSV or vCard (.vcf) and choose that file.";
    for (size_t i = 0; head && i < COUNT(texts); i++)
        if (text_starts_ascii(head, texts[i].begin)) {
            advice = texts[i].advice;
            break;
        }
    talloc_free(ctx);
    return advice;
}

/* A format whose reader knows it by its beginning. */
static enum contact_format
known_format(const char *bytes, size_t len) {
    if (vcard_looks_like(bytes, len))
        return FORMAT_VCARD;
    if (monica_looks_like(bytes, len))
        return FORMAT_MONICA;
    if (friends_looks_like(bytes, len))
        return FORMAT_FRIENDS;
    return FORMAT_UNKNOWN;
}

enum contact_format
contacts_detect(const char *bytes, size_t len) {
    if (len == 0)
        return FORMAT_UNKNOWN;
    enum contact_format format = known_format(bytes, len);
    if (format == FORMAT_UNKNOWN && !advice_for(bytes, len))
        return FORMAT_CSV;
    return format;
}

enum fault
contacts_read(const void *ctx, const char *bytes, size_t len,
              const struct contacts_options *options, struct contacts **out,
              struct error *err) {
    const struct strings *map = options ? options->map : NULL;
    enum contact_format format = options ? options->format : FORMAT_UNKNOWN;
    if (len == 0)
        return error_set(err, FAULT_INVALID,
                         "The file is empty. Export your contacts again.");
    const char *advice = NULL;
    if (format == FORMAT_UNKNOWN)
        format = known_format(bytes, len);
    if (format == FORMAT_UNKNOWN)
        advice = advice_for(bytes, len);
    else if (format != FORMAT_MONICA)
        advice = binary_advice(bytes, len);
    if (advice)
        return error_set(err, FAULT_INVALID, "%s", advice);
    bool table =
        format != FORMAT_VCARD && format != FORMAT_MONICA && format != FORMAT_FRIENDS;
    if (table)
        return csv_contacts_read(ctx, bytes, len, map, out, err);
    if (map && map->count > 0)
        return error_set(err, FAULT_USAGE,
                         "A map of columns is for CSV files, and this is read as %s. "
                         "Leave the map out.",
                         contact_format_name(format));
    if (format == FORMAT_VCARD)
        return vcard_read(ctx, bytes, len, out, err);
    if (format == FORMAT_MONICA)
        return monica_read(ctx, bytes, len, out, err);
    return friends_read(ctx, bytes, len, out, err);
}
