package tv.tributary.ui.mediaservers;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.library.export.ExportPlan;
import tv.tributary.library.export.ExportPlan.FileChange;
import tv.tributary.library.export.ExportPlan.PlannedChange;
import tv.tributary.text.Messages;
import tv.tributary.ui.mediaservers.ExportsModel.ExportPreview;

/// A searchable list of what an export would add, change and remove.
final class ExportPreviewView extends VBox {
    private static final int ROW = 28;

    private final ExportsModel model;
    private final ExportPreview preview;
    private final TextField search = new TextField();
    private final ListView<PlannedChange> list = new ListView<>();

    ExportPreviewView(ExportPreview preview, ExportsModel model) {
        this.preview = preview;
        this.model = model;
        createView();
    }

    void focusFirst() {
        applyCss();
        search.requestFocus();
    }

    private void createView() {
        getStyleClass().addAll("provider-form", "export-preview");
        var title =
                new Label(Messages.of("exports.preview.title", preview.export().name()));
        title.getStyleClass().add("form-title");
        title.setMinWidth(0);
        var close = new Button("", new FontIcon("mdi2c-close"));
        close.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        close.setAccessibleText(Messages.of("exports.preview.close"));
        close.setOnAction(_ -> model.closePreview());
        var head = new HBox(title, new Spacer(), close);
        head.getStyleClass().add("form-head");
        head.setAlignment(Pos.CENTER_LEFT);
        var body = new VBox(createCounts(), createSearch(), createList());
        body.getStyleClass().add("form-fields");
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().setAll(head, body, createFoot());
    }

    private Node createCounts() {
        var counts = new Label(preview.plan()
                .map(plan -> Messages.of(
                        "exports.preview.counts",
                        plan.count(FileChange.ADD),
                        plan.count(FileChange.CHANGE),
                        plan.count(FileChange.REMOVE),
                        plan.count(FileChange.KEEP) + plan.count(FileChange.WAIT)))
                .orElse(Messages.of("exports.preview.working")));
        counts.setWrapText(true);
        counts.setMinHeight(USE_PREF_SIZE);
        return counts;
    }

    private Node createSearch() {
        search.setPromptText(Messages.of("exports.preview.search"));
        search.setAccessibleText(Messages.of("exports.preview.search"));
        search.textProperty()
                .addListener((_, _, text) -> list.getItems()
                        .setAll(preview.plan().map(plan -> plan.search(text)).orElseThrow()));
        search.setDisable(preview.plan().isEmpty());
        search.setOnAction(_ -> list.requestFocus());
        return search;
    }

    private Node createList() {
        list.setFixedCellSize(ROW);
        list.setAccessibleText(
                Messages.of("exports.preview.title", preview.export().name()));
        list.setPlaceholder(new Label(Messages.of("exports.preview.none")));
        list.setCellFactory(_ -> new ChangeCell());
        preview.plan().map(ExportPlan::changes).ifPresent(list.getItems()::setAll);
        var wait = new ProgressIndicator();
        wait.setMaxSize(48, 48);
        wait.setVisible(preview.plan().isEmpty());
        list.setVisible(preview.plan().isPresent());
        var stack = new StackPane(list, wait);
        VBox.setVgrow(stack, Priority.ALWAYS);
        return stack;
    }

    private Node createFoot() {
        var run = new Button(Messages.of("exports.run"), new FontIcon("mdi2f-folder-download-outline"));
        run.getStyleClass().add(Styles.ACCENT);
        run.setDisable(preview.plan()
                .map(plan -> plan.changes().stream()
                        .noneMatch(change -> change.change().isWork()))
                .orElse(true));
        run.setOnAction(_ -> model.run(preview.export()));
        var close = new Button(Messages.of("exports.preview.close"));
        close.setOnAction(_ -> model.closePreview());
        var foot = new HBox(new Spacer(), close, run);
        foot.getStyleClass().add("form-foot");
        foot.setAlignment(Pos.CENTER_RIGHT);
        return foot;
    }

    private static String icon(FileChange change) {
        return switch (change) {
            case ADD -> "mdi2p-plus-circle-outline";
            case CHANGE -> "mdi2p-pencil-circle-outline";
            case REMOVE -> "mdi2m-minus-circle-outline";
            case KEEP -> "mdi2c-check";
            case WAIT -> "mdi2c-clock-outline";
            case FOREIGN, EDITED -> "mdi2a-account-lock-outline";
        };
    }

    private static final class ChangeCell extends ListCell<PlannedChange> {
        private final FontIcon icon = new FontIcon();

        ChangeCell() {
            setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
            // No wider than the list: long paths begin with dots.
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable PlannedChange item, boolean empty) {
            super.updateItem(item, empty);
            if (item == null || empty) {
                setText(null);
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            icon.setIconLiteral(icon(item.change()));
            icon.getStyleClass().setAll("ikonli-font-icon", "change-" + change(item));
            setText(item.path());
            setGraphic(icon);
            setAccessibleText(Messages.of(item.change()) + ". " + item.path());
        }

        private static String change(PlannedChange item) {
            return Optional.of(item.change())
                    .filter(FileChange::isWork)
                    .map(change -> change == FileChange.REMOVE ? "bad" : "good")
                    .orElse("quiet");
        }
    }
}
