#!/usr/bin/env python3
"""Files that Tend may not write, must not touch, or keeps to itself; clocks that jump."""

import os
import shutil
import sqlite3
import sys
import time

sys.dont_write_bytecode = True

import survival  # noqa: E402
from survival import (CANT_WRITE, DAMAGED, FINE, NO_PRACTICE, NOBODY, Practice, Skip,  # noqa: E402
                      card_file, check, snapshot)

APPLICATION = 0x54656E64  # "Tend" in the header of a practice


def people(practice, folder, count=20):
    names = [f"Person {number}" for number in range(count)]
    practice.must("import", card_file(folder / "people.vcf", names))
    practice.must("log", "#1", "call", "before")


# --- only to be read ------------------------------------------------------------------


def as_nobody(practice, folder):
    """From here on commands have no rights but those of the files. Root becomes nobody."""
    if os.geteuid() == 0:
        copy = folder / "tend"
        shutil.copy(survival.TEND, copy)
        copy.chmod(0o755)
        practice.program = copy
        place = practice.path.parent
        for path in (place, *place.iterdir()):
            os.chown(path, NOBODY, NOBODY)
        practice.user = NOBODY
        try:
            practice.must("version")
        except OSError as why:
            raise Skip(f"becoming another user is not permitted here ({why})") from why
        practice.must("list")


def reads_but_does_not_write(practice):
    before = snapshot(practice.path.parent)
    for words in (["today"], ["list"], ["list", "--json"], ["show", "#1"], ["today", "--json"]):
        practice.must(*words)
    check("Person 1" in practice.must("list").out, "the list is not there")
    practice.refuse(CANT_WRITE, "log", "#2", "call", "never", saying="read")
    check(snapshot(practice.path.parent) == before, "something was written")


def test_read_only_file(folder):
    """a file that can only be read is read; log says why not"""
    practice = Practice(folder / "p")
    people(practice, folder)
    as_nobody(practice, folder)
    practice.path.chmod(0o400)
    reads_but_does_not_write(practice)
    practice.path.chmod(0o600)
    practice.must("log", "#2", "call", "after")
    check("after" in practice.notes(), "it can't be written when it may be again")


def test_read_only_folder(folder):
    """a folder that can only be read: the same"""
    practice = Practice(folder / "p")
    people(practice, folder)
    as_nobody(practice, folder)
    practice.path.parent.chmod(0o500)
    reads_but_does_not_write(practice)
    practice.path.chmod(0o400)
    reads_but_does_not_write(practice)
    practice.path.parent.chmod(0o700)
    practice.path.chmod(0o600)
    practice.must("log", "#2", "call", "after")


def test_read_only_with_a_log(folder):
    """what a crash left in the log of writes is read where nothing can be written"""
    practice = Practice(folder / "p")
    people(practice, folder)
    held = sqlite3.connect(practice.path)  # keeps the log from being merged
    held.execute("SELECT count(*) FROM person").fetchall()
    practice.must("log", "#3", "call", "only in the log")
    copy = Practice(folder / "copy")
    shutil.copytree(practice.path.parent, copy.path.parent)
    held.close()
    copy.path.parent.chmod(0o700)
    shm = copy.path.with_name(copy.path.name + "-shm")
    check(shm.exists(), "there is no log to try this with")
    as_nobody(practice, folder)
    copy.program, copy.user = practice.program, practice.user
    if copy.user is not None:
        for path in (copy.path.parent, *copy.path.parent.iterdir()):
            os.chown(path, NOBODY, NOBODY)
    for path in copy.path.parent.iterdir():
        path.chmod(0o400)
    copy.path.parent.chmod(0o500)
    check("only in the log" in copy.must("show", "#3").out, "the last log is not shown")
    copy.refuse(CANT_WRITE, "log", "#2", "call", "never")
    # Without the index of the log it can't be read, which must not look like an older state.
    copy.path.parent.chmod(0o700)
    shm.unlink()
    copy.path.parent.chmod(0o500)
    answer = copy.tend("show", "#3")
    check(answer.status == CANT_WRITE or "only in the log" in answer.out,
          f"an older state was shown: {answer}")


def test_no_rights_at_all(folder):
    """a file that can't even be read is said to be so"""
    practice = Practice(folder / "p")
    people(practice, folder)
    as_nobody(practice, folder)
    practice.path.chmod(0)
    for words in (["today"], ["log", "#1", "call"]):
        practice.refuse(CANT_WRITE, *words, saying="ermission")
    practice.path.chmod(0o600)
    practice.path.parent.chmod(0)
    practice.refuse(CANT_WRITE, "list", saying="ermission")
    practice.path.parent.chmod(0o700)
    practice.must("list")


# --- no practice ----------------------------------------------------------------------


def database(path, *statements):
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def newer(path, journal):
    database(path, f"PRAGMA journal_mode={journal}", f"PRAGMA application_id={APPLICATION}",
             "PRAGMA user_version=999", "CREATE TABLE person (id INTEGER PRIMARY KEY)")


def half(path):
    practice = Practice(path.parent, "whole.tend")
    people(practice, path.parent)
    whole = practice.path.read_bytes()
    path.write_bytes(whole[:len(whole) // 2])


def foreign_with_a_log(path):
    """A database of another program that crashed: its log must not be merged by us."""
    made = path.with_name("made")
    held = sqlite3.connect(made, isolation_level=None)
    held.execute("PRAGMA journal_mode=WAL")
    held.execute("CREATE TABLE t (a)")
    for end in ("", "-wal"):
        shutil.copy(f"{made}{end}", f"{path}{end}")
    held.close()


def foreign_with_a_journal(path):
    """The same with a rollback journal."""
    made = path.with_name("made")
    database(made, "CREATE TABLE t (a)", "INSERT INTO t VALUES (zeroblob(200000))")
    held = sqlite3.connect(made, isolation_level=None)
    held.execute("PRAGMA cache_size=1")
    held.execute("BEGIN")
    held.execute("UPDATE t SET a = randomblob(200000)")
    held.execute("INSERT INTO t VALUES (randomblob(200000))")
    for end in ("", "-journal"):
        shutil.copy(f"{made}{end}", f"{path}{end}")
    held.close()


STRANGE = {
    "text": (NO_PRACTICE, lambda path: path.write_text("Dear Ana,\n" * 400)),
    "one byte": (NO_PRACTICE, lambda path: path.write_bytes(b"x")),
    "zeros": (NO_PRACTICE, lambda path: path.write_bytes(bytes(100_000))),
    "a picture": (NO_PRACTICE, lambda path: path.write_bytes(
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 20)),
    "a header alone": (NO_PRACTICE, lambda path: path.write_bytes(b"SQLite format 3\0")),
    "another database": (NO_PRACTICE, lambda path: database(path, "CREATE TABLE t (a)")),
    "another database in WAL mode": (NO_PRACTICE, lambda path: database(
        path, "PRAGMA journal_mode=WAL", "CREATE TABLE t (a)")),
    "a database without tables": (NO_PRACTICE, lambda path: database(path, "VACUUM",
                                                                     "PRAGMA user_version=3")),
    "another database with a log": (NO_PRACTICE, foreign_with_a_log),
    "another database with a journal": (NO_PRACTICE, foreign_with_a_journal),
    "a newer version": (NO_PRACTICE, lambda path: newer(path, "WAL")),
    "a newer version without WAL": (NO_PRACTICE, lambda path: newer(path, "DELETE")),
    "a folder": (NO_PRACTICE, lambda path: path.mkdir()),
    "a pipe": (NO_PRACTICE, os.mkfifo),
    "half a practice": (DAMAGED, half),
    "a practice's first page": (DAMAGED, lambda path: (half(path), os.truncate(path, 4096))),
}


def test_no_practice(folder):
    """what is no practice is refused and left as it is"""
    for name, (status, make) in STRANGE.items():
        place = folder / name.replace(" ", "-").replace("'", "")
        place.mkdir()
        practice = Practice(place, "file")
        make(practice.path)
        before = snapshot(place)
        for words in (["today"], ["log", "#1", "call"], ["add", "Ana Example"],
                      ["import", card_file(folder / "ana.vcf", ["Ana Example"])]):
            try:
                answer = practice.refuse(status, *words)
            except AssertionError as why:
                raise AssertionError(f"{name}: {why}") from why
            check(str(practice.path) in answer.err, f"{name}: no path is named: {answer}")
            check(snapshot(place) == before, f"{name} was touched by {words}: {snapshot(place)}")


def test_damaged_inside(folder):
    """a practice with noise inside never crashes anything"""
    dice = survival.dice()
    practice = Practice(folder / "p")
    people(practice, folder)
    whole = practice.path.read_bytes()
    for number in range(60):
        bytes_now = bytearray(whole)
        for _ in range(dice.choice((1, 3, 40))):
            place = dice.randrange(100, len(bytes_now))
            length = dice.choice((1, 2, 16, 300))
            bytes_now[place:place + length] = dice.randbytes(length)[:len(bytes_now) - place]
        hurt = Practice(folder / f"hurt-{number}.d")
        hurt.path.parent.mkdir()
        hurt.path.write_bytes(bytes_now)
        for words in (["today"], ["list"], ["show", "#1"], ["log", "#2", "call", "note"]):
            answer = hurt.tend(*words)
            check(0 <= answer.status <= DAMAGED, f"round {number}, {words}: {answer}")
            check(answer.status == FINE or answer.err.startswith("tend:"), f"no words: {answer}")


def test_empty_file(folder):
    """an empty file becomes a practice"""
    practice = Practice(folder)
    practice.path.touch(mode=0o600)
    practice.must("today")
    practice.must("add", "Ana Example")
    practice.check_whole()


# --- rights ---------------------------------------------------------------------------


def mode(path):
    return path.stat().st_mode & 0o777


def test_modes(folder):
    """nobody else may read a practice, its log or its folder"""
    place = folder / "new" / "deep"
    practice = Practice(place)
    many = card_file(folder / "many.vcf", [f"Guest {number}" for number in range(3000)])
    old = os.umask(0)
    try:
        people(practice, folder)
        importing = practice.start("import", many)
        # Killed on its way it leaves its log and the index of it behind.
        while importing.poll() is None and len(list(place.iterdir())) < 3:
            time.sleep(0.001)
        importing.kill()
        importing.communicate()
    finally:
        os.umask(old)
    names = sorted(path.name for path in place.iterdir())
    check(names == ["practice.tend", "practice.tend-shm", "practice.tend-wal"],
          f"there is no log to look at: {names}")
    for path in (folder / "new", place):
        check(mode(path) == 0o700, f"{path} has mode {mode(path):o}")
    for path in place.iterdir():
        check(mode(path) == 0o600, f"{path.name} has mode {mode(path):o}")


# --- clocks ---------------------------------------------------------------------------


def test_clock_jumps_back(folder):
    """a clock that jumps back after logs in the future"""
    practice = Practice(folder / "p")
    people(practice, folder)
    for number in range(1, 6):
        practice.must("log", f"#{number}", "call", "ahead", today="2031-05-06")
    for today in ("2026-03-02", "1999-12-31", "1970-01-01", "2100-02-28", "1900-01-01"):
        for words in (["today"], ["today", "--json"], ["list"], ["show", "#1"],
                      ["log", "#7", "call", f"on {today}"], ["later", "#8", "+2w"]):
            answer = practice.tend(*words, today=today)
            check(answer.status in (FINE, survival.USAGE, 5), f"{today}, {words}: {answer}")
    practice.check_whole()
    there = practice.notes()
    check(there.count("ahead") == 5 and "on 2026-03-02" in there, f"logs are lost: {there}")
    answer = practice.must("show", "#1", today="2026-03-02")
    check("ahead" in answer.out, f"what was logged ahead is not shown: {answer}")


survival.run(globals())
