package tv.tributary.text;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// Numbers and times with units, in the system's format. Pure; any thread.
public final class Units {
    private static final String[] BYTES = {"b", "kb", "mb", "gb", "tb"};
    private static final String[] BITS = {"b", "kb", "mb", "gb"};

    private Units() {}

    /// `1,234`
    public static String count(long count) {
        return NumberFormat.getIntegerInstance(Locale.getDefault(Locale.Category.FORMAT))
                .format(count);
    }

    /// `1.2 GB`, in steps of 1,000 as providers and disks count.
    public static String bytes(long bytes) {
        return scaled("human.bytes.", BYTES, bytes, 1000);
    }

    /// `256 MB`, in steps of 1,024 as memory is counted.
    public static String memory(long bytes) {
        return scaled("human.bytes.", BYTES, bytes, 1024);
    }

    /// `4.8 Mbit/s`
    ///
    /// @param bitsPerSecond bits, not bytes
    public static String bitrate(long bitsPerSecond) {
        return scaled("human.bitrate.", BITS, bitsPerSecond, 1000);
    }

    /// `98.5 %`; whole numbers without a fraction.
    public static String percent(double percent) {
        return Messages.of("human.percent", number(percent, 1));
    }

    /// The two largest units: `3 d 4 h`, `2 h 5 min`, `12 min`, `45 s`.
    public static String duration(Duration duration) {
        var seconds = Math.max(0, duration.toSeconds());
        if (seconds < 60) return Messages.of("human.duration.seconds", seconds);
        var minutes = seconds / 60;
        if (minutes < 60) return Messages.of("human.duration.minutes", minutes);
        var hours = minutes / 60;
        if (hours < 24) return Messages.of("human.duration.hours", hours, minutes % 60);
        return Messages.of("human.duration.days", hours / 24, hours % 24);
    }

    /// Short times to the point: `450 ms`, `4.2 s`, `45 s`; from a minute on as [#duration].
    public static String precise(Duration duration) {
        var millis = Math.max(0, duration.toMillis());
        if (millis < 1_000) return Messages.of("human.duration.millis", millis);
        if (millis >= 9_950) return duration(duration);
        return Messages.of("human.duration.seconds", number(millis / 1e3, 1));
    }

    /// The time from then to now in its largest unit: `just now`, `5 minutes ago`.
    public static String ago(Instant then, Instant now) {
        var minutes = Math.max(0, Duration.between(then, now).toMinutes());
        if (minutes < 1) return Messages.of("human.ago.now");
        if (minutes < 60) return Messages.of("human.ago.minutes", minutes);
        var hours = minutes / 60;
        if (hours < 24) return Messages.of("human.ago.hours", hours);
        return Messages.of("human.ago.days", hours / 24);
    }

    private static String scaled(String key, String[] units, long amount, int step) {
        var left = (double) Math.max(0, amount);
        var unit = 0;
        while (left >= 999.5 && unit < units.length - 1) {
            left /= step;
            unit++;
        }
        return Messages.of(key + units[unit], number(left, left < 99.95 && unit > 1 ? 1 : 0));
    }

    private static String number(double value, int digits) {
        var format = NumberFormat.getNumberInstance(Locale.getDefault(Locale.Category.FORMAT));
        format.setMaximumFractionDigits(digits);
        return format.format(value);
    }
}
