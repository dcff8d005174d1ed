package tv.tributary.health;

import java.util.Optional;
import java.util.Set;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;

/// The streams that a check tests. Hidden channels and blocked streams are always left out.
///
/// @param channels only of these; empty for all
/// @param provider only of this one
/// @param which whether those seen lately are tested again
/// @param most so many at most: those whose test helps most
/// @param depth how much is to be known of each
public record CheckScope(
        Optional<Set<ChannelId>> channels, Optional<ProviderId> provider, Which which, int most, Depth depth) {
    /// The number of streams in a check that a person waits for.
    public static final int USUAL = 100;

    public enum Which {
        /// Those never seen, or so long ago that it says little.
        DUE,
        ALL
    }

    public enum Depth {
        /// Whether it plays and in which size, in two seconds at most, on all connections that nobody needs.
        QUICK_LOOK,
        /// Bit rate, pace and damage as well, one stream of an account at a time.
        MEASUREMENT
    }

    public CheckScope(Optional<Set<ChannelId>> channels, Optional<ProviderId> provider, Which which, int most) {
        this(channels, provider, which, most, Depth.MEASUREMENT);
    }

    public CheckScope {
        channels = channels.map(Set::copyOf);
        if (most < 1) throw new IllegalArgumentException("most: " + most);
    }

    /// Some of all, where it helps most.
    public static CheckScope helpful() {
        return new CheckScope(Optional.empty(), Optional.empty(), Which.DUE, USUAL);
    }

    /// Quick looks at all that are due.
    static CheckScope round() {
        return new CheckScope(Optional.empty(), Optional.empty(), Which.DUE, Integer.MAX_VALUE, Depth.QUICK_LOOK);
    }
}
