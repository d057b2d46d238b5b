#!/usr/bin/env bats
# tend touch: correcting what was logged.
bats_require_minimum_version 1.5.0

setup() {
    export TEND_FILE="$BATS_TEST_TMPDIR/p.tend" TEND_TODAY=2026-03-02 COLUMNS=80
    "$TEND" add "Ana Ruiz" --email ana@example.org
    "$TEND" add "Ben Ohm" --phone 555-0102
    "$TEND" log ana email --on 2026-02-20 "first"
    "$TEND" log ana coffee "second"
}

touches() {
    "$TEND" show ana --json | jq -c "[.touches[] | $1]"
}

@test "touches are listed with their numbers" {
    run -0 "$TEND" touch ana ruiz
    [ "${lines[0]}" == "  2     Mon 2 March: coffee: second" ]
    [ "${lines[1]}" == "  1     Fri 20 February: email: first" ]
    run -0 "$TEND" touch ana 1
    [ "$output" == "  1     Fri 20 February: email: first" ]
    run -0 "$TEND" touch ben
    [ "$output" == "No touch with Ben Ohm is logged." ]
    "$TEND" touch ana --json | jq -e '.person.name == "Ana Ruiz" and [.touches[].id] == [2, 1]'
}

@test "the newest is corrected, or the one with that number" {
    run -0 "$TEND" touch ana --method phone --gave knowledge --meaningful
    [[ "$output" == "Corrected: phone with Ana Ruiz, Mon 2 March."*"method: coffee → phone"*"gave: (none) → knowledge"* ]]
    run -0 "$TEND" touch ana ruiz 1 --on 2026-02-23 --note "the very first"
    [[ "$output" == *"day: Fri 20 February → Mon 23 February"* ]]
    [ "$(touches '[.date, .method, .note]')" == '[["2026-03-02","phone","second"],["2026-02-23","email","the very first"]]' ]
    "$TEND" touch ana --note - --gave - --method tea
    [ "$(touches '[.word, .share, .note]' | jq -c '.[0]')" == '["tea",null,null]' ]
    run -0 "$TEND" touch ana --note -
    [ "$output" == "Nothing was changed." ]
    "$TEND" undo
    [ "$(touches .note | jq -c '.[0]')" == '"second"' ]
}

@test "P4: a word of one's own" {
    "$TEND" words add method pigeon post
    "$TEND" touch ana --method pigeon
    [ "$(touches '[.method, .word]' | jq -c '.[0]')" == '["post","pigeon"]' ]
}

@test "what can't be, and whose it is not" {
    run -2 "$TEND" touch ana --on tomorrow
    run -2 "$TEND" touch ana --method pigeon
    [[ "$output" == *'"pigeon" is no method that Tend knows.'* ]]
    run -2 "$TEND" touch ana --gave money
    run -3 "$TEND" touch ana 9 --note x
    [[ "$output" == *"There is no touch number 9. \`tend touch NAME\` lists"* ]]
    run -3 "$TEND" touch ben 1 --remove
    [[ "$output" == *"Touch number 1 is with Ana Ruiz, not with Ben Ohm."* ]]
    run -3 "$TEND" touch ben --remove
    [ "$(touches .id)" == '[2,1]' ]
}

@test "taken out, as if it had never been" {
    "$TEND" later ben 2026-03-05
    before=$("$TEND" show ben --json | jq 'del(.version)')
    "$TEND" --today 2026-03-06 log ben phone
    run -0 "$TEND" --today 2026-03-06 touch ben --remove
    [[ "$output" == "Taken out: phone with Ben Ohm, Fri 6 March."*"Next: Thu 5 March."* ]]
    [ "$("$TEND" show ben --json | jq 'del(.version)')" == "$before" ]
    "$TEND" doctor
}

@test "P7: a judgement corrected" {
    run -0 "$TEND" touch ana --not-liked
    [[ "$output" == *"They leave your list; the history stays."* ]]
    run -0 "$TEND" touch ana --liked
    [[ "$output" == *"They are on your list again."* ]]
}
