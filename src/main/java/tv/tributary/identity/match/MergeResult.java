package tv.tributary.identity.match;

import java.util.List;
import java.util.Map;
import tv.tributary.text.LocalizableMessage;

/// The result of a [MatchScorer].
///
/// @param merged channels that are surely another one, and that one, whose id is lower and which is not in here itself
/// @param sure for each of these the pair and what speaks for it most, by the id of the merged one
/// @param suggested pairs that are probably one, the surest first; none of them is in `merged`
public record MergeResult(Map<Long, Long> merged, List<MergeSuggestion> sure, List<MergeSuggestion> suggested) {
    public MergeResult {
        merged = Map.copyOf(merged);
        sure = List.copyOf(sure);
        suggested = List.copyOf(suggested);
    }

    /// The channel that one is after the merging.
    public long of(long channel) {
        return merged.getOrDefault(channel, channel);
    }

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
        public LocalizableMessage reason() {
            return Evidence.sentence(evidence);
        }
    }
}
