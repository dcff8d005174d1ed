package tv.tributary.relay.live;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;
import tv.tributary.relay.source.CandidateSnapshot;
import tv.tributary.relay.viewer.ViewerSnapshot;

/// A running channel at one moment.
///
/// @param source the source's own name at the provider
/// @param choice which candidate is on air, from 1, of `choices`
/// @param candidates every source that can be tried, in order
/// @param bytesIn from upstream since it opened; `bytesOut` to all viewers, those that left included
/// @param continuityErrors transport stream packets that were missing
/// @param held how much the ring holds
public record StreamSnapshot(
        ChannelId channel,
        String name,
        State state,
        ProviderId provider,
        String providerName,
        String source,
        int choice,
        int choices,
        List<CandidateSnapshot> candidates,
        Instant since,
        long bytesIn,
        long bytesOut,
        long continuityErrors,
        int failovers,
        Duration held,
        long heldBytes,
        List<ViewerSnapshot> viewers) {
    public StreamSnapshot {
        candidates = List.copyOf(candidates);
        viewers = List.copyOf(viewers);
    }

    public enum State {
        OPENING,
        RUNNING,
        /// The source on air was lost; viewers see the last picture.
        SWITCHING,
        /// No source works: viewers see the slate while sources are tried again and again.
        SLATE,
        /// Nobody watches any more.
        LINGERING,
        CLOSED
    }
}
