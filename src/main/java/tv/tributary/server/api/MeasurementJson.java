package tv.tributary.server.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tv.tributary.model.FailureReason;
import tv.tributary.model.StreamInfo;

/// Measurements of a stream from its last test or playback. Unknown values are left out or empty.
///
/// @param trouble why it did not play then
/// @param startMillis from the request to the first picture
/// @param video and sound: how they are coded, as `h264` or `aac`
/// @param bitrate in bits per second
/// @param rate pictures per second
record MeasurementJson(
        Instant at,
        boolean works,
        @Nullable FailureReason trouble,
        @Nullable Long startMillis,
        @Nullable Integer width,
        @Nullable Integer height,
        String video,
        String sound,
        @Nullable Long bitrate,
        @Nullable Double rate) {
    static MeasurementJson of(StreamInfo streamInfo) {
        return new MeasurementJson(
                streamInfo.at(),
                streamInfo.works(),
                streamInfo.trouble().orElse(null),
                streamInfo.start().isZero() ? null : streamInfo.start().toMillis(),
                streamInfo.width() == 0 ? null : streamInfo.width(),
                streamInfo.height() == 0 ? null : streamInfo.height(),
                streamInfo.video(),
                streamInfo.sound(),
                streamInfo.bitrate() == 0 ? null : streamInfo.bitrate(),
                streamInfo.rate() == 0 ? null : streamInfo.rate());
    }
}
