package tv.tributary.relay.probe;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tv.tributary.model.FailureReason;
import tv.tributary.model.SourceId;

/// Suspects among one channel's sources. A source whose picture is frozen or black is suspect; but if the next one
/// looks the same, the picture is taken as intended: radio with a logo, a test card, a pause at night. One owner.
final class SuspectSources {
    /// How often one source is doubted while the channel runs.
    private static final int MOST = 2;

    private final Map<SourceId, Integer> doubted = new HashMap<>();
    private @Nullable SourceId source;
    private FreezeBlackDetector freezeBlackDetector = new FreezeBlackDetector();
    /// A source was doubted, and none has shown anything better since.
    private boolean believing;
    /// Where the picture seen last lies, or -1.
    private long position = -1;

    /// Whether a picture of that source at that position was not seen yet.
    boolean isNew(SourceId from, long at) {
        return !from.equals(source) || at != position;
    }

    /// Takes the next picture of the source that plays.
    ///
    /// @param at its position in the stream
    /// @param nanos when it was seen
    /// @return why to leave the source; empty to stay
    Optional<FailureReason> see(SourceId from, long at, GrayThumbnail picture, long nanos) {
        if (!from.equals(source)) freezeBlackDetector = new FreezeBlackDetector();
        source = from;
        position = at;
        var trouble = freezeBlackDetector.see(picture, nanos);
        if (freezeBlackDetector.moves()) believing = false;
        if (trouble.isEmpty() || believing || doubted.getOrDefault(from, 0) >= MOST) return Optional.empty();
        doubted.merge(from, 1, Integer::sum);
        believing = true;
        freezeBlackDetector = new FreezeBlackDetector();
        return trouble;
    }

    /// Whether the newest picture is another one than that before, and not black.
    boolean moves() {
        return freezeBlackDetector.moves();
    }

    /// Judges the pictures of one source, as far apart as they come. Times are of any one clock, in nanoseconds.
    /// One owner.
    static final class FreezeBlackDetector {
        /// How long a picture may be black: longer than the pause between two programmes.
        static final Duration BLACK = Duration.ofSeconds(30);
        /// How long a picture may stand still: longer than a still in a programme.
        static final Duration FROZEN = Duration.ofSeconds(60);
        /// So many pictures at least must agree.
        private static final int WITNESSES = 4;

        private @Nullable GrayThumbnail reference;
        private long since;
        private int witnesses;
        private boolean allBlack;
        private boolean moves;

        /// Takes the next picture.
        ///
        /// @return BLACK or FROZEN if that is what it has been for long enough
        Optional<FailureReason> see(GrayThumbnail picture, long at) {
            boolean black = picture.black();
            boolean goesOn = reference != null && (allBlack ? black : !black && picture.sameAs(reference));
            if (!goesOn) {
                moves = reference != null && !black;
                reference = picture;
                since = at;
                witnesses = 0;
                allBlack = black;
            }
            witnesses++;
            if (goesOn) moves = false;
            var limit = allBlack ? BLACK : FROZEN;
            if (witnesses < WITNESSES || at - since < limit.toNanos()) return Optional.empty();
            return Optional.of(allBlack ? FailureReason.BLACK : FailureReason.FROZEN);
        }

        /// Whether the newest picture is another one than that before, and not black.
        boolean moves() {
            return moves;
        }
    }
}
