package tv.tributary.stats;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tv.tributary.catalog.ProviderStatus;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;
import tv.tributary.relay.live.FeedView;
import tv.tributary.stats.LiveStats.Health;
import tv.tributary.stats.LiveStats.ProviderUse;
import tv.tributary.upstream.account.SlotUse;

/// Turns readings, one after the other, into statistics: rates by difference, totals that go on counting after a
/// channel has closed. Reads no clock and asks nobody. Used by one thread at a time.
final class Meter {
    /// A channel that closes and opens again counts from zero again; its start tells the two apart.
    private record Run(ChannelId channel, Instant since) {
        static Run of(FeedView feed) {
            return new Run(feed.channel(), feed.since());
        }
    }

    private Map<Run, FeedMeter> meters = new HashMap<>();
    private final HlsMeter hlsMeter = new HlsMeter();
    private Duration last = Duration.ZERO;
    private long upstreamBytes;
    private long deliveredBytes;

    LiveStats read(Reading reading) {
        long in = 0;
        long out = 0;
        int viewers = 0;
        int delivering = 0;
        var running = new HashMap<Run, FeedMeter>();
        var streams = new ArrayList<LiveStats.Stream>();
        hlsMeter.read(reading.hls().views(), reading.uptime());
        for (var feed : reading.feeds()) {
            var known = meters.get(Run.of(feed));
            var meter = known == null ? new FeedMeter(reading.uptime()) : known;
            running.put(Run.of(feed), meter);
            meter.read(feed, reading.uptime());
            in += meter.newIn();
            out += meter.newOut();
            viewers += feed.viewers().size();
            var health = meter.health(feed, reading.uptime());
            if (health != Health.BAD) delivering++;
            streams.add(stream(feed, health, meter.bitrate(), reading));
        }
        meters = running;
        upstreamBytes += in;
        deliveredBytes += out;
        double seconds = reading.uptime().minus(last).toNanos() / 1e9;
        last = reading.uptime();
        long saved = Math.max(0, deliveredBytes - upstreamBytes);
        return new LiveStats(
                reading.at(),
                reading.uptime(),
                streams.size(),
                viewers,
                perSecond(in, seconds),
                perSecond(out, seconds),
                upstreamBytes,
                deliveredBytes,
                saved,
                percent(saved, deliveredBytes, 0),
                percent(delivering, streams.size(), 100),
                hls(reading),
                streams,
                reading.catalog(),
                providers(reading));
    }

    private static LiveStats.Stream stream(FeedView feed, Health health, long bitrate, Reading reading) {
        return new LiveStats.Stream(
                feed.channel(),
                feed.name(),
                feed.providerName(),
                feed.source(),
                feed.choice(),
                feed.choices(),
                feed.state().name(),
                health,
                bitrate,
                since(feed.since(), reading.at()),
                feed.continuityErrors(),
                feed.failovers(),
                feed.held(),
                feed.heldBytes(),
                hls(feed, reading),
                feed.candidates(),
                feed.viewers().stream().map(Meter::viewer).toList());
    }

    private LiveStats.Hls hls(Reading reading) {
        var now = reading.hls();
        int viewers = reading.feeds().stream().mapToInt(Meter::hlsViewers).sum();
        return new LiveStats.Hls(
                viewers,
                hlsMeter.total(),
                hlsMeter.recent(),
                hlsMeter.fromMemory(),
                now.held(),
                now.most(),
                now.disk());
    }

    private static Optional<LiveStats.HlsStream> hls(FeedView feed, Reading reading) {
        return reading.hls().views().stream()
                .filter(view -> view.channel().equals(feed.channel()))
                .map(view -> new LiveStats.HlsStream(
                        hlsViewers(feed), view.window(), view.listed(), Hits.of(view), view.savedBytes()))
                .findFirst();
    }

    private static int hlsViewers(FeedView feed) {
        return (int) feed.viewers().stream()
                .filter(viewer -> viewer.way() == FeedView.Way.HLS)
                .count();
    }

    private static LiveStats.Viewer viewer(FeedView.ViewerView viewer) {
        return new LiveStats.Viewer(
                viewer.id(),
                viewer.way(),
                viewer.address(),
                viewer.client(),
                viewer.since(),
                viewer.bytes(),
                viewer.behind(),
                viewer.skips(),
                viewer.capped());
    }

    private static List<ProviderUse> providers(Reading reading) {
        var used = new HashMap<ProviderId, Integer>();
        for (SlotUse slots : reading.slots()) used.merge(slots.provider(), slots.used(), Integer::sum);
        return reading.providers().stream()
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
                provider.connections(),
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
}
