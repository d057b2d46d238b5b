#!/usr/bin/env bats
# tend progress: the line, the list, the stages.

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
    for ((i = $1; i <= $2; i++)); do
        "$TEND" add "Person Number$i" --email "p$i@example.org" >"$BATS_TEST_TMPDIR/out"
    done
}

json() {
    "$TEND" progress --json | jq -c "$1"
}

@test "progress of a new practice says how to begin" {
    "$TEND" plan >"$BATS_TEST_TMPDIR/out"
    run "$TEND" progress
    [ "$status" -eq 0 ]
    [[ $(flat) == *"60 after four working weeks, 120"* ]]
    [[ $(flat) == *"0 of at least 20: 20 more."* ]]
    [ "$(json '[.begun, .line.line, .list.size]')" = '[null,0,"empty"]' ]
}

@test "P9 touches against the line, without scolding" {
    people 1 3
    "$TEND" log number1 phone
    "$TEND" log number2 phone
    run "$TEND" progress
    [[ $(flat) == *"2 touches since you began on Mon 2 March. The line reaches 3 today"* ]]
    [[ $(flat) == *"1 to the line. There is nothing to catch up at once"* ]]
    "$TEND" log number3 phone
    run "$TEND" progress
    [[ $(flat) == *"You are on the line."* ]]
    "$TEND" log number3 phone
    run "$TEND" progress
    [[ $(flat) == *"You are on the line, and 1 above it."* ]]
    it_is 2026-03-27
    [ "$(json '[.line.touches, .line.line, .since_begun]')" = '[4,60,true]' ]
    it_is 2026-05-20
    [ "$(json '[.line.touches, .line.line, .since_begun]')" = '[0,120,false]' ]
    run "$TEND" progress
    [[ $(flat) == *"0 touches in the last eight working weeks."*"120."* ]]
}

@test "P9 this month and the last" {
    people 1 1
    TEND_TODAY=2026-02-16 "$TEND" log number1 phone
    "$TEND" log number1 phone
    "$TEND" log number1 phone
    [ "$(json '[.month.touches, .month.line, .last_month.touches, .last_month.line]')" = \
        '[2,3,1,30]' ]
    run "$TEND" progress
    [[ $(flat) == *"This month 2 touches (the line: 3)"* ]]
    [[ $(flat) == *"Last month 1 touch (the line: 30)"* ]]
}

@test "P9 touches that an import brought do not begin the line" {
    people 1 1
    "$TEND" log number1 phone --on 2026-02-27
    sqlite3 "$TEND_FILE" "UPDATE change SET kind = 'import' WHERE kind = 'log'"
    [ "$(json '[.begun, .line.line, .last_month.touches]')" = '[null,0,1]' ]
    "$TEND" log number1 phone
    [ "$(json '[.begun, .line.line, .line.touches]')" = '["2026-03-02",3,1]' ]
}

@test "P1 the list between twenty and ninety" {
    "$TEND" plan list.min=3 list.max=4
    people 1 2
    run "$TEND" progress
    [[ $(flat) == *"2 of at least 3: 1 more. Think of where you trained"* ]]
    people 3 3
    run "$TEND" progress
    [[ $(flat) == *"3, between 3 and 4: right."* ]]
    people 4 6
    run "$TEND" progress
    [[ $(flat) == *"6, 2 more than the 4 that one can look after."*"tend let-go NAME"* ]]
}

@test "P1 a year after it was built the list asks for its renewal" {
    people 1 1
    run "$TEND" progress
    [[ $(flat) == *"Renewal due on Tue 2 March 2027"* ]]
    [ "$(json .list.renew)" = false ]
    it_is 2027-03-03
    run "$TEND" progress
    [[ $(flat) == *"walked through again: keep, let go, add (tend walk)"* ]]
    [ "$(json .list.renew)" = true ]
}

@test "P2 people without any way to reach them are counted" {
    people 1 1
    "$TEND" add "Nemo Doe"
    run "$TEND" progress
    [[ $(flat) == *"1 person has no way to be reached yet: tend list --missing"* ]]
    [ "$(json .list.unreachable)" = 1 ]
}

@test "N1 people and touches by stage" {
    people 1 4
    "$TEND" log number1 phone --gave knowledge --meaningful
    "$TEND" log number1 phone --gave network --not-meaningful
    "$TEND" log number2 phone
    "$TEND" referral from number2
    "$TEND" log number2 phone
    [ "$(json '[.stages.adding, .stages.following, .stages.closing]')" = '[2,1,1]' ]
    [ "$(json '[.effort.adding, .effort.following, .effort.closing]')" = '[1,1,2]' ]
    [ "$(json '[.gifts.meaningful, .gifts.judged, .gifts.knowledge, .gifts.network]')" = \
        '[1,2,1,1]' ]
    run "$TEND" progress
    [[ $(flat) == *"Meaningful 1 of the 2 you judged"* ]]
}

@test "N1 warns when following up starves" {
    people 1 4
    "$TEND" log number1 phone --next 2026-03-04
    "$TEND" log number2 phone
    it_is 2026-03-04
    [ "$(json .effort.starves)" = false ]
    it_is 2026-03-05
    run "$TEND" progress
    [[ $(flat) == *"Following up starves: 0 of the 2 touches followed up, while 1 person you follow"*"waits beyond"* ]]
    "$TEND" log number1 phone --next 2026-03-06
    [ "$(json .effort.starves)" = false ]
    it_is 2026-03-09
    [ "$(json '[.effort.following, .effort.overdue, .effort.starves]')" = '[1,1,true]' ]
    "$TEND" let-go number1
    [ "$(json '[.effort.overdue, .effort.starves]')" = '[0,false]' ]
}
