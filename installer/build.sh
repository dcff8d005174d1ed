#!/bin/sh
# Makes the installable program for the system it runs on:   installer/build.sh [app|package]
#
#   app       target/installer/Tributary: a folder to copy anywhere, with its own Java inside
#   package   the same as .deb, .msi or .dmg (the usual)
#
# Needs what the build needs; for a .deb also fakeroot and dpkg-deb.

set -eu
cd "$(dirname "$0")/.."
. installer/jdk.sh
jdk=$(find_jdk) || { echo "no JDK $needed or newer found" >&2; exit 1; }
version=$(./tributary --version | sed -n 's/^Tributary //p')
out=target/installer
case "$(uname -s)" in
    Linux) system=linux icon=installer/tributary.png launcher=bin/Tributary app=lib/app ;;
    Darwin) system=macos icon=installer/tributary.icns launcher=../MacOS/Tributary app=app ;;
    *) system=windows icon=installer/tributary.ico launcher=Tributary.exe app=app ;;
esac

rm -rf "$out"
mkdir -p "$out/input/lib"

# JavaFX becomes a part of the runtime; everything else stays a jar.
cp target/tributary.jar "$out/input/"
cp target/lib/*.jar "$out/input/lib/"
rm -f "$out"/input/lib/javafx-*.jar
"$jdk/bin/jlink" @installer/jlink.cfg --output "$out/runtime" \
    --module-path "$(ls target/lib/javafx-*-*.jar | tr '\n' ':')"

# One --java-options for each flag of the argument file.
sed -e '/^#/d' -e '/^$/d' -e 's/^--enable-native-access=.*/&,javafx.graphics/' -e 's/.*/--java-options "&"/' \
    installer/java.args >"$out/java-options.cfg"
"$jdk/bin/jpackage" @jpackage.cfg "@$out/java-options.cfg" --type app-image --app-version "$version" \
    --icon "$icon" --runtime-image "$out/runtime" --input "$out/input" --dest "$out"

# A start rehearsed once halves every later one. Without it the program is the same, only slower to start.
image=$out/Tributary
if [ "$system" = linux ]; then
    cache="$image/$app/app.aot"
    rehearsal=$(mktemp -d)
    JAVA_TOOL_OPTIONS="-XX:AOTCacheOutput=$PWD/$cache" \
        "$image/$launcher" --headless --port 0 --bind 127.0.0.1 --data "$rehearsal" >"$rehearsal/out" 2>"$rehearsal/err" &
    started=$!
    tries=0
    until grep -q '^ready' "$rehearsal/out" || [ "$tries" -ge 30 ]; do sleep 1; tries=$((tries + 1)); done
    kill -TERM "$started"
    wait "$started" || true
    if [ -f "$cache" ]; then
        # shellcheck disable=SC2016  # the launcher itself fills in APPDIR
        echo 'java-options=-XX:AOTCache=$APPDIR/app.aot' >>"$image/$app/Tributary.cfg"
    fi
    rm -rf "$rehearsal"
fi
echo "$image"
[ "${1:-package}" = package ] || exit 0

# xz takes twenty times as long and saves a tenth.
DPKG_DEB_COMPRESSOR_TYPE=zstd "$jdk/bin/jpackage" "@installer/$system.cfg" --app-image "$image" --name Tributary \
    --app-version "$version" --dest "$out"
ls "$out"/*.deb "$out"/*.msi "$out"/*.dmg 2>/dev/null || true
