package tv.tributary.upstream.segment;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.model.FailureReason;
import tv.tributary.upstream.account.UpstreamException;
import tv.tributary.upstream.segment.SegmentInput.SegmentSource;

/// The cache of HLS segments: the first request starts the download, concurrent ones join it and get the bytes as they
/// arrive. Complete segments are cached, frequently requested ones longest. Segments cut here are kept beside them. All
/// their memory is bounded; what must be kept and does not fit goes to disk. Thread-safe; requests never wait.
public final class Segments implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Segments.class);

    /// Counts of requests since the start.
    ///
    /// @param hits were there already
    /// @param joins came along with a download that was under way
    /// @param misses had to be fetched
    /// @param failures of those did not come whole
    /// @param fetched bytes that came from providers
    /// @param saved bytes that did not have to
    /// @param made bytes that were made here
    /// @param held bytes of memory in use
    /// @param spilled bytes on disk
    public record Counts(
            long hits,
            long joins,
            long misses,
            long failures,
            long fetched,
            long saved,
            long made,
            long held,
            long spilled) {}

    /// A segment that is made here, by one thread.
    public final class Making {
        private final Segment segment = memoryBudget.segment();
        private boolean broken;

        private Making() {}

        /// Adds all that remains in the buffer; readers see it at once. Where there is no memory for it the segment
        /// fails, and what comes is thrown away.
        public void put(ByteBuffer bytes) {
            try {
                while (bytes.hasRemaining() && !broken) put(bytes, segment.room());
            } catch (OutOfMemoryError e) {
                // The limit on direct memory, not the heap.
                log.warn("no memory for a segment: {}", e.getMessage());
                broken = true;
                segment.finish(Optional.of(new UpstreamException(FailureReason.ENDED)));
            }
            bytes.position(bytes.limit());
            segment.tell();
        }

        private void put(ByteBuffer bytes, ByteBuffer room) {
            int n = Math.min(room.remaining(), bytes.remaining());
            room.put(bytes.slice(bytes.position(), n));
            bytes.position(bytes.position() + n);
            segment.grow(n);
            made.add(n);
        }

        /// How many bytes there are.
        public int filled() {
            return segment.filled();
        }

        /// Whether there was no memory for it.
        public boolean failed() {
            return broken;
        }

        /// A hold on it, before it is finished or abandoned.
        public Lease lease() {
            if (!segment.retain(Segment.HoldReason.KEEP)) throw new IllegalStateException("it is over");
            return new Lease(segment, CacheStatus.MADE);
        }

        /// It is whole. It lives on as long as somebody holds it.
        public void finish() {
            if (!broken) {
                memoryBudget.came(segment);
                segment.finish(Optional.empty());
            }
            segment.release();
            memoryBudget.look();
        }

        /// It will never be whole.
        public void abandon() {
            if (!broken) segment.finish(Optional.of(new UpstreamException(FailureReason.ENDED)));
            segment.release();
        }
    }

    /// A hold on a segment: one that only keeps it, until its [#segment] is asked for. From then on its bytes stay in
    /// memory, and if they had left it, they arrive once more. Whoever keeps it for others therefore gives each of
    /// them one of its own, [#again], and never asks.
    public final class Lease implements AutoCloseable {
        private final Segment segment;
        private final CacheStatus got;
        private boolean closed;
        private volatile boolean reads;

        private Lease(Segment segment, CacheStatus got) {
            this.segment = segment;
            this.got = got;
        }

        /// What it holds, to be read until this is closed.
        public Segment segment() {
            if (!reads) read();
            return segment;
        }

        private void read() {
            synchronized (this) {
                if (closed || reads) return;
                segment.read();
                reads = true;
            }
            memoryBudget.bring(segment);
        }

        public CacheStatus got() {
            return got;
        }

        /// Another hold on the same segment, which only keeps it too until its segment is asked for. Only before this
        /// one is closed.
        public Lease again() {
            if (!segment.retain(Segment.HoldReason.KEEP)) throw new IllegalStateException("the lease is over");
            return new Lease(segment, got);
        }

        /// Lets go. A download nobody waits for any more ends at once.
        @Override
        public void close() {
            synchronized (this) {
                if (closed) return;
                closed = true;
            }
            if (reads && (got == CacheStatus.HIT || got == CacheStatus.JOINED)) saved.add(segment.filled());
            segment.release(reads ? Segment.HoldReason.READ : Segment.HoldReason.KEEP);
            memoryBudget.look();
        }
    }

    private final FetchRegistry fetchRegistry;
    private final MemoryBudget memoryBudget;
    private final LongAdder saved = new LongAdder();
    private final LongAdder made = new LongAdder();

    /// @param mostBytes of memory for all segments together, queried each time; what arrives or is read right now
    ///     may come on top
    /// @param spill a folder of our own for what must be kept and does not fit; made when it is needed, emptied now
    ///     and in the end
    public Segments(LongSupplier mostBytes, Path spill) {
        fetchRegistry = new FetchRegistry(mostBytes, spill);
        memoryBudget = fetchRegistry.budget();
    }

    /// The segment, there or on its way. Whether it comes at all, it tells itself.
    ///
    /// @param source asked on a thread of its own, if it is not there
    public Lease get(SegmentKey key, SegmentSource source) {
        var asked = fetchRegistry.ask(key, source);
        return new Lease(asked.segment(), asked.got());
    }

    /// A segment that is made here. It lives as long as somebody holds it, in memory or on disk.
    public Making make() {
        return new Making();
    }

    public Counts counts() {
        return new Counts(
                fetchRegistry.hits.sum(),
                fetchRegistry.joins.sum(),
                fetchRegistry.misses.sum(),
                fetchRegistry.failures.sum(),
                fetchRegistry.fetched.sum(),
                saved.sum(),
                made.sum(),
                memoryBudget.used(),
                memoryBudget.spilled());
    }

    /// Forgets everything that nobody reads, in memory and on disk.
    @Override
    public void close() {
        fetchRegistry.close();
    }
}
