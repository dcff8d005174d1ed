package tv.tributary.ui.settings;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.beans.Observable;
import javafx.util.Duration;
import tv.tributary.text.Messages;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.SerialExecutor;
import tv.tributary.ui.fx.Toasts;

/// Keeps a form and the stored settings the same: changes in the form are saved 400 ms after the last one, changes of
/// what is stored are shown, except over what is being typed or saved. FX thread only.
///
/// @param <T> all that the form edits; compared by `equals`
final class SettingEditor<T> {
    private static final Duration SETTLED = Duration.millis(400);

    private final Supplier<T> stored;
    private final Consumer<T> save;
    private final Supplier<T> typed;
    private final Consumer<T> show;
    private final SerialExecutor saves;
    private final Toasts toasts;
    private final PauseTransition settling = new PauseTransition(SETTLED);
    private boolean showing;

    /// @param stored the current settings, from memory
    /// @param save stores settings that differ from the current ones; may block
    /// @param typed what the form says now
    /// @param show puts settings into the form
    SettingEditor(
            Supplier<T> stored,
            Consumer<T> save,
            Supplier<T> typed,
            Consumer<T> show,
            Background background,
            Toasts toasts) {
        this.stored = stored;
        this.save = save;
        this.typed = typed;
        this.show = show;
        this.saves = new SerialExecutor(background);
        this.toasts = toasts;
        settling.setOnFinished(_ -> store(typed.get()));
    }

    /// Saves after changes of these fields.
    void watch(Observable... fields) {
        for (var field : fields) field.addListener(_ -> touched());
    }

    /// Shows what is stored, unless something typed is still to be saved.
    void refresh() {
        if (settling() || saves.busy()) return;
        showing = true;
        show.accept(stored.get());
        showing = false;
    }

    /// Puts settings into the form and stores them at once; offers to undo that.
    void reset(T wanted) {
        settling.stop();
        var before = typed.get();
        if (before.equals(wanted)) {
            toasts.say(Messages.of("settings.reset.already"));
            return;
        }
        showing = true;
        show.accept(wanted);
        showing = false;
        store(wanted);
        toasts.offer(Messages.of("settings.reset.done"), Messages.of("action.undo"), () -> store(before));
    }

    /// Saves what the form says, then runs `work` off the FX thread and `onFx` with its answer on it.
    <R> void saveThen(Callable<R> work, Consumer<? super R> onFx) {
        settling.stop();
        var wanted = typed.get();
        saves.run(
                () -> {
                    saveIfChanged(wanted);
                    return work.call();
                },
                onFx,
                this::refresh);
    }

    /// Saves at once what was typed last. Called when the page is hidden.
    void flush() {
        if (!settling()) return;
        settling.stop();
        store(typed.get());
    }

    private void touched() {
        if (!showing) settling.playFromStart();
    }

    private boolean settling() {
        return settling.getStatus() == PauseTransition.Status.RUNNING;
    }

    private void store(T wanted) {
        saves.run(() -> saveIfChanged(wanted), this::refresh);
    }

    private void saveIfChanged(T wanted) {
        if (!wanted.equals(stored.get())) save.accept(wanted);
    }
}
