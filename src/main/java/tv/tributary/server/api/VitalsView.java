package tv.tributary.server.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tv.tributary.model.Trouble;
import tv.tributary.model.Vitals;

/// What was seen of a stream when it was tested or played last. What was not seen is left out or empty.
///
/// @param trouble why it did not play then
/// @param startMillis from the request to the first picture
/// @param video and sound: how they are coded, as `h264` or `aac`
/// @param bitrate in bits per second
/// @param rate pictures per second
record VitalsView(
        Instant at,
        boolean works,
        @Nullable Trouble trouble,
        @Nullable Long startMillis,
        @Nullable Integer width,
        @Nullable Integer height,
        String video,
        String sound,
        @Nullable Long bitrate,
        @Nullable Double rate) {
    static VitalsView of(Vitals vitals) {
        return new VitalsView(
                vitals.at(),
                vitals.works(),
                vitals.trouble().orElse(null),
                vitals.start().isZero() ? null : vitals.start().toMillis(),
                vitals.width() == 0 ? null : vitals.width(),
                vitals.height() == 0 ? null : vitals.height(),
                vitals.video(),
                vitals.sound(),
                vitals.bitrate() == 0 ? null : vitals.bitrate(),
                vitals.rate() == 0 ? null : vitals.rate());
    }
}
