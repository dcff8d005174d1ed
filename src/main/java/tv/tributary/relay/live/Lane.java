package tv.tributary.relay.live;

/// A thread that writes to viewers: one of few, shared by many viewers, never blocked. Lanes are the same if equal.
@FunctionalInterface
public interface Lane {
    /// Runs `task` on the lane soon; returns at once. A task that a closed lane refuses is lost.
    void execute(Runnable task);
}
