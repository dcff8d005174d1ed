package tv.tributary.upstream.segment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.model.FailureReason;
import tv.tributary.net.NetException;
import tv.tributary.upstream.account.UpstreamException;
import tv.tributary.upstream.segment.SegmentInput.SegmentSource;

/// Fetched segments: concurrent and later requests for one segment share a single fetch. Thread-safe.
final class FetchRegistry {
    private static final Logger log = LoggerFactory.getLogger(FetchRegistry.class);
    /// Nobody asks for what is older: the playlist has forgotten it.
    private static final Duration FORGOTTEN = Duration.ofSeconds(60);
    /// So long a refusal is believed: what a list names too early is asked for again soon.
    private static final Duration REFUSED = Duration.ofMillis(400);
    /// How often what breaks off is asked for in all.
    private static final int TRIES = 3;

    /// A segment that the asker keeps.
    record Asked(Segment segment, CacheStatus got) {}

    final LongAdder hits = new LongAdder();
    final LongAdder joins = new LongAdder();
    final LongAdder misses = new LongAdder();
    final LongAdder failures = new LongAdder();
    final LongAdder fetched = new LongAdder();

    private final MemoryBudget memoryBudget;
    private final Cache<SegmentKey, Segment> kept;
    private final Cache<SegmentKey, UpstreamException> refused =
            Caffeine.newBuilder().maximumSize(1000).expireAfterWrite(REFUSED).build();
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<SegmentKey, Segment> arriving = new HashMap<>();

    FetchRegistry(LongSupplier mostBytes, Path spill) {
        kept = Caffeine.newBuilder()
                .maximumWeight(mostBytes.getAsLong())
                .weigher((SegmentKey _, Segment s) -> Math.ceilDiv(s.filled(), Slabs.SIZE) * Slabs.SIZE)
                .expireAfterAccess(FORGOTTEN)
                .executor(Runnable::run)
                .removalListener(FetchRegistry::dropped)
                .build();
        memoryBudget = new MemoryBudget(mostBytes, kept, spill);
    }

    private static void dropped(@Nullable Object key, @Nullable Segment segment, RemovalCause why) {
        if (segment != null) segment.release(Segment.HoldReason.CACHE);
    }

    /// Of all segments, those made here too.
    MemoryBudget budget() {
        return memoryBudget;
    }

    Asked ask(SegmentKey key, SegmentSource source) {
        lock.lock();
        try {
            var there = kept.getIfPresent(key);
            // It may have been dropped to make room.
            if (there != null && there.failure().isPresent()) kept.invalidate(key);
            else if (there != null && there.retain(Segment.HoldReason.KEEP)) {
                hits.increment();
                return new Asked(there, CacheStatus.HIT);
            }
            var coming = arriving.get(key);
            if (coming != null && coming.retain(Segment.HoldReason.KEEP)) {
                joins.increment();
                return new Asked(coming, CacheStatus.JOINED);
            }
            misses.increment();
            return new Asked(begin(key, source), CacheStatus.FETCHED);
        } finally {
            lock.unlock();
        }
    }

    private Segment begin(SegmentKey key, SegmentSource source) {
        var segment = memoryBudget.segment();
        // Nobody but who asks holds it.
        segment.retain(Segment.HoldReason.KEEP);
        segment.release();
        var no = refused.getIfPresent(key);
        if (no != null) {
            segment.finish(Optional.of(no));
        } else {
            arriving.put(key, segment);
            Thread.ofVirtual().name("segment").start(() -> fetch(key, segment, source));
        }
        return segment;
    }

    private void fetch(SegmentKey key, Segment segment, SegmentSource source) {
        Optional<UpstreamException> why = Optional.of(new UpstreamException(FailureReason.FAILED));
        try {
            why = bring(key, segment, source);
            for (int tries = 1; tries < TRIES && brokeOff(why) && segment.wanted(); tries++) {
                why = goOn(key, segment, source, why);
            }
        } catch (UpstreamException e) {
            why = Optional.of(e);
            if (settled(e.trouble())) refused.put(key, e);
        } finally {
            over(key, segment, why);
        }
    }

    /// @return why it is not whole; empty if it is
    private Optional<UpstreamException> bring(SegmentKey key, Segment segment, SegmentSource source)
            throws UpstreamException {
        try (var input = source.open(key, segment.filled())) {
            segment.cancelBy(input::close);
            return new Download(segment, input, fetched).run();
        }
    }

    /// Whether the connection was lost, not the patience.
    private static boolean brokeOff(Optional<UpstreamException> why) {
        return why.filter(e -> e.trouble() == FailureReason.ENDED).isPresent();
    }

    /// Resumes a broken download, so that its readers do not notice.
    private Optional<UpstreamException> goOn(
            SegmentKey key, Segment segment, SegmentSource source, Optional<UpstreamException> before) {
        try {
            return bring(key, segment, source);
        } catch (UpstreamException e) {
            log.debug("{} stays cut: {}", key, e.trouble());
            return before;
        }
    }

    /// Whether asking again soon would bring the same answer.
    private static boolean settled(FailureReason failureReason) {
        return failureReason == FailureReason.NOT_FOUND
                || failureReason == FailureReason.REFUSED
                || failureReason == FailureReason.UNSUPPORTED;
    }

    private void over(SegmentKey key, Segment segment, Optional<UpstreamException> why) {
        lock.lock();
        try {
            if (why.isPresent()) failures.increment();
            else keep(key, segment);
            arriving.remove(key, segment);
        } finally {
            lock.unlock();
        }
        segment.finish(why);
        memoryBudget.look();
    }

    /// The cache holds it too.
    private void keep(SegmentKey key, Segment segment) {
        if (!segment.retain(Segment.HoldReason.CACHE)) return;
        memoryBudget.came(segment);
        memoryBudget.fit();
        kept.put(key, segment);
    }

    /// Forgets what nobody reads.
    void close() {
        kept.invalidateAll();
        kept.cleanUp();
        memoryBudget.close();
    }

    /// Brings what comes into a segment, behind what is there, and tells its readers as it grows. Blocking.
    ///
    /// @param fetched counts the bytes
    private record Download(Segment segment, SegmentInput input, LongAdder fetched) {
        private static final Logger log = LoggerFactory.getLogger(Download.class);
        /// A segment larger than this is none.
        private static final int LARGEST = 96 << 20;
        /// Bytes that the HTTP client hands out at most at once: fewer mean that no more is at hand.
        private static final int PORTION = 8192;
        /// Readers are told at least so often.
        private static final int TELL = 64 << 10;

        /// @return why it is not whole; empty if it is
        Optional<UpstreamException> run() {
            try {
                return promised() ? fill() : Optional.of(new UpstreamException(FailureReason.ENDED));
            } catch (SocketTimeoutException _) {
                return Optional.of(new UpstreamException(FailureReason.STALLED));
            } catch (NetException e) {
                boolean large = e.reason() == NetException.Reason.TOO_LARGE;
                return Optional.of(new UpstreamException(large ? FailureReason.NOT_MEDIA : FailureReason.ENDED));
            } catch (IOException _) {
                return Optional.of(new UpstreamException(FailureReason.ENDED));
            } catch (OutOfMemoryError e) {
                // Not the heap's: that of segments.
                log.warn("no memory for a segment: {}", e.getMessage());
                return Optional.of(new UpstreamException(FailureReason.FAILED));
            }
        }

        /// Whether it is as long as was said before, if it was: otherwise it is another.
        private boolean promised() {
            var length = input.length().stream()
                    .filter(count -> count <= LARGEST)
                    .mapToObj(count -> segment.filled() + (int) count)
                    .findFirst();
            if (length.isEmpty()) return true;
            if (segment.length().isPresent()) return segment.length().equals(length);
            segment.promise(length.get());
            return true;
        }

        private Optional<UpstreamException> fill() throws IOException, NetException {
            int told = 0;
            while (segment.filled() < LARGEST) {
                int n = input.read(segment.room());
                if (n < 0) return Optional.empty();
                segment.grow(n);
                fetched.add(n);
                if (n < PORTION || segment.filled() - told >= TELL) {
                    told = segment.filled();
                    segment.tell();
                }
            }
            return Optional.of(new UpstreamException(FailureReason.NOT_MEDIA));
        }
    }
}
