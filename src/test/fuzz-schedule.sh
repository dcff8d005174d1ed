#!/bin/sh
# Runs tests while the product's background work starts late, by up to 300 ms at random, which shows races that a fast
# machine hides (testkit.ScheduleFuzzer):
#
#   src/test/fuzz-schedule.sh SEED[,MILLISECONDS] [maven options]
#   src/test/fuzz-schedule.sh 7 '-Dtest=tv/tributary/ui/**'
#
# What fails only so waits for the wrong thing, or the product does. Another seed is another order of things; with the
# same one they come in nearly the same order.
set -eu
home=$(CDPATH='' cd -P -- "$(dirname -- "$0")/../.." && pwd)
options=${1:?a seed is needed, such as 7}
shift
. "$home/installer/jdk.sh"
jdk=$(find_jdk) || { printf '%s\n' "fuzz-schedule: no JDK $needed or newer found" >&2; exit 1; }
run() { JAVA_HOME=$jdk mvn -B -ntp -f "$home/pom.xml" "$@"; }

run -q test-compile
agent=$home/target/schedule-fuzzer.jar
manifest=$(mktemp)
trap 'rm -f "$manifest"' EXIT
echo 'Premain-Class: tv.tributary.testkit.ScheduleFuzzer' >"$manifest"
"$jdk/bin/jar" --create --file "$agent" --manifest "$manifest" \
    -C "$home/target/test-classes" tv/tributary/testkit/ScheduleFuzzer.class
JDK_JAVA_OPTIONS="\"-javaagent:$agent=$options\"" run test "$@"
