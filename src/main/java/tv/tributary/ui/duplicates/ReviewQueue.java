package tv.tributary.ui.duplicates;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.catalog.edit.MergeReview.Question;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.EmptyState;

/// Suggested merges, one after another: each is answered with one key, then the next is selected.
final class ReviewQueue extends VBox {
    private final DuplicatesModel model;
    private final ListView<Question> list;
    private final PairView pair;
    /// The index of the focused question: the next one moves up to it.
    private int place;

    ReviewQueue(DuplicatesModel model) {
        this.model = model;
        this.list = new ListView<>(model.questions);
        this.pair = new PairView(model);
        createView();
    }

    private void createView() {
        getStyleClass().addAll("card", "review-queue");
        var title = new Label(Messages.of("duplicates.review.title"));
        title.getStyleClass().add("card-title");
        createList();
        var answers = new VBox(pair, createAnswers());
        answers.getStyleClass().add("review-answers");
        VBox.setVgrow(pair, Priority.ALWAYS);
        HBox.setHgrow(answers, Priority.ALWAYS);
        var both = new HBox(list, answers);
        both.getStyleClass().add("review-body");
        var nothing = new EmptyState(
                "mdi2c-check-circle-outline",
                Messages.of("duplicates.review.none.title"),
                Messages.of("duplicates.review.none.words"));
        var isEmpty = Bindings.isEmpty(model.questions);
        both.visibleProperty().bind(isEmpty.not());
        nothing.visibleProperty().bind(isEmpty);
        var body = new StackPane(nothing, both);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().setAll(title, body);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    }

    private void createList() {
        list.getStyleClass().add("review-list");
        list.setFixedCellSize(52);
        list.setAccessibleText(Messages.of("duplicates.review.title"));
        list.setCellFactory(_ -> new QuestionCell());
        list.getSelectionModel().selectedItemProperty().subscribe(chosen -> pair.show(Optional.ofNullable(chosen)));
        list.getSelectionModel().selectedIndexProperty().subscribe(index -> {
            if (index.intValue() >= 0) place = index.intValue();
        });
        model.questions.addListener((ListChangeListener<Question>) _ -> chooseAgain());
    }

    private void chooseAgain() {
        if (model.questions.isEmpty() || list.getSelectionModel().getSelectedItem() != null) return;
        var next = Math.min(place, model.questions.size() - 1);
        list.getSelectionModel().select(next);
        list.getFocusModel().focus(next);
    }

    private HBox createAnswers() {
        var same = answer("duplicates.accept", "mdi2c-call-merge", model::accept);
        same.getStyleClass().add(Styles.ACCENT);
        var row = new HBox(
                same,
                answer("duplicates.refuse", "mdi2d-debug-step-over", model::refuse),
                answer("duplicates.never", "mdi2c-call-split", model::never));
        row.getStyleClass().add("review-buttons");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Button answer(String key, String icon, Consumer<Question> action) {
        var button = new Button(Messages.of(key), new FontIcon(icon));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> answer(action));
        return button;
    }

    private void answer(Consumer<Question> action) {
        var chosen = list.getSelectionModel().getSelectedItem();
        if (chosen == null) return;
        place = list.getSelectionModel().getSelectedIndex();
        list.getSelectionModel().clearSelection();
        action.accept(chosen);
        chooseAgain();
        list.requestFocus();
    }

    private void onKey(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) return;
        switch (event.getCode()) {
            case ENTER, M -> answer(model::accept);
            case L -> answer(model::refuse);
            case N, DELETE -> answer(model::never);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private static final class QuestionCell extends ListCell<Question> {
        private final Label names = new Label();
        private final Label words = new Label();
        private final Label sureness = new Label();
        private final HBox row;

        QuestionCell() {
            names.getStyleClass().add("question-names");
            words.getStyleClass().add("question-words");
            sureness.getStyleClass().add("question-sureness");
            sureness.setMinWidth(USE_PREF_SIZE);
            var texts = new VBox(names, words);
            texts.setMinWidth(0);
            texts.setAlignment(Pos.CENTER_LEFT);
            HBox.setHgrow(texts, Priority.ALWAYS);
            row = new HBox(texts, sureness);
            row.getStyleClass().add("question");
            row.setAlignment(Pos.CENTER_LEFT);
            // No wider than the list: long names end in dots.
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Question question, boolean empty) {
            super.updateItem(question, empty);
            if (question == null || empty) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            var one = question.channel().channel().name();
            var other = question.other().channel().name();
            names.setText(Messages.of("duplicates.pair", one, other));
            words.setText(question.words());
            sureness.setText(Messages.of("duplicates.sureness", question.sureness()));
            setAccessibleText(names.getText() + ". " + question.words());
            setGraphic(row);
        }
    }
}
