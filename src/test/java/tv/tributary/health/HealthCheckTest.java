package tv.tributary.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.Catalog;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.health.CheckResults.Finding;
import tv.tributary.health.HealthChecks.HealthCheck;
import tv.tributary.job.Job;
import tv.tributary.job.Jobs;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.model.ProviderSettings;
import tv.tributary.model.StreamInfo;
import tv.tributary.net.Fetch;
import tv.tributary.net.Http;
import tv.tributary.store.MeasurementStore;
import tv.tributary.testkit.BundledFfmpeg;
import tv.tributary.testkit.EndlessTs;
import tv.tributary.testkit.ManualClock;
import tv.tributary.testkit.Memory;
import tv.tributary.testkit.RawServer;
import tv.tributary.testkit.TempStore;
import tv.tributary.upstream.Upstreams;
import tv.tributary.upstream.account.Connections.Timeouts;
import tv.tributary.upstream.account.SlotRequest;
import tv.tributary.upstream.account.SlotRequest.Priority;
import tv.tributary.upstream.account.Slots;

/// Checks of many streams, against real servers.
class HealthCheckTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";
    /// Nothing here is about time running out.
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String GONE = "HTTP/1.1 404 Not Found\nContent-Length: 0\n\n";

    private final TempStore store = new TempStore();
    private final Http http = new Http();
    private final Jobs jobs = new Jobs();
    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-02T03:04:05Z"));
    private final Slots slots = new Slots();
    private final Catalog catalog =
            new Catalog(store.database(), Catalog.kinds(new Fetch(http)), jobs, store.events(), clock);
    private final Set<ChannelId> running = new HashSet<>();
    private final HealthChecks health = new HealthChecks(
            new Measurements(new MeasurementStore(store.database())),
            new Upstreams(
                    http,
                    slots,
                    () -> new Timeouts(LONG, LONG, Duration.ZERO),
                    Memory.of(1 << 20),
                    BundledFfmpeg.FFMPEG),
            catalog::tuning,
            catalog.channels()::isShown,
            _ -> false,
            () -> running,
            jobs,
            clock,
            new Probe.Patience(LONG, LONG));
    private final RawServer server = new RawServer();
    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void close() {
        over.countDown();
        jobs.close();
        catalog.close();
        server.close();
        http.close();
        store.close();
    }

    @Test
    void everyStreamGetsItsTurnAndTheResultIsPlain() throws Exception {
        provider("North", "Alpha", "Beta", "Gamma");
        server.then((_, out) -> send(out)).then(GONE).then((_, out) -> send(out));
        var healthCheck = health.check(CheckScope.helpful());
        assertThat(finished(healthCheck).note()).isEqualTo("2 of 3 streams play.");
        assertThat(found(healthCheck)).extracting(Finding::channelName).containsExactly("Alpha", "Beta", "Gamma");
        assertThat(found(healthCheck).get(1).seen().flatMap(StreamInfo::trouble))
                .contains(FailureReason.NOT_FOUND);
        assertThat(health.of(found(healthCheck).getFirst().source())
                        .orElseThrow()
                        .video())
                .isEqualTo("h264");
        assertThat(health.trials().get()).isEmpty();
    }

    @Test
    void whatWasJustTestedIsNotTestedAgain() throws Exception {
        provider("North", "Alpha");
        server.then((_, out) -> send(out));
        finished(health.check(CheckScope.helpful()));
        assertThat(finished(health.check(CheckScope.helpful())).note())
                .isEqualTo("Nothing to test: every stream was tested recently.");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void anAccountsStreamsAreTestedOneAtATime() throws Exception {
        provider("North", "Alpha", "Beta");
        provider("South", "Alpha", "Beta");
        for (var i = 0; i < 4; i++) server.then((_, out) -> send(out));
        // Both have the same login, which allows one connection: a second test at once would not get any.
        assertThat(finished(health.check(CheckScope.helpful())).note()).isEqualTo("4 of 4 streams play.");
    }

    @Test
    void whoWatchesKeepsTheConnection() throws Exception {
        provider("North", "Alpha", "Beta");
        var channel =
                catalog.channels().list(ChannelQuery.all()).getFirst().channel().id();
        var candidate = catalog.tuning(channel).orElseThrow().candidates().getFirst();
        try (var _ = slots.tryAcquire(candidate, SlotRequest.of(Priority.VIEWER, "Film"))
                .orElseThrow()) {
            var healthCheck = health.check(CheckScope.helpful());
            assertThat(finished(healthCheck).note())
                    .isEqualTo("2 streams could not be tested: no connection was free, or the provider could not be"
                            + " reached.");
            assertThat(found(healthCheck)).allMatch(one -> one.seen().isEmpty());
        }
        assertThat(server.requests()).isEmpty();
        assertThat(health.trials().get()).isEmpty();
    }

    @Test
    void aProviderThatIsNotThereIsNotAskedForAllItsStreams() throws Exception {
        provider("North", "A", "B", "C", "D", "E");
        server.close();
        var healthCheck = health.check(CheckScope.helpful());
        assertThat(finished(healthCheck).note()).startsWith("0 of 3 streams play; 2 more could not be tested");
        assertThat(healthCheck.findings().count().failing()).isEqualTo(3);
    }

    @Test
    void aCheckCanBeCancelled() throws Exception {
        provider("North", "Alpha", "Beta");
        var opened = new CountDownLatch(1);
        server.then((_, out) -> {
            out.write(OK.getBytes(StandardCharsets.US_ASCII));
            out.write(new EndlessTs("x").nextPicture());
            opened.countDown();
            over.await();
        });
        var healthCheck = health.check(CheckScope.helpful());
        assertThat(opened.await(20, TimeUnit.SECONDS)).isTrue();
        healthCheck.job().cancel();
        assertThat(finished(healthCheck).state()).isEqualTo(Job.State.CANCELLED);
        assertThat(healthCheck.findings().isOver()).isTrue();
        assertThat(slots.use()).isEmpty();
        assertThat(health.trials().get()).isEmpty();
    }

    @Test
    void theSameCheckIsNotRunTwiceAtOnce() throws Exception {
        provider("North", "Alpha");
        server.then((_, out) -> {
            over.await();
            send(out);
        });
        var healthCheck = health.check(CheckScope.helpful());
        assertThat(health.check(CheckScope.helpful())).isEqualTo(healthCheck);
        assertThat(health.findCheck(healthCheck.job().view().id())).contains(healthCheck);
        var other = new CheckScope(Optional.empty(), Optional.empty(), CheckScope.Which.ALL, 5);
        assertThat(health.check(other)).isNotEqualTo(healthCheck);
    }

    @Test
    void blockedStreamsAndHiddenChannelsAreLeftAlone() throws Exception {
        provider("North", "Alpha", "Beta", "Gamma");
        server.then((_, out) -> send(out));
        var rows = catalog.channels().list(ChannelQuery.all());
        catalog.editor().hide(List.of(rows.getFirst().channel().id()));
        var blocked = catalog.channels().find(rows.get(1).channel().id()).orElseThrow();
        catalog.channels().block(blocked.sources().getFirst().source().id());
        var healthCheck = health.check(CheckScope.helpful());
        finished(healthCheck);
        assertThat(found(healthCheck)).extracting(Finding::channelName).containsExactly("Gamma");
    }

    @Test
    void channelsOfAHiddenGroupAreLeftAlone() throws Exception {
        provider("North", "Alpha", "Beta");
        server.then((_, out) -> send(out));
        catalog.groups().hide(List.of("Group of Alpha"));
        var healthCheck = health.check(CheckScope.helpful());
        finished(healthCheck);
        assertThat(found(healthCheck)).extracting(Finding::channelName).containsExactly("Beta");
    }

    @Test
    void whoWaitsForResultsGetsThemAsTheyCome() throws Exception {
        provider("North", "Alpha", "Beta");
        server.then((_, out) -> send(out)).then((_, out) -> {
            over.await();
            send(out);
        });
        var healthCheck = health.check(CheckScope.helpful());
        assertThat(healthCheck.findings().after(0, LONG)).hasSize(1);
        assertThat(healthCheck.findings().after(1, Duration.ofMillis(1))).isEmpty();
        over.countDown();
        assertThat(healthCheck.findings().after(1, LONG)).hasSize(1);
        finished(healthCheck);
    }

    /// Six seconds at once.
    private static void send(OutputStream out) throws IOException {
        out.write(OK.getBytes(StandardCharsets.US_ASCII));
        var stream = new EndlessTs("x");
        for (var i = 0; i < 6 * EndlessTs.PICTURES_PER_SECOND; i++) out.write(stream.nextPicture());
    }

    private void provider(String name, String... channels) throws Exception {
        var list = new StringBuilder("#EXTM3U\n");
        for (var channel : channels) {
            list.append("#EXTINF:-1 group-title=\"Group of %s\",%s%n".formatted(channel, channel));
            list.append(server.url("/live/ann/secret/" + name + channel + ".ts"))
                    .append('\n');
        }
        var file = Files.writeString(store.folder().resolve(name + ".m3u"), list);
        var provider = catalog.providers().add(ProviderSettings.of(name, file.toString()));
        assertThat(catalog.sync().sync(provider.id()).await(LONG)).isTrue();
    }

    private static List<Finding> found(HealthCheck healthCheck) throws InterruptedException {
        return healthCheck.findings().after(0, Duration.ZERO);
    }

    private static Job.View finished(HealthCheck healthCheck) throws InterruptedException {
        assertThat(healthCheck.job().await(LONG)).isTrue();
        return healthCheck.job().view();
    }
}
