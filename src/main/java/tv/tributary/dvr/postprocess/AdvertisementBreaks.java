package tv.tributary.dvr.postprocess;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Advertisements that Comskip found, as its edit decision list has them: a line for each with its beginning and its
/// end
/// in seconds. Pure.
record AdvertisementBreaks(List<Span> list) {
    static final AdvertisementBreaks NONE = new AdvertisementBreaks(List.of());

    /// The longest part of a programme that anybody fills with advertisements.
    private static final double MOST = 0.45;

    AdvertisementBreaks {
        list = List.copyOf(list);
    }

    /// Since the beginning of the file.
    record Span(Duration from, Duration to) {}

    /// What cannot be read is left out.
    static AdvertisementBreaks of(String edl) {
        var all = new ArrayList<Span>();
        for (var line : edl.lines().toList()) {
            var parts = line.strip().split("\\s+", -1);
            if (parts.length < 2) continue;
            try {
                var from = Duration.ofMillis(Math.round(Double.parseDouble(parts[0]) * 1_000));
                var to = Duration.ofMillis(Math.round(Double.parseDouble(parts[1]) * 1_000));
                if (!from.isNegative() && to.compareTo(from) > 0) all.add(new Span(from, to));
            } catch (NumberFormatException _) {
                // A comment, or another program's words.
            }
        }
        return new AdvertisementBreaks(all);
    }

    /// Whether they can be true: where nothing tells a station's programme from its advertisements, Comskip takes all
    /// for the latter.
    ///
    /// @param length of the recording
    boolean isPlausible(Duration length) {
        long total = list.stream()
                .mapToLong(span -> span.to().minus(span.from()).toMillis())
                .sum();
        return total <= length.toMillis() * MOST;
    }

    /// As Kodi and other players read them: the number 3 says that it is a break.
    String edl() {
        var text = new StringBuilder();
        for (var span : list)
            text.append(String.format(
                    Locale.ROOT,
                    "%.2f\t%.2f\t3%n",
                    span.from().toMillis() / 1_000.0,
                    span.to().toMillis() / 1_000.0));
        return text.toString();
    }
}
