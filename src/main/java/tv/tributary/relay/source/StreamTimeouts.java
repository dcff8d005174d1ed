package tv.tributary.relay.source;

import java.time.Duration;

/// Timing of streams and viewers.
///
/// @param tick how often new packets are written to viewers, 10 to 100 ms: shorter costs more, longer delays more
/// @param linger how long a channel nobody watches is kept open: players come back, or open several times
/// @param connect longest wait for a provider's answer
/// @param slotPatience longest wait for a provider's connection to become free
/// @param opening longest time a viewer waits for the first keyframe
/// @param outage longest time without any working source before viewers are disconnected
/// @param idleViewer a viewer that takes no byte for so long is disconnected
public record StreamTimeouts(
        Duration tick,
        Duration linger,
        Duration connect,
        Duration slotPatience,
        Duration opening,
        Duration outage,
        Duration idleViewer) {
    /// What `tick` may be.
    public static final Duration SHORTEST_TICK = Duration.ofMillis(10);

    public static final Duration LONGEST_TICK = Duration.ofMillis(100);

    public StreamTimeouts {
        if (tick.compareTo(SHORTEST_TICK) < 0 || tick.compareTo(LONGEST_TICK) > 0) {
            throw new IllegalArgumentException("tick: " + tick);
        }
    }

    public static StreamTimeouts defaults() {
        return new StreamTimeouts(
                Duration.ofMillis(90),
                Duration.ofSeconds(10),
                Duration.ofSeconds(6),
                Duration.ofSeconds(3),
                Duration.ofSeconds(15),
                Duration.ofSeconds(30),
                Duration.ofSeconds(20));
    }

    /// The same with what a user may choose.
    public StreamTimeouts with(Duration newTick, Duration newLinger) {
        return new StreamTimeouts(newTick, newLinger, connect, slotPatience, opening, outage, idleViewer);
    }
}
