package tv.tributary.store;

import java.util.List;
import tv.tributary.file.BundledFile;
import tv.tributary.store.StoreException.Reason;

/// Migrates a database to the newest schema: the scripts named in `migrations.index`, in order. `PRAGMA user_version`
/// holds the version reached. Each script runs in one transaction with its version.
final class Migrations {
    private static final String INDEX = "migrations.index";
    /// The last version of the pre-releases, whose scripts are no longer kept.
    static final int PRE_RELEASE = 9;

    private final List<String> scripts;
    private final int before;

    /// @param scripts names of resources beside this class
    /// @param before the version below that of the first script
    Migrations(List<String> scripts, int before) {
        this.scripts = List.copyOf(scripts);
        this.before = before;
    }

    /// The migrations of this release.
    static Migrations known() {
        var scripts = BundledFile.text(Migrations.class, INDEX)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        return new Migrations(scripts, PRE_RELEASE);
    }

    /// Only those up to a version: the schema of an older release, for tests.
    Migrations upTo(int version) {
        return new Migrations(scripts.subList(0, version - before), before);
    }

    int oldest() {
        return before + 1;
    }

    int newest() {
        return before + scripts.size();
    }

    /// Whether this release can open a database of that version.
    boolean canOpen(int version) {
        return version >= oldest() && version <= newest();
    }

    static int version(SqliteConnection sqliteConnection) {
        return Integer.parseInt(sqliteConnection.ask("pragma user_version"));
    }

    /// Whether there is something in the file and it is about to change.
    boolean wouldChange(SqliteConnection sqliteConnection) {
        var version = version(sqliteConnection);
        return canOpen(version) && version < newest();
    }

    /// @throws StoreException if the file is from a newer release or a pre-release, or a script fails; then the file
    /// is as before
    void apply(SqliteConnection sqliteConnection) {
        var version = version(sqliteConnection);
        if (version > newest()) {
            throw new StoreException(
                    Reason.NEWER_VERSION,
                    "the database has version " + version + ", this release knows " + newest() + " at most");
        }
        if (version > 0 && version < oldest()) {
            throw new StoreException(
                    Reason.PRE_RELEASE, "the database has version " + version + ", which was that of a pre-release");
        }
        if (version == newest()) return;
        // Rebuilding a table would set off its cascades; the check after each script makes up for it.
        sqliteConnection.run("pragma foreign_keys = off");
        try {
            for (var next = Math.max(version, before) + 1; next <= newest(); next++) apply(sqliteConnection, next);
        } finally {
            sqliteConnection.run("pragma foreign_keys = on");
        }
    }

    private void apply(SqliteConnection sqliteConnection, int version) {
        var script = scripts.get(version - before - 1);
        sqliteConnection.run("begin immediate");
        try {
            sqliteConnection.run(BundledFile.text(Migrations.class, script));
            var broken = sqliteConnection.ask("pragma foreign_key_check");
            if (!broken.isEmpty()) {
                throw new StoreException(Reason.FAILED, script + " left loose references in " + broken);
            }
            sqliteConnection.run("pragma user_version = " + version);
            sqliteConnection.run("commit");
        } catch (RuntimeException e) {
            sqliteConnection.run("rollback");
            throw e;
        }
    }
}
