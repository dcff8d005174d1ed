package tv.tributary.relay.source;

import java.time.Duration;
import java.util.function.Supplier;
import tv.tributary.format.ts.TimestampMath;

/// Decides when packets are flushed to viewers next. They get whole frames only, so a flush just after a frame
/// has ended delays them least; flushing more often costs, as does each write. Pure.
final class FlushTimer {
    /// Between flushes while a frame is overdue.
    private static final Duration SHORT = Duration.ofMillis(10);
    /// So much later than expected a frame may end without a flush in vain: providers send in pieces.
    private static final long MARGIN = Duration.ofMillis(8).toNanos();

    private final Supplier<Duration> ticks;

    /// @param ticks the longest pause between flushes while packets flow
    public FlushTimer(Supplier<Duration> ticks) {
        this.ticks = ticks;
    }

    /// How long after one flush the next is due.
    ///
    /// @param whole whether a frame became whole
    /// @param frameTicks how long a frame lasts, of 90 kHz; 0 if unknown
    /// @param begun how much of the next frame has come already, as the time it took to come
    public Duration pause(boolean whole, long frameTicks, Duration begun) {
        var tick = ticks.get();
        if (frameTicks <= 0) return tick;
        // In nanoseconds: the arithmetic of durations goes by way of big decimals.
        long frame = frameTicks * 1_000_000_000L / TimestampMath.SECOND;
        if (frame > tick.toNanos()) return tick;
        if (!whole) return shorter(tick, SHORT);
        long frames = Math.max(1, tick.toNanos() / frame);
        long pause = frames * frame - begun.toNanos() + MARGIN;
        return shorter(tick, pause < SHORT.toNanos() ? SHORT : Duration.ofNanos(pause));
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
