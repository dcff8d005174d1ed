package tv.tributary.memory;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.foreign.Arena;
import java.lang.management.ManagementFactory;
import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// A block of memory outside the heap, taken from the system and given back as soon as nobody holds it: it waits for no
/// garbage collection, and no allocator keeps it. It takes room only where it has been written to.
///
/// Counts its holders: only they may read and write it. Whoever does so afterwards gets an `IllegalStateException`,
/// never another one's bytes. What holders forget, the garbage collector gives back some day. Thread-safe.
public final class MappedMemory {
    /// So much the JVM allows in any case, however small the heap.
    private static final long UNASKED = 64 << 20;

    private static final AtomicLong used = new AtomicLong();
    private static final Cleaner forgotten = Cleaner.create();

    private final AtomicInteger holders = new AtomicInteger(1);
    private final ByteBuffer bytes;
    private final Cleaner.Cleanable block;

    private MappedMemory(int size) {
        var arena = Arena.ofShared();
        this.bytes = AnonymousMapping.allocate(size, arena).asByteBuffer();
        this.block = forgotten.register(this, () -> {
            arena.close();
            used.addAndGet(-size);
        });
    }

    /// A block of zeros with one holder.
    ///
    /// @throws OutOfMemoryError if all blocks together would exceed [#limit], or the system has no more
    public static MappedMemory allocate(int size) {
        long sum = used.addAndGet(size);
        try {
            if (sum > UNASKED && sum > limit()) throw new OutOfMemoryError("of %,d bytes".formatted(limit()));
            return new MappedMemory(size);
        } catch (OutOfMemoryError e) {
            used.addAndGet(-size);
            throw e;
        }
    }

    /// Bytes that all blocks together may have: what the JVM gives direct buffers (`-XX:MaxDirectMemorySize`).
    public static long limit() {
        return Limit.BYTES;
    }

    /// A view of all of it.
    public ByteBuffer bytes() {
        return bytes.duplicate();
    }

    /// Holds it once more.
    ///
    /// @return false if nobody held it any more
    public boolean retain() {
        for (int now = holders.get(); now > 0; now = holders.get()) {
            if (holders.compareAndSet(now, now + 1)) return true;
        }
        return false;
    }

    /// One holder lets go; with the last the memory is gone.
    public void release() {
        int left = holders.decrementAndGet();
        if (left < 0) throw new IllegalStateException("released more often than held");
        if (left == 0) block.clean();
    }

    /// Asked for when it is needed first: that takes the JVM a while.
    private static final class Limit {
        private static final long BYTES = bytes();

        private Limit() {}

        /// Unless told, the JVM gives as much as the heap may have.
        private static long bytes() {
            var java = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            var told =
                    java == null ? "0" : java.getVMOption("MaxDirectMemorySize").getValue();
            long most = Long.parseLong(told);
            return most > 0 ? most : Runtime.getRuntime().maxMemory();
        }
    }
}
