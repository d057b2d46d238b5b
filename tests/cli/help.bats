# Help, and what holds for every command.
# shellcheck disable=SC2016 # what is looked for has backquotes
bats_require_minimum_version 1.5.0
load commands

setup() {
    export TEND_FILE="$BATS_TEST_TMPDIR/p.tend" TEND_TODAY=2026-03-02
    unset NO_COLOR COLUMNS
}

@test "there are commands" {
    [ "$(all_commands | wc -l)" -ge 3 ]
    [ "$(all_commands | sort | uniq -d)" = "" ]
}

@test "the overview begins with what to do first and fits 80 columns" {
    run -0 "$TEND" help
    [[ "${lines[*]:0:4}" == *"First"*"tend import"* ]]
    "$TEND" help | fits 80
}

@test "the overview names every command once, but for hidden ones" {
    for name in $(all_commands); do
        [ "$("$TEND" help | grep -cE "^  $name( |$)")" -eq 1 ] || { echo "$name"; false; }
    done
    run ! grep -E "^  complete( |$)" <("$TEND" help)
}

@test "--help and -h without a command show the overview" {
    "$TEND" help >"$BATS_TEST_TMPDIR/all"
    "$TEND" --help | diff "$BATS_TEST_TMPDIR/all" -
    "$TEND" -h | diff "$BATS_TEST_TMPDIR/all" -
    "$TEND" --file x --help | diff "$BATS_TEST_TMPDIR/all" -
}

@test "every command has a help that fits 80 columns" {
    for name in $(all_commands); do
        "$TEND" "$name" --help >"$BATS_TEST_TMPDIR/help" || { echo "$name"; false; }
        fits 80 <"$BATS_TEST_TMPDIR/help" || { echo "$name"; false; }
        "$TEND" help "$name" | diff "$BATS_TEST_TMPDIR/help" -
        "$TEND" -h "$name" | diff "$BATS_TEST_TMPDIR/help" -
    done
}

@test "every command's help has usage, summary, about and an example" {
    for name in $(all_commands); do
        mapfile -t help < <("$TEND" help "$name")
        echo "$name: ${help[*]:0:4}"
        [[ "${help[0]}" =~ ^tend\ $name(\ |$) ]]
        [[ "${help[1]}" =~ ^[A-Z].*\.$ && "${help[1]}" != *.. ]]
        [ -z "${help[2]}" ]
        [ "${#help[3]}" -gt 10 ]
        printf '%s\n' "${help[@]}" | grep -A3 '^Examples$' | grep -q "tend $name\|tend .* $name"
    done
}

@test "every example is made of commands and options that there are" {
    "$TEND" help --man-all "$BATS_TEST_TMPDIR/man1"
    python3 - "$BATS_TEST_TMPDIR/man1" <<'PYTHON'
import pathlib, re, shlex, sys

def plain(text):
    for code, char in (("\\e\n", " "), ("\\-", "-"), ("\\(dq", '"'), ("\\(aq", "'"),
                       ("\\(ti", "~"), ("\\(ha", "^"), ("\\(ga", "`")):
        text = text.replace(code, char)
    return re.sub(r"\\f[BRI]", "", text)

pages = {path.stem.removeprefix("tend-"): path.read_text()
         for path in pathlib.Path(sys.argv[1]).glob("*.1")}
options = {name: set(re.findall(r"^(?:-\w, )?(?:(--[\w-]+))", plain(page), re.MULTILINE)) |
                 set(re.findall(r"^(-\w), ", plain(page), re.MULTILINE))
           for name, page in pages.items()}
wrong = []
for name, page in pages.items():
    for block in re.findall(r"^\.EX\n(.*?)^\.EE$", page, re.MULTILINE | re.DOTALL):
        words = shlex.split(plain(block))
        if words[0] != "tend":
            continue
        words = words[1:]
        for i, word in enumerate(words):
            if word in ("|", ">", "<"):
                words = words[:i]
                break
        while words and words[0] in ("--file", "-f", "--today"):
            words = words[2:]
        command = words[0] if words else "today"
        if command == "demo" and words[1:] and words[1] in pages:
            words = words[1:]
            command = words[0]
        if command == "--version":
            continue
        if command not in pages:
            wrong.append(f"{name}: there is no command {command}")
            continue
        for word in words[1:]:
            if re.match(r"--?[a-z]", word) and word.split("=")[0] not in options[command]:
                wrong.append(f"{name}: {command} has no {word}")
print("\n".join(wrong))
sys.exit(bool(wrong))
PYTHON
}

@test "an unknown command ends with 2 and names the nearest" {
    run -2 "$TEND" tdoay
    [[ "$output" == *'"tdoay"'*'`tend today`'* ]]
    run -2 "$TEND" lgo
    [[ "$output" == *'`tend log`'* ]]
    run -2 "$TEND" vers
    [[ "$output" == *'`tend version`'* ]]
    run -2 "$TEND" help tody
    [[ "$output" == *'`tend today`'* ]]
}

@test "a command like no other gets no suggestion" {
    run -2 "$TEND" xyzzy
    [[ "$output" != *"Did you mean"* && "$output" == *'`tend help`'* ]]
    run -2 "$TEND" "$(printf 'x%.0s' {1..5000})"
    [ "${#output}" -lt 300 ]
    run -2 "$TEND" $'\xff\xfe'
    run -2 "$TEND" ""
    run -2 "$TEND" complet names
    [[ "$output" != *'`tend complete`'* ]]
}

@test "an unknown option ends with 2 and names the nearest" {
    run -2 "$TEND" log ana --gvae knowledge
    [[ "$output" == *"Did you mean --gave?"* ]]
    run -2 "$TEND" today --jsn
    [[ "$output" == *"Did you mean --json?"* ]]
    run -2 "$TEND" today --xyzzy
    [[ "$output" != *"Did you mean"* ]]
    run -2 "$TEND" today --more=5
    run -2 "$TEND" today --today
    [[ "$output" == *"needs a value"* ]]
}

@test "every command refuses an unknown option" {
    for name in $(all_commands); do
        run -2 "$TEND" "$name" --no-such-option
        [[ "$output" == *"tend help $name"* || "$output" == *"tend $name --help"* ]]
    done
}

@test "global options may stand before or after the command" {
    "$TEND" add "Ana Ruiz" --email ana@example.org
    want=$("$TEND" --json today)
    [ "$("$TEND" today --json)" = "$want" ]
    unset TEND_FILE
    file=$BATS_TEST_TMPDIR/p.tend
    [ "$("$TEND" --file "$file" today --json)" = "$want" ]
    [ "$("$TEND" today --json --file "$file")" = "$want" ]
    [ "$("$TEND" -f "$file" --json today)" = "$want" ]
    [ "$("$TEND" --file="$file" today --json)" = "$want" ]
    unset TEND_TODAY
    [ "$("$TEND" --today 2026-03-02 --file "$file" today --json)" = "$want" ]
    [ "$("$TEND" today --today=2026-03-02 --file "$file" --json)" = "$want" ]
}

@test "--version shows the version" {
    run -0 "$TEND" --version
    [[ "$output" =~ ^tend\ [0-9]+\.[0-9]+\.[0-9]+$ ]]
    [ "$output" = "$("$TEND" version)" ]
    "$TEND" --version --json | python3 -c 'import json, sys; json.load(sys.stdin)["version"]'
}

@test "--exits lists the exit codes" {
    run -0 "$TEND" help --exits
    for code in 0 1 2 3 4 5 6 7 8 9; do
        grep -qE "^  $code +[a-z]" <<<"$output"
    done
}

@test "a command that prints no data refuses --json" {
    run -2 "$TEND" help --json
    [[ "$output" == *"--json"* ]]
}

@test "colours are for terminals, and NO_COLOR switches them off" {
    export TERM=xterm
    on_terminal "$TEND" help | grep -q $'\033\['
    NO_COLOR='' on_terminal "$TEND" help | grep -q $'\033\['
    run ! grep -q $'\033' <(NO_COLOR=1 on_terminal "$TEND" help)
    run ! grep -q $'\033' <(TERM=dumb on_terminal "$TEND" help)
}

@test "nothing is coloured in a pipe" {
    "$TEND" add "Ana Ruiz" --email ana@example.org
    for name in $(all_commands); do
        run ! grep -q $'\033' <(TERM=xterm "$TEND" "$name" --help)
    done
    for name in today list; do
        run ! grep -q $'\033' <(TERM=xterm "$TEND" "$name")
    done
}

@test "output that can't be written ends with 7" {
    "$TEND" add "Ana Ruiz" --email ana@example.org
    for words in help "help today" "help --man" "completion bash" today "today --json" list \
        "list --json" version; do
        run -7 bash -c "\"\$TEND\" $words >/dev/full"
        [[ "$output" == *"could not be written"* ]]
    done
}

@test "a narrow terminal breaks the lines of the text" {
    [ "$(COLUMNS=40 "$TEND" help today | grep -v tend | awk 'length($0) > 40' | wc -l)" -eq 0 ]
    COLUMNS=1 "$TEND" help >/dev/null
    COLUMNS=nonsense "$TEND" help | fits 80
}
