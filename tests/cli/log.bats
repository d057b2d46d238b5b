#!/usr/bin/env bats
# tend log: writing down a touch.
bats_require_minimum_version 1.5.0

setup() {
    export TEND_FILE="$BATS_TEST_TMPDIR/p.tend" TEND_TODAY=2026-03-02 COLUMNS=80
    "$TEND" add "Ana Ruiz" --email ana@example.org
    "$TEND" add "Ben Ohm" --phone 555-0102
    "$TEND" add "Cy Lee" --email cy@example.org
    "$TEND" add "Dee Post" --email dee@example.org
    "$TEND" add "Ana Lopez" --email lopez@example.org
}

on_terminal() {
    printf '%s\n' "${@:2}" | "$BATS_TEST_DIRNAME/terminal.py" bash -c "\"\$TEND\" $1"
}

person() {
    "$TEND" show "$1" --json | jq -c "$2"
}

# touches DATE...: three on each day
row_of() {
    local date id
    for date in "$@"; do
        for id in 1 2 3; do
            TEND_TODAY=$date "$TEND" log "#$id" email --next 2026-12-01 >"$BATS_TEST_TMPDIR/last"
        done
    done
}

@test "all in one line" {
    run -0 "$TEND" log "ana ruiz" coffee --gave knowledge --liked --meaningful --next +6w \
        "new group for teens; daughter graduates 12 June"
    [ "${lines[0]}" == "Logged: Ana Ruiz, coffee." ]
    [ "${lines[1]}" == "Next: Mon 13 April (in 6 weeks)." ]
    [ "${lines[2]}" == "Noted for 12 June 2026: daughter graduates." ]
    [ "${lines[3]}" == "1 of 3." ]
    person "ana ruiz" '.touches[0] | [.date, .method, .word, .share, .liked, .meaningful, .note]' |
        jq -e '. == ["2026-03-02", "in-person", "coffee", "knowledge", true, true,
            "new group for teens; daughter graduates 12 June"]'
    [ "$(person "ana ruiz" '.person | [.stage, .liked, .next]')" == '["following",true,"2026-04-13"]' ]
}

@test "P8: what was told with a date comes back on that day" {
    "$TEND" log ben call "daughter graduates 12 June" --next 2026-12-01
    run -0 "$TEND" --today 2026-06-12 today
    [[ "$output" == *"Ben Ohm"*"Why    today: daughter graduates"* ]]
    "$TEND" --today 2026-06-11 today --json | jq -e '[.suggestions[].person.name] | index("Ben Ohm") == null'
    "$TEND" log cy call --no-facts "moves on 12 June"
    person cy '.facts' | jq -e '. == []'
    # the same again is known already
    "$TEND" log ben call "Daughter graduates 12 June"
    person ben '.facts | length' | jq -e '. == 1'
}

@test "P8: a birthday told in passing is the birthday; next year's event is another" {
    "$TEND" fact ben --birthday 1980-03-15
    "$TEND" log ben call "birthday 15 March"
    person ben '.facts | [.[].date]' | jq -e '. == ["1980-03-15"]'
    "$TEND" log ben call "his birthday is 16 March"
    "$TEND" fact cy "birthday 3 May"
    person ben '.facts | [.[] | [.kind, .date, .yearly]]' | jq -e '. == [["birthday", "--03-16", true]]'
    person cy '.facts | [.[] | [.kind, .date, .yearly]]' | jq -e '. == [["birthday", "--05-03", true]]'
    "$TEND" log cy call "conference 12 June"
    TEND_TODAY=2027-03-01 "$TEND" log cy call "conference 12 June"
    person cy '.facts | [.[].date]' | jq -e '. == ["--05-03", "2026-06-12", "2027-06-12"]'
}

@test "methods of two words, of other words and in part" {
    "$TEND" log ben in person "long talk"
    person ben '.touches[0] | [.method, .word, .note]' | jq -e '. == ["in-person", null, "long talk"]'
    "$TEND" log ben video call hello there
    person ben '.touches[0] | [.method, .word, .note]' | jq -e '. == ["video", "video-call", "hello there"]'
    "$TEND" log ben em
    person ben '.touches[0] | [.method, .word, .note]' | jq -e '. == ["email", null, null]'
    "$TEND" log ben WhatsApp
    person ben '.touches[0] | [.method, .word]' | jq -e '. == ["text", "WhatsApp"]'
}

@test "a method's name in somebody's name is no method" {
    "$TEND" log dee post email "hello"
    person dee '.touches[0] | [.method, .note]' | jq -e '. == ["email", "hello"]'
    run -2 "$TEND" log dee post
    [[ "$output" == *"Say how: "* ]]
}

@test "what can't be understood changes nothing, and says what can" {
    before=$("$TEND" list --json)
    run -2 "$TEND" log ben brunch
    [[ "$output" == *'"brunch" is no method that Tend knows. Methods: email, phone'* ]]
    run -2 "$TEND" log ben
    [[ "$output" == *"Say how: tend log ben METHOD."* ]]
    run -3 "$TEND" log zed email
    [[ "$output" == *'Nobody here is called "zed"'* ]]
    run -4 "$TEND" log ana email
    [[ "$output" == *"#5  Ana Lopez"*"#1  Ana Ruiz"* ]]
    run -2 "$TEND" log ben email --on tomorrow
    run -2 "$TEND" log ben email --next yesterday
    run -2 "$TEND" log ben email --next 2026-03-02
    run -2 "$TEND" log ben email --gave money
    run -2 "$TEND" log ben email --liked --not-liked
    run -2 "$TEND" log ben email --not-liked --next fri
    run -2 "$TEND" log
    [ "$("$TEND" list --json)" == "$before" ]
}

@test "P7: a next date comes by itself, on a working day with room" {
    "$TEND" plan rhythm=30 day.min=1 day.max=2
    for name in "ana ruiz" ben cy; do
        "$TEND" log "$name" email
    done
    # the 1st of April and the day after; 30 days from Monday
    [ "$(person "ana ruiz" .person.next)" == '"2026-04-01"' ]
    [ "$(person ben .person.next)" == '"2026-04-01"' ]
    [ "$(person cy .person.next)" == '"2026-04-02"' ]
}

@test "P7: any touch moves the next date; none sets none" {
    "$TEND" log ben call --next 2026-03-10
    TEND_TODAY=2026-03-05 "$TEND" log ben email --next 2026-03-20
    [ "$(person ben '.person.next')" == '"2026-03-20"' ]
    person ben '.reach_outs | length' | jq -e '. == 1'
    TEND_TODAY=2026-03-06 run -0 "$TEND" log ben email --next none
    [[ "$output" == *"No next date; the rhythm of your plan brings them up again."* ]]
    [ "$(person ben '.person.next')" == null ]
}

@test "P7: not liked, let go; the history stays" {
    "$TEND" later ben 2026-03-09
    run -0 "$TEND" log ben call --not-liked
    [[ "$output" == *"They leave your list; the history stays."* ]]
    [ "$(person ben '.person | [.stage, .next, .touches]')" == '["let-go",null,1]' ]
    "$TEND" --today 2026-03-09 today --json | jq -e '[.suggestions[].person.name] | index("Ben Ohm") == null'
    run -0 "$TEND" log ben email "wrote once more"
    [[ "$output" == *"They are off your list; \`tend back 2\` brings them back."* ]]
    [ "$(person ben '.person | [.stage, .touches]')" == '["let-go",2]' ]
    run -5 "$TEND" log ben email --next fri
}

@test "--on yesterday counts for that day" {
    TEND_TODAY=2026-03-03 run -0 "$TEND" log ben call --on yesterday
    [ "${lines[0]}" == "Logged: Ben Ohm, call, Mon 2 March." ]
    [[ "$output" == *"Mon 2 March: 1 of 3."* ]]
    "$TEND" today --json | jq -e '.done == 1'
    "$TEND" --today 2026-03-03 today --json | jq -e '.done == 0'
}

@test "what is written down late does not overtake what came after it" {
    TEND_TODAY=2026-03-05 "$TEND" log ben call --next 2026-03-20
    TEND_TODAY=2026-03-06 run -0 "$TEND" log ben email --on 2026-03-03
    [[ "$output" == *"Next, as before: Fri 20 March (in 14 days)."* ]]
    [ "$(person ben '.person | [.last_touch, .next, .touches]')" == '["2026-03-05","2026-03-20",2]' ]
    # a date chosen along with it does
    TEND_TODAY=2026-03-06 "$TEND" log ben email --on 2026-03-04 --next 2026-03-30
    [ "$(person ben '.reach_outs | map(.date)')" == '["2026-03-30"]' ]
}

@test "a promise stands until its day" {
    run -0 "$TEND" log ben call --promise "send the article" --next 2026-03-06
    [[ "$output" == *"Next: Fri 6 March"* ]]
    TEND_TODAY=2026-03-04 run -0 "$TEND" log ben email
    [[ "$output" == *"Next, as before: Fri 6 March"* ]]
    person ben '.reach_outs | [.[].promise]' | jq -e '. == ["send the article"]'
    TEND_TODAY=2026-03-05 "$TEND" later ben 2026-03-09
    person ben '.reach_outs | [.[] | [.date, .promise]]' |
        jq -e '. == [["2026-03-09", "send the article"]]'
    TEND_TODAY=2026-03-09 "$TEND" log ben email
    person ben '.reach_outs | [.[].promise]' | jq -e '. == [null]'
}

@test "P6: an early ask is questioned, not forbidden" {
    run -0 "$TEND" log ben call --asked
    [[ "$output" == *"An ask this early rarely helps"* ]]
    "$TEND" referral from cy
    run -0 "$TEND" log cy call --asked
    [[ "$output" != *"An ask this early"* ]]
    person cy '.touches[0].asked' | jq -e '. == true'
}

@test "P10: the third touch earns the checkmark" {
    "$TEND" log ben call
    "$TEND" log cy call
    run -0 "$TEND" log "ana ruiz" call
    [[ "$output" == *"✓ 3 of 3: the day has its checkmark."* ]]
    run -0 "$TEND" log dee call
    [[ "$output" != *"checkmark"* && "$output" != *" of 3"* ]]
}

@test "P10: ten in a row earn the treat, and a weekend breaks nothing" {
    "$TEND" treat "an afternoon by the sea"
    row_of 2026-03-02 2026-03-03 2026-03-04 2026-03-05 2026-03-06 \
        2026-03-09 2026-03-10 2026-03-11 2026-03-12
    [[ "$(cat "$BATS_TEST_TMPDIR/last")" == *"That is 9 in a row."* ]]
    [[ "$(cat "$BATS_TEST_TMPDIR/last")" != *"★"* ]]
    row_of 2026-03-13
    [[ "$(cat "$BATS_TEST_TMPDIR/last")" == *"★ 10 in a row. Time for your treat: an afternoon by the sea."* ]]
    run -0 "$TEND" --today 2026-03-13 today
    [[ "$output" == *"You have earned: an afternoon by the sea."* ]]
    # the eleventh earns none
    row_of 2026-03-16
    [[ "$(cat "$BATS_TEST_TMPDIR/last")" != *"★"* ]]
}

@test "P10: a forgotten touch closes the gap in a row" {
    row_of 2026-03-02 2026-03-04
    [[ "$(cat "$BATS_TEST_TMPDIR/last")" != *"in a row"* ]]
    export TEND_TODAY=2026-03-04
    "$TEND" log ben call --on yesterday
    "$TEND" log cy call --on yesterday
    run -0 "$TEND" log dee call --on yesterday
    [[ "$output" == *"✓ Tue 3 March: 3 of 3: the day has its checkmark. That is 3 in a row."* ]]
}

@test "--json" {
    "$TEND" log ben call --json "moves 12 June" | jq -e '.person.name == "Ben Ohm"
        and .touch.method == "phone" and .touch.word == "call" and .done == 1
        and .checkmark == false and .facts[0].date == "2026-06-12" and (.next | length == 10)'
}

# --- on a terminal ----------------------------------------------------------------

@test "log NAME asks, and Enter takes what stands in brackets" {
    run -0 on_terminal "log ben" "" "" "" "" "" ""
    [[ "$output" == *"How? (email, phone, coffee, card …) [phone]"* ]]
    [[ "$output" == *"Logged: Ben Ohm, phone."* ]]
    [ "$(person ben '.touches[0] | [.method, .share, .liked, .meaningful, .note]')" == \
        '["phone",null,null,null,null]' ]
    [[ "$(person ben .person.next)" == '"2026-'* ]]
}

@test "log NAME asks again for what it can't understand" {
    run -0 on_terminal "log ben" "brunch" "coffee" "x" "k" "maybe" "y" "perhaps" "n" \
        "plays chess" "soon" "+6w"
    [[ "$output" == *"One of: email, phone"* ]]
    [[ "$output" == *'"soon" can'"'"'t be read as a day.'* ]]
    [ "$(person ben '.touches[0] | [.word, .share, .liked, .meaningful, .note]')" == \
        '["coffee","knowledge",true,false,"plays chess"]' ]
    [ "$(person ben .person.next)" == '"2026-04-13"' ]
}

@test "log NAME with several of that name asks which" {
    run -0 on_terminal "log ana" "2" "email" "" "" "" "" "none"
    [[ "$output" == *"Which one?"*"1 Ana Lopez"*"2 Ana Ruiz"* ]]
    [ "$(person "ana ruiz" .person.touches)" == 1 ]
    run -4 on_terminal "log ana" ""
    [[ "$output" == *"Nobody was chosen; nothing was changed."* ]]
}

@test "no to liking lets go without more questions" {
    run -0 on_terminal "log ben" "call" "" "no" "not my kind"
    [[ "$output" == *"They leave your list"* ]]
    [ "$(person ben '.person | [.stage, .next]')" == '["let-go",null]' ]
}

@test "the end of input at any question logs nothing" {
    for answers in "^D" "email,^D" "email,k,^D" "email,k,y,^D" "email,k,y,y,^D" "email,k,y,y,hi,^D"; do
        IFS=, read -ra given <<<"$answers"
        run -2 on_terminal "log ben" "${given[@]}"
        [[ "$output" == *"Nothing was logged."* ]]
    done
    [ "$(person ben .person.touches)" == 0 ]
}

@test "a late log asks for no next date when there is a newer touch" {
    "$TEND" log ben call --next 2026-03-20
    run -0 on_terminal "log ben --on yesterday" "email" "" "" "" ""
    [[ "$output" != *"Next time?"* ]]
    [ "$(person ben .person.next)" == '"2026-03-20"' ]
}
