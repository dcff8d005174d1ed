package tv.tributary.dvr;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.dvr.BlockQueue.Block;
import tv.tributary.format.ts.Packet;
import tv.tributary.relay.viewer.TsViewer;
import tv.tributary.relay.viewer.ViewerSink;

/// Copies what a channel sends into blocks, on a thread of its own, so that neither the relay nor other viewers wait
/// for a disk. Thread-safe.
final class BlockReader implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(BlockReader.class);
    /// A recording is in no hurry: several frames are taken at once.
    private static final Duration PACE = Duration.ofMillis(100);
    /// A channel with few bits gets to the disk after this, whatever there is of it.
    private static final Duration LONGEST = Duration.ofSeconds(4);
    /// Starting anew somewhere else takes less where nothing is missing.
    private static final Duration SEAM = Duration.ofSeconds(1);

    private final BlockQueue queue;
    private final GapList gaps;
    private final InstantSource clock;
    private final ScheduledThreadPoolExecutor thread;

    // Of that thread.
    private @Nullable Block block;
    private volatile @Nullable Instant last;
    private volatile @Nullable Instant first;

    /// @param last when the last byte came that was written before; empty if there is none
    BlockReader(String name, BlockQueue queue, GapList gaps, InstantSource clock, Optional<Instant> last) {
        this.queue = queue;
        this.gaps = gaps;
        this.clock = clock;
        this.last = last.orElse(null);
        this.thread = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name(name).factory());
    }

    /// For [tv.tributary.relay.Relay#join].
    Executor thread() {
        return task -> execute(task, PACE);
    }

    private void execute(Runnable task, Duration after) {
        try {
            var _ = thread.schedule(task, after.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException _) {
            log.debug("closed already");
        }
    }

    /// When the first byte came; empty before.
    Optional<Instant> first() {
        return Optional.ofNullable(first);
    }

    /// One stay at the channel.
    final class Stay implements ViewerSink {
        private final boolean keeps;
        private final Runnable onEnd;
        private @Nullable TsViewer viewer;
        private int skips;
        private boolean going;

        private Stay(boolean keeps, Runnable onEnd) {
            this.keeps = keeps;
            this.onEnd = onEnd;
        }

        /// It was let in.
        void begin(TsViewer joined) {
            execute(
                    () -> {
                        viewer = joined;
                        dataAvailable();
                    },
                    Duration.ZERO);
        }

        @Override
        public void dataAvailable() {
            var from = viewer;
            if (from == null) return;
            for (var packets = from.next(); packets.hasRemaining(); packets = from.next()) {
                if (!keeps) {
                    int passed = packets.remaining();
                    packets.position(packets.limit());
                    from.taken(passed);
                    continue;
                }
                var into = room();
                if (into.isEmpty()) return;
                int count = Math.min(packets.remaining(), into.get().room()) / Packet.SIZE * Packet.SIZE;
                if (count == 0) return;
                packets.get(into.get().bytes, into.get().count(), count);
                // Where not, it goes on at a newer keyframe.
                if (!from.intact()) continue;
                from.taken(count);
                took(into.get(), count, from.skips());
            }
            var now = clock.instant();
            if (block != null && Duration.between(block.since(), now).compareTo(LONGEST) >= 0) pass();
        }

        private void took(Block into, int count, int jumps) {
            var now = clock.instant();
            var before = last;
            boolean jumped = jumps != skips;
            skips = jumps;
            boolean late =
                    !going && before != null && Duration.between(before, now).compareTo(SEAM) > 0;
            if (before != null && (jumped || late)) gaps.add(before, now);
            going = true;
            last = now;
            if (first == null) first = now;
            into.filled(count, now);
            if (into.room() < Packet.SIZE) pass();
        }

        /// The channel is over, or goes on in another coding.
        @Override
        public void end() {
            viewer = null;
            onEnd.run();
        }

        /// It goes.
        void leave(TsViewer joined) {
            joined.leave();
            execute(
                    () -> {
                        viewer = null;
                        joined.release();
                    },
                    Duration.ZERO);
        }
    }

    /// @param onEnd told when the channel ends it, and when it left; on the reading thread
    Stay keeping(Runnable onEnd) {
        return new Stay(true, onEnd);
    }

    /// One that only keeps the channel open.
    Stay waiting() {
        return new Stay(false, () -> {});
    }

    private Optional<Block> room() {
        var into = block;
        if (into != null) return Optional.of(into);
        var fresh = queue.empty();
        fresh.ifPresent(one -> block = one);
        return fresh;
    }

    private void pass() {
        var full = block;
        if (full == null || full.count() == 0) return;
        block = null;
        queue.put(full);
    }

    /// When the last byte came; empty before the first. Exact once it is closed.
    Optional<Instant> last() {
        return Optional.ofNullable(last);
    }

    /// What was taken stands in the queue when it returns.
    @Override
    public void close() {
        execute(this::pass, Duration.ZERO);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(2, TimeUnit.SECONDS)) log.warn("a recording's reader does not end");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
