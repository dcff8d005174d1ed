package tv.tributary.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tv.tributary.store.StoreException.Reason;

/// Migrates a database to the newest schema: the scripts named in `migrations.index`, in order. `PRAGMA user_version`
/// counts those applied. Each runs in one transaction with its count.
final class Migrations {
    private static final String INDEX = "migrations.index";

    private final List<String> scripts;

    /// @param scripts names of resources beside this class
    Migrations(List<String> scripts) {
        this.scripts = List.copyOf(scripts);
    }

    /// Those of this release.
    static Migrations known() {
        return new Migrations(resource(INDEX)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList());
    }

    /// The first `count` only: a database of an older release, for tests.
    Migrations upTo(int count) {
        return new Migrations(scripts.subList(0, count));
    }

    int newest() {
        return scripts.size();
    }

    static int version(Session session) {
        return Integer.parseInt(session.ask("pragma user_version"));
    }

    /// Whether there is something in the file and it is about to change.
    boolean wouldChange(Session session) {
        var version = version(session);
        return version > 0 && version < newest();
    }

    /// @throws StoreException if the file is from a newer release, or a script fails; then the file is as before
    void apply(Session session) {
        var version = version(session);
        if (version > newest()) {
            throw new StoreException(
                    Reason.NEWER_VERSION,
                    "the database has version " + version + ", this release knows " + newest() + " at most");
        }
        if (version == newest()) return;
        // Rebuilding a table would set off its cascades; the check after each script makes up for it.
        session.run("pragma foreign_keys = off");
        try {
            for (var next = version; next < newest(); next++) apply(session, next);
        } finally {
            session.run("pragma foreign_keys = on");
        }
    }

    private void apply(Session session, int index) {
        session.run("begin immediate");
        try {
            session.run(resource(scripts.get(index)));
            var broken = session.ask("pragma foreign_key_check");
            if (!broken.isEmpty()) {
                throw new StoreException(Reason.FAILED, scripts.get(index) + " left loose references in " + broken);
            }
            session.run("pragma user_version = " + (index + 1));
            session.run("commit");
        } catch (RuntimeException e) {
            session.run("rollback");
            throw e;
        }
    }

    private static String resource(String name) {
        try (var in = Migrations.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException("missing resource " + name);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
