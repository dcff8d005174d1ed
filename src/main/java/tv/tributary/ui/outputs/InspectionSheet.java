package tv.tributary.ui.outputs;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.health.TunerInspection.ClientResult;
import tv.tributary.health.TunerInspection.Finding;
import tv.tributary.health.TunerInspection.InspectionReport;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.FormSheet;
import tv.tributary.ui.outputs.TunersModel.Inspection;

/// The sheet that says what Plex and other media servers get of a tuner, and what to do where something is in the way.
final class InspectionSheet extends VBox {
    private final TunersModel model;
    private final Inspection shown;
    private final Button close = new Button(Messages.of("action.close"));

    InspectionSheet(TunersModel model, Inspection shown) {
        this.model = model;
        this.shown = shown;
        createView();
    }

    void focusFirst() {
        close.requestFocus();
    }

    private void createView() {
        getStyleClass().add("provider-form");
        var title =
                new Label(Messages.of("inspection.title", shown.entry().tuner().name()));
        title.getStyleClass().add("form-title");
        title.setWrapText(true);
        var head = new HBox(title);
        head.getStyleClass().add("form-head");
        var content =
                FormSheet.fields(shown.report().map(this::createReport).orElseGet(InspectionSheet::createWaiting));
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().setAll(head, content, createFoot());
        setMaxWidth(USE_PREF_SIZE);
    }

    private static Node createWaiting() {
        var bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        return new VBox(8, words(Messages.of("inspection.reading"), "provider-facts"), bar);
    }

    private Node createReport(InspectionReport report) {
        var parts = new VBox(16);
        if (!report.name().isEmpty()) {
            var facts = new VBox(
                    4,
                    words(
                            Messages.of(
                                    "inspection.facts",
                                    report.name(),
                                    report.channels(),
                                    report.streams(),
                                    report.withGuide()),
                            "form-label"));
            for (var channel : report.first()) facts.getChildren().add(words(channel, "provider-facts"));
            if (report.channels() > report.first().size()) facts.getChildren().add(words("…", "provider-facts"));
            parts.getChildren().add(facts);
        }
        for (var client : report.clients()) parts.getChildren().add(createClient(client));
        return parts;
    }

    private static Node createClient(ClientResult result) {
        boolean isFine = result.findings().isEmpty();
        var icon = new FontIcon(isFine ? "mdi2c-check-circle-outline" : "mdi2a-alert-outline");
        icon.getStyleClass().add(isFine ? Styles.SUCCESS : Styles.WARNING);
        var name =
                words(Messages.of("inspection.gets", Messages.of(result.client()), result.channels()), "provider-name");
        var line = new HBox(8, icon, name);
        line.setAlignment(Pos.CENTER_LEFT);
        var client = new VBox(4, line);
        for (var finding : result.findings()) client.getChildren().add(createFinding(finding));
        return client;
    }

    private static Label createFinding(Finding finding) {
        return words(finding.words(), "provider-facts");
    }

    private static Label words(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private Node createFoot() {
        var again = new Button(Messages.of("inspection.again"));
        again.setDisable(shown.report().isEmpty());
        again.setOnAction(_ -> model.inspect(shown.entry()));
        var edit = new Button(Messages.of("inspection.choose"));
        edit.setOnAction(_ -> {
            model.closeForm();
            model.edit(shown.entry());
        });
        close.getStyleClass().add(Styles.ACCENT);
        close.setOnAction(_ -> model.closeForm());
        var foot = new HBox(edit, new Spacer(), again, close);
        foot.getStyleClass().add("form-foot");
        foot.setAlignment(Pos.CENTER_RIGHT);
        return foot;
    }
}
