package tv.tributary.job;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import tv.tributary.text.LocalizableMessage;

/// A long-running task with a title, progress and cancellation. Thread-safe.
public final class Job {
    /// A snapshot of a job. `fraction` is 0..1, or NaN while unknown; `note` says in words what it is doing
    /// or, once ended, what came of it.
    public record View(long id, String title, State state, double fraction, String note, Instant started) {}

    public enum State {
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }

    /// The work itself. May block. Interrupted when cancelled.
    @FunctionalInterface
    public interface Work {
        void run(Job job) throws Exception;
    }

    /// Ends a job whose failure can be told to the user: the words are one plain sentence without credentials.
    public static final class Failed extends Exception {
        private static final long serialVersionUID = 1;

        private final transient LocalizableMessage message;

        public Failed(String words) {
            this(LocalizableMessage.verbatim(words));
        }

        public Failed(LocalizableMessage message) {
            super(message.words());
            this.message = message;
        }

        public Failed(LocalizableMessage message, Throwable cause) {
            super(message.words(), cause);
            this.message = message;
        }

        /// The same as it is stored.
        public LocalizableMessage message() {
            return message;
        }

        public String words() {
            return message.words();
        }
    }

    private final AtomicReference<View> view;
    private final Runnable changed;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean cancelled;

    /// @param run what the job's thread does; ends with [#end]
    /// @param changed called after every change of the view
    Job(View first, Work run, Runnable changed) {
        this.view = new AtomicReference<>(first);
        this.changed = changed;
        this.thread = Thread.ofVirtual().name("job-" + first.id()).unstarted(() -> {
            try {
                run.run(this);
            } catch (Exception e) {
                throw new IllegalStateException("the runner of jobs failed", e);
            }
        });
    }

    public View view() {
        return view.get();
    }

    /// For the work: tells how far it is. Cheap enough for every thousand items; after the end it does nothing.
    public void progress(double fraction, String note) {
        update(now -> new View(now.id, now.title, now.state, fraction, note, now.started));
    }

    /// For the work: stops it here if it was cancelled.
    ///
    /// @throws CancellationException if it was
    public void checkCancelled() {
        if (cancelled) throw new CancellationException("cancelled");
    }

    /// Asks it to stop and returns at once; it may still finish if it was nearly done.
    public void cancel() {
        cancelled = true;
        thread.interrupt();
    }

    /// Waits until it has ended; false if `patience` was not enough.
    public boolean await(Duration patience) throws InterruptedException {
        return ended.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    void start() {
        thread.start();
    }

    /// Whether [#cancel()] was called.
    public boolean cancelled() {
        return cancelled;
    }

    /// Sets the result; [#release()] follows.
    void end(State state, String note) {
        update(now -> new View(
                now.id,
                now.title,
                state,
                state == State.DONE ? 1 : now.fraction,
                note.isEmpty() ? now.note : note,
                now.started));
    }

    /// Lets go of those who wait for its end: the last thing a job's thread does.
    void release() {
        ended.countDown();
    }

    private void update(UnaryOperator<View> change) {
        var before = view.getAndUpdate(now -> now.state == State.RUNNING ? change.apply(now) : now);
        if (before.state == State.RUNNING) changed.run();
    }
}
