#!/usr/bin/env bats
# tend balance: give and get, side by side.

setup() {
    export TEND_FILE="$BATS_TEST_TMPDIR/p.tend" TEND_TODAY=2026-03-02 COLUMNS=80
    for name in "Ana Ruiz" "Ben Ohm" "Cy Lee" "Dee Moss"; do
        "$TEND" add "$name"
    done
}

enter() {
    "$TEND" referral from ana --on 2025-11-03
    "$TEND" referral from ana --on 2026-02-03
    "$TEND" referral from ben --on 2026-01-01
    "$TEND" referral to ben --on 2025-12-31
    "$TEND" referral to cy
    "$TEND" referral from dee --on 2026-02-10
}

names() {
    "$TEND" balance "$@" --json | jq -r '[.people[].person.name] | join(", ")'
}

@test "without referrals it says how to enter the first" {
    run "$TEND" balance
    [ "$status" -eq 0 ]
    [[ $output == *"No referrals yet."* ]]
}

@test "R3 who is owed most comes first, each side beside the other" {
    enter
    [ "$(names)" = "Ana Ruiz, Dee Moss, Ben Ohm, Cy Lee" ]
    run "$TEND" balance
    [[ ${lines[0]} == "Received 4, given 2; in 2026: 3 and 1" ]]
    [[ $output == *"Ana Ruiz"*"2"*"0"*"1 / 0"*"2026-02-03"* ]]
    [[ $output == *"would be due to: Ana Ruiz, Dee"* ]]
}

@test "R3 who gave and hardly got, and who was given and never gave" {
    enter
    [ "$(names --only owed)" = "Ana Ruiz, Dee Moss" ]
    [ "$(names --only unheard)" = "Cy Lee" ]
    [ "$(names --only even)" = "Ben Ohm" ]
    run "$TEND" balance --only all
    [ "$status" -ne 0 ]
    [[ $output == *"--only is owed, unheard or even"* ]]
}

@test "R3 nothing is suggested for somebody let go, but the numbers stay" {
    enter
    "$TEND" let-go ana
    run "$TEND" balance
    [[ $output == *"would be due to: Dee Moss"* ]]
    [ "$(names --only owed)" = "Ana Ruiz, Dee Moss" ]
}
