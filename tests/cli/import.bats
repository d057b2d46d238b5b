#!/usr/bin/env bats
# tend import: every kind of file, twice, with what is wrong in it.
bats_require_minimum_version 1.5.0

setup() {
    export TEND_FILE="$BATS_TEST_TMPDIR/p.tend" TEND_TODAY=2026-03-02 COLUMNS=80
    here=$BATS_TEST_TMPDIR
    data=$TEND_TEST_DATA
}

# facts: all that is known of everybody, one person a line
facts() {
    local id
    for id in $("$TEND" list --everybody --json | jq '.people[].id' | sort -n); do
        "$TEND" show "#$id" --json | jq -cS .
    done
}

people() {
    "$TEND" list --everybody --json | jq -r '[.people[].name] | join(",")'
}

card() {
    printf 'BEGIN:VCARD\nVERSION:3.0\nFN:%s\n' "$1"
    printf '%s\n' "${@:2}" END:VCARD
}

@test "every file in the data goes in, and the same again changes nothing" {
    for file in "$data"/csv/*.csv "$data"/vcard/*.vcf "$data"/friends/*.md "$data"/monica/*.json; do
        [[ $file != */no-header.csv ]] || continue
        rm -f "$TEND_FILE"*
        "$TEND" import "$file" --json >"$here/first.json" || {
            echo "$file"
            return 1
        }
        jq -e --arg f "$file" 'if .read >= 1 and .added >= 1
            and .read == .added + .merged + .unchanged + (.skipped | length)
            then true else error($f) end' "$here/first.json"
        before=$(facts)
        "$TEND" import "$file" --json >"$here/second.json"
        jq -e --arg f "$file" 'if .added == 0 and .merged == 0
            then true else error($f) end' "$here/second.json"
        [ "$(facts)" == "$before" ]
        "$TEND" today >/dev/null
        # once it is taken back, nobody is left
        "$TEND" import --undo
        [ -z "$(people)" ]
        run -3 "$TEND" import --undo
    done
}

@test "all files into one practice, twice" {
    mapfile -t files < <(find "$data"/{csv,vcard,friends,monica} -name '*.*' -not -name '.*' \
        -not -name no-header.csv | sort)
    "$TEND" import "${files[@]}"
    before=$(facts)
    run -0 "$TEND" import "${files[@]}"
    [[ "$output" != *" 1 added"* && "$output" != *" 1 merged"* ]]
    [ "$(facts)" == "$before" ]
}

@test "--json has the keys that others rely on" {
    "$TEND" import "$data/csv/broken.csv" --json | jq -e '.read == 8 and .added == 7 and .merged == 0
        and .unchanged == 0 and .conflicts == []
        and (.skipped | length == 1 and .[0].line == 3 and (.[0].reason | length > 10))'
}

@test "--dry-run tells the same and changes nothing" {
    "$TEND" import "$data/csv/google.csv" --dry-run --json |
        jq -e '.dry_run and .read == 4 and .added == 3'
    [ -z "$(people)" ]
    run -0 "$TEND" import "$data/csv/google.csv" --dry-run
    [[ "$output" == "Would be: 4 read: 3 added"* ]]
    [[ "$output" == *"Nothing was changed. Without --dry-run it happens."* ]]
    run -3 "$TEND" undo
    "$TEND" import "$data/csv/google.csv" --json | jq -e '.read == 4 and .added == 3'
}

@test "who is here already is merged; what differs is kept and listed" {
    "$TEND" add "Ana Ruiz" --email ana@example.org --title Counsellor
    card "Ana María Ruiz" "TITLE:Lead counsellor" "TEL:555-0100" "EMAIL:ANA@example.org" \
        "BDAY:1980-03-15" "CATEGORIES:teens" >"$here/a.vcf"
    run -0 "$TEND" import "$here/a.vcf"
    [[ "$output" == *"1 read: 0 added, 1 merged, 0 unchanged, 0 skipped."* ]]
    [[ "$output" == *"Different, and yours kept (2):"* ]]
    [[ "$output" == *'Ana Ruiz, name: yours is "Ana Ruiz", the file has "Ana María Ruiz"'* ]]
    [[ "$output" == *'Ana Ruiz, title: yours is "Counsellor", the file has "Lead counsellor"'* ]]
    "$TEND" show ana --json | jq -e '.person | .title == "Counsellor" and .tags == ["teens"]
        and ([.ways[].value] == ["ana@example.org", "555-0100"])'
    "$TEND" import "$here/a.vcf" --json | jq -e '.merged == 0 and .unchanged == 1
        and (.conflicts | length == 2 and .[1].field == "title" and .[1].kept == "Counsellor"
        and .[1].offered == "Lead counsellor" and .[1].person.name == "Ana Ruiz")'
    # taken back, it is as before
    "$TEND" import --undo
    "$TEND" show ana --json | jq -e '.person | .tags == [] and (.ways | length == 1)'
}

@test "people who share a number, a name or a card's number stay apart" {
    { card "Ana Ruiz" TEL:555-0100 UID:1; card "Ben Ohm" TEL:555-0100 UID:1; } >"$here/desk.vcf"
    "$TEND" import "$here/desk.vcf" --json | jq -e '.added == 2'
    { card "Ana Ruiz" TEL:555-0177; card "Cy Lee" UID:1; } >"$here/other.vcf"
    "$TEND" import "$here/other.vcf" --json | jq -e '.added == 2'
    "$TEND" import "$here/desk.vcf" "$here/other.vcf"
    [ "$(people)" == "Ana Ruiz,Ana Ruiz,Ben Ohm,Cy Lee" ]
}

@test "a new name of a known card is the same person" {
    card "Ana Ruiz" UID:abc >"$here/a.vcf"
    card "Ana Ohm" UID:abc EMAIL:ana@example.org >"$here/b.vcf"
    "$TEND" import "$here/a.vcf"
    "$TEND" import "$here/b.vcf" --json | jq -e '.merged == 1 and .conflicts[0].field == "name"'
}

@test "P7: nobody let go comes back" {
    "$TEND" import "$data/csv/google.csv"
    "$TEND" let-go "#1" --why "not my kind"
    before=$(facts)
    run -0 "$TEND" import "$data/csv/google.csv"
    [[ "$output" == *"0 added, 0 merged, 3 unchanged"* ]]
    [[ "$output" == *"1 you let go before, and they stay so."* ]]
    [ "$(facts)" == "$before" ]
    "$TEND" today --json | jq -e '[.suggestions[].person.id] | index(1) == null'
}

@test "taken back: whom one has written about since, stays" {
    { card "Ana Ruiz" EMAIL:ana@example.org; card "Ben Ohm" EMAIL:ben@example.org; } >"$here/a.vcf"
    "$TEND" import "$here/a.vcf"
    "$TEND" log ana coffee "plays the cello"
    run -0 "$TEND" import --undo
    [[ "$output" == *"Taken back: the import of a.vcf on Mon 2 March (2 added, 0 merged)."* ]]
    [[ "$output" == *"1 of them stays, for you have written something down about them since."* ]]
    [ "$(people)" == "Ana Ruiz" ]
    "$TEND" show ana --json | jq -e '.touches | length == 1'
    # back again with the undo of that
    "$TEND" import "$here/a.vcf" --json | jq -e '.added == 1 and .unchanged == 1'
}

@test "undo and redo of an import" {
    "$TEND" import "$data/csv/google.csv"
    before=$(facts)
    "$TEND" undo
    [ -z "$(people)" ]
    "$TEND" redo
    [ "$(facts)" == "$before" ]
}

@test "--tag puts a tag on everybody, those who have it already too" {
    card "Ana Ruiz" "CATEGORIES:Teens,club" EMAIL:ana@example.org >"$here/a.vcf"
    "$TEND" import "$here/a.vcf" --tag teens --tag " ★ " --tag ★
    "$TEND" show ana --json | jq -e '.person.tags == ["Teens", "club", "★"]'
    "$TEND" import "$here/a.vcf" --tag teens --tag ★ --json | jq -e '.unchanged == 1'
}

@test "a role taken away does not come back" {
    card "Ana Ruiz" "TITLE:School counsellor" EMAIL:ana@example.org >"$here/a.vcf"
    "$TEND" import "$here/a.vcf"
    "$TEND" role ana --remove counsellor
    "$TEND" import "$here/a.vcf" --json | jq -e '.unchanged == 1'
    "$TEND" show ana --json | jq -e '.person.roles == []'
}

@test "several files: one that is bad keeps none of the others out" {
    card "Ana Ruiz" >"$here/a.vcf"
    card "Ben Ohm" >"$here/b.vcf"
    run -2 "$TEND" import "$here/a.vcf" "$data/csv/no-header.csv" "$here/b.vcf"
    [[ "$output" == *"1 of 3 files could not be imported"* ]]
    [ "$(people)" == "Ana Ruiz,Ben Ohm" ]
}

@test "several files are one import: undo takes back them all" {
    card "Ana Ruiz" >"$here/a.vcf"
    card "Ben Ohm" >"$here/b.vcf"
    run -0 "$TEND" import "$here/a.vcf" "$here/b.vcf" "$here/a.vcf"
    [[ "$output" == *"2 people are on"* || "$output" == *"tend today"* ]]
    [[ "$output" != *"Nothing in it is new; nothing was changed."* ]]
    run -0 "$TEND" import --undo
    [[ "$output" == *"the import of a.vcf, b.vcf on Mon 2 March (2 added, 0 merged)."* ]]
    [ -z "$(people)" ]
    "$TEND" redo
    [ "$(people)" == "Ana Ruiz,Ben Ohm" ]
    run -0 "$TEND" journal
    [[ "$output" == *"imported a.vcf, b.vcf: 2 added, 0 merged"* ]]
}

@test "--review asks about those who may be somebody here" {
    "$TEND" add "Ana Ruiz" --email ana@example.org --title Counsellor
    "$TEND" add "Ben Ohm" --email ben@example.org
    { card "Anna Ruiz" TEL:555-0100; card "Ben Ohmm" TEL:555-0101; card "Cy Lee"; } >"$here/a.vcf"
    run -2 "$TEND" import "$here/a.vcf" --review
    [[ "$output" == *"needs a terminal"* ]]
    ask() { printf '%s\n' "$@" | "$BATS_TEST_DIRNAME/terminal.py" "$TEND" import "$here/a.vcf" --review; }
    run -5 ask y q
    [[ "$output" == *"nothing was imported"* ]]
    [ "$(people)" == "Ana Ruiz,Ben Ohm" ]
    run -0 ask what 1 l
    [[ "$output" == *"Anna Ruiz, 555-0100 (line 1)"*"1: may be Ana Ruiz (#1): names one letter apart"* ]]
    [[ "$output" == *"Type a number, n, l, or q"* ]]
    [ "$(people)" == "Ana Ruiz,Ben Ohm,Cy Lee" ]
    "$TEND" show "#1" --json | jq -e '.person.ways | length == 2'
    run -0 ask n
    [[ "$output" == *"1 added"* ]]
}

@test "from a pipe, and with --map" {
    printf 'Surname;First;Mob\nRuiz;Ana;555-0100\n' >"$here/list.csv"
    "$TEND" import - --map "Mob=phone.mobile" --map "First=name.given" <"$here/list.csv"
    "$TEND" show ana --json | jq -e '.person.name == "Ana Ruiz"
        and .person.ways[0] == {"kind": "phone", "label": "mobile", "value": "555-0100"}'
    # columns of one name, and a table without names for its columns
    printf 'Name,Tel,Tel\nAna Ohm,17,555-0101\n' >"$here/two.csv"
    "$TEND" import "$here/two.csv" --map "#2=ignore" --map "#3=phone.mobile"
    "$TEND" show "ana ohm" --json | jq -e '[.person.ways[].value] == ["555-0101"]'
    printf 'Cy Lee,cy@example.org\n' >"$here/none.csv"
    run -2 "$TEND" import "$here/none.csv"
    [[ "$output" == *'--map "#1=name"'* ]]
    "$TEND" import "$here/none.csv" --map "#1=name"
    "$TEND" show cy --json | jq -e '.person.ways[0].value == "cy@example.org"'
    run -2 "$TEND" import "$here/two.csv" --map "#4=phone"
    run -2 "$TEND" import "$here/list.csv" --map "Nothing=phone"
    run -2 "$TEND" import "$here/list.csv" --map "Mob=nonsense"
}

@test "files that are none of contacts say what to do" {
    printf '%%PDF-1.4 nothing' >"$here/a.pdf"
    printf 'PK\003\004xl/worksheets' >"$here/a.xlsx"
    : >"$here/empty.csv"
    head -c 3000 /dev/urandom >"$here/noise"
    for file in a.pdf a.xlsx empty.csv noise; do
        run -2 "$TEND" import "$here/$file"
        [[ "$output" == "tend: $file: "* ]]
    done
    run -3 "$TEND" import "$here/nothing.csv"
    run -2 "$TEND" import "$here"
    [ -z "$(people)" ]
    run -2 "$TEND" import "$data/csv/google.csv" --as pdf
    run -2 "$TEND" import
    run -2 "$TEND" import --undo "$here/a.pdf"
}

@test "NUL bytes and invalid UTF-8 cost nobody else" {
    printf 'Name,E-mail\nN\0ul Person,nul@example.org\nBad \xff\xfe Utf,bad@example.org\nGood One,good@example.org\n' \
        >"$here/a.csv"
    { card "$(printf 'Bad \xff\xfe Utf')" EMAIL:bad@example.org
        printf 'BEGIN:VCARD\nFN:N\0ul Card\nEMAIL:n@example.org\nEND:VCARD\n'
        card "Other Good" EMAIL:other@example.org; } >"$here/a.vcf"
    run -0 "$TEND" import "$here/a.csv" "$here/a.vcf"
    [[ "$(people)" == *"Good One"* && "$(people)" == *"Other Good"* ]]
    "$TEND" list --everybody --json | jq -e '.people | length >= 4'
    facts | iconv -f UTF-8 -t UTF-8 >/dev/null
}

@test "a quotation mark never closed costs one record" {
    printf 'Name,E-mail\nAna Ruiz,ana@example.org\n"Open,open@example.org\nBen Ohm,ben@example.org\n' >"$here/a.csv"
    run -0 "$TEND" import "$here/a.csv"
    [[ "$output" == *"line 3: a quotation mark (\") is opened but never closed"* ]]
    [[ "$(people)" == *"Ana Ruiz"*"Ben Ohm"* ]]
}

@test "lines of 100 MB cost one record, little memory and little time" {
    {
        printf 'Name,E-mail,Notes\nAna Ruiz,ana@example.org,\nHuge,huge@example.org,'
        head -c 100000000 /dev/zero | tr '\0' x
        printf '\nBen Ohm,ben@example.org,\n'
    } >"$here/a.csv"
    {
        card "Cy Lee" EMAIL:cy@example.org
        printf 'BEGIN:VCARD\nVERSION:3.0\nFN:Huge\nNOTE:'
        head -c 100000000 /dev/zero | tr '\0' x
        printf '\nEND:VCARD\n'
        card "Dee Post" EMAIL:dee@example.org
    } >"$here/a.vcf"
    for file in a.csv a.vcf; do
        run -0 timeout 60 "$TEND" import "$here/$file"
        [[ "$output" == *"2 added"*"1 skipped"* && "$output" == *"1 MB"* ]]
        rm "$here/$file"
    done
    [ "$(people)" == "Ana Ruiz,Ben Ohm,Cy Lee,Dee Post" ]
}

@test "records with more than anybody has, or alike by the thousand, take no ages" {
    {
        printf 'BEGIN:VCARD\nVERSION:3.0\nFN:Many\n'
        seq -f 'TEL:555%06.0f' 20000
        printf 'END:VCARD\n'
        card "Ana Ruiz" EMAIL:ana@example.org
        for i in $(seq 3000); do
            printf 'BEGIN:VCARD\nFN:Unknown\nTEL:555%06d\nEND:VCARD\n' "$i"
            printf 'BEGIN:VCARD\nFN:Desk%d Person%d\nTEL:555-0100\nEND:VCARD\n' "$i" "$i"
            printf 'BEGIN:VCARD\nFN:Same Person\nEMAIL:same@example.org\nCATEGORIES:t%d\nEND:VCARD\n' "$i"
        done
    } >"$here/a.vcf"
    run -0 timeout 60 "$TEND" import "$here/a.vcf"
    [[ "$output" == *"line 1: more than 500 numbers, addresses, tags and the like"* ]]
    [[ "$output" == *"9002 read: 6002 added"* ]]
}

@test "P1, P11: a long list is no cause for hurry" {
    for i in $(seq 100); do
        card "Person $i" "EMAIL:p$i@example.org"
    done >"$here/a.vcf"
    run -0 "$TEND" import "$here/a.vcf"
    [[ "$output" == *"100 people are on your list now; the method keeps it to 90. No hurry"* ]]
}
