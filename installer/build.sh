#!/bin/sh
# Makes the installable program for the system it runs on:   installer/build.sh [app|package]
#
#   app       target/installer/Tributary: a folder to copy anywhere, with its own Java inside
#   package   the same as .deb, .msi or .dmg (the usual)
#
# Needs what the build needs; for a .deb also dpkg-deb.

set -eu
umask 022
cd "$(dirname "$0")/.."
home=$(pwd)
. installer/jdk.sh
. installer/app.sh
jdk=$(find_jdk) || { echo "no JDK $needed or newer found" >&2; exit 1; }
version=$(./tributary --version | sed -n 's/^Tributary //p')
built=$(newest)
out=target/installer
# A Mac wants a first number above 0, so there it is one more than elsewhere.
case "$(uname -s)" in
    Linux) system=linux icon=installer/tributary.png separator=: number=$version
        image=$out/Tributary launcher=bin/Tributary app=lib/app ;;
    Darwin) system=macos icon=installer/tributary.icns separator=: number=$((${version%%.*} + 1)).${version#*.}
        image=$out/Tributary.app launcher=Contents/MacOS/Tributary app=Contents/app ;;
    *) system=windows icon=installer/tributary.ico separator=';' number=$version
        image=$out/Tributary launcher=Tributary.exe app=app ;;
esac

rm -rf "$out"
mkdir -p "$out/input/lib" "$out/modules"

# JavaFX becomes a part of the runtime; everything else stays a jar.
cp "$built/tributary.jar" "$out/input/"
cp "$built"/lib/*.jar "$out/input/lib/"
mv "$out"/input/lib/javafx-*-*-*.jar "$out/modules/"
rm -f "$out"/input/lib/javafx-*.jar
modules=
for jar in "$out"/modules/*.jar; do modules=$modules${modules:+$separator}$jar; done
"$jdk/bin/jlink" @installer/jlink.cfg --output "$out/runtime" --module-path "$modules"

# One --java-options for each flag of the argument file.
sed -e '/^#/d' -e '/^$/d' -e 's/^--enable-native-access=.*/&,javafx.graphics/' -e 's/.*/--java-options "&"/' \
    installer/java.args >"$out/java-options.cfg"
what=${1:-package}
set --
if [ $system = windows ]; then set -- --add-launcher tributary-cli=installer/windows-console.properties; fi
"$jdk/bin/jpackage" @jpackage.cfg @installer/app-image.cfg "@$out/java-options.cfg" --app-version "$number" \
    --icon "$icon" --runtime-image "$out/runtime" --input "$out/input" --dest "$out" "$@"

# A start rehearsed once halves every later one. Without it the program is the same, only slower to start.
if [ $system = linux ]; then
    # Java knows by the times of the files whether they are those of the rehearsal; a package keeps whole seconds.
    find "$image" -exec touch -h -d "@$(date +%s)" {} +
    if installer/rehearse.sh "$image/$app/app.aot" "$image/$launcher"; then
        # shellcheck disable=SC2016  # the launcher itself fills in APPDIR
        echo 'java-options=-XX:AOTCache=$APPDIR/app.aot' >>"$image/$app/Tributary.cfg"
    else
        echo "the rehearsal of a start failed; every start will take longer" >&2
    fi
fi
echo "$image"
[ "$what" = package ] || exit 0

if [ $system = linux ]; then
    installer/deb/build.sh "$image" "$version" "$out"
else
    "$jdk/bin/jpackage" @jpackage.cfg "@installer/$system.cfg" --app-image "$image" --icon "$icon" \
        --app-version "$number" --dest "$out"
fi
ls "$out"/*.deb "$out"/*.msi "$out"/*.dmg 2>/dev/null || true
