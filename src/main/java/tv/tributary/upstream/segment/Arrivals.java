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
import tv.tributary.model.Trouble;
import tv.tributary.upstream.account.Unusable;

/// Segments that are fetched: each once, however many ask while it is at hand or on its way. Thread-safe.
final class Arrivals {
    private static final Logger log = LoggerFactory.getLogger(Arrivals.class);
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

    private final Budget budget;
    private final Cache<Segments.Key, Segment> kept;
    private final Cache<Segments.Key, Unusable> refused =
            Caffeine.newBuilder().maximumSize(1000).expireAfterWrite(REFUSED).build();
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Segments.Key, Segment> arriving = new HashMap<>();

    Arrivals(LongSupplier mostBytes, Path spill) {
        kept = Caffeine.newBuilder()
                .maximumWeight(mostBytes.getAsLong())
                .weigher((Segments.Key _, Segment s) -> Math.ceilDiv(s.filled(), Slabs.SIZE) * Slabs.SIZE)
                .expireAfterAccess(FORGOTTEN)
                .executor(Runnable::run)
                .removalListener(Arrivals::dropped)
                .build();
        budget = new Budget(mostBytes, kept, spill);
    }

    private static void dropped(@Nullable Object key, @Nullable Segment segment, RemovalCause why) {
        if (segment != null) segment.release(Hold.CACHE);
    }

    /// Of all segments, those made here too.
    Budget budget() {
        return budget;
    }

    Asked ask(Segments.Key key, Segments.Source source) {
        lock.lock();
        try {
            var there = kept.getIfPresent(key);
            // It may have been dropped to make room.
            if (there != null && there.failure().isPresent()) kept.invalidate(key);
            else if (there != null && there.retain(Hold.KEEP)) {
                hits.increment();
                return new Asked(there, Segments.Got.HIT);
            }
            var coming = arriving.get(key);
            if (coming != null && coming.retain(Hold.KEEP)) {
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
        var segment = budget.segment();
        // Nobody but who asks holds it.
        segment.retain(Hold.KEEP);
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
        Optional<Unusable> why = Optional.of(new Unusable(Trouble.FAILED));
        try {
            why = bring(key, segment, source);
            for (int tries = 1; tries < TRIES && brokeOff(why) && segment.wanted(); tries++) {
                why = goOn(key, segment, source, why);
            }
        } catch (Unusable e) {
            why = Optional.of(e);
            if (settled(e.trouble())) refused.put(key, e);
        } finally {
            over(key, segment, why);
        }
    }

    /// @return why it is not whole; empty if it is
    private Optional<Unusable> bring(Segments.Key key, Segment segment, Segments.Source source) throws Unusable {
        try (var answer = source.open(key, segment.filled())) {
            segment.cancelBy(answer::close);
            return new Download(segment, answer, fetched).run();
        }
    }

    /// Whether the connection was lost, not the patience.
    private static boolean brokeOff(Optional<Unusable> why) {
        return why.filter(e -> e.trouble() == Trouble.ENDED).isPresent();
    }

    /// The rest of what broke off, so that nobody who reads it notices.
    private Optional<Unusable> goOn(
            Segments.Key key, Segment segment, Segments.Source source, Optional<Unusable> before) {
        try {
            return bring(key, segment, source);
        } catch (Unusable e) {
            log.debug("{} stays cut: {}", key, e.trouble());
            return before;
        }
    }

    /// Whether asking again soon would bring the same answer.
    private static boolean settled(Trouble trouble) {
        return trouble == Trouble.NOT_FOUND || trouble == Trouble.REFUSED || trouble == Trouble.UNSUPPORTED;
    }

    private void over(Segments.Key key, Segment segment, Optional<Unusable> why) {
        lock.lock();
        try {
            if (why.isPresent()) failures.increment();
            else keep(key, segment);
            arriving.remove(key, segment);
        } finally {
            lock.unlock();
        }
        segment.finish(why);
        budget.look();
    }

    /// The cache holds it too.
    private void keep(Segments.Key key, Segment segment) {
        if (!segment.retain(Hold.CACHE)) return;
        budget.came(segment);
        budget.fit();
        kept.put(key, segment);
    }

    /// Forgets what nobody reads.
    void close() {
        kept.invalidateAll();
        kept.cleanUp();
        budget.close();
    }
}
