# The stage (METHOD N1) and who has referred (N3) follow the ledger, whatever is done.
bats_require_minimum_version 1.5.0

setup() {
    export TEND_FILE="$BATS_TEST_TMPDIR/p.tend" TEND_TODAY=2026-03-02 COLUMNS=80
    "$TEND" add "Ana Ruiz" --email ana@example.org
    "$TEND" add "Ben Ohm" --email ben@example.org
}

# stands NAME STAGE RECEIVED GIVEN: and all that is reckoned agrees with the facts
stands() {
    run -0 "$TEND" show "$1" --json
    jq -e --arg stage "$2" --argjson received "$3" --argjson given "$4" '
        .person | .stage == $stage and .referrals_received == $received
            and .referrals_given == $given and .qualifiers == ([$received, 1] | min)' <<<"$output"
    run -0 "$TEND" doctor
}

# closing NAME…: those at the stage, in order of name
closing() {
    [ "$("$TEND" list --stage closing --json | jq -r '[.people[].name] | join(", ")')" == "$1" ]
    [ "$("$TEND" list --referred --json | jq -r '[.people[].name] | join(", ")')" == "$1" ]
}

@test "n1_closing follows a referral received, and undo, and redo" {
    stands ana adding 0 0
    "$TEND" referral to ana "a couple"
    stands ana adding 0 1
    "$TEND" log ana phone
    stands ana following 0 1
    closing ""
    "$TEND" referral from ana "a family"
    stands ana closing 1 1
    closing "Ana Ruiz"
    "$TEND" undo
    stands ana following 0 1
    closing ""
    "$TEND" redo
    stands ana closing 1 1
}

@test "n1_closing is what who was let go comes back to" {
    "$TEND" referral from ana
    "$TEND" let-go ana
    stands ana let-go 1 0
    closing ""
    "$TEND" back ana
    stands ana closing 1 0
}

@test "n3_has referred goes along when two are merged, and comes back apart" {
    "$TEND" referral from ben "a teenager"
    "$TEND" merge ana ben
    stands ana closing 1 0
    closing "Ana Ruiz"
    "$TEND" undo
    stands ana adding 0 0
    stands ben closing 1 0
}

@test "n3_has referred neither comes nor goes with an import" {
    "$TEND" referral from ana
    printf 'Name,E-mail,Phone\nAna Ruiz,ana@example.org,555-0100\nCy Lee,cy@example.org,\n' \
        >"$BATS_TEST_TMPDIR/a.csv"
    "$TEND" import "$BATS_TEST_TMPDIR/a.csv"
    stands ana closing 1 0
    stands cy adding 0 0
    "$TEND" referral from cy
    "$TEND" import --undo
    stands cy closing 1 0
    closing "Ana Ruiz, Cy Lee"
}
