#!/usr/bin/env python3
"""Runs the examples of docs/json.md and compares what they print with what stands there.

    json_doc.py DOC TEND           every ```json block has the keys and the kinds of values that the
                                   ```sh block before it prints
    json_doc.py DOC TEND --write   puts what is printed in the place of blocks that are wrong,
                                   of each list its first element

All blocks of sh are one session, in a new folder, on 2 March 2026.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

WIDTH = 98
BLOCK = re.compile(r"^```(sh|json)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def session(text, tend):
    """Yields (match of a json block, what the sh block before it printed)."""
    with tempfile.TemporaryDirectory(prefix="tend-json-") as folder:
        env = {**os.environ, "TEND_FILE": f"{folder}/practice.tend", "TEND_TODAY": "2026-03-02",
               "HOME": folder, "USER": "me", "TZ": "UTC",
               "PATH": f"{Path(tend).resolve().parent}:{os.environ['PATH']}"}
        printed = ""
        for block in BLOCK.finditer(text):
            if block[1] == "json":
                yield block, printed
                continue
            ran = subprocess.run(["bash", "-ec", block[2]], cwd=folder, env=env, text=True,
                                 capture_output=True, check=False)
            if ran.returncode != 0:
                sys.exit(f"This example ended with {ran.returncode}:\n{block[2]}{ran.stderr}")
            printed = ran.stdout


def kind(value):
    return {dict: "object", list: "list", str: "text", bool: "true or false", int: "number",
            float: "number"}.get(type(value), "null")


def differences(written, printed, path=""):
    """Null stands for any kind; of lists, the elements that both have are compared."""
    if written is None or printed is None:
        return []
    if kind(written) != kind(printed):
        return [f"{path or 'the whole'}: {kind(printed)}, not {kind(written)}"]
    found = []
    if isinstance(written, dict):
        found += [f"{path}.{key} is not printed" for key in written.keys() - printed.keys()]
        found += [f"{path}.{key} is not described" for key in printed.keys() - written.keys()]
        for key in written.keys() & printed.keys():
            found += differences(written[key], printed[key], f"{path}.{key}")
    elif isinstance(written, list):
        for i, (a, b) in enumerate(zip(written, printed)):
            found += differences(a, b, f"{path}[{i}]")
    return found


def shorter(value):
    """The same with one element in each list of objects."""
    if isinstance(value, dict):
        return {key: shorter(v) for key, v in value.items()}
    if isinstance(value, list):
        return [shorter(v) for v in (value[:1] if any(isinstance(v, dict) for v in value)
                                     else value)]
    return value


def lay_out(value, indent=0, before=0):
    """JSON with as much on a line as fits; `before` columns of its first line are taken."""
    flat = json.dumps(value, ensure_ascii=False)
    if indent + before + len(flat) < WIDTH or not isinstance(value, (dict, list)) or not value:
        return flat
    inner, between = " " * (indent + 2), ",\n"
    if isinstance(value, list):
        lines = [inner + lay_out(v, indent + 2) for v in value]
        return "[\n" + between.join(lines) + "\n" + " " * indent + "]"
    lines, line = [], ""
    for key, v in value.items():
        word = f"{json.dumps(key)}: {lay_out(v, indent + 2, len(key) + 4)}"
        fits = line and "\n" not in line + word and len(inner + line + word) + 3 < WIDTH
        if line and not fits:
            lines.append(inner + line)
        line = f"{line}, {word}" if fits else word
    return "{\n" + between.join([*lines, inner + line]) + "\n" + " " * indent + "}"


def parse(text, what):
    try:
        return json.loads(text)
    except json.JSONDecodeError as problem:
        sys.exit(f"{what} is no JSON: {problem}\n{text}")


def main():
    doc, tend = Path(sys.argv[1]), sys.argv[2]
    text = doc.read_text(encoding="utf-8")
    fresh, at, wrong, count = "", 0, [], 0
    for block, printed in session(text, tend):
        count += 1
        model = parse(printed, "What is printed")
        line = text.count("\n", 0, block.start()) + 1
        found = differences(parse(block[2], "The document"), model)
        wrong += [f"{doc.name}:{line}: {words}" for words in found]
        if found:
            fresh += text[at:block.start(2)] + lay_out(shorter(model)) + "\n"
            at = block.end(2)
    if "--write" in sys.argv:
        doc.write_text(fresh + text[at:], encoding="utf-8")
        wrong = []
    if not count:
        sys.exit("There is no example.")
    if wrong:
        sys.exit("\n".join(wrong))


if __name__ == "__main__":
    main()
