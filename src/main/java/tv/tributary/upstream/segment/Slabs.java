package tv.tributary.upstream.segment;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/// A pool of memory blocks outside the heap, to write to sockets from. Surplus blocks are returned to the system at
/// once, without waiting for the garbage collector. Thread-safe.
final class Slabs {
    /// Bytes of one.
    static final int SIZE = 256 << 10;

    /// One piece: whoever gives it back must be its last user.
    static final class Slab {
        private final Arena arena = Arena.ofShared();
        private final ByteBuffer bytes = arena.allocate(SIZE).asByteBuffer();

        private Slab() {}

        /// A view of all of it.
        ByteBuffer bytes() {
            return bytes.duplicate();
        }
    }

    private final int spare;
    private final Runnable taken;
    private final Deque<Slab> free = new ArrayDeque<>();
    private volatile int out;

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
        synchronized (free) {
            out--;
            if (free.size() < spare) {
                free.addFirst(slab);
                return;
            }
        }
        slab.arena.close();
    }

    /// Gives back what nobody needs.
    void trim() {
        synchronized (free) {
            for (var slab : free) slab.arena.close();
            free.clear();
        }
    }
}
