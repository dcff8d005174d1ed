package tv.tributary.ui.shell;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tv.tributary.event.LatestValue;
import tv.tributary.event.Subscription;

/// Holds the [ShellSettings] and saves changes off the FX thread, newest last.
public final class WindowState implements AutoCloseable {
    private final Consumer<ShellSettings> store;
    private final LatestValue<ShellSettings> newest;
    private final Subscription storing;

    /// @param store stores a value; may block, never called twice at once but by [#close()]
    public WindowState(ShellSettings first, Consumer<ShellSettings> store) {
        this.store = store;
        this.newest = new LatestValue<>(first);
        this.storing = newest.follow(store);
    }

    /// The language the user wants, else the system's.
    public Locale language() {
        return newest.get()
                .language()
                .map(Locale::forLanguageTag)
                .orElseGet(() -> Locale.getDefault(Locale.Category.DISPLAY));
    }

    ShellSettings get() {
        return newest.get();
    }

    /// FX thread only, so that no change is lost between reading and writing.
    void change(UnaryOperator<ShellSettings> change) {
        newest.set(change.apply(newest.get()));
    }

    /// Stores the last word before it returns.
    @Override
    public void close() {
        storing.close();
        store.accept(newest.get());
    }
}
