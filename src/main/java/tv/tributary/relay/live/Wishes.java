package tv.tributary.relay.live;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import tv.tributary.model.FailureReason;
import tv.tributary.model.SourceId;

/// What others want of a channel, in order, until its pump looks. Thread-safe.
final class Wishes {
    sealed interface Wish {}

    /// That source, and again whenever it can be had, until it fails.
    record This(SourceId source) implements Wish {}

    /// Any other source than the one that plays.
    record Other() implements Wish {}

    /// A look at the pictures says that the source is no good; it is left as soon as another one can play.
    record Doubt(SourceId source, FailureReason why) implements Wish {}

    private final Queue<Wish> wishes = new ConcurrentLinkedQueue<>();
    private final Bell bell;

    Wishes(Bell bell) {
        this.bell = bell;
    }

    void add(Wish wish) {
        wishes.add(wish);
        bell.ring();
    }

    Optional<Wish> next() {
        return Optional.ofNullable(wishes.poll());
    }
}
