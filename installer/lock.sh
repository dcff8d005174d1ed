# Sourced by ../tributary: one at a time, and nothing that the dead leave behind blocks the living.

# Waits until no other process holds FILE, then holds it until `unlock` or the end of this script. Says WORDS once if it
# has to wait, and fails after that many minutes.
lock() { # FILE WORDS MINUTES
    locked=$1
    waited=0
    if command -v flock >/dev/null 2>&1; then
        # The system lets go of it with the last process that has it open, however that ends.
        exec 9>>"$locked"
        until flock -n 9; do wait_for_lock "$2" "$3" || return 1; done
    else
        until take "$locked.d"; do wait_for_lock "$2" "$3" || return 1; done
        trap 'rm -rf "$locked.d"' EXIT
    fi
}

unlock() {
    if command -v flock >/dev/null 2>&1; then exec 9>&-; else rm -rf "$locked.d"; trap - EXIT; fi
}

wait_for_lock() { # WORDS MINUTES
    [ "$waited" -gt 0 ] || say "$1"
    [ "$waited" -lt $(($2 * 60)) ] || return 1
    waited=$((waited + 1))
    sleep 1
}

# Where there is no flock: making a folder succeeds for one only. The number in it tells whether its maker still lives.
take() { # FOLDER [PID]
    mkdir "$1" 2>/dev/null && { echo "${2:-$$}" >"$1/pid"; return 0; }
    owner=$(cat "$1/pid" 2>/dev/null) || owner=
    if [ -n "$owner" ]; then alive "$owner" && return 1
    # No number yet: its maker is about to write it, or was killed before.
    else [ -n "$(find "$1" -prune -mmin +1 2>/dev/null)" ] || return 1; fi
    mv "$1" "$1.$$" 2>/dev/null || return 1
    if [ "$(cat "$1.$$/pid" 2>/dev/null)" = "$owner" ]; then rm -rf "$1.$$"
    # Somebody else was quicker, and this is already theirs.
    else mv "$1.$$" "$1"; fi
    return 1
}

alive() { # PID, of whatever user
    kill -0 "$1" 2>/dev/null || [ -d "/proc/$1" ] || ps -p "$1" >/dev/null 2>&1
}
