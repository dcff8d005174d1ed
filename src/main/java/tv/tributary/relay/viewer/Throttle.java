package tv.tributary.relay.viewer;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tv.tributary.model.ChannelId;
import tv.tributary.relay.mux.IngestMeter;

/// Keeps the rates of viewers within the [RateLimits]: once a second divides each cap among its viewers, by what their
/// streams need. Each viewer then keeps to its share with its [TokenBucket]. Thread-safe.
public final class Throttle {
    /// Limits of the rate at which viewers are served, in bytes a second; 0 means as fast as they take it.
    ///
    /// @param viewer each viewer
    /// @param channel each channel's viewers together
    /// @param all everybody together
    /// @param classes the viewers of one user class together, by [ViewerRequest#userClass]; a class that is not
    ///     named has no cap
    public record RateLimits(long viewer, long channel, long all, Map<String, Long> classes) {
        public RateLimits {
            classes = Map.copyOf(classes);
            if (viewer < 0
                    || channel < 0
                    || all < 0
                    || classes.values().stream().anyMatch(c -> c < 0)) {
                throw new IllegalArgumentException("a cap is negative");
            }
        }

        public static RateLimits none() {
            return new RateLimits(0, 0, 0, Map.of());
        }
    }

    private static final long SECOND = 1_000_000_000L;
    /// After so long a new viewer gets its share.
    private static final long SOON = SECOND / 10;

    private final Supplier<RateLimits> limits;
    private final Map<TsViewer, Served> served = new ConcurrentHashMap<>();
    private final AtomicLong due = new AtomicLong(System.nanoTime());
    private volatile boolean limiting;

    private static final class Served {
        private final TsViewer viewer;
        private final ChannelId channel;
        /// What the channel's stream needs.
        private final IngestMeter meter;
        /// Bytes a second; while they are divided.
        private long share;

        Served(TsViewer viewer, ChannelId channel, IngestMeter meter) {
            this.viewer = viewer;
            this.channel = channel;
            this.meter = meter;
        }

        long wanted() {
            return meter.bytesPerSecond();
        }
    }

    public Throttle(Supplier<RateLimits> limits) {
        this.limits = limits;
    }

    /// A viewer that is about to be served.
    void add(TsViewer viewer, ChannelId channel, IngestMeter meter) {
        var one = new Served(viewer, channel, meter);
        served.put(viewer, one);
        var rateLimits = limits.get();
        if (rateLimits.equals(RateLimits.none())) return;
        long first = rateLimits.viewer() == 0 ? one.wanted() : rateLimits.viewer();
        viewer.rate().set(first, one.wanted());
        due.accumulateAndGet(System.nanoTime() + SOON, Math::min);
    }

    void remove(TsViewer viewer) {
        served.remove(viewer);
    }

    /// Divides the caps again, if it is time to. Cheap; to be called often. `now` is nano time.
    void refresh(long now) {
        long time = due.get();
        if (now < time || !due.compareAndSet(time, now + SECOND)) return;
        var rateLimits = limits.get();
        boolean none = rateLimits.equals(RateLimits.none());
        if (none && !limiting) return;
        limiting = !none;
        divide(rateLimits);
    }

    private synchronized void divide(RateLimits rateLimits) {
        var all = List.copyOf(served.values());
        for (var one : all) one.share = rateLimits.viewer() == 0 ? Long.MAX_VALUE : rateLimits.viewer();
        if (rateLimits.all() > 0) divide(rateLimits.all(), all);
        if (rateLimits.channel() > 0)
            by(all, s -> s.channel).values().forEach(some -> divide(rateLimits.channel(), some));
        by(all, s -> s.viewer.request().userClass()).forEach((name, some) -> {
            long cap = rateLimits.classes().getOrDefault(name, 0L);
            if (cap > 0) divide(cap, some);
        });
        for (var one : all) {
            one.viewer.rate().set(one.share == Long.MAX_VALUE ? 0 : Math.max(1, one.share), one.wanted());
        }
    }

    private static <K> Map<K, List<Served>> by(List<Served> all, Function<Served, K> kind) {
        return all.stream().collect(Collectors.groupingBy(kind));
    }

    /// Nobody gets more than they have already.
    private static void divide(long cap, List<Served> among) {
        var wanted =
                among.stream().mapToLong(s -> Math.min(s.wanted(), s.share)).toArray();
        var got = FairShare.divide(cap, wanted);
        for (int i = 0; i < got.length; i++) among.get(i).share = Math.min(among.get(i).share, got[i]);
    }

    /// Max-min fair division of a limit among demands. Pure.
    static final class FairShare {
        private FairShare() {}

        /// Small demands are met in full, the larger ones get equal shares of the rest. What is left when all
        /// are met is divided evenly.
        ///
        /// @param all the limit
        /// @param wanted each demand
        /// @return each share, in the same order
        static long[] divide(long all, long[] wanted) {
            var shares = new long[wanted.length];
            if (wanted.length == 0) return shares;
            long sum = Arrays.stream(wanted).sum();
            if (sum <= all) {
                long more = (all - sum) / wanted.length;
                Arrays.setAll(shares, i -> wanted[i] + more);
                return shares;
            }
            long level = level(all, wanted);
            Arrays.setAll(shares, i -> Math.min(wanted[i], level));
            return shares;
        }

        /// The share of every demand that is larger than that.
        private static long level(long all, long[] wanted) {
            var ascending = wanted.clone();
            Arrays.sort(ascending);
            long left = all;
            int people = ascending.length;
            for (long want : ascending) {
                if (want > left / people) break;
                left -= want;
                people--;
            }
            return left / Math.max(1, people);
        }
    }
}
