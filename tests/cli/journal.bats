# tend journal.
bats_require_minimum_version 1.5.0

setup() {
    export TEND_FILE="$BATS_TEST_TMPDIR/p.tend" TEND_TODAY=2026-03-02 COLUMNS=80 USER=maria
    "$TEND" add "Ana Ruiz" --email ana@example.org
    "$TEND" add "Ben Ohm"
    "$TEND" log ana coffee "has \"odd\" words"
}

@test "journal shows the newest first, with who" {
    run -0 "$TEND" journal
    [ "${lines[0]}" == "Mon 2 March" ]
    [[ "${lines[1]}" == *"#3"*"logged coffee with Ana Ruiz (maria)" ]]
    [[ "${lines[3]}" == *"#1"*"added Ana Ruiz (maria)" ]]
}

@test "journal marks what was taken back" {
    "$TEND" undo
    run -0 "$TEND" journal
    [[ "$output" == *"took back: logged coffee with Ana Ruiz (maria)"* ]]
    [[ "$output" == *"↶ logged coffee with Ana Ruiz, taken back (maria)"* ]]
}

@test "journal of one person" {
    run -0 "$TEND" journal ben
    [[ "$output" == *"added Ben Ohm"* && "$output" != *"Ana"* ]]
    run -3 "$TEND" journal nobody
}

@test "journal of a person has the relations that point at them" {
    "$TEND" relate ben "introduced by" ana
    "$TEND" journal ana --json | jq -e '.changes | length == 3'
}

@test "journal --limit says that there is more" {
    run -0 "$TEND" journal --limit 1
    [[ "$output" == *"There is more"* ]]
    "$TEND" journal --limit 2 --json | jq -e '(.changes | length == 2) and .more'
    run -2 "$TEND" journal --limit 0
    run -2 "$TEND" journal --limit many
}

@test "journal --changes shows rows before and after" {
    "$TEND" let-go ben
    run -0 "$TEND" journal --changes 4
    [[ "$output" == *"person 2 changed: Ben Ohm"* ]]
    [[ "$output" == *"let_go_day"*"(none) → 2026-03-02"* ]]
    run -0 "$TEND" journal --changes 3
    [[ "$output" == *"touch 1 added: Ana Ruiz"* && "$output" == *'has "odd" words'* ]]
    [[ "$output" != *_key* ]]
    "$TEND" journal --changes 4 --json | jq -e '.rows[0].fields[] |
        select(.name == "let_go_day") | .before == null and .after == "2026-03-02"'
    run -3 "$TEND" journal --changes 99
    run -2 "$TEND" journal --changes 4 ana
}

@test "journal of somebody nothing was done with, and of a new practice" {
    for _ in 1 2 3; do "$TEND" undo; done
    run -0 "$TEND" journal --limit 1
    [[ "$output" == *"took back: added Ana Ruiz"* ]]
    unset TEND_FILE
    XDG_DATA_HOME="$BATS_TEST_TMPDIR/data" run -0 "$TEND" journal
    [ "$output" == "Nothing was done yet." ]
}
