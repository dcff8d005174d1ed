package tv.tributary.server.api;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tv.tributary.catalog.lineup.Lineup.CatalogCounts;
import tv.tributary.relay.viewer.ViewerSnapshot;
import tv.tributary.stats.CacheCounts;
import tv.tributary.stats.LiveStats;

/// Live statistics. Rates are bytes per second over the last second, bit rates bits per second, totals count since the
/// start.
///
/// @param clients viewers on all streams
/// @param savedBytes what viewers got beyond what providers had to send
/// @param savedPercent the same as a share of what viewers got
/// @param healthPercent share of running streams that deliver; 100 when none runs
/// @param hls what goes out as HLS; its viewers are among the clients, and what they get is in the totals
/// @param channels how many channels there are
/// @param streams how many streams the providers offer
/// @param running the active streams
record LiveStatsJson(
        Instant at,
        long uptimeSeconds,
        int activeStreams,
        int clients,
        long upstreamBytesPerSecond,
        long deliveredBytesPerSecond,
        long upstreamBytes,
        long deliveredBytes,
        long savedBytes,
        double savedPercent,
        double healthPercent,
        HlsJson hls,
        int channels,
        int streams,
        Deduplication deduplication,
        List<StreamView> running,
        List<ProviderUse> providers) {
    /// The merge in numbers.
    ///
    /// @param imported streams of all enabled providers
    /// @param unique channels they became
    /// @param merged streams that became a backup of a channel instead of one more channel
    /// @param withBackups channels with at least two streams
    record Deduplication(int imported, int unique, int merged, int withBackups) {
        static Deduplication of(CatalogCounts counts) {
            return new Deduplication(counts.sources(), counts.channels(), counts.merged(), counts.withBackups());
        }
    }

    /// An active stream.
    ///
    /// @param hls its segments; not there while nobody watches it as HLS
    /// @param source the name the provider gives the stream that plays
    /// @param choice which of the channel's streams plays, from 1, of `choices`
    /// @param bitrate bits per second from upstream
    /// @param failovers how often it went on from another stream
    record StreamView(
            long channelId,
            String channel,
            String provider,
            String source,
            int choice,
            int choices,
            String state,
            LiveStats.Health health,
            long bitrate,
            long uptimeSeconds,
            long continuityErrors,
            int failovers,
            int viewers,
            @Nullable HlsStreamJson hls,
            List<ViewerView> clients) {
        static StreamView of(LiveStats.Stream stream) {
            return new StreamView(
                    stream.channel().value(),
                    stream.name(),
                    stream.provider(),
                    stream.source(),
                    stream.choice(),
                    stream.choices(),
                    stream.state().toLowerCase(Locale.ROOT),
                    stream.health(),
                    stream.bitrate(),
                    stream.uptime().toSeconds(),
                    stream.continuityErrors(),
                    stream.failovers(),
                    stream.viewers().size(),
                    stream.hls().map(HlsStreamJson::of).orElse(null),
                    stream.viewers().stream().map(ViewerView::of).toList());
        }
    }

    /// A viewer of a stream.
    ///
    /// @param way as an endless transport stream (`ts`) or segment by segment (`hls`)
    /// @param client what the player calls itself
    /// @param user name of the user who watches; empty if it is nobody in particular
    /// @param behindSeconds how far behind the newest packet it is; not there for HLS, where only the player knows
    /// @param skips how often it was too slow and jumped ahead
    /// @param capped whether it is served less than the stream needs, because of a cap
    record ViewerView(
            long id,
            ViewerSnapshot.Protocol way,
            String address,
            String client,
            String user,
            Instant since,
            long bytes,
            @Nullable Double behindSeconds,
            int skips,
            boolean capped) {
        static ViewerView of(ViewerSnapshot viewer) {
            return new ViewerView(
                    viewer.id(),
                    viewer.protocol(),
                    viewer.address(),
                    viewer.client(),
                    viewer.user(),
                    viewer.since(),
                    viewer.bytes(),
                    viewer.protocol() == ViewerSnapshot.Protocol.HLS
                            ? null
                            : viewer.behind().toMillis() / 1e3,
                    viewer.skips(),
                    viewer.capped());
        }
    }

    /// A provider's share.
    ///
    /// @param sources how many streams it offers
    /// @param connections how many it allows at once; 0 means no known limit
    record ProviderUse(
            long id, String name, boolean enabled, int sources, int inUse, int connections, String lastSync) {
        static ProviderUse of(LiveStats.ProviderUse use) {
            return new ProviderUse(
                    use.id().value(),
                    use.name(),
                    use.enabled(),
                    use.sources(),
                    use.inUse(),
                    use.connections(),
                    use.lastSync());
        }
    }

    static LiveStatsJson of(LiveStats stats) {
        return new LiveStatsJson(
                stats.at(),
                stats.uptime().toSeconds(),
                stats.activeStreams(),
                stats.clients(),
                stats.upstreamBytesPerSecond(),
                stats.deliveredBytesPerSecond(),
                stats.upstreamBytes(),
                stats.deliveredBytes(),
                stats.savedBytes(),
                stats.savedPercent(),
                stats.healthPercent(),
                HlsJson.of(stats.hls()),
                stats.catalog().channels(),
                stats.catalog().sources(),
                Deduplication.of(stats.catalog()),
                stats.streams().stream().map(StreamView::of).toList(),
                stats.providers().stream().map(ProviderUse::of).toList());
    }

    /// Cache statistics of segments.
    ///
    /// @param there were in memory already
    /// @param joined were on their way to somebody else
    /// @param fetched had to be fetched for the one who asked
    /// @param hitPercent the share that the provider was not asked for again; 0 when none was asked for
    record CacheCountsJson(long there, long joined, long fetched, double hitPercent) {
        static CacheCountsJson of(CacheCounts cacheCounts) {
            return new CacheCountsJson(
                    cacheCounts.there(), cacheCounts.joined(), cacheCounts.fetched(), cacheCounts.percent());
        }
    }

    /// HLS figures of all channels.
    ///
    /// @param viewers how many watch so
    /// @param total since the start, `recent` in the last five minutes
    /// @param fromMemoryBytes sent since the start without being fetched for whoever got them
    /// @param memoryBytes memory that segments take; `mostMemoryBytes` they may
    /// @param diskBytes what lies on disk because it does not fit into memory
    record HlsJson(
            int viewers,
            CacheCountsJson total,
            CacheCountsJson recent,
            long fromMemoryBytes,
            long memoryBytes,
            long mostMemoryBytes,
            long diskBytes) {
        static HlsJson of(LiveStats.Hls hls) {
            return new HlsJson(
                    hls.viewers(),
                    CacheCountsJson.of(hls.total()),
                    CacheCountsJson.of(hls.recent()),
                    hls.fromMemory(),
                    hls.heldBytes(),
                    hls.mostBytes(),
                    hls.diskBytes());
        }
    }

    /// HLS figures of one active stream.
    ///
    /// @param viewers how many watch it so
    /// @param windowSeconds how far back its playlist goes, in `segments`
    /// @param fromMemoryBytes sent without being fetched for whoever got them
    record HlsStreamJson(int viewers, double windowSeconds, int segments, CacheCountsJson asked, long fromMemoryBytes) {
        static HlsStreamJson of(LiveStats.HlsStream hls) {
            return new HlsStreamJson(
                    hls.viewers(),
                    hls.window().toMillis() / 1e3,
                    hls.listed(),
                    CacheCountsJson.of(hls.hits()),
                    hls.fromMemory());
        }
    }
}
