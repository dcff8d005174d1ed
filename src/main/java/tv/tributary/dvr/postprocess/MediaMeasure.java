package tv.tributary.dvr.postprocess;

import java.time.Duration;
import java.util.Locale;

/// What is in a media file, counted by reading all of it: its streams by kind, its pictures and its length. Two files
/// with the same streams, pictures and length have the same content. Pure.
///
/// @param frames pictures of all video streams
record MediaMeasure(int video, int audio, int subtitles, long frames, Duration length) {
    static final MediaMeasure NOTHING = new MediaMeasure(0, 0, 0, 0, Duration.ZERO);

    private static final double SAME = 0.01;
    private static final Duration LEEWAY = Duration.ofSeconds(2);

    /// The same with what one more line says: of FFmpeg's `streamhash` or of its progress.
    MediaMeasure with(String line) {
        if (line.startsWith("frame=")) return new MediaMeasure(video, audio, subtitles, count(line), length);
        if (line.startsWith("out_time_us=")) {
            long micros = count(line);
            return micros <= 0
                    ? this
                    : new MediaMeasure(video, audio, subtitles, frames, Duration.ofNanos(micros * 1_000));
        }
        var parts = line.split(",", 3);
        if (parts.length < 3 || !parts[2].toLowerCase(Locale.ROOT).startsWith("adler32=")) return this;
        return switch (parts[1]) {
            case "v" -> new MediaMeasure(video + 1, audio, subtitles, frames, length);
            case "a" -> new MediaMeasure(video, audio + 1, subtitles, frames, length);
            case "s" -> new MediaMeasure(video, audio, subtitles + 1, frames, length);
            default -> this;
        };
    }

    private static long count(String line) {
        try {
            return Long.parseLong(line.substring(line.indexOf('=') + 1).strip());
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    /// Whether there is anything in it.
    boolean isEmpty() {
        return video + audio == 0 || length.isZero();
    }

    /// Whether a copy has all that the original has: each stream, and pictures and length but for what the edges of a
    /// cut stream cost.
    boolean isKeptIn(MediaMeasure copy) {
        return !copy.isEmpty()
                && copy.video >= video
                && copy.audio >= audio
                && copy.subtitles >= subtitles
                && copy.frames >= frames - Math.max(50, (long) (frames * SAME))
                && copy.length.plus(LEEWAY).plus(fraction(length)).compareTo(length) >= 0;
    }

    private static Duration fraction(Duration of) {
        return Duration.ofMillis((long) (of.toMillis() * SAME));
    }
}
