package tv.tributary.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.engine.StartupFailure.Reason;
import tv.tributary.event.Events;
import tv.tributary.model.ProviderSettings;
import tv.tributary.server.http.NetworkSettings;
import tv.tributary.store.Backups;
import tv.tributary.store.Database;
import tv.tributary.testkit.ExpectedWarnings;

/// What keeps the engine from starting, and the way back from it.
class StartTest {
    private static final int PAGE = 4_096;

    @TempDir
    Path temp;

    @Test
    void dataOfANewerVersionIsLeftAlone() throws Exception {
        open().close();
        try (var file = DriverManager.getConnection("jdbc:sqlite:" + database());
                var statement = file.createStatement()) {
            statement.executeUpdate("pragma user_version = 999");
        }
        var before = Files.readAllBytes(database());
        assertRefused(Reason.DATABASE_VERSION);
        assertThat(Files.readAllBytes(database())).isEqualTo(before);
    }

    @Test
    void dataOfAPreReleaseIsLeftAlone() throws Exception {
        open().close();
        try (var file = DriverManager.getConnection("jdbc:sqlite:" + database());
                var statement = file.createStatement()) {
            statement.executeUpdate("pragma user_version = 9");
        }
        var before = Files.readAllBytes(database());
        assertRefused(Reason.DATABASE_VERSION);
        assertThat(Files.readAllBytes(database())).isEqualTo(before);
    }

    @Test
    void aFileThatIsNoDatabaseIsToldAsDamaged() throws Exception {
        Files.writeString(database(), "no database ".repeat(2_000));
        assertRefused(Reason.DATABASE_DAMAGED);
    }

    @Test
    void aDatabaseWithOverwrittenPagesIsToldAsDamaged() throws Exception {
        open().close();
        damage();
        assertRefused(Reason.DATABASE_DAMAGED);
    }

    @Test
    void aRefusedStartLeavesTheFolderFree() throws Exception {
        Files.writeString(database(), "no database ".repeat(2_000));
        assertRefused(Reason.DATABASE_DAMAGED);
        DataFolder.open(temp).close();
    }

    @Test
    void theNewestGoodBackupBringsEverythingBack() throws Exception {
        String token;
        try (var engine = open()) {
            engine.catalog().providers().add(ProviderSettings.of("Home", "http://192.0.2.1/list.m3u"));
            token = engine.gate().householdToken();
        }
        backUp();
        damage();
        assertRefused(Reason.DATABASE_DAMAGED);

        var restored = DataFolder.restoreBackup(temp);

        assertThat(restored.getParent()).isEqualTo(temp.resolve("backups"));
        try (var engine = open()) {
            assertThat(engine.catalog().providers().all())
                    .singleElement()
                    .satisfies(status -> assertThat(status.provider().name()).isEqualTo("Home"));
            assertThat(engine.gate().householdToken()).isEqualTo(token);
        }
    }

    @Test
    void whatWasDamagedIsKeptBesideTheRestored() throws Exception {
        open().close();
        backUp();
        damage();
        var damaged = Files.readAllBytes(database());
        DataFolder.restoreBackup(temp);
        try (var files = Files.list(temp)) {
            assertThat(files.filter(file -> file.getFileName().toString().matches("tributary\\.db\\.damaged-[\\d-]+")))
                    .singleElement()
                    .satisfies(file -> assertThat(file).hasBinaryContent(damaged));
        }
    }

    @Test
    void withoutABackupTheDamagedFileStays() throws Exception {
        Files.writeString(database(), "no database");
        assertThatThrownBy(() -> DataFolder.restoreBackup(temp))
                .isInstanceOfSatisfying(
                        StartupFailure.class, e -> assertThat(e.reason()).isEqualTo(Reason.DATABASE_DAMAGED));
        assertThat(database()).hasContent("no database");
    }

    @Test
    void nothingIsRestoredUnderARunningInstance() {
        try (var _ = open()) {
            assertThatThrownBy(() -> DataFolder.restoreBackup(temp))
                    .isInstanceOfSatisfying(
                            StartupFailure.class, e -> assertThat(e.reason()).isEqualTo(Reason.ALREADY_RUNNING));
        }
    }

    @Test
    void aWishIsKeptUntilTheNextStartWhichRestoresTheNewestBackupOnce() {
        try (var engine = open()) {
            engine.catalog().providers().add(ProviderSettings.of("Home", "http://provider.example/list.m3u"));
            assertThat(engine.backups().newestCopy()).isEmpty();
            engine.backups().copyNow();
            assertThat(engine.backups().newestCopy()).isPresent();
            engine.catalog().providers().add(ProviderSettings.of("Later", "http://provider.example/later.m3u"));
            engine.restoreAtNextStart();
        }
        try (var engine = open()) {
            assertThat(names(engine)).containsExactly("Home");
            engine.catalog().providers().add(ProviderSettings.of("Anew", "http://provider.example/anew.m3u"));
        }
        try (var engine = open()) {
            assertThat(names(engine)).containsExactlyInAnyOrder("Home", "Anew");
        }
    }

    @Test
    @ExpectedWarnings("no backup could be restored")
    void aWishWithoutABackupLeavesEverythingAsItIs() {
        try (var engine = open()) {
            engine.catalog().providers().add(ProviderSettings.of("Home", "http://provider.example/list.m3u"));
            engine.restoreAtNextStart();
        }
        try (var engine = open()) {
            assertThat(names(engine)).containsExactly("Home");
        }
    }

    @Test
    void theStoredPortIsTakenUnlessTheStartNamesOne() throws Exception {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        try (var engine = open()) {
            engine.settings().save(NetworkSettings.NAME, new NetworkSettings(free));
        }
        try (var engine = Engine.open(new Options(temp, "127.0.0.1", Options.STORED_PORT))) {
            assertThat(engine.server().port()).isEqualTo(free);
        }
        try (var engine = open()) {
            assertThat(engine.server().port()).isNotEqualTo(free);
        }
    }

    private static List<String> names(Engine engine) {
        return engine.catalog().providers().all().stream()
                .map(status -> status.provider().name())
                .toList();
    }

    private Engine open() {
        return Engine.open(Options.errand(temp));
    }

    private Path database() {
        return temp.resolve("tributary.db");
    }

    private void assertRefused(Reason reason) {
        assertThatThrownBy(() -> open().close())
                .isInstanceOfSatisfying(
                        StartupFailure.class, e -> assertThat(e.reason()).isEqualTo(reason))
                .hasMessageContaining(temp.toString());
    }

    private void backUp() {
        var events = new Events();
        try (events;
                var open = Database.open(database(), events)) {
            open.backup(new Backups(database()));
        }
    }

    /// Overwrites everything behind the first page, as a failing disk does.
    private void damage() throws IOException {
        try (var file = FileChannel.open(database(), StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.allocate((int) file.size() - PAGE), PAGE);
        }
    }
}
