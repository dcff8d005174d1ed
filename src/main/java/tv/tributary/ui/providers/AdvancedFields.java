package tv.tributary.ui.providers;

import java.util.Set;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tv.tributary.catalog.provider.InvalidProvider.Problem;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.NumberSpinner;

/// Fields that hardly anybody needs, collapsed: User-Agent and failover tolerance.
final class AdvancedFields extends TitledPane {
    private static final int LONGEST_END_MILLIS = 10_000;
    private static final int LONGEST_SILENCE_SECONDS = 60;
    private static final Set<Problem> GRACE = Set.of(Problem.BAD_GRACE);

    private final ProviderForm form;

    AdvancedFields(ProviderForm form) {
        this.form = form;
        getStyleClass().addAll("form-advanced", "dense");
        setText(Messages.of("providers.form.advanced"));
        setExpanded(false);
        setAnimated(false);
        setContent(createFields());
        form.problem.subscribe(problem -> {
            if (problem.filter(GRACE::contains).isPresent()) setExpanded(true);
        });
    }

    private VBox createFields() {
        var userAgent = new TextField();
        userAgent.setPromptText(Messages.of("providers.form.user-agent.prompt"));
        userAgent.textProperty().bindBidirectional(form.userAgent);
        var end = new NumberSpinner(form.endMillis, 0, LONGEST_END_MILLIS, 100);
        var silence = new NumberSpinner(form.silenceSeconds, 1, LONGEST_SILENCE_SECONDS, 1);
        var graces = new HBox(
                FormField.of("grace-end", end, form.problem, GRACE),
                FormField.of("grace-silence", silence, form.problem, Set.of()));
        graces.getStyleClass().add("form-pair");
        graces.getChildren().forEach(field -> HBox.setHgrow(field, Priority.ALWAYS));
        var fields = new VBox(FormField.of("user-agent", userAgent, form.problem, Set.of()), graces);
        fields.getStyleClass().add("form-fields");
        return fields;
    }
}
