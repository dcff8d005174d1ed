package tv.tributary.upstream.segment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
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
import tv.tributary.upstream.account.UpstreamException;

/// Fetched segments: concurrent and later requests for one segment share a single fetch. Thread-safe.
final class FetchRegistry {
    private static final Logger log = LoggerFactory.getLogger(FetchRegistry.class);
    /// Nobody asks for what is older: the playlist has forgotten it.
    private static final Duration FORGOTTEN = Duration.ofSeconds(60);
    /// So long a refusal is believed.
    private static final Duration REFUSED = Duration.ofSeconds(2);
    /// How often what breaks off is asked for in all.
    private static final int TRIES = 3;

    /// A segment that the asker keeps.
    record Asked(Segment segment, Segments.Got got) {}

    final LongAdder hits = new LongAdder();
    final LongAdder joins = new LongAdder();
    final LongAdder misses = new LongAdder();
    final LongAdder failures = new LongAdder();
    final LongAdder fetched = new LongAdder();

    private final MemoryBudget memoryBudget;
    private final Cache<Segments.Key, Segment> kept;
    private final Cache<Segments.Key, UpstreamException> refused =
            Caffeine.newBuilder().maximumSize(1000).expireAfterWrite(REFUSED).build();
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Segments.Key, Segment> arriving = new HashMap<>();

    FetchRegistry(LongSupplier mostBytes, Path spill) {
        kept = Caffeine.newBuilder()
                .maximumWeight(mostBytes.getAsLong())
                .weigher((Segments.Key _, Segment s) -> Math.ceilDiv(s.filled(), Slabs.SIZE) * Slabs.SIZE)
                .expireAfterAccess(FORGOTTEN)
                .executor(Runnable::run)
                .removalListener(FetchRegistry::dropped)
                .build();
        memoryBudget = new MemoryBudget(mostBytes, kept, spill);
    }

    private static void dropped(@Nullable Object key, @Nullable Segment segment, RemovalCause why) {
        if (segment != null) segment.release(HoldReason.CACHE);
    }

    /// Of all segments, those made here too.
    MemoryBudget budget() {
        return memoryBudget;
    }

    Asked ask(Segments.Key key, Segments.Source source) {
        lock.lock();
        try {
            var there = kept.getIfPresent(key);
            // It may have been dropped to make room.
            if (there != null && there.failure().isPresent()) kept.invalidate(key);
            else if (there != null && there.retain(HoldReason.KEEP)) {
                hits.increment();
                return new Asked(there, Segments.Got.HIT);
            }
            var coming = arriving.get(key);
            if (coming != null && coming.retain(HoldReason.KEEP)) {
                joins.increment();
                return new Asked(coming, Segments.Got.JOINED);
            }
            misses.increment();
            return new Asked(begin(key, source), Segments.Got.FETCHED);
        } finally {
            lock.unlock();
        }
    }

    private Segment begin(Segments.Key key, Segments.Source source) {
        var segment = memoryBudget.segment();
        // Nobody but who asks holds it.
        segment.retain(HoldReason.KEEP);
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

    private void fetch(Segments.Key key, Segment segment, Segments.Source source) {
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
    private Optional<UpstreamException> bring(Segments.Key key, Segment segment, Segments.Source source)
            throws UpstreamException {
        try (var httpResponse = source.open(key, segment.filled())) {
            segment.cancelBy(httpResponse::close);
            return new Download(segment, httpResponse, fetched).run();
        }
    }

    /// Whether the connection was lost, not the patience.
    private static boolean brokeOff(Optional<UpstreamException> why) {
        return why.filter(e -> e.trouble() == FailureReason.ENDED).isPresent();
    }

    /// Resumes a broken download, so that its readers do not notice.
    private Optional<UpstreamException> goOn(
            Segments.Key key, Segment segment, Segments.Source source, Optional<UpstreamException> before) {
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

    private void over(Segments.Key key, Segment segment, Optional<UpstreamException> why) {
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
    private void keep(Segments.Key key, Segment segment) {
        if (!segment.retain(HoldReason.CACHE)) return;
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
}
