package tv.tributary.upstream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tv.tributary.format.hls.Piece;
import tv.tributary.model.Trouble;
import tv.tributary.net.Answer;
import tv.tributary.net.NetException;

/// Segments of HLS streams, fetched once however many ask: the first to ask starts the download, others join it and get
/// the bytes as they arrive. What has come whole is kept for those who ask later, bounded in bytes, and what is asked
/// for often stays longest. Thread-safe; asking never waits.
public final class Segments implements AutoCloseable {
    /// What is asked for: an address, whole or in part.
    public record Key(String url, Optional<Piece.Range> range) {
        /// Leaves the URL out: it may hold a password.
        @Override
        public String toString() {
            return "Key[" + range + "]";
        }
    }

    /// How a segment is asked for upstream.
    @FunctionalInterface
    interface Source {
        Answer open(Key key) throws Unusable;
    }

    /// What has been asked for since the start.
    ///
    /// @param hits were there already
    /// @param joins came along with a download that was under way
    /// @param misses had to be fetched
    /// @param failures of those did not come whole
    /// @param fetched bytes that came from providers
    /// @param saved bytes that did not have to
    /// @param held bytes in memory
    public record Counts(long hits, long joins, long misses, long failures, long fetched, long saved, long held) {}

    /// Where a segment came from.
    public enum Got {
        /// It was there already.
        HIT,
        /// It was on its way to somebody else.
        JOINED,
        /// It had to be fetched.
        FETCHED,
        /// It was made here.
        MADE
    }

    /// A segment that is made here, by one thread.
    public final class Making {
        private final Segment segment = new Segment(slabs);

        private Making() {}

        /// Adds all that remains in the buffer; readers see it at once.
        public void put(ByteBuffer bytes) {
            while (bytes.hasRemaining()) {
                var room = segment.room();
                int n = Math.min(room.remaining(), bytes.remaining());
                room.put(bytes.slice(bytes.position(), n));
                bytes.position(bytes.position() + n);
                segment.grow(n);
            }
            segment.tell();
        }

        /// A hold on it, before it is finished or abandoned.
        public Lease lease() {
            if (!segment.retain()) throw new IllegalStateException("it is over");
            return new Lease(segment, Got.MADE);
        }

        /// It is whole. It lives on as long as somebody holds it.
        public void finish() {
            segment.finish(Optional.empty());
            segment.release();
        }

        /// It will never be whole.
        public void abandon() {
            segment.finish(Optional.of(new Unusable(Trouble.ENDED)));
            segment.release();
        }
    }

    /// One reader's hold on a segment.
    public final class Lease implements AutoCloseable {
        private final Segment segment;
        private final Got got;
        private final AtomicBoolean closed = new AtomicBoolean();

        private Lease(Segment segment, Got got) {
            this.segment = segment;
            this.got = got;
        }

        public Segment segment() {
            return segment;
        }

        public Got got() {
            return got;
        }

        /// Another hold on the same segment, for another reader. Only before this one is closed.
        public Lease again() {
            if (closed.get() || !segment.retain()) throw new IllegalStateException("the lease is over");
            return new Lease(segment, got);
        }

        /// Lets go. A download nobody waits for any more ends at once.
        @Override
        public void close() {
            if (!closed.compareAndSet(false, true)) return;
            if (got == Got.HIT || got == Got.JOINED) saved.add(segment.filled());
            segment.release();
        }
    }

    /// A segment larger than this is none.
    private static final int LARGEST = 96 << 20;

    /// Bytes that the HTTP client hands out at most at once: fewer mean that no more is at hand.
    private static final int PORTION = 8192;
    /// Readers are told at least so often.
    private static final int TELL = 64 << 10;
    /// Nobody asks for what is older: the playlist has forgotten it.
    private static final Duration FORGOTTEN = Duration.ofSeconds(60);
    /// So long a refusal is believed.
    private static final Duration REFUSED = Duration.ofSeconds(2);

    private final Slabs slabs = new Slabs(64);
    private final Cache<Key, Segment> kept;
    private final Cache<Key, Unusable> refused =
            Caffeine.newBuilder().maximumSize(1000).expireAfterWrite(REFUSED).build();
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Key, Segment> arriving = new HashMap<>();

    private final LongAdder hits = new LongAdder();
    private final LongAdder joins = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder fetched = new LongAdder();
    private final LongAdder saved = new LongAdder();

    /// @param mostBytes of what is kept for later; what somebody reads now comes on top
    public Segments(long mostBytes) {
        kept = Caffeine.newBuilder()
                .maximumWeight(mostBytes)
                .weigher((Key _, Segment s) -> s.filled())
                .expireAfterAccess(FORGOTTEN)
                .executor(Runnable::run)
                .removalListener(Segments::dropped)
                .build();
    }

    private static void dropped(@Nullable Key key, @Nullable Segment segment, RemovalCause why) {
        if (segment != null) segment.release();
    }

    /// The segment, there or on its way. Whether it comes at all, it tells itself.
    ///
    /// @param source asked on a thread of its own, if it is not there
    Lease get(Key key, Source source) {
        lock.lock();
        try {
            var there = kept.getIfPresent(key);
            if (there != null && there.retain()) {
                hits.increment();
                return new Lease(there, Got.HIT);
            }
            var coming = arriving.get(key);
            if (coming != null && coming.retain()) {
                joins.increment();
                return new Lease(coming, Got.JOINED);
            }
            misses.increment();
            var segment = new Segment(slabs);
            var no = refused.getIfPresent(key);
            if (no != null) {
                segment.finish(Optional.of(no));
                return new Lease(segment, Got.FETCHED);
            }
            arriving.put(key, segment);
            Thread.ofVirtual().name("segment").start(() -> fetch(key, segment, source));
            return new Lease(segment, Got.FETCHED);
        } finally {
            lock.unlock();
        }
    }

    /// A segment that is made here, and not kept for longer than somebody holds it.
    public Making make() {
        return new Making();
    }

    public Counts counts() {
        long held =
                kept.policy().eviction().map(e -> e.weightedSize().orElse(0)).orElse(0L);
        return new Counts(hits.sum(), joins.sum(), misses.sum(), failures.sum(), fetched.sum(), saved.sum(), held);
    }

    private void fetch(Key key, Segment segment, Source source) {
        Optional<Unusable> why = Optional.of(new Unusable(Trouble.FAILED));
        try (var answer = source.open(key)) {
            segment.cancelBy(answer::close);
            answer.header("Content-Length").ifPresent(text -> promise(segment, text));
            why = fill(segment, answer);
        } catch (Unusable e) {
            why = Optional.of(e);
            if (settled(e.trouble())) refused.put(key, e);
        } finally {
            over(key, segment, why);
        }
    }

    private static void promise(Segment segment, String text) {
        if (text.matches("\\d{1,8}")) segment.promise(Integer.parseInt(text));
    }

    private Optional<Unusable> fill(Segment segment, Answer answer) {
        try {
            int told = 0;
            while (segment.filled() < LARGEST) {
                int n = answer.read(segment.room());
                if (n < 0) return Optional.empty();
                segment.grow(n);
                fetched.add(n);
                if (n < PORTION || segment.filled() - told >= TELL) {
                    told = segment.filled();
                    segment.tell();
                }
            }
            return Optional.of(new Unusable(Trouble.NOT_MEDIA));
        } catch (SocketTimeoutException _) {
            return Optional.of(new Unusable(Trouble.STALLED));
        } catch (IOException | NetException _) {
            return Optional.of(new Unusable(Trouble.ENDED));
        }
    }

    /// Whether asking again soon would bring the same answer.
    private static boolean settled(Trouble trouble) {
        return trouble == Trouble.NOT_FOUND || trouble == Trouble.REFUSED || trouble == Trouble.UNSUPPORTED;
    }

    private void over(Key key, Segment segment, Optional<Unusable> why) {
        lock.lock();
        try {
            if (why.isPresent()) failures.increment();
            // The cache holds it like any reader.
            else if (segment.retain()) kept.put(key, segment);
            arriving.remove(key, segment);
        } finally {
            lock.unlock();
        }
        segment.finish(why);
    }

    /// Forgets everything that nobody reads.
    @Override
    public void close() {
        kept.invalidateAll();
        kept.cleanUp();
    }
}
