package tv.tributary.relay.live;

import java.time.Duration;

/// How the relay treats streams and viewers; live: what changes holds from the next tick, the next viewer or the next
/// try on, whichever it concerns. Sizes are bytes.
///
/// @param tick how often new packets go out to viewers, 10 to 100 ms: shorter costs more, longer delays more
/// @param startBehind how far behind the newest packet a viewer starts, up to 10 s, as far as so much is held: what
///     lies between comes at once and lets the player ride out hiccups of its own
/// @param linger how long a channel nobody watches is kept open: players come back, or open several times
/// @param connect longest wait for a provider's answer
/// @param slotPatience longest wait for a provider's connection to become free
/// @param opening longest time a viewer waits for the first picture
/// @param outage longest time without any working source before viewers are sent away
/// @param idleViewer a viewer that takes no byte for so long is gone
/// @param ringTime how much of the stream is held beyond `startBehind`, as far as the two sizes allow
/// @param caps how fast viewers may be served
/// @param pictures which pictures are shown: the largest from the next try on
public record RelaySettings(
        Duration tick,
        Duration startBehind,
        Duration linger,
        Duration connect,
        Duration slotPatience,
        Duration opening,
        Duration outage,
        Duration idleViewer,
        Duration ringTime,
        int ringLeast,
        int ringMost,
        Caps caps,
        Pictures pictures) {
    /// Under which they are stored.
    public static final String NAME = "relay";

    /// What `tick` may be.
    public static final Duration SHORTEST_TICK = Duration.ofMillis(10);

    public static final Duration LONGEST_TICK = Duration.ofMillis(100);
    /// What `startBehind` may be at most.
    public static final Duration FARTHEST_START = Duration.ofSeconds(10);

    public RelaySettings {
        within("tick", tick, SHORTEST_TICK, LONGEST_TICK);
        within("startBehind", startBehind, Duration.ZERO, FARTHEST_START);
        if (ringLeast < 1 << 16 || ringMost < ringLeast) {
            throw new IllegalArgumentException("ring sizes: " + ringLeast + ", " + ringMost);
        }
    }

    private static void within(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(name + ": " + value);
        }
    }

    /// The same with other times and limits.
    public RelaySettings chosen(Duration newTick, Duration newStart, Duration newLinger, Caps newCaps) {
        return with(newTick, newStart, newLinger, newCaps, pictures);
    }

    /// The same with other pictures.
    public RelaySettings showing(Pictures wanted) {
        return with(tick, startBehind, linger, caps, wanted);
    }

    /// All that a user may choose.
    private RelaySettings with(
            Duration newTick, Duration newStart, Duration newLinger, Caps newCaps, Pictures newPictures) {
        return new RelaySettings(
                newTick,
                newStart,
                newLinger,
                connect,
                slotPatience,
                opening,
                outage,
                idleViewer,
                ringTime,
                ringLeast,
                ringMost,
                newCaps,
                newPictures);
    }

    public static RelaySettings defaults() {
        return new RelaySettings(
                Duration.ofMillis(50),
                Duration.ZERO,
                Duration.ofSeconds(10),
                Duration.ofSeconds(6),
                Duration.ofSeconds(3),
                Duration.ofSeconds(15),
                Duration.ofSeconds(30),
                Duration.ofSeconds(20),
                Duration.ofSeconds(12),
                4 << 20,
                32 << 20,
                Caps.none(),
                Pictures.defaults());
    }
}
