package tv.tributary.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.backup.BackupRefused.BackupProblem;
import tv.tributary.backup.RestorePreview.PartChange;
import tv.tributary.event.Events;
import tv.tributary.format.json.Json;
import tv.tributary.model.PairedDevice;
import tv.tributary.model.Provider;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings;
import tv.tributary.store.Backups;
import tv.tributary.store.Database;
import tv.tributary.store.ProviderStore;
import tv.tributary.store.SettingStore;
import tv.tributary.store.UserStore;
import tv.tributary.testkit.ManualClock;
import tv.tributary.testkit.TempStore;

final class DataBackupsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String PASSPHRASE = "correct horse";

    @TempDir
    Path temp;

    private final ManualClock clock = new ManualClock(NOW);
    private TempStore old = new TempStore();
    private TempStore fresh = new TempStore();
    private int restarts;

    @BeforeEach
    void fill() throws IOException {
        new ProviderStore(old.database())
                .add(
                        new Provider(
                                new ProviderId(1),
                                ProviderSettings.of(
                                        "Nordwind",
                                        "http://tv.example/get.php?username=ann7&password=secret9&type=m3u")),
                        NOW);
        var users = new UserStore(old.database());
        users.add(
                new UserStore.UserRow(0, "Ann", "hash-of-ann", "hash-of-pin", "anntoken1234567", "{}", NOW), List.of());
        users.add(
                new PairedDevice(0, Optional.empty(), "Television", "devicetoken12345", "k7m2", NOW, Optional.empty()));
        var settings = new SettingStore(old.database());
        settings.save("access", "{\"householdToken\":\"household1234567\"}");
        settings.save("relay", "{\"tick\":5}");
        Files.writeString(old.folder().resolve("api-token"), "api-token-of-old");
        Files.writeString(fresh.folder().resolve("api-token"), "api-token-of-fresh");
    }

    @AfterEach
    void close() {
        old.close();
        fresh.close();
    }

    @Test
    void withAPassphraseEverythingComesBackOnAnEmptyMachine() throws IOException {
        var file = written(Optional.of(PASSPHRASE));
        var target = service(fresh);

        assertThat(target.receive(Files.newInputStream(file)).secrets()).isTrue();
        var preview = target.restore(Optional.of(PASSPHRASE));

        assertThat(part(preview, "providers").comes()).containsExactly("Nordwind");
        assertThat(part(preview, "users").comes()).containsExactly("Ann");
        assertThat(part(preview, "settings").comes()).hasSize(2);
        assertThat(preview.providers()).isEmpty();
        assertThat(preview.devices()).isEmpty();
        assertThat(restarts).isEqualTo(1);

        putInPlace(fresh);
        assertThat(content(fresh.file())).isEqualTo(content(old.file()));
        assertThat(fresh.folder().resolve("api-token")).hasContent("api-token-of-old");
    }

    @Test
    void nothingIsTouchedBeforeTheNextStart() throws IOException {
        var target = service(fresh);
        target.receive(Files.newInputStream(written(Optional.empty())));
        target.preview(Optional.empty());
        assertThat(new ProviderStore(fresh.database()).all()).isEmpty();
        assertThat(new Backups(fresh.file()).list()).isEmpty();

        target.restore(Optional.empty());
        assertThat(new ProviderStore(fresh.database()).all()).isEmpty();
        assertThat(new Backups(fresh.file(), clock).list())
                .as("a copy of what is there")
                .hasSize(1);
    }

    @Test
    void withoutOneNoSecretIsAnywhereInTheFile() throws IOException {
        var file = written(Optional.empty());
        var database = temp.resolve("unpacked.db");
        BackupArchive.unpack(file, Optional.empty(), Map.of("tributary.db", database), 1 << 30);

        var bytes = Files.readString(database, StandardCharsets.ISO_8859_1);
        assertThat(bytes)
                .contains("Nordwind", "Television", "Ann")
                .doesNotContain("secret9", "ann7", "hash-of", "anntoken", "devicetoken", "k7m2", "household1234567");
    }

    @Test
    void withoutSecretsItSaysWhatIsToBeTypedAgainAndLeavesNothingOpen() throws IOException {
        var target = service(fresh);
        target.receive(Files.newInputStream(written(Optional.empty())));
        var preview = target.restore(Optional.empty());

        assertThat(preview.providers()).containsExactly("Nordwind");
        assertThat(preview.users()).containsExactly("Ann");
        assertThat(preview.devices()).containsExactly("Television");

        putInPlace(fresh);
        try (var events = new Events();
                var database = Database.open(fresh.file(), events)) {
            var users = new UserStore(database).all();
            assertThat(users.users().getFirst().token()).hasSize(16).doesNotContain("removed");
            assertThat(users.devices().getFirst().token()).hasSize(16).doesNotContain("removed");
            assertThat(new SettingStore(database).find("access").orElseThrow()).matches(".*\"[a-z2-9]{16}\".*");
        }
        assertThat(fresh.folder().resolve("api-token")).hasContent("api-token-of-fresh");
    }

    @Test
    void whatIsStillKnownHereNeedNotBeTypedAgain() throws IOException {
        var before = content(old.file());
        var source = service(old);
        var file = written(Optional.empty());
        new SettingStore(old.database()).save("relay", "{\"tick\":9}");

        source.receive(Files.newInputStream(file));
        var preview = source.restore(Optional.empty());

        assertThat(part(preview, "settings").changes()).hasSize(1);
        assertThat(preview.parts().stream().filter(PartChange::differs)).hasSize(1);
        assertThat(preview.providers()).isEmpty();
        assertThat(preview.users()).isEmpty();
        assertThat(preview.devices()).isEmpty();
        putInPlace(old);
        assertThat(content(old.file())).isEqualTo(before);
    }

    @Test
    void anotherPassphraseOrNoneIsToldInWords() throws IOException {
        var target = service(fresh);
        target.receive(Files.newInputStream(written(Optional.of(PASSPHRASE))));

        assertRefused(BackupProblem.WRONG_PASSPHRASE, () -> target.restore(Optional.of("wrong horse")));
        assertRefused(BackupProblem.NEEDS_PASSPHRASE, () -> target.restore(Optional.empty()));
        assertRefused(BackupProblem.SHORT_PASSPHRASE, () -> written(Optional.of("short")));
        assertThat(restarts).isZero();
    }

    @Test
    void aFileOfANewerReleaseIsRefused() throws IOException {
        assertRefused(BackupProblem.NEWER, () -> service(fresh).receive(zip(manifest(1, 9999, false), Map.of())));
        assertRefused(
                BackupProblem.NEWER,
                () -> service(fresh)
                        .receive(zip("{\"product\":\"tributary\",\"format\":7,\"release\":\"9\"}", Map.of())));
    }

    @Test
    void whatIsNoneOfOursIsRefused() throws IOException {
        for (var strange : List.of(
                new byte[0],
                "#EXTM3U".getBytes(StandardCharsets.UTF_8),
                zip("{\"product\":\"other\",\"format\":1}", Map.of()).readAllBytes(),
                zip("not json", Map.of()).readAllBytes())) {
            assertRefused(BackupProblem.NOT_OURS, () -> service(fresh).receive(new ByteArrayInputStream(strange)));
        }
        assertRefused(BackupProblem.NO_FILE, () -> service(fresh).restore(Optional.empty()));
    }

    @Test
    void whatIsCutOffOrChangedIsRefusedWhereverThatIs() throws IOException {
        for (var passphrase : List.of(Optional.<String>empty(), Optional.of(PASSPHRASE))) {
            var whole = Files.readAllBytes(written(passphrase));
            var target = service(fresh);
            for (int part = 2; part < 10; part++) {
                target.receive(new ByteArrayInputStream(Arrays.copyOf(whole, whole.length * part / 10)));
                assertRefused(BackupProblem.DAMAGED, () -> target.restore(passphrase));
            }
            var changed = whole.clone();
            changed[whole.length / 2] ^= 0x55;
            target.receive(new ByteArrayInputStream(changed));
            assertRefused(BackupProblem.DAMAGED, () -> target.restore(passphrase));
        }
        assertThat(restarts).isZero();
    }

    @Test
    void namesInTheFileNeverBecomePaths() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("../../evil", new byte[] {1});
        files.put("/tmp/evil", new byte[] {1});
        files.put("tributary.db", "no database".getBytes(StandardCharsets.UTF_8));
        var target = service(fresh);
        target.receive(zip(manifest(1, 1, false), files));

        assertRefused(BackupProblem.DAMAGED, () -> target.restore(Optional.empty()));
        assertThat(fresh.folder().resolveSibling("evil")).doesNotExist();
        assertThat(Path.of("/tmp/evil")).doesNotExist();
    }

    @Test
    void whatUnpacksToMoreThanThereIsRoomForIsRefused() throws IOException {
        var bomb = temp.resolve("bomb");
        Files.write(
                bomb,
                zip(manifest(1, 1, false), Map.of("tributary.db", new byte[50 << 20]))
                        .readAllBytes());
        assertThat(bomb)
                .hasSize(Files.size(bomb))
                .satisfies(file -> assertThat(Files.size(file)).isLessThan(100_000));

        var target = temp.resolve("unpacked");
        assertRefused(
                BackupProblem.TOO_LARGE,
                () -> BackupArchive.unpack(bomb, Optional.empty(), Map.of("tributary.db", target), 10 << 20));
        assertThat(Files.size(target)).isLessThanOrEqualTo(10 << 20);
    }

    @Test
    void aStrangersDatabaseIsRefused() throws IOException {
        for (var tables : List.of("setting", "")) {
            var file = strange(tables);
            var target = service(fresh);
            target.receive(zip(manifest(1, 1, false), Map.of("tributary.db", Files.readAllBytes(file))));
            assertRefused(BackupProblem.DAMAGED, () -> target.restore(Optional.empty()));
        }
    }

    /// Another one of the same program that lost a table, and an empty one.
    private Path strange(String dropped) throws IOException {
        var copy = temp.resolve("strange" + dropped + ".db");
        Files.deleteIfExists(copy);
        if (dropped.isEmpty()) return Files.createFile(copy);
        try (var other = new TempStore()) {
            other.database().write(tx -> tx.update("drop table " + dropped));
            other.database().copyTo(copy);
        }
        return copy;
    }

    private DataBackups service(TempStore store) {
        return new DataBackups(
                store.database(),
                new Backups(store.file(), clock),
                folder(store),
                store.folder().resolve("api-token"),
                () -> restarts++,
                clock);
    }

    private static RestoreFolder folder(TempStore store) {
        return new RestoreFolder(store.folder().resolve("restore"));
    }

    private Path written(Optional<String> passphrase) {
        var file = temp.resolve("all" + DataBackups.ENDING);
        service(old).write(file, passphrase);
        return file;
    }

    /// What a start does.
    private void putInPlace(TempStore store) throws IOException {
        store.database().close();
        assertThat(folder(store)
                        .apply(new Backups(store.file(), clock), store.folder().resolve("api-token")))
                .isTrue();
        try (var left = Files.list(store.folder().resolve("restore"))) {
            assertThat(left).isEmpty();
        }
    }

    /// Everything that users, devices, providers and settings are.
    private static List<Object> content(Path file) {
        try (var events = new Events();
                var database = Database.open(file, events)) {
            var users = new UserStore(database).all();
            return List.of(
                    users.users().stream()
                            .map(user -> List.of(user.id(), user.name(), user.password(), user.pin(), user.token()))
                            .toList(),
                    users.devices(),
                    new ProviderStore(database)
                            .all().stream()
                                    .map(row -> row.provider().settings().location())
                                    .toList(),
                    new SettingStore(database).find("access").map(text -> Json.read(text, Map.class)),
                    new SettingStore(database).find("relay").map(text -> Json.read(text, Map.class)));
        }
    }

    private static PartChange part(RestorePreview preview, String name) {
        return preview.parts().stream()
                .filter(part -> part.part().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String manifest(int format, int schema, boolean secrets) {
        return Json.write(new BackupManifest("tributary", format, "1.0", schema, NOW, secrets, Map.of()));
    }

    private static ByteArrayInputStream zip(String manifest, Map<String, byte[]> files) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("manifest.json"));
            zip.write(manifest.getBytes(StandardCharsets.UTF_8));
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ByteArrayInputStream(out.toByteArray());
    }

    private interface Attempt {
        void run() throws IOException;
    }

    private static void assertRefused(BackupProblem problem, Attempt attempt) {
        assertThatThrownBy(attempt::run)
                .isInstanceOfSatisfying(
                        BackupRefused.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }
}
