package tv.tributary.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;
import tv.tributary.model.ChannelId;
import tv.tributary.model.SourceId;
import tv.tributary.model.StreamInfo;
import tv.tributary.store.MeasurementStore.Playable;

/// Chooses the streams most worth testing: first the backups of what is playing, then channels with a failed stream,
/// then favourites and what was watched lately, then all others; among these first streams never tested, best stream of
/// each channel first, then the longest untested. One owner; not thread-safe.
final class TestPriority {
    /// For so long what played is expected to play.
    private static final Duration FRESH = Duration.ofDays(7);
    /// After so long what did not play once may play again; the longer it has not, the longer it is left alone.
    private static final Duration SHORTEST_BACK_OFF = Duration.ofHours(1);

    /// A failure since then is trouble that somebody may meet.
    private static final Duration LATELY = Duration.ofDays(1);

    private static final Comparator<Waiting> URGENT = Comparator.comparing(Waiting::need)
            .thenComparing(Waiting::seen)
            .thenComparingInt(Waiting::place)
            .thenComparingLong(Waiting::order);

    /// The importance of a channel's streams, greatest first.
    private enum Need {
        PLAYS_NOW,
        IN_TROUBLE,
        PREFERRED,
        USUAL
    }

    /// @param seen the earliest time there is for one that never was
    /// @param place in its channel
    private record Waiting(Playable stream, Need need, Instant seen, int place, long order) {}

    private final CheckScope checkScope;
    private final Function<SourceId, Optional<StreamInfo>> known;
    private final Function<SourceId, Optional<Instant>> failingSince;
    private final Set<ChannelId> running;
    private final Set<ChannelId> preferred;
    private final Instant now;
    private final List<Playable> channel = new ArrayList<>();
    private final PriorityQueue<Waiting> chosen = new PriorityQueue<>(URGENT.reversed());
    private long all;

    /// @param failingSince when a source that does not play failed first
    /// @param running channels that play now
    /// @param preferred favourites, and what was watched lately
    TestPriority(
            CheckScope checkScope,
            Function<SourceId, Optional<StreamInfo>> known,
            Function<SourceId, Optional<Instant>> failingSince,
            Set<ChannelId> running,
            Set<ChannelId> preferred,
            Instant now) {
        this.checkScope = checkScope;
        this.known = known;
        this.failingSince = failingSince;
        this.running = running;
        this.preferred = preferred;
        this.now = now;
    }

    /// Takes all streams, channel by channel, in a channel in the order in which they are tried.
    void offer(Playable stream) {
        if (checkScope
                .channels()
                .filter(wanted -> !wanted.contains(stream.channel()))
                .isPresent()) return;
        if (!channel.isEmpty() && !channel.getFirst().channel().equals(stream.channel())) weigh();
        channel.add(stream);
    }

    /// The chosen ones, the most helpful first. Call it once, after all were offered.
    List<Playable> choose() {
        weigh();
        var order = new ArrayList<>(chosen);
        Collections.sort(order, URGENT);
        return order.stream().map(Waiting::stream).toList();
    }

    /// The number of further streams that deserve a test.
    long left() {
        return all - chosen.size();
    }

    private void weigh() {
        if (channel.isEmpty()) return;
        var need = need();
        for (int place = 0; place < channel.size(); place++) {
            var stream = channel.get(place);
            if (checkScope
                    .provider()
                    .filter(wanted -> !wanted.equals(stream.provider()))
                    .isPresent()) continue;
            var seen = known.apply(stream.source());
            if (checkScope.which() == CheckScope.Which.DUE
                    && seen.filter(it -> isFresh(stream.source(), it)).isPresent()) continue;
            chosen.add(new Waiting(stream, need, seen.map(StreamInfo::at).orElse(Instant.MIN), place, all++));
            if (chosen.size() > checkScope.most()) chosen.remove();
        }
        channel.clear();
    }

    private Need need() {
        if (running.contains(channel.getFirst().channel())) return Need.PLAYS_NOW;
        if (channel.stream().anyMatch(this::failedLately)) return Need.IN_TROUBLE;
        return preferred.contains(channel.getFirst().channel()) ? Need.PREFERRED : Need.USUAL;
    }

    private boolean failedLately(Playable stream) {
        return known.apply(stream.source())
                .filter(seen -> !seen.works() && seen.at().plus(LATELY).isAfter(now))
                .isPresent();
    }

    /// Whether what was seen then still holds.
    private boolean isFresh(SourceId source, StreamInfo seen) {
        return seen.at().plus(seen.works() ? FRESH : backOff(source, seen)).isAfter(now);
    }

    /// As long as it had been failing when it was tested last.
    private Duration backOff(SourceId source, StreamInfo seen) {
        var failing = failingSince
                .apply(source)
                .map(since -> Duration.between(since, seen.at()))
                .orElse(Duration.ZERO);
        if (failing.compareTo(SHORTEST_BACK_OFF) < 0) return SHORTEST_BACK_OFF;
        return failing.compareTo(FRESH) > 0 ? FRESH : failing;
    }
}
