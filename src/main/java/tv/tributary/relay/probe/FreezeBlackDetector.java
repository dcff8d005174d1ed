package tv.tributary.relay.probe;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tv.tributary.model.FailureReason;

/// Detects frozen and black pictures of one source from samples at any interval. Times are of any one clock, in
/// nanoseconds. One owner.
final class FreezeBlackDetector {
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
