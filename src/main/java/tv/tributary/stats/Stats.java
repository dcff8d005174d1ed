package tv.tributary.stats;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.catalog.Catalog;
import tv.tributary.event.Events;
import tv.tributary.event.LatestValue;
import tv.tributary.job.TimedWait;
import tv.tributary.model.ChannelId;
import tv.tributary.relay.Relay;
import tv.tributary.relay.hls.HlsSettings;
import tv.tributary.store.Database;
import tv.tributary.store.TrafficStore;

/// Samples the relay and the catalog once a second. Thread-safe.
public final class Stats implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration STORING = Duration.ofMinutes(1);
    private static final int TEN_MINUTES = 600;

    /// For how many seconds [#bitrates] looks back.
    public static final int BITRATE_SECONDS = 300;

    /// One second of the last ten minutes, for charts.
    ///
    /// @param upstream bytes per second from providers; `delivered` to viewers
    public record Sample(Instant at, int streams, int clients, long upstream, long delivered) {
        static Sample of(LiveStats stats) {
            return new Sample(
                    stats.at(),
                    stats.activeStreams(),
                    stats.clients(),
                    stats.upstreamBytesPerSecond(),
                    stats.deliveredBytesPerSecond());
        }
    }

    private final Relay relay;
    private final Catalog catalog;
    private final LatestValue<HlsSettings> hls;
    private final InstantSource clock;
    private final long started = System.nanoTime();
    private final StatsCalculator statsCalculator = new StatsCalculator();
    private final SampleHistory sampleHistory = new SampleHistory(TEN_MINUTES);
    private final Bitrates bitrates = new Bitrates(BITRATE_SECONDS);
    private final LatestValue<LiveStats> live;
    private final Sampler sampler;
    /// A thread of its own, so that a slow disk does not stop the figures.
    private final Sampler storing;
    private final TrafficHistory trafficHistory;
    private final ServiceHistograms histograms;

    /// The first sample is taken before it returns, so nobody ever sees an empty house that is not empty.
    ///
    /// @param hls says how much memory segments may take
    public Stats(
            Relay relay,
            Catalog catalog,
            LatestValue<HlsSettings> hls,
            Database database,
            Events events,
            InstantSource clock) {
        this.relay = relay;
        this.catalog = catalog;
        this.hls = hls;
        this.clock = clock;
        this.trafficHistory = new TrafficHistory(new TrafficStore(database), clock);
        this.histograms = new ServiceHistograms(events);
        this.live = new LatestValue<>(measure());
        this.sampler = new Sampler(() -> live.set(measure()), EVERY);
        this.storing = new Sampler(trafficHistory::store, STORING);
    }

    public LatestValue<LiveStats> live() {
        return live;
    }

    /// The last ten minutes, oldest first, at most 600.
    public List<Sample> recent() {
        return sampleHistory.all();
    }

    /// A running channel's bits per second from upstream, one a second, oldest first; empty if it does not run.
    public List<Long> bitrates(ChannelId channel) {
        return bitrates.of(channel);
    }

    /// What was received and sent, over years.
    public TrafficHistory traffic() {
        return trafficHistory;
    }

    public ServiceHistograms histograms() {
        return histograms;
    }

    @Override
    public void close() {
        histograms.close();
        sampler.close();
        storing.close();
        trafficHistory.close();
    }

    private LiveStats measure() {
        var stats = statsCalculator.read(new RawSample(
                clock.instant(),
                Duration.ofNanos(System.nanoTime() - started),
                relay.streams(),
                relay.slots(),
                RawSample.HlsReading.of(relay.hls(), hls.get().memoryBytes()),
                catalog.channels().counts(),
                catalog.providers().all()));
        sampleHistory.add(Sample.of(stats));
        trafficHistory.add(stats);
        bitrates.add(stats.streams());
        return stats;
    }

    /// The last samples, the oldest forgotten first. Thread-safe.
    static final class SampleHistory {
        private final Deque<Stats.Sample> samples = new ArrayDeque<>();
        private final int capacity;

        SampleHistory(int capacity) {
            this.capacity = capacity;
        }

        synchronized void add(Stats.Sample sample) {
            if (samples.size() == capacity) samples.removeFirst();
            samples.addLast(sample);
        }

        /// Oldest first.
        synchronized List<Stats.Sample> all() {
            return List.copyOf(samples);
        }
    }

    /// The bit rates of running channels over the last minutes, one per sample. Thread-safe.
    static final class Bitrates {
        private final int capacity;
        private Map<ChannelId, Deque<Long>> known = new HashMap<>();

        Bitrates(int capacity) {
            this.capacity = capacity;
        }

        /// Forgets channels that do not run any more.
        synchronized void add(List<LiveStats.Stream> running) {
            var still = new HashMap<ChannelId, Deque<Long>>();
            for (var stream : running) {
                var rates = known.getOrDefault(stream.channel(), new ArrayDeque<>());
                if (rates.size() == capacity) rates.removeFirst();
                rates.addLast(stream.bitrate());
                still.put(stream.channel(), rates);
            }
            known = still;
        }

        /// Oldest first; empty if the channel does not run.
        synchronized List<Long> of(ChannelId channel) {
            return List.copyOf(known.getOrDefault(channel, new ArrayDeque<>()));
        }
    }

    /// Runs something at a fixed rate on a virtual thread of its own until closed. A run that took too long is
    /// followed by the next one at once, but runs never pile up.
    static final class Sampler implements AutoCloseable {
        private static final Logger log = LoggerFactory.getLogger(Sampler.class);

        private final TimedWait wait = new TimedWait();
        private final Runnable sample;
        private final long every;
        private final Thread thread;

        Sampler(Runnable sample, Duration every) {
            this.sample = sample;
            this.every = every.toNanos();
            this.thread = Thread.ofVirtual().name("sampler").start(this::run);
        }

        private void run() {
            long next = System.nanoTime() + every;
            try {
                while (wait.until(next)) {
                    sampleOnce();
                    next = Math.max(next + every, System.nanoTime());
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        private void sampleOnce() {
            try {
                sample.run();
            } catch (RuntimeException e) {
                // One bad reading must not blind the dashboard for ever.
                log.warn("no statistics this second", e);
            }
        }

        /// No sample starts after it returns.
        @Override
        public void close() {
            wait.close();
            if (Thread.currentThread().equals(thread)) return;
            try {
                if (!thread.join(Duration.ofSeconds(1))) thread.interrupt();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
