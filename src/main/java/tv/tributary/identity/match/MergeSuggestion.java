package tv.tributary.identity.match;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Two channels that are probably the same, but not certainly enough to be merged automatically.
///
/// @param channel the older one, whose id is lower
/// @param sureness 1 to 99, of 100; the surest are worth asking first
public record MergeSuggestion(long channel, long other, int sureness, List<Evidence> evidence) {
    public MergeSuggestion {
        if (channel >= other) throw new IllegalArgumentException("not in order: " + channel + ", " + other);
        evidence = List.copyOf(evidence);
    }

    /// Its evidence as one sentence.
    public String words() {
        var words = evidence.stream().map(Evidence::words).collect(Collectors.joining(", "));
        return words.isEmpty() ? "" : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }
}
