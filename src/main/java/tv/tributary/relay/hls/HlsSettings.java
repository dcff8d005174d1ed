package tv.tributary.relay.hls;

import java.time.Duration;

/// HLS settings; live: changes apply from the next segment or playlist on.
///
/// @param memoryBytes most memory that segments of all channels together take
/// @param timeShift how far back viewers can go; zero for no further than players need
/// @param variants whether players choose among a source's qualities
/// @param lowLatency whether segments are listed in parts before they are whole
public record HlsSettings(long memoryBytes, Duration timeShift, Variants variants, boolean lowLatency) {
    /// Under which they are stored.
    public static final String NAME = "hls";

    public static final Duration LONGEST_TIME_SHIFT = Duration.ofHours(4);
    public static final long LEAST_MEMORY = 32L << 20;

    /// The qualities of a source that a playlist names.
    public enum Variants {
        /// The one that the channel plays.
        BEST,
        /// All of them: the player changes from one to another as its line allows.
        ADAPTIVE
    }

    public HlsSettings {
        if (memoryBytes < LEAST_MEMORY) throw new IllegalArgumentException("memoryBytes: " + memoryBytes);
        if (timeShift.isNegative() || timeShift.compareTo(LONGEST_TIME_SHIFT) > 0) {
            throw new IllegalArgumentException("timeShift: " + timeShift);
        }
    }

    public static HlsSettings defaults() {
        return new HlsSettings(256L << 20, Duration.ZERO, Variants.BEST, false);
    }
}
