package tv.tributary.upstream.segment;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tv.tributary.model.FailureReason;
import tv.tributary.upstream.account.UpstreamException;

/// A document that grows in memory while it arrives, for any number of concurrent readers. Lives as long as somebody
/// holds it ([Segments.Lease]). One thread writes; any number read.
///
/// While it is whole and nobody reads, its bytes may be put on disk; for the next reader they arrive once more.
public final class Segment {
    private final SegmentBytes segmentBytes;
    private final Consumer<Segment> gone;
    private final ReentrantLock lock = new ReentrantLock();
    private final SegmentListeners segmentListeners = new SegmentListeners();

    private volatile boolean whole;
    private volatile int length = -1;
    private volatile @Nullable UpstreamException failure;

    private int holders = 1;
    private int readers;
    private int keepers;
    private volatile boolean filling = true;
    private boolean moving;
    private Runnable cancel = () -> {};
    private volatile Optional<SpillFile.Place> place = Optional.empty();

    Segment(Slabs slabs) {
        this(slabs, _ -> {});
    }

    /// With one holder, of no sort, to be released.
    ///
    /// @param gone told when nobody holds it any more; must be quick
    Segment(Slabs slabs, Consumer<Segment> gone) {
        this.segmentBytes = new SegmentBytes(slabs);
        this.gone = gone;
    }

    /// How many bytes have come.
    public int filled() {
        return segmentBytes.filled();
    }

    /// Whether all has come.
    public boolean whole() {
        return whole;
    }

    /// How long it will be; empty as long as nobody knows.
    public Optional<Integer> length() {
        int known = whole ? filled() : length;
        return known < 0 ? Optional.empty() : Optional.of(known);
    }

    /// Why nothing more comes, where that is so.
    public Optional<UpstreamException> failure() {
        return Optional.ofNullable(failure);
    }

    /// A view of what has come from `from` on, as far as it lies in one piece of memory: empty at the end. Only while
    /// held.
    public ByteBuffer bytes(int from) {
        return segmentBytes.bytes(from);
    }

    /// Copies what has come from `from` on; 0 if nothing more has.
    public int read(int from, byte[] into, int at, int most) {
        return segmentBytes.read(from, into, at, most);
    }

    /// Waits until more than `count` bytes are there, or no more will come.
    ///
    /// @return whether that is so in time
    public boolean await(int count, long nanos) throws InterruptedException {
        return segmentListeners.await(() -> filled() > count || over(), nanos);
    }

    /// Waits until all has come or no more will.
    public boolean awaitOver(long seconds) throws InterruptedException {
        return await(Integer.MAX_VALUE, TimeUnit.SECONDS.toNanos(seconds));
    }

    /// From now on `told` runs whenever more has come or no more will, on the thread that fills; it must be quick.
    public void listen(Runnable told) {
        segmentListeners.listen(told);
    }

    public void ignore(Runnable told) {
        segmentListeners.ignore(told);
    }

    /// Whether all has come or no more will.
    public boolean over() {
        return whole || failure != null;
    }

    // For whoever fills it.

    /// How long it will be, if somebody says so.
    void promise(int bytes) {
        length = bytes;
    }

    /// Where the next bytes go.
    ByteBuffer room() {
        return segmentBytes.room();
    }

    /// So many bytes have been put there.
    void grow(int count) {
        segmentBytes.grow(count);
    }

    void tell() {
        segmentListeners.tell();
    }

    /// Whether anybody holds it.
    boolean wanted() {
        lock.lock();
        try {
            return holders > 0;
        } finally {
            lock.unlock();
        }
    }

    /// What ends the filling when nobody wants it any more; at once if that is so already.
    void cancelBy(Runnable how) {
        lock.lock();
        try {
            if (holders > 0) {
                cancel = how;
                return;
            }
        } finally {
            lock.unlock();
        }
        how.run();
    }

    /// No more comes; `why` empty if it is whole.
    ///
    /// @return whether somebody holds it still
    boolean finish(Optional<UpstreamException> why) {
        lock.lock();
        try {
            filling = false;
            if (why.isPresent()) failure = why.get();
            else whole = true;
            if (holders == 0) free();
            return holders > 0;
        } finally {
            lock.unlock();
            tell();
        }
    }

    /// One holder more, unless it has been given up. Readers keep it first.
    boolean retain(HoldReason what) {
        lock.lock();
        try {
            if (holders == 0) return false;
            holders++;
            if (what == HoldReason.KEEP) keepers++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// One who kept it reads it from now on.
    void read() {
        lock.lock();
        try {
            keepers--;
            readers++;
        } finally {
            lock.unlock();
        }
    }

    /// The first holder lets go.
    void release() {
        release(HoldReason.CACHE);
    }

    void release(HoldReason what) {
        Runnable end = () -> {};
        lock.lock();
        try {
            if (what == HoldReason.READ) readers--;
            if (what == HoldReason.KEEP) keepers--;
            if (--holders > 0) return;
            if (filling) end = cancel;
            else free();
        } finally {
            lock.unlock();
        }
        end.run();
    }

    private void free() {
        segmentBytes.clear();
        gone.accept(this);
    }

    // For whoever finds other places for its bytes.

    /// Where its bytes lie beside memory.
    Optional<SpillFile.Place> place() {
        return place;
    }

    /// Its bytes, to be put elsewhere: if it is kept, and nobody reads them. Holds it until [#moved].
    Optional<List<ByteBuffer>> toMove() {
        lock.lock();
        try {
            if (!idle()) return Optional.empty();
            holders++;
            moving = true;
            return Optional.of(segmentBytes.all());
        } finally {
            lock.unlock();
        }
    }

    /// They lie there too now; empty if nowhere.
    void moved(Optional<SpillFile.Place> where) {
        lock.lock();
        try {
            moving = false;
            if (where.isPresent()) place = where;
        } finally {
            lock.unlock();
        }
        release();
    }

    /// Gives its memory back if it is kept, lies elsewhere too, and nobody reads.
    boolean leaveMemory() {
        lock.lock();
        try {
            if (!idle() || place.isEmpty()) return false;
            forget();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Gives its memory back though it lies nowhere else, if it is kept and nobody reads: it will not be read again.
    boolean drop() {
        lock.lock();
        try {
            if (!idle()) return false;
            forget();
            if (place.isEmpty()) failure = new UpstreamException(FailureReason.NOT_FOUND);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Whether no memory is taken or about to be.
    boolean absent() {
        return !filling && segmentBytes.isEmpty();
    }

    /// Bytes of memory it could do without.
    int idleBytes() {
        lock.lock();
        try {
            return idle() ? filled() : 0;
        } finally {
            lock.unlock();
        }
    }

    private boolean idle() {
        return whole && !moving && keepers > 0 && readers == 0 && !segmentBytes.isEmpty();
    }

    private void forget() {
        length = filled();
        whole = false;
        segmentBytes.clear();
    }

    /// Whether its bytes have to come from [#place] now: true for the first reader only, who must see that they do.
    boolean comesBack() {
        lock.lock();
        try {
            if (filling || whole || failure != null || place.isEmpty()) return false;
            filling = true;
            cancel = () -> {};
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Reasons to hold a [Segment].
    enum HoldReason {
        /// To read it: its bytes stay where they are.
        READ,
        /// To read it later, or to let others.
        KEEP,
        /// To have it at hand, though it could be had again.
        CACHE
    }
}
