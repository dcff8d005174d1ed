# Sourced by ../tributary and build.sh: the built program, in target/app.
#
#   current     the number of the folder that holds the newest
#   7/          one build: tributary.jar, lib/, built (as old as the sources it was made from), pid.N for each process N
#               that runs it, app-VERSION.aot (how this version of Java starts it sooner)
#   build/      where Maven makes the next
#   unfinished  there while that goes on: what a killed build leaves is thrown away
#
# A build goes into a folder of its own, so a running program keeps its jars whatever is built after it.

apps=$home/target/app

# Prints the folder of the newest build; fails if there is none.
newest() {
    number=$(cat "$apps/current" 2>/dev/null) && [ -f "$apps/$number/built" ] && printf '%s\n' "$apps/$number"
}

# True if nothing changed since the newest build.
built() {
    folder=$(newest) && [ -z "$(find "$home/pom.xml" "$home/src/main" -newer "$folder/built" 2>/dev/null | head -n 1)" ]
}

build() {
    needs_maven
    own_folder "$apps"
    lock "$apps/lock" "another one builds it already; waiting for that" 30 || {
        say "the other one has been building for half an hour; end it and start again"
        exit 1
    }
    # What was waited for may be all that was needed.
    if ! built; then
        say "building (the first time takes a minute or two)"
        [ ! -e "$apps/unfinished" ] || rm -rf "$apps/build"
        # Stamped with the moment before: what changes while it builds is built next time.
        touch "$apps/unfinished"
        code=0
        # Without the checks of the source: they are for those who change it, who run the tests.
        maven 30 -q -Dstyle.color=never -Dunchecked -Dbuild.folder="$apps/build" -Dmaven.test.skip=true package \
            >"$apps/build.log" 2>&1 || code=$?
        if [ "$code" != 0 ]; then
            cat "$apps/build.log" >&2
            if [ "$code" = 124 ]; then say "the build did not end within half an hour and was stopped"
            else say "the build failed; the reason stands above and in $apps/build.log"; fi
            exit 1
        fi
        take_over
    fi
    unlock
}

# Makes what was built the newest, in one step, and throws away what is older and runs nowhere.
take_over() {
    number=$(cat "$apps/current" 2>/dev/null) || number=0
    next=$((number + 1))
    while ! mkdir "$apps/$next" 2>/dev/null; do next=$((next + 1)); done
    mv "$apps/build/lib" "$apps/build/tributary.jar" "$apps/$next/"
    touch -r "$apps/unfinished" "$apps/$next/built"
    echo "$next" >"$apps/next"
    mv "$apps/next" "$apps/current"
    rm "$apps/unfinished"
    for folder in "$apps"/[0-9]*; do
        # The one before may be starting at this very moment.
        case "${folder##*/}" in "$number" | "$next") continue ;; esac
        runs "$folder" || rm -rf "$folder"
    done
}

# True if a process runs the build in FOLDER; forgets those that ended.
runs() { # FOLDER
    running=1
    for file in "$1"/pid.*; do
        [ -e "$file" ] || continue
        if alive "${file##*.}"; then running=0; else rm -f "$file" 2>/dev/null || true; fi
    done
    return "$running"
}

# Prints the folder of the newest build, kept for this process until it ends.
claim() {
    folder=$(newest)
    runs "$folder" || true
    # A program that belongs to another user can be run, but not kept.
    (: >"$folder/pid.$$") 2>/dev/null || true
    printf '%s\n' "$folder"
}
