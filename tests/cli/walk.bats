# tend walk.
bats_require_minimum_version 1.5.0

setup() {
    export TEND_FILE="$BATS_TEST_TMPDIR/p.tend" TEND_TODAY=2026-03-02 COLUMNS=80
    "$TEND" add "Ana Ruiz" --email ana@example.org --role therapist
    "$TEND" add "Ben Ohm" --phone 555-0102
    "$TEND" add "Cy Dee"
    "$TEND" log cy coffee
}

# walk WORDS... <<< keys, one on a line
walk() {
    run -0 "$TEND" walk "$@"
}

left() {
    "$TEND" walk "$@" </dev/null | sed -n 's/^\([0-9]*\) pe.* to go through.*/\1/p'
}

@test "walk shows each in two lines and keeps what was decided" {
    walk < <(printf 'k\nl no reply\ns\n')
    [[ "$output" == *"3 people to go through."* ]]
    [[ "$output" == *"1 of 3"*"Ana Ruiz"*"therapist · not in touch yet · e-mail"* ]]
    [[ "$output" == *"Cy Dee"*"1 touch, last today · no way to reach them yet"* ]]
    [[ "$output" == *"1 kept, 1 let go, 1 skipped; 2 on your list."* ]]
    [ "$(left)" -eq 1 ]
    run -0 "$TEND" journal
    [[ "$output" == *"kept Ana Ruiz on the list"* ]]
}

@test "walk goes on where it was left" {
    walk < <(printf 'k\nq\n')
    [[ "$output" == *"2 still to go through"* ]]
    walk < <(printf '\n')
    [[ "$output" == *"1 of 2"* ]]
    [ "$(left)" -eq 1 ]
}

@test "walk comes again after a year" {
    walk < <(printf 'k\nk\nk\n')
    run -0 "$TEND" walk
    [[ "$output" == *"you kept everybody on your list not long ago"* ]]
    [ "$(TEND_TODAY=2027-03-01 left)" == "" ]
    [ "$(TEND_TODAY=2027-03-02 left)" -eq 3 ]
}

@test "walk --new leaves out those one is in touch with" {
    [ "$(left --new)" -eq 2 ]
    walk --new < <(printf 'k\nk\n')
    walk --new
    [[ "$output" == *"There are no new names to go through."* ]]
}

@test "walk takes roles and tags, in one line or asked" {
    walk < <(printf 'r\nmidwife\nt choir, book club\nk\nq\n')
    "$TEND" list --tag "book club" --json | jq -e '.people[0].name == "Ana Ruiz"'
    "$TEND" list --role midwife --json | jq -e '.people | length == 1'
}

@test "walk takes back, back to whom it was about" {
    walk < <(printf 'l\ns\nu\nu\nu\nq\n')
    [[ "$output" == *"Taken back: let go of Ana Ruiz."* ]]
    [[ "$output" == *"Nothing was decided in this walk yet."* ]]
    [[ "$output" == *"0 kept, 0 let go, 0 skipped; 3 on your list."* ]]
    "$TEND" list --json | jq -e '.people | length == 3'
}

@test "walk says what keys there are, and does nothing by mistake" {
    walk < <(printf 'later\nx\nquit\n?\nq\n')
    [[ "$output" == *"0 kept, 0 let go, 0 skipped"* ]]
}

@test "walk ends quietly at the end of input" {
    walk </dev/null
    [[ "$output" == *"3 still to go through"* ]]
}

@test "walk --recall adds those who come to mind" {
    walk --recall < <(printf 'Eve Fay eve@example.org\nGus Hay 555-0107\n\nIda\nq\n')
    [[ "$output" == *"Where did you train?"* && "$output" == *"Who supervised you"* ]]
    [[ "$output" == *"Added: Eve Fay"* && "$output" == *"Ida"*"no way to reach them yet"* ]]
    [[ "$output" == *"3 added."* ]]
    "$TEND" list --tag training --json | jq -e '[.people[].name] | sort == ["Eve Fay", "Gus Hay"]'
    "$TEND" list --tag supervision --json | jq -e '.people[0].name == "Ida"'
    run -0 "$TEND" undo
    [[ "$output" == *"Taken back: added Ida"* ]]
}

@test "walk --recall does not add whom one has" {
    walk --recall < <(printf 'Ana Ruiz ana@example.org\n@@\nq\n')
    [[ "$output" == *"Ana Ruiz is here already"* && "$output" == *"Nobody was added."* ]]
}

@test "walk of an empty list leads to remembering" {
    for who in ana ben cy; do "$TEND" let-go $who; done
    walk
    [[ "$output" == *"tend walk --recall"* ]]
}

@test "walk takes no words and no JSON" {
    run -2 "$TEND" walk ana
    run -2 "$TEND" walk --json
}
