package tv.tributary.relay.source;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import tv.tributary.model.Candidate;
import tv.tributary.relay.source.SwitchState.Loss;

/// While no source is on air: when viewers see the slate, and when the search is given up. Players hold some seconds
/// themselves; before those are over nobody needs to see that something is wrong. Pure: times are nano times.
final class SourceSearchPolicy {
    /// The slate is shown so long after the loss if every source has failed,
    private static final long SLATE_ALL_FAILED = 1_500_000_000L;
    /// or so long after it if some may yet work.
    private static final long SLATE_SOME_LEFT = 3_000_000_000L;

    private final Supplier<StreamTimeouts> timing;

    SourceSearchPolicy(Supplier<StreamTimeouts> timing) {
        this.timing = timing;
    }

    /// When the slate is due.
    long slateDue(SourceRace race, Loss loss, List<Candidate> candidates) {
        // A source that was released for its silence leaves the others some time, too.
        return race.allFailed(candidates)
                ? loss.at() + SLATE_ALL_FAILED
                : Math.max(loss.at() + SLATE_SOME_LEFT, race.began() + SLATE_ALL_FAILED);
    }

    /// How long viewers without a slate may get nothing.
    ///
    /// @param opening whether nothing has been on air yet
    Duration longest(boolean opening) {
        return opening ? timing.get().opening() : timing.get().outage();
    }

    /// Whether there is no hope left: before the first picture, once every source was tried and none is to be tried
    /// again.
    ///
    boolean exhausted(SourceRace race, SourceStates view, List<Candidate> candidates) {
        long deadline = view.aliveAt() + longest(true).toNanos();
        return view.standbys().isEmpty() && race.allFailed(candidates) && !race.retriesBy(candidates, deadline);
    }
}
