package tv.tributary.library.export;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.model.SourceId;
import tv.tributary.store.FileSizeStore;
import tv.tributary.store.FileSizeStore.FileKey;
import tv.tributary.store.FileSizeStore.FileSize;

/// Finds out sizes of files, one at a time and some seconds apart, so that a scanner that walks through all folders
/// does not make us ask providers for thousands of films at once. What was wanted last comes first: somebody looks at
/// it. Thread-safe.
public final class SizeLookup implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SizeLookup.class);
    private static final Duration PACE = Duration.ofMillis(1_500);

    /// After a provider that gave no answer: its connections may be in use.
    private static final Duration REST = Duration.ofSeconds(20);

    private static final int MOST_WAITING = 50_000;

    private static final Duration LONGEST_END = Duration.ofSeconds(1);

    private final FileSizeStore sizes;
    private final SizeProbe probe;
    private final InstantSource clock;
    private final Duration pace;
    private final Duration rest;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    /// The last one comes first.
    private final Deque<List<FileKey>> wanted = new ArrayDeque<>();
    private final Set<List<FileKey>> known = new HashSet<>();
    private final Thread thread;
    private boolean closed;

    /// Asks a provider for a file's size.
    @FunctionalInterface
    public interface SizeProbe {
        /// Blocks.
        ///
        /// @param stream the episode in its provider's writing; empty if the source itself plays
        /// @return empty if it does not say just now, or cannot be read in parts
        OptionalLong size(SourceId source, String stream) throws InterruptedException;
    }

    SizeLookup(FileSizeStore sizes, SizeProbe probe, InstantSource clock) {
        this(sizes, probe, clock, PACE, REST);
    }

    /// @param pace between two files
    /// @param rest after a provider that gave no answer
    SizeLookup(FileSizeStore sizes, SizeProbe probe, InstantSource clock, Duration pace, Duration rest) {
        this.sizes = sizes;
        this.probe = probe;
        this.clock = clock;
        this.pace = pace;
        this.rest = rest;
        this.thread = Thread.ofVirtual().name("sizes").start(this::run);
    }

    /// Returns at once.
    ///
    /// @param versions of one film or episode, the first choice first: one of them is enough
    void want(List<FileKey> versions) {
        if (versions.isEmpty()) return;
        lock.lock();
        try {
            if (closed || !known.add(versions)) return;
            wanted.addLast(versions);
            if (wanted.size() > MOST_WAITING) known.remove(wanted.removeFirst());
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    int waiting() {
        lock.lock();
        try {
            return wanted.size();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            while (true) {
                var versions = next();
                if (versions.isEmpty()) return;
                var found = find(versions);
                // Whoever looks again has it wanted again.
                forget(versions);
                Thread.sleep(found ? pace : rest);
            }
        } catch (InterruptedException _) {
            // Closing.
            Thread.currentThread().interrupt();
        }
    }

    private boolean find(List<FileKey> versions) throws InterruptedException {
        for (var file : versions) {
            var size = probe.size(file.source(), file.stream());
            if (size.isEmpty()) continue;
            sizes.put(file, new FileSize(size.getAsLong(), clock.instant()));
            return true;
        }
        log.debug("the size of {} is not known", versions.getFirst().source());
        return false;
    }

    /// None when closed.
    private List<FileKey> next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed && wanted.isEmpty()) news.await();
            return closed ? List.of() : wanted.removeLast();
        } finally {
            lock.unlock();
        }
    }

    private void forget(List<FileKey> versions) {
        lock.lock();
        try {
            known.remove(versions);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            news.signal();
        } finally {
            lock.unlock();
        }
        thread.interrupt();
        // What it is storing just now must be over before the database closes.
        try {
            thread.join(LONGEST_END);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
