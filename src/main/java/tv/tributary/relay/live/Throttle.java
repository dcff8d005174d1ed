package tv.tributary.relay.live;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import tv.tributary.event.Latest;
import tv.tributary.model.ChannelId;

/// Keeps what viewers are sent within the [Caps]: now and then divides each cap among those it holds for, by what their
/// streams need. Each viewer then keeps to its own share by itself. Thread-safe.
final class Throttle {
    private static final long SECOND = 1_000_000_000L;
    /// Somebody who has just come gets a share of their own at the latest after this.
    private static final long SOON = SECOND / 10;

    private final Latest<RelaySettings> settings;
    private final Map<Viewer, Served> served = new ConcurrentHashMap<>();
    private final AtomicLong due = new AtomicLong(System.nanoTime());
    private volatile boolean limiting;

    private static final class Served {
        private final Viewer viewer;
        private final ChannelId channel;
        /// What the channel's stream needs.
        private final Meter meter;
        /// Bytes a second; while they are divided.
        private long share;

        Served(Viewer viewer, ChannelId channel, Meter meter) {
            this.viewer = viewer;
            this.channel = channel;
            this.meter = meter;
        }

        long wanted() {
            return meter.bytesPerSecond();
        }
    }

    Throttle(Latest<RelaySettings> settings) {
        this.settings = settings;
    }

    /// A viewer who is about to be served.
    void add(Viewer viewer, ChannelId channel, Meter meter) {
        var one = new Served(viewer, channel, meter);
        served.put(viewer, one);
        var caps = settings.get().caps();
        if (caps.equals(Caps.none())) return;
        long first = caps.viewer() == 0 ? one.wanted() : caps.viewer();
        viewer.pace().set(first, one.wanted());
        due.accumulateAndGet(System.nanoTime() + SOON, Math::min);
    }

    void remove(Viewer viewer) {
        served.remove(viewer);
    }

    /// Divides anew, if it is time to. Cheap; for whoever has something to do regularly.
    void look(long now) {
        long time = due.get();
        if (now < time || !due.compareAndSet(time, now + SECOND)) return;
        var caps = settings.get().caps();
        boolean none = caps.equals(Caps.none());
        if (none && !limiting) return;
        limiting = !none;
        divide(caps);
    }

    private synchronized void divide(Caps caps) {
        var all = List.copyOf(served.values());
        for (var one : all) one.share = caps.viewer() == 0 ? Long.MAX_VALUE : caps.viewer();
        if (caps.all() > 0) divide(caps.all(), all);
        if (caps.channel() > 0) by(all, s -> s.channel).values().forEach(some -> divide(caps.channel(), some));
        by(all, s -> s.viewer.who().userClass()).forEach((name, some) -> {
            long cap = caps.classes().getOrDefault(name, 0L);
            if (cap > 0) divide(cap, some);
        });
        for (var one : all) {
            one.viewer.pace().set(one.share == Long.MAX_VALUE ? 0 : Math.max(1, one.share), one.wanted());
        }
    }

    private static <K> Map<K, List<Served>> by(List<Served> all, Function<Served, K> kind) {
        return all.stream().collect(Collectors.groupingBy(kind));
    }

    /// Nobody gets more than they have already.
    private static void divide(long cap, List<Served> among) {
        var wanted =
                among.stream().mapToLong(s -> Math.min(s.wanted(), s.share)).toArray();
        var got = Shares.divide(cap, wanted);
        for (int i = 0; i < got.length; i++) among.get(i).share = Math.min(among.get(i).share, got[i]);
    }
}
