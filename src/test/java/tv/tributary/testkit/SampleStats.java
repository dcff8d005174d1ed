package tv.tributary.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tv.tributary.catalog.CatalogCounts;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;
import tv.tributary.model.SourceId;
import tv.tributary.model.Trouble;
import tv.tributary.relay.live.CandidateView;
import tv.tributary.relay.live.CandidateView.State;
import tv.tributary.stats.LiveStats;
import tv.tributary.stats.LiveStats.Health;
import tv.tributary.stats.Stats;

/// Statistics of households at well-known moments, written down by hand.
public final class SampleStats {
    public static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
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
        return stats(List.of(), NOTHING, List.of(), 0, 0);
    }

    /// Four providers synced, nobody watches.
    public static LiveStats idle() {
        return stats(List.of(), FULL, providers(), 0, 0);
    }

    /// So many streams, one to three viewers each; every seventh has trouble.
    public static LiveStats busy(int streams) {
        var running = new ArrayList<LiveStats.Stream>();
        for (var i = 0; i < streams; i++) running.add(stream(i));
        return stats(running, FULL, providers(), 184_000_000_000L, 71_200_000_000L);
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
        var viewers = new ArrayList<LiveStats.Viewer>();
        for (var v = 0; v <= i % 3; v++) {
            viewers.add(new LiveStats.Viewer(
                    i * 10L + v,
                    "192.168.1." + (20 + v),
                    "VLC/3.0.24",
                    NOON,
                    900_000_000L,
                    Duration.ofMillis(400),
                    0,
                    false));
        }
        var health = i % 7 == 5 ? Health.BAD : i % 7 == 2 ? Health.UNSTABLE : Health.GOOD;
        return new LiveStats.Stream(
                new ChannelId(i + 1L),
                NAMES.get(i % NAMES.size()),
                providers().get(i % 4).name(),
                "SRC " + i,
                1 + i % 2,
                3,
                "RUNNING",
                health,
                4_200_000L + i * 310_000L,
                Duration.ofMinutes(3 + i * 17L),
                health == Health.GOOD ? 0 : 12 + i,
                i % 2,
                Duration.ofMillis(11_800),
                7_400_000L,
                candidates(i),
                viewers);
    }

    private static List<CandidateView> candidates(int i) {
        return List.of(
                candidate(i * 10L + 1, "SRC " + i, "Northwind TV", State.PLAYING, Optional.empty(), Optional.empty()),
                candidate(i * 10L + 2, "SRC " + i + " HD", "Antenna", State.READY, Optional.empty(), Optional.empty()),
                candidate(
                        i * 10L + 3,
                        "src " + i + " (backup)",
                        "Harbour Streams",
                        State.RESTING,
                        Optional.of(Trouble.REFUSED),
                        Optional.of(NOON.plusSeconds(47))));
    }

    private static CandidateView candidate(
            long id, String name, String provider, State state, Optional<Trouble> why, Optional<Instant> until) {
        return new CandidateView(new SourceId(id), name, provider, state, why, until);
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
            long upstream) {
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
                streams,
                catalog,
                providers);
    }
}
