#!/usr/bin/env bats
# tend plan: every number with its meaning, presets, what a choice means.

setup() {
    export TEND_FILE="$BATS_TEST_TMPDIR/p.tend" TEND_TODAY=2026-03-02 COLUMNS=80
}

it_is() {
    export TEND_TODAY=$1
}

# The output on one line, so that it does not matter where lines are broken.
flat() {
    tr -s ' \n' ' ' <<<"$output"
}

people() {
    local i
    for ((i = 1; i <= $1; i++)); do
        "$TEND" add "Person Number$i" --email "p$i@example.org" >"$BATS_TEST_TMPDIR/out"
    done
}

# value ITEM: what the plan has for it today
value() {
    "$TEND" plan --json | python3 -c '
import json, sys
print(next(i["value"] for i in json.load(sys.stdin)["items"] if i["name"] == sys.argv[1]))' "$1"
}

@test "plan shows every number with its meaning and rule, within 80 columns" {
    run "$TEND" plan
    [ "$status" -eq 0 ]
    [[ $output == *"day.min       3       people to reach out to on a working day"* ]]
    [[ $output == *"row.treat     10      checkmarks in a row that earn a treat (P10)"* ]]
    [[ $output == *"weekly    a few each week"* ]]
    [[ $output == *"this is your plan"* ]]
    local line
    while IFS= read -r line; do
        [ "${#line}" -le 80 ]
    done <<<"$output"
}

@test "plan says what it and each preset mean for the list" {
    people 24
    run "$TEND" plan
    [[ $output == *"24 people at 3 a day: each about every 8 working days (2 weeks)"* ]]
    [[ $output == *"24 people at 1 a day: each about every 24 working days (8 weeks)"* ]]
    [[ $output == *"24 people, each every 52 days"* ]]
}

@test "plan sets several numbers together and says before and after" {
    people 2
    run "$TEND" plan day.min=2 day.max=4
    [ "$status" -eq 0 ]
    [[ $output == *"day.min       3 → 2"* ]]
    [[ $output == *"day.max       5 → 4"* ]]
    [[ $output == *"Before  2 people at 3 a day"* ]]
    [[ $output == *"Now     2 people at 2 a day"* ]]
    [ "$(value day.min)" = 2 ]
    [ "$(value day.max)" = 4 ]
}

@test "plan takes a value as a word of its own, or several" {
    run "$TEND" plan day.min 2 days.working mon - thu rhythm = 6 weeks
    [ "$status" -eq 0 ]
    [ "$(value day.min)" = 2 ]
    [ "$(value days.working)" = mon,tue,wed,thu ]
    [ "$(value rhythm)" = "42 days" ]
    run "$TEND" plan moment.text Breathe, daily and eight times
    [ "$(value moment.text)" = "Breathe, daily and eight times" ]
    [ "$(value day.min)" = 2 ]
}

@test "plan checks numbers together: all of them or none" {
    run "$TEND" plan row.treat=5 day.min=7
    [ "$status" -eq 2 ]
    [[ $output == *"day.min (7) can't be more than day.max (5)"*"tend plan day.min=7 day.max=9"* ]]
    [ "$(value row.treat)" = 10 ]
    run "$TEND" plan day.min=7 day.max=9
    [ "$status" -eq 0 ]
}

@test "plan refuses what it can't be, and says what it takes" {
    run "$TEND" plan day.min=many
    [ "$status" -eq 2 ]
    [[ $output == *"It takes a number from 1 to 20."* ]]
    run "$TEND" plan rhythm=
    [ "$status" -eq 2 ]
    [[ $output == *"rhythm needs a value: auto, or a span such as 6w"* ]]
    run "$TEND" plan hourly
    [ "$status" -eq 2 ]
    [[ $output == *"the presets are daily, weekly and eight"* ]]
    run "$TEND" plan $'day.min=\xff'
    [ "$status" -eq 2 ]
}

@test "plan shows one number alone" {
    run "$TEND" plan day.min
    [ "$status" -eq 0 ]
    [[ $output == *"day.min = 3"*"It takes a number from 1 to 20."* ]]
}

@test "N4 plan takes a preset, and another number with it" {
    run "$TEND" plan weekly day.max=3
    [ "$status" -eq 0 ]
    [ "$(value day.min)" = 1 ]
    [ "$(value day.max)" = 3 ]
    [ "$(value days.working)" = mon,wed,fri ]
    run "$TEND" plan Eight
    run "$TEND" plan
    [[ $(flat) == *"one every Tuesday (T1, T3) – this is your plan"* ]]
}

@test "plan says so when nothing changes" {
    run "$TEND" plan daily
    [ "$status" -eq 0 ]
    [[ $output == *"nothing changed"* ]]
    run "$TEND" plan day.min=3
    [[ $output == *"nothing changed"* ]]
    [ "$(sqlite3 "$TEND_FILE" 'select count(*) from setting')" = 0 ]
    [ "$(sqlite3 "$TEND_FILE" 'select count(*) from change')" = 0 ]
}

@test "plan --reset takes the method's own numbers again" {
    "$TEND" plan day.min=2 row.treat=5 rhythm=30
    run "$TEND" plan --reset rhythm
    [ "$status" -eq 0 ]
    [[ $output == *"rhythm        30 days → auto"* ]]
    [ "$(value day.min)" = 2 ]
    run "$TEND" plan --reset
    [ "$(value day.min)" = 3 ]
    [ "$(value row.treat)" = 10 ]
    run "$TEND" plan --reset day.min=2
    [ "$status" -eq 2 ]
}

@test "a plan set before the first touch holds throughout, one set later from its day on" {
    people 3
    "$TEND" plan day.min=2
    [ "$("$TEND" plan --json | jq -c '[.items[0].since, .holds_from]')" = '[null,null]' ]
    "$TEND" log number1 phone
    it_is 2026-03-03
    run "$TEND" plan day.min=1
    [[ $output == *"This holds from today on"* ]]
    [ "$("$TEND" plan --json | jq -c '[.items[0].since, .holds_from]')" = \
        '["2026-03-03","2026-03-03"]' ]
    [ "$(TEND_TODAY=2026-03-02 "$TEND" plan --json | jq -r '.items[0].value')" = 2 ]
}

@test "plan is one change for the journal, with what changed in words" {
    "$TEND" plan day.min=2 day.max=4
    [ "$(sqlite3 "$TEND_FILE" 'select kind, what from change')" = \
        "plan|changed the plan: day.min 3 → 2, day.max 5 → 4" ]
    "$TEND" plan weekly
    [[ $(sqlite3 "$TEND_FILE" 'select what from change order by id desc limit 1') == \
        "changed the plan to weekly: day.min 2 → 1"*"and 2 more" ]]
}

@test "--try says what it would mean and changes nothing" {
    before=$("$TEND" plan --json | jq -c '.items')
    run "$TEND" plan weekly --try
    [ "$status" -eq 0 ]
    [[ $output == *"day.min"*"3 → 1"* ]]
    [[ $output == *"Nothing was changed"* ]]
    [ "$("$TEND" plan --json | jq -c '.items')" = "$before" ]
    [ "$("$TEND" plan weekly --try --json | jq -c '[.tried, .preset]')" = '[true,"weekly"]' ]
    run "$TEND" plan day.min=9 --try
    [ "$status" -eq 2 ]
    run "$TEND" undo
    [[ $output != *plan* ]]
}
