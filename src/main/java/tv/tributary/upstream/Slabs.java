package tv.tributary.upstream;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/// Pieces of memory outside the heap that sockets can be fed from, used again and again. Thread-safe.
final class Slabs {
    /// Bytes of one.
    static final int SIZE = 256 << 10;

    private final int spare;
    private final Runnable taken;
    private final Deque<ByteBuffer> free = new ArrayDeque<>();
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

    /// @throws OutOfMemoryError if the JVM may have no more
    ByteBuffer take() {
        taken.run();
        synchronized (free) {
            var slab = free.pollFirst();
            if (slab != null) {
                out++;
                return slab.clear();
            }
        }
        var slab = ByteBuffer.allocateDirect(SIZE);
        synchronized (free) {
            out++;
        }
        return slab;
    }

    void give(ByteBuffer slab) {
        synchronized (free) {
            out--;
            if (free.size() < spare) free.addFirst(slab);
        }
    }
}
