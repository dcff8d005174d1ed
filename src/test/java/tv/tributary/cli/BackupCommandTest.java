package tv.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.access.User.UserSettings;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.engine.Engine;
import tv.tributary.engine.Options;
import tv.tributary.model.ProviderSettings;

/// Everything as one file, and back, as a user types it.
@Timeout(120)
class BackupCommandTest {
    private static final String LIST = """
            #EXTM3U
            #EXTINF:-1 group-title="News",Erste
            http://provider.example:8080/live/ann7/secret99/1.ts
            #EXTINF:-1 group-title="News",Zweite
            http://provider.example:8080/live/ann7/secret99/2.ts
            #EXTINF:-1 group-title="Sport",Dritte
            http://provider.example:8080/live/ann7/secret99/3.ts
            """;

    @TempDir
    Path temp;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /// What must be the same on another machine.
    private record Household(
            List<String> channels, List<String> users, List<String> devices, String token, String apiToken, int edits) {
        static Household of(Engine engine) {
            return new Household(
                    engine.catalog().channels().list(ChannelQuery.all()).stream()
                            .map(row -> row.channel().id().value() + " "
                                    + row.channel().number() + " "
                                    + row.channel().name())
                            .toList(),
                    engine.users().all().stream()
                            .map(user -> user.id() + user.name() + user.token() + user.hasPassword())
                            .toList(),
                    engine.users().devices().all().stream()
                            .map(device -> device.id() + device.name() + device.token() + device.shortCode())
                            .toList(),
                    engine.gate().householdToken(),
                    engine.gate().apiToken(),
                    engine.catalog().history().recent(100).size());
        }
    }

    @Test
    void anEmptyMachineBecomesTheOldOneInOneStep() throws Exception {
        Household before;
        var file = temp.resolve("all.tributary-backup");
        var passphrase = Files.writeString(temp.resolve("passphrase"), "correct horse\n");
        try (var engine = open("old")) {
            fill(engine);
            before = Household.of(engine);
            assertThat(run("old", "backup", "create", file.toString(), "--passphrase-file", passphrase.toString()))
                    .isZero();
        }
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("secret99");

        assertThat(run("new", "backup", "show", file.toString(), "--passphrase-file", passphrase.toString()))
                .isZero();
        assertThat(out.toString()).contains("+ Nordwind", "+ Ann", "+ Box");
        assertThat(run("new", "backup", "restore", file.toString(), "--passphrase-file", passphrase.toString()))
                .isZero();

        try (var engine = open("new")) {
            assertThat(Household.of(engine)).isEqualTo(before);
        }
        assertThat(out.toString() + err).doesNotContain("correct horse");
    }

    @Test
    void theNextSyncKnowsTheStreamsAgainWhenOnlyThePasswordWasLeftOut() throws Exception {
        List<String> before;
        var file = temp.resolve("all.tributary-backup");
        try (var engine = open("old")) {
            fill(engine);
            before = Household.of(engine).channels();
            assertThat(run("old", "backup", "create", file.toString())).isZero();
        }
        assertThat(run("new", "backup", "restore", file.toString())).isZero();
        try (var engine = open("new")) {
            assertThat(Household.of(engine).channels()).isEqualTo(before);
            var provider = engine.catalog().providers().all().getFirst().provider();
            assertThat(engine.catalog().sync().sync(provider.id()).await(Duration.ofSeconds(30)))
                    .isTrue();
            assertThat(Household.of(engine).channels()).isEqualTo(before);
            var source = engine.catalog()
                    .tuning(engine.catalog()
                            .channels()
                            .list(ChannelQuery.all())
                            .getFirst()
                            .channel()
                            .id())
                    .orElseThrow();
            assertThat(source.candidates().getFirst().url()).contains("ann7/secret99");
        }
    }

    @Test
    void aRunningInstanceStartsAnewAndAWrongPassphraseChangesNothing() throws Exception {
        var file = temp.resolve("all.tributary-backup");
        var right = Files.writeString(temp.resolve("right"), "correct horse");
        var wrong = Files.writeString(temp.resolve("wrong"), "wrong horse");
        try (var engine = open("old")) {
            fill(engine);
            assertThat(run("old", "backup", "create", file.toString(), "--passphrase-file", right.toString()))
                    .isZero();
        }
        try (var engine = open("new")) {
            assertThat(run("new", "backup", "restore", file.toString(), "--passphrase-file", wrong.toString()))
                    .isEqualTo(1);
            assertThat(err.toString()).contains("This is not the passphrase");
            assertThat(engine.restart()).isNotDone();

            assertThat(run("new", "backup", "restore", file.toString(), "--passphrase-file", right.toString()))
                    .isZero();
            assertThat(engine.restart()).succeedsWithin(1, TimeUnit.SECONDS);
            assertThat(out.toString()).contains("starts anew");
        }
        try (var engine = open("new")) {
            assertThat(engine.users().all()).hasSize(1);
        }
    }

    @Test
    void whatIsNoBackupIsRefusedInWords() throws Exception {
        var file = Files.writeString(temp.resolve("list.m3u"), LIST);
        assertThat(run("new", "backup", "restore", file.toString())).isEqualTo(1);
        assertThat(run("new", "backup", "show", temp.resolve("nothing").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("This is no backup of Tributary", "There is no such file");
    }

    private void fill(Engine engine) throws IOException, InterruptedException {
        var list = Files.writeString(temp.resolve("list.m3u"), LIST);
        var added = engine.catalog().providers().add(ProviderSettings.of("Nordwind", list.toString()));
        assertThat(engine.catalog().sync().sync(added.id()).await(Duration.ofSeconds(30)))
                .isTrue();
        var channels = engine.catalog().channels().list(ChannelQuery.all());
        engine.catalog().editor().rename(channels.getFirst().channel().id(), "First");
        engine.catalog().editor().hide(List.of(channels.getLast().channel().id()));
        engine.users().add("Ann", Optional.of("a long password"), UserSettings.defaults());
        assertThat(run("old", "device", "add", "Box")).isZero();
    }

    private Engine open(String folder) {
        return Engine.open(new Options(temp.resolve(folder), "127.0.0.1", 0));
    }

    private int run(String folder, String... arguments) {
        return CliRun.run(temp.resolve(folder), out, err, arguments);
    }
}
