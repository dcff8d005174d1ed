package tv.tributary.ui.mediaservers;

import atlantafx.base.controls.Spacer;
import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.theme.Styles;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.job.Job;
import tv.tributary.library.export.ExportStatus.ExportResult;
import tv.tributary.text.Messages;
import tv.tributary.ui.mediaservers.ExportsModel.ExportEntry;

/// A card for one export: name, folder, last result, progress, actions.
final class ExportCard extends VBox {
    private final ExportsModel model;
    private final Consumer<ExportEntry> remover;
    private final Label name = new Label();
    private final Label folder = new Label();
    private final Label result = new Label();
    private final Label time = new Label();
    private final ToggleSwitch automatic = new ToggleSwitch();
    private final Button run = new Button(Messages.of("exports.run"), new FontIcon("mdi2f-folder-download-outline"));
    private final Button preview = new Button(Messages.of("exports.preview"), new FontIcon("mdi2e-eye-outline"));
    private final Button edit = new Button("", new FontIcon("mdi2p-pencil-outline"));
    private final Button remove = new Button("", new FontIcon("mdi2d-delete-outline"));
    private final ProgressBar progress = new ProgressBar();
    private final Label step = new Label();
    private final Button cancel = new Button(Messages.of("action.cancel"));
    private final HBox working = new HBox(progress, step, cancel);
    private ExportEntry entry;

    /// @param remover asks before it removes
    ExportCard(ExportsModel model, ExportEntry entry, Consumer<ExportEntry> remover) {
        this.model = model;
        this.entry = entry;
        this.remover = remover;
        createView();
    }

    void show(ExportEntry newer) {
        entry = newer;
        var status = newer.status();
        var settings = status.settings();
        setAccessibleText(newer.name());
        automatic.setAccessibleText(Messages.of("exports.automatic.named", newer.name()));
        run.setAccessibleText(Messages.of("exports.run.named", newer.name()));
        preview.setAccessibleText(Messages.of("exports.preview.named", newer.name()));
        edit.setAccessibleText(Messages.of("exports.edit.named", newer.name()));
        remove.setAccessibleText(Messages.of("exports.remove.named", newer.name()));
        name.setText(newer.name());
        folder.setText(Messages.of("exports.place", Messages.of(settings.style()), settings.folder()));
        automatic.setSelected(settings.automatic());
        result.setText(status.result() == ExportResult.NEVER ? Messages.of("exports.never-run") : status.words());
        result.pseudoClassStateChanged(Styles.STATE_DANGER, status.result() == ExportResult.FAILED);
        time.setText(status.at()
                .map(at -> Messages.of(
                        "exports.run-at",
                        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                                .withZone(ZoneId.systemDefault())
                                .format(at)))
                .orElse(""));
        show(time, status.at().isPresent());
        run.setDisable(newer.job().isPresent());
        show(working, newer.job().isPresent());
        newer.job().ifPresent(this::show);
    }

    private void show(Job.View job) {
        progress.setProgress(Double.isNaN(job.fraction()) ? ProgressBar.INDETERMINATE_PROGRESS : job.fraction());
        step.setText(job.note());
        cancel.setOnAction(_ -> model.cancel(job));
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void createView() {
        getStyleClass().add("provider-card");
        setFocusTraversable(true);
        working.getStyleClass().add("guide-progress");
        working.setAlignment(Pos.CENTER_LEFT);
        cancel.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        getChildren().setAll(createTop(), working);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() != MouseButton.PRIMARY) return;
            requestFocus();
            if (event.getClickCount() == 2) model.edit(entry);
        });
    }

    private Node createTop() {
        name.getStyleClass().add("provider-name");
        folder.getStyleClass().add("provider-location");
        folder.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        result.getStyleClass().add("provider-facts");
        result.setWrapText(true);
        result.setMinHeight(USE_PREF_SIZE);
        time.getStyleClass().add("outcome-when");
        var words = new VBox(name, folder, result, time);
        words.getStyleClass().add("provider-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        var top = new HBox(words, new Spacer(), createActions());
        top.getStyleClass().add("provider-top");
        return top;
    }

    private Node createActions() {
        automatic.setTooltip(new Tooltip(Messages.of("exports.automatic")));
        automatic.selectedProperty().addListener((_, _, on) -> {
            // Only what the user switched; show() sets it too.
            if (on != entry.status().settings().automatic()) model.runAfterSyncs(entry, on);
        });
        preview.setOnAction(_ -> model.preview(entry));
        run.setOnAction(_ -> model.run(entry));
        edit.setTooltip(new Tooltip(Messages.of("exports.edit")));
        edit.setOnAction(_ -> model.edit(entry));
        remove.setTooltip(new Tooltip(Messages.of("exports.remove")));
        remove.setOnAction(_ -> remover.accept(entry));
        for (var button : new Button[] {edit, remove}) button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        var actions = new HBox(automatic, preview, run, edit, remove);
        actions.getStyleClass().add("provider-actions");
        actions.setAlignment(Pos.CENTER_RIGHT);
        actions.setMinWidth(USE_PREF_SIZE);
        return actions;
    }

    private void onKey(KeyEvent event) {
        if (event.getTarget() != this) return;
        switch (event.getCode()) {
            case ENTER, F2 -> model.edit(entry);
            case DELETE -> remover.accept(entry);
            case F5 -> model.run(entry);
            case P -> model.preview(entry);
            case SPACE -> automatic.setSelected(!automatic.isSelected());
            default -> {
                return;
            }
        }
        event.consume();
    }
}
