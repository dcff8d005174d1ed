package tv.tributary.upstream;

import java.time.Duration;

/// Interrupts the thread that created it when time is up, unless [#lift] is called first.
final class Deadline {
    private enum State {
        RUNNING,
        PASSED,
        LIFTED
    }

    private final Thread worker = Thread.currentThread();
    private final Thread alarm;
    private State state = State.RUNNING;

    Deadline(Duration within) {
        alarm = Thread.ofVirtual().name("deadline").start(() -> {
            try {
                Thread.sleep(within);
                pass();
            } catch (InterruptedException _) {
                // Lifted.
            }
        });
    }

    private synchronized void pass() {
        if (state != State.RUNNING) return;
        state = State.PASSED;
        worker.interrupt();
    }

    synchronized boolean passed() {
        return state == State.PASSED;
    }

    /// The work is done, or given up: no interrupt of the deadline's own comes any more or is left. One by
    /// somebody else since time was up is lost too.
    synchronized void lift() {
        if (state == State.PASSED) Thread.interrupted();
        state = State.LIFTED;
        alarm.interrupt();
    }
}
