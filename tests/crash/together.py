#!/usr/bin/env python3
"""Several Tends at once: no write is lost, busy only after five seconds, readers never wait."""

import sqlite3
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

sys.dont_write_bytecode = True

import survival  # noqa: E402
from survival import BUSY, Practice, card_file, check  # noqa: E402

WRITERS, EACH = 4, 15


def people(folder, count=20):
    practice = Practice(folder / "p")
    names = [f"Person {number}" for number in range(count)]
    practice.must("import", card_file(folder / "people.vcf", names))
    return practice


class Lock:
    """Another program that writes and does not finish."""

    def __init__(self, practice):
        self.connection = sqlite3.connect(practice.path, isolation_level=None,
                                          check_same_thread=False)

    def __enter__(self):
        self.connection.execute("BEGIN IMMEDIATE")
        return self

    def __exit__(self, *why):
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")
        self.connection.close()


def test_writers(folder):
    """four write at once, and two read: no lost write"""
    practice = people(folder)
    wanted = [f"writer {writer}, {number}" for writer in range(WRITERS) for number in range(EACH)]

    def write(writer):
        for number in range(EACH):
            # Some about the same person, so that they meet in one row of the derived state.
            practice.must("log", f"#{number % 5 + 1}", "call", f"writer {writer}, {number}")

    def read(_):
        for _ in range(EACH):
            practice.must("today")
            practice.must("list")

    with ThreadPoolExecutor(WRITERS + 2) as pool:
        work = [pool.submit(write, writer) for writer in range(WRITERS)]
        work += [pool.submit(read, reader) for reader in range(2)]
        for each in work:
            each.result()
    check(sorted(practice.notes()) == sorted(wanted), "a log is lost or doubled")
    practice.check_whole()


def test_import_meets_logs(folder):
    """an import and logs at once: both are there"""
    practice = people(folder)
    file = card_file(folder / "more.vcf", [f"More {number}" for number in range(400)])
    with ThreadPoolExecutor(2) as pool:
        importing = pool.submit(practice.must, "import", file)
        for number in range(EACH):
            practice.must("log", f"#{number + 1}", "call", f"meanwhile {number}")
        importing.result()
    (came,), = practice.facts("SELECT count(*) FROM person WHERE name LIKE 'More %'")
    check(came == 400, f"{came} of 400 people came in")
    check(len(practice.notes()) == EACH, "a log is lost")
    practice.check_whole()


def test_first_ones(folder):
    """six begin one practice at once: all six are there"""
    for number in range(5):
        practice = Practice(folder / f"p-{number}" / "deep")
        names = [f"Person {letter}" for letter in "abcdef"]
        with ThreadPoolExecutor(len(names)) as pool:
            list(pool.map(lambda name, p=practice: p.must("add", name), names))
        there = sorted(name for name, in practice.facts("SELECT name FROM person"))
        check(there == names, f"there are {there}")
        check(practice.facts("PRAGMA journal_mode") == [("wal",)], "the log of writes is missing")
        practice.check_whole()


def test_busy(folder):
    """a held lock: busy after five seconds, nothing changed, readers don't wait"""
    practice = people(folder)
    before = practice.facts("SELECT * FROM change")
    with Lock(practice), ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(practice.refuse, BUSY, "log", "#1", "call", "lost?",
                              saying="try again")
        time.sleep(0.5)
        for words in (["today"], ["list"], ["show", "#1"], ["list", "--json"]):
            seconds = practice.must(*words).seconds
            check(seconds < 2, f"{words} waited {seconds:.1f} s")
        check(not waiting.done(), "it said busy too early")
        answer = waiting.result()
    check(4.9 <= answer.seconds < 9, f"busy after {answer.seconds:.1f} s")
    check(practice.facts("SELECT * FROM change") == before and not practice.notes(),
          "something was changed")
    practice.must("log", "#1", "call", "now")
    check(practice.notes() == ["now"], "the log after the wait is not there")


def test_patience(folder):
    """a lock that is let go in time: the log goes in"""
    practice = people(folder)
    with Lock(practice) as lock:
        timer = threading.Timer(1.5, lock.connection.execute, ["ROLLBACK"])
        timer.start()
        answer = practice.must("log", "#1", "call", "patient")
        timer.join()
    check(answer.seconds > 1, "it did not wait")
    check(practice.notes() == ["patient"], "the log is not there")


survival.run(globals())
