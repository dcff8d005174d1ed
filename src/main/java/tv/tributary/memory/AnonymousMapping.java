package tv.tributary.memory;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `mmap` without a file, for Linux: its C library keeps blocks of megabytes for later once some were freed, those of
/// other systems do not.
///
/// @param mmap `void *mmap(void *, size_t, int, int, int, off_t)`
/// @param munmap `int munmap(void *, size_t)`
// Native access is allowed by the options of the start.
@SuppressWarnings("restricted")
record AnonymousMapping(MethodHandle mmap, MethodHandle munmap) {
    private static final Logger log = LoggerFactory.getLogger(AnonymousMapping.class);
    // Linux's numbers.
    private static final int PROT_READ_WRITE = 1 | 2;
    private static final int MAP_PRIVATE_ANONYMOUS = 2 | 0x20;
    private static final long MAP_FAILED = -1;

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
            return Optional.of(new AnonymousMapping(mmap, munmap));
        } catch (RuntimeException | LinkageError e) {
            log.info("memory cannot be mapped, the C library gives it instead: {}", e.toString());
            return Optional.empty();
        }
    }

    private MemorySegment map(long size, Arena arena) {
        var address = MemorySegment.NULL;
        try {
            address = (MemorySegment) mmap.invokeExact(address, size, PROT_READ_WRITE, MAP_PRIVATE_ANONYMOUS, -1, 0L);
        } catch (Throwable e) {
            throw new IllegalStateException("mmap", e);
        }
        if (address.address() == MAP_FAILED) throw new OutOfMemoryError("the system has no %,d bytes".formatted(size));
        return address.reinterpret(size, arena, this::unmap);
    }

    private void unmap(MemorySegment block) {
        try {
            var _ = (int) munmap.invokeExact(block, block.byteSize());
        } catch (Throwable e) {
            throw new IllegalStateException("munmap", e);
        }
    }
}
