package tv.tributary.dvr;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tv.tributary.format.ts.Packet;

/// Packets on their way from the thread that reads a channel to the one that writes the file. A disk that is slow for a
/// while fills it; the channel's own memory holds what does not fit. Thread-safe.
final class BlockQueue {
    /// Blocks that may wait.
    private static final int MOST = 64;
    /// Blocks that are kept to be filled again.
    private static final int SPARE = 2;

    private final BlockingQueue<Block> waiting = new LinkedBlockingQueue<>();
    private final BlockingQueue<Block> spare = new ArrayBlockingQueue<>(SPARE);

    /// Whole packets to be written at once. For one thread at a time.
    static final class Block {
        /// A megabyte at least.
        static final int SIZE = ((1 << 20) / Packet.SIZE + 1) * Packet.SIZE;

        final byte[] bytes = new byte[SIZE];
        private int count;
        private Instant since = Instant.EPOCH;

        int count() {
            return count;
        }

        int room() {
            return SIZE - count;
        }

        /// So many more bytes were put behind the others.
        void filled(int more, Instant now) {
            if (count == 0) since = now;
            count += more;
        }

        /// When its first bytes came.
        Instant since() {
            return since;
        }
    }

    /// One to fill; empty if too many wait already.
    Optional<Block> empty() {
        if (waiting.size() >= MOST) return Optional.empty();
        var known = spare.poll();
        return Optional.of(known == null ? new Block() : known);
    }

    void put(Block block) {
        waiting.add(block);
    }

    /// The next one to write; null if none comes in time.
    @Nullable
    Block take(Duration longest) throws InterruptedException {
        return waiting.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// It was written and may be filled again.
    void giveBack(Block block) {
        block.count = 0;
        // Those that are too many are let go.
        if (!spare.offer(block)) block.since = Instant.EPOCH;
    }
}
