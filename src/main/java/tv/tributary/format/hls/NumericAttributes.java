package tv.tributary.format.hls;

import java.util.Optional;
import java.util.OptionalLong;

/// Numbers as playlists write them.
final class NumericAttributes {
    private static final long LONGEST = 3_600_000;

    private NumericAttributes() {}

    /// The digits at the start; empty without any. What is too large for a `long` is as large as one can be.
    static OptionalLong whole(String text) {
        var stripped = text.strip();
        int end = 0;
        while (end < stripped.length() && isDigit(stripped.charAt(end))) end++;
        if (end == 0) return OptionalLong.empty();
        if (end > 18) return OptionalLong.of(Long.MAX_VALUE / 4);
        return OptionalLong.of(Long.parseLong(stripped, 0, end, 10));
    }

    /// Seconds such as `6.006` in milliseconds, an hour at most; empty where there is no number.
    static OptionalLong millis(String text) {
        var number = decimal(text);
        if (Double.isNaN(number)) return OptionalLong.empty();
        return OptionalLong.of(Math.min(LONGEST, Math.round(number * 1000)));
    }

    /// A plain decimal number, not negative; NaN if there is none.
    static double decimal(String text) {
        var stripped = text.strip();
        int end = 0;
        while (end < stripped.length() && (isDigit(stripped.charAt(end)) || stripped.charAt(end) == '.')) end++;
        try {
            return end == 0 || end > 40 ? Double.NaN : Double.parseDouble(stripped.substring(0, end));
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }

    /// `length@from`, or `length` alone, which goes on at `next`.
    static Optional<MediaSegment.Range> range(String text, long next) {
        int at = text.indexOf('@');
        var length = whole(at < 0 ? text : text.substring(0, at));
        var from = at < 0 ? OptionalLong.of(next) : whole(text.substring(at + 1));
        if (length.isEmpty() || from.isEmpty() || length.getAsLong() == 0) return Optional.empty();
        return Optional.of(new MediaSegment.Range(from.getAsLong(), length.getAsLong()));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
