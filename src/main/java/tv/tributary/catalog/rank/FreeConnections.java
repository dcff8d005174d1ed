package tv.tributary.catalog.rank;

import java.util.OptionalInt;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;

/// The connections an account has left. Must answer at once.
@FunctionalInterface
public interface FreeConnections {
    /// The connections a provider has left for a channel. Empty if not known or without limit, and for a channel that
    /// plays: its
    /// own connections must not count against what it plays.
    OptionalInt of(ChannelId channel, ProviderId provider);
}
