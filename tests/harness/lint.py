"""./dev lint: every tool is one result. The quick ones come first."""

import hashlib
import json
import os
import re
import subprocess
import sys

from common import (FAILED, JOBS, LOGS, ROOT, TESTS, Result, Unusable, build, c_files,
                    compiler_words, in_parallel, read, run, tree_files)

sys.path.insert(0, str(TESTS / "arch"))
import house  # noqa: E402  (tests/arch/house.py)

CACHE = ROOT / "build-lint"

# cppcheck reads no system headers, so the loops of jansson.h need to be told, without a semicolon.
CPPCHECK_MACROS = [
    "-Djson_array_foreach(a,i,v)=while((i=json_array_size(a))&&(v=json_array_get(a,i)))",
    "-Djson_object_foreach(o,k,v)=while((k=json_object_iter_key(o))&&(v=json_object_get(o,k)))",
]


def checks(quick):
    """(name, function of the list of files that returns "" or what is wrong)."""
    listed = [
        ("clang-format", clang_format),
        ("shellcheck", shellcheck),
        ("layers", lambda files: house.report(house.layers(ROOT))),
        ("house rules", lambda files: house.report(house.rules(ROOT, files))),
        ("headers stand alone", headers),
    ]
    if not quick:
        listed += [
            ("clang builds it without a warning", clang_builds),
            ("clang-tidy", clang_tidy),
            ("cppcheck", cppcheck),
            ("gcc -fanalyzer", analyzer),
        ]
    return listed


def lint(quick):
    """Yields a Result per tool."""
    files = tree_files()
    for name, check in checks(quick):
        log = LOGS / ("lint-" + re.sub(r"\W+", "-", name) + ".txt")
        try:
            text = check(files)
        except Unusable as problem:
            text = str(problem)
        log.parent.mkdir(exist_ok=True)
        log.write_text(text, encoding="utf-8")
        yield Result(name, FAILED, text, log) if text else Result(name)


def tool(name, command):
    """What the tool says if it is not content, else ""."""
    log = CACHE / f"{name}.txt"
    status = run(command, log)
    if status == 0:
        return ""
    return read(log).strip() or f"{name} ended with status {status} and said nothing."


def clang_format(files):
    files = c_files(files)
    if files and (text := tool("clang-format", ["clang-format", "--dry-run", "-Werror", *files])):
        return text + "\n./dev format puts it right."
    return ""


def shell_scripts(files):
    scripts = []
    for name in files:
        if name.endswith((".sh", ".bash", ".bats")):
            scripts.append(name)
        elif "." not in os.path.basename(name):
            with open(ROOT / name, "rb") as file:
                if re.match(rb"#!.*\b(bash|sh|bats)\s*$", file.readline(100)):
                    scripts.append(name)
    return scripts


def shellcheck(files):
    scripts = shell_scripts(files)
    # SC2030, SC2031: each bats test is a subshell, and that is what keeps tests apart.
    command = ["shellcheck", "-x", "-f", "gcc", "-e", "SC2030,SC2031", *scripts]
    return tool("shellcheck", command) if scripts else ""


def headers(files):
    """Each header of src compiles on its own, so that no .c depends on the order of includes."""
    flags = subprocess.run(
        ["pkg-config", "--cflags", "talloc", "jansson", "popt", "sqlite3"],
        capture_output=True, text=True, check=False).stdout.split()
    made = CACHE / "made" / "web"
    made.mkdir(parents=True, exist_ok=True)
    subprocess.run(["node", "src/web/templates/compile.mjs", "src/web/templates",
                    made / "templates.c", made / "templates.h", made / "templates.d"],
                   cwd=ROOT, capture_output=True, check=False)

    def alone(name):
        log = CACHE / "headers" / (name.replace("/", "-") + ".txt")
        status = run(["gcc", "-std=gnu17", "-D_GNU_SOURCE", "-Wall", "-Wextra", "-fsyntax-only",
                      "-Isrc", f"-I{made.parent}", *flags, "-include", name, "-x", "c", "/dev/null"], log)
        return read(log) if status != 0 or read(log).strip() else ""

    names = [name for name in files if name.startswith("src/") and name.endswith(".h")]
    return "\n".join(filter(None, in_parallel(alone, names))).strip()


def analysis_build():
    """The clang build whose commands clang-tidy reads; it is the fuzzers' as well."""
    return build("build-fuzz", ["-Dfuzz=true"], {"CC": "clang"})


def clang_builds(files):
    analysis_build()
    return ""


def clang_tidy(files):
    folder = ROOT / "build-fuzz"
    try:
        commands = json.loads((folder / "compile_commands.json").read_text())
    except OSError:
        return "There is no clang build to read the compiler's commands from."
    by_file = {os.path.relpath(os.path.join(c["directory"], c["file"]), ROOT): c["command"]
               for c in commands}
    sources = [name for name in files if name.endswith(".c")]
    version = subprocess.run(["clang-tidy", "--version"], capture_output=True,
                             check=False).stdout
    settings = (ROOT / ".clang-tidy").read_bytes() + version
    seen = CACHE / "tidy"
    seen.mkdir(parents=True, exist_ok=True)
    wanted = set()

    def tidy(name):
        if name not in by_file:
            return f"{name}: no meson.build builds this file"
        key = digest(name, settings + by_file[name].encode())
        wanted.add(key)
        if (seen / key).exists():
            return ""
        log = CACHE / "tidy-log" / (name.replace("/", "-") + ".txt")
        status = run(["clang-tidy", "--quiet", "-p", folder, name], log, timeout=600)
        if status == 0:
            (seen / key).touch()
            return ""
        noise = re.compile(r"\d+ (warning|error)s?.* (generated|treated)|Error while processing ")
        lines = [line for line in read(log).splitlines() if not noise.match(line)]
        return "\n".join(lines) or f"{name}: clang-tidy ended with status {status}"

    found = [text for text in in_parallel(tidy, sources) if text]
    for old in seen.iterdir():
        if old.name not in wanted:
            old.unlink()
    return "\n".join(found).replace(str(folder) + "/../", "")


def digest(name, salt):
    """Changes whenever the file, a header of ours that it reaches, or the settings change."""
    total, todo, done = hashlib.sha256(salt), [ROOT / name], set()
    while todo:
        path = todo.pop()
        if path in done or not path.is_file():
            continue
        done.add(path)
        content = path.read_bytes()
        total.update(str(path).encode() + b"\0" + hashlib.sha256(content).digest())
        for inner in re.findall(rb'^\s*#\s*include\s*"([^"]+)"', content, re.MULTILINE):
            inner = os.fsdecode(inner)
            todo += [ROOT / "src" / inner, (path.parent / inner).resolve()]
    return total.hexdigest()


def cppcheck(files):
    sources = [name for name in files if name.startswith("src/") and name.endswith(".c")]
    if not sources:
        return ""
    cache = CACHE / "cppcheck"
    cache.mkdir(parents=True, exist_ok=True)
    return tool("cppcheck", [
        "cppcheck", "--quiet", "--enable=warning,performance,portability", "--error-exitcode=1",
        "--inline-suppr", "--std=c11", "--library=posix,gnu", "-D_GNU_SOURCE", "-Isrc",
        "--suppress=missingIncludeSystem",
        "--suppress=resourceLeak",  # it doesn't know the cleanup attribute; gcc and clang do
        *CPPCHECK_MACROS, f"--cppcheck-build-dir={cache}", f"-j{JOBS}", *sources])


def analyzer(files):
    """gcc's own analysis, of unoptimised code, where it sees most. Leaks of malloc() are left to
    the sanitizers: memory is talloc's, and gcc 12 takes iconv_open()'s (iconv_t)-1 for something
    to be freed."""
    try:
        build("build-analyzer", ["-Dtests=false", "--buildtype=debug"],
              {"CC": "gcc", "CFLAGS": "-fanalyzer -Wno-analyzer-malloc-leak"})
    except Unusable as problem:
        return compiler_words(read(problem.log)) or str(problem)
    return ""
