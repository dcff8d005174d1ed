package tv.tributary.stats;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import tv.tributary.memory.MappedMemory;

/// This computer's resources.
///
/// @param memoryBytes all its memory; 0 where it does not say
/// @param mostSegmentBytes most that segments of streams may take: Java gives this process no more outside its heap,
///     and running channels need some of that
public record HostResources(long memoryBytes, long mostSegmentBytes) {
    /// Of what Java gives outside the heap; the rest is for the last seconds of each running channel.
    private static final double SHARE = 0.75;

    private static final long MEGABYTE = 1 << 20;

    public static HostResources here() {
        long most = (long) (MappedMemory.limit() * SHARE);
        return new HostResources(memory(), most / MEGABYTE * MEGABYTE);
    }

    private static long memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? Math.max(0, system.getTotalMemorySize())
                : 0;
    }
}
