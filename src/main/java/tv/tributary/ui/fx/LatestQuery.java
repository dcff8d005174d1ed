package tv.tributary.ui.fx;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// A query that runs off the FX thread, again whenever its data may have changed. Results may arrive out of order; only
/// that of the newest query is shown. FX thread only.
public final class LatestQuery {
    private final Background background;
    private int asked;

    public LatestQuery(Background background) {
        this.background = background;
    }

    /// Runs `work` on a virtual thread, then `onFx` with its answer on the FX thread, unless something was asked since.
    public <T> void run(Callable<T> work, Consumer<? super T> onFx) {
        var mine = ++asked;
        background.run(work, answer -> {
            if (mine == asked) onFx.accept(answer);
        });
    }

    /// An answer that is still to come is not heard.
    public void cancel() {
        asked++;
    }
}
