# tend open ends as every other command does. What it opens is tested in tests/web.
bats_require_minimum_version 1.5.0

setup() {
    export TEND_FILE="$BATS_TEST_TMPDIR/p.tend" TEND_TODAY=2026-03-02 COLUMNS=80
    export XDG_STATE_HOME="$BATS_TEST_TMPDIR/state" XDG_DATA_HOME="$BATS_TEST_TMPDIR/data"
    unset DISPLAY WAYLAND_DISPLAY
}

teardown() {
    "$TEND" open --stop >/dev/null 2>&1 || true
    if [ -n "${taken:-}" ]; then kill "$taken"; fi
}

# ends CODE: open does, in the foreground and in the background, as today does.
ends() {
    local background
    run -"$1" "$TEND" today
    for background in "" --background; do
        # shellcheck disable=SC2086 # none or one
        run -"$1" "$TEND" open --no-browser --port 0 $background
        [[ "$output" == "tend: "* ]]
    done
}

@test "open of a file that is no practice ends with 8" {
    echo "Dear diary" >"$TEND_FILE"
    ends 8
}

@test "open of a practice of a newer Tend ends with 8" {
    "$TEND" add "Ana Ruiz"
    sqlite3 "$TEND_FILE" "PRAGMA user_version = 999"
    ends 8
}

@test "open of a damaged practice ends with 9" {
    "$TEND" add "Ana Ruiz"
    head -c 4000 /dev/zero | tr '\0' '\252' |
        dd of="$TEND_FILE" bs=1 seek=100 conv=notrunc status=none
    ends 9
}

@test "open of a file that isn't there, or can't be, ends with 3 and 7" {
    run -7 "$TEND" --file /dev/null/p.tend open --no-browser
    run -3 "$TEND" open --stop
    [[ "$output" == *"not open"* ]]
}

@test "open where somebody else holds the practice open ends with 6" {
    "$TEND" add "Ana Ruiz"
    (flock 9 && exec sleep 60 3>&-) 9>>"$TEND_FILE-open" &
    taken=$!
    until ! flock -n "$TEND_FILE-open" true; do sleep 0.05; done
    run -6 "$TEND" open --no-browser --port 0
}

@test "open on a port that is taken ends with 5, in the background as well" {
    "$TEND" add "Ana Ruiz"
    run -0 "$TEND" open --no-browser --port 0 --background --json
    port=$(jq .port <<<"$output")
    other=$BATS_TEST_TMPDIR/other.tend
    "$TEND" --file "$other" add "Ben Ohm"
    run -5 "$TEND" --file "$other" open --no-browser --port "$port"
    foreground=$output
    run -5 "$TEND" --file "$other" open --no-browser --port "$port" --background
    [ "$output" == "$foreground" ]
    run -7 "$TEND" --file "$other" open --no-browser --port 0 --log /dev/null/x --background
    [[ "$output" == "tend: "* ]]
    run -0 "$TEND" open --stop
}
