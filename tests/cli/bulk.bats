#!/usr/bin/env bats
# tend bulk: one thing for several people, taken back as one.
bats_require_minimum_version 1.5.0

setup() {
    export TEND_FILE="$BATS_TEST_TMPDIR/p.tend" TEND_TODAY=2026-03-02 COLUMNS=80
    "$TEND" add "Ana Ruiz" --email ana@example.org --role teacher --tag teens
    "$TEND" add "Ben Ohm" --phone 555-0102 --role teacher
    "$TEND" add "Cy Lee" --role physician
    "$TEND" log ben call --next 2026-03-20
}

names() {
    "$TEND" list "$@" --json | jq -r '[.people[].name] | join(",")'
}

@test "bulk tags those whom the filters choose, and undo takes all of it back" {
    run -0 "$TEND" bulk tag "summer party" --role teacher
    [[ "${lines[0]}" == "2 people have the tag summer party now." ]]
    [[ "${lines[1]}" == "tend undo takes all of it back." ]]
    [ "$(names --tag "summer party")" == "Ana Ruiz,Ben Ohm" ]
    "$TEND" journal --limit 1 --json | jq -e '.changes[0].what == "gave 2 people the tag summer party"'
    run -0 "$TEND" bulk tag "Summer Party" --role teacher
    [ "$output" == "2 people have the tag Summer Party already." ]
    "$TEND" undo
    [ "$(names --tag "summer party")" == "" ]
}

@test "bulk takes a tag away from those who have it" {
    "$TEND" bulk tag teens --everybody --json | jq -e '.action == "tag" and .chosen == 3 and .changed == 2'
    run -0 "$TEND" bulk untag TEENS --search ohm
    [ "$output" == "Ben Ohm no longer has the tag TEENS." ]
    [ "$(names --tag teens)" == "Ana Ruiz,Cy Lee" ]
    run -0 "$TEND" bulk untag chess --everybody
    [ "$output" == "3 people had no tag chess before." ]
}

@test "bulk lets go, with a word on why, and brings back" {
    run -0 "$TEND" bulk let-go --role teacher --why "moved away"
    [[ "${lines[0]}" == "2 people leave your list; the history stays." ]]
    [ "$(names)" == "Cy Lee" ]
    "$TEND" show ben --json | jq -e '.person.let_go_why == "moved away" and .reach_outs == []'
    run -0 "$TEND" bulk back --search ohm
    [ "$output" == "Ben Ohm is on your list again." ]
    "$TEND" show ben --json | jq -e '.person.let_go == null and (.reach_outs | length == 1)'
    "$TEND" undo
    "$TEND" undo
    [ "$(names)" == "Ana Ruiz,Ben Ohm,Cy Lee" ]
    "$TEND" show ben --json | jq -e '.person.next == "2026-03-20"'
    run -0 "$TEND" doctor
}

@test "bulk gives a rhythm, and the plan's again" {
    run -0 "$TEND" bulk rhythm 6 weeks --role teacher
    [[ "${lines[0]}" == "2 people have a rhythm of 42 days now." ]]
    "$TEND" show ana --json | jq -e '.person.rhythm_days == 42'
    "$TEND" bulk rhythm auto --everybody
    "$TEND" show ana --json | jq -e '.person.rhythm_days == null'
    run -2 "$TEND" bulk rhythm often --everybody
    run -2 "$TEND" bulk rhythm --everybody
}

@test "bulk of a saved view" {
    "$TEND" list --role physician --save doctors
    run -0 "$TEND" bulk tag clinic --view doctors
    [[ "$output" == "Cy Lee has the tag clinic now." ]]
    run -3 "$TEND" bulk tag clinic --view nobody
}

@test "bulk wants to know whom, and what" {
    run -2 "$TEND" bulk let-go
    [[ "$output" == *"--everybody"* ]]
    run -2 "$TEND" bulk let-go ana
    [[ "$output" == *"--search"* ]]
    run -2 "$TEND" bulk tag --everybody
    run -2 "$TEND" bulk dance --everybody
    run -2 "$TEND" bulk tag x --everybody --why y
    run -2 "$TEND" bulk
    [ "$(names)" == "Ana Ruiz,Ben Ohm,Cy Lee" ]
    run -0 "$TEND" bulk let-go --tag nothing
    [ "$output" == "Nobody fits, so nothing was changed." ]
}
