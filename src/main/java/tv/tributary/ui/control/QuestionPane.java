package tv.tributary.ui.control;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tv.tributary.text.Messages;

/// A question with its answers, to be asked by an [Overlay]. Enter gives the main answer. FX thread only.
public final class QuestionPane extends VBox {
    private final HBox answers = new HBox(new Spacer());
    private final Button cancel = new Button(Messages.of("action.cancel"));
    private Optional<Button> main = Optional.empty();
    private Optional<Node> first = Optional.empty();
    private Runnable onAnswered = () -> {};

    /// @param content what has to be known or entered to answer
    public QuestionPane(String title, Node content) {
        getStyleClass().add("question-pane");
        setAccessibleRole(AccessibleRole.DIALOG);
        setAccessibleText(title);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        var heading = new Label(title);
        heading.getStyleClass().add("question-title");
        heading.setWrapText(true);
        heading.setMinHeight(USE_PREF_SIZE);
        answers.getStyleClass().add("question-answers");
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.setOnAction(_ -> onAnswered.run());
        answers.getChildren().add(cancel);
        setVgrow(content, Priority.ALWAYS);
        getChildren().setAll(heading, content, answers);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ENTER) return;
            main.ifPresent(Button::fire);
            event.consume();
        });
    }

    /// A question that needs no more than a sentence.
    public QuestionPane(String title, String words) {
        this(title, sentence(words));
    }

    private static Label sentence(String words) {
        var sentence = new Label(words);
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        return sentence;
    }

    /// Adds one more answer.
    public QuestionPane answer(String words, Runnable action) {
        answers.getChildren().add(button(words, action));
        return this;
    }

    /// Adds the answer that Enter gives.
    public QuestionPane mainAnswer(String words, Runnable action) {
        var button = button(words, action);
        button.getStyleClass().add(Styles.ACCENT);
        answers.getChildren().add(button);
        main = Optional.of(button);
        return this;
    }

    /// The main answer can be given only while this holds.
    public QuestionPane during(ObservableValue<Boolean> possible) {
        main.ifPresent(button -> button.disableProperty().bind(possible.map(now -> !now)));
        return this;
    }

    /// Where the keyboard begins; else at the main answer.
    public QuestionPane beginAt(Node node) {
        first = Optional.of(node);
        return this;
    }

    void onAnswered(Runnable action) {
        onAnswered = action;
    }

    void takeFocus() {
        first.or(() -> main).orElse(cancel).requestFocus();
    }

    private Button button(String words, Runnable action) {
        var button = new Button(words);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> {
            onAnswered.run();
            action.run();
        });
        return button;
    }
}
