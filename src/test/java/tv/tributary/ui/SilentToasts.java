package tv.tributary.ui;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.beans.value.ObservableValue;
import tv.tributary.ui.fx.Toasts;

/// Keeps what would be shown.
public final class SilentToasts implements Toasts {
    public final List<String> said = new CopyOnWriteArrayList<>();
    public final List<Runnable> offered = new CopyOnWriteArrayList<>();
    public final List<ObservableValue<Boolean>> possible = new CopyOnWriteArrayList<>();
    public final List<String> failed = new CopyOnWriteArrayList<>();

    @Override
    public void say(String words) {
        said.add(words);
    }

    @Override
    public void offer(String words, String action, Runnable onAction, ObservableValue<Boolean> possible) {
        said.add(words);
        offered.add(onAction);
        this.possible.add(possible);
    }

    @Override
    public void fail(String words) {
        failed.add(words);
    }
}
