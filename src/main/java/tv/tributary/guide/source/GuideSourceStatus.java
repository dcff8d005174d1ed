package tv.tributary.guide.source;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tv.tributary.model.GuideSource;

/// A guide source as it is shown.
///
/// @param shownLocation without credentials
/// @param at when it was read last; empty for never
/// @param channels and programmes: of the guide that was read, used or not
/// @param leftOut how many channels and programmes could not be read
/// @param words what came of the last reading, in one sentence
public record GuideSourceStatus(
        GuideSource source,
        String shownLocation,
        Optional<Instant> at,
        Duration took,
        Result result,
        int channels,
        int programmes,
        int leftOut,
        String words) {
    /// The result of reading a guide.
    public enum Result {
        NEVER,
        DONE,
        /// It is the guide that is known already.
        UNCHANGED,
        FAILED,
        /// It came, but has much less than the one in use: the user decides.
        NEEDS_REVIEW,
        CANCELLED
    }
}
