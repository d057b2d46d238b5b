#!/usr/bin/env bats
# tend draft: a few words to begin with.
bats_require_minimum_version 1.5.0

setup() {
    export TEND_FILE="$BATS_TEST_TMPDIR/p.tend" TEND_TODAY=2026-03-02 COLUMNS=80
    "$TEND" add "Ana Ruiz" --email ana@example.org --phone "+44 20 7946 0018" \
        --address "1 Mill Lane"
}

body() {
    "$TEND" draft "$@" --json | jq -r .draft.body
}

@test "draft prints a letter, where it goes, and how many gaps are left" {
    run -0 "$TEND" draft ana email
    [[ "${lines[0]}" == "To       ana@example.org" ]]
    [[ "${lines[1]}" == "Subject  "* ]]
    [[ "$output" == *"Dear Ana,"* && "$output" == *"["*"]"* ]]
    [[ "$output" == *"to fill, in [brackets]."* ]]
    [[ "$output" == *"tend draft 1 email --other 1"* ]]
}

@test "draft without a method takes the one that today suggests" {
    [ "$("$TEND" draft ana --json | jq -r .method)" = \
        "$("$TEND" today --json | jq -r '.suggestions[0].method')" ]
    [ "$("$TEND" draft ana --json | jq -r .draft.body)" = \
        "$("$TEND" today --json | jq -r '.suggestions[0].draft.body')" ]
}

@test "draft knows invitations, and messages without a subject" {
    run -0 "$TEND" draft "ana ruiz" walk --json
    jq -e '.method == "in-person" and .draft.form == "walk" and .draft.subject != null' <<<"$output"
    [[ "$(jq -r .draft.body <<<"$output")" == *walk* ]]
    run -0 "$TEND" draft ana video call --json
    jq -e '.draft.form == "call"' <<<"$output"
    run -0 "$TEND" draft ana text --json
    jq -e '.draft.subject == null and (.draft.link | startswith("sms:+442079460018?body="))' <<<"$output"
    run -0 "$TEND" draft ana card --json
    jq -e '.draft.link == null and .draft.to == "1 Mill Lane"' <<<"$output"
}

@test "draft gives what is chosen, in other words when asked" {
    [[ "$(body ana email --with network)" != "$(body ana email --with knowledge)" ]]
    [[ "$(body ana email --with network)" != "$(body ana email --with network --other 1)" ]]
    [[ "$(body ana email --with network)" == "$(body ana email --with net --other 0)" ]]
    run -2 "$TEND" draft ana email --with business
    [[ "$output" == *"compassion, knowledge and network"* ]]
}

@test "draft remembers a birthday, and asks how it went" {
    "$TEND" log ana email "birthday 5 March; daughter graduates 4 March; new group for teens"
    [[ "$(body ana email --today 2026-03-05)" == *irthday* ]]
    [[ "$(body ana email --today 2026-03-04)" == *"[daughter graduates]"* ]]
    [[ "$(body ana email --with compassion --today 2026-03-20)" == *"[daughter graduates]"* ]]
}

@test "draft keeps notes and what is told of clients out" {
    "$TEND" log ana email "spoke of the Miller family"
    "$TEND" fact ana "her client moved to Leeds"
    for other in 0 1 2; do
        [[ "$(body ana email --with compassion --other $other)" != *Miller* ]]
        [[ "$(body ana email --with compassion --other $other)" != *Leeds* ]]
    done
}

@test "draft for somebody without a way says nothing about where" {
    "$TEND" add "Ben Ohm"
    run -0 "$TEND" draft ben --json
    jq -e '.method == null and .draft.to == null and .draft.link == null and .draft.body != ""' <<<"$output"
    run -0 "$TEND" draft ben
    [[ "$output" != *"To  "* ]]
}

@test "draft says what a method is, and who was meant" {
    run -2 "$TEND" draft ana pigeon
    [[ "$output" == *"no method that Tend knows"* ]]
    run ! "$TEND" draft nobody
    run -2 "$TEND" draft
}

@test "draft changes nothing" {
    before=$(cksum <"$TEND_FILE")
    "$TEND" draft ana email
    [ "$before" = "$(cksum <"$TEND_FILE")" ]
}
