#!/bin/bash
# relay-table.sh TOOLS [SECONDS [COUNTS]]: what the relay costs, as the whole program without a window, side by side
# with a bare relay written in C (tsfan).
#
#   TOOLS     a folder with tssource (a provider), tsload (players) and tsfan, built for this machine
#   SECONDS   how long each row is measured (5)
#   COUNTS    how many viewers, in one word ("10 100 500")
#
# ROUNDS=5 rows of each kind, taken in turn; FIRST_PORT=21850 and the ports after it; WARM=30 seconds for the compiler;
# JAVA=java; APP is a folder with classes/ and lib/ (target/, once built); LIBS a class path in place of lib/.
# Needs Linux, bash, curl and awk. Ends only what it started; its data folder goes with it.
set -eu

tools=$(cd "$1" && pwd)
seconds=${2:-5}
counts=${3:-10 100 500}
rounds=${ROUNDS:-5}
port=${FIRST_PORT:-21850}
home=$(cd "$(dirname "$0")/../../.." && pwd)
app=${APP:-$home/target}
java=${JAVA:-java}
load=$tools/tsload
source_port=$port
fan_port=$((port + 1))
app_port=$((port + 2))

work=$(mktemp -d)
pids=
cleanup() {
    for pid in $pids; do kill "$pid" 2>/dev/null || true; done
    for pid in $pids; do wait "$pid" 2>/dev/null || true; done
    rm -rf "$work"
}
trap cleanup EXIT
trap 'exit 1' INT TERM

start() { # LOG COMMAND…
    local log=$work/$1
    shift
    "$@" >"$log" 2>&1 &
    started=$!
    pids="$pids $started"
}

# The value of one key in a flat JSON line.
value() { sed -n "s/.*\"$1\": *\([-0-9.a-z]*\).*/\1/p" | tail -n 1; }

median() { sort -n | awk '{ v[NR] = $1 } END { if (NR) print v[int((NR + 1) / 2)]; else print "-" }'; }
at() { sort -n | awk -v q="$1" '{ v[NR] = $1 } END { n = int(q * NR + 0.9999); print v[n < 1 ? 1 : n] }'; }

descriptors() { ls "/proc/$app_pid/fd" | wc -l; }
resident() { awk '/^VmRSS/ { printf "%.1f", $2 / 1024 }' "/proc/$app_pid/status"; }
heap() { jcmd "$app_pid" GC.run >/dev/null 2>&1 && jcmd "$app_pid" GC.heap_info 2>/dev/null |
    sed -n 's/.*used \([0-9]*\)K.*/\1/p' | head -n 1 | awk '{ printf "%.1f", $1 / 1024 }'; }

players() { # PID URL CLIENTS SECONDS [OPTION…]
    local pid=$1 url=$2 clients=$3 time=$4
    shift 4
    "$load" -j -u "$url" -c "$clients" -w 2 -t "$time" -P 20 -p "$pid" "$@" 2>/dev/null
}

live() { awk '/\.ts/ { print; exit }' "$work/played.m3u" | tr -d '\r'; }

start source.log "$tools/tssource" -p "$source_port" -r 8 -t 3600
start fan.log "$tools/tsfan" "$fan_port" "$source_port" 50 send 3600
fan_pid=$started
printf '#EXTM3U\n#EXTINF:-1 tvg-id="one",Channel One\nhttp://127.0.0.1:%d/live/1.ts\n' "$source_port" >"$work/list.m3u"

run="$java @$home/installer/java.args -cp $app/classes:${LIBS:-$app/lib/*} tv.tributary.Main"
# shellcheck disable=SC2086  # the options are meant to be split
set -f
if ! $run provider add "$work/list.m3u" --name Bench --connections 5 --data "$work/data" >"$work/add.log" 2>&1; then
    cat "$work/add.log" >&2
    exit 1
fi
start app.log $run --headless --bind 127.0.0.1 --port "$app_port" --data "$work/data"
set +f
app_pid=$started
for _ in $(seq 150); do
    grep -q '^playlist ' "$work/app.log" && break
    sleep 0.2
done
playlist=$(sed -n 's/^playlist //p' "$work/app.log" | sed "s#//[^/]*/#//127.0.0.1:$app_port/#")
[ -n "$playlist" ] || { cat "$work/app.log" >&2; exit 1; }
curl -s -m 10 "$playlist" >"$work/played.m3u"
url=$(live | sed "s#//[^/]*/#//127.0.0.1:$app_port/#")
[ -n "$url" ] || { echo 'no channel in the playlist' >&2; exit 1; }
fan_url=http://127.0.0.1:$fan_port/live/1.ts

echo "warming for ${WARM:-30} s"
players "$app_pid" "$url" 300 "${WARM:-30}" >/dev/null
sleep 12 # The channel closes.
fds_before=$(descriptors)
heap_before=$(heap)
players "$app_pid" "$url" 100 5 >/dev/null

echo "viewers  round  tsfan s/GB  app s/GB  ratio  alive  longest gap ms"
for clients in $counts; do
    : >"$work/ratios"
    for round in $(seq "$rounds"); do
        fan=$(players "$fan_pid" "$fan_url" "$clients" "$seconds" | value cpu_s_per_gb)
        row=$(players "$app_pid" "$url" "$clients" "$seconds")
        ours=$(echo "$row" | value cpu_s_per_gb)
        ratio=$(awk -v a="$ours" -v b="$fan" 'BEGIN { printf "%.2f", (b > 0 ? a / b : 0) }')
        echo "$ratio" >>"$work/ratios"
        printf '%7d  %5d  %10s  %8s  %5s  %5s  %s\n' "$clients" "$round" "$fan" "$ours" "$ratio" \
            "$(echo "$row" | value alive)" "$(echo "$row" | value gap_max_ms)"
    done
    printf '%7d  ratio: median %s, best %s\n' "$clients" "$(median <"$work/ratios")" "$(at 0 <"$work/ratios")"
done

one=$(players "$app_pid" "$url" 1 10 | value cpu_s_per_gb)
awk -v c="$one" 'BEGIN { printf "one viewer: %.2f %% of a core\n", c / 10 }' # 1 MB/s: 1000 s for a GB

held() { # CLIENTS: what is resident while so many watch
    players "$app_pid" "$url" "$1" 6 >/dev/null &
    local swarm=$!
    sleep 6
    resident
    wait "$swarm"
}
few=$(held 100)
many=$(held 500)
awk -v a="$few" -v b="$many" 'BEGIN {
    printf "resident: %s MB with 100 viewers, %.1f KB for each further one\n", a, (b - a) * 1024 / 400 }'

# Joins, one at a time, while somebody watches.
players "$app_pid" "$url" 1 40 >/dev/null &
keeper=$!
sleep 3
for _ in $(seq 50); do
    curl -s -m 0.3 -o /dev/null -w '%{time_starttransfer}\n' "$url" || true
done | awk '{ print $1 * 1000 }' >"$work/joins"
printf 'first byte of %d joins: p50 %s ms, p99 %s ms\n' "$(wc -l <"$work/joins")" "$(at 0.5 <"$work/joins")" \
    "$(at 0.99 <"$work/joins")"
wait "$keeper"

# Looked at as they come, not every 20 ms: that would add to the delay.
for name in tsfan app; do
    if [ $name = app ]; then row=$(players "$app_pid" "$url" 20 "$seconds" -V -P 0)
    else row=$(players "$fan_pid" "$fan_url" 20 "$seconds" -V -P 0); fi
    printf '%s, 20 viewers: delay p50 %s ms, p99 %s ms; lost %s, repeated %s, counters %s, sync %s\n' $name \
        "$(echo "$row" | value delay_p50_ms)" "$(echo "$row" | value delay_p99_ms)" "$(echo "$row" | value lost)" \
        "$(echo "$row" | value repeated)" "$(echo "$row" | value cc_errors)" "$(echo "$row" | value sync_errors)"
done

row=$(players "$app_pid" "$url" 100 20 -s 3,4)
printf '3 of 100 slow: alive %s, stalls %s, least of the swarm %s Mbit/s\n' "$(echo "$row" | value alive)" \
    "$(echo "$row" | value stalls)" "$(echo "$row" | value mbit_per_client_min)"

sleep 12
printf 'nobody watches: descriptors %s before, %s after; heap %s MB before, %s MB after\n' "$fds_before" \
    "$(descriptors)" "$heap_before" "$(heap)"
