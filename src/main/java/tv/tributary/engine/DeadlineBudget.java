package tv.tributary.engine;

import java.time.Duration;

/// A deadline shared by several steps, one after another: each may take half of the remaining time, so that one slow
/// step cannot use up the time of the others.
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
