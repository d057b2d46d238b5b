#!/usr/bin/env bats
# tend treat: named beforehand, earned by ten checkmarks in a row, ticked off.

setup() {
    export TEND_FILE="$BATS_TEST_TMPDIR/p.tend" TEND_TODAY=2026-03-02 COLUMNS=80
    "$TEND" plan row.treat=2 day.min=1
    "$TEND" add "Ana Doe" --email ana@example.org
}

it_is() {
    export TEND_TODAY=$1
}

# touch DATE...: a touch, and with it the checkmark, on each day
touch_on() {
    local date
    for date in "$@"; do
        TEND_TODAY=$date "$TEND" log ana phone
    done
}

treats() {
    "$TEND" treat --json | jq -r '.treats[] | "\(.id) \(.name) \(.earned) \(.taken)"'
}

@test "treat without treats asks for one" {
    run "$TEND" treat
    [ "$status" -eq 0 ]
    [[ $output == *"2 more checkmarks in a row earn the next treat."* ]]
}

@test "P10 ten in a row earn the treat that was named first; then the next ten begin" {
    "$TEND" treat a long bath
    "$TEND" treat "a day by the sea"
    run touch_on 2026-03-02 2026-03-03
    [[ $output == *"Time for your treat: a long bath."* ]]
    run treats
    [ "${lines[0]}" = "1 a long bath 2026-03-03 null" ]
    [ "${lines[1]}" = "2 a day by the sea null null" ]
    it_is 2026-03-04
    [ "$("$TEND" treat --json | jq -c '[.row, .to_treat, .next]')" = \
        '[2,2,"a day by the sea"]' ]
    run touch_on 2026-03-04
    [[ $output != *treat* ]]
    run touch_on 2026-03-05
    [[ $output == *"a day by the sea"* ]]
}

@test "P10 one that was earned before it had a name takes the next name" {
    touch_on 2026-03-02 2026-03-03
    run "$TEND" treat
    [[ $output == *"You have earned a treat. Name it"* ]]
    run "$TEND" treat tea with cake
    [[ $output == *"★ The treat that you earned: tea with cake."* ]]
    [ "$(treats)" = "1 tea with cake 2026-03-03 null" ]
}

@test "P10 a backfilled day counts on its own day" {
    touch_on 2026-03-02
    it_is 2026-03-04
    "$TEND" log ana phone --on yesterday
    [ "$("$TEND" treat --json | jq -r '.treats[0].earned')" = 2026-03-03 ]
    "$TEND" log ana phone
    [ "$("$TEND" treat --json | jq -c '[.row, .to_treat]')" = '[3,1]' ]
}

@test "P10 treats earned at once by a day that joins two rows" {
    touch_on 2026-03-02 2026-03-04 2026-03-05
    [ "$(TEND_TODAY=2026-03-05 "$TEND" treat --json | jq '.treats | length')" = 1 ]
    it_is 2026-03-05
    "$TEND" log ana phone --on 2026-03-03
    [ "$("$TEND" row --json | jq .row)" = 4 ]
    [ "$("$TEND" treat --json | jq -c '[.to_treat, (.treats | length)]')" = '[2,1]' ]
}

@test "treat --taken ticks off the earned one, once" {
    "$TEND" treat a long bath
    run "$TEND" treat --taken
    [ "$status" -eq 5 ]
    [[ $output == *"No treat is waiting to be taken."* ]]
    run "$TEND" treat --taken 1
    [ "$status" -eq 5 ]
    [[ $output == *"not earned yet"* ]]
    touch_on 2026-03-02 2026-03-03
    run "$TEND" treat --taken
    [ "$status" -eq 0 ]
    [[ $output == *"Enjoyed: a long bath."* ]]
    [ "$(treats)" = "1 a long bath 2026-03-03 2026-03-02" ]
    run "$TEND" treat --taken 1
    [ "$status" -eq 0 ]
    [[ $output == *"taken before; nothing changed"* ]]
    run "$TEND" treat --taken 7
    [ "$status" -eq 3 ]
    run "$TEND" treat --taken bath
    [ "$status" -eq 2 ]
}

@test "treat --rename and --remove" {
    "$TEND" treat a long bath
    "$TEND" treat massage
    run "$TEND" treat --rename 1 a longer bath
    [[ $output == *"It is now: a longer bath."* ]]
    run "$TEND" treat --remove 2
    [ "$status" -eq 0 ]
    [ "$(treats)" = "1 a longer bath null null" ]
    run "$TEND" treat --rename 1
    [ "$status" -eq 2 ]
    run "$TEND" treat --remove 2
    [ "$status" -eq 3 ]
    touch_on 2026-03-02 2026-03-03
    run "$TEND" treat --remove 1
    [ "$status" -eq 5 ]
    [[ $output == *"That treat is earned, so it stays."* ]]
}

@test "treat refuses an empty name and knows one that is there" {
    run "$TEND" treat "  "
    [ "$status" -eq 2 ]
    run "$TEND" treat "$(printf 'x%.0s' {1..201})"
    [ "$status" -eq 2 ]
    "$TEND" treat A long bath
    run "$TEND" treat a long BATH
    [[ $output == *"is named already"* ]]
    [ "$(treats)" = "1 A long bath null null" ]
}
