/*
 * What a file's first bytes say it is, looked at before the engine may touch it:
 * opening another program's database would merge its log, or roll its journal back.
 * Places in the header: https://www.sqlite.org/fileformat2.html §1.3.
 */
#ifndef STORE_HEADER_H
#define STORE_HEADER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

#define HEADER_SIZE 100

/* "Tend": marks a practice among SQLite's databases. */
#define HEADER_APPLICATION 0x54656E64

/* The first `len` (at most HEADER_SIZE) bytes of the file at `path`: none when it is a
 * practice to open or an empty file to begin one in, else FOREIGN or NEWER. */
MUST_CHECK enum fault header_check(const unsigned char *bytes, size_t len,
                                   const char *path, struct error *err);

/* NEWER when this Tend doesn't know that version of a practice. */
MUST_CHECK enum fault header_check_version(int64_t version, const char *path,
                                           struct error *err);

/* Whether changes go to a log beside the file (WAL). */
bool header_has_log(const unsigned char *bytes, size_t len);

#endif
