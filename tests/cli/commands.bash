# Helpers for tests about all commands; `load commands`.

# The names of all commands, as completion offers them.
all_commands() {
    "$TEND" completion bash | sed -n "s/^ *local commands='\(.*\)'$/\1/p" | tr ' ' '\n'
}

# Fails for lines of standard input that are wider than $1 columns or end in a space.
fits() {
    python3 -c '
import sys, unicodedata
bad = [line for line in sys.stdin.read().splitlines() if line != line.rstrip() or
       sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in line) > int(sys.argv[1])]
print("\n".join(bad))
sys.exit(bool(bad))' "$1"
}

# Runs "$@" with a terminal as its output and prints what it shows.
on_terminal() {
    python3 -c '
import os, pty, subprocess, sys
ours, theirs = pty.openpty()
ran = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=theirs)
os.close(theirs)
shown = b""
while True:
    try:
        data = os.read(ours, 4096)
    except OSError:  # Linux: nobody has the other end any more
        break
    if not data:
        break
    shown += data
sys.stdout.buffer.write(shown)
sys.exit(ran.wait())' "$@"
}
