package tv.tributary.upstream;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.format.hls.Piece;
import tv.tributary.model.Trouble;
import tv.tributary.net.Answer;

/// Segments of HLS streams, fetched once however many ask: the first to ask starts the download, others join it and get
/// the bytes as they arrive. What has come whole is kept for those who ask later, and what is asked for often stays
/// longest. Segments that are made here lie beside them. All their memory together is bounded; what must be kept and
/// does not fit goes to disk. Thread-safe; asking never waits.
public final class Segments implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Segments.class);

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
        private final Segment segment = budget.segment();
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
                segment.finish(Optional.of(new Unusable(Trouble.ENDED)));
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

        /// A hold that keeps it, before it is finished or abandoned.
        public Lease lease() {
            if (!segment.retain(Segment.Hold.KEEP)) throw new IllegalStateException("it is over");
            return new Lease(segment, Got.MADE, Segment.Hold.KEEP);
        }

        /// It is whole. It lives on as long as somebody holds it.
        public void finish() {
            if (!broken) {
                budget.came(segment);
                segment.finish(Optional.empty());
            }
            segment.release();
            budget.look();
        }

        /// It will never be whole.
        public void abandon() {
            if (!broken) segment.finish(Optional.of(new Unusable(Trouble.ENDED)));
            segment.release();
        }
    }

    /// A hold on a segment: to read it, or only to keep it.
    public final class Lease implements AutoCloseable {
        private final Segment segment;
        private final Got got;
        private final Segment.Hold hold;
        private final AtomicBoolean closed = new AtomicBoolean();

        private Lease(Segment segment, Got got, Segment.Hold hold) {
            this.segment = segment;
            this.got = got;
            this.hold = hold;
            if (hold == Segment.Hold.READ) budget.bring(segment);
        }

        public Segment segment() {
            return segment;
        }

        public Got got() {
            return got;
        }

        /// A hold for a reader, whatever this one is. While there is one, the bytes stay where they are; if they had
        /// left
        /// memory, they arrive once more. Only before this one is closed.
        public Lease again() {
            return another(Segment.Hold.READ);
        }

        /// A hold that keeps the segment for those who will read it [#again]. Meanwhile its bytes may leave memory, so
        /// they are not to be read through this one. Only before this one is closed.
        public Lease keep() {
            return another(Segment.Hold.KEEP);
        }

        private Lease another(Segment.Hold what) {
            if (closed.get() || !segment.retain(what)) throw new IllegalStateException("the lease is over");
            return new Lease(segment, got, what);
        }

        /// Lets go. A download nobody waits for any more ends at once.
        @Override
        public void close() {
            if (!closed.compareAndSet(false, true)) return;
            if (got == Got.HIT || got == Got.JOINED) saved.add(segment.filled());
            segment.release(hold);
            budget.look();
        }
    }

    private final Arrivals arrivals;
    private final Budget budget;
    private final LongAdder saved = new LongAdder();
    private final LongAdder made = new LongAdder();

    /// @param mostBytes of memory for all segments together, asked anew each time; what arrives or is read right now
    ///     may come on top
    /// @param spill a folder of our own for what must be kept and does not fit; made when it is needed, emptied now
    ///     and in the end
    public Segments(LongSupplier mostBytes, Path spill) {
        arrivals = new Arrivals(mostBytes, spill);
        budget = arrivals.budget();
    }

    /// The segment, there or on its way, to be read. Whether it comes at all, it tells itself.
    ///
    /// @param source asked on a thread of its own, if it is not there
    Lease get(Key key, Source source) {
        var asked = arrivals.ask(key, source);
        return new Lease(asked.segment(), asked.got(), Segment.Hold.READ);
    }

    /// A segment that is made here. It lives as long as somebody holds it, in memory or on disk.
    public Making make() {
        return new Making();
    }

    public Counts counts() {
        return new Counts(
                arrivals.hits.sum(),
                arrivals.joins.sum(),
                arrivals.misses.sum(),
                arrivals.failures.sum(),
                arrivals.fetched.sum(),
                saved.sum(),
                made.sum(),
                budget.used(),
                budget.spilled());
    }

    /// Forgets everything that nobody reads, in memory and on disk.
    @Override
    public void close() {
        arrivals.close();
    }
}
