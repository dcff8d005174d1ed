package tv.tributary.upstream.segment;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Bytes in a chain of slabs. One thread appends; any number read what is there.
final class SegmentBytes {
    private final Slabs slabs;
    /// Replaced as a whole when one is added.
    private volatile List<Slabs.Slab> memory = List.of();

    private volatile int filled;

    SegmentBytes(Slabs slabs) {
        this.slabs = slabs;
    }

    int filled() {
        return filled;
    }

    boolean isEmpty() {
        return memory.isEmpty();
    }

    /// A view from `from` on, as far as it lies in one slab: empty at the end.
    ByteBuffer bytes(int from) {
        int limit = filled;
        if (from >= limit) return ByteBuffer.allocate(0);
        var slab = memory.get(from / Slabs.SIZE).bytes().asReadOnlyBuffer();
        int start = from % Slabs.SIZE;
        return slab.limit(Math.min(Slabs.SIZE, start + limit - from)).position(start);
    }

    /// Copies what is there from `from` on; 0 if nothing more has.
    int read(int from, byte[] into, int at, int most) {
        int copied = 0;
        while (copied < most) {
            var view = bytes(from + copied);
            if (!view.hasRemaining()) break;
            int n = Math.min(most - copied, view.remaining());
            view.get(into, at + copied, n);
            copied += n;
        }
        return copied;
    }

    /// Views of all, slab by slab.
    List<ByteBuffer> all() {
        List<ByteBuffer> all = new ArrayList<>();
        for (int at = 0; at < filled; at += Slabs.SIZE) all.add(bytes(at));
        return all;
    }

    /// Where the next bytes go.
    ///
    /// @throws OutOfMemoryError if there is no more
    ByteBuffer room() {
        int used = filled;
        if (used / Slabs.SIZE == memory.size()) {
            var more = new ArrayList<>(memory);
            more.add(slabs.take());
            memory = List.copyOf(more);
        }
        return memory.get(used / Slabs.SIZE).bytes().position(used % Slabs.SIZE);
    }

    /// So many bytes have been put there.
    void grow(int count) {
        int sum = filled + count;
        filled = sum;
    }

    /// Gives its memory back. Nobody may be reading.
    void clear() {
        filled = 0;
        for (var slab : memory) slabs.give(slab);
        memory = List.of();
    }
}
