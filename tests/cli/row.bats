#!/usr/bin/env bats
# tend row: the calendar of checkmarks.

setup() {
    export TEND_FILE="$BATS_TEST_TMPDIR/p.tend" TEND_TODAY=2026-03-11 COLUMNS=80
}

# The output on one line, so that it does not matter where lines are broken.
flat() {
    tr -s ' \n' ' ' <<<"$output"
}

# touches COUNT DATE...: so many touches on each day, by three people in turn
touches() {
    local count=$1 date i
    local people=(ana ben cy)
    shift
    if ! "$TEND" show ana >"$BATS_TEST_TMPDIR/out"; then
        for i in Ana Ben Cy; do
            "$TEND" add "$i Doe" --email "$i@example.org"
        done
    fi
    for date in "$@"; do
        for ((i = 0; i < count; i++)); do
            TEND_TODAY=$date "$TEND" log "${people[i % 3]}" phone
        done
    done
}

mark() {
    "$TEND" row --json | jq -r --arg date "$1" \
        '.days[] | select(.date == $date) | "\(.mark) \(.touches)"'
}

@test "row of a new practice: nothing is missed" {
    "$TEND" plan >"$BATS_TEST_TMPDIR/out"
    run "$TEND" row
    [ "$status" -eq 0 ]
    [[ $output == *"March 2026"* ]]
    [[ $output != *"○"* ]]
    [[ $output == *"Today   0 of 3; 3 more for the checkmark"* ]]
    [[ $output == *"your first checkmark begins it"* ]]
    [[ $(flat) == *'tend treat "a long bath"'* ]]
}

@test "row draws each day with its mark" {
    touches 3 2026-03-03 2026-03-04 2026-03-06 2026-03-10
    touches 2 2026-03-05
    touches 1 2026-03-07 2026-03-11
    "$TEND" pause 2026-03-09
    "$TEND" pause 2026-03-17..2026-03-18
    run "$TEND" row
    [ "${lines[0]}" = " March 2026" ]
    [ "${lines[1]}" = " M  T  W  T  F  S  S" ]
    [ "${lines[2]}" = "                   ·" ]
    [ "${lines[3]}" = "    ✓  ✓  ○  ✓  +  ·" ]
    [ "${lines[4]}" = " –  ✓ [ ]       ·  ·" ]
    [ "${lines[5]}" = "    –  –        ·  ·" ]
    [[ $output == *"✓ checkmark, ○ without, · rest, – pause, + touches on a day off, [ ] today"* ]]
    [ "$(mark 2026-03-02)" = "before 0" ]
    [ "$(mark 2026-03-03)" = "check 3" ]
    [ "$(mark 2026-03-05)" = "without 2" ]
    [ "$(mark 2026-03-07)" = "extra 1" ]
    [ "$(mark 2026-03-08)" = "rest 0" ]
    [ "$(mark 2026-03-09)" = "pause 0" ]
    [ "$(mark 2026-03-11)" = "open 1" ]
    [ "$(mark 2026-03-12)" = "coming 0" ]
}

@test "row says how long it is, what the treat is and how far" {
    touches 3 2026-03-06 2026-03-09 2026-03-10 2026-03-11
    "$TEND" treat a long bath
    run "$TEND" row
    [[ $output == *"[✓]"* ]]
    [[ $output == *"Today   has its checkmark ✓"* ]]
    [[ $output == *"Row     4 checkmarks since Fri 6 March, your best so far"* ]]
    [[ $output == *"Treat   6 more in a row: a long bath"* ]]
    [ "$("$TEND" row --json | jq -c '[.row, .row_first, .to_treat, .treat]')" = \
        '[4,"2026-03-06",6,"a long bath"]' ]
}

@test "row remembers the best one, and the treats" {
    "$TEND" plan row.treat=3
    touches 3 2026-03-02 2026-03-03 2026-03-04 2026-03-10
    run "$TEND" row
    [[ $output == *"Row     1 checkmark since Tue 10 March"* ]]
    [[ $output == *"Best    3, Mon 2 March to Wed 4 March"* ]]
    [[ $output == *"Earned  1 treat so far, 1 to take"* ]]
    [[ $output == *"One waits for a name"* ]]
    [ "$("$TEND" row --json | jq -c .best)" = \
        '{"length":3,"first":"2026-03-02","last":"2026-03-04"}' ]
}

@test "P10 a changed plan leaves past checkmarks as they were" {
    touches 3 2026-03-06 2026-03-09 2026-03-10
    "$TEND" plan day.min=5
    [ "$("$TEND" row --json | jq .row)" = 3 ]
    "$TEND" plan day.min=1 days.working=mon
    [ "$("$TEND" row --json | jq .row)" = 3 ]
    [ "$(mark 2026-03-10)" = "check 3" ]
    [ "$(mark 2026-03-11)" = "rest 0" ]
}

@test "row --months shows as many as asked, three beside each other" {
    "$TEND" plan >"$BATS_TEST_TMPDIR/out"
    run "$TEND" row --months 5
    [ "$status" -eq 0 ]
    [[ ${lines[0]} == " November 2025"*"December 2025"*"January 2026" ]]
    [[ $output == *" February 2026"*"March 2026"* ]]
    local line
    for line in "${lines[@]}"; do
        [ "${#line}" -le 80 ]
        [[ $line != *" " ]]
    done
    [ "$("$TEND" row --months 5 --json | jq '.days | length')" = 151 ]
    run "$TEND" row --months 0
    [ "$status" -eq 2 ]
    COLUMNS=40 run "$TEND" row --months 2
    [ "${lines[0]}" = " February 2026" ]
}

@test "row shows three months, but none before the first touch" {
    touches 1 2026-02-03
    [ "$("$TEND" row --json | jq -r '.days[0].date')" = 2026-02-01 ]
    touches 1 2025-06-03
    [ "$("$TEND" row --json | jq -r '.days[0].date')" = 2026-01-01 ]
}

# marks: the marks of the last days, as "day-of-month mark" with commas
marks() {
    "$TEND" "${1:-row}" --json | jq -r '[.marks[] | "\(.date[8:]) \(.mark)"] | join(", ")'
}

@test "the last marks tell of working days, days off with touches, and today" {
    "$TEND" plan >"$BATS_TEST_TMPDIR/out"
    [ "$(marks)" = "11 open" ]
    touches 3 2026-03-05
    touches 1 2026-03-07
    "$TEND" pause 2026-03-09
    [ "$(marks)" = "05 check, 06 without, 07 extra, 10 without, 11 open" ]
    [ "$(marks today)" = "$(marks)" ]
    TEND_TODAY=2026-03-14
    [ "$(marks)" = "05 check, 06 without, 07 extra, 10 without, 11 without, 12 without, 13 without, 14 rest" ]
}

@test "the last marks are ten, and reach over a long pause" {
    touches 3 2026-01-05 2026-01-06 2026-01-07 2026-01-08 2026-01-09 2026-01-12 2026-01-13 \
        2026-01-14 2026-01-15 2026-01-16 2026-01-19
    "$TEND" pause 2026-01-20..2026-03-10
    [ "$(marks)" = "07 check, 08 check, 09 check, 12 check, 13 check, 14 check, 15 check, 16 check, 19 check, 11 open" ]
}
