"""python3 tests/harness COMMAND …: what ./dev test, lint, fuzz and format do."""

import argparse
import os
import subprocess
import sys

import common
import fuzz
import lint
import suites


def arguments():
    parser = argparse.ArgumentParser(prog="./dev", add_help=True)
    commands = parser.add_subparsers(dest="command", required=True)
    test = commands.add_parser("test")
    test.add_argument("--coverage", action="store_true")
    test.add_argument("--quick", action="store_true")
    test.add_argument("pattern", nargs="?", default="")
    commands.add_parser("lint").add_argument("--quick", action="store_true")
    fuzzing = commands.add_parser("fuzz")
    fuzzing.add_argument("seconds", type=int)
    fuzzing.add_argument("name", nargs="?", default="")
    commands.add_parser("format")
    return parser.parse_args()


def main():
    asked = arguments()
    # One language and one clock for every tool and test; what the person set stays outside.
    os.environ.update(LC_ALL="C.UTF-8", TZ="UTC")
    try:
        if asked.command == "test":
            return suites.test(asked.pattern, asked.quick, asked.coverage)
        if asked.command == "lint":
            return suites.only_lint(asked.quick)
        if asked.command == "fuzz":
            return fuzz.fuzz(asked.seconds, asked.name)
        files = common.c_files(common.tree_files())
        return subprocess.call(["clang-format", "-i", *files], cwd=common.ROOT) if files else 0
    except common.Unusable as problem:
        common.die(str(problem))
    except KeyboardInterrupt:
        common.end_all()
        common.die("\nStopped.")


if __name__ == "__main__":
    sys.exit(main())
