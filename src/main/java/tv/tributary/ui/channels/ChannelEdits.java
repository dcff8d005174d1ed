package tv.tributary.ui.channels;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Duration;
import tv.tributary.catalog.Edited;
import tv.tributary.catalog.Editor;
import tv.tributary.catalog.History;
import tv.tributary.catalog.NameRule;
import tv.tributary.catalog.NameRule.Renamed;
import tv.tributary.catalog.Step;
import tv.tributary.event.Event;
import tv.tributary.event.Subscription;
import tv.tributary.event.Topic;
import tv.tributary.model.ChannelId;
import tv.tributary.model.SourceId;
import tv.tributary.text.Messages;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.InTurn;
import tv.tributary.ui.fx.Live;
import tv.tributary.ui.fx.Lookup;
import tv.tributary.ui.fx.Toasts;

/// What can be done to channels: each change runs off the FX thread, is told in a toast with the way back, and shows
/// when the catalog says that it changed. FX thread only.
final class ChannelEdits {
    private static final Duration PATIENCE = Duration.millis(300);

    // shows
    /// What undo and redo would do.
    final ObjectProperty<Optional<Step>> undo = new SimpleObjectProperty<>(Optional.empty());
    final ObjectProperty<Optional<Step>> redo = new SimpleObjectProperty<>(Optional.empty());

    /// A change has been under way for so long that it is to be seen.
    final ReadOnlyBooleanWrapper slow = new ReadOnlyBooleanWrapper();

    private final Editor editor;
    private final History history;
    private final Background background;
    private final InTurn turns;
    private final Lookup ways;
    private final Live live;
    private final Toasts toasts;
    private final PauseTransition patience = new PauseTransition(PATIENCE);

    ChannelEdits(Editor editor, History history, Background background, Live live, Toasts toasts) {
        this.editor = editor;
        this.history = history;
        this.background = background;
        this.turns = new InTurn(background);
        this.ways = new Lookup(background);
        this.live = live;
        this.toasts = toasts;
        patience.setOnFinished(_ -> slow.set(true));
    }

    /// @param step as the history keeps it
    private record Done(Edited edited, Optional<Step> step) {}

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

    void rename(List<ChannelId> channels, NameRule rule) {
        edit(() -> editor.rename(channels, rule));
    }

    /// What a rule would do; `onFailure` hears why it cannot.
    void preview(
            List<ChannelId> channels,
            NameRule rule,
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
        if (undo.get().isPresent()) walk(history::undo, "channels.edit.undone");
    }

    void redo() {
        if (redo.get().isPresent()) walk(history::redo, "channels.edit.redone");
    }

    private void edit(Callable<Edited> work) {
        if (!turns.busy()) patience.playFromStart();
        turns.run(() -> done(work.call()), this::tell, this::ended);
    }

    private void ended() {
        if (turns.busy()) return;
        patience.stop();
        slow.set(false);
    }

    private void tell(Done done) {
        toasts.offer(done.edited.words(), Messages.of("channels.edit.undo"), () -> takeBack(done));
        done.edited.notes().forEach(toasts::say);
    }

    private Done done(Edited edited) {
        return new Done(edited, history.ways().undo());
    }

    /// The step that was told, whatever was done since.
    private void takeBack(Done done) {
        done.step.ifPresent(step -> walk(() -> history.takeBack(step.id()), "channels.edit.undone"));
    }

    private void walk(Callable<Step> way, String key) {
        background.run(way, step -> toasts.say(Messages.of(key, step.words())));
    }

    // lives

    Subscription open() {
        ask();
        return live.hear(Event.Changed.class, changed -> {
            if (changed.topic() == Topic.CHANNELS) ask();
        });
    }

    private void ask() {
        ways.ask(history::ways, now -> {
            undo.set(now.undo());
            redo.set(now.redo());
        });
    }
}
