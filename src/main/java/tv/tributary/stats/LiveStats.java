package tv.tributary.stats;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tv.tributary.catalog.lineup.Lineup.CatalogCounts;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;
import tv.tributary.relay.live.StreamSnapshot;
import tv.tributary.relay.source.CandidateSnapshot;
import tv.tributary.relay.viewer.ViewerSnapshot;

/// Live statistics at one moment, for the dashboard and the API. Rates are bytes per second over the last second;
/// totals count since the start.
///
/// @param savedBytes what viewers got beyond what providers had to send; never negative
/// @param healthPercent share of running streams that deliver; 100 when none runs
public record LiveStats(
        Instant at,
        Duration uptime,
        int activeStreams,
        int clients,
        long upstreamBytesPerSecond,
        long deliveredBytesPerSecond,
        long upstreamBytes,
        long deliveredBytes,
        long savedBytes,
        double savedPercent,
        double healthPercent,
        Hls hls,
        List<Stream> streams,
        CatalogCounts catalog,
        List<ProviderUse> providers) {
    public LiveStats {
        streams = List.copyOf(streams);
        providers = List.copyOf(providers);
    }

    public enum Health {
        GOOD,
        UNSTABLE,
        BAD
    }

    /// HLS output of all channels. Its bytes also count in the totals.
    ///
    /// @param viewers how many watch so; they are among the clients
    /// @param total segments asked for since the start, `recent` in the last minutes
    /// @param fromMemory bytes sent since the start without being fetched for whoever got them
    /// @param heldBytes memory that segments take, also those on their way to other viewers; `mostBytes` may be
    /// @param diskBytes what lies on disk because it does not fit into memory
    public record Hls(
            int viewers,
            CacheCounts total,
            CacheCounts recent,
            long fromMemory,
            long heldBytes,
            long mostBytes,
            long diskBytes) {
        /// True once anybody has watched as HLS.
        public boolean used() {
            return viewers > 0 || total.asked() > 0;
        }
    }

    /// A channel as HLS.
    ///
    /// @param window how far back its playlist goes, in `listed` segments
    /// @param fromMemory bytes sent without being fetched for whoever got them
    public record HlsStream(int viewers, Duration window, int listed, CacheCounts hits, long fromMemory) {}

    /// A running channel: what the relay says of it, and what follows from several of its snapshots.
    ///
    /// @param bitrate bits per second from upstream, over the last seconds
    /// @param hls empty while nobody watches it so
    public record Stream(
            StreamSnapshot snapshot, Health health, long bitrate, Duration uptime, Optional<HlsStream> hls) {
        public ChannelId channel() {
            return snapshot.channel();
        }

        public String name() {
            return snapshot.name();
        }

        public String provider() {
            return snapshot.providerName();
        }

        /// The source's own name at the provider.
        public String source() {
            return snapshot.source();
        }

        /// The rank of the source on air, 1 to [#choices].
        public int choice() {
            return snapshot.choice();
        }

        public int choices() {
            return snapshot.choices();
        }

        public String state() {
            return snapshot.state().name();
        }

        public long continuityErrors() {
            return snapshot.continuityErrors();
        }

        public int failovers() {
            return snapshot.failovers();
        }

        /// The part of the stream that is buffered for viewers that join or lag.
        public Duration held() {
            return snapshot.held();
        }

        public long heldBytes() {
            return snapshot.heldBytes();
        }

        /// Every source that can be tried, in order.
        public List<CandidateSnapshot> candidates() {
            return snapshot.candidates();
        }

        public List<ViewerSnapshot> viewers() {
            return snapshot.viewers();
        }
    }

    /// @param connections how many it allows; 0 means no known limit
    /// @param lastSync what came of its last sync, in words
    public record ProviderUse(
            ProviderId id, String name, boolean enabled, int sources, int inUse, int connections, String lastSync) {}
}
