package tv.tributary.job;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs tasks when they are due, on one virtual thread of its own. Thread-safe.
///
/// The next due time is queried each time, so nothing is planned ahead: after a change that moves the next due
/// time, call [#wake()].
public final class Timetable implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Timetable.class);
    /// The longest wait: a machine that slept, or a clock that was set, is noticed after this.
    private static final Duration LOOK = Duration.ofMinutes(1);
    /// The shortest: keeps something that stays due from spinning.
    private static final Duration REST = Duration.ofSeconds(1);
    /// The longest wait for its thread.
    private static final Duration CLOSING = Duration.ofSeconds(1);

    /// Something that recurs. Both methods are called on the timetable's thread and should be short.
    public interface Round {
        /// When the next thing is due; empty for never.
        Optional<Instant> nextDue();

        /// Starts what is due now.
        void run();
    }

    private final InstantSource clock;
    private final Round round;
    private final TimedWait wait = new TimedWait();
    private final Thread thread;

    private Timetable(String name, InstantSource clock, Round round) {
        this.clock = clock;
        this.round = round;
        this.thread = Thread.ofVirtual().name("timetable-" + name).unstarted(this::follow);
    }

    /// Starts following a round. What is due already runs at once.
    public static Timetable start(String name, InstantSource clock, Round round) {
        var timetable = new Timetable(name, clock, round);
        timetable.thread.start();
        return timetable;
    }

    /// Looks again now.
    public void wake() {
        wait.wake();
    }

    /// Waits for what is being looked at or started just now, for a second at most: nothing is asked of those who close
    /// after it.
    @Override
    public void close() {
        wait.close();
        if (Thread.currentThread().equals(thread)) return;
        try {
            if (!thread.join(CLOSING)) log.debug("{} is still busy", thread.getName());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() {
        try {
            var rest = Duration.ZERO;
            while (wait.until(System.nanoTime() + rest.toNanos())) rest = look();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// The time until the next check.
    private Duration look() {
        try {
            var due = round.nextDue();
            if (due.isEmpty()) return LOOK;
            var left = Duration.between(clock.instant(), due.get());
            if (left.isPositive()) return left.compareTo(LOOK) < 0 ? left : LOOK;
            round.run();
            return REST;
        } catch (RuntimeException e) {
            log.error("the timetable's work failed", e);
            return LOOK;
        }
    }
}
