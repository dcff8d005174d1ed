package tv.tributary.catalog.edit;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tv.tributary.catalog.edit.EditRefused.EditProblem;
import tv.tributary.catalog.lineup.LineupCache;
import tv.tributary.model.ChannelId;
import tv.tributary.store.EditSession;
import tv.tributary.store.EditStore;
import tv.tributary.store.EditStore.Disturbed;
import tv.tributary.store.EditStore.Done;
import tv.tributary.store.EditStore.Edit;
import tv.tributary.store.UserDecision;
import tv.tributary.text.Messages;

/// The history of edits, with undo and redo that survive restarts. Thread-safe; each call is one short read or one
/// transaction.
public final class EditHistory {
    /// One step of the edit history.
    ///
    /// @param words what was done, in plain words
    public record EditStep(long id, Instant at, EditKind kind, String words, Fate fate) {
        /// The state of the step.
        public enum Fate {
            DONE,
            /// Undone, and may be done again.
            UNDONE,
            /// Taken back by a later step.
            TAKEN_BACK
        }
    }

    /// The steps that undo and redo would act on now, in words.
    public record Ways(Optional<EditStep> undo, Optional<EditStep> redo) {}

    private final EditStore store;
    private final LineupCache lineupCache;
    private final InstantSource clock;

    public EditHistory(EditStore store, LineupCache lineupCache, InstantSource clock) {
        this.store = store;
        this.lineupCache = lineupCache;
        this.clock = clock;
    }

    public Ways ways() {
        return new Ways(
                store.undoable().map(EditHistory::step), store.redoable().map(EditHistory::step));
    }

    /// The newest steps, newest first.
    public List<EditStep> recent(int limit) {
        return store.history(limit).stream().map(EditHistory::step).toList();
    }

    /// Undoes the newest step and says which.
    ///
    /// @throws EditRefused if there is none, or others changed the same since; then nothing is changed
    public EditStep undo() {
        return shown(store::undo, EditProblem.NOTHING_TO_UNDO);
    }

    /// Does the step again that was undone last and says which.
    ///
    /// @throws EditRefused if there is none, or others changed the same since; then nothing is changed
    public EditStep redo() {
        return shown(store::redo, EditProblem.NOTHING_TO_REDO);
    }

    /// Takes back any step that is in force; unless it is the newest, this is a new step that can itself be undone.
    ///
    /// @throws EditRefused if it is not in force, or later steps stand on it; then nothing is changed
    public EditStep takeBack(long step) {
        return shown(
                () -> store.takeBack(step, EditKind.TAKE_BACK.name(), clock.instant()), EditProblem.NOTHING_TO_UNDO);
    }

    private EditStep shown(Supplier<Optional<Done<Edit>>> change, EditProblem nothing) {
        try {
            var done = change.get().orElseThrow(() -> new EditRefused(nothing));
            lineupCache.show(done);
            return step(done.answer());
        } catch (Disturbed e) {
            if (e.about().isEmpty()) throw new EditRefused(EditProblem.GONE_SINCE);
            throw new EditRefused(EditProblem.CHANGED_SINCE, about(e.about().getFirst()));
        }
    }

    private String about(UserDecision userDecision) {
        var what = userDecision.what();
        if (what.isOfSource())
            return Messages.of(what == UserDecision.What.CHANNEL ? "history.streams" : "history.stream");
        if (what.isOfGroup()) return Messages.of("history.group-rule", store.groupName(userDecision.subject()));
        if (what == UserDecision.What.GROUP_NEW_HIDDEN) return Messages.of("history.new-groups");
        if (what == UserDecision.What.COUNTRY) return Messages.of("history.countries");
        if (what.isOfTitle()) return Messages.of("history.title", store.titleName(userDecision.subject()));
        var name = name(userDecision.subject());
        return switch (what) {
            case NAME -> Messages.of("history.name", name);
            case NUMBER, MOVED -> Messages.of("history.number", name);
            case GROUP -> Messages.of("history.group", name);
            case PLACE -> Messages.of("history.place", name);
            case HIDDEN,
                    FAVOURITE,
                    GUIDE,
                    GUIDE_REFUSED,
                    GUIDE_SHIFT,
                    INTO,
                    APART,
                    PIN,
                    CHANNEL,
                    BLOCKED,
                    GROUP_NAME,
                    GROUP_HIDDEN,
                    GROUP_PLACE,
                    GROUP_NEW_HIDDEN,
                    COUNTRY,
                    TITLE_NAME,
                    TITLE_YEAR,
                    TITLE_HIDDEN,
                    TITLE_FAVOURITE,
                    TITLE_INTO,
                    TITLE_VERSION -> Messages.of("history.channel", name);
        };
    }

    private String name(long channel) {
        return lineupCache
                .lineup()
                .find(new ChannelId(channel))
                .map(row -> row.channel().name())
                .orElse("#" + channel);
    }

    private static EditStep step(Edit edit) {
        var kind = EditKind.valueOf(edit.step().kind());
        var fate = switch (edit.state()) {
            case DONE -> EditStep.Fate.DONE;
            case UNDONE, DROPPED -> EditStep.Fate.UNDONE;
            case TAKEN -> EditStep.Fate.TAKEN_BACK;
        };
        return new EditStep(edit.id(), edit.at(), kind, words(edit.step()), fate);
    }

    static String words(EditSession.Step step) {
        return Messages.of(EditKind.valueOf(step.kind()), step.name(), step.other(), step.count());
    }
}
