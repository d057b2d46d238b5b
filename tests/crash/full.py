#!/usr/bin/env python3
"""A full disk: a message and status 7, nothing is lost, and it goes on when there is space."""

import os
import resource
import signal
import subprocess
import sys

sys.dont_write_bytecode = True

import survival  # noqa: E402
from survival import CANT_WRITE, FINE, Practice, Skip, card_file, check  # noqa: E402


class SmallDisk:
    """A file system with room for two megabytes."""

    def __init__(self, folder):
        self.folder = folder / "disk"
        self.folder.mkdir()

    def __enter__(self):
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=2m,mode=755", "tmpfs", self.folder],
            capture_output=True, text=True, check=False) if os.geteuid() == 0 else None
        if mounted is None or mounted.returncode != 0:
            raise Skip("mounting is not permitted here")
        return self

    def __exit__(self, *why):
        subprocess.run(["umount", "-l", self.folder], check=True)

    @property
    def ballast(self):
        return self.folder / "ballast"

    def fill(self, spare=0):
        """Leaves `spare` bytes."""
        with open(self.ballast, "wb", buffering=0) as file:
            try:
                while True:
                    file.write(b"\0" * 4096)
            except OSError:
                pass
            file.truncate(max(file.tell() - spare, 0))

    def free(self):
        self.ballast.unlink()


def people(practice, folder, count=30):
    names = [f"Person {number}" for number in range(count)]
    practice.must("import", card_file(folder / "people.vcf", names))
    practice.must("log", "#1", "call", "before")


def test_log(folder):
    """log on a full disk says so, and works when there is space again"""
    with SmallDisk(folder) as disk:
        practice = Practice(disk.folder)
        people(practice, folder)
        for spare in (0, 4096, 16384, 40960, 69632):
            disk.fill(spare)
            known = practice.notes() if spare > 65536 else None
            answer = practice.tend("log", "#2", "call", f"with {spare} to spare")
            check(answer.status in (FINE, CANT_WRITE), f"{spare} to spare: {answer}")
            if answer.status == CANT_WRITE:
                check("full" in answer.err, f"no word of the disk: {answer}")
            disk.free()
            there = f"with {spare} to spare" in practice.notes()
            check(there == (answer.status == FINE), f"it said {answer.status}, but there: {there}")
            check("before" in practice.notes() and (known is None or set(known) <= set(
                practice.notes())), "an earlier log is lost")
            practice.check_whole()
        practice.must("log", "#2", "call", "after")
        check(practice.notes()[-1] == "after", "the log after freeing space is not there")
        practice.check_whole()


def test_read(folder):
    """today, list and show work on a full disk"""
    with SmallDisk(folder) as disk:
        practice = Practice(disk.folder)
        people(practice, folder)
        disk.fill()
        for words in (["today"], ["list"], ["show", "#1"]):
            practice.must(*words)
        practice.refuse(CANT_WRITE, "log", "#2", "call", saying="full")


def test_import(folder):
    """an import that does not fit leaves nothing behind"""
    with SmallDisk(folder) as disk:
        practice = Practice(disk.folder)
        people(practice, folder)
        disk.fill(400_000)
        file = card_file(folder / "many.vcf", [f"Guest {number}" for number in range(2000)])
        practice.refuse(CANT_WRITE, "import", file, saying="full")
        (came,), = practice.facts("SELECT count(*) FROM person WHERE name LIKE 'Guest %'")
        check(came == 0, f"{came} people came in")
        practice.check_whole()
        practice.must("log", "#1", "call", "after")
        disk.free()
        practice.check_whole()


def test_no_room_to_begin(folder):
    """a practice can't begin on a full disk, and begins when there is space"""
    with SmallDisk(folder) as disk:
        for spare in (0, 4096, 12288, 65536):
            practice = Practice(disk.folder, f"p-{spare}.tend")
            disk.fill(spare)
            practice.refuse(CANT_WRITE, "add", "Ana Example", saying="full")
            disk.free()
            practice.must("add", "Bo Example")
            practice.check_whole()


def limit(most):
    """For a child: no file may grow beyond `most` bytes, and who tries dies unless he listens."""
    def apply():
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    return apply


def test_limited_files(folder):
    """files that may not grow (ulimit -f): the same as a full disk"""
    practice = Practice(folder / "p")
    people(practice, folder)
    size = practice.path.stat().st_size
    refused = 0
    for most in (0, 1024, 20_000, 33_000, 40_000, 60_000, size):
        answer = practice.tend("log", "#2", "call", f"at most {most}", preexec_fn=limit(most))
        check(answer.status in (FINE, CANT_WRITE), f"at most {most}: {answer}")
        refused += answer.status == CANT_WRITE
        if answer.status == CANT_WRITE:
            check("grow" in answer.err, f"no word of why: {answer}")
        there = f"at most {most}" in practice.notes()
        check(there == (answer.status == FINE), f"it said {answer.status}, but there: {there}")
        practice.check_whole()
    check(refused > 1, "no limit was ever met")
    file = card_file(folder / "many.vcf", [f"Guest {number}" for number in range(2000)])
    practice.refuse(CANT_WRITE, "import", file, preexec_fn=limit(size * 2))
    (came,), = practice.facts("SELECT count(*) FROM person WHERE name LIKE 'Guest %'")
    check(came == 0, f"{came} people came in")
    practice.must("import", file)
    practice.check_whole()


def test_limited_beginning(folder):
    """a practice that may not grow while it is made"""
    for most in (0, 4096, 30_000, 70_000):
        practice = Practice(folder / f"p-{most}")
        practice.refuse(CANT_WRITE, "add", "Ana Example", preexec_fn=limit(most))
        practice.must("add", "Bo Example")
        practice.check_whole()


survival.run(globals())
