"""What the suites share: results, TAP, running things, build folders, the files of the tree."""

import os
import re
import shutil
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
LOGS = ROOT / "build-log"
TESTS = ROOT / "tests"
JOBS = int(os.environ.get("DEV_JOBS") or min(os.cpu_count() or 1, 16))

PASSED, FAILED, SKIPPED = "passed", "failed", "skipped"


@dataclass
class Result:
    """One thing that was checked. `text` says what went wrong, `log` where all of it is."""

    name: str
    state: str = PASSED
    text: str = ""
    log: Path | None = None


class Unusable(Exception):
    """The suite can't go on; its words are for the person at the terminal."""

    def __init__(self, text, log=None):
        super().__init__(text)
        self.log = log


# --- running --------------------------------------------------------------------------

_running = set()


def run(command, log, env=None, timeout=1800, cwd=ROOT, append=False):
    """Runs `command` with nothing to read, all it says going to `log`.

    Returns its status; "timeout" when it was ended for taking longer than `timeout` seconds.
    It has a process group of its own, so that what it leaves behind can be ended with it.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    with open(log, "ab" if append else "wb") as out:
        process = subprocess.Popen(
            [str(word) for word in command], stdin=subprocess.DEVNULL, stdout=out,
            stderr=subprocess.STDOUT, env=env, cwd=cwd, start_new_session=True)
        _running.add(process)
        try:
            return process.wait(timeout)
        except subprocess.TimeoutExpired:
            return "timeout"
        finally:
            _end_group(process)
            _running.discard(process)


def _end_group(process):
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        pass
    process.wait()


def end_all():
    for process in list(_running):
        _end_group(process)


def in_parallel(work, items):
    """work(item) for each item on all cores; the answers in the order of the items."""
    with ThreadPoolExecutor(JOBS) as pool:
        return list(pool.map(work, items))


def read(log):
    return log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""


def tail(text, lines=25):
    kept = [line for line in text.splitlines() if line.strip()]
    return "\n".join(kept[-lines:])


# --- TAP ------------------------------------------------------------------------------

_PLAN = re.compile(r"^1\.\.(\d+)")
_LINE = re.compile(r"^(ok|not ok)\b\s*\d*\s*-?\s*(.*)$")
# Why a test failed: behind "#" as bats has it, or indented as Node has it.
_REASON = re.compile(r"#(?! Subtest: )|  +(?!---$|\.\.\.$)")
_SKIP = re.compile(r"\s*# ?skip\b.*$", re.IGNORECASE)


def parse_tap(text, status, label="", log=None):
    """The results of a TAP stream that ended with `status`.

    Whatever it promised and did not bring counts as one failure, and so does an ending that
    its results don't explain: a suite that dies must never look like one with nothing to do.
    """
    results, planned = [], None
    for line in text.splitlines():
        plan, found = _PLAN.match(line), _LINE.match(line)
        if plan:
            planned = (planned or 0) + int(plan[1])
        elif found:
            name, skipped = _SKIP.subn("", found[2])
            state = SKIPPED if skipped else PASSED if found[1] == "ok" else FAILED
            results.append(Result(label + (name.strip() or "unnamed"), state, log=log))
        elif results and results[-1].state == FAILED and _REASON.match(line):
            results[-1].text += line.removeprefix("#").strip() + "\n"
    problem = _tap_problem(results, planned, status)
    if problem:
        results.append(Result(label + problem, FAILED, tail(text), log))
    return results


def _tap_problem(results, planned, status):
    ending = "ran out of time" if status == "timeout" else f"ended with status {status}"
    if planned is None:
        return f"gave no result ({ending})"
    if len(results) < planned:
        return f"stopped after {len(results)} of {planned} ({ending})"
    if len(results) > planned:
        return f"brought {len(results)} results where {planned} were announced"
    if status != 0 and not any(result.state == FAILED for result in results):
        return ending
    return ""


# --- files of the tree ----------------------------------------------------------------


def tree_files():
    """Paths of all files of the tree but what git ignores, from the root; without git too."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=False)
    if listed.returncode == 0:
        names = [os.fsdecode(name) for name in listed.stdout.split(b"\0") if name]
    else:
        names = []
        for folder, folders, files in os.walk(ROOT):
            folders[:] = [f for f in folders if f != ".git" and not f.startswith("build")
                          and f not in ("__pycache__", "node_modules")]
            names += [os.path.relpath(os.path.join(folder, f), ROOT) for f in files]
    return sorted(name for name in set(names) if (ROOT / name).is_file())


def c_files(files):
    return [name for name in files if name.endswith((".c", ".h"))]


# --- build folders --------------------------------------------------------------------


def build(name, options=(), env=None, targets=()):
    """Makes or refreshes ROOT/name with these meson options; Unusable if it does not build."""
    folder = ROOT / name
    stamp = folder / "options.txt"
    wanted = repr((str(ROOT), list(options), sorted((env or {}).items())))
    full_env = {**os.environ, **(env or {})}
    if not (folder / "build.ninja").exists() or read(stamp) != wanted:
        shutil.rmtree(folder, ignore_errors=True)
        log = LOGS / f"{name}-setup.txt"
        if run(["meson", "setup", folder, *options], log, full_env) != 0:
            shutil.rmtree(folder, ignore_errors=True)
            raise Unusable(f"{name} can't be set up:\n{tail(read(log))}", log)
        stamp.write_text(wanted)
    log = LOGS / f"{name}.txt"
    if run(["ninja", "-C", folder, "-k", "0", "-j", JOBS, *targets], log, full_env) != 0:
        raise Unusable(f"{name} does not build:\n{compiler_words(read(log))}", log)
    return folder


def compiler_words(text):
    """What the compiler (or meson) complains of, without what ninja says around it."""
    noise = re.compile(r"^(\[\d+/\d+\]|ninja: |FAILED: |(ccache |)(cc|gcc|clang) -)")
    lines = [line for line in text.splitlines() if not noise.match(line)]
    first = next((number for number, line in enumerate(lines)
                  if re.search(r"error|ERROR|warning|undefined reference", line)), 0)
    return "\n".join(lines[max(first - 1, 0):][:60])


def find_tend(folder):
    for place in ("src/cli/tend", "src/tend"):
        if (folder / place).is_file():
            return folder / place
    return None


# --- what a person reads --------------------------------------------------------------


def say(text="", end="\n"):
    print(text, end=end, flush=True)


def die(text):
    print(text, file=sys.stderr, flush=True)
    sys.exit(1)
