package tv.tributary.dvr.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tv.tributary.dvr.schedule.RecordingOrder;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;

/// Which provider's connections are taken when. A channel takes one connection, however many of its programmes are
/// recorded at once. Padding gives way before a programme does. For one thread.
final class ConnectionBook {
    private final Map<ProviderId, Integer> connections;
    /// By the hours that they touch, padding included: a year of bookings is not looked through for each.
    private final Map<ProviderId, Map<Long, List<Booking>>> booked = new HashMap<>();

    /// @param connections how many streams each provider allows at once; 0 for no known limit
    ConnectionBook(Map<ProviderId, Integer> connections) {
        this.connections = connections;
    }

    /// A recording that has a connection.
    static final class Booking {
        private final ProviderId provider;
        private final RecordingOrder wish;
        private Instant begin;
        private Instant end;

        private Booking(ProviderId provider, RecordingOrder wish, Instant begin, Instant end) {
            this.provider = provider;
            this.wish = wish;
            this.begin = begin;
            this.end = end;
        }

        ProviderId provider() {
            return provider;
        }

        boolean isTrimmed() {
            return begin.isAfter(wish.begin()) || end.isBefore(wish.end());
        }

        /// With the padding that is left.
        RecordingOrder order() {
            return wish.within(begin, end);
        }

        private ChannelId channel() {
            return wish.channel();
        }

        /// Gives up the padding within a time.
        private void leave(Instant from, Instant until) {
            if (begin.isBefore(until) && wish.start().isAfter(from)) begin = earlier(wish.start(), later(begin, until));
            if (end.isAfter(from) && wish.stop().isBefore(until)) end = later(wish.stop(), earlier(end, from));
        }

        private static Instant earlier(Instant one, Instant other) {
            return one.isBefore(other) ? one : other;
        }

        private static Instant later(Instant one, Instant other) {
            return one.isAfter(other) ? one : other;
        }

        private boolean touches(Instant from, Instant until) {
            return begin.isBefore(until) && end.isAfter(from);
        }

        private boolean needs(Instant from, Instant until) {
            return wish.start().isBefore(until) && wish.stop().isAfter(from);
        }
    }

    /// Takes a connection of the first provider that has one: with all padding if any can give that, else with less.
    ///
    /// @param providers who carries the channel, best first
    /// @return empty if none has one for the programme itself
    Optional<Booking> book(RecordingOrder wish, List<ProviderId> providers) {
        for (var provider : providers) {
            if (isFree(provider, wish.channel(), wish.begin(), wish.end(), false))
                return Optional.of(add(provider, wish, wish.begin(), wish.end()));
        }
        for (var provider : providers) {
            if (isFree(provider, wish.channel(), wish.start(), wish.stop(), true))
                return Optional.of(trimmed(provider, wish));
        }
        return Optional.empty();
    }

    /// What holds the connections that a programme would need.
    List<RecordingOrder> rivals(RecordingOrder wish, List<ProviderId> providers) {
        var rivals = new ArrayList<RecordingOrder>();
        for (var provider : providers)
            for (var one : near(provider, wish.start(), wish.stop()))
                if (one.needs(wish.start(), wish.stop())) rivals.add(one.wish);
        return rivals;
    }

    /// Those that may touch a time, each once.
    private List<Booking> near(ProviderId provider, Instant from, Instant until) {
        var hours = booked.getOrDefault(provider, Map.of());
        var near = new ArrayList<Booking>();
        var first = hour(from);
        for (var hour = first; hour <= hour(until); hour++)
            for (var one : hours.getOrDefault(hour, List.of()))
                if (hour == Math.max(first, hour(one.wish.begin()))) near.add(one);
        return near;
    }

    private static long hour(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), 3_600L);
    }

    /// Whether one more channel can be had for a time.
    ///
    /// @param soft whether the padding of others gives way
    private boolean isFree(ProviderId provider, ChannelId channel, Instant from, Instant until, boolean soft) {
        int limit = connections.getOrDefault(provider, 0);
        if (limit == 0) return true;
        var near = new ArrayList<Booking>();
        for (var one : near(provider, from, until)) {
            if (one.channel().equals(channel)) continue;
            if (soft ? one.needs(from, until) : one.touches(from, until)) near.add(one);
        }
        if (near.size() < limit) return true;
        // The most are taken at a moment at which one begins.
        if (taken(near, from, soft) >= limit) return false;
        for (var one : near) {
            var at = soft ? one.wish.start() : one.begin;
            if (at.isAfter(from) && at.isBefore(until) && taken(near, at, soft) >= limit) return false;
        }
        return true;
    }

    private static int taken(List<Booking> near, Instant at, boolean soft) {
        var channels = new HashSet<ChannelId>();
        for (var one : near) {
            var begin = soft ? one.wish.start() : one.begin;
            var end = soft ? one.wish.stop() : one.end;
            if (!begin.isAfter(at) && end.isAfter(at)) channels.add(one.channel());
        }
        return channels.size();
    }

    private Booking add(ProviderId provider, RecordingOrder wish, Instant begin, Instant end) {
        var booking = new Booking(provider, wish, begin, end);
        var hours = booked.computeIfAbsent(provider, _ -> new HashMap<>());
        for (var hour = hour(wish.begin()); hour <= hour(wish.end()); hour++)
            hours.computeIfAbsent(hour, _ -> new ArrayList<>()).add(booking);
        return booking;
    }

    /// Without padding of its own, and with that of others on the provider's other channels only where it does not run.
    private Booking trimmed(ProviderId provider, RecordingOrder wish) {
        for (var one : near(provider, wish.start(), wish.stop()))
            if (!one.channel().equals(wish.channel())) one.leave(wish.start(), wish.stop());
        return add(provider, wish, wish.start(), wish.stop());
    }
}
