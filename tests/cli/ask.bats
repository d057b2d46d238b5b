#!/usr/bin/env bats
# tend ask: what speaks for asking somebody to refer, and what against.
bats_require_minimum_version 1.5.0

setup() {
    export TEND_FILE="$BATS_TEST_TMPDIR/p.tend" TEND_TODAY=2026-03-02 COLUMNS=80
    "$TEND" add "Ana Ruiz" --email ana@example.org --role teacher
    "$TEND" add "Ben Ohm" --phone 555-0102
}

# Long in touch, liked, and given to lately.
befriend() {
    for day in 2025-08-04 2025-09-01 2025-10-06 2025-11-03; do
        "$TEND" log ana coffee --on "$day" --liked
    done
    "$TEND" log ana email --on 2026-02-09 --gave knowledge --meaningful
}

signs() {
    "$TEND" ask "$1" --json | jq -r "[.$2[].sign] | join(\" \")"
}

@test "P6: with somebody never touched there is no asking, and no words for it" {
    run -0 "$TEND" ask ana
    [[ "$output" == *"There has been no touch yet. An ask is never a first move."* ]]
    [[ "$output" != *"Words to begin with"* ]]
    "$TEND" ask ana --json | jq -e '.letter == null and .talk == null and .verdict.word == "not-yet"'
}

@test "R4: trust, liking, worth and giving speak for it; the user decides" {
    befriend
    [ "$(signs ana for)" = "trust meaningful liked gave" ]
    [ "$(signs ana against)" = "" ]
    run -0 "$TEND" ask ana
    [[ "$output" == *"5 touches so far."* && "$output" == *"yours to decide"* ]]
    [[ "$output" == *"To say it: "* && "$output" == *"Dear Ana,"* ]]
    [ -z "$(awk 'length($0) > 80' <<<"$output")" ]
    "$TEND" ask ana --json | jq -e '.verdict.word == "right" and (.for | all(.evidence | length > 10))'
}

@test "R4: thanks owed and a client who waits come first" {
    befriend
    "$TEND" referral from ana "teen anxiety"
    [ "$(signs ana against)" = "waiting thanks nothing" ]
    "$TEND" ask ana --json | jq -e '.verdict.word == "first" and ([.for[].sign] | index("referred")) != null'
}

@test "R4: an open promise comes first" {
    befriend
    "$TEND" log ana email --promise "send the article" --next fri
    run -0 "$TEND" ask ana
    [[ "$output" == *"You promised them something. For Fri 6 March: send the article."* ]]
}

@test "R4: an ask is written down as a touch, and the next one waits" {
    befriend
    run -0 "$TEND" ask ana coffee "over lunch; she was glad to"
    [[ "$output" == *"Written down: you asked Ana Ruiz."* ]]
    [[ "$output" != *"Against it"* ]]
    "$TEND" show ana --json | jq -e '.touches[0] | .asked and .word == "coffee"
        and .note == "over lunch; she was glad to" and .share == null'
    [ "$(signs ana against)" = "recent nothing" ]
    run -0 "$TEND" ask ana email
    [[ "$output" == *"Against it"*"You asked on Mon 2 March; your plan lets 90 days"* ]]
    [[ "$output" == *"Written down"* ]]
    "$TEND" undo
    "$TEND" plan ask.rest=30
    export TEND_TODAY=2026-04-06
    [ "$(signs ana against)" = "nothing" ]
    "$TEND" undo
    "$TEND" undo
    [ "$(signs ana against)" = "" ]
}

@test "an ask of another day, by words of one's own, is taken" {
    befriend
    "$TEND" words add method ring phone
    "$TEND" ask ana ring --on yesterday --json | jq -e '.logged.touch |
        .date == "2026-03-01" and .method == "phone" and .word == "ring" and .asked'
    run -2 "$TEND" ask ana telepathy
    [[ "$output" == *"no method that Tend knows"* ]]
    run -2 "$TEND" ask ana email --on 2027-01-01
    run ! "$TEND" ask nobody
}

@test "R4: the page for their role goes with it, with what it still lacks" {
    befriend
    run -0 "$TEND" ask ana
    [[ "$output" == *"makes it easy for them: tend page"* ]]
    "$TEND" page edit --whom "Teenagers" --send "Call me"
    "$TEND" page add schools --whom "Pupils"
    run -0 "$TEND" ask ana
    [[ "$output" == *"Pupils"*"Your page: Your name is missing."* ]]
    "$TEND" plan me.name="Rosa Lind" me.phone=0305550100
    "$TEND" ask ana --json | jq -e '.refer.name == "schools" and .refer.missing == [] and .refer.attach == false
        and (.letter.body | contains("Pupils")) and (.letter.link | startswith("mailto:ana@example.org?"))'
    "$TEND" ask ana --page general --json | jq -e '.refer.name == "general" and (.letter.body | contains("Teenagers"))'
    run ! "$TEND" ask ana --page clergy
    # what stands on a card counts as well as a role
    "$TEND" add "Cy Lund" --title "School counsellor"
    "$TEND" log cy coffee --on 2026-02-02
    "$TEND" ask cy --json | jq -e '.refer.name == "schools"'
    "$TEND" add "Di Post" --title "Accountant"
    "$TEND" log di coffee --on 2026-02-02
    "$TEND" ask di --json | jq -e '.refer.name == "general"'
}

@test "a page too long for a link is to be attached" {
    befriend
    "$TEND" plan me.name="Rosa Lind" me.phone=0305550100
    "$TEND" page edit --whom "$(python3 -c 'print("Teenagers and their parents. " * 30)')" --send "Call me" \
        --how "$(python3 -c 'print("In plain words, step by step. " * 28)')"
    "$TEND" ask ana --json | jq -e '.refer.attach and (.letter.body | contains("I attach a page"))
        and (.letter.link | length) < 1800'
    run -0 "$TEND" ask ana
    [[ "$output" == *"tend page general --pdf page.pdf"* ]]
}

@test "P6: a draft takes the page along, but never as a first move nor in thanks" {
    befriend
    "$TEND" plan me.name="Rosa Lind" me.phone=0305550100
    run ! "$TEND" draft ana email --page auto
    [[ "$output" == *"There is no page yet"* ]]
    "$TEND" page edit --whom "Teenagers" --send "Call me"
    "$TEND" draft ana email --page auto --json |
        jq -e '.refer.name == "general" and (.draft.body | contains("Whom I help:\nTeenagers")) and .draft.link != null'
    "$TEND" draft ana card --page general --json | jq -e '.refer.attach and (.draft.body | contains("Teenagers") | not)'
    run ! "$TEND" draft ben text --page auto
    [[ "$output" == *"never a first move"* ]]
    "$TEND" referral from ana
    run ! "$TEND" draft ana email --thanks --page auto
    [[ "$output" == *"asks for nothing"* ]]
    "$TEND" draft ana email --json | jq -e '.refer == null'
}

@test "on a terminal it asks whether to write it down, and Enter lets it be" {
    befriend
    terminal() { printf '%s\n' "$1" | "$BATS_TEST_DIRNAME/terminal.py" "$TEND" ask ana; }
    run -0 terminal ""
    [[ "$output" == *"Have you asked?"*"Let be. Nothing was written down."* ]]
    "$TEND" show ana --json | jq -e '[.touches[] | select(.asked)] == []'
    run -0 terminal coffee
    [[ "$output" == *"Written down: you asked Ana Ruiz."* ]]
    "$TEND" show ana --json | jq -e '.touches[0] | .asked and .word == "coffee"'
    run -2 terminal telepathy
}
