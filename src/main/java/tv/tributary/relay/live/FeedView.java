package tv.tributary.relay.live;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;

/// A running channel as it is now.
///
/// @param source the source's own name at the provider
/// @param choice which candidate plays, from 1, of `choices`
/// @param candidates every source that can be tried, in the order in which they are
/// @param bytesIn from upstream since it opened; `bytesOut` to all viewers, those that left included
/// @param continuityErrors transport stream packets that were missing
/// @param held how much the ring holds
public record FeedView(
        ChannelId channel,
        String name,
        State state,
        ProviderId provider,
        String providerName,
        String source,
        int choice,
        int choices,
        List<CandidateView> candidates,
        Instant since,
        long bytesIn,
        long bytesOut,
        long continuityErrors,
        int failovers,
        Duration held,
        long heldBytes,
        List<ViewerView> viewers) {
    public FeedView {
        candidates = List.copyOf(candidates);
        viewers = List.copyOf(viewers);
    }

    public enum State {
        OPENING,
        RUNNING,
        SWITCHING,
        /// Nothing works: viewers see a notice while sources are tried again and again.
        SLATE,
        LINGERING,
        CLOSED
    }

    /// How a viewer gets a channel.
    public enum Way {
        /// As one endless transport stream.
        TS,
        /// Segment by segment.
        HLS
    }

    /// A viewer as it is now.
    ///
    /// @param client what the player calls itself
    /// @param behind how far behind the newest packet it is
    /// @param skips how often it was too slow and jumped to a newer keyframe
    /// @param capped whether [Caps] keep it below what the stream needs, so that it must skip
    public record ViewerView(
            long id,
            Way way,
            String address,
            String client,
            Instant since,
            long bytes,
            Duration behind,
            int skips,
            boolean capped) {}
}
