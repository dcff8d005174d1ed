package tv.tributary.catalog;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tv.tributary.catalog.EditRefused.EditProblem;
import tv.tributary.model.ChannelId;
import tv.tributary.store.Decision;
import tv.tributary.store.Desk;
import tv.tributary.store.EditStore;
import tv.tributary.store.EditStore.Disturbed;
import tv.tributary.store.EditStore.Done;
import tv.tributary.store.EditStore.Edit;
import tv.tributary.text.Messages;

/// What the user did to channels, step by step, and the way back; it survives restarts. Thread-safe; each call is one
/// short read or one transaction.
public final class History {
    /// What undo and redo would do now, in the words of the steps.
    public record Ways(Optional<Step> undo, Optional<Step> redo) {}

    private final EditStore store;
    private final Stand stand;
    private final InstantSource clock;

    History(EditStore store, Stand stand, InstantSource clock) {
        this.store = store;
        this.stand = stand;
        this.clock = clock;
    }

    public Ways ways() {
        return new Ways(store.undoable().map(History::step), store.redoable().map(History::step));
    }

    /// The newest steps, newest first.
    public List<Step> recent(int limit) {
        return store.history(limit).stream().map(History::step).toList();
    }

    /// Undoes the newest step and says which.
    ///
    /// @throws EditRefused if there is none, or others changed the same since; then nothing is changed
    public Step undo() {
        return shown(store::undo, EditProblem.NOTHING_TO_UNDO);
    }

    /// Does the step again that was undone last and says which.
    ///
    /// @throws EditRefused if there is none, or others changed the same since; then nothing is changed
    public Step redo() {
        return shown(store::redo, EditProblem.NOTHING_TO_REDO);
    }

    /// Takes back any step that is in force; unless it is the newest, this is a new step that can itself be undone.
    ///
    /// @throws EditRefused if it is not in force, or later steps stand on it; then nothing is changed
    public Step takeBack(long step) {
        return shown(
                () -> store.takeBack(step, EditKind.TAKE_BACK.name(), clock.instant()), EditProblem.NOTHING_TO_UNDO);
    }

    private Step shown(Supplier<Optional<Done<Edit>>> change, EditProblem nothing) {
        try {
            var done = change.get().orElseThrow(() -> new EditRefused(nothing));
            stand.refresh(done.touched());
            stand.tellChannels();
            return step(done.answer());
        } catch (Disturbed e) {
            if (e.about().isEmpty()) throw new EditRefused(EditProblem.GONE_SINCE);
            throw new EditRefused(EditProblem.CHANGED_SINCE, about(e.about().getFirst()));
        }
    }

    private String about(Decision decision) {
        var what = decision.what();
        if (what.isOfSource()) return Messages.of(what == Decision.What.CHANNEL ? "history.streams" : "history.stream");
        var name = name(decision.subject());
        return switch (what) {
            case NAME -> Messages.of("history.name", name);
            case NUMBER, MOVED -> Messages.of("history.number", name);
            case GROUP -> Messages.of("history.group", name);
            case HIDDEN, INTO, APART, PIN, CHANNEL, BLOCKED -> Messages.of("history.channel", name);
        };
    }

    private String name(long channel) {
        return stand.lineup()
                .find(new ChannelId(channel))
                .map(row -> row.channel().name())
                .orElse("#" + channel);
    }

    private static Step step(Edit edit) {
        var kind = EditKind.valueOf(edit.step().kind());
        var fate = switch (edit.state()) {
            case DONE -> Step.Fate.DONE;
            case UNDONE, DROPPED -> Step.Fate.UNDONE;
            case TAKEN -> Step.Fate.TAKEN_BACK;
        };
        return new Step(edit.id(), edit.at(), kind, words(edit.step()), fate);
    }

    static String words(Desk.Step step) {
        return Messages.of(EditKind.valueOf(step.kind()), step.name(), step.other(), step.count());
    }
}
