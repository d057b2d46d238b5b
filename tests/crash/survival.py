"""What the tests of survival share: a practice with its facts, and results in TAP.

A script here is a few functions test_…, each named by its first line of documentation, and
ends with survival.run(globals()). It needs TEND, the program; ./dev test sets it.
"""

import hashlib
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

TEND = os.environ.get("TEND", "")
TODAY = "2026-03-02"
NOBODY = 65534

# The exit codes that are promised (tend help exit).
FINE, USAGE, NOT_FOUND, BUSY, CANT_WRITE, NO_PRACTICE, DAMAGED = 0, 2, 3, 6, 7, 8, 9


class Skip(Exception):
    """Something can't be tried here; its words say why."""


class Answer:
    """How a command ended and what it said."""

    def __init__(self, status, out, err, seconds):
        self.status, self.out, self.err, self.seconds = status, out, err, seconds

    def __str__(self):
        return f"status {self.status} after {self.seconds:.1f} s\n{self.out}{self.err}"


def check(condition, words):
    if not condition:
        raise AssertionError(words)


class Practice:
    """A practice file in a folder of its own."""

    def __init__(self, folder, name="practice.tend"):
        self.path = Path(folder) / name
        self.program = TEND
        self.user = None

    def environment(self, today=TODAY):
        return {**os.environ, "TEND_FILE": str(self.path), "TEND_TODAY": today, "USER": "test"}

    def start(self, *words, today=TODAY, **options):
        """The running command; its output goes to pipes."""
        if self.user is not None:
            options.update(user=self.user, group=self.user, extra_groups=[])
        return subprocess.Popen(
            [self.program, *words], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, env=self.environment(today), cwd="/", **options)

    def tend(self, *words, timeout=60, **options):
        began = time.monotonic()
        process = self.start(*words, **options)
        out, err = process.communicate(timeout=timeout)
        return Answer(process.returncode, out.decode(), err.decode(), time.monotonic() - began)

    def must(self, *words, **options):
        answer = self.tend(*words, **options)
        check(answer.status == FINE, f"tend {' '.join(words)}: {answer}")
        return answer

    def refuse(self, status, *words, saying="", **options):
        answer = self.tend(*words, **options)
        check(answer.status == status, f"tend {' '.join(words)}: not {status}: {answer}")
        check(answer.err.startswith("tend:") and saying in answer.err,
              f"tend {' '.join(words)} does not say '{saying}': {answer}")
        return answer

    def facts(self, sql, *values):
        """Rows that SQLite alone reads, so that Tend need not be trusted."""
        connection = sqlite3.connect(self.path, timeout=10)
        try:
            return connection.execute(sql, values).fetchall()
        finally:
            connection.close()

    def notes(self):
        return [note for note, in self.facts("SELECT note FROM touch ORDER BY id")]

    def check_whole(self):
        """Nothing is torn, and what is derived fits the facts."""
        found = self.facts("PRAGMA integrity_check")
        check(found == [("ok",)], f"integrity_check: {found}")
        found = self.facts("PRAGMA foreign_key_check")
        check(not found, f"foreign_key_check: {found}")
        self.must("doctor")
        listed = json.loads(self.must("list", "--everybody", "--json").out)["people"]
        told = sorted((person["id"], person["touches"]) for person in listed)
        counted = self.facts("SELECT id, (SELECT count(*) FROM touch WHERE person_id = person.id)"
                             " FROM person ORDER BY id")
        check(told == counted, "tend list and the facts disagree about people or touches")


def card_file(path, names):
    """Writes a vCard file with one card for each name."""
    cards = [f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nN:;{name};;;\r\n"
             f"EMAIL:{name.lower().replace(' ', '.')}@example.org\r\n"
             f"NOTE:they came with {path.name}\r\nEND:VCARD\r\n" for name in names]
    path.write_text("".join(cards), encoding="utf-8")
    return str(path)


def snapshot(folder):
    """{name: digest, or what it is} of all in a folder: to see that nothing was touched."""
    found = {}
    for path in sorted(Path(folder).iterdir()):
        regular = path.is_file()
        found[path.name] = (hashlib.sha256(path.read_bytes()).hexdigest() if regular
                            else f"{path.lstat().st_mode:o}")
    return found


def dice():
    """Random numbers that can be had again: TEND_SEED is printed and may be set."""
    seed = int(os.environ.get("TEND_SEED") or random.SystemRandom().randrange(10**6))
    print(f"# TEND_SEED={seed}", flush=True)
    return random.Random(seed)


def open_folder():
    """A folder that another user may enter, below /tmp since the usual one is private."""
    folder = Path(tempfile.mkdtemp(prefix="tend-crash-", dir="/tmp"))
    folder.chmod(0o755)
    return folder


def run(names):
    """Runs each test_… of a script in order; TAP on standard output, and exits."""
    if not TEND:
        sys.exit("TEND must name the program that is tried.")
    tests = [item for name, item in names.items() if name.startswith("test_")]
    only = sys.argv[1:]
    tests = [test for test in tests if not only or test.__name__ in only]
    print(f"1..{len(tests)}", flush=True)
    failed = 0
    for number, test in enumerate(tests, 1):
        title = test.__doc__.strip().splitlines()[0].rstrip(".")
        folder = open_folder()
        began = time.monotonic()
        try:
            test(folder)
            print(f"ok {number} {title} ({time.monotonic() - began:.1f} s)", flush=True)
        except Skip as why:
            print(f"ok {number} {title} # skip {why}", flush=True)
        except Exception as problem:
            failed += 1
            words = str(problem) if isinstance(problem, AssertionError) else traceback.format_exc()
            print(f"not ok {number} {title}", flush=True)
            print("\n".join(f"# {line}" for line in words.splitlines()), flush=True)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    sys.exit(1 if failed else 0)
