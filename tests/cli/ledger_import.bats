#!/usr/bin/env bats
# tend import: sheets of old referrals, and the names of clients that stay out of them.
bats_require_minimum_version 1.5.0

setup() {
    export TEND_FILE="$BATS_TEST_TMPDIR/p.tend" TEND_TODAY=2026-03-02 COLUMNS=80
    here=$BATS_TEST_TMPDIR
    data=$TEND_TEST_DATA/ledger
}

facts() {
    "$TEND" referral --json | jq -cS '.referrals'
    "$TEND" list --everybody --json | jq -cS '.people'
}

# Each of the words stands nowhere in anything that Tend wrote.
nowhere() {
    local word
    for word in "$@"; do
        if grep -ailr -- "$word" "$here"/p.tend*; then
            echo "$word was kept"
            return 1
        fi
    done
}

@test "R1: every sheet goes in, the same again changes nothing, and undo takes it back" {
    "$TEND" add "Ana Ruiz"
    before=$(facts)
    for file in "$data"/*; do
        "$TEND" import "$file" --replace-names --json >"$here/first.json" || {
            echo "$file"
            return 1
        }
        jq -e --arg f "$file" 'if .added >= 1 and .format == "referrals"
            and .read == .added + .unchanged + (.skipped | length)
            then true else error($f) end' "$here/first.json"
        after=$(facts)
        "$TEND" import "$file" --replace-names --json >"$here/second.json"
        jq -e --arg f "$file" 'if .added == 0 then true else error($f) end' "$here/second.json"
        [ "$(facts)" == "$after" ]
        "$TEND" doctor
        "$TEND" undo
        [ "$(facts)" == "$before" ]
    done
}

@test "R8: names of clients are refused, and with --replace-names kept nowhere" {
    run -2 "$TEND" import "$data/received.csv"
    [[ "$output" == *'name clients, in "Patient Name/ID"'*"--replace-names"* ]]
    [[ "$output" != *Quillfeather* ]]
    run -0 "$TEND" import "$data/received.csv" --replace-names
    [[ "$output" == *"6 referrals: 5 brought in (received), 0 there already, 1 left out."* ]]
    [[ "$output" == *"line 7: nobody is named in it"* ]]
    [[ "$output" == *"line 4: Service Provided was left out, for it seems to hold a name"* ]]
    [[ "$output" == *"line 2: "* ]]
    [[ "$output" != *Quillfeather* && "$output" != *Vexmoor* && "$output" != *Thistlewick* ]]
    "$TEND" undo
    "$TEND" redo
    nowhere Quillfeather Vexmoor Thistlewick Ottoline Zebulon Umberlane
    "$TEND" referral --json | jq -e '[.referrals[].code] | length == 5 and all(test("^[a-z]{4}-"))'
}

@test "R8: names are known by their looks; --map does not let them in" {
    run -2 "$TEND" import "$data/hostile.csv"
    [[ "$output" == *'"ID" (what is in it looks like names)'* ]]
    run -2 "$TEND" import "$data/hostile.csv" --map "ID=for"
    [[ "$output" == *"name clients"* ]]
    run -0 "$TEND" import "$data/hostile.csv" --map "ID=ignore"
    [[ "$output" == *"line 4: Outcome seems to hold a telephone number"* ]]
    [[ "$output" == *"line 5: Reason seems to hold a birth date"* ]]
    [[ "$output" != *"555-0101"* ]]
}

@test "--dry-run shows it and changes nothing" {
    "$TEND" add "Lena Holt"
    before=$(facts)
    run -0 "$TEND" import "$data/sent.csv" --dry-run
    [[ "$output" == *"5 referrals: 3 would come in (given)"* ]]
    [[ "$output" == *"Nothing was changed. Without --dry-run it happens."* ]]
    [ "$(facts)" == "$before" ]
    "$TEND" import "$data/sent.csv" --dry-run --json | jq -e '.dry_run and .received == 0
        and .given == 3 and .sources[0].person == {"id": 1, "name": "Lena Holt"}
        and .sources[1].person == null and .referrals[0].code == null'
}

@test "two sheets are one change" {
    run -0 "$TEND" import "$data/sent.csv" "$data/received.csv" --replace-names
    [[ "$output" == *"$data/received.csv"*"5 brought in"* ]]
    "$TEND" referral --json | jq -e '.referrals | length == 8'
    "$TEND" undo
    "$TEND" referral --json | jq -e '.referrals | length == 0'
    run -2 "$TEND" import "$data/sent.csv" "$TEND_TEST_DATA/csv/google.csv"
    [[ "$output" == *"sheet of referrals, and another one is not"* ]]
}

@test "P11: the old ones are no work for today, and people stay on their list" {
    "$TEND" import "$data/received.csv" --replace-names
    "$TEND" referral --json | jq -e 'all(.referrals[]; .open == false and .thanks != "owed")'
    # places are counted, and are nobody's to reach out to
    "$TEND" list --json | jq -e '[.people[].name] == ["Ana Ruiz"]'
    "$TEND" list --everybody --json | jq -e '[.people[].name] | sort == ["Ana Ruiz", "Google", "Psychology Today"]'
    run -0 "$TEND" today
    [[ "$output" != *Google* && "$output" != *Psychology* ]]
}

@test "sources can be called a place, or a person" {
    printf 'Date,Referred by,Reason\n1 May 2025,The Corner,a\n2 May 2025,Alma,b\n' >"$here/a.csv"
    "$TEND" import "$here/a.csv" --place-source "the corner" --person-source Alma --json |
        jq -e '[.sources[].kind] == ["place", "person"] and .new_people == 1 and .new_places == 1'
    "$TEND" list --json | jq -e '[.people[].name] == ["Alma"]'
}

@test "a sheet that doesn't say which way, or the year" {
    printf 'Date,Provider,Reason,Status\n2 May,Ana Ruiz,panic,scheduled\n3 May 2025,Ana Ruiz,a,\n' >"$here/a.csv"
    run -2 "$TEND" import "$here/a.csv" --as referrals
    [[ "$output" == *"--direction received, or --direction given"* ]]
    run -2 "$TEND" import "$here/a.csv" --as referrals --direction sideways
    run -0 "$TEND" import "$here/a.csv" --as referrals --direction given --dry-run
    [[ "$output" == *"1 would come in"*"line 2: its date has no year"*"--year 2025"* ]]
    run -0 "$TEND" import "$here/a.csv" --as referrals --direction given --year 2025
    [[ "$output" == *"2 brought in (given)"* ]]
    run -2 "$TEND" import "$here/a.csv" --as referrals --year soon
    run -2 "$TEND" import "$TEND_TEST_DATA/csv/google.csv" --direction given
    [[ "$output" == *"are for sheets of referrals"* ]]
    run -2 "$TEND" import "$here/a.csv" --as referrals --map "Status=shoes"
    [[ "$output" == *"There is no field"* ]]
}

@test "on a terminal it asks for what is unclear" {
    "$TEND" add "Benno Ohm"
    printf 'Date,Provider,Client,Reason\n2 May 2025,Bemno Ohm,Zeb Quill,panic\n' >"$here/a.csv"
    ask() { printf '%s\n' "$@" | "$BATS_TEST_DIRNAME/terminal.py" "$TEND" import "$here/a.csv" --as referrals; }
    run -2 ask n
    [[ "$output" == *"seems to name clients: Client"*"--replace-names"* ]]
    run -5 ask y r q
    [[ "$output" == *"nothing was imported"* ]]
    run -0 ask y r what 1
    [[ "$output" == *"Bemno Ohm (1 referral)"*"1: Benno Ohm (#1)"*"Type a number, n, p, l"* ]]
    "$TEND" referral --json | jq -e '.referrals[0].person.name == "Benno Ohm"
        and .referrals[0].direction == "received"'
    nowhere Quill
}

@test "what Tend writes of the ledger, another Tend reads" {
    "$TEND" add "Ana Ruiz"
    "$TEND" add "Ben Ohm"
    "$TEND" import "$data/tend.csv"
    "$TEND" referral --csv >"$here/out.csv"
    export TEND_FILE="$here/other.tend"
    "$TEND" import "$here/out.csv" --json | jq -e '.added == 3 and .unmapped == [] and (.warnings | length) == 0'
    "$TEND" referral --csv >"$here/again.csv"
    # all but the codes, which are each practice's own
    cut -d, -f2- "$here/out.csv" >"$here/1"
    cut -d, -f2- "$here/again.csv" >"$here/2"
    diff "$here/1" "$here/2"
}

@test "R8: a client is kept nowhere, whichever column or file tells of them" {
    "$TEND" add "Ana Ruiz"
    cat >"$here/Zybqual intake_2025.csv" <<'CSV'
Date received,Referred by,Kid,Who,Reason,Where,How,Why,Completed,Ended why,Outcome,Notes,Code,Role,Organisation,Follow-up sent,Seen on
1 May 2025,Ana Ruiz,Zybqual Vornex,Zybqual V.,grief of Zybqual,near Vornex,call by zybqual,Vornex knew,yes,,Zybqual well,vornex paid,ZYBQUAL,Vornex,Zybqual Vornex,Zybqual,Zybqual
2 May 2025,Zybqual Vornex,Oltrap Quibbly,Oltrap,sleep,office,phone,fit,no,Oltrap left,no,sent by Zybqual,OLTRAP,nurse,Oltrap Quibbly,yes Oltrap,Oltrap
Vornex day,Ana Ruiz,Jumbex Klatch,J,x,x,x,x,x,x,x,x,x,x,x,x,x
CSV
    run -2 --separate-stderr "$TEND" import "$here/Zybqual intake_2025.csv" --dry-run --json
    # shellcheck disable=SC2154 # run sets it
    run -1 grep -E "Vornex|Oltrap|Quibbly|Jumbex|Klatch" <<<"$output$stderr"
    local option
    for option in --dry-run --json --all; do
        run -0 "$TEND" import "$here/Zybqual intake_2025.csv" --replace-names "$option"
        run -1 grep -iE "zybqual|vornex|oltrap|quibbly|jumbex|klatch" <<<"$output"
        nowhere zybqual vornex oltrap quibbly jumbex klatch
    done
    run -0 "$TEND" referral --json
    [ "$(jq -r '[.referrals[].person.name] | sort | join(", ")' <<<"$output")" == "A client, Ana Ruiz" ]
    "$TEND" undo
    "$TEND" journal | grep "imported a sheet"
    nowhere zybqual vornex oltrap quibbly jumbex klatch
}

@test "R2 one word for one thing: what they do becomes a role that is known" {
    printf 'Date,Referred By,Specialty\n1/20/2025,Maria Gonzalez,Paediatrician\n1/21/2025,Di Post,Dog trainer\n' \
        >"$BATS_TEST_TMPDIR/roles.csv"
    "$TEND" import "$BATS_TEST_TMPDIR/roles.csv"
    "$TEND" show maria --json | jq -e '.person | .roles == ["physician"] and .title == "Paediatrician"'
    "$TEND" show "di post" --json | jq -e '.person | .roles == ["Dog trainer"] and .title == null'
}

@test "R1: sums come in when the plan keeps them, and what was said of it works" {
    printf 'Date Received,Referred By,Service Provided,Revenue Generated\n1/15/2026,Maria Lopez,couples,"1,250.50"\n' \
        >"$BATS_TEST_TMPDIR/sums.csv"
    run -0 "$TEND" import "$BATS_TEST_TMPDIR/sums.csv"
    [[ "$output" == *"1 sum left out"*"tend plan"*"business=yes"* ]]
    "$TEND" referral --json | jq -e '.referrals[0].amount == null'
    "$TEND" undo
    "$TEND" plan business=yes
    "$TEND" import "$BATS_TEST_TMPDIR/sums.csv"
    "$TEND" referral --json | jq -e '.referrals[0].amount == 1250.5'
}
