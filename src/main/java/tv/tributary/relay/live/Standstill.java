package tv.tributary.relay.live;

/// From when on a source's silence counts. While this process itself stood still (a laptop asleep, a machine that was
/// frozen) nobody could hear the source, and what it sent waits to be read: that time is not held against it. Owned by
/// the pump; times are nano times.
final class Standstill {
    private long aliveAt;
    private long stood;

    /// This process woke so much later than it wanted to.
    void stood(long nanos) {
        stood += nanos;
    }

    /// @param newest when the source was heard last
    long silentSince(long newest) {
        if (newest != aliveAt) {
            aliveAt = newest;
            stood = 0;
        }
        return newest + stood;
    }
}
