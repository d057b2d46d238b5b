#!/usr/bin/env bats
# tend know: what is known of those who might refer, and the gaps.

setup() {
    export TEND_FILE="$BATS_TEST_TMPDIR/p.tend" TEND_TODAY=2026-03-02 COLUMNS=80
    "$TEND" add "Ana Ruiz" --email ana@example.org --like --full
    "$TEND" add "Ben Ohm" --phone 555-0102
    "$TEND" add "Cy Lee" --title "Vice principal"
    "$TEND" add "Dee Moss" --role therapist
}

queue() {
    "$TEND" know --all --json | jq -r '[.queue[].person.name] | join(", ")'
}

profile() {
    "$TEND" know "$1" --json | jq -r ".profile.$2"
}

@test "R2 who matters comes first; names alone are not asked about" {
    run queue
    [ "$output" = "Ana Ruiz" ]
    "$TEND" log cy phone
    "$TEND" log dee phone
    "$TEND" referral from ben couples
    run queue
    [ "$output" = "Ana Ruiz, Ben Ohm, Cy Lee, Dee Moss" ]
    run "$TEND" know
    [[ $output == *"you like them, and their practice is full"* ]]
    [[ $output == *"they meet people who need help"* ]]
    [[ $output == *"what they need, why they would choose you"* ]]
    [[ $output == *"A few are enough for a day"* ]]
}

@test "R2 an answer takes the place of the one before, and - takes it away" {
    run "$TEND" know ana --needs "a quick answer" --access some --trust Much
    [ "$status" -eq 0 ]
    [[ $output == "Kept."* ]]
    [[ $output == *"To find out   why they would choose you, what you taught them"* ]]
    "$TEND" know ana --needs "somebody for teenagers" --trust -
    [ "$(profile ana needs)" = "somebody for teenagers" ]
    [ "$(profile ana access)" = some ]
    [ "$(profile ana trust)" = null ]
    "$TEND" know ana --needs "" --access unknown
    run "$TEND" know ana
    [[ $output == *"Nothing is written down yet."* ]]
    "$TEND" undo
    [ "$(profile ana needs)" = "somebody for teenagers" ]
}

@test "R2 whoever is known, or was looked at, leaves the queue" {
    "$TEND" know ana --later
    [ "$(queue)" = "" ]
    run "$TEND" know
    [[ $output == *"you looked at the others lately"* ]]
    TEND_TODAY=2026-04-01 run queue
    [ "$output" = "Ana Ruiz" ]
    "$TEND" know ana --needs a --chooses b --taught c --access none --trust none
    TEND_TODAY=2026-06-01 run queue
    [ "$output" = "" ]
    [ "$("$TEND" know --json | jq .known)" = 1 ]
}

@test "R3 free places: when they said so, and when that is too long ago" {
    "$TEND" know ben --free yes --free-on 2026-01-05
    run "$TEND" know ben
    [[ $output == *"yes, as they said 8 weeks ago"* ]]
    [[ $output != *"ask again"* ]]
    TEND_TODAY=2026-03-07 run "$TEND" know ben
    [[ $output == *"ask again"* ]]
    "$TEND" know ben --free no
    [ "$(profile ben free)" = false ]
    [ "$(profile ben free_said)" = 2026-03-02 ]
}

@test "N5 how best to refer to them is the call sheet's answer" {
    "$TEND" know ben --refer "a short e-mail first"
    run "$TEND" show ben
    [[ $output == *"a short e-mail first"* ]]
    "$TEND" fact ben "he calls back" --refer
    run "$TEND" know ben
    [[ $output == *"Refer by      he calls back"* ]]
    "$TEND" know ben --refer -
    [ "$("$TEND" know ben --json | jq .refer)" = null ]
}

@test "people are found by what is known of them" {
    run "$TEND" list schema
    [[ $output != *"Ben Ohm"* ]]
    "$TEND" know ben --does "schema therapy"
    run "$TEND" list SCHEM
    [[ $output == *"Ben Ohm"* ]]
    run "$TEND" doctor
    [ "$status" -eq 0 ]
}

@test "R2 kinds of people whom the list has none of are named" {
    run "$TEND" know
    [[ $output == *"Nobody on your list yet: physicians and practices; clergy;"* ]]
    "$TEND" role ben rabbi
    run "$TEND" know
    [[ $output != *clergy* ]]
}

@test "what can't be understood changes nothing" {
    run "$TEND" know ana --trust lots
    [ "$status" -ne 0 ]
    [[ $output == *"--trust is none, some, much or unknown"* ]]
    run "$TEND" know ana --free maybe
    [ "$status" -ne 0 ]
    run "$TEND" know ana --free yes --free-on "next friday"
    [ "$status" -ne 0 ]
    run "$TEND" know ana --free-on yesterday
    [ "$status" -ne 0 ]
    [[ $output == *"--free yes or --free no"* ]]
    run "$TEND" know --needs "x"
    [ "$status" -ne 0 ]
    [[ $output == *"Say of whom"* ]]
    run "$TEND" know nobody --needs x
    [ "$status" -ne 0 ]
    [ "$(profile ana trust)" = null ]
}

@test "merging two people makes one profile, and undo makes two again" {
    "$TEND" add "Anna Ruiz" --email anna@example.org
    "$TEND" know "ana ruiz" --does EMDR
    "$TEND" know "anna ruiz" --does CBT --sees adults
    "$TEND" merge "ana ruiz" "anna ruiz"
    [ "$(profile ana does)" = EMDR ]
    [ "$(profile ana sees)" = adults ]
    "$TEND" undo
    [ "$(profile "anna ruiz" does)" = CBT ]
    [ "$(profile "ana ruiz" sees)" = null ]
}
