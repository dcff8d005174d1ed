package tv.tributary.ui.preview;

import java.time.Duration;

/// The position in a film.
///
/// @param length zero where nobody knows it, as of a channel
public record PlayPosition(Duration now, Duration length) {
    static PlayPosition none() {
        return new PlayPosition(Duration.ZERO, Duration.ZERO);
    }

    /// Whether one can go to another place in it.
    boolean isSeekable() {
        return length.isPositive();
    }

    /// `1:04:09`, or `4:09` in what is shorter than an hour.
    public static String words(Duration time) {
        var hours = time.toHours();
        return hours > 0
                ? "%d:%02d:%02d".formatted(hours, time.toMinutesPart(), time.toSecondsPart())
                : "%d:%02d".formatted(time.toMinutesPart(), time.toSecondsPart());
    }
}
