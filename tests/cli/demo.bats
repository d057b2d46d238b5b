# tend demo.
bats_require_minimum_version 1.5.0

setup() {
    export XDG_DATA_HOME="$BATS_TEST_TMPDIR/data" TEND_TODAY=2026-03-02 COLUMNS=80
    unset TEND_FILE
    demo=$XDG_DATA_HOME/tend/demo.tend
}

@test "demo shows a day with something of everything, and says what it is" {
    run -0 "$TEND" demo
    [[ "${lines[0]}" == "This is the demo"* ]]
    output=$(tr -s ' \n' ' ' <<<"$output")
    [[ "$output" == *"Five for today."* ]]
    [[ "$output" == *"thanks for the referral of Tue 24 February"*"thanks for the referral of Fri 27 February"* ]]
    [[ "$output" == *"you promised: "* ]]
    [[ "$output" == *"today: birthday (47)"* ]]
    [[ "$output" == *"their next date was Thu 26 February, 4 days ago"* ]]
    [[ "$output" == *"you like them, they have referred to you"* ]]
    [[ "$output" == *"Row: 6 checkmarks"* ]]
    [ -f "$demo" ]
    [ ! -e "$XDG_DATA_HOME/tend/practice.tend" ]
}

@test "demo COMMAND runs it there, and never on one's own practice" {
    "$TEND" add "My Own Friend"
    sum=$(sha256sum <"$XDG_DATA_HOME/tend/practice.tend")
    run -0 "$TEND" demo log katarzyna coffee --liked
    [[ "${lines[0]}" == "This is the demo"* && "$output" == *"Logged: Katarzyna Łęcka"* ]]
    run -0 "$TEND" demo undo
    [[ "$output" == *"Taken back: logged coffee with Katarzyna Łęcka"* ]]
    run -0 "$TEND" demo list
    [[ "$output" == *"56 people."* && "$output" != *"My Own Friend"* ]]
    [ "$(sha256sum <"$XDG_DATA_HOME/tend/practice.tend")" == "$sum" ]
}

@test "a practice named by TEND_FILE is not touched by the demo" {
    export TEND_FILE="$BATS_TEST_TMPDIR/mine.tend"
    "$TEND" add "My Own Friend"
    "$TEND" demo log ana coffee
    "$TEND" demo --reset
    "$TEND" list --json | jq -e '.people | length == 1'
    run -2 "$TEND" demo --file "$TEND_FILE" list
    run -2 "$TEND" --file "$TEND_FILE" demo list
}

@test "demo COMMAND --json is JSON alone" {
    "$TEND" demo today --json | jq -e '.suggestions | length == 5'
    "$TEND" demo --json today | jq -e '.row == 6'
    "$TEND" demo --json | jq -e '.people == 56'
    "$TEND" --json demo list | jq -e '.people | length == 56'
}

@test "demo keeps what was done in it for a week, then is made anew" {
    "$TEND" demo add "New Friend"
    TEND_TODAY=2026-03-09 run -0 "$TEND" demo show "new friend"
    TEND_TODAY=2026-03-10 run -0 "$TEND" demo
    [[ "$output" == *"It was made on Mon 2 March, so it was made anew"* ]]
    [[ "$output" == *"Row: 6 checkmarks"* ]]
    TEND_TODAY=2026-03-10 run -3 "$TEND" demo show "new friend"
}

@test "demo --reset makes it as on the first day" {
    "$TEND" demo let-go ana
    "$TEND" demo --reset
    "$TEND" demo list --json | jq -e '[.people[].name] | index("Ana Lucía Ruiz")'
}

@test "demo --reset mends a demo that is damaged" {
    "$TEND" demo
    dd if=/dev/zero of="$demo" bs=1024 seek=1 count=200 conv=notrunc status=none
    "$TEND" demo --reset
    "$TEND" demo list --json | jq -e '.people | length == 56'
}

@test "demo leaves something else in its place alone" {
    mkdir -p "$XDG_DATA_HOME/tend"
    "$TEND" --file "$demo" add "My Own Friend"
    run -5 "$TEND" demo
    [[ "$output" == *"a practice, but not the demo"* ]]
    run -5 "$TEND" demo --reset
    "$TEND" --file "$demo" list --json | jq -e '.people | length == 1'
}

@test "demo of an unknown command" {
    run -2 "$TEND" demo frobnicate
    [[ "$output" == *'no command "frobnicate"'* ]]
    run -2 "$TEND" demo demo
}

@test "demo makes a practice of any size" {
    big=$BATS_TEST_TMPDIR/big.tend
    run -0 "$TEND" demo --people 300 --touches 2000 --seed 7 --path "$big"
    "$TEND" --file "$big" list --json | jq -e '.people | length == 300'
    [ ! -e "$demo" ]
    run -5 "$TEND" demo --people 10 --path "$big"
    run -2 "$TEND" demo --people 10
    run -2 "$TEND" demo --people 0 --path "$BATS_TEST_TMPDIR/x.tend"
    [ ! -e "$BATS_TEST_TMPDIR/x.tend" ]
}

@test "demo makes a ledger of any length" {
    long=$BATS_TEST_TMPDIR/long.tend
    run -0 "$TEND" demo --people 50 --touches 100 --referrals 400 --path "$long"
    [[ "${output//$'\n'/ }" == *"400 referrals."* ]]
    [ "$("$TEND" --file "$long" referral --json | jq '.referrals | length')" == 400 ]
    "$TEND" --file "$long" doctor
    run -2 "$TEND" demo --referrals 10
}

@test "demo has a year of ledger behind it, and one who waits for an answer" {
    run -0 "$TEND" demo referral --json
    jq -e '[.referrals[] | select(.direction == "received")] | length > 30' <<<"$output"
    jq -e '[.referrals[] | select(.direction == "given")] | length > 15' <<<"$output"
    jq -e '[.referrals[].date] | . == (sort | reverse)' <<<"$output"
    jq -e '.referrals[0] | .person.name == "Katarzyna Łęcka" and .date == "2026-02-27" and .thanks == "owed"' <<<"$output"
}

@test "two demos begun at once are one" {
    "$TEND" demo >"$BATS_TEST_TMPDIR/a" &
    "$TEND" demo >"$BATS_TEST_TMPDIR/b"
    wait $!
    "$TEND" demo list --json | jq -e '.people | length == 56'
    "$TEND" demo journal --json | jq -e '.changes | length == 1'
}
