"""./dev fuzz: each parser under libFuzzer for a while, from the test data on."""

import os
import re

from common import (FAILED, LOGS, ROOT, TESTS, Result, Unusable, build, in_parallel, read, run,
                    say, tail)

FOLDER = ROOT / "build-fuzz"
# tests/data/<folder> that a fuzzer starts from, where it isn't called like the fuzzer.
SEEDS = {"form": ("form", "forms"), "name": ("name", "names"), "date": ("date", "dates")}
ENVIRONMENT = {
    "ASAN_OPTIONS": "detect_leaks=1:allocator_may_return_null=0:strict_string_checks=1:"
                    "allow_addr2line=1",
    "UBSAN_OPTIONS": "print_stacktrace=1:halt_on_error=1",
}


def fuzzers():
    """{name: program} of all that were built."""
    build("build-fuzz", ["-Dfuzz=true"], {"CC": "clang"})
    return {path.name.removeprefix("fuzz_"): path
            for path in sorted((FOLDER / "tests" / "fuzz").glob("fuzz_*"))
            if path.is_file() and os.access(path, os.X_OK)}


def sources():
    return [path.stem for path in sorted((TESTS / "fuzz").glob("fuzz_*.c"))]


def seed_folders(name):
    places = [TESTS / "data" / folder for folder in SEEDS.get(name, (name,))]
    return [place for place in places if place.is_dir()]


def call(name, program, log, options, folders, timeout):
    crashes = FOLDER / "crashes" / name
    crashes.mkdir(parents=True, exist_ok=True)
    before = set(crashes.iterdir())
    status = run(
        [program, f"-artifact_prefix={crashes}/", "-timeout=10", "-rss_limit_mb=2048",
         "-print_final_stats=1", *options, *folders],
        log, {**os.environ, **ENVIRONMENT}, timeout=timeout)
    return status, sorted(set(crashes.iterdir()) - before)


def seeds():
    """Each fuzzer over the test data alone (what once broke it belongs there). For ./dev test."""
    if not sources():
        return []
    built = fuzzers()
    results = [Result(f"{source} is in no meson.build", FAILED) for source in sources()
               if source.removeprefix("fuzz_") not in built]

    def replay(item):
        name, program = item
        log = LOGS / f"fuzz-seeds-{name}.txt"
        # The first folder is the one that libFuzzer may write to.
        folders = [empty_folder(), *seed_folders(name)]
        status, _ = call(name, program, log, ["-runs=0"], folders, 300)
        if status == 0:
            return Result(name)
        return Result(name, FAILED, verdict(read(log)) or tail(read(log)), log)

    return results + in_parallel(replay, built.items())


def empty_folder():
    folder = FOLDER / "no-seeds"
    folder.mkdir(exist_ok=True)
    return folder


def verdict(text):
    """What broke, and where: the sanitizer's first lines."""
    found = re.search(r"(ERROR: .*|.*runtime error: .*)(\n.*){0,8}", text)
    return found[0] if found else ""


def fuzz(seconds, only):
    built = fuzzers()
    if only:
        if only not in built:
            raise Unusable(f'There is no fuzzer "{only}". There are: {", ".join(built) or "none"}.')
        built = {only: built[only]}
    if not built:
        raise Unusable("There are no fuzzers yet (tests/fuzz/fuzz_*.c).")

    def one(item):
        name, program = item
        corpus = FOLDER / "corpus" / name
        corpus.mkdir(parents=True, exist_ok=True)
        log = LOGS / f"fuzz-{name}.txt"
        status, crashes = call(name, program, log, [f"-max_total_time={seconds}"],
                               [corpus, *seed_folders(name)], seconds + 300)
        return name, status, crashes, log, corpus

    say(f"{'parser':<10} {'inputs tried':>14} {'a second':>10} {'edges':>8} {'corpus':>8}  result")
    failed = []
    for name, status, crashes, log, corpus in in_parallel(one, built.items()):
        text = read(log)
        tried = last_number(r"stat::number_of_executed_units:\s*(\d+)", text)
        edges = last_number(r"\bcov: (\d+)", text)
        well = status == 0 and not crashes
        say(f"{name:<10} {tried:>14} {tried // max(seconds, 1):>10} {edges:>8} "
            f"{len(list(corpus.iterdir())):>8}  {'fine' if well else 'FAILED'}")
        if not well:
            failed.append((name, status, crashes, log))
    for name, status, crashes, log in failed:
        say(f"\n{name} ended with status {status}; all it said is in {os.path.relpath(log, ROOT)}")
        say(verdict(read(log)))
        for crash in crashes:
            say(f"again:  build-fuzz/tests/fuzz/fuzz_{name} {os.path.relpath(crash, ROOT)}")
    return 1 if failed else 0


def last_number(pattern, text):
    found = re.findall(pattern, text)
    return int(found[-1]) if found else 0
