package tv.tributary.server.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tv.tributary.model.FailureReason;
import tv.tributary.relay.source.CandidateSnapshot;
import tv.tributary.stats.LiveStats;

/// An active stream with all its possible sources.
///
/// @param heldSeconds how much of it is kept for viewers that join or lag, `heldBytes` the same in bytes
/// @param bitrates bits per second from upstream over the last five minutes, one a second, oldest first
/// @param sources in the order in which they are tried
record StreamDetailJson(
        LiveStatsJson.StreamView stream,
        double heldSeconds,
        long heldBytes,
        List<Long> bitrates,
        List<SourceStateView> sources) {
    /// One of a channel's sources, as it is now.
    ///
    /// @param why why it was left or could not be opened last
    /// @param restsUntil when it may be tried again
    record SourceStateView(
            long id,
            String name,
            String provider,
            CandidateSnapshot.State state,
            @Nullable FailureReason why,
            @Nullable Instant restsUntil) {
        static SourceStateView of(CandidateSnapshot candidate) {
            return new SourceStateView(
                    candidate.source().value(),
                    candidate.name(),
                    candidate.providerName(),
                    candidate.state(),
                    candidate.why().orElse(null),
                    candidate.coolDownUntil().orElse(null));
        }
    }

    static StreamDetailJson of(LiveStats.Stream stream, List<Long> bitrates) {
        return new StreamDetailJson(
                LiveStatsJson.StreamView.of(stream),
                stream.held().toMillis() / 1e3,
                stream.heldBytes(),
                bitrates,
                stream.candidates().stream().map(SourceStateView::of).toList());
    }
}
