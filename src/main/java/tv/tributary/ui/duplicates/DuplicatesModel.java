package tv.tributary.ui.duplicates;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Duration;
import tv.tributary.catalog.edit.EditHistory;
import tv.tributary.catalog.edit.EditHistory.EditStep;
import tv.tributary.catalog.edit.MergeReview;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.catalog.review.Question;
import tv.tributary.catalog.review.Questions;
import tv.tributary.catalog.review.Questions.OpenKind;
import tv.tributary.event.Event;
import tv.tributary.event.Subscription;
import tv.tributary.identity.question.QuestionKind;
import tv.tributary.text.Messages;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FailureToasts;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.LatestQuery;
import tv.tributary.ui.fx.SerialExecutor;
import tv.tributary.ui.fx.Toasts;
import tv.tributary.ui.fx.UndoToasts;

/// The page's model. FX thread only; reads and edits run off it, and only the newest result is shown.
final class DuplicatesModel {
    private static final Duration CHANGING = Duration.millis(200);
    private static final int QUESTIONS = 300;

    enum Stage {
        LOADING,
        NO_CHANNELS,
        READY
    }

    // shows
    final ObjectProperty<Stage> stage = new SimpleObjectProperty<>(Stage.LOADING);
    final ObjectProperty<Optional<MergeReview.Figures>> figures = new SimpleObjectProperty<>(Optional.empty());
    /// How many questions there are in all.
    final IntegerProperty open = new SimpleIntegerProperty();
    /// The kinds that have questions.
    final ObservableList<OpenKind> kinds = FXCollections.observableArrayList();
    /// The kind whose questions are shown; empty for all.
    final ObjectProperty<Optional<QuestionKind>> kind = new SimpleObjectProperty<>(Optional.empty());
    /// The surest first; those just answered are gone at once.
    final ObservableList<Question> questions = FXCollections.observableArrayList();
    final ObservableList<ChannelRow> largest = FXCollections.observableArrayList();
    final ObservableList<EditStep> steps = FXCollections.observableArrayList();
    final ObjectProperty<Optional<EditStep>> undo = new SimpleObjectProperty<>(Optional.empty());
    final ObjectProperty<Optional<EditStep>> redo = new SimpleObjectProperty<>(Optional.empty());

    private final MergeReview mergeReview;
    private final Questions allQuestions;
    private final EditHistory editHistory;
    private final Background background;
    private final LatestQuery page;
    private final FxBridge fxBridge;
    private final Toasts toasts;
    private final UndoToasts undoToasts;
    private final FailureToasts failureToasts;
    private final Consumer<ChannelRow> onShow;
    private final PauseTransition changing = new PauseTransition(CHANGING);

    /// @param onShow goes to a channel
    DuplicatesModel(
            MergeReview mergeReview,
            Questions allQuestions,
            EditHistory editHistory,
            Background background,
            FxBridge fxBridge,
            Toasts toasts,
            Consumer<ChannelRow> onShow) {
        this.mergeReview = mergeReview;
        this.allQuestions = allQuestions;
        this.editHistory = editHistory;
        this.background = background;
        this.page = new LatestQuery(background);
        this.fxBridge = fxBridge;
        this.toasts = toasts;
        this.undoToasts = new UndoToasts(editHistory, new SerialExecutor(background), background, fxBridge, toasts);
        this.failureToasts = new FailureToasts(toasts);
        this.onShow = onShow;
        changing.setOnFinished(_ -> ask());
        kind.addListener(_ -> ask());
    }

    // does

    /// Does what the question asks.
    void yes(Question question) {
        answer(question, () -> allQuestions.yes(question.id()), undoToasts::tell);
    }

    /// Leaves it as it is, for good.
    void no(Question question) {
        answer(question, () -> allQuestions.no(question.id()), undoToasts::tell);
    }

    /// Not now: asked again after a while, or when there is news.
    void later(Question question) {
        answer(question, () -> allQuestions.later(question.id()), this::tellLater);
    }

    /// The same for all questions of a kind, those not in the list too.
    void yesToAll(QuestionKind all) {
        answerAll(all, () -> allQuestions.yesToAll(all), undoToasts::tell);
    }

    void noToAll(QuestionKind all) {
        answerAll(all, () -> allQuestions.noToAll(all), undoToasts::tell);
    }

    void laterAll(QuestionKind all) {
        answerAll(all, () -> allQuestions.laterAll(all), this::tellLater);
    }

    private void tellLater(List<Long> ids) {
        toasts.offer(
                Messages.of("duplicates.put-off", ids.size()),
                Messages.of("action.undo"),
                () -> background.run(() -> allQuestions.reopen(ids)));
    }

    private <T> void answer(Question question, Callable<T> work, Consumer<? super T> onDone) {
        if (!questions.remove(question)) return;
        change(work, onDone);
    }

    private <T> void answerAll(QuestionKind all, Callable<T> work, Consumer<? super T> onDone) {
        questions.removeIf(question -> question.kind() == all);
        change(work, onDone);
    }

    void undo() {
        change(editHistory::undo, editStep -> toasts.say(Messages.of("action.undone", editStep.words())));
    }

    void redo() {
        change(editHistory::redo, editStep -> toasts.say(Messages.of("action.redone", editStep.words())));
    }

    /// Takes back a step that need not be the newest.
    void takeBack(EditStep editStep) {
        change(
                () -> editHistory.takeBack(editStep.id()),
                _ -> toasts.say(Messages.of("action.undone", editStep.words())));
    }

    void show(ChannelRow row) {
        onShow.accept(row);
    }

    /// Reports the failure and reloads the page.
    private <T> void change(Callable<T> work, Consumer<? super T> onDone) {
        background.run(
                work,
                done -> {
                    onDone.accept(done);
                    ask();
                },
                failure -> {
                    failureToasts.report(failure);
                    ask();
                });
    }

    // lives

    Subscription open() {
        ask();
        var changes = fxBridge.listen(Event.Changed.class, changed -> {
            if (changed.topic().isOfLists()) changing.playFromStart();
        });
        return Subscription.all(undoToasts.open(), changes, changing::stop);
    }

    private void ask() {
        var wanted = kind.get();
        page.run(() -> ReviewCounts.of(mergeReview, allQuestions.page(wanted, 0, QUESTIONS), editHistory), this::show);
    }

    private void show(ReviewCounts reviewCounts) {
        figures.set(Optional.of(reviewCounts.figures()));
        open.set(reviewCounts.page().open());
        if (!kinds.equals(reviewCounts.page().kinds()))
            kinds.setAll(reviewCounts.page().kinds());
        if (!questions.equals(reviewCounts.page().questions()))
            questions.setAll(reviewCounts.page().questions());
        if (!largest.equals(reviewCounts.figures().largest()))
            largest.setAll(reviewCounts.figures().largest());
        if (!steps.equals(reviewCounts.steps())) steps.setAll(reviewCounts.steps());
        undo.set(reviewCounts.ways().undo());
        redo.set(reviewCounts.ways().redo());
        var counts = reviewCounts.figures().counts();
        stage.set(counts.channels() == 0 ? Stage.NO_CHANNELS : Stage.READY);
    }

    /// All the page shows, read in one go off the FX thread.
    ///
    /// @param steps what the user changed, newest first
    private record ReviewCounts(
            MergeReview.Figures figures, Questions.Page page, List<EditStep> steps, EditHistory.Ways ways) {
        private static final int LARGEST = 40;
        private static final int STEPS = 100;

        static ReviewCounts of(MergeReview mergeReview, Questions.Page page, EditHistory editHistory) {
            return new ReviewCounts(mergeReview.figures(LARGEST), page, editHistory.recent(STEPS), editHistory.ways());
        }
    }
}
