package tv.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.cli.CheckCommand.CheckFollower;
import tv.tributary.cli.CheckCommand.InterruptHook;
import tv.tributary.engine.Engine;
import tv.tributary.engine.Options;
import tv.tributary.testkit.EndlessTs;
import tv.tributary.testkit.JsonTree;
import tv.tributary.testkit.RawServer;

/// `tributary check` as a user types it, against real streams.
class CheckCommandTest {
    private static final byte[] OK = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path temp;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void eachStreamHasALineAndOneThatFailsMakesItEndWithOne() throws Exception {
        try (var server = new RawServer()) {
            add(server, "Alpha", "Beta");
            server.then((_, out) -> send(out)).then("HTTP/1.1 404 Not Found\nContent-Length: 0\n\n");
            assertThat(run("check", "--data", temp.toString())).isEqualTo(1);
        }
        assertThat(out.toString())
                .containsPattern("plays  Alpha \\(Home: Alpha\\)  .*25 fps  H\\.264.*  \\d+\\.\\d Mbit/s\n")
                .contains("fails  Beta (Home: Beta)  The provider no longer has this stream.\n")
                .endsWith("1 of 2 streams plays.\n")
                .doesNotContain("secret");
    }

    @Test
    void whereAllPlayItEndsWithZeroAlsoAtTheRunningInstance() throws Exception {
        try (var server = new RawServer()) {
            add(server, "Alpha", "Beta");
            server.then((_, out) -> send(out));
            try (var engine = Engine.open(new Options(temp, "127.0.0.1", 0))) {
                assertThat(run("check", "alpha", "--data", temp.toString())).isZero();
                var channel = engine.catalog().channels().list(ChannelQuery.all());
                var source =
                        engine.catalog().tuning(channel.getFirst().channel().id());
                assertThat(engine.health()
                                .of(source.orElseThrow().candidates().getFirst().source()))
                        .isPresent();
            }
        }
        assertThat(out.toString())
                .contains("Alpha")
                .endsWith("1 of 1 stream plays.\n")
                .doesNotContain("Beta");
    }

    @Test
    void programsReadALinePerStream() throws Exception {
        try (var server = new RawServer()) {
            add(server, "Alpha");
            server.then((_, out) -> send(out));
            assertThat(run("check", "--json", "--provider", "home", "--data", temp.toString()))
                    .isZero();
        }
        assertThat(JsonTree.of(out.toString()).value("channelName")).isEqualTo("Alpha");
        assertThat(err.toString()).contains("1 of 1 stream plays.");
    }

    @Test
    void whatNobodyKnowsIsToldInWords() {
        assertThat(run("check", "nothing", "--data", temp.toString())).isEqualTo(1);
        assertThat(run("check", "--provider", "nobody", "--data", temp.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("No channel matches.", "no provider called nobody");
    }

    @Test
    void withNothingToTestItSaysSo() {
        assertThat(run("check", "--data", temp.toString())).isZero();
        assertThat(out.toString()).contains("Nothing to test");
    }

    @Test
    void whenStoppedItStillSaysWhatCameOfIt() throws Exception {
        var opened = new CountDownLatch(1);
        var over = new CountDownLatch(1);
        try (var server = new RawServer()) {
            add(server, "Alpha", "Beta");
            server.then((_, out) -> send(out)).then((_, out) -> {
                out.write(OK);
                opened.countDown();
                over.await();
            });
            try (var apiClient = ApiClient.open(temp)) {
                var checkReport = new CheckReport(new PrintWriter(out, true), new PrintWriter(out, true), false);
                var ended = new CompletableFuture<Integer>();
                try (var interruptHook = new InterruptHook()) {
                    Thread.ofVirtual()
                            .start(() -> ended.complete(
                                    new CheckFollower(apiClient, checkReport).run("/api/checks", interruptHook)));
                    assertThat(opened.await(20, TimeUnit.SECONDS)).isTrue();
                    Thread.ofVirtual().start(interruptHook::stop);
                    assertThat(ended.get(20, TimeUnit.SECONDS)).isEqualTo(1);
                }
            } finally {
                over.countDown();
            }
        }
        assertThat(out.toString()).contains("plays  Alpha").endsWith("Stopped: 1 of 1 stream plays.\n");
    }

    /// Six seconds at once.
    private static void send(java.io.OutputStream out) throws java.io.IOException {
        out.write(OK);
        var stream = new EndlessTs("x");
        for (var i = 0; i < 6 * EndlessTs.PICTURES_PER_SECOND; i++) out.write(stream.nextPicture());
    }

    private void add(RawServer server, String... channels) throws Exception {
        var list = new StringBuilder("#EXTM3U\n");
        for (var channel : channels) {
            list.append("#EXTINF:-1,").append(channel).append('\n');
            list.append(server.url("/live/ann/secret/" + channel + ".ts")).append('\n');
        }
        var file = Files.writeString(temp.resolve("list.m3u"), list);
        assertThat(run("provider", "add", file.toString(), "--name", "Home", "--data", temp.toString()))
                .isZero();
        out.getBuffer().setLength(0);
    }

    private int run(String... arguments) {
        return CliRun.run(out, err, arguments);
    }
}
