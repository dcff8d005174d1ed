package tv.tributary.ui.providers;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import tv.tributary.catalog.provider.InvalidProvider.Problem;
import tv.tributary.text.Messages;

/// A labelled input with a hint below, replaced by the error if there is one.
final class FormField extends VBox {
    private final Label hint = new Label();

    /// The input for one part of a provider, with its words.
    ///
    /// @param mine the problems that belong to this input
    static FormField of(String part, Node input, ObjectProperty<Optional<Problem>> problem, Set<Problem> mine) {
        return new FormField(
                Messages.of("providers.form." + part),
                Messages.of("providers.form." + part + ".hint"),
                input,
                problem,
                mine);
    }

    private FormField(
            String label, String hintWords, Node input, ObjectProperty<Optional<Problem>> problem, Set<Problem> mine) {
        getStyleClass().add("form-field");
        var title = new Label(label);
        title.getStyleClass().add("form-label");
        title.setLabelFor(input);
        hint.getStyleClass().add("form-hint");
        hint.setWrapText(true);
        getChildren().setAll(title, input, hint);
        problem.subscribe(found -> {
            var wrong = found.filter(mine::contains);
            input.pseudoClassStateChanged(Styles.STATE_DANGER, wrong.isPresent());
            hint.pseudoClassStateChanged(Styles.STATE_DANGER, wrong.isPresent());
            hint.setText(wrong.map(reason -> Messages.of(reason)).orElse(hintWords));
            var something = !hint.getText().isEmpty();
            hint.setVisible(something);
            hint.setManaged(something);
        });
    }
}
