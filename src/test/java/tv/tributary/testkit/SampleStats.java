package tv.tributary.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tv.tributary.catalog.lineup.Lineup.CatalogCounts;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.model.ProviderId;
import tv.tributary.model.SourceId;
import tv.tributary.relay.live.StreamSnapshot;
import tv.tributary.relay.source.CandidateSnapshot;
import tv.tributary.relay.source.CandidateSnapshot.State;
import tv.tributary.relay.viewer.ViewerSnapshot;
import tv.tributary.relay.viewer.ViewerSnapshot.Protocol;
import tv.tributary.stats.CacheCounts;
import tv.tributary.stats.LiveStats;
import tv.tributary.stats.LiveStats.Health;
import tv.tributary.stats.Stats;

/// Statistics of households at well-known moments, written down by hand.
public final class SampleStats {
    public static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final LiveStats.Hls NO_HLS =
            new LiveStats.Hls(0, CacheCounts.NONE, CacheCounts.NONE, 0, 0, 256L << 20, 0);
    private static final String BROWSER =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";
    private static final CatalogCounts NOTHING = new CatalogCounts(0, 0, 0, 0, 0);
    private static final CatalogCounts FULL = new CatalogCounts(28_937, 25_148, 3_789, 2_611, 9_204);
    private static final List<String> NAMES = List.of(
            "Northwind One HD",
            "Harbour News 24",
            "Kanal Fyra",
            "Sport Arena 2 UHD",
            "Télé Montagne",
            "Cinema Nocturne",
            "Kids Corner",
            "Россия Природа");

    private SampleStats() {}

    /// The first start: nothing at all.
    public static LiveStats firstStart() {
        return stats(List.of(), NOTHING, List.of(), 0, 0, NO_HLS);
    }

    /// Four providers synced, nobody watches.
    public static LiveStats idle() {
        return stats(List.of(), FULL, providers(), 0, 0, NO_HLS);
    }

    /// So many streams, one to three viewers each; every seventh has trouble.
    public static LiveStats busy(int streams) {
        var running = new ArrayList<LiveStats.Stream>();
        for (var i = 0; i < streams; i++) running.add(stream(i));
        return stats(running, FULL, providers(), 184_000_000_000L, 71_200_000_000L, NO_HLS);
    }

    /// The same, but the last viewer of every third stream watches as HLS.
    public static LiveStats withHls(int streams) {
        var running = new ArrayList<LiveStats.Stream>();
        for (var i = 0; i < streams; i++) running.add(i % 3 == 2 ? hls(stream(i)) : stream(i));
        var hls = new LiveStats.Hls(
                streams / 3,
                new CacheCounts(118_400, 9_310, 240),
                new CacheCounts(1_940, 152, 3),
                212_000_000_000L,
                171L << 20,
                256L << 20,
                1_430_000_000L);
        return stats(running, FULL, providers(), 184_000_000_000L, 71_200_000_000L, hls);
    }

    private static LiveStats.Stream hls(LiveStats.Stream stream) {
        var viewers = new ArrayList<>(stream.viewers());
        var last = viewers.removeLast();
        viewers.add(new ViewerSnapshot(
                last.id(),
                Protocol.HLS,
                last.address(),
                BROWSER,
                last.user(),
                NOON,
                last.bytes(),
                Duration.ZERO,
                0,
                false));
        var hls = new LiveStats.HlsStream(1, Duration.ofMinutes(30), 300, new CacheCounts(980, 61, 4), 3_100_000_000L);
        return new LiveStats.Stream(
                with(stream.snapshot(), viewers), stream.health(), stream.bitrate(), stream.uptime(), Optional.of(hls));
    }

    private static StreamSnapshot with(StreamSnapshot stream, List<ViewerSnapshot> viewers) {
        return new StreamSnapshot(
                stream.channel(),
                stream.name(),
                stream.state(),
                stream.provider(),
                stream.providerName(),
                stream.source(),
                stream.choice(),
                stream.choices(),
                stream.candidates(),
                stream.since(),
                stream.bytesIn(),
                stream.bytesOut(),
                stream.continuityErrors(),
                stream.failovers(),
                stream.held(),
                stream.heldBytes(),
                viewers);
    }

    /// Ten minutes in which viewers came and went.
    public static List<Stats.Sample> tenMinutes() {
        var samples = new ArrayList<Stats.Sample>();
        for (var second = 0; second < 600; second++) {
            var clients = second < 90 ? 0 : (int) (3 + 2 * Math.sin(second / 70.0) + second / 150.0);
            var streams = (clients + 1) / 2;
            var jitter = 1 + 0.08 * Math.sin(second / 3.0);
            samples.add(new Stats.Sample(
                    NOON.plusSeconds(second), streams, clients, (long) (streams * 760_000 * jitter), (long)
                            (clients * 760_000 * jitter)));
        }
        return samples;
    }

    private static LiveStats.Stream stream(int i) {
        var viewers = new ArrayList<ViewerSnapshot>();
        for (var v = 0; v <= i % 3; v++) {
            viewers.add(new ViewerSnapshot(
                    i * 10L + v,
                    Protocol.TS,
                    "192.168.1." + (20 + v),
                    "VLC/3.0.24",
                    "The household",
                    NOON,
                    900_000_000L,
                    Duration.ofMillis(400),
                    0,
                    false));
        }
        var health = i % 7 == 5 ? Health.BAD : i % 7 == 2 ? Health.UNSTABLE : Health.GOOD;
        var snapshot = new StreamSnapshot(
                new ChannelId(i + 1L),
                NAMES.get(i % NAMES.size()),
                StreamSnapshot.State.RUNNING,
                providers().get(i % 4).id(),
                providers().get(i % 4).name(),
                "SRC " + i,
                1 + i % 2,
                3,
                candidates(i),
                NOON,
                0,
                0,
                health == Health.GOOD ? 0 : 12 + i,
                i % 2,
                Duration.ofMillis(11_800),
                7_400_000L,
                viewers);
        var uptime = Duration.ofMinutes(3 + i * 17L);
        return new LiveStats.Stream(snapshot, health, 4_200_000L + i * 310_000L, uptime, Optional.empty());
    }

    private static List<CandidateSnapshot> candidates(int i) {
        return List.of(
                candidate(i * 10L + 1, "SRC " + i, "Northwind TV", State.PLAYING, Optional.empty(), Optional.empty()),
                candidate(i * 10L + 2, "SRC " + i + " HD", "Antenna", State.READY, Optional.empty(), Optional.empty()),
                candidate(
                        i * 10L + 3,
                        "src " + i + " (backup)",
                        "Harbour Streams",
                        State.RESTING,
                        Optional.of(FailureReason.REFUSED),
                        Optional.of(NOON.plusSeconds(47))));
    }

    private static CandidateSnapshot candidate(
            long id, String name, String provider, State state, Optional<FailureReason> why, Optional<Instant> until) {
        return new CandidateSnapshot(new SourceId(id), name, provider, state, why, until);
    }

    private static List<LiveStats.ProviderUse> providers() {
        return List.of(
                provider(1, "Northwind TV", 14_210),
                provider(2, "Harbour Streams", 8_431),
                provider(3, "Free TV", 4_250),
                provider(4, "Antenna", 2_046));
    }

    private static LiveStats.ProviderUse provider(long id, String name, int sources) {
        return new LiveStats.ProviderUse(new ProviderId(id), name, true, sources, 1, 3, "Synced.");
    }

    private static LiveStats stats(
            List<LiveStats.Stream> streams,
            CatalogCounts catalog,
            List<LiveStats.ProviderUse> providers,
            long delivered,
            long upstream,
            LiveStats.Hls hls) {
        var clients =
                streams.stream().mapToInt(stream -> stream.viewers().size()).sum();
        var good = streams.stream()
                .filter(stream -> stream.health() == Health.GOOD)
                .count();
        return new LiveStats(
                NOON,
                Duration.ofMinutes(134),
                streams.size(),
                clients,
                streams.size() * 760_000L,
                clients * 760_000L,
                upstream,
                delivered,
                delivered - upstream,
                delivered == 0 ? 0 : 100.0 * (delivered - upstream) / delivered,
                streams.isEmpty() ? 100 : 100.0 * good / streams.size(),
                hls,
                streams,
                catalog,
                providers);
    }
}
