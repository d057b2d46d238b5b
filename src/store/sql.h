/* The SQL of src/store/sql/, made into C at build time by embed.py. */
#ifndef STORE_SQL_H
#define STORE_SQL_H

#include <stddef.h>

struct sql_statement {
    const char *name;
    const char *sql;
};

extern const struct sql_statement sql_statements[]; /* sorted by name */
extern const size_t sql_statement_count;

extern const char *const sql_migrations[]; /* [0] brings version 0 to 1, and so on */
extern const int sql_migration_count;

extern const char sql_derived_drop[]; /* what sql_derived makes, if it is there */
extern const char sql_derived[];
extern const int sql_derived_version; /* changes with the text of derived.sql */

#endif
