#!/bin/sh
# Runs the README's two commands on a machine that has nothing:   sudo src/test/bare-machine.sh [options] [-- maven options]
#
#   --user          as a user without sudo instead of as root; what the tests want installed is installed before
#   --noexec        with a /tmp that runs no programs
#   --with PACKAGE  with one more package of the system (llvm-14-dev has a loop of links in it); may be repeated
#   --share-m2      begin with a copy of this machine's local Maven repository instead of an empty one
#   --twice         the tests twice in a row
#   --keep FOLDER   keep the machine there for the next time, ready and without the project: saves its making
#   --minutes N     how long it all may take (120)
#
# The machine is a chroot of this one's own Debian (suite and mirror as apt here has them): debootstrap's minbase, Maven,
# and this machine's JDK. The last commit is cloned into it. Needs root, debootstrap and git; takes half an hour or more.
# -- -Dtest=CliTest runs that class only. Ends with 0 if everything passed; whatever happens, nothing stays mounted.
set -eu
home=$(CDPATH='' cd -P -- "$(dirname -- "$0")/../.." && pwd)
say() { printf '%s\n' "bare-machine: $*" >&2; }
fail() { say "$*"; exit 1; }

who=root noexec='' packages='' share='' rounds=1 keep='' minutes=120
while [ $# -gt 0 ]; do
    case "$1" in
        --user) who=guest ;;
        --noexec) noexec=,noexec ;;
        --with) packages="$packages ${2:?}"; shift ;;
        --share-m2) share=yes ;;
        --twice) rounds=2 ;;
        --keep) keep=${2:?}; shift ;;
        --minutes) minutes=${2:?}; shift ;;
        --) shift; break ;;
        *) fail "what is $1? See the head of $0" ;;
    esac
    shift
done
[ "$(id -u)" = 0 ] || fail "needs root, for debootstrap and chroot"
for tool in debootstrap git timeout unshare; do
    command -v "$tool" >/dev/null 2>&1 || fail "needs $tool"
done
. "$home/installer/jdk.sh"
jdk=$(find_jdk) || fail "no JDK $needed or newer found"

# All of it in name spaces of its own: what is mounted there is gone with the last process, and every process with this.
if [ "${BARE_MACHINE_INSIDE:-}" != yes ]; then
    work=$(mktemp -d)
    trap 'rm -rf --one-file-system "$work"' EXIT
    trap 'exit 1' HUP INT TERM
    set -- ${keep:+--keep "$(realpath -m -- "$keep")"} -- "$@"
    for package in $packages; do set -- --with "$package" "$@"; done
    [ "$rounds" = 1 ] || set -- --twice "$@"
    [ -z "$share" ] || set -- --share-m2 "$@"
    [ -z "$noexec" ] || set -- --noexec "$@"
    [ "$who" = root ] || set -- --user "$@"
    code=0
    BARE_MACHINE_INSIDE=yes BARE_MACHINE_WORK=$work timeout --foreground -k 10 "${minutes}m" \
        unshare --mount --pid --fork --kill-child --propagation private "$0" "$@" &
    # A shell hears a signal only while it waits for what runs beside it.
    inside=$!
    trap 'kill -TERM "$inside" 2>/dev/null; wait "$inside"; exit 1' HUP INT TERM
    wait "$inside" || code=$?
    [ "$code" != 124 ] && [ "$code" != 137 ] || say "did not end within $minutes minutes and was stopped"
    exit "$code"
fi
work=$BARE_MACHINE_WORK
# The first process of a name space ends by signals only where it says so.
trap 'exit 1' HUP INT TERM
unset BARE_MACHINE_INSIDE BARE_MACHINE_WORK

# Suite and mirror of this machine's own system: the source of the package that every Debian has.
apt_source() {
    name=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
    apt-get indextargets --format '$(CODENAME) $(REPO_URI)' 'Created-By: Packages' 'Component: main' 2>/dev/null |
        awk -v name="$name" '$1 == name && !found++'
}

source=$(apt_source)
[ -n "$source" ] || fail "cannot tell this machine's suite and mirror; is apt set up, and 'apt-get update' done?"
suite=${source%% *} mirror=${source#* }

base=${keep:-$work/base}
if [ ! -f "$base/ready" ]; then
    say "making a bare $suite in $base"
    rm -rf --one-file-system "$base"
    mkdir -p "$base"
    debootstrap --variant=minbase "$suite" "$base" "$mirror" >"$work/debootstrap.log" 2>&1 || {
        tail -n 20 "$work/debootstrap.log" >&2
        fail "debootstrap failed"
    }
    touch "$base/ready"
fi

# The machine of this run: a copy, and over it only what a machine has as it runs.
machine=$work/machine
cp -a "$base" "$machine"
rm -f "$machine/ready"
mount --bind "$machine" "$machine"
mount -t proc proc "$machine/proc"
mount -t tmpfs -o mode=755 dev "$machine/dev"
mkdir "$machine/dev/shm" "$machine/dev/pts"
for device in null zero full random urandom tty; do
    : >"$machine/dev/$device"
    mount --bind "/dev/$device" "$machine/dev/$device"
done
ln -s /proc/self/fd "$machine/dev/fd"
mount -t tmpfs -o mode=1777 shm "$machine/dev/shm"
mount -t tmpfs -o "mode=1777$noexec" tmp "$machine/tmp"
cp -L /etc/resolv.conf "$machine/etc/resolv.conf" 2>/dev/null || true
jvm=/opt/jdk-$needed
mkdir -p "$machine$jvm"
mount --bind "$jdk" "$machine$jvm"
mount -o remount,bind,ro "$machine$jvm"

bare() { # USER COMMAND...
    user=$1
    shift
    chroot --userspec="$user:$user" "$machine" env -i HOME="$(awk -F: -v u="$user" '$1 == u { print $6 }' "$machine/etc/passwd")" \
        PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$@" </dev/null
}

bare root apt-get -qq update
wanted="maven $packages"
# Who may not install finds installed what the start script would install.
[ "$who" = root ] || wanted="$wanted $(sed -n -e 's/^test_packages="\(.*\)"/\1/p' -e 's/^window_packages="\(.*\)"/\1/p' "$home/tributary")"
say "installing $wanted"
# shellcheck disable=SC2086  # the names are meant to be split
bare root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install $wanted >"$work/apt.log" 2>&1 || {
    tail -n 20 "$work/apt.log" >&2
    fail "could not install $wanted"
}
[ "$who" = root ] || bare root useradd --create-home "$who"
place=$(awk -F: -v u="$who" '$1 == u { print $6 }' "$machine/etc/passwd")/tributary
git -c safe.directory="$home" clone -q --no-hardlinks "$home" "$machine$place"
if [ -n "$share" ] && [ -d "${HOME:-/root}/.m2/repository" ]; then
    mkdir -p "$machine$place/../.m2"
    cp -a "${HOME:-/root}/.m2/repository" "$machine$place/../.m2/"
fi
bare root chown -R "$who:$who" "$(dirname "$place")"

# ./tributary, as somebody starts it, asks it something and ends it.
starts() {
    # The same process all the way through: this shell, the start script, Java.
    bare "$who" sh -c 'cd "$0" && echo $$ >../pid && exec ./tributary --port 0 --data ../tributary-data' "$place" \
        >"$work/out" 2>"$work/err" &
    started=$!
    until grep -q '^playlist ' "$work/out"; do
        kill -0 "$started" 2>/dev/null || { cat "$work/err" >&2; return 1; }
        sleep 1
    done
    bare "$who" sh -c 'cd "$0" && ./tributary status --data ../tributary-data' "$place" || return 1
    kill -TERM "$(cat "$machine${place%/*}/pid")"
    code=0
    wait "$started" || code=$?
    tries=0
    while grep -qs rehearse.sh "$machine"/proc/[0-9]*/cmdline; do
        [ "$tries" -lt 60 ] || { say "what it rehearsed goes on after its end"; return 1; }
        tries=$((tries + 1))
        sleep 1
    done
    [ "$(grep -cv -e '^ready ' -e '^playlist ' "$work/out")" = 0 ] || { say "it also says:"; cat "$work/out" >&2; return 1; }
    [ "$code" = 0 ] || { cat "$work/err" >&2; return 1; }
}

worst=0
outcome() { # WHAT CODE
    if [ "$2" = 0 ]; then say "passed: $1"; else say "FAILED ($2): $1"; worst=1; fi
}
say "./tributary as $who"
code=0
starts || code=$?
outcome "./tributary as $who" "$code"
round=0
while [ "$round" -lt "$rounds" ]; do
    round=$((round + 1))
    say "./tributary test as $who, $round of $rounds"
    code=0
    bare "$who" sh -c 'cd "$0" && exec ./tributary test "$@"' "$place" "$@" || code=$?
    outcome "./tributary test as $who" "$code"
done
exit "$worst"
