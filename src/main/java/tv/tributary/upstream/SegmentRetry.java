package tv.tributary.upstream;

import java.time.Duration;
import java.util.Optional;
import tv.tributary.model.FailureReason;

/// Decides when a segment that could not be had is asked for again: servers list what they have not written
/// yet, and are busy for a moment. Pure.
final class SegmentRetry {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LATER = Duration.ofSeconds(1);
    /// So long is tried where nothing plays yet and nothing else can.
    private static final Duration AT_START = Duration.ofSeconds(3);
    /// Later tries that come soon.
    private static final int SOON = 4;

    private SegmentRetry() {}

    /// Whether another try may bring another answer.
    static boolean helps(FailureReason why) {
        return switch (why) {
            case UNSUPPORTED, FORBIDDEN, NO_FFMPEG, NO_SLOT, TAKEN, UNWANTED, ABOVE_LIMIT -> false;
            default -> true;
        };
    }

    /// How long to wait for the next try; empty if there should be none, because it would come too late.
    ///
    /// @param tries so far
    /// @param tried how long ago the first was
    /// @param ahead what there was still to play when the first failed; empty if nothing has played yet
    /// @param target how long a segment lasts at most
    /// @param others whether something else may be begun with
    static Optional<Duration> pause(
            FailureReason why, int tries, Duration tried, Optional<Duration> ahead, Duration target, boolean others) {
        if (!helps(why)) return Optional.empty();
        var pause = tries < SOON ? FIRST : LATER;
        // Where something else may play there is no time to wait for better.
        if (ahead.isEmpty() && others) return tries > 1 ? Optional.empty() : Optional.of(pause);
        var late = ahead.map(left -> left.compareTo(target) > 0 ? left : target).orElse(AT_START);
        return tried.plus(pause).compareTo(late) > 0 ? Optional.empty() : Optional.of(pause);
    }
}
