package tv.tributary.relay.source;

/// From when on the silence of the source on air counts. While this process itself was suspended (a laptop asleep, a
/// frozen machine) it could not hear the source, and what that sent waits to be read: that time does not count. Pure:
/// times are given as nano times.
final class SuspendGuard {
    private long aliveAt;
    private long suspended;

    /// This process woke so much later than it wanted to.
    void suspended(long nanos) {
        suspended += nanos;
    }

    /// @param newest when viewers last got a packet of the source
    long silentSince(long newest) {
        if (newest != aliveAt) {
            aliveAt = newest;
            suspended = 0;
        }
        return newest + suspended;
    }
}
