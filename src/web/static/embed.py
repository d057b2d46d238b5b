#!/usr/bin/env python3
"""Puts the files that pages load into a C table (web/static.h), as they are and packed:

    embed.py OUT.c OUT.d FOLDER [FILE…]    all of FOLDER but its scripts, and these files
"""
import gzip
import hashlib
import pathlib
import re
import sys

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}


def check_css(path):
    """Ends with words if a brace is open or a heading comes twice: browsers pass over it in silence,
    and half of the style sheet is gone (or there two times, after a careless merge)."""
    text = re.sub(r'/\*(?!\s*----).*?\*/|"[^"\n]*"', lambda found: re.sub(r"[^\n]", " ", found[0]),
                  path.read_text(encoding="utf-8"), flags=re.DOTALL)
    opened, headings = [], {}
    for number, line in enumerate(text.split("\n"), 1):
        heading = re.match(r"/\*\s*-+\s*(.*?)[\s*/-]*$", line)
        if heading and headings.setdefault(heading[1], number) != number:
            sys.exit(f"{path}:{number}: “{heading[1]}” is at line {headings[heading[1]]} already")
        for brace in re.findall(r"[{}]", line):
            if brace == "{":
                opened.append(number)
            elif not opened:
                sys.exit(f"{path}:{number}: nothing is open that this brace could close")
            else:
                opened.pop()
    if opened:
        sys.exit(f"{path}:{opened[-1]}: this brace is never closed")


def literal(data):
    lines, line = [], ""
    for byte in data:
        plain = 32 <= byte < 127 and chr(byte) not in '"\\?'
        line += chr(byte) if plain else f"\\{byte:03o}"
        if len(line) > 100:
            lines.append(line)
            line = ""
    return "\n".join(f'        "{line}"' for line in lines + [line])


def row(path):
    data = path.read_bytes()
    packed = gzip.compress(data, 9, mtime=0)
    digest = hashlib.sha256(data).hexdigest()[:12]
    return f"""    {{.name = "{path.name}",
     .path = "/static/{path.stem}.{digest}{path.suffix}",
     .type = "{TYPES[path.suffix]}",
     .bytes =
{literal(data)},
     .len = {len(data)},
     .gzip =
{literal(packed)},
     .gzip_len = {len(packed)}}},
"""


def main(out, dependencies, folder, *files):
    inside = sorted(path for path in pathlib.Path(folder).iterdir()
                    if path.suffix in TYPES and not path.name.startswith("."))
    for path in inside:
        if path.suffix == ".css":
            check_css(path)
    paths = inside + [pathlib.Path(file) for file in files]
    rows = "".join(map(row, paths))
    pathlib.Path(out).write_text(f"""#include "web/static.h"

const struct static_file static_files[] = {{
{rows}    {{.name = 0}},
}};
""")
    # The folder itself is among them: a new file changes it.
    needed = " ".join(str(path.resolve()).replace(" ", "\\ ")
                      for path in [pathlib.Path(folder), *paths])
    pathlib.Path(dependencies).write_text(f"{out}: {needed}\n")


main(*sys.argv[1:])
