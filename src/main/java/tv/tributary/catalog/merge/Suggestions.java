package tv.tributary.catalog.merge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds channels that are probably one: shown streams of all channels, it compares only those that share a name or a
/// guide id, so it costs as much as there are streams. The order in which they come does not matter. Not thread-safe.
public final class Suggestions {
    /// An id or name that so many channels share says nothing.
    private static final int CROWD = 6;

    private final Map<Long, Sighting> firsts = new HashMap<>();
    private final Map<String, Set<Long>> blocks = new HashMap<>();

    /// @param stream one of the channel's; the channel's name is the one of its first
    public void add(long channel, Sighting stream) {
        firsts.putIfAbsent(channel, stream);
        var key = Identity.of(stream.listing()).channel();
        block("name " + key.kind() + key.name() + key.shift() + key.coast(), channel);
        if (!stream.tvgId().isBlank()) block("id " + stream.tvgId(), channel);
    }

    /// The surest first.
    public List<Suggestion> find() {
        var pairs = new HashSet<List<Long>>();
        var found = new ArrayList<Suggestion>();
        for (var block : blocks.values()) {
            if (block.size() < 2 || block.size() > CROWD) continue;
            var channels = block.stream().sorted().toList();
            for (var i = 1; i < channels.size(); i++) {
                for (var j = 0; j < i; j++) {
                    if (pairs.add(List.of(channels.get(j), channels.get(i))))
                        compare(channels.get(j), channels.get(i), found);
                }
            }
        }
        found.sort(Comparator.comparingInt((Suggestion suggestion) -> -suggestion.sureness())
                .thenComparingLong(Suggestion::channel)
                .thenComparingLong(Suggestion::other));
        return List.copyOf(found);
    }

    private void compare(long channel, long other, List<Suggestion> found) {
        var comparison = Comparison.of(first(channel), first(other));
        if (comparison.apart().isPresent() || comparison.evidence().isEmpty()) return;
        var sureness = Math.min(95, 25 * comparison.evidence().size());
        found.add(new Suggestion(channel, other, sureness, comparison.evidence()));
    }

    private Sighting first(long channel) {
        return java.util.Objects.requireNonNull(firsts.get(channel));
    }

    private void block(String key, long channel) {
        blocks.computeIfAbsent(key, _ -> new HashSet<>()).add(channel);
    }
}
