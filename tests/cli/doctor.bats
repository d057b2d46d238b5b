# tend doctor.
bats_require_minimum_version 1.5.0

setup() {
    export TEND_FILE="$BATS_TEST_TMPDIR/p.tend" TEND_TODAY=2026-03-02 COLUMNS=80
}

practice() {
    "$TEND" add "Ana Ruiz" --email ana@example.org
    "$TEND" add "Ben Ohm" --phone 555-0102
    "$TEND" log ana coffee --liked "new group"
}

# many: a practice that has enough pages to damage
many() {
    "$TEND" demo --people 60 --touches 2000 --path "$TEND_FILE"
}

# overwrite FROM COUNT: bytes in the middle
overwrite() {
    head -c "$2" /dev/zero | tr '\0' '\252' |
        dd of="$TEND_FILE" bs=1 seek="$1" conv=notrunc status=none
}

@test "doctor finds a sound practice sound" {
    practice
    run -0 "$TEND" doctor
    [[ "$output" == *"2 people, 1 touches"* && "$output" == *"All is well."* ]]
    [[ "$output" != *"✗"* && "$output" != *"!"* ]]
    "$TEND" doctor --json | jq -e '.well and (.fixed | not) and ([.checks[].state] | unique == ["fine"])'
    run -0 "$TEND" doctor --fix
    [[ "$output" == *"All is well."* ]]
}

@test "doctor finds counts that disagree, and --fix reckons them anew" {
    practice
    sqlite3 "$TEND_FILE" "UPDATE person_state SET touches = 7 WHERE person_id = 1;
        INSERT INTO day_total VALUES (20000, 4)"
    run -9 "$TEND" doctor
    [[ "$output" == *"✗ reckoning: counts or dates of 2 people or days disagree"* ]]
    [[ "$output" == *"tend doctor --fix"* ]]
    run -0 "$TEND" doctor --fix
    [[ "$output" == *"Mended: all is well now."* ]]
    run -0 "$TEND" doctor
    "$TEND" list --json | jq -e '.people[0].touches == 1'
}

@test "doctor --fix brings back what was dropped of the reckoning" {
    practice
    sqlite3 "$TEND_FILE" "DROP TABLE person_state; DROP TABLE day_total"
    run -9 "$TEND" doctor
    run -0 "$TEND" doctor --fix
    run -0 "$TEND" today
}

@test "doctor finds what belongs to nobody" {
    practice
    sqlite3 "$TEND_FILE" "INSERT INTO tag VALUES (9, 99, 'tag', 'x', 'x')"
    run -9 "$TEND" doctor
    [[ "$output" == *"tag number 9 belongs to a person that isn't there"* ]]
    run -9 "$TEND" doctor --fix
    [[ "$output" == *"Go back to your last copy"* ]]
}

@test "doctor finds a journal that can't be read" {
    practice
    sqlite3 "$TEND_FILE" "UPDATE journal SET after = '{\"id\":' WHERE id = 1"
    run -9 "$TEND" doctor
    [[ "$output" == *"✗ journal: 1 entries can't be read"* ]]
    "$TEND" undo
    "$TEND" undo
    run -9 "$TEND" undo
}

# ledger SQL: what doctor says of the ledger when another hand was in it
ledger() {
    sqlite3 "$TEND_FILE" "$1"
    run -9 "$TEND" doctor
    said=$(tr -s ' \n' ' ' <<<"$output")
    [[ "$said" == *"✗ ledger: "*"page of the referral"* ]]
    run -9 "$TEND" doctor --json
    jq -e '.checks[] | select(.name == "ledger") | .state == "wrong" and (.details | length == 1)' \
        <<<"${output%%$'\n'tend:*}"
}

@test "doctor names referrals whose days or thanks don't fit" {
    practice
    "$TEND" referral from ana "a couple" --on "20 february"
    "$TEND" referral to ben "a couple"
    code=$("$TEND" referral --json | jq -r '.referrals[1].code')
    run -0 "$TEND" doctor
    [[ "$output" == *"✓ ledger: "* ]]
    ledger "UPDATE referral SET contacted_day = day - 3 WHERE id = 1"
    [[ "$said" == *"$code from Ana Ruiz, contacted: That is before the step before it."* ]]
    ledger "UPDATE referral SET contacted_day = NULL, thanks = 'done', thanked_day = day - 1
        WHERE id = 1"
    [[ "$said" == *"$code from Ana Ruiz, thanks: "*"say when you thanked"* ]]
    ledger "UPDATE referral SET thanked_day = day WHERE id = 1;
        INSERT INTO touch (id, person_id, day, at, asked) VALUES (50, 2, 20510, 0, 0);
        UPDATE referral SET thanks_touch_id = 50 WHERE id = 1"
    [[ "$said" == *"was with somebody else"* ]]
    ledger "UPDATE referral SET thanks_touch_id = NULL WHERE id = 1;
        UPDATE referral SET passed_from_id = 2 WHERE id = 2"
    [[ "$said" == *"to Ben Ohm, passed: It refers on a referral that you gave"* ]]
}

@test "doctor advises on a file that others can read" {
    practice
    chmod 644 "$TEND_FILE"
    run -0 "$TEND" doctor
    [[ "$output" == *"! file: other users"* && "$output" == *"chmod"* ]]
    "$TEND" doctor --json | jq -e '.well and .checks[0].state == "advice"'
}

@test "doctor bears damage anywhere" {
    many
    cp "$TEND_FILE" "$BATS_TEST_TMPDIR/good"
    size=$(stat -c %s "$TEND_FILE")
    wrong=0
    for ((at = 150; at < size; at += size / 23)); do
        rm -f "$TEND_FILE"*
        cp "$BATS_TEST_TMPDIR/good" "$TEND_FILE"
        overwrite $at 700
        for words in doctor "doctor --fix" "doctor --json" today list "undo"; do
            # shellcheck disable=SC2086 # two words
            run "$TEND" $words
            [[ $status =~ ^(0|3|8|9)$ ]] || { echo "$at $words: $status $output"; false; }
            [[ $words == doctor && $status == 9 ]] && ((wrong += 1))
        done
    done
    ((wrong > 15))
}

@test "doctor bears half a file" {
    many
    truncate -s 60000 "$TEND_FILE"
    run -9 "$TEND" doctor
    [[ "$output" == *"make a copy"* ]]
    run -9 "$TEND" doctor --fix
}

@test "doctor tells what is no practice" {
    echo "Dear diary" >"$TEND_FILE"
    run -8 "$TEND" doctor
    rm "$TEND_FILE"
    sqlite3 "$TEND_FILE" "CREATE TABLE t (x)"
    run -8 "$TEND" doctor
    [ "$(sqlite3 "$TEND_FILE" .tables)" == t ]
    rm "$TEND_FILE"
    run -3 "$TEND" doctor
    [ ! -e "$TEND_FILE" ]
    run -8 "$TEND" --file "$BATS_TEST_TMPDIR" doctor
}

@test "doctor leaves a practice of a newer Tend alone" {
    practice
    sqlite3 "$TEND_FILE" "PRAGMA user_version = 999"
    run -8 "$TEND" doctor --fix
    [[ "$output" == *"newer Tend"* ]]
    [ "$(sqlite3 "$TEND_FILE" "PRAGMA user_version")" == 999 ]
}

@test "doctor finds a search that disagrees, and --fix makes it anew" {
    practice
    sqlite3 "$TEND_FILE" "INSERT INTO search_said (rowid, words) VALUES (1 << 32 | 7, 'lies')"
    run -9 "$TEND" doctor
    [[ "$output" == *"✗ search: what 1 people are found by disagrees"* ]]
    "$TEND" doctor --fix
    "$TEND" doctor
    [ "$("$TEND" list lies --json | jq .total)" == 0 ]
}

@test "doctor --fix makes the search anew from whatever is left of it" {
    practice
    cp "$TEND_FILE" "$BATS_TEST_TMPDIR/good"
    for harm in "DROP TABLE search_who" "DROP TABLE search_who_data" "DROP TABLE search_said_config" \
        "DELETE FROM search_said_data" "DROP TABLE search_who_idx" "UPDATE search_who_config SET v = 9" \
        "UPDATE search_said_data SET block = zeroblob(300) WHERE id > 10" \
        "PRAGMA writable_schema = 1; DELETE FROM sqlite_schema WHERE name = 'search_who'"; do
        rm -f "$TEND_FILE"*
        cp "$BATS_TEST_TMPDIR/good" "$TEND_FILE"
        sqlite3 "$TEND_FILE" "$harm"
        # What doesn't need it goes on.
        "$TEND" today >/dev/null
        run -9 "$TEND" doctor
        run -0 "$TEND" doctor --fix
        [[ "$output" == *"Mended"* ]] || { echo "$harm: $output"; false; }
        "$TEND" list group --json | jq -e '.people[0].name == "Ana Ruiz"'
    done
}
