package tv.tributary.catalog.rank;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import tv.tributary.model.StreamInfo;

/// The measurements of a source, as opposed to what its name promises.
///
/// @param works whether it played when it was last tried
/// @param height of the picture in lines, where it was seen
/// @param codec of the picture as `h264`, `hevc`, `av1` …; empty where it was not seen
record ProbeSummary(boolean works, OptionalInt height, Optional<String> codec) {
    /// For so long one that did not play counts as dead; then nobody knows.
    private static final Duration DEAD = Duration.ofDays(1);

    /// The measurements that still count now; empty if none do.
    static Optional<ProbeSummary> of(StreamInfo seen, Instant now) {
        if (!seen.works() && seen.at().plus(DEAD).isBefore(now)) return Optional.empty();
        return Optional.of(new ProbeSummary(
                seen.works(),
                seen.height() > 0 ? OptionalInt.of(seen.height()) : OptionalInt.empty(),
                Optional.of(seen.video()).filter(codec -> !codec.isEmpty())));
    }

    /// It played; more is not known.
    public static ProbeSummary working() {
        return new ProbeSummary(true, OptionalInt.empty(), Optional.empty());
    }

    /// It did not play.
    public static ProbeSummary broken() {
        return new ProbeSummary(false, OptionalInt.empty(), Optional.empty());
    }
}
