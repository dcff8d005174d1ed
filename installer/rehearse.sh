#!/bin/sh
# Rehearses a start and keeps what Java learnt of it, which halves the work of later starts (JEP 483):
#
#   installer/rehearse.sh CACHE COMMAND [ARGUMENT...]
#
# COMMAND is how the program is started. It runs once with a provider's list and with its window, which is drawn into
# memory (where it cannot be, without), on a data folder that goes afterwards. Leaves no CACHE, and ends with 1 if it does not
# work, with 143 if it was told to end.
set -eu
cache=$1
shift
work=$(mktemp -d)
started=
clean_up() {
    if [ -n "$started" ]; then kill -KILL "$started" 2>/dev/null || true; fi
    rm -rf "$work" "$cache.new" "$cache.new.config"
}
trap clean_up EXIT
trap 'exit 143' HUP INT TERM

awk 'BEGIN {
    print "#EXTM3U"
    for (n = 1; n <= 400; n++) {
        printf "#EXTINF:-1 tvg-id=\"c%d.uk\" tvg-logo=\"\" group-title=\"UK | Group %d\",UK: Channel %d %s\n", n, n % 9, n / 2, n % 2 ? "HD" : "FHD"
        printf "http://127.0.0.1:9/live/user/password/%d.ts\n", n
    }
}' >"$work/list.m3u"

# What it learnt of busy methods stays out, where Java lets us: each start would compile all of them at once, which costs
# more than a second of a processor.
lean="-XX:+IgnoreUnrecognizedVMOptions -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining"
JAVA_TOOL_OPTIONS="$lean -XX:AOTCacheOutput=\"$cache.new\" -Dglass.platform=Headless -Dprism.order=sw" \
    "$@" --port 0 --bind 127.0.0.1 --data "$work/data" >"$work/out" 2>"$work/err" &
started=$!
tries=0
until grep -qs '^playlist' "$work/out"; do
    [ "$tries" -lt 900 ] && kill -0 "$started" 2>/dev/null || exit 1
    sleep 1
    tries=$((tries + 1))
done
"$@" provider add "$work/list.m3u" --name Rehearsal --data "$work/data" >/dev/null 2>&1 || true
"$@" channels --data "$work/data" >/dev/null 2>&1 || true
sleep 3
kill -TERM "$started"
wait "$started" || true
started=
mv "$cache.new" "$cache"
