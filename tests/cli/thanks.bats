#!/usr/bin/env bats
# tend thanks, tend consent: telling and thanking whoever referred (METHOD R6).
bats_require_minimum_version 1.5.0

setup() {
    export TEND_FILE="$BATS_TEST_TMPDIR/p.tend" TEND_TODAY=2026-03-02 COLUMNS=80
    "$TEND" add "Ana Ruiz" --email ana@example.org --address "1 Main Street, Springfield"
    "$TEND" add "Ben Ohm" --phone 555-0102
    ana=$(received ana --on 2026-02-18)
    ben=$(received ben "couples counselling" --on yesterday)
    again=$(received ben)
}

# The code of a referral from somebody.
received() {
    "$TEND" referral from "$@" --json | jq -r .code
}

owed() {
    "$TEND" thanks --json | jq -c '[.people[].thanks.referrals[].code]'
}

# on_terminal COMMAND ANSWER...
on_terminal() {
    printf '%s\n' "${@:2}" | "$BATS_TEST_DIRNAME/terminal.py" bash -c "\"\$TEND\" $1"
}

# What stands in the ledger: field of CODE.
ledger() {
    "$TEND" referral --json | jq -c --arg code "$1" ".referrals[] | select(.code == \$code) | $2"
}

@test "R6: thanks lists to whom they are owed, the longest first" {
    run -0 "$TEND" thanks
    [[ "$output" == "You owe thanks to 2 people, the longest owed first."*"1. Ana Ruiz, for 12 days"* ]]
    [[ "$output" == *"For   $ana, of Wed 18 February"*"2. Ben Ohm, for 1 day"*"For   $ben and $again"* ]]
    [[ "$output" == *"nothing yet: the client has not been asked"* ]]
    [[ "$output" != *couples* ]]
    "$TEND" thanks | while read -r line; do [ "${#line}" -le 80 ]; done
    "$TEND" thanks --json | jq -e '.total == 2 and .owed == 3 and (.people[0].thanks |
        .days == 12 and .tells == false and .ask == true and .since == "2026-02-18")'
    "$TEND" thanks --json | jq -e '.people[0].method == "card" and .people[1].method == "phone"'
}

@test "R6: with none owed it says so" {
    for code in "$ana" "$ben" "$again"; do "$TEND" thanks "$code" --not-appropriate; done
    run -0 "$TEND" thanks
    [ "$output" == "No thanks are owed." ]
    run -0 "$TEND" consent
    [ "$output" == "Nobody is to be asked." ]
}

@test "R6: thanking is a touch, and settles what is owed" {
    run -0 "$TEND" thanks ben phone "left a message"
    [[ "$output" == *"Logged: Ben Ohm, phone."*"Thanked for $ben and $again."* ]]
    "$TEND" show ben --json | jq -e '.touches[0] | .method == "phone" and .note == "left a message"'
    [ "$(owed)" == "[\"$ana\"]" ]
    [ "$(ledger "$ben" '[.thanks, .thanked]')" == '["done","2026-03-02"]' ]
    "$TEND" undo
    [ "$(owed)" == "[\"$ana\",\"$ben\",\"$again\"]" ]
    [ "$("$TEND" show ben --json | jq '.touches | length')" == 0 ]
}

@test "R6: log can be the thanks, and says what is owed still" {
    run -0 "$TEND" log ana email
    [[ "$output" == *"Thanks are still owed to them for $ana. If this was it: tend thanks $ana"* ]]
    run -0 "$TEND" log ana card "thank you" --thanks
    [[ "$output" == *"Thanked for $ana."* ]]
    [[ "$output" != *"still owed"* ]]
    run -2 "$TEND" log ana card --thanks
    [[ "$output" == *"No thanks are owed to Ana Ruiz"* ]]
    run -2 "$TEND" log ben phone --thanks --on "last wed"
    [[ "$output" == *"came after that day"* ]]
    # Of two, the one that had come by then.
    run -0 "$TEND" log ben phone --thanks --on yesterday
    [[ "$output" == *"Thanked for $ben."* ]]
    [ "$(owed)" == "[\"$again\"]" ]
}

@test "R6: without the touch they are owed again" {
    "$TEND" thanks ana card
    run -0 "$TEND" touch ana --remove
    [[ "$output" == *"Thanks are owed again for $ana."* ]]
    [ "$(ledger "$ana" '[.thanks, .thanked]')" == '["owed",null]' ]
    "$TEND" undo
    [ "$(ledger "$ana" '[.thanks, .thanked]')" == '["done","2026-03-02"]' ]
    # A touch of before the referral can't have been it.
    run -0 "$TEND" touch ana --on 2026-02-17
    [[ "$output" == *"Thanks are owed again for $ana."* ]]
}

@test "R6: a promised card can be the thanks" {
    "$TEND" cards add ana
    run -0 "$TEND" cards "done" ana --thanks
    [[ "$output" == *"Written: a card for Ana Ruiz."*"Thanked for $ana."* ]]
}

@test "R6: done without a touch, not appropriate, owed after all" {
    run -0 "$TEND" thanks "$ana" --done --on "20 February"
    [[ "$output" == "$ana from Ana Ruiz: thanks are said, Fri 20 February." ]]
    [ "$(ledger "$ana" '[.thanks, .thanked]')" == '["done","2026-02-20"]' ]
    [ "$("$TEND" show ana --json | jq '.touches | length')" == 0 ]
    "$TEND" thanks --json | jq -e --arg code "$ana" '.thanked[0].code == $code'
    run -0 "$TEND" thanks "$ana" --not-appropriate
    [ "$(ledger "$ana" '[.thanks, .thanked]')" == '["not-appropriate",null]' ]
    run -0 "$TEND" thanks "$ana" --owed
    [ "$(ledger "$ana" .thanks)" == '"owed"' ]
    "$TEND" undo
    [ "$(ledger "$ana" .thanks)" == '"not-appropriate"' ]
}

@test "R6: what can't be is refused, and changes nothing" {
    given=$("$TEND" referral to ben --json | jq -r .code)
    run -2 "$TEND" thanks "$given" --owed
    [[ "$output" == *"You gave this referral"* ]]
    run -2 "$TEND" consent "$given" yes
    run -2 "$TEND" thanks "$ana" --done --on 2026-02-17
    [[ "$output" == *"before the referral came"* ]]
    run -2 "$TEND" thanks "$ana" --done --owed
    [[ "$output" == *"Say --owed or --done, not both."* ]]
    run -2 "$TEND" thanks "$ana" --owed --on yesterday
    run -3 "$TEND" thanks nobody-1 --done
    run -2 "$TEND" thanks --done
    # A code is no name, and says whose it is.
    run -2 "$TEND" thanks "$ana" card
    [[ "$output" == *"$ana came from Ana Ruiz: tend thanks 1 card"* ]]
    run -2 "$TEND" consent "$ana" perhaps
    [[ "$output" == *"none of yes, no and not-asked"* ]]
    [ "$(owed)" == "[\"$ana\",\"$ben\",\"$again\"]" ]
}

@test "R6: consent is asked for, and remembered" {
    run -0 "$TEND" consent
    [[ "$output" == "3 clients are to be asked"*"$ana"*"Ana Ruiz"*"$ben"* ]]
    [[ "$output" != *couples* ]]
    run -0 "$TEND" consent "$ana"
    [[ "$output" == *"has not been asked yet"* ]]
    run -0 "$TEND" consent "${ana%-*}" yes
    [[ "$output" == *"they may be told that somebody has been in touch"* ]]
    [ "$(ledger "$ana" .consent)" == true ]
    "$TEND" consent "$ben" no
    [ "$(ledger "$ben" .consent)" == false ]
    "$TEND" consent --json | jq -e --arg code "$again" '[.ask[].code] == [$code]'
    "$TEND" consent "$ben" not asked
    [ "$(ledger "$ben" .consent)" == null ]
    "$TEND" undo
    [ "$(ledger "$ben" .consent)" == false ]
}

@test "R6: words of thanks tell what consent allows, and nothing of the client" {
    for consent in not-asked no; do
        "$TEND" consent "$ben" "$consent"
        "$TEND" consent "$again" yes
        for method in email card text call coffee; do
            for other in 0 1 2; do
                run -0 "$TEND" draft ben "$method" --thanks --other "$other" --json
                body=$(jq -r '.draft | .subject, .body' <<<"$output")
                [[ "$body" == *[Tt]"hank"* ]]
                [[ ! "$body" =~ couples|client|patient|refer|"in touch"|sent|person|people\ you|$ben ]]
            done
        done
    done
    "$TEND" consent "$ben" yes
    run -0 "$TEND" draft ben email --thanks
    [[ "$output" == *"the people you sent my way have been in touch"* ]]
    [[ "$output" != *couples* ]]
    run -0 "$TEND" draft ana --thanks
    [[ "$output" == *"It gives nothing away: the client has not been asked yet"* ]]
}

@test "R6: today begins with thanks, and says what to tell" {
    "$TEND" add "Cy Lee" --email cy@example.org
    "$TEND" log cy email --on 2026-02-20 --promise "send the book" --next 2026-03-02
    run -0 "$TEND" today
    [[ "$output" == *"1. Ana Ruiz"*"you owe them thanks for the referral of Wed 18 February"*"2. Ben Ohm"*"thanks for 2 referrals, the first of Sun 1 March"*"3. Cy Lee"* ]]
    [[ "$output" == *"Tell   nothing yet: first ask"* ]]
    [[ "$output" == *'Then   tend thanks 1 METHOD "a few words"'* ]]
    "$TEND" today --json | jq -e '.suggestions[0] | .reasons[0].rule == "R6" and .thanks.days == 12'
    "$TEND" today --json | jq -e '.suggestions[2].thanks == null'
    "$TEND" skip ana
    "$TEND" thanks ben phone
    "$TEND" today --json | jq -e '[.suggestions[].person.name] == ["Cy Lee"]'
    # Put off means put off; on its day it comes.
    "$TEND" later ana 2026-03-05
    TEND_TODAY=2026-03-04 "$TEND" today --json | jq -e '[.suggestions[].reasons[0].rule] | index("R6") == null'
    TEND_TODAY=2026-03-05 "$TEND" today --json | jq -e '.suggestions[0].person.name == "Ana Ruiz"'
}

@test "log NAME asks whether it was the thanks" {
    run -0 on_terminal "log ana" card c "" "" y "" ""
    [[ "$output" == *"Was this your thanks for the referral ($ana)? (y/n) [-]"* ]]
    [[ "$output" == *"Thanked for $ana."* ]]
    run -0 on_terminal "log ben" phone c "" "" "" "" ""
    [[ "$output" == *"Thanks are still owed to them for $ben and $again."* ]]
    # Asked as thanks it needs no asking.
    run -0 on_terminal "thanks ben" phone c "" "" "" ""
    [[ "$output" != *"Was this your thanks"* ]]
    [[ "$output" == *"Thanked for $ben and $again."* ]]
}
