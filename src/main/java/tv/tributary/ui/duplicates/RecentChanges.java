package tv.tributary.ui.duplicates;

import atlantafx.base.theme.Styles;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.catalog.edit.EditHistory.EditStep;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.HistoryButton;

/// The user's recent edits, newest first, with undo.
final class RecentChanges extends VBox {
    private static final double SCROLL_BAR = 14;
    private static final PseudoClass UNDONE = PseudoClass.getPseudoClass("undone");

    private final DuplicatesModel model;
    private final ListView<EditStep> list;
    private final DateTimeFormatter time = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
            .withLocale(Locale.getDefault(Locale.Category.FORMAT))
            .withZone(ZoneId.systemDefault());

    RecentChanges(DuplicatesModel model) {
        this.model = model;
        this.list = new ListView<>(model.steps);
        getStyleClass().addAll("card", "recent-changes");
        list.getStyleClass().add("change-list");
        list.setAccessibleText(Messages.of("duplicates.changes.title"));
        list.setCellFactory(_ -> new Cell());
        list.setOnKeyPressed(event -> {
            var chosen = list.getSelectionModel().getSelectedItem();
            if (event.getCode() != KeyCode.ENTER || chosen == null || chosen.fate() != EditStep.Fate.DONE) return;
            model.takeBack(chosen);
            event.consume();
        });
        var none = new Label(Messages.of("duplicates.changes.none"));
        none.getStyleClass().add("muted");
        none.setWrapText(true);
        list.setPlaceholder(none);
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().setAll(createHead(), list);
    }

    private HBox createHead() {
        var title = new Label(Messages.of("duplicates.changes.title"));
        title.getStyleClass().add("card-title");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var head = new HBox(
                title, gap, HistoryButton.undo(model.undo, model::undo), HistoryButton.redo(model.redo, model::redo));
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private final class Cell extends ListCell<EditStep> {
        private final Text text = new Text();
        private final TextFlow words = new TextFlow(text);
        private final Label when = new Label();
        private final Button back = new Button("", new FontIcon("mdi2u-undo-variant"));
        private final HBox row;

        Cell() {
            words.setMaxWidth(Double.MAX_VALUE);
            when.getStyleClass().add("change-time");
            var texts = new VBox(words, when);
            HBox.setHgrow(texts, Priority.ALWAYS);
            back.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
            back.setAccessibleText(Messages.of("duplicates.take-back"));
            back.setTooltip(new Tooltip(Messages.of("duplicates.take-back")));
            back.setOnAction(_ -> Optional.ofNullable(getItem()).ifPresent(model::takeBack));
            row = new HBox(texts, back);
            row.getStyleClass().add("change");
            row.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
            row.prefWidthProperty().bind(list.widthProperty().subtract(SCROLL_BAR));
        }

        /// A list asks its cells without telling a width, which would leave one line for wrapped words.
        @Override
        protected double computePrefHeight(double width) {
            return isEmpty() ? super.computePrefHeight(width) : snapSizeY(row.prefHeight(row.getPrefWidth()));
        }

        @Override
        protected void updateItem(@Nullable EditStep editStep, boolean empty) {
            super.updateItem(editStep, empty);
            if (editStep == null || empty) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            var done = editStep.fate() == EditStep.Fate.DONE;
            text.setText(editStep.words());
            text.setStrikethrough(!done);
            when.setText(done ? time.format(editStep.at()) : Messages.of(editStep.fate()));
            back.setVisible(done);
            row.pseudoClassStateChanged(UNDONE, !done);
            setAccessibleText(editStep.words() + ". " + when.getText());
            setGraphic(row);
        }
    }
}
