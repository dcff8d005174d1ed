package tv.tributary.ui.control;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.text.Messages;

/// A sheet with a title, what is to be filled in, and buttons to save or leave it. Enter in a text field or a
/// spinner saves.
public final class FormSheet extends VBox {
    /// @param isBlocked while nothing can be saved
    /// @param others what else can be done, at the left of its foot
    public FormSheet(
            String title,
            Node body,
            ObservableValue<Boolean> isBlocked,
            Runnable onSave,
            Runnable onCancel,
            Button... others) {
        getStyleClass().add("provider-form");
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().setAll(createHead(title, onCancel), body, createFoot(isBlocked, onSave, onCancel, others));
        // A filter, as a spinner keeps Enter for itself.
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER
                    && (event.getTarget() instanceof TextField || event.getTarget() instanceof Spinner<?>)) {
                event.consume();
                if (!isBlocked.getValue()) onSave.run();
            }
        });
    }

    private static Node createHead(String title, Runnable onCancel) {
        var words = new Label(title);
        words.getStyleClass().add("form-title");
        var close = new Button("", new FontIcon("mdi2c-close"));
        close.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        close.setAccessibleText(Messages.of("action.cancel"));
        close.setOnAction(_ -> onCancel.run());
        var head = new HBox(words, new Spacer(), close);
        head.getStyleClass().add("form-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private static Node createFoot(
            ObservableValue<Boolean> isBlocked, Runnable onSave, Runnable onCancel, Button... others) {
        var save = new Button(Messages.of("providers.form.save"));
        save.getStyleClass().add(Styles.ACCENT);
        save.disableProperty().bind(isBlocked);
        save.setOnAction(_ -> onSave.run());
        var cancel = new Button(Messages.of("action.cancel"));
        cancel.setOnAction(_ -> onCancel.run());
        var foot = new HBox(others);
        foot.getChildren().addAll(new Spacer(), cancel, save);
        foot.getStyleClass().add("form-foot");
        foot.setAlignment(Pos.CENTER_RIGHT);
        return foot;
    }

    /// Fields one below the other, which scroll where the window is too low.
    public static ScrollPane fields(Node... fields) {
        var column = new VBox(fields);
        column.getStyleClass().add("form-fields");
        var scroll = new ScrollPane(column);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("bare");
        return scroll;
    }

    /// An input with its name above it and a hint below, with which nothing can be wrong.
    public static VBox field(String key, Node input) {
        return field(key, input, new SimpleStringProperty(""));
    }

    /// An input with its name above it and a hint below.
    ///
    /// @param wrong what is wrong with it, in whose place the hint stands while that is empty
    public static VBox field(String key, Node input, ObservableValue<String> wrong) {
        var title = new Label(Messages.of(key));
        title.getStyleClass().add("form-label");
        title.setLabelFor(input);
        input.setAccessibleText(title.getText());
        var words = Messages.of(key + ".hint");
        var hint = new Label();
        hint.getStyleClass().add("form-hint");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        wrong.subscribe(problem -> {
            input.pseudoClassStateChanged(Styles.STATE_DANGER, !problem.isEmpty());
            hint.pseudoClassStateChanged(Styles.STATE_DANGER, !problem.isEmpty());
            hint.setText(problem.isEmpty() ? words : problem);
        });
        var field = new VBox(title, input, hint);
        field.getStyleClass().add("form-field");
        return field;
    }
}
