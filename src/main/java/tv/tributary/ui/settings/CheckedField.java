package tv.tributary.ui.settings;

import atlantafx.base.theme.Styles;
import java.util.function.Predicate;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import tv.tributary.text.Messages;

/// A text field that says below what is wrong with its text.
final class CheckedField extends VBox {
    private final TextField field = new TextField();
    private final Predicate<String> check;

    CheckedField(String wrong, Predicate<String> check) {
        this.check = check;
        var problem = new Label(Messages.of(wrong));
        problem.getStyleClass().add("form-hint");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        problem.pseudoClassStateChanged(Styles.STATE_DANGER, true);
        problem.managedProperty().bind(problem.visibleProperty());
        field.accessibleTextProperty().bind(accessibleTextProperty());
        field.textProperty().subscribe(text -> {
            boolean right = check.test(text);
            problem.setVisible(!right);
            field.pseudoClassStateChanged(Styles.STATE_DANGER, !right);
        });
        getChildren().setAll(field, problem);
    }

    StringProperty text() {
        return field.textProperty();
    }

    boolean isRight() {
        return check.test(field.getText());
    }
}
