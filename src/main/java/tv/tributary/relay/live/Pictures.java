package tv.tributary.relay.live;

/// Which pictures channels show, and whether anybody looks at them.
///
/// @param most the largest to take where a provider offers several sizes of the same stream
/// @param watched whether a source whose picture stands still or is black is left for a backup
public record Pictures(Most most, boolean watched) {
    /// A largest picture. Words under `most.*`.
    public enum Most {
        BEST(0),
        FULL_HD(1080),
        HD(720);

        private final int lines;

        Most(int lines) {
            this.lines = lines;
        }

        /// 0 for any.
        public int lines() {
            return lines;
        }
    }

    public static Pictures defaults() {
        return new Pictures(Most.BEST, true);
    }
}
