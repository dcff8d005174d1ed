package tv.tributary.relay.slate;

/// Coded pictures in an endless loop, 25 per second, each shown when decoded.
interface SlateVideo {
    /// Pictures of a second.
    int RATE = 25;

    /// The next picture: one access unit with start codes.
    Frame next();

    /// One coded picture.
    final class Frame {
        /// Not to be changed.
        final byte[] bytes;

        /// Whether a player can start at it.
        final boolean starts;

        Frame(byte[] bytes, boolean starts) {
            this.bytes = bytes;
            this.starts = starts;
        }
    }
}
