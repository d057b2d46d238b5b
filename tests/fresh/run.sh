#!/usr/bin/env bash
# ./dev fresh: makes a Debian 12 with nothing in it, clones the last commit into it, and does there
# what a newcomer does: ./dev run, then ./dev test. Takes about ten minutes and 3 GB below /var/tmp.
# Its packages come from where this machine's apt gets them; FRESH_MIRROR names another place,
# FRESH_KEEP=1 leaves the system behind to look at, --run tries the first command alone.
set -euo pipefail

release=bookworm
root=$(dirname "$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")")

if ((EUID != 0)); then
    echo "./dev fresh makes a whole Debian to try in, and that takes root." >&2
    exit 1
fi
if ! command -v debootstrap >/dev/null; then
    echo "./dev fresh needs debootstrap:  apt-get install debootstrap" >&2
    exit 1
fi

# All mounts live and die with a mount namespace of this script's own.
if [[ -z ${FRESH_INSIDE:-} ]]; then
    FRESH_INSIDE=1 exec unshare --mount --pid --fork --kill-child --mount-proc "$0" "$@"
fi

step() { printf '\n== %s\n' "$*"; }

mirror() {
    apt-get indextargets --format "\$(CODENAME) \$(ORIGIN) \$(REPO_URI)" 'Created-By: Packages' \
        2>/dev/null | awk -v release="$release" '$1 == release && $2 == "Debian" { print $3; exit }'
}

system=$(mktemp -d /var/tmp/tend-fresh.XXXXXX)
chmod 755 "$system"
log=$system.log
clean_up() {
    if [[ -n ${FRESH_KEEP:-} ]]; then
        echo "The system is left in $system."
        return
    fi
    umount -R "$system/proc" "$system/sys" "$system/dev/pts" "$system/dev/shm" 2>/dev/null || true
    rm -rf --one-file-system "$system" "$log"
}
trap clean_up EXIT

# A person of the new system: root, or by number.
inside() {
    local who=$1
    shift
    chroot --userspec="$who" "$system" /usr/bin/env -i HOME="$home" TERM=dumb \
        NPM_CONFIG_GLOBALCONFIG=/etc/npmrc.outside \
        PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$@"
}

step "A new Debian 12"
debootstrap --variant=minbase "$release" "$system" "${FRESH_MIRROR:-$(mirror)}" >"$log" 2>&1 || {
    tail -n 20 "$log"
    exit 1
}
mount -t proc proc "$system/proc"
mount -t sysfs -o ro sysfs "$system/sys"
mkdir -p "$system/dev/pts" "$system/dev/shm"
mount -t devpts -o newinstance,ptmxmode=0666 devpts "$system/dev/pts"
mount -t tmpfs tmpfs "$system/dev/shm"
ln -sfn pts/ptmx "$system/dev/ptmx"
[[ -e $system/dev/fd ]] || ln -s /proc/self/fd "$system/dev/fd"
# How this machine reaches its mirror is how the new one does.
cp /etc/hosts "$system/etc/hosts"
[[ ! -e /etc/resolv.conf ]] || cp -L /etc/resolv.conf "$system/etc/resolv.conf"
apt-config dump 2>/dev/null | grep -E '^Acquire::(https?::Proxy|Check-(Date|Valid-Until)) ' \
    >"$system/etc/apt/apt.conf.d/80as-outside" || true
# The same goes for npm's registry and the authorities that vouch for it.
if command -v npm >/dev/null; then
    authorities=$(npm config get cafile 2>/dev/null || true)
    npm config get registry 2>/dev/null | sed 's/^/registry=/' >"$system/etc/npmrc.outside" || true
    if [[ -f $authorities ]]; then
        cp -L "$authorities" "$system/etc/authorities.outside"
        echo cafile=/etc/authorities.outside >>"$system/etc/npmrc.outside"
    fi
fi
git -c safe.directory='*' clone --quiet --no-local --depth 1 "file://$root" "$system/srv/tend"
chown -R 1000:1000 "$system/srv/tend"
mkdir -p "$system/home/newcomer"
chown 1000:1000 "$system/home/newcomer"

step "./dev run by someone who may not install: told what is missing"
home=/home/newcomer
if inside 1000:1000 /srv/tend/dev run >"$log" 2>&1 || ! grep -q 'apt-get install' "$log"; then
    cat "$log"
    exit 1
fi
chown -R 0:0 "$system/srv/tend"

home=/root
# ./dev run opens Tend and stays: its link is followed from out here (the network is one), and then
# it is closed as its user would.
run_and_look() {
    local link='' page
    inside 0:0 /srv/tend/dev run >"$log" 2>&1 &
    while kill -0 $! 2>/dev/null && [[ -z $link ]]; do
        sleep 1
        link=$(grep -o 'http://127[^ ]*/open?link=[^ ]*' "$log" || true)
    done
    cat "$log"
    page=$(python3 -c '
import http.cookiejar, sys, urllib.request
jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
print(urllib.request.build_opener(jar).open(sys.argv[1]).read().decode())' "$link")
    grep -o '<title>.*</title>' <<<"$page"
    inside 0:0 /root/.local/bin/tend open --stop
    wait $!
}

step "./dev run as root, from nothing"
time run_and_look
step "./dev run again"
time run_and_look
[[ -x $system/root/.local/bin/tend || -L $system/root/.local/bin/tend ]]

[[ ${1:-} != --run ]] || exit 0
step "./dev test"
time inside 0:0 /srv/tend/dev test
step "It works on a fresh Debian 12."
