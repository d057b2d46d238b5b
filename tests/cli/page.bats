#!/usr/bin/env bats
# tend page: "How to refer to me", and what it is sent as.
bats_require_minimum_version 1.5.0

setup() {
    export TEND_FILE="$BATS_TEST_TMPDIR/p.tend" TEND_TODAY=2026-03-02 COLUMNS=80
    cd "$BATS_TEST_TMPDIR" || exit 1
}

# A page that lacks nothing.
write_page() {
    "$TEND" plan me.name="Rosa Lind" me.title="Child therapist" me.phone="030 555 0100" \
        me.email=rosa@example.org me.address=$'Main Street 8\n12345 Town'
    "$TEND" page edit --whom "Teenagers from 13" --fees "90 an hour" --send "Give them my number"
}

pdf() {
    python3 "$TEND_ROOT/tests/cli/pdf.py" "$1"
}

@test "R4: an empty page asks questions, gives examples and says what is missing" {
    run -0 "$TEND" page
    [[ "$output" == *"Whom I help"*"Who gets most from your work?"*"For instance: Teenagers"* ]]
    [[ "$output" == *"tend page edit --whom"* ]]
    [[ "$output" == *"Before you send it:"*"Your name is missing."*"no way to reach you"* ]]
    [ -z "$(awk 'length($0) > 80' <<<"$output")" ]
    run -0 "$TEND" page --json
    jq -e '.pages == [] and .page == null and .ready == false and (.missing | length) == 4' <<<"$output"
    # The examples are nobody's words until somebody writes them.
    jq -e '.whole.whom == null' <<<"$output"
}

@test "R4: what is written stands on it, and nothing is missing" {
    write_page
    run -0 "$TEND" page
    [[ "$output" == *"Teenagers from 13"*"Rosa Lind"*"Address   Main Street 8, 12345 Town"* ]]
    [[ "$output" != *"Before you send it"* ]]
    run -0 "$TEND" page edit --whom "Teenagers from [age]"
    [[ "$output" == *'"Whom I help" has a gap in [brackets].'* ]]
    [ "$("$TEND" page --json | jq -r .page.name)" = general ]
    "$TEND" undo
    "$TEND" page --json | jq -e '.ready and .whole.whom == "Teenagers from 13"'
}

@test "R4: a version holds what differs, and takes the rest from the first" {
    write_page
    "$TEND" page add schools --whom "Pupils who no longer come"
    run -0 "$TEND" page schools
    [[ "$output" == *"Pupils who no longer come"* && "$output" == *"Fees (as on the first page)"* ]]
    "$TEND" page edit --fees "80 an hour"
    "$TEND" page schools --json | jq -e '.whole.fees == "80 an hour" and .page.fees == null'
    "$TEND" page edit schools --fees free
    "$TEND" page schools --json | jq -e '.whole.fees == "free"'
    "$TEND" page edit schools --fees ""
    "$TEND" page sch --json | jq -e '.whole.fees == "80 an hour" and .page.fees == null'
    run -0 "$TEND" page edit schools --fees ""
    [[ "$output" == "It was so before: schools."* ]]
    "$TEND" page edit schools --name "Schools, and kindergartens"
    "$TEND" page --json | jq -e '[.pages[].name] == ["general", "Schools, and kindergartens"]'
}

@test "names of versions are there once, and the first stays while others need it" {
    write_page
    "$TEND" page add schools
    run -2 "$TEND" page add SCHOOLS
    [[ "$output" == *'There is a version "schools" already.'* ]]
    run -2 "$TEND" page add 12
    run ! "$TEND" page remove
    [[ "$output" == *'The other versions take from "general"'* ]]
    "$TEND" page remove schools
    "$TEND" page remove
    "$TEND" page --json | jq -e '.pages == []'
    "$TEND" undo
    "$TEND" page --json | jq -e '.whole.whom == "Teenagers from 13"'
    run ! "$TEND" page clergy
    [[ "$output" == *"tend page add clergy"* ]]
    run ! "$TEND" page edit
    [[ "$output" == *"Say what to change"* ]]
    run ! "$TEND" page --whom "lost"
    [[ "$output" == *'tend page edit --whom'* ]]
    run -2 "$TEND" page edit --fees "$(printf 'x%.0s' {1..401})"
    [[ "$output" == *"too long for one page"* ]]
}

@test "R4: the PDF is one page of A4 or Letter, with links, and tells nothing of the machine" {
    write_page
    run -0 "$TEND" page --pdf a4.pdf
    [ "$output" = "Written: a4.pdf" ]
    "$TEND" page --pdf letter.pdf --paper letter
    pdf a4.pdf | jq -e '.pages == 1 and .size == [595, 842] and .author == "Rosa Lind" and .creator == "Tend"
        and .title == "How to refer to me" and .created == "20260302120000Z"
        and .links == ["mailto:rosa@example.org", "tel:0305550100"]'
    pdf letter.pdf | jq -e '.pages == 1 and .size == [612, 792]'
    run ! grep -aqF "$(hostname)" a4.pdf
    run ! grep -aqF "$BATS_TEST_TMPDIR" a4.pdf
    run ! "$TEND" page --pdf other.pdf --paper a5
    [[ "$output" == *"The paper is a4 or letter"* ]]
    [ ! -e other.pdf ]
}

@test "R4: the same page gives the same bytes" {
    write_page
    "$TEND" page --pdf one.pdf --html one.html --vcard one.vcf --qr one.svg
    TEND_TODAY=2026-05-01 HOME=/nonexistent USER=nobody TZ=Asia/Tokyo \
        "$TEND" page --pdf two.pdf --html two.html --vcard two.vcf --qr two.svg
    for kind in pdf html vcf svg; do
        cmp "one.$kind" "two.$kind"
    done
}

@test "R4: any script comes out on paper, or it is said that it does not" {
    write_page
    "$TEND" page edit --whom "Łódź, Ελλάδα, Москва, שלום, سلام"
    "$TEND" page --pdf scripts.pdf
    pdf scripts.pdf | jq -e '.letters as $all | ["Ł", "Ε", "М", "ש", "س"] | all(. as $l | $all | contains($l))'
    # Cuneiform: hardly any machine has it.
    "$TEND" page edit --whom $'\U12000\U12001'
    if [ -z "$(fc-list ':charset=12000' 2>/dev/null)" ]; then
        run -2 "$TEND" page --pdf none.pdf
        [[ "$output" == *"no font for some of the letters"*"fonts-noto-core"* ]]
        [ ! -e none.pdf ]
    fi
}

@test "R4: as much as the page takes still goes on one sheet" {
    write_page
    long() { python3 -c 'import sys; print(("What helps is told in plain words. " * 40)[:int(sys.argv[1])])' "$1"; }
    "$TEND" page edit --whom "$(long 890)" --how "$(long 890)" --fees "$(long 390)" --places "$(long 390)" \
        --send "$(long 590)"
    "$TEND" page --pdf full.pdf --paper letter
    pdf full.pdf | jq -e '.pages == 1'
}

@test "the HTML file needs nothing else, and holds words as words" {
    write_page
    "$TEND" page edit --heading "<b>Help</b>" --whom $'One\nTwo & "three"'
    "$TEND" page --html page.html
    run ! grep -qE '<script|<link|<img|url\(|@import|src=' page.html
    grep -qF '&lt;b&gt;Help&lt;/b&gt;' page.html
    grep -qF 'Two &amp; &quot;three&quot;' page.html
    grep -qF '<a href="tel:0305550100">030 555 0100</a>' page.html
    grep -qF '<svg' page.html
}

@test "the card is one that Tend itself reads" {
    run -2 "$TEND" page --vcard none.vcf
    [[ "$output" == *"A card needs your name"* ]]
    write_page
    "$TEND" plan me.url=example.org/rosa
    "$TEND" page --vcard me.vcf
    grep -qF "URL:https://example.org/rosa" me.vcf
    TEND_FILE="$BATS_TEST_TMPDIR/other.tend" "$TEND" import me.vcf
    TEND_FILE="$BATS_TEST_TMPDIR/other.tend" "$TEND" show rosa --json |
        jq -e '.person.name == "Rosa Lind" and ([.person.ways[].value] | index("rosa@example.org")) != null'
}

@test "the code leads to the web page, or holds the card; as SVG, PNG, or here" {
    write_page
    "$TEND" page --qr card.svg
    "$TEND" plan me.url=https://example.org/rosa
    "$TEND" page --qr web.svg --json >/dev/null
    "$TEND" page --qr again.svg --card
    [ "$(grep -o 'viewBox.*' card.svg)" != "$(grep -o 'viewBox.*' web.svg)" ]
    run ! cmp -s card.svg web.svg
    python3 -c 'import sys, xml.dom.minidom as m; [m.parse(f) for f in sys.argv[1:]]' card.svg web.svg again.svg
    "$TEND" page --qr web.png
    [ "$(head -c 8 web.png | od -An -tx1 | tr -d ' \n')" = 89504e470d0a1a0a ]
    # 25 modules and the quiet zone, 12 dots each.
    [ "$(od -An -tu4 --endian=big -j16 -N8 web.png | tr -s ' ')" = " 396 396" ]
    run -0 "$TEND" page --qr -
    [ "${#lines[@]}" -eq 17 ]
    [ "${#lines[0]}" -eq 33 ]
    run -2 "$TEND" page --qr code.jpg
    [[ "$output" == *".svg or .png"* ]]
}

@test "a file that is there stays, unless it is forced" {
    write_page
    echo mine >page.pdf
    run ! "$TEND" page --pdf page.pdf
    [[ "$output" == *"page.pdf is there already"* ]]
    [ "$(cat page.pdf)" = mine ]
    "$TEND" page --pdf page.pdf --force
    pdf page.pdf | jq -e '.pages == 1'
    run ! "$TEND" page --html /nonexistent/page.html
    [[ "$output" == *"can't be written"* ]]
}

@test "nothing can be made of no page" {
    run ! "$TEND" page --pdf none.pdf
    [[ "$output" == *"There is no page yet"* ]]
    [ ! -e none.pdf ]
}

@test "the plan keeps who I am in a block of its own; its numbers go back without it" {
    run -0 "$TEND" plan
    [[ "$output" == *"About you, for those who refer to you"*"Nothing yet."* ]]
    write_page
    run -0 "$TEND" plan
    [[ "$output" == *"me.address    Main Street 8, 12345 Town"* ]]
    [ -z "$(awk 'length($0) > 80' <<<"$output")" ]
    "$TEND" plan day.min=4
    "$TEND" plan --reset
    "$TEND" plan --json | jq -e '(.items | map({(.name): .value}) | add) as $p |
        $p["day.min"] == "3" and $p["me.name"] == "Rosa Lind" and $p["me.address"] == "Main Street 8\n12345 Town"'
    run -0 "$TEND" plan me.phone=
    [[ "$output" == *"030 555 0100 → nothing"* ]]
    run -0 "$TEND" plan me.name
    [[ "$output" == "me.name = Rosa Lind"* ]]
    run ! "$TEND" plan me.address=$'1\n2\n3\n4\n5\n6\n7'
    [[ "$output" == *"at most 200 letters in 6 lines"* ]]
}
