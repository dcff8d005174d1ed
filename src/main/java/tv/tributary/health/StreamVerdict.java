package tv.tributary.health;

import java.util.Optional;
import tv.tributary.health.StreamPictures.StreamPicture;
import tv.tributary.model.FailureReason;
import tv.tributary.model.StreamInfo;

/// What was found of a stream, in one word. Words under `stream-verdict.*`.
public enum StreamVerdict {
    /// Neither tested nor seen playing.
    UNKNOWN,
    FINE,
    SLOW,
    /// Smaller than its name says.
    SMALLER,
    BLACK,
    FROZEN,
    SILENT,
    /// The same picture as on many channels: "channel offline", or a loop.
    SLATE,
    AUDIO_ONLY,
    /// A page or a text in the place of a stream.
    WEB_PAGE,
    /// The provider refuses this account.
    ACCOUNT,
    GONE,
    SCRAMBLED,
    /// Otherwise out of order.
    FAILING;

    /// A picture is this much smaller than promised, and it is another one: broadcasters crop a little.
    private static final double CROPPED = 0.8;

    /// Pure.
    ///
    /// @param picture what was seen of it last
    /// @param promised the height that its name says; 0 if it says none
    public static StreamVerdict of(Optional<StreamInfo> seen, Optional<StreamPicture> picture, int promised) {
        if (seen.isEmpty()) return UNKNOWN;
        return seen.get().trouble().map(StreamVerdict::of).orElseGet(() -> playing(seen.get(), picture, promised));
    }

    private static StreamVerdict playing(StreamInfo seen, Optional<StreamPicture> picture, int promised) {
        boolean soundAlone = seen.video().isEmpty() && !seen.sound().isEmpty();
        if (soundAlone) return AUDIO_ONLY;
        if (picture.filter(StreamPicture::silent).isPresent()) return SILENT;
        return seen.height() > 0 && seen.height() < CROPPED * promised ? SMALLER : FINE;
    }

    private static StreamVerdict of(FailureReason why) {
        return switch (why) {
            case TOO_SLOW -> SLOW;
            case BLACK -> BLACK;
            case FROZEN -> FROZEN;
            case NOTICE -> SLATE;
            case PICTURE_LOST -> AUDIO_ONLY;
            case NOT_MEDIA -> WEB_PAGE;
            case REFUSED, NO_SLOT, TAKEN -> ACCOUNT;
            case NOT_FOUND -> GONE;
            case SCRAMBLED -> SCRAMBLED;
            default -> FAILING;
        };
    }
}
