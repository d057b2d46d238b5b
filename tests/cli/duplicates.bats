#!/usr/bin/env bats
# tend duplicates and tend merge: who is here twice, and making one of two.
bats_require_minimum_version 1.5.0

setup() {
    export TEND_FILE="$BATS_TEST_TMPDIR/p.tend" TEND_TODAY=2026-03-02 COLUMNS=80
    "$TEND" add "Ana Ruiz" --email ana@example.org --title Counsellor
    "$TEND" add "Ben Ohm" --email ben@example.org
}

facts() {
    local id
    for id in $("$TEND" list --everybody --json | jq '.people[].id' | sort -n); do
        "$TEND" show "#$id" --json | jq -cS .
    done
}

@test "nobody is here twice" {
    run -0 "$TEND" duplicates
    [ "$output" == "Nobody seems to be here twice." ]
    "$TEND" duplicates --json | jq -e '.total == 0 and .pairs == []'
}

@test "two who look alike are listed with why, and not again once said to be apart" {
    "$TEND" add "Anna Ruiz" --phone 555-0100
    run -0 "$TEND" duplicates
    [[ "$output" == *"names one letter apart"*"#1 Ana Ruiz"*"#3 Anna Ruiz"* ]]
    [[ "$output" == *"tend merge"* ]]
    run -0 "$TEND" duplicates --apart "#3" "#1"
    [[ "$output" == "Anna Ruiz and Ana Ruiz are two people; they are not asked about again." ]]
    run -0 "$TEND" duplicates
    [ "$output" == "Nobody seems to be here twice." ]
    run -0 "$TEND" duplicates --apart "#1" "#3"
    [[ "$output" == *"as you said before"* ]]
    "$TEND" undo
    "$TEND" duplicates --json | jq -e '.total == 1'
}

@test "merged, everything is with the one who stays; undo makes two again" {
    "$TEND" add "Anna Ruiz" --phone 555-0100 --title "Head teacher" --tag school
    "$TEND" log "#3" phone "plays the cello" --next 2026-04-07
    "$TEND" referral from "#3" couples
    "$TEND" relate ben "introduced by" "anna ruiz"
    before=$(facts)
    run -0 "$TEND" merge "#1" "#3"
    [[ "${output//$'\n'/ }" == *"are one person now. 1 touch came along. 1 referral came along."* ]]
    [[ "$output" == *'job title: "Counsellor" and "Head teacher"; kept is "Counsellor"'* ]]
    "$TEND" show ana --json | jq -e '(.person.ways | length == 2) and (.touches | length == 1)
        and .person.tags == ["school"] and .person.next == "2026-04-07"
        and .person.referrals_received == 1'
    "$TEND" show ben --json | jq -e '.person.relations[0].person == {"id": 1, "name": "Ana Ruiz"}'
    "$TEND" doctor
    run -3 "$TEND" show "#3"
    "$TEND" undo
    [ "$(facts)" == "$before" ]
    "$TEND" redo
    "$TEND" merge "#1" "#2" --take name
    "$TEND" show "#1" --json | jq -e '.person.name == "Ben Ohm"'
}

@test "--take says in what the other is right" {
    "$TEND" add "Anna Ruiz" --title "Head teacher" --org "Oak House"
    "$TEND" merge "#1" "#3" --take title --json |
        jq -e '.merged == "Anna Ruiz" and .person.title == "Head teacher"
            and .person.name == "Ana Ruiz" and .person.organisation == "Oak House"
            and ([.sides[] | select(.choice) | .field] == ["name", "title"])'
}

@test "what makes no sense changes nothing" {
    before=$(facts)
    run -2 "$TEND" merge ana ana
    [[ "$output" == *"one and the same person"* ]]
    run -2 "$TEND" merge ana ben --take shoes
    run -2 "$TEND" merge ana
    run -3 "$TEND" merge ana "nobody at all"
    run -2 "$TEND" duplicates --apart ana
    run -2 "$TEND" duplicates ana
    [ "$(facts)" == "$before" ]
}
