package tv.tributary.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.event.Events;
import tv.tributary.store.StoreException.Reason;

final class MigrationsTest {
    @TempDir
    Path folder;

    private final Events events = new Events();

    @AfterEach
    void close() {
        events.close();
    }

    @Test
    void everyOlderDatabaseBecomesTheNewestAndKeepsItsData() {
        var known = Migrations.known();
        for (var version = known.oldest(); version <= known.newest(); version++) {
            var file = folder.resolve("v" + version + ".db");
            try (var sqliteConnection = SqliteConnection.writer(file)) {
                known.upTo(version).apply(sqliteConnection);
                sqliteConnection.run("insert into setting (name, value) values ('old', 'kept')");
            }
            try (var database = Database.open(file, events)) {
                assertThat(new SettingStore(database).find("old")).contains("kept");
                var now = database.read(tx -> tx.first("pragma user_version", row -> row.integer(1)));
                assertThat(now).contains(known.newest());
            }
            assertThat(shape(file)).as("version %s", version).isEqualTo(shape(fresh()));
        }
    }

    @Test
    void anOlderDatabaseIsBackedUpFirst() {
        var file = folder.resolve("old.db");
        var newest = new Migrations(List.of("test-shelf.sql", "test-label.sql"), 0);
        try (var sqliteConnection = SqliteConnection.writer(file)) {
            newest.upTo(1).apply(sqliteConnection);
        }
        Database.open(file, events, InstantSource.system(), Duration.ofSeconds(5), newest)
                .close();
        try (var sqliteConnection =
                SqliteConnection.reader(new Backups(file).list().getFirst())) {
            assertThat(Migrations.version(sqliteConnection)).isEqualTo(1);
        }
        try (var sqliteConnection = SqliteConnection.reader(file)) {
            assertThat(Migrations.version(sqliteConnection)).isEqualTo(2);
        }
    }

    @Test
    void aDatabaseOfAPreReleaseIsRefusedAndLeftAsItIs() {
        var file = folder.resolve("early.db");
        try (var sqliteConnection = SqliteConnection.writer(file)) {
            sqliteConnection.run("create table source (id integer primary key, stem text)");
            sqliteConnection.run("pragma user_version = 9");
        }
        var before = shape(file);
        assertThatThrownBy(() -> Database.open(file, events))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.PRE_RELEASE));
        assertThat(shape(file)).isEqualTo(before);
        assertThat(new Backups(file).list()).isEmpty();
    }

    @Test
    void aNewDatabaseNeedsNoBackup() {
        assertThat(new Backups(fresh()).list()).isEmpty();
    }

    @Test
    void aDatabaseOfANewerReleaseIsLeftAlone() {
        var file = fresh();
        try (var sqliteConnection = SqliteConnection.writer(file)) {
            sqliteConnection.run("pragma user_version = 9999");
        }
        assertThatThrownBy(() -> Database.open(file, events))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NEWER_VERSION));
        try (var sqliteConnection = SqliteConnection.reader(file)) {
            assertThat(Migrations.version(sqliteConnection)).isEqualTo(9999);
        }
    }

    @Test
    void aScriptMayHoldManyStatements() {
        try (var sqliteConnection = SqliteConnection.writer(folder.resolve("x.db"))) {
            new Migrations(List.of("test-shelf.sql"), 0).apply(sqliteConnection);
            sqliteConnection.run("insert into book (shelf, title) values (1, 'b')");
            assertThat(sqliteConnection.ask("select label from shelf")).isEqualTo("top; left.");
        }
    }

    @Test
    void aFailedScriptLeavesNoTrace() {
        try (var sqliteConnection = SqliteConnection.writer(folder.resolve("x.db"))) {
            assertThatThrownBy(() ->
                            new Migrations(List.of("test-shelf.sql", "test-broken.sql"), 0).apply(sqliteConnection))
                    .isInstanceOf(StoreException.class);
            assertThat(Migrations.version(sqliteConnection)).isEqualTo(1);
            assertThat(sqliteConnection.ask("select name from sqlite_master where name = 'half'"))
                    .isEmpty();
        }
    }

    @Test
    void aScriptThatLeavesLooseReferencesFails() {
        try (var sqliteConnection = SqliteConnection.writer(folder.resolve("x.db"))) {
            assertThatThrownBy(() ->
                            new Migrations(List.of("test-shelf.sql", "test-loose.sql"), 0).apply(sqliteConnection))
                    .hasMessageContaining("loose references in book");
            assertThat(sqliteConnection.ask("select title from book")).isEmpty();
            assertThat(sqliteConnection.ask("pragma foreign_keys")).isEqualTo("1");
        }
    }

    private Path fresh() {
        var file = folder.resolve("fresh.db");
        Database.open(file, events).close();
        return file;
    }

    private static String shape(Path file) {
        try (var sqliteConnection = SqliteConnection.reader(file)) {
            return sqliteConnection.ask(
                    "select group_concat(sql, ';') from (select sql from sqlite_master order by name)");
        }
    }
}
