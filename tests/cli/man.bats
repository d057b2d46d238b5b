# The manual.
bats_require_minimum_version 1.5.0
load commands

setup_file() {
    export PAGES="$BATS_FILE_TMPDIR/man/man1"
    "$TEND" help --man-all "$PAGES"
}

@test "every command has a page, and so has tend" {
    [ -s "$PAGES/tend.1" ]
    for name in $(all_commands); do
        [ -s "$PAGES/tend-$name.1" ] || { echo "$name"; false; }
        "$TEND" help --man "$name" | diff "$PAGES/tend-$name.1" -
    done
    "$TEND" help --man | diff "$PAGES/tend.1" -
    [ "$(find "$PAGES" -type f | wc -l)" -eq $(($(all_commands | wc -l) + 1)) ]
}

@test "every page has its sections" {
    for page in "$PAGES"/*.1; do
        for section in NAME SYNOPSIS DESCRIPTION OPTIONS EXAMPLES "EXIT STATUS" ENVIRONMENT \
            "SEE ALSO"; do
            grep -qxF ".SH $section" "$page" || { echo "$page: $section"; false; }
        done
    done
    grep -qxF ".SH FILES" "$PAGES/tend.1"
    for variable in TEND_FILE TEND_TODAY NO_COLOR XDG_DATA_HOME EDITOR COLUMNS; do
        grep -q "^.fB$variable" "$PAGES/tend.1"
    done
}

@test "every page has all options of its command" {
    for name in $(all_commands); do
        for option in $("$TEND" help "$name" | sed -nE 's/^  (-., |    )--([a-z0-9-]+).*/\2/p'); do
            grep -qF -- "\\-\\-${option//-/\\-}\\fR" "$PAGES/tend-$name.1" ||
                { echo "$name: --$option"; false; }
        done
        grep -qF '\-\-file\fR' "$PAGES/tend-$name.1"
    done
}

@test "the page of tend names every command" {
    for name in $(all_commands); do
        grep -qF "\\fBtend\\-${name//-/\\-}\\fR(1)" "$PAGES/tend.1" || { echo "$name"; false; }
    done
}

@test "pages are plain ASCII" {
    LC_ALL=C run ! grep -nP '[^\x00-\x7f]' "$PAGES"/*.1 "$TEND_ROOT"/man/*
}

@test "groff has nothing to complain of" {
    command -v groff >/dev/null || skip "groff is not installed"
    for page in "$PAGES"/*.1 "$TEND_ROOT"/man/*.[57]; do
        run -0 groff -man -ww -z -Tutf8 "$page"
        [ -z "$output" ] || { echo "$output"; false; }
    done
}

@test "mandoc has nothing to complain of" {
    command -v mandoc >/dev/null || skip "mandoc is not installed"
    run -0 mandoc -Tlint -Wstyle "$PAGES"/*.1 "$TEND_ROOT"/man/*.[57]
    [ -z "$output" ]
}

@test "on a page, no line is wider than 80 columns" {
    command -v groff >/dev/null || skip "groff is not installed"
    for page in "$PAGES"/*.1 "$TEND_ROOT"/man/*.[57]; do
        GROFF_NO_SGR=1 groff -man -Tascii -P-cbou -rLL=78n "$page" 2>/dev/null |
            fits 80 || { echo "$page"; false; }
    done
}

@test "a page replaces the one that was there whole" {
    echo old >"$BATS_TEST_TMPDIR/tend.1"
    "$TEND" help --man-all "$BATS_TEST_TMPDIR"
    diff "$PAGES/tend.1" "$BATS_TEST_TMPDIR/tend.1"
    run ! ls "$BATS_TEST_TMPDIR"/*.new
}

@test "a folder that can't be made ends with 7" {
    touch "$BATS_TEST_TMPDIR/file"
    run -7 "$TEND" help --man-all "$BATS_TEST_TMPDIR/file/man1"
    [[ "$output" == *"$BATS_TEST_TMPDIR/file"* ]]
    run -7 "$TEND" help --man-all "$BATS_TEST_TMPDIR/file"
}

@test "the page of the method has every rule" {
    page=$(sed 's/ \\- .*//' "$TEND_ROOT/man/tend-method.7")
    for rule in P{1..11} N{1..6} T{1..7} R{1..8} G{1..9}; do
        grep -qE "^\.B .*\b$rule\b" <<<"$page" || { echo "$rule"; false; }
    done
}

@test "the page of the practice tells where it is and how to copy it" {
    page=$TEND_ROOT/man/tend-practice.5
    grep -qF 'sqlite3 practice.tend ".backup' "$page"
    grep -qF '.local/share/tend/practice.tend' "$page"
    grep -qF 'TEND_FILE' "$page"
}

@test "the backup of that page is a practice" {
    command -v sqlite3 >/dev/null || skip "sqlite3 is not installed"
    cd "$BATS_TEST_TMPDIR"
    TEND_FILE=practice.tend "$TEND" add "Ana Ruiz" --email ana@example.org
    sqlite3 practice.tend ".backup 'copy.tend'"
    "$TEND" --file copy.tend list | grep -q "Ana Ruiz"
}
