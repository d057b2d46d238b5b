# docs/json.md, and what other programs were promised.
bats_require_minimum_version 1.5.0
load commands

setup() {
    export TEND_FILE="$BATS_TEST_TMPDIR/p.tend" TEND_TODAY=2026-03-02
}

# Fails unless the JSON on standard input makes the expression $1 true.
holds() {
    python3 -c 'import json, sys
m = json.load(sys.stdin)
assert eval("(" + sys.argv[1] + ")"), json.dumps(m, indent=2)' "$1"
}

@test "docs/json.md shows what is printed" {
    python3 json_doc.py "$TEND_ROOT/docs/json.md" "$TEND"
}

@test "the check of docs/json.md can fail" {
    sed 's/"waiting"/"waitin"/; s/"done": 0/"done": "0"/' "$TEND_ROOT/docs/json.md" \
        >"$BATS_TEST_TMPDIR/json.md"
    run -1 python3 json_doc.py "$BATS_TEST_TMPDIR/json.md" "$TEND"
    [[ "$output" == *".waiting is not described"* && "$output" == *".waitin is not printed"* ]]
    [[ "$output" == *".done: number, not text"* ]]
}

@test "every command with --json has an example there" {
    for name in $(all_commands); do
        "$TEND" help "$name" | grep -q '^As everywhere:.*--json' || continue
        grep -qE "^tend $name\b.*--json$" "$TEND_ROOT/docs/json.md" || { echo "$name"; false; }
    done
}

@test "tend today --json keeps its promise" {
    "$TEND" add "Ana Ruiz" --email ana@example.org
    "$TEND" add "Ben Ohm" --phone 555-0102
    "$TEND" log ben phone --on 2026-02-27 --next 2026-03-02
    "$TEND" today --json | holds '
        m["date"] == "2026-03-02" and m["target"] == {"min": 3, "max": 5} and m["done"] == 0 and
        m["checkmark"] is False and len(m["suggestions"]) == 2 and
        all({"person", "reasons", "method", "share", "last_touch", "next"} <= set(s) and
            type(s["person"]["id"]) is int and s["reasons"] and
            all({"rule", "text"} <= set(r) for r in s["reasons"])
            for s in m["suggestions"]) and
        m["suggestions"][0]["person"]["name"] == "Ben Ohm" and
        m["suggestions"][0]["last_touch"] == "2026-02-27" and
        m["suggestions"][0]["next"] == "2026-03-02" and
        m["suggestions"][1]["last_touch"] is None'
}

@test "tend list --json keeps its promise" {
    "$TEND" add "Ana Ruiz" --email ana@example.org
    "$TEND" list --json | holds '
        all({"id", "name", "stage", "last_touch", "next", "touches"} <= set(p)
            for p in m["people"]) and m["people"][0]["name"] == "Ana Ruiz"'
}

@test "tend import --json keeps its promise" {
    printf 'Name,E-mail\nAna Ruiz,ana@example.org\n' >"$BATS_TEST_TMPDIR/people.csv"
    "$TEND" import "$BATS_TEST_TMPDIR/people.csv" --json | holds '
        m["read"] == 1 and m["added"] == 1 and m["merged"] == 0 and m["unchanged"] == 0 and
        m["skipped"] == [] and m["conflicts"] == []'
    "$TEND" import "$BATS_TEST_TMPDIR/people.csv" --json | holds '
        m["read"] == 1 and m["added"] == 0 and m["unchanged"] == 1'
}

@test "when something goes wrong, standard output stays empty" {
    "$TEND" add "Ana Ruiz" --email ana@example.org
    run -3 --separate-stderr "$TEND" log zoe phone --json
    [ -z "$output" ] && [ -n "$stderr" ]
    run -2 --separate-stderr "$TEND" today --json --nonsense
    [ -z "$output" ] && [ -n "$stderr" ]
}
