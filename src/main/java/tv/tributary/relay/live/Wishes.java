package tv.tributary.relay.live;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import tv.tributary.model.SourceId;

/// What others want of a channel, in order, until its pump looks. Thread-safe.
final class Wishes {
    sealed interface Wish {}

    /// That source, and again whenever it can be had, until it fails.
    record This(SourceId source) implements Wish {}

    /// Any other source than the one that plays.
    record Other() implements Wish {}

    private final Queue<Wish> wishes = new ConcurrentLinkedQueue<>();

    void add(Wish wish) {
        wishes.add(wish);
    }

    Optional<Wish> next() {
        return Optional.ofNullable(wishes.poll());
    }
}
