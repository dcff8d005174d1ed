package tv.tributary.ui.channels;

import java.text.NumberFormat;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tv.tributary.format.ts.CodecName;
import tv.tributary.model.StreamInfo;
import tv.tributary.text.Messages;
import tv.tributary.text.Units;
import tv.tributary.ui.control.RelativeTime;

/// What was measured of a stream, in one line. Pure.
final class StreamInfoWords {
    private StreamInfoWords() {}

    /// `Plays · 1920 × 1080 · 50 fps · H.264, AAC · 6.2 Mbit/s · starts in 800 ms`, or why it does not play.
    static String of(StreamInfo seen) {
        return seen.trouble()
                .map(why -> Messages.of("channels.vitals.fails", Messages.of(why)))
                .orElseGet(() -> joined(Messages.of("channels.vitals.plays"), traits(seen), start(seen)));
    }

    /// When that was, and of a stream that does not play, what it was like before.
    static String when(StreamInfo seen, Instant now) {
        var ago = RelativeTime.words(seen.at(), now);
        if (seen.works()) return Messages.of("channels.vitals.seen", ago);
        var before = traits(seen);
        return joined(
                Messages.of("channels.vitals.tried", ago),
                before.isEmpty() ? "" : Messages.of("channels.vitals.before", before));
    }

    private static String traits(StreamInfo seen) {
        return joined(picture(seen), rate(seen), codecs(seen), bitrate(seen));
    }

    private static String joined(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
    }

    private static String picture(StreamInfo seen) {
        return seen.height() == 0 ? "" : Messages.of("channels.vitals.picture", seen.width(), seen.height());
    }

    private static String rate(StreamInfo seen) {
        if (seen.rate() == 0) return "";
        var format = NumberFormat.getNumberInstance(Locale.getDefault(Locale.Category.FORMAT));
        format.setMaximumFractionDigits(2);
        return Messages.of("channels.vitals.rate", format.format(seen.rate()));
    }

    private static String codecs(StreamInfo seen) {
        return Stream.of(seen.video(), seen.sound())
                .filter(codec -> !codec.isEmpty())
                .map(CodecName::written)
                .collect(Collectors.joining(", "));
    }

    private static String bitrate(StreamInfo seen) {
        return seen.bitrate() == 0 ? "" : Units.bitrate(seen.bitrate());
    }

    private static String start(StreamInfo seen) {
        return !seen.start().isZero() ? Messages.of("channels.vitals.start", Units.precise(seen.start())) : "";
    }
}
