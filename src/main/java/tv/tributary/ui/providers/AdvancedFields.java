package tv.tributary.ui.providers;

import java.time.ZoneId;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tv.tributary.catalog.provider.InvalidProvider.Problem;
import tv.tributary.catalog.provider.Providers;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.NumberSpinner;

/// Fields that hardly anybody needs, collapsed: what requests say and by which way they go, and failover tolerance.
final class AdvancedFields extends TitledPane {
    private static final int LONGEST_END_MILLIS = 10_000;
    private static final int LONGEST_SILENCE_SECONDS = 60;
    private static final Pattern REGION =
            Pattern.compile("(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+");
    private static final Set<Problem> GRACE = Set.of(Problem.BAD_GRACE);

    private static final Set<Problem> MINE =
            Set.of(Problem.BAD_GRACE, Problem.BAD_PROXY, Problem.BAD_CERTIFICATE, Problem.BAD_ZONE);

    private final ProviderForm form;
    private final Runnable lookAtCertificate;

    /// @param lookAtCertificate fills the form's certificate with the one the server shows
    AdvancedFields(ProviderForm form, Runnable lookAtCertificate) {
        this.form = form;
        this.lookAtCertificate = lookAtCertificate;
        getStyleClass().addAll("form-advanced", "dense");
        setText(Messages.of("providers.form.advanced"));
        setExpanded(false);
        setAnimated(false);
        setContent(createFields());
        form.problem.subscribe(problem -> {
            if (problem.filter(MINE::contains).isPresent()) setExpanded(true);
        });
    }

    private VBox createFields() {
        var userAgent = text(form.userAgent);
        userAgent.setPromptText(Messages.of("providers.form.user-agent.prompt"));
        var end = new NumberSpinner(form.endMillis, 0, LONGEST_END_MILLIS, 100);
        var silence = new NumberSpinner(form.silenceSeconds, 1, LONGEST_SILENCE_SECONDS, 1);
        var graces = new HBox(
                FormField.of("grace-end", end, form.problem, GRACE),
                FormField.of("grace-silence", silence, form.problem, Set.of()));
        graces.getStyleClass().add("form-pair");
        graces.getChildren().forEach(field -> HBox.setHgrow(field, Priority.ALWAYS));
        var fields = new VBox(
                FormField.of("user-agent", userAgent, form.problem, Set.of()),
                FormField.of("referer", text(form.referer), form.problem, Set.of()),
                FormField.of("origin", text(form.originHeader), form.problem, Set.of()),
                FormField.of(
                        "cookie", secret(form.cookie, cookie -> cookie.isEmpty() ? "" : "***"), form.problem, Set.of()),
                FormField.of(
                        "proxy",
                        secret(form.proxy, Providers::withoutCredentials),
                        form.problem,
                        Set.of(Problem.BAD_PROXY)),
                FormField.of("certificate", certificate(), form.problem, Set.of(Problem.BAD_CERTIFICATE)),
                FormField.of("zone", zone(), form.problem, Set.of(Problem.BAD_ZONE)),
                graces);
        fields.getStyleClass().add("form-fields");
        return fields;
    }

    /// Any zone can be typed; the list has those of regions.
    private ComboBox<String> zone() {
        var box = new ComboBox<String>();
        box.setEditable(true);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setPromptText(Messages.of("providers.form.zone.prompt"));
        box.getItems().add("");
        ZoneId.getAvailableZoneIds().stream()
                .filter(id -> REGION.matcher(id).matches())
                .sorted()
                .forEach(box.getItems()::add);
        box.getEditor().textProperty().bindBidirectional(form.zone);
        return box;
    }

    private static TextField text(StringProperty property) {
        var field = new TextField();
        field.textProperty().bindBidirectional(property);
        return field;
    }

    /// Shown in full only while it is edited.
    private static LocationField secret(StringProperty property, UnaryOperator<String> shown) {
        return new LocationField(property, shown);
    }

    private VBox certificate() {
        var fingerprint = text(form.certificate);
        fingerprint.setPromptText(Messages.of("providers.form.certificate.prompt"));
        HBox.setHgrow(fingerprint, Priority.ALWAYS);
        var look = new Button(Messages.of("providers.form.certificate.look"));
        look.setMinWidth(USE_PREF_SIZE);
        look.setOnAction(_ -> lookAtCertificate.run());
        var row = new HBox(fingerprint, look);
        row.getStyleClass().add("form-row");
        return new VBox(row, certificateWords(form));
    }

    /// Whose certificate is trusted, once it was looked at.
    static Label certificateWords(ProviderForm form) {
        var words = new Label();
        words.getStyleClass().add("form-hint");
        words.setWrapText(true);
        words.textProperty().bind(form.certificateWords);
        words.visibleProperty().bind(form.certificateWords.isNotEmpty());
        words.managedProperty().bind(words.visibleProperty());
        return words;
    }
}
