# Sourced by ../tributary and build.sh: where is a JDK that is new enough?

needed=25

# Prints the folder of the first JDK found that is new enough; fails if there is none.
find_jdk() {
    for candidate in "${APP_JAVA_HOME:-}" "${JAVA_HOME:-}" \
        /usr/lib/jvm/* /opt/java/* /opt/jdk* /usr/local/jdk* /usr/java/* \
        "${HOME:-/nowhere}"/.jdks/* "${HOME:-/nowhere}"/.sdkman/candidates/java/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        [ -n "$candidate" ] && [ -x "$candidate/bin/javac" ] && [ -r "$candidate/release" ] || continue
        version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$candidate/release")
        if [ "${version:-0}" -ge "$needed" ]; then printf '%s\n' "$candidate"; return 0; fi
    done
    # One that is only on the path: ask it where it lives.
    if command -v javac >/dev/null 2>&1; then
        version=$(javac -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
        candidate=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
        if [ "${version:-0}" -ge "$needed" ] && [ -x "$candidate/bin/javac" ]; then printf '%s\n' "$candidate"; return 0; fi
    fi
    return 1
}
