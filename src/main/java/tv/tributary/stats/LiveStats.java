package tv.tributary.stats;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tv.tributary.catalog.CatalogCounts;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;
import tv.tributary.relay.live.CandidateView;

/// Everything the dashboard and the statistics API show, as it was at one moment. Rates are bytes per second over
/// the last second; totals count since the start.
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

    /// @param source the source's own name at the provider
    /// @param bitrate bits per second from upstream, over the last seconds
    /// @param choice which source plays, from 1, of `choices`
    /// @param held how much of it is kept for viewers that join or lag
    /// @param candidates every source that can be tried, in the order in which they are
    public record Stream(
            ChannelId channel,
            String name,
            String provider,
            String source,
            int choice,
            int choices,
            String state,
            Health health,
            long bitrate,
            Duration uptime,
            long continuityErrors,
            int failovers,
            Duration held,
            long heldBytes,
            List<CandidateView> candidates,
            List<Viewer> viewers) {
        public Stream {
            candidates = List.copyOf(candidates);
            viewers = List.copyOf(viewers);
        }
    }

    /// @param capped whether it is served less than the stream needs, because of a cap
    public record Viewer(
            long id,
            String address,
            String client,
            Instant since,
            long bytes,
            Duration behind,
            int skips,
            boolean capped) {}

    /// @param connections how many it allows; 0 means no known limit
    /// @param lastSync what came of its last sync, in words
    public record ProviderUse(
            ProviderId id, String name, boolean enabled, int sources, int inUse, int connections, String lastSync) {}
}
