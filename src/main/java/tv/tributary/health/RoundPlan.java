package tv.tributary.health;

import java.time.Duration;
import java.util.Map;
import tv.tributary.model.ProviderId;

/// How long a round of quick looks will take, told beforehand. Pure.
///
/// @param streams how many of them there are
/// @param connections on how many they are looked at
/// @param duration about so long, if nobody watches meanwhile
public record RoundPlan(int streams, int connections, Duration duration) {
    /// A look is over after two seconds at most, mostly sooner; then the connection is given back.
    static final Duration LOOK = Duration.ofMillis(1_500);

    /// Streams of one provider wait for each other, those of several do not, up to the number of looks at once.
    ///
    /// @param streams how many of each provider
    /// @param connections how many each provider's accounts allow together; 0 for what nobody knows
    static RoundPlan of(Map<ProviderId, Integer> streams, Map<ProviderId, Integer> connections) {
        int all = streams.values().stream().mapToInt(Integer::intValue).sum();
        int together = 0;
        long longest = 0;
        for (var part : streams.entrySet()) {
            int allowed = connections.getOrDefault(part.getKey(), 0);
            int own = Math.min(part.getValue(), allowed > 0 ? allowed : QuickLookRun.UNKNOWN);
            if (own == 0) continue;
            together += own;
            longest = Math.max(longest, Math.ceilDiv(part.getValue(), own));
        }
        int atOnce = Math.min(together, QuickLookRun.TOGETHER);
        if (atOnce == 0) return new RoundPlan(0, 0, Duration.ZERO);
        return new RoundPlan(all, atOnce, LOOK.multipliedBy(Math.max(longest, Math.ceilDiv(all, atOnce))));
    }
}
