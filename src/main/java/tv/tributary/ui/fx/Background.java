package tv.tributary.ui.fx;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.application.Platform;

/// Runs blocking work off the FX thread and returns its result to it. Failures become toasts. Call it on the FX thread.
public final class Background {
    private final FailureToasts failureToasts;
    private volatile boolean closed;

    public Background(Toasts toasts) {
        this.failureToasts = new FailureToasts(toasts);
    }

    /// Runs `work` on a virtual thread, then `onFx` with its answer on the FX thread.
    public <T> void run(Callable<T> work, Consumer<? super T> onFx) {
        run(work, onFx, failureToasts::report);
    }

    /// The same for work whose failure the caller can show in its own place, such as a form. `onFailure` runs on the
    /// FX thread instead of `onFx`.
    public <T> void run(Callable<T> work, Consumer<? super T> onFx, Consumer<? super Exception> onFailure) {
        Thread.ofVirtual().name("background").start(() -> attempt(work, onFx, onFailure));
    }

    public void run(Runnable work) {
        run(
                () -> {
                    work.run();
                    return true;
                },
                _ -> {});
    }

    /// Tells of a failure as if nobody had asked to hear of it.
    public void report(Exception failure) {
        failureToasts.report(failure);
    }

    /// The edge for everything a user starts: whatever goes wrong ends here, in words. A failure inside `onFx` itself
    /// reaches the FX thread's own handler.
    private <T> void attempt(Callable<T> work, Consumer<? super T> onFx, Consumer<? super Exception> onFailure) {
        try {
            var answer = work.call();
            Platform.runLater(() -> hear(onFx, answer));
        } catch (Exception e) {
            Platform.runLater(() -> hear(onFailure, e));
        }
    }

    private <T> void hear(Consumer<? super T> listener, T said) {
        if (!closed) listener.accept(said);
    }

    /// For when the window is gone: what still runs is heard no more, since it may fail just because all ends. Any
    /// thread.
    public void close() {
        closed = true;
    }
}
