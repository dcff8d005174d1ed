package tv.tributary.engine;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.job.Timetable;

/// Closes everything that was opened, in reverse order. Used by one thread at a time, but for [#closeOnce] and
/// [#awaitClosed].
final class CloseStack {
    private static final Logger log = LoggerFactory.getLogger(CloseStack.class);

    private static final Duration PIECE = Duration.ofMillis(50);

    private record Step(String name, Runnable close) {}

    private final Deque<Step> steps = new ArrayDeque<>();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);

    void add(String name, Runnable close) {
        steps.push(new Step(name, close));
    }

    /// Adds what was just opened.
    ///
    /// @return the same
    <T> T own(String name, T opened, Consumer<T> close) {
        add(name, () -> close.accept(opened));
        return opened;
    }

    /// Starts a timetable, and adds it.
    void schedule(String name, InstantSource clock, Timetable.Round round) {
        add(name, Timetable.start(name, clock, round)::close);
    }

    /// Closes everything, whoever asks first; all others wait until that is done.
    ///
    /// @return whether this call was the first
    boolean closeOnce(Duration patience) {
        if (closing.compareAndSet(false, true)) {
            close(patience);
            closed.countDown();
            return true;
        }
        try {
            closed.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /// Returns once everything was closed by [#closeOnce].
    void awaitClosed() throws InterruptedException {
        closed.await();
    }

    /// Closes everything, the last first. One that fails keeps no other from closing. None may take more than half of
    /// the time that is left, so one that hangs leaves enough for the database; it goes on alone until the process
    /// ends.
    void close(Duration patience) {
        var deadlineBudget = new DeadlineBudget(patience);
        while (!steps.isEmpty()) {
            var step = steps.pop();
            var ended = new CountDownLatch(1);
            Thread.ofPlatform().daemon().name("closing " + step.name()).start(() -> close(step, ended));
            var share = deadlineBudget.next();
            var begun = System.nanoTime();
            if (!await(ended, share)) log.warn("{} has not closed within {}", step.name(), share);
            deadlineBudget.took(Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    /// Like the latch's own, but an interrupt does not cut it short. Waits in short pieces: while the whole machine
    /// stands still nothing can close, so that costs one piece and not the share.
    private static boolean await(CountDownLatch ended, Duration share) {
        var left = share;
        var interrupted = false;
        try {
            while (left.isPositive()) {
                var piece = left.compareTo(PIECE) < 0 ? left : PIECE;
                try {
                    if (ended.await(piece.toNanos(), TimeUnit.NANOSECONDS)) return true;
                } catch (InterruptedException _) {
                    interrupted = true;
                }
                left = left.minus(piece);
            }
            return false;
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    private static void close(Step step, CountDownLatch ended) {
        try {
            step.close().run();
            log.debug("closed {}", step.name());
        } catch (RuntimeException e) {
            log.warn("could not close {}", step.name(), e);
        } finally {
            ended.countDown();
        }
    }

    /// A time that several share, one after the other: each may take half of what is left, and at least a moment.
    /// Whoever takes longer, as when the whole machine stands still meanwhile, has used up its own share and nobody
    /// else's.
    static final class DeadlineBudget {
        /// On a busy machine what closes at once may begin so late, however much time the others took.
        private static final Duration LEAST = Duration.ofMillis(400);

        private Duration left;
        private Duration share = Duration.ZERO;

        DeadlineBudget(Duration all) {
            this.left = all;
        }

        /// The time that the next one may take.
        Duration next() {
            var half = left.dividedBy(2);
            share = half.compareTo(LEAST) < 0 ? LEAST : half;
            return share;
        }

        /// The time spent so far.
        void took(Duration time) {
            var rest = left.minus(time.compareTo(share) < 0 ? time : share);
            left = rest.isNegative() ? Duration.ZERO : rest;
        }
    }
}
