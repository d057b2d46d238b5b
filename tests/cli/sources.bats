#!/usr/bin/env bats
# tend sources, tend partners: where referrals come from, and who went quiet.
bats_require_minimum_version 1.5.0
load commands

setup() {
    export TEND_FILE="$BATS_TEST_TMPDIR/p.tend" TEND_TODAY=2026-03-02 COLUMNS=80
    "$TEND" add "Ana Ruiz" --email ana@example.org --role "school counsellor" --like
    "$TEND" add "Ben Ohm" --phone 555-0102
}

# The output on one line, so that it does not matter where lines are broken.
flat() {
    tr -s ' \n' ' ' <<<"$output"
}

from() {
    "$TEND" referral from "$1" --on "$2" >"$BATS_TEST_TMPDIR/out"
}

# Referrals from $1: $3 of them, $2 days apart, the last one $4 days ago.
every() {
    local i
    for ((i = 0; i < $3; i++)); do
        from "$1" "$(($2 * i + $4)) days ago"
    done
}

# What is written with a referral: $1 of them, the newest first from the $2nd on.
say() {
    sqlite3 "$TEND_FILE" "UPDATE referral SET $3 WHERE id IN
        (SELECT id FROM referral ORDER BY day DESC, id LIMIT $1 OFFSET $2)"
}

json() {
    "$TEND" "$1" --json | jq -c "$2"
}

@test "sources of an empty ledger say how to begin" {
    run -0 "$TEND" sources
    [[ "$output" == "No referrals received yet. \`tend referral from NAME\` enters one." ]]
    run -0 "$TEND" sources --given
    [[ "$output" == *"tend referral to NAME"* ]]
    [ "$(json sources '[.total, .first, .where.said, .when.years]')" = '[0,null,0,0]' ]
    run -0 "$TEND" sources --all
}

@test "R1 where, who, why and how, with counts that add up and honest shares" {
    every ana 10 14 3
    every ben 30 6 8
    say 6 0 "place = 'School', how = 'letter'"
    say 5 6 "place = 'SCHOOL'"
    say 3 11 "place = 'church'"
    run -0 "$TEND" sources
    fits 80 <<<"$output"
    [[ "${lines[0]}" == "20 referrals received, Mon 3 March 2025 to Mon 2 March" ]]
    [[ "$output" == *"Where they came from"*" 11  39 to 80 in 100"*"school counsellor"*" 4  "*"not said"*" 2"* ]]
    [[ "$output" == *"How they came"*"letter"*"not said"*" 14"* ]]
    [[ $(flat) == *"Most often so far Ana Ruiz: 14 of 20, between 48 and 85 in a hundred. That may be chance."* ]]
    for question in where who why how; do
        [ "$("$TEND" sources --json | jq ".$question |
            ([.groups[].count] | add) + .others.referrals + .unsaid")" = 20 ]
    done
    [ "$(json sources '[.when.periods[].count] | add')" = 20 ]
}

@test "R1 where is the place, or else what the referrer is" {
    every ana 10 3 3
    every ben 10 2 3
    say 1 0 "place = 'clinic'"
    [ "$(json sources '[.where.groups[] | [.word, .count]], .where.unsaid' | tr '\n' ' ')" = \
        '[["school counsellor",2],["clinic",1]] 2 ' ]
}

@test "R1 what came of them is told of those that came to an end" {
    every ana 10 8 3
    say 3 0 "contacted_day = day, booked_day = day, seen_day = day"
    say 2 3 "ended_day = day, ended_why = 'no-answer'"
    [ "$(json sources '.seen | [.count, .of]')" = '[3,5]' ]
    [ "$(json sources '.who.groups[0].seen | [.count, .of]')" = '[3,5]' ]
    run -0 "$TEND" sources who
    [[ "$output" == *"3 of 5 seen"* ]]
}

@test "R1 one question alone, given, and another time" {
    every ana 100 9 3
    "$TEND" referral to ben --on 2025-12-24
    run -0 "$TEND" sources who --all
    [[ "$output" == "9 referrals received"*"All 9: Ana Ruiz."* && "$output" != *"Why you"* ]]
    [ "$("$TEND" sources who --json | jq -c '[.why, .when, .total]')" = '[null,null,4]' ]
    [ "$("$TEND" sources --given --json | jq -c '[.direction, .total]')" = '["given",1]' ]
    [ "$("$TEND" sources --since 2025-01-01 --until 2025-12-31 --json | jq -c '[.from, .to, .total]')" = \
        '["2025-01-01","2025-12-31",4]' ]
    run -0 "$TEND" sources --since 2026-03-02
    [[ "$output" == *"No referrals received in this time."*"sources --all"* ]]
}

@test "R1 seasons need two years, and more than chance" {
    every ana 30 10 3
    run -0 "$TEND" sources when
    [[ "$output" == *"Seasons show once the ledger goes back a year."* ]]
    every ben 20 70 5
    run -0 "$TEND" sources when --all
    fits 80 <<<"$output"
    [[ "$output" == *"no season stands out by more than chance"* ]]
    for ((i = 1; i < 28; i++)); do from ana "2025-10-$i"; done
    run -0 "$TEND" sources when
    [[ $(flat) == *"September to November brings more than its share"* ]]
    [ "$(json sources .when.stands_out)" = '"September to November"' ]
}

@test "sources refuse what makes no sense" {
    run -2 "$TEND" sources --since 2026-02-01 --until 2026-01-01
    [[ "$output" == *"first day of the span comes after its last"* ]]
    run -2 "$TEND" sources whom
    [[ "$output" == *"where, who, why, how, when"* ]]
    run -2 "$TEND" sources --since "the flood"
}

@test "partners of an empty ledger say how to begin" {
    run -0 "$TEND" partners
    [[ $(flat) == *"Nobody on your list has sent a referral yet."* ]]
    [ "$(json partners '[.referrers, .tested, .quiet.total, .top.people]')" = '[0,0,0,[]]' ]
}

@test "R7 who goes quiet is named by their own rhythm, with how sure it is" {
    every ana 21 12 200
    every ben 150 6 200
    run -0 "$TEND" partners
    fits 80 <<<"$output"
    [[ $(flat) == *"Going quiet Of the 2 whose rhythm is known, hardly anybody would be this quiet on any day by chance alone. Ana Ruiz (likely) 12 referrals since"* ]]
    [[ $(flat) == *"about one every 3 weeks, and now none for 7 months. So long a silence comes by chance about 1 time in "* ]]
    [[ $(flat) == *"Ask how they are, and ask for nothing."* ]]
    [ "$(json partners '[.quiet.people[] | [.person.name, .standing, .sure, .usual_days, .quiet_days, .chance < 0.05]]')" = \
        '[["Ana Ruiz","quiet","likely",21,200,true]]' ]
    [ "$(json partners '[.tested, .steady, .by_chance]')" = '[2,1,0.1]' ]
}

@test "R7 two referrals are never said to have gone quiet" {
    every ana 7 2 300
    [ "$(json partners '[.tested, .quiet.total, .declining.total]')" = '[0,0,0]' ]
}

@test "R7 pauses of one's own are held against nobody" {
    every ana 21 12 120
    [ "$(json partners .quiet.total)" = 1 ]
    sqlite3 "$TEND_FILE" "INSERT INTO pause (from_day, to_day, label) VALUES (20420, 20500, 'away')"
    [ "$(json partners '[.quiet.total, .steady]')" = '[0,1]' ]
    run -0 "$TEND" partners
    [[ $(flat) == *"1 person has sent you clients; they are steady"* ]]
}

@test "R1 new, declining, sending most, lapsed; who was let go is not named" {
    every ana 30 4 10
    every ben 20 12 400
    from ben 2026-02-20
    run -0 "$TEND" partners
    [[ "$output" == *"Sending less"*"Ben Ohm"*"1 in the last twelve months, after "* ]]
    [[ "$output" == *"New"*"Ana Ruiz"*"Their first came 14 weeks ago; 4 so far."* ]]
    [[ "$output" == *"Sending most"*"4 in the last twelve months, 4 in all"* ]]
    "$TEND" let-go ana
    run -0 "$TEND" partners
    [[ "$output" != *"Ana Ruiz"* ]]
    [ "$(json partners '[.referrers, .year, .top.people[0].share.of]')" = '[1,5,5]' ]
    TEND_TODAY=2027-06-01 run -0 "$TEND" partners
    [[ "$output" == *"Lapsed"*"Ben Ohm"* ]]
}

@test "R7 what was promised and kept" {
    "$TEND" log ana phone --on 2026-02-02 --promise "send the book" --next 2026-02-05
    "$TEND" log ana phone --on 2026-02-05 --promise "call the school" --next 2026-02-10
    "$TEND" log ana phone --on 2026-02-12 --promise "a walk" --next 2026-02-20
    [ "$(json partners '.promises | [.made, .kept, .late, .overdue, .open, .kept_share.of]')" = \
        '[3,1,1,1,0,3]' ]
    run -0 "$TEND" partners
    [[ $(flat) == *"In time: 1 of 3, too few to tell. Done at all: 2 of 3, too few to tell. 1 kept, 1 late, 0 dropped, 1 overdue, 0 to come."* ]]
}

@test "R7 Today says that a person is quieter than usual, and the order stays" {
    every ana 21 12 200
    every ben 21 12 25
    "$TEND" log ana phone --on 2026-01-02 --next 2026-03-02
    "$TEND" log ben phone --on 2026-01-02 --next 2026-03-02
    run -0 "$TEND" today
    [[ $(flat) == *"quieter than usual: about one every 3 weeks, now none for 7 months"* ]]
    [ "$("$TEND" today --json | jq -c '[.suggestions[] | [.person.name, ([.reasons[].rule] | index("R7") != null)]]')" = \
        '[["Ana Ruiz",true],["Ben Ohm",false]]' ]
}

@test "the order in which referrals are entered changes nothing" {
    every ana 20 9 5
    every ben 35 7 100
    { "$TEND" sources --all && "$TEND" partners; } >"$BATS_TEST_TMPDIR/one"
    for id in $(sqlite3 "$TEND_FILE" 'SELECT id FROM referral ORDER BY id'); do
        sqlite3 "$TEND_FILE" "UPDATE referral SET id = 100000 - $id WHERE id = $id"
    done
    { "$TEND" sources --all && "$TEND" partners; } >"$BATS_TEST_TMPDIR/two"
    diff "$BATS_TEST_TMPDIR/one" "$BATS_TEST_TMPDIR/two"
}
