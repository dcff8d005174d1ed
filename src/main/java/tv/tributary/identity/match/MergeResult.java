package tv.tributary.identity.match;

import java.util.List;
import java.util.Map;

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
}
