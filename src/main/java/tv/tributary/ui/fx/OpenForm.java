package tv.tributary.ui.fx;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// The form of a page: opened with what was read for it, and closed when what it says is stored. Whatever comes back
/// from the background is for the form it was asked for, never for one that was opened since. FX thread only.
public final class OpenForm<F> {
    /// Empty while none is open.
    public final ObjectProperty<Optional<F>> shown = new SimpleObjectProperty<>(Optional.empty());

    private final Background background;
    private final LatestQuery opening;

    public OpenForm(Background background) {
        this.background = background;
        this.opening = new LatestQuery(background);
    }

    /// Reads what the form needs, then shows it.
    ///
    /// @param read runs off the FX thread
    /// @param make the form of what was read
    public <T> void open(Callable<T> read, Function<? super T, F> make) {
        opening.run(read, found -> shown.set(Optional.of(make.apply(found))));
    }

    /// Closes the form, and does not open one that is still read for.
    public void close() {
        opening.cancel();
        shown.set(Optional.empty());
    }

    /// Stores what a form says, then closes that form. If that fails the form stays, and the user is told.
    ///
    /// @param saving true from now until it has failed
    /// @param store runs off the FX thread, so what it needs of the form was read before
    /// @param onSaved gets what was stored, on the FX thread
    public <T> void save(F form, BooleanProperty saving, Callable<T> store, Consumer<? super T> onSaved) {
        saving.set(true);
        background.run(
                store,
                saved -> {
                    if (shown.get().filter(form::equals).isPresent()) shown.set(Optional.empty());
                    onSaved.accept(saved);
                },
                failure -> {
                    saving.set(false);
                    background.report(failure);
                });
    }
}
