package tv.tributary.relay.live;

import java.time.Duration;

/// How the relay treats streams and viewers. Sizes are bytes.
///
/// @param tick how often new packets go out to viewers: shorter costs more, longer delays more
/// @param linger how long a channel nobody watches is kept open: players come back, or open several times
/// @param connect longest wait for a provider's answer
/// @param stall longest silence of a source before it is left
/// @param eofGrace how long a source that ended may take to come back before the next one is tried
/// @param slotPatience longest wait for a provider's connection to become free
/// @param opening longest time a viewer waits for the first picture
/// @param outage longest time without any working source before viewers are sent away
/// @param idleViewer a viewer that takes no byte for so long is gone
/// @param ringTime how much of the stream is held, as far as the two sizes allow
public record RelaySettings(
        Duration tick,
        Duration linger,
        Duration connect,
        Duration stall,
        Duration eofGrace,
        Duration slotPatience,
        Duration opening,
        Duration outage,
        Duration idleViewer,
        Duration ringTime,
        int ringLeast,
        int ringMost) {
    public RelaySettings {
        if (!tick.isPositive()) throw new IllegalArgumentException("tick: " + tick);
        if (ringLeast < 1 << 16 || ringMost < ringLeast) {
            throw new IllegalArgumentException("ring sizes: " + ringLeast + ", " + ringMost);
        }
    }

    public static RelaySettings defaults() {
        return new RelaySettings(
                Duration.ofMillis(50),
                Duration.ofSeconds(10),
                Duration.ofSeconds(6),
                Duration.ofSeconds(3),
                Duration.ofMillis(300),
                Duration.ofSeconds(3),
                Duration.ofSeconds(15),
                Duration.ofSeconds(30),
                Duration.ofSeconds(20),
                Duration.ofSeconds(12),
                4 << 20,
                32 << 20);
    }
}
