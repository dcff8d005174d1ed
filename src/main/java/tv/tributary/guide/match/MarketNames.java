package tv.tributary.guide.match;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tv.tributary.identity.name.ChannelIdentity;

/// In which countries' parts of the user's lists each channel name occurs, which tells what country a guide is for. Not
/// thread-safe while names are added.
final class MarketNames {
    private final Map<String, Set<String>> markets = new HashMap<>();

    /// One of the user's streams. If its country is unknown it says nothing.
    public void add(ChannelIdentity stream) {
        if (stream.market().isEmpty()) return;
        markets.computeIfAbsent(stream.channel().name(), _ -> new HashSet<>(2)).add(stream.market());
    }

    /// @param name as in a channel's key
    Set<String> of(String name) {
        return markets.getOrDefault(name, Set.of());
    }

    /// How much of its own each market has: the sum of the weights of its names.
    Map<String, Double> masses() {
        var masses = new HashMap<String, Double>();
        for (var seen : markets.values()) for (var market : seen) masses.merge(market, weight(seen), Double::sum);
        return masses;
    }

    /// A name counts the less, the more markets have it.
    static double weight(Set<String> seen) {
        return 1.0 / (seen.size() * seen.size());
    }
}
