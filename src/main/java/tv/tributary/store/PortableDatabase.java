package tv.tributary.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import tv.tributary.store.StoreException.Reason;

/// A database as a file of its own, to be taken elsewhere or brought from there; nobody else uses it meanwhile.
/// Blocking; one thread at a time.
///
/// @param file for its owner alone
public record PortableDatabase(Path file) {
    /// Columns that may hold what a provider asks of its customers; keyed by `id`.
    private static final List<List<String>> ADDRESSES = List.of(
            List.of("provider", "location", "cookie", "proxy"),
            List.of("guide_source", "location"),
            List.of("source", "url", "headers", "attributes", "logo"),
            List.of("staged", "url", "headers", "attributes", "logo"));

    /// Texts that may mention a login, without an address around it.
    private static final List<List<String>> MENTIONS = List.of(
            List.of("source", "logo"),
            List.of("staged", "logo"),
            List.of("title", "artwork"),
            List.of("title_details", "details"),
            List.of("episode_stream", "details"),
            List.of("activity_fact", "detail"),
            List.of("sync_report", "message"),
            List.of("export_file", "origin"),
            List.of("provider", "last_words"),
            List.of("provider", "last_message"));

    /// What is left where a token was, with the row's id: each must be another.
    private static final String REMOVED = "removed-";

    /// The version of the database's layout that this release writes.
    public static int schemaVersion() {
        return Migrations.known().newest();
    }

    /// Leaves out what logs in somewhere or opens anything here: passwords and addresses of providers, password hashes,
    /// PINs and tokens. Ids and edits stay.
    public void removeSecrets() {
        change(tx -> {
            var logins = tx
                    .list(
                            "select location from provider union select min(url) from source group by provider",
                            row -> row.text(1))
                    .stream()
                    .flatMap(location -> SecretText.logins(location).stream())
                    .distinct()
                    .toList();
            for (var table : ADDRESSES) {
                rewrite(tx, table.getFirst(), table.subList(1, table.size()), SecretText::address);
            }
            tx.update("update provider set cookie = ''");
            tx.update("update source set headers = ''");
            tx.update("update staged set headers = ''");
            for (var json : List.of(List.of("setting", "value"), List.of("library_export", "definition"))) {
                rewrite(tx, json.getFirst(), json.subList(1, 2), SecretText::without);
            }
            for (var mention : MENTIONS) {
                for (var login : logins) {
                    tx.update(
                            "update %1$s set %2$s = replace(%2$s, ?, '***') where instr(%2$s, ?) > 0"
                                    .formatted(mention.getFirst(), mention.getLast()),
                            login,
                            login);
                }
            }
            // Whoever types a password again gets all lists anew.
            tx.update("update source set content = 0");
            tx.update("update provider set etag = '', last_modified = '', digest = '', held_digest = ''");
            tx.update("delete from account where login <> ''");
            tx.update("delete from absent_artwork");
            tx.update("update user_account set password = '', pin = '', token = '" + REMOVED + "' || id");
            tx.update("update paired_device set token = '" + REMOVED + "' || id, short_code = '" + REMOVED + "' || id");
        });
    }

    /// Checks that the file is whole and ours, and brings it to the newest version.
    ///
    /// @throws StoreException if it is damaged, something else, or of a newer release or a pre-release
    public void bringUpToDate() {
        use(sqliteConnection -> {
            // Views and triggers of a stranger's file must not call anything.
            sqliteConnection.run("pragma trusted_schema = off");
            IntegrityCheck.lookClosely(sqliteConnection);
            if (Migrations.version(sqliteConnection) == 0) throw strange();
            var triggers = sqliteConnection.ask("select count(*) from sqlite_master where type = 'trigger'");
            if (!triggers.equals("0")) throw strange();
            Migrations.known().apply(sqliteConnection);
            if (!tables(sqliteConnection).containsAll(ours())) throw strange();
        });
    }

    private static Set<String> tables(SqliteConnection sqliteConnection) {
        var tx = new Tx(sqliteConnection);
        return new HashSet<>(tx.list("""
                select t.name || '.' || c.name from sqlite_master t join pragma_table_info(t.name) c
                where t.type = 'table' and t.name not like 'sqlite%'
                """, row -> row.text(1)));
    }

    /// All columns of a fresh database.
    private static Set<String> ours() {
        try (var fresh = SqliteConnection.inMemory()) {
            Migrations.known().apply(fresh);
            return tables(fresh);
        }
    }

    private static StoreException strange() {
        return new StoreException(Reason.DAMAGED, "this is no database of ours");
    }

    /// Puts in the secrets that another database has for the same providers, streams, users, devices and settings,
    /// where this one has none.
    public void keepSecretsOf(Database present) {
        change(tx -> present.read(known -> {
            for (var table : ADDRESSES.subList(0, 3)) keep(tx, known, table);
            known.each(
                    "select id, name, password, pin, token from user_account",
                    row -> tx.update(
                            "update user_account set password = ?, pin = ?, token = ?"
                                    + " where id = ? and name = ? and token = '" + REMOVED + "' || id",
                            row.text(3),
                            row.text(4),
                            row.text(5),
                            row.number(1),
                            row.text(2)));
            known.each(
                    "select id, name, token, short_code from paired_device",
                    row -> tx.update(
                            "update paired_device set token = ?, short_code = ?"
                                    + " where id = ? and name = ? and token = '" + REMOVED + "' || id",
                            row.text(3),
                            row.text(4),
                            row.number(1),
                            row.text(2)));
            for (var json : List.of("select name, value from setting", "select id, definition from library_export")) {
                known.each(json, row -> fill(tx, json.contains("definition"), row));
            }
            return "";
        }));
    }

    private static void fill(Tx tx, boolean export, Row known) {
        var select = export
                ? "select definition from library_export where id = ?"
                : "select value from setting where name = ?";
        var update = export
                ? "update library_export set definition = ? where id = ?"
                : "update setting set value = ? where name = ?";
        var key = known.text(1);
        tx.first(select, row -> row.text(1), key)
                .map(here -> SecretText.filled(here, known.text(2)))
                .ifPresent(text -> tx.update(update, text, key));
    }

    private static void keep(Tx tx, Tx known, List<String> table) {
        var name = table.getFirst();
        var columns = table.subList(1, table.size());
        var first = columns.getFirst();
        var extra = name.equals("source") ? ", content, headers" : "";
        var set = String.join(" = ?, ", columns) + " = ?" + (extra.isEmpty() ? "" : ", content = ?");
        tx.batch(
                "update " + name + " set " + set + " where id = ? and " + first + " = ?",
                rows -> known.each("select id, " + String.join(", ", columns) + extra + " from " + name, row -> {
                    var redacted = SecretText.address(row.text(2));
                    if (redacted.equals(row.text(2)) && extra.isEmpty()) return;
                    var values = new ArrayList<Object>();
                    for (var i = 0; i < columns.size(); i++) values.add(row.text(i + 2));
                    if (!extra.isEmpty()) values.add(row.number(columns.size() + 2));
                    values.add(row.number(1));
                    values.add(redacted);
                    rows.add(values.toArray());
                }));
    }

    /// Makes new tokens where some were taken out and none was known; nothing may stand open.
    ///
    /// @return what has to be typed or paired again
    public MissingSecrets completeTokens() {
        var missing = new ArrayList<MissingSecrets>();
        change(tx -> {
            var providers = tx.list(
                    "select name from provider where removed_at is null and instr(location, '***') > 0 order by id",
                    row -> row.text(1));
            var users = tx.list(
                    "select name from user_account where token = '" + REMOVED + "' || id order by id",
                    row -> row.text(1));
            var devices = tx.list(
                    "select name from paired_device where token = '" + REMOVED + "' || id order by id",
                    row -> row.text(1));
            missing.add(new MissingSecrets(providers, users, devices));
            for (var table : List.of("user_account", "paired_device")) {
                for (var id : tx.list(
                        "select id from " + table + " where token = '" + REMOVED + "' || id", row -> row.number(1))) {
                    tx.update("update " + table + " set token = ? where id = ?", SecretText.newToken(), id);
                }
            }
            for (var id : tx.list(
                    "select id from paired_device where short_code = '" + REMOVED + "' || id", row -> row.number(1))) {
                tx.update("update paired_device set short_code = ? where id = ?", SecretText.newToken(), id);
            }
            rewrite(tx, "setting", List.of("value"), SecretText::withNewTokens);
        });
        return missing.getFirst();
    }

    /// Names of what has no secrets.
    ///
    /// @param providers whose password is to be typed again
    /// @param users who need a new password and have new addresses
    /// @param devices that must be paired again
    public record MissingSecrets(List<String> providers, List<String> users, List<String> devices) {
        public MissingSecrets {
            providers = List.copyOf(providers);
            users = List.copyOf(users);
            devices = List.copyOf(devices);
        }
    }

    public BackupContent content() {
        var content = new ArrayList<BackupContent>();
        change(tx -> content.add(BackupContent.read(tx)));
        return content.getFirst();
    }

    private static void rewrite(Tx tx, String table, List<String> columns, Function<String, String> rewriting) {
        var key = table.equals("setting") ? "name" : "id";
        // In two steps: what is being read is not changed meanwhile. Pieces, since streams are many.
        var last = new Object[] {table.equals("setting") ? "" : Long.MIN_VALUE};
        var set = String.join(" = ?, ", columns) + " = ?";
        while (true) {
            var changed = new ArrayList<Object[]>();
            var seen = new HashSet<Object>();
            tx.each(
                    "select " + key + ", " + String.join(", ", columns) + " from " + table + " where " + key
                            + " > ? order by " + key + " limit 10000",
                    row -> {
                        last[0] = table.equals("setting") ? row.text(1) : (Object) row.number(1);
                        seen.add(last[0]);
                        var texts = new ArrayList<Object>();
                        var differs = false;
                        for (var i = 0; i < columns.size(); i++) {
                            var after = rewriting.apply(row.text(i + 2));
                            differs |= !after.equals(row.text(i + 2));
                            texts.add(after);
                        }
                        texts.add(last[0]);
                        if (differs) changed.add(texts.toArray());
                    },
                    last[0]);
            if (seen.isEmpty()) return;
            tx.batch("update " + table + " set " + set + " where " + key + " = ?", rows -> changed.forEach(rows::add));
        }
    }

    private void change(Consumer<Tx> work) {
        use(sqliteConnection -> {
            sqliteConnection.run("pragma trusted_schema = off");
            sqliteConnection.run("begin immediate");
            var tx = new Tx(sqliteConnection);
            try {
                work.accept(tx);
                tx.end();
                sqliteConnection.run("commit");
            } catch (RuntimeException e) {
                tx.end();
                sqliteConnection.rollback(e);
                throw e;
            }
        });
    }

    /// Rewrites the file so that nothing which was taken out is left in unused pages, and no log beside it.
    public void compact() {
        use(sqliteConnection -> sqliteConnection.run("vacuum"));
        try {
            for (var tail : List.of("-wal", "-shm")) Files.deleteIfExists(Path.of(file + tail));
        } catch (IOException e) {
            throw SqliteErrors.writing(file, e);
        }
    }

    private void use(Consumer<SqliteConnection> work) {
        try (var sqliteConnection = SqliteConnection.writer(file)) {
            work.accept(sqliteConnection);
        }
    }
}
