# A practice that an earlier Tend wrote opens in this one, with everything in it. Each file of
# tests/data/practices is one, as SQL without derived state; a new migration adds another.

bats_require_minimum_version 1.5.0

setup() {
    export TEND_TODAY=2026-03-02
}

# A practice from the dump of version $1, as the disk had it.
old_practice() {
    TEND_FILE="$BATS_TEST_TMPDIR/$1.tend"
    export TEND_FILE
    sqlite3 "$TEND_FILE" "PRAGMA journal_mode = WAL" >/dev/null
    sqlite3 "$TEND_FILE" <"$TEND_TEST_DATA/practices/$1.sql"
}

each_version() {
    local file
    for file in "$TEND_TEST_DATA"/practices/*.sql; do
        basename "$file" .sql
    done
}

@test "migrate: practices of every version open, and are sound" {
    for version in $(each_version); do
        old_practice "$version"
        "$TEND" today
        "$TEND" doctor
    done
}

@test "migrate: version 1 has kept its people, touches, promises and ledger" {
    old_practice 0001
    run -0 "$TEND" list --json
    [ "$(jq '.people | length' <<<"$output")" -ge 5 ]
    run -0 "$TEND" show ana --json
    [ "$(jq -r '.person.stage' <<<"$output")" = closing ]
    [ "$(jq -r '.person.next' <<<"$output")" = 2026-04-13 ]
    [ "$(jq -r '.touches[0].note' <<<"$output")" = "new group for teens; daughter graduates 12 June" ]
    run -0 "$TEND" show ben --json
    [ "$(jq -r '.reach_outs[0].promise' <<<"$output")" = "send the article" ]
    run -0 "$TEND" list --stage let-go --json
    [ "$(jq -r '.people[0].name' <<<"$output")" = "Cy Lee" ]
    run -0 "$TEND" today --json
    [ "$(jq '.done' <<<"$output")" = 4 ]
    [ "$(jq '.target.min' <<<"$output")" = 2 ]
}

@test "migrate: changes made by version 1 can be taken back" {
    old_practice 0001
    run -0 "$TEND" undo
    [[ "$output" == *"treat"* || "$output" == *"bath"* ]]
    "$TEND" doctor
    run -0 "$TEND" import --undo
    "$TEND" doctor
}

@test "migrate: version 2 has kept its ledger, which is history and asks for nothing" {
    old_practice 0002
    run -0 "$TEND" referral --json
    [ "$(jq '.referrals | length' <<<"$output")" = 4 ]
    [ "$(jq -c '[.referrals[] | .open, .thanks] | unique' <<<"$output")" = '[null,false]' ]
    [ "$(jq -c '[.referrals[].step] | unique' <<<"$output")" = '["unknown"]' ]
    run -0 "$TEND" undo
    [[ "$output" == *"referral"* ]]
    "$TEND" doctor
    # A code that was undone never comes to mean another referral.
    run -0 "$TEND" referral from ana --json
    [ "$(jq -r '.code' <<<"$output")" != visu-9 ]
}
