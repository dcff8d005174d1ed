package tv.tributary.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.Catalog;
import tv.tributary.catalog.edit.NumberingSettings;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.rank.RankingSettings;
import tv.tributary.event.Event;
import tv.tributary.event.Event.Topic;
import tv.tributary.event.LatestValue;
import tv.tributary.identity.match.LogoHashes;
import tv.tributary.identity.name.ChannelIdentifier;
import tv.tributary.job.Job;
import tv.tributary.job.Jobs;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.model.ProviderSettings;
import tv.tributary.model.SourceId;
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

class HealthChecksTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String OK = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";

    private final TempStore store = new TempStore();
    private final Http http = new Http();
    private final Jobs jobs = new Jobs();
    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-02T03:04:05Z"));
    private final Slots slots = new Slots();
    private final Upstreams upstreams = new Upstreams(
            http, slots, () -> new Timeouts(LONG, LONG, Duration.ZERO), Memory.of(1 << 20), BundledFfmpeg.FFMPEG);
    private final Measurements measurements = measurements();
    private final Catalog catalog = new Catalog(
            store.database(),
            Catalog.kinds(new Fetch(http)),
            jobs,
            store.events(),
            clock,
            new LatestValue<>(RankingSettings.defaults()),
            new LatestValue<>(NumberingSettings.defaults()),
            LogoHashes.BLIND,
            measurements::of,
            (_, _) -> OptionalInt.empty(),
            () -> ChannelIdentifier.SHIPPED);
    private final Set<SourceId> onAir = new HashSet<>();
    private final Set<ChannelId> running = new HashSet<>();
    private final HealthChecks health = checks(LONG);
    private final RawServer good = new RawServer();
    private final RawServer bad = new RawServer();
    private final CountDownLatch over = new CountDownLatch(1);

    private Measurements measurements() {
        return new Measurements(new MeasurementStore(store.database()));
    }

    private HealthChecks checks(Duration opening) {
        return new HealthChecks(
                measurements,
                upstreams,
                catalog::tuning,
                catalog.channels()::isShown,
                new HealthChecks.Watching(onAir::contains, () -> running, Set::of),
                StreamPictures.open(store.folder(), store.database()),
                BundledFfmpeg.FFMPEG,
                jobs,
                clock,
                new Probe.Patience(opening, LONG, LONG));
    }

    @AfterEach
    void close() {
        over.countDown();
        jobs.close();
        health.close();
        catalog.close();
        good.close();
        bad.close();
        http.close();
        store.close();
    }

    @Test
    void aStreamThatPlaysIsMeasured() throws Exception {
        var channel = channel(good.url("/1.ts"));
        good.then((_, out) -> send(out));
        assertThat(run(health.test(channel)).note()).isEqualTo("1 of 1 stream plays");
        var seen = health.of(source(channel, 0)).orElseThrow();
        assertThat(seen.works()).isTrue();
        assertThat(seen.video()).isEqualTo("h264");
        assertThat(seen.rate()).isEqualTo(25);
        assertThat(seen.bitrate()).isPositive();
        assertThat(seen.at()).isEqualTo(clock.instant());
        assertThat(slots.use()).isEmpty();
    }

    @Test
    void whatWasSeenOutlivesTheProgram() throws Exception {
        var channel = channel(good.url("/1.ts"));
        good.then((_, out) -> send(out));
        run(health.test(channel));
        assertThat(measurements().of(source(channel, 0))).isEqualTo(health.of(source(channel, 0)));
    }

    @Test
    void aStreamThatDoesNotPlaySaysWhy() throws Exception {
        var channel = channel(bad.url("/1.ts"));
        bad.then("HTTP/1.1 404 Not Found\nContent-Length: 0\n\n");
        run(health.test(channel));
        assertThat(health.of(source(channel, 0)).orElseThrow().trouble()).contains(FailureReason.NOT_FOUND);
    }

    @Test
    void aStreamWithoutAPictureIsNotWaitedForForEver() throws Exception {
        var channel = channel(bad.url("/1.ts"));
        bad.then((_, out) -> {
            out.write(OK.getBytes(StandardCharsets.US_ASCII));
            var stuffing = new byte[188 * 100];
            for (var at = 0; at < stuffing.length; at += 188) {
                stuffing[at] = 0x47;
                stuffing[at + 1] = 0x1F;
                stuffing[at + 2] = (byte) 0xFF;
                stuffing[at + 3] = 0x10;
            }
            while (!over.await(20, TimeUnit.MILLISECONDS)) out.write(stuffing);
        });
        var hurried = checks(Duration.ofSeconds(1));
        run(hurried.test(channel));
        assertThat(hurried.of(source(channel, 0)).orElseThrow().trouble()).contains(FailureReason.NO_PICTURE);
    }

    @Test
    void whereNoConnectionIsFreeNothingIsSaid() throws Exception {
        var channel = channel(good.url("/1.ts"));
        var candidate = catalog.tuning(channel).orElseThrow().candidates().getFirst();
        try (var _ = slots.tryAcquire(candidate, SlotRequest.of(Priority.VIEWER, "Film"))
                .orElseThrow()) {
            assertThat(run(health.test(channel)).note()).isEqualTo("0 of 1 stream play; no connection was free for 1");
        }
        assertThat(health.of(source(channel, 0))).isEmpty();
        assertThat(health.trials().get()).containsEntry(source(channel, 0), TestState.NO_CONNECTION);
        assertThat(good.requests()).isEmpty();
    }

    @Test
    void whoNeedsTheConnectionGetsIt() throws Exception {
        var channel = channel(good.url("/1.ts"));
        var candidate = catalog.tuning(channel).orElseThrow().candidates().getFirst();
        var opened = playing();
        var job = health.test(channel);
        assertThat(opened.await(20, TimeUnit.SECONDS)).isTrue();
        try (var slot = slots.acquire(candidate, SlotRequest.of(Priority.VIEWER, "Film"), LONG)
                .orElseThrow()) {
            run(job);
            assertThat(slot).isNotNull();
        }
        assertThat(health.of(source(channel, 0))).isEmpty();
    }

    @Test
    void whatViewersSeeNeedsNoTest() throws Exception {
        var channel = channel(good.url("/1.ts"));
        onAir.add(source(channel, 0));
        run(health.test(channel));
        assertThat(health.of(source(channel, 0)).orElseThrow().works()).isTrue();
        assertThat(good.requests()).isEmpty();
    }

    @Test
    void whatPlayedStandsBeforeWhatDidNotUntilThatIsADayOld() throws Exception {
        var channel = channel(bad.url("/1.ts"), good.url("/2.ts"));
        var first = source(channel, 0);
        var second = source(channel, 1);
        bad.then("HTTP/1.1 404 Not Found\nContent-Length: 0\n\n");
        run(health.test(channel, first));
        assertThat(order(channel)).containsExactly(second, first);
        clock.pass(Duration.ofHours(25));
        assertThat(order(channel)).containsExactly(first, second);
    }

    @Test
    void whatRunningChannelsShowCountsToo() throws Exception {
        var channel = channel(bad.url("/1.ts"), good.url("/2.ts"));
        var second = source(channel, 1);
        var told = new CountDownLatch(1);
        try (var _ = store.events().subscribe(Event.Changed.class, changed -> {
            if (changed.topic() == Topic.VITALS) told.countDown();
        })) {
            health.plays(second, "hevc", 1920, 1080);
            assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(health.of(second).orElseThrow().height()).isEqualTo(1080);
        assertThat(order(channel)).startsWith(second);
    }

    @Test
    void whatWasSeenLastIsStoredBeforeAllEnds() throws Exception {
        var source = source(channel(good.url("/1.ts")), 0);
        health.plays(source, "hevc", 1920, 1080);
        health.close();
        assertThat(health.of(source).orElseThrow().height()).isEqualTo(1080);
        health.plays(source, "hevc", 1280, 720);
        assertThat(health.of(source).orElseThrow().height()).isEqualTo(1080);
    }

    @Test
    void aFailureDoesNotForgetThePictureSeenBefore() throws Exception {
        var channel = channel(good.url("/1.ts"));
        good.then((_, out) -> send(out)).then("HTTP/1.1 404 Not Found\nContent-Length: 0\n\n");
        run(health.test(channel));
        var height = health.of(source(channel, 0)).orElseThrow().height();
        run(health.test(channel));
        var seen = health.of(source(channel, 0)).orElseThrow();
        assertThat(seen.works()).isFalse();
        assertThat(seen.height()).isEqualTo(height).isPositive();
    }

    @Test
    void aTestCanBeCancelled() throws Exception {
        var channel = channel(good.url("/1.ts"));
        var opened = playing();
        var job = health.test(channel);
        assertThat(opened.await(20, TimeUnit.SECONDS)).isTrue();
        job.cancel();
        assertThat(run(job).state()).isEqualTo(Job.State.CANCELLED);
        assertThat(slots.use()).isEmpty();
        assertThat(health.trials().get()).isEmpty();
    }

    @Test
    void whatIsNotThereCannotBeTested() throws Exception {
        var channel = channel(good.url("/1.ts"));
        assertThatThrownBy(() -> health.test(new ChannelId(999))).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> health.test(channel, new SourceId(999))).isInstanceOf(NoSuchElementException.class);
    }

    /// A stream that goes on; counted down once it is open.
    private CountDownLatch playing() {
        var opened = new CountDownLatch(1);
        good.then((_, out) -> {
            out.write(OK.getBytes(StandardCharsets.US_ASCII));
            out.write(new EndlessTs("x").nextPicture());
            opened.countDown();
            over.await();
        });
        return opened;
    }

    /// Six seconds at once.
    private static void send(java.io.OutputStream out) throws java.io.IOException {
        out.write(OK.getBytes(StandardCharsets.US_ASCII));
        var stream = new EndlessTs("x");
        for (var i = 0; i < 6 * EndlessTs.PICTURES_PER_SECOND; i++) out.write(stream.nextPicture());
    }

    private ChannelId channel(String... urls) throws Exception {
        var list = new StringBuilder("#EXTM3U\n");
        for (var url : urls) list.append("#EXTINF:-1,BBC One\n").append(url).append('\n');
        var file = Files.writeString(store.folder().resolve("list.m3u"), list);
        var draft = ProviderSettings.of("North Star", file.toString());
        var provider = catalog.providers().add(draft);
        assertThat(catalog.sync().sync(provider.id()).await(LONG)).isTrue();
        return catalog.channels().list(ChannelQuery.all()).getFirst().channel().id();
    }

    private SourceId source(ChannelId channel, int at) {
        return catalog.channels().find(channel).orElseThrow().sources().stream()
                .map(ranked -> ranked.source().id())
                .sorted(java.util.Comparator.comparingLong(SourceId::value))
                .toList()
                .get(at);
    }

    private List<SourceId> order(ChannelId channel) {
        return catalog.channels().find(channel).orElseThrow().sources().stream()
                .map(ranked -> ranked.source().id())
                .toList();
    }

    private static Job.View run(Job job) throws InterruptedException {
        assertThat(job.await(LONG)).isTrue();
        return job.view();
    }
}
