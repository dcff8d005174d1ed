package tv.tributary.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Measured properties of a source; its name only promises some. Numbers are 0 and texts empty where nothing is
/// known.
///
/// @param at when it was tested, or seen playing, last
/// @param trouble why it did not play then; empty if it did. What stands beside it was seen before
/// @param start from the request to the first picture; zero if not known
/// @param width and height: of the picture in pixels
/// @param video how pictures are coded: `h264`, `hevc`, `mpeg2`, `av1` …
/// @param sound how the first sound is coded: `aac`, `ac3`, `mp2` …
/// @param bitrate of all of it, in bits per second
/// @param rate pictures per second
public record StreamInfo(
        Instant at,
        Optional<FailureReason> trouble,
        Duration start,
        int width,
        int height,
        String video,
        String sound,
        long bitrate,
        double rate) {
    /// It played; more was not seen.
    public static StreamInfo playing(Instant at) {
        return new StreamInfo(at, Optional.empty(), Duration.ZERO, 0, 0, "", "", 0, 0);
    }

    /// It did not play.
    public static StreamInfo failing(Instant at, FailureReason why) {
        return new StreamInfo(at, Optional.of(why), Duration.ZERO, 0, 0, "", "", 0, 0);
    }

    /// These, with what `before` knew where these know nothing.
    public StreamInfo over(StreamInfo before) {
        boolean same = height == 0 || height == before.height;
        return new StreamInfo(
                at,
                trouble,
                start.isZero() ? before.start : start,
                height == 0 ? before.width : width,
                height == 0 ? before.height : height,
                video.isEmpty() ? before.video : video,
                sound.isEmpty() ? before.sound : sound,
                bitrate == 0 && same ? before.bitrate : bitrate,
                rate == 0 && same ? before.rate : rate);
    }

    public boolean works() {
        return trouble.isEmpty();
    }
}
