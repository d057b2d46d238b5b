"""The rules of the house that no compiler knows: who may include what, and how files look.

HACKING.md tells them in words. Run alone (python3 tests/arch/house.py) it prints what is broken.
"""

import os
import re
import sys
from pathlib import Path

# The folder of src/ -> the folders whose headers it may include. Nobody reaches back up.
LAYERS = {
    "base": {"base"},
    "domain": {"base", "domain"},
    "exchange": {"base", "exchange"},
    "store": {"base", "domain", "store"},
    "app": {"base", "domain", "exchange", "store", "app"},
    "view": {"base", "domain", "app", "view"},
    # An edge parses what it is given, a contact file as well as words and options.
    "cli": {"base", "domain", "exchange", "app", "view", "cli"},
    "web": {"base", "domain", "exchange", "app", "view", "web"},
    "paper": {"base", "exchange", "paper"},
    "main": {"base", "cli", "web"},  # src/main.c
}

# A library's header -> the folders that may know of it.
LIBRARIES = {
    "sqlite3.h": {"store"},
    "jansson.h": {"exchange", "store", "view", "cli", "web"},
    "csv.h": {"exchange"},
    "pango/pangocairo.h": {"paper"},
    "cairo-pdf.h": {"paper"},
    "popt.h": {"cli"},
    "qrencode.h": {"exchange"},
    "sodium.h": {"base", "web"},
    "microhttpd.h": {"web"},
}

EDGES = {"cli", "web", "main"}  # only they look at the world: the clock and the environment
WORLD = re.compile(r"\b(time|clock|clock_gettime|gettimeofday|timespec_get|getenv|secure_getenv)"
                   r"\s*\(")
SQL = re.compile(r"\b(SELECT\s|INSERT\s+(OR\s+\w+\s+)?INTO\s|UPDATE\s+\w+\s+SET\b|DELETE\s+FROM\s|"
                 r"(CREATE|DROP|ALTER)\s+(UNIQUE\s+)?(TABLE|INDEX|VIEW|TRIGGER)\b|PRAGMA\s)")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
LONGEST_FILE = 500
LONGEST_TEST = 1000  # a list of cases is read by searching
# A host's name one part of which says that it hands out packages.
REGISTRY = re.compile(r"https?://([\w-]+\.)*(deb|ftp|mirrors?|packages?|ppa|npmjs|pypi|registry|"
                      r"snapshot)\.[\w.-]+", re.IGNORECASE)

TOKEN = re.compile(r"""//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'""", re.DOTALL)


def report(broken):
    return "\n".join(f"{path}:{line}: {words}" for path, line, words in sorted(broken))


def layer_of(inside):
    """The layer of a path below src/: its folder, or main for src/main.c."""
    first, _, rest = inside.partition("/")
    return first if rest else "main"


def blank(text, strings):
    """The text without its comments (and strings), every line where it was."""
    def keep_lines(found):
        token = found[0]
        if token[0] in "\"'" and not strings:
            return token
        return re.sub(r"[^\n]", " ", token)
    return TOKEN.sub(keep_lines, text)


def layers(root):
    """What breaks the order of the layers: a list of (path, line, words)."""
    broken = []
    source = Path(root) / "src"
    for path in sorted(source.rglob("*.[ch]")):
        inside = path.relative_to(source).as_posix()
        text = path.read_text(encoding="utf-8", errors="replace")
        for line, words in layer_faults(layer_of(inside), text):
            broken.append((f"src/{inside}", line, words))
    return broken


def layer_faults(layer, text):
    if layer not in LAYERS:
        return [(1, f"src/{layer}/ has no place among the layers (tests/arch/house.py)")]
    faults = []
    for number, line in enumerate(blank(text, strings=False).splitlines(), 1):
        include = INCLUDE.match(line)
        if include:
            words = include_fault(layer, include[1], include[2])
            if words:
                faults.append((number, words))
    if layer not in EDGES:
        for number, line in enumerate(blank(text, strings=True).splitlines(), 1):
            found = WORLD.search(line)
            if found:
                faults.append((number, f"{found[1]}(): only cli/ and web/ read the clock and the "
                                       "environment; take it as an argument"))
    if layer != "store":
        faults += sql_faults(text)
    return faults


def include_fault(layer, mark, name):
    if name in LIBRARIES:
        if layer not in LIBRARIES[name]:
            return f"{name} is for {', '.join(sorted(LIBRARIES[name]))} alone"
        return ""
    if mark == "<":
        return ""
    if ".." in name.split("/"):
        return f'"{name}": paths of includes start at src/'
    if "/" not in name:
        return f'"{name}": write it with its folder, "{layer}/{name}"'
    target = name.split("/")[0]
    if target not in LAYERS[layer]:
        return f"{layer}/ may not include {target}/ (it may: {', '.join(sorted(LAYERS[layer]))})"
    return ""


def sql_faults(text):
    return [(text.count("\n", 0, found.start()) + 1, "SQL outside of store/")
            for found in TOKEN.finditer(text)
            if found[0][0] == '"' and SQL.search(found[0])]


def rules(root, files):
    """What breaks the other rules, among these files (paths from the root)."""
    broken = []
    for name in files:
        path = Path(root) / name
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        if name.endswith((".c", ".h", ".py", ".sh", ".bats", ".bash", ".mjs")):
            lines = text.count("\n")
            most = LONGEST_TEST if name.startswith("tests/") else LONGEST_FILE
            if lines > most:
                broken.append((name, lines, f"{lines} lines; split it ({most} at most)"))
        if name.endswith(".c"):
            broken += [(name, line, words) for line, words in include_order(text)]
        if not name.startswith(("tests/data/", "tests/arch/")):
            for found in REGISTRY.finditer(text):
                broken.append((name, text.count("\n", 0, found.start()) + 1,
                               f"{found[0]}: no host that hands out packages is named here"))
    return broken + readme(root) + routes(root)


def include_order(text):
    """base/ban.h is the last include, in a block of its own."""
    lines = blank(text, strings=False).splitlines()
    found = [(number, INCLUDE.match(line)[2]) for number, line in enumerate(lines, 1)
             if INCLUDE.match(line)]
    if not found or found[-1][1] != "base/ban.h":
        return [(found[-1][0] if found else 1, 'the last include is "base/ban.h"')]
    if len(found) > 1 and found[-2][0] == found[-1][0] - 1:
        return [(found[-1][0], 'an empty line goes before "base/ban.h"')]
    return []


def routes(root):
    """Each page's table of routes stands in src/web/routes.c once; else nobody gets there."""
    folder = Path(root) / "src" / "web"
    if not (folder / "routes.c").is_file():
        return []
    listed = (folder / "routes.c").read_text(encoding="utf-8").partition("all_routes[] = {")[2]
    broken = []
    for path in sorted(folder.glob("*.c")):
        text = path.read_text(encoding="utf-8")
        for found in re.finditer(r"^const struct route (\w+)\[\]", text, re.MULTILINE):
            times = len(re.findall(rf"\b{found[1]}\b", listed))
            if times != 1:
                line = text.count("\n", 0, found.start()) + 1
                broken.append((f"src/web/{path.name}", line,
                               f"{found[1]} stands in routes.c {times} times"))
    return broken


def readme(root):
    path = Path(root) / "README.md"
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    return [("README.md", 1, f"it should tell of {command}")
            for command in ("./dev run", "./dev test") if command not in text]


if __name__ == "__main__":
    here = Path(__file__).resolve().parent.parent.parent
    everything = [os.path.relpath(os.path.join(folder, name), here)
                  for folder, _, names in os.walk(here / "src") for name in names]
    words = report(layers(here) + rules(here, everything))
    print(words or "All in order.")
    sys.exit(1 if words else 0)
