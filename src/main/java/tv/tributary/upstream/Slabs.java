package tv.tributary.upstream;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/// Pieces of memory outside the heap that sockets can be fed from, used again and again. Thread-safe.
final class Slabs {
    /// Bytes of one.
    static final int SIZE = 256 << 10;

    private final int spare;
    private final Deque<ByteBuffer> free = new ArrayDeque<>();

    /// @param spare how many are kept while nobody needs them
    Slabs(int spare) {
        this.spare = spare;
    }

    ByteBuffer take() {
        synchronized (free) {
            var slab = free.pollFirst();
            if (slab != null) return slab.clear();
        }
        return ByteBuffer.allocateDirect(SIZE);
    }

    void give(ByteBuffer slab) {
        synchronized (free) {
            if (free.size() < spare) free.addFirst(slab);
        }
    }
}
