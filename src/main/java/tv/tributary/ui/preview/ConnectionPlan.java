package tv.tributary.ui.preview;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.model.ProviderId;
import tv.tributary.stats.LiveStats;
import tv.tributary.stats.LiveStats.Stream;

/// The connections that watching several channels at once would take, before any is opened. Pure.
///
/// @param shared how many of the channels run already and need none
/// @param uses of providers that would have to send more
record ConnectionPlan(int shared, List<ProviderConnections> uses) {
    ConnectionPlan {
        uses = List.copyOf(uses);
    }

    /// A channel that does not run is counted where its best source is; a backup elsewhere may still play.
    static ConnectionPlan of(List<ChannelRow> wanted, LiveStats now) {
        var running = now.streams().stream().map(Stream::channel).collect(Collectors.toSet());
        var cold = wanted.stream()
                .filter(row -> !running.contains(row.channel().id()))
                .toList();
        Map<ProviderId, Integer> more = new HashMap<>();
        for (var row : cold)
            row.providers().stream().findFirst().ifPresent(provider -> more.merge(provider, 1, Integer::sum));
        var uses = now.providers().stream()
                .filter(provider -> more.containsKey(provider.id()))
                .map(provider -> new ProviderConnections(
                        provider.name(), provider.inUse(), more.getOrDefault(provider.id(), 0), provider.connections()))
                .toList();
        return new ConnectionPlan(wanted.size() - cold.size(), uses);
    }

    /// Whether every provider allows as many.
    boolean fits() {
        return uses.stream().allMatch(use -> use.missing() == 0);
    }

    /// The connections that one provider would have to serve.
    ///
    /// @param inUse connections that are open now
    /// @param more connections that would be opened
    /// @param allowed how many it allows; 0 means no known limit
    record ProviderConnections(String provider, int inUse, int more, int allowed) {
        /// How many of those that would be opened it does not allow.
        int missing() {
            return allowed == 0 ? 0 : Math.clamp((long) inUse + more - allowed, 0, more);
        }
    }
}
