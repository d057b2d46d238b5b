#!/usr/bin/env bats
# tend pause: days that neither break nor lengthen the row.

setup() {
    export TEND_FILE="$BATS_TEST_TMPDIR/p.tend" TEND_TODAY=2026-03-13 COLUMNS=80
}

# The output on one line, so that it does not matter where lines are broken.
flat() {
    tr -s ' \n' ' ' <<<"$output"
}

# practice DATE...: three touches on each of these days
practice() {
    local name date
    for name in Ana Ben Cy; do
        "$TEND" add "$name Doe" --email "$name@example.org" >"$BATS_TEST_TMPDIR/out"
    done
    for date in "$@"; do
        for name in ana ben cy; do
            TEND_TODAY=$date "$TEND" log "$name" phone >"$BATS_TEST_TMPDIR/out"
        done
    done
}

ranges() {
    "$TEND" pause --json | jq -r '.pauses[] | "\(.from)..\(.to) \(.when) \(.label)"'
}

@test "pause without pauses says how to make one" {
    run "$TEND" pause
    [ "$status" -eq 0 ]
    [[ $output == *"No pauses yet."* ]]
    [ "$("$TEND" pause --json | jq -c .pauses)" = '[]' ]
}

@test "pause takes ranges as people type them, with a label behind" {
    "$TEND" pause 2026-12-21..2027-01-03 Christmas at home
    "$TEND" pause next week
    "$TEND" pause 12-19 June by the sea
    "$TEND" pause yesterday ill
    "$TEND" pause --from 2026-05-01 --to 2026-05-04 "long weekend"
    run ranges
    [ "${lines[0]}" = "2026-03-12..2026-03-12 past ill" ]
    [ "${lines[1]}" = "2026-03-16..2026-03-22 coming a pause" ]
    [ "${lines[2]}" = "2026-05-01..2026-05-04 coming long weekend" ]
    [ "${lines[3]}" = "2026-06-12..2026-06-19 coming by the sea" ]
    [ "${lines[4]}" = "2026-12-21..2027-01-03 coming Christmas at home" ]
    run "$TEND" pause
    [[ $output == *"12 June to "*"19 June"*"in 13 weeks"*"by the sea"* ]]
}

@test "pause --to begins today" {
    run "$TEND" pause --to 2026-03-20
    [ "$status" -eq 0 ]
    [ "$(ranges)" = "2026-03-13..2026-03-20 now a pause" ]
    [[ $output == *"The next working day is Mon 23 March."* ]]
}

@test "pause refuses what is no range" {
    run "$TEND" pause soon
    [ "$status" -eq 2 ]
    run "$TEND" pause 2026-06-19..2026-06-12
    [ "$status" -eq 2 ]
    run "$TEND" pause --from 2026-06-12
    [ "$status" -eq 2 ]
    [[ $output == *"Until when?"* ]]
    run "$TEND" pause --from 2026-06-12 --to 2026-06-10
    [ "$status" -eq 2 ]
    run "$TEND" pause --to 2062-06-12
    [ "$status" -eq 2 ]
    [[ $output == *"Is the year right?"* ]]
    run "$TEND" pause tomorrow --end
    [ "$status" -eq 2 ]
    [ "$("$TEND" pause --json | jq -c .pauses)" = '[]' ]
}

@test "pauses that overlap become one" {
    "$TEND" pause 2026-06-01..2026-06-05 Lisbon
    "$TEND" pause 2026-06-10..2026-06-12
    run "$TEND" pause 2026-06-04..2026-06-11 training
    [ "$status" -eq 0 ]
    [[ $(flat) == *"It took in those that it overlapped."* ]]
    [ "$(ranges)" = "2026-06-01..2026-06-12 coming Lisbon, training" ]
}

@test "a pause that covers another takes its place; days paused already change nothing" {
    "$TEND" pause 2026-06-04 dentist
    "$TEND" pause 2026-06-01..2026-06-12 Lisbon
    [ "$(ranges)" = "2026-06-01..2026-06-12 coming Lisbon" ]
    run "$TEND" pause 2026-06-04
    [[ $(flat) == *"paused already (Lisbon"*"nothing changed"* ]]
    [ "$("$TEND" pause 2026-06-04 --json | jq .changed)" = false ]
}

@test "P10 a pause does not break the row" {
    practice 2026-03-02 2026-03-03 2026-03-12
    "$TEND" pause 2026-03-04..2026-03-11
    [ "$("$TEND" row --json | jq .row)" = 3 ]
}

@test "P10 a pause entered afterwards mends the row and earns its treat" {
    "$TEND" plan row.treat=4
    practice 2026-03-09 2026-03-10 2026-03-12 2026-03-13
    "$TEND" treat a long bath
    run "$TEND" pause 2026-03-11 ill
    [[ $output == *"Your row: 4 checkmarks (before: 2)."*"That earns your treat: a long bath."* ]]
    [ "$("$TEND" treat --json | jq -r '.treats[0].earned')" = 2026-03-13 ]
}

@test "P10 the day is quiet in a pause" {
    practice 2026-03-12
    "$TEND" pause today quiet
    run "$TEND" today
    [[ $output == *"You are on a pause (quiet)."* ]]
    [ "$("$TEND" today --json | jq -r '"\(.day) \(.row)"')" = "paused 1" ]
}

@test "pause --end: back at work today" {
    "$TEND" pause 2026-03-09..2026-03-20 ill
    run "$TEND" pause --end
    [ "$status" -eq 0 ]
    [[ $output == *"Welcome back."*"ended yesterday"* ]]
    [ "$(ranges)" = "2026-03-09..2026-03-12 past ill" ]
    run "$TEND" pause --end
    [ "$status" -eq 5 ]
    [[ $output == *"There is no pause today."* ]]
    "$TEND" pause today
    run "$TEND" pause --end
    [[ $output == *"it had begun today"* ]]
    [ "$(ranges)" = "2026-03-09..2026-03-12 past ill" ]
}

@test "pause --remove takes one away" {
    "$TEND" pause 2026-06-01..2026-06-05
    "$TEND" pause 2026-07-01
    run "$TEND" pause --remove 1
    [ "$status" -eq 0 ]
    [ "$(ranges)" = "2026-07-01..2026-07-01 coming a pause" ]
    run "$TEND" pause --remove 9
    [ "$status" -eq 3 ]
    run "$TEND" pause --remove first
    [ "$status" -eq 2 ]
}

@test "pause --change gives it other days and another label" {
    "$TEND" pause "12-19 June" holidays
    "$TEND" pause "1 July" doctor
    run "$TEND" pause --change 1 "13-20 June" sea
    [ "$status" -eq 0 ]
    [[ $output == *"Changed: Sat 13 June to Sat 20 June (sea)."* ]]
    [ "$("$TEND" pause --json | jq -c '.pauses[0] | [.id, .from, .to, .label]')" = \
        '[1,"2026-06-13","2026-06-20","sea"]' ]
    run "$TEND" pause --change 1 "13-20 June" sea
    [[ $output == *"nothing changed"* ]]
    # What it overlaps becomes one with it.
    run "$TEND" pause --change 1 "20 June to 2 July" sea
    [[ $output == *"It took in the pause"* ]]
    [ "$("$TEND" pause --json | jq '.pauses | length')" = 1 ]
    "$TEND" undo
    [ "$("$TEND" pause --json | jq '.pauses | length')" = 2 ]
    run "$TEND" pause --change 9 "13-20 June"
    [ "$status" -eq 3 ]
    run "$TEND" pause --change 1
    [ "$status" -eq 2 ]
    run "$TEND" pause --change 1 --end
    [ "$status" -eq 2 ]
}
