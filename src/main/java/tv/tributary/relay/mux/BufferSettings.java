package tv.tributary.relay.mux;

import java.time.Duration;

/// Sizes of a channel's buffers in memory. Sizes are bytes.
///
/// @param startBehind how far behind the newest packet a viewer starts, up to 10 s, as far as so much is held: what
///     lies between is sent at once and lets the player ride out hiccups of its own
/// @param time how much of the stream is held beyond `startBehind`, as far as the two sizes allow
/// @param least size of the ring when a channel opens
/// @param most size up to which the ring may grow
public record BufferSettings(Duration startBehind, Duration time, int least, int most) {
    /// What `startBehind` may be at most.
    public static final Duration FARTHEST_START = Duration.ofSeconds(10);

    public BufferSettings {
        if (startBehind.isNegative() || startBehind.compareTo(FARTHEST_START) > 0) {
            throw new IllegalArgumentException("startBehind: " + startBehind);
        }
        if (least < 1 << 16 || most < least) {
            throw new IllegalArgumentException("ring sizes: " + least + ", " + most);
        }
    }

    public static BufferSettings defaults() {
        return new BufferSettings(Duration.ZERO, Duration.ofSeconds(12), 4 << 20, 32 << 20);
    }

    /// The same with another start.
    public BufferSettings startingBehind(Duration behind) {
        return new BufferSettings(behind, time, least, most);
    }
}
