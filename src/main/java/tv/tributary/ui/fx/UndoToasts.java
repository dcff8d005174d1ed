package tv.tributary.ui.fx;

import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import tv.tributary.catalog.edit.EditHistory;
import tv.tributary.catalog.edit.EditHistory.EditStep;
import tv.tributary.catalog.edit.EditTransaction.EditResult;
import tv.tributary.event.Event;
import tv.tributary.event.Event.Topic;
import tv.tributary.event.Subscription;
import tv.tributary.text.Messages;

/// Tells the user's edits with an undo that takes back exactly the edit told, and goes away once that is not in force
/// any more. FX thread only.
public final class UndoToasts {
    /// As many messages can be on offer.
    private static final int LOOKED_AT = 100;

    private final EditHistory editHistory;
    private final SerialExecutor turns;
    private final LatestQuery query;
    private final FxBridge fxBridge;
    private final Toasts toasts;
    private final ObjectProperty<Set<Long>> takenBack = new SimpleObjectProperty<>(Set.of());

    /// @param turns in which the edits are made: undo follows those asked for before it
    public UndoToasts(
            EditHistory editHistory, SerialExecutor turns, Background background, FxBridge fxBridge, Toasts toasts) {
        this.editHistory = editHistory;
        this.turns = turns;
        this.query = new LatestQuery(background);
        this.fxBridge = fxBridge;
        this.toasts = toasts;
    }

    // does

    public void tell(EditResult edited) {
        var words = edited.words();
        edited.step()
                .ifPresentOrElse(
                        step -> toasts.offer(
                                words,
                                Messages.of("action.undo"),
                                () -> walk(() -> editHistory.takeBack(step), "action.undone"),
                                takenBack.map(ids -> !ids.contains(step))),
                        () -> toasts.say(words));
        if (!edited.notes().isEmpty()) toasts.say(String.join("\n", edited.notes()));
    }

    /// Undoes the newest step.
    public void undo() {
        walk(editHistory::undo, "action.undone");
    }

    /// Does the step again that was undone last.
    public void redo() {
        walk(editHistory::redo, "action.redone");
    }

    private void walk(Callable<EditStep> way, String key) {
        turns.run(way, step -> toasts.say(Messages.of(key, step.words())));
    }

    // lives

    /// Keeps what is on offer up to date.
    public Subscription open() {
        look();
        return fxBridge.listen(Event.Changed.class, changed -> {
            if (changed.topic() == Topic.CHANNELS || changed.topic() == Topic.TITLES) look();
        });
    }

    private void look() {
        query.run(
                () -> editHistory.recent(LOOKED_AT).stream()
                        .filter(step -> step.fate() != EditStep.Fate.DONE)
                        .map(EditStep::id)
                        .collect(Collectors.toSet()),
                takenBack::set);
    }
}
