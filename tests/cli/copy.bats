#!/usr/bin/env bats
# tend copy: the practice in another file.

setup() {
    export TEND_FILE="$BATS_TEST_TMPDIR/my practice.tend" TEND_TODAY=2026-03-02 COLUMNS=80
    "$TEND" add "Ana Doe" --email ana@example.org >"$BATS_TEST_TMPDIR/out"
    "$TEND" log ana phone "first" >"$BATS_TEST_TMPDIR/out"
}

# Everything that a practice holds.
content() {
    sqlite3 -readonly "$1" .dump
}

@test "copy makes a file that is the practice" {
    run "$TEND" copy "$BATS_TEST_TMPDIR/copy.tend"
    [ "$status" -eq 0 ]
    [[ $output == "Copied 1 person and 1 touch ("*" KB) to"*"copy.tend"* ]]
    [ "$(stat -c %a "$BATS_TEST_TMPDIR/copy.tend")" = 600 ]
    [ "$(content "$BATS_TEST_TMPDIR/copy.tend")" = "$(content "$TEND_FILE")" ]
    [ ! -e "$BATS_TEST_TMPDIR/copy.tend-wal" ]
    run "$TEND" --file "$BATS_TEST_TMPDIR/copy.tend" doctor
    [ "$status" -eq 0 ]
    run "$TEND" --file "$BATS_TEST_TMPDIR/copy.tend" undo
    [ "$status" -eq 0 ]
    [ "$("$TEND" progress --json | jq .line.touches)" = 1 ]
}

@test "copy into a folder names the copy after the practice and the day" {
    mkdir "$BATS_TEST_TMPDIR/stick"
    [ "$("$TEND" copy "$BATS_TEST_TMPDIR/stick" --json | jq -r .path)" = \
        "$BATS_TEST_TMPDIR/stick/my practice-2026-03-02.tend" ]
    [ "$("$TEND" --file "$BATS_TEST_TMPDIR/stick/my practice-2026-03-02.tend" list --json |
        jq .total)" = 1 ]
}

@test "copy never overwrites" {
    echo mine >"$BATS_TEST_TMPDIR/there"
    run "$TEND" copy "$BATS_TEST_TMPDIR/there"
    [ "$status" -eq 5 ]
    [[ $output == *"There is a file at"*"left as it is"* ]]
    [ "$(cat "$BATS_TEST_TMPDIR/there")" = mine ]
    run "$TEND" copy "$TEND_FILE"
    [ "$status" -eq 5 ]
    ln -s "$BATS_TEST_TMPDIR/nowhere" "$BATS_TEST_TMPDIR/link"
    run "$TEND" copy "$BATS_TEST_TMPDIR/link"
    [ "$status" -eq 5 ]
    [ ! -e "$BATS_TEST_TMPDIR/nowhere" ]
}

@test "copy where nothing can be made says so" {
    run "$TEND" copy "$BATS_TEST_TMPDIR/no/such/place.tend"
    [ "$status" -eq 7 ]
    [[ $output == *"can't be made: No such file or directory."* ]]
    run "$TEND" copy
    [ "$status" -eq 2 ]
}

@test "what does not fit on the disk leaves nothing behind" {
    mkdir "$BATS_TEST_TMPDIR/small"
    ulimit -f 8
    run "$TEND" copy "$BATS_TEST_TMPDIR/small/copy.tend"
    [ "$status" -eq 7 ]
    [ -z "$(ls -A "$BATS_TEST_TMPDIR/small")" ]
    run "$TEND" doctor
    [ "$status" -eq 0 ]
}

@test "copy has what others wrote meanwhile, up to its moment" {
    sqlite3 "$TEND_FILE" "PRAGMA wal_autocheckpoint = 0; CREATE TABLE x (y); DROP TABLE x" \
        "UPDATE person SET note = 'in the log'" ".shell \"$TEND\" copy \"$BATS_TEST_TMPDIR/c.tend\" >/dev/null"
    [ "$(sqlite3 "$BATS_TEST_TMPDIR/c.tend" 'SELECT note FROM person')" = "in the log" ]
}

@test "a damaged practice gives a copy of all that is left, and says so" {
    page=$(sqlite3 "$TEND_FILE" "SELECT rootpage FROM sqlite_schema WHERE name = 'touch_by_day'")
    printf '\377\377\377\377\377\377\377\377' |
        dd of="$TEND_FILE" bs=1 seek=$(((page - 1) * 4096)) conv=notrunc 2>"$BATS_TEST_TMPDIR/out"
    run "$TEND" copy "$BATS_TEST_TMPDIR/copy.tend"
    [ "$status" -eq 0 ]
    [[ $output == *"The practice is damaged, and so is its copy."* ]]
    cmp -i 100 "$TEND_FILE" "$BATS_TEST_TMPDIR/copy.tend"
    [ "$("$TEND" copy "$BATS_TEST_TMPDIR/again.tend" --json | jq .well)" = false ]
}
