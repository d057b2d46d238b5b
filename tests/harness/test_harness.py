"""The harness must not take silence for success."""

import tempfile
import time
import unittest
from pathlib import Path

import common
import suites
from common import FAILED, PASSED, SKIPPED, parse_tap


def states(text, status=0):
    return [result.state for result in parse_tap(text, status)]


class Tap(unittest.TestCase):
    def test_counts_each_line(self):
        self.assertEqual([PASSED, FAILED], states("1..2\nok 1 - a\nnot ok 2 - b\n# why\n", 1))

    def test_keeps_names_and_reasons(self):
        found = parse_tap("1..1\nnot ok 1 adds days\n# (in day.bats)\n#  1 != 2\n", 1, "day, ")
        self.assertEqual("day, adds days", found[0].name)
        self.assertEqual("(in day.bats)\n1 != 2\n", found[0].text)

    def test_keeps_the_reasons_of_node(self):
        found = parse_tap("# Subtest: a\nnot ok 1 - a\n  ---\n  error: 'no'\n  ...\n"
                          "# Subtest: b\nok 2 - b\n1..2\n# pass 1\n", 1)
        self.assertEqual("error: 'no'\n", found[0].text)
        self.assertEqual([FAILED, PASSED], [result.state for result in found])

    def test_skips_are_neither(self):
        self.assertEqual([SKIPPED, SKIPPED], states("1..2\nok 1 a # skip no root\nnot ok 2 # SKIP b"))

    def test_nothing_to_do_is_fine_when_it_says_so(self):
        self.assertEqual([], states("1..0\n"))

    def test_silence_fails(self):
        self.assertEqual([FAILED], states(""))
        self.assertEqual([FAILED], states("Segmentation fault\n", -11))

    def test_an_early_end_fails(self):
        self.assertEqual([PASSED, FAILED], states("1..3\nok 1 a\n", -6))
        self.assertEqual([PASSED, FAILED], states("1..2\nok 1 a\n", 0))

    def test_an_unexplained_status_fails(self):
        self.assertEqual([PASSED, FAILED], states("1..1\nok 1 a\n", 99))
        self.assertEqual([PASSED, FAILED], states("1..1\nok 1 a\n", "timeout"))

    def test_several_groups_in_one_program(self):
        self.assertEqual([PASSED] * 3, states("1..1\nok 1 a\n1..2\nok 1 b\nok 2 c\n"))

    def test_more_than_announced_fails(self):
        self.assertEqual(FAILED, states("1..1\nok 1 a\nok 2 b\n")[-1])


class Sanitizers(unittest.TestCase):
    def test_a_missing_symbolizer_is_no_finding_but_all_else_is(self):
        missing = ("==7==WARNING: invalid path to external symbolizer!\n"
                   "==7==WARNING: Failed to use and restart external symbolizer!\n")
        self.assertEqual("", suites.found_in(missing))
        leak = "==7==ERROR: LeakSanitizer: detected memory leaks\n    #0 0x1 in strdup"
        self.assertEqual(leak, suites.found_in(missing + leak + "\nSUMMARY: 1 byte"))
        self.assertEqual("a.c:1: runtime error: overflow", suites.found_in("a.c:1: runtime error: overflow\n"))
        self.assertEqual("==7==WARNING: something else", suites.found_in("==7==WARNING: something else"))


class Run(unittest.TestCase):
    def test_ends_what_takes_too_long_and_what_it_left(self):
        with tempfile.TemporaryDirectory() as folder:
            log, mark = Path(folder) / "log", Path(folder) / "mark"
            status = common.run(["sh", "-c", f"(sleep 1; touch {mark}) & sleep 60"], log,
                                timeout=0.2)
            self.assertEqual("timeout", status)
            time.sleep(1.2)
            self.assertFalse(mark.exists())

    def test_gives_status_and_words(self):
        with tempfile.TemporaryDirectory() as folder:
            log = Path(folder) / "log"
            self.assertEqual(3, common.run(["sh", "-c", "echo out; echo err >&2; exit 3"], log))
            self.assertEqual("out\nerr\n", common.read(log))


if __name__ == "__main__":
    unittest.main()
