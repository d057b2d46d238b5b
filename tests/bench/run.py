#!/usr/bin/env python3
"""./dev bench: how quick Tend is, beside what SQLite alone takes on the same machine now.

A machine that does other things as well gives no seconds to rely on. So whatever is compared
takes turns, round after round, and what counts is the ratio of the medians.

The bare insert that an import is compared with puts the same rows (facts, journal, derived
state: all that the import wrote) into the same tables with the same indexes, in one transaction
and with the same care for the disk, by one INSERT … SELECT for each table from a copy of the
practice. SQLite does no parsing there and crosses no programming interface for each row, so
this is a strict measure; a condition keeps it from copying whole pages instead of rows. The
search, which Tend fills as well, is left out of it.
"""

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import ledger
import pages

HERE = Path(__file__).resolve().parent
TODAY = "2026-03-02"
PEOPLE, TOUCHES_EACH = 5000, 10
SIZES = (500, 5000, 50000)

GIVEN = ("Ana Bo Carmen Dmitri Élodie Farid Grace Hana Ines Jakub Kofi Léa Mira Noor Olga Paul "
         "Quinn Rosa Sven Tara Umut Vera Wim Xenia Yann Zoë").split()
FAMILY = ("Abel Baptiste Castellano Dvořák Eriksen Fontaine Greenberg Haddad Ivanova Jansen "
          "Kowalski Lindqvist Moreau Nakamura Okafor Petrov Quist Rossi Szabó Tanaka Ueda "
          "Vermeer Wójcik Xu Yılmaz Zimmer").split()
TITLES = ("Psychotherapist", "Family doctor", "School counsellor", "Lawyer", "Midwife", "Nurse")


class Problem(Exception):
    """What keeps this from measuring; for the person at the terminal."""


class Bench:
    def __init__(self, folder, tend, rounds):
        self.folder, self.tend, self.rounds = folder, tend, rounds
        self.over = []
        self.meter = folder / "measure"
        compiler = os.environ.get("CC", "cc")
        subprocess.run([compiler, "-O1", "-D_GNU_SOURCE", f"-I{HERE.parent.parent / 'src'}",
                        "-o", self.meter, HERE / "measure.c"], check=True)
        os.environ.update(TEND_TODAY=TODAY, LC_ALL="C.UTF-8", TERM="dumb", USER="bench")

    # --- measuring ---

    def once(self, command, file=None):
        """(milliseconds, KiB) of one call."""
        environment = {**os.environ, "TEND_FILE": str(file)} if file else os.environ
        words = [str(word) for word in command]
        said = subprocess.run([self.meter, self.folder / "output", *words], env=environment,
                              capture_output=True, text=True, check=False)
        numbers = said.stdout.split()
        if len(numbers) != 3 or numbers[2] != "0":
            raise Problem(f"{' '.join(words)} failed: {said.stderr or said.stdout}")
        return int(numbers[0]) / 1e6, int(numbers[1])

    def turns(self, rounds, *works):
        """The medians (milliseconds, KiB) of works, functions of the round that give one
        measurement, which take turns."""
        taken = [[] for _ in works]
        for number in range(rounds + 1):
            for work, results in zip(works, taken):
                result = work(number)
                if number > 0:  # the first round warms the caches
                    results.append(result)
        return [tuple(statistics.median(column) for column in zip(*results)) for results in taken]

    def compare(self, title, ours, words, theirs, limit=None, aim=None, rounds=None):
        """One line of the table; gives what ours took."""
        (mine, memory), (other, _) = self.turns(rounds or self.rounds, ours, theirs)
        self.line(title, f"{mine:.1f} ms", words, f"{other:.1f} ms", mine / other, limit, aim)
        return mine, memory

    def line(self, title, ours, words, theirs, ratio, limit=None, aim=None, unit=""):
        verdict = ""
        if limit is not None:
            within = ratio <= limit
            verdict = f"{'within' if within else 'OVER'} {limit}{unit}"
            if aim is not None:
                verdict += f" (aim {aim}: {'met' if ratio <= aim else 'not yet'})"
            if not within:
                self.over.append(title)
        shown = f"{ratio:.2f}" if not unit else ""
        print(f"{title:<19}{ours:>10}   {words:<31}{theirs:>9} {shown:>6}  {verdict}".rstrip(),
              flush=True)

    # --- material ---

    def practice(self, people):
        """A practice with a history of ten touches each, made once for each size."""
        file = self.folder / f"practice-{people}.tend"
        if not file.exists():
            subprocess.run([self.tend, "demo", "--people", str(people), "--touches",
                            str(people * TOUCHES_EACH), "--seed", "1", "--path", file],
                           check=True, stdout=subprocess.DEVNULL)
        return file

    def cards(self, people):
        """A vCard file such as a phone writes: names, firms, several ways to reach them."""
        file = self.folder / f"cards-{people}.vcf"
        dice = random.Random(people)
        with open(file, "w", encoding="utf-8", newline="") as out:
            for number in range(people):
                given, family = dice.choice(GIVEN), f"{dice.choice(FAMILY)}-{number}"
                lines = ["BEGIN:VCARD", "VERSION:3.0", f"N:{family};{given};;;",
                         f"FN:{given} {family}", f"ORG:Practice {number // 7};",
                         f"TITLE:{dice.choice(TITLES)}",
                         f"TEL;type=CELL;type=VOICE;type=pref:+1 202 555 {number:05d}",
                         f"EMAIL;type=INTERNET;type=HOME;type=pref:p{number}@example.org"]
                if number % 3 == 0:
                    lines.append(f"EMAIL;type=INTERNET;type=WORK:office{number}@example.com")
                if number % 2 == 0:
                    lines.append(f"item1.ADR;type=WORK:;;{number} Main Street;Springfield;;"
                                 "12345;")
                if number % 4 == 0:
                    lines.append(f"BDAY:19{dice.randint(50, 99)}-0{dice.randint(1, 9)}-1"
                                 f"{dice.randint(0, 9)}")
                if number % 5 == 0:
                    lines += ["NOTE:Met at the spring meeting. Works with teenagers\\, and at ",
                              "  school on Tuesdays.", "CATEGORIES:Colleagues"]
                out.write("\r\n".join([*lines, "END:VCARD", ""]))
        return file

    # --- work ---

    def call(self, file, *words):
        return lambda number: self.once([self.tend, *words], file)

    def sqlite(self, file, *sql):
        return lambda number: self.once(["sqlite3", file, *sql])

    def log(self, file, people):
        """A touch with another person each time: who is logged twice has less to change."""
        dice = random.Random(1)
        order = dice.sample(range(1, people + 1), people)
        return lambda number: self.once(
            [self.tend, "log", f"#{order[number]}", "coffee", "a new group for teens"], file)

    def importing(self, cards):
        file = self.folder / "imported.tend"

        def work(_):
            remove(file)
            return self.once([self.tend, "import", cards], file)
        return work, file

    def bare_insert(self, source):
        """See above. The script is made of the source's own schema."""
        script, target = self.folder / "insert.sql", self.folder / "bare.db"
        ours = "name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_%'"
        tables = self.rows(source, "SELECT name FROM sqlite_schema WHERE type = 'table' "
                                   f"AND {ours}")
        schema = self.rows(source, "SELECT sql || ';' FROM sqlite_schema WHERE sql IS NOT NULL "
                                   f"AND {ours} ORDER BY type DESC")
        # What others refer to comes first.
        first = [table for table in ("person", "change", "touch", "import") if table in tables]
        tables = first + [table for table in tables if table not in first]
        script.write_text("\n".join(
            ["PRAGMA journal_mode=WAL;", "PRAGMA synchronous=FULL;", "PRAGMA foreign_keys=ON;",
             f"ATTACH '{source}' AS source;", "BEGIN;", *schema,
             *(f"INSERT INTO main.{table} SELECT * FROM source.{table} WHERE rowid > 0;"
               for table in tables), "COMMIT;"]), encoding="utf-8")

        def work(_):
            remove(target)
            return self.once(["sqlite3", "-bail", target, f".read {script}"])
        return work

    def rows(self, file, sql):
        said = subprocess.run(["sqlite3", "-bail", file, sql], capture_output=True, text=True,
                              check=True)
        return said.stdout.splitlines()


def remove(file):
    for end in ("", "-wal", "-shm"):
        Path(f"{file}{end}").unlink(missing_ok=True)


def copy(file, name):
    other = file.with_name(name)
    remove(other)
    shutil.copy(file, other)
    return other


def against_sqlite(bench):
    file = bench.practice(PEOPLE)
    print(f"{PEOPLE} people, {PEOPLE * TOUCHES_EACH} touches\n")
    print(f"{'':<19}{'Tend':>10}   {'SQLite alone':<31}{'':>9} {'ratio':>6}")
    select = bench.sqlite(file, "select 1")
    _, memory = bench.compare("today", bench.call(file, "today"), "select 1", select, 3, 2)
    bench.line("today, memory", f"{memory / 1024:.1f} MB", "", "", memory / 1024, 25, unit=" MB")
    bench.compare("today --json", bench.call(file, "today", "--json"), "select 1", select)
    name, = bench.rows(file, "SELECT name FROM person WHERE id = 77")
    bench.compare("show NAME", bench.call(file, "show", name),
                  "names of all", bench.sqlite(file, "select name_key, other_key from person"))
    everybody = bench.sqlite(file, "select * from person_state join person on id = person_id "
                                   "order by name_key")
    slow = max(bench.rounds // 3, 5)
    bench.compare("list", bench.call(file, "list"), "the same columns", everybody, rounds=slow)
    bench.compare("list --json", bench.call(file, "list", "--json"), "the same columns",
                  everybody, rounds=slow)
    logged, written = copy(file, "logged.tend"), copy(file, "written.tend")
    bench.compare("log", bench.log(logged, PEOPLE), "insert and commit one touch", bench.sqlite(
        written, "PRAGMA synchronous=FULL; INSERT INTO touch (person_id, day, at, asked) "
                 "VALUES (77, 20514, 1772409600, 0)"))
    work, imported = bench.importing(bench.cards(PEOPLE))
    work(0)
    bare = bench.bare_insert(copy(imported, "imported-rows.tend"))
    bench.compare(f"import {PEOPLE} cards", work, "insert the same rows", bare, 5, rounds=slow)


def growth(bench):
    titles = [f"{size} people" for size in SIZES]
    print("\nHow it grows\n\n" + " " * 19 + "".join(f"{title:>16}" for title in titles))
    rows = {"select 1": [], "today": [], "today, memory": [], "show NAME": [], "log": [],
            "list": [], "import": [], "import, memory": []}
    for size in SIZES:
        file = bench.practice(size)
        name, = bench.rows(file, "SELECT name FROM person WHERE id = 77")
        few = max(bench.rounds // (3 if size < 20000 else 6), 3)
        works = [bench.sqlite(file, "select 1"), bench.call(file, "today"),
                 bench.call(file, "show", name)]
        medians = bench.turns(bench.rounds, *works)
        logged = bench.turns(bench.rounds, bench.log(copy(file, "logged.tend"), size))[0]
        listed = bench.turns(few, bench.call(file, "list"))[0]
        imported = bench.turns(few, bench.importing(bench.cards(size))[0])[0]
        for title, (time, _) in zip(("select 1", "today", "show NAME", "log", "list", "import"),
                                    [*medians, logged, listed, imported]):
            rows[title].append(f"{time:.1f} ms")
        rows["today, memory"].append(f"{medians[1][1] / 1024:.1f} MB")
        rows["import, memory"].append(f"{imported[1] / 1024:.1f} MB")
    for title, cells in rows.items():
        print(f"{title:<19}" + "".join(f"{cell:>16}" for cell in cells))


def main():
    parser = argparse.ArgumentParser(prog="./dev bench")
    parser.add_argument("--rounds", type=int, default=41, help="how often each is measured")
    parser.add_argument("--short", action="store_true", help="without how it grows")
    parser.add_argument("--pages", action="store_true", help="the pages alone")
    asked = parser.parse_args()
    tend = os.environ.get("TEND")
    if not tend:
        sys.exit("TEND must name the program that is measured; ./dev bench does so.")
    with tempfile.TemporaryDirectory(prefix="tend-bench-") as folder:
        try:
            bench = Bench(Path(folder), tend, max(asked.rounds, 3))
            if not asked.pages:
                against_sqlite(bench)
                ledger.against_sqlite(bench)
            if pages.can_run():
                pages.against_nothing(bench, PEOPLE)
                ledger.in_the_browser(bench)
            else:
                print("\nThe pages are not measured: that takes wrk (apt-get install wrk).")
            if not asked.short and not asked.pages:
                growth(bench)
            if not asked.short and pages.can_run():
                pages.growth(bench)
        except (Problem, RuntimeError, subprocess.CalledProcessError) as problem:
            sys.exit(f"The bench could not go on: {problem}")
    if bench.over:
        print(f"\nOver its limit: {', '.join(bench.over)}")
        return 1
    print("\nAll within their limits.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
