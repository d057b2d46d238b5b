#!/usr/bin/env bats
# tend cards: who was promised a handwritten note.
bats_require_minimum_version 1.5.0

setup() {
    export TEND_FILE="$BATS_TEST_TMPDIR/p.tend" TEND_TODAY=2026-03-02 COLUMNS=80
    "$TEND" add "Ana Ruiz" --address "1 Main Street, Springfield" --org "Hill School"
    "$TEND" add "Ben Ohm" --phone 555-0102
}

on_list() {
    "$TEND" cards --json | jq -c '[.cards[].person.name]'
}

@test "P4: somebody is put on the list of cards, with the reason" {
    run -0 "$TEND" cards
    [[ "$output" == "No cards to write."* ]]
    run -0 "$TEND" cards add ana ruiz thank you for the evening
    [ "$output" == "Ana Ruiz stands on the list of cards." ]
    run -0 "$TEND" cards add ana
    [ "$output" == "Ana Ruiz already stands on the list of cards." ]
    run -0 "$TEND" cards add ben
    [[ "$output" == *"There is no address yet: tend edit 2 --address"* ]]
    run -0 "$TEND" cards
    [[ "$output" == *"Ana Ruiz"*"thank you for the evening"*"Hill School, 1 Main Street, Springfield"*"Ben Ohm"*"no address yet"* ]]
}

@test "a card that is written is a touch, by either command" {
    "$TEND" cards add ana
    "$TEND" cards add ben
    run -0 "$TEND" cards "done" ana wrote of the group
    [[ "$output" == *"Written: a card for Ana Ruiz."*"Next: "* ]]
    "$TEND" show ana --json | jq -e '.touches[0] | .method == "card" and .note == "wrote of the group"'
    [ "$(on_list)" == '["Ben Ohm"]' ]
    "$TEND" log ben card
    [ "$(on_list)" == '[]' ]
    "$TEND" undo
    [ "$(on_list)" == '["Ben Ohm"]' ]
    run -3 "$TEND" cards "done" ana
    [[ "$output" == *"Ana Ruiz is not on the list of cards. \`tend cards add 1\`"* ]]
}

@test "off the list without a card" {
    "$TEND" cards add ana
    run -0 "$TEND" cards remove ana ruiz
    [ "$output" == "Ana Ruiz is off the list of cards." ]
    [ "$(on_list)" == '[]' ]
    run -3 "$TEND" cards remove ana
    run -2 "$TEND" cards write ana
    [[ "$output" == *'"write" is none of add, done and remove'* ]]
    run -2 "$TEND" cards add
    "$TEND" let-go ana
    run -5 "$TEND" cards add ana
}

@test "addresses for an envelope and for other programs" {
    "$TEND" add "Cy Lee" --address "=2 Hill Road, London"
    for name in ana ben cy; do "$TEND" cards add "$name"; done
    run -0 "$TEND" cards --labels
    [ "$output" == $'Ana Ruiz\nHill School\n1 Main Street\nSpringfield\n\nCy Lee\n=2 Hill Road\nLondon' ]
    run -0 "$TEND" cards --csv
    [ "${#lines[@]}" == 3 ]
    [[ "${lines[0]}" == "Name,Address line 1,"* ]]
    [[ "${lines[1]}" == "Ana Ruiz,Hill School,1 Main Street,Springfield,"* ]]
    # no formula for a spreadsheet
    [[ "${lines[2]}" == "Cy Lee,'=2 Hill Road,London,"* ]]
}
