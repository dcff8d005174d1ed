package tv.tributary.ui.duplicates;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Duration;
import tv.tributary.catalog.ChannelRow;
import tv.tributary.catalog.Edited;
import tv.tributary.catalog.History;
import tv.tributary.catalog.Review;
import tv.tributary.catalog.Review.Question;
import tv.tributary.catalog.Step;
import tv.tributary.event.Event;
import tv.tributary.event.Subscription;
import tv.tributary.text.Messages;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.Failures;
import tv.tributary.ui.fx.Live;
import tv.tributary.ui.fx.Lookup;
import tv.tributary.ui.fx.Toasts;

/// What the page shows and does. FX thread only; everything is read and changed off it, and of several answers under
/// way only the newest is shown.
final class DuplicatesModel {
    private static final Duration CHANGING = Duration.millis(200);

    enum Stage {
        LOADING,
        NO_CHANNELS,
        READY
    }

    // shows
    final ObjectProperty<Stage> stage = new SimpleObjectProperty<>(Stage.LOADING);
    final ObjectProperty<Optional<Review.Figures>> figures = new SimpleObjectProperty<>(Optional.empty());
    /// The surest first; those just answered are gone at once.
    final ObservableList<Question> questions = FXCollections.observableArrayList();
    final ObservableList<ChannelRow> largest = FXCollections.observableArrayList();
    final ObservableList<Step> steps = FXCollections.observableArrayList();
    final ObjectProperty<Optional<Step>> undo = new SimpleObjectProperty<>(Optional.empty());
    final ObjectProperty<Optional<Step>> redo = new SimpleObjectProperty<>(Optional.empty());

    private final Review review;
    private final History history;
    private final Background background;
    private final Lookup page;
    private final Live live;
    private final Toasts toasts;
    private final Failures failures;
    private final Consumer<ChannelRow> onShow;
    private final PauseTransition changing = new PauseTransition(CHANGING);

    /// @param onShow goes to a channel
    DuplicatesModel(
            Review review,
            History history,
            Background background,
            Live live,
            Toasts toasts,
            Consumer<ChannelRow> onShow) {
        this.review = review;
        this.history = history;
        this.background = background;
        this.page = new Lookup(background);
        this.live = live;
        this.toasts = toasts;
        this.failures = new Failures(toasts);
        this.onShow = onShow;
        changing.setOnFinished(_ -> ask());
    }

    // does

    /// The two are one channel.
    void accept(Question question) {
        answer(question, () -> review.accept(question.id()), this::offerUndo);
    }

    /// Not now: asked again only with better evidence.
    void refuse(Question question) {
        answer(
                question,
                () -> {
                    review.refuse(question.id());
                    return question.id();
                },
                id -> toasts.offer(
                        Messages.of("duplicates.refused"),
                        Messages.of("duplicates.undo"),
                        () -> background.run(() -> review.reopen(id))));
    }

    /// The two are never one.
    void never(Question question) {
        answer(question, () -> review.never(question.id()), this::offerUndo);
    }

    private <T> void answer(Question question, Callable<T> work, Consumer<? super T> onDone) {
        if (!questions.remove(question)) return;
        change(work, onDone);
    }

    private void offerUndo(Edited edited) {
        toasts.offer(edited.words(), Messages.of("duplicates.undo"), this::undo);
        edited.notes().forEach(toasts::say);
    }

    void undo() {
        change(history::undo, step -> toasts.say(Messages.of("duplicates.undone", step.words())));
    }

    void redo() {
        change(history::redo, step -> toasts.say(Messages.of("duplicates.redone", step.words())));
    }

    /// Takes back a step that need not be the newest.
    void takeBack(Step step) {
        change(() -> history.takeBack(step.id()), _ -> toasts.say(Messages.of("duplicates.undone", step.words())));
    }

    void show(ChannelRow row) {
        onShow.accept(row);
    }

    /// What failed is told, and the page shows again how things really are.
    private <T> void change(Callable<T> work, Consumer<? super T> onDone) {
        background.run(
                work,
                done -> {
                    onDone.accept(done);
                    ask();
                },
                failure -> {
                    failures.tell(failure);
                    ask();
                });
    }

    // lives

    Subscription open() {
        ask();
        var changes = live.hear(Event.Changed.class, changed -> {
            if (changed.topic().isOfLists()) changing.playFromStart();
        });
        return Subscription.all(changes, changing::stop);
    }

    private void ask() {
        page.ask(() -> Standing.of(review, history), this::show);
    }

    private void show(Standing standing) {
        figures.set(Optional.of(standing.figures()));
        if (!questions.equals(standing.page().questions()))
            questions.setAll(standing.page().questions());
        if (!largest.equals(standing.figures().largest()))
            largest.setAll(standing.figures().largest());
        if (!steps.equals(standing.steps())) steps.setAll(standing.steps());
        undo.set(standing.ways().undo());
        redo.set(standing.ways().redo());
        var counts = standing.figures().counts();
        stage.set(counts.channels() == 0 ? Stage.NO_CHANNELS : Stage.READY);
    }
}
