"""The rules must be able to fail: small trees that break each of them, and some that don't."""

import tempfile
import unittest
from pathlib import Path

import house

# (file of the tree, its text, part of what should be said of it; "" when it is in order)
LAYER_CASES = [
    ("src/base/a.c", '#include "base/text.h"\n', ""),
    ("src/base/a.c", '#include "domain/today.h"\n', "base/ may not include domain/"),
    ("src/base/a.c", '#include <sqlite3.h>\n', "sqlite3.h is for store alone"),
    ("src/domain/a.h", '#include "domain/plan.h"\n', ""),
    ("src/domain/a.c", '#include "exchange/contact.h"\n', "domain/ may not include exchange/"),
    ("src/domain/a.c", '#include "store/db.h"\n', "domain/ may not include store/"),
    ("src/domain/a.c", '#include <jansson.h>\n', "jansson.h is for"),
    ("src/exchange/a.c", '#include <jansson.h>\n', ""),
    ("src/exchange/a.c", '#include "domain/today.h"\n', "exchange/ may not include domain/"),
    ("src/store/a.c", '#include <sqlite3.h>\n#include "domain/plan.h"\n', ""),
    ("src/store/a.c", '#include "app/today.h"\n', "store/ may not include app/"),
    ("src/app/a.c", '#include "store/db.h"\n#include "exchange/csv.h"\n', ""),
    ("src/app/a.c", '# include "view/today.h"\n', "app/ may not include view/"),
    ("src/view/a.c", '#include "app/today.h"\n#include <jansson.h>\n', ""),
    ("src/view/a.c", '#include "store/db.h"\n', "view/ may not include store/"),
    ("src/view/a.c", '#include "cli/out.h"\n', "view/ may not include cli/"),
    ("src/cli/a.c", '#include "view/today.h"\n#include "domain/plan.h"\n', ""),
    ("src/cli/a.c", '#include "exchange/csv.h"\n', ""),
    ("src/cli/a.c", '#include "store/row.h"\n', "cli/ may not include store/"),
    ("src/cli/a.c", '#include "web/page.h"\n', "cli/ may not include web/"),
    ("src/main.c", '#include "cli/cli.h"\n', ""),
    ("src/main.c", '#include "store/db.h"\n', "main/ may not include store/"),
    ("src/odd/a.c", "int x;\n", "has no place among the layers"),
    ("src/cli/a.c", '#include "out.h"\n', 'write it with its folder, "cli/out.h"'),
    ("src/cli/a.c", '#include "../store/db.h"\n', "paths of includes start at src/"),
    ("src/cli/a.c", '/* #include "store/db.h" */\n', ""),
    ("src/domain/a.c", "day_t t = time(NULL);\n", "time(): only cli/"),
    ("src/store/a.c", 'char *e = getenv ("HOME");\n', "getenv(): only cli/"),
    ("src/app/a.c", "clock_gettime(CLOCK_REALTIME, &t);\n", "clock_gettime(): only cli/"),
    ("src/cli/a.c", 'time(NULL);\ngetenv("HOME");\n', ""),
    ("src/base/a.c", "int day_time(int t); /* not time(NULL) */\n", ""),
    ("src/base/a.c", 'const char *s = "time(NULL)";\n', ""),
    ("src/app/a.c", 'x("SELECT id FROM person");\n', "SQL outside of store/"),
    ("src/cli/a.c", 'x("\\n INSERT OR IGNORE INTO person");\n', "SQL outside of store/"),
    ("src/app/a.c", 'x("UPDATE person SET name");\n', "SQL outside of store/"),
    ("src/store/a.c", 'x("SELECT id FROM person");\n', ""),
    ("src/view/a.c", 'x("Select a person"); /* SELECT one */\n', ""),
]

TIDY = '#include "a/a.h"\n\n#include "base/ban.h"\n'
# Not written out, or this file itself would break the rule.
HOST = "https://" + "registry.example.org/tend"
FILE_CASES = [
    ("src/a/a.c", TIDY, ""),
    ("src/a/a.c", "int x;\n", "the last include is"),
    ("src/a/a.c", '#include "base/ban.h"\n#include "a/a.h"\n', "the last include is"),
    ("src/a/a.c", '#include "a/a.h"\n#include "base/ban.h"\n', "an empty line goes before"),
    ("src/a/a.c", TIDY + "\n" * 500, "split it"),
    ("src/a/a.h", "\n" * 500, ""),
    ("docs/x.md", f"See {HOST}.\n", "no host that hands out packages"),
    ("docs/x.md", "See https://www.example.org/packages/tend.\n", ""),
    ("docs/x.bin", b"\xff\xfe\x00", ""),
]


class House(unittest.TestCase):
    def broken(self, name, text, look):
        with tempfile.TemporaryDirectory() as root:
            path = Path(root) / name
            path.parent.mkdir(parents=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
            (Path(root) / "README.md").write_text("./dev run and ./dev test\n")
            return house.report(look(root))

    def check(self, name, text, expected, look):
        found = self.broken(name, text, look)
        with self.subTest(file=name, text=text[:80]):
            if expected:
                self.assertIn(expected, found)
                self.assertIn(name + ":", found)
            else:
                self.assertEqual("", found)

    def test_layers(self):
        for name, text, expected in LAYER_CASES:
            self.check(name, text, expected, house.layers)

    def test_files(self):
        for name, text, expected in FILE_CASES:
            self.check(name, text, expected, lambda root, name=name: house.rules(root, [name]))

    def test_lines_are_told(self):
        found = self.broken("src/base/a.c", '/* a\n */\n\n#include "app/a.h"\n', house.layers)
        self.assertTrue(found.startswith("src/base/a.c:4: "), found)

    def test_each_table_of_routes_is_listed_once(self):
        table = "const struct route log_routes[] = {\n    {0},\n};\n"
        outside = "extern const struct route log_routes[];\n"
        for listed, times in (("", 0), ("log_routes,", 1), ("log_routes, log_routes,", 2)):
            with tempfile.TemporaryDirectory() as root:
                folder = Path(root) / "src" / "web"
                folder.mkdir(parents=True)
                (folder / "log.c").write_text(table)
                (folder / "routes.c").write_text(
                    f"{outside}const struct route *const all_routes[] = {{{listed} NULL}};\n")
                found = house.report(house.routes(root))
            expected = "" if times == 1 else f"log_routes stands in routes.c {times} times"
            self.assertIn(expected, found)
            self.assertEqual(bool(expected), bool(found))

    def test_readme_tells_both_commands(self):
        with tempfile.TemporaryDirectory() as root:
            self.assertEqual(2, len(house.rules(root, [])))
            (Path(root) / "README.md").write_text("./dev run\n")
            self.assertEqual(1, len(house.rules(root, [])))


if __name__ == "__main__":
    unittest.main()
