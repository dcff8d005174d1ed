package tv.tributary.ui.fx;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/// Runs tasks off the FX thread one after another, in the order submitted, so that the last one wins. A failed task
/// does not stop the next. FX thread only.
public final class SerialExecutor {
    private final Background background;
    private CountDownLatch last = new CountDownLatch(0);
    private int left;
    private Runnable onIdle = () -> {};

    public SerialExecutor(Background background) {
        this.background = background;
    }

    /// Runs `action` whenever the last task that was waited for has ended.
    public void onIdle(Runnable action) {
        onIdle = action;
    }

    /// Runs `work` on a virtual thread when all before it are through, then `onFx` with its answer on the FX thread.
    /// However it ended, `onEnd` follows.
    public <T> void run(Callable<T> work, Consumer<? super T> onFx, Runnable onEnd) {
        var before = last;
        var through = new CountDownLatch(1);
        last = through;
        left++;
        background.run(
                () -> {
                    try {
                        before.await();
                        return work.call();
                    } finally {
                        through.countDown();
                    }
                },
                answer -> {
                    left--;
                    onFx.accept(answer);
                    end(onEnd);
                },
                failure -> {
                    left--;
                    background.report(failure);
                    end(onEnd);
                });
    }

    private void end(Runnable onEnd) {
        onEnd.run();
        if (left == 0) onIdle.run();
    }

    public <T> void run(Callable<T> work, Consumer<? super T> onFx) {
        run(work, onFx, () -> {});
    }

    /// Runs `work` in its turn, then `onEnd` on the FX thread.
    public void run(Runnable work, Runnable onEnd) {
        run(
                () -> {
                    work.run();
                    return true;
                },
                _ -> {},
                onEnd);
    }

    public void run(Runnable work) {
        run(work, () -> {});
    }

    /// True while a task waits or runs.
    public boolean busy() {
        return left > 0;
    }
}
