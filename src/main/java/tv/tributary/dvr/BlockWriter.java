package tv.tributary.dvr;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.dvr.BlockQueue.Block;
import tv.tributary.model.Recording.RecordingFault;

/// Writes the blocks of a recording into its file, on a thread of its own. A disk that fails is tried again until the
/// recording is over; what comes meanwhile is missing. Thread-safe.
final class BlockWriter implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(BlockWriter.class);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration SYNC = Duration.ofSeconds(30);
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final Duration CLOSING = Duration.ofSeconds(10);

    /// Opens the file.
    @FunctionalInterface
    interface Opening {
        /// @param known the file that was written before; empty for the first time
        CaptureFile open(Optional<Path> known) throws IOException;
    }

    private final BlockQueue queue;
    private final GapList gaps;
    private final Path root;
    private final Opening opening;
    private final InstantSource clock;
    private final Runnable onChange;
    private final Thread thread;
    private volatile boolean closing;

    // Of that thread; what is volatile is read by others.
    private @Nullable CaptureFile file;
    private @Nullable Instant lostSince;
    private long written;
    private long retryAt;
    private long syncedAt = System.nanoTime();
    private volatile @Nullable Path path;
    private volatile long bytes;
    private volatile RecordingFault fault = RecordingFault.NONE;

    /// @param root the folder for recordings
    /// @param path the file of before; empty if there is none
    /// @param bytes that stand in it
    /// @param onChange told of a new fault, and when a file was opened; on the writing thread, may block shortly
    BlockWriter(
            String name,
            BlockQueue queue,
            GapList gaps,
            Path root,
            Optional<Path> path,
            long bytes,
            Opening opening,
            InstantSource clock,
            Runnable onChange) {
        this.queue = queue;
        this.gaps = gaps;
        this.root = root;
        this.path = path.orElse(null);
        this.written = bytes;
        this.bytes = bytes;
        this.opening = opening;
        this.clock = clock;
        this.onChange = onChange;
        this.thread = Thread.ofPlatform().daemon().name(name).start(this::run);
    }

    /// Empty before anything was written.
    Optional<Path> path() {
        return Optional.ofNullable(path);
    }

    long bytes() {
        return bytes;
    }

    /// Why nothing is written just now; of one that is closed, why its last part is missing.
    RecordingFault fault() {
        return fault;
    }

    private void run() {
        try {
            while (true) {
                var block = queue.take(closing ? Duration.ZERO : LOOK);
                if (block != null) {
                    write(block);
                    queue.giveBack(block);
                } else if (closing) {
                    break;
                }
                syncIfDue();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        closeFile();
        var lost = lostSince;
        if (lost != null) gaps.add(lost, clock.instant());
    }

    private void write(Block block) {
        if (lostSince != null && System.nanoTime() - retryAt < 0) return;
        try {
            var into = file();
            into.write(block.bytes, block.count());
            written += block.count();
            bytes = written;
            var lost = lostSince;
            if (lost != null) gaps.add(lost, block.since());
            lostSince = null;
            fault = RecordingFault.NONE;
        } catch (IOException e) {
            failed(e, block.since());
        }
    }

    private CaptureFile file() throws IOException {
        var known = file;
        if (known != null) return known;
        var opened = opening.open(path());
        file = opened;
        path = opened.path();
        onChange.run();
        return opened;
    }

    private void failed(IOException e, Instant since) {
        closeFile();
        retryAt = System.nanoTime() + RETRY.toNanos();
        if (lostSince == null) lostSince = since;
        var before = fault;
        fault = CaptureFile.faultOf(e, root);
        if (fault == before) return;
        log.warn("a recording cannot be written: {}", e.toString());
        onChange.run();
    }

    private void syncIfDue() {
        var open = file;
        if (open == null || System.nanoTime() - syncedAt < SYNC.toNanos()) return;
        syncedAt = System.nanoTime();
        try {
            open.sync();
        } catch (IOException e) {
            failed(e, clock.instant());
        }
    }

    private void closeFile() {
        var open = file;
        file = null;
        if (open == null) return;
        try {
            open.close();
        } catch (IOException e) {
            log.warn("a recording's file does not close: {}", e.toString());
        }
    }

    /// What stands in the queue is in the file when it returns, unless that takes for ever.
    @Override
    public void close() {
        closing = true;
        try {
            if (!thread.join(CLOSING)) log.warn("a recording's file is still being written");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
