package tv.tributary.upstream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tv.tributary.upstream.account.UpstreamException;

/// Segments requested and not yet read: a few, so that a late server does no harm, but not many, so that a
/// film is not downloaded at once. One thread puts, one takes, any closes.
final class SegmentQueue implements AutoCloseable {
    private static final int MOST = 4;
    private static final long MOST_BYTES = 64 << 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<FetchedSegment> waiting = new ArrayDeque<>();
    private @Nullable UpstreamException end;
    private boolean closed;
    /// Who takes them keeps some: that none waits says nothing.
    private boolean readAhead;

    /// From now on they are taken before they are played.
    void readAhead() {
        lock.lock();
        try {
            readAhead = true;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until the last one that is there plays, but not longer than that.
    void awaitLast(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            for (long left = nanos; !closed && left > 0 && (readAhead || !waiting.isEmpty()); ) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Waits until there is room for another.
    void awaitRoom() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed && (waiting.size() >= MOST || bytes() >= MOST_BYTES)) changed.await();
        } finally {
            lock.unlock();
        }
    }

    private long bytes() {
        return waiting.stream().mapToLong(s -> s.segment().filled()).sum();
    }

    void put(FetchedSegment fetchedSegment) {
        lock.lock();
        try {
            if (!closed) {
                waiting.addLast(fetchedSegment);
                changed.signalAll();
                return;
            }
        } finally {
            lock.unlock();
        }
        fetchedSegment.close();
    }

    /// Nothing more comes.
    void end(UpstreamException why) {
        lock.lock();
        try {
            if (end == null) end = why;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// How many wait.
    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /// How much of the programme waits.
    Duration length() {
        lock.lock();
        try {
            return Duration.ofMillis(
                    waiting.stream().mapToLong(s -> s.piece().millis()).sum());
        } finally {
            lock.unlock();
        }
    }

    /// The next one, to be closed by the taker; empty if none came in time.
    ///
    /// @throws UpstreamException why no more comes
    Optional<FetchedSegment> take(long nanos) throws UpstreamException, InterruptedException {
        long left = nanos;
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty()) {
                if (end != null) throw end;
                if (left <= 0 || closed) return Optional.empty();
                left = changed.awaitNanos(left);
            }
            changed.signalAll();
            return Optional.of(waiting.removeFirst());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        Deque<FetchedSegment> left;
        lock.lock();
        try {
            closed = true;
            left = new ArrayDeque<>(waiting);
            waiting.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        left.forEach(FetchedSegment::close);
    }
}
