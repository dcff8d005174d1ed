package tv.tributary.ui.duplicates;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.catalog.review.Question;
import tv.tributary.identity.question.QuestionKind;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.EmptyState;
import tv.tributary.ui.control.LogoImages;

/// Questions, one after another: each is answered with one key, then the next is selected. All of one kind can be
/// answered at once.
final class ReviewQueue extends VBox {
    private final DuplicatesModel model;
    private final ListView<Question> list;
    private final PairView pair;
    /// The index of the focused question: the next one moves up to it.
    private int place;
    private final Label title = new Label();
    private final Button yes = answer("mdi2c-call-merge", model -> model::yes);
    private final Button no = answer("mdi2c-call-split", model -> model::no);
    private final Button later = answer("mdi2d-debug-step-over", model -> model::later);
    private final MenuButton all = new MenuButton("", new FontIcon("mdi2c-check-all"));

    ReviewQueue(DuplicatesModel model, LogoImages logos) {
        this.model = model;
        this.list = new ListView<>(model.questions);
        this.pair = new PairView(model, logos);
        createView();
    }

    private void createView() {
        getStyleClass().addAll("card", "review-queue");
        title.getStyleClass().add("card-title");
        title.setMinWidth(USE_PREF_SIZE);
        createList();
        var scroll = new ScrollPane(pair);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("pair-scroll");
        var answers = new VBox(scroll, createAnswers());
        answers.getStyleClass().add("review-answers");
        VBox.setVgrow(scroll, Priority.ALWAYS);
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
        getChildren().setAll(createHead(), body);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    }

    private HBox createHead() {
        var kinds = new KindChoice(model);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var head = new HBox(title, gap, kinds);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("review-buttons");
        return head;
    }

    private void show(Optional<Question> chosen) {
        pair.show(chosen);
        var isJoin = chosen.map(question -> question.kind().isJoin()).orElse(true);
        title.setText(Messages.of(isJoin ? "duplicates.review.title" : "duplicates.review.title-two"));
        yes.setText(Messages.of(isJoin ? "duplicates.accept" : "duplicates.accept-two"));
        no.setText(Messages.of(isJoin ? "duplicates.never" : "duplicates.never-two"));
        later.setText(Messages.of("duplicates.refuse"));
        all.setText(Messages.of("duplicates.all"));
        all.getItems()
                .setAll(
                        all(isJoin ? "duplicates.accept-all" : "duplicates.accept-all-two", model::yesToAll),
                        all("duplicates.refuse-all", model::laterAll),
                        all(isJoin ? "duplicates.never-all" : "duplicates.never-all-two", model::noToAll));
    }

    private MenuItem all(String key, Consumer<QuestionKind> action) {
        var item = new MenuItem(Messages.of(key));
        item.setOnAction(_ -> Optional.ofNullable(list.getSelectionModel().getSelectedItem())
                .ifPresent(chosen -> {
                    place = 0;
                    list.getSelectionModel().clearSelection();
                    action.accept(chosen.kind());
                    chooseAgain();
                    list.requestFocus();
                }));
        return item;
    }

    private void createList() {
        list.getStyleClass().add("review-list");
        list.setFixedCellSize(52);
        list.setAccessibleText(Messages.of("duplicates.review.title"));
        list.setCellFactory(_ -> new QuestionCell());
        list.getSelectionModel().selectedItemProperty().subscribe(chosen -> show(Optional.ofNullable(chosen)));
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

    private FlowPane createAnswers() {
        yes.getStyleClass().add(Styles.ACCENT);
        all.setMinWidth(USE_PREF_SIZE);
        var row = new FlowPane(yes, later, no, all);
        row.getStyleClass().add("review-answer-buttons");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Button answer(String icon, Function<DuplicatesModel, Consumer<Question>> action) {
        var button = new Button("", new FontIcon(icon));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> answer(action.apply(model)));
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
            case ENTER, M -> answer(model::yes);
            case L -> answer(model::later);
            case N, DELETE -> answer(model::no);
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
            names.setText(Messages.of(
                    "duplicates.pair", question.one().name(), question.other().name()));
            words.setText(Messages.of(question.kind()));
            sureness.setText(Messages.of("duplicates.sureness", question.sureness()));
            setAccessibleText(names.getText() + ". " + question.words());
            setGraphic(row);
        }
    }
}
