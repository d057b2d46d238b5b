#!/usr/bin/env bats
# The ledger as a table: tend referral --csv, and people by their referrals.
bats_require_minimum_version 1.5.0

setup() {
    export TEND_FILE="$BATS_TEST_TMPDIR/p.tend" TEND_TODAY=2026-03-02 COLUMNS=80
    "$TEND" add "Ana Ruiz"
    "$TEND" add "Ben Ohm"
    "$TEND" add "=Cy Lund"
    "$TEND" referral from ana "teen anxiety" --on 2026-02-20
    "$TEND" referral from cy '@SUM(A1), "heavy"' --on 2026-02-10
    "$TEND" referral to ben couples
}

@test "referral --csv has the columns of a therapist's sheet" {
    run -0 "$TEND" referral --csv
    [[ "${lines[0]}" == "Code,Date Received,Date Sent,Time,Referred By,Referred To,For,Why,Where,How,Status,"* ]]
    [ "${#lines[@]}" -eq 4 ]
    [[ "${lines[1]}" == *",,2026-03-02,"*",,Ben Ohm,couples,"* ]]
    [[ "${lines[2]}" == *",2026-02-20,,,Ana Ruiz,,teen anxiety,,,,received,"* ]]
}

@test "referral --csv runs nothing in a spreadsheet" {
    run -0 "$TEND" referral --csv
    [[ "${lines[3]}" == *",'=Cy Lund,,\"'@SUM(A1), \"\"heavy\"\"\","* ]]
}

@test "referral --csv tells what a referral was worth only when the plan keeps it" {
    run -0 "$TEND" referral --csv
    [[ "${lines[0]}" != *Amount* ]]
    "$TEND" plan business yes
    run -0 "$TEND" referral --csv
    [[ "${lines[0]}" == *",Amount,Currency"* ]]
}

@test "list tells who sent and who was sent, in 80 columns" {
    run -0 "$TEND" list --sort received
    [[ "${lines[0]}" == "# NAME"*"STAGE"*"LAST"*"RECEIVED"*"LAST FROM"*"GIVEN" ]]
    for line in "${lines[@]}"; do
        ((${#line} <= 80))
    done
    run -0 "$TEND" list --given
    [[ "${lines[1]}" == *"Ben Ohm"*" 1" ]]
    [ "${lines[2]}" = "1 person." ]
    run -0 "$TEND" list --received-before 2026-02-15 --json
    jq -e '[.people[].name] == ["=Cy Lund"]' <<<"$output"
    run -0 "$TEND" list --referred --sort last-received --json
    jq -e '[.people[].last_received] == ["2026-02-10", "2026-02-20"]' <<<"$output"
}

@test "list finds people by what their referrals were about" {
    run -0 "$TEND" list anxiety --json
    jq -e '.people[0].name == "Ana Ruiz" and .people[0].found.in == "referral"' <<<"$output"
    "$TEND" undo
    "$TEND" undo
    run -0 "$TEND" doctor
}
