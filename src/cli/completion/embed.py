#!/usr/bin/env python3
"""Turns the frames of the completion scripts (NAME.in) into C strings, completion_NAME_in."""
import pathlib
import sys

with open(sys.argv[1], "w") as out:
    out.write('#include "cli/completion.h"\n\n#include "base/ban.h"\n\n')
    for path in map(pathlib.Path, sys.argv[2:]):
        lines = path.read_text().split("\n")[:-1]
        out.write(f"const char completion_{path.stem}_in[] =\n")
        out.write("\n".join('    "' + line.replace("\\", "\\\\").replace('"', '\\"') + '\\n"'
                            for line in lines))
        out.write(";\n\n")
