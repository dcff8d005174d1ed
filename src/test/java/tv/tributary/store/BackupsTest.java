package tv.tributary.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tv.tributary.event.Event.Topic;
import tv.tributary.event.Events;
import tv.tributary.store.StoreException.Reason;
import tv.tributary.testkit.ExpectedWarnings;
import tv.tributary.testkit.ManualClock;

final class BackupsTest {
    @TempDir
    Path folder;

    private final Events events = new Events();
    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T10:00:00Z"));

    @AfterEach
    void close() {
        events.close();
    }

    @Test
    void aBackupHoldsWhatWasThereWhileTheDatabaseGoesOn() {
        try (var database = Database.open(file(), events)) {
            new SettingStore(database).save("a", "before");
            var backup = database.backup(backups());
            new SettingStore(database).save("a", "after");
            try (var copy = SqliteConnection.reader(backup)) {
                assertThat(copy.ask("select value from setting")).isEqualTo("before");
            }
        }
    }

    @Test
    void sevenBackupsAreKeptNewestFirst() {
        try (var database = Database.open(file(), events)) {
            for (var day = 0; day < 9; day++) {
                clock.pass(Duration.ofDays(1));
                database.backup(backups());
            }
        }
        assertThat(backups().list())
                .extracting(backup -> backup.getFileName().toString())
                .hasSize(7)
                .startsWith("tributary-20261201-100000-000.db")
                .endsWith("tributary-20261125-100000-000.db");
    }

    @Test
    void aDamagedDatabaseIsNoticedAtTheStart() throws IOException {
        fill();
        damage(file());
        assertReason(Reason.DAMAGED);
    }

    @Test
    void aTruncatedDatabaseIsNoticedAtTheStart() throws IOException {
        fill();
        try (var raw = new RandomAccessFile(file().toFile(), "rw")) {
            raw.setLength(raw.length() / 2);
        }
        assertReason(Reason.DAMAGED);
    }

    @Test
    void aFileThatIsNoDatabaseIsNoticedAtTheStart() throws IOException {
        Files.writeString(file(), "this is a letter to my aunt, and no database at all. ".repeat(200));
        assertReason(Reason.DAMAGED);
    }

    @Test
    @ExpectedWarnings("is not usable")
    void theNewestWholeBackupTakesTheDamagedOnesPlace() throws IOException {
        fill();
        try (var database = Database.open(file(), events)) {
            database.backup(backups());
            clock.pass(Duration.ofDays(1));
            new SettingStore(database).save("late", "yes");
            database.backup(backups());
        }
        damage(file());
        damage(backups().list().getFirst());

        var taken = backups().restoreNewestGood();

        assertThat(taken).contains(backups().list().getLast());
        try (var database = Database.open(file(), events)) {
            assertThat(new SettingStore(database).find("setting 4999")).isPresent();
            assertThat(new SettingStore(database).find("late")).isEmpty();
        }
        assertThat(folder.resolve("tributary.db.damaged-20261123-100000-000")).exists();
        assertThat(backups().list()).hasSize(2);
    }

    @Test
    void backupsDatedInTheFutureNeitherWipeNorPrecedeTheOthers() {
        try (var database = Database.open(file(), events)) {
            clock.pass(Duration.ofDays(3_650));
            for (var day = 0; day < 9; day++) {
                clock.pass(Duration.ofDays(1));
                database.backup(backups());
            }
            clock.pass(Duration.ofDays(-3_660));
            for (var day = 0; day < 9; day++) {
                clock.pass(Duration.ofDays(1));
                database.backup(backups());
            }
        }
        assertThat(backups().list())
                .extracting(backup -> backup.getFileName().toString())
                .hasSize(14)
                .startsWith("tributary-20261130-100000-000.db", "tributary-20261129-100000-000.db")
                .endsWith("tributary-20361122-100000-000.db");
    }

    @Test
    void anEmptiedDatabaseBesideBackupsIsDamaged() throws IOException {
        fill();
        try (var database = Database.open(file(), events)) {
            database.backup(backups());
        }
        Files.write(file(), new byte[0]);
        assertReason(Reason.DAMAGED);
        assertThat(backups().restoreNewestGood()).isPresent();
        try (var database = Database.open(file(), events)) {
            assertThat(new SettingStore(database).find("setting 4999")).isPresent();
        }
    }

    @Test
    void anEmptyFileWithoutBackupsBecomesADatabase() throws IOException {
        Files.write(file(), new byte[0]);
        try (var database = Database.open(file(), events)) {
            new SettingStore(database).save("a", "kept");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void copiesAndWhatIsRestoredAreForTheOwnerAlone() throws IOException {
        try (var database = Database.open(file(), events)) {
            database.backup(backups());
        }
        var backup = backups().list().getFirst();
        assertThat(modes(backup)).isEqualTo("rw-------");
        assertThat(modes(backup.resolveSibling(""))).isEqualTo("rwx------");
        Files.setPosixFilePermissions(backup, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(backups().restoreNewestGood()).isPresent();
        assertThat(modes(file())).isEqualTo("rw-------");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aDatabaseThatOthersCouldReadIsClosedToThemWithItsLog() throws IOException {
        Database.open(file(), events).close();
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-rw-r--"));
        try (var database = Database.open(file(), events)) {
            new SettingStore(database).save("a", "b");
            assertThat(modes(file())).isEqualTo("rw-------");
            assertThat(modes(folder.resolve("tributary.db-wal"))).isEqualTo("rw-------");
            assertThat(modes(folder.resolve("tributary.db-shm"))).isEqualTo("rw-------");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"what?", "a#b", "100%25", "a b;c", "ü?mode=memory"})
    @DisabledOnOs(OS.WINDOWS)
    void anyNameOfAFolderWillDo(String name) throws IOException {
        var odd = folder.resolve(name).resolve("tributary.db");
        try (var database = Database.open(odd, events)) {
            new SettingStore(database).save("a", "kept");
            database.backup(new Backups(odd, clock));
        }
        try (var database = Database.open(odd, events)) {
            assertThat(new SettingStore(database).find("a")).contains("kept");
        }
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve(name));
        }
    }

    private static String modes(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void theLogOfTheDamagedDatabaseIsPutAsideToo() throws IOException {
        try (var database = Database.open(file(), events)) {
            database.backup(backups());
        }
        Files.writeString(folder.resolve("tributary.db-wal"), "left over", StandardCharsets.UTF_8);
        assertThat(backups().restoreNewestGood()).isPresent();
        assertThat(folder.resolve("tributary.db-wal")).doesNotExist();
        assertThat(folder.resolve("tributary.db.damaged-20261122-100000-000-wal"))
                .exists();
    }

    @Test
    void withoutAWholeBackupNothingChanges() throws IOException {
        fill();
        damage(file());
        var before = Files.readAllBytes(file());
        assertThat(backups().restoreNewestGood()).isEmpty();
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }

    @Test
    void aFolderThatCannotBeWrittenSaysSo() throws IOException {
        Files.writeString(folder.resolve("occupied"), "a file, not a folder");
        assertThatThrownBy(() -> Database.open(folder.resolve("occupied/tributary.db"), events))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_WRITABLE));
    }

    @Test
    void aDatabaseAnotherProgramHoldsIsInUse() {
        Database.open(file(), events).close();
        try (var other = SqliteConnection.writer(file())) {
            other.ask("pragma locking_mode = exclusive");
            other.run("insert into setting (name, value) values ('mine', 'x')");
            assertReason(Reason.IN_USE);
        }
    }

    private Path file() {
        return folder.resolve("tributary.db");
    }

    private Backups backups() {
        return new Backups(file(), clock);
    }

    private void fill() {
        try (var database = Database.open(file(), events)) {
            database.write(Topic.SETTINGS, tx -> {
                tx.batch(
                        "insert into setting (name, value) values (?, ?)",
                        rows -> IntStream.range(0, 5000)
                                .forEach(i -> rows.add("setting " + i, "value ".repeat(20) + i)));
                return "";
            });
        }
    }

    /// Overwrites pages in the middle, as a dying disk does.
    private static void damage(Path file) throws IOException {
        try (var raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.seek(raw.length() / 2 / 4096 * 4096);
            raw.write("damaged ".repeat(1024).getBytes(StandardCharsets.UTF_8));
        }
    }

    private void assertReason(Reason reason) {
        assertThatThrownBy(() -> Database.open(file(), events).close())
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
