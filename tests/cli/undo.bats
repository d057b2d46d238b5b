# tend undo and tend redo.
bats_require_minimum_version 1.5.0

setup() {
    export TEND_FILE="$BATS_TEST_TMPDIR/p.tend" TEND_TODAY=2026-03-02 COLUMNS=80
    "$TEND" add "Ana Ruiz" --email ana@example.org
    "$TEND" add "Ben Ohm" --phone 555-0102
}

shown() {
    "$TEND" show "$1" --json | jq -cS 'del(.person.id)'
}

@test "undo takes back a touch with its fact and its next date" {
    before=$(shown ana)
    "$TEND" log ana coffee --liked "new group; graduates 12 June"
    run -0 "$TEND" undo
    [[ "$output" == *"Taken back: logged coffee with Ana Ruiz."* ]]
    [[ "$output" == *"Ana Ruiz: not in touch yet."* ]]
    [[ "$output" == *"Today: 0 of 3"* ]]
    [ "$(shown ana)" == "$before" ]
}

@test "redo brings it again" {
    "$TEND" log ana coffee --next 2026-04-01
    after=$(shown ana)
    "$TEND" undo
    run -0 "$TEND" redo
    [[ "$output" == *"Brought again: logged coffee with Ana Ruiz."* ]]
    [[ "$output" == *"1 touch, last in touch today; next date: Wed 1 April."* ]]
    [ "$(shown ana)" == "$after" ]
}

@test "undo goes back as far as there is something, redo comes back" {
    "$TEND" later ana 2026-03-20
    "$TEND" let-go ben
    for i in 1 2 3 4; do "$TEND" undo; done
    run -3 "$TEND" undo
    [[ "$output" == *"There is nothing to take back."* ]]
    for i in 1 2 3 4; do "$TEND" redo; done
    run -3 "$TEND" redo
    [[ "$output" == *"There is nothing to bring again"* ]]
    run -0 "$TEND" list --json
    [ "$(jq -r '.people[].name' <<<"$output")" == "Ana Ruiz" ]
}

@test "something new ends what can be brought again" {
    "$TEND" skip ana
    "$TEND" undo
    "$TEND" skip ben
    run -3 "$TEND" redo
}

@test "undo takes back a whole import, and tells so" {
    for i in 1 2 3 4 5; do
        printf 'BEGIN:VCARD\nVERSION:3.0\nFN:Person %s\nEMAIL:p%s@example.org\nEND:VCARD\n' $i $i
    done >"$BATS_TEST_TMPDIR/c.vcf"
    "$TEND" import "$BATS_TEST_TMPDIR/c.vcf"
    run -0 "$TEND" undo
    [[ "$output" == *"imported c.vcf: 5 added"* ]]
    [[ "$output" == *"5 people were concerned; 2 are on your list now."* ]]
}

@test "undo takes back a number of the plan" {
    "$TEND" plan day.min=2
    "$TEND" undo
    [ "$("$TEND" today --json | jq .target.min)" -eq 3 ]
}

@test "undo tells of the day when it was another" {
    TEND_TODAY=2026-02-27 "$TEND" skip ana
    run -0 "$TEND" undo
    [[ "$output" == *"skipped Ana Ruiz (done on Fri 27 February)."* ]]
}

@test "undo and redo as JSON" {
    "$TEND" log ana phone
    "$TEND" undo --json | jq -e '.change.kind == "log" and .change.undone and
        .people[0].name == "Ana Ruiz" and .people[0].touches == 0 and .more'
    "$TEND" redo --json | jq -e '.change.kind == "log" and (.change.undone | not) and (.more | not) and .done == 1'
}

@test "undo takes no words" {
    run -2 "$TEND" undo ana
    run -2 "$TEND" redo 3
}

@test "undo on a practice that can only be read says so" {
    ((EUID != 0)) || skip "root may write everywhere"
    chmod 400 "$TEND_FILE"
    run -7 "$TEND" undo
    [[ "$output" == *"can only be read"* ]]
}
