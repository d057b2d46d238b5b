"""./dev test: the suites, their order, and the line that ends it."""

import json
import os
import re
import shutil
import sys
import tempfile
import time
import traceback
import unittest
from pathlib import Path

import fuzz
import lint
from common import (FAILED, LOGS, PASSED, ROOT, SKIPPED, TESTS, Result, Unusable, build,
                    find_tend, in_parallel, parse_tap, read, run, say, tail)

COVERAGE_LEAST = 90  # per cent of the lines of each of these folders
COVERED = ("src/domain", "src/exchange")
EXCERPT = 30  # lines shown of a failure; its log has the rest


class Report:
    """Prints each suite as it ends and keeps the results for the summary."""

    def __init__(self):
        self.results = []

    def suite(self, name, work):
        """work() returns results; whatever stops it instead is a failure of the suite."""
        say(f"{name:<15} ", end="")
        began = time.monotonic()
        try:
            results = list(work())
        except Unusable as problem:
            results = [Result("could not run", FAILED, str(problem), problem.log)]
        except Exception:
            results = [Result("could not run", FAILED, traceback.format_exc())]
        for result in results:
            result.name = f"{name}: {result.name}"
        self.results += results
        say(f"{counts(results)}  ({time.monotonic() - began:.0f} s)" if results else "nothing to run")
        return results

    def build(self, name, options, env=None):
        """The build folder, or None after noting that it does not build."""
        began = time.monotonic()
        try:
            return build(name, options, env)
        except Unusable as problem:
            self.results.append(Result(f"{name}: does not build", FAILED, str(problem),
                                       problem.log))
            say(f"{name:<15} does not build  ({time.monotonic() - began:.0f} s)")
            return None

    def finish(self):
        failures = [result for result in self.results if result.state == FAILED]
        if failures:
            say("\nWhat failed:")
        for result in failures:
            say(f"\n* {result.name}" + (f"   (all of it: {os.path.relpath(result.log, ROOT)})"
                                        if result.log else ""))
            for line in excerpt(result.text):
                say("    " + line)
        say(("\n" if failures else "") + counts(self.results))
        return 1 if failures or not self.results else 0


def excerpt(text):
    """What fits on a screen: all of it, or else the headlines of a compiler's findings."""
    lines = text.strip().splitlines()
    if len(lines) > EXCERPT:
        lines = [line for line in lines
                 if re.match(r"\S+:\d+:.*\b(error|warning)\b", line)] or lines
    more = [f"… {len(lines) - EXCERPT} lines more"] if len(lines) > EXCERPT else []
    return lines[:EXCERPT] + more


def counts(results):
    number = {state: sum(r.state == state for r in results) for state in
              (PASSED, FAILED, SKIPPED)}
    skipped = f", {number[SKIPPED]} skipped" if number[SKIPPED] else ""
    return f"{number[PASSED]} passed, {number[FAILED]} failed{skipped}"


def only_lint(quick):
    report = Report()
    for result in lint.lint(quick):
        report.results.append(result)
        say(f"{result.name:<36} {'fine' if result.state == PASSED else result.state}")
    return report.finish()


def test(pattern, quick, coverage):
    report = Report()
    if not pattern:
        report.suite("lint", lambda: lint.lint(quick))
        report.suite("tools", own_tests)
    if coverage:
        folder = report.build("build-coverage", ["-Db_coverage=true", "--buildtype=debug"])
        if folder:
            forget_coverage(folder)
    else:
        folder = report.build("build-test", [])
    if folder:
        report.suite("unit", lambda: unit(folder, pattern, "unit"))
        report.suite("cli", lambda: cli(folder, pattern, "cli"))
        report.suite("node", lambda: node(folder, pattern))
        report.suite("web", lambda: web(folder, pattern, "web"))
        if not quick:
            report.suite("browser", lambda: browser(folder, pattern))
            report.suite("crash", lambda: crash(folder, pattern))
        if coverage:
            report.suite("coverage", lambda: count_coverage(folder))
            say("\n" + coverage_table() + "\n")
    if not quick:
        sanitized(report, pattern)
    if pattern and not report.results:
        say(f'No test is called "{pattern}".')
    return report.finish()


def sanitized(report, pattern):
    """Unit and CLI tests again, every access checked; then the fuzzers over the test data.

    With clang, since gcc's two sanitizers together write no reports to files."""
    folder = report.build("build-asan", ["-Db_sanitize=address,undefined", "-Db_lundef=false",
                                         "--buildtype=debug", "-Doptimization=1"],
                          {"CC": "clang"})
    if folder:
        report.suite("unit, checked", lambda: watched(
            "unit-asan", lambda env: unit(folder, pattern, "unit-asan", env)))
        report.suite("cli, checked", lambda: watched(
            "cli-asan", lambda env: cli(folder, pattern, "cli-asan", env)))
        report.suite("web, checked", lambda: watched(
            "web-asan", lambda env: web(folder, pattern, "web-asan", env)))
    if not pattern:
        report.suite("fuzz seeds", fuzz.seeds)


def watched(name, work):
    """work(env) with a sanitizer's every report as a failure: a test that expects `tend` to fail
    would take its death for what it waited for."""
    reports = LOGS / f"{name}-reports"
    shutil.rmtree(reports, ignore_errors=True)
    reports.mkdir(parents=True)
    common = f"log_path={reports}/report:exitcode=99"
    results = work({
        "ASAN_OPTIONS": f"{common}:detect_leaks=1:detect_stack_use_after_return=1:"
                        "strict_string_checks=1:allow_addr2line=1",
        "UBSAN_OPTIONS": f"{common}:print_stacktrace=1:halt_on_error=1",
        "LSAN_OPTIONS": f"suppressions={TESTS}/harness/leaks.txt:print_suppressions=0",
    })
    for log in sorted(reports.iterdir()):
        if report := found_in(read(log)):
            results.append(Result("sanitizer's report", FAILED, report, log))
    return results


def found_in(report):
    """What a sanitizer has found; "" when all it says is that it has no program at hand to put
    names to addresses, as when tend-paper, whose environment is bare, looks for leaks."""
    own = re.compile(r"==\d+==WARNING: .*external symbolizer!")
    lines = [line for line in report.partition("SUMMARY:")[0].splitlines() if not own.fullmatch(line)]
    return "\n".join(lines).strip()


# --- unit -----------------------------------------------------------------------------


def unit(folder, pattern, label, env=None):
    """Whatever meson knows as a test; each TAP line counts."""
    known = json.loads((folder / "meson-info" / "intro-tests.json").read_text())
    taps = {test["name"]: test["protocol"] == "tap" for test in known
            if pattern in test["name"]}
    if not taps:
        return []
    journal = folder / "meson-logs" / "testlog.json"
    journal.unlink(missing_ok=True)
    run(["meson", "test", "-C", folder, "--no-rebuild", "--timeout-multiplier", "20", *taps],
        LOGS / f"{label}.txt", {**os.environ, **(env or {})})
    results = []
    for line in read(journal).splitlines():
        entry = json.loads(line)
        name = entry["name"].split(" / ")[-1]
        is_tap = taps.pop(name, True)
        text = entry.get("stdout", "") + "\n" + entry.get("stderr", "")
        log = LOGS / label / f"{name}.txt"
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text(text, encoding="utf-8")
        status = "timeout" if entry["result"] == "TIMEOUT" else entry["returncode"]
        results += outcome(name, text, status, log, is_tap)
    results += [Result(f"{name} gave no result", FAILED, tail(read(LOGS / f"{label}.txt")),
                       LOGS / f"{label}.txt") for name in taps]
    return results


def outcome(name, text, status, log, is_tap):
    if is_tap:
        return parse_tap(text, status, f"{name}, ", log)
    if status == 0:
        return [Result(name)]
    return [Result(f"{name} (status {status})", FAILED, tail(text), log)]


# --- the command line -----------------------------------------------------------------


def clean_environment(tend, home, env):
    """What a test of the program sees: the program first in PATH and as TEND, a home of its own,
    and nothing of the person who runs the tests."""
    kept = {name: value for name, value in os.environ.items()
            if name in ("PATH", "LC_ALL", "TZ", "CI")}
    temporary = home / "tmp"
    temporary.mkdir()
    return {**kept, "PATH": f"{tend.parent}:{kept.get('PATH', '/usr/bin:/bin')}",
            "TEND": str(tend), "TEND_ROOT": str(ROOT), "TEND_TEST_DATA": str(TESTS / "data"),
            "HOME": str(home), "TMPDIR": str(temporary), "TERM": "dumb", **(env or {})}


def command_of(script, arguments):
    if script.suffix == ".bats":
        return ["bats", "--tap", *arguments, script]
    if script.suffix == ".mjs":
        return ["node", "--test-reporter=tap", *arguments, script]
    if script.suffix == ".py":
        return [sys.executable, script, *arguments]
    return [script, *arguments]


def run_script(script, folder, label, arguments=(), env=None):
    """One test script against the tend of `folder`."""
    tend = find_tend(folder)
    name = script.stem
    if not tend:
        return [Result(f"{name}: there is no tend to test", FAILED)]
    log = LOGS / label / f"{script.name}.txt"
    home = tempfile.TemporaryDirectory(prefix="tend-test-", ignore_cleanup_errors=True)
    with home as path:
        status = run(command_of(script, arguments), log,
                     clean_environment(tend, Path(path), env), timeout=900, cwd=script.parent)
    text = read(log)
    is_tap = script.suffix in (".bats", ".mjs") or re.search(r"^(1\.\.\d+|(not )?ok\b)", text, re.MULTILINE) is not None
    return outcome(name, text, status, log, is_tap)


def cli(folder, pattern, label, env=None):
    """tests/cli/*.bats, file beside file. PATTERN picks files, or else tests by their names."""
    picked = []
    for script in sorted((TESTS / "cli").glob("*.bats")):
        if pattern in script.stem:
            picked.append((script, []))
        elif re.search(r"^@test .*" + re.escape(pattern), read(script), re.MULTILINE):
            picked.append((script, ["--filter", re.escape(pattern)]))
    return [result for results in
            in_parallel(lambda job: run_script(job[0], folder, label, job[1], env), picked)
            for result in results]


def node(folder, pattern):
    """tests/node: what the pages are made with."""
    scripts = [script for script in sorted((TESTS / "node").glob("*.test.mjs"))
               if pattern in script.stem]
    return [result for script in scripts for result in run_script(script, folder, "node")]


def web(folder, pattern, label, env=None):
    """tests/web: what goes over the wire, page by page and by those who mean harm."""
    picked = [script for script in sorted((TESTS / "web").glob("test_*.py"))
              if pattern in script.stem]
    return [result for results in
            in_parallel(lambda script: run_script(script, folder, label, (), env), picked)
            for result in results]


def browser(folder, pattern):
    """tests/browser: Debian's Chromium on a tend of its own for each file, file beside file.
    Pictures of the pages are left in build-test/pages."""
    scripts = [script for script in sorted((TESTS / "browser").glob("*.test.mjs"))
               if pattern in f"browser/{script.stem}"]
    return [result for results in
            in_parallel(lambda script: run_script(script, folder, "browser"), scripts)
            for result in results]


def crash(folder, pattern):
    """tests/crash: bats files and programs, one after the other since they measure time."""
    results = []
    for script in sorted((TESTS / "crash").glob("*")):
        runs = script.suffix == ".bats" or (script.is_file() and os.access(script, os.X_OK))
        if runs and pattern in script.stem:
            results += run_script(script, folder, "crash")
    return results


# --- coverage -------------------------------------------------------------------------


def forget_coverage(folder):
    for old in folder.rglob("*.gcda"):
        old.unlink()


def count_coverage(folder):
    log, summary = LOGS / "coverage.txt", LOGS / "coverage.json"
    filters = [word for place in COVERED for word in ("--filter", re.escape(place) + "/")]
    status = run(["gcovr", "--root", ROOT, *filters, "--txt", "--json-summary", summary,
                  "--sort-uncovered", folder], log)
    if status != 0:
        raise Unusable("gcovr could not count:\n" + tail(read(log)), log)
    files = json.loads(summary.read_text())["files"]
    results = []
    for place in COVERED:
        inside = [f for f in files if f["filename"].startswith(place + "/")]
        total = sum(f["line_total"] for f in inside)
        if not total:
            continue
        share = 100 * sum(f["line_covered"] for f in inside) / total
        enough = share >= COVERAGE_LEAST
        results.append(Result(
            f"{share:.1f} % of the {total} lines of {place}", PASSED if enough else FAILED,
            "" if enough else f"At least {COVERAGE_LEAST} % of its lines should be reached.", log))
    return results


def coverage_table():
    """gcovr's table without its heading."""
    return re.sub(r"(?s)^.*?(?=^File )", "", read(LOGS / "coverage.txt"), flags=re.M).strip()


# --- our own tools --------------------------------------------------------------------


class _Kept(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.kept = []

    def addSuccess(self, test):
        self.kept.append(Result(test.id()))

    def addFailure(self, test, err):
        self.kept.append(Result(test.id(), FAILED, self._exc_info_to_string(err, test)))

    addError = addFailure


def own_tests():
    """The tests of this harness and of tests/arch."""
    kept = _Kept()
    for place in ("harness", "arch"):
        found = unittest.TestLoader().discover(str(TESTS / place), top_level_dir=str(TESTS / place))
        found.run(kept)
    return kept.kept
