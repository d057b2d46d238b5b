#!/usr/bin/env bats
# tend colleagues: to whom could I refer?

setup() {
    export TEND_FILE="$BATS_TEST_TMPDIR/p.tend" TEND_TODAY=2026-03-02 COLUMNS=80
    for name in "Ana Ruiz" "Ben Ohm" "Cy Lee"; do
        "$TEND" add "$name"
    done
    "$TEND" know ana --does "EMDR, trauma" --sees "adults, couples" --place Salford
    "$TEND" know ben --does "CBT, anxiety" --sees "teenagers" --free yes
    "$TEND" know cy --does "Traumatherapie" --sees "adults" --free no --place "Zürich"
}

found() {
    "$TEND" colleagues "$@" --json | jq -r '[.colleagues[].person.name] | join(", ")'
}

@test "R3 words are begun, folded, and the better fit comes first" {
    [ "$(found trauma)" = "Ana Ruiz, Cy Lee" ]
    [ "$(found TRAUMA couples)" = "Ana Ruiz, Cy Lee" ]
    [ "$(found anxious teens)" = "Ben Ohm" ]
    [ "$(found adults --place zurich)" = "Cy Lee" ]
    [ "$(found horses)" = "" ]
    run "$TEND" colleagues trauma horses
    [[ $output == *"Not known     horses"* ]]
}

@test "R3 never given comes first, then given longest ago" {
    "$TEND" know cy --free -
    "$TEND" know ben --sees adults
    "$TEND" referral to ana couples --on 2026-02-20
    "$TEND" referral to cy couples --on 2025-02-20
    [ "$(found adults)" = "Ben Ohm, Cy Lee, Ana Ruiz" ]
}

@test "R3 free places, with their age, and who is full comes last" {
    [ "$(found --free)" = "Ben Ohm" ]
    "$TEND" know ana --sees couples
    [ "$(found trauma)" = "Ana Ruiz, Cy Lee" ]
    "$TEND" referral to ana --on yesterday
    [ "$(found trauma)" = "Ana Ruiz, Cy Lee" ]
    run "$TEND" colleagues --free
    [[ $output == *"yes, as they said today"* ]]
    TEND_TODAY=2026-06-01 run "$TEND" colleagues --free
    [[ $output == *"13 weeks ago; ask first"* ]]
    # By then it is not known any more whether Cy is full.
    [ "$(TEND_TODAY=2026-06-01 found trauma)" = "Cy Lee, Ana Ruiz" ]
}

@test "R3 how best to refer, when last, and what came of it" {
    "$TEND" know ana --refer "a short letter"
    "$TEND" referral to ana couples --on 2026-02-20
    run "$TEND" colleagues emdr
    [[ $output == *"Refer by      a short letter"* ]]
    [[ $output == *"Last given    10 days ago, "* ]]
    [[ $output == *"Give and get  0 from them, 1 to them"* ]]
}

@test "R3 a referral that can't be taken brings its words" {
    "$TEND" referral from ana "teen anxiety"
    local code
    code=$("$TEND" referral --json | jq -r '.referrals[0].code')
    [ "$(found --for "$code")" = "Ben Ohm" ]
    run "$TEND" colleagues --for "$code"
    [[ $output == "For $code: teen anxiety"* ]]
    run "$TEND" colleagues --for nobody-1
    [ "$status" -ne 0 ]
}

@test "R3 without words, everybody who sees people; let go is out" {
    [ "$(found)" = "Ana Ruiz, Ben Ohm, Cy Lee" ]
    "$TEND" let-go ana
    [[ $(found) != *Ana* ]]
}

@test "nobody known says what to do" {
    export TEND_FILE="$BATS_TEST_TMPDIR/new.tend"
    "$TEND" add "Ana Ruiz"
    run "$TEND" colleagues
    [ "$status" -eq 0 ]
    [[ $output == *"Nobody is known to see people yet."* ]]
    run "$TEND" colleagues trauma
    [[ $output == *"Nobody is known for that."* ]]
}
