package tv.tributary.format.ts;

/// Arithmetic on timestamps: 33 bits of 90 kHz ticks that wrap every 26.5 hours.
public final class TimestampMath {
    /// Ticks of a second.
    public static final long SECOND = 90_000;

    private static final long WRAP = 1L << 33;
    private static final long MASK = WRAP - 1;

    private TimestampMath() {}

    /// `stamp` moved by `ticks`, which may be negative.
    public static long plus(long stamp, long ticks) {
        return (stamp + ticks) & MASK;
    }

    /// How far `later` lies after `earlier` on the shorter way round; negative if before.
    public static long between(long earlier, long later) {
        long ticks = (later - earlier) & MASK;
        return ticks < WRAP / 2 ? ticks : ticks - WRAP;
    }
}
