#!/usr/bin/env python3
"""terminal.py COMMAND...: runs it on a terminal of its own, 80 columns wide.

Each line of standard input answers one prompt (a line that ends with a space); ^D ends the
input. What stood on the terminal is printed; the exit status is the command's.
"""

import os
import pty
import select
import sys

PATIENCE = 20  # seconds without a word before it counts as stuck


def main():
    answers = sys.stdin.read().split("\n")
    if answers and answers[-1] == "":
        answers.pop()
    child, terminal = pty.fork()
    if child == 0:
        os.environ["COLUMNS"] = "80"
        os.execvp(sys.argv[1], sys.argv[1:])
    shown = b""
    new = b""
    while True:
        ready, _, _ = select.select([terminal], [], [], 0.2 if new.endswith(b" ") else PATIENCE)
        if ready:
            try:
                piece = os.read(terminal, 65536)
            except OSError:  # Linux: the other end is closed
                break
            if not piece:
                break
            shown += piece
            new += piece
        elif new.endswith(b" "):
            answer = answers.pop(0) if answers else "^D"
            os.write(terminal, b"\x04" if answer == "^D" else answer.encode() + b"\n")
            new = b""
        else:
            os.kill(child, 9)
            print("STUCK", end="")
            break
    _, status = os.waitpid(child, 0)
    print(shown.decode(errors="replace").replace("\r\n", "\n"), end="")
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(main())
