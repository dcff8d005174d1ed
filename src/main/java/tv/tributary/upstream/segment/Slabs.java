package tv.tributary.upstream.segment;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import tv.tributary.memory.MappedMemory;

/// A pool of memory blocks outside the heap, to write to sockets from. Surplus blocks go back to the system at once,
/// the rest when nobody has needed them for some seconds. Thread-safe.
final class Slabs {
    /// Bytes of one.
    static final int SIZE = 256 << 10;

    /// What was free for so long is idle.
    private static final Duration IDLE = Duration.ofSeconds(10);

    /// One piece: whoever gives it back must be its last user.
    static final class Slab {
        private final MappedMemory memory = MappedMemory.allocate(SIZE);

        private Slab() {}

        /// A view of all of it.
        ByteBuffer bytes() {
            return memory.bytes();
        }
    }

    private final int spare;
    private final Runnable taken;
    private final Deque<Slab> free = new ArrayDeque<>();
    private volatile int out;
    /// The fewest that were free since [#trimIdle] ran last.
    private int leastFree;
    /// A thread will run it.
    private boolean sweeping;

    /// @param spare how many are kept while nobody needs them
    Slabs(int spare) {
        this(spare, () -> {});
    }

    /// @param taken runs before one is taken, on the taker's thread; must be quick
    Slabs(int spare, Runnable taken) {
        this.spare = spare;
        this.taken = taken;
    }

    /// Bytes in use.
    long used() {
        return (long) out * SIZE;
    }

    /// @throws OutOfMemoryError if there is no more
    Slab take() {
        taken.run();
        synchronized (free) {
            var slab = free.pollFirst();
            if (slab != null) {
                leastFree = Math.min(leastFree, free.size());
                out++;
                return slab;
            }
        }
        var slab = new Slab();
        synchronized (free) {
            out++;
        }
        return slab;
    }

    void give(Slab slab) {
        boolean kept;
        boolean first = false;
        synchronized (free) {
            out--;
            kept = free.size() < spare;
            if (kept) {
                free.addFirst(slab);
                first = !sweeping;
                sweeping = true;
            }
        }
        if (!kept) slab.memory.release();
        if (first) Thread.ofVirtual().name("slabs-idle").start(this::sweep);
    }

    private void sweep() {
        try {
            do Thread.sleep(IDLE);
            while (trimIdle());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Gives back what nobody has needed since this ran last.
    ///
    /// @return whether some are still free
    boolean trimIdle() {
        var idle = new ArrayList<Slab>();
        boolean more;
        synchronized (free) {
            for (; leastFree > 0; leastFree--) idle.add(free.removeLast());
            leastFree = free.size();
            more = leastFree > 0;
            sweeping = more;
        }
        for (var slab : idle) slab.memory.release();
        return more;
    }

    /// Gives back what nobody needs.
    void trim() {
        trimIdle();
        trimIdle();
    }
}
