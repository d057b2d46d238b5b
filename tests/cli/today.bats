#!/usr/bin/env bats
# tend today: whom, why, how, with what.
bats_require_minimum_version 1.5.0

setup() {
    export TEND_FILE="$BATS_TEST_TMPDIR/p.tend" TEND_TODAY=2026-03-02 COLUMNS=80
}

# names [DATE]: who is named, in order, divided by commas
names() {
    "$TEND" --today "${1:-$TEND_TODAY}" today --json | jq -r '[.suggestions[].person.name] | join(",")'
}

people() {
    local i
    for i in $(seq "$1"); do
        printf 'BEGIN:VCARD\nVERSION:3.0\nFN:Person %s\nEMAIL:p%s@example.org\nEND:VCARD\n' "$i" "$i"
    done >"$BATS_TEST_TMPDIR/people.vcf"
    "$TEND" import "$BATS_TEST_TMPDIR/people.vcf"
}

fits_the_screen() {
    local line
    while IFS= read -r line; do
        ((${#line} <= 80)) || {
            echo "too wide: $line"
            return 1
        }
    done <<<"$1"
}

@test "today on an empty practice says how to begin, in a few lines" {
    for command in "today" ""; do
        # shellcheck disable=SC2086
        run -0 "$TEND" $command
        [[ "$output" == *"tend import"* && "$output" == *"tend add"* ]]
        ((${#lines[@]} <= 6))
    done
}

@test "today names three of those who came in, with why, how and with what" {
    people 10
    run -0 "$TEND" today
    [[ "${lines[0]}" == "Mon 2 March. Three for today." ]]
    [[ "$output" == *"Why    on your list, not in touch yet"* ]]
    [[ "$output" == *"How    write an e-mail: p"*"@example.org"* ]]
    [[ "$output" == *"With   "* && "$output" == *"Ask    what is new"* ]]
    [[ "$output" == *"Afterwards: tend log NAME METHOD"* ]]
    fits_the_screen "$output"
    # tend alone is the same from now on
    [ "$("$TEND")" == "$output" ]
}

@test "today --json holds a draft, the ways to reach them, and the next date of whom was logged" {
    people 4
    "$TEND" log "#1" email --next 2026-03-09
    "$TEND" today --json | jq -e '.logged[0].next == "2026-03-09"
        and (.suggestions[0] | .draft.body != "" and .draft.form == "email"
            and (.draft.link | startswith("mailto:p"))
            and (.ways | map(.method) == ["email", "video"]))'
}

@test "today --json has the keys that others rely on" {
    people 5
    "$TEND" log "#1" email --gave knowledge --next 2026-03-09
    "$TEND" --today 2026-03-09 today --json >"$BATS_TEST_TMPDIR/today.json"
    jq -e '.date == "2026-03-09" and .target == {"min": 3, "max": 5} and .done == 0
        and .checkmark == false' "$BATS_TEST_TMPDIR/today.json"
    jq -e '.suggestions | length == 3' "$BATS_TEST_TMPDIR/today.json"
    jq -e '.suggestions[0] | .person.id == 1 and .person.name == "Person 1"
        and .reasons[0].rule == "P7" and (.reasons[0].text | length > 0)
        and (.method | type == "string") and (.share | type == "string")
        and .last_touch == "2026-03-02" and .next == "2026-03-09"' "$BATS_TEST_TMPDIR/today.json"
    jq -e '.suggestions[1] | .last_touch == null and .next == null' "$BATS_TEST_TMPDIR/today.json"
}

@test "P11: 800 people came in, and the day still holds three" {
    people 800
    [ "$(names | tr , '\n' | wc -l)" -eq 3 ]
}

@test "P11: after three weeks away there are five, and the rest waits" {
    people 30
    for i in $(seq 30); do
        "$TEND" log "#$i" email --next 2026-03-0$((i % 7 + 3)) >/dev/null
    done
    run -0 "$TEND" --today 2026-03-30 today
    [[ "${lines[0]}" == *"Five for today." ]]
    [[ "$output" == *"25 more wait for the days to come (5 working days); nothing is lost."* ]]
}

@test "the order: thanks, promise, birthday, due, two of three, followed, new" {
    "$TEND" add "New Name" --email n@example.org
    "$TEND" add "Fay Followed" --email f@example.org
    "$TEND" add "Tom Three" --email t@example.org --like --full
    "$TEND" add "Dan Due" --email d@example.org --next 2026-03-20
    "$TEND" add "Bea Birthday" --email b@example.org --birthday "20 March"
    "$TEND" add "Pia Promise" --email p@example.org
    "$TEND" log fay email --on 2026-02-02 --next none
    "$TEND" log pia email --promise "send the article" --next 2026-03-20
    "$TEND" add "Tia Thanks" --email tt@example.org
    "$TEND" referral from tia --on 2026-03-01
    "$TEND" plan day.min=7 day.max=9
    [ "$(names 2026-03-20)" == "Tia Thanks,Pia Promise,Bea Birthday,Dan Due,Tom Three,Fay Followed,New Name" ]
    run -0 "$TEND" --today 2026-03-20 today
    [[ "$output" == *"Why    you owe them thanks for the referral of Sun 1 March"* ]]
    [[ "$output" == *"Why    you promised: send the article; last in touch"* ]]
    [[ "$output" == *"Why    today: birthday"* ]]
    [[ "$output" == *"Why    their next date is today"* ]]
    [[ "$output" == *"Why    you like them and their practice is full"* ]]
}

@test "today is the same however often it is asked" {
    people 50
    first=$(names)
    for _ in 1 2 3; do
        [ "$(names)" == "$first" ]
    done
}

@test "--more names one more, skip makes room for another" {
    people 10
    first=$(names)
    more=$("$TEND" today --more --json | jq -r '[.suggestions[].person.name] | join(",")')
    [[ "$more" == "$first,"* ]]
    "$TEND" skip "${first%%,*}"
    [[ "$(names)" == "${more#*,}" ]]
    # tomorrow they may come again
    [[ "$(names 2026-03-03)" == "$first" ]]
}

@test "later holds, against a birthday too" {
    "$TEND" add "Ana Ruiz" --email ana@example.org --birthday "4 March"
    "$TEND" later ana 2026-03-06
    [ -z "$(names)" ]
    [ -z "$(names 2026-03-04)" ]
    [ -z "$(names 2026-03-05)" ]
    [ "$(names 2026-03-06)" == "Ana Ruiz" ]
}

@test "P8: a birthday on Sunday is named on Friday, with the age when it is known" {
    "$TEND" add "Ana Ruiz" --email ana@example.org --birthday 1980-03-15
    "$TEND" log ana email --next 2026-06-01
    [ -z "$(names 2026-03-12)" ]
    run -0 "$TEND" --today 2026-03-13 today
    [[ "$output" == *"Why    Sun 15 March: birthday (46)"* ]]
    [[ "$output" == *"With   compassion"* ]]
    [ -z "$(names 2026-03-16)" ]
}

@test "P8: born on 29 February" {
    "$TEND" add "Leap Year" --email l@example.org --birthday 1980-02-29
    "$TEND" log leap email --next 2029-01-02
    [ "$(names 2027-02-26)" == "Leap Year" ] # Friday; the 28th is a Sunday
    [ -z "$(names 2027-03-01)" ]
    [ "$(names 2028-02-29)" == "Leap Year" ]
    [ -z "$(names 2028-02-28)" ]
}

@test "P2: who can't be reached is not named, unless a day was set" {
    "$TEND" add "No Way"
    "$TEND" add "Web Only" --web https://example.org
    run -0 "$TEND" today
    [[ "$output" == *"Nobody is due."* ]]
    [[ "$output" == *"2 on your list have no way to be reached yet: tend list --missing contact"* ]]
    "$TEND" later "no way" 2026-03-04
    run -0 "$TEND" --today 2026-03-04 today
    [[ "$output" == *"How    there is no way to reach them yet: tend edit 1 --email"* ]]
    "$TEND" --today 2026-03-04 today --json | jq -e '.suggestions[0].method == null'
}

@test "P4: no meeting is suggested without face-to-face" {
    "$TEND" add "Ana Ruiz" --email ana@example.org
    "$TEND" plan methods=in-person
    "$TEND" log ana email --next 2026-03-03
    "$TEND" --today 2026-03-03 today --json | jq -e '.suggestions[0].method == "in-person"'
    "$TEND" plan face-to-face=no
    "$TEND" --today 2026-03-03 today --json | jq -e '.suggestions[0].method == "email"'
}

@test "what is known comes back, and what to find out" {
    "$TEND" add "Ana Ruiz" --email ana@example.org
    "$TEND" fact ana "plays the cello"
    "$TEND" fact ana --works "teens, family sessions"
    "$TEND" log ana coffee --next 2026-03-09 "talked about the new group"
    run -0 "$TEND" --today 2026-03-09 today
    [[ "$output" == *"Know   plays the cello. Last time: talked about the new group"* ]]
    [[ "$output" == *"Sheet  Which ways of working do they enjoy now? teens, family sessions"* ]]
    [[ "$output" == *"Ask    what is new, how I could help, how best to refer to them"* ]]
    fits_the_screen "$output"
}

@test "N6: the moment first can be left out" {
    people 3
    run -0 "$TEND" today
    [[ "$output" == *"A moment first: "* ]]
    "$TEND" plan moment=no
    run -0 "$TEND" today
    [[ "$output" != *"A moment first: "* ]]
}

@test "a day of rest asks nothing; --more names somebody all the same" {
    people 3
    "$TEND" log "#1" email
    run -0 "$TEND" --today 2026-03-07 today
    [[ "$output" == *"A day of rest: nothing is asked of you until Mon 9 March."* ]]
    "$TEND" --today 2026-03-07 today --json | jq -e '.suggestions == []'
    "$TEND" --today 2026-03-07 today --more --json | jq -e '.suggestions | length == 1'
    "$TEND" pause 2026-03-03..2026-03-06 "spring"
    run -0 "$TEND" --today 2026-03-03 today
    [[ "$output" == *"You are on a pause (spring). Tend is quiet until Mon 9 March"* ]]
}

@test "when the day has its checkmark it is done" {
    people 5
    for i in 1 2 3; do
        "$TEND" log "#$i" email
    done
    run -0 "$TEND" today
    [[ "${lines[0]}" == *"3 done: today has its checkmark ✓" ]]
    [[ "$output" == *"✓ Person 1, email"* ]]
    [[ "$output" == *"That is all for today."* ]]
    "$TEND" today --json | jq -e '.done == 3 and .checkmark and .suggestions == []'
}

@test "a promise behind an earlier date is not forgotten" {
    "$TEND" add "Ana Ruiz" --email ana@example.org
    "$TEND" log ana email --promise "send the article" --next 2026-03-06
    "$TEND" log ana phone --next 2026-03-05
    run -0 "$TEND" --today 2026-03-06 today
    [[ "$output" == *"you promised: send the article"* ]]
}
