package tv.tributary.ui.duplicates;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.text.Messages;

/// The channels with the most streams, where a wrong merge would do most harm.
final class LargestMerges extends VBox {
    private final DuplicatesModel model;
    private final ListView<ChannelRow> list;

    LargestMerges(DuplicatesModel model) {
        this.model = model;
        this.list = new ListView<>(model.largest);
        getStyleClass().addAll("card", "largest-merges");
        var title = new Label(Messages.of("duplicates.largest.title"));
        title.getStyleClass().add("card-title");
        createList();
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().setAll(title, list);
    }

    private void createList() {
        list.getStyleClass().add("merge-list");
        list.setFixedCellSize(36);
        list.setAccessibleText(Messages.of("duplicates.largest.title"));
        var none = new Label(Messages.of("duplicates.largest.none"));
        none.getStyleClass().add("muted");
        list.setPlaceholder(none);
        list.setCellFactory(_ -> new Cell());
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) showChosen();
        });
        list.setOnKeyPressed(event -> {
            if (event.getCode() != KeyCode.ENTER) return;
            showChosen();
            event.consume();
        });
    }

    private void showChosen() {
        var chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) model.show(chosen);
    }

    private static final class Cell extends ListCell<ChannelRow> {
        private final Label name = new Label();
        private final Label group = new Label();
        private final Label count = new Label();
        private final HBox row = new HBox(name, group, count);

        Cell() {
            name.setMinWidth(0);
            group.getStyleClass().add("muted");
            group.setMinWidth(0);
            group.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(group, Priority.ALWAYS);
            count.getStyleClass().add("share-count");
            count.setMinWidth(USE_PREF_SIZE);
            row.getStyleClass().add("merge-row");
            row.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable ChannelRow item, boolean empty) {
            super.updateItem(item, empty);
            if (item == null || empty) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            name.setText(item.channel().name());
            group.setText(item.channel().group());
            count.setText(Messages.of(
                    "duplicates.streams-at", item.sources(), item.providers().size()));
            setAccessibleText(name.getText() + ", " + count.getText());
            setGraphic(row);
        }
    }
}
