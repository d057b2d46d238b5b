#!/usr/bin/env bats
# tend later, skip, let-go, back: moving and dropping next dates.
bats_require_minimum_version 1.5.0

setup() {
    export TEND_FILE="$BATS_TEST_TMPDIR/p.tend" TEND_TODAY=2026-03-02 COLUMNS=80
    "$TEND" add "Ana Ruiz" --email ana@example.org
    "$TEND" add "Ben Ohm" --phone 555-0102
}

person() {
    "$TEND" show "$1" --json | jq -c "$2"
}

names() {
    "$TEND" --today "${1:-$TEND_TODAY}" today --json | jq -r '[.suggestions[].person.name] | join(",")'
}

@test "later takes a date of one word or of several" {
    run -0 "$TEND" later ana fri
    [ "$output" == "Ana Ruiz: not before Fri 6 March." ]
    run -0 "$TEND" later ana ruiz in 3 weeks
    [ "$output" == "Ana Ruiz: not before Mon 23 March." ]
    "$TEND" later ana 12 June
    [ "$(person ana .person.next)" == '"2026-06-12"' ]
    # only the last one counts
    person ana '.reach_outs | length' | jq -e '. == 1'
}

@test "later says what it can't understand, and changes nothing" {
    run -2 "$TEND" later ana soon
    [[ "$output" == *'"soon" can'"'"'t be read as a day.'* ]]
    run -2 "$TEND" later ana today
    [[ "$output" == *"Later means after today. \`tend skip NAME\` is for not today."* ]]
    run -2 "$TEND" later ana 2026-03-01
    run -2 "$TEND" later ana
    run -3 "$TEND" later zed fri
    [ "$(person ana .person.next)" == null ]
}

@test "later --promise: owed on that day, and first on its list" {
    "$TEND" log ana email --next 2026-03-09
    run -0 "$TEND" later ana thu --promise "coffee at Mill Lane"
    [ "$output" == "Ana Ruiz: promised for Thu 5 March." ]
    person ana '[.reach_outs[] | [.date, .promise]]' | jq -e '. == [["2026-03-05", "coffee at Mill Lane"]]'
    "$TEND" --today 2026-03-05 today --json |
        jq -e '.suggestions[0] | .person.name == "Ana Ruiz" and .promise == "coffee at Mill Lane"'
    # an older promise stands beside it
    "$TEND" later ana fri --promise "the book"
    person ana '[.reach_outs[].promise]' | jq -e '. == ["coffee at Mill Lane", "the book"]'
    "$TEND" undo
    person ana '[.reach_outs[].promise]' | jq -e '. == ["coffee at Mill Lane"]'
    run -2 "$TEND" later ana thu --promise " "
    [[ "$output" == *"Say what you promised."* ]]
    run -2 "$TEND" later ana 2026-03-01 --promise coffee
    [[ "$output" == *"That day is over."* ]]
}

@test "later --json" {
    "$TEND" later ana fri --json | jq -e '.person.name == "Ana Ruiz" and .next == "2026-03-06"'
}

@test "skip holds for the day alone, and once is enough" {
    [[ "$(names)" == *"Ana Ruiz"* ]]
    run -0 "$TEND" skip ana
    [ "$output" == "Ana Ruiz: not today." ]
    run -0 "$TEND" skip ana
    [ "$output" == "Ana Ruiz: not today." ]
    "$TEND" skip ana --json | jq -e '.changed == false'
    [ "$(names)" == "Ben Ohm" ]
    [[ "$(names 2026-03-03)" == *"Ana Ruiz"* ]]
}

@test "P7: let go, never named again, the history stays; back brings them back" {
    "$TEND" log ana coffee --next 2026-03-05
    run -0 "$TEND" let-go ana --why "moved to the coast"
    [ "$output" == "Ana Ruiz leaves your list; the history stays." ]
    run -0 "$TEND" let-go ana
    [ "$output" == "Ana Ruiz was let go before." ]
    [ "$(names 2026-03-05)" == "Ben Ohm" ]
    [ "$(names 2027-03-05)" == "Ben Ohm" ]
    run -0 "$TEND" show ana
    [[ "$output" == *"let go        Mon 2 March: moved to the coast"* ]]
    [[ "$output" == *"coffee"* ]]
    run -5 "$TEND" later ana fri
    [[ "$output" == *"Ana Ruiz was let go. \`tend back 1\` brings them back to the list."* ]]
    run -0 "$TEND" back ana
    [[ "$output" == "Ana Ruiz is back on your list. Next: "* ]]
    [ "$(person ana .person.stage)" == '"following"' ]
    run -0 "$TEND" back ana
    [ "$output" == "Ana Ruiz is on your list already." ]
}

@test "back gives who was not liked another chance" {
    "$TEND" log ana coffee --not-liked
    [ "$(person ana '.person | [.stage, .liked]')" == '["let-go",false]' ]
    "$TEND" back ana
    [ "$(person ana '.person | [.stage, .liked]')" == '["following",null]' ]
}

@test "back of somebody never touched sets no date" {
    "$TEND" let-go ben
    run -0 "$TEND" back ben
    [ "$output" == "Ben Ohm is back on your list." ]
    [[ "$(names)" == *"Ben Ohm"* ]]
}

@test "somebody on the list comes before a namesake who was let go" {
    "$TEND" add "Ana Lopez" --email lopez@example.org
    "$TEND" let-go "ana lopez"
    run -0 "$TEND" skip ana
    [ "$output" == "Ana Ruiz: not today." ]
    run -0 "$TEND" back "ana l"
}

@test "undo takes each of them back" {
    before=$(person ana .)
    for command in "later ana fri" "let-go ana"; do
        # shellcheck disable=SC2086
        "$TEND" $command
        "$TEND" undo
        [ "$(person ana .)" == "$before" ]
    done
    "$TEND" skip ana
    "$TEND" undo
    [[ "$(names)" == *"Ana Ruiz"* ]]
}
