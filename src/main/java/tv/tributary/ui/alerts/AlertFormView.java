package tv.tributary.ui.alerts;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.activity.ActivityKind.Severity;
import tv.tributary.notify.AlertTarget.TargetField;
import tv.tributary.notify.AlertTarget.TargetKind;
import tv.tributary.notify.Digest;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.ChoiceWords;
import tv.tributary.ui.control.EnumComboBox;
import tv.tributary.ui.control.FormSheet;
import tv.tributary.ui.control.NumberSpinner;

/// The sheet to add or change a target; its fields are those of the service.
final class AlertFormView extends VBox {
    private static final List<Severity> LEAST = List.of(Severity.INFO, Severity.WARNING, Severity.ERROR);
    private static final int MOST_PER_HOUR = 60;

    private final AlertForm form;
    private final AlertsModel model;
    private final TextField name = new TextField();
    private final VBox serviceFields = new VBox();

    AlertFormView(AlertForm form, AlertsModel model) {
        this.form = form;
        this.model = model;
        var fields = createFields();
        VBox.setVgrow(fields, Priority.ALWAYS);
        var sheet = new FormSheet(
                Messages.of(form.isNew() ? "alerts.add" : "alerts.edit"),
                new VBox(fields, createOutcome()),
                form.working,
                () -> model.save(form),
                model::closeForm,
                createTest());
        VBox.setVgrow(sheet, Priority.ALWAYS);
        getChildren().setAll(sheet);
    }

    void focusFirst() {
        applyCss();
        name.requestFocus();
    }

    private Node createFields() {
        name.textProperty().bindBidirectional(form.name);
        var kind = new EnumComboBox<>(TargetKind.values());
        kind.valueProperty().bindBidirectional(form.kind);
        kind.setDisable(!form.isNew());
        serviceFields.getStyleClass().add("form-fields");
        form.kind.subscribe(now -> serviceFields
                .getChildren()
                .setAll(now.fields().stream().map(this::field).toList()));
        var least = new ComboBox<Severity>();
        least.getItems().setAll(LEAST);
        least.setMaxWidth(Double.MAX_VALUE);
        least.setConverter(
                new ChoiceWords<>(choice -> Messages.of("activity.filter.severity." + LEAST.indexOf(choice))));
        least.valueProperty().bindBidirectional(form.least);
        var kinds = new FlowPane(12, 8);
        form.kinds.forEach((one, chosen) -> kinds.getChildren().add(check(Messages.of(one), chosen)));
        var from = new TextField();
        from.textProperty().bindBidirectional(form.quietFrom);
        from.setPromptText("22:00");
        var until = new TextField();
        until.textProperty().bindBidirectional(form.quietUntil);
        until.setPromptText("07:00");
        var most = new NumberSpinner(form.mostPerHour, 1, MOST_PER_HOUR, 1);
        var digest = new EnumComboBox<>(Digest.values());
        digest.valueProperty().bindBidirectional(form.digest);
        var parts = new ArrayList<Node>();
        parts.add(FormSheet.field("alerts.form.name", name));
        parts.add(FormSheet.field("alerts.form.kind", kind));
        parts.add(serviceFields);
        parts.add(FormSheet.field("alerts.form.kinds", kinds));
        parts.add(FormSheet.field("alerts.form.least", least));
        parts.add(check(Messages.of("alerts.form.all-clear"), form.allClear));
        parts.add(FormSheet.field("alerts.form.quiet-from", from));
        parts.add(FormSheet.field("alerts.form.quiet-until", until));
        parts.add(check(Messages.of("alerts.form.urgent"), form.urgentAnyway));
        parts.add(FormSheet.field("alerts.form.most", most));
        parts.add(FormSheet.field("alerts.form.digest", digest));
        return FormSheet.fields(parts.toArray(Node[]::new));
    }

    private Node field(TargetField field) {
        var input = field.secret() ? new PasswordField() : new TextField();
        input.textProperty().bindBidirectional(form.value(field));
        var words = Messages.of("alert-field." + field.key());
        input.setAccessibleText(words);
        if (form.isKnown(field) && field.secret()) input.setPromptText(Messages.of("alerts.form.secret-known"));
        else if (!field.required()) input.setPromptText(Messages.of("alerts.form.optional"));
        var title = new Label(words);
        title.getStyleClass().add("form-label");
        title.setLabelFor(input);
        var box = new VBox(title, input);
        box.getStyleClass().add("form-field");
        return box;
    }

    private static CheckBox check(String words, BooleanProperty chosen) {
        var box = new CheckBox(words);
        box.setWrapText(true);
        box.selectedProperty().bindBidirectional(chosen);
        return box;
    }

    private Button createTest() {
        var test = new Button(Messages.of("alerts.test"), new FontIcon("mdi2s-send-outline"));
        test.disableProperty().bind(form.working);
        test.setOnAction(_ -> model.test(form));
        return test;
    }

    /// What is wrong, or what came of a test.
    private Node createOutcome() {
        var words = new Label();
        words.getStyleClass().add("form-hint");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        form.problem.subscribe(_ -> show(words));
        form.said.subscribe(_ -> show(words));
        var outcome = new VBox(words);
        outcome.getStyleClass().add("alert-outcome");
        return outcome;
    }

    private void show(Label problem) {
        var isBad = !form.problem.get().isEmpty();
        problem.setText(isBad ? form.problem.get() : form.said.get());
        problem.pseudoClassStateChanged(Styles.STATE_DANGER, isBad);
        problem.setVisible(!problem.getText().isEmpty());
        problem.setManaged(problem.isVisible());
    }
}
