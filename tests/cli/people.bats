#!/usr/bin/env bats
# tend add, show, edit, fact, tag, role, relate, referral.
bats_require_minimum_version 1.5.0

setup() {
    export TEND_FILE="$BATS_TEST_TMPDIR/p.tend" TEND_TODAY=2026-03-02 COLUMNS=80
    "$TEND" add "Ana Ruiz" --email ana@example.org --role "school counsellor"
    "$TEND" add "Ben Ohm" --phone 555-0102 --tag neighbours
}

person() {
    "$TEND" show "$1" --json | jq -c "$2"
}

# An editor that runs a sed script on the form.
edits_with() {
    export EDITOR="sed -i -e '$1'"
    unset VISUAL
}

# --- add --------------------------------------------------------------------------

@test "add keeps all that the options say" {
    run -0 "$TEND" add "Zoë Łęcka" -e zoe@example.org -e z@example.org -p 555-0103 \
        -a "1 High St, Leeds" -w https://example.org -o "Oak House" -t "Lead therapist" \
        --nickname Zo -b "15 March" --note "met at the training" --introduced-by ana \
        --rhythm 6w --like --full --tag teens --next fri
    [[ "$output" == "Added: Zoë Łęcka (#3). 3 on your list."*"First reach-out: Fri 6 March."* ]]
    person zoe '.person | [.organisation, .title, .nickname, .note, .liked, .practice_full,
        .rhythm_days, .next, .tags, .roles, .given, .family]' | jq -e '. == ["Oak House",
        "Lead therapist", "Zo", "met at the training", true, true, 42, "2026-03-06", ["teens"],
        ["therapist"], "Zoë", "Łęcka"]'
    person zoe '[.person.ways[] | [.kind, .value]]' | jq -e '. == [["email", "zoe@example.org"],
        ["email", "z@example.org"], ["phone", "555-0103"], ["address", "1 High St\nLeeds"],
        ["url", "https://example.org"]]'
    person zoe '.facts[0] | [.kind, .date]' | jq -e '. == ["birthday", "--03-15"]'
    person zoe '.person.relations[0].person' | jq -e '. == {"id": 1, "name": "Ana Ruiz"}'
}

@test "add says how to reach somebody later" {
    run -0 "$TEND" add "Cy Lee"
    [[ "$output" == *"There is no way to reach them yet: tend edit 3 --email … or --phone …"* ]]
}

@test "add doubles nobody unless told to" {
    run -5 "$TEND" add "Someone Else-Ruiz" --email ANA@example.org
    [[ "$output" == *"Ana Ruiz is here already (#1)."* ]]
    run -5 "$TEND" add "ana ruiz"
    "$TEND" let-go ana
    run -5 "$TEND" add "Ana Ruiz"
    [[ "$output" == *"and was let go. \`tend back 1\` brings them back"* ]]
    run -0 "$TEND" add "Ana Ruiz" --anyway
}

@test "add refuses what can't be, and adds nobody" {
    run -2 "$TEND" add ""
    run -2 "$TEND" add "!!"
    run -2 "$TEND" add X --email nonsense
    run -2 "$TEND" add X --phone 12
    run -2 "$TEND" add X --birthday 2050-01-01
    run -2 "$TEND" add X --birthday "31 February"
    run -2 "$TEND" add X --rhythm often
    run -2 "$TEND" add X --next yesterday
    run -2 "$TEND" add X --like --dislike
    run -2 "$TEND" add $'bad \xff bytes'
    "$TEND" list --json | jq -e '.total == 2'
}

@test "add --json" {
    "$TEND" add "Cy Lee" --json | jq -e '.person.name == "Cy Lee" and .person.id == 3 and .people == 3'
}

# --- names ------------------------------------------------------------------------

@test "names are found in part, any case, any order, without accents, by number" {
    "$TEND" add "Zoë Łęcka-O'Neil" --nickname Zo --org "Oak House"
    for typed in zoe LECKA "neil zoe" "o'neil" "#3" 3 "oak house"; do
        run -0 "$TEND" show "$typed"
        [[ "${lines[0]}" == "Zoë Łęcka-O'Neil"* ]]
    done
}

@test "several of that name: the list, and nothing else" {
    "$TEND" add "Ana Lopez" --org "Oak House"
    run -4 "$TEND" show ana
    [[ "$output" == *'"ana" could be any of these.'*"#3  Ana Lopez, Oak House"*"#1  Ana Ruiz"* ]]
    run -4 "$TEND" tag ana teens
    run -3 "$TEND" show "anna ruis"
    [[ "$output" == *"Did you mean:"*"#1  Ana Ruiz"* ]]
    run -3 "$TEND" show 99
}

# --- show -------------------------------------------------------------------------

@test "show has it all in 80 columns" {
    "$TEND" relate ben introduced by ana
    "$TEND" referral from ana "teen anxiety"
    "$TEND" fact ana "plays the cello"
    "$TEND" fact ana --news "new practice in the old mill, moves in the summer, wants to see fewer clients in the evening"
    "$TEND" edit ana --like
    "$TEND" log ana coffee --gave network --meaningful --next fri "talked about the mill"
    run -0 "$TEND" show ana
    [ "${lines[0]}" == "Ana Ruiz" ]
    [[ "$output" == *"  email         ana@example.org"* ]]
    [[ "$output" == *"  stage         closing; 1 touch, 1 meaningful; last today"* ]]
    [[ "$output" == *"  two of three  has 2: you like them, they have referred to you"* ]]
    [[ "$output" == *"  introduced    Ben Ohm"* ]]
    [[ "$output" == *"  facts         plays the cello"* ]]
    [[ "$output" == *"  news          What is new with them? new practice"* ]]
    [[ "$output" == *"  referral      "*", received 2026-03-02: teen anxiety"* ]]
    [[ "$output" == *"  Mon 2 March       coffee, network, meaningful: talked about the mill"* ]]
    for line in "${lines[@]}"; do
        ((${#line} <= 80))
    done
    run -0 "$TEND" show ben
    [[ "$output" == *"  introduced by Ana Ruiz"* && "$output" == *"adding; not in touch yet"* ]]
}

@test "show cuts a long history, --all does not" {
    for i in $(seq 12); do
        "$TEND" log ana email "letter $i" >/dev/null
    done
    run -0 "$TEND" show ana
    [[ "$output" == *"… and 2 earlier (--all)"* && "$output" != *"letter 1"$'\n'* ]]
    run -0 "$TEND" show ana --all
    [[ "$output" == *"letter 1" && "$output" != *"earlier"* ]]
}

# --- edit -------------------------------------------------------------------------

@test "edit with options adds, replaces and empties" {
    run -0 "$TEND" edit ana --email a@example.org --title Counsellor --org "Oak House" --tag teens
    [[ "$output" == *"Changed: Ana Ruiz."* && "$output" == *"title: (none) → Counsellor"* ]]
    "$TEND" edit ana --title - --org "Elm House" --name "Ana Ruiz-Ortega"
    person ana '.person | [.name, .family, .title, .organisation]' |
        jq -e '. == ["Ana Ruiz-Ortega", "Ruiz-Ortega", null, "Elm House"]'
    person ana '[.person.ways[].value]' | jq -e '. == ["ana@example.org", "a@example.org"]'
    run -0 "$TEND" edit ana --title -
    [ "$output" == "Nothing was changed." ]
}

@test "edit keeps roles that were taken away" {
    "$TEND" edit ben --title Psychotherapist
    [ "$(person ben .person.roles)" == '[]' ]
    "$TEND" role ana --remove "school counsellor"
    "$TEND" edit ana --title "School counsellor"
    "$TEND" edit ana --nickname Annie
    [ "$(person ana .person.roles)" == '[]' ]
}

@test "edit in an editor" {
    edits_with 's/^Title:.*/Title: Nurse/; s/^Email: .*/Email (work): ana@example.com/'
    run -0 "$TEND" edit ana
    [[ "$output" == *"title: (none) → Nurse"* ]]
    [[ "$output" == *"email: ana@example.org → (none)"*"email: (none) → ana@example.com"* ]]
    person ana '.person.ways' | jq -e '. == [{"kind": "email", "label": "work", "value": "ana@example.com"}]'
    "$TEND" undo
    person ana '[.person.title, .person.ways[0].value]' | jq -e '. == [null, "ana@example.org"]'
}

@test "a line that can't be understood: which one, and nothing changed" {
    before=$(person ana .)
    edits_with 's/^Title:.*/Title: Nurse/; s/^Role:.*/Roll: nurse/'
    run -2 "$TEND" edit ana
    [[ "$output" == *"Line "*'there is no field "Roll"'* ]]
    edits_with 's/^Birthday:.*/Birthday: soon/'
    run -2 "$TEND" edit ana
    edits_with 's/^Name:.*/Name:/; s/^Given:.*//; s/^Family:.*//; s/^Email:.*//'
    run -2 "$TEND" edit ana
    [[ "$output" == *"The form has no name."* ]]
    edits_with 's/^Title:.*/Title: \xff/'
    run -2 "$TEND" edit ana
    [ "$(person ana .)" == "$before" ]
}

@test "an editor that fails, or changes nothing, changes nothing" {
    EDITOR=false run -7 "$TEND" edit ana
    [[ "$output" == *'The editor "false" did not end well, so nothing was changed.'* ]]
    EDITOR=/nowhere/editor run -7 "$TEND" edit ana
    EDITOR=true run -0 "$TEND" edit ana
    [ "$output" == "Nothing was changed." ]
    # the form is not left lying about
    [ -z "$(find "${TMPDIR:-/tmp}" -maxdepth 1 -name 'tend-*.txt' -user "$(id -u)" -newer "$TEND_FILE")" ]
}

@test "on a terminal one can go back to the editor" {
    cat >"$BATS_TEST_TMPDIR/editor" <<'EOF'
#!/bin/sh
if grep -q '^Roll:' "$1"; then
    sed -i 's/^Roll:/Role:/' "$1"
else
    sed -i 's/^Role:.*/Roll: nurse/' "$1"
fi
EOF
    chmod +x "$BATS_TEST_TMPDIR/editor"
    export EDITOR="$BATS_TEST_TMPDIR/editor"
    unset VISUAL
    run -2 "$BATS_TEST_DIRNAME/terminal.py" "$TEND" edit ana <<<"n"
    [[ "$output" == *"Go back to the editor?"*"Nothing was changed."* ]]
    run -0 "$BATS_TEST_DIRNAME/terminal.py" "$TEND" edit ana <<<"y"
    [ "$(person ana .person.roles)" == '["nurse"]' ]
}

@test "the form printed and taken again changes nothing" {
    "$TEND" fact ana "opening 12 June"
    "$TEND" fact ana "plays the cello"
    "$TEND" fact ana --help-with "rooms"
    "$TEND" relate ana spouse Leo
    before=$(person ana 'del(.person.next)')
    "$TEND" edit ana --print >"$BATS_TEST_TMPDIR/form.txt"
    run -0 "$TEND" edit ana --form "$BATS_TEST_TMPDIR/form.txt"
    [ "$output" == "Nothing was changed." ]
    "$TEND" edit ana --form - <"$BATS_TEST_TMPDIR/form.txt"
    [ "$(person ana 'del(.person.next)')" == "$before" ]
}

# --- fact -------------------------------------------------------------------------

@test "facts, with dates and without" {
    run -0 "$TEND" fact ana ruiz plays the cello
    [ "$output" == "Noted of Ana Ruiz: plays the cello." ]
    run -0 "$TEND" fact ana "daughter graduates 12 June"
    [ "$output" == "Noted of Ana Ruiz for 12 June 2026: daughter graduates." ]
    run -0 "$TEND" fact ana "opening of the mill" --date 2026-09-01
    run -0 "$TEND" fact ana "name day" --date "2 January" --yearly
    [ "$output" == "Noted of Ana Ruiz for 2 January, every year: name day." ]
    run -0 "$TEND" fact ana
    [[ "$output" == *"plays the cello"*"12 June 2026: daughter graduates"*"2 January: name day"* ]]
    "$TEND" fact ana --remove 2
    person ana '[.facts[].text]' | jq -e '. == ["plays the cello", "opening of the mill", "name day"]'
    run -3 "$TEND" fact ana --remove 2
    run -2 "$TEND" fact ana --yearly "no date"
    run -2 "$TEND" fact ana "text" --date "soon"
}

@test "one birthday, one answer to each question of the call sheet" {
    "$TEND" fact ana --birthday "15 March"
    "$TEND" fact ana --birthday 1980-03-16
    run -2 "$TEND" fact ana --birthday 2030-01-01
    run -2 "$TEND" fact ana --birthday "soon"
    "$TEND" fact ana --refer "a call first"
    "$TEND" fact ana --refer "a short e-mail first"
    person ana '[.facts[] | [.kind, .date // .text]]' |
        jq -e '. == [["birthday", "1980-03-16"], ["refer", "a short e-mail first"]]'
}

# --- tag, role, relate ------------------------------------------------------------

@test "tags and roles" {
    run -0 "$TEND" tag ana ruiz teens "book club" Teens ★
    [ "$output" == "Ana Ruiz: teens, book club, ★." ]
    run -0 "$TEND" tag ana --remove TEENS --remove ★
    [ "$output" == "Ana Ruiz: book club." ]
    run -3 "$TEND" tag ana new --remove nothing
    [[ "$output" == *'Ana Ruiz has no tag "nothing".'* ]]
    run -0 "$TEND" tag ana
    [ "$output" == "Ana Ruiz: book club." ]
    run -0 "$TEND" role ana teacher
    [ "$output" == "Ana Ruiz: school counsellor, teacher." ]
    run -2 "$TEND" tag ana " "
    "$TEND" role ana --json | jq -e '.roles == ["school counsellor", "teacher"] and .tags == ["book club"]'
}

@test "relations" {
    run -0 "$TEND" relate ana ruiz introduced by ben
    [ "$output" == "Ana Ruiz: introduced by Ben Ohm." ]
    run -0 "$TEND" relate ana spouse "Leo Ruiz"
    [ "$output" == "Ana Ruiz: spouse Leo Ruiz (not on your list)." ]
    run -2 "$TEND" relate ana spouse ana
    run -3 "$TEND" relate ana colleague ben --remove
    run -0 "$TEND" relate ana spouse "leo ruiz" --remove
    person ana '[.person.relations[] | [.kind, .person.name]]' |
        jq -e '. == [["introduced by", "Ben Ohm"]]'
    # who comes later is found by the name
    "$TEND" relate ben "introduced by" "Cy Lee"
    printf 'BEGIN:VCARD\nVERSION:3.0\nFN:Cy Lee\nEND:VCARD\n' >"$BATS_TEST_TMPDIR/cy.vcf"
    "$TEND" import "$BATS_TEST_TMPDIR/cy.vcf"
    run -0 "$TEND" show cy
    [[ "$output" == *"introduced    Ben Ohm"* ]]
}

# --- referral ---------------------------------------------------------------------

@test "referrals get a code, count for N3, and stand in the ledger" {
    run -0 "$TEND" referral from ana ruiz teen anxiety
    [[ "$output" == "Entered: received, from Ana Ruiz. Its code is "????-?"."* ]]
    "$TEND" referral to ben couples --on yesterday
    run -2 "$TEND" referral from ana --on tomorrow
    run -0 "$TEND" referral ana
    [[ "$output" == *"from Ana Ruiz"* ]]
    run -0 "$TEND" referral
    [[ "${lines[1]}" == "2026-03-02"*"from"*"Ana Ruiz"*"teen anxiety"* ]]
    [[ "${lines[2]}" == "2026-03-01"*"to"*"Ben Ohm"*"couples"* ]]
    "$TEND" referral --json | jq -e '.referrals | length == 2 and ([.[].code] | unique | length == 2)'
    person ana '.person | [.stage, .referrals_received, .qualifiers]' | jq -e '. == ["closing", 1, 1]'
    person ben '.person | [.stage, .referrals_given, .qualifiers]' | jq -e '. == ["adding", 1, 0]'
}
