package tv.tributary.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.event.Events;
import tv.tributary.model.ChannelId;
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
        for (var version = 1; version <= known.newest(); version++) {
            var file = folder.resolve("v" + version + ".db");
            try (var session = Session.writer(file)) {
                known.upTo(version).apply(session);
                session.run("insert into setting (name, value) values ('old', 'kept')");
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
    void channelsAndBlockedStreamsOfAnOlderDatabaseStay() {
        var file = folder.resolve("before-decisions.db");
        try (var session = Session.writer(file)) {
            Migrations.known().upTo(3).apply(session);
            session.run("""
                    insert into provider (name, location, priority, connections, user_agent, refresh_every, enabled,
                        created_at) values ('Home', '/list.m3u', 1, 1, '', 0, 1, 0);
                    insert into channel (merge_key, number, created_at) values ('tv|uk|one', '7', 0);
                    insert into source (provider, stem, ordinal, base, address, named, label, content, position, kind,
                        name, group_title, logo, tvg_id, tvg_name, number, url, headers, attributes, title, quality,
                        merge_key, channel, blocked)
                    values (1, 'live/1', 1, 1, 1, 1, 1, 1, 0, 'LIVE', 'One HD', '', '', '', '', '', 'http://a.test/1',
                            '', '', 'One', 2, 'tv|uk|one', 1, 1),
                        (1, 'live/2', 1, 2, 2, 2, 2, 2, 1, 'LIVE', 'One', '', '', '', '', '', 'http://a.test/2',
                            '', '', 'One', 1, 'tv|uk|one', 1, 0);
                    """);
        }
        try (var database = Database.open(file, events)) {
            var sources = new ChannelStore(database).sources(new ChannelId(1));
            assertThat(sources)
                    .extracting(ranked -> ranked.source().name() + " " + ranked.blocked() + " " + ranked.base())
                    .containsExactlyInAnyOrder("One HD true 1", "One false 1");
            assertThat(new EditStore(database).history(10)).isEmpty();
        }
    }

    @Test
    void anOlderDatabaseIsBackedUpFirst() {
        var known = Migrations.known();
        for (var version = 1; version < known.newest(); version++) {
            var file = folder.resolve("old" + version + ".db");
            try (var session = Session.writer(file)) {
                known.upTo(version).apply(session);
            }
            Database.open(file, events).close();
            var backup = new Backups(file).list().getFirst();
            try (var session = Session.reader(backup)) {
                assertThat(Migrations.version(session)).isEqualTo(version);
            }
        }
    }

    @Test
    void aNewDatabaseNeedsNoBackup() {
        assertThat(new Backups(fresh()).list()).isEmpty();
    }

    @Test
    void aDatabaseOfANewerReleaseIsLeftAlone() {
        var file = fresh();
        try (var session = Session.writer(file)) {
            session.run("pragma user_version = 9999");
        }
        assertThatThrownBy(() -> Database.open(file, events))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NEWER_VERSION));
        try (var session = Session.reader(file)) {
            assertThat(Migrations.version(session)).isEqualTo(9999);
        }
    }

    @Test
    void aScriptMayHoldManyStatements() {
        try (var session = Session.writer(folder.resolve("x.db"))) {
            new Migrations(List.of("test-shelf.sql")).apply(session);
            session.run("insert into book (shelf, title) values (1, 'b')");
            assertThat(session.ask("select label from shelf")).isEqualTo("top; left.");
        }
    }

    @Test
    void aFailedScriptLeavesNoTrace() {
        try (var session = Session.writer(folder.resolve("x.db"))) {
            assertThatThrownBy(() -> new Migrations(List.of("test-shelf.sql", "test-broken.sql")).apply(session))
                    .isInstanceOf(StoreException.class);
            assertThat(Migrations.version(session)).isEqualTo(1);
            assertThat(session.ask("select name from sqlite_master where name = 'half'"))
                    .isEmpty();
        }
    }

    @Test
    void aScriptThatLeavesLooseReferencesFails() {
        try (var session = Session.writer(folder.resolve("x.db"))) {
            assertThatThrownBy(() -> new Migrations(List.of("test-shelf.sql", "test-loose.sql")).apply(session))
                    .hasMessageContaining("loose references in book");
            assertThat(session.ask("select title from book")).isEmpty();
            assertThat(session.ask("pragma foreign_keys")).isEqualTo("1");
        }
    }

    private Path fresh() {
        var file = folder.resolve("fresh.db");
        Database.open(file, events).close();
        return file;
    }

    private static String shape(Path file) {
        try (var session = Session.reader(file)) {
            return session.ask("select group_concat(sql, ';') from (select sql from sqlite_master order by name)");
        }
    }
}
