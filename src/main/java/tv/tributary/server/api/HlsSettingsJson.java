package tv.tributary.server.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tv.tributary.relay.hls.HlsSettings;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.stats.HostResources;
import tv.tributary.text.Messages;

/// HLS settings.
///
/// @param memoryBytes most memory that segments of all channels together take
/// @param timeShiftSeconds how far back viewers can go; 0 for no further than players need
/// @param variants whether players get the best quality of a source, or all to choose from
/// @param lowLatency whether segments are listed in parts before they are whole
record HlsSettingsJson(long memoryBytes, long timeShiftSeconds, HlsSettings.Variants variants, boolean lowLatency) {
    /// The same as a client sends it: what is left out stays.
    record Input(
            @Nullable Long memoryBytes,
            @Nullable Long timeShiftSeconds,
            HlsSettings.@Nullable Variants variants,
            @Nullable Boolean lowLatency) {
        HlsSettings over(HlsSettings now, HostResources hostResources) {
            long most = Math.max(now.memoryBytes(), hostResources.mostSegmentBytes());
            try {
                return new HlsSettings(
                        memoryBytes == null ? now.memoryBytes() : atMost(memoryBytes, most),
                        timeShiftSeconds == null ? now.timeShift() : Duration.ofSeconds(timeShiftSeconds),
                        variants == null ? now.variants() : variants,
                        lowLatency == null ? now.lowLatency() : lowLatency);
            } catch (IllegalArgumentException _) {
                throw new HttpError(
                        Reason.BAD_REQUEST,
                        Messages.of(
                                "server.api.bad-hls",
                                Long.toString(HlsSettings.LEAST_MEMORY),
                                Long.toString(most),
                                Long.toString(HlsSettings.LONGEST_TIME_SHIFT.toSeconds())));
            }
        }

        private static long atMost(long wanted, long most) {
            if (wanted > most) throw new IllegalArgumentException("memoryBytes: " + wanted);
            return wanted;
        }
    }

    static HlsSettingsJson of(HlsSettings settings) {
        return new HlsSettingsJson(
                settings.memoryBytes(), settings.timeShift().toSeconds(), settings.variants(), settings.lowLatency());
    }
}
