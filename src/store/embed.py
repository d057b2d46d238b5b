#!/usr/bin/env python3
"""Turns the .sql files into one C table: whole files (migrations, derived.sql) and named
statements, each of which begins with a line `-- name: module_what`. Tables made above the
first of them are derived state as well (search.sql)."""
import hashlib
import pathlib
import re
import sys

out, files = sys.argv[1], [pathlib.Path(f) for f in sys.argv[2:]]


def literal(text):
    lines = text.split("\n")
    return "\n".join(
        '    "' + l.replace("\\", "\\\\").replace('"', '\\"') + '\\n"' for l in lines if l.strip()
    )


def squeeze(sql):
    """Without comments and indentation: SQLite keeps the text of every statement."""
    lines = (re.sub(r"\s+", " ", re.sub(r"--.*", "", l)).strip() for l in sql.split("\n"))
    return " ".join(l for l in lines if l)


statements, migrations, derived = {}, [], []
for f in sorted(files):
    text = f.read_text()
    if f.parent.name == "migrations":
        migrations.append((int(f.name[:4]), text))
    elif f.name == "derived.sql":
        derived.append(text)
    else:
        head, *parts = re.split(r"^-- name: ", text, flags=re.M)
        if "CREATE" in head:
            derived.append(head)
        for part in parts:
            name, sql = part.split("\n", 1)
            name = name.strip()
            if name in statements:
                sys.exit(f"{f}: statement {name} is there twice")
            statements[name] = squeeze(sql).rstrip(";")
if [n for n, _ in migrations] != list(range(1, len(migrations) + 1)):
    sys.exit("migrations must be numbered 0001, 0002, ... without a gap")

derived = "\n".join(derived)
drops = [
    f"DROP {kind} IF EXISTS {name};"
    for kind, name in re.findall(r"^CREATE (TABLE|INDEX) (\w+)", derived, flags=re.M)
]
version = int(hashlib.sha256(derived.encode()).hexdigest()[:7], 16)
with open(out, "w") as c:
    c.write('#include "store/sql.h"\n\n#include "base/ban.h"\n\n')
    c.write("const struct sql_statement sql_statements[] = {\n")
    for name in sorted(statements):
        sql = statements[name].replace("\\", "\\\\").replace('"', '\\"')
        c.write(f'    {{"{name}",\n     "{sql}"}},\n')
    c.write("};\n")
    c.write(f"const size_t sql_statement_count = {len(statements)};\n\n")
    c.write("const char *const sql_migrations[] = {\n")
    for _, text in migrations:
        c.write(literal(text) + ",\n")
    c.write("};\n")
    c.write(f"const int sql_migration_count = {len(migrations)};\n\n")
    # Whatever an earlier form had under these names; an index on facts outlives its tables.
    c.write("const char sql_derived_drop[] =\n" + literal("\n".join(drops)) + ";\n")
    c.write("const char sql_derived[] =\n" + literal(derived) + ";\n")
    c.write(f"const int sql_derived_version = {version};\n")
