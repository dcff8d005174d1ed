package tv.tributary.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tv.tributary.model.ChannelId;
import tv.tributary.model.SourceId;
import tv.tributary.model.StreamInfo;

/// The results of a check so far. Thread-safe.
public final class CheckResults {
    /// One stream's turn.
    ///
    /// @param channelName and `name`: what the household and what the provider calls it
    /// @param seen empty if it was not tested: no connection was free, or the provider is not there
    public record Finding(
            ChannelId channel,
            String channelName,
            SourceId source,
            String providerName,
            String name,
            Optional<StreamInfo> seen) {
        public boolean works() {
            return seen.filter(StreamInfo::works).isPresent();
        }
    }

    /// @param planned how many streams are tested in all; 0 while that is not known
    /// @param left how many more would have been worth a test
    /// @param works how many played
    /// @param untested for how many there was no connection
    public record Count(int planned, long left, int done, int works, int untested) {
        public int failing() {
            return done - works - untested;
        }
    }

    private final List<Finding> all = new ArrayList<>();
    private Count count = new Count(0, 0, 0, 0, 0);
    private boolean over;

    /// Those after the first `after`, as soon as there is one or no more will come; none if `patience` was not enough.
    public synchronized List<Finding> after(int after, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (all.size() <= after && !over) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) break;
            wait(left);
        }
        return after >= all.size() ? List.of() : List.copyOf(all.subList(after, all.size()));
    }

    public synchronized Count count() {
        return count;
    }

    /// True once all results are in.
    public synchronized boolean isOver() {
        return over;
    }

    synchronized void plan(int planned, long left) {
        count = new Count(planned, left, 0, 0, 0);
    }

    /// So many of those that were planned are left for another time.
    synchronized void postpone(int streams) {
        count = new Count(count.planned - streams, count.left + streams, count.done, count.works, count.untested);
    }

    synchronized void add(Finding one) {
        all.add(one);
        count = new Count(
                count.planned,
                count.left,
                count.done + 1,
                count.works + (one.works() ? 1 : 0),
                count.untested + (one.seen().isEmpty() ? 1 : 0));
        notifyAll();
    }

    synchronized void end() {
        over = true;
        notifyAll();
    }
}
