package tv.tributary.ui.titles;

import java.util.List;
import java.util.concurrent.Callable;
import tv.tributary.catalog.edit.EditHistory;
import tv.tributary.catalog.edit.EditTransaction.EditResult;
import tv.tributary.catalog.edit.TitleEdits;
import tv.tributary.event.Subscription;
import tv.tributary.model.SourceId;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.SerialExecutor;
import tv.tributary.ui.fx.Toasts;
import tv.tributary.ui.fx.UndoToasts;

/// Runs edits of titles off the FX thread and tells each with an undo; the page shows them when they are announced. FX
/// thread only.
final class TitleChanges {
    private final TitleEdits edits;
    private final SerialExecutor turns;
    private final UndoToasts undoToasts;

    TitleChanges(TitleEdits edits, EditHistory history, Background background, FxBridge fxBridge, Toasts toasts) {
        this.edits = edits;
        this.turns = new SerialExecutor(background);
        this.undoToasts = new UndoToasts(history, turns, background, fxBridge, toasts);
    }

    void rename(long title, String name) {
        edit(() -> edits.rename(title, name));
    }

    /// @param year 0 for that of the list
    void setYear(long title, int year) {
        edit(() -> edits.setYear(title, year));
    }

    void hide(long title) {
        edit(() -> edits.hide(List.of(title)));
    }

    void show(long title) {
        edit(() -> edits.show(List.of(title)));
    }

    void setFavourite(long title, boolean wanted) {
        edit(() -> wanted ? edits.addFavourites(List.of(title)) : edits.removeFavourites(List.of(title)));
    }

    /// Makes the other one a part of a title.
    void merge(long title, long other) {
        edit(() -> edits.merge(List.of(title, other)));
    }

    void split(SourceId version) {
        edit(() -> edits.split(version));
    }

    void undo() {
        undoToasts.undo();
    }

    void redo() {
        undoToasts.redo();
    }

    private void edit(Callable<EditResult> change) {
        turns.run(change, undoToasts::tell);
    }

    Subscription open() {
        return undoToasts.open();
    }
}
