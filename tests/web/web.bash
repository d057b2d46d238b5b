# Helpers for tests over HTTP; `load web`. web_start in setup, web_stop in teardown.

TEND_WEB=${TEND_WEB:-$(dirname "$TEND")/../web/tend-web}

# The practice TEND_FILE, on the day TEND_TODAY: sets URL, TOKEN, and a browser's COOKIE and CSRF.
web_start() {
    local told link page
    TOKEN=$("$TEND" token add tests --json | jq -r .secret)
    told=$("$TEND_WEB" --file "$TEND_FILE" --day "$TEND_TODAY" --port 0 --background \
        --no-browser --json --log "$BATS_TEST_TMPDIR/web.log")
    URL=$(jq -r .url <<<"$told")
    URL=${URL%/}
    link=$(jq -r .link <<<"$told")
    COOKIE=$(curl -si "$link" | sed -n 's/^Set-Cookie: \([^;]*\).*/\1/p' | tr -d '\r')
    page=$(browse /nowhere)
    CSRF=$(sed -n 's/.*name="csrf" value="\([^"]*\)".*/\1/p;T;q' <<<"$page")
}

web_stop() {
    "$TEND_WEB" --file "$TEND_FILE" --stop >/dev/null
}

# get PATH: the model, as a program gets it
get() {
    curl -s -H "Authorization: Bearer $TOKEN" "$URL$1"
}

# post PATH [JSON]: the answer, as a program gets it
post() {
    curl -s -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \
        --data-binary "${2:-}" "$URL$1"
}

# status COMMAND…: of an answer that is an error
status_of() {
    "$@" | jq -r '.error.status'
}

# browse PATH: the page, as a browser shows it
browse() {
    curl -s -H "Cookie: $COOKIE" -H "Accept: text/html" "$URL$1"
}

# send PATH NAME=VALUE…: a form as a browser sends it; prints status, Location and page
send() {
    local path=$1 field fields=(--data-urlencode "csrf=$CSRF")
    shift
    for field in "$@"; do
        fields+=(--data-urlencode "$field")
    done
    curl -si -H "Cookie: $COOKIE" -H "Accept: text/html" "${fields[@]}" "$URL$path" |
        tr -d '\r' | sed -n '1s/^HTTP[^ ]* \([0-9]*\).*/\1/p;/^Location:/p;/^$/,$p'
}
