package tv.tributary.relay.probe;

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
}
