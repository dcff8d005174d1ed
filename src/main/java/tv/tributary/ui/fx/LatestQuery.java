package tv.tributary.ui.fx;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Something that is read off the FX thread to be shown, again whenever it may have changed. Answers may come in
/// another
/// order than they were asked for; only the newest question's is heard. FX thread only.
public final class LatestQuery {
    private final Background background;
    private int asked;

    public LatestQuery(Background background) {
        this.background = background;
    }

    /// Runs `work` on a virtual thread, then `onFx` with its answer on the FX thread, unless something was asked since.
    public <T> void ask(Callable<T> work, Consumer<? super T> onFx) {
        var mine = ++asked;
        background.run(work, answer -> {
            if (mine == asked) onFx.accept(answer);
        });
    }

    /// An answer that is still to come is not heard.
    public void drop() {
        asked++;
    }
}
