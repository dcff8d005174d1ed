package tv.tributary.stats;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tv.tributary.catalog.provider.ProviderStatus;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;
import tv.tributary.relay.hls.HlsSnapshot;
import tv.tributary.relay.live.StreamSnapshot;
import tv.tributary.relay.viewer.ViewerSnapshot;
import tv.tributary.stats.LiveStats.Health;
import tv.tributary.stats.LiveStats.ProviderUse;
import tv.tributary.upstream.account.Slots.SlotUse;

/// Computes statistics from successive samples: rates by difference, totals that keep counting after a channel has
/// closed. Reads no clock and calls no other room. Used by one thread at a time.
final class StatsCalculator {
    /// A channel that closes and opens again counts from zero again; its start tells the two apart.
    private record Run(ChannelId channel, Instant since) {
        static Run of(StreamSnapshot feed) {
            return new Run(feed.channel(), feed.since());
        }
    }

    private Map<Run, FeedMeter> meters = new HashMap<>();
    private final HlsMeter hlsMeter = new HlsMeter();
    private Duration last = Duration.ZERO;
    private long upstreamBytes;
    private long deliveredBytes;

    LiveStats read(RawSample rawSample) {
        long in = 0;
        long out = 0;
        int viewers = 0;
        int delivering = 0;
        var running = new HashMap<Run, FeedMeter>();
        var streams = new ArrayList<LiveStats.Stream>();
        hlsMeter.read(rawSample.hls().views(), rawSample.uptime());
        for (var feed : rawSample.feeds()) {
            var known = meters.get(Run.of(feed));
            var meter = known == null ? new FeedMeter(rawSample.uptime()) : known;
            running.put(Run.of(feed), meter);
            meter.read(feed, rawSample.uptime());
            in += meter.newIn();
            out += meter.newOut();
            viewers += feed.viewers().size();
            var health = meter.health(feed, rawSample.uptime());
            if (health != Health.BAD) delivering++;
            streams.add(stream(feed, health, meter.bitrate(), rawSample));
        }
        meters = running;
        upstreamBytes += in;
        deliveredBytes += out;
        double seconds = rawSample.uptime().minus(last).toNanos() / 1e9;
        last = rawSample.uptime();
        long saved = Math.max(0, deliveredBytes - upstreamBytes);
        return new LiveStats(
                rawSample.at(),
                rawSample.uptime(),
                streams.size(),
                viewers,
                perSecond(in, seconds),
                perSecond(out, seconds),
                upstreamBytes,
                deliveredBytes,
                saved,
                percent(saved, deliveredBytes, 0),
                percent(delivering, streams.size(), 100),
                hls(rawSample),
                streams,
                rawSample.catalog(),
                providers(rawSample));
    }

    private static LiveStats.Stream stream(StreamSnapshot feed, Health health, long bitrate, RawSample rawSample) {
        return new LiveStats.Stream(feed, health, bitrate, since(feed.since(), rawSample.at()), hls(feed, rawSample));
    }

    private LiveStats.Hls hls(RawSample rawSample) {
        var now = rawSample.hls();
        int viewers =
                rawSample.feeds().stream().mapToInt(StatsCalculator::hlsViewers).sum();
        return new LiveStats.Hls(
                viewers,
                hlsMeter.total(),
                hlsMeter.recent(),
                hlsMeter.fromMemory(),
                now.held(),
                now.most(),
                now.disk());
    }

    private static Optional<LiveStats.HlsStream> hls(StreamSnapshot feed, RawSample rawSample) {
        return rawSample.hls().views().stream()
                .filter(view -> view.channel().equals(feed.channel()))
                .map(view -> new LiveStats.HlsStream(
                        hlsViewers(feed), view.window(), view.listed(), CacheCounts.of(view), view.savedBytes()))
                .findFirst();
    }

    private static int hlsViewers(StreamSnapshot feed) {
        return (int) feed.viewers().stream()
                .filter(viewer -> viewer.protocol() == ViewerSnapshot.Protocol.HLS)
                .count();
    }

    private static List<ProviderUse> providers(RawSample rawSample) {
        var used = new HashMap<ProviderId, Integer>();
        for (SlotUse slots : rawSample.slots()) used.merge(slots.provider(), slots.used(), Integer::sum);
        return rawSample.providers().stream()
                .map(status -> use(status, used.getOrDefault(status.provider().id(), 0)))
                .toList();
    }

    private static ProviderUse use(ProviderStatus status, int inUse) {
        var provider = status.provider();
        return new ProviderUse(
                provider.id(),
                provider.name(),
                provider.enabled(),
                status.sources(),
                inUse,
                provider.settings().connections(),
                status.last().words());
    }

    private static Duration since(Instant start, Instant at) {
        return start.isAfter(at) ? Duration.ZERO : Duration.between(start, at);
    }

    private static long perSecond(long bytes, double seconds) {
        return seconds <= 0 ? 0 : Math.round(bytes / seconds);
    }

    private static double percent(long part, long whole, double ofNothing) {
        return whole == 0 ? ofNothing : Math.round(part * 1000.0 / whole) / 10.0;
    }

    /// Sums up HLS counters between samples, over channels that start and stop. Used by one thread at a time.
    static final class HlsMeter {
        /// The period of the recent figures.
        static final Duration RECENT = Duration.ofMinutes(5);

        private record Counted(CacheCounts hits, long fromMemory) {
            static final Counted NOTHING = new Counted(CacheCounts.NONE, 0);

            static Counted of(HlsSnapshot view) {
                return new Counted(CacheCounts.of(view), view.savedBytes());
            }
        }

        private record Mark(Duration at, CacheCounts hits) {}

        private final Deque<Mark> marks = new ArrayDeque<>();
        private Map<ChannelId, Counted> last = new HashMap<>();
        private CacheCounts total = CacheCounts.NONE;
        private long fromMemory;

        HlsMeter() {
            marks.add(new Mark(Duration.ZERO, CacheCounts.NONE));
        }

        void read(List<HlsSnapshot> views, Duration at) {
            var now = new HashMap<ChannelId, Counted>();
            for (var view : views) {
                var counted = Counted.of(view);
                var before = last.getOrDefault(view.channel(), Counted.NOTHING);
                // One that counts less than before is another session.
                var since = before.hits().asked() > counted.hits().asked() ? Counted.NOTHING : before;
                total = total.plus(counted.hits().minus(since.hits()));
                fromMemory += Math.max(0, counted.fromMemory() - since.fromMemory());
                now.put(view.channel(), counted);
            }
            last = now;
            marks.addLast(new Mark(at, total));
            // The newest one that is old enough is where the last minutes begin.
            while (marks.size() > 1 && isOld(marks.stream().skip(1).findFirst().orElseThrow(), at)) marks.removeFirst();
        }

        private static boolean isOld(Mark mark, Duration at) {
            return at.minus(mark.at()).compareTo(RECENT) >= 0;
        }

        /// Since the start.
        CacheCounts total() {
            return total;
        }

        /// In the last minutes.
        CacheCounts recent() {
            return total.minus(marks.getFirst().hits());
        }

        /// Bytes that were sent without being fetched for whoever got them, since the start.
        long fromMemory() {
            return fromMemory;
        }
    }
}
