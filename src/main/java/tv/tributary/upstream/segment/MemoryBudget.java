package tv.tributary.upstream.segment;

import com.github.benmanes.caffeine.cache.Cache;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.model.FailureReason;
import tv.tributary.upstream.account.UpstreamException;

/// Keeps the memory of all segments within a budget: evicts first what can be fetched again, then spills the oldest
/// unread ones to disk, from where they are loaded for their next reader. Segments being written or read come on top.
/// Thread-safe; writers never wait for the disk.
final class MemoryBudget implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(MemoryBudget.class);
    /// So much may wait for the disk while there is no room; beyond it there is no time to write.
    private static final long SLACK = 32 << 20;
    /// Beyond twice the budget and this nothing more arrives.
    private static final long LAST = 256 << 20;
    /// Memory that nobody needs just now: 16 MB.
    private static final int SPARE = 64;
    /// Of the budget, kept for what was fetched however much is made here.
    private static final int SHARE = 4;
    /// Of the budget, kept free, so that the disk may take a moment; and twice that is made free at once.
    private static final int MARGIN = 16;

    private final LongSupplier mostBytes;
    private final Cache<?, Segment> kept;
    private final SpillFile spillFile;
    private final Slabs slabs = new Slabs(SPARE, this::taken);
    /// How often room was asked for since the worker last saw that nobody had asked again; it runs while this is not
    /// zero.
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicBoolean complained = new AtomicBoolean();
    private final ReentrantLock lock = new ReentrantLock();
    /// What has come, or is about to have, and lies in memory: oldest first.
    private final Set<Segment> there = new LinkedHashSet<>();

    /// @param mostBytes queried each time
    /// @param kept what could be fetched again
    /// @param spill a folder for what could not, made when it is needed
    MemoryBudget(LongSupplier mostBytes, Cache<?, Segment> kept, Path spill) {
        this.mostBytes = mostBytes;
        this.kept = kept;
        this.spillFile = new SpillFile(spill);
    }

    /// An empty one.
    Segment segment() {
        return new Segment(slabs, this::gone);
    }

    /// Bytes of memory in use.
    long used() {
        return slabs.used();
    }

    /// Bytes on disk.
    long spilled() {
        return spillFile.bytes();
    }

    /// It is about to be whole.
    void came(Segment segment) {
        lock.lock();
        try {
            there.add(segment);
        } finally {
            lock.unlock();
        }
    }

    /// Lets the bytes of a segment come back from disk if they must, for somebody who holds it to read it.
    void bring(Segment segment) {
        if (!segment.comesBack()) return;
        came(segment);
        Thread.ofVirtual().name("segment-back").start(() -> readBack(segment));
    }

    /// Fills the segment from its place on disk; says to the segment how that ended.
    private void readBack(Segment segment) {
        Optional<UpstreamException> why = Optional.of(new UpstreamException(FailureReason.NOT_FOUND));
        try {
            var place = segment.place().orElseThrow();
            for (int done = 0; done < place.length(); done = segment.filled()) {
                segment.grow(spillFile.read(place, done, segment.room()));
                segment.tell();
            }
            why = Optional.empty();
        } catch (IOException | OutOfMemoryError e) {
            log.debug("a segment cannot be read again: {}", e.toString());
        } finally {
            segment.finish(why);
        }
    }

    /// Makes room if there is too little, in the background.
    void look() {
        if (scarce(MARGIN)) start();
    }

    private boolean scarce(int margin) {
        long most = mostBytes.getAsLong();
        return slabs.used() + Slabs.SIZE > most - most / margin;
    }

    /// What can be fetched again may use what the rest leaves free.
    void fit() {
        var cache = kept.policy().eviction().orElseThrow();
        long most = mostBytes.getAsLong();
        long cached = cache.weightedSize().orElse(0);
        cache.setMaximum(Math.max(most / SHARE, cached + most - most / MARGIN - slabs.used()));
    }

    private void taken() {
        if (!scarce(MARGIN)) return;
        long over = slabs.used() - mostBytes.getAsLong();
        // The limit that the JVM keeps for others does not hold here.
        if (over > mostBytes.getAsLong() + LAST) throw new OutOfMemoryError("segments hold " + slabs.used() + " bytes");
        if (over > SLACK) drop();
        start();
    }

    private void start() {
        if (asked.getAndIncrement() == 0)
            Thread.ofVirtual().name("segments-room").start(this::work);
    }

    private void work() {
        int answered;
        do {
            answered = asked.get();
            if (scarce(MARGIN)) makeRoom();
            if (spillFile.loose()) spillFile.shrink();
        } while (!asked.compareAndSet(answered, 0));
    }

    private void makeRoom() {
        fit();
        for (var segment : oldestFirst()) {
            if (!scarce(MARGIN / 2)) return;
            move(segment);
        }
    }

    private void move(Segment segment) {
        if (segment.place().isEmpty()) {
            var bytes = segment.toMove();
            if (bytes.isEmpty()) return;
            var where = spillFile.write(bytes.get());
            segment.moved(where);
            if (where.isEmpty()) segment.drop();
        }
        segment.leaveMemory();
        forgetAbsent(segment);
    }

    /// Where much lies here that nobody reads there is no time to write it; else it is what arrives and is read that
    /// takes the memory. What has been written goes first.
    private void drop() {
        var oldestFirst = oldestFirst();
        if (oldestFirst.stream().mapToLong(Segment::idleBytes).sum() <= SLACK) return;
        for (var segment : oldestFirst) {
            if (!segment.leaveMemory()) continue;
            forgetAbsent(segment);
            return;
        }
        for (var segment : oldestFirst) {
            if (!segment.drop()) continue;
            forgetAbsent(segment);
            if (complained.compareAndSet(false, true)) {
                log.warn("segments need memory faster than they can be written to disk: the oldest are dropped");
            }
            return;
        }
    }

    private List<Segment> oldestFirst() {
        lock.lock();
        try {
            return List.copyOf(there);
        } finally {
            lock.unlock();
        }
    }

    /// It may be coming back already.
    private void forgetAbsent(Segment segment) {
        lock.lock();
        try {
            if (segment.absent()) there.remove(segment);
        } finally {
            lock.unlock();
        }
    }

    private void gone(Segment segment) {
        lock.lock();
        try {
            there.remove(segment);
        } finally {
            lock.unlock();
        }
        segment.place().ifPresent(spillFile::remove);
        if (spillFile.loose()) start();
    }

    /// Removes what is on disk.
    @Override
    public void close() {
        spillFile.close();
        slabs.trim();
    }
}
