package tv.tributary.ffmpeg;

import java.util.Optional;
import java.util.function.Supplier;
import tv.tributary.model.FailureReason;
import tv.tributary.text.Messages;

/// The words for why a stream fails: where it is for want of an FFmpeg, with what keeps that from starting here.
/// Thread-safe; never blocks.
public final class FailureText {
    private static final String WITH_WHY = "failure-reason.no-ffmpeg.why";

    private final Supplier<Optional<Availability>> known;

    /// @param known what is known of the FFmpeg so far
    public FailureText(Supplier<Optional<Availability>> known) {
        this.known = known;
    }

    /// One sentence or two, for a person.
    public String of(FailureReason failureReason) {
        if (failureReason != FailureReason.NO_FFMPEG) return Messages.of(failureReason);
        return known.get()
                .filter(ffmpeg -> !ffmpeg.runs())
                .map(none -> Messages.of(WITH_WHY, none.why()))
                .orElseGet(() -> Messages.of(failureReason));
    }
}
