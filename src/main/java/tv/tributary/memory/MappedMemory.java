package tv.tributary.memory;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.management.ManagementFactory;
import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A block of memory outside the heap, taken from the system and given back as soon as nobody holds it: it
/// waits for no garbage collection, and no allocator keeps it. It takes room only where it has been written to.
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

    /// `mmap` without a file, for Linux: its C library keeps blocks of megabytes for later once some were freed,
    /// those of other systems do not.
    ///
    /// @param mmap `void *mmap(void *, size_t, int, int, int, off_t)`
    /// @param munmap `int munmap(void *, size_t)`
    /// @param madvise `int madvise(void *, size_t, int)`
    // Native access is allowed by the options of the start.
    @SuppressWarnings("restricted")
    private record AnonymousMapping(MethodHandle mmap, MethodHandle munmap, MethodHandle madvise) {
        private static final Logger log = LoggerFactory.getLogger(AnonymousMapping.class);
        // Linux's numbers.
        private static final int PROT_READ_WRITE = 1 | 2;
        private static final int MAP_PRIVATE_ANONYMOUS = 2 | 0x20;
        private static final long MAP_FAILED = -1;
        private static final int MADV_HUGEPAGE = 14;
        /// Bytes of a page of the larger kind.
        private static final long HUGE_PAGE = 2 << 20;

        /// Looked up when it is needed first.
        private static final class Linked {
            private static final Optional<AnonymousMapping> HERE = link();

            private Linked() {}
        }

        /// Zeros that live as long as `arena`; where there is no `mmap`, from the allocator.
        ///
        /// @throws OutOfMemoryError if the system has no more
        static MemorySegment allocate(long size, Arena arena) {
            return Linked.HERE.map(m -> m.map(size, arena)).orElseGet(() -> arena.allocate(size));
        }

        private static Optional<AnonymousMapping> link() {
            if (!System.getProperty("os.name", "").equals("Linux") || ADDRESS.byteSize() != Long.BYTES)
                return Optional.empty();
            try {
                var linker = Linker.nativeLinker();
                var symbols = linker.defaultLookup();
                var mmap = linker.downcallHandle(
                        symbols.findOrThrow("mmap"),
                        FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG));
                var munmap = linker.downcallHandle(
                        symbols.findOrThrow("munmap"), FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG));
                var madvise = linker.downcallHandle(
                        symbols.findOrThrow("madvise"), FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
                return Optional.of(new AnonymousMapping(mmap, munmap, madvise));
            } catch (RuntimeException | LinkageError e) {
                log.info("memory cannot be mapped, the C library gives it instead: {}", e.toString());
                return Optional.empty();
            }
        }

        private MemorySegment map(long size, Arena arena) {
            var address = MemorySegment.NULL;
            try {
                address =
                        (MemorySegment) mmap.invokeExact(address, size, PROT_READ_WRITE, MAP_PRIVATE_ANONYMOUS, -1, 0L);
            } catch (Throwable e) {
                throw new IllegalStateException("mmap", e);
            }
            if (address.address() == MAP_FAILED)
                throw new OutOfMemoryError("the system has no %,d bytes".formatted(size));
            if (size >= HUGE_PAGE) preferLargePages(address, size);
            return address.reinterpret(size, arena, this::unmap);
        }

        /// What is written once from end to end comes in pieces of 2 MB then, not of 4 KB: a stream of 8 Mbit/s would
        /// stop for one 250 times a second.
        private void preferLargePages(MemorySegment address, long size) {
            try {
                // It is a wish: where the system has none it does without.
                var _ = (int) madvise.invokeExact(address, size, MADV_HUGEPAGE);
            } catch (Throwable e) {
                throw new IllegalStateException("madvise", e);
            }
        }

        private void unmap(MemorySegment block) {
            try {
                var _ = (int) munmap.invokeExact(block, block.byteSize());
            } catch (Throwable e) {
                throw new IllegalStateException("munmap", e);
            }
        }
    }
}
