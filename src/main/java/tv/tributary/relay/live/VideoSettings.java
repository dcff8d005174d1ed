package tv.tributary.relay.live;

/// Settings for the pictures channels show, and for monitoring them.
///
/// @param largest the largest to take where a provider offers several sizes of the same stream
/// @param monitored whether a source whose picture is frozen or black is replaced by a backup
public record VideoSettings(Resolution largest, boolean monitored) {
    /// A picture size. Words under `resolution.*`.
    public enum Resolution {
        BEST(0),
        FULL_HD(1080),
        HD(720);

        private final int lines;

        Resolution(int lines) {
            this.lines = lines;
        }

        /// 0 for any.
        public int lines() {
            return lines;
        }
    }

    public static VideoSettings defaults() {
        return new VideoSettings(Resolution.BEST, true);
    }
}
