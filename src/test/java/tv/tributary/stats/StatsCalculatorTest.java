package tv.tributary.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.lineup.Lineup.CatalogCounts;
import tv.tributary.catalog.provider.ProviderStatus;
import tv.tributary.catalog.provider.SyncReport;
import tv.tributary.model.ChannelId;
import tv.tributary.model.Provider;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings;
import tv.tributary.relay.hls.HlsSnapshot;
import tv.tributary.relay.live.StreamSnapshot;
import tv.tributary.relay.live.StreamSnapshot.State;
import tv.tributary.relay.viewer.ViewerSnapshot;
import tv.tributary.relay.viewer.ViewerSnapshot.Protocol;
import tv.tributary.stats.LiveStats.Health;
import tv.tributary.upstream.account.Slots.SlotUse;

class StatsCalculatorTest {
    private static final Instant START = Instant.parse("2026-03-01T20:00:00Z");

    private static final RawSample.HlsReading NO_HLS = new RawSample.HlsReading(List.of(), 0, 0, 0);
    private static final ChannelId ONE = new ChannelId(1);
    private static final Duration LONG = Duration.ofSeconds(54);

    private final StatsCalculator statsCalculator = new StatsCalculator();

    @Test
    void anIdleHouseIsHealthyAndSavesNothing() {
        var stats = read(1);

        assertThat(stats.activeStreams()).isZero();
        assertThat(stats.healthPercent()).isEqualTo(100);
        assertThat(stats.savedPercent()).isZero();
    }

    @Test
    void ratesAreTheDifferenceToTheReadingBefore() {
        read(1, feed(1, 1_000, 3_000));
        var stats = read(3, feed(1, 5_000, 9_000));

        assertThat(stats.upstreamBytesPerSecond()).isEqualTo(2_000);
        assertThat(stats.deliveredBytesPerSecond()).isEqualTo(3_000);
    }

    @Test
    void savedIsWhatViewersGotBeyondWhatProvidersSent() {
        var stats = read(1, feed(1, 1_000, 4_000));

        assertThat(stats.savedBytes()).isEqualTo(3_000);
        assertThat(stats.savedPercent()).isEqualTo(75.0);
    }

    @Test
    void savedIsNeverNegative() {
        var stats = read(1, feed(1, 4_000, 1_000));

        assertThat(stats.savedBytes()).isZero();
        assertThat(stats.savedPercent()).isZero();
    }

    @Test
    void totalsKeepWhatClosedChannelsCarried() {
        read(1, feed(1, 1_000, 2_000));
        var stats = read(2, feed(2, 10, 20));

        assertThat(stats.upstreamBytes()).isEqualTo(1_010);
        assertThat(stats.deliveredBytes()).isEqualTo(2_020);
    }

    @Test
    void aChannelThatOpensAgainCountsFromZero() {
        read(1, feed(1, 1_000, 1_000));
        var again = running(1, START.plusSeconds(5), 400, 400, 0, 0, State.RUNNING);
        var stats = read(6, again);

        assertThat(stats.upstreamBytes()).isEqualTo(1_400);
    }

    @Test
    void bitrateIsAveragedOverTheLastSeconds() {
        read(1, feed(1, 0, 0));
        read(2, feed(1, 1_000, 0));
        var stats = read(3, feed(1, 1_500, 0));

        assertThat(stats.streams().getFirst().bitrate()).isEqualTo(6_000);
    }

    @Test
    void bitrateForgetsWhatWasLongAgo() {
        read(1, feed(1, 1_000_000, 0));
        for (int second = 2; second <= 7; second++) read(second, feed(1, 1_000_000 + second, 0));
        var stats = read(8, feed(1, 1_000_008, 0));

        assertThat(stats.streams().getFirst().bitrate()).isEqualTo(8);
    }

    @Test
    void aFailoverMakesAStreamUnstableForAMinute() {
        read(1, running(1, START, 100, 0, 0, 0, State.RUNNING));
        var after = read(2, running(1, START, 200, 0, 0, 1, State.RUNNING));
        var later = read(63, running(1, START, 300, 0, 0, 1, State.RUNNING));

        assertThat(health(after)).isEqualTo(Health.UNSTABLE);
        assertThat(health(later)).isEqualTo(Health.GOOD);
    }

    @Test
    void missingPacketsMakeAStreamUnstable() {
        read(1, running(1, START, 100, 0, 0, 0, State.RUNNING));
        var stats = read(2, running(1, START, 200, 0, 3, 0, State.RUNNING));

        assertThat(health(stats)).isEqualTo(Health.UNSTABLE);
    }

    @Test
    void aStreamThatIsSilentForFiveSecondsIsBad() {
        read(1, feed(1, 100, 0));
        assertThat(health(read(5, feed(1, 100, 0)))).isEqualTo(Health.GOOD);

        var stats = read(6, feed(1, 100, 0));

        assertThat(health(stats)).isEqualTo(Health.BAD);
        assertThat(stats.healthPercent()).isZero();
    }

    @Test
    void aStreamThatJustOpensIsNotYetBad() {
        var stats = read(1, running(1, START, 0, 0, 0, 0, State.OPENING));

        assertThat(health(stats)).isEqualTo(Health.GOOD);
    }

    @Test
    void healthPercentIsTheShareOfStreamsThatDeliver() {
        read(1, feed(1, 100, 0), feed(2, 100, 0), feed(3, 100, 0));
        var stats = read(7, feed(1, 200, 0), feed(2, 200, 0), feed(3, 100, 0));

        assertThat(stats.healthPercent()).isEqualTo(66.7);
    }

    @Test
    void aStreamFromTheFutureHasNoUptime() {
        var stats = read(1, running(1, START.plusSeconds(60), 0, 0, 0, 0, State.RUNNING));

        assertThat(stats.streams().getFirst().uptime()).isEqualTo(Duration.ZERO);
    }

    @Test
    void hlsViewersAreToldApartAndCountedOnce() {
        var stats = readHls(
                1,
                List.of(watched(1, 500, 900, Protocol.TS, Protocol.HLS, Protocol.HLS)),
                new HlsSnapshot(ONE, 2, LONG, 9, 7, 2, 1, 300, 4));

        assertThat(stats.clients()).isEqualTo(3);
        assertThat(stats.hls().viewers()).isEqualTo(2);
        assertThat(stats.deliveredBytes()).isEqualTo(900);
        assertThat(stats.savedBytes()).isEqualTo(400);
        assertThat(stats.streams().getFirst().hls())
                .contains(new LiveStats.HlsStream(2, LONG, 9, new CacheCounts(7, 2, 1), 300));
    }

    @Test
    void memoryAndDiskOfSegmentsAreTold() {
        var hls = readHls(1, List.of()).hls();

        assertThat(hls.heldBytes()).isEqualTo(70);
        assertThat(hls.mostBytes()).isEqualTo(100);
        assertThat(hls.diskBytes()).isEqualTo(30);
        assertThat(hls.used()).isFalse();
    }

    @Test
    void providersShowTheirConnectionsInUse() {
        var one = new Provider(
                new ProviderId(1), ProviderSettings.of("One", "http://one/list").withConnections(2));
        var done = new SyncReport(START, Duration.ZERO, SyncReport.Result.DONE, 9, 9, 0, 0, 0, "9 streams.");
        var stats = statsCalculator.read(new RawSample(
                START,
                Duration.ofSeconds(1),
                List.of(),
                List.of(new SlotUse(new ProviderId(1), 1, 2, 0)),
                NO_HLS,
                new CatalogCounts(9, 7, 2, 2, 0),
                List.of(new ProviderStatus(one, "http://one/list", 9, 7, done))));

        assertThat(stats.providers())
                .containsExactly(new LiveStats.ProviderUse(new ProviderId(1), "One", true, 9, 1, 2, "9 streams."));
        assertThat(stats.catalog().merged()).isEqualTo(2);
    }

    private LiveStats read(long second, StreamSnapshot... feeds) {
        return readHls(second, List.of(feeds));
    }

    private LiveStats readHls(long second, List<StreamSnapshot> feeds, HlsSnapshot... hls) {
        return statsCalculator.read(new RawSample(
                START.plusSeconds(second),
                Duration.ofSeconds(second),
                feeds,
                List.of(),
                new RawSample.HlsReading(List.of(hls), 70, 100, 30),
                new CatalogCounts(0, 0, 0, 0, 0),
                List.of()));
    }

    private static Health health(LiveStats stats) {
        return stats.streams().getFirst().health();
    }

    private static StreamSnapshot feed(long channel, long bytesIn, long bytesOut) {
        return running(channel, START, bytesIn, bytesOut, 0, 0, State.RUNNING);
    }

    private static StreamSnapshot running(
            long channel, Instant since, long bytesIn, long bytesOut, long errors, int failovers, State state) {
        return feed(channel, since, bytesIn, bytesOut, errors, failovers, state, List.of(Protocol.TS, Protocol.TS));
    }

    private static StreamSnapshot watched(long channel, long bytesIn, long bytesOut, Protocol... protocols) {
        return feed(channel, START, bytesIn, bytesOut, 0, 0, State.RUNNING, List.of(protocols));
    }

    private static StreamSnapshot feed(
            long channel,
            Instant since,
            long bytesIn,
            long bytesOut,
            long errors,
            int failovers,
            State state,
            List<Protocol> protocols) {
        var viewers = protocols.stream()
                .map(protocol ->
                        new ViewerSnapshot(1, protocol, "10.0.0.9", "VLC", "", since, 0, Duration.ZERO, 0, false))
                .toList();
        return new StreamSnapshot(
                new ChannelId(channel),
                "Channel " + channel,
                state,
                new ProviderId(1),
                "One",
                "source",
                1,
                2,
                List.of(),
                since,
                bytesIn,
                bytesOut,
                errors,
                failovers,
                Duration.ZERO,
                0,
                viewers);
    }
}
