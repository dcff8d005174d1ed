package tv.tributary.ui.channels;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Duration;
import tv.tributary.catalog.edit.EditHistory;
import tv.tributary.catalog.edit.EditHistory.EditStep;
import tv.tributary.catalog.edit.EditTransaction.EditResult;
import tv.tributary.catalog.edit.Editor;
import tv.tributary.catalog.edit.RenameRule;
import tv.tributary.catalog.edit.RenameRule.Renamed;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.catalog.lineup.InsertionPoint;
import tv.tributary.catalog.lineup.InsertionPoint.Step;
import tv.tributary.event.Event;
import tv.tributary.event.Event.Topic;
import tv.tributary.event.Subscription;
import tv.tributary.model.ChannelId;
import tv.tributary.model.GuideShift;
import tv.tributary.model.SourceId;
import tv.tributary.text.Messages;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.LatestQuery;
import tv.tributary.ui.fx.SerialExecutor;
import tv.tributary.ui.fx.Toasts;
import tv.tributary.ui.fx.UndoToasts;

/// Runs edits off the FX thread and reports each in a toast with undo; the page refreshes when the catalog announces
/// the change. FX thread only.
final class ChannelEdits {
    private static final Duration PATIENCE = Duration.millis(300);

    // shows
    /// The steps that undo and redo would take.
    final ObjectProperty<Optional<EditStep>> undo = new SimpleObjectProperty<>(Optional.empty());
    final ObjectProperty<Optional<EditStep>> redo = new SimpleObjectProperty<>(Optional.empty());

    /// A change has been under way for so long that it is to be seen.
    final ReadOnlyBooleanWrapper slow = new ReadOnlyBooleanWrapper();

    private final Editor editor;
    private final EditHistory editHistory;
    private final Background background;
    private final SerialExecutor turns;
    private final LatestQuery ways;
    private final FxBridge fxBridge;
    private final UndoToasts undoToasts;
    private final Toasts toasts;
    private final PauseTransition patience = new PauseTransition(PATIENCE);

    ChannelEdits(Editor editor, EditHistory editHistory, Background background, FxBridge fxBridge, Toasts toasts) {
        this.editor = editor;
        this.editHistory = editHistory;
        this.background = background;
        this.turns = new SerialExecutor(background);
        this.ways = new LatestQuery(background);
        this.fxBridge = fxBridge;
        this.toasts = toasts;
        this.undoToasts = new UndoToasts(editHistory, turns, background, fxBridge, toasts);
        patience.setOnFinished(_ -> slow.set(true));
        turns.onIdle(() -> {
            patience.stop();
            slow.set(false);
        });
    }

    // does

    /// The first stays and takes the others' streams.
    void merge(List<ChannelId> channels) {
        if (channels.size() > 1) edit(() -> editor.merge(channels));
    }

    void neverTogether(ChannelId one, ChannelId other) {
        edit(() -> editor.neverTogether(one, other));
    }

    /// Makes a channel of its own of some streams.
    void split(ChannelId channel, Set<SourceId> streams) {
        edit(() -> editor.split(channel, streams));
    }

    void rename(ChannelId channel, String name) {
        edit(() -> editor.rename(channel, name));
    }

    void rename(List<ChannelId> channels, RenameRule rule) {
        edit(() -> editor.rename(channels, rule));
    }

    /// Previews a rule; `onFailure` gets the reason if it cannot be applied.
    void preview(
            List<ChannelId> channels,
            RenameRule rule,
            Consumer<List<Renamed>> onAnswer,
            Consumer<? super Exception> onFailure) {
        background.run(() -> editor.preview(channels, rule), onAnswer, onFailure);
    }

    void renumber(ChannelId channel, String number) {
        edit(() -> editor.renumber(channel, number));
    }

    /// One after the other from a number on.
    void renumber(List<ChannelId> channels, int first) {
        edit(() -> editor.renumber(channels, first));
    }

    void moveToGroup(List<ChannelId> channels, String group) {
        edit(() -> editor.moveToGroup(channels, group));
    }

    /// Puts them beside another one in the playlist.
    void move(List<ChannelId> channels, InsertionPoint<ChannelId> point) {
        edit(() -> editor.move(channels, point));
    }

    /// Moves them within a list. Each step is taken in the list as the steps before left it, however fast they come.
    ///
    /// @param list reads it off the FX thread
    void move(List<ChannelId> channels, Supplier<List<ChannelRow>> list, Step step) {
        turns.run(
                () -> InsertionPoint.step(ids(list.get()), Set.copyOf(channels), step)
                        .map(point -> editor.move(channels, point)),
                // The rows are seen to move; what else came of it is not.
                moved -> moved.map(EditResult::notes)
                        .filter(notes -> !notes.isEmpty())
                        .ifPresent(notes -> toasts.say(String.join("\n", notes))));
    }

    private static List<ChannelId> ids(List<ChannelRow> rows) {
        return rows.stream().map(row -> row.channel().id()).toList();
    }

    /// Back to the places of their numbers.
    void ownPlace(List<ChannelId> channels) {
        edit(() -> editor.ownPlace(channels));
    }

    /// Says that channels cannot be moved in a list in another order, with a way to the playlist's order.
    void offerPlaylistOrder(Runnable onAccept) {
        toasts.offer(Messages.of("channels.move.sorted"), Messages.of("channels.move.sorted.do"), onAccept);
    }

    /// Makes them favourites; those that all are, no more. Each step sees what the steps before it left, however fast
    /// they come.
    void toggleFavourites(List<ChannelId> channels) {
        edit(() -> editor.toggleFavourites(channels));
    }

    /// Moves the times of the channels' guides.
    void shiftGuides(ChannelGuides guides, List<ChannelId> channels, GuideShift shift) {
        edit(() -> guides.shift(channels, shift));
    }

    void hide(List<ChannelId> channels) {
        edit(() -> editor.hide(channels));
    }

    void show(List<ChannelId> channels) {
        edit(() -> editor.show(channels));
    }

    /// Names, numbers and groups as the lists say.
    void ownName(List<ChannelId> channels) {
        edit(() -> editor.ownName(channels));
    }

    void ownNumber(List<ChannelId> channels) {
        edit(() -> editor.ownNumber(channels));
    }

    void ownGroup(List<ChannelId> channels) {
        edit(() -> editor.ownGroup(channels));
    }

    /// Tries a channel's streams in this order; empty for the order of the ranking.
    void reorder(ChannelId channel, List<SourceId> streams) {
        edit(() -> editor.reorder(channel, streams));
    }

    void undo() {
        if (turns.busy() || undo.get().isPresent()) undoToasts.undo();
    }

    void redo() {
        if (turns.busy() || redo.get().isPresent()) undoToasts.redo();
    }

    private void edit(Callable<EditResult> work) {
        if (!turns.busy()) patience.playFromStart();
        turns.run(work, undoToasts::tell);
    }

    // lives

    Subscription open() {
        ask();
        return Subscription.all(undoToasts.open(), fxBridge.listen(Event.Changed.class, changed -> {
            if (changed.topic() == Topic.CHANNELS) ask();
        }));
    }

    private void ask() {
        ways.run(editHistory::ways, now -> {
            undo.set(now.undo());
            redo.set(now.redo());
        });
    }
}
