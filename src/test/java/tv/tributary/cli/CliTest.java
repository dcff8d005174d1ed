package tv.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.engine.Engine;
import tv.tributary.engine.Options;
import tv.tributary.model.ChannelId;
import tv.tributary.testkit.ExpectedWarnings;
import tv.tributary.testkit.FakeProvider;
import tv.tributary.testkit.JsonTree;

/// The commands as a user types them, against real instances.
class CliTest {
    @TempDir
    Path temp;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void theVersionIsTold() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).startsWith("Tributary ");
    }

    @Test
    void helpNamesEveryCommandInWords() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString())
                .contains("--headless", "--data", "--port", "--bind", "provider", "channels", "status", "merge-report")
                .contains("platform's")
                .doesNotContain("${", "bundle:", "''");
    }

    @Test
    void theServerLogsIntoItsDataFolderFromTheFirstLineOn() throws Exception {
        var server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "tv.tributary.Main",
                        "--headless",
                        "--bind",
                        "127.0.0.1",
                        "--port",
                        "0",
                        "--data",
                        temp.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var lines = server.inputReader()) {
            assertThat(lines.readLine()).startsWith("ready http://127.0.0.1:");
            assertThat(temp.resolve("logs").resolve("tributary.log")).isNotEmptyFile();
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    @Test
    void whatIsNotUnderstoodEndsWithTwo() {
        assertThat(run("--nonsense")).isEqualTo(2);
        assertThat(run("--port", "70000")).isEqualTo(2);
        assertThat(err.toString()).contains("--nonsense", "70000 is not a port", "--help");
    }

    @Test
    void aFolderThatCannotBeWrittenEndsWithThree() throws Exception {
        var file = Files.writeString(temp.resolve("file"), "in the way");
        assertThat(run("--headless", "--data", file.resolve("x").toString())).isEqualTo(3);
        assertThat(err.toString()).contains(file.toString()).hasLineCount(1);
    }

    @Test
    void aSecondInstanceEndsWithFour() {
        try (var _ = Engine.open(new Options(temp, "127.0.0.1", 0))) {
            assertThat(run("--headless", "--data", temp.toString())).isEqualTo(4);
        }
        assertThat(err.toString()).contains("already running", temp.toString()).hasLineCount(1);
    }

    @Test
    void aCommandWaitsForAnInstanceThatHasTheFolderButDoesNotAnswerYet() throws Exception {
        Files.createDirectories(temp);
        try (var file = FileChannel.open(temp.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            var lock = file.lock();
            var release = Thread.ofVirtual().start(() -> {
                try {
                    Thread.sleep(700);
                    lock.release();
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(run("provider", "list", "--data", temp.toString())).isZero();
            release.join();
        }
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aTakenPortEndsWithFive() {
        try (var first = Engine.open(new Options(temp.resolve("a"), "127.0.0.1", 0))) {
            var port = Integer.toString(first.server().port());
            assertThat(run(
                            "--headless",
                            "--bind",
                            "127.0.0.1",
                            "--port",
                            port,
                            "--data",
                            temp.resolve("b").toString()))
                    .isEqualTo(5);
            assertThat(err.toString()).contains(port).hasLineCount(1);
        }
    }

    @Test
    void anAddressNobodyKnowsEndsWithFiveInOneSentence() {
        assertThat(run("--headless", "--port", "0", "--bind", "no.such.host.invalid", "--data", temp.toString()))
                .isEqualTo(5);
        assertThat(err.toString()).contains("no.such.host.invalid", "--bind").hasLineCount(1);
    }

    @Test
    void withoutProvidersTheListSaysHowToAddOne() {
        assertThat(run("provider", "list", "--data", temp.toString())).isZero();
        assertThat(out.toString()).contains("provider add").hasLineCount(1);
    }

    @Test
    void channelsAreMovedInThePlaylist() {
        try (var provider = new FakeProvider("UK: BBC One HD", "DE: KiKA");
                var _ = Engine.open(new Options(temp, "127.0.0.1", 0))) {
            var data = temp.toString();
            run("provider", "add", provider.list(), "--name", "Home", "--data", data);
            assertThat(run("move", "kika", "--before", "bbc1", "--data", data)).isZero();
            assertThat(run("move", "kika", "--back", "--data", data)).isZero();
            assertThat(run("move", "kika", "--data", data)).isEqualTo(2);
            assertThat(run("move", "kika", "--before", "bbc1", "--back", "--data", data))
                    .isEqualTo(2);
            assertThat(run("move", "kika", "--behind", "nonsuch", "--data", data))
                    .isEqualTo(1);
            assertThat(out.toString())
                    .contains("Moved KiKA in front of BBC One", "Moved KiKA back to the place of its number");
        }
    }

    @Test
    void favouritesAndWhatIsWatchedAreChosen() {
        try (var provider = new FakeProvider("UK: BBC One HD", "DE: KiKA");
                var _ = Engine.open(new Options(temp, "127.0.0.1", 0))) {
            var data = temp.toString();
            assertThat(run("provider", "add", provider.list(), "--name", "Home", "--data", data))
                    .isZero();
            assertThat(run("favourites", "add", "bbc1", "--data", data)).isZero();
            assertThat(run("favourites", "--data", data)).isZero();
            assertThat(run("favourites", "add", "nonsuch", "--data", data)).isEqualTo(1);
            assertThat(run("favourites", "recent", "--data", data)).isZero();
            assertThat(run("favourites", "first", "--data", data)).isZero();
            assertThat(out.toString())
                    .contains("Made BBC One a favourite", "BBC One", "Nothing has been watched yet.")
                    .contains("Televisions see the favourites first");
            assertThat(err.toString()).contains("No channel is called “nonsuch”.");

            assertThat(run("select", "--data", data)).isZero();
            assertThat(run("select", "--country", "de", "--preview", "--data", data))
                    .isZero();
            assertThat(run("select", "--country", "de", "--data", data)).isZero();
            assertThat(run("channels", "--data", data)).isZero();
            assertThat(out.toString())
                    .contains("United Kingdom", "Televisions would see 1 channel", "Chose what to watch: 1 channel")
                    .contains("1 of 1 channel");
        }
    }

    @Test
    void betterNamesAreShownAndTaken() {
        try (var home = new FakeProvider("UK: Tango Musica");
                var away = new FakeProvider("UK: TANGO Musica", "UK: TANGO Musica HD");
                var _ = Engine.open(new Options(temp, "127.0.0.1", 0))) {
            var data = temp.toString();
            assertThat(run("provider", "add", home.list(), "--name", "Home", "--data", data))
                    .isZero();
            assertThat(run("review", "names", "--data", data)).isZero();
            assertThat(run("provider", "add", away.list(), "--name", "Away", "--data", data))
                    .isZero();
            assertThat(run("review", "names", "--data", data)).isZero();
            assertThat(run("review", "names", "--apply", "--data", data)).isZero();
            assertThat(out.toString())
                    .contains("No channel has a better name.", "→ TANGO Musica", "2 of 3 streams call it so.")
                    .contains("Renamed Tango Musica to TANGO Musica");
        }
    }

    @Test
    void healthIsShownAndTheNightsAreChosen() {
        try (var provider = new FakeProvider("UK: BBC One HD", "DE: KiKA");
                var _ = Engine.open(new Options(temp, "127.0.0.1", 0))) {
            var data = temp.toString();
            assertThat(run("provider", "add", provider.list(), "--name", "Home", "--data", data))
                    .isZero();
            assertThat(run("health", "show", "--data", data)).isZero();
            assertThat(out.toString()).containsPattern("PROVIDER +PLAY +FAIL +UNTESTED\\R *Home +0 +0 +2");
            assertThat(run("health", "nights", "--data", data)).isZero();
            assertThat(run("health", "nights", "--from", "1", "--until", "5", "--no-pause", "--data", data))
                    .isZero();
            assertThat(run("health", "nights", "--no-on", "--data", data)).isZero();
            assertThat(run("health", "nights", "--from", "24", "--data", data)).isEqualTo(1);
            assertThat(out.toString())
                    .contains(
                            "between 3:00 and 6:00. That stands still while anybody watches.",
                            "between 1:00 and 5:00. On one account",
                            "Streams are not looked at by themselves.");
            assertThat(err.toString()).contains("Hours go from 0 to 23");
        }
    }

    @Test
    void aProviderIsAddedToTheRunningInstance() {
        try (var provider = new FakeProvider("Erste", "Zweite");
                var engine = Engine.open(new Options(temp, "127.0.0.1", 0))) {
            assertThat(run("provider", "add", provider.list(), "--name", "Home", "--data", temp.toString()))
                    .isZero();
            assertThat(engine.catalog().channels().counts().channels()).isEqualTo(2);
            assertThat(run("status", "--data", temp.toString())).isZero();
            assertThat(out.toString())
                    .contains(
                            "has just started",
                            "nobody is watching",
                            "1 provider, 2 streams, 2 channels",
                            engine.gate().householdToken());
        }
    }

    @Test
    void withoutARunningInstanceTheFolderIsAskedItself() {
        try (var provider = new FakeProvider("Erste", "Zweite")) {
            assertThat(run("provider", "add", provider.list(), "--name", "Home", "--data", temp.toString()))
                    .isZero();
            assertThat(run("channels", "zwei", "--data", temp.toString())).isZero();
            assertThat(run("status", "--data", temp.toString())).isZero();
        }
        assertThat(out.toString()).contains("Added Home", "Zweite", "1 of 1 channel\n", "is not running");
    }

    @Test
    void everyReadingTellsWhatCameOfIt() {
        try (var provider = new FakeProvider("Erste", "Zweite")) {
            run("provider", "add", provider.list(), "--name", "Home", "--data", temp.toString());
            provider.offer("Erste", "Zweite", "Dritte");
            assertThat(run("provider", "sync", "HOME", "--data", temp.toString()))
                    .isZero();
            assertThat(run("provider", "sync", "1", "--data", temp.toString())).isZero();
        }
        assertThat(out.toString())
                .contains(
                        "Home: 3 entries: 1 added, 0 changed, 0 gone.",
                        "Home: Nothing new: 3 entries, same as before.");
    }

    @Test
    @ExpectedWarnings("job failed: Sync page")
    void aListThatCannotBeReadEndsWithOneAndSaysWhy() throws Exception {
        var page = Files.writeString(temp.resolve("page.m3u"), "<html><body>Payment required</body></html>");
        assertThat(run("provider", "add", page.toString(), "--data", temp.toString()))
                .isEqualTo(1);
        assertThat(out.toString())
                .contains("Added page as provider 1.", "page: ")
                .hasLineCount(2);
    }

    @Test
    void aProviderNobodyKnowsIsToldInWords() {
        for (var verb : List.of("sync", "remove")) {
            assertThat(run("provider", verb, "7", "--data", temp.toString())).isEqualTo(1);
        }
        assertThat(err.toString())
                .isEqualToNormalizingNewlines(
                        "There is no provider called 7. \"tributary provider list\" shows all.\n".repeat(2));
    }

    @Test
    void aWordNoChannelHasFindsNone() {
        try (var provider = new FakeProvider("Erste")) {
            run("provider", "add", provider.list(), "--name", "Home", "--data", temp.toString());
            assertThat(run("channels", "bbc", "--data", temp.toString())).isZero();
        }
        assertThat(out.toString()).endsWith("No channel matches.\n");
    }

    @Test
    void aChannelIsExplained() {
        try (var provider = new FakeProvider("Erste", "Erste HD")) {
            run("provider", "add", provider.list(), "--name", "Home", "--data", temp.toString());
            try (var engine = Engine.open(Options.errand(temp))) {
                engine.catalog().editor().renumber(new ChannelId(1), "7");
            }
            assertThat(run("channels", "erste", "--explain", "--data", temp.toString()))
                    .isZero();
        }
        assertThat(out.toString()).contains("""
                Erste  (number 7, group Home, id 1)
                  1. Erste HD  (Home)
                     The other streams are compared with this one.
                     First: no other stream ranks higher.
                  2. Erste  (Home)
                     Same name""").contains("""
                     Below the one above: its name promises a smaller picture.
                  Your decisions:
                     You pinned the number 7.
                """);
    }

    @Test
    void scriptsReadWhatRunsAsOneDocument() {
        try (var engine = Engine.open(new Options(temp, "0.0.0.0", 0))) {
            assertThat(run("status", "--json", "--data", temp.toString())).isZero();
            // As a television must be told it, not as this machine reached it.
            assertThat(JsonTree.of(out.toString()).at("status").value("playlistUrl"))
                    .isEqualTo(engine.server().playlistUrl());
        }
    }

    @Test
    void dataOfANewerVersionEndsWithSix() throws Exception {
        Engine.open(Options.errand(temp)).close();
        try (var file = DriverManager.getConnection("jdbc:sqlite:" + temp.resolve("tributary.db"));
                var statement = file.createStatement()) {
            statement.executeUpdate("pragma user_version = 999");
        }
        assertThat(run("--headless", "--port", "0", "--data", temp.toString())).isEqualTo(6);
        assertThat(err.toString()).contains("newer version", temp.toString()).hasLineCount(1);
    }

    @Test
    void aDamagedDatabaseEndsWithSevenAndSaysHowToGoBack() throws Exception {
        Files.writeString(temp.resolve("tributary.db"), "no database ".repeat(2_000));
        assertThat(run("--headless", "--port", "0", "--data", temp.toString())).isEqualTo(7);
        assertThat(err.toString()).contains("damaged", "--restore-backup").hasLineCount(1);
    }

    @Test
    void withoutABackupNothingIsRestored() {
        assertThat(run("--headless", "--restore-backup", "--data", temp.toString()))
                .isEqualTo(7);
        assertThat(err.toString()).contains("no usable backup").hasLineCount(1);
    }

    @Test
    void noAnswerShowsTheLoginOfAList() {
        try (var provider = new FakeProvider("Erste")) {
            run("provider", "add", provider.list(), "--name", "Home", "--data", temp.toString());
            run("provider", "list", "--json", "--data", temp.toString());
            run("provider", "list", "--data", temp.toString());
        }
        assertThat(out + err.toString()).contains("Home").doesNotContain("secret");
    }

    @Test
    void aRemovedProviderIsGoneFromTheList() {
        try (var provider = new FakeProvider("Erste")) {
            run("provider", "add", provider.list(), "--name", "Home", "--no-sync", "--data", temp.toString());
            assertThat(run("provider", "remove", "home", "--data", temp.toString()))
                    .isZero();
            assertThat(run("provider", "sync", "home", "--data", temp.toString()))
                    .isEqualTo(1);
        }
        assertThat(err.toString()).contains("no provider called home");
    }

    @Test
    void aRemovedProviderIsListedAndRestored() {
        try (var provider = new FakeProvider("Erste")) {
            run("provider", "add", provider.list(), "--name", "Home", "--data", temp.toString());
            run("provider", "remove", "home", "--data", temp.toString());
            out.getBuffer().setLength(0);
            run("provider", "list", "--data", temp.toString());
            assertThat(out.toString()).contains("Removed: Home. Deleted for good on", "tributary provider restore 1");

            assertThat(run("provider", "restore", "home", "--data", temp.toString()))
                    .isZero();
            assertThat(run("provider", "restore", "home", "--data", temp.toString()))
                    .isEqualTo(1);
            run("channels", "--data", temp.toString());
        }
        assertThat(out.toString()).contains("Home is back, with its streams", "Erste");
        assertThat(err.toString()).contains("No provider called home was removed within a week.");
    }

    @Test
    void aGroupIsRenamedOrderedAndHidden() throws Exception {
        var list = Files.writeString(temp.resolve("home.m3u"), """
                #EXTM3U
                #EXTINF:-1 group-title="AR",Ava
                http://127.0.0.1:9/1.ts
                #EXTINF:-1 group-title="UK",Bix
                http://127.0.0.1:9/2.ts
                """);
        run("provider", "add", list.toString(), "--data", temp.toString());
        assertThat(run("group", "rename", "AR", "Arabic", "--data", temp.toString()))
                .isZero();
        run("group", "order", "UK", "--data", temp.toString());
        run("group", "hide", "Arabic", "--data", temp.toString());
        assertThat(run("group", "hide", "Nowhere", "--data", temp.toString())).isEqualTo(1);
        run("group", "list", "--data", temp.toString());
        run("channels", "--data", temp.toString());

        assertThat(out.toString())
                .contains(
                        "Called the group “AR” “Arabic”",
                        "Put the group “UK” first",
                        "Hid the group “Arabic”",
                        "hidden; in the lists also: AR",
                        "place 1",
                        "1 of 1");
        assertThat(err.toString()).contains("There is no group “Nowhere”.");
    }

    private int run(String... arguments) {
        return CliRun.run(out, err, arguments);
    }
}
