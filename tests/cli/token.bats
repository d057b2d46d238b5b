#!/usr/bin/env bats
# tend token: what scripts send to the web application.

bats_require_minimum_version 1.5.0

setup() {
    export TEND_FILE="$BATS_TEST_TMPDIR/p.tend" TEND_TODAY=2026-03-02 COLUMNS=80
}

@test "token without tokens shows how to make one" {
    run "$TEND" token
    [ "$status" -eq 0 ]
    [[ $output == *"No tokens yet."* ]]
}

@test "token add shows the secret once, and the practice keeps none of it" {
    run "$TEND" token add backup script
    [ "$status" -eq 0 ]
    [[ $output == *"The token for backup script:"* ]]
    secret=$(grep -oE 'tend_[A-Za-z0-9_-]{43}' <<<"$output")
    [ "$(wc -l <<<"$secret")" -eq 1 ]
    run "$TEND" token
    [[ $output == *"backup script"*"Mon 2 March"*good* ]]
    [[ $output != *tend_* ]]
    run grep -rcF -e "$secret" -e "${secret#tend_}" "$BATS_TEST_TMPDIR" --include='p.tend*'
    [ "$status" -eq 1 ]
    hash=$(python3 -c 'import hashlib, sys
print(hashlib.blake2b(sys.argv[1].encode(), digest_size=32).hexdigest())' "$secret")
    [ "$(sqlite3 "$TEND_FILE" 'SELECT hash FROM token')" = "$hash" ]
}

@test "token add --json gives the secret, and the list does not" {
    run --separate-stderr "$TEND" token add backup --json
    [ "$(jq -r '.secret | test("^tend_[A-Za-z0-9_-]{43}$")' <<<"$output")" = true ]
    [ "$(jq -r '.token.name' <<<"$output")" = backup ]
    [ "$("$TEND" token --json | jq -c '[.secret, (.tokens | length)]')" = '[null,1]' ]
}

@test "token revoke ends it, and no undo or redo brings it back" {
    "$TEND" add "Ana Doe" --email ana@example.org
    "$TEND" token add backup
    run "$TEND" token revoke backup
    [ "$status" -eq 0 ]
    [[ $output == *"Revoked: backup."* ]]
    run "$TEND" undo
    [[ $output == *"Taken back: added Ana Doe"* ]]
    run "$TEND" undo
    [ "$status" -eq 3 ]
    "$TEND" redo
    [ "$("$TEND" token --json | jq -r '.tokens[0].revoked')" = 2026-03-02 ]
    run "$TEND" token revoke backup
    [ "$status" -eq 5 ]
    [[ $output == *"revoked already"* ]]
    [[ "$("$TEND" journal)" == *"revoked a token: backup"* ]]
}

@test "token says what is wrong" {
    run "$TEND" token add
    [ "$status" -eq 2 ]
    [[ $output == *"tend token add NAME"* ]]
    run "$TEND" token make x
    [ "$status" -eq 2 ]
    [[ $output == *"knows add and revoke"* ]]
    run "$TEND" token revoke nobody
    [ "$status" -eq 3 ]
    "$TEND" token add backup
    run "$TEND" token add Backup
    [ "$status" -eq 2 ]
    [[ $output == *"already"* ]]
}
