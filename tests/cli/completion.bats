# Completion in the shell.
# shellcheck disable=SC1090,SC2016,SC2317 # made here; not to be run; called by the script
bats_require_minimum_version 1.5.0
load commands

setup() {
    export TEND_FILE="$BATS_TEST_TMPDIR/p.tend" TEND_TODAY=2026-03-02
    # As somebody has it: tend is a command.
    PATH="$(dirname "$TEND"):$PATH"
    source <("$TEND" completion bash)
    # Outside of readline there is nothing to set.
    compopt() { opted="$*"; }
}

people() {
    "$TEND" add "Ana Ruiz" --email ana@example.org
    "$TEND" add "Andrew Moss" --phone 555-0102
    "$TEND" add "José Marín" --phone 555-0103
    "$TEND" add "Cy O'Neil" --phone 555-0104
    "$TEND" add "Zoe Park" --phone 555-0105
    "$TEND" let-go zoe
}

# What Tab offers behind these words, each in brackets.
offers() {
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=() opted=''
    _tend
    printf '[%s]' "${COMPREPLY[@]}"
}

@test "bash: the script is one" {
    bash -n <("$TEND" completion bash)
    complete -p tend | grep -q -- '-F _tend tend'
}

@test "bash: shellcheck has nothing to complain of" {
    command -v shellcheck >/dev/null || skip "shellcheck is not installed"
    "$TEND" completion bash | shellcheck -s bash -
}

@test "bash: commands" {
    [ "$(offers tend "")" = "$(all_commands | sed 's/.*/[&]/' | tr -d '\n')" ]
    [ "$(offers tend tod)" = "[today]" ]
    [ "$(offers tend --json tod)" = "[today]" ]
    [ "$(offers tend --file x --today 2026-03-02 tod)" = "[today]" ]
    [ "$(offers tend help tod)" = "[today]" ]
    [ "$(offers tend --vers)" = "[--version]" ]
    [[ "$(offers tend "")" != *complete]* ]]
}

@test "bash: every option of every command" {
    for name in $(all_commands); do
        for option in $("$TEND" help "$name" | sed -nE 's/^  (-., |    )(--[a-z0-9-]+).*/\2/p'); do
            [[ "$(offers tend "$name" "$option")" == *"[$option]"* ]] ||
                { echo "$name $option"; false; }
        done
        [ "$(offers tend "$name" --hel)" = "[--help]" ] ||
            [[ "$(offers tend "$name" --hel)" == "[--help"*"[--help]" ]]
    done
    [[ "$(offers tend today -)" == *"[--json]"* ]]
    [[ "$(offers tend help -)" != *"[--json]"* ]]
}

@test "bash: values of options" {
    [ "$(offers tend log ana --gave "")" = "[compassion][knowledge][network]" ]
    [ "$(offers tend log ana -g k)" = "[knowledge]" ]
    [ "$(offers tend log ana --gave =)" = "[compassion][knowledge][network]" ]
    [ "$(offers tend log ana --gave = n)" = "[network]" ]
    [ "$(offers tend log ana --next tom)" = "[tomorrow]" ]
    [ "$(offers tend --today y)" = "[yesterday]" ]
    [ "$(offers tend log ana --promise "")" = "[]" ]
}

@test "bash: files" {
    offers tend --file "" >/dev/null
    COMP_WORDS=(tend --file "") COMP_CWORD=2
    _tend
    [ "$opted" = "-o default" ] && [ "${#COMPREPLY[@]}" -eq 0 ]
    COMP_WORDS=(tend import "")
    _tend
    [ "$opted" = "-o default" ] && [ "${#COMPREPLY[@]}" -eq 0 ]
}

@test "bash: names" {
    people
    [ "$(offers tend log "")" = "[Ana Ruiz][Andrew Moss][Cy O'Neil][José Marín]" ]
    [ "$(offers tend log an)" = "[Ana Ruiz][Andrew Moss]" ]
    [ "$(offers tend log AN)" = "[Ana Ruiz][Andrew Moss]" ]
    [ "$(offers tend log jos)" = "[José Marín]" ]
    [ "$(offers tend log --liked rui)" = "[Ana Ruiz]" ]
    [ "$(offers tend log 'Ana\ R')" = "[Ana Ruiz]" ]
    [ "$(offers tend log '"ana r')" = "[Ana Ruiz]" ]
    [ "$(offers tend log "O'N")" = "[Cy O'Neil]" ]
    [ "$(offers tend show zo)" = "[Zoe Park]" ]
    [ "$(offers tend log xyzzy)" = "[]" ]
}

@test "bash: names of the practice that --file names" {
    people
    mv "$TEND_FILE" "$BATS_TEST_TMPDIR/other.tend"
    [ "$(offers tend log ana)" = "[]" ]
    [ "$(offers tend --file "$BATS_TEST_TMPDIR/other.tend" log ana)" = "[Ana Ruiz]" ]
    [ "$(offers tend -f "$BATS_TEST_TMPDIR/other.tend" log ana)" = "[Ana Ruiz]" ]
    [ "$(offers tend --file = "$BATS_TEST_TMPDIR/other.tend" log ana)" = "[Ana Ruiz]" ]
}

@test "bash: any command goes behind demo, with the names of the demo" {
    people
    export HOME="$BATS_TEST_TMPDIR/home" && unset TEND_FILE
    "$TEND" demo >/dev/null
    [ "$(offers tend demo tod)" = "[today]" ]
    [ "$(offers tend demo log --gave k)" = "[knowledge]" ]
    [ "$(offers tend demo log Ana)" != "[]" ]
    [ "$(offers tend demo log Ana)" = "[$("$TEND" demo complete names Ana | paste -sd'|' | sed 's/|/][/g')]" ]
    [ "$(offers tend log Ana)" = "[]" ]
}

@test "bash: after the name comes the method" {
    [ "$(offers tend log ana cof)" = "[coffee]" ]
    [ "$(offers tend log --gave knowledge ana in)" = "[in-person]" ]
}

@test "bash: some commands take a name or a word" {
    people
    [ "$(offers tend referral fr)" = "[from]" ]
    [ "$(offers tend referral from an)" = "[Ana Ruiz][Andrew Moss]" ]
    [ "$(offers tend referral bado-7 b)" = "[booked][back]" ]
    [ "$(offers tend cards add jos)" = "[José Marín]" ]
    [ "$(offers tend consent bado-7 n)" = "[no][not-asked]" ]
    [ "$(offers tend sources wh)" = "[where][who][why][when]" ]
    [ "$(offers tend thanks ana cof)" = "[coffee]" ]
    [ "$(offers tend import --as ref)" = "[referrals]" ]
}

@test "bash: a name is never run" {
    "$TEND" add "\$(touch $BATS_TEST_TMPDIR/run) Ruse" --phone 555-0101
    "$TEND" add "\`touch $BATS_TEST_TMPDIR/run\`; Ruse" --phone 555-0102
    [ "$(offers tend log '$(touch')" != "[]" ]
    offers tend log "" >/dev/null
    offers tend log '$(touch '"$BATS_TEST_TMPDIR"'/run)' >/dev/null
    offers tend '$(touch '"$BATS_TEST_TMPDIR"'/run)' "" >/dev/null
    offers tend log ana --gave '$(touch '"$BATS_TEST_TMPDIR"'/run)' >/dev/null
    [ ! -e "$BATS_TEST_TMPDIR/run" ]
}

@test "asking for names makes no practice and says nothing" {
    run -0 "$TEND" complete names an
    [ -z "$output" ] && [ ! -e "$TEND_FILE" ]
    echo nonsense >"$TEND_FILE"
    run -0 "$TEND" complete names an
    [ -z "$output" ] && [ "$(cat "$TEND_FILE")" = nonsense ]
    unset TEND_FILE
    HOME="$BATS_TEST_TMPDIR/home" run -0 "$TEND" complete names ""
    [ -z "$output" ] && [ ! -e "$BATS_TEST_TMPDIR/home" ]
}

@test "names: a part of a name gives the whole when only one person has it" {
    people
    [ "$("$TEND" complete names ruiz)" = "Ana Ruiz" ]
    "$TEND" add "Ben Ruiz" --phone 555-0106
    "$TEND" add "Rudi Ohm" --phone 555-0107
    [ "$("$TEND" complete names ruiz)" = "Ruiz" ]
    [ "$("$TEND" complete names ru | tr '\n' ,)" = "Rudi Ohm,Ruiz," ]
    [ "$("$TEND" complete names neil)" = "Cy O'Neil" ]
}

@test "completion knows three shells" {
    run -2 "$TEND" completion tcsh
    [[ "$output" == *"bash, zsh and fish"* ]]
    run -2 "$TEND" completion
    for shell in bash zsh fish; do
        run -0 "$TEND" completion $shell
        ! grep -E '@[a-z_]+@' <<<"$output" || false
        for name in $(all_commands); do
            grep -qE "\b$name\b" <<<"$output"
        done
    done
}

@test "zsh: the script is one" {
    command -v zsh >/dev/null || skip "zsh is not installed"
    "$TEND" completion zsh >"$BATS_TEST_TMPDIR/_tend"
    zsh -n "$BATS_TEST_TMPDIR/_tend"
}

@test "fish: completes as well" {
    command -v fish >/dev/null || skip "fish is not installed"
    people
    "$TEND" completion fish >"$BATS_TEST_TMPDIR/tend.fish"
    fish -n "$BATS_TEST_TMPDIR/tend.fish"
    tab() { fish --no-config -c "source $BATS_TEST_TMPDIR/tend.fish; complete -C '$1'" | cut -f1; }
    [ "$(tab 'tend tod')" = today ]
    [ "$(tab 'tend log rui')" = "Ana Ruiz" ]
    [ "$(tab 'tend log ana --gave k')" = knowledge ]
    [ "$(tab 'tend log ana cof')" = coffee ]
    [ "$(tab 'tend demo tod')" = today ]
}
