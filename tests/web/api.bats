#!/usr/bin/env bats
# docs/api.md: every route, with examples that run.

bats_require_minimum_version 1.5.0
load web

@test "docs/api.md shows what is answered, and every route" {
    python3 api_doc.py "$TEND_ROOT/docs/api.md" "$TEND" "$TEND_WEB"
}

@test "the check of docs/api.md can fail" {
    doc=$BATS_TEST_TMPDIR/api.md
    {
        sed '/^```$/q' "$TEND_ROOT/docs/api.md"
        printf '\n## %s\n\n%s\n\n```http\n%s\n```\n\n```json%s\n%s\n```\n' \
            "POST /undo, POST /nothing" "Words." "POST /undo" "" '{"more": 1, "none": 2}' \
            "GET /ping" "Words." "GET /pong" "" '{}'
    } >"$doc"
    run -1 python3 api_doc.py "$doc" "$TEND" "$TEND_WEB"
    [[ $output == *"GET / has no section"* ]]
    [[ $output == *"there is no route POST /nothing"* ]]
    [[ $output == *"there is no example of POST /nothing"* ]]
    [[ $output == *"there is no example of GET /ping"* ]]
    [[ $output == *".more: true or false, not number"* ]]
    [[ $output == *".none is not printed"* ]]
    [[ $output == *".change is not described"* ]]
    [[ $output == *"GET /pong answers 404, not 200"* ]]
}
