#!/usr/bin/env python3
"""Tend is killed at any moment: what it acknowledged is there, the rest came whole or not."""

import subprocess
import sys

sys.dont_write_bytecode = True

import survival  # noqa: E402
from survival import Practice, card_file, check  # noqa: E402

LOGS, IMPORTS, FIRSTS = 100, 25, 25
CARDS = 150


class Killer:
    """Ends commands at moments spread over all of the time they take."""

    def __init__(self, dice):
        self.dice, self.longest, self.ended = dice, 0.0, 0

    def learn(self, practice, *words):
        """A command that may go to its end tells how long they take."""
        self.longest = max(self.longest, practice.must(*words).seconds)

    def strike(self, practice, *words):
        """Whether the command had acknowledged its work when it was killed, and its words."""
        process = practice.start(*words)
        try:
            process.wait(self.dice.uniform(0, self.longest * 1.1))
        except subprocess.TimeoutExpired:
            process.kill()
        out, err = process.communicate()
        check(process.returncode in (0, -9), f"ended with {process.returncode}: {err.decode()}")
        self.ended += process.returncode == -9
        return process.returncode == 0 or out.endswith(b"\n")


def people(practice, folder, count):
    names = [f"Person {number}" for number in range(count)]
    practice.must("import", card_file(folder / "people.vcf", names))


def test_logs(folder):
    """kill -9 a hundred times while logging"""
    practice, killer = Practice(folder / "p"), Killer(survival.dice())
    people(practice, folder, 30)
    acknowledged, logged = [], []
    for number in range(5):
        logged.append(f"learnt {number}")
        killer.learn(practice, "log", f"Person {number}", "call", logged[-1])
    acknowledged += logged
    while killer.ended < LOGS:
        check(len(logged) < 10 * LOGS, "hardly any command could be killed")
        logged.append(f"round {len(logged)}")
        if killer.strike(practice, "log", f"#{killer.dice.randint(1, 30)}", "call", logged[-1]):
            acknowledged.append(logged[-1])
        if killer.ended % 20 == 0:
            practice.check_whole()
    there = practice.notes()
    check(len(there) == len(set(there)), "a log is there twice")
    check(set(there) <= set(logged), "there is a log that nobody wrote")
    lost = set(acknowledged) - set(there)
    check(not lost, f"lost: {sorted(lost)}")
    practice.check_whole()
    print(f"# {len(logged)} logs, {killer.ended} killed, {len(acknowledged)} acknowledged, "
          f"{len(there)} kept")


def test_imports(folder):
    """kill -9 while importing: all of a file or nothing of it"""
    practice, killer = Practice(folder / "p"), Killer(survival.dice())
    people(practice, folder, 10)
    files = {}
    for number in range(IMPORTS + 3):
        names = [f"Guest {number} of {card}" for card in range(CARDS)]
        file = card_file(folder / f"file-{number}.vcf", names)
        if number < 3:
            killer.learn(practice, "import", file)
            continue
        acknowledged = killer.strike(practice, "import", file)
        (came,), = practice.facts("SELECT count(*) FROM person WHERE name LIKE ?",
                                  f"Guest {number} of %")
        check(came in (0, CARDS), f"{came} of {CARDS} came in")
        check(came == CARDS or not acknowledged, "an import is lost")
        files[file] = came
    practice.check_whole()
    # Whatever was stopped can simply be tried again.
    for file in files:
        practice.must("import", file)
    (count,), = practice.facts("SELECT count(*) FROM person WHERE name LIKE 'Guest %'")
    check(count == CARDS * (IMPORTS + 3), f"{count} people after trying again")
    practice.check_whole()
    print(f"# {killer.ended} killed, {sum(1 for came in files.values() if came)} had come in")


def test_first_moments(folder):
    """kill -9 while a practice is made: the next command makes it"""
    killer = Killer(survival.dice())
    for number in range(3):
        killer.learn(Practice(folder / f"first-{number}"), "add", "Ana Example")
    for number in range(FIRSTS):
        practice = Practice(folder / f"p-{number}")
        acknowledged = killer.strike(practice, "add", "Ana Example")
        practice.must("add", "Bo Example")
        names = [name for name, in practice.facts("SELECT name FROM person")]
        check("Bo Example" in names, "what came after the crash is lost")
        check("Ana Example" in names or not acknowledged, "what was acknowledged is lost")
        practice.check_whole()
    print(f"# {killer.ended} killed")


survival.run(globals())
