#!/usr/bin/env bats
# tend words: methods, roles, tags of one's own, and the menu of what to give.

setup() {
    export TEND_FILE="$BATS_TEST_TMPDIR/p.tend" TEND_TODAY=2026-03-02 COLUMNS=80
    "$TEND" add "Ana Doe" --email ana@example.org
    "$TEND" add "Ben Ohm" --email ben@example.org
}

@test "words shows Tend's methods and the menu of six" {
    run "$TEND" words
    [ "$status" -eq 0 ]
    [[ $output == *"email, phone, card"* ]]
    [[ $output == *"an article that fits their work (knowledge)"* ]]
    [ "$("$TEND" words --json | jq '.menu | length')" = 6 ]
}

@test "P4 a method of one's own is understood by log, and written down" {
    run "$TEND" log ana sauna
    [ "$status" -eq 2 ]
    run "$TEND" words add method Sauna in-person
    [ "$status" -eq 0 ]
    [[ $output == *"Sauna stands for in-person now"* ]]
    run "$TEND" log ana sauna "talked of the new group"
    [ "$status" -eq 0 ]
    [[ $output == *"Logged: Ana Doe, Sauna."* ]]
    [ "$("$TEND" show ana --json | jq -c '.touches[0] | [.method, .word, .note]')" = \
        '["in-person","Sauna","talked of the new group"]' ]
}

@test "P4 a method of several words" {
    "$TEND" words add method walk with the dog in-person
    "$TEND" log ana walk with the dog by the river
    [ "$("$TEND" show ana --json | jq -c '.touches[0] | [.method, .word, .note]')" = \
        '["in-person","walk with the dog","by the river"]' ]
    "$TEND" log ben "walk with the dog"
    [ "$("$TEND" show ben --json | jq -r '.touches[0].word')" = "walk with the dog" ]
    # A word that Tend knows is still itself.
    "$TEND" log ana walk with an umbrella
    [ "$("$TEND" show ana --json | jq -c '.touches[0] | [.method, .word, .note]')" = \
        '["in-person","walk","with an umbrella"]' ]
}

@test "a method stands for another one when it is added again" {
    "$TEND" words add method sauna in-person
    run "$TEND" words add method sauna in-person
    [[ $output == *"nothing changed"* ]]
    run "$TEND" words add method sauna video
    [[ $output == *"sauna stands for video now"* ]]
    "$TEND" undo
    "$TEND" log ana sauna
    [ "$("$TEND" show ana --json | jq -r '.touches[0].method')" = in-person ]
    run "$TEND" words rename method sauna "steam bath"
    [[ $output == *"It is now: steam bath."* ]]
    run "$TEND" log ana sauna
    [ "$status" -eq 2 ]
    "$TEND" words remove method steam bath
    [ "$("$TEND" words --json | jq '[.methods[] | select(.own)] | length')" = 0 ]
}

@test "tags are renamed and removed with everybody who has them" {
    "$TEND" tag ana teens family
    "$TEND" tag ben "young people" teens
    [ "$("$TEND" words --json | jq -c '.tags')" = \
        '[{"word":"family","people":1,"own":false},{"word":"teens","people":2,"own":false},{"word":"young people","people":1,"own":false}]' ]
    run "$TEND" words rename tag teens "young people"
    [ "$status" -eq 0 ]
    [[ $output == *"It is now: young people (2 people)."* ]]
    [ "$("$TEND" show ana --json | jq -c '.person.tags')" = '["young people","family"]' ]
    [ "$("$TEND" show ben --json | jq -c '.person.tags')" = '["young people"]' ]
    "$TEND" undo
    [ "$("$TEND" show ben --json | jq -c '.person.tags')" = '["young people","teens"]' ]
    run "$TEND" words remove tag teens
    [[ $output == *"Removed: teens (2 people)."* ]]
    [ "$("$TEND" show ana --json | jq -c '.person.tags')" = '["family"]' ]
    run "$TEND" words remove tag teens
    [ "$status" -eq 3 ]
    run "$TEND" doctor
    [ "$status" -eq 0 ]
}

@test "a role of one's own is there before anybody has it" {
    "$TEND" words add role yoga teacher
    [ "$("$TEND" words --json | jq -c '.roles')" = \
        '[{"word":"yoga teacher","people":0,"own":true}]' ]
    "$TEND" role ana "Yoga Teacher"
    [ "$("$TEND" words --json | jq -c '.roles')" = \
        '[{"word":"yoga teacher","people":1,"own":true}]' ]
    "$TEND" words rename roles "yoga teacher" Yogi
    [ "$("$TEND" words --json | jq -c '.roles')" = \
        '[{"word":"Yogi","people":1,"own":true}]' ]
    "$TEND" role ana --remove yogi
    [ "$("$TEND" words --json | jq -r '.roles[0].people')" = 0 ]
}

@test "T4 the menu takes entries of one's own, and each can be hidden" {
    run "$TEND" words add menu a recipe for the week knowledge
    [ "$status" -eq 0 ]
    [ "$("$TEND" words --json | jq -c '.menu[6] | [.word, .share, .own]')" = \
        '["a recipe for the week","knowledge",true]' ]
    run "$TEND" words hide menu coffee
    [[ $output == *"Hidden: coffee, and how it is to run a practice."* ]]
    [ "$("$TEND" words --json | jq '.menu[0].hidden')" = true ]
    run "$TEND" words remove menu "coffee, and how it is to run a practice"
    [ "$status" -eq 5 ]
    run "$TEND" words offer menu "coffee, and how it is to run a practice"
    [[ $output == *"Offered again"* ]]
    [ "$("$TEND" words --json | jq '.menu[0].hidden')" = false ]
    run "$TEND" words remove menu a recipe for the week
    [ "$status" -eq 0 ]
    [ "$("$TEND" words --json | jq '.menu | length')" = 6 ]
}

@test "T4 log --gave takes what stands on the menu" {
    "$TEND" words add menu a recipe knowledge
    "$TEND" log ana email "new office" --gave recipe
    [ "$("$TEND" show ana --json | jq -c '.touches[0] | [.share, .note]')" = \
        '["knowledge","gave a recipe; new office"]' ]
    "$TEND" log ben phone --gave coffee
    [ "$("$TEND" show ben --json | jq -r '.touches[0].note')" = \
        "gave coffee, and how it is to run a practice" ]
    run "$TEND" log ben phone --gave cake
    [ "$status" -eq 2 ]
    [[ $output == *"tend words"* ]]
}

@test "words says what is wrong" {
    for words in "add" "add thing x" "add method" "add method sauna" \
        "add method email phone" "add method sauna bath" "rename tag a" "hide tag a" \
        "grow tag a" "add menu an article that fits their work"; do
        # shellcheck disable=SC2086
        run "$TEND" words $words
        [ "$status" -eq 2 ] || { echo "$words: $status $output" && false; }
    done
    run "$TEND" words remove method sauna
    [ "$status" -eq 3 ]
    run "$TEND" words add tag "$(printf 'x%.0s' {1..61})"
    [ "$status" -eq 2 ]
    "$TEND" words add method sauna in-person
    "$TEND" words add method steam in-person
    run "$TEND" words rename method sauna steam
    [ "$status" -eq 2 ]
    [[ $output == *'There is "steam" already.'* ]]
}

@test "T4 today offers what stands on the menu, one's own by name" {
    for share in compassion knowledge network; do
        "$TEND" words add menu "a $share of mine" "$share"
    done
    share=$("$TEND" today --json | jq -r '.suggestions[0].share')
    run "$TEND" today
    [[ "$(tr -s ' \n' ' ' <<<"$output")" == *"With $share: "*"; a $share of mine"* ]]
    [ "$("$TEND" today --json | jq -c '.suggestions[0].menu | map(.share) | unique')" = "[\"$share\"]" ]
    "$TEND" words hide menu "a $share of mine"
    [[ "$("$TEND" today --json | jq -c '.suggestions[0].menu')" != *"of mine"* ]]
    # Without meeting, nothing that takes one.
    "$TEND" plan face-to-face=no
    [[ "$("$TEND" today --json)" != *"half chat"* ]]
}
