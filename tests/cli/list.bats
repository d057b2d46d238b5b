#!/usr/bin/env bats
# tend list: filters, sorting, formats.
bats_require_minimum_version 1.5.0

setup() {
    export TEND_FILE="$BATS_TEST_TMPDIR/p.tend" TEND_TODAY=2026-03-02 COLUMNS=80
    "$TEND" add "Ana Ruiz" --email ana@example.org --role teacher --tag teens --like --full
    "$TEND" add "Ben Ohm" --phone 555-0102 --tag ★ --tag "book club"
    "$TEND" add "Cy Lee" --address "1 High St, Leeds" --org "Lee Family Practice" --title Physician
    "$TEND" add "Dee Post"
    "$TEND" log ana email --on 2026-02-20 --next 2026-03-20
    "$TEND" log ben call --next 2026-03-06
    "$TEND" log ben call --on 2026-02-01
    "$TEND" referral from ben
    "$TEND" let-go dee
}

names() {
    "$TEND" list "$@" --json | jq -r '[.people[].name] | join(",")'
}

@test "list shows those on the list, by name, in 80 columns" {
    run -0 "$TEND" list
    [[ "${lines[0]}" == "# NAME"*"ORGANISATION"*"STAGE"*"LAST"*"NEXT"*"TOUCHES" ]]
    [[ "${lines[1]}" == "1 Ana Ruiz"*"following 2026-02-20 2026-03-20 1" ]]
    [[ "${lines[2]}" == "2 Ben Ohm"*"closing   2026-03-02 2026-03-06 2" ]]
    [ "${lines[4]}" == "3 people." ]
    for line in "${lines[@]}"; do
        ((${#line} <= 80))
    done
}

@test "list --json has the keys that others rely on" {
    "$TEND" list --json >"$BATS_TEST_TMPDIR/list.json"
    jq -e '.people[0] | .id == 1 and .name == "Ana Ruiz" and .stage == "following"
        and .last_touch == "2026-02-20" and .next == "2026-03-20" and .touches == 1' \
        "$BATS_TEST_TMPDIR/list.json"
    jq -e '.people[2] | .last_touch == null and .next == null and .touches == 0' \
        "$BATS_TEST_TMPDIR/list.json"
}

@test "filters" {
    [ "$(names)" == "Ana Ruiz,Ben Ohm,Cy Lee" ]
    [ "$(names --everybody)" == "Ana Ruiz,Ben Ohm,Cy Lee,Dee Post" ]
    [ "$(names --stage let-go)" == "Dee Post" ]
    [ "$(names --stage closing)" == "Ben Ohm" ]
    [ "$(names --stage adding)" == "Cy Lee" ]
    [ "$(names --tag Teens)" == "Ana Ruiz" ]
    [ "$(names --tag ★)" == "Ben Ohm" ]
    [ "$(names --tag "book club")" == "Ben Ohm" ]
    [ "$(names --tag nothing)" == "" ]
    [ "$(names --role physician)" == "Cy Lee" ]
    [ "$(names --never)" == "Cy Lee" ]
    [ "$(names --liked)" == "Ana Ruiz" ]
    [ "$(names --full)" == "Ana Ruiz" ]
    [ "$(names --referred)" == "Ben Ohm" ]
    [ "$(names --two-of-three)" == "Ana Ruiz" ]
    [ "$(names --missing email)" == "Ben Ohm,Cy Lee" ]
    [ "$(names --missing phone)" == "Ana Ruiz,Cy Lee" ]
    [ "$(names --missing address)" == "Ana Ruiz,Ben Ohm" ]
    [ "$(names --missing next)" == "Cy Lee" ]
    [ "$(names --missing contact)" == "" ]
    [ "$(names --missing contact --everybody)" == "Dee Post" ]
    [ "$(names --liked --role physician)" == "" ]
}

@test "filters by days; fri of a last touch is last Friday" {
    [ "$(names --last-before 2026-02-20)" == "Ana Ruiz" ]
    [ "$(names --last-since "last mon")" == "Ben Ohm" ]
    [ "$(names --last-since fri)" == "Ben Ohm" ]
    [ "$(names --next-before fri)" == "Ben Ohm" ]
    [ "$(names --next-since 2026-03-07)" == "Ana Ruiz" ]
    run -2 "$TEND" list --last-since tomorrow
}

@test "search in names, organisations and e-mail" {
    [ "$(names ruiz)" == "Ana Ruiz" ]
    [ "$(names "family practice")" == "Cy Lee" ]
    [ "$(names ana@example)" == "Ana Ruiz" ]
    run -0 "$TEND" list zzz
    [ "$output" == "Nobody fits." ]
}

@test "sorting" {
    [ "$(names --sort last)" == "Ana Ruiz,Ben Ohm,Cy Lee" ]
    [ "$(names --sort next)" == "Ben Ohm,Ana Ruiz,Cy Lee" ]
    [ "$(names --sort touches)" == "Ben Ohm,Ana Ruiz,Cy Lee" ]
    [ "$(names --sort stage)" == "Cy Lee,Ana Ruiz,Ben Ohm" ]
    [ "$(names --sort name --reverse)" == "Cy Lee,Ben Ohm,Ana Ruiz" ]
    TEND_TODAY=2026-03-03 "$TEND" add "Aa New"
    [ "$(names --sort added)" == "Aa New,Ana Ruiz,Ben Ohm,Cy Lee" ]
    [ "$(names --sort next --limit 1)" == "Ben Ohm" ]
    run -0 "$TEND" list --limit 1
    [[ "$output" == *"1 of 4." ]]
}

@test "wrong words name the right ones" {
    run -2 "$TEND" list --sort age
    [[ "$output" == *"name, last, next, touches, added, stage"* ]]
    run -2 "$TEND" list --stage warm
    run -2 "$TEND" list --missing fax
    [[ "$output" == *"contact, email, phone, address, next"* ]]
    run -2 "$TEND" list --limit none
}

@test "--csv is quoted, and no formula for a spreadsheet" {
    "$TEND" add '=HYPERLINK("https://example.org")'
    run -0 "$TEND" list --csv
    [[ "${lines[0]}" == "id,name,organisation,title,stage,last_touch,next,touches,meaningful,added"* ]]
    [[ "$output" == *'3,Cy Lee,Lee Family Practice,Physician,adding,,,0,0,2026-03-02'* ]]
    [[ "$output" == *"\"'=HYPERLINK("* ]]
}

@test "the last import" {
    [ "$(names --last-import)" == "" ]
    "$TEND" import "$TEND_TEST_DATA/csv/dutch.csv" "$TEND_TEST_DATA/csv/french.csv"
    "$TEND" list --last-import --json | jq -e '.total == 1 and .people[0].organisation == "Cabinet Lefèvre"'
}

@test "search finds notes, and says where" {
    "$TEND" log cy letter "the Café near the theatre"
    "$TEND" fact ana "plays the cello"
    [ "$(names cafe)" == "Cy Lee" ]
    [ "$(names ruiz cel)" == "Ana Ruiz" ]
    "$TEND" list cafe --json | jq -e '.people[0].found ==
        {"in": "touch", "date": "2026-03-02", "before": "the ", "match": "Café", "after": " near the theatre"}'
    "$TEND" list cy --json | jq -e '.people[0].found == null'
    "$TEND" list --json | jq -e 'all(.people[]; .found == null)'
    "$TEND" undo
    [ "$(names cello)" == "" ]
    # Dee Post was let go: found where they are asked for alone.
    [ "$(names post)" == "" ]
    [ "$(names post --everybody)" == "Dee Post" ]
}

@test "names come before what is written, unless another order is asked for" {
    "$TEND" add "Zed Cello"
    "$TEND" fact ana "plays the cello"
    [ "$(names cello)" == "Zed Cello,Ana Ruiz" ]
    [ "$(names cello --sort name)" == "Ana Ruiz,Zed Cello" ]
}

@test "those without a day come last in both directions" {
    [ "$(names --sort last --reverse)" == "Ben Ohm,Ana Ruiz,Cy Lee" ]
    [ "$(names --sort next --reverse)" == "Ana Ruiz,Ben Ohm,Cy Lee" ]
}

@test "views: kept, shown with more filters, renewed, forgotten" {
    run -0 "$TEND" list --views
    [[ "$output" == "No view is saved yet."* ]]
    run -0 "$TEND" list --stage following --last-before "1 week ago" --save Quiet
    [[ "${lines[-1]}" == 'Saved: tend list --view "Quiet" shows them.' ]]
    [ "$(names --view quiet)" == "Ana Ruiz" ]
    [ "$(names --view quiet --tag ★)" == "" ]
    # Days move along: they are kept as they were typed.
    [ "$(TEND_TODAY=2026-02-21 names --view QUIET)" == "" ]
    "$TEND" list --views --json | jq -e '.views == [{"id": 1, "name": "Quiet",
        "query": "stage=following&last-before=1+week+ago"}]'
    "$TEND" list --tag "book club" --save quiet
    [ "$(names --view quiet)" == "Ben Ohm" ]
    run -3 "$TEND" list --view loud
    [[ "$output" == *"There are: quiet."* ]]
    run -0 "$TEND" list --forget quiet
    "$TEND" list --views --json | jq -e '.views == []'
    "$TEND" undo
    [ "$(names --view quiet)" == "Ben Ohm" ]
    run -3 "$TEND" list --forget loud
    run -2 "$TEND" list --save " "
    run -2 "$TEND" list --stage warm --save warm
}
