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

@test "a new practice has an empty past, and no guesses" {
    "$TEND" plan >"$BATS_TEST_TMPDIR/out"
    [ "$(json '[.steps, .weeks, .list.months, .targets.first_day, .habits.from]')" = \
        '[[],[],[],null,null]' ]
    people 1 2
    [ "$(json '.list.months')" = \
        '[{"from":"2026-03-01","to":"2026-03-02","people":2,"added":2,"let_go":0}]' ]
}

@test "P9 the way along the line, by days at first, by weeks later" {
    people 1 3
    "$TEND" log number1 phone
    "$TEND" log number2 phone
    [ "$(json '.steps')" = \
        '[{"from":"2026-03-02","to":"2026-03-02","touches":2,"total":2,"line":3}]' ]
    [ "$(json '[.targets.first_day, .targets.second_day]')" = '["2026-03-27","2026-04-24"]' ]
    it_is 2026-03-04
    "$TEND" log number3 phone
    [ "$(json '[.steps[] | [.to[8:], .touches, .total, .line]]')" = \
        '[["02",2,2,3],["03",0,2,6],["04",1,3,9]]' ]
    it_is 2026-03-18
    [ "$(json '[.steps[] | [.from[5:], .to[5:], .touches, .total, .line]]')" = \
        '[["03-02","03-08",3,3,15],["03-09","03-15",0,3,30],["03-16","03-18",0,3,39]]' ]
    it_is 2026-06-10
    [ "$(json '[(.steps | length), .steps[0].from, .targets.first_day]')" = \
        '[9,"2026-04-16",null]' ]
}

@test "P9 the steps end where the line of today stands" {
    people 1 3
    "$TEND" log number1 phone --on 2026-01-07
    it_is 2026-05-06
    "$TEND" log number2 phone --on 2026-04-20
    "$TEND" pause 2026-04-06..2026-04-10
    [ "$(json '(.steps[-1] | [.total, .line]) == (.line | [.touches, .line])')" = true ]
    [ "$(json '.steps[0].from == .line.from')" = true ]
}

@test "P1 the list over the months" {
    TEND_TODAY=2026-01-10 people 1 3
    TEND_TODAY=2026-01-20 "$TEND" let-go number1
    TEND_TODAY=2026-02-03 people 4 4
    [ "$(json '[.list.months[] | [.from, .people, .added, .let_go]]')" = \
        '[["2026-01-01",2,3,1],["2026-02-01",3,1,0],["2026-03-01",3,0,0]]' ]
    it_is 2027-06-10
    [ "$(json '[(.list.months | length), .list.months[0].from, .list.months[-1].people]')" = \
        '[12,"2026-07-01",3]' ]
}

@test "N1, P4, P5, T2 the last weeks from each side" {
    people 1 3
    TEND_TODAY=2026-02-18 "$TEND" log number1 phone --gave knowledge --meaningful
    "$TEND" log number1 coffee --gave network --not-meaningful
    "$TEND" log number2 email
    [ "$(json '[.weeks[].from]')" = '["2026-02-16","2026-02-23","2026-03-02"]' ]
    [ "$(json '.weeks[0] | [.touches, .meaningful, .judged, .knowledge, .adding]')" = '[1,1,1,1,1]' ]
    [ "$(json '.weeks[1].touches')" = 0 ]
    [ "$(json '.weeks[2] | [.touches, .judged, .network, .adding, .following]')" = '[2,1,1,1,1]' ]
    [ "$(json '[.habits.methods[] | select(.touches > 0) | [.method, .touches]]')" = \
        '[["email",1],["phone",1],["in-person",1]]' ]
    [ "$(json '[.habits.weekdays[] | select(.touches > 0) | [.weekday, .touches, .working]]')" = \
        '[["Monday",2,true],["Wednesday",1,true]]' ]
    it_is 2026-06-10
    [ "$(json '[(.weeks | length), ([.weeks[].touches] | add)]')" = '[12,0]' ]
}

@test "P10 the calendar reaches back to the first touch, a year at most" {
    people 1 1
    TEND_TODAY=2026-02-18 "$TEND" log number1 phone
    [ "$(json '[.calendar.days[0].date, .calendar.days[-1].date]')" = '["2026-02-01","2026-03-31"]' ]
    it_is 2027-06-10
    [ "$(json '.calendar.days[0].date')" = '"2026-07-01"' ]
    [ "$(json '[.calendar.row, .calendar.best.length]')" = '[0,0]' ]
}
