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
/// then all others; among these first streams never tested, best stream of each channel first, then the longest
/// untested. One owner; not thread-safe.
final class TestPriority {
    /// For so long what played is expected to play.
    private static final Duration FRESH = Duration.ofDays(7);
    /// For so long what did not play is expected not to: as long as it is ranked last for it.
    private static final Duration DEAD = Duration.ofDays(1);

    private static final Comparator<Waiting> URGENT = Comparator.comparing(Waiting::need)
            .thenComparing(Waiting::seen)
            .thenComparingInt(Waiting::place)
            .thenComparingLong(Waiting::order);

    /// The importance of a channel's streams, greatest first.
    private enum Need {
        PLAYS_NOW,
        IN_TROUBLE,
        USUAL
    }

    /// @param seen the earliest time there is for one that never was
    /// @param place in its channel
    private record Waiting(Playable stream, Need need, Instant seen, int place, long order) {}

    private final CheckScope checkScope;
    private final Function<SourceId, Optional<StreamInfo>> known;
    private final Set<ChannelId> running;
    private final Instant now;
    private final List<Playable> channel = new ArrayList<>();
    private final PriorityQueue<Waiting> chosen = new PriorityQueue<>(URGENT.reversed());
    private long all;

    TestPriority(
            CheckScope checkScope,
            Function<SourceId, Optional<StreamInfo>> known,
            Set<ChannelId> running,
            Instant now) {
        this.checkScope = checkScope;
        this.known = known;
        this.running = running;
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
                    && seen.filter(this::isFresh).isPresent()) continue;
            chosen.add(new Waiting(stream, need, seen.map(StreamInfo::at).orElse(Instant.MIN), place, all++));
            if (chosen.size() > checkScope.most()) chosen.remove();
        }
        channel.clear();
    }

    private Need need() {
        if (running.contains(channel.getFirst().channel())) return Need.PLAYS_NOW;
        boolean trouble = channel.stream()
                .map(stream -> known.apply(stream.source()))
                .anyMatch(seen -> seen.filter(it -> !it.works() && isFresh(it)).isPresent());
        return trouble ? Need.IN_TROUBLE : Need.USUAL;
    }

    private boolean isFresh(StreamInfo seen) {
        return seen.at().plus(seen.works() ? FRESH : DEAD).isAfter(now);
    }
}
