package tv.tributary.engine;

import java.time.Duration;

/// A time that several share, one after the other: each may take half of what is left. Whoever takes longer, as when
/// the whole machine stands still meanwhile, has used up its own share and nobody else's.
final class DeadlineBudget {
    private Duration left;
    private Duration share = Duration.ZERO;

    DeadlineBudget(Duration all) {
        this.left = all;
    }

    /// How long the next may take.
    Duration next() {
        share = left.dividedBy(2);
        return share;
    }

    /// How long it has taken.
    void took(Duration time) {
        left = left.minus(time.compareTo(share) < 0 ? time : share);
    }
}
